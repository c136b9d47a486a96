"""Clauses of speech that stand before their verb: `The bridge is safe, said Lee`.

In: the words of a text, `Phrases`, and the place of a verb of saying in a sentence. Out: what it
tells and who tells it, or None.
"""

from broadsheet.enrich.quotes.found import Found, Told
from broadsheet.enrich.quotes.nouns import JOINTS, is_role
from broadsheet.enrich.quotes.openings import LATER
from broadsheet.enrich.quotes.phrases import Phrases
from broadsheet.enrich.quotes.words import Words

_SUBORDINATE = frozenset(
    "if when while although though as because since after before unless".split()
)
"""Words that open a clause which is no whole sentence."""

_LONGEST = 14
"""Words of a subject with its apposition, at most."""

_LAST = LATER | {"", ","}
"""What can follow a verb that stands behind its clause."""

_APPOSED = 9
"""Words of an apposition that stands before a name, at most."""


class Leading:
    """Finds the clause before a verb."""

    def __init__(self, words: Words, phrases: Phrases) -> None:
        self.words, self.phrases = words, phrases

    def inverted(self, first: int, verb: int, end: int) -> Told | None:
        """Return the clause before a verb and its speaker: `The bridge is safe, said Lee`."""
        if self.words.low[verb] in self.phrases.cues.going or verb <= first + 1 or verb + 1 >= end:
            return None
        if self._is_apposed(first, verb):
            return None
        speaker = self.phrases.following(verb + 1, end)
        if not speaker or not (
            speaker[1] >= end or self.words.low[speaker[1]] in LATER | {",", "who"}
        ):
            return None
        if not self.phrases.can_speak(speaker):
            return None
        found = Found((verb, verb + 1), speaker, "named after the cue")
        return Told(self.phrases.past_dateline(first, verb), verb - 1, found, verb)

    def _is_apposed(self, first: int, verb: int) -> bool:
        """Tell whether only a subject and its apposition stand before a verb."""
        begin = self.phrases.past_dateline(first, verb)
        subject = self.phrases.subject(first, verb) if verb - begin < _LONGEST else None
        return subject is not None and subject[0] == begin

    def behind(self, first: int, verb: int, end: int) -> Told | None:
        """Return the clause before a verb: `The bridge is safe, Lee said` or `said Lee`."""
        low, word = self.words.low, self.words.word
        following = low[verb + 1] if verb + 1 < end else ""
        if low[verb] in self.phrases.cues.going or following not in _LAST:
            return None
        if "," not in word[first + 1 : verb]:
            return None
        subject = self.phrases.subject(first, verb)
        if subject is None or subject[0] <= first + 1 or word[subject[0] - 1] != ",":
            return None
        if self.phrases.is_nobody(subject) or self._is_narrated(first):
            return None
        found = Found((verb, verb + 1), subject, "named before the cue")
        first = self.phrases.past_dateline(first, verb)
        more = following == "," and verb + 2 < end and not self._is_added(verb + 2)
        if low[first] in _SUBORDINATE and not more:
            return None
        return Told(first, end if more else self._before_title(first, subject[0] - 1), found, first)

    def _is_narrated(self, first: int) -> bool:
        """Tell whether a clause tells of speech itself: `He cited Oman, a model, he said, that`."""
        low = self.words.low
        return low[first] in {"he", "she"} and low[first + 1] in self.phrases.cues.all

    def _before_title(self, first: int, end: int) -> int:
        """Return where a clause ends before the title of its speaker, which commas part."""
        low, word = self.words.low, self.words.word
        comma = next(
            (i for i in range(end - 1, max(first, end - _APPOSED), -1) if word[i] == ","), 0
        )
        part = range(comma + 1, end)
        titled = comma and (word[comma + 1][0].isupper() or low[comma + 1] in {"the", "a"})
        plain = JOINTS.isdisjoint(low[i] for i in part)
        return comma if titled and plain and any(is_role(low[i]) for i in part) else end

    def _is_added(self, at: int) -> bool:
        """Tell whether what follows a verb and its comma is no part of the clause."""
        low = self.words.low[at]
        return low in self.phrases.cues.going or low.endswith("ing") or low in {"who", "and", "but"}
