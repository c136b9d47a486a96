"""The place of a file or folder that is made beside it, and put there when it is finished.

In: where it is to stand. Out: what that leads to, and a folder beside it to work in, which is also
the lock: one process at a time makes a target. What may be replaced, and how, is for those to say
who know what they make: `load_file`, `export.folder`.
"""

import errno
import fcntl
import hashlib
import os
import shutil
import socket
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from broadsheet.errors import BusyError, OutputError, UsageError

_LOCK = "lock"
"""The file of a work folder that is locked; it says who works there: process, machine, time."""

_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
"""What file systems say that cannot sync a folder; they write its entries in order themselves."""

_TRIES, _PAUSE = 8, 0.03
"""How often, and after how many seconds, a lock is asked for again: somebody may just be clearing
up what a killed build has left."""


def resolved(target: Path, refuse: Callable[[Path], None]) -> Path:
    """Return what a path leads to, unless `refuse` raises `UsageError` for it.

    Raises `UsageError` as well where the path cannot be looked at, `OutputError` where the disk is
    at fault.
    """
    try:
        target = Path(os.path.realpath(target))
        refuse(target)
    except (OSError, RuntimeError, ValueError) as error:
        broken = getattr(error, "errno", None) == errno.EIO
        raised = OutputError if broken else UsageError
        raise raised(target, f"cannot be used: {error}") from error
    return target


@contextmanager
def work_folder(target: Path) -> Iterator[Path]:
    """Make a folder beside the target, on its file system, that is gone afterwards.

    What builds that were killed have left there goes as well: nobody holds their locks. Raises
    `BusyError` at once when another process is making the same target.
    """
    for left in target.parent.glob(".broadsheet-*.building"):
        with suppress(OSError, BusyError):
            lock = _locked(left, target)
            _remove(left)
            _freed(lock)
    name = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]
    folder = target.with_name(f".broadsheet-{name}.building")
    lock = _locked(folder, target, make=True)
    try:
        _clear(folder)
        since = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"
        os.truncate(lock, 0)
        os.write(lock, f"{os.getpid()}\n{socket.gethostname()}\n{since}\n".encode())
        yield folder
    finally:
        try:
            _remove(folder)
        except BaseException:  # a second Ctrl-C
            _remove(folder)
            raise
        finally:
            _freed(lock)


def _locked(folder: Path, target: Path, *, make: bool = False) -> int:
    """Return a descriptor that holds a folder's lock. Raises `BusyError` when another process does.

    The system frees the lock of a process that ends, however it ends.
    """
    for _ in range(_TRIES if make else 1):
        if make:
            with suppress(FileExistsError):
                folder.mkdir(0o700)
        lock = None
        try:
            _own(folder, target)
            lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(lock), os.stat(folder / _LOCK)):
                _held.add(lock)
                return lock
        except FileNotFoundError:  # whoever had the lock has just removed the folder
            if not make:
                raise
        except BlockingIOError:
            time.sleep(_PAUSE)
        except OSError:
            _freed(lock)
            raise
        _freed(lock)
    raise BusyError(target, f"another build is making it{_holder(folder)}; wait for it to end")


def _own(folder: Path, target: Path) -> None:
    """Raise `BusyError` unless a folder is one that this user has made."""
    status = os.lstat(folder)
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid():
        cause = f"{folder.name} beside it is another user's; remove it if no build of theirs runs"
        raise BusyError(target, cause)


def _holder(folder: Path) -> str:
    """Say who holds the lock, as far as that is written down."""
    try:
        said = (folder / _LOCK).read_text(encoding="utf-8", errors="replace")[:500].split("\n")
        process, machine, since = said[:3]
    except (OSError, ValueError):
        return ""
    return f" (process {process} on {machine}, since {since})"


def _clear(folder: Path) -> None:
    """Remove what is in a work folder, but for the lock."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            elif entry.name != _LOCK:
                with suppress(OSError):
                    Path(entry.path).unlink()


def _remove(folder: Path) -> None:
    """Remove a work folder whose lock is held, the lock last."""
    with suppress(OSError):
        _clear(folder)
        (folder / _LOCK).unlink()
        folder.rmdir()


def _freed(lock: int | None) -> None:
    if lock is not None:
        _held.discard(lock)
        os.close(lock)


_held: set[int] = set()
"""Descriptors of the locks that this process holds."""


def _let_go() -> None:
    """Leave the locks to the process that took them: a copy of it would hold them after its end."""
    while _held:
        os.close(_held.pop())


os.register_at_fork(after_in_child=_let_go)


def identity(path: Path | str) -> tuple[int, int] | None:
    """Return device and inode of what is at a place now, None where nothing is."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def synced(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC or not path.is_dir():
            raise
    finally:
        os.close(descriptor)
