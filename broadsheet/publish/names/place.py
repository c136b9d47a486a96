"""Where a place lies, in words and on a map, and which gazetteer says so.

In: a row of `places`, and the places that are named with it. Out: its coordinates, the address and
licence of the gazetteer's entry, and the map.
"""

from dataclasses import replace
from typing import Any

from markupsafe import Markup

from broadsheet.publish.pictures import Point, map_of

GAZETTEERS = {
    "geonames": ("https://www.geonames.org/", "GeoNames", "CC BY 4.0",
                 "https://creativecommons.org/licenses/by/4.0/"),
}  # fmt: skip
"""By the first part of `places.gazetteer`: its address, name and licence."""


def place(row: dict[str, Any]) -> dict[str, Any]:
    """Return where a place lies, in words, and which gazetteer says so."""
    found: dict[str, Any] = {"coordinates": None, "gazetteer": None}
    if where := _located(row):
        found["coordinates"] = coordinates(*where)
    name, _, number = str(row["gazetteer"] or "").partition(":")
    if name in GAZETTEERS and number.isascii() and number.isdigit():
        address, title, licence, licence_url = GAZETTEERS[name]
        found["gazetteer"] = {
            "url": address + number,
            "title": title,
            "licence": licence,
            "licence_url": licence_url,
        }
    return found


def place_map(row: dict[str, Any], beside: list[dict[str, Any]]) -> Markup | None:
    """Draw a place and those named with it, None where it is not known where it lies."""
    own = _point(row, None)
    if own is None:
        return None
    return map_of(
        [replace(own, own=True), *filter(None, (_point(one, one["url"]) for one in beside))]
    )


def _point(row: dict[str, Any], href: str | None) -> Point | None:
    where, count = _located(row), row["articles"] or 1
    if where is None:
        return None
    words = f"{row['name']}: {count:,} article{'' if count == 1 else 's'}"
    return Point(*where, row["name"], href, count, words)


def _located(row: dict[str, Any]) -> tuple[float, float] | None:
    """Return the degrees north and east of a row, None where they are none."""
    north, east = row["latitude"], row["longitude"]
    if not isinstance(north, int | float) or not isinstance(east, int | float):
        return None
    return (north, east) if abs(north) <= 90 and abs(east) <= 180 else None


def coordinates(latitude: float, longitude: float) -> str:
    """Say where a point lies.

    >>> coordinates(-33.92584, 18.42322)
    '33.92584° S, 18.42322° E'
    """
    north, east = abs(latitude), abs(longitude)
    return f"{north}° {'SN'[latitude >= 0]}, {east}° {'WE'[longitude >= 0]}"
