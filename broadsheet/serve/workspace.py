"""A folder that is a process's own while it lives, however it ends.

In: the folder that it is to stand in. Out: its path. A file in it is locked; what is left by a
process that was killed, whose lock the system has freed, goes when the next one begins.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX, SUFFIX = ".broadsheet-", ".serving"

_LOCK = "lock"


@contextmanager
def workspace(parent: Path) -> Iterator[Path]:
    """Make the folder, for this user alone, and remove it afterwards. Raises `OSError`."""
    clear(parent)
    while True:
        folder = Path(tempfile.mkdtemp(SUFFIX, PREFIX, parent))
        lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (folder / _LOCK).exists():  # else another process has cleared it up just now
            break
        os.close(lock)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def clear(parent: Path) -> None:
    """Remove the folders of processes that are no more."""
    for left in parent.glob(f"{PREFIX}*{SUFFIX}/{_LOCK}"):
        with suppress(OSError):  # somebody lives there, or it is another user's
            lock = os.open(left, os.O_RDWR | os.O_NOFOLLOW)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(left.parent, ignore_errors=True)
            finally:
                os.close(lock)
