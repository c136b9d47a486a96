"""Where the phrase for a speaker stands, beside a verb.

In: the words of a text as `Runs`. Out: ranges of words: the phrase before a verb, the first of a
sentence, the one after a verb, each with what stands between commas after it.
"""

from broadsheet.enrich.quotes.nouns import JOINTS, OF, POSSESSIVE, PRONOUNS, SOURCES, TIMES
from broadsheet.enrich.quotes.runs import QUALIFIERS, Runs
from broadsheet.enrich.quotes.words import QUOTED
from broadsheet.records import Kind

FARTHEST = 45
"""Words that are looked at to the left of a verb."""

_COMMAS = frozenset(",—–-(")
_CLOSES = frozenset(",—–-)")
_BREAKS = frozenset(",;:—–-()[]/") | {QUOTED} | JOINTS
"""What a speaker phrase can stand behind."""


class Phrases(Runs):
    """Finds speaker phrases beside verbs."""

    def subject(self, first: int, verb: int) -> tuple[int, int] | None:
        """Return the phrase of which a verb is said, where it ends right before the verb."""
        low, word = self.words.low, self.words.word
        first = self.past_dateline(first, verb)
        end = verb
        while end > first and self._helps(end - 1, first):
            end -= 1
        if end > first + 1 and low[end - 1] in {"who", "which"}:
            end -= 1 + (low[end - 2] == ",")
        if end == first:
            return None
        least = max(first, end - FARTHEST)
        begins = [i for i in range(max(least, first + 1), end) if low[i - 1] in _BREAKS]
        for begin in [first, *begins] if least == first else begins:
            stop = self.core(begin, end)
            named = stop == end - 1 and word[stop] == "," and self.is_person((begin, stop))
            if named and begin > first and word[begin - 1] == ",":
                return begin, end - 1
            if stop == end or (stop is not None and self._is_apposed(stop, end)):
                return begin, end if stop == end else end - (word[end - 1] != ")")
        return self._run(first, end)

    def _helps(self, at: int, first: int) -> bool:
        """Tell whether a word can stand between a speaker and the verb."""
        low = self.words.low
        if low[at] in POSSESSIVE:
            return at > first and low[at - 1] in PRONOUNS
        return low[at] in self.cues.helpers or low[at].endswith("ly")

    def past_dateline(self, first: int, limit: int) -> int:
        """Return where a sentence begins after a dateline: `CAIRO (AP) — `."""
        word = self.words.word
        if len(word[first]) < 4 or not word[first].isupper():
            return first
        ends = (i for i in range(first + 1, min(first + 12, limit)) if word[i] in "—–-")
        dash = next(ends, None)
        if dash is None:
            return first
        colon = next((i for i in range(dash, min(dash + 6, limit)) if word[i] == ":"), dash)
        return colon + 1

    def _is_apposed(self, begin: int, end: int) -> bool:
        """Tell whether words between commas say more about the phrase before them."""
        word, low = self.words.word, self.words.low
        if word[begin] not in _COMMAS or word[end - 1] not in _CLOSES or begin + 1 >= end - 1:
            return False
        after = low[begin + 1]
        return after not in {"and", "but", "or", "that", "so", QUOTED}

    def _run(self, first: int, end: int) -> tuple[int, int] | None:
        """Return the pronoun, or the run of capitalized words, that ends before a word."""
        low, word = self.words.low, self.words.word
        if end > first and low[end - 1] in PRONOUNS:
            return end - 1, end
        begin = end
        while begin > first and begin > end - 8 and word[begin - 1][0].isupper():
            begin -= 1
        while (
            begin < end
            and low[begin] in self.no_start
            and self.words.start[begin] not in self.named
        ):
            begin += 1
        return (begin, end) if begin < end else None

    def main_subject(self, first: int, limit: int) -> tuple[int, int] | None:
        """Return the first phrase of a sentence, after adverbs and their comma."""
        low, word = self.words.low, self.words.word
        begin = self.past_dateline(first, limit)
        while begin < limit and (low[begin] in {"but", "and", "so", "yet", "still", ","}):
            begin += 1
        if begin < limit and (
            low[begin] in self.no_start or low[begin].endswith(("ing", "ly", "ed"))
        ):
            comma = next((i for i in range(begin, min(limit, begin + 30)) if word[i] == ","), None)
            if comma is None or low[begin] in PRONOUNS:
                return None
            begin = comma + 1
        if begin >= limit:
            return None
        mention = self.named.get(self.words.start[begin])
        if mention and mention.kind is not Kind.PLACE:
            stop = begin
            while stop < limit and self.words.start[stop] < mention.end:
                stop += 1
            if stop < limit and low[stop] not in POSSESSIVE:
                return begin, stop
        end = self.core(begin, limit)
        if end is not None and not TIMES.isdisjoint(low[begin:end]):
            comma = next((i for i in range(begin, min(limit, begin + 9)) if word[i] == ","), None)
            begin = limit if comma is None else comma + 1
            end = self.core(begin, limit) if begin < limit else None
        return (begin, self._cut(begin, end)) if end else None

    def _cut(self, begin: int, stop: int) -> int:
        """Return where a phrase ends whose end no verb shows: with its last name, or its head."""
        low, word = self.words.low, self.words.word
        if low[begin] in PRONOUNS:
            return begin + 1
        for at in range(begin, stop):
            mention = self.named.get(self.words.start[at])
            if mention and mention.kind is Kind.PERSON:
                end = at
                while end < stop and self.words.start[end] < mention.end:
                    end += 1
                if end == stop or low[end] not in POSSESSIVE:
                    return end
        heads = [at for at in range(begin, stop) if self.is_role(low[at]) or low[at] in SOURCES]
        for at in heads:
            if at + 1 not in heads and not (
                at + 1 < stop and (word[at + 1][0].isupper() or low[at + 1] in OF)
            ):
                return at + 1
        named = [
            at
            for at in range(begin, stop)
            if word[at][0].isupper() and (at > begin or not self._is_bare(at))
        ]
        return named[-1] + 1 if named else stop

    def following(self, begin: int, limit: int, *, closed: bool = False) -> tuple[int, int] | None:
        """Return the phrase that begins with a word, with what says more about it after a comma.

        `closed`: only where a second comma closes that.
        """
        word, low = self.words.word, self.words.low
        stop = self.core(begin, limit) if begin < limit else None
        if stop is None:
            return None
        stop = self._cut(begin, stop)
        if stop + 1 < limit and word[stop] == "," and self._says_more(stop + 1):
            end = stop + 1
            while end < min(limit, stop + 30) and word[end] not in ",;.:—–" and low[end] != QUOTED:
                if low[end] in {"but", "who", "in", "during", "on", "as", "after"}:
                    break
                end += 1
            if not closed or (end < limit and word[end] == ","):
                stop = end
        return begin, stop

    def _says_more(self, at: int) -> bool:
        word, low = self.words.word[at], self.words.low[at]
        if low in self.cues.all or low in self.no_start:
            return False
        return low in {"a", "an", "the"} or self.is_role(low) or word.isdigit() or low in QUALIFIERS
