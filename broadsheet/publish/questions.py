"""What the pages of a whole corpus ask of it, in the words in which they ask.

In: a connection to a database of ours, and the block of its metadata. Out: SQL: the counts of the
tables, their facets as long as nothing is filtered, the saved queries before anybody has typed
anything, the figures of the front page. `load_answers` writes the answers into a large database
when it is built, `answered` looks them up; a question in other words than these is simply asked.
"""

import re
import sqlite3
from collections.abc import Iterator
from typing import Any

from datasette.utils import escape_sqlite

from broadsheet.publish import about, front
from broadsheet.publish.links import facet_sql, link_table
from broadsheet.publish.metadata import facet_parts
from broadsheet.publish.outlet import listing

ANSWERS = "answers"
"""The table that keeps answers."""

FACET_SIZE = 30
"""Values of a facet that Datasette shows where the metadata says nothing (default_facet_size)."""

MOST_ROWS = 1_001
"""Rows of an answer: as many as Datasette shows at most (max_returned_rows), and one that tells
that there are more."""

_PARAMETER = re.compile(r"(?<![:\w]):([A-Za-z_]\w*)")
_SPACE_MATTERS = re.compile(r"['\"`]|--|/\*|\[[^\]\s]*\s")


def spelled(sql: str) -> str:
    r"""Return SQL so that line breaks and indents do not tell two questions apart.

    SQL with quotation marks, remarks or blanks in brackets is only stripped: there blanks matter.

    >>> spelled("select 1\n  from t "), spelled(" select '  '")
    ('select 1 from t', "select '  '")
    """
    return sql.strip() if _SPACE_MATTERS.search(sql) else " ".join(sql.split())


def untyped(sql: str) -> dict[str, str]:
    """Return the parameters of SQL as its page has them before anybody has typed anything.

    >>> untyped("select :name, ':' || date(:day)")
    {'name': '', 'day': ''}
    """
    return dict.fromkeys(_PARAMETER.findall(sql), "")


def count(table: str) -> str:
    """Return the question how many rows a table or view has, as Datasette's page of it asks."""
    return spelled(f"select count(*) from {escape_sqlite(table)} ")


def questions(connection: sqlite3.Connection, block: dict[str, Any]) -> Iterator[str]:
    """Yield each question, as `spelled`, in a fixed order; some may stand there twice."""
    tables: dict[str, Any] = block.get("tables", {})
    for table, said in tables.items():
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info([{table}])")]
        if not columns or table == ANSWERS:  # it is not full yet
            continue
        yield count(table)
        for facet in said.get("facets", []):
            kind, name = facet_parts(facet) or ("", "")
            size = said.get("facet_size", FACET_SIZE)
            if kind == "column" and name in columns:
                yield spelled(_column_facet(table, columns, name, size))
            link = link_table(connection, table, name) if kind == "m2m" else None
            if link:
                yield spelled(facet_sql(link, size))
    for query in block.get("queries", {}).values():
        # Parameters such as :_now_date_utc are filled in by Datasette.
        if not any(name.startswith("_") for name in untyped(query["sql"])):
            yield spelled(query["sql"])
    yield from map(spelled, (*about.QUESTIONS, *front.QUESTIONS, *listing.QUESTIONS))


def _column_facet(table: str, columns: list[str], column: str, size: int) -> str:
    """Return the question of a facet by a column in the words of Datasette 0.65's `ColumnFacet`."""
    name = escape_sqlite(column)
    listed = ", ".join(map(escape_sqlite, columns))
    return f"""
                select {name} as value, count(*) as count from (
                    select {listed} from {escape_sqlite(table)} 
                )
                where {name} is not null
                group by {name} order by count desc, value limit {size + 1}
            """  # noqa: W291 - the blank after the table is Datasette's
