"""Where the middle of each country is, from a shape file of outlines (Natural Earth).

In: the bytes of the table (.dbf) and of the shapes (.shp). Out: degrees by country.
"""

import itertools
import struct
from math import cos, radians
from statistics import mean


def centres(table: bytes, shapes: bytes) -> dict[str, tuple[float, float]]:
    """Return for each country (ISO 3166-1 alpha-3) the centre of its largest piece of land."""
    count, header, width = struct.unpack("<IHH", table[4:12])
    columns, at = {}, 1
    for place in range(32, header - 1, 32):
        name = table[place : place + 11].rstrip(b"\0").split(b"\0")[0].decode()
        columns[name] = at, at + table[place + 16]
        at += table[place + 16]
    found, at = {}, 100
    for index in range(count):
        record = table[header + index * width :][:width]
        names = [record[slice(*columns[c])].decode("latin-1").strip() for c in ("iso_a3", "name")]
        length = struct.unpack(">I", shapes[at + 4 : at + 8])[0] * 2
        code = {"France": "FRA", "Norway": "NOR", "Kosovo": "XKX"}.get(names[1], names[0])
        found[code] = _middle(shapes[at + 8 : at + 8 + length])
        at += 8 + length
    return found


def _middle(shape: bytes) -> tuple[float, float]:
    """Return the centre of the largest ring of a polygon in a shape file, north first."""
    parts, points = struct.unpack("<2I", shape[36:44])
    starts = [*struct.unpack(f"<{parts}I", shape[44 : 44 + 4 * parts]), points]
    flat = struct.unpack(f"<{points * 2}d", shape[44 + 4 * parts : 44 + 4 * parts + 16 * points])
    pairs = list(zip(flat[::2], flat[1::2], strict=True))
    best = (0.0, 0.0, 0.0)
    for start, end in itertools.pairwise(starts):
        ring = pairs[start:end]
        scale = cos(radians(mean(y for _, y in ring)))
        area = x = y = 0.0
        for (x0, y0), (x1, y1) in itertools.pairwise(ring):
            cross = x0 * y1 - x1 * y0
            area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
        if area and abs(area) * scale > best[0]:
            best = abs(area) * scale, y / (3 * area), x / (3 * area)
    return round(best[1], 2), round(best[2], 2)
