"""What an index database says of its corpus, read from the file alone.

In: a path. Out: an `Index`, or None for a file that is none. A file is a stranger's until its
header says otherwise, and even then only what is expected is taken.
"""

import json
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from broadsheet.load_file import made_by_us
from broadsheet.load_shard_index import INDEX_ID, INDEX_SCHEMA
from broadsheet.publish.descriptions import described
from broadsheet.publish.edition_read import LONGEST, Edition, identity
from broadsheet.publish.metadata import KEY, MAX_METADATA, kept

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
    try:
        if not made_by_us(Path(path), INDEX_ID):
            return None
        connection = sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True)
    except (OSError, sqlite3.Error):
        return None
    try:
        # Whoever made the file could have put functions into its schema, or a query without end.
        connection.execute("PRAGMA trusted_schema = OFF")
        deadline = time.monotonic() + LONGEST
        connection.set_progress_handler(lambda: time.monotonic() > deadline, 1000)
        if any(_lacking(connection)):
            return None
        shards = tuple(Shard(*row) for row in connection.execute(_SHARDS))
        build = dict(connection.execute(_BUILD, (MAX_METADATA,)).fetchall())
    except sqlite3.Error:
        return None
    finally:
        connection.close()
    return _index(path, shards, build)


def _lacking(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the tables that are not there as such, or not with all their columns."""
    kinds = dict(connection.execute("SELECT name, type FROM sqlite_master").fetchall())
    for name, about in described(INDEX_SCHEMA).items():
        there = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
        if kinds.get(name) != "table" or not there.issuperset(about["columns"]):
            yield name
    yield from {"articles_fts", "names_fts"} - kinds.keys()


def _index(path: str, shards: tuple[Shard, ...], build: dict[str, str]) -> Index | None:
    try:
        said = kept(json.loads(build.pop(KEY, "{}")))
    except (ValueError, RecursionError):
        said = {}
    blocks = list(said.pop("databases", {}).values())
    site = {key: value for key, value in said.items() if isinstance(value, str)}
    words = blocks[0] if blocks else {}
    block: dict[str, Any] = {key: v for key, v in words.items() if isinstance(v, str)}
    about = described(INDEX_SCHEMA)
    block["tables"] = {name: {**about[name], **own} for name, own in _TABLES.items()}
    file = identity(path)
    if file is None:
        return None
    edition = Edition(site, block, file, facts=True, folded=True, names=True)
    of_set, by = build.get("set_sha256", ""), build.get("shard_by", "")
    return Index(site, block, by, of_set, build, shards, edition)
