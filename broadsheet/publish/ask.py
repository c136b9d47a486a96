"""Questions to a served database that may take too long.

In: SQL. Out: its rows, or None where the server's time limit ended it, so that a page can say so
and show the rest.
"""

from typing import Any

from datasette.database import QueryInterrupted


async def asked(db: Any, sql: str, arguments: dict[str, Any]) -> list[dict[str, Any]] | None:
    """Return the rows of a query, None where it took too long."""
    try:
        found = await db.execute(sql, arguments)
    except QueryInterrupted:
        return None
    return [dict(row) for row in found.rows]
