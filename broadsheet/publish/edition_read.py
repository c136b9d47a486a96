"""What a database file says of itself, read from the file alone.

In: a path. Out: an `Edition`, or None for a file that Broadsheet did not make.
"""

import sqlite3
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from broadsheet.place import identity
from broadsheet.publish.descriptions import VIEWS, descriptions
from broadsheet.publish.metadata import KEY, MAX_METADATA
from broadsheet.publish.read_file import asked, parted


@dataclass(frozen=True, slots=True)
class Edition:
    """What a database says about itself: the site's own words, and the block of the database."""

    site: dict[str, Any]
    database: dict[str, Any]
    file: tuple[int, int]
    """Device and inode of the file it was read from."""
    facts: bool
    """Whether it has the tables of names, quotes, dates and stories."""
    folded: bool = False
    """Whether its full-text index holds words as `folding` writes them."""
    names: bool = False
    """Whether it has an index of names."""
    placed: float = 0.0
    """When the file was put in its place, in seconds since 1970."""
    changes: bool = False
    """Whether it says what is different from an earlier edition."""
    of_set: str = ""
    """Of a part of a divided corpus: what all parts of one build say; else empty."""
    shard: str = ""
    """Of such a part: the year or outlet of its articles; empty where they state none."""
    within: tuple[int, ...] | None = None
    """Of an index of such a corpus: the parts to which a search is bound; None for all."""


_PART = """
SELECT key, substr(value, 1, ?) FROM build
WHERE key IN ('set_sha256', 'shard') AND typeof(value) = 'text'
"""
_LONGEST_VALUE = 100_000
"""Characters of an outlet's name that are read."""

_FACTS = frozenset(
    "people organizations places article_people article_organizations article_places mentions"
    " quotes said dates stories timeline named".split()
)
_FACTS_OF_ARTICLES = frozenset({"story_id", "similarity"})
"""Tables, and columns of articles, that databases made before there were facts do not have."""

_LATER = {"articles": {"sentence_length"}}
"""Columns that came later still, by table; only saved queries ask for them."""

_OPTIONAL = frozenset({"answers", "changes"})
"""Tables that a database need not have: without answers all is shown, only more slowly, and changes
are only those since an earlier edition that the build was given."""


def read_edition(path: str) -> Edition | None:
    """Return what a file says of its site, or None when Broadsheet did not make it."""
    return asked(path, partial(_edition, path))


def _edition(path: str, connection: sqlite3.Connection) -> Edition | None:
    missing = _lacking(connection)
    lacking = missing - _OPTIONAL
    file = identity(path)
    if file is None or lacking - _FACTS - {f"articles.{one}" for one in _FACTS_OF_ARTICLES}:
        return None
    folded, names = _index(connection)
    row = connection.execute(
        "SELECT substr(value, 1, ?) FROM build WHERE key = ? AND typeof(value) = 'text'",
        (MAX_METADATA, KEY),
    ).fetchone()
    part = dict(connection.execute(_PART, (_LONGEST_VALUE,)).fetchall())
    site, block = parted(row[0] if row else "{}")
    return Edition(
        site,
        block,
        file,
        facts=not lacking,
        folded=folded,
        names=names and not lacking,
        placed=Path(path).stat().st_mtime,
        changes="changes" not in missing,
        of_set=part.get("set_sha256", ""),
        shard=part.get("shard", ""),
    )


def _lacking(connection: sqlite3.Connection) -> set[str]:
    """Return the tables of the schema that are not there as such, or not with all their columns.

    Columns of articles that came with the facts are named as `articles.` with their name.
    """
    kinds = dict(connection.execute("SELECT name, type FROM sqlite_master").fetchall())
    lacking = {"articles_fts"} if kinds.get("articles_fts") != "table" else set()
    for name, about in descriptions().items():
        there = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
        columns = set(about["columns"]) - there - _LATER.get(name, set())
        if kinds.get(name) != ("view" if name in VIEWS else "table"):
            lacking.add(name)
        elif name == "articles" and columns <= _FACTS_OF_ARTICLES:
            lacking |= {f"articles.{column}" for column in columns}
        elif columns:
            lacking.add(name)
    return lacking


def _index(connection: sqlite3.Connection) -> tuple[bool, bool]:
    """Tell whether the full-text index is folded, and whether there is an index of names."""
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
    tables = dict(connection.execute(sql).fetchall())
    columns = [row[1] for row in connection.execute("PRAGMA table_info(names_fts)")]
    return "categories" in tables["articles_fts"], (
        "names_fts" in tables and {"forms", "kind", "entity_id"} <= {*columns}
    )
