"""Copies of one text among many.

In: articles of a `Corpus`, in an order. Out: for each the fullest copy of its story (`Groups`).
"""

from array import array
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass

from broadsheet.enrich.sketch import MOST_NUMERALS
from broadsheet.enrich.stories.corpus import Corpus
from broadsheet.enrich.stories.index import Index
from broadsheet.enrich.stories.overlap import SAME, Overlap, same_numerals

SHORT = 40
"""Words: a shorter text is a copy only of one that is the same."""

SHORT_LONGER = 1.15
"""How much longer a text may be that a very short one is the same as."""

WHOLE = 0.85
"""Of a text a copy is spread over: with less, the rest is text of another story, as far as counting
the stories that have a shingle goes."""

VERBATIM = 0.75
"""Density of what is taken over word for word from another story; an edited copy has less."""

LEAST_LEFT = 8
"""Shingles that are left of a text without those of many stories, to compare it by them."""

PART = 0.6
"""Of a text's length: what is no longer is a part of it."""


@dataclass(slots=True)
class Groups:
    """For each article the number of its story's fullest copy.

    `related` has 1 for articles that share so much with another that they were compared; `common`
    are the hashes that many stories have.
    """

    fullest: "array[int]"
    related: bytearray
    common: frozenset[int] = frozenset()


def group(corpus: Corpus, numbers: Sequence[int], pick: "Pick") -> Groups:
    """Give each of some articles, in their order, to the story that it is a copy of."""
    groups = Groups(array("i", range(len(corpus))), bytearray(len(corpus)))
    index = Index(corpus, numbers, pick.common)
    for number, slots in zip(numbers, index, strict=True):
        candidates = index.sharing(number, slots, pick.left(number))
        found = pick.copied(candidates, number) if candidates else None
        for one in (number, *candidates) if candidates else ():
            groups.related[one] = 1
        if found is None:
            index.keep(number, slots)
            continue
        groups.fullest[number], shared = found
        if shared.coverage < WHOLE and shared.density >= VERBATIM:
            index.count(slots)
    groups.common = index.common()
    index.close()
    return groups


class Pick:
    """Says of which article another one is a copy.

    `sizes` are the articles' lengths in words. Hashes in `common` are left out; parts of the
    articles in `compilations` are no copies of these.
    """

    def __init__(
        self,
        corpus: Corpus,
        sizes: Sequence[int],
        common: Set[int] = frozenset(),
        compilations: Collection[int] = (),
    ) -> None:
        self.corpus, self.sizes = corpus, sizes
        self.common, self.compilations = common, compilations

    def left(self, number: int) -> int:
        """Return how many shingles an article has without those of many stories."""
        words = max(1, self.corpus.words[number])
        return self.corpus.count(number) * self.sizes[number] // words

    def copied(self, candidates: list[int], number: int) -> tuple[int, Overlap] | None:
        """Return the one of several articles of which an article is a copy, if any.

        Of those that have the same share of it the shortest: a text is rather a copy of that than
        of what was put together from it.
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
        found = corpus.overlap(short, long, self.common)
        same = corpus.words[short] < SHORT
        if self.common and found.shingles < LEAST_LEFT:
            whole = corpus.overlap(short, long)
            if found.shingles < whole.shingles / 2:
                found, same = whole, True
        if not found.is_copy or (same and not self._same(found, short, long)):
            return None
        numerals = corpus.numerals(short), corpus.numerals(long)
        return found if same_numerals(*numerals, MOST_NUMERALS) else None

    def _same(self, found: Overlap, short: int, long: int) -> bool:
        words = self.corpus.words
        return found.similarity >= SAME and words[long] <= SHORT_LONGER * words[short]
