"""The finished file, checked before it takes its place.

In: the very file that is to be put there. Out: `UnfitError` where it is not sound: its structure,
its foreign keys, the counts and the hash that the table build states, and each full-text index
against the rows that it was made from.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from broadsheet.database import unlocked
from broadsheet.errors import UnfitError
from broadsheet.folding import folded
from broadsheet.load_manifest import manifest
from broadsheet.stoppable import stoppable
from broadsheet.workers import surely

LEAST = 16_000_000
"""Bytes of a database from which on several processes check it."""

Faults = Callable[[sqlite3.Connection], Iterator[str]]
"""What yields what is wrong with a database."""

INDEXED = {
    "articles_fts": "SELECT id FROM articles",
    "quotes_fts": "SELECT id FROM quotes",
    "names_fts": "SELECT id FROM names_fts_content",
}
"""Each full-text index, with the numbers of the rows that it was made from."""

_NAMES = """
SELECT (SELECT count(*) FROM names_fts_content) != (SELECT count(*) FROM people)
 + (SELECT count(*) FROM organizations) + (SELECT count(*) FROM places)
"""


def check(
    finished: Path, target: Path, parts: Sequence[Faults] | None = None, workers: int = 1
) -> None:
    """Raise `UnfitError` unless a database is sound. Nothing of it is changed.

    `parts` yield what is wrong with one whose tables are not those of an edition. As many processes
    as there are `workers` share them, where the database is large.
    """
    many = workers if finished.stat().st_size >= LEAST else 1
    with closing(surely(partial(_first, finished), parts or EDITION, many)) as found:
        fault = next(filter(None, found), None)
    if fault:
        raise UnfitError(
            target, f"the new database failed its check, what was there stays: {fault}"
        )


def _first(finished: Path, faults: Faults) -> str | None:
    """Return the first fault of a database, or None where there is none."""
    # The checks of FTS5 are written as if they inserted a row: they would make a journal for it,
    # and be refused while another process reads.
    with closing(unlocked(finished, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        with stoppable(connection):
            return next(faults(connection), None)


def figure_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the counts, and the hash of the list of files, that the table build states wrongly."""
    stated = dict(connection.execute("SELECT key, value FROM build"))
    for key, value in manifest(connection).items():
        if stated.get(key, value) != value:
            yield f"the table build states {key} {stated[key]}, there are {value}"


def structure_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what is wrong with the file, and the references that lead nowhere."""
    yield from _damage(connection)
    yield from _dead_ends(connection)


def _damage(connection: sqlite3.Connection) -> Iterator[str]:
    for (found,) in connection.execute("PRAGMA integrity_check"):
        if found != "ok":
            yield found


def _dead_ends(connection: sqlite3.Connection) -> Iterator[str]:
    for row in connection.execute("PRAGMA foreign_key_check"):
        number = "" if row[1] is None else f", row {row[1]},"
        yield f"foreign key of {row[0]}{number} leads to no row of {row[2]}"


def index_faults(
    connection: sqlite3.Connection, indexed: Mapping[str, str] = INDEXED
) -> Iterator[str]:
    """Yield what is wrong with full-text indexes, given by the numbers of the rows they have."""
    for table, numbers in indexed.items():
        try:
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            yield f"full-text index {table}: {error}"
        # That check does not look at the rows that an index was made from.
        there = f"SELECT id FROM {table}_docsize"
        for one, other in ((numbers, there), (there, numbers)):
            for (number,) in connection.execute(f"{one} EXCEPT {other} LIMIT 1"):
                yield f"full-text index {table}: row {number} is in only one of the two"
    if connection.execute(_NAMES).fetchone()[0]:
        yield "full-text index names_fts: not as many rows as names"


def _unfound(connection: sqlite3.Connection) -> Iterator[str]:
    """Search for the title of the first article that has one with a word in it."""
    row = connection.execute(
        "SELECT id, title FROM articles JOIN articles_fts_docsize USING (id)"
        " WHERE substr(sz, 1, 1) != x'00' ORDER BY id LIMIT 1"  # the first number: words of title
    ).fetchone()
    if row:
        phrase = folded(row[1]).replace('"', '""')
        found = connection.execute(
            "SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? AND rowid = ?",
            (f'title : "{phrase}"', row[0]),
        ).fetchone()
        if not found:
            yield f"full-text index articles_fts: does not find the title of row {row[0]}"


EDITION: tuple[Faults, ...] = (_damage, _dead_ends, figure_faults, index_faults, _unfound)
"""What is looked at in an edition; what takes longest comes first."""
