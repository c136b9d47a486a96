"""What goes into the joining of names, and what comes out of it.

In: nothing. Out: `Form`, a name as articles have it, and `Entity`, what it is the name of.
"""

import msgspec

from broadsheet.enrich.gazetteer.fold import fold
from broadsheet.records import Kind


class Form(msgspec.Struct, frozen=True, order=True, array_like=True):
    """A name as articles have it (`Mention.name`), and in how many articles, how often.

    `acronyms` are those that the articles expand to it.
    """

    kind: Kind
    name: str
    known: str | None = None
    articles: int = 1
    mentions: int = 1
    acronyms: tuple[str, ...] = ()


class Entity(msgspec.Struct, frozen=True, array_like=True):
    """One person, organization or place. `key` is what its id is made from.

    `key` stays the same where a corpus grows. `method` says why the forms are one. A place has its
    country (ISO 3166-1 alpha-2), degrees north and east, and its number in a gazetteer, each None
    where that is not known for sure.
    """

    kind: Kind
    name: str
    key: str
    method: str
    forms: tuple[Form, ...]
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    gazetteer: str | None = None


def order(form: Form) -> tuple[str, str, str]:
    """Return by what forms are sorted, so that the order of files does not matter."""
    return form.kind, form.name, form.known or ""


def letters(name: str) -> str:
    """Return by what names are compared, of which some have no letters."""
    return fold(name) or name


def is_shouted(name: str, least: int = 4) -> bool:
    """Tell whether a name is in capitals as a headline is, with so many letters in a word."""
    return name.isupper() and (" " in name or len(name) >= least)


LONG_ACRONYM = 7
"""Letters of a word in capitals, from which on it is no acronym."""
