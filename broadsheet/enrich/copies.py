"""Copies of one text among many, found by an inverted index of sampled shingles.

In: a `Corpus` of sketches. Out: for each article the fullest copy of its story (`Groups`). All is
kept in arrays: eight bytes for each number of a sketch, and while grouping about as many again.
"""

from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby

from broadsheet.enrich.overlap import SAME, Overlap, overlap, same_numerals
from broadsheet.enrich.sketch import MOST_NUMERALS, NUMERAL, PLACE, PLACE_BITS

SHORT = 40
"""Words: a shorter text is a copy only of one that is the same."""

SHORT_LONGER = 1.25
"""How much longer a text may be that a very short one is the same as."""

MANY = 16
"""Stories: a shingle in so many tells none of them."""

WHOLE = 0.85
"""Of a text is spread over by what it shares: with less, the rest is text of another story, as far as
counting stories goes."""

LEAST_LEFT = 8
"""Shingles that are left of a text without those of many stories, to compare it by them."""

TRIED = 4
"""Texts that are compared with an article, of all that share some shingle the ones that share most."""

PART = 0.6
"""Of a text's length: what is no longer is a part of it."""

BUCKETS = 256
"""Parts in which long lists are sorted, so that few of their numbers are objects at a time."""


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

    def add(self, article: int, day: int, words: int, sketch: Sequence[int]) -> None:
        """Add an article."""
        self.ids.append(article)
        self.days.append(day)
        self.words.append(words)
        self._shingles.extend([n for n in sketch if n & PLACE != NUMERAL])
        self._numerals.extend([n for n in sketch if n & PLACE == NUMERAL])
        self._shingle_ends.append(len(self._shingles))
        self._numeral_ends.append(len(self._numerals))

    def __len__(self) -> int:
        return len(self.ids)

    def shingles(self, number: int) -> "array[int]":
        """Return the numbers of an article's shingles."""
        return self._shingles[self._shingle_ends[number] : self._shingle_ends[number + 1]]

    def numerals(self, number: int) -> "array[int]":
        """Return the numbers of an article's numerals."""
        return self._numerals[self._numeral_ends[number] : self._numeral_ends[number + 1]]

    def precedence(self, number: int) -> tuple[int, int, int]:
        """Return what orders the copies of a story."""
        return self.days[number], -self.words[number], self.ids[number]

    def sizes(self, common: Set[int]) -> "array[int]":
        """Return how many words each article has without the shingles of many stories."""
        return array("i", [self._size(number, common) for number in range(len(self))])

    def _size(self, number: int, common: Set[int]) -> int:
        shingles = self.shingles(number)
        own = sum(n >> PLACE_BITS not in common for n in shingles)
        return self.words[number] * own // max(1, len(shingles))

    def similarity(self, number: int, other: int) -> float | None:
        """Return how much of the shorter of two articles stands in the longer, in hundredths."""
        if self._shingle_ends[number] == self._shingle_ends[number + 1]:
            return None
        if number == other:
            return 1.0
        short, long = sorted((number, other), key=lambda one: (self.words[one], self.ids[one]))
        return round(overlap(self.shingles(short), self.shingles(long)).similarity, 2)


@dataclass(slots=True)
class Groups:
    """For each article the number of its story's fullest copy; and hashes that many stories have."""

    fullest: "array[int]"
    common: set[int] = field(default_factory=set)


def group(
    corpus: Corpus,
    sizes: Sequence[int],
    leading: Collection[int] = (),
    common: Set[int] = frozenset(),
    compilations: Collection[int] = (),
) -> Groups:
    """Give each article, from the longest to the shortest, to the story that it is a copy of.

    `sizes` are the lengths in words. Articles in `leading` come before all others, so that these are
    compared with them. Hashes in `common` are left out; parts of the articles in `compilations` are
    not given to these.
    """
    order = sorted(range(len(corpus)), key=lambda n: (n not in leading, -sizes[n], corpus.ids[n]))
    index = _Index(corpus, order, common)
    pick = _Pick(corpus, sizes, common, compilations)
    groups = Groups(array("q", range(len(corpus))))
    for rank, grams in index.articles():
        number = order[rank]
        found = pick.copied([order[other] for other in index.sharing(grams)], number)
        whole = False
        if found:
            groups.fullest[number] = found[0]
            whole = found[1].coverage >= WHOLE
        index.keep(rank, grams, fullest=not found, counts=not whole)
    groups.common = index.common() if not common else set()
    return groups


