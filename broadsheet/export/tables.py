"""Every table and view of a database, and each as a CSV and a JSON Lines file.

In: a connection. Out: a `Table` for each, with what was seen while its rows were written: their
number, and what kind of values its columns hold. Rows stand in the order of the key; those of views
in the order of their articles and places, so that the same database gives the same bytes.
"""

import hashlib
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from broadsheet.database import identifier
from broadsheet.errors import UsageError
from broadsheet.export.folder import SUMS
from broadsheet.publish.citation import Corpus
from broadsheet.publish.take.values import Origin
from broadsheet.publish.take.writers import FORMATS

BOM = "\ufeff"
"""Begins each CSV: by it spreadsheets tell that it is UTF-8 (RFC 4180 says nothing of either)."""

_TABLES = """
SELECT name, type FROM pragma_table_list
WHERE schema = 'main' AND type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
  AND name != 'answers'
ORDER BY type, name
"""
NOWHERE = Origin(Corpus("", "", None, None), "")
"""For formats that do not say where rows come from."""

_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)


@dataclass(slots=True)
class Column:
    """A column: what the schema declares of it, and what its rows hold.

    `kinds` are the types of Python that its values have; `empty` tells whether one is an empty
    text, which CSV cannot tell from none.
    """

    name: str
    declared: str
    stated: bool
    kinds: set[type] = field(default_factory=set)
    empty: bool = False


@dataclass(slots=True)
class Table:
    """A table or view: its columns, its key, its foreign keys and the number of its rows.

    A foreign key is a column, the table it leads to and the column there. `partition` is the column
    that the folders of its files stand for.
    """

    name: str
    is_view: bool
    columns: list[Column]
    key: list[str]
    leads: list[tuple[str, str, str]]
    rows: int = 0
    partition: str | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file of the export: its path inside the folder, its bytes and their sha256."""

    path: str
    size: int
    sha256: str


def tables(connection: sqlite3.Connection) -> list[Table]:
    """Return every table, then every view; not what is behind the search, nor kept answers."""
    return [_table(connection, name, kind) for name, kind in connection.execute(_TABLES).fetchall()]


def write_table(connection: sqlite3.Connection, table: Table, folder: Path) -> list[File]:
    """Write the rows of a table as CSV and as JSON Lines, and count them.

    Neither format has anything after its rows.
    """
    files = []
    for kind, head in (("csv", BOM), ("jsonl", "")):
        writer = FORMATS[kind].writer(NOWHERE)

        begin = writer.begin([column.name for column in table.columns])
        rows = map(writer.row, _rows(connection, table, look=kind == "csv"))
        files.append(write_file(folder, f"data/{table.name}.{kind}", chain([head, begin], rows)))
    return files


def write_file(folder: Path, name: str, pieces: Iterable[str | bytes]) -> File:
    """Write a file into the folder, with its checksum."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    size, digest = 0, hashlib.sha256()
    with path.open("wb") as out:
        for piece in pieces:
            content = piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace")
            size += out.write(content)
            digest.update(content)
    return File(name, size, digest.hexdigest())


def write_sums(folder: Path, files: Iterable[File]) -> File:
    """Write the checksums of files, as `sha256sum -c` takes them."""
    lines = [f"{one.sha256}  {one.path}\n" for one in sorted(files, key=lambda one: one.path)]
    return write_file(folder, SUMS, lines)


def _table(connection: sqlite3.Connection, name: str, kind: str) -> Table:
    if not _NAME.fullmatch(name):
        cause = "has a name that no file can have everywhere; rename it in the database"
        raise UsageError(f"table {name}", cause)
    info = connection.execute(f"PRAGMA table_xinfo({name})").fetchall()
    key = sorted((row[5], row[1]) for row in info if row[5])
    leads = [
        (own, other, other_column)
        for _, _, other, own, other_column, *_ in connection.execute(
            f"PRAGMA foreign_key_list({name})"
        )
    ]
    columns = [Column(row[1], row[2].upper(), bool(row[3] or row[5])) for row in info if not row[6]]
    return Table(name, kind == "view", columns, [column for _, column in key], sorted(leads))


def order(table: Table) -> list[str]:
    """Return the columns by which the rows of a table always stand in the same order."""
    names = [column.name for column in table.columns]
    first = [name for name in ("article_id", "start") if name in names]
    return table.key or first + [name for name in names if name not in first]


def _rows(connection: sqlite3.Connection, table: Table, *, look: bool) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table; `look` is for the first time, when it is seen what they hold."""
    names = [column.name for column in table.columns]
    sql = (
        f"SELECT {', '.join(map(identifier, names))} FROM {table.name}"
        f" ORDER BY {', '.join(map(identifier, order(table)))}"
    )
    for row in connection.execute(sql):
        if look:
            table.rows += 1
            for column, value in zip(table.columns, row, strict=True):
                if value is not None:
                    column.kinds.add(type(value))
                    column.empty = column.empty or value in {"", b""}
        yield dict(zip(names, row, strict=True))
