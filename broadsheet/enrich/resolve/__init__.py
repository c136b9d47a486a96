"""The corpus-wide step for names: which forms, of all articles, are names of one real thing.

In: the distinct forms that articles have, each with how many, and what the editor says
(`entities.yml`, as `records.EntityRule`s). Out: entities; every form is in exactly one, except
those that the editor blocks. Depends on what forms there are and not on their order. A wrong join
is worse than a missed one: where a form fits two, it joins neither. How each kind is joined stands
in `people`, `organizations` and `places`; `filed` keeps the forms on the disk and says which are
looked at together; `edits` does what the editor says.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing

import msgspec

from broadsheet.enrich.resolve.edits import Edited, edit, stated_kinds
from broadsheet.enrich.resolve.filed import TABLES, Filed
from broadsheet.enrich.resolve.forms import Entity, Form
from broadsheet.enrich.resolve.organizations import one_organization
from broadsheet.enrich.resolve.people import people
from broadsheet.enrich.resolve.places import one_place
from broadsheet.records import EntityRule
from broadsheet.scratch import scratch

__all__ = ["Entity", "Form", "resolve", "resolve_edited"]


def resolve(forms: Iterable[Form], rules: Sequence[EntityRule] = ()) -> list[Entity]:
    """Join the forms that name one thing."""
    return list(resolve_edited(forms, rules).entities)


def resolve_edited(forms: Iterable[Form], rules: Sequence[EntityRule]) -> Edited:
    """Join the forms that name one thing, and tell what of the editor's rules was of no use.

    The entities come one kind after the other, in the order of their keys, and can be asked for
    once. In memory are the forms of one at a time, and those that rules are about.
    """
    connection = scratch(TABLES + _FOUND)
    return edit(_joined(connection, Filed(connection, forms, stated_kinds(rules))), rules)


_FOUND = "CREATE TABLE found (key TEXT, entity BLOB);"


def _joined(connection: sqlite3.Connection, filed: Filed) -> Iterator[Entity]:
    """Yield the entities."""
    with closing(connection):
        found = (one for _, forms in filed.people() for one in people(forms, filed.elsewhere))
        rows = ((one.key, _ENCODE(one)) for one in found)
        connection.executemany("INSERT INTO found VALUES (?, ?)", rows)
        for (packed,) in connection.execute("SELECT entity FROM found ORDER BY key"):
            yield _DECODE(packed)
        for key, forms in filed.organizations():
            yield one_organization(key, forms)
        for key, forms in filed.places():
            yield one_place(key, forms)


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(Entity).decode
