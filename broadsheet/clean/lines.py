"""Text to paragraphs: where each stretch of writing begins and ends.

In: a text. Out: `Paragraph`s in order, none blank, with no blank at either end. What lies
between them is blank. Lives here: what a line end is, what a blank is, and hard-wrapped text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from broadsheet.records import Document

LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Unicode's mandatory breaks (UAX 14: BK, CR, LF, NL) and the ASCII separators of old wires."""

INVISIBLE = frozenset("\x00\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad") | frozenset(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
"""Characters that show nothing: at the ends of a paragraph they count as blank."""

BLANKS = "".join(INVISIBLE) + "".join(filter(str.isspace, map(chr, range(0x3001))))
"""All that counts as blank, for str.strip."""


_PIECE = re.compile(r"[^\x00]+")

LEAST_RUN = 3
LEAST_PAIRS = 4
"""Lines in a run, and pairs of lines in all runs, that show a text to be wrapped: a headline over
a byline over a date may look so by chance."""

WRAP_WIDTHS = range(40, 101)
"""Plausible widths, in characters, of hard-wrapped text (e-mail 72, wire copy 64, notes 80)."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of writing at `start:end`; `gap` is the number of blank lines before it."""

    text: str
    start: int
    end: int
    gap: int


def is_blank(document: Document) -> bool:
    """Tell whether a document holds nothing but blanks, and its format states nothing of it."""
    return not document.states and not document.text[document.begins :].strip(BLANKS)


def paragraphs(text: str, start: int = 0) -> list[Paragraph]:
    r"""Split a text, from a place on, into paragraphs: its lines, hard-wrapped ones taken together.

    >>> [p.text for p in paragraphs("One.\r\n\r\n  Two. \nThree.")]
    ['One.', 'Two.', 'Three.']
    """
    lines = lines_of(text, start, len(text))
    width = _wrap_width(lines)
    if width is None:
        return lines
    groups: list[list[Paragraph]] = []
    for line in lines:
        if groups and line.gap == 0 and _filled(groups[-1][-1].text, line.text, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Paragraph(text[group[0].start : group[-1].end], group[0].start, group[-1].end, group[0].gap)
        for group in groups
    ]


def lines_of(text: str, begin: int, limit: int) -> list[Paragraph]:
    """Return the lines of `text[begin:limit]` that are not blank, as they stand."""
    found: list[Paragraph] = []
    position, gap = begin, 0
    for end_of_line in (*LINE_END.finditer(text, begin, limit), None):
        stop = end_of_line.start() if end_of_line else limit
        pieces = list(_pieces(text, position, stop))
        for start, end in pieces:
            found.append(Paragraph(text[start:end], start, end, gap))
            gap = 1  # a NUL within the line parts like a blank line
        gap = 0 if pieces else gap + 1
        position = end_of_line.end() if end_of_line else stop
    return found


def _pieces(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where the writing of one line stands: once, unless a NUL parts it.

    A NUL counts as blank wherever it stands: SQLite's text functions stop at one, so that no
    body may hold it.
    """
    for piece in _PIECE.finditer(text, start, stop):
        begin, end = piece.span()
        while begin < end and _is_blank(text[begin]):
            begin += 1
        while begin < end and _is_blank(text[end - 1]):
            end -= 1
        if begin < end:
            yield begin, end


def _is_blank(character: str) -> bool:
    return character.isspace() or character in INVISIBLE


def _wrap_width(lines: list[Paragraph]) -> int | None:
    """Return the width that a text was wrapped at, or None when it was not.

    Evidence are runs of `LEAST_RUN` or more lines in which no line had room for the first word
    of the next, and most of which do not end a sentence, as lines of one sentence each would.
    """
    runs: list[list[str]] = []
    for line in lines:
        if line.gap == 0 and runs:
            runs[-1].append(line.text)
        else:
            runs.append([line.text])
    wrapped = [run for run in runs if len(run) >= LEAST_RUN and _is_wrapped(run)]
    if sum(len(run) - 1 for run in wrapped) < LEAST_PAIRS:
        return None
    return max(len(line) for run in wrapped for line in run)


def _is_wrapped(run: list[str]) -> bool:
    width = max(map(len, run))
    if width not in WRAP_WIDTHS:
        return False
    ended = sum(line.endswith((".", "!", "?", "”", '"')) for line in run[:-1])
    pairs = pairwise(run)
    return 2 * ended < len(run) and all(_filled(line, below, width) for line, below in pairs)


def _filled(line: str, following: str, width: int) -> bool:
    """Tell whether a line of that width had no room for the next line's first word."""
    first_word = following.split(maxsplit=1)[0]
    return len(line) <= width < len(line) + 1 + len(first_word)
