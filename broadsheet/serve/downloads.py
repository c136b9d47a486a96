"""Complete files of tables, made when the database was built, held open to be given to readers.

In: a Datasette, and the folders that `settings.downloads` names. Out: for a request of a whole
table or view its file, where a folder states the very database that is served, or the very set.
Nothing of an address becomes a path: it is looked up among names that the folder's statement has.
Files are held by descriptor, so whatever takes the folder's place, an edition's readers get that
edition.
"""

import os
import resource
import stat
import sys
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from broadsheet.publish.edition import editions
from broadsheet.publish.shards.index import indexes
from broadsheet.publish.take.stated import PACKED, STATEMENT, Sort, Stated, Whole, read, sort_of
from broadsheet.serve.asked import Asked
from broadsheet.serve.settings import downloads

_MOST = 1_000_000
"""Bytes of a statement; one of twenty-four tables has some 15,000."""

_MOST_FILES = 65_536
"""Files that a process may hold: two hundred databases have some 25,000 downloads."""

_FOR_READERS = 512
"""Of these, what is left for connections, and for databases that threads open later."""

_OPEN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC

_STREAMED = "complete downloads are streamed from the database"


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


@dataclass(frozen=True, slots=True)
class Files:
    """A whole table in a format: as it is, and packed by gzip where there is that."""

    table: str
    kind: str
    plain: Held
    packed: Held | None


class _NoneError(Exception):
    """A folder has no downloads of what is served, for the reason given."""


class _AnotherError(_NoneError):
    """It has those of another database."""


class _Folders:
    """The folders of a site, each looked at until it states a database that is served."""

    def __init__(self, datasette: Any) -> None:
        self.missing: dict[Path, object] = dict.fromkeys(downloads(datasette))
        self.held: dict[str, dict[str, Held]] = {}
        if self.missing:
            _allow_files()
        for name in [*editions(datasette), *indexes(datasette)] if self.missing else ():
            datasette.databases[name].hash  # noqa: B018 - taken now, while nobody waits for it

    def look(self, datasette: Any) -> None:
        """Take up what has come since the last look, and say what came of it."""
        for folder, before in list(self.missing.items()):
            now = [*map(_mark, (folder / STATEMENT, *sorted(folder.glob(f"*/{STATEMENT}"))))]
            if now == before:
                continue
            self.missing[folder] = now
            try:
                name, held = _taken(datasette, folder)
            except _NoneError as error:
                _say(f"{folder}: {error}; {_STREAMED}")
            else:
                self.held.update(held)
                del self.missing[folder]
                count = sum(map(len, held.values()))
                _say(f"{folder}: complete downloads of {name} are its {count} files")


_known: WeakKeyDictionary[Any, _Folders] = WeakKeyDictionary()


def look(datasette: Any) -> dict[str, dict[str, Held]]:
    """Return the files that are held, by the name of the database and their own."""
    if datasette not in _known:
        _known[datasette] = _Folders(datasette)
    found = _known[datasette]
    if found.missing:
        found.look(datasette)
    return found.held


def files(asked: Asked) -> Files | None:
    """Return the files that answer a request, None where it is for anything else."""
    if (
        len(asked.parts) != 4
        or asked.parts[1:3] != ["-", "all"]
        or asked.scope["query_string"]
        or asked.scope.get("method") not in {"GET", "HEAD"}
    ):
        return None
    held = look(asked.datasette).get(asked.database or "", {})
    name = asked.parts[3]
    plain, packed = held.get(name), held.get(name + PACKED)
    if name.endswith(PACKED) or plain is None or not plain.is_whole:
        return None
    table, _, kind = name.partition(".")
    return Files(table, kind, plain, packed if packed and packed.is_whole else None)


def _taken(datasette: Any, folder: Path) -> tuple[str, dict[str, dict[str, Held]]]:
    """Open the files of a folder; return of what they are, and those of each database.

    Raises `_NoneError`.
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
        raise _NoneError(f"{error.filename} in it cannot be opened: {error.strerror}") from error


def _parts(datasette: Any, folder: int, stated: Stated) -> Iterator[tuple[str, dict[str, Held]]]:
    """Yield each database of a set that is served, with its files."""
    for part, edition in stated.parts.items():
        try:
            with _inside(part, within=folder) as inside:
                yield _part(datasette, inside, edition)
        except _AnotherError:
            continue
        except _NoneError as error:
            raise _NoneError(f"its folder {part}: {error}") from error
        except OSError as error:
            cause = f"{error.filename} in it cannot be opened: {error.strerror}"
            raise _NoneError(f"its folder {part}: {cause}") from error


def _part(datasette: Any, inside: int, edition: str) -> tuple[str, dict[str, Held]]:
    name, stated = _served(datasette, editions(datasette), edition), _stated(inside)
    if stated.database_sha256 != edition:
        raise _NoneError("is of another edition than the set")
    return name, _opened(inside, _of_pages(datasette, name, stated))


@contextmanager
def _inside(folder: Path | str, within: int | None = None) -> Iterator[int]:
    """Open a folder, or one within an open one, which is no link. Raises `_NoneError`."""
    how = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
    try:
        inside = os.open(folder, how | (os.O_NOFOLLOW if within else 0), dir_fd=within)
    except OSError as error:
        raise _NoneError(f"cannot be opened: {error.strerror}") from error
    try:
        yield inside
    finally:
        os.close(inside)


def _served(datasette: Any, names: Iterable[str], edition: str) -> str:
    """Return which of some databases is an edition. Raises `_NoneError` where none is."""
    served = {datasette.databases[name].hash: name for name in names}
    if set(served) == {None}:  # what Datasette says of a file that may change
        raise _NoneError("goes with a database that is served immutable (datasette serve -i)")
    if edition not in served:
        raise _AnotherError("is of another edition than the one that is served")
    return served[edition]


def _stated(inside: int) -> Stated:
    try:
        descriptor = _descriptor(inside, STATEMENT)
    except FileNotFoundError as error:
        raise _NoneError("has no downloads that Broadsheet made") from error
    with os.fdopen(descriptor, "rb") as file:
        content = file.read(_MOST)
    try:
        return read(content)
    except ValueError as error:
        raise _NoneError(f"{STATEMENT} in it cannot be read") from error


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
        raise _NoneError(f"has more files than the {room} that may still be opened (ulimit -Hn)")
    found = {}
    for name, stated in wanted.items():
        found[name] = Held(_descriptor(inside, name), stated)
        if not found[name].is_whole:
            raise _NoneError(f"{name} in it is not the file that was made")
    return found


def _descriptor(inside: int, name: str) -> int:
    """Open a file of a folder: one that stands in it, no link and nothing else than a file."""
    descriptor = os.open(name, _OPEN, dir_fd=inside)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _NoneError(f"{name} in it is no file")
    return descriptor


def _allow_files() -> None:
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


def _mark(path: Path) -> object:
    """Return what tells a statement from another one; of one that is not there, that."""
    try:
        status = path.lstat()
    except OSError as error:
        return error.errno
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _say(line: str) -> None:
    sys.stderr.write("".join(c if c.isprintable() else "?" for c in line) + "\n")
    sys.stderr.flush()
