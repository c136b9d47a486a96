"""The outlines of land and the borders of countries, cut to the part of the world that is shown.

In: `land.txt`, made by `training/make_map.py`. Out: SVG paths. The file is read at the first map.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, pairwise

WIDTH, HEIGHT = 960, 540
"""Of every map: units of the paths, about a pixel each on a wide screen."""

STRETCH = 0.7
"""A degree of longitude is so much of one of latitude on the map of the world: as at 45° north."""

FINE = 100
"""Degrees across: a map of less is drawn with the finer outlines."""

Point = tuple[float, float]
"""Degrees east and degrees north."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the world that a map shows, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def at(self, east: float, north: float) -> tuple[float, float]:
        """Return where a place is on the map, each from 0 to 1, from the left and the top."""
        x = (east - self.west) / (self.east - self.west)
        return x, (self.north - north) / (self.north - self.south)


WORLD = Frame(-180, -58, 180, -58 + 360 * STRETCH * HEIGHT / WIDTH)
"""Without the Antarctic."""


@lru_cache(maxsize=64)
def paths(frame: Frame) -> tuple[str, str]:
    """Return the path of the land and that of the borders."""
    scale = "50" if frame.east - frame.west < FINE else "110"
    land = "".join(_ring(ring, frame) for ring in _lines()[scale, "land"])
    borders = "".join(_border(line, frame) for line in _lines()[scale, "border"])
    return land, borders


@cache
def _lines() -> dict[tuple[str, str], list[list[Point]]]:
    found: dict[tuple[str, str], list[list[Point]]] = {}
    text = files("broadsheet.publish.pictures").joinpath("land.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        scale, kind, *numbers = line.split(" ")
        steps = [int(number) / 100 for number in numbers]
        points = list(zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True))
        lines = found.setdefault((scale, kind), [])
        lines.append(points)
        # What goes on beyond the 180th meridian is also on the other edge of the map.
        for turn in (-360, 360):
            if kind == "land" and any(abs(x + turn) < 179.9 for x, _ in points):
                lines.append([(x + turn, y) for x, y in points])
    return found


def _ring(points: list[Point], frame: Frame) -> str:
    for axis, edge, keep_more in (
        (0, frame.west, True), (0, frame.east, False),
        (1, frame.south, True), (1, frame.north, False),
    ):  # fmt: skip
        points = _cut(points, axis, edge, keep_more)
        if not points:
            return ""
    path = _path(points, frame)
    return path + "z" if path.count(" ") > 1 else ""


def _cut(points: list[Point], axis: int, edge: float, more: bool) -> list[Point]:
    """Return the part of an outline on one side of an edge (Sutherland and Hodgman)."""
    inside: Callable[[Point], bool] = (
        (lambda point: point[axis] >= edge) if more else (lambda point: point[axis] <= edge)
    )
    if all(map(inside, points)):
        return points
    kept: list[Point] = []
    for before, point in pairwise([points[-1], *points]):
        if inside(before) != inside(point):
            share = (edge - before[axis]) / (point[axis] - before[axis])
            crossing = tuple(b + share * (p - b) for b, p in zip(before, point, strict=True))
            kept.append((crossing[0], crossing[1]))
        if inside(point):
            kept.append(point)
    return kept


def _border(points: list[Point], frame: Frame) -> str:
    """Return the path of a line with all its pieces that touch the map."""
    pieces: list[list[Point]] = [[]]
    for before, point in pairwise(points):
        apart = (
            max(before[0], point[0]) < frame.west or min(before[0], point[0]) > frame.east
            or max(before[1], point[1]) < frame.south or min(before[1], point[1]) > frame.north
        )  # fmt: skip
        if apart:
            pieces.append([])
        elif pieces[-1]:
            pieces[-1].append(point)
        else:
            pieces[-1] += [before, point]
    return "".join(_path(piece, frame) for piece in pieces if piece)


def _path(points: list[Point], frame: Frame) -> str:
    """Return a path in whole units, without the points that fall on the one before."""
    steps: list[str] = []
    last = (0, 0)
    for x, y in (frame.at(*point) for point in points):
        here = round(x * WIDTH), round(y * HEIGHT)
        if not steps:
            steps.append(f"M{here[0]} {here[1]}l")
        elif here != last:
            steps.append(f"{here[0] - last[0]} {here[1] - last[1]}")
        last = here
    return f"{steps[0]}{' '.join(steps[1:])}" if len(steps) > 1 else ""
