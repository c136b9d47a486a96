"""Whether what was read is enough to take the place of what is there.

In: the new database before it is finished, and the target. Out: `UnfitError` where nothing was
read, or so little that the folder is more likely broken than changed: an emptied mount, a failed
download.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from broadsheet.database import read_only
from broadsheet.errors import UnfitError
from broadsheet.load_shard_index import databases
from broadsheet.records import LEFT_OUT

_KINDS = ", ".join(f"'{kind}'" for kind in sorted(LEFT_OUT))

_UNREAD = f"SELECT path FROM problems WHERE kind IN ({_KINDS})"

_BELOW = "SELECT count(*) FROM files WHERE path > ? || '/' AND path < ? || '0'"
"""Files below a folder: the character behind the slash is the nought."""


@dataclass(frozen=True, slots=True)
class Unread:
    """How many files, or records of files, could not be read, and of how many."""

    files: int
    of: int

    @property
    def share(self) -> float:
        """The share of all, from 0 to 1."""
        return self.files / max(1, self.of)


def unread(connection: sqlite3.Connection) -> Unread:
    """Count the files and records of which something is missing in a database."""
    files = f"SELECT count(*) FROM ({_UNREAD} GROUP BY path)"
    all_files = f"SELECT count(*) FROM (SELECT path FROM files UNION {_UNREAD})"
    return Unread(*(connection.execute(sql).fetchone()[0] for sql in (files, all_files)))


def refuse(connection: sqlite3.Connection, folder: Path, target: Path, most: float) -> Unread:
    """Return what could not be read. Raises `UnfitError` where that must not replace the target.

    It must not where nothing was read; and where there is a sound database, when the share of the
    files that could not be read is over `most`, and over what it was for that database.
    """
    if not connection.execute("SELECT 1 FROM articles").fetchone():
        raise UnfitError(folder, _nothing(connection))
    found = unread(connection)
    before = _before(connection, target)
    if before:
        old, hidden = before
        now = Unread(found.files + hidden, found.of + hidden)
        if now.share > max(most, old.share):
            said = f"{now.files:,} of {now.of:,} files could not be read{_first(connection)}"
            remedy = f"mend them, or allow it with --most-unread {100 * now.share + 1:.0f}%"
            raise UnfitError(folder, f"{said}, so the old database stays; {remedy}")
    return found


def _before(connection: sqlite3.Connection, target: Path) -> tuple[Unread, int] | None:
    """Return what could not be read for the database that is there, if there is a sound one.

    With it, how many of its files are below folders that cannot be entered now. What is said of a
    file is in one of the databases of a divided corpus, so that their counts are added.
    """
    parts = databases(target)[1:] if target.is_dir() else [target] if target.exists() else []
    folders = connection.execute("SELECT path FROM problems WHERE kind = 'unreadable'").fetchall()
    before, below = Unread(0, 0), 0
    try:
        for part in parts:
            with closing(read_only(part)) as old:
                one = unread(old)
                before = Unread(before.files + one.files, before.of + one.of)
                for (path,) in folders:
                    below += old.execute(_BELOW, (path, path)).fetchone()[0]
    except sqlite3.DatabaseError:
        return None
    return (before, below) if parts else None


def _nothing(connection: sqlite3.Connection) -> str:
    return f"holds no readable article{_first(connection)}; put articles into it"


def _first(connection: sqlite3.Connection) -> str:
    """Name one of the files that could not be read, rather than one that is hidden."""
    row = connection.execute(
        f"SELECT kind, path FROM problems ORDER BY kind NOT IN ({_KINDS}), kind = 'hidden', path"
    ).fetchone()
    return f" ({row[1]}: {row[0]})" if row else ""
