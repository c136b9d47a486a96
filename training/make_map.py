"""Make broadsheet/publish/pictures/land.txt, the outlines of land and countries that maps show.

The outlines are Natural Earth's (https://www.naturalearthdata.com, public domain), in the form of
the npm package world-atlas:

    npm install world-atlas@2.0.2
    python training/make_map.py node_modules/world-atlas

Two scales are kept: 1:110 million for the world, 1:50 million for a part of it. Of each line the
points are left out that lie nearer to it than `TOLERANCE` without them, so that the file stays
small enough to be read at the first map and to be a part of the package.
"""

import json
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "broadsheet" / "publish" / "pictures" / "land.txt"

TOLERANCE = {"110": 0.1, "50": 0.04}
"""Degrees, by scale."""

SMALLEST = {"110": 1.0, "50": 0.15}
"""Degrees across, by scale: smaller islands are left out."""

HEAD = """\
# Outlines of land, and borders between countries, in hundredths of a degree. Natural Earth
# (https://www.naturalearthdata.com), public domain, by way of world-atlas 2.0.2; made by
# training/make_map.py. Borders are Natural Earth's: they show who holds a territory, not who claims
# it. A line of this file is one outline: scale, kind (land or border), and the points, longitude
# before latitude, the first in full and each other as its distance from the one before it.
#
# world-atlas: Copyright 2013-2019 Michael Bostock
#
# Permission to use, copy, modify, and/or distribute this software for any purpose with or without
# fee is hereby granted, provided that the above copyright notice and this permission notice appear
# in all copies.
#
# THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS
# SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE
# AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES
# WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT,
# NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE
# OF THIS SOFTWARE.
"""

Point = tuple[float, float]


def main(folder: Path) -> None:
    """Write the file."""
    lines = []
    for scale in TOLERANCE:
        land, countries = (
            json.loads((folder / f"{kind}-{scale}m.json").read_text(encoding="utf-8"))
            for kind in ("land", "countries")
        )
        lines += [line(scale, "land", unrolled(ring)) for ring in rings(land)]
        lines += [
            line(scale, "border", one) for whole in borders(countries) for one in split(whole)
        ]
    OUT.write_text(HEAD + "".join(filter(None, lines)), encoding="utf-8")
    print(OUT, OUT.stat().st_size)


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the lines of a TopoJSON file as degrees."""
    (scale_x, scale_y), (move_x, move_y) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        found.append(points)
    return found


def parts(geometry: dict[str, Any]) -> list[list[int]]:
    """Return the rings of a geometry, each as the numbers of its arcs."""
    if geometry["type"] == "GeometryCollection":
        return [ring for one in geometry["geometries"] for ring in parts(one)]
    if geometry["type"] == "MultiPolygon":
        return [ring for polygon in geometry["arcs"] for ring in polygon]
    return list(geometry.get("arcs", []))


def rings(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the outlines of land."""
    lines = arcs(topology)
    found = []
    for ring in parts(topology["objects"]["land"]):
        points: list[Point] = []
        for number in ring:
            piece = lines[number] if number >= 0 else lines[~number][::-1]
            points += piece[1:] if points else piece
        found.append(points)
    return found


def borders(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the lines that two countries share."""
    used = Counter(
        number if number >= 0 else ~number
        for country in topology["objects"]["countries"]["geometries"]
        for number in {n for ring in parts(country) for n in ring}
    )
    lines = arcs(topology)
    return [lines[number] for number, times in sorted(used.items()) if times > 1]


def unrolled(points: list[Point]) -> list[Point]:
    """Return an outline that goes on beyond the 180th meridian instead of jumping back."""
    turn = 0.0
    found = [points[0]]
    for (before, _), (x, y) in pairwise(points):
        turn += 360 * ((before - x > 180) - (x - before > 180))
        found.append((x + turn, y))
    return found


def split(points: list[Point]) -> list[list[Point]]:
    """Return the pieces of a line that do not jump from one edge of the map to the other."""
    pieces = [[points[0]]]
    for (before, _), point in pairwise(points):
        if abs(point[0] - before) > 180:
            pieces.append([])
        pieces[-1].append(point)
    return [piece for piece in pieces if len(piece) > 1]


def line(scale: str, kind: str, points: list[Point]) -> str:
    """Return the line of the file for an outline, nothing where it is too small to be seen."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    across = max(max(xs) - min(xs), max(ys) - min(ys))
    if kind == "land" and across < SMALLEST[scale]:
        return ""
    kept = [(round(x * 100), round(y * 100)) for x, y in simplified(points, TOLERANCE[scale])]
    before = (0, 0)
    words = []
    for point in kept:
        if point != before or not words:
            words += [str(point[0] - before[0]), str(point[1] - before[1])]
            before = point
    return f"{scale} {kind} {' '.join(words)}\n" if len(words) > 2 else ""


def simplified(points: list[Point], tolerance: float) -> list[Point]:
    """Return the points without which the line would move by more (Douglas and Peucker)."""
    if points[0] == points[-1] and len(points) > 3:  # a ring has no ends to begin with
        middle = len(points) // 2
        first = simplified(points[: middle + 1], tolerance)
        return first + simplified(points[middle:], tolerance)[1:]
    keep = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        begin, end = waiting.pop()
        far, place = 0.0, 0
        for i in range(begin + 1, end):
            if (away := distance(points[i], points[begin], points[end])) > far:
                far, place = away, i
        if far > tolerance:
            keep.add(place)
            waiting += [(begin, place), (place, end)]
    return [points[i] for i in sorted(keep)]


def distance(point: Point, begin: Point, end: Point) -> float:
    """Return how far a point is from a line between two, in degrees."""
    (px, py), (ax, ay), (bx, by) = point, begin, end
    dx, dy = bx - ax, by - ay
    if dx == dy == 0:
        return float(((px - ax) ** 2 + (py - ay) ** 2) ** 0.5)
    along = max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)))
    return float(((px - ax - along * dx) ** 2 + (py - ay - along * dy) ** 2) ** 0.5)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
