"""The full-text indexes: whether they are those of the rows, word for word.

In: a connection to a database whose tables are sound. Out: faults. Each index is made again from
the rows, beside the database, and compared as bytes; only where these are others, which another
SQLite may write as well, word by word. What SQLite has of its own looks only at whether an index
holds together.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import zip_longest
from typing import Any

from broadsheet.folding import folded
from broadsheet.load_index import FILLED
from broadsheet.verify.fault import Fault, guarded, short

Row = tuple[Any, ...]

_STRUCTURE = 1 << 37
"""Rows of `_data` below this number are FTS5's notes of how it came about."""


def faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Yield what is wrong with the indexes of an edition."""
    yield from compared(connection, dict(_made(connection, table) for table in FILLED))


def _made(connection: sqlite3.Connection, table: str) -> tuple[str, Iterator[Row]]:
    """Return the statement that fills an index, and the rows that it puts in."""
    into, _, rows = FILLED[table].partition("SELECT")
    # Folded here and not by SQLite, which hands no text to a function that is none.
    found = connection.execute("SELECT" + rows.replace("folded(", "("))
    return into.strip(), map(_folded, found)


def _folded(row: Row) -> Row:
    return tuple(folded(one) if isinstance(one, str) else one for one in row)


def names(connection: sqlite3.Connection) -> tuple[str, Iterator[Row]]:
    """Return the same for the index of names alone."""
    return _made(connection, "names_fts")


def compared(connection: sqlite3.Connection, found: Mapping[str, Iterable[Row]]) -> Iterator[Fault]:
    """Compare indexes with those made of rows, given by the statement that puts them in."""
    with closing(sqlite3.connect("", isolation_level=None)) as fresh:
        fresh.execute("PRAGMA journal_mode = OFF")
        fresh.execute("PRAGMA synchronous = OFF")
        for into, rows in found.items():
            table, columns = into.split()[2], into.partition("(")[2]
            (sql,) = connection.execute(
                "SELECT sql FROM sqlite_schema WHERE name = ?", (table,)
            ).fetchone()
            fresh.execute(sql)
            marks = ", ".join("?" * len(columns.split(",")))
            fresh.execute("BEGIN")
            fresh.executemany(f"{into} VALUES ({marks})", rows)
            fresh.execute("COMMIT")
            fresh.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
            yield from guarded(f"full-text index {table}", _index(connection, fresh, table))


def _index(
    connection: sqlite3.Connection, fresh: sqlite3.Connection, table: str
) -> Iterator[Fault]:
    kept = ["docsize", "content"] if "names" in table else ["docsize"]
    for part in kept:
        rows = f"SELECT * FROM {table}_{part} ORDER BY id"
        for one, other in zip_longest(connection.execute(rows), fresh.execute(rows)):
            if one != other:
                number = (one or other)[0]
                what = "is in only one of the two" if None in (one, other) else "has other words"
                yield Fault(f"full-text index {table}", f"row {number} {what}")
                return
    data = f"SELECT block FROM {table}_data WHERE id >= {_STRUCTURE} ORDER BY id"
    pairs = zip_longest(connection.execute(data), fresh.execute(data))
    if any(one != other for one, other in pairs):
        yield from _words(connection, fresh, table)


def _words(
    connection: sqlite3.Connection, fresh: sqlite3.Connection, table: str
) -> Iterator[Fault]:
    """Yield the first word that stands at one place in the index, at another in the rows."""
    sql = "SELECT term, doc, col, offset FROM temp.verified"
    made = f"CREATE VIRTUAL TABLE temp.verified USING fts5vocab('main', '{table}', 'instance')"
    for one in (connection, fresh):
        one.execute("DROP TABLE IF EXISTS temp.verified")
        one.execute(made)
    for one, other in zip_longest(connection.execute(sql), fresh.execute(sql)):
        if one != other:
            term, row, *_ = min(filter(None, (one, other)))
            yield Fault(f"full-text index {table}", f"row {row} has {short(term)} elsewhere")
            return
