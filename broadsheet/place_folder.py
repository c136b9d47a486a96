"""A finished folder put in the place of another in one step.

In: a folder, and where it is to stand, on the same file system. Out: it stands there, and what
stood there is where it was. Lives here and nowhere else: where no folder can stand, and how two of
them are exchanged.
"""

import ctypes
import errno
import os
from pathlib import Path

from broadsheet.errors import UsageError

FURNITURE = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that file managers leave behind."""

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
"""Of Linux' renameat2 (https://man7.org/linux/man-pages/man2/rename.2.html)."""

_RENAME_SWAP = 2
"""Of macOS' renamex_np (its manual page rename(2))."""


def refuse_place(target: Path) -> None:
    """Raise `UsageError` where no folder could stand, whatever is there."""
    if target.is_symlink():  # what it leads to would be the target by now
        raise UsageError(target, "is a link that goes round in a circle")
    if not target.parent.is_dir():
        raise UsageError(target, "the folder that it is to stand in does not exist; make it first")


def put(folder: Path, target: Path, *, at_once: bool = False) -> None:
    """Put the finished folder into place; an old one leaves in the same step.

    Where the system cannot exchange two folders there is a moment without either; or, with
    `at_once`, nothing is done. Raises `OSError`; then what was there is there.
    """
    if not target.exists():
        folder.rename(target)
    elif not any(target.iterdir()):
        folder.replace(target)
    else:
        try:
            exchange(folder, target)
        except OSError:
            if at_once:
                raise
            _in_two_steps(folder, target)


def _in_two_steps(folder: Path, target: Path) -> None:
    aside = folder.with_name("replaced")
    target.rename(aside)
    try:
        folder.rename(target)
    except OSError:
        aside.rename(target)
        raise


def exchange(one: Path, other: Path) -> None:
    """Exchange two folders in one step. Raises `OSError` where that cannot be."""
    names = os.fsencode(one), os.fsencode(other)
    system = ctypes.CDLL(None, use_errno=True)
    if hasattr(system, "renameat2"):
        failed = system.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    elif hasattr(system, "renamex_np"):
        failed = system.renamex_np(*names, _RENAME_SWAP)
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(other))
    if failed:
        raise OSError(code := ctypes.get_errno(), os.strerror(code), str(other))
