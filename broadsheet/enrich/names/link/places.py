"""Which places of the gazetteer the names of places in one article mean, if any for sure.

In: a text and where its names of places stand. Out: for each form a name and what it is known as
(`geonames:360630`), None where the article does not tell. A name is the place that it says itself
(`Paris, Texas`); a country; the only place of that name, if it is a large city or the article has
another of its country; or the one by far larger than the others, where the article has nothing near
another: a metropolis is meant unless most places of the article are near its namesake. Of several
else it is the one whose country the article names (also as `Russian`) or near which it names other
places, when there is just one. What it gets wrong: towns that the gazetteer lacks (`places`) are
taken for their larger namesake if they are in its country.
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

LARGER, LARGE = 8.0, 100_000
"""By far larger: so many times as many people as the next, and so many at least."""

METROPOLIS = 300_000
"""People of a city that needs no other word beside its namesakes of the same country."""

TOWN = 300_000
"""People of a town named by one word, below which the article must name more of its country."""

VOUCHING, MOST_VOUCHING = 50_000, 200
"""People of towns that speak for each other, and how many of them are compared."""

DWARFS, WORLD_CITY = 20.0, 500_000
"""A metropolis that a bare name means: so many times its namesakes' people, and so many."""

STATE = 1_000_000
"""People of a region, at least, that may be meant by the name that a country has too."""

REGION_WEIGHT = 0.1
"""How often a region is meant, per person, against a city; the states of the USA as often."""

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
        silent = not countries and place.population >= VOUCHING
        return not points and (silent or place.country_code in countries)

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
    _vouch(options, evidence, decided)
    large = {n: some for n, some in options.items() if n not in decided and _is_clear(some)}
    # Those that have no namesake near speak for the others.
    plain = [n for n, some in large.items() if not any(evidence.near(one) for one in some[1:])]
    for names in (plain, [n for n in large if n not in plain]):
        clear = [n for n in names if _chosen(large[n], evidence) == large[n][0]]
        sure = {n: large[n][0] for n in clear}
        decided |= sure
        evidence.sure |= sure
    for name, some in options.items():
        chosen = _chosen(some, evidence) if name not in evidence.sure else None
        if chosen:
            decided[name] = chosen
    return _named(counts, decided)


def _vouch(options: dict[str, list[Place]], evidence: Evidence, decided: dict[str, Place]) -> None:
    """Decide on middling towns that are near each other and have no namesake."""
    towns = {
        name: some[0]
        for name, some in options.items()
        if len(some) == 1 and name not in decided and some[0].population >= VOUCHING
    }
    for name, one in towns.items() if len(towns) <= MOST_VOUCHING else ():
        if any(other is not one and distance(one, other) < NEAR for other in towns.values()):
            decided[name] = evidence.sure[name] = one


def _options(name: str) -> list[Place]:
    """Return the places of a name, one of each country; `undecided` where two of one vie."""
    kept: dict[str | None, Place] = {}
    for one in find(name):
        first = kept.setdefault(one.country_code, one)
        towns = first is not one and one.feature == first.feature == "city"
        if towns and _weight(one) * 4 > _weight(first) and _weight(first) < METROPOLIS:
            kept[one.country_code] = replace(
                one, latitude=None, longitude=None, feature="undecided"
            )
    return list(kept.values())


def _weight(place: Place) -> float:
    state = place.feature == "region" and place.country_code != "US"
    weight = REGION_WEIGHT if state else 1.0
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
        if _dwarfs(some):
            near = [one for one in near if evidence.most_near(one)]
        doubt = near and first.country_code not in countries and not evidence.near(first)
        best = near if doubt else [first]
    elif len(some) == 1:
        best = some if evidence.near(first) or evidence.has_more_of(first) else []
    else:
        best = [one for one in some if evidence.near(one)]
        best = best if len(best) == 1 else [one for one in some if one.country_code in countries]
    if len(best) == 1 and best[0].feature != "undecided":
        return best[0]
    return None


def _is_far_larger(some: list[Place]) -> bool:
    rest = max((_weight(one) for one in some[1:]), default=0.0)
    return len(some) > 1 and _weight(some[0]) > max(LARGE, LARGER * rest)


def _is_clear(some: list[Place]) -> bool:
    """Tell whether a name is decided before the towns: a metropolis, or a far larger region."""
    return _dwarfs(some) or (_is_far_larger(some) and some[0].feature == "region")


def _dwarfs(some: list[Place]) -> bool:
    """Tell whether the first is a metropolis beside which its namesakes are hardly ever meant."""
    first, rest = some[0] if some else None, some[1:]
    if first is None or first.feature != "city" or first.population < WORLD_CITY or not rest:
        return False
    return first.population > DWARFS * max(one.population for one in rest)


def _said(text: str, end: int, name: str) -> Place | None:
    """Return the place that a name is by the country or state after its comma."""
    after = _AFTER.match(text, end, end + 44)
    if not after:
        return None
    words = _WORD.findall(after.group(1))
    first = find(name)[:1]
    for count in (3, 2, 1):
        outer = [p for p in find(" ".join(words[:count])) if p.feature in ("country", "region")]
        inner = [p for p in find(name) if p.feature == "city"]
        for one in outer if len(words) >= count else ():
            if one.feature == "region" and first and _are_states(first[0], one):
                return None  # `Maryland, Delaware` is a list.
            inside = [p for p in inner if p.country_code == one.country_code]
            if one.feature == "region" and inside:
                # A state has no outline here: the town next to its middle is the one in it.
                best = min(inside, key=lambda p: distance(p, one))
                return best if distance(best, one) < NEAR else None
            if inside:
                return inside[0] if _options(name) else None
    return None


def _are_states(one: Place, other: Place) -> bool:
    return one.feature == other.feature == "region" and one.country_code == other.country_code


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
