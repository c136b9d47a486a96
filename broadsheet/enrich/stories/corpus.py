"""The articles to be compared, in arrays.

In: ids, days, counts of words and sketches. Out: a `Corpus` that gives them by number. It takes
eight bytes for each number of a sketch, some half a kilobyte for an article.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set

from broadsheet.enrich.sketch import NUMERAL, PLACE_BITS
from broadsheet.enrich.stories.overlap import Overlap, hashes, kept, overlap

UNKNOWN_DAY = 99_999_999
"""Stands for a day that is not known: it precedes none."""

LONG = 500
MOST_KEPT = 8
"""Shingles of a long text, with some four thousand words, and how many have their hashes kept."""


class Corpus:
    """Articles to be compared, numbered in the order in which they are added."""

    def __init__(self) -> None:
        self.ids = array("q")
        self.days = array("i")
        self.words = array("i")
        self._shingles = array("q")
        self._numerals = array("q")
        self._shingle_ends = array("q", [0])
        self._numeral_ends = array("q", [0])
        self.coarseness = bytearray()
        self._kept: dict[int, Set[int]] = {}

    def add(self, article: int, day: int, words: int, sketch: Sequence[int]) -> None:
        """Add an article; `day` is YYYYMMDD as a number."""
        self.ids.append(article)
        self.days.append(day)
        self.words.append(words)
        middle = bisect_left(sketch, NUMERAL)
        shingles = sketch[:middle]
        self._shingles.extend(shingles)
        self._numerals.extend(sketch[middle:])
        self.coarseness.append(kept(shingles))
        self._shingle_ends.append(len(self._shingles))
        self._numeral_ends.append(len(self._numerals))

    def __len__(self) -> int:
        return len(self.ids)

    def count(self, number: int) -> int:
        """Return how many shingles an article has."""
        return self._shingle_ends[number + 1] - self._shingle_ends[number]

    def shingles(self, number: int) -> "array[int]":
        """Return the numbers of an article's shingles."""
        return self._shingles[self._shingle_ends[number] : self._shingle_ends[number + 1]]

    def numerals(self, number: int) -> "array[int]":
        """Return the numbers of an article's numerals."""
        return self._numerals[self._numeral_ends[number] : self._numeral_ends[number + 1]]

    def precedence(self, number: int) -> tuple[int, int, int]:
        """Return what orders the copies of a story."""
        return self.days[number], -self.words[number], self.ids[number]

    def sizes(self, numbers: Iterable[int], common: Set[int]) -> "array[int]":
        """Return the articles' words, of some of them without the shingles of many stories."""
        sizes = array("i", self.words)
        for number in numbers if common else ():
            grams = [n >> PLACE_BITS for n in self.shingles(number)]
            own = sum(gram not in common for gram in grams)
            sizes[number] = self.words[number] * own // max(1, len(grams))
        return sizes

    def overlap(self, short: int, long: int, skipped: Set[int] = frozenset()) -> Overlap:
        """Compare two articles, the shorter one first."""
        coarsest = max(self.coarseness[short], self.coarseness[long])
        return overlap(self.shingles(short), self._hashes(long), coarsest, skipped)

    def _hashes(self, number: int) -> Set[int]:
        """Return the hashes of an article; of a long one, that many are compared with, kept."""
        if self.count(number) < LONG:
            return hashes(self.shingles(number))
        if number not in self._kept:
            if len(self._kept) == MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[number] = hashes(self.shingles(number))
        return self._kept[number]

    def similarity(self, number: int, other: int) -> float | None:
        """Return how much of the shorter of two articles stands in the longer, in hundredths."""
        if not self.count(number):
            return None
        if number == other:
            return 1.0
        short, long = sorted((number, other), key=lambda one: (self.words[one], self.ids[one]))
        return round(self.overlap(short, long).similarity, 2)
