"""What one article tells of the places in it, and how near places are to each other.

In: places that the article means for sure, and whose people it speaks of. Out: what that says for
another place.
"""

from dataclasses import dataclass, field
from math import cos, hypot, radians

from broadsheet.enrich.gazetteer.places import Place

NEAR = 500.0
"""Kilometres within which a place speaks for another."""

TOLD = 50_000
"""People of a town, at least, that an article may mean which names no country and no place."""


@dataclass(slots=True)
class Evidence:
    """What an article tells of the places in it: those known for sure, and its countries."""

    sure: dict[str, Place] = field(default_factory=dict)
    demonyms: set[str] = field(default_factory=set)

    def countries(self) -> set[str]:
        """Return the codes of the countries that the article names in any way."""
        return self.demonyms | {p.country_code for p in self.sure.values() if p.country_code}

    def near(self, place: Place) -> int:
        """Count the places known for sure that are near another, without countries."""
        return sum(
            1
            for one in self.sure.values()
            if one.feature in ("city", "region") and distance(one, place) < NEAR
        )

    def most_near(self, place: Place) -> bool:
        """Tell whether most of the places known for sure, two at least, are near another."""
        near = self.near(place)
        return near > 1 and near * 2 > sum(one.feature != "country" for one in self.sure.values())

    def has_more_of(self, place: Place) -> bool:
        """Tell whether the article is about the country of a town, not of places elsewhere."""
        points = [one for one in self.sure.values() if one.feature in ("city", "region")]
        if any(one.country_code == place.country_code for one in points):
            return True
        countries = self.countries()
        silent = not countries and place.population >= TOLD
        return not points and (silent or place.country_code in countries)

    def within(self, place: Place) -> int:
        """Count what speaks for a region or country: places in it, and its people."""
        inside = sum(
            1
            for one in self.sure.values()
            if one.country_code == place.country_code and one.feature in ("city", "region")
        )
        return inside + (place.feature == "country" and place.country_code in self.demonyms)


def distance(one: Place, other: Place) -> float:
    """Return the kilometres between two places, well enough for places that are near."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return float("inf")
    north = one.latitude - other.latitude  # type: ignore[operator]
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))  # type: ignore[operator,arg-type]
    return 111.2 * hypot(north, east)
