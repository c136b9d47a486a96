"""Where results are kept between builds: one SQLite file for each target, in the user's cache.

In: keys and bytes. Out: the bytes that were kept under a key. Beside the target nothing is left.
The cache is nobody's only copy: a file that is damaged or cannot be written is done without, and
never fails a build.
"""

import hashlib
import os
import sqlite3
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import platformdirs

_LEVEL = 1
"""Of zlib: the quickest, for texts a third of the size. Its checksum tells what was damaged."""

_PAUSE = 3.0
"""Seconds after which what was made is written down: as much as a killed build may lose."""

_BUSY = 1.0
"""Seconds to wait for another process, such as a build of a path of the same name elsewhere."""

_LONGEST = 90 * 24 * 60 * 60.0
"""Seconds after which a file that no build has used is removed: its target may be long gone."""

_TABLES = """
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, content BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS build (name TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID;
CREATE TEMP TABLE used (key BLOB PRIMARY KEY) WITHOUT ROWID;
BEGIN;
"""


def default_folder() -> Path:
    """Return the folder for caches of this user, by the custom of the system."""
    return Path(platformdirs.user_cache_dir("broadsheet", appauthor=False))


def store_path(folder: Path, target: Path) -> Path:
    """Return the file for a target: named after the place that its path leads to."""
    name = hashlib.sha256(os.fsencode(os.path.realpath(target))).hexdigest()
    return folder / f"{name[:24]}.db"


Answer = TypeVar("Answer")


class Store:
    """The results kept for one target. Without a file, or when that fails, it has none."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._written = time.monotonic()
        for _ in range(2):  # what is damaged is removed, and begun anew
            if path is not None and self._connection is None:
                with suppress(OSError, sqlite3.Error):
                    self._connection = _opened(path)
                    self._do(lambda connection: connection.executescript(_TABLES))

    @property
    def is_open(self) -> bool:
        """Whether there is a file; without one, no key is worth its making."""
        return self._connection is not None

    def get(self, key: bytes) -> bytes | None:
        """Return what is kept under a key, None where nothing is."""
        sql = "SELECT content FROM results WHERE key = ?"
        row = self._do(lambda connection: connection.execute(sql, (key,)).fetchone())
        try:
            return zlib.decompress(row[0]) if row else None
        except (zlib.error, TypeError):
            return None

    def use(self, key: bytes) -> None:
        """Keep on what is kept under a key when this build is done."""
        sql = "INSERT OR IGNORE INTO used VALUES (?)"
        self._do(lambda connection: connection.execute(sql, (key,)))

    def put(self, key: bytes, content: bytes) -> None:
        """Keep bytes under a key."""
        row = (key, zlib.compress(content, _LEVEL))
        sql = "INSERT OR REPLACE INTO results VALUES (?, ?)"
        self._do(lambda connection: connection.execute(sql, row))
        self.use(key)
        if time.monotonic() - self._written > _PAUSE:
            self._do(self._write_down)

    def said(self, name: str) -> bytes | None:
        """Return what was said of the last build under a name, None where nothing was."""
        sql = "SELECT content FROM build WHERE name = ?"
        row = self._do(lambda connection: connection.execute(sql, (name,)).fetchone())
        return row[0] if row and isinstance(row[0], bytes) else None

    def say(self, name: str, content: bytes) -> None:
        """Say something of the build that is done."""
        sql = "INSERT OR REPLACE INTO build VALUES (?, ?)"
        self._do(lambda connection: connection.execute(sql, (name, content)))
        self._do(self._write_down)

    def clear(self) -> None:
        """Forget all results."""
        self._do(lambda connection: connection.execute("DELETE FROM results"))

    def take_back(self) -> None:
        """Say nothing of any build any more: another one has begun."""
        self._do(lambda connection: connection.execute("DELETE FROM build"))
        self._do(self._write_down)

    def tidy(self) -> None:
        """Forget the results that this build neither took up nor made."""
        self._do(_without_unused)

    def close(self) -> None:
        """Write down what was made."""
        self._do(lambda connection: connection.execute("COMMIT"))
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _write_down(self, connection: sqlite3.Connection) -> None:
        connection.execute("COMMIT")
        connection.execute("BEGIN")
        self._written = time.monotonic()

    def _do(self, ask: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        """Ask the file, where there is one; do without it from then on when that fails."""
        if self._connection is None:
            return None
        try:
            return ask(self._connection)
        except sqlite3.Error as error:
            self._connection.close()
            self._connection = None
            # A disk that is full, or another process, does no harm to what is there.
            if self._path is not None and not isinstance(error, sqlite3.OperationalError):
                with suppress(OSError):
                    self._path.unlink()
            return None


def _opened(path: Path) -> sqlite3.Connection:
    """Open a file that only its user can read, in a folder that only that user can enter."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600))
    for other in path.parent.glob("*.db"):
        if other != path and time.time() - other.stat().st_mtime > _LONGEST:
            other.unlink()
    return sqlite3.connect(path, timeout=_BUSY, isolation_level=None)


def _without_unused(connection: sqlite3.Connection) -> None:
    sql = "DELETE FROM results WHERE key NOT IN (SELECT key FROM used)"
    gone = connection.execute(sql).rowcount
    left = connection.execute("SELECT count(*) FROM results").fetchone()[0]
    connection.execute("COMMIT")
    if gone > left:
        connection.execute("VACUUM")
    connection.execute("BEGIN")
