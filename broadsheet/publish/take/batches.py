"""The rows of a query, fetched some at a time, in a time that is set.

In: `Rows` and a connection. Out: the names of the columns, then batches of rows. `NoRowsError` says
why there are none; what goes wrong after the first batch is SQLite's own error.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

BATCH_ROWS = 200
BATCH_SIZE = 1_000_000
"""Rows fetched at a time: so many, or so many characters and bytes."""

LONGEST = 300.0
"""Seconds that the database may work on one download; waiting for a slow reader does not count."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Which rows: of a database, by SQL; and the name of the file that has them.

    `article` is the column that names the article to cite; without it `article_id` does where there
    is one, or `id` where the rows have the columns of articles. `page` is the path of the page that
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


class NoRowsError(Exception):
    """There is no file to send, for the reason given."""


class Batches:
    """Fetches rows; the database is stopped when its time is over, or `stopped` says so."""

    def __init__(
        self, rows: Rows, connection: sqlite3.Connection, stopped: Callable[[], bool]
    ) -> None:
        self.rows, self.connection, self.stopped = rows, connection, stopped
        self.worked, self.began, self.until = 0.0, 0.0, 0.0
        self.first: list[Any] | None = None
        connection.set_progress_handler(self._is_over, 1000)

    def columns(self) -> list[str]:
        """Begin, and return the names of the columns. Raises `NoRowsError`."""
        self.allow()
        with _worded():
            self.cursor = self.connection.execute(self.rows.sql, self.rows.params)
        if self.cursor.description is None:
            raise NoRowsError("This is no query that finds rows.")
        return unique([column[0] for column in self.cursor.description])

    def find(self) -> None:
        """Fetch the first rows, in what is left of the time. Raises `NoRowsError`."""
        with _worded():
            self.first = self._fetched()

    def batch(self) -> list[Any]:
        """Return the next rows, none at the end."""
        self.allow()
        rows, self.first = self.first, None
        return self._fetched() if rows is None else rows

    def allow(self) -> None:
        """Let the database work from now until its time is over."""
        self.began = time.monotonic()
        left = self.rows.longest - self.worked
        self.until = self.began + min(left, self.rows.within or left)

    def _is_over(self) -> bool:
        return time.monotonic() > self.until or self.stopped()

    def _fetched(self) -> list[Any]:
        """Fetch some rows: as many as make a batch, by their number or their size."""
        rows: list[Any] = []
        size = 0
        for row in self.cursor:
            rows.append(row)
            size += sum(len(value) for value in row if isinstance(value, str | bytes))
            if len(rows) >= BATCH_ROWS or size >= BATCH_SIZE:
                break
        self.worked += time.monotonic() - self.began
        return rows


@contextmanager
def _worded() -> Iterator[None]:
    """Say in words what SQLite says of a query that has not found its first rows."""
    try:
        yield
    except sqlite3.Error as error:
        if str(error) == "interrupted":
            said = "The query took too long and was stopped. Ask for fewer rows."
            raise NoRowsError(said) from None
        raise NoRowsError(f"The query cannot be run: {error}") from None


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
