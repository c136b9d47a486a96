"""The folder of an export or of downloads: made beside its place, synced, put there in one step.

At every moment the place holds the complete old folder or the complete new one. Lives here and
nowhere else: what may be replaced. A folder is ours when each file in it is one that its SHA256SUMS
lists, unchanged; so nobody's notes, and no table that somebody has worked on, are ever lost.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from broadsheet.errors import OutputError, UsageError
from broadsheet.place import resolved, synced, work_folder
from broadsheet.place_folder import FURNITURE, put, refuse_place
from broadsheet.sha256 import of_file

MARK = "broadsheet"
"""The key of a folder's statement that says that Broadsheet wrote it."""

SUMS = "SHA256SUMS"
_LINE = re.compile(r"(?P<sum>[0-9a-f]{64})  (?P<path>[\w./=-]+)")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a folder is called, how it came to be, and the file in it that states what it is."""

    name: str
    made: str
    statement: str


EXPORT = Kind("export", "exported", "datapackage.json")


@contextmanager
def replacing(target: Path, kind: Kind = EXPORT) -> Iterator[Path]:
    """Give a new, empty folder that takes the target's place at the end.

    When the block raises, the target stays as it was. Raises `UsageError` when the target must not
    be replaced, `OutputError` when the machine cannot write.
    """
    target = ensure_replaceable(target, kind)
    try:
        with work_folder(target) as work:
            folder = work / "finished"
            folder.mkdir()
            yield folder
            for path in sorted(folder.rglob("*"), reverse=True):
                synced(path)
            synced(folder)
            _refuse(kind, target)  # much can have come to stand there meanwhile
            put(folder, target)
            with suppress(OSError):  # it is in place, and its files themselves are safe
                synced(target.parent)
    except OSError as error:
        cause = error.strerror or str(error)
        raise OutputError(target, f"could not be written, what was there stays: {cause}") from error


def ensure_replaceable(target: Path, kind: Kind) -> Path:
    """Return what a path leads to. Raises `UsageError` where that must not be replaced."""
    return resolved(target, partial(_refuse, kind))


def _refuse(kind: Kind, target: Path) -> None:
    """Raise `UsageError` unless the target is free, empty, or a folder of ours as it was made."""
    refuse_place(target)
    if not target.exists():
        return
    if not target.is_dir():
        raise UsageError(target, "is a file; name a folder")
    there = sorted(path for path in target.rglob("*") if path.name not in FURNITURE)
    if not there:
        return
    sums = _sums(target, kind)
    if sums is None:
        cause = f"is no {kind.name} of Broadsheet; name another folder, or a new one"
        raise UsageError(target, cause)
    folders = {str(folder) for name in sums for folder in PurePosixPath(name).parents}
    for path in there:
        name = path.relative_to(target).as_posix()
        if name == SUMS or (name in folders and path.is_dir() and not path.is_symlink()):
            continue
        if name not in sums or path.is_symlink() or not path.is_file():
            raise UsageError(
                path, f"is not part of the {kind.name} that is there; move it away first"
            )
        if of_file(path) != sums[name]:
            raise UsageError(path, f"was changed since it was {kind.made}; move it away first")


def _sums(folder: Path, kind: Kind) -> dict[str, str] | None:
    """Return the checksums of a folder's files by path; None where it is none of ours."""
    if not (folder / kind.statement).is_file() or not (folder / SUMS).is_file():
        return None  # a pipe would be waited for
    try:
        package = json.loads((folder / kind.statement).read_text(encoding="utf-8"))
        lines = (folder / SUMS).read_text(encoding="ascii").splitlines()
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(package, dict) or MARK not in package:
        return None
    matches = [_LINE.fullmatch(line) for line in lines]
    return {match["path"]: match["sum"] for match in matches if match}
