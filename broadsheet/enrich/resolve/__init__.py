"""The corpus-wide step for names: which forms, of all articles, are names of one real thing.

In: the distinct forms that articles have, each with how many, and what the editor says
(`entities.yml`). Out: entities; every form is in exactly one, except those that the editor blocks.
Depends on what forms there are and not on their order.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from broadsheet.records import Kind


@dataclass(frozen=True, slots=True, order=True)
class Form:
    """A name as articles have it (`Mention.name`), and in how many articles, how often."""

    kind: Kind
    name: str
    known: str | None = None
    articles: int = 1
    mentions: int = 1


@dataclass(frozen=True, slots=True)
class Entity:
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


def resolve(forms: Iterable[Form]) -> list[Entity]:
    """Join the forms that name one thing."""
    return [
        Entity(one.kind, one.name, f"{one.kind}:{one.name}", "one form", (one,))
        for one in sorted(forms, key=lambda f: (f.kind, f.name, f.known or ""))
    ]
