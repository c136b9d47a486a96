"""What can stop a build: one class per exit code, each message one line with the path.

A fault of one article is never here: that is a `records.Problem`, a value in the database.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import ClassVar


class BroadsheetError(Exception):
    """Something that ends the command: the path, the cause and the remedy in one line."""

    exit_code: ClassVar[int] = 1

    def __init__(self, path: str | Path, cause: str) -> None:
        self.path = str(path)
        self.cause = cause
        # One line whatever the name of the file: control characters and bytes that are not
        # Unicode are shown escaped.
        line = f"{path}: {cause}".encode("utf-8", "backslashreplace").decode()
        super().__init__("".join(c if c.isprintable() else repr(c)[1:-1] for c in line))


class UnfitError(BroadsheetError):
    """What was made is not fit to be put in place; the old database is untouched."""

    exit_code = 1


class UsageError(BroadsheetError):
    """The person asked for what cannot be done; nothing was written."""

    exit_code = 2


class UnsyncedError(BroadsheetError):
    """The new database is in place, but a power cut now could bring the old one back."""

    exit_code = 4


class DownloadsError(BroadsheetError):
    """The database is in place, but the complete downloads that go with it could not be made."""

    exit_code = 5


class OutputError(BroadsheetError):
    """The machine could not write (disk full, no permission); the old database is untouched.

    Also where a cluster is lost that did the work. The exit code is EX_IOERR of BSD's sysexits.h.
    """

    exit_code = 74


class BusyError(BroadsheetError):
    """Another process is making the same target; nothing was written.

    The exit code is EX_TEMPFAIL of BSD's sysexits.h: the same command may do later.
    """

    exit_code = 75


def nearest(name: str, names: Iterable[str]) -> str:
    """Return a hint at the name that may have been meant, or nothing."""
    found = get_close_matches(name, list(names), n=1)
    return f"; did you mean {found[0]!r}?" if found else ""
