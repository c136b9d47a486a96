"""Files held fast: each edition that is served has names of its own for its files.

In: the paths of databases, which a build may replace at any time. Out: an `Edition`: hard links to
the files that are there now, or copies where the file system or the system's rules allow no links.
Whatever happens to the names, a process that opens these sees one file for as long as it lives.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from broadsheet.errors import OutputError, UsageError
from broadsheet.load_file import APPLICATION_ID, SIBLINGS, made_by_us
from broadsheet.load_shard_index import INDEX_ID
from broadsheet.serve.inspected import FILE
from broadsheet.serve.plan import files
from broadsheet.serve.workspace import workspace

Marks = tuple[tuple[str, int, int, int, int], ...]
"""Of each file: path, device, inode, size in bytes, time of its last change in nanoseconds."""

_TRIES = 5


@dataclass(frozen=True, slots=True)
class Edition:
    """Files that stay as they are."""

    folder: Path
    files: tuple[str, ...]
    marks: Marks

    @property
    def inspected(self) -> str:
        """Where it is said what is known of the files, once they have been looked at."""
        return str(self.folder / FILE)


@dataclass(slots=True)
class Editions:
    """The editions of some databases, in a folder on the file system of the first of them."""

    named: tuple[Path, ...]
    folder: Path
    count: int = field(default=0)

    def marks(self) -> Marks:
        """Return what tells the files of now from those of another edition. Raises `UsageError`."""
        found = files(self.named)
        if not found:
            raise UsageError(self.named[0], "has no databases; build one first")
        return tuple(_mark(path) for path in found)

    def take(self) -> Edition:
        """Hold the files of now. Raises `UsageError` or `OutputError`."""
        for _ in range(_TRIES):
            marks = self.marks()
            for mark in marks:
                _refuse(Path(mark[0]))
            self.count += 1
            folder = self.folder / str(self.count)
            try:
                held = tuple(_held(Path(one[0]), folder / str(i)) for i, one in enumerate(marks))
                if all(_same(mark, path) for mark, path in zip(marks, held, strict=True)):
                    return Edition(folder, tuple(map(str, held)), marks)
            except OSError as error:
                self._drop(folder)
                raise OutputError(folder, f"cannot hold the database: {error.strerror}") from error
            self._drop(folder)  # replaced between two looks
        raise UsageError(self.named[0], "changes while it is read; put it in place in one step")

    def release(self, edition: Edition) -> None:
        """Let the files of an edition go."""
        self._drop(edition.folder)

    @staticmethod
    def _drop(folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def held(named: tuple[Path, ...]) -> Iterator[Editions]:
    """Give the editions of some databases a place, which is gone afterwards.

    It is beside the first database, where hard links can be made; where that may not be written,
    in the folder for caches that systemd gives a service, or in the one for temporary files. Raises
    `OutputError`.
    """
    places = [str(_home(named)), os.environ.get("CACHE_DIRECTORY"), tempfile.gettempdir()]
    with ExitStack() as stack:
        for place in filter(None, places):
            with suppress(OSError):
                folder = stack.enter_context(workspace(Path(place)))
                break
        else:
            raise OutputError(tempfile.gettempdir(), "cannot be written")
        yield Editions(named, folder)


def _home(named: tuple[Path, ...]) -> Path:
    """Return the folder in which the databases stand; that of a divided corpus may hold no more."""
    found = files(named)
    if not found:
        return named[0]
    folder = Path(os.path.realpath(found[0])).parent
    for path in found:
        with suppress(OSError):
            if made_by_us(path, INDEX_ID):
                return folder.parent
    return folder


def _mark(path: Path) -> tuple[str, int, int, int, int]:
    try:
        status = path.stat()
    except OSError as error:
        raise UsageError(path, f"cannot be served: {error.strerror}") from error
    return str(path), status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _refuse(path: Path) -> None:
    """Raise `UsageError` unless a file is a finished database that Broadsheet made."""
    real = Path(os.path.realpath(path))
    for sibling in (real.with_name(real.name + ending) for ending in SIBLINGS):
        if sibling.exists():
            raise UsageError(sibling, "belongs to an open or crashed writer; only files are served"
                             " that nobody writes")  # fmt: skip
    try:
        ours = any(made_by_us(path, one) for one in (APPLICATION_ID, INDEX_ID))
    except OSError as error:
        raise UsageError(path, f"cannot be served: {error.strerror}") from error
    if not ours:
        raise UsageError(path, "was not made by Broadsheet, so it is not served to the public")


def _held(path: Path, folder: Path) -> Path:
    """Return another name of a file, in a folder that is made for it."""
    folder.mkdir(parents=True)
    name = folder / path.name
    linked(path, name)
    return name


def linked(path: Path, name: Path) -> None:
    """Give a file another name, or where that cannot be a copy. Raises `OSError`."""
    try:
        name.hardlink_to(os.path.realpath(path))
    except OSError:
        shutil.copy2(path, name)


def _same(mark: tuple[str, int, int, int, int], held: Path) -> bool:
    """Tell whether what is held is the file that was looked at, whole."""
    status = held.stat()
    return _mark(Path(mark[0])) == mark and (status.st_size, status.st_mtime_ns) == mark[3:]
