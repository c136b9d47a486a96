"""Names of articles to SQLite: joined over the whole corpus, in a process beside this one.

In: the names of one article after the other, kept in temporary tables. Out: the tables of people,
organizations and places filled but for the counts, each id the same in every build, and in
`found_entities` which form is whose. The forms go to the process through a file, since two
processes share no connection.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, islice
from operator import attrgetter, itemgetter
from typing import IO

import msgspec

from broadsheet.beside import Beside
from broadsheet.enrich.resolve import Entity, Form, resolve_edited
from broadsheet.load_batch import Batch
from broadsheet.load_counts import TABLES
from broadsheet.load_id import free_ids, stable_id
from broadsheet.load_rows import Rows
from broadsheet.records import EntityRule, Kind, Problem

LEAST = 2_000
"""Forms of names from which on a process of its own joins them."""


class Names:
    """Collects the names of articles, and writes them once all are known."""

    def __init__(self, connection: sqlite3.Connection, batch: Batch, *, alone: bool) -> None:
        """Begin; where this process is `alone`, no other is made."""
        self.connection = connection
        self.batch = batch
        self.alone = alone
        self.rules: list[EntityRule] = []
        connection.executescript(_COLLECTED)

    def add(self, rows: Rows) -> None:
        """Keep the names of an article."""
        self.batch.add("found_names", rows.names)
        self.batch.add("found_acronyms", rows.acronyms)

    def begin(self, file: IO[bytes]) -> Beside:
        """Begin to join names, whose forms are written to a file."""
        forms = 0
        for form in self._forms():
            file.write(_FORM.encode(form) + b"\n")
            forms += 1
        file.flush()
        alone = self.alone or forms < LEAST
        return Beside(partial(_joined, file.fileno(), tuple(self.rules)), alone=alone)

    def take(self, named: Iterator[bytes]) -> list[Problem]:
        """Fill the tables with what was joined; return what of the rules was of no use."""
        unused = _UNUSED.decode(next(named))
        for entities in map(_ENTITIES.decode, named):
            for kind, those in groupby(entities, key=attrgetter("kind")):
                self._fill(kind, list(those))
        self.batch.write()
        return [Problem(path, "load", "unused entity rule", detail) for path, detail in unused]

    def _forms(self) -> Iterator[Form]:
        acronyms = groupby(self.connection.execute(_ACRONYMS), key=itemgetter(0, 1))
        named, short = next(acronyms, _NONE)
        for kind, name, known, articles, mentions in self.connection.execute(_FORMS):
            own: tuple[str, ...] = ()
            if kind == Kind.ORGANIZATION and named == (name, known):
                own = tuple(text for _, _, text in short)
                named, short = next(acronyms, _NONE)
            yield Form(Kind(kind), name, known or None, articles, mentions, own)

    def _fill(self, kind: Kind, entities: list[Entity]) -> None:
        """Write entities, with the next free id where one of a lesser key has its own."""
        table, _ = TABLES[kind]
        wanted = (stable_id(hashlib.sha256(one.key.encode()).hexdigest()) for one in entities)
        numbers = free_ids(self.connection, table, wanted)
        row, sql = (_place, _PLACED) if kind is Kind.PLACE else (_named, _COUNTED.format(table))
        self.connection.executemany(sql, map(row, numbers, entities))
        self.batch.add(
            "found_entities",
            (
                (form.kind, form.name, form.known or "", kind, number, entity.name)
                for number, entity in zip(numbers, entities, strict=True)
                for form in entity.forms
            ),
        )


def _named(number: int, entity: Entity) -> tuple[object, ...]:
    return number, entity.name, entity.method


def _place(number: int, entity: Entity) -> tuple[object, ...]:
    where = (entity.country_code, entity.latitude, entity.longitude, entity.gazetteer)
    return *_named(number, entity), *where


_FORM = msgspec.json.Encoder()
_FORMED = msgspec.json.Decoder(Form).decode
_PACK = msgspec.msgpack.Encoder().encode
_UNUSED = msgspec.msgpack.Decoder(list[tuple[str, str]])
_ENTITIES = msgspec.msgpack.Decoder(list[Entity])

TOGETHER = 500
"""Entities that are handed over at once."""


def _joined(forms: int, rules: Sequence[EntityRule]) -> Iterator[bytes]:
    """Join the forms of a file, given by its descriptor: yield what is of no use, and entities."""
    with os.fdopen(os.dup(forms), "rb") as file:
        file.seek(0)
        edited = resolve_edited(map(_FORMED, file), rules)
        yield _PACK([(rule.path, detail) for rule, detail in edited.unused])
        entities = iter(edited.entities)
        while some := list(islice(entities, TOGETHER)):
            yield _PACK(some)


_COUNTED = """
INSERT INTO {} (id, name, method, articles, mentions, stories, quotes, distinct_quotes)
VALUES (?, ?, ?, 0, 0, 0, 0, 0)
"""

_PLACED = """
INSERT INTO places (id, name, method, articles, mentions, stories, country_code, latitude,
  longitude, gazetteer)
VALUES (?, ?, ?, 0, 0, 0, ?, ?, ?, ?)
"""

_NONE: tuple[tuple[str, str] | None, Iterator[tuple[str, str, str]]] = (None, iter(()))

_COLLECTED = """
CREATE TEMP TABLE found_names (kind TEXT, name TEXT, known TEXT, mentions INTEGER);
CREATE TEMP TABLE found_acronyms (name TEXT, known TEXT, acronym TEXT);
CREATE TEMP TABLE found_entities (
  kind TEXT, name TEXT, known TEXT, entity_kind TEXT, entity_id INTEGER, entity_name TEXT,
  PRIMARY KEY (kind, name, known)
) WITHOUT ROWID;
"""

_FORMS = """
SELECT kind, name, known, count(*), sum(mentions) FROM found_names
GROUP BY kind, name, known ORDER BY kind, name, known
"""

_ACRONYMS = "SELECT DISTINCT name, known, acronym FROM found_acronyms ORDER BY name, known, acronym"
