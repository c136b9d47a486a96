"""Organizations that articles name by an acronym or a short name without saying what it means.

In: a name. Out: the organization, its full name and its other names. Data: `organizations.tsv`,
written for Broadsheet: the principal organs, funds, programmes and specialized agencies of the
United Nations as its Charter and the UN System Chart name them, the intergovernmental organizations
with a standing invitation to its General Assembly (A/INF/75/3), and what agencies and armies of
some states call themselves. What it gets wrong: an acronym may mean something else in an article
(`PA`, `WB`, `AP`); what the article itself expands goes first (`names.link`).
"""

from dataclasses import dataclass
from functools import cache

from broadsheet.enrich import tables
from broadsheet.enrich.gazetteer.fold import fold


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization. `known` is its key (`org:UN`), the same in every release."""

    known: str
    name: str
    aliases: tuple[str, ...]


def known(name: str) -> Organization | None:
    """Return the organization of a name, None where the table has none or no letter is a capital.

    >>> known("UN").name, known("the Security Council").known
    ('United Nations', 'org:UNSC')
    >>> known("who"), known("WHO").name
    (None, 'World Health Organization')
    """
    return None if name.islower() else _table().get(fold(name))


def by_known(key: str) -> Organization | None:
    """Return the organization that a mention says it is (`org:UN`), None where there is none."""
    return _keys().get(key)


@cache
def everyone() -> tuple[Organization, ...]:
    """Return all organizations of the table."""
    return tuple(
        Organization(f"org:{key}", name, tuple(filter(None, aliases.split("|"))))
        for key, name, aliases in tables.rows("gazetteer/organizations.tsv")
    )


@cache
def _table() -> dict[str, Organization]:
    found: dict[str, Organization] = {}
    for one in everyone():
        for name in (one.name, *one.aliases):
            found.setdefault(fold(name), one)
    return found


@cache
def _keys() -> dict[str, Organization]:
    return {one.known: one for one in everyone()}
