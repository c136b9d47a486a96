"""An earlier edition: a database of ours, opened to be read only, and not trusted.

In: the path of a database, or of the folder or the index of a divided corpus. Out: an `Earlier`,
with what tells the edition, its articles one after the other, and the body of one. Whatever is
wrong with a file is a `UsageError`: anyone may have made it, in any version. It stays open while
the build goes on, so that it may be the very one that the build replaces.
"""

import hashlib
import heapq
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from broadsheet.database import read_only
from broadsheet.errors import UsageError
from broadsheet.load_file import SCHEMA_VERSION, made_by_us
from broadsheet.load_shard_index import INDEX_ID, databases

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
_BUILD = """
SELECT key, substr(value, 1, 64) FROM build
WHERE key IN ('manifest_sha256', 'version', 'set_sha256')
"""
_SHOWN = re.compile(r"[\w.+-]{1,40}", re.ASCII)

Row = tuple[object, ...]
"""An article: id, sha256, path, title, the sha256 of its body in bytes, the values of `FIELDS`."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A database of an earlier edition, which is one, or one of a divided corpus."""

    path: Path
    connection: sqlite3.Connection
    build: dict[str, str]
    articles: int
    lacks: frozenset[str]

    def rows(self, lacks: frozenset[str]) -> Iterator[Row]:
        """Yield the articles in the order of their ids."""
        fields = ["NULL" if name in lacks else name for name in FIELDS]
        sql = f"SELECT id, sha256, path, title, body, {', '.join(fields)} FROM articles ORDER BY id"
        with _reading(self.path):
            for identity, sha256, path, title, body, *values in self.connection.execute(sql):
                texts = (sha256, path, title, body)
                if not isinstance(identity, int) or not all(isinstance(one, str) for one in texts):
                    raise _strange(self.path)
                if not all(one is None or isinstance(one, str) for one in values):
                    raise _strange(self.path)
                yield identity, sha256, path, title, digest(body), *values

    def body(self, identity: int) -> str | None:
        """Return the body of an article, None where there is no such article."""
        with _reading(self.path):
            sql = "SELECT body FROM articles WHERE id = ?"
            found = self.connection.execute(sql, (identity,)).fetchone()
        if found is not None and not isinstance(found[0], str):
            raise _strange(self.path)
        return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier edition; `lacks` are the columns of `FIELDS` that it does not have."""

    path: Path
    manifest: str
    version: str | None
    lacks: frozenset[str]
    parts: tuple[_Part, ...]

    @property
    def articles(self) -> int:
        """How many articles it has."""
        return sum(part.articles for part in self.parts)

    def rows(self) -> Iterator[Row]:
        """Yield the articles in the order of their ids."""
        return heapq.merge(*(part.rows(self.lacks) for part in self.parts), key=itemgetter(0))

    def body(self, identity: int) -> str:
        """Return the body of an article."""
        for part in self.parts:
            if (found := part.body(identity)) is not None:
                return found
        raise _strange(self.path)


def digest(body: str) -> bytes:
    """Return what tells two bodies apart."""
    return hashlib.sha256(body.encode()).digest()


@contextmanager
def earlier(path: Path | None) -> Iterator[Earlier | None]:
    """Open an earlier edition; None where there is no path.

    Raises `UsageError` unless it is a database, or a whole divided corpus, that this version can
    read.
    """
    if path is None:
        yield None
        return
    index, files = _files(path)
    with ExitStack() as opened:
        parts = tuple(_part(one, opened) for one in files)
        lacks = frozenset().union(*(part.lacks for part in parts))
        build = parts[0].build if index is None else _entries(index, opened)
        _ensure_one_build(index, build, parts)
        manifest, version = str(build.get("manifest_sha256")), str(build.get("version"))
        if not re.fullmatch(r"[0-9a-f]{64}", manifest):
            raise _strange(path)
        shown = version if "version" in build and _SHOWN.fullmatch(version) else None
        yield Earlier(path, manifest, shown, lacks, parts)


def _ensure_one_build(index: Path | None, build: dict[str, str], parts: tuple[_Part, ...]) -> None:
    """Raise `UsageError` where a divided corpus is not one, or only a part of one was named."""
    for part in parts:
        if index is None and "set_sha256" in part.build:
            cause = "is one of the databases of a divided corpus; name the folder of all"
            raise UsageError(part.path, cause)
        if index and part.build.get("set_sha256") != build.get("set_sha256"):
            raise UsageError(part.path, "is of another build than its index; name a whole one")


def _files(path: Path) -> tuple[Path | None, list[Path]]:
    """Return the index, where there is one, and the databases of an earlier edition."""
    try:
        if not path.exists():
            raise UsageError(path, "there is no such file; name an earlier edition")
        if path.is_file() and made_by_us(path):
            return None, [path]
        folder = path.parent if path.is_file() and made_by_us(path, INDEX_ID) else path
        found = databases(folder) if folder.is_dir() else []
        missing = [one for one in found[1:] if not one.is_file() or not made_by_us(one)]
    except (OSError, ValueError) as error:
        raise UsageError(path, f"cannot be read: {error}") from error
    if not found[1:]:
        raise UsageError(path, "was not made by Broadsheet, so it is no earlier edition")
    if missing:
        raise UsageError(missing[0], "is missing from the divided corpus; name a whole one")
    return found[0], found[1:]


def _connected(path: Path, opened: ExitStack) -> sqlite3.Connection:
    """Open a database in a way that nothing in it is carried out."""
    with _reading(path):
        connection = read_only(os.path.realpath(path))
        opened.callback(connection.close)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_BYTES)
        return connection


def _entries(path: Path, opened: ExitStack) -> dict[str, str]:
    """Return what a database, or an index, says of its build."""
    connection = _connected(path, opened)
    with _reading(path):
        return dict(connection.execute(_BUILD).fetchall())


def _part(path: Path, opened: ExitStack) -> _Part:
    connection = _connected(path, opened)
    with _reading(path):
        return _looked_at(path, connection)


def _looked_at(path: Path, connection: sqlite3.Connection) -> _Part:
    """Look at what a database has."""
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
    entries = dict(connection.execute(_BUILD).fetchall())
    (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    return _Part(path, connection, entries, articles, frozenset(FIELDS) - there)


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Tell what goes wrong in the file as one error that names it."""
    try:
        yield
    except (sqlite3.Error, OverflowError, UnicodeError) as error:
        raise UsageError(path, f"cannot be read as an earlier edition: {error}") from error


def _strange(path: Path) -> UsageError:
    return UsageError(path, "does not hold what Broadsheet writes, so it is no earlier edition")
