"""Digests: texts put together from several stories, which must not make one of them.

In: a `Corpus` and its groups. Out: the numbers of those articles whose parts stand for different
stories, as far as can be told.
"""

from array import array
from collections import defaultdict
from collections.abc import Sequence

from broadsheet.enrich.copies import PART, Corpus
from broadsheet.enrich.sketch import PLACE_BITS

DATED_PARTS = 2
"""Parts that share nothing, each with a copy of an earlier day than the whole: it quotes them."""

PARTS = 3
"""The same where a day is not known. Two are as well a first and a second half of the whole."""


def digests(corpus: Corpus, fullest: Sequence[int]) -> frozenset[int]:
    """Return the fullest copies that were put together from texts which share nothing."""
    parts: dict[int, list[int]] = defaultdict(list)
    for number, whole in enumerate(fullest):
        if corpus.words[number] <= PART * corpus.words[whole]:
            parts[whole].append(number)
    return frozenset(
        whole
        for whole, numbers in parts.items()
        if len(numbers) >= DATED_PARTS and _is_digest(corpus, whole, numbers)
    )


def _is_digest(corpus: Corpus, whole: int, numbers: list[int]) -> bool:
    days = [min(corpus.days[n] for n in part) for part in _apart(corpus, whole, numbers)]
    day = corpus.days[whole]
    if max(day, *days) < UNKNOWN:
        return len(days) >= DATED_PARTS and max(days) < day
    return len(days) >= PARTS


UNKNOWN = 99_999_999
"""Stands for a day that is not known."""


def _apart(corpus: Corpus, whole: int, numbers: list[int]) -> list[list[int]]:
    """Part the parts of a text into sets that share none of its shingles."""
    known = {n >> PLACE_BITS for n in corpus.shingles(whole)}
    sets: list[tuple[set[int], list[int]]] = []
    for number in numbers:
        grams = {n >> PLACE_BITS for n in corpus.shingles(number)} & known
        members = [number]
        apart = []
        for others, those in sets:
            if others.isdisjoint(grams):
                apart.append((others, those))
            else:
                grams |= others
                members += those
        sets = [*apart, (grams, members)]
    return [members for _, members in sets]
