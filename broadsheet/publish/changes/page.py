"""What is different from an earlier edition, at /DATABASE/-/changes, and /DATABASE/-/changes/ID.

In: a request. Out: a page with the counts, the newest articles of each kind and the earlier edition
with how to cite it; or a page of one article, with its text before and now word by word. Databases
that were built without `--since` have neither.
"""

import asyncio
from typing import Any

from datasette.utils.asgi import NotFound, Response

from broadsheet.publish.about import figures
from broadsheet.publish.allowed import allowed
from broadsheet.publish.changes.rows import MOST, Changed, fields, newest, of_article
from broadsheet.publish.changes.since import since
from broadsheet.publish.compare.page import LONGEST, compare
from broadsheet.publish.edition import has_changes
from broadsheet.publish.machines.addresses import here
from broadsheet.publish.remember import Memory

ORDER = ("changed", "withdrawn", "added", "renamed")
"""The kinds in the order in which a page has them: first what a reader may have relied on."""

_BODIES = f"""
SELECT substr(changes.before, 1, {LONGEST + 1}) AS before,
  substr(articles.body, 1, {LONGEST + 1}) AS body
FROM changes JOIN articles ON articles.id = changes.article_id
WHERE changes.article_id = ? AND changes.field = 'body' LIMIT 1
"""

_pages: Memory[dict[str, Any]] = Memory()


async def page(request: Any, datasette: Any) -> Response:
    """Answer a request for the list of changes."""
    database = await _allowed(request, datasette)
    db = datasette.get_database(database)
    shown = _pages.get(db)
    if shown is None:
        lists = await asyncio.gather(*(newest(db, kind) for kind in ORDER))
        listed = dict(zip(ORDER, lists, strict=True))
        shown = {"changes": listed, "fields": await fields(db)}
        if None not in lists:
            _pages.keep(db, shown)
    known = await figures(datasette, database)
    context = {
        **shown,
        "database": database,
        "since": since(known.build),
        "figures": known,
        "most": MOST,
        "address": here(datasette, request),
    }
    html = await datasette.render_template(
        "broadsheet_changes.html", context, request=request, view_name="broadsheet_changes"
    )
    return Response.html(html)


async def of_one(request: Any, datasette: Any) -> Response:
    """Answer a request for the changes of one article."""
    database = await _allowed(request, datasette)
    db = datasette.get_database(database)
    key = request.url_vars["article"]
    found = await of_article(db, int(key)) if len(key) < 19 else []
    if not found:
        raise NotFound(f"Nothing is told of an article {key}: it is as in the earlier edition")
    known = await figures(datasette, database)
    context = {
        "database": database,
        "article": found[0],
        "told": found,
        "compared": await _compared(db, found),
        "longest": LONGEST,
        "since": since(known.build),
        "figures": known,
    }
    html = await datasette.render_template(
        "broadsheet_change.html", context, request=request, view_name="broadsheet_changes"
    )
    return Response.html(html)


async def _allowed(request: Any, datasette: Any) -> str:
    """Return the database of a request; raise `NotFound` where nothing was compared."""
    database = await allowed(request, datasette, "list of changes")
    if not has_changes(datasette, database):
        raise NotFound("This database was built without an earlier edition to compare it with")
    await datasette.ensure_permissions(request.actor, [("view-table", (database, "changes"))])
    return database


async def _compared(db: Any, found: list[Changed]) -> Any:
    """Return the text of an article before and now, None where it is the same."""
    article = found[0].article
    if not any(one.text for one in found):
        return None
    row = (await db.execute(_BODIES, (article,))).first()
    if row is None or not isinstance(row["before"], str) or not isinstance(row["body"], str):
        return None
    return await asyncio.to_thread(compare, row["before"], row["body"])
