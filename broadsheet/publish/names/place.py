"""Where a place lies, in words, and which gazetteer says so.

In: a row of `places`. Out: its coordinates, and the address and licence of the gazetteer's entry.
"""

from typing import Any

GAZETTEERS = {
    "geonames": ("https://www.geonames.org/", "GeoNames", "CC BY 4.0",
                 "https://creativecommons.org/licenses/by/4.0/"),
}  # fmt: skip
"""By the first part of `places.gazetteer`: its address, name and licence."""


def place(row: dict[str, Any]) -> dict[str, Any]:
    """Return where a place lies, in words, and which gazetteer says so."""
    found: dict[str, Any] = {"coordinates": None, "gazetteer": None}
    if row["latitude"] is not None and row["longitude"] is not None:
        found["coordinates"] = coordinates(row["latitude"], row["longitude"])
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


def coordinates(latitude: float, longitude: float) -> str:
    """Say where a point lies.

    >>> coordinates(-33.92584, 18.42322)
    '33.92584° S, 18.42322° E'
    """
    north, east = float(latitude), float(longitude)
    return f"{abs(north)}° {'SN'[north >= 0]}, {abs(east)}° {'WE'[east >= 0]}"
