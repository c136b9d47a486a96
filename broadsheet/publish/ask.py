"""Questions to a served database: several in one turn of a thread, and such as may take too long.

In: SQL. Out: its rows. The server's time limit holds for each question; where it ended one, a page
can say so and show the rest.
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from datasette.database import QueryInterrupted
from datasette.utils import sqlite_timelimit

Rows = list[dict[str, Any]]

Ask = Callable[..., Rows]
"""Returns the rows of SQL, given that and its arguments."""

Found = TypeVar("Found")


async def asked(db: Any, sql: str, arguments: dict[str, Any]) -> Rows | None:
    """Return the rows of a query, None where it took too long."""
    try:
        found = await db.execute(sql, arguments)
    except QueryInterrupted:
        return None
    return [dict(row) for row in found.rows]


async def in_one_turn(db: Any, work: Callable[[Ask], Found]) -> Found:
    """Return what a function makes of its questions, all asked in one turn of one thread.

    A turn takes as much of a processor as a short question does, and is waited for by each reader.
    Raises `QueryInterrupted` where a question took too long.
    """
    limit = db.ds.sql_time_limit_ms

    def turn(connection: sqlite3.Connection) -> Found:
        def ask(sql: str, arguments: dict[str, Any] | Sequence[Any] = ()) -> Rows:
            with sqlite_timelimit(connection, limit):
                try:
                    return [dict(row) for row in connection.execute(sql, arguments)]
                except sqlite3.OperationalError as error:
                    if error.args == ("interrupted",):
                        raise QueryInterrupted(error, sql, arguments) from error
                    raise

        return work(ask)

    found: Found = await db.execute_fn(turn)
    return found
