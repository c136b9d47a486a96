"""Complete downloads of any table or view, with its filters.

They are at /DATABASE/-/all/TABLE.csv, .json and .jsonl. Datasette's own links stop at 100 or 1,000
rows without a word, or at 100 MB of CSV; and where rows are equal in the sort column, its pages may
repeat some and leave out others. Here Datasette is asked for the page that linked here, so that
filters, searches, sorts and permissions are that page's; then its SQL is run once, without a limit,
and the rows are written out as they come: memory does not grow with the table.
"""

import asyncio
import base64
import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils import tilde_decode
from datasette.utils.asgi import AsgiStream, Forbidden, NotFound, Response

from broadsheet.publish.edition import is_replaced, requested

BATCH_ROWS = 200
BATCH_SIZE = 1_000_000
"""Rows fetched at a time: so many, or so many characters and bytes."""

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "jsonl": "application/x-ndjson; charset=utf-8",
}

# Arguments of the page that shape its display, not the choice of rows and columns.
_DISPLAY = ("_size", "_next", "_shape", "_stream", "_dl", "_facet", "_nl", "_label", "_json",
            "_extra", "_ttl", "_trace", "_timelimit")  # fmt: skip

_LIMIT = re.compile(r"\s+limit \d+(?: offset \d+)?\s*$")


async def page(request: Any, datasette: Any) -> Response | AsgiStream:
    """Answer a request for all rows of a table or view."""
    db = requested(request, datasette, "such downloads")
    if is_replaced(datasette, db.name):
        said = "A new edition has taken this one's place; start the server again to serve it."
        return Response.text(said, HTTPStatus.SERVICE_UNAVAILABLE)
    if not datasette.setting("allow_csv_stream"):
        raise Forbidden("Complete downloads are switched off here (allow_csv_stream)")
    table = tilde_decode(request.url_vars["table"])
    if not await db.table_exists(table) and table not in await db.view_names():
        raise NotFound(f"There is no table {table}")
    answer = await _first_row(request, datasette, db, table)
    if answer.status_code != HTTPStatus.OK:
        # Datasette answers some wrong arguments, such as an unknown sort, with 500.
        status = HTTPStatus.BAD_REQUEST if answer.is_server_error else answer.status_code
        return Response(answer.content, status, content_type=_content_type(answer))
    query = answer.json()["query"]
    kind = request.url_vars["format"]
    name = "".join(c if c.isascii() and c.isalnum() else "_" for c in table)
    headers = {"content-disposition": f'attachment; filename="{name}.{kind}"'}

    async def write(stream: Any) -> None:
        connection = db.connect()
        try:
            datasette._prepare_connection(connection, db.name)  # noqa: SLF001 - search functions
            sql = _LIMIT.sub("", query["sql"])
            cursor = await asyncio.to_thread(connection.execute, sql, query["params"])
            gone = asyncio.ensure_future(_gone(request))
            try:
                await _write(cursor, _WRITERS[kind](), stream, gone)
            finally:
                gone.cancel()
        finally:
            connection.close()

    return AsgiStream(write, headers=headers, content_type=_TYPES[kind])


async def _first_row(request: Any, datasette: Any, db: Any, table: str) -> Any:
    """Ask Datasette for the page with one row: its answer has the SQL, or says what is wrong."""
    arguments = [
        (key, value)
        for key, value in parse_qsl(request.query_string, keep_blank_values=True)
        if not key.startswith(_DISPLAY)
    ]
    fixed = {"_size": 1, "_shape": "objects", "_nofacet": 1, "_nosuggest": 1, "_nocount": 1}
    headers = {
        key: request.headers[key] for key in ("cookie", "authorization") if key in request.headers
    }
    path = datasette.urls.table(db.name, table, format="json")
    # Its type says that the path already has the site's prefix; plain text would get it twice.
    path += f"?{urlencode([*arguments, *fixed.items()])}"
    return await datasette.client.get(path, headers=headers)


def _content_type(answer: Any) -> str:
    return str(answer.headers.get("content-type", "text/plain"))


async def _gone(request: Any) -> None:
    """Return when the reader has gone away."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _write(
    cursor: sqlite3.Cursor, writer: Any, stream: Any, gone: "asyncio.Future[None]"
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


class _Csv:
    """Comma-separated values (RFC 4180), the names of the columns first."""

    def begin(self, columns: list[str]) -> str:
        return self._line(columns)

    def row(self, row: dict[str, Any]) -> str:
        return self._line(map(_plain, row.values()))

    def end(self) -> str:
        return ""

    def _line(self, cells: Iterable[Any]) -> str:
        text = io.StringIO()
        csv.writer(text).writerow(cells)
        return text.getvalue()


class _Json:
    """One JSON array of objects, a row to a line."""

    separator = "\n"

    def begin(self, columns: list[str]) -> str:  # noqa: ARG002 - each row names its columns
        return "["

    def row(self, row: dict[str, Any]) -> str:
        text, self.separator = self.separator + _object(row), ",\n"
        return text

    def end(self) -> str:
        return "\n]\n"


class _JsonLines:
    """One JSON object to a line."""

    def begin(self, columns: list[str]) -> str:  # noqa: ARG002 - each row names its columns
        return ""

    def row(self, row: dict[str, Any]) -> str:
        return _object(row) + "\n"

    def end(self) -> str:
        return ""


_WRITERS: dict[str, Any] = {"csv": _Csv, "json": _Json, "jsonl": _JsonLines}


def _object(row: dict[str, Any]) -> str:
    return json.dumps({key: _plain(value) for key, value in row.items()}, ensure_ascii=False)


def _plain(value: Any) -> Any:
    """Return a value as text files have it: bytes as base64 (RFC 4648)."""
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value
