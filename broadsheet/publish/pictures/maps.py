"""Circles on the outlines of the countries: of the world, or of the part that has any.

In: `Point`s. Out: HTML with one SVG. No other host is asked for tiles. The land grows with the
window; circles and names keep their size, since they stand in per cent of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt

from markupsafe import Markup

from broadsheet.publish.pictures import land
from broadsheet.publish.pictures.bars import percent
from broadsheet.publish.pictures.land import HEIGHT, WIDTH, WORLD, Frame

MOST = 400
"""Circles that are drawn."""

NAMED = 9
"""Names that are written on a map."""

LEAST = 9.0
"""Degrees from top to bottom that a map shows at least."""

RADIUS, SMALLEST = 17.0, 5.0
"""Pixels, of the largest and the smallest circle."""

TOUCH = 12
"""Pixels around the middle of a circle that lead where it leads, on a narrow screen."""


_MIDDLE = 0.5
"""Share of the width from which on a name stands to the left of its circle."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a map: degrees north and east, its name, where it leads, how much it counts."""

    latitude: float
    longitude: float
    label: str
    href: str | None = None
    weight: float = 1
    said: str = ""
    """What the circle stands for in words, such as "Cairo: 12 articles"; else the label."""
    own: bool = False
    """Whether the map is about this place: then it is named at every width, and stands out."""


def map_of(points: Sequence[Point], small: bool = False) -> Markup:
    """Draw points on the part of the world that has them all, the largest below."""
    ordered = sorted(points, key=lambda point: (not point.own, -point.weight, point.label))[:MOST]
    frame = frame_of(ordered)
    ground, borders = land.paths(frame)
    most = max((point.weight for point in ordered), default=0) or 1
    largest = RADIUS * (0.6 if small else 1)
    circles = Markup("").join(_circle(point, frame, most, largest) for point in ordered)
    names = "" if small else _names(ordered, frame, most)
    return Markup(
        '<div class="bs-map"><svg class="bs-land" viewBox="0 0 {} {}" aria-hidden="true">'
        '<path class="bs-ground" d="{}"/><path class="bs-borders" d="{}"/></svg>\n'
        '<svg class="bs-points" role="group" aria-label="Map">\n{}{}</svg></div>'
    ).format(WIDTH, HEIGHT, ground, borders, circles, names)


def frame_of(points: Sequence[Point]) -> Frame:
    """Return the part of the world that shows all points with a margin around them."""
    if not points:
        return WORLD
    norths, easts = [p.latitude for p in points], [p.longitude for p in points]
    south, north, west, east = min(norths), max(norths), min(easts), max(easts)
    middle = (south + north) / 2
    stretch = max(cos(radians(middle)), 0.2)
    high = max((north - south) * 1.3, (east - west) * 1.3 * stretch * HEIGHT / WIDTH, LEAST)
    wide = high * WIDTH / HEIGHT / stretch
    if wide > 200 or high > 110:
        return WORLD
    across = min(max((west + east) / 2, wide / 2 - 180), 180 - wide / 2)
    middle = min(max(middle, high / 2 - 90), 90 - high / 2)
    sides = across - wide / 2, middle - high / 2, across + wide / 2, middle + high / 2
    return Frame(*(round(side, 1) for side in sides))


def _circle(point: Point, frame: Frame, most: float, largest: float) -> Markup:
    x, y = frame.at(point.longitude, point.latitude)
    radius = max(SMALLEST, largest * sqrt(point.weight / most))
    at = Markup('cx="{}" cy="{}"').format(percent(x), percent(y))
    drawn = Markup('<title>{}</title><circle {} r="{:.1f}"/>').format(
        point.said or point.label, at, radius
    )
    if point.href:
        touch = Markup('<circle class="bs-touch" {} r="{}"/>').format(at, TOUCH)
        return Markup('<a href="{}">{}{}</a>\n').format(point.href, touch, drawn)
    style = Markup(' class="bs-own"') if point.own else ""
    return Markup("<g{}>{}</g>\n").format(style, drawn)


def _names(points: Sequence[Point], frame: Frame, most: float) -> Markup:
    """Write the names of the largest, each where it is clear of those before it."""
    taken: list[tuple[float, float, float, float]] = []
    written: list[Markup] = []
    for point in points:
        x, y = frame.at(point.longitude, point.latitude)
        beside = max(SMALLEST, RADIUS * sqrt(point.weight / most)) + 3
        if point.own:
            written.append(_own_name(point, x, y, beside))
            taken.append(_box(point, x, y, beside))
            continue
        left = x * 800 + beside
        top = y * 450
        box = (left, top - 8, left + 7 * len(point.label), top + 8)
        if box[2] > 800 or any(
            box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken
        ):
            continue
        taken.append(box)
        shift = f"{left - x * 800:.0f}"
        written.append(
            Markup('<text class="bs-wide" x="{}" y="{}" dx="{}" dy="4">{}</text>').format(
                percent(x), percent(y), shift, point.label
            )
        )
        if len(written) == NAMED:
            break
    return Markup('<g aria-hidden="true">{}</g>\n').format(Markup("").join(written))


def _own_name(point: Point, x: float, y: float, beside: float) -> Markup:
    """Write the name of the place that the map is about, towards the middle of the map."""
    after = x < _MIDDLE
    return Markup(
        '<text class="bs-own" x="{}" y="{}" dx="{:.0f}" dy="4" text-anchor="{}">{}</text>'
    ).format(
        percent(x),
        percent(y),
        beside if after else -beside,
        "start" if after else "end",
        point.label,
    )


def _box(point: Point, x: float, y: float, beside: float) -> tuple[float, float, float, float]:
    """Return the room that such a name takes: left, top, right and bottom."""
    wide = 8 * len(point.label) + beside
    left = x * 800 if x < _MIDDLE else x * 800 - wide
    return left, y * 450 - 8, left + wide, y * 450 + 8
