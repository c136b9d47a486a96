"""The database file: made beside its place, checked, synced, and put there in one step.

At every moment the place holds the complete old database or the complete new one. Lives here and
nowhere else: what may be overwritten, and the order of check, sync and rename.
"""

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

from broadsheet.errors import OutputError, UnsyncedError, UsageError
from broadsheet.load_check import check
from broadsheet.place import resolved, synced, work_folder
from broadsheet.stoppable import stoppable

APPLICATION_ID = 0x42726473
"""ASCII `Brds` in the file's header (https://sqlite.org/fileformat2.html#application_id): how a
database that Broadsheet made is told from a stranger's."""

SCHEMA_VERSION = 1
"""Changes when a table or column is renamed or dropped; SQLite's user_version."""

_WHY = re.compile(r"\s*/\*.*?\*/", re.DOTALL)


def schema(name: str) -> str:
    """Return the statements of a file of ours, without its remarks to maintainers."""
    return _WHY.sub("", files("broadsheet").joinpath(name).read_text(encoding="utf-8"))


SCHEMA = schema("schema.sql")
"""The schema without its remarks to maintainers: Datasette shows it below each table."""

_HEADER = b"SQLite format 3\x00"
SIBLINGS = ("-journal", "-wal", "-shm")
"""Endings of files that SQLite makes beside a database, and takes into it as soon as it is opened
(https://sqlite.org/tempfiles.html)."""


def made_by_us(path: Path, application: int = APPLICATION_ID) -> bool:
    """Tell from its first bytes whether a file is a database that Broadsheet made."""
    with path.open("rb") as file:
        header = file.read(72)
    return header.startswith(_HEADER) and header[68:72] == application.to_bytes(4, "big")


@contextmanager
def replacing(
    target: Path, seal: Callable[[Path], None] = lambda _finished: None, workers: int = 1
) -> Iterator[sqlite3.Connection]:
    """Give a connection to a new, empty database that takes the target's place at the end.

    `seal` is called with the finished file, which is checked and will not change, before it is put
    in place; `workers` processes check it. When the block or `seal` raises, or a check fails, the
    target stays as it was. Raises `UsageError` when the target must not be replaced, `BusyError`
    when another process is making it, `UnfitError` when a check fails, `OutputError` when the
    machine cannot write, and `UnsyncedError` when something fails after the new file is in place.
    """
    target = resolved(target, _refuse)
    new: list[os.stat_result] = []
    with told(target, new), work_folder(target) as work:
        finished = work / "finished"
        with closing(created(work / "loading")) as connection, stoppable(connection):
            yield connection
            laid_out(connection, finished)
        (work / "loading").unlink()  # room for others while the rest is done
        check(finished, target, workers=workers)
        seal(finished)
        new.append(finished.stat())
        _put(finished, target)


def laid_out(connection: sqlite3.Connection, finished: Path) -> None:
    """Write a database to a new file, whose pages are laid out afresh: same rows, same bytes."""
    # The path goes in as bytes, since a name need not be Unicode.
    connection.execute("VACUUM INTO CAST(? AS TEXT)", (bytes(finished),))


@contextmanager
def told(target: Path, new: list[os.stat_result]) -> Iterator[None]:
    """Raise what the machine could not do as an error that says which edition is in place.

    `new` has the status of the new one as soon as there is one.
    """
    try:
        yield
    except _MACHINE as error:
        if _is_mistake(error):
            raise
        if new and _is(target, new[0]):
            cause = "the new database is in place, but was not seen to reach the disk"
            raise UnsyncedError(target, f"{cause}: {_said(error)}") from error
        cause = f"could not be written, what was there stays: {_said(error)}"
        raise OutputError(target, cause) from error


_MACHINE = (OSError, sqlite3.DatabaseError, MemoryError)
"""What is raised when the machine cannot do what it is told."""


def _is_mistake(error: BaseException) -> bool:
    """Tell a wrong statement of ours from a disk that is full or gives back other bytes."""
    return isinstance(error, sqlite3.DatabaseError) and type(error) not in {
        sqlite3.OperationalError,
        sqlite3.DatabaseError,
    }


def _said(error: BaseException) -> str:
    if isinstance(error, MemoryError):
        return "there is not enough memory"
    return getattr(error, "strerror", None) or str(error)


def _is(path: Path, status: os.stat_result) -> bool:
    """Tell whether the file at a path is the one with this status."""
    try:
        return os.path.samestat(path.stat(), status)
    except OSError:
        return False


def _refuse(target: Path) -> None:
    if target.is_symlink():  # what it leads to would be the target by now
        raise UsageError(target, "is a link that goes round in a circle")
    if target.is_dir():
        raise UsageError(target, "is a folder; name a file, such as corpus.db")
    if not target.parent.is_dir():
        raise UsageError(target, "its folder does not exist; make it first")
    if target.exists() and (not target.is_file() or not made_by_us(target)):
        raise UsageError(target, "was not made by Broadsheet; move it away or name another file")
    for sibling in (target.with_name(target.name + ending) for ending in SIBLINGS):
        if os.path.lexists(sibling):
            # SQLite would play a stale journal into the new file, which then holds old rows.
            cause = "belongs to an open or crashed writer; close that, or move this file away"
            raise OutputError(sibling, cause)


def created(
    path: Path, statements: str = SCHEMA, application: int = APPLICATION_ID
) -> sqlite3.Connection:
    """Make a file with empty tables, for this process alone until it is finished."""
    connection = sqlite3.connect(path, isolation_level=None)
    # Nobody else sees this file and a crash throws it away, so it needs no journal and no sync.
    connection.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
        f"PRAGMA application_id = {application}; PRAGMA user_version = {SCHEMA_VERSION};"
        "PRAGMA foreign_keys = OFF;"  # declared for Datasette's links, checked once at the end
    )
    connection.executescript(statements)
    return connection


def _put(finished: Path, target: Path) -> None:
    """Sync the file, rename it over the target, sync the folder.

    In any other order a power cut could leave a name without its content.
    """
    _refuse(target)  # much can have come to stand there while the build ran
    if target.exists():
        shutil.copymode(target, finished)
    synced(finished)
    os.replace(finished, target)
    synced(target.parent)
