"""The folder of an export: made beside its place, synced, and put there in one step.

At every moment the place holds the complete old export or the complete new one. Lives here and
nowhere else: what may be replaced. A folder is ours when each file in it is one that its SHA256SUMS
lists, unchanged; so nobody's notes, and no table that somebody has worked on, are ever lost.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from broadsheet.errors import OutputError, UsageError
from broadsheet.place import resolved, synced, work_folder
from broadsheet.place_folder import FURNITURE, put, refuse_place
from broadsheet.sha256 import of_file

MARK = "broadsheet"
"""The key of datapackage.json that says that Broadsheet wrote it."""

_SUMS = "SHA256SUMS"
_LINE = re.compile(r"(?P<sum>[0-9a-f]{64})  (?P<path>[\w./=-]+)")


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a new, empty folder that takes the target's place at the end.

    When the block raises, the target stays as it was. Raises `UsageError` when the target must not
    be replaced, `OutputError` when the machine cannot write.
    """
    target = resolved(target, _refuse)
    try:
        with work_folder(target) as work:
            folder = work / "finished"
            folder.mkdir()
            yield folder
            for path in sorted(folder.rglob("*"), reverse=True):
                synced(path)
            synced(folder)
            put(folder, target)
            with suppress(OSError):  # it is in place, and its files themselves are safe
                synced(target.parent)
    except OSError as error:
        cause = error.strerror or str(error)
        raise OutputError(target, f"could not be written, what was there stays: {cause}") from error


def _refuse(target: Path) -> None:
    """Raise `UsageError` unless the target is free, empty, or an export that nobody has changed."""
    refuse_place(target)
    if not target.exists():
        return
    if not target.is_dir():
        raise UsageError(target, "is a file; name a folder")
    there = sorted(path for path in target.rglob("*") if not path.is_dir())
    there = [path for path in there if path.name not in FURNITURE]
    if not there and not any(path.name not in FURNITURE for path in target.iterdir()):
        return
    sums = _sums(target)
    if sums is None:
        raise UsageError(target, "is no export of Broadsheet; name another folder, or a new one")
    for path in there:
        name = path.relative_to(target).as_posix()
        if name == _SUMS:
            continue
        if name not in sums or path.is_symlink():
            raise UsageError(path, "is not part of the export that is there; move it away first")
        if of_file(path) != sums[name]:
            raise UsageError(path, "was changed since it was exported; move it away first")


def _sums(folder: Path) -> dict[str, str] | None:
    """Return the checksums of an export by path; None where the folder is no export of ours."""
    try:
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        lines = (folder / _SUMS).read_text(encoding="ascii").splitlines()
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(package, dict) or MARK not in package:
        return None
    matches = [_LINE.fullmatch(line) for line in lines]
    return {match["path"]: match["sum"] for match in matches if match}
