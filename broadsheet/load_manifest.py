"""What a database holds, in figures: how many rows, and which files.

In: a connection to a database whose tables are full. Out: entries of the table build, by key.
"""

import hashlib
import sqlite3

COUNTED = (
    "articles", "files", "passages", "problems", "people", "organizations", "places", "mentions",
    "quotes", "dates", "stories",
)  # fmt: skip
"""Tables whose number of rows is in the table build."""


def manifest(connection: sqlite3.Connection) -> dict[str, str]:
    """Return what was loaded: the counts, and the hash of the list of files.

    The list is what `sha256sum` prints for the folder's files, in the order of their paths.
    """
    listed = hashlib.sha256()
    for path, sha256 in connection.execute("SELECT path, sha256 FROM files ORDER BY path"):
        listed.update(f"{sha256}  {path}\n".encode())
    counts = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in COUNTED
    }
    counts["words"] = connection.execute("SELECT total(word_count) FROM articles").fetchone()[0]
    return {
        **{key: str(int(value)) for key, value in counts.items()},
        "manifest_sha256": listed.hexdigest(),
    }
