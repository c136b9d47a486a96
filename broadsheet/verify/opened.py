"""The database opened so that nothing of it is changed, and nothing in it is run.

In: a path. Out: a connection for reading, and faults where files stand beside it that SQLite would
take into it.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from broadsheet.database import read_only
from broadsheet.errors import OutputError
from broadsheet.load_file import SIBLINGS
from broadsheet.stoppable import stoppable
from broadsheet.verify.fault import Fault

MOST_BYTES = 250_000_000
"""Bytes of one value: no text or file in a database of ours has so many."""


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that takes the file as it is: no journal is read, no lock, nothing written.

    Raises `OutputError` where it cannot be opened.
    """
    try:
        connection = read_only(os.path.realpath(path), immutable=True, isolation_level=None)
    except sqlite3.Error as error:
        raise OutputError(path, f"cannot be read: {error}") from error
    with closing(connection), stoppable(connection):
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        # Bytes that are no text are told from every text.
        connection.text_factory = lambda text: str(text, "utf-8", "backslashreplace")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA mmap_size = 0")
        yield connection


def beside(path: Path) -> Iterator[Fault]:
    """Yield the files that SQLite would take into the database as soon as somebody opens it."""
    for ending in SIBLINGS:
        if os.path.lexists(path.with_name(path.name + ending)):
            what = "stands beside the database, which whoever opens that will take into it"
            yield Fault(path.name + ending, what)
