"""metadata.yml: read, checked against the database it describes, and written into it.

In: a YAML file and a connection to a database with the schema. Out: an entry in `build`. Every
mistake of the file's author is a `UsageError` with its line and, for a wrong name, the nearest
right one; nothing is passed over in silence.
"""

import json
import re
import sqlite3
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path as FilePath
from typing import Any
from urllib.parse import parse_qsl

import yaml
from sqlite_utils import Database

from broadsheet.errors import UsageError
from broadsheet.publish import metadata
from broadsheet.publish.descriptions import descriptions
from broadsheet.publish.links import link_table
from broadsheet.publish.metadata import KEY, MAX_METADATA
from broadsheet.publish.query import escape_fts

MAX_SECONDS = 2.0
"""For all queries together, on the empty tables that they are tried on: one that takes longer
would never end on full ones."""

Path = metadata.Path


@dataclass(frozen=True, slots=True)
class MetadataFile:
    """What a metadata.yml says, and the line of every key in it."""

    path: FilePath
    content: dict[str, Any]
    lines: dict[Path, int]

    def error(self, place: Path, cause: str) -> UsageError:
        """Return the error for a fault at a place, with the line of its nearest key."""
        while place and place not in self.lines:
            place = place[:-1]
        line = f"line {self.lines[place]}: " if place else ""
        return UsageError(self.path, line + cause)


def default_path() -> FilePath:
    """Return where the metadata.yml is that comes with Broadsheet."""
    shipped = FilePath(str(files("broadsheet"))) / "metadata.yml"
    return shipped if shipped.exists() else shipped.parents[1] / "metadata.yml"


def read(path: FilePath) -> MetadataFile:
    """Read a metadata.yml and check its form. Raises `UsageError`."""
    loader = yaml.SafeLoader(_text(path))
    try:
        node = loader.get_single_node()
        lines = dict(_lines(node, ()))
        content = loader.construct_document(node) if node else {}
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        raise UsageError(path, f"{line}is not valid YAML: {error.problem}") from error
    except _RefusedError as error:
        raise UsageError(path, str(error)) from error
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        # PyYAML lets these through for dates, numbers and tags that cannot be.
        raise UsageError(path, f"holds a value that YAML cannot read: {error!r}") from error
    file = MetadataFile(path, content, lines)
    for place, wrong in metadata.faults(content):
        raise file.error(place, wrong + _nearest_key(place, content))
    if len(content.get("databases", {})) > 1:
        raise file.error(("databases",), "more than one database; a file describes one")
    return file


