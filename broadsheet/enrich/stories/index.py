"""An inverted index: which stories have the shingles of an article.

In: articles of a `Corpus`, one after the other. Out: the stories that share most with each. Only
shingles that several articles have are in it (`shared`): lists of fixed size, some fifteen bytes
for each of these shingles and four for each article that has it.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import accumulate

from broadsheet.enrich.sketch import COARSEST, PLACE_BITS
from broadsheet.enrich.stories.corpus import Corpus
from broadsheet.enrich.stories.shared import Shared

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


class Index:
    """The stories' fullest copies, by the shingles that they share with other articles.

    `numbers` are the articles in the order in which they come. Hashes in `common` are left out.
    """

    def __init__(self, corpus: Corpus, numbers: Sequence[int], common: Set[int]) -> None:
        self.corpus = corpus
        self._shared = Shared(
            (_hashes(corpus.shingles(number), common) for number in numbers),
            sum(map(corpus.count, numbers)),
        )
        self._stories = bytearray(len(self._shared.hashes))
        # The stories listed for each hash: so many of `_listed`, from the place in `_begins` on.
        self._lengths = bytearray(len(self._shared.hashes))
        room = (min(count, MOST_LISTED + 1) for count in self._shared.counts)
        self._begins = array("I", accumulate(room, initial=0))
        self._listed = array("I", bytes(4 * self._begins[-1]))

    def __iter__(self) -> Iterator[list[int]]:
        """Yield for each article in turn its slots: numbers of what it shares with others."""
        return iter(self._shared)

    def sharing(self, number: int, slots: list[int], shingles: int) -> list[int]:
        """Return the stories' fullest copies that share most of some shingles with an article."""
        coarse, lengths = self.corpus.coarseness, self._lengths
        least = LEAST_HITS * shingles
        floor = least / (1 << COARSEST - coarse[number])
        listed = [one for one in slots if self._stories[one] <= MOST_LISTED and lengths[one]]
        if not self._may_share(listed, floor):
            return []
        hits = Counter(self._having(listed))
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
        most = max(Counter(self._having(rarest)).values(), default=0)
        return most >= len(rarest) - spare

    def _having(self, slots: list[int]) -> list[int]:
        """Return the stories of some slots, each once for every slot that it has."""
        begins, lengths, listed = self._begins, self._lengths, self._listed
        found: list[int] = []
        for slot in slots:
            begin = begins[slot]
            found += listed[begin : begin + lengths[slot]]
        return found

    def keep(self, number: int, slots: list[int]) -> None:
        """Keep an article, with its slots, as the fullest copy of a story."""
        stories, lengths = self._stories, self._lengths
        for slot in slots:
            count = stories[slot]
            if count <= MOST_LISTED:
                stories[slot] = count + 1
                self._listed[self._begins[slot] + lengths[slot]] = number
                lengths[slot] += 1

    def count(self, slots: list[int]) -> None:
        """Count the slots of an article that is not kept as those of one more story."""
        stories = self._stories
        for slot in slots:
            stories[slot] = min(stories[slot], MOST_LISTED) + 1

    def common(self) -> frozenset[int]:
        """Return the hashes that many stories have."""
        pairs = zip(self._shared.hashes, self._stories, strict=True)
        return frozenset(one for one, count in pairs if count >= MANY)

    def close(self) -> None:
        """Forget all."""
        self._shared.close()


def _hashes(shingles: Iterable[int], common: Set[int]) -> list[int]:
    found = [number >> PLACE_BITS for number in shingles]
    return [one for one in found if one not in common] if common else found