class _Index:
    """The shingles that several articles have, and the stories that have them."""

    def __init__(self, corpus: Corpus, order: Sequence[int], common: Set[int]) -> None:
        buckets = [array("Q") for _ in range(BUCKETS)]
        for rank, number in enumerate(order):
            for one in corpus.shingles(number):
                gram = one >> PLACE_BITS
                buckets[gram >> 24].append(gram << 32 | rank)
        self.hashes = array("I")
        self._size = len(order)
        self._ranked = self._shared(buckets, common)
        self._stories = array("I", bytes(self.hashes.itemsize * len(self.hashes)))
        self._first = array("I", self._stories)
        self._next, self._rank = array("I", [0]), array("I", [0])

    def _shared(self, buckets: list["array[int]"], common: Set[int]) -> list["array[int]"]:
        """Number the hashes that several articles have, and return them by article."""
        ranked = [array("Q") for _ in range(BUCKETS)]
        for i, bucket in enumerate(buckets):
            buckets[i] = array("Q")
            last, waiting = -1, 0
            for entry in sorted(bucket):
                gram = entry >> 32
                if gram != last:
                    last, waiting = gram, entry
                    continue
                if waiting:
                    if gram in common:
                        continue
                    self.hashes.append(gram)
                    self._put(ranked, waiting & 0xFFFFFFFF)
                    waiting = 0
                self._put(ranked, entry & 0xFFFFFFFF)
        return ranked

    def _put(self, ranked: list["array[int]"], rank: int) -> None:
        ranked[rank * BUCKETS // self._size].append(rank << 32 | len(self.hashes) - 1)

    def articles(self) -> Iterator[tuple[int, list[int]]]:
        """Yield the rank of each article that shares something, and the numbers of the hashes."""
        for bucket in self._ranked:
            for rank, entries in groupby(sorted(bucket), key=lambda entry: entry >> 32):
                yield rank, [entry & 0xFFFFFFFF for entry in entries]

    def sharing(self, grams: list[int]) -> list[int]:
        """Return the ranks of the stories' fullest copies that share most of some hashes."""
        hits: Counter[int] = Counter()
        for gram in grams:
            if self._stories[gram] <= 4 * MANY:
                node = self._first[gram]
                while node:
                    hits[self._rank[node]] += 1
                    node = self._next[node]
        return sorted(hits, key=lambda rank: (-hits[rank], rank))[:TRIED]

    def keep(self, rank: int, grams: list[int], *, fullest: bool, counts: bool) -> None:
        """Keep an article as the fullest copy of a story, or only count what it has."""
        for gram in grams:
            self._stories[gram] += counts
            if fullest and self._stories[gram] <= 4 * MANY:
                self._next.append(self._first[gram])
                self._rank.append(rank)
                self._first[gram] = len(self._next) - 1

    def common(self) -> set[int]:
        """Return the hashes that many stories have."""
        return {self.hashes[gram] for gram, n in enumerate(self._stories) if n >= MANY}


class _Pick:
    """Says of which article another one is a copy."""

    def __init__(
        self,
        corpus: Corpus,
        sizes: Sequence[int],
        common: Set[int],
        compilations: Collection[int],
    ) -> None:
        self.corpus, self.sizes = corpus, sizes
        self.common, self.compilations = common, compilations

    def copied(self, candidates: list[int], number: int) -> tuple[int, Overlap] | None:
        """Return the one of several articles of which an article is a copy, if any.

        Of those that have the same share of it the shortest: a text is rather a copy of that than of
        what was put together from it.
        """
        best: tuple[tuple[float, int, int], int, Overlap] | None = None
        for one in candidates:
            found = self._compared(number, one)
            if found:
                key = (-found.similarity, self.sizes[one], self.corpus.ids[one])
                best = min(best or (key, one, found), (key, one, found), key=lambda b: b[0])
        return best and best[1:]

    def _compared(self, number: int, other: int) -> Overlap | None:
        corpus = self.corpus
        short, long = sorted((number, other), key=lambda n: (self.sizes[n], corpus.ids[n]))
        if long in self.compilations and self.sizes[short] <= PART * self.sizes[long]:
            return None
        found = overlap(corpus.shingles(short), corpus.shingles(long), self.common)
        same = corpus.words[short] < SHORT
        if self.common and found.shingles < LEAST_LEFT:
            whole = overlap(corpus.shingles(short), corpus.shingles(long))
            if found.shingles < whole.shingles / 2:
                found, same = whole, True
        if not found.is_copy or same and not self._same(found, short, long):
            return None
        numerals = corpus.numerals(short), corpus.numerals(long)
        return found if same_numerals(*numerals, MOST_NUMERALS) else None

    def _same(self, found: Overlap, short: int, long: int) -> bool:
        words = self.corpus.words
        return found.similarity >= SAME and words[long] <= SHORT_LONGER * words[short]
