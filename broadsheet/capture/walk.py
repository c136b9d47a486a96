"""The folder: which files it holds, in a fixed order, and the way to their bytes.

In: a folder. Out: relative paths in the order of their bytes, or problems for entries that are no
files to read; and `opened`, the only way in which a file is opened. Links never lead out.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from broadsheet.records import Problem

MAX_BYTES = 20_000_000
"""Larger than this is no article: a book has about a million characters, trafilatura stops at
20 MB as well. Nothing of a larger file is read, and of a larger record nothing is kept."""

LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What macOS and Windows put into folders by themselves: passed over without a word."""

PAGES = (".html", ".htm", ".xhtml", ".shtml")
PARTS = (
    "_files .files -files _dateien -dateien _fichiers -fichiers _archivos -archivos _file"
    " _bestanden _arquivos _ficheiros _pliki _soubory _filer -filer _tiedostot _dosyalar _fajlok"
    " _elemei _datoteke _fitxers _failid _fails _bylos _fajlovi _fitxategiak _файлы"
).split()
"""Endings of the folder that a browser saves beside a page, in the languages of browsers and of
Windows, which calls the two "connected files"."""

Wanted = Callable[[str], bool]
"""Tells from a file's name whether it is one to read."""


class RefusedError(Exception):
    """A file that opens but must not be read: a kind of problem and its detail."""

    def __init__(self, kind: str, detail: str = "") -> None:
        self.kind = kind
        self.detail = detail


def walk(folder: Path, wanted: Wanted) -> Iterator[Path | Problem]:
    """List the files to read below a folder, as relative paths.

    The order is that of the bytes of the whole paths. Folders that are links are not entered,
    so the walk always ends and never leaves the folder.
    """
    entered = [_entries(folder, Path(), wanted)]
    while entered:
        path, kind = next(entered[-1], (None, ""))
        if path is None:
            entered.pop()
        elif kind == "folder":
            entered.append(_entries(folder, path, wanted))
        else:
            yield path if kind == "file" else problem(path, *kind.split(": ", 1))


def _entries(folder: Path, path: Path, wanted: Wanted) -> Iterator[tuple[Path, str]]:
    """Yield what is in one folder, with its kind; or the folder itself, where it cannot be read."""
    try:
        with os.scandir(folder / path) as entries:
            inside = {entry.name: _kind(entry, wanted) for entry in entries}
        inside |= dict.fromkeys(_parts_of_pages(inside), "page files")
    except OSError as error:
        yield path, f"unreadable: {cause(error)}"
        return
    # What is in a folder sorts as if its name ended in a slash.
    for name in sorted(inside, key=lambda name: _sort_key(name, inside[name])):
        if name not in LITTER:
            yield path / name, inside[name]


@contextmanager
def opened(folder: Path, path: Path) -> Iterator[BinaryIO]:
    """Open a regular file inside the folder.

    Raises `RefusedError` where the path leads out of the folder or to no regular file, `OSError`
    where it cannot be opened.
    """
    real_folder = Path(os.path.realpath(folder))
    real = Path(os.path.realpath(folder / path))
    if not real.is_relative_to(real_folder):
        raise RefusedError("link", "leads out of the folder")
    # O_NONBLOCK: opening a pipe that took the file's place must not wait for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    flags |= getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(real, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise RefusedError("not a file")
        yield file


def whole(folder: Path, path: Path, limit: int) -> bytes:
    """Read all of a file, twice if it changes meanwhile.

    Raises what `opened` raises, and `RefusedError` where the file has more bytes than the limit, of
    which none is read, or goes on changing.
    """
    for _ in range(2):
        with opened(folder, path) as file:
            before = os.fstat(file.fileno())
            if before.st_size > limit:
                raise RefusedError("too large", f"{before.st_size} bytes, the limit is {limit}")
            raw = file.read(limit + 1)
            after = os.fstat(file.fileno())
        if len(raw) == before.st_size and same(before, after):
            return raw
    raise RefusedError("changing")


def same(before: os.stat_result, after: os.stat_result) -> bool:
    """Tell whether a file is still as it was."""
    return before.st_size == after.st_size and before.st_mtime_ns == after.st_mtime_ns


def path_text(path: Path) -> str:
    r"""Write a relative path as text from which its bytes can be told again.

    >>> path_text(Path("2021") / "a.txt")
    '2021/a.txt'
    >>> path_text(Path(os.fsdecode(b"caf\xe9.txt")))
    'caf\\xe9.txt'

    A name need not be Unicode: a byte that is not is written `\xNN`, and so that no two names
    meet, a backslash of the name itself is doubled.
    """
    escaped = os.fsencode(path.as_posix().replace("\\", "\\\\"))
    return escaped.decode("utf-8", "backslashreplace")


def name_of(found: Path | Problem) -> str:
    """Return the path of what `walk` lists, as text."""
    return found.path if isinstance(found, Problem) else path_text(found)


def problem(path: Path, kind: str, detail: str = "") -> Problem:
    """Return a problem of this stage."""
    return Problem(path_text(path), "capture", kind, detail)


def cause(error: OSError) -> str:
    """Say why the system refused."""
    return error.strerror or type(error).__name__


def refused(path: Path, error: RefusedError | OSError) -> Problem:
    """Return the problem that a refusal to read a file is, ours or the system's."""
    if isinstance(error, RefusedError):
        return problem(path, error.kind, error.detail)
    return problem(path, "vanished" if error.errno == errno.ENOENT else "unreadable", cause(error))


def _kind(entry: "os.DirEntry[str]", wanted: Wanted) -> str:
    """Tell a `file` to read and a `folder` to enter from the kind of problem that the rest are."""
    if entry.name.startswith("."):
        return "hidden"
    try:
        if entry.is_dir(follow_symlinks=False):
            return "folder"
        if entry.is_symlink() and not entry.is_file():
            return "link"
        # A link to a file is read as that file; `opened` checks where it leads.
        if not entry.is_file():
            return "not a file"
    except OSError:
        return "link"
    suffix = path_text(Path(Path(entry.name).suffix or "no suffix"))
    return "file" if wanted(entry.name) else f"not read: {suffix}"


def _parts_of_pages(inside: dict[str, str]) -> Iterator[str]:
    """Name the folders that hold the parts of a saved page: `bridge_files` beside `bridge.html`."""
    lengths = {
        name: next((len(one) for one in PARTS if name.lower().endswith(one)), 0)
        for name, kind in inside.items()
        if kind == "folder"
    }
    stems = {name: name[:-length] for name, length in lengths.items() if length}
    pages = {Path(name).stem for name in inside if stems and Path(name).suffix.lower() in PAGES}
    yield from (name for name, stem in stems.items() if stem in pages)


def _sort_key(name: str, kind: str) -> bytes:
    return path_text(Path(name)).encode() + b"/" * (kind == "folder")
