"""Which paragraph of one text stands for which of the other.

In: the paragraphs of two texts. Out: rows, in the order of both texts, of a paragraph and its other
form, or of one that only one text has. Paragraphs in both texts hold the others in their places;
between them, those are paired that share most words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from broadsheet.publish.compare.words import words

MOST = 400
"""Paragraphs of each text that are compared; the work grows with the product of both."""

NEAR = 40
"""How many paragraphs a paragraph may be off its place and still be paired with its other form."""

ALIKE = 0.3
"""Share of their words that two paragraphs must have in common to be shown as two forms of one."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph in one text and in the other; None where a text has none for it."""

    left: str | None
    right: str | None

    @property
    def same(self) -> bool:
        """Tell whether both texts have the paragraph, word for word."""
        return self.left == self.right


def aligned(left: Sequence[str], right: Sequence[str]) -> list[Row]:
    """Pair the paragraphs of two texts.

    >>> for row in aligned(["Bo left.", "The town met at noon.", "End."],
    ...                    ["The town met at night.", "End."]):
    ...     print(row.left, "|", row.right)
    Bo left. | None
    The town met at noon. | The town met at night.
    End. | End.
    """
    numbers: dict[str, int] = {}
    one, other = ([numbers.setdefault(p, len(numbers)) for p in text] for text in (left, right))
    found: list[Row] = []
    i = k = 0
    for step in Indel.opcodes(one, other):
        if step.tag != "equal":
            continue
        found += _between(left[i : step.src_start], right[k : step.dest_start])
        found += [Row(p, p) for p in left[step.src_start : step.src_end]]
        i, k = step.src_end, step.dest_end
    return found + _between(left[i:], right[k:])


def _between(left: Sequence[str], right: Sequence[str]) -> list[Row]:
    """Pair paragraphs of which none is in both texts, so that pairs share most words."""
    rows, i, k = [], 0, 0
    for at_left, at_right in _pairs(left, right):
        rows += [Row(p, None) for p in left[i:at_left]]
        rows += [Row(None, p) for p in right[k:at_right]]
        rows.append(Row(left[at_left], right[at_right]))
        i, k = at_left + 1, at_right + 1
    return [*rows, *(Row(p, None) for p in left[i:]), *(Row(None, p) for p in right[k:])]


def _pairs(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs, in order: of all ways to pair, that in which most words are shared."""
    if not left or not right:
        return []
    shared = {(i, k): count for i, k, count in _shared(left, right)}
    best = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        here, below = best[i], best[i + 1]
        for k in range(len(right) - 1, -1, -1):
            paired = shared.get((i, k), 0)
            here[k] = max(below[k], here[k + 1], paired + below[k + 1] if paired else 0)
    found, i, k = [], 0, 0
    while i < len(left) and k < len(right):
        paired = shared.get((i, k), 0)
        if paired and best[i][k] == paired + best[i + 1][k + 1]:
            found.append((i, k))
            i, k = i + 1, k + 1
        elif best[i][k] == best[i + 1][k]:
            i += 1
        else:
            k += 1
    return found


def _shared(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Give the pairs that are near and alike, with how many words they share."""
    a, b = ([frozenset(word for word, _ in words(p)) for p in text] for text in (left, right))
    for i, one in enumerate(a):
        place = i * len(b) // len(a)
        for k in range(max(0, place - NEAR), min(len(b), place + NEAR + 1)):
            count = len(one & b[k])
            if 2 * count > ALIKE * (len(one) + len(b[k])):
                yield i, k, count
