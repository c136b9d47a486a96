"""A database by its path, whatever that is called, and names of tables and columns in SQL.

In: a path. Out: a connection that only reads, or that locks nothing. SQLite is given an address, in
which %, ? and # mean something else, and a name need not be Unicode (https://sqlite.org/uri.html).
"""

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote


def read_only(path: Path | str, *, immutable: bool = False, **options: Any) -> sqlite3.Connection:
    """Open a database; `options` are those of `sqlite3.connect`. Raises `sqlite3.Error`.

    One that is `immutable` does not change while it is open: nothing is locked, no journal is read.
    """
    return _opened(path, "mode=ro&immutable=1" if immutable else "mode=ro", options)


def unlocked(path: Path | str, **options: Any) -> sqlite3.Connection:
    """Open a database that nobody changes, so that several may do what begins as if it wrote."""
    return _opened(path, "mode=rw&nolock=1", options)


def _opened(path: Path | str, how: str, options: dict[str, Any]) -> sqlite3.Connection:
    name = f"file:{quote(os.fsencode(path))}?{how}"
    connection: sqlite3.Connection = sqlite3.connect(name, uri=True, **options)
    return connection


def identifier(name: str) -> str:
    """Return the name of a table or column as it may stand in SQL, whatever it is.

    >>> identifier('a "b"]')
    '"a ""b""]"'
    """
    return '"' + name.replace('"', '""') + '"'
