"""The copy of a story that is nearest to all of them, to compare the others with.

In: a `Corpus` and its groups. Out: the central copy of each. The longest copy may be the one most
edited; a text compared with that has the edits of two copies between.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from broadsheet.enrich.copies import Corpus
from broadsheet.enrich.overlap import unused_bits
from broadsheet.enrich.sketch import PLACE_BITS

def central(corpus: Corpus, fullest: Sequence[int]) -> frozenset[int]:
    """Return the central copy of each story; an article without copies is its own."""
    copies: dict[int, list[int]] = defaultdict(list)
    for number, whole in enumerate(fullest):
        if number != whole:
            copies[whole].append(number)
    alone = {whole for whole in fullest if whole not in copies}
    return frozenset(alone.union(_central(corpus, [n, *those]) for n, those in copies.items()))


def _central(corpus: Corpus, numbers: list[int]) -> int:
    """Return the copy that has most in common with all copies together."""
    if len(numbers) <= 2:
        return numbers[0]
    sketches = [corpus.shingles(number) for number in numbers]
    coarsest = 0
    for shingles in sketches:
        coarsest |= unused_bits(shingles)
    kept = [[h for n in s if not (h := n >> PLACE_BITS) & coarsest] for s in sketches]
    having = Counter(gram for grams in kept for gram in grams)
    shared = {n: sum(having[g] - 1 for g in grams) for n, grams in zip(numbers, kept, strict=True)}
    return max(numbers, key=lambda n: (shared[n], -corpus.words[n], -corpus.ids[n]))
