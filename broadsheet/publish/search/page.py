"""The search page: ranked, with the words found. It is at /DATABASE/-/search.

In: what a reader typed. Out: a page of articles, the best match first, by FTS5's bm25 with the
title counting four times the body; equal matches in the order of their ids, so that pages never
overlap.
"""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Response

from broadsheet.publish.cells import MARKS, marked
from broadsheet.publish.edition import is_ours, requested
from broadsheet.publish.query import MAX_TERMS, fts_query, is_cut

PAGE = 20
"""Articles on a page of results."""

_COUNT = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH :match"

# The rank is settled before any snippet is cut: a snippet costs as much as a whole search, and in a
# text of megabytes minutes (its time grows with the square of the words found), so that long texts
# show how they begin.
_HITS = """
WITH hits AS (
  SELECT rowid AS id, bm25(articles_fts, 4.0, 1.0) AS score
  FROM articles_fts WHERE articles_fts MATCH :match
  ORDER BY score, id LIMIT :size OFFSET :start
)
SELECT articles.id, articles.title, articles.byline, articles.published, articles.dateline,
  highlight(articles_fts, 0, :open, :close) AS marked_title,
  CASE WHEN length(articles.body) > 50000 THEN substr(articles.lead, 1, 300)
    ELSE snippet(articles_fts, 1, :open, :close, '…', 48) END AS snippet
FROM hits
JOIN articles_fts ON articles_fts.rowid = hits.id
JOIN articles ON articles.id = hits.id
WHERE articles_fts MATCH :match
ORDER BY hits.score, hits.id
"""


async def page(request: Any, datasette: Any) -> Response:
    """Answer a request for the search page."""
    database = await _allowed(request, datasette)
    typed = request.args.get("q") or ""
    match = fts_query(typed)
    number = _number(request.args.get("page"))
    found = await _found(datasette.get_database(database), match, number) if match else {}
    url = datasette.urls.database(database) + "/-/search"
    context = {
        "database": database,
        "typed": typed,
        "match": match,
        "most_terms": MAX_TERMS,
        "too_many": is_cut(typed),
        "number": number,
        "first": (number - 1) * PAGE + 1,
        "previous": f"{url}?{urlencode({'q': typed, 'page': number - 1})}" if number > 1 else None,
        "following": f"{url}?{urlencode({'q': typed, 'page': number + 1})}",
        "page_size": PAGE,
        **found,
    }
    html = await datasette.render_template(
        "broadsheet_search.html", context, request=request, view_name="broadsheet_search"
    )
    return Response.html(html)


async def _allowed(request: Any, datasette: Any) -> str:
    """Return the database's name, once it is known to have articles that the reader may see."""
    name: str = requested(request, datasette, "search page").name
    await datasette.ensure_permissions(
        request.actor,
        [("view-table", (name, "articles")), ("view-database", name), "view-instance"],
    )
    return name


def _number(argument: str | None) -> int:
    """Read the page's number; anything else is the first page."""
    digits = argument and argument.isascii() and argument.isdigit() and len(argument) < 7
    return max(1, int(argument)) if argument and digits else 1


async def _found(db: Any, match: str, number: int) -> dict[str, Any]:
    opening, closing = MARKS
    arguments = {
        "match": match,
        "size": PAGE,
        "start": (number - 1) * PAGE,
        "open": opening,
        "close": closing,
    }
    try:
        total = (await db.execute(_COUNT, {"match": match})).single_value()
        rows = (await db.execute(_HITS, arguments)).rows
    except QueryInterrupted:
        return {"timed_out": True}
    hits = [
        {**row, "marked_title": marked(row["marked_title"]), "snippet": marked(row["snippet"])}
        for row in map(dict, rows)
    ]
    return {"total": total, "hits": hits}


def without_empty_search(app: Any, datasette: Any) -> Any:
    """Wrap an application so that `_search=` with only blanks is as if it had not been sent.

    Browsers send the empty search box of a table's page along with its filters; Datasette would
    then look for articles that hold nothing, and find none.
    """

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        query = scope.get("query_string", b"")
        if b"_search=" in query and _asks_ours(scope, datasette):
            arguments = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
            kept = [(k, v) for k, v in arguments if k != "_search" or v.strip()]
            if len(kept) < len(arguments):
                scope = {**scope, "query_string": urlencode(kept).encode("latin-1")}
        await app(scope, receive, send)

    return wrapped


def _asks_ours(scope: Any, datasette: Any) -> bool:
    """Tell whether a request is for a page of a database that Broadsheet made."""
    parts = set(scope["path"].removesuffix(".json").split("/"))
    return any(
        db.route in parts and is_ours(datasette, name) for name, db in datasette.databases.items()
    )
