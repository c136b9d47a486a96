"""Places by name: countries, their first-level regions, cities, and regions and seas of the world.

In: a name. Out: the places that have it, the likeliest first. The data are an extract of GeoNames
(https://www.geonames.org, licence CC BY 4.0) with names of countries from Unicode CLDR and centres
of countries from Natural Earth; `training/make_gazetteer.py` writes it and says what is left out.
`aliases.tsv` adds names in other languages.
It is read at the first question. What it gets wrong: towns of fewer than 15,000 people are missing,
and many towns are named like persons and words, so that a name found here need not be a place.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from broadsheet.enrich import tables
from broadsheet.enrich.gazetteer.fold import fold

SHORT = 3
"""Letters of a key, at most, that no city has in capitals (`WA` is not Wa), and nothing without."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `geonames` is its number in GeoNames as text, None where it has none.

    `country_code` is ISO 3166-1 alpha-2, None where the place is not in one country. `latitude` and
    `longitude` are degrees north and east: of a city where GeoNames has it; of a country the centre
    of its largest piece of land (of its capital below 5,000 square kilometres); of a region the
    middle of its towns. None where a point would mean little. `feature` is `country`, `region`
    (first-level division), `city`, or `area` (a region of the world, a sea, a river).
    """

    name: str
    geonames: str | None
    country_code: str | None
    latitude: float | None
    longitude: float | None
    population: int
    feature: str

    @property
    def known(self) -> str:
        """What a mention says it is: `geonames:360630`, or `area:latin america` without a number.

        >>> find("Cairo")[0].known
        'geonames:360630'
        """
        return f"geonames:{self.geonames}" if self.geonames else f"area:{fold(self.name)}"


def find(name: str) -> tuple[Place, ...]:
    """Return the places of a name, the likeliest first; none where nothing is known of it.

    >>> [(one.feature, one.country_code) for one in find("Georgia")[:2]]
    [('country', 'GE'), ('region', 'US')]
    >>> find("us"), find("U.S.")[0].name
    ((), 'United States')
    """
    key = fold(name)
    if len(key) > SHORT or name.istitle():
        return _of(key)
    if name.islower():
        return ()
    return tuple(one for one in _of(key) if one.feature != "city")


def by_known(known: str) -> Place | None:
    """Return the place that a mention says it is (`Place.known`), None where there is none."""
    index = _numbers().get(known)
    return None if index is None else _place(index)


def longer_names() -> list[str]:
    """Return the keys of all names that have several words."""
    return [key for key in _names() if " " in key]


@lru_cache(maxsize=16_384)
def _of(key: str) -> tuple[Place, ...]:
    found = _names().get(key)
    return tuple(_place(int(index)) for index in found.split(",")) if found else ()


@lru_cache(maxsize=16_384)
def _place(index: int) -> Place:
    number, name, country, latitude, longitude, population, feature = _places()[index].split("\t")
    return Place(
        name,
        number or None,
        country or None,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        int(population),
        feature,
    )


@cache
def _names() -> dict[str, str]:
    """Return for each key the lines of the places that have it, parted by commas."""
    found = dict(line.split("\t") for line in tables.lines("gazetteer/names.tsv"))
    for line in tables.lines("gazetteer/aliases.tsv"):
        name, _, others = line.partition("\t")
        own = found.get(fold(name)) if others else None
        if own:
            found |= {
                key: own
                for key in map(fold, others.split("|"))
                if not (key.isascii() and key in found)
            }
    return found


@cache
def _places() -> list[str]:
    return tables.lines("gazetteer/places.tsv")


@cache
def _numbers() -> dict[str, int]:
    """Return the line of each place by what a mention says it is."""
    found = {}
    for index, line in enumerate(_places()):
        number, name, _ = line.split("\t", 2)
        found[f"geonames:{number}" if number else f"area:{fold(name)}"] = index
    return found
