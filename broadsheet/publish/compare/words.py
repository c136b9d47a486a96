"""Two paragraphs word by word.

In: two texts. Out: the stretches that they share, in order, and between them what stands in only
one of them. The work is that of a longest common subsequence by bit vectors (rapidfuzz): texts of
ten thousand words, however they are made, take milliseconds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel

_SIGNS = (
    r"!-&(-/:-@\[-`{-~\u00a1-\u00bf\u060c\u061b\u061f\u0964\u2010-\u2018\u201a-\u205e\u3000-\u3011"
)
_SINGLE = r"\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_PART = rf"[^\s{_SIGNS}{_SINGLE}]"
_WORD = re.compile(rf"({_PART}+(?:[.,\-]{_PART}+)*|[^\s])(\s*)")
"""A word, or a sign, with the blanks behind it. A stop, comma or hyphen inside a word belongs to
it; of scripts without blanks (Chinese, Japanese, Thai) each character is a word."""

SHORT = 2
"""Words in a row that, shared amid longer changes, are taken for chance and shown as changed."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of both texts, each with its own blanks: shared ones, or what each has in one place."""

    same: bool
    left: str
    right: str


Words = list[tuple[str, str]]
"""Words, each with the blanks behind it."""


def words(text: str) -> Words:
    """Part a text into words.

    >>> [word for word, _ in words("It’s 1,200 – de-escalate, 了解.")]
    ['It’s', '1,200', '–', 'de-escalate', ',', '了', '解', '.']
    """
    return _WORD.findall(text)


def stretches(left: str, right: str) -> list[Stretch]:
    """Return what two texts share and what not, in the order in which they say it.

    >>> for one in stretches("The old bridge fell.", "The bridge fell again."):
    ...     print(one.same, repr(one.left), repr(one.right))
    True 'The ' 'The '
    False 'old ' ''
    True 'bridge fell' 'bridge fell '
    False '' 'again'
    True '.' '.'
    """
    a, b = words(left), words(right)
    return [
        Stretch(same, _joined(a[i:j]), _joined(b[k:m]))
        for same, i, j, k, m in _merged([*_blocks(a, b)])
    ]


Block = tuple[bool, int, int, int, int]
"""Whether words are shared, and from where to where they stand in the one and the other text."""


def _blocks(a: Words, b: Words) -> Iterator[Block]:
    """Give shared and other words by turns."""
    numbers: dict[str, int] = {}
    one, other = ([numbers.setdefault(word, len(numbers)) for word, _ in text] for text in (a, b))
    i = k = 0
    for step in Indel.opcodes(one, other):
        if step.tag != "equal":
            continue
        if (i, k) != (step.src_start, step.dest_start):
            yield False, i, step.src_start, k, step.dest_start
        yield True, step.src_start, step.src_end, step.dest_start, step.dest_end
        i, k = step.src_end, step.dest_end
    if (i, k) != (len(a), len(b)):
        yield False, i, len(a), k, len(b)


def _merged(blocks: list[Block]) -> list[Block]:
    """Take few shared words between longer changes for changed, so that a reader sees phrases."""
    found: list[Block] = []
    for index, block in enumerate(blocks):
        after_change = bool(found) and not found[-1][0]
        by_chance = (
            block[0]
            and after_change
            and index + 1 < len(blocks)
            and (block[2] - block[1] <= SHORT < min(_size(found[-1]), _size(blocks[index + 1])))
        )
        if after_change and (by_chance or not block[0]):
            before = found.pop()
            found.append((False, before[1], block[2], before[3], block[4]))
        else:
            found.append(block)
    return found


def _size(block: Block) -> int:
    return block[2] - block[1] + block[4] - block[3]


def _joined(text: Words) -> str:
    return "".join(word + blanks for word, blanks in text)
