"""The places of the gazetteer that share a name, and which of them is meant without more words.

In: a name. Out: its places, the likeliest first (`namesakes`), and whether the first is so large
that the name alone means it.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from broadsheet.enrich.gazetteer.places import Place, find

LARGER, LARGE = 8.0, 100_000
"""By far larger: so many times as many people as the next, and so many at least."""

METROPOLIS = 300_000
"""People of a city that needs no other word beside its namesakes of the same country."""

TOWN = 300_000
"""People of a town named by one word, below which the article must name more of its country."""

DWARFS, WORLD_CITY = 20.0, 500_000
"""A metropolis that a bare name means: so many times its namesakes' people, and so many."""

STATE = 1_000_000
"""People of a region, at least, that may be meant by the name that a country has too."""

REGION_WEIGHT = 0.1
"""How often a region is meant, per person, against a city; the states of the USA as often."""


@lru_cache(maxsize=16_384)
def namesakes(name: str) -> tuple[Place, ...]:
    """Return the places of a name, one of each country; `undecided` where two of one vie."""
    kept: dict[str | None, Place] = {}
    for one in find(name):
        first = kept.setdefault(one.country_code, one)
        towns = first is not one and one.feature == first.feature == "city"
        if towns and _weight(one) * 4 > _weight(first) and _weight(first) < METROPOLIS:
            kept[one.country_code] = replace(
                one, latitude=None, longitude=None, feature="undecided"
            )
    return tuple(kept.values())


def _weight(place: Place) -> float:
    state = place.feature == "region" and place.country_code != "US"
    return max(1_000, place.population) * (REGION_WEIGHT if state else 1.0)


def is_town(place: Place) -> bool:
    """Tell whether a place is a town that an article about another country hardly names."""
    return place.feature in ("city", "undecided") and place.population < TOWN


def is_sure(name: str, some: Sequence[Place]) -> bool:
    """Tell whether a name says by itself what place it means."""
    first, rest = some[0], some[1:]
    if first.feature == "undecided":
        return False
    if first.feature == "area":
        return True
    if first.feature == "country":
        # `Georgia` is a country and a state of millions; `Lebanon` is the country.
        return not any(
            one.feature == "region" and one.population > max(STATE, first.population / 5)
            for one in rest
        )
    return not rest and not (is_town(first) and len(name.split()) == 1)


def is_far_larger(some: Sequence[Place]) -> bool:
    """Tell whether the first is by far larger than its namesakes, of which there are some."""
    rest = max((_weight(one) for one in some[1:]), default=0.0)
    return len(some) > 1 and _weight(some[0]) > max(LARGE, LARGER * rest)


def is_clear(some: Sequence[Place]) -> bool:
    """Tell whether a name is decided before the towns: a metropolis, or a far larger region."""
    return dwarfs(some) or (is_far_larger(some) and some[0].feature == "region")


def dwarfs(some: Sequence[Place]) -> bool:
    """Tell whether the first is a metropolis beside which its namesakes are hardly ever meant."""
    first, rest = some[0] if some else None, some[1:]
    if first is None or first.feature != "city" or first.population < WORLD_CITY or not rest:
        return False
    return first.population > DWARFS * max(one.population for one in rest)
