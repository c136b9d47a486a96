"""Digests: texts put together from several stories, which must not make one of them.

In: a `Corpus` and its groups. Out: the numbers of those articles whose parts stand for different
stories, as far as can be told.
"""

from collections.abc import Sequence

from broadsheet.enrich.sketch import PLACE_BITS
from broadsheet.enrich.stories.copies import PART
from broadsheet.enrich.stories.corpus import UNKNOWN_DAY, Corpus

DATED_PARTS = 2
"""Parts that share nothing, each with a copy of an earlier day than the whole: it quotes them."""

PARTS = 3
"""The same where a day is not known. Two are as well a first and a second half of the whole."""


def digests(corpus: Corpus, fullest: Sequence[int]) -> frozenset[int]:
    """Return the fullest copies that were put together from texts which share nothing."""
    words = corpus.words
    found: set[int] = set()
    for whole, copies in corpus.stories(fullest):
        parts = [number for number in copies if words[number] <= PART * words[whole]]
        if len(parts) >= DATED_PARTS and _is_digest(corpus, whole, parts):
            # Its copies are digests as well: the next round may compare with one of those.
            found |= {whole, *copies}.difference(parts)
    return frozenset(found)


def _is_digest(corpus: Corpus, whole: int, numbers: list[int]) -> bool:
    days = [min(corpus.days[n] for n in part) for part in _apart(corpus, whole, numbers)]
    day = corpus.days[whole]
    if max(day, *days) < UNKNOWN_DAY:
        return len(days) >= DATED_PARTS and max(days) < day
    return len(days) >= PARTS


def _apart(corpus: Corpus, whole: int, numbers: list[int]) -> list[list[int]]:
    """Part the parts of a text into sets that share none of its shingles."""
    known = {n >> PLACE_BITS for n in corpus.shingles(whole)}
    sets: dict[int, list[int]] = {}
    owner: dict[int, int] = {}
    for number in numbers:
        grams = {n >> PLACE_BITS for n in corpus.shingles(number)} & known
        joined = {owner[gram] for gram in grams if gram in owner}
        sets[number] = [number, *(n for other in sorted(joined) for n in sets.pop(other))]
        for gram in [gram for gram, one in owner.items() if one in joined] if joined else ():
            owner[gram] = number
        owner.update(dict.fromkeys(grams, number))
    return list(sets.values())
