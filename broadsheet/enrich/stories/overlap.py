"""How much of one text stands in another, told by their sketches.

In: the sketches of two texts, the shorter one first. Out: an `Overlap`. What is judged is not how
many shingles are shared but over how much of the shorter text they are spread: an edited copy has
some of them everywhere, a text that shares a quote or a paragraph has all of them in one place.
"""

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import or_

from broadsheet.enrich.sketch import COARSEST, PLACE, PLACE_BITS, WORDS

GAP = 6
GAP_WORDS = 40
"""Sampled shingles in a row that are not shared, or words over which there are none, at most, where
the text between two that are shared is an edited copy as well. Of a text with 15% of its words
edited half the shingles are left, so that one in two hundred gaps is longer."""

BAR = 0.6
"""Of the shorter text stands in the longer one, where the two are copies."""

WHOLE_DENSITY = 0.8
WHOLE_BAR = 0.7
"""Where the text is hardly edited, more of it: what is shared may be a quote."""

FEW = 16
FEW_BAR = 0.8
"""Sampled shingles: a text with fewer is judged by more of it."""

LEAST_DENSITY = 0.3
"""Of the shingles are shared where the text is copied: one word in four is edited."""

SAME = 0.97
"""Of two very short texts: they are the same, but for a word."""

FEWER_NUMERALS = 2
"""Fewer than half of the shorter text's numerals and the words after them must be the same, where a
text is another one: reports on weather, markets and matches share all but these. Of a copy with 15%
of its words edited 72% are the same; in one of two hundred such copies so few."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a shorter text has in common with a longer one.

    `shingles` is how many of it were compared; `coverage` the share of it in which some are shared,
    `density` how many of those are.
    """

    shingles: int
    coverage: float
    density: float

    @property
    def similarity(self) -> float:
        """The share of the shorter text's words that stand in the longer, from 0 to 1.

        A shingle is shared where all of its words are.
        """
        return float(self.coverage * self.density ** (1 / WORDS))

    @property
    def is_copy(self) -> bool:
        """Whether so much is shared that one is a copy of the other, or of a part."""
        bar = WHOLE_BAR if self.density >= WHOLE_DENSITY else BAR
        bar = FEW_BAR if self.shingles < FEW else bar
        return self.similarity >= bar and self.density >= LEAST_DENSITY


def hashes(shingles: Iterable[int]) -> frozenset[int]:
    """Return the hashes of shingles, without their places."""
    return frozenset(number >> PLACE_BITS for number in shingles)


def overlap(
    short: Sequence[int], theirs: Set[int], coarsest: int = 0, skipped: Collection[int] = ()
) -> Overlap:
    """Compare the shingles of a sketch with the hashes of another, without some hashes.

    `coarsest` is the coarseness of the sketch that has kept the fewer of its text's shingles.

    >>> places = [hash << PLACE_BITS | hash for hash in range(0, 800, 80)]
    >>> overlap(places, hashes(places[:5]))
    Overlap(shingles=10, coverage=0.5, density=1.0)
    """
    left_out = (1 << coarsest) - 1 << PLACE_BITS
    places = [(n & PLACE, n >> PLACE_BITS) for n in short if not n & left_out]
    if skipped:
        places = [one for one in places if one[1] not in skipped]
    places.sort()
    return _spread([place for place, _ in places], [gram in theirs for _, gram in places])


def kept(shingles: Sequence[int]) -> int:
    """Return the coarseness of a sketch: how many low bits no hash has, at most `COARSEST`."""
    used = reduce(or_, shingles, 0) >> PLACE_BITS | 1 << COARSEST
    return (used & -used).bit_length() - 1


def _spread(places: list[int], shared: list[bool]) -> Overlap:
    """Count what is shared, and the gaps between that are no longer than those of edits."""
    matched = [i for i, one in enumerate(shared) if one]
    covered = len(matched)
    for before, after in pairwise(matched):
        gap = after - before - 1
        if gap and (gap <= GAP or places[after] - places[before] <= GAP_WORDS):
            covered += gap
    total = len(shared)
    density = len(matched) / covered if covered else 0.0
    return Overlap(total, covered / total if total else 0.0, density)


def same_numerals(short: Sequence[int], long: Sequence[int], most: int) -> bool:
    """Tell whether numerals are those of a longer text, of which at most `most` are kept."""
    last = long[-1] if len(long) >= most else None
    asked = [one for one in short if last is None or one <= last]
    known = set(long)
    same = sum(one in known for one in asked)
    return same > len(asked) / 2 - FEWER_NUMERALS
