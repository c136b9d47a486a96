"""What is wrong, and where: the lines of `broadsheet verify`.

In: what the parts of `verify` find, and what SQLite says where it cannot read on. Out: `Fault`s.
"""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from broadsheet.errors import OutputError

_MACHINE = frozenset({
    sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
})  # fmt: skip
"""Results of SQLite that say something of the machine, not of the file
(https://sqlite.org/rescode.html)."""


class Fault(NamedTuple):
    """A thing that is wrong: `where` names table and row, file or index, `what` says it."""

    where: str
    what: str

    def __str__(self) -> str:
        r"""Return one line that a terminal can show, whatever stands in it.

        >>> str(Fault("files 'a\x1b.txt'", "is gone"))
        "files 'a\\x1b.txt': is gone"
        """
        line = f"{self.where}: {self.what}".encode("utf-8", "backslashreplace").decode()
        return "".join(c if c.isprintable() else repr(c)[1:-1] for c in line)


def short(value: object) -> str:
    """Return a value as it can be shown within a line.

    >>> short("a" * 100)
    "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…'"
    """
    if isinstance(value, str) and len(value) > MOST_SHOWN:
        value = value[:MOST_SHOWN] + "…"
    return repr(value)


MOST_SHOWN = 60
"""Characters of a value in a line."""


def guarded(where: str, faults: Iterator[Fault]) -> Iterator[Fault]:
    """Pass faults on; where SQLite cannot read on, that is the last of them.

    Raises `OutputError` where that is the machine's fault.
    """
    try:
        yield from faults
    except (sqlite3.Error, ValueError, OverflowError) as error:
        # ValueError: where SQLite quotes a name that is no text, Python cannot read what it says.
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _MACHINE:
            raise OutputError(where, f"could not be read to its end: {error}") from error
        yield Fault(where, f"cannot be read further: {error}")
