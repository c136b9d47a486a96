"""The copy of a story that is nearest to all of them, to compare the others with.

In: a `Corpus` and its groups. Out: the central copy of each. The longest copy may be the one most
edited; a text compared with that has the edits of two copies between.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from broadsheet.enrich.sketch import PLACE_BITS
from broadsheet.enrich.stories.corpus import Corpus


def central(corpus: Corpus, fullest: Sequence[int]) -> dict[int, int]:
    """Return the central copy of each story, and how many articles tell that."""
    copies: dict[int, list[int]] = defaultdict(list)
    for number, whole in enumerate(fullest):
        if number != whole:
            copies[whole].append(number)
    alone = {whole: 1 for whole in fullest if whole not in copies}
    return alone | {_central(corpus, [n, *those]): len(those) + 1 for n, those in copies.items()}


def _central(corpus: Corpus, numbers: list[int]) -> int:
    """Return the copy that has most in common with all copies together."""
    if len(numbers) <= 2:
        return numbers[0]
    left_out = (1 << max(corpus.coarseness[number] for number in numbers)) - 1
    grams = [[n >> PLACE_BITS for n in corpus.shingles(number)] for number in numbers]
    kept = [[gram for gram in one if not gram & left_out] for one in grams]
    having = Counter(gram for one in kept for gram in one)
    shared = {
        n: sum(having[gram] - 1 for gram in one) for n, one in zip(numbers, kept, strict=True)
    }
    return max(numbers, key=lambda n: (shared[n], -corpus.words[n], -corpus.ids[n]))
