"""Places of the whole corpus: which names, of all articles, are one place's, and where that is.

In: forms of places. Out: entities. Names are joined that articles mean for sure as one place of the
gazetteer (`known`); what no article tells is joined by its name alone, and has no coordinates.
"""

from broadsheet.enrich.gazetteer.fold import fold
from broadsheet.enrich.gazetteer.places import Place, by_known, find
from broadsheet.enrich.resolve.forms import Entity, Form, is_shouted, letters, order
from broadsheet.records import Kind

REASONS = {
    "country": "a country; its point is the middle of its land, or the capital of a small one",
    "region": "a region of a country; its point is the middle of its towns",
    "area": "a region of the world or a water, which has no point",
}
ONLY = "a city; the only one of that name in the gazetteer"
LIKELY = "a city; of those of that name the one that fits what the articles name"
SEVERAL, UNKNOWN = "several places have the name", "not in the gazetteer"
FOREIGN = "a city has the name, but no article has another place of its country"
NO_POINT = "in the gazetteer, which has no point for it"


def key_of(form: Form) -> str:
    """Return what all names of a place share."""
    place = by_known(form.known) if form.known else None
    return place.known if place else f"name:{letters(form.name)}"


def one_place(key: str, forms: list[Form]) -> Entity:
    """Return the place that has a key, and these names."""
    place = by_known(key)
    best = max(
        forms,
        key=lambda f: (
            not is_shouted(f.name),
            place is not None and fold(f.name) == fold(place.name),
            f.articles,
            f.mentions,
            len(f.name),
            f.name,
        ),
    )
    numbered = place is not None and place.geonames is not None
    return Entity(
        Kind.PLACE,
        _shown(place, best.name),
        f"{Kind.PLACE}:{key}",
        _method(place, best.name),
        tuple(sorted(forms, key=order)),
        place.country_code if place else None,
        place.latitude if place else None,
        place.longitude if place else None,
        key if numbered else None,
    )


def _shown(place: Place | None, name: str) -> str:
    """Return the gazetteer's English name, or the articles' where just the letters differ."""
    if place is None:
        return name
    same = place.feature != "country" and fold(place.name) == fold(name)
    # Regions outside of the USA have there what the country calls them (`Lappi`).
    own = place.feature == "region" and place.country_code != "US"
    return name if (same or own) and not name.isupper() else place.name


def _method(place: Place | None, name: str) -> str:
    """Say why a name is taken for a place, or why for none."""
    options = find(name)
    if place is None:
        return UNKNOWN if not options else FOREIGN if len(options) == 1 else SEVERAL
    if place.latitude is None and place.feature != "area":
        return NO_POINT
    return REASONS.get(place.feature) or (ONLY if len(options) < 2 else LIKELY)
