"""Each table and view as Parquet (https://parquet.apache.org), those of articles split by month.

In: a connection, and what is said of tables and columns. Out: for a table that is not by article,
one file; for any other, one file for each month of publication, in folders that Hive, DuckDB, Spark
and pyarrow read as a column. Lives here and nowhere else: the types that columns have there, and
the order of what is by article: by month, then by article. At no time are more rows held than a
row group has. The same database gives the same bytes with the same version of pyarrow, which
writes its name into each file.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from broadsheet.database import identifier
from broadsheet.errors import UsageError
from broadsheet.export.tables import Column, File, Table, order, write_file

if TYPE_CHECKING:  # an extra, which other exports do without
    import pyarrow as pa

MONTH = "year_month"
"""The column that the folders stand for; as is usual, it is in none of the files in them."""

NONE = "__HIVE_DEFAULT_PARTITION__"
"""How Hive, and all after it, name the folder of the rows that have no value."""

ROWS, SIZE = 5000, 16_000_000
"""How many rows, and how many characters and bytes, make a row group."""

_TYPES = {"INTEGER": int, "INT": int, "REAL": float, "BLOB": bytes}
"""What columns hold, by what they are declared as; all others hold texts."""

_MONTH_NAME = re.compile(r"\d{4}-\d{2}", re.ASCII)

_MONTHS = (
    "CREATE TEMP TABLE broadsheet_months"
    " (month TEXT, id INTEGER, PRIMARY KEY (month, id)) WITHOUT ROWID",
    f"INSERT INTO broadsheet_months SELECT coalesce({MONTH}, ''), id FROM main.articles",
)
_WHOLE = "SELECT '', {columns} FROM main.{table} AS own ORDER BY {order}"
_OF_NO_ARTICLE = """
SELECT '', {columns} FROM main.{table} AS own
WHERE NOT EXISTS (SELECT 1 FROM main.articles AS article WHERE article.id = own.{article})
ORDER BY {order}
"""
_OF_MONTHS = """
SELECT of_month.month, {columns} FROM temp.broadsheet_months AS of_month
CROSS JOIN main.{table} AS own ON own.{article} = of_month.id
ORDER BY of_month.month, of_month.id, {order}
"""

Rows = Iterable[tuple[Any, ...]]
"""Rows that begin with the month, which is an empty text where there is none."""


def installed() -> None:
    """Raise `UsageError` where the library that writes Parquet is not there."""
    try:
        import pyarrow.parquet  # noqa: F401 - whether that works is the question
    except ImportError as error:
        cause = "pyarrow is not installed; run: pip install 'broadsheet[parquet]'"
        raise UsageError("--parquet", cause) from error


def parquet(
    connection: sqlite3.Connection, described: dict[str, Any]
) -> Callable[[Table, Path], list[File]]:
    """Return what writes a table into a folder, counts its rows, and gives its files."""
    for statement in _MONTHS:
        connection.execute(statement)
    months = [row[0] for row in connection.execute("SELECT DISTINCT month FROM broadsheet_months")]
    for month in filter(None, months):
        if not _MONTH_NAME.fullmatch(str(month)):
            raise UsageError(f"articles.{MONTH}", f"holds {month!r}, which is no month")
    first = min(filter(None, months), default="")
    return lambda table, folder: list(
        _written(connection, table, described.get(table.name, {}), folder, first)
    )


def _written(
    connection: sqlite3.Connection, table: Table, about: dict[str, Any], folder: Path, first: str
) -> Iterator[File]:
    """Write a table, file by file.

    Where no row has a month, the folder of the `first` month of all articles has a file without
    rows: pyarrow could not tell the type of a column that has no value, nor a reader the columns of
    a table without a file.
    """
    article = _article(table)
    columns = [column for column in table.columns if not article or column.name != MONTH]
    schema = _schema(table, columns, about)

    def file(month: str, rows: Rows) -> File:
        inside = f"{MONTH}={month or NONE}/" if article else ""
        pieces = _pieces(schema, _batches(table, columns, rows, schema))
        return write_file(folder, f"data/{table.name}/{inside}{table.name}.parquet", pieces)

    months = set()
    for month, rows in groupby(_rows(connection, table, columns, article), itemgetter(0)):
        months.add(month)
        yield file(month, rows)
    if not months or (article and first and not any(months)):
        yield file(first, ())
    if article:
        table.columns, table.partition = [*columns, Column(MONTH, "TEXT", stated=False)], MONTH


def _article(table: Table) -> str | None:
    """Return the column that says whose article a row is; None where a table is not by article."""
    names = {column.name for column in table.columns}
    if table.name == "articles":
        return "id"
    return "article_id" if "article_id" in names and MONTH not in names else None


def _rows(
    connection: sqlite3.Connection, table: Table, columns: list[Column], article: str | None
) -> Iterator[tuple[Any, ...]]:
    """Return all rows: where they are by article, month by month, those without a month first."""
    words = {
        "table": table.name,
        "columns": ", ".join(f"own.{identifier(column.name)}" for column in columns),
        "order": ", ".join(f"own.{identifier(name)}" for name in order(table)),
        "article": article,
    }
    queries = (_OF_NO_ARTICLE, _OF_MONTHS) if article else (_WHOLE,)
    return chain.from_iterable(connection.execute(sql.format(**words)) for sql in queries)


def _schema(table: Table, columns: list[Column], about: dict[str, Any]) -> "pa.Schema":
    """Return the columns with their types and what is said of them."""
    import pyarrow as pa

    types = {int: pa.int64(), float: pa.float64(), bytes: pa.binary(), str: pa.string()}
    said = about.get("columns", {})
    fields = [
        pa.field(
            column.name,
            types[_kind(table, column)],
            nullable=not column.stated,
            metadata=_described(said.get(column.name)),
        )
        for column in columns
    ]
    return pa.schema(fields, metadata=_described(about.get("description")))


def _described(text: str | None) -> dict[str, str] | None:
    return {"description": text} if text else None


def _kind(table: Table, column: Column) -> type:
    """Return what a column holds, by its declaration.

    What SQLite says of a view's expressions depends on its version: some call any of them a BLOB.
    """
    kind = _TYPES.get(column.declared, str)
    return str if table.is_view and kind is bytes else kind


def _batches(
    table: Table, columns: list[Column], rows: Rows, schema: "pa.Schema"
) -> Iterator["pa.RecordBatch"]:
    """Yield the row groups, and count the rows."""
    held: list[tuple[Any, ...]] = []
    size = 0
    for row in rows:
        held.append(row)
        size += sum(len(value) for value in row if type(value) in {str, bytes})
        if len(held) >= ROWS or size >= SIZE:
            yield _batch(table, columns, held, schema)
            held, size = [], 0
    if held:
        yield _batch(table, columns, held, schema)


def _batch(
    table: Table, columns: list[Column], rows: list[tuple[Any, ...]], schema: "pa.Schema"
) -> "pa.RecordBatch":
    """Return a row group.

    Raises `UsageError` where a value is none of the kind that its column declares, which SQLite
    allows: pyarrow would make a whole number of 1.5 without a word.
    """
    import pyarrow as pa

    table.rows += len(rows)
    arrays = []
    for column, field, values in zip(
        columns, schema, list(zip(*rows, strict=True))[1:], strict=True
    ):
        column.kinds |= set(map(type, values)) - {type(None)}
        if not column.kinds <= {_kind(table, column)} or (column.stated and None in values):
            cause = f"holds what is no {column.declared or 'TEXT'}, so it cannot be a column of"
            raise UsageError(f"{table.name}.{column.name}", f"{cause} Parquet; leave out --parquet")
        arrays.append(pa.array(values, field.type))
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


class _Sink:
    """A file that keeps what is written until it is taken."""

    closed = False

    def __init__(self) -> None:
        self.kept: list[bytes] = []

    def write(self, content: bytes) -> int:
        self.kept.append(bytes(content))  # what is handed over is used again
        return len(content)

    def flush(self) -> None:
        """Do nothing: what is kept is taken soon."""

    def taken(self) -> list[bytes]:
        """Return what was written since the last time."""
        kept, self.kept = self.kept, []
        return kept


def _pieces(schema: "pa.Schema", batches: Iterable["pa.RecordBatch"]) -> Iterator[bytes]:
    """Yield the bytes of a Parquet file, a row group at a time."""
    from pyarrow.parquet import ParquetWriter

    sink = _Sink()
    with ParquetWriter(sink, schema, version="2.6", compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)
            yield from sink.taken()
    yield from sink.taken()
