"""The full-text tables: articles and quotes as they may be typed, and the names with their forms.

In: a connection to a database whose other tables are full, and articles as they come. Out: the
index tables filled, each as a single segment and in the order of the ids, so that the same rows
give the same bytes. Also here: the indexes of the other tables, taken away while these are filled.
"""

import sqlite3
from collections.abc import Mapping

from broadsheet.folding import folded

FILLED = {
    "articles_fts": """
INSERT INTO articles_fts (rowid, title, body)
SELECT id, folded(title), folded(body) FROM articles ORDER BY id
""",
    "quotes_fts": """
INSERT INTO quotes_fts (rowid, text) SELECT id, folded(text) FROM quotes ORDER BY id
""",
    # Ids are made from the names, so that they order what is named equally often.
    "names_fts": """
INSERT INTO names_fts (forms, kind, entity_id)
SELECT folded(name || coalesce('; ' || aliases, '')), kind, id FROM (
  SELECT name, aliases, 'person' AS kind, id, articles FROM people
  UNION ALL SELECT name, aliases, 'organization', id, articles FROM organizations
  UNION ALL SELECT name, aliases, 'place', id, articles FROM places
) ORDER BY articles DESC, kind, id
""",
}
"""For each full-text table the statement that fills it."""


def take_indexes(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Drop the indexes; return for each table the statements that make its own, in their order.

    An index over rows that are there is sorted once, instead of searched for each of them.
    """
    found: dict[str, list[str]] = {}
    sql = "SELECT tbl_name, name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    for table, name, statement in connection.execute(f"{sql} ORDER BY rowid").fetchall():
        connection.execute(f"DROP INDEX {name}")
        found.setdefault(table, []).append(statement)
    return found


ARTICLES = "articles_fts (rowid, title, body)"
"""Where the folded texts of articles go as they come; quickest in the order of the ids."""


def index(connection: sqlite3.Connection, filled: Mapping[str, str] = FILLED) -> None:
    """Fill full-text tables, each by its statement and as a single segment."""
    connection.create_function("folded", 1, folded, deterministic=True)
    for table, statement in filled.items():
        unmerged(connection, table)
        connection.execute(statement)
        compact(connection, table)


_UNMERGED = {"automerge": 0, "crisismerge": 1_999}
"""Settings of FTS5 (https://sqlite.org/fts5.html#special_insert_commands): nothing is merged before
there are two thousand segments, the most that it can have; each has a megabyte of words."""


def unmerged(connection: sqlite3.Connection, table: str) -> None:
    """Leave the segments of a full-text table as they are written, until `compact` merges them.

    Merged on the way, each word is written again a few times, the more often the more there are.
    """
    for name, value in _UNMERGED.items():
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)", (name, value))


def compact(connection: sqlite3.Connection, table: str) -> None:
    """Make a single segment of what a full-text table has, and undo its settings."""
    connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    for name in _UNMERGED:
        connection.execute(f"DELETE FROM {table}_config WHERE k = ?", (name,))
