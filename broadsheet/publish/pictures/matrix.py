"""A table of cells, the darker the more: who with whom, who by whom.

In: marks with a label and what they are counted across. Out: an HTML table, which a screen reader
reads with the names of row and column.
"""

from collections import defaultdict
from collections.abc import Sequence

from markupsafe import Markup

from broadsheet.publish.pictures.bars import counted
from broadsheet.publish.pictures.marks import Mark, said
from broadsheet.publish.pictures.spec import Spec

ROWS, ACROSS, SMALL = 20, 12, 7
"""Rows and columns that are drawn, and how many of each in small: those whose cells come first."""

STEPS = 8
"""Shades of the style sheet."""


def matrix(spec: Spec, marks: Sequence[Mark], *, small: bool = False) -> tuple[Markup, int]:
    """Draw the cells; return also how many of the marks they are."""
    down, right = (SMALL, SMALL) if small else (ROWS, ACROSS)
    rows = list(dict.fromkeys(mark.label for mark in marks))[:down]
    across = list(dict.fromkeys(mark.across for mark in marks))[:right]
    cells: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for mark in marks:
        cells[mark.label, mark.across].append(mark)
    shown = [cells[row, name] for row in rows for name in across if (row, name) in cells]
    most = max((mark.value for cell in shown for mark in cell), default=0) or 1
    head = Markup("").join(
        Markup('<th scope="col"><span class="bs-turned" dir="auto">{}</span></th>').format(name)
        for name in across
    )
    body = Markup("").join(
        Markup('<tr><th scope="row" dir="auto">{}</th>{}</tr>\n').format(
            row, Markup("").join(_cell(cells.get((row, name), []), most) for name in across)
        )
        for row in rows
    )
    table = Markup(
        '<div class="bs-scroll" tabindex="0" role="region" aria-label="{}">'
        '<table class="bs-matrix"><thead><tr><td></td>{}</tr></thead>\n'
        "<tbody>{}</tbody></table></div>"
    ).format(counted(spec), head, body)
    return table, sum(map(len, shown))


def _cell(marks: Sequence[Mark], most: float) -> Markup:
    shown = [mark for mark in marks if mark.value]
    if not shown:
        return Markup("<td></td>")
    shade = max(1, round(STEPS * max(mark.value for mark in shown) / most))
    numbers = Markup(" ").join(
        Markup('<a href="{}">{}</a>').format(mark.href, said(mark.value))
        if mark.href
        else said(mark.value)
        for mark in shown
    )
    return Markup('<td class="bs-shade bs-shade-{}">{}</td>').format(shade, numbers)
