"""Two texts by their words, wherever those stand: whether they are forms of one, what one has more.

In: two texts. Out: a verdict, or counts, in a time that grows with the length of the texts only.
"""

from collections import Counter
from itertools import pairwise

from broadsheet.publish.compare.words import words

ALIKE = 0.5
"""Share of the pairs of words of the shorter text that two forms of one article have in common.
Every fifth word may be another; different articles share a tenth at most (25 labelled ones)."""

MOST_ALIKE = 200_000
"""Characters of each text that are looked at for that."""

MOST_COUNTED = 2_000_000
"""Characters of a text whose words are counted."""


def alike(one: str, other: str) -> bool:
    """Tell whether two texts are forms of one.

    >>> alike("The bridge was closed on Monday.", "The old bridge was closed on Monday night.")
    True
    >>> alike("The bridge was closed on Monday.", "Rain fell on the town.")
    False
    """
    left, right = (
        Counter(pairwise(word.casefold() for word, _ in words(text[:MOST_ALIKE])))
        for text in (one, other)
    )
    least = min(left.total(), right.total())
    return (left & right).total() >= ALIKE * least if least else one == other


def counted(before: str, now: str) -> tuple[int | None, int | None]:
    """Return how many words a text has more than before, and how many fewer.

    >>> counted("The old bridge, the old town.", "The new bridge, the town, the sea.")
    (3, 2)
    """
    if max(len(before), len(now)) > MOST_COUNTED:
        return None, None
    earlier, later = (
        Counter(word for word, _ in words(text) if any(map(str.isalnum, word)))
        for text in (before, now)
    )
    return (later - earlier).total(), (earlier - later).total()
