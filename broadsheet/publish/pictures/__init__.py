"""Pictures of saved queries, drawn on the server: HTML and SVG without a script.

In: the block `picture` of a query (`spec`), its rows, and the address of the database. Out: a
figure whose bars lead to what they count, and which says what that is. `docs/pictures.md` says how
to ask for one and why no library draws them. `front` has the pictures of the front page, and
`map_of` draws any points on the outlines of the countries.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from broadsheet.publish.pictures import bars, columns, maps, matrix
from broadsheet.publish.pictures.bars import counted, parted
from broadsheet.publish.pictures.maps import Point, map_of
from broadsheet.publish.pictures.marks import Mark, marks, said
from broadsheet.publish.pictures.series import series
from broadsheet.publish.pictures.spec import Spec, spec

__all__ = ["Point", "map_of", "picture"]

FEWEST = {"map": 1, "matrix": 1}
"""Marks that a picture needs, by kind; of any other kind it needs two."""

SMALL = 8
"""Bars of a small picture."""

_NOUN = {"bars": "bar", "matrix": "cell", "map": "circle"}
"""What one mark is called; of any other kind it is a column."""

_TOO_LITTLE = Markup(
    '<p class="bs-notice">Too little to draw: the rows below are all there is.</p>'
)
_FIGURE = Markup(
    '<figure class="bs-picture bs-picture-{}">\n{}{}\n<figcaption>{}</figcaption></figure>\n'
)
_SKIP = Markup('<a class="bs-over" href="#bs-after-picture">Skip the picture</a>\n')
_NOTHING = Markup("")
_AFTER = Markup('<span id="bs-after-picture"></span>')


@dataclass(frozen=True, slots=True)
class _Drawn:
    body: Markup
    count: int
    """Marks that are drawn."""
    legend: Markup = _NOTHING
    beside: str = ""
    """What is not drawn and why, in a sentence."""


def picture(
    said_of_it: object, rows: Iterable[Mapping[str, Any]], base: str, small: bool = False
) -> Markup | None:
    """Draw the rows of a query; None where what is said of the picture is wrong.

    `base` is the address of the database, below which all links lead.
    """
    wanted = spec(said_of_it)
    if wanted is None:
        return None
    found = marks(wanted, rows, base)
    if len([mark for mark in found if mark.value]) < FEWEST.get(wanted.kind, 2):
        return None if small else _TOO_LITTLE
    drawn = _draw(wanted, found, small)
    if small:
        return drawn.legend + drawn.body
    skip = _SKIP if drawn.count > 20 else ""
    after = _AFTER if skip else ""
    caption = _caption(wanted, found, drawn) + after
    return _FIGURE.format(wanted.kind, skip, drawn.legend + drawn.body, caption)


def _draw(wanted: Spec, found: Sequence[Mark], small: bool) -> _Drawn:
    return _KINDS[wanted.kind](wanted, found, small)


def _bars(wanted: Spec, found: Sequence[Mark], small: bool) -> _Drawn:
    shown = found[: SMALL if small else bars.MOST]
    if not wanted.series:
        return _Drawn(bars.bars(wanted, shown), len(shown), _parts(wanted))
    colours = series((mark.series for mark in shown), wanted.means)
    return _Drawn(bars.stacked(wanted, shown, colours), len(shown), colours.legend())


def _columns(wanted: Spec, found: Sequence[Mark], small: bool) -> _Drawn:
    shown = found[-columns.MOST :]
    if not wanted.series:
        return _Drawn(columns.columns(wanted, shown, None, small), len(shown), _parts(wanted))
    colours = series((mark.series for mark in found), wanted.means)
    body = columns.columns(wanted, shown, colours, small)
    return _Drawn(body, len(shown), colours.legend())


def _matrix(wanted: Spec, found: Sequence[Mark], small: bool) -> _Drawn:
    body, count = matrix.matrix(wanted, found, small=small)
    return _Drawn(body, count)


def _map(wanted: Spec, found: Sequence[Mark], small: bool) -> _Drawn:
    placed = [mark for mark in found if mark.place]
    points = [_point(wanted, mark) for mark in placed]
    away = sum(mark.value for mark in found if not mark.place)
    beside = (
        f"{said(away)} {counted(wanted, away)} not on the map: where is not known." if away else ""
    )
    body = map_of(points, small)
    return _Drawn(body, min(len(points), maps.MOST) + len(found) - len(placed), beside=beside)


def _point(wanted: Spec, mark: Mark) -> Point:
    north, east = mark.place or (0.0, 0.0)
    words = f"{mark.label}: {said(mark.value)} {counted(wanted, mark.value)}"
    return Point(north, east, mark.label, mark.href, mark.value, words)


_KINDS = {"bars": _bars, "columns": _columns, "line": _columns, "matrix": _matrix, "map": _map}


def _parts(wanted: Spec) -> Markup:
    """Name the two shades of a bar."""
    if not wanted.part:
        return Markup("")
    both = series((counted(wanted), parted(wanted)), {})
    names = {counted(wanted): "bs-whole", parted(wanted): "bs-part"}
    return replace(both, styles=names).legend()


def _caption(wanted: Spec, found: Sequence[Mark], drawn: _Drawn) -> Markup:
    noun = _NOUN.get(wanted.kind, "column")
    pieces = f"piece of a {noun}" if wanted.series else noun
    words = [f"Each {pieces} counts {counted(wanted)}"]
    if wanted.part:
        words[0] += f"; the stronger part of it, {parted(wanted)}"
    if wanted.link and any(mark.href for mark in found):
        words[0] += (
            ", and leads to them" if not wanted.part else f". It leads to the {counted(wanted)}"
        )
    if drawn.count < len(found):
        last = "last" if wanted.kind in ("columns", "line") else "first"
        words.append(
            f"Drawn are the {last} {drawn.count:,} of {len(found):,} rows; the table has all"
        )
    sentences = ". ".join(words) + "."
    return Markup("{}").format(" ".join(filter(None, [sentences, drawn.beside])))
