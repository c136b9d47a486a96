"""The copy of a story that is nearest to all of them, to compare the others with.

In: a `Corpus` and its groups. Out: the central copy of each. The longest copy may be the one most
edited; a text compared with that has the edits of two copies between.
"""

from array import array
from collections import Counter
from collections.abc import Sequence

from broadsheet.enrich.sketch import PLACE_BITS
from broadsheet.enrich.stories.corpus import Corpus

LOOKED_AT = 500
"""Copies of a story, the longest, that the central one is chosen from."""


def central(corpus: Corpus, fullest: Sequence[int]) -> "array[int]":
    """Return how many articles tell the story whose central copy an article is; 0 for others."""
    leading = array("i", (number == whole for number, whole in enumerate(fullest)))
    for whole, copies in corpus.stories(fullest):
        leading[whole] = 0
        leading[_central(corpus, [whole, *copies])] = len(copies) + 1
    return leading


def _central(corpus: Corpus, numbers: list[int]) -> int:
    """Return the copy that has most in common with all copies together."""
    if len(numbers) <= 2:
        return numbers[0]
    words, ids = corpus.words, corpus.ids
    numbers = sorted(numbers, key=lambda n: (-words[n], ids[n]))[:LOOKED_AT]
    left_out = (1 << max(corpus.coarseness[number] for number in numbers)) - 1
    grams = [[n >> PLACE_BITS for n in corpus.shingles(number)] for number in numbers]
    kept = [[gram for gram in one if not gram & left_out] for one in grams]
    having = Counter(gram for one in kept for gram in one)
    shared = {
        n: sum(having[gram] - 1 for gram in one) for n, one in zip(numbers, kept, strict=True)
    }
    return max(numbers, key=lambda n: (shared[n], -words[n], -ids[n]))
