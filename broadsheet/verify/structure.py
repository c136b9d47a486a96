"""The file and its tables: whether they are those of an edition, and hold what they say.

In: a connection. Out: faults, and whether the rest can be looked at: all of that relies on tables
that are as Broadsheet makes them, with values of the kinds that their columns have.
"""

import re
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass

import broadsheet
from broadsheet.load_check import figure_faults, structure_faults
from broadsheet.load_file import APPLICATION_ID, SCHEMA, SCHEMA_VERSION
from broadsheet.load_manifest import COUNTED
from broadsheet.verify.fault import Fault, guarded, short

KINDS = {"INTEGER": "integer", "TEXT": "text", "REAL": "real", "BLOB": "blob"}
"""Declared types, with what SQLite calls the kind of a value (https://sqlite.org/datatype3.html)."""

_WITHOUT = re.compile(r"changes(?:_\w+)?")
"""What a database that was not compared with an earlier one lacks."""

_OF_SQLITE = re.compile(r"sqlite_stat\d|sqlite_autoindex_\w+")
"""What SQLite makes by itself."""


@dataclass(frozen=True, slots=True)
class Made:
    """How Broadsheet makes a kind of database: its schema, and the mark in its header."""

    schema: str
    application: int


EDITION = Made(SCHEMA, APPLICATION_ID)


def sound(connection: sqlite3.Connection, name: str, made: Made) -> Generator[Fault, None, bool]:
    """Yield what is wrong with the file; return whether the rest can be looked at."""
    found = False
    for look in (_file, _schema, _kinds):
        for fault in guarded(name, look(connection, made)):
            yield fault
            found = found or not fault.where.startswith(("index ", "view ", "trigger "))
        if found:
            yield Fault(name, "because of that the rest was not looked at")
            return False
    return True


def _file(connection: sqlite3.Connection, made: Made) -> Iterator[Fault]:
    for pragma, wanted in (
        ("application_id", made.application), ("user_version", SCHEMA_VERSION),
        ("encoding", "UTF-8"),
    ):  # fmt: skip
        (value,) = connection.execute(f"PRAGMA {pragma}").fetchone()
        if value != wanted:
            yield Fault("file", f"its {pragma} is {short(value)}, not {short(wanted)}")
    for fault in structure_faults(connection):
        yield Fault("file", fault)


_SQL = "SELECT name, type, coalesce(sql, '') FROM sqlite_schema"


def _schema(connection: sqlite3.Connection, made: Made) -> Iterator[Fault]:
    """Compare every table, index, view and trigger with those that Broadsheet makes."""
    with closing(sqlite3.connect(":memory:")) as fresh:
        fresh.executescript(made.schema)
        wanted = {name: rest for name, *rest in fresh.execute(_SQL)}
    there = {str(name): rest for name, *rest in connection.execute(_SQL)}
    for name in sorted({*wanted, *there}):
        if _OF_SQLITE.fullmatch(name) or (name not in there and _WITHOUT.fullmatch(name)):
            continue
        kind = (there.get(name) or wanted[name])[0]
        if name not in there:
            yield Fault(f"{kind} {name}", "is missing")
        elif name not in wanted:
            yield Fault(f"{kind} {name}", "is none that Broadsheet makes")
        elif there[name] != wanted[name]:
            what = f"is not as Broadsheet {broadsheet.__version__} makes it"
            yield Fault(f"{kind} {name}", what)


def _kinds(connection: sqlite3.Connection, _made: Made) -> Iterator[Fault]:
    """Look for values of another kind than that of their column, which SQLite lets in."""
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE %'"
    for (table,) in connection.execute(f"{sql} ORDER BY name").fetchall():
        columns = connection.execute("SELECT name, type, pk FROM pragma_table_info(?)", (table,))
        typed = [(name, KINDS[kind]) for name, kind, _ in columns if kind in KINDS]
        for name, kind in typed:
            wrong = f"typeof(\"{name}\") NOT IN ('{kind}', 'null')"
            sql = f'SELECT typeof("{name}"), count(*) FROM "{table}" WHERE {wrong} GROUP BY 1'
            for other, count in connection.execute(sql):
                yield Fault(f"{table}.{name}", f"{count:,} values are {other}, not {kind}")


def stated(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the table build."""
    return dict(connection.execute("SELECT key, value FROM build"))


def figures(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Hold the table build against what there is."""
    entries = stated(connection)
    for key in ("version", "ner", "made_with", "metadata", "manifest_sha256", "words", *COUNTED):
        if key not in entries:
            yield Fault("build", f"has no entry {key}")
    for fault in figure_faults(connection):
        yield Fault("build", fault)
