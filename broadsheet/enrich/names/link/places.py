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
from collections.abc import Iterator, Mapping, Sequence

from broadsheet.enrich.gazetteer.demonyms import COUNTRIES
from broadsheet.enrich.gazetteer.fold import fold
from broadsheet.enrich.gazetteer.places import Place, find
from broadsheet.enrich.names.link.evidence import NEAR, Evidence, distance
from broadsheet.enrich.names.link.linked import Linked
from broadsheet.enrich.names.link.namesakes import (
    dwarfs,
    is_clear,
    is_far_larger,
    is_sure,
    is_town,
    namesakes,
)

VOUCHING, MOST_VOUCHING = 50_000, 200
"""People of towns that speak for each other, and how many of them are compared."""

LONGEST = 3
"""Words of a country or state after a comma, at most."""

Namesakes = Sequence[Place]
"""The places of one name, the likeliest first."""

_AFTER = re.compile(r"\s?,\s?([^\W\d_][\w.'’ -]{1,40})")
# All demonyms begin with one of these letters, and the search for them runs in C.
_CAPITALS = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)?")
_WORD = re.compile(r"[\w.'’-]+")


def link_places(text: str, places: Sequence[tuple[int, int]], surfaces: Sequence[str]) -> Linked:
    """Return the name that each form stands for, and what it is known as."""
    counts = Counter(surfaces)
    options = {name: namesakes(name) for name in counts}
    evidence = Evidence()
    if any(len(some) > 1 or (some and is_town(some[0])) for some in options.values()):
        evidence.demonyms = _demonyms(text)
    sure = evidence.sure
    for (_, end), name in zip(places, surfaces, strict=True):
        said = _said(text, end, name)
        if said:
            sure[name] = said
    for name, some in options.items():
        if some and name not in sure and is_sure(name, some):
            sure[name] = some[0]
    _vouch(options, sure)
    _clear({n: some for n, some in options.items() if n not in sure and is_clear(some)}, evidence)
    # What is chosen now speaks for no other.
    left = {name: some for name, some in options.items() if name not in sure}
    chosen = {name: one for name, some in left.items() if (one := _chosen(some, evidence))}
    return _named(counts, sure | chosen)


def _vouch(options: Mapping[str, Namesakes], sure: dict[str, Place]) -> None:
    """Decide on middling towns that are near each other and have no namesake."""
    towns = {
        name: some[0]
        for name, some in options.items()
        if len(some) == 1 and name not in sure and some[0].population >= VOUCHING
    }
    if len(towns) <= MOST_VOUCHING:
        sure |= {
            name: one
            for name, one in towns.items()
            if any(other is not one and distance(one, other) < NEAR for other in towns.values())
        }


def _clear(large: Mapping[str, Namesakes], evidence: Evidence) -> None:
    """Decide on metropolises; those that have no namesake near first, who speak for the others."""
    plain = [n for n, some in large.items() if not any(evidence.near(one) for one in some[1:])]
    for names in (plain, [n for n in large if n not in plain]):
        clear = [n for n in names if _chosen(large[n], evidence) == large[n][0]]
        evidence.sure |= {n: large[n][0] for n in clear}


def _chosen(some: Namesakes, evidence: Evidence) -> Place | None:
    """Return what a name means by what else the article names, None if that does not tell."""
    if not some:
        return None
    first = some[0]
    countries = evidence.countries()
    if first.feature == "country":
        best = [one for one in some if evidence.within(one)]
    elif is_far_larger(some):
        near = [one for one in some[1:] if evidence.near(one)]
        if dwarfs(some):
            near = [one for one in near if evidence.most_near(one)]
        doubt = near and first.country_code not in countries and not evidence.near(first)
        best = near if doubt else [first]
    elif len(some) == 1:
        best = [first] if evidence.near(first) or evidence.has_more_of(first) else []
    else:
        best = [one for one in some if evidence.near(one)]
        best = best if len(best) == 1 else [one for one in some if one.country_code in countries]
    if len(best) == 1 and best[0].feature != "undecided":
        return best[0]
    return None


def _said(text: str, end: int, name: str) -> Place | None:
    """Return the place that a name is by the country or state after its comma."""
    after = _AFTER.match(text, end, end + 44) if "," in text[end : end + 2] else None
    towns = [one for one in find(name) if one.feature == "city"] if after else []
    for outer in _stated(after[1]) if after and towns else ():
        if _are_states(find(name)[0], outer):
            return None  # `Maryland, Delaware` is a list.
        inside = [one for one in towns if one.country_code == outer.country_code]
        if inside and outer.feature == "country":
            return inside[0]
        if inside:
            # A state has no outline here: the town next to its middle is the one in it.
            best = min(inside, key=lambda one: distance(one, outer))
            return best if distance(best, outer) < NEAR else None
    return None


def _stated(words: str) -> Iterator[Place]:
    """Yield the countries and regions whose names begin some words, the longest first."""
    tokens = _WORD.findall(words)
    for count in range(min(LONGEST, len(tokens)), 0, -1):
        for one in find(" ".join(tokens[:count])):
            if one.feature in ("country", "region"):
                yield one


def _are_states(one: Place, other: Place) -> bool:
    return one.feature == other.feature == "region" and one.country_code == other.country_code


def _demonyms(text: str) -> set[str]:
    """Return the countries of whose people or things a text speaks."""
    words = set(_CAPITALS.findall(text))
    words |= {part for one in words for part in one.split()}
    return {COUNTRIES[one] for one in words if one in COUNTRIES}


def _named(counts: Counter[str], decided: Mapping[str, Place]) -> Linked:
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
