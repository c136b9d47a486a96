"""An earlier edition: a database of ours, opened to be read only, and not trusted.

In: the path of a database. Out: an `Earlier`, with what tells the edition, its articles one after
the other, and the body of one. Whatever is wrong with the file is a `UsageError`: anyone may have
made it, in any version. It stays open while the build goes on, so that it may be the very file that
the build replaces.
"""

import hashlib
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from broadsheet.errors import UsageError
from broadsheet.load_file import SCHEMA_VERSION, made_by_us

FIELDS = (
    "headline", "byline", "published", "dateline", "outlet", "section", "url", "language",
    "licence",
)  # fmt: skip
"""Columns of articles that are compared as they are; those missing in an old edition are not."""

_NEEDED = ("id", "sha256", "path", "title", "body")
"""Columns of articles that every version has had."""

_MOST_BYTES = 250_000_000
"""Of a row or a value: an article of 20 MB takes less in every encoding."""

_TABLES = """
SELECT name FROM pragma_table_list
WHERE schema = 'main' AND type = 'table' AND name IN ('articles', 'build')
"""
_SHOWN = re.compile(r"[\w.+-]{1,40}", re.ASCII)

Row = tuple[object, ...]
"""An article: id, sha256, path, title, the sha256 of its body in bytes, the values of `FIELDS`."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier edition; `lacks` are the columns of `FIELDS` that it does not have."""

    path: Path
    connection: sqlite3.Connection
    manifest: str
    version: str | None
    articles: int
    lacks: frozenset[str]

    def rows(self) -> Iterator[Row]:
        """Yield the articles in the order of their ids."""
        fields = ["NULL" if name in self.lacks else name for name in FIELDS]
        sql = f"SELECT id, sha256, path, title, body, {', '.join(fields)} FROM articles ORDER BY id"
        with _reading(self.path):
            for identity, sha256, path, title, body, *values in self.connection.execute(sql):
                texts = (sha256, path, title, body)
                if not isinstance(identity, int) or not all(isinstance(one, str) for one in texts):
                    raise _strange(self.path)
                if not all(one is None or isinstance(one, str) for one in values):
                    raise _strange(self.path)
                yield identity, sha256, path, title, digest(body), *values

    def body(self, identity: int) -> str:
        """Return the body of an article."""
        with _reading(self.path):
            sql = "SELECT body FROM articles WHERE id = ?"
            found = self.connection.execute(sql, (identity,)).fetchone()
        if found is None or not isinstance(found[0], str):
            raise _strange(self.path)
        return found[0]


def digest(body: str) -> bytes:
    """Return what tells two bodies apart."""
    return hashlib.sha256(body.encode()).digest()


@contextmanager
def earlier(path: Path | None) -> Iterator[Earlier | None]:
    """Open an earlier edition; None where there is no path.

    Raises `UsageError` unless it is a database that this version can read.
    """
    if path is None:
        yield None
        return
    _refuse(path)
    with _reading(path):
        place = quote(os.fsencode(os.path.realpath(path)))
        connection = sqlite3.connect(f"file:{place}?mode=ro", uri=True)
    try:
        with _reading(path):
            found = _opened(path, connection)
        yield found
    finally:
        connection.close()


def _refuse(path: Path) -> None:
    try:
        if not path.is_file():
            cause = "is not a file" if path.exists() else "there is no such file"
            raise UsageError(path, f"{cause}; name the database of an earlier edition")
        if not made_by_us(path):
            raise UsageError(path, "was not made by Broadsheet, so it is no earlier edition")
    except (OSError, ValueError) as error:
        raise UsageError(path, f"cannot be read: {error}") from error


def _opened(path: Path, connection: sqlite3.Connection) -> Earlier:
    """Look at what a database has, in a way that nothing in it is carried out."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_BYTES)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA_VERSION:
        raise UsageError(path, "was made by a newer version of Broadsheet; use that one")
    if len(connection.execute(_TABLES).fetchall()) != 2:
        raise _strange(path)
    # Columns that are computed when they are read, by whatever the file says, are marked as hidden.
    columns = connection.execute("PRAGMA table_xinfo(articles)").fetchall()
    others = connection.execute("PRAGMA table_xinfo(build)").fetchall()
    keys = [(row[1], row[2].upper()) for row in columns if row[5]]
    there = {row[1] for row in columns}
    if any(row[6] for row in columns + others) or keys != [("id", "INTEGER")]:
        raise _strange(path)
    if not there >= {*_NEEDED}:
        raise _strange(path)
    entries = dict(
        connection.execute(
            "SELECT key, substr(value, 1, 64) FROM build"
            " WHERE key IN ('manifest_sha256', 'version')"
        )
    )
    manifest = str(entries.get("manifest_sha256"))
    if not re.fullmatch(r"[0-9a-f]{64}", manifest):
        raise _strange(path)
    (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    made_by = str(entries.get("version"))
    shown = made_by if "version" in entries and _SHOWN.fullmatch(made_by) else None
    lacks = frozenset(FIELDS) - there
    return Earlier(path, connection, manifest, shown, articles, lacks)


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Tell what goes wrong in the file as one error that names it."""
    try:
        yield
    except (sqlite3.Error, OverflowError, UnicodeError) as error:
        raise UsageError(path, f"cannot be read as an earlier edition: {error}") from error


def _strange(path: Path) -> UsageError:
    return UsageError(path, "does not hold what Broadsheet writes, so it is no earlier edition")
