"""Which shard each article, file and problem of a corpus goes to.

In: the whole corpus as one database, and what to divide by. Out: the shards; and in that database
the tables `shard_articles`, `shard_files`, `shard_problems` and `shard_changes`, which say what
goes where.
"""

import hashlib
import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from broadsheet.errors import UnfitError
from broadsheet.load_shard_names import shard_name

MOST = 200
"""Databases of a set. A server opens each of them in each of its threads, three by default, and
many systems allow a process a thousand open files."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A database of a set."""

    number: int
    database: str
    value: str | None
    """The year or outlet of its articles; None of those that state none."""
    by: str
    """What the set is divided by."""
    of_set: str
    """The hash of what made the whole corpus, by which the databases of one set can be told."""

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.database}.db"


def plan(whole: sqlite3.Connection, target: Path, by: str) -> list[Shard]:
    """Return the shards in the order of their values, what states none last.

    Values whose databases would have one name share that of the first. Raises `UnfitError` where
    there would be too many databases.
    """
    sql = f"SELECT DISTINCT {by} FROM articles WHERE {by} IS NOT NULL ORDER BY 1"
    names: dict[str, str | None] = {}
    of: dict[str, str] = {}
    for (value,) in whole.execute(sql).fetchall():
        of[value] = shard_name(target.name, by, value)
        names.setdefault(of[value], value)
    none = shard_name(target.name, by, None)
    numbers = {name: number for number, name in enumerate([*names, none], 1)}
    whole.executescript(_TABLES)
    rows = [(value, numbers[name]) for value, name in of.items()]
    whole.executemany("INSERT INTO shard_values VALUES (?, ?)", rows)
    compared = [_CHANGES] if has_changes(whole) else []
    for statement in (*_FILLED, *compared):
        whole.execute(statement.format(by=by, value=_VALUES[by]), {"none": numbers[none]})
    if whole.execute(_ANY, (numbers[none],)).fetchone()[0]:
        names[none] = None
    if len(names) > MOST:
        cause = f"would be {len(names):,} databases, and {MOST} can be served together"
        remedy = "shard by year, or build one database" if by == "outlet" else "build one database"
        raise UnfitError(target, f"{cause}, so what was there stays; {remedy}")
    of_set = _hash(whole, by)
    return [Shard(numbers[name], name, value, by, of_set) for name, value in names.items()]


def has_changes(whole: sqlite3.Connection, schema: str = "main") -> bool:
    """Tell whether a corpus was compared with an earlier edition."""
    sql = f"SELECT 1 FROM {schema}.sqlite_schema WHERE name = 'changes'"
    return whole.execute(sql).fetchone() is not None


def _hash(whole: sqlite3.Connection, by: str) -> str:
    """Return a hash of all that decides what is in a set."""
    entries = sorted(whole.execute("SELECT key, value FROM build"))
    return hashlib.sha256(json.dumps([by, entries]).encode()).hexdigest()


# Each table begins with the shard, so that what a shard has stands together and in order.
_TABLES = """
CREATE TEMP TABLE shard_values (value TEXT PRIMARY KEY, shard INTEGER) WITHOUT ROWID;
CREATE TEMP TABLE shard_of (id INTEGER PRIMARY KEY, shard INTEGER);
CREATE TABLE shard_articles (shard INTEGER, id INTEGER, PRIMARY KEY (shard, id)) WITHOUT ROWID;
CREATE TABLE shard_files (shard INTEGER, path TEXT, PRIMARY KEY (shard, path)) WITHOUT ROWID;
CREATE TABLE shard_problems (shard INTEGER, id INTEGER, PRIMARY KEY (shard, id)) WITHOUT ROWID;
CREATE TABLE shard_changes (shard INTEGER, id INTEGER, PRIMARY KEY (shard, id)) WITHOUT ROWID;
"""

_FILLED = (
    """
INSERT INTO shard_of
SELECT id, coalesce((SELECT shard FROM shard_values WHERE value = articles.{by}), :none)
FROM articles
""",
    "INSERT INTO shard_articles SELECT shard, id FROM shard_of WHERE :none",
    """
INSERT INTO shard_files
SELECT coalesce((SELECT shard FROM shard_of WHERE shard_of.id = files.article_id), :none), path
FROM files
""",
    # What is said of a file goes with the file.
    """
INSERT INTO shard_problems
SELECT coalesce((SELECT shard FROM shard_of WHERE shard_of.id = coalesce(
  problems.article_id, (SELECT files.article_id FROM files WHERE files.path = problems.path)
)), :none), problems.id FROM problems
""",
)

# What was withdrawn goes to where it was, if there is still such a database.
_CHANGES = """
INSERT INTO shard_changes
SELECT coalesce((SELECT shard FROM shard_of WHERE shard_of.id = changes.article_id),
  (SELECT shard FROM shard_values WHERE value = {value}), :none), changes.id FROM changes
"""

_VALUES = {
    "outlet": "changes.outlet",
    "year": "CASE WHEN changes.published GLOB '[0-9][0-9][0-9][0-9]*'"
    " THEN substr(changes.published, 1, 4) END",
}
"""What an article would be divided by, from what the table of changes has of it."""

_ANY = """
SELECT EXISTS (SELECT 1 FROM shard_files WHERE shard = ?1)
  OR EXISTS (SELECT 1 FROM shard_problems WHERE shard = ?1)
  OR EXISTS (SELECT 1 FROM shard_changes WHERE shard = ?1)
"""
