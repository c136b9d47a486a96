"""Where the clause begins that a verb of saying announces: `said | the bridge is safe`.

In: the words of a text, and `Phrases`. Out: the place of the clause's first word.
The lists were written from general knowledge of news prose; those without a language are English.
"""

from collections.abc import Callable

from broadsheet.enrich.quotes.nouns import DETERMINERS, NO_START, TIMES, is_role
from broadsheet.enrich.quotes.phrases import Phrases
from broadsheet.enrich.quotes.words import QUOTED, Words

_THAT = frozenset({"that"})
_ASKED = frozenset("whether if why how what where when who".split())
_PLAIN = frozenset(
    """say says said saying add adds added adding argue argues argued insist insists
    insisted""".split()
)
"""Verbs whose clause needs no `that`. After other verbs a noun can be what they are done to
(`reported the theft`), so there only a pronoun begins such a clause."""

_DAYS = frozenset(
    "sunday monday tuesday wednesday thursday friday saturday yesterday today".split()
)
LATER = _DAYS | frozenset(
    "in on at during after to as when while before last this early late by through via for".split()
)
"""What can follow a verb that comes after its clause."""

_ADDRESSED = ("tell", "told", "remind", "inform", "assur", "reassur", "warn")
"""How verbs begin that name who is spoken to before the clause."""

_PROMISED = ("promis", "vow", "pledg")
"""How verbs begin after which `to` tells what was said."""

_LITTLE = frozenset(
    "nothing little almost much something anything everything more less hardly so enough".split()
)
"""Words after `said` that tell how much was said, not what."""

_SAID = frozenset("say says said saying".split())
SHORTEST = 3
"""Words of a clause, at least."""


class Openings:
    """Finds the first word of the clause after a verb."""

    def __init__(self, words: Words, phrases: Phrases) -> None:
        self.words, self.phrases = words, phrases
        self.openers = phrases.tongue.openers or _THAT
        self.foreign = bool(phrases.tongue.openers)
        self.ways: tuple[Callable[[int, int, int], int | None], ...] = (
            self._opened, self._asked, self._past, self._plain, self._said,
        )  # fmt: skip

    def clause(self, verb: int, end: int) -> int | None:
        """Return where the clause begins that a verb announces; None where none does."""
        low, begin = self.words.low, verb + 1
        if low[verb].startswith("point"):
            if low[begin : begin + 1] != ["out"]:
                return None
            begin += 1
        if begin >= end:
            return None
        found = (way(verb, begin, end) for way in self.ways)
        return next((at for at in found if at is not None and at < end), None)

    def _opened(self, verb: int, begin: int, end: int) -> int | None:  # noqa: ARG002
        low = self.words.low
        begin += self.foreign and low[begin] == "mit"  # `teilte mit, dass`
        begin += self.foreign and begin + 1 < end and low[begin] == ","
        if begin >= end:
            return None
        elided = self.foreign and low[begin].startswith(("qu'", "qu’"))
        return begin + (not elided) if elided or low[begin] in self.openers else None

    def _asked(self, verb: int, begin: int, end: int) -> int | None:  # noqa: ARG002
        low = self.words.low
        promised = low[begin] == "to" and low[verb].startswith(_PROMISED)
        return begin if promised or low[begin] in _ASKED else None

    def _past(self, verb: int, begin: int, end: int) -> int | None:
        """Return where the clause begins after words that say when, where or to whom."""
        low = self.words.low
        if low[begin] not in LATER and not low[verb].startswith(_ADDRESSED):
            return None
        for at in range(begin, min(begin + 9, end)):
            if low[at] in self.openers:
                return at + 1
            if self.words.word[at] in ",;:" or low[at] == QUOTED:
                return None
            if at > begin and low[at] in {"he", "she", "they"} and at + SHORTEST <= end:
                return at
        return None

    def _plain(self, verb: int, begin: int, end: int) -> int | None:
        """Return where a clause without `that` begins: with its subject."""
        low = self.words.low
        begin += low[begin] == "on"
        begin += low[min(begin, end - 1)] in _DAYS
        if begin + 1 >= end or low[begin + 1] == "," or low[begin + 1] in TIMES:
            return None
        if self.phrases.is_pronoun(begin):
            return begin if low[verb] in _PLAIN or low[begin] not in {"it", "you"} else None
        if low[verb] not in _PLAIN:
            return None
        named = self.words.word[begin][0].isupper() and low[begin] not in LATER
        return begin if named or low[begin] == "there" or low[begin] in DETERMINERS else None

    def _said(self, verb: int, begin: int, end: int) -> int | None:
        """Return where a clause of some length begins with a noun in small letters."""
        low, word = self.words.low, self.words.word
        if low[verb] not in _SAID or word[verb - 1] == "," or not low[begin].isalpha():
            return None
        if low[begin] in NO_START or low[begin] in LATER | _LITTLE or is_role(low[begin]):
            return None
        return begin if end - begin > 4 and "," not in word[begin : begin + 5] else None
