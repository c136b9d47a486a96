"""What a database file says of itself, read from the file alone.

In: a path. Out: an `Edition`, or None for a file that Broadsheet did not make. A file is a
stranger's until its header says otherwise, and even then only known keys are taken.
"""

import json
import sqlite3
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from broadsheet.load_file import made_by_us
from broadsheet.place import identity
from broadsheet.publish.descriptions import VIEWS, descriptions
from broadsheet.publish.metadata import KEY, MAX_METADATA, kept

LONGEST = 2.0
"""Seconds that reading a file's metadata may take."""


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
    try:
        if not made_by_us(Path(path)):
            return None
        connection = sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True)
    except (OSError, sqlite3.Error):
        return None
    try:
        # Whoever made the file could have put functions into its schema, or a query without end.
        connection.execute("PRAGMA trusted_schema = OFF")
        deadline = time.monotonic() + LONGEST
        connection.set_progress_handler(lambda: time.monotonic() > deadline, 1000)
        missing = _lacking(connection)
        lacking = missing - _OPTIONAL
        if lacking - _FACTS - {f"articles.{column}" for column in _FACTS_OF_ARTICLES}:
            return None
        folded, names = _index(connection)
        row = connection.execute(
            "SELECT substr(value, 1, ?) FROM build WHERE key = ? AND typeof(value) = 'text'",
            (MAX_METADATA, KEY),
        ).fetchone()
        part = dict(connection.execute(_PART, (_LONGEST_VALUE,)).fetchall())
    except sqlite3.Error:
        return None
    finally:
        connection.close()
    try:
        said = kept(json.loads(row[0])) if row else {}
    except (ValueError, RecursionError):
        said = {}
    blocks = list(said.pop("databases", {}).values())
    site = {key: value for key, value in said.items() if isinstance(value, str)}
    file = identity(path)
    block = blocks[0] if blocks else {}
    if file is None:
        return None
    placed = Path(path).stat().st_mtime
    facts, changes = not lacking, "changes" not in missing
    told = Edition(site, block, file, facts, folded, names and facts, placed, changes)
    return replace(told, of_set=part.get("set_sha256", ""), shard=part.get("shard", ""))


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
