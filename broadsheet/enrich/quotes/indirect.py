"""Speech that is told without quotation marks: `Lee said that the bridge is safe`.

In: a `Reading`, and the attributions of its stretches in marks. Out: attributions with `direct`
False: the clause, the cue and the speaker phrase. Three forms are read: a speaker and a
verb before a clause, a clause before them, and `according to`. A clause that holds a quotation by
the same verb is left to it. Negated and merely possible speech (`did not say`) is none.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from broadsheet.enrich.quotes.found import Found, Told
from broadsheet.enrich.quotes.leading import Leading
from broadsheet.enrich.quotes.openings import SHORTEST, Openings
from broadsheet.enrich.quotes.parts import Attribution, Span
from broadsheet.enrich.quotes.reading import Reading
from broadsheet.enrich.quotes.words import QUOTED

_UNSAID = frozenset(
    """not n't never didn't doesn't don't wouldn't would could might may should must cannot can't
    declined refused to will if what""".split()
)
"""Words before a verb that say that nothing was said, or not yet."""

_RELATIVE = frozenset({"who", "which"})
_ANNOUNCED = 8
"""Words between a clause and a quotation after it, at most, that announce the quotation."""


def indirect(reading: Reading, direct: Sequence[Attribution]) -> list[Attribution]:
    """Find clauses that tell what somebody said."""
    tells = _Tells(reading, direct)
    return [one for number in tells.numbers() for one in tells.sentence(number)]


def _heads(low: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> Iterator[int]:
    """Yield where phrases such as `according to` begin, in order."""
    places = {phrase: phrase.index(max(phrase, key=len)) for phrase in phrases}
    rare = {phrase[at]: (phrase, at) for phrase, at in places.items()}
    for i in [i for i, word in enumerate(low) if word in rare]:
        phrase, at = rare[low[i]]
        if tuple(low[max(0, i - at) : i - at + len(phrase)]) == phrase:
            yield i - at


class _Tells:
    """Reads sentence after sentence."""

    def __init__(self, reading: Reading, direct: Sequence[Attribution]) -> None:
        words, clauses = self.words, self.clauses = reading.words, reading.clauses
        self.openings = Openings(words, clauses.phrases)
        self.leading = Leading(words, clauses.phrases)
        self.taken = {one.cue[0] for one in direct if one.cue}
        tell = reading.cues.tell
        self.verbs = [i for i, word in enumerate(words.low) if word in tell]
        self.heads = list(_heads(words.low, reading.cues.according))

    def numbers(self) -> list[int]:
        """Return the numbers of the sentences that hold a verb or phrase of saying."""
        starts = [first for first, _ in self.words.sentences]
        return sorted({bisect_right(starts, i) - 1 for i in (*self.verbs, *self.heads)})

    def sentence(self, number: int) -> Iterator[Attribution]:
        """Yield what a sentence tells."""
        low = self.words.low
        first, end = self.words.sentences[number]
        while end > first and not self.words.word[end - 1][0].isalnum() and low[end - 1] != QUOTED:
            end -= 1
        verbs = self.verbs[bisect_left(self.verbs, first) : bisect_left(self.verbs, end)]
        told = [*self._according(first, end), *self._passive(number)]
        last: Found | None = None
        for verb in verbs if not told else []:
            one = self._verb(first, verb, end, last)
            if one:
                told.append(one)
                last = one.found
        for i, one in enumerate(told):
            stop = min(one.end, told[i + 1].edge) if i + 1 < len(told) else one.end
            given = self._attribution(one, self._trim(one.begin, stop))
            if given:
                yield given

    def _attribution(self, one: Told, end: int) -> Attribution | None:
        if self.words.word[one.begin] in "()":
            return None
        end = self._before_marks(one.begin, end)
        inside = self.words.low[one.begin : end]
        if len(inside) - inside.count(QUOTED) < SHORTEST or QUOTED in inside[:2]:
            return None
        start, stop = self.words.span(one.begin, end)
        span: Span | None = self.words.span(*one.found.cue) if one.found.cue else None
        if span and span[0] in self.taken:
            return None
        speaker = self.words.span(*one.found.speaker) if one.found.speaker else None
        return Attribution(start, stop, direct=False, cue=span, speaker=speaker, how=one.found.how)

    def _before_marks(self, begin: int, end: int) -> int:
        """Return where a clause ends: before a quotation that another verb announces by a colon."""
        word = self.words.word
        for at in range(begin + 1, end):
            if word[at] == QUOTED and word[at - 1] == ":":
                comma = next((i for i in range(at - 1, begin, -1) if word[i] == ","), at - 1)
                return comma if at - comma < _ANNOUNCED else at - 1
        return end

    def _trim(self, begin: int, end: int) -> int:
        low = self.words.low
        while end > begin and (
            low[end - 1] in {"and", "but", ",", ";", "—", "–", "-", "while", "as"}
        ):
            end -= 1
        return end

    def _verb(self, first: int, verb: int, end: int, last: Found | None) -> Told | None:
        """Return what a verb tells, in the clause after it or before it."""
        clauses = self.clauses
        if (
            not clauses.phrases.is_cue(verb)
            or clauses.is_noun(verb)
            or self._is_unsaid(first, verb)
        ):
            return None
        if self.words.word[verb - 1 : verb] == [","] and last is None:
            inverted = self.leading.inverted(first, verb, end)
            if inverted:
                return inverted
        ordered = self._ordered(first, verb, end)
        if ordered:
            return ordered
        begin = self.openings.clause(verb, end)
        if begin is not None:
            found = self.clauses.verb(first, verb, last)
            if found is None or found.speaker is None or self._is_no_teller(found, verb):
                return None
            edge = found.speaker[0] if verb > found.speaker[0] >= first else verb
            if last is not None and found.speaker == last.speaker:
                edge = verb
            return Told(begin, end, found, edge)
        return self.leading.behind(first, verb, end) if last is None else None

    def _ordered(self, first: int, verb: int, end: int) -> Told | None:
        """Return what a verb before its subject tells, or one at the end of its sentence."""
        told = self.clauses.abroad.told_first(verb, end)
        if told:
            return Told(told[0], end, told[1], verb)
        told = self.clauses.abroad.told_last(first, verb)
        return Told(told[0], verb, told[1], first) if told else None

    def _is_no_teller(self, found: Found, verb: int) -> bool:
        """Tell whether nobody is named, or `who` or `which` parts a subject and its verb."""
        if found.speaker is None or self.clauses.phrases.is_nobody(found.speaker):
            return True
        between = self.words.low[found.speaker[1] : verb - 1]
        return self.words.low[verb] in self.clauses.cues.going and not _RELATIVE.isdisjoint(between)

    def _is_unsaid(self, first: int, verb: int) -> bool:
        return not _UNSAID.isdisjoint(self.words.low[max(first, verb - 3) : verb])

    def _passive(self, number: int) -> Iterator[Told]:
        """Yield the sentence before one such as `This was announced by Lee`."""
        first, end = self.words.sentences[number]
        low = self.words.low
        by = first + 3
        if by + 1 >= end or not number or low[first] not in {"this", "it"} or low[by] != "by":
            return
        speaker = self.clauses.phrases.following(by + 1, end)
        before = self.words.sentences[number - 1]
        told = low[first + 1] == "was" and low[by - 1] in self.clauses.cues.tell
        if told and speaker and QUOTED not in low[slice(*before)]:
            found = Found((by - 1, by), speaker, "named after the cue")
            yield Told(before[0], before[1] - 1, found, first)

    def _according(self, first: int, end: int) -> Iterator[Told]:
        """Yield the clause of `according to`, before or after it."""
        heads = self.heads[bisect_left(self.heads, first) : bisect_left(self.heads, end)]
        for at in heads:
            found = self.clauses.according(at, end, at_start=at <= first + 1)
            if not found or not found.speaker:
                continue
            if at <= first + 1:
                comma = found.speaker[1]
                if comma < end and self.words.word[comma] == ",":
                    yield Told(comma + 1, end, found, first)
            elif self.words.word[at - 1] == "," or found.speaker[1] >= end - 1:
                yield Told(first, self._trim(first, at), found, first)
            return
