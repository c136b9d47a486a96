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

from broadsheet.folding import folded
from broadsheet.load_file import SCHEMA

BATCH = 2_000

INDEXED = {
    "articles_fts": "SELECT id, title, body FROM articles ORDER BY id",
    "quotes_fts": "SELECT id, text FROM quotes ORDER BY id",
    "names_fts": "SELECT rowid, forms, kind, entity_id FROM names_fts ORDER BY rowid",
}
"""The full-text tables, and the rows that they are made of."""


def plain_sqlite(database: Path, target: Path) -> tuple[float, float]:
    """Insert the rows of a database into another, and make its full-text indexes.

    Returns the seconds of both. The tables and indexes are those of the schema, no journal is kept.
    """
    with closing(sqlite3.connect(database)) as source, closing(_empty(target)) as connection:
        tables = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%'"
                " AND name NOT IN ('changes', 'answers')"
            )
        ]
        rows = _filled(connection, source, {one: f"SELECT * FROM {one}" for one in tables})
        index = _filled(connection, source, INDEXED, fold=True)
    return rows, index


def _empty(target: Path) -> sqlite3.Connection:
    target.unlink(missing_ok=True)
    connection = sqlite3.connect(target, isolation_level=None)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
    return connection


def _filled(
    connection: sqlite3.Connection,
    source: sqlite3.Connection,
    tables: dict[str, str],
    *,
    fold: bool = False,
) -> float:
    seconds = 0.0
    connection.execute("BEGIN")
    for table, sql in tables.items():
        cursor = source.execute(sql)
        columns = ["rowid"] * fold + [one[0] for one in cursor.description][fold:]
        marks = ", ".join("?" * len(columns))
        quoted = ", ".join(f'"{column}"' for column in columns)
        statement = f"INSERT INTO {table} ({quoted}) VALUES ({marks})"
        while rows := cursor.fetchmany(BATCH):
            if fold:
                rows = [(row[0], *map(_folded, row[1:])) for row in rows]
            begun = time.process_time()
            connection.executemany(statement, rows)
            seconds += time.process_time() - begun
    begun = time.process_time()
    connection.execute("COMMIT")
    for table in tables if fold else ():
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    return seconds + time.process_time() - begun


def _folded(value: object) -> object:
    return folded(value) if isinstance(value, str) else value


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
