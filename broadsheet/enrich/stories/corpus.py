"""The articles to be compared: their sketches on the disk, and a few numbers of each in arrays.

In: ids, days, counts of words and sketches. Out: a `Corpus` that gives them by number. In memory an
article takes some fifty bytes.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby
from operator import itemgetter

from broadsheet.enrich.sketch import NUMERAL, PLACE_BITS
from broadsheet.enrich.stories.overlap import Overlap, hashes, kept, overlap
from broadsheet.scratch import scratch

UNKNOWN_DAY = 99_999_999
"""Stands for a day that is not known: it precedes none."""

LONG = 500
MOST_KEPT = 8
"""Shingles of a long text, with some four thousand words, and how many have their hashes kept."""

MOST_READ = 16
"""Sketches that are kept in memory: an article is compared with a few others in turn."""

_TABLES = """
CREATE TABLE sketches (
  place INTEGER PRIMARY KEY, article INTEGER, day INTEGER, words INTEGER, shingles INTEGER,
  coarseness INTEGER, sketch BLOB
);
CREATE TABLE copies (whole INTEGER, number INTEGER);
CREATE TABLE ranked (number INTEGER, first INTEGER, second INTEGER, third INTEGER);
"""


class Corpus:
    """Articles to be compared, each an id, its day (YYYYMMDD as a number), words and sketch.

    They are numbered from the longest to the shortest, those of equal length by their ids.
    """

    def __init__(self, articles: Iterable[tuple[int, int, int, Sequence[int]]]) -> None:
        self.connection = scratch(_TABLES)
        sql = "INSERT INTO sketches VALUES (NULL, ?, ?, ?, ?, ?, ?)"
        self.connection.executemany(sql, map(_row, articles))
        self.ids, self.days, self.words = array("q"), array("i"), array("i")
        self.coarseness = bytearray()
        self._counts, self._places = array("i"), array("q")
        sql = "SELECT article, day, words, shingles, coarseness, place FROM sketches"
        columns = (
            self.ids, self.days, self.words, self._counts, self.coarseness, self._places,
        )  # fmt: skip
        for row in self.connection.execute(f"{sql} ORDER BY words DESC, article"):
            for column, value in zip(columns, row, strict=True):
                column.append(value)
        self._read: dict[int, array[int]] = {}
        self._hashed: dict[int, Set[int]] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def close(self) -> None:
        """Forget the sketches."""
        self.connection.close()

    def given(self) -> Iterator[int]:
        """Yield the numbers in the order in which the articles were given."""
        numbers = array("i", bytes(4 * len(self)))
        for number, place in enumerate(self._places):
            numbers[place - 1] = number
        yield from numbers

    def count(self, number: int) -> int:
        """Return how many shingles an article has."""
        return self._counts[number]

    def shingles(self, number: int) -> "array[int]":
        """Return the numbers of an article's shingles."""
        return self._sketch(number)[: self._counts[number]]

    def numerals(self, number: int) -> "array[int]":
        """Return the numbers of an article's numerals."""
        return self._sketch(number)[self._counts[number] :]

    def precedence(self, number: int) -> tuple[int, int, int]:
        """Return what orders the copies of a story."""
        return self.days[number], -self.words[number], self.ids[number]

    def stories(self, fullest: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
        """Yield the fullest copy of each story that has others, and these."""
        self.connection.execute("DELETE FROM copies")
        pairs = ((whole, number) for number, whole in enumerate(fullest) if number != whole)
        self.connection.executemany("INSERT INTO copies VALUES (?, ?)", pairs)
        rows = self.connection.execute("SELECT whole, number FROM copies ORDER BY 1, 2")
        for whole, those in groupby(rows, itemgetter(0)):
            yield whole, [number for _, number in those]

    def ranked(self, keys: Iterable[tuple[int, int, int, int]]) -> Iterator[int]:
        """Yield the first of four numbers in the order of the others."""
        self.connection.executemany("INSERT INTO ranked VALUES (?, ?, ?, ?)", keys)
        sql = "SELECT number FROM ranked ORDER BY first, second, third"
        yield from map(itemgetter(0), self.connection.execute(sql))

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

    def similarity(self, number: int, other: int) -> float | None:
        """Return how much of the shorter of two articles stands in the longer, in hundredths."""
        if not self.count(number):
            return None
        if number == other:
            return 1.0
        short, long = sorted((number, other), key=lambda one: (self.words[one], self.ids[one]))
        return round(self.overlap(short, long).similarity, 2)

    def _sketch(self, number: int) -> "array[int]":
        if number not in self._read:
            if len(self._read) == MOST_READ:
                del self._read[next(iter(self._read))]
            sql = "SELECT sketch FROM sketches WHERE place = ?"
            (found,) = self.connection.execute(sql, (self._places[number],)).fetchone()
            self._read[number] = array("q", found)
        return self._read[number]

    def _hashes(self, number: int) -> Set[int]:
        """Return the hashes of an article; of a long one, that many are compared with, kept."""
        if self.count(number) < LONG:
            return hashes(self.shingles(number))
        if number not in self._hashed:
            if len(self._hashed) == MOST_KEPT:
                del self._hashed[next(iter(self._hashed))]
            self._hashed[number] = hashes(self.shingles(number))
        return self._hashed[number]


def _row(given: tuple[int, int, int, Sequence[int]]) -> tuple[object, ...]:
    article, day, words, sketch = given
    middle = bisect_left(sketch, NUMERAL)
    packed = array("q", sketch).tobytes()
    return article, day, words, middle, kept(sketch[:middle]), packed
