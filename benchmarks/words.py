"""Made-up words, for the long tail that no sample of texts holds.

In: nothing. Out: `WORDS`, and their cumulated `WEIGHTS` for `random.choices`: the k-th is drawn 1/k
as often as the first, as in real texts (Zipf). Always the same.
"""

from itertools import accumulate

VOCABULARY = 50_000

SYLLABLES = [
    a + b for a in "bcdfghjklmnprstvwz" for b in ("a", "e", "i", "o", "u", "an", "er", "il")
]


def word(number: int) -> str:
    """Return the made-up word with a number, the same in every run."""
    number, first = divmod(number, len(SYLLABLES))
    return (word(number - 1) if number else "") + SYLLABLES[first]


WORDS = [word(number) for number in range(VOCABULARY)]
WEIGHTS = list(accumulate(1 / (number + 1) for number in range(VOCABULARY)))
