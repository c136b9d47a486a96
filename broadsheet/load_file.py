"""The database file: made beside its place, checked, synced, and put there in one step.

At every moment the place holds the complete old database or the complete new one. Lives here and
nowhere else: what may be overwritten, the checks, and the order of sync and rename.
"""

import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path

from broadsheet.errors import OutputError, UsageError
from broadsheet.place import resolved, synced, work_folder

APPLICATION_ID = 0x42726473
"""ASCII `Brds` in the file's header (https://sqlite.org/fileformat2.html#application_id): how a
database that Broadsheet made is told from a stranger's."""

SCHEMA_VERSION = 1
"""Changes when a table or column is renamed or dropped; SQLite's user_version."""

_WHY = re.compile(r"\s*/\*.*?\*/", re.DOTALL)

SCHEMA = _WHY.sub("", files("broadsheet").joinpath("schema.sql").read_text(encoding="utf-8"))
"""The schema without its remarks to maintainers: Datasette shows it below each table."""

_HEADER = b"SQLite format 3\x00"
_SIBLINGS = ("-journal", "-wal", "-shm")


def made_by_us(path: Path) -> bool:
    """Tell from its first bytes whether a file is a database that Broadsheet made."""
    with path.open("rb") as file:
        header = file.read(72)
    return header.startswith(_HEADER) and header[68:72] == APPLICATION_ID.to_bytes(4, "big")


@contextmanager
def replacing(target: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to a new, empty database that takes the target's place at the end.

    When the block raises, or a check fails, the target stays as it was. Raises `UsageError` when
    the target must not be replaced, `OutputError` when the machine cannot write.
    """
    target = resolved(target, _refuse)
    try:
        with work_folder(target) as work:
            connection = _created(work / "loading")
            try:
                yield connection
                _check(connection, target)
                # VACUUM INTO lays the pages out afresh, so that the same rows give the same bytes.
                # The path goes in as bytes, since a name need not be Unicode.
                connection.execute("VACUUM INTO CAST(? AS TEXT)", (bytes(work / "finished"),))
            finally:
                connection.close()
            _put(work / "finished", target)
    except (OSError, sqlite3.OperationalError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise OutputError(target, f"could not be written, the old file stays: {cause}") from error


def _refuse(target: Path) -> None:
    if target.is_symlink():  # what it leads to would be the target by now
        raise UsageError(target, "is a link that goes round in a circle")
    if target.is_dir():
        raise UsageError(target, "is a folder; name a file, such as corpus.db")
    if not target.parent.is_dir():
        raise UsageError(target, "its folder does not exist; make it first")
    if target.exists():
        if not target.is_file() or not made_by_us(target):
            raise UsageError(
                target, "was not made by Broadsheet; move it away or name another file"
            )
        for sibling in (target.with_name(target.name + ending) for ending in _SIBLINGS):
            if sibling.exists():
                # SQLite would play a stale journal into the new file, which then holds old rows.
                raise UsageError(sibling, "belongs to an open or crashed writer; close it first")


def _created(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    # Nobody else sees this file and a crash throws it away, so it needs no journal and no sync.
    connection.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
        f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION};"
        "PRAGMA foreign_keys = OFF;"  # declared for Datasette's links, checked once at the end
    )
    connection.executescript(SCHEMA)
    return connection


def _check(connection: sqlite3.Connection, target: Path) -> None:
    """Raise `OutputError` unless structure, foreign keys and full-text index are sound."""
    found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"foreign key of {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
    for table in ("articles_fts", "quotes_fts", "names_fts"):
        try:
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            found.append(f"full-text index: {error}")
    # The check of an index does not look at the rows that it was made from.
    for table in ("articles", "quotes"):
        unequal = f"SELECT id FROM {table} EXCEPT SELECT id FROM {table}_fts_docsize"
        found += [f"full-text index: no row {row[0]}" for row in connection.execute(unequal)]
    if found:
        raise OutputError(target, f"failed its check, the old file stays: {found[0]}")


def _put(finished: Path, target: Path) -> None:
    """Sync the file, rename it over the target, sync the folder.

    In any other order a power cut could leave a name without its content.
    """
    if target.exists():
        shutil.copymode(target, finished)
    synced(finished)
    os.replace(finished, target)
    with suppress(OSError):  # some file systems cannot sync a folder; the file itself is safe
        synced(target.parent)
