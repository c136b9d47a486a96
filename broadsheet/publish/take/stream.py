"""The rows of a query as a file, complete: without a limit, and written out as they come.

In: `Rows` and a format. Out: a response whose memory does not grow with the number of rows.
"""

import asyncio
import sqlite3
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from datasette.utils.asgi import AsgiStream, Forbidden, Response

from broadsheet.publish.edition import is_replaced
from broadsheet.publish.take.writers import FORMATS, Writer

BATCH_ROWS = 200
BATCH_SIZE = 1_000_000
"""Rows fetched at a time: so many, or so many characters and bytes."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Which rows: of a database, by SQL; and the name of the file that has them."""

    db: Any
    sql: str
    params: Any
    name: str


def refused(datasette: Any, database: str) -> Response | None:
    """Return the answer where no complete download can be had, else None.

    Raises `Forbidden` where the server's settings switch them off.
    """
    if is_replaced(datasette, database):
        said = "A new edition has taken this one's place; start the server again to serve it."
        return Response.text(said, HTTPStatus.SERVICE_UNAVAILABLE)
    if not datasette.setting("allow_csv_stream"):
        raise Forbidden("Complete downloads are switched off here (allow_csv_stream)")
    return None


def stream(request: Any, datasette: Any, rows: Rows, kind: str) -> AsgiStream:
    """Answer with all rows as a file of a kind, one of `FORMATS`."""
    plain = "".join(c if c.isascii() and c.isalnum() else "_" for c in rows.name)
    headers = {"content-disposition": f'attachment; filename="{plain}.{kind}"'}
    form = FORMATS[kind]

    async def write(stream: Any) -> None:
        connection = rows.db.connect()
        try:
            datasette._prepare_connection(connection, rows.db.name)  # noqa: SLF001 - search functions
            cursor = await asyncio.to_thread(connection.execute, rows.sql, rows.params)
            gone = asyncio.ensure_future(_gone(request))
            try:
                await _write(cursor, form.writer(), stream, gone)
            finally:
                gone.cancel()
        finally:
            connection.close()

    return AsgiStream(write, headers=headers, content_type=form.media_type)


async def _gone(request: Any) -> None:
    """Return when the reader has gone away."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _write(
    cursor: sqlite3.Cursor, writer: Writer, stream: Any, gone: "asyncio.Future[None]"
) -> None:
    columns = [column[0] for column in cursor.description]
    await stream.write(writer.begin(columns))
    while rows := await asyncio.to_thread(_batch, cursor):
        if gone.done():
            return
        for row in rows:
            await stream.write(writer.row(dict(zip(columns, row, strict=True))))
    await stream.write(writer.end())


def _batch(cursor: sqlite3.Cursor) -> list[tuple[Any, ...]]:
    """Fetch some rows: as many as make a batch, by their number or their size."""
    rows: list[tuple[Any, ...]] = []
    size = 0
    for row in cursor:
        rows.append(row)
        size += sum(len(value) for value in row if isinstance(value, str | bytes))
        if len(rows) >= BATCH_ROWS or size >= BATCH_SIZE:
            break
    return rows
