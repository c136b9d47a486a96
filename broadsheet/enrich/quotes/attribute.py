"""The cue and the speaker phrase of each stretch in quotation marks, by patterns around it.

In: a `Reading`. Out: one `Attribution` for each of its stretches in marks, in the same order; one
without cue and speaker where the text around names none. The words after a stretch are asked first
(`said Lee`), then those before it (`Lee said:`), then its neighbours.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from broadsheet.enrich.quotes.found import Found
from broadsheet.enrich.quotes.parts import Attribution, Marked
from broadsheet.enrich.quotes.reading import Reading
from broadsheet.enrich.quotes.speech import is_whole
from broadsheet.enrich.quotes.words import QUOTED


def attribute(reading: Reading) -> list[Attribution]:
    """Find for each stretch in marks the words that say who speaks."""
    if not reading.marked:
        return []
    given = _Given(reading)
    given.read()
    return given.attributions()


_DASHES = frozenset("—–-")
_CLAUSE = frozenset("that the a he she they it his her their there".split())
"""Words after a verb that show that it has a clause of its own."""


@dataclass(slots=True)
class _State:
    """What was found last: in the sentence, in the paragraph, in the paragraph before."""

    sentence: Found | None = None
    paragraph: Found | None = None
    before: Found | None = None


class _Given:
    """Goes through the sentences and gives each stretch what was found for it."""

    def __init__(self, reading: Reading) -> None:
        self.words, self.marked, self.clauses = reading.words, reading.marked, reading.clauses
        self.found: dict[int, Found] = {}
        self.last: _State = _State()
        self.waiting: list[int] = []
        self.asked = 0
        self.previous = (0, 0)

    def read(self) -> None:
        """Go through the sentences in order."""
        places = list(self.words.quote)
        at = 0
        for number, (first, end) in enumerate(self.words.sentences):
            opens = number in self.words.paragraph_starts
            if opens:
                self.last = _State(before=self.last.paragraph)
            if self.waiting:
                self._keep_waiting()
            past = at
            while past < len(places) and places[past] < end:
                past += 1
            self.last.sentence = None
            if past > at:
                self._sentence(first, end, places[at:past], opens=opens)
            at = past
            self.previous = (first, end)

    def _sentence(self, first: int, end: int, places: Sequence[int], *, opens: bool) -> None:
        while first < places[0] and self.words.word[first] in _DASHES:
            first += 1
        for at in places:
            found = self._stretch(first, at, end)
            if found is None:
                found = self._neighbour(first, at, end, opens=opens and at == places[0])
            if found is None:
                if is_whole(self._inside(at)):
                    self.waiting.append(self.words.quote[at])
                continue
            self.found[self.words.quote[at]] = found
            for number in self.waiting:
                self.found[number] = replace(found, cue=None, how="speaker of the next words")
            self.waiting.clear()
            self.asked = 0
            self.last.sentence = self.last.paragraph = found

    def _keep_waiting(self) -> None:
        """Let those wait that go on in the next paragraph; each is asked once."""
        self.waiting[self.asked :] = [n for n in self.waiting[self.asked :] if self._goes_on(n)]
        self.asked = len(self.waiting)

    def _goes_on(self, number: int) -> bool:
        """Tell whether a stretch goes on in the next paragraph."""
        return number + 1 < len(self.marked) and self.marked[number + 1].reopened

    def _inside(self, at: int) -> str:
        one = self.marked[self.words.quote[at]]
        return self.words.text[one.start : one.end]

    def _stretch(self, first: int, at: int, end: int) -> Found | None:
        """Return what the words of a sentence say of a stretch in it."""
        one = self.marked[self.words.quote[at]]
        inside = self.words.text[one.end - 1]
        following = self.words.word[at + 1] if at + 1 < end else ""
        parted = inside in ",?!.…—-" or following in {",", "—", "–", "-"}
        after = self.clauses.after(at, end, first)
        if after and after.speaker is None:
            return self._unnamed(after, first, at)
        before = self.clauses.before(first, at, self.last.sentence)
        if before and before.speaker is None and self.last.paragraph:
            before = replace(self.last.paragraph, cue=before.cue, how="speaker of the words before")
        if after and parted and not (before and before.cue and self._is_close(before, after, at)):
            return after
        if after is None and not (before and self._is_somebody(before)):
            said = self.clauses.closing(at + 1, end)
            if said:
                return said
        if before is None and self.last.sentence is not None:
            joined = self.words.low[at - 1] in {"and", "or", ",", "but", "to"}
            cue = self.last.sentence.cue if joined else None
            before = replace(self.last.sentence, cue=cue, how="speaker of the words before")
        return before or after

    def _is_somebody(self, found: Found) -> bool:
        """Tell whether a speaker is a name or a pronoun."""
        phrases, who = self.clauses.phrases, found.speaker
        return who is not None and (phrases.has_name(who) or phrases.is_pronoun(who[0]))

    def _unnamed(self, found: Found, first: int, at: int) -> Found:
        """Return a verb without a subject with who spoke, or was the subject, before it."""
        subject = self.clauses.phrases.main_subject(first, at) if at > first else None
        if subject is None and not self.last.paragraph:
            subject = self.clauses.phrases.main_subject(*self.previous) if at == first else None
        if subject is None and self.last.paragraph:
            return replace(self.last.paragraph, cue=found.cue, how="speaker of the words before")
        return replace(found, speaker=subject, how="subject of the sentence before")

    def _is_close(self, before: Found, after: Found, at: int) -> bool:
        """Tell whether the verb before a stretch is so close that the one after begins anew."""
        if after.cue is None or before.cue is None or before.continues:
            return False
        low = self.words.low
        next_word = low[after.cue[1]] if after.cue[1] < len(low) else ""
        near = at - 3 < before.cue[1] <= at or low[at - 1] == "that" or next_word in _CLAUSE
        return near and after.how == "named before the cue"

    def _neighbour(self, first: int, at: int, end: int, *, opens: bool) -> Found | None:
        """Return the speaker of the neighbours of a stretch with none in its own sentence."""
        one = self.marked[self.words.quote[at]]
        if one.reopened and self.found.get(self.words.quote[at] - 1):
            return replace(self.found[self.words.quote[at] - 1], continues=True)
        if at != first:
            return None
        if opens:
            before = self.clauses.teller(*self.previous) or self.last.before
            alone = end - first == 1 and before is not None and self.previous != (0, 0)
            return (
                replace(before, cue=None, how="speaker of the paragraph before")
                if (alone and before)
                else None
            )
        said = self.clauses.closing(*self.previous)
        if said:
            return replace(said, cue=None, how="speaker of the words before")
        subject = self.clauses.phrases.main_subject(*self.previous)
        last = self.last.paragraph
        quoted = QUOTED in self.words.word[slice(*self.previous)]
        if last and (quoted or not subject or not self.clauses.phrases.is_human(subject)):
            return replace(last, cue=None, how="speaker of the words before")
        return Found(None, subject, "subject of the sentence before") if subject else None

    def attributions(self) -> list[Attribution]:
        """Return what was found for each stretch."""
        return [self._attribution(one, self.found.get(n)) for n, one in enumerate(self.marked)]

    def _attribution(self, one: Marked, found: Found | None) -> Attribution:
        if found is None:
            return Attribution(one.start, one.end, direct=True)
        return Attribution(
            one.start,
            one.end,
            direct=True,
            cue=self.words.span(*found.cue) if found.cue else None,
            speaker=self.words.span(*found.speaker) if found.speaker else None,
            how=found.how,
            continues=found.continues or one.reopened,
        )
