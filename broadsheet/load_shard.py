"""One shard: the rows of a corpus that belong to some of its articles, as a database of its own.

In: a connection to an empty database, beside which the whole corpus can be read as `whole`, and the
plan of what goes where. Out: its tables full, counted, indexed and described. Every row goes in by
its key, so that the same rows give the same bytes.
"""

import json
import sqlite3
from collections.abc import Iterator

from broadsheet.load import COUNT_AUTHORS
from broadsheet.load_answers import answers
from broadsheet.load_changes import counted_changes
from broadsheet.load_counts import TABLES, counts
from broadsheet.load_index import index
from broadsheet.load_manifest import manifest
from broadsheet.load_shard_plan import Shard, has_changes
from broadsheet.publish.metadata import KEY

OF_ARTICLES = (
    "passages", "fields", "article_authors", "article_people", "article_organizations",
    "article_places", "mentions", "quotes", "dates",
)  # fmt: skip
"""Tables of which each row belongs to the article of its `article_id`."""

_NONE = {"year": "no year", "outlet": "no outlet"}
"""What the title of a shard says of articles that state none."""

_COUNT_STORIES = """
UPDATE stories SET (articles, outlets, first_published) = (
  SELECT count(*), nullif(count(DISTINCT outlet), 0), min(published)
  FROM articles WHERE story_id = stories.id
)
"""


def _uncounted() -> Iterator[str]:
    """Yield the statements that take back the counts of the whole corpus."""
    counted = "articles = 0, mentions = 0, stories = 0, aliases = NULL"
    yield f"UPDATE places SET {counted}"
    for table in ("people", "organizations"):
        yield f"UPDATE {table} SET {counted}, quotes = 0, distinct_quotes = 0"


def fill(connection: sqlite3.Connection, shard: Shard) -> None:
    """Fill an empty database with what is the shard's."""
    compared = has_changes(connection, "whole")
    if not compared:
        connection.execute("DROP TABLE changes")
    connection.execute("BEGIN")
    for statement in _copied():
        connection.execute(statement, {"shard": shard.number})
    if compared:
        connection.execute(_by_key("changes", "id"), {"shard": shard.number})
    for statement in (COUNT_AUTHORS, _COUNT_STORIES, *_uncounted(), *counts()):
        connection.execute(statement)
    entries = dict(connection.execute("SELECT key, value FROM whole.build"))
    said = json.loads(entries[KEY])
    entries |= manifest(connection) | {KEY: _titled(said, shard), "shard_by": shard.by}
    entries |= {"set_sha256": shard.of_set, "shard": shard.value or ""}
    if compared:
        del entries["since_articles"]  # of the whole corpus
        entries |= counted_changes(connection)
    connection.executemany("INSERT INTO build VALUES (?, ?)", sorted(entries.items()))
    connection.execute("COMMIT")
    index(connection)
    connection.execute("ANALYZE main")
    answers(connection, _block(said))


def _copied() -> Iterator[str]:
    """Yield the statements that take over rows: first those of articles, then what they name."""
    for table, key in (("articles", "id"), ("files", "path"), ("problems", "id")):
        yield _by_key(table, key)
    for table in OF_ARTICLES:
        order = "own.id" if table == "quotes" else "planned.id"
        yield f"""
            INSERT INTO {table} SELECT own.* FROM whole.shard_articles AS planned
            CROSS JOIN whole.{table} AS own ON own.article_id = planned.id
            WHERE planned.shard = :shard ORDER BY {order}
        """
    links = {table: f"SELECT {key} FROM article_{table}" for table, key in TABLES.values()}
    for table in ("people", "organizations"):
        links[table] += f" UNION SELECT {links[table].split()[1]} FROM quotes"
    links["authors"] = "SELECT author_id FROM article_authors"
    links["stories"] = "SELECT story_id FROM articles"
    for table, used in links.items():
        yield f"INSERT INTO {table} SELECT * FROM whole.{table} WHERE id IN ({used}) ORDER BY id"


def _by_key(table: str, key: str) -> str:
    """Return the statement that takes over the rows that the plan lists."""
    return f"""
        INSERT INTO {table} SELECT own.* FROM whole.shard_{table} AS planned
        CROSS JOIN whole.{table} AS own ON own.{key} = planned.{key}
        WHERE planned.shard = :shard ORDER BY planned.{key}
    """


def _block(said: dict[str, object]) -> dict[str, object]:
    """Return what the metadata says of the database itself."""
    blocks = said.get("databases")
    return next(iter(blocks.values()), {}) if isinstance(blocks, dict) else {}


def _titled(said: dict[str, object], shard: Shard) -> str:
    """Return the metadata as JSON, with the value of the shard in the title."""
    block = _block(said)
    titled = block if "title" in block else said
    words = shard.value or _NONE[shard.by]
    titled["title"] = f"{titled['title']}: {words}" if "title" in titled else words
    return json.dumps(said, ensure_ascii=False)
