"""Columns that stand on a line, for what has an order: months, years.

In: marks in their order. Out: HTML with one SVG, as wide as the page. Across it everything is in
per cent, so that nothing but the columns grows with the window; upwards in pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from markupsafe import Markup

from broadsheet.publish.pictures.bars import counted, parted, percent
from broadsheet.publish.pictures.marks import Mark, said
from broadsheet.publish.pictures.series import Series
from broadsheet.publish.pictures.spec import Spec

MOST = 400
"""Columns, or pieces of columns, that are drawn: more would be thinner than a pixel of a phone."""

HEIGHT, SMALL = 220, 110
"""Pixels from the line to the top."""

TOP, BELOW = 18, 22
"""Pixels above the highest column, and for the names below the line."""

NAMES, NAMES_NARROW = 12, 5
"""Names below the line, and those of them that a phone shows."""

GAP = 6
"""Years without any that a line leaves out, with a mark at the place."""


@dataclass(frozen=True, slots=True)
class _Column:
    label: str
    pieces: list[Mark]
    at: float
    """Where it begins, and below how wide it is: of the line's whole length 1."""
    width: float

    @property
    def total(self) -> float:
        return sum(piece.value for piece in self.pieces)


def columns(
    spec: Spec, marks: Sequence[Mark], series: Series | None, small: bool = False
) -> Markup:
    """Draw one column for each label, with one piece for each of its marks."""
    grouped = [(label, list(pieces)) for label, pieces in groupby(marks, lambda mark: mark.label)]
    years = [_year(label) for label, _ in grouped] if spec.kind == "line" else []
    steps, breaks = _line(years) if years else ([float(i) for i in range(len(grouped))], [])
    length = (steps[-1] if steps else 0) + 1
    drawn = [
        _Column(label, pieces, step / length, 1 / length)
        for (label, pieces), step in zip(grouped, steps, strict=True)
    ]
    height = SMALL if small else HEIGHT
    most = max((one.total for one in drawn), default=0) or 1
    inner = [] if small else [_grid(most, height)]
    inner += [_drawn(spec, one, most, height, series) for one in drawn]
    inner += [_break(place / length, height) for place in breaks]
    inner.append(_names(drawn, height, small))
    wide = (" bs-many" if len(drawn) > 60 else "") + (" bs-parted" if spec.part else "")
    return Markup(
        '<div class="bs-across{}"><svg class="bs-columns-drawn" height="{}" role="group"'
        ' aria-label="{}">\n{}</svg></div>'
    ).format(wide, TOP + height + BELOW, f"{counted(spec)} by {spec.label}", Markup("").join(inner))


def _year(label: str) -> int | None:
    return int(label) if label.lstrip("-").isdecimal() and len(label) <= 5 else None


def _line(years: list[int | None]) -> tuple[list[float], list[float]]:
    """Return where each year stands, counted in years, and where some are left out."""
    if None in years or any(a >= b for a, b in pairwise(y for y in years if y is not None)):
        return [float(i) for i in range(len(years))], []
    steps, breaks = [0.0], []
    for before, year in pairwise(y for y in years if y is not None):
        if year - before > GAP:
            breaks.append(steps[-1] + 1 + 0.75)
            steps.append(steps[-1] + 2.5)
        else:
            steps.append(steps[-1] + year - before)
    return steps, breaks


def _drawn(spec: Spec, column: _Column, most: float, height: int, series: Series | None) -> Markup:
    pieces, top = [], float(TOP + height)
    inset = min(column.width * 0.12, 0.004)
    x, width = percent(column.at + inset), percent(column.width - 2 * inset)
    for piece in column.pieces:
        if not piece.value:
            continue
        high = max(piece.value / most * height, 1.0)
        top -= high
        style = Markup(' class="{}"').format(series.style(piece.series)) if series else ""
        rects = _rect(style, x, width, top, high)
        if piece.part is not None:
            part = piece.part / most * height
            rects += _rect(Markup(' class="bs-part"'), x, width, top + high - part, part)
        if not series:  # a thin or low column is hard to hit: its whole height leads there
            rects = _rect(Markup(' class="bs-hit"'), percent(column.at),
                          percent(column.width), TOP, height) + rects  # fmt: skip
        title = Markup("<title>{}</title>").format(_said(spec, piece))
        if piece.href:
            pieces.append(Markup('<a href="{}">{}{}</a>\n').format(piece.href, title, rects))
        else:
            pieces.append(Markup("<g>{}{}</g>\n").format(title, rects))
    return Markup("").join(pieces)


def _rect(style: Markup | str, x: str, width: str, y: float, height: float) -> Markup:
    return Markup('<rect{} x="{}" width="{}" y="{:.1f}" height="{:.1f}"/>').format(
        style, x, width, y, height
    )


def _said(spec: Spec, mark: Mark) -> str:
    name = f"{mark.label}, {mark.series}" if mark.series else mark.label
    words = f"{name}: {said(mark.value)} {counted(spec, mark.value)}"
    return words + (
        f", {said(mark.part)} {parted(spec, mark.part)}" if mark.part is not None else ""
    )


def _grid(most: float, height: int) -> Markup:
    """Draw a few lines across, with their numbers above them at the left."""
    step = _step(most)
    lines = []
    value = step
    while value <= most:
        y = TOP + height - value / most * height
        lines.append(
            Markup(
                '<line class="bs-grid" x2="100%" y1="{0:.1f}" y2="{0:.1f}"/>'
                '<text class="bs-tick" y="{1:.1f}">{2}</text>'
            ).format(y, y - 3, said(value))
        )
        value += step
    return Markup('<g aria-hidden="true">{}</g>\n').format(Markup("").join(lines))


def _step(most: float) -> float:
    """Return the distance of the lines: a round number that gives two to four.

    >>> [_step(n) for n in (1, 3, 9, 12, 47, 1000)]
    [1, 1, 2, 5, 10, 500]
    """
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if most / step < 5:
                return step
        size *= 10


def _break(place: float, height: int) -> Markup:
    return Markup('<text class="bs-tick" x="{}" y="{}" text-anchor="middle">…</text>').format(
        percent(place), TOP + height
    )


def _names(drawn: Sequence[_Column], height: int, small: bool) -> Markup:
    """Write names below the line, as many as have room, and the line."""
    count = len(drawn)
    long = max((len(one.label) for one in drawn), default=0) > 5
    shown = NAMES_NARROW if small else NAMES * 2 // 3 if long else NAMES
    every = -(-count // shown) or 1
    narrow = every * (-(-shown // NAMES_NARROW) + long) if count > NAMES_NARROW else 1
    names = []
    edge = -1.0
    for place in range(0, count, every):
        one = drawn[place]
        if one.at < edge:
            continue
        edge = one.at + 0.9 / shown
        middle = one.at + one.width / 2
        anchor = "start" if middle < 0.04 else "end" if middle > 0.96 else "middle"
        x = {"start": one.at, "end": one.at + one.width, "middle": middle}[anchor]
        style = "bs-tick" + (" bs-wide" if place % narrow else "")
        names.append(
            Markup('<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>').format(
                style, percent(x), TOP + height + 16, anchor, one.label[:12]
            )
        )
    line = Markup('<line class="bs-axis" x2="100%" y1="{0}" y2="{0}"/>').format(TOP + height)
    return Markup('<g aria-hidden="true">{}{}</g>').format(line, Markup("").join(names))
