"""The folder of articles beside the database: which files are missing, other, or new.

In: what databases say of the files that they were made from, and a folder. Out: faults. What is
remembered of the files lies in SQLite, so memory does not grow with their number.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import cast

from broadsheet.capture import listed, read
from broadsheet.capture.corrections import corrections
from broadsheet.capture.entities import entities
from broadsheet.capture.walk import RefusedError, cause, name_of, opened
from broadsheet.records import Document, Problem
from broadsheet.verify.fault import Fault, short

_RECORD = "path NOT GLOB '*#[0-9]*' OR rtrim(path, '0123456789') NOT GLOB '*#'"
"""What the path of a whole file is not: `a.csv#3` is a record."""

_SCHEMA = """
CREATE TABLE kept (
  path TEXT PRIMARY KEY, file TEXT, sha256 TEXT, found INTEGER DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX kept_file ON kept (file);
CREATE TABLE lost (path TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_FILE = f"CASE WHEN {_RECORD} THEN path ELSE rtrim(rtrim(path, '0123456789'), '#') END"


class Kept:
    """What databases say of files: the hash of each, and those on which readers were lost."""

    def __enter__(self) -> "Kept":
        self.connection = sqlite3.connect("", isolation_level=None)
        self.connection.executescript(f"PRAGMA journal_mode = OFF; {_SCHEMA}")
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def take(self, connection: sqlite3.Connection) -> Iterator[Fault]:
        """Remember what a database says; yield the files that another one has as well."""
        self.connection.execute("BEGIN")
        rows = f"SELECT path, {_FILE}, sha256 FROM files ORDER BY 1"
        for row in connection.execute(rows):
            sql = "INSERT OR IGNORE INTO kept (path, file, sha256) VALUES (?, ?, ?)"
            if not self.connection.execute(sql, row).rowcount:
                yield Fault(f"files {short(row[0])}", "is in another database of the set as well")
        lost = "SELECT DISTINCT path FROM problems WHERE kind IN ('crashed', 'took too long')"
        for (path,) in connection.execute(lost):
            self.connection.execute("INSERT OR IGNORE INTO lost VALUES (?)", (path,))
        self.connection.execute("COMMIT")

    def of(self, file: str) -> list[tuple[str, str]]:
        """Return the rows of a file: one, or one for each of its records."""
        sql = "SELECT path, sha256 FROM kept WHERE file = ?"
        return self.connection.execute(sql, (file,)).fetchall()

    def find(self, path: str) -> None:
        """Note that what is at a path has been found as it was."""
        self.connection.execute("UPDATE kept SET found = 1 WHERE path = ?", (path,))

    def unfound(self) -> Iterator[str]:
        """Yield what has not been found."""
        for (path,) in self.connection.execute("SELECT path FROM kept WHERE NOT found ORDER BY 1"):
            yield path

    def is_lost(self, path: str) -> bool:
        """Tell whether a reader was lost with what is at a path: it must not hold this up."""
        sql = "SELECT 1 FROM lost WHERE path = ?"
        return self.connection.execute(sql, (path,)).fetchone() is not None


def faults(folder: Path, kept: Kept) -> Iterator[Fault]:
    """Yield what is different in a folder."""
    lists = [*corrections(folder).sources, *entities(folder).sources]
    for source in lists:
        before = dict(kept.of(source.path)).get(source.path)
        yield from _held(source.path, before, source.sha256, kept)
    own = {source.path for source in lists}
    for found in listed(folder):
        if not isinstance(found, Problem) and name_of(found) not in own:
            yield from _file(folder, found, kept)
    for path in kept.unfound():
        yield Fault(path, "is in the database, not in the folder")


def _held(path: str, before: str | None, sha256: str, kept: Kept) -> Iterator[Fault]:
    """Hold a file or record that is there against what was read; `before` is the hash of that."""
    if before is None:
        yield Fault(path, "is new: it is in the folder, not in the database")
    elif before != sha256:
        yield Fault(path, "has other bytes than in the database")
    kept.find(path)


def _file(folder: Path, found: Path, kept: Kept) -> Iterator[Fault]:
    """Hold a file against what was read; one of records, or a new one, is read again."""
    path = name_of(found)
    rows = kept.of(path)
    if not rows and kept.is_lost(path):
        return
    if [row[0] for row in rows] != [path]:
        yield from _records(folder, found, kept, dict(rows))
        return
    try:
        with opened(folder, found) as file:
            own = hashlib.file_digest(cast("BufferedReader", file), "sha256").hexdigest()
        yield from _held(path, rows[0][1], own, kept)
    except (RefusedError, OSError) as error:
        why = cause(error) if isinstance(error, OSError) else f"{error.kind} {error.detail}"
        yield Fault(path, f"cannot be read: {why}")
        kept.find(path)


def _records(folder: Path, found: Path, kept: Kept, rows: dict[str, str]) -> Iterator[Fault]:
    new = 0
    for one in read(folder, found):
        if not isinstance(one, Document):
            continue
        if one.source.path in rows:
            before = rows[one.source.path]
            yield from _held(one.source.path, before, one.source.sha256, kept)
        else:
            new += 1
    if new and not rows:
        yield Fault(name_of(found), "is new: it is in the folder, not in the database")
    elif new:
        yield Fault(name_of(found), f"has {new:,} records that are not in the database")
