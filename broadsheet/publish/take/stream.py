"""The rows of a query as a file, complete: without a limit, and written out as they come.

In: `Rows` and a format. Out: a response whose memory does not grow with the number of rows. What
goes wrong before the first rows is an answer that says so. What goes wrong later breaks the
connection off, so that no part is taken for the whole.
"""

import asyncio
import sqlite3
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from datasette.utils import add_cors_headers
from datasette.utils.asgi import AsgiStream, Forbidden, Response
from datasette.views.base import DatasetteError

from broadsheet.publish.citation import Corpus, corpus_of, works
from broadsheet.publish.edition import is_replaced
from broadsheet.publish.machines import errors
from broadsheet.publish.take.values import Origin
from broadsheet.publish.take.writers import FORMATS, Format, Writer

BATCH_ROWS = 200
BATCH_SIZE = 1_000_000
"""Rows fetched at a time: so many, or so many characters and bytes."""

ARTICLES = frozenset({"id", "title", "path", "sha256"})
"""Columns by which rows that nobody named are known to be articles."""

LONGEST = 300.0
"""Seconds that the database may work on one download; waiting for a slow reader does not count."""

_THREADS = ThreadPoolExecutor(4, thread_name_prefix="broadsheet-download")
"""Threads of their own, so that downloads never keep pages and files of the site waiting."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Which rows: of a database, by SQL; and the name of the file that has them.

    `article` is the column that names the article to cite; without it `article_id` does where there
    is one, or `id` where the rows have the columns `ARTICLES`. `page` is the path of the page that
    shows the rows. `within` are the seconds in which the database must find the first rows, and any
    further batch; None: as long as it takes. `longest` are those that it may work in all.
    """

    db: Any
    sql: str
    params: Any
    name: str
    article: str | None = None
    page: str | None = None
    within: float | None = None
    longest: float = LONGEST


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
    return _Download(request, datasette, rows, kind)


def corpus_for(datasette: Any, request: Any, db: Any) -> Callable[[sqlite3.Connection], Corpus]:
    """Return what tells, on a connection, how a served database is to be cited."""
    title = datasette.metadata("title", database=db.name)
    address = datasette.absolute_url(request, datasette.urls.database(db.name))
    return lambda connection: corpus_of(connection, title, db.name, address)


class _Download(AsgiStream):  # type: ignore[misc]
    """A response that begins once there are rows, and ends only where they do."""

    def __init__(self, request: Any, datasette: Any, rows: Rows, kind: str) -> None:
        plain = "".join(c if c.isascii() and c.isalnum() else "_" for c in rows.name)
        headers = {"content-disposition": f'attachment; filename="{plain}.{kind}"'}
        if datasette.cors:
            add_cors_headers(headers)
        super().__init__(self._write, headers=headers, content_type=FORMATS[kind].media_type)
        self.request, self.datasette = request, datasette
        self.rows, self.form = rows, FORMATS[kind]

    async def asgi_send(self, send: Callable[[Any], Any]) -> None:
        """Send the file, or why there is none."""
        gone = asyncio.ensure_future(_gone(self.request))
        work = _Work(self.rows, self.form, gone.done)
        try:
            head = await _in_thread(work.begin, self._prepared, self._origin)
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
            await self._write(send, work, gone)
        except _NoRowsError as error:
            fault = DatasetteError(str(error), title="No rows can be had", status=400)
            said = await errors.response(self.datasette, self.request, fault)
            await (said or Response.text(str(error), HTTPStatus.BAD_REQUEST)).asgi_send(send)
        finally:
            gone.cancel()
            work.close()

    async def _write(
        self, send: Callable[[Any], Any], work: "_Work", gone: "asyncio.Future[None]"
    ) -> None:
        """Send what follows the beginning; no end where not all rows could be had."""
        while not gone.done():
            try:
                piece = await _in_thread(work.piece)
            except sqlite3.Error as error:
                if not gone.done():
                    cause = "took too long" if str(error) == "interrupted" else str(error)
                    sys.stderr.write(f"Download of {self.rows.name} broken off: {cause}\n")
                return
            if piece is None:
                await _send(send, await _in_thread(work.end))
                await send({"type": "http.response.body", "body": b""})
                return
            await _send(send, piece)

    def _prepared(self) -> sqlite3.Connection:
        connection: sqlite3.Connection = self.rows.db.connect()
        self.datasette._prepare_connection(connection, self.rows.db.name)  # noqa: SLF001 - search functions
        return connection

    def _origin(self, connection: sqlite3.Connection) -> Origin:
        corpus = corpus_for(self.datasette, self.request, self.rows.db)(connection)
        if self.rows.page is None:
            return Origin(corpus, self.rows.name)
        query = f"?{self.request.query_string}" if self.request.query_string else ""
        address = self.datasette.absolute_url(self.request, f"{self.rows.page}{query}")
        return Origin(corpus, self.rows.name, address)


