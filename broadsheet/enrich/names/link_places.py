"""Which places of the gazetteer the names of places in one article mean, if any for sure.

In: a text and where its names of places stand. Out: for each form a name and what it is known as
(`geonames:360630`), None where the article does not tell. A name is the place that it says itself
(`Paris, Texas`); a country; the only place of that name; or the one by far larger than the others,
where the article has nothing near another. Of several else it is the one whose country the article
names (also as `Russian`) or near which it names other places, when there is just one. What it gets
wrong: towns that the gazetteer lacks (`places`) are taken for their larger namesake if they are in
its country.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import cos, hypot, radians

from broadsheet.enrich.gazetteer.demonyms import COUNTRIES
from broadsheet.enrich.gazetteer.fold import fold
from broadsheet.enrich.gazetteer.places import Place, find

NEAR = 500.0
"""Kilometres within which a place speaks for another."""

LARGER, LARGE = 10.0, 300_000
"""By far larger: so many times as many people as the next, and so many at least."""

TOWN = 50_000
"""People of a town named by one word, below which its country must be named."""

STATE = 1_000_000
"""People of a region, at least, that may be meant by the name that a country has too."""

REGION_WEIGHT = 0.1
"""How often a region is meant, per person, against a city."""

_AFTER = re.compile(r"\s?,\s?([^\W\d_][\w.'’ -]{1,40})")
_CAPITALS = re.compile(r"[^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+)?")
_WORD = re.compile(r"[\w.'’-]+")

Linked = dict[str, tuple[str | None, str | None]]
"""For each form its name and what it is known as."""


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

    def within(self, place: Place) -> int:
        """Count what speaks for a region or country: places in it, and its people."""
        inside = sum(
            1
            for one in self.sure.values()
            if one.country_code == place.country_code and one.feature in ("city", "region")
        )
        return inside + (place.feature == "country" and place.country_code in self.demonyms)


def link_places(text: str, places: Sequence[tuple[int, int]], surfaces: Sequence[str]) -> Linked:
    """Return the name that each form stands for, and what it is known as."""
    counts = Counter(surfaces)
    options = {name: _options(name) for name in counts}
    evidence = Evidence()
    if any(len(some) > 1 or (some and _is_town(some[0])) for some in options.values()):
        evidence.demonyms = _demonyms(text)
    decided: dict[str, Place] = {}
    for (_, end), name in zip(places, surfaces, strict=True):
        said = _said(text, end, name)
        if said:
            decided[name] = evidence.sure[name] = said
    for name, some in options.items():
        if some and name not in decided and _is_sure(name, some):
            decided[name] = evidence.sure[name] = some[0]
    for name, some in options.items():
        chosen = _chosen(some, evidence) if name not in evidence.sure else None
        if chosen:
            decided[name] = chosen
    return _named(counts, decided)


def _options(name: str) -> list[Place]:
    """Return the places of a name, one of each country; `undecided` where two of one vie."""
    kept: dict[str | None, Place] = {}
    for one in find(name):
        first = kept.setdefault(one.country_code, one)
        towns = first is not one and one.feature == first.feature == "city"
        if towns and _weight(one) * 4 > _weight(first) and _weight(first) < LARGE:
            kept[one.country_code] = replace(
                one, latitude=None, longitude=None, feature="undecided"
            )
    return list(kept.values())


def _weight(place: Place) -> float:
    weight = REGION_WEIGHT if place.feature == "region" else 1.0
    return max(1_000, place.population) * weight


def _is_town(place: Place) -> bool:
    return place.feature in ("city", "undecided") and place.population < TOWN


def _is_sure(name: str, some: list[Place]) -> bool:
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
    return not rest and not (_is_town(first) and len(name.split()) == 1)


def _chosen(some: list[Place], evidence: Evidence) -> Place | None:
    """Return what a name means by what else the article names, None if that does not tell."""
    if not some:
        return None
    first = some[0]
    countries = evidence.countries()
    if first.feature == "country":
        best = [one for one in some if evidence.within(one)]
    elif _is_far_larger(some):
        near = [one for one in some[1:] if evidence.near(one)]
        doubt = near and first.country_code not in countries and not evidence.near(first)
        best = near if doubt else [first]
    else:
        best = [one for one in some if evidence.near(one)]
        best = best if len(best) == 1 else [one for one in some if one.country_code in countries]
    if len(best) == 1 and best[0].feature != "undecided":
        return best[0]
    return None


def _is_far_larger(some: list[Place]) -> bool:
    rest = max((_weight(one) for one in some[1:]), default=0.0)
    return len(some) > 1 and _weight(some[0]) > max(LARGE, LARGER * rest)


def _said(text: str, end: int, name: str) -> Place | None:
    """Return the place that a name is by the country or state after its comma."""
    after = _AFTER.match(text, end, end + 44)
    if not after:
        return None
    words = _WORD.findall(after.group(1))
    for count in (3, 2, 1):
        outer = [p for p in find(" ".join(words[:count])) if p.feature in ("country", "region")]
        inner = [p for p in find(name) if p.feature == "city"]
        for one in outer if len(words) >= count else ():
            inside = [p for p in inner if p.country_code == one.country_code]
            if one.feature == "region" and inside:
                # A state has no outline here: the town next to its middle is the one in it.
                best = min(inside, key=lambda p: distance(p, one))
                return best if distance(best, one) < NEAR else None
            if inside:
                return inside[0] if _options(name) else None
    return None


def distance(one: Place, other: Place) -> float:
    """Return the kilometres between two places, well enough for places that are near."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return float("inf")
    north = one.latitude - other.latitude  # type: ignore[operator]
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))  # type: ignore[operator,arg-type]
    return 111.2 * hypot(north, east)


def _demonyms(text: str) -> set[str]:
    """Return the countries of whose people or things a text speaks."""
    found: set[str] = set()
    for words in set(_CAPITALS.findall(text)):
        for one in (words, *words.split()):
            if one in COUNTRIES:
                found.add(COUNTRIES[one])
    return found


def _named(counts: Counter[str], decided: dict[str, Place]) -> Linked:
    """Return one name for all forms of one place: the gazetteer's if the article has it."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        groups[decided[name].known if name in decided else fold(name)].append(name)
    linked: Linked = {}
    for names in groups.values():
        place = decided.get(names[0])
        shown = max(
            names,
            key=lambda name: (
                place is not None and fold(place.name) == fold(name) and not name.isupper(),
                not name.isupper(),
                counts[name],
                len(name),
                name,
            ),
        )
        linked |= dict.fromkeys(names, (shown, place.known if place else None))
    return linked
