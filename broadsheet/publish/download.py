"""Complete downloads of any table or view, with its filters.

They are at /DATABASE/-/all/TABLE.csv, .json and .jsonl.

Datasette's own links stop at 100 or 1,000 rows without a word, or at 100 MB of CSV. Here the rows
are fetched page by page from Datasette itself, so filters, searches, sorts and permissions are
those of the page that linked here, and written out as they come, so that memory does not grow.
"""

import csv
import io
import json
from collections.abc import AsyncIterator
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from datasette.utils import tilde_decode
from datasette.utils.asgi import AsgiStream, NotFound, Response

PAGE = 500
"""Rows fetched at a time."""

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "jsonl": "application/x-ndjson; charset=utf-8",
}

# Arguments of the page that shape its own display, not the choice of rows.
_DISPLAY = ("_size", "_next", "_shape", "_stream", "_dl", "_facet", "_nl", "_labels", "_json",
            "_extra", "_ttl", "_trace", "_timelimit", "_col", "_nocol")  # fmt: skip


class _RefusedError(Exception):
    """Datasette did not give the rows: its status and what it said."""

    def __init__(self, status: int, content: Any) -> None:
        super().__init__(content)
        self.status = status
        self.content = content


async def page(request: Any, datasette: Any) -> Response | AsgiStream:
    """Answer a request for all rows of a table or view."""
    kind = request.url_vars["format"]
    table = tilde_decode(request.url_vars["table"])
    pages = _pages(request, datasette, table)
    try:
        first = await anext(pages)
    except _RefusedError as refused:
        return Response.json(refused.content, status=refused.status)

    async def write(stream: Any) -> None:
        writer = _WRITERS[kind]()
        await stream.write(writer.begin(first["columns"]))
        await stream.write(writer.rows(first["rows"]))
        # A refusal from here on breaks the connection off, so that nobody takes a part for all.
        async for more in pages:
            await stream.write(writer.rows(more["rows"]))
        await stream.write(writer.end())

    name = "".join(c if c.isascii() and c.isalnum() else "_" for c in table)
    headers = {"content-disposition": f'attachment; filename="{name}.{kind}"'}
    return AsgiStream(write, headers=headers, content_type=_TYPES[kind])


async def _pages(request: Any, datasette: Any, table: str) -> AsyncIterator[dict[str, Any]]:
    """Yield the pages of a table's JSON. Raises `_RefusedError` when it gives none."""
    try:
        db = datasette.get_database(route=tilde_decode(request.url_vars["database"]))
    except KeyError:
        raise NotFound("There is no such database") from None
    if not await db.table_exists(table) and table not in await db.view_names():
        raise NotFound(f"There is no table {table}")
    arguments = [
        (key, value)
        for key, value in parse_qsl(request.query_string, keep_blank_values=True)
        if not key.startswith(_DISPLAY)
    ]
    fixed = {"_size": PAGE, "_shape": "objects", "_nofacet": 1, "_nosuggest": 1, "_nocount": 1}
    headers = {
        key: request.headers[key] for key in ("cookie", "authorization") if key in request.headers
    }
    path = datasette.urls.table(db.name, table, format="json")
    query = urlencode([*arguments, *fixed.items()])
    while query:
        answer = await datasette.client.get(f"{path}?{query}", headers=headers)
        content = answer.json()
        if answer.status_code != HTTPStatus.OK:
            raise _RefusedError(answer.status_code, content)
        yield content
        query = urlsplit(content.get("next_url") or "").query


class _Csv:
    """Comma-separated values (RFC 4180), the names of the columns first."""

    def begin(self, columns: list[str]) -> str:
        self.columns = columns
        return self._line(columns)

    def rows(self, rows: list[dict[str, Any]]) -> str:
        return "".join(self._line([_cell(row[column]) for column in self.columns]) for row in rows)

    def end(self) -> str:
        return ""

    def _line(self, cells: list[Any]) -> str:
        text = io.StringIO()
        csv.writer(text).writerow(cells)
        return text.getvalue()


class _Json:
    """One JSON array of objects, a row to a line."""

    separator = "\n"

    def begin(self, columns: list[str]) -> str:  # noqa: ARG002 - each row names its columns
        return "["

    def rows(self, rows: list[dict[str, Any]]) -> str:
        text = ""
        for row in rows:
            text += self.separator + json.dumps(row, ensure_ascii=False)
            self.separator = ",\n"
        return text

    def end(self) -> str:
        return "\n]\n"


class _JsonLines:
    """One JSON object to a line."""

    def begin(self, columns: list[str]) -> str:  # noqa: ARG002 - each row names its columns
        return ""

    def rows(self, rows: list[dict[str, Any]]) -> str:
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

    def end(self) -> str:
        return ""


_WRITERS: dict[str, Any] = {"csv": _Csv, "json": _Json, "jsonl": _JsonLines}


def _cell(value: Any) -> Any:
    """Write a value for CSV: bytes as the base64 that the JSON has for them."""
    if isinstance(value, dict) and value.get("$base64"):
        return value["encoded"]
    return value