def _text(path: FilePath) -> str:
    """Return the text of a metadata.yml."""
    try:
        if not path.is_file():
            raise UsageError(path, "cannot be read: there is no such file")
        if path.stat().st_size > MAX_METADATA:
            raise UsageError(path, f"is larger than {MAX_METADATA:,} bytes")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(path, f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise UsageError(path, "is not a text in UTF-8") from error


class _RefusedError(ValueError):
    """What YAML allows and a metadata.yml may not have; the message has the line."""


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


def write(file: MetadataFile, connection: sqlite3.Connection) -> None:
    """Write what the file says into the database, with the schema's descriptions below it."""
    block = _block(file)[1]
    tables = dict(descriptions())
    for name, said in block.get("tables", {}).items():
        own = tables.get(name, {})
        columns = {**own.get("columns", {}), **said.get("columns", {})}
        tables[name] = {**own, **said, **({"columns": columns} if columns else {})}
    content = {**file.content, "databases": {"corpus": {**block, "tables": tables}}}
    value = json.dumps(content, ensure_ascii=False)
    if len(value) > MAX_METADATA:
        raise UsageError(file.path, f"is longer than {MAX_METADATA:,} characters")
    Database(connection).table("build").insert({"key": KEY, "value": value})


def _lines(node: yaml.Node | None, place: Path) -> dict[Path, int]:
    """Return the line of every key and list item.

    Raises `_RefusedError` for a key that is there twice, which YAML would drop in silence, and
    for an alias, with which a few lines can stand for millions.
    """
    lines: dict[Path, int] = {}
    seen: set[int] = set()
    waiting = [(node, place)]
    while waiting:
        node, place = waiting.pop()
        if not isinstance(node, yaml.CollectionNode):
            continue
        if id(node) in seen:
            line = node.start_mark.line + 1
            raise _RefusedError(f"line {line}: an alias (*) repeats this block; write it out")
        seen.add(id(node))
        for key, mark, value in _items(node):
            here = (*place, key)
            if here in lines:
                first = f"line {lines[here]}: {key} is there again on line {mark}; keep one"
                raise _RefusedError(first)
            lines[here] = mark
            waiting.append((value, here))
    return lines


def _items(node: yaml.CollectionNode) -> Iterator[tuple[str | int, int, yaml.Node]]:
    """Yield the key or number of each item of a block or list, its line, and its value."""
    for number, item in enumerate(node.value):
        if isinstance(item, tuple):
            yield str(item[0].value), item[0].start_mark.line + 1, item[1]
        else:
            yield number, item.start_mark.line + 1, item


def _nearest_key(place: Path, content: dict[str, Any]) -> str:
    """Return a hint for a key that is unknown at its level."""
    levels = {1: "top", 3: "database", 5: "query" if "queries" in place[:4] else "table"}
    level = levels.get(len(place))
    value: Any = content
    for key in place[:-1]:
        value = value[key]
    if level is None or place[-1] in metadata.known_keys(level):
        return ""
    return _nearest(str(place[-1]), metadata.known_keys(level))


def _nearest(name: str, names: Iterable[str]) -> str:
    found = get_close_matches(name, list(names), n=1)
    return f"; did you mean {found[0]!r}?" if found else ""


def _block(file: MetadataFile) -> tuple[Path, dict[str, Any]]:
    """Return the block of the one database, and where it stands."""
    name, block = next(iter(file.content.get("databases", {}).items()), ("corpus", {}))
    return ("databases", name), block


def _misnamed(file: MetadataFile, connection: sqlite3.Connection) -> Iterator[tuple[Path, str]]:
    place, block = _block(file)
    database = Database(connection)
    names = [*database.table_names(), *database.view_names()]
    for name, table in block.get("tables", {}).items():
        here = (*place, "tables", name)
        if name in names:
            yield from _misnamed_in_table(database, name, table, here)
        else:
            yield here, f"there is no table {name!r}" + _nearest(name, names)
    for name, query in block.get("queries", {}).items():
        here = (*place, "queries", name)
        if name in names:
            yield here, f"{name!r} is the name of a table; call the query something else"
        yield from _misnamed_in_query(connection, query, here)


def _misnamed_in_table(
    database: Database, name: str, table: dict[str, Any], place: Path
) -> Iterator[tuple[Path, str]]:
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
            near = _nearest(target, database.table_names())
            yield (*place, "facets", i), f"no table links {name!r} to {target!r}{near}"
    for where, column in named:
        if column not in columns:
            yield where, f"{name!r} has no column {column!r}" + _nearest(column, columns)
    fts, indexes = table.get("fts_table"), database.table_names(fts5=True)
    if fts is not None and fts not in indexes:
        yield (*place, "fts_table"), f"{fts!r} is no full-text index" + _nearest(fts, indexes)
    if "sort" in table and "sort_desc" in table:
        yield (*place, "sort_desc"), "a table has one sort: keep either sort or sort_desc"
    for key in ("sort", "sort_desc"):
        if sortable and key in table and table[key] not in sortable:
            yield (*place, key), f"{table[key]!r} is not among the sortable_columns"


_COLUMN_KEYS = ("sort", "sort_desc", "label_column", "fts_pk")
"""Keys of a table whose value is a column of it."""


class _AnyParameter(dict[str, str]):
    """Parameters of a query before anyone has filled in the form: all empty."""

    def __missing__(self, key: str) -> str:
        return ""


def _misnamed_in_query(
    connection: sqlite3.Connection, query: dict[str, Any], place: Path
) -> Iterator[tuple[Path, str]]:
    try:
        cursor = connection.execute(query["sql"], _AnyParameter())
        cursor.fetchone()
    except sqlite3.Error as error:
        said = "it does not end" if str(error) == "interrupted" else str(error)
        yield (*place, "sql"), f"the query does not run: {said}" + _hint(said, connection)
        return
    columns = [column[0] for column in cursor.description]
    for key, value in parse_qsl(query.get("fragment", "")):
        if key.endswith("_column") and value not in columns:
            cause = f"the query has no column {value!r} to draw"
            yield (*place, "fragment"), cause + _nearest(value, columns)


def _hint(error: str, connection: sqlite3.Connection) -> str:
    """Return the nearest right name for a table or column that SQLite does not know."""
    match = re.match(r"no such (table|column): (?:\w+\.)?(\w+)", error)
    if not match:
        return ""
    database = Database(connection)
    names = [*database.table_names(), *database.view_names()]
    if match[1] == "column":
        names = [column.name for name in names for column in database[name].columns]
    return _nearest(match[2], names)


@cache
def default() -> MetadataFile:
    """Return the metadata.yml that comes with Broadsheet, read."""
    return read(default_path())
