"""A file of rows, piece by piece: what stands before them, some rows at a time, what stands after.

In: `Rows` and a format. Out: bytes. A format that cites gets the articles that the rows name, each
once. All of it waits for the database, so it is called in a thread.
"""

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from broadsheet.publish.citation import works
from broadsheet.publish.take.batches import Batches, NoRowsError, Rows
from broadsheet.publish.take.values import Origin
from broadsheet.publish.take.writers import Format, Writer

ARTICLES = frozenset({"id", "title", "path", "sha256"})
"""Columns by which rows that nobody named are known to be articles."""


class Pieces:
    """The pieces of one file, in their order: `begin`, `some` until it is None, `end`."""

    def __init__(self, rows: Rows, form: Format, stopped: Callable[[], bool]) -> None:
        self.rows, self.form, self.stopped = rows, form, stopped
        self.connection: sqlite3.Connection | None = None
        self.cited: set[int] = set()

    def begin(
        self,
        prepared: Callable[[], sqlite3.Connection],
        origin: Callable[[sqlite3.Connection], Origin],
    ) -> bytes:
        """Find the first rows and return what stands before them. Raises `NoRowsError`."""
        self.connection = prepared()
        self.batches = Batches(self.rows, self.connection, self.stopped)
        self.columns = self.batches.columns()
        self.key = self._key() if self.form.cites else None
        self.batches.find()
        self.batches.allow()
        self.origin = origin(self.connection)
        self.writer: Writer = self.form.writer(self.origin)
        return _bytes(self.writer.begin(self.columns))

    def some(self) -> bytes | None:
        """Return what some more rows are in the format, None where there are no more."""
        rows = self.batches.batch()
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

    def whole(
        self,
        prepared: Callable[[], sqlite3.Connection],
        origin: Callable[[sqlite3.Connection], Origin],
    ) -> Iterator[bytes]:
        """Yield all of the file. Raises `NoRowsError`, or SQLite's own errors."""
        try:
            yield self.begin(prepared, origin)
            while (piece := self.some()) is not None:
                yield piece
            yield self.end()
        finally:
            self.close()

    def _key(self) -> int:
        """Return which column names the article to cite."""
        wanted = self.rows.article or "article_id"
        if wanted not in self.columns and set(self.columns) >= ARTICLES:
            wanted = "id"
        if wanted not in self.columns:
            raise NoRowsError(
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


def _bytes(piece: str | bytes) -> bytes:
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace")
