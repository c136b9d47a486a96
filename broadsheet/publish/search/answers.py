"""What programs ask of the search: all results as a file, and names to suggest.

Files are at /DATABASE/-/search.FORMAT with the arguments of the search page; suggestions at
/DATABASE/-/suggest.json?q=.
"""

from typing import Any

from datasette.utils.asgi import AsgiStream, Response

from broadsheet.publish.facts import TABLES
from broadsheet.publish.search import names
from broadsheet.publish.search.page import allowed, kinds
from broadsheet.publish.search.selection import Selection
from broadsheet.publish.take.batches import Rows
from broadsheet.publish.take.stream import ensure_complete, stream

LONGEST = 200
"""Characters of what is typed that names are looked up by."""

SECONDS = 300
"""How long a browser may keep suggestions: until then a new edition may be served."""


async def files(request: Any, datasette: Any) -> AsgiStream:
    """Answer a request for all articles of a search as a file."""
    db, edition = await allowed(request, datasette)
    ensure_complete(datasette, db.name)
    sql, parameters = Selection.of(request.args).sql(edition)
    return stream(
        request, datasette, Rows(db, sql, parameters, "search"), request.url_vars["format"]
    )


async def suggest(request: Any, datasette: Any) -> Response:
    """Answer a request for the names that what is typed may become."""
    db, edition = await allowed(request, datasette)
    seen = [kind for kind in await kinds(request, datasette, db.name) if kind in TABLES]
    return await suggestions(request, datasette, db.name, seen if edition.names else [])


async def suggestions(request: Any, datasette: Any, database: str, seen: list[str]) -> Response:
    """Return names of some kinds for what is typed."""
    typed = (request.args.get("q") or "")[:LONGEST]
    found = await names.suggested(datasette, database, typed, seen)
    kept = ("kind", "id", "name", "country_code", "articles", "stories", "url")
    listed = [{key: row.get(key) for key in kept} for row in found]
    headers = {"cache-control": f"max-age={SECONDS}"}
    return Response.json({"q": typed, "suggestions": listed}, headers=headers)
