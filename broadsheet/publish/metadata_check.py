"""metadata.yml against the database that it describes: every name is right, every query runs.

In: a file that has been read and a connection to a database with the schema. Out: nothing, or a
`UsageError` with the line of the mistake and the nearest right name.
"""

import re
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

from sqlite_utils import Database

from broadsheet.errors import nearest
from broadsheet.publish import metadata
from broadsheet.publish.links import link_table
from broadsheet.publish.metadata import Place
from broadsheet.publish.metadata_file import MetadataFile
from broadsheet.publish.pictures.spec import named
from broadsheet.publish.query import escape_fts

MAX_SECONDS = 2.0
"""For all queries together, on the empty tables that they are tried on: one that takes longer
would never end on full ones."""


def check(file: MetadataFile, connection: sqlite3.Connection) -> None:
    """Check every name against the database and run every query. Raises `UsageError`."""
    connection.create_function("escape_fts", 1, escape_fts)
    connection.execute("PRAGMA query_only = ON")
    deadline = time.monotonic() + MAX_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > deadline, 1000)
    try:
        for place, cause in _misnamed(file, connection):
            raise file.error(place, cause)
    finally:
        connection.set_progress_handler(None, 0)
        connection.execute("PRAGMA query_only = OFF")


def fitting(file: MetadataFile, connection: sqlite3.Connection) -> MetadataFile:
    """Return what the file says, without tables that this database does not have and their queries.

    The file has been checked against all tables, so that nothing misspelt is left out.
    """
    place, block = file.block
    database = Database(connection)
    names = {*database.table_names(), *database.view_names()}
    tables = {name: said for name, said in block.get("tables", {}).items() if name in names}
    queries = {
        name: query
        for name, query in block.get("queries", {}).items()
        if _asks_what_is_there(connection, query["sql"])
    }
    kept = {**block, "tables": tables, "queries": queries}
    kept = {key: value for key, value in kept.items() if key in block}
    if "databases" not in file.content:
        return file
    return replace(file, content={**file.content, "databases": {place[-1]: kept}})


def _asks_what_is_there(connection: sqlite3.Connection, sql: str) -> bool:
    try:
        connection.execute(f"EXPLAIN {sql}", _AnyParameter())
    except sqlite3.Error as error:
        return not str(error).startswith("no such table")
    return True


def _misnamed(file: MetadataFile, connection: sqlite3.Connection) -> Iterator[tuple[Place, str]]:
    place, block = file.block
    database = Database(connection)
    names = [*database.table_names(), *database.view_names()]
    for name, table in block.get("tables", {}).items():
        here = (*place, "tables", name)
        if name in names:
            yield from _misnamed_in_table(database, name, table, here)
        else:
            yield here, f"there is no table {name!r}" + nearest(name, names)
    for name, query in block.get("queries", {}).items():
        here = (*place, "queries", name)
        if name in names:
            yield here, f"{name!r} is the name of a table; call the query something else"
        yield from _misnamed_in_query(connection, query, here)


def _misnamed_in_table(
    database: Database, name: str, table: dict[str, Any], place: Place
) -> Iterator[tuple[Place, str]]:
    columns = [column.name for column in database[name].columns]
    named = [((*place, "columns", column), column) for column in table.get("columns", {})]
    named += [((*place, key), table[key]) for key in _COLUMN_KEYS if key in table]
    sortable = table.get("sortable_columns", [])
    named += [((*place, "sortable_columns", i), column) for i, column in enumerate(sortable)]
    for i, facet in enumerate(table.get("facets", [])):
        kind, target = metadata.facet_parts(facet) or ("column", "")
        if kind != "m2m":
            named.append(((*place, "facets", i), target))
        elif link_table(database.conn, name, target) is None:
            near = nearest(target, database.table_names())
            yield (*place, "facets", i), f"no table links {name!r} to {target!r}{near}"
    for where, column in named:
        if column not in columns:
            yield where, f"{name!r} has no column {column!r}" + nearest(column, columns)
    fts, indexes = table.get("fts_table"), database.table_names(fts5=True)
    if fts is not None and fts not in indexes:
        yield (*place, "fts_table"), f"{fts!r} is no full-text index" + nearest(fts, indexes)
    if "sort" in table and "sort_desc" in table:
        yield (*place, "sort_desc"), "a table has one sort: keep either sort or sort_desc"
    for key in ("sort", "sort_desc"):
        if sortable and key in table and table[key] not in sortable:
            yield (*place, key), f"{table[key]!r} is not among the sortable_columns"


_COLUMN_KEYS = ("sort", "sort_desc", "label_column", "fts_pk")
"""Keys of a table whose value is a column of it."""


class _AnyParameter(dict[str, str]):
    """Parameters of a query before anyone has filled in the form: all empty, and noted."""

    def __missing__(self, key: str) -> str:
        self[key] = ""
        return ""


def _misnamed_in_query(
    connection: sqlite3.Connection, query: dict[str, Any], place: Place
) -> Iterator[tuple[Place, str]]:
    try:
        asked = _AnyParameter()
        cursor = connection.execute(query["sql"], asked)
        cursor.fetchone()
    except sqlite3.Error as error:
        said = "it does not end" if str(error) == "interrupted" else str(error)
        yield (*place, "sql"), f"the query does not run: {said}" + _hint(said, connection)
        return
    for i, name in enumerate(query.get("params", [])):
        if name not in asked:
            yield (
                (*place, "params", i),
                f"the query has no parameter :{name}" + nearest(name, asked),
            )
    columns = [column[0] for column in cursor.description]
    for key, value in parse_qsl(query.get("fragment", "")):
        if key.endswith("_column") and value not in columns:
            cause = f"the query has no column {value!r} to draw"
            yield (*place, "fragment"), cause + nearest(value, columns)
    for value in named(query["picture"]) if "picture" in query else ():
        if value not in columns:
            cause = f"the query has no column {value!r} to draw"
            yield (*place, "picture"), cause + nearest(value, columns)


def _hint(error: str, connection: sqlite3.Connection) -> str:
    """Return the nearest right name for a table or column that SQLite does not know."""
    match = re.match(r"no such (table|column): (?:\w+\.)?(\w+)", error)
    if not match:
        return ""
    database = Database(connection)
    names = [*database.table_names(), *database.view_names()]
    if match[1] == "column":
        names = [column.name for name in names for column in database[name].columns]
    return nearest(match[2], names)
