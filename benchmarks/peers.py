"""What other tools take for the same articles, in seconds of the processor's time.

In: a finished database, and the articles that it was made from (`corpus`). Out: seconds. Reading
what is handed to `sqlite3` is not counted, so that nothing but SQLite's own work is.
"""

import resource
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from broadsheet.load_file import SCHEMA
from broadsheet.load_index import FILLED

BATCH = 2_000


def plain_sqlite(database: Path, target: Path) -> tuple[float, float]:
    """Insert the rows of a database into another, and make its full-text indexes from them.

    Returns the seconds of both. Tables, indexes and statements are those of Broadsheet, but that
    texts go into the index as they are, without its folding; no journal is kept.
    """
    target.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(database)) as source,
        closing(sqlite3.connect(target, isolation_level=None)) as connection,
    ):
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
        rows = sum(_inserted(connection, source, table) for table in _tables(connection))
        begun = time.process_time()
        for table, statement in FILLED.items():
            connection.execute("BEGIN")
            connection.execute(statement.replace("folded", ""))
            connection.execute("COMMIT")
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        return rows, time.process_time() - begun


def _tables(connection: sqlite3.Connection) -> list[str]:
    """Return the tables that both databases have, without those of the full-text indexes."""
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%_fts%'"
    left_out = {"changes", "answers"}
    return [name for (name,) in connection.execute(sql) if name not in left_out]


def _inserted(connection: sqlite3.Connection, source: sqlite3.Connection, table: str) -> float:
    """Insert the rows of a table; return the seconds, without those of reading the rows."""
    cursor = source.execute(f"SELECT * FROM {table}")
    marks = ", ".join("?" * len(cursor.description))
    seconds = 0.0
    connection.execute("BEGIN")
    while rows := cursor.fetchmany(BATCH):
        begun = time.process_time()
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        seconds += time.process_time() - begun
    begun = time.process_time()
    connection.execute("COMMIT")
    return seconds + time.process_time() - begun


def sqlite_utils(records: Path, target: Path) -> float:
    """Insert the articles with `sqlite-utils insert --nl`, and index them with `enable-fts`."""
    target.unlink(missing_ok=True)
    tool = _tool("sqlite-utils")
    insert = [tool, "insert", str(target), "articles", str(records), "--nl", "--pk", "id"]
    enable = [tool, "enable-fts", str(target), "articles", "title", "body", "--fts5"]
    return _taken([*insert, "--silent"]) + _taken([*enable, "--tokenize", "porter"])


def trafilatura(pages: Path, target: Path) -> float:
    """Have trafilatura's command extract the texts of all pages of a folder, in one process."""
    tool = _tool("trafilatura")
    command = [tool, "--input-dir", str(pages), "--output-dir", str(target), "--parallel", "1"]
    return _taken(command)


def _tool(name: str) -> str:
    """Return the command beside the Python that runs."""
    return str(Path(sys.executable).with_name(name))


def _taken(command: list[str]) -> float:
    """Return the seconds of a command and its processes. Raises `CalledProcessError`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
