"""Tables joined by a third one, found by its foreign keys.

In: a connection and a table. Out: the `Link`s from it to others, such as from articles through
article_authors to authors, and the SQL that counts by one.
"""

import sqlite3
from dataclasses import dataclass

from datasette.utils import escape_sqlite


@dataclass(frozen=True, slots=True)
class Link:
    """A table that joins two others, and the columns with which it does."""

    table: str
    own_column: str
    own_key: str
    other: str
    other_column: str
    other_key: str
    other_label: str


def links(connection: sqlite3.Connection, table: str) -> list[Link]:
    """Return the many-to-many links of a table, in the order of the other tables' names.

    A link table has exactly two foreign keys and they make its primary key.
    """
    found = []
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    for (name,) in connection.execute(tables).fetchall():
        quoted = escape_sqlite(name)
        keys = connection.execute(f"PRAGMA foreign_key_list({quoted})").fetchall()
        info = connection.execute(f"PRAGMA table_info({quoted})").fetchall()
        primary = {column[1] for column in info if column[5]}
        if len(keys) != 2 or primary != {key[3] for key in keys}:
            continue
        for own, other in (keys, keys[::-1]):
            if own[2] == table and other[2] != table and own[4] and other[4]:
                label = _label(connection, other[2], other[4])
                found.append(Link(name, own[3], own[4], other[2], other[3], other[4], label))
    return sorted(found, key=lambda link: link.other)


def link_table(connection: sqlite3.Connection, table: str, other: str) -> Link | None:
    """Return the link from a table to another one, or None."""
    return next((link for link in links(connection, table) if link.other == other), None)


def facet_sql(link: Link, size: int, within: str = "") -> str:
    """Return SQL for the values of a facet and one more, of all rows or of those of a query.

    IN, not a join: six times as fast at twenty thousand articles. Without any condition there is
    nothing to look up, which is six times as fast again.
    """
    condition = (
        f"""
            WHERE link.{escape_sqlite(link.own_column)}
              IN (SELECT {escape_sqlite(link.own_key)} FROM ({within}))"""
        if within
        else ""
    )
    return f"""
            WITH most AS MATERIALIZED (
              SELECT link.{escape_sqlite(link.other_column)} AS value, count(*) AS count
              FROM {escape_sqlite(link.table)} AS link {condition}
              GROUP BY 1 ORDER BY count DESC, value LIMIT {size + 1}
            )
            SELECT most.value, other.{escape_sqlite(link.other_label)} AS label, most.count
            FROM most JOIN {escape_sqlite(link.other)} AS other
              ON other.{escape_sqlite(link.other_key)} = most.value
            ORDER BY most.count DESC, label, most.value
        """


def _label(connection: sqlite3.Connection, table: str, key: str) -> str:
    """Return the column that names a row: `name` or `title`, else its key."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({escape_sqlite(table)})")]
    return next((column for column in ("name", "title") if column in columns), key)
