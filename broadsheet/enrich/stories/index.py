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

MOST_LISTED = 20
"""Stories of a shingle that are listed; in the first round it is not known how many there are."""

TRIED = 4
"""Stories that an article is compared with: those that share most."""

LEAST_HITS = 0.15
"""Of an article's shingles another one has, to be compared with it: an edited copy of the part that
must be copied has a fifth."""

LEAST_RARE = 3
"""Hits among an article's rarest shingles, at least, before the others are looked up."""

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
        self._marks = marks = bytearray(_power(SLOTS_PER_SHINGLE * shingles))
        mask = len(marks) - 1
        for number in self.numbers:
            for slot in [n >> _SLOT_BITS & mask for n in corpus.shingles(number)]:
                count = marks[slot]
                if count < 2:
                    marks[slot] = count + 1
        slots = _power(SLOTS_PER_SHARED * marks.count(2))
        self._stories = bytearray(slots)
        self._first = array("I", bytes(4 * slots))
        # Each node is an article, and in the low half the next node of the slot, 0 for none.
        self._nodes = array("Q", [0])

    def slots(self, number: int) -> list[int]:
        """Return the slots of those of an article's shingles that other articles have as well."""
        marks, shingles = self._marks, list(self.corpus.shingles(number))
        mask, fewer = len(marks) - 1, len(self._stories) - 1
        if self._common:
            shingles = [n for n in shingles if n >> PLACE_BITS not in self._common]
        return [slot & fewer for n in shingles if marks[(slot := n >> _SLOT_BITS) & mask] > 1]

    def sharing(self, number: int, slots: list[int], shingles: int) -> list[int]:
        """Return the stories' fullest copies that share most of some shingles with an article."""
        coarse, first = self.corpus.coarseness, self._first
        least = LEAST_HITS * shingles
        floor = least / (1 << COARSEST - coarse[number])
        listed = [slot for slot in slots if 0 < self._stories[slot] <= MOST_LISTED and first[slot]]
        if not self._may_share(listed, floor):
            return []
        hits = Counter(self._listed(listed))
        enough = [
            other
            for other, count in hits.items()
            if count >= floor and count << max(0, coarse[other] - coarse[number]) >= least
        ]
        return sorted(enough, key=lambda n: (-hits[n], self.corpus.ids[n]))[:TRIED]

    def _may_share(self, slots: list[int], floor: float) -> bool:
        """Tell whether some story may have so many of some slots, from the rarest of them alone.

        A story that has enough lacks at most `spare`: of the rarest it has all but these. Few have,
        and the rarest are soon looked through.
        """
        spare = len(slots) - floor
        if spare < 0:
            return False
        rarest = sorted(slots, key=self._stories.__getitem__)[: int(spare) + LEAST_RARE]
        most = max(Counter(self._listed(rarest)).values(), default=0)
        return most >= len(rarest) - spare

    def _listed(self, slots: list[int]) -> list[int]:
        """Return the stories of some slots, each once for every slot that it has."""
        nodes = self._nodes
        at = [self._first[slot] for slot in slots]
        found: list[int] = []
        while at:
            listed = [nodes[node] for node in at]
            found += [node >> 32 for node in listed]
            at = [following for node in listed if (following := node & 0xFFFFFFFF)]
        return found

    def keep(self, number: int, slots: list[int]) -> None:
        """Keep an article, with its slots, as the fullest copy of a story."""
        stories, first, nodes = self._stories, self._first, self._nodes
        for slot in slots:
            count = stories[slot]
            if count <= MOST_LISTED:
                stories[slot] = count + 1
                nodes.append(number << 32 | first[slot])
                first[slot] = len(nodes) - 1

    def count(self, slots: list[int]) -> None:
        """Count the slots of an article that is not kept as those of one more story."""
        stories = self._stories
        for slot in slots:
            stories[slot] = min(stories[slot], MOST_LISTED) + 1

    def common(self, numbers: Iterable[int]) -> set[int]:
        """Return those hashes of some articles that many stories have."""
        many = self._stories.translate(bytes(count >= MANY for count in range(256)))
        if 1 not in many:
            return set()
        marks, mask, fewer = self._marks, len(self._marks) - 1, len(many) - 1
        return {
            n >> PLACE_BITS
            for number in numbers
            for n in self.corpus.shingles(number)
            if many[(slot := n >> _SLOT_BITS) & fewer] and marks[slot & mask] > 1
        }


def _power(count: int) -> int:
    """Return the power of two that is not less than a count."""
    return 1 << max(1, (count - 1).bit_length())
