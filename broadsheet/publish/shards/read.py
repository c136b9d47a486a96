"""What an index database says of its corpus, read from the file alone.

In: a path. Out: an `Index`, or None for a file that is none.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from broadsheet.load_shard_index import INDEX_ID, INDEX_SCHEMA
from broadsheet.place import identity
from broadsheet.publish.descriptions import described
from broadsheet.publish.edition_read import Edition
from broadsheet.publish.metadata import KEY, MAX_METADATA
from broadsheet.publish.read_file import asked, parted

MOST = 1_000
"""Databases of an index that are read; no build makes more than some hundreds."""

_TABLES: dict[str, dict[str, Any]] = {
    "shards": {"title": "Databases", "label_column": "database"},
    "articles": {
        "title": "Where each article is",
        "label_column": "title",
        "facets": ["year", "outlet", "language"],
    },
    "stories": {"title": "Stories", "label_column": "title", "sort_desc": "articles"},
    **{
        table: {"title": table.capitalize(), "label_column": "name", "sort_desc": "articles"}
        for table in ("people", "organizations", "places")
    },
    **{
        f"article_{table}": {"title": f"Articles by {table}", "hidden": True}
        for table in ("people", "organizations", "places")
    },
    "build": {"title": "How the corpus was built"},
}
"""What Datasette is told of the tables of an index, beside what they hold."""

_SHARDS = f"""
SELECT id, database, value, articles, stories, first_published, last_published,
  iif(typeof(changes) = 'integer', changes, NULL)
FROM shards
WHERE typeof(id) = 'integer' AND typeof(database) = 'text' AND typeof(articles) = 'integer'
  AND typeof(stories) = 'integer' ORDER BY id LIMIT {MOST}
"""
_BUILD = "SELECT key, substr(value, 1, ?) FROM build WHERE typeof(value) = 'text'"


@dataclass(frozen=True, slots=True)
class Shard:
    """A database of a divided corpus, as the index has it."""

    id: int
    database: str
    value: str | None
    articles: int
    stories: int
    first: str | None
    last: str | None
    changes: int | None
    """How many articles are different from an earlier edition, None where nothing was compared."""


@dataclass(frozen=True, slots=True)
class Index:
    """What an index database says: the site's own words, and the block of the database."""

    site: dict[str, Any]
    database: dict[str, Any]
    by: str
    """What the corpus is divided by: year or outlet."""
    of_set: str
    """What the databases of the same build say as well."""
    build: dict[str, str]
    """What the build has written down, but for the metadata."""
    shards: tuple[Shard, ...]
    edition: Edition
    """The same in the form in which searches take it."""


def read_index(path: str) -> Index | None:
    """Return what a file says of a divided corpus, or None when it is no index of one."""
    return asked(path, partial(_index, path), INDEX_ID)


def _index(path: str, connection: sqlite3.Connection) -> Index | None:
    file = identity(path)
    if file is None or any(_lacking(connection)):
        return None
    shards = tuple(Shard(*row) for row in connection.execute(_SHARDS))
    build = dict(connection.execute(_BUILD, (MAX_METADATA,)).fetchall())
    site, words = parted(build.pop(KEY, "{}"))
    block: dict[str, Any] = {key: value for key, value in words.items() if isinstance(value, str)}
    about = described(INDEX_SCHEMA)
    block["tables"] = {name: {**about[name], **own} for name, own in _TABLES.items()}
    edition = Edition(site, block, file, facts=True, folded=True, names=True)
    of_set, by = build.get("set_sha256", ""), build.get("shard_by", "")
    return Index(site, block, by, of_set, build, shards, edition)


def _lacking(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the tables that are not there as such, or not with all their columns."""
    kinds = dict(connection.execute("SELECT name, type FROM sqlite_master").fetchall())
    for name, about in described(INDEX_SCHEMA).items():
        there = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
        if kinds.get(name) != "table" or not there.issuperset(about["columns"]):
            yield name
    yield from {"articles_fts", "names_fts"} - kinds.keys()
