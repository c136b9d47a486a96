"""The answer that is a file: complete, without a limit, and sent as its rows are found.

In: `Rows` and a format. Out: a response whose memory does not grow with the number of rows. What
goes wrong before the first rows is an answer that says so. What goes wrong later breaks the
connection off, so that no part is taken for the whole.
"""

import asyncio
import sqlite3
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import Any

from datasette.utils import add_cors_headers
from datasette.utils.asgi import AsgiStream, Forbidden
from datasette.views.base import DatasetteError

from broadsheet.publish.allowed import may_read
from broadsheet.publish.citation import corpus_for
from broadsheet.publish.edition import is_replaced
from broadsheet.publish.take.batches import NoRowsError, Rows
from broadsheet.publish.take.pieces import Pieces
from broadsheet.publish.take.values import Origin
from broadsheet.publish.take.writers import FORMATS
from broadsheet.serve import lanes
from broadsheet.serve.courtesy import give_way

_THREADS = ThreadPoolExecutor(4, thread_name_prefix="broadsheet-download")
"""Threads of their own, so that downloads never keep pages and files of the site waiting."""


def ensure_complete(datasette: Any, database: str) -> None:
    """Raise unless complete downloads can be had.

    `Forbidden` where the server's settings switch them off, `DatasetteError` with the status 503
    where connections opened now would show another edition than the pages.
    """
    if is_replaced(datasette, database):
        said = "A new edition has taken this one's place; start the server again to serve it."
        raise DatasetteError(said, status=HTTPStatus.SERVICE_UNAVAILABLE)
    if not datasette.setting("allow_csv_stream"):
        raise Forbidden("Complete downloads are switched off here (allow_csv_stream)")


def stream(request: Any, datasette: Any, rows: Rows, kind: str) -> AsgiStream:
    """Answer with all rows as a file of a kind, one of `FORMATS`."""
    return _Download(request, datasette, rows, kind)


def disposition(name: str, kind: str) -> str:
    """Return the header that names the file.

    >>> disposition("articles", "csv")
    'attachment; filename="articles.csv"'
    """
    plain = "".join(c if c.isascii() and c.isalnum() else "_" for c in name)
    return f'attachment; filename="{plain}.{kind}"'


def connected(datasette: Any, db: Any) -> sqlite3.Connection:
    """Return a connection of its own to a database, with the functions that searches need."""
    connection: sqlite3.Connection = db.connect()
    datasette._prepare_connection(connection, db.name)  # noqa: SLF001 - there is no public way
    return connection


class _Download(AsgiStream):  # type: ignore[misc]
    """A response that begins once there are rows, and ends only where they do."""

    def __init__(self, request: Any, datasette: Any, rows: Rows, kind: str) -> None:
        headers = {"content-disposition": disposition(rows.name, kind)}
        if datasette.cors:
            add_cors_headers(headers)
        super().__init__(self._write, headers=headers, content_type=FORMATS[kind].media_type)
        self.request, self.datasette = request, datasette
        self.rows, self.form = rows, FORMATS[kind]
        self.lane = lanes.asked()

    async def asgi_send(self, send: Callable[[Any], Any]) -> None:
        """Send the file. Raises `DatasetteError` where there is none.

        Rows of any table cite articles, so `Forbidden` for whoever may not see these.
        """
        database, actor = self.rows.db.name, self.request.actor
        if self.form.cites and not await may_read(self.datasette, actor, database):
            raise Forbidden("You do not have permission to view the articles that would be cited")
        gone = asyncio.ensure_future(left(self.request))
        pieces = Pieces(self.rows, self.form, gone.done)
        try:
            head = await _in_thread(pieces.begin, self._prepared, self._origin)
            await send({
                "type": "http.response.start",
                "status": HTTPStatus.OK,
                "headers": [
                    (name.encode(), value.encode())
                    for name, value in {**self.headers, "content-type": self.content_type}.items()
                ],
            })  # fmt: skip
            if self.request.method == "HEAD":
                await send({"type": "http.response.body", "body": b""})
                return
            await _send(send, head)
            await self._write(send, pieces, gone)
        except NoRowsError as error:
            raise DatasetteError(str(error), title="No rows can be had", status=400) from None
        finally:
            gone.cancel()
            pieces.close()

    async def _write(
        self, send: Callable[[Any], Any], pieces: Pieces, gone: "asyncio.Future[None]"
    ) -> None:
        """Send what follows the beginning; no end where not all rows could be had."""
        while not gone.done():
            await give_way()
            try:
                piece = await _in_thread(pieces.some)
            except sqlite3.Error as error:
                if not gone.done():
                    cause = "took too long" if str(error) == "interrupted" else str(error)
                    sys.stderr.write(f"Download of {self.rows.name} broken off: {cause}\n")
                return
            if piece is None:
                await _send(send, await _in_thread(pieces.end))
                await send({"type": "http.response.body", "body": b""})
                return
            await _send(send, piece)

    def _prepared(self) -> sqlite3.Connection:
        with lanes.at_work_in(self.lane):
            return connected(self.datasette, self.rows.db)

    def _origin(self, connection: sqlite3.Connection) -> Origin:
        corpus = corpus_for(self.datasette, self.request, self.rows.db)(connection)
        if self.rows.page is None:
            return Origin(corpus, self.rows.name)
        query = f"?{self.request.query_string}" if self.request.query_string else ""
        address = self.datasette.absolute_url(self.request, f"{self.rows.page}{query}")
        return Origin(corpus, self.rows.name, address)


async def _in_thread(work: Callable[..., Any], *arguments: Any) -> Any:
    return await asyncio.get_running_loop().run_in_executor(_THREADS, work, *arguments)


async def left(request: Any) -> None:
    """Return when the reader has gone away."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _send(send: Callable[[Any], Any], piece: bytes) -> None:
    if piece:
        await send({"type": "http.response.body", "body": piece, "more_body": True})
