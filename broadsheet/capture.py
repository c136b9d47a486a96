"""Files in: a folder becomes documents and problems, in a fixed order, with nothing changed.

In: a folder. Out: for each entry below it a `Document` (bytes, sha256, text, encoding) or a
`Problem` that says why not. Lives here and nowhere else: every touch of the file system before
the database is written. What a file holds is never changed, only decoded (`capture_decode`).
"""

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from broadsheet.capture_decode import decode
from broadsheet.records import Document, Problem, Source

Tick = Callable[[], None]
"""Called so that a progress bar can move."""

SUFFIXES = frozenset({".txt"})
"""The kinds of file that are read, by suffix, in any letter case."""

LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What macOS and Windows put into folders by themselves: passed over without a word."""

MAX_BYTES = 20_000_000
"""Larger than this is no article: a book has about a million characters, trafilatura stops at
20 MB as well. Nothing of a larger file is read."""


def capture(folder: Path, tick: Tick = lambda: None) -> Iterator[Document | Problem]:
    """Read every article below a folder.

    Yields, in the order of `walk`, a document for each text file and a problem for everything
    else; a document may be followed by problems about its bytes. Never raises for what stands
    in the folder. Calls `tick` once for each entry that `walk` lists, when it is done.
    """
    for found in walk(folder):
        if isinstance(found, Problem):
            yield found
        else:
            yield from read(folder, found)
        tick()


def walk(folder: Path) -> Iterator[Path | Problem]:
    """List the text files below a folder, as relative paths.

    The order is that of the bytes of the whole paths. Folders that are links are not entered,
    so the walk always ends and never leaves the folder.
    """
    waiting = [(Path(), "folder")]
    while waiting:
        path, kind = waiting.pop()
        if kind != "folder":
            yield path if kind == "file" else _problem(path, *kind.split(": ", 1))
            continue
        try:
            with os.scandir(folder / path) as entries:
                inside = {entry.name: _kind(entry) for entry in entries}
        except OSError as error:
            yield _problem(path, "unreadable", _cause(error))
            continue
        # Last in, first out; what is in a folder sorts as if its name ended in a slash.
        names = sorted(inside, key=lambda name: _sort_key(name, inside[name]), reverse=True)
        waiting += [(path / name, inside[name]) for name in names if name not in LITTER]


def read(folder: Path, path: Path) -> Iterator[Document | Problem]:
    """Read one file: a document and what is doubtful about its bytes, or the problem it is."""
    try:
        raw = _bytes(folder, path)
    except _RefusedError as refusal:
        yield _problem(path, refusal.kind, refusal.detail)
        return
    except OSError as error:
        kind = "vanished" if error.errno == errno.ENOENT else "unreadable"
        yield _problem(path, kind, _cause(error))
        return
    decoded = decode(raw)
    if decoded is None:
        yield _problem(path, "binary")
        return
    source = Source(path_text(path), raw, hashlib.sha256(raw).hexdigest())
    yield Document(source, decoded.text, decoded.encoding)
    for kind, detail in decoded.doubts:
        yield _problem(path, kind, detail)


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


class _RefusedError(Exception):
    """A file that opens but must not be read: a kind of problem and its detail."""

    def __init__(self, kind: str, detail: str = "") -> None:
        self.kind = kind
        self.detail = detail


def _kind(entry: "os.DirEntry[str]") -> str:
    """Tell a `file` to read and a `folder` to enter from the kind of problem that the rest are."""
    if entry.name.startswith("."):
        return "hidden"
    try:
        if entry.is_dir(follow_symlinks=False):
            return "folder"
        if entry.is_symlink() and not entry.is_file():
            return "link"
        # A link to a file is read as that file; `_bytes` checks where it leads.
        if not entry.is_file():
            return "not a file"
    except OSError:
        return "link"
    suffix = path_text(Path(Path(entry.name).suffix or "no suffix"))
    return "file" if suffix.lower() in SUFFIXES else f"not read: {suffix}"


def _sort_key(name: str, kind: str) -> bytes:
    return path_text(Path(name)).encode() + b"/" * (kind == "folder")


def _bytes(folder: Path, path: Path) -> bytes:
    """Read a regular file inside the folder, twice if it changes meanwhile."""
    real_folder = Path(os.path.realpath(folder))
    real = Path(os.path.realpath(folder / path))
    if not real.is_relative_to(real_folder):
        raise _RefusedError("link", "leads out of the folder")
    for _ in range(2):
        # O_NONBLOCK: opening a pipe that took the file's place must not wait for ever.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        flags |= getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(real, flags), "rb") as file:
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode):
                raise _RefusedError("not a file")
            if before.st_size > MAX_BYTES:
                raise _RefusedError(
                    "too large", f"{before.st_size} bytes, the limit is {MAX_BYTES}"
                )
            raw = file.read(MAX_BYTES + 1)
            after = os.fstat(file.fileno())
        if len(raw) == before.st_size == after.st_size and before.st_mtime_ns == after.st_mtime_ns:
            return raw
    raise _RefusedError("changing")


def _problem(path: Path, kind: str, detail: str = "") -> Problem:
    return Problem(path_text(path), "capture", kind, detail)


def _cause(error: OSError) -> str:
    return error.strerror or type(error).__name__
