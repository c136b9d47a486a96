"""Whether files may be served: looked at by a process of its own before any reader meets them.

In: paths on the command line: of a file to write, then of databases. Out: exit code 0, and in that
file what is known of each (`inspected`); or 1 and one line on standard output that says what is
wrong. A damaged file can crash SQLite or keep it busy: that ends or holds up this process alone.
"""

import json
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from broadsheet.database import identifier, read_only
from broadsheet.load_check import figure_faults, structure_faults
from broadsheet.load_file import made_by_us
from broadsheet.serve.inspected import inspected


def fault(path: str) -> str | None:
    """Return what is wrong with a database, None where it is sound."""
    try:
        with closing(read_only(path, immutable=True)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            return next(_faults(connection, path), None)
    except (sqlite3.Error, OSError) as error:
        return str(error)


def _faults(connection: sqlite3.Connection, path: str) -> Iterator[str]:
    yield from structure_faults(connection)
    if made_by_us(Path(path)):
        yield from figure_faults(connection)
    for (table,) in connection.execute(
        "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'"
    ).fetchall():
        quoted = identifier(table)
        connection.execute(f"SELECT 1 FROM {quoted} WHERE {quoted} MATCH 'the' LIMIT 1")


def main(target: str, *paths: str) -> int:
    """Say of the first file that is not sound what is wrong with it."""
    os.nice(10)  # readers come first
    for path in paths:
        wrong = fault(path)
        if wrong:
            print(" ".join(f"{Path(path).name}: {wrong}".split())[:500])  # noqa: T201
            return 1
    known = {path: inspected(Path(path)) for path in paths}
    Path(target).write_text(json.dumps(known), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
