"""A corpus in several databases, for one that outgrows a file: a folder of shards and their index.

In: where the folder is to stand, what to divide by, and through a connection the whole corpus as
one database. Out: the folder `corpus/` with the index database `corpus.db` (`load_shard_index.py`)
and `corpus-2021.db` and so on, a complete database for each year or outlet, with what states none
in one of its own. What is decided over the whole corpus (ids, repeated lines, names, copies) is
decided before it is divided, and so is the same as in one file:

- Each row that belongs to an article is in the article's shard, as it is in one file; files and
  problems that belong to no article are with what states no value. A row is in one shard, and it is
  checked that none is lost.
- A name or a story is in each shard of which an article has it, under the same id, and is counted
  in that shard alone; the index has it with the counts of the whole corpus.
- The folder takes the place of the old one in one step, so there is never a mixture; and a shard
  that is no more leaves with the old folder. Each says which set it belongs to (`set_sha256` in the
  table `build`), so that a mixture that somebody has copied together is seen.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from broadsheet.errors import OutputError, UsageError
from broadsheet.load_check import check
from broadsheet.load_file import APPLICATION_ID, SIBLINGS, created, laid_out, made_by_us, told
from broadsheet.load_shard import fill
from broadsheet.load_shard_index import (
    INDEX_ID,
    INDEX_SCHEMA,
    databases,
    index_all,
    index_faults,
)
from broadsheet.load_shard_plan import Shard, plan
from broadsheet.place import resolved, synced, work_folder
from broadsheet.place_folder import FURNITURE, exchange, put, refuse_place
from broadsheet.stoppable import stoppable

Seal = Callable[[Path], None]


@contextmanager
def dividing(target: Path, by: str, seal: Seal) -> Iterator[sqlite3.Connection]:
    """Give a connection to an empty database; what it then holds is divided, and put in place.

    `seal` is called with the finished folder. Raises what `load_file.replacing` raises, with the
    same state of the target; `UnfitError` also where there would be too many databases.
    """
    target = resolved(target, _refuse)
    new: list[os.stat_result] = []
    with told(target, new), work_folder(target) as work:
        _ensure_exchange(work, target)
        with closing(created(work / "loading")) as connection, stoppable(connection):
            yield connection
            shards = plan(connection, target, by)
        folder = work / "finished"
        folder.mkdir()
        for one in shards:
            _part(work, folder / one.file, target, one)
        _index(work, folder / f"{target.name}.db", target, shards)
        (work / "loading").unlink()
        seal(folder)
        new.append(folder.stat())
        _put(folder, target)


def _refuse(target: Path) -> None:
    """Raise `UsageError` unless the target is free, empty, or a set that Broadsheet made."""
    refuse_place(target)
    if not target.exists():
        return
    if not target.is_dir():
        raise UsageError(target, "is a file, and a divided corpus is a folder; name another one")
    there = sorted(path for path in target.iterdir() if path.name not in FURNITURE)
    own = {path.name for path in databases(target)}
    for path in there:
        if path.name.endswith(SIBLINGS):
            cause = "belongs to an open or crashed writer; close that, or move this file away"
            raise OutputError(path, cause)
        if path.name not in own or path.is_symlink() or not path.is_file():
            cause = "is not part of a divided corpus that Broadsheet made"
            raise UsageError(path, f"{cause}; move it away or name another folder")
        if not any(made_by_us(path, one) for one in _OURS):
            raise UsageError(path, "was not made by Broadsheet; move it away first")


_OURS = (APPLICATION_ID, INDEX_ID)


def _ensure_exchange(work: Path, target: Path) -> None:
    """Raise `OutputError` where an old set could not be replaced in one step."""
    if not target.exists() or not any(target.iterdir()):
        return
    if not os.access(target, os.W_OK | os.X_OK):  # the new one would have its modes, and stick
        raise OutputError(target, "is a folder that you may not write to; allow it (chmod u+w)")
    one, other = work / "one", work / "other"
    one.mkdir()
    other.mkdir()
    (one / "mark").touch()
    try:
        exchange(one, other)
        cause = None if (other / "mark").exists() else "it did nothing"
    except OSError as error:
        cause = error.strerror
    if cause:
        said = f"cannot be replaced in one step on this file system ({cause})"
        raise OutputError(target, f"{said}; remove it first, or name another folder")


@contextmanager
def _beside(work: Path, new: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Give the connection to a new database, beside which the whole one can be read as `whole`."""
    with closing(new) as connection, stoppable(connection):
        connection.execute("ATTACH CAST(? AS TEXT) AS whole", (bytes(work / "loading"),))
        yield connection
    (work / "part").unlink()


def _put(folder: Path, target: Path) -> None:
    """Sync the set, and have it take the place of the old one, whose modes it keeps."""
    _refuse(target)  # much can have come to stand there while the build ran
    old = databases(target) if target.exists() else []
    if target.exists():
        shutil.copymode(target, folder)
    for path in folder.iterdir():
        if old:
            shutil.copymode(old[0], path)
        synced(path)
    synced(folder)
    put(folder, target, at_once=True)
    synced(target.parent)


def _part(work: Path, path: Path, target: Path, one: Shard) -> None:
    """Write the database of a shard, checked."""
    with _beside(work, created(work / "part")) as connection:
        fill(connection, one)
        laid_out(connection, path)
    check(path, target)


def _index(work: Path, path: Path, target: Path, shards: list[Shard]) -> None:
    """Write the index database, checked; last, since it says what the others are."""
    with _beside(work, created(work / "part", INDEX_SCHEMA, INDEX_ID)) as connection:
        index_all(connection, path.parent, shards)
        laid_out(connection, path)
    check(path, target, [index_faults])
