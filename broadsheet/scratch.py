"""A database of its own on the disk, for what grows with the corpus and is needed for a while.

In: nothing. Out: a connection to an empty database that nobody else sees. SQLite keeps two
megabytes of it in memory and the rest in a file without a name, which is gone when it is closed,
or when the process dies.
"""

import sqlite3


def scratch(tables: str) -> sqlite3.Connection:
    """Make a database with some tables."""
    connection = sqlite3.connect("", isolation_level=None)
    connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {tables}")
    connection.execute("BEGIN")
    return connection
