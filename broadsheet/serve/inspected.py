"""What `datasette inspect` says of files that do not change, found once for all processes.

In: a database. Out: hash, size and the counts of its tables, in the form that Datasette takes
(https://docs.datasette.io/en/0.65.2/performance.html#using-datasette-inspect). Without it every
process would read a whole file again before it answers, with the readers waiting.
"""

from contextlib import closing
from pathlib import Path
from typing import Any

from broadsheet.database import identifier, read_only
from broadsheet.sha256 import of_file

FILE = "inspected.json"
"""Beside the files of an edition: of each path, what is known."""


def inspected(path: Path) -> dict[str, Any]:
    """Return what is known of a database. Raises `OSError` or `sqlite3.Error`."""
    with closing(read_only(path, immutable=True)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        tables = {}
        for (name,) in names:
            sql = f"SELECT count(*) FROM {identifier(name)}"
            (count,) = connection.execute(sql).fetchone()
            tables[name] = {"count": count}
    return {
        "hash": of_file(path),
        "size": path.stat().st_size,
        "file": path.name,
        "tables": tables,
    }
