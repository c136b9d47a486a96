"""Bars that lie, each with its name and number in words beside it: a list that looks like a chart.

In: marks. Out: HTML. Widths are per cent, so that a bar fits every window and the letters keep
their size.
"""

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from broadsheet.publish import plain
from broadsheet.publish.pictures.marks import Mark, said
from broadsheet.publish.pictures.series import Series
from broadsheet.publish.pictures.spec import Spec

MOST = 60
"""Bars that are drawn."""

_BAR = Markup(
    '<svg class="bs-bar" aria-hidden="true" height="14"><rect width="{}" height="14"/>{}</svg>'
)
_PART = Markup('<rect class="bs-part" width="{}" height="14"/>')
_ROW = Markup("<li>{}</li>\n")
_LINK = Markup('<a href="{}">{}</a>')
_SPAN = Markup("<span>{}</span>")
_LABEL = Markup(
    '<span class="bs-bar-label" dir="auto">{}</span>{}<span class="bs-bar-value">{}</span>'
)


def bars(spec: Spec, marks: Sequence[Mark]) -> Markup:
    """Draw one bar for each mark, under headings where the marks have a group."""
    most = max((mark.value for mark in marks), default=0) or 1
    drawn = []
    for group, members in groupby(marks, key=lambda mark: mark.group):
        rows = Markup("").join(_ROW.format(_one(spec, mark, most)) for mark in members)
        head = Markup('<p class="bs-bar-group" dir="auto">{}</p>').format(group) if group else ""
        style = "bs-bars bs-parted" if spec.part else "bs-bars"
        drawn.append(Markup('{}<ul class="{}">\n{}</ul>').format(head, style, rows))
    return Markup("").join(drawn)


def _one(spec: Spec, mark: Mark, most: float) -> Markup:
    part = "" if mark.part is None else _PART.format(percent(mark.part / most))
    bar = _BAR.format(percent(mark.value / most), part)
    inner = _LABEL.format(mark.label, bar, numbers(spec, mark))
    return _LINK.format(mark.href, inner) if mark.href else _SPAN.format(inner)


def numbers(spec: Spec, mark: Mark) -> Markup:
    """Return a mark's numbers, with words for those who do not see the legend."""
    number = Markup('<b>{}</b><span class="bs-unseen"> {}</span>').format(
        said(mark.value), counted(spec, mark.value)
    )
    if mark.part is None:
        return number
    return number + Markup(
        '<span class="bs-bar-part">{}<span class="bs-unseen"> {}</span></span>'
    ).format(said(mark.part), parted(spec, mark.part))


def counted(spec: Spec, number: float = 2) -> str:
    """Return in words what the value counts, fitting a number."""
    return plain.counted(number, spec.counts or plain.label(spec.value))


def parted(spec: Spec, number: float = 2) -> str:
    """Return in words what the part counts, fitting a number."""
    return plain.counted(number, spec.parts or plain.label(spec.part))


def percent(share: float) -> str:
    """Return a share as per cent, short.

    >>> percent(0.5), percent(1 / 3)
    ('50%', '33.33%')
    """
    return f"{100 * share:.2f}".rstrip("0").rstrip(".") + "%"


def stacked(spec: Spec, marks: Sequence[Mark], series: Series) -> Markup:
    """Draw one bar for each label, made of one piece for each series."""
    rows = []
    labels = [
        (label, list(pieces)) for label, pieces in groupby(marks, key=lambda mark: mark.label)
    ]
    most = max((sum(piece.value for piece in pieces) for _, pieces in labels), default=0) or 1
    for label, pieces in labels:
        drawn, at = [], 0.0
        for piece in pieces:
            rect = Markup('<rect class="{}" x="{}" width="{}" height="20"/>').format(
                series.style(piece.series), percent(at / most), percent(piece.value / most)
            )
            drawn.append(rect)
            at += piece.value
        words = Markup(" ").join(_piece(spec, piece, series) for piece in pieces)
        rows.append(
            Markup(
                '<li><span class="bs-bar-label" dir="auto">{}</span>'
                '<svg class="bs-bar" aria-hidden="true" height="20">{}</svg>'
                '<span class="bs-bar-value">{}</span></li>\n'
            ).format(label, Markup("").join(drawn), words)
        )
    return Markup('<ul class="bs-bars bs-stacked">\n{}</ul>').format(Markup("").join(rows))


def _piece(spec: Spec, piece: Mark, series: Series) -> Markup:
    inner = Markup('{}<b>{}</b><span class="bs-unseen"> {}, {}</span>').format(
        series.swatch(piece.series), said(piece.value), counted(spec, piece.value), piece.series
    )
    return _LINK.format(piece.href, inner) if piece.href and piece.value else _SPAN.format(inner)