class _NoRowsError(Exception):
    """There is no file to send, for the reason given."""


class _Work:
    """The part of a download that waits for the database; its methods run in a thread."""

    def __init__(self, rows: Rows, form: Format, stopped: Callable[[], bool]) -> None:
        self.rows, self.form, self.stopped = rows, form, stopped
        self.worked, self.until = 0.0, 0.0
        self.connection: sqlite3.Connection | None = None
        self.cited: set[int] = set()
        self.first: list[Any] | None = None

    def begin(
        self,
        prepared: Callable[[], sqlite3.Connection],
        origin: Callable[[sqlite3.Connection], Origin],
    ) -> bytes:
        """Find the first rows and return what stands before them. Raises `_NoRowsError`."""
        self.connection = prepared()
        self.connection.set_progress_handler(self._is_over, 1000)
        try:
            self._start()
            self.cursor = self.connection.execute(self.rows.sql, self.rows.params)
            if self.cursor.description is None:
                raise _NoRowsError("This is no query that finds rows.")
            self.columns = unique([column[0] for column in self.cursor.description])
            self.key = self._key() if self.form.cites else None
            self.first = self._batch()
            self.worked += time.monotonic() - self.began
        except sqlite3.Error as error:
            if str(error) == "interrupted":
                said = "The query took too long and was stopped. Ask for fewer rows."
                raise _NoRowsError(said) from None
            raise _NoRowsError(f"The query cannot be run: {error}") from None
        self._start()
        self.origin = origin(self.connection)
        self.writer: Writer = self.form.writer(self.origin)
        return _bytes(self.writer.begin(self.columns))

    def piece(self) -> bytes | None:
        """Return what some more rows are in the format, None where there are no more."""
        self._start()
        rows, self.first = self.first if self.first is not None else self._batch(), None
        self.worked += time.monotonic() - self.began
        if not rows:
            return None
        named = self._cited(rows) if self.form.cites else map(self._named, rows)
        return b"".join(_bytes(self.writer.row(one)) for one in named)

    def end(self) -> bytes:
        """Return what stands after the rows."""
        return _bytes(self.writer.end())

    def close(self) -> None:
        """Free the database."""
        if self.connection is not None:
            self.connection.close()

    def _start(self) -> None:
        """Set the time at which the database is stopped."""
        self.began = time.monotonic()
        left = self.rows.longest - self.worked
        self.until = self.began + min(left, self.rows.within or left)

    def _is_over(self) -> bool:
        return time.monotonic() > self.until or self.stopped()

    def _key(self) -> int:
        wanted = self.rows.article or "article_id"
        if wanted not in self.columns and set(self.columns) >= ARTICLES:
            wanted = "id"
        if wanted not in self.columns:
            raise _NoRowsError(
                "These rows name no article, so there is nothing to cite. Citations can be had of"
                " articles, and of rows with a column article_id."
            )
        return self.columns.index(wanted)

    def _named(self, row: Any) -> dict[str, Any]:
        return dict(zip(self.columns, row, strict=True))

    def _cited(self, rows: list[Any]) -> list[Any]:
        """Return the works that rows name and none has named before."""
        ids = dict.fromkeys(row[self.key] for row in rows)
        new = [one for one in ids if isinstance(one, int) and one not in self.cited]
        self.cited.update(new)
        assert self.connection is not None  # noqa: S101 - begun
        return works(self.connection, new, self.origin.corpus)

    def _batch(self) -> list[Any]:
        """Fetch some rows: as many as make a batch, by their number or their size."""
        rows: list[Any] = []
        size = 0
        for row in self.cursor:
            rows.append(row)
            size += sum(len(value) for value in row if isinstance(value, str | bytes))
            if len(rows) >= BATCH_ROWS or size >= BATCH_SIZE:
                break
        return rows


def unique(names: list[str]) -> list[str]:
    """Return the names of columns, each another one, as rows of JSON have each name once.

    >>> unique(["a", "b", "a", "a_2"])
    ['a', 'b', 'a_3', 'a_2']
    """
    stated, found = set(names), dict[str, None]()
    for name in names:
        new, number = name, 2
        while new in found or (number > 2 and new in stated):
            new, number = f"{name}_{number}", number + 1
        found[new] = None
    return list(found)


async def _in_thread(work: Callable[..., Any], *arguments: Any) -> Any:
    return await asyncio.get_running_loop().run_in_executor(_THREADS, work, *arguments)


async def _gone(request: Any) -> None:
    """Return when the reader has gone away."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _send(send: Callable[[Any], Any], piece: bytes) -> None:
    if piece:
        await send({"type": "http.response.body", "body": piece, "more_body": True})


def _bytes(piece: str | bytes) -> bytes:
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace")
