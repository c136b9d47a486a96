"""Words with what stands around them, cut from the file's text at their offsets.

In: a file's row, or a place in the text of an article's file. Out: `InContext`. Lives here and
nowhere else: how a page reads a file's text, in Python and in SQL.
"""

import re
from dataclasses import dataclass
from typing import Any

CONTEXT = 60
"""Characters shown on either side of the words that a value was taken from."""

AROUND = 110
"""Characters shown on either side of a name or a quote."""

LONGEST = 1_000
"""Characters of the words themselves that are shown in a list."""

TEXT = "coalesce(files.text, CAST(files.raw AS TEXT))"
"""SQL for the text that offsets count in."""


def in_context(table: str) -> str:
    """Return SQL for the columns `before`, `words` and `after` of a table with places.

    The joined tables must be called as they are in the schema.
    """
    start, end = f"{table}.start", f'{table}."end"'
    return (
        f"substr({TEXT}, max({start} - {AROUND}, 0) + 1, min({start}, {AROUND})) AS before,"
        f" substr({TEXT}, {start} + 1, min({end} - {start}, {LONGEST})) AS words,"
        f" substr({TEXT}, {end} + 1, {AROUND}) AS after"
    )


@dataclass(frozen=True, slots=True)
class InContext:
    """Words, and what stands before and after them in the text."""

    before: str
    words: str
    after: str


def cut(text: str, start: int, end: int, around: int = CONTEXT) -> InContext:
    """Cut words and what stands around them out of a text."""
    return InContext(
        text[max(0, start - around) : start], text[start:end], text[end : end + around]
    )


_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")


def within_paragraph(row: Any) -> InContext:
    r"""Return the words of a row, and of what stands around them their own paragraph.

    Where that begins or ends further away, an ellipsis stands, and no word is cut in two.

    >>> row = {"before": "One.\n\nTwo, ", "words": "Ann", "after": ", three.\n\nFour"}
    >>> within_paragraph(row)
    InContext(before='Two, ', words='Ann', after=', three.')
    """
    before, after = str(row["before"] or ""), str(row["after"] or "")
    own = _BLANK_LINE.split(before)[-1]
    if own == before and len(before) == AROUND:
        own = "… " + before.partition(" ")[2]
    rest = _BLANK_LINE.split(after)[0]
    if rest == after and len(after) == AROUND:
        rest = after.rpartition(" ")[0] + " …"
    return InContext(own, str(row["words"] or ""), rest)


def text_of(file: Any) -> str:
    """Return the text that offsets count in, of a row of `files`."""
    kept = file["text"] if file else None
    return _decoded(file) if kept is None else str(kept)


def _decoded(file: Any) -> str:
    """Return a file's bytes as text; of an encoding that Python does not know, nothing."""
    try:
        return str(file["raw"].decode(file["encoding"], "replace"))
    except (TypeError, AttributeError, LookupError, ValueError):
        return ""
