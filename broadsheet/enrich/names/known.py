"""What the gazetteer says of a name, in one word.

In: a name. Out: `country`, `area`, `region`, `city`, `town`, `organization` or `none`.
"""

from functools import lru_cache

from broadsheet.enrich.gazetteer import organizations, places
from broadsheet.enrich.names.words.organizations import FAMOUS

LARGE = 300_000
"""Inhabitants from which a city is one that news names without saying where it is."""


@lru_cache(maxsize=16_384)
def known(name: str) -> str:
    """Return what a name is known as.

    >>> known("Egypt"), known("Cairo"), known("United Nations"), known("Shocked")
    ('country', 'city', 'organization', 'none')
    """
    if name in FAMOUS or organizations.known(name):
        return "organization"
    found = places.find(name)
    if not found:
        return "none"
    first = found[0]
    if first.feature == "city" and first.population < LARGE:
        return "town"
    return first.feature
