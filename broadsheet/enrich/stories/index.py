"""An inverted index: which stories have the shingles of an article.

In: articles of a `Corpus`, one after the other. Out: the stories that share most with each. Lies in
arrays of fixed size: some fifteen bytes for each shingle, while grouping.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Set

from broadsheet.enrich.sketch import COARSEST, PLACE_BITS
from broadsheet.enrich.stories.corpus import Corpus

MANY = 16
"""Stories: a shingle in so many tells none of them."""

MOST_LISTED = 32
"""Stories of a shingle that are listed; in the first round it is not known how many there are."""

TRIED = 4
"""Stories that an article is compared with: those that share most."""

LEAST_HITS = 0.15
"""Of an article's shingles another one has, to be compared with it: an edited copy of the part that
must be copied has a fifth."""

SLOTS_PER_SHINGLE = 3
SLOTS_PER_SHARED = 4
"""At least; more make it rarer that two shingles have the same, and take memory."""

_SLOT_BITS = PLACE_BITS + COARSEST


class Index:
    """The stories' fullest copies, by the shingles that they share with other articles.

    A shingle has a slot by some bits of its hash. Two may have the same: that makes two articles
    more likely to be compared, and no more.
    """

    def __init__(self, corpus: Corpus, numbers: Iterable[int], common: Set[int]) -> None:
        self.numbers = array("i", numbers)
        self.corpus, self._common = corpus, common
        shingles = sum(corpus.count(number) for number in self.numbers)
        self._marks = bytearray(_power(SLOTS_PER_SHINGLE * shingles))
        marks, mask = self._marks, len(self._marks) - 1
        for number in self.numbers:
            for shingle in corpus.shingles(number):
                slot = shingle >> _SLOT_BITS & mask
                if marks[slot] < 2:
                    marks[slot] += 1
        slots = _power(SLOTS_PER_SHARED * marks.count(2))
        self._stories = bytearray(slots)
        self._first = array("I", bytes(4 * slots))
        self._next, self._number = array("I", [0]), array("I", [0])

    def slots(self, number: int) -> list[int]:
        """Return the slots of those of an article's shingles that other articles have as well."""
        marks, shingles = self._marks, list(self.corpus.shingles(number))
        mask, fewer = len(marks) - 1, len(self._stories) - 1
        if self._common:
            shingles = [n for n in shingles if n >> PLACE_BITS not in self._common]
        return [slot & fewer for n in shingles if marks[(slot := n >> _SLOT_BITS) & mask] > 1]

    def sharing(self, number: int, slots: list[int], shingles: int) -> list[int]:
        """Return the stories' fullest copies that share most of some shingles with an article."""
        stories, first, after = self._stories, self._first, self._next
        nodes = [node for slot in slots if (node := first[slot]) and stories[slot] <= MOST_LISTED]
        found: list[int] = []
        while nodes:
            found += [self._number[node] for node in nodes]
            nodes = [following for node in nodes if (following := after[node])]
        hits = Counter(found)
        coarse = self.corpus.coarseness
        least = LEAST_HITS * shingles
        floor = least / (1 << COARSEST)
        enough = [
            other
            for other, count in hits.items()
            if count >= floor and count << max(0, coarse[other] - coarse[number]) >= least
        ]
        return sorted(enough, key=lambda n: (-hits[n], self.corpus.ids[n]))[:TRIED]

    def keep(self, number: int, slots: list[int], *, fullest: bool, counts: bool) -> None:
        """Keep an article as the fullest copy of a story, or only count what it has."""
        stories = self._stories
        for slot in slots:
            if counts and stories[slot] < 255:
                stories[slot] += 1
            if fullest and stories[slot] <= MOST_LISTED:
                self._next.append(self._first[slot])
                self._number.append(number)
                self._first[slot] = len(self._next) - 1

    def common(self) -> set[int]:
        """Return the hashes that many stories have."""
        many = self._stories.translate(bytes(count >= MANY for count in range(256)))
        if 1 not in many:
            return set()
        marks, mask, fewer = self._marks, len(self._marks) - 1, len(many) - 1
        return {
            n >> PLACE_BITS
            for number in self.numbers
            for n in self.corpus.shingles(number)
            if many[(slot := n >> _SLOT_BITS) & fewer] and marks[slot & mask] > 1
        }


def _power(count: int) -> int:
    """Return the power of two that is not less than a count."""
    return 1 << max(1, (count - 1).bit_length())
