"""The place of a file or folder that is made beside it, and put there when it is finished.

In: where it is to stand. Out: what that leads to, and a folder beside it to work in. What may be
replaced, and how, is for those to say who know what they make: `load_file`, `export.folder`.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from broadsheet.errors import UsageError


def resolved(target: Path, refuse: Callable[[Path], None]) -> Path:
    """Return what a path leads to, unless `refuse` raises `UsageError` for it.

    Raises `UsageError` as well where the path cannot be looked at.
    """
    try:
        target = Path(os.path.realpath(target))
        refuse(target)
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError(target, f"cannot be used: {error}") from error
    return target


@contextmanager
def work_folder(target: Path) -> Iterator[Path]:
    """Make a folder beside the target, on its file system, that is gone afterwards.

    What builds that were killed have left there goes as well: their folders hold no lock.
    """
    for left in target.parent.glob(".broadsheet-*.building"):
        with suppress(OSError), _locked(left):
            shutil.rmtree(left, ignore_errors=True)
    with (
        tempfile.TemporaryDirectory(
            prefix=".broadsheet-",
            suffix=".building",
            dir=target.parent,
            ignore_cleanup_errors=True,
        ) as path,
        _locked(Path(path)),
    ):
        yield Path(path)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a folder's lock. Raises `OSError` when another process does.

    The system frees the lock of a process that ends, however it ends.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _held.add(descriptor)
        yield
    finally:
        _held.discard(descriptor)
        os.close(descriptor)


_held: set[int] = set()
"""Descriptors of the folders that this process has locked."""


def _let_go() -> None:
    """Leave the locks to the process that took them: a copy of it would hold them after its end."""
    while _held:
        os.close(_held.pop())


os.register_at_fork(after_in_child=_let_go)


def synced(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
