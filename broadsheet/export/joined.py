"""A divided corpus as one database again, to be exported as if it had never been divided.

In: the files of a set, the index first, and where the database is to be. Out: the tables and views
of an edition with the rows of all; without full-text indexes. What is counted over the whole corpus
(names, stories, the table build) is taken from the index, all other rows from the databases. Each
has to be, byte for byte, the one that the index was made with.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path

from broadsheet.errors import UsageError
from broadsheet.load import COUNT_AUTHORS
from broadsheet.load_file import created
from broadsheet.load_index import take_indexes
from broadsheet.load_manifest import manifest
from broadsheet.load_shard import OF_ARTICLES
from broadsheet.sha256 import of_file
from broadsheet.stoppable import stoppable

_OF_INDEX = ("stories", "people", "organizations", "places", "build")
_OF_SHARDS = ("articles", "files", "problems", *OF_ARTICLES)

_COMPARED = "SELECT 1 FROM build WHERE key = 'since_manifest_sha256'"

_OF_THE_SET = "DELETE FROM build WHERE key IN ('shard_by', 'set_sha256')"
"""Entries of the table build that a corpus in one file does not have."""


def joined(parts: list[Path], place: Path) -> None:
    """Write the database. Raises `UsageError` where the parts are not those of one build."""
    index, *shards = parts
    with closing(created(place)) as connection, stoppable(connection):
        connection.execute("PRAGMA trusted_schema = OFF")  # files can come from anyone
        indexes = take_indexes(connection)
        with _beside(connection, index):
            sums = dict(connection.execute("SELECT database, sha256 FROM part.shards").fetchall())
            for table in _OF_INDEX:
                _take(connection, table)
        compared = connection.execute(_COMPARED).fetchone() is not None
        for path in shards:
            _ensure(path, sums.get(path.stem))
            with _beside(connection, path):
                for table in _OF_SHARDS:
                    _take(connection, table)
                _take(connection, "authors", or_have="OR IGNORE")
                if compared:
                    _take(connection, "changes")
        if not compared:
            connection.execute("DROP TABLE changes")
            indexes.pop("changes", None)
        for statement in (COUNT_AUTHORS, _OF_THE_SET, *chain(*indexes.values()), "ANALYZE"):
            connection.execute(statement)
        _compare(connection, index)


@contextmanager
def _beside(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Have a database beside the new one, as `part`, in one transaction."""
    connection.execute("ATTACH CAST(? AS TEXT) AS part", (bytes(path),))
    connection.execute("BEGIN")
    yield
    connection.execute("COMMIT")
    connection.execute("DETACH part")


def _take(connection: sqlite3.Connection, table: str, or_have: str = "") -> None:
    columns = [f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})")]
    listed = ", ".join(columns)
    sql = f"INSERT {or_have} INTO main.{table} ({listed}) SELECT {listed} FROM part.{table}"
    connection.execute(f"{sql} ORDER BY 1")


def _ensure(path: Path, sha256: str | None) -> None:
    """Raise `UsageError` unless a database is the one that its index was made with."""
    if not path.is_file():
        raise UsageError(path, "is missing from the divided corpus; bring it back, or build again")
    if of_file(path) != sha256:
        raise UsageError(path, "is not the one that its index was made with; build again")


def _compare(connection: sqlite3.Connection, index: Path) -> None:
    """Raise `UsageError` unless there is now as much as the index says of the whole corpus."""
    stated = dict(connection.execute("SELECT key, value FROM build").fetchall())
    for key, value in manifest(connection).items():
        if stated.get(key) != value:
            raise UsageError(index, f"states {key} {stated.get(key)}, its databases have {value}")
