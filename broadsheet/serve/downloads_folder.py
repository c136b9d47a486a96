"""A folder of complete downloads, opened: its files, where it states what is served.

In: a Datasette, and a folder that anybody could have written into. Out: its files by the database
that they are of, each held open; or `NoneError`, which says why there are none. Only what stands in
the folder itself is opened, and no link, and never so many files that readers find none left.
"""

import os
import resource
import stat
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from broadsheet.publish.edition import editions
from broadsheet.publish.shards.index import indexes
from broadsheet.publish.take.stated import STATEMENT, Sort, Stated, Whole, read, sort_of

_MOST = 1_000_000
"""Bytes of a statement; one of twenty-four tables has some 15,000."""

_MOST_FILES = 65_536
"""Files that a process may hold: two hundred databases have some 25,000 downloads."""

_FOR_READERS = 512
"""Of these, what is left for connections, and for databases that threads open later."""

_OPEN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class Held:
    """An open file. It is closed when nobody holds it any more."""

    def __init__(self, descriptor: int, stated: Whole) -> None:
        weakref.finalize(self, os.close, descriptor)
        self.descriptor, self.size, self.sha256 = descriptor, stated.bytes, stated.sha256
        self.changed = os.fstat(descriptor).st_mtime_ns

    @property
    def is_whole(self) -> bool:
        """Whether nobody has written into it since it was opened."""
        status = os.fstat(self.descriptor)
        return (status.st_size, status.st_mtime_ns) == (self.size, self.changed)

    def read(self, size: int, start: int) -> bytes:
        """Return bytes from a place on, none behind the end."""
        return os.pread(self.descriptor, size, start)


class NoneError(Exception):
    """A folder has no downloads of what is served, for the reason given."""


class _AnotherError(NoneError):
    """It has those of another database."""


def taken(datasette: Any, folder: Path) -> tuple[str, dict[str, dict[str, Held]]]:
    """Open the files of a folder; return of what they are, and those of each database.

    Raises `NoneError`.
    """
    try:
        with _inside(folder) as inside:
            stated = _stated(inside)
            if not stated.parts:
                name = _served(datasette, editions(datasette), stated.database_sha256)
                return name, {name: _opened(inside, _of_pages(datasette, name, stated))}
            name = _served(datasette, indexes(datasette), stated.database_sha256)
            return name, dict(_parts(datasette, inside, stated))
    except OSError as error:
        raise NoneError(f"{error.filename} in it cannot be opened: {error.strerror}") from error


def _parts(datasette: Any, folder: int, stated: Stated) -> Iterator[tuple[str, dict[str, Held]]]:
    """Yield each database of a set that is served, with its files."""
    for part, edition in stated.parts.items():
        try:
            with _inside(part, within=folder) as inside:
                yield _part(datasette, inside, edition)
        except _AnotherError:
            continue
        except NoneError as error:
            raise NoneError(f"its folder {part}: {error}") from error
        except OSError as error:
            cause = f"{error.filename} in it cannot be opened: {error.strerror}"
            raise NoneError(f"its folder {part}: {cause}") from error


def _part(datasette: Any, inside: int, edition: str) -> tuple[str, dict[str, Held]]:
    name, stated = _served(datasette, editions(datasette), edition), _stated(inside)
    if stated.database_sha256 != edition:
        raise NoneError("is of another edition than the set")
    return name, _opened(inside, _of_pages(datasette, name, stated))


@contextmanager
def _inside(folder: Path | str, within: int | None = None) -> Iterator[int]:
    """Open a folder, or one within an open one, which is no link. Raises `NoneError`."""
    how = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
    try:
        inside = os.open(folder, how | (os.O_NOFOLLOW if within else 0), dir_fd=within)
    except OSError as error:
        raise NoneError(f"cannot be opened: {error.strerror}") from error
    try:
        yield inside
    finally:
        os.close(inside)


def _served(datasette: Any, names: Iterable[str], edition: str) -> str:
    """Return which of some databases is an edition. Raises `NoneError` where none is."""
    served = {datasette.databases[name].hash: name for name in names}
    if set(served) == {None}:  # what Datasette says of a file that may change
        raise NoneError("goes with a database that is served immutable (datasette serve -i)")
    if edition not in served:
        raise _AnotherError("is of another edition than the one that is served")
    return served[edition]


def _stated(inside: int) -> Stated:
    try:
        descriptor = _descriptor(inside, STATEMENT)
    except FileNotFoundError as error:
        raise NoneError("has no downloads that Broadsheet made") from error
    with os.fdopen(descriptor, "rb") as file:
        content = file.read(_MOST)
    try:
        return read(content)
    except ValueError as error:
        raise NoneError(f"{STATEMENT} in it cannot be read") from error


def _of_pages(datasette: Any, database: str, stated: Stated) -> dict[str, Whole]:
    """Return the files that are what the pages would stream.

    A saved query comes before a table of its name, and the metadata may sort a table otherwise.
    """
    queries = datasette.metadata("queries", database=database, fallback=False) or {}
    none: Sort = (None, None)
    return {
        name: one
        for name, one in stated.files.items()
        if (table := name.partition(".")[0]) not in queries
        and sort_of(datasette, database, table) == stated.sorts.get(table, none)
    }


def _opened(inside: int, wanted: dict[str, Whole]) -> dict[str, Held]:
    if len(wanted) > (room := _room()):
        raise NoneError(f"has more files than the {room} that may still be opened (ulimit -Hn)")
    found = {}
    for name, stated in wanted.items():
        found[name] = Held(_descriptor(inside, name), stated)
        if not found[name].is_whole:
            raise NoneError(f"{name} in it is not the file that was made")
    return found


def _descriptor(inside: int, name: str) -> int:
    """Open a file of a folder: one that stands in it, no link and nothing else than a file."""
    descriptor = os.open(name, _OPEN, dir_fd=inside)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NoneError(f"{name} in it is no file")
    return descriptor


def allow_files() -> None:
    """Let this process hold as many files as the system allows it, up to what a set can have."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST_FILES if hard == resource.RLIM_INFINITY else min(_MOST_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _room() -> int:
    """Return how many files this process may open without its readers finding none left."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = _MOST_FILES if soft == resource.RLIM_INFINITY else soft
    return max(0, allowed - sum(1 for _ in Path("/dev/fd").iterdir()) - _FOR_READERS)
