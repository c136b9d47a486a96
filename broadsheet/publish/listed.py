"""The rows that the page of a saved query lists: as many as a reader looks through.

In: a request, and what a database finds for it. Out: the rows that are listed, and how many there
are. Datasette makes HTML of every cell of up to 1,000 rows before a template can choose among them,
so the others are left out before that. A query with a picture keeps all: the picture is of all.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from datasette.database import Results
from datasette.utils import tilde_decode

from broadsheet.publish.edition import edition

MOST = 250
"""Rows that a page lists, so that it stays small however long they are; the files have all."""


@dataclass(slots=True)
class Listing:
    """The page of a saved query, by its SQL, and how many rows were found for it."""

    sql: str
    found: int | None = None


_page: ContextVar[Listing | None] = ContextVar("listing", default=None)


def of_page(app: Any, datasette: Any) -> Any:
    """Wrap an application so that `listed` knows of which saved query a page is asked for."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        asked = scope["type"] == "http" and b"_format=" not in scope.get("query_string", b"")
        before = _page.set(await _listing(datasette, scope["path"]) if asked else None)
        try:
            await app(scope, receive, send)
        finally:
            _page.reset(before)

    return wrapped


def listed(sql: str, results: Results) -> Results:
    """Return the rows to list where a page asks for those of its saved query, else all."""
    page = _page.get()
    if page is None or page.sql != sql:
        return results
    page.found = len(results.rows)
    return Results(results.rows[:MOST], results.truncated, results.description)


def found() -> int | None:
    """Return how many rows there are of which the page lists the first, None on other pages."""
    page = _page.get()
    return page.found if page else None


async def _listing(datasette: Any, path: str) -> Listing | None:
    """Return the saved query without a picture of which a path is the page."""
    parts = path.strip("/").split("/")
    if len(parts) != 2:
        return None
    route, name = map(tilde_decode, parts)
    try:
        database = datasette.get_database(route=route).name
    except KeyError:
        return None
    known = edition(datasette, database)
    if known is None or name not in known.database.get("queries", {}):
        return None
    query = await datasette.get_canned_query(database, name, None)  # as `datasette -m` has it
    return Listing(query["sql"]) if query and "picture" not in query else None
