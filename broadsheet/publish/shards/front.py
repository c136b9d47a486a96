"""What the pages of a divided corpus show of it: its databases, its figures, where a name is.

In: a page. Out: variables for all templates: `index`, the index that the page is of; `set`, what
its front page shows; and on the page of one of its databases `whole`, which leads to all of it.
What somebody may not see of it is in none of them.
"""

from typing import Any

from datasette.utils.asgi import Response
from datasette.views.index import IndexView

from broadsheet.publish.changes.since import since
from broadsheet.publish.facts import TABLES
from broadsheet.publish.shards.index import index_of
from broadsheet.publish.shards.read import Index, Shard
from broadsheet.publish.shards.served import (
    called,
    may_search,
    only_set,
    open_parts,
    parts,
    sees_all,
    set_of,
)
from broadsheet.publish.view import View

MOST = 40
"""Databases that a page lists before the rest is folded."""

FIGURES = ("articles", "stories", "people", "organizations", "places")
"""Tables of an index whose number of rows its front page shows."""

_CHANGED = "since_manifest_sha256"
"""The entry of the table build that is there where an earlier edition was given."""

_ROWS = {
    "articles": "SELECT shard_id, 1 AS articles FROM articles WHERE id = :id",
    "stories": (
        "SELECT shard_id, count(*) AS articles FROM articles WHERE story_id = :id GROUP BY 1"
    ),
    **{
        table: (
            f"SELECT shard_id, count(*) AS articles FROM article_{table}"
            f" JOIN articles ON articles.id = article_id WHERE {kind}_id = :id GROUP BY 1"
        )
        for kind, table in TABLES.items()
    },
}
"""By table of an index, SQL for how many articles of each database a row is about."""


async def page(request: Any, datasette: Any) -> Response:
    """Answer a request for the front page of the site.

    Datasette's own asks for each table of each database whether it may be shown, which takes many
    seconds where there are a hundred; of a divided corpus nothing of that is shown.
    """
    index = only_set(datasette)
    reads = request.method in ("GET", "HEAD")
    if not reads or index is None or not await may_search(datasette, request.actor, index):
        shown: Response = await IndexView(datasette).dispatch_request(request)
        return shown
    context = {"databases": [], "metadata": datasette.metadata(), "private": False}
    html = await datasette.render_template(
        "index.html", context, request=request, view_name="index"
    )
    return Response.html(html)


async def variables(view: View) -> dict[str, Any]:
    """Return the variables for one page."""
    name = await _index(view)
    if name is not None:
        shown: dict[str, Any] = {"index": name}
        if view.name in ("index", "database"):
            shown["set"] = await _set(view, name)
        return {**shown, "only_set": only_set(view.datasette) is not None}
    name = set_of(view.datasette, view.database) if view.database else None
    if name is None or not await may_search(view.datasette, view.actor, name):
        return {}
    return {
        "only_set": only_set(view.datasette) is not None,
        "whole": {
            "name": name,
            "title": view.said.of(name).title,
            "rows": await sees_all(view.datasette, view.actor, name),
        },
    }


async def placed(datasette: Any, database: str, table: str | None, key: str) -> dict[str, Any]:
    """Return which databases have what a row of an index is about, for its page.

    Who may not see all of them does not see the page.
    """
    if table not in _ROWS or not key.isdecimal() or len(key) > 18:
        return {}
    db = datasette.get_database(database)
    label = "title" if table in ("articles", "stories") else "name"
    named = (await db.execute(f"SELECT {label} FROM {table} WHERE id = ?", (int(key),))).first()
    rows = await db.execute(_ROWS[table], {"id": int(key)})
    counts = {row["shard_id"]: row["articles"] for row in rows.rows}
    found = [
        {
            "called": called(part.shard),
            "articles": counts[part.shard.id],
            "url": part.name and datasette.urls.row(part.name, table, key),
        }
        for part in parts(datasette, database)
        if part.shard.id in counts
    ]
    if named is None:
        return {}
    kind = next((kind for kind, one in TABLES.items() if one == table), None)
    search = kind and f"{datasette.urls.database(database)}/-/search?{kind}={int(key)}"
    total = sum(counts.values())
    found.sort(key=lambda one: -one["articles"])  # those of as many stay in their order
    shown = {"name": named[0], "table": table, "parts": found, "search": search, "articles": total}
    return {"placed": {**shown, "most": MOST}}


async def elsewhere(datasette: Any, actor: Any, database: str, key: str) -> tuple[str, str] | None:
    """Return what the database is called that has an article which this one has not, and its page.

    So an address is of use after a date or an outlet was corrected. None where the article is in
    none that this reader may see.
    """
    index = set_of(datasette, database)
    if index is None or not key.isdecimal() or len(key) > 18:
        return None
    found = await datasette.get_database(index).execute(_ROWS["articles"], {"id": int(key)})
    here = {row["shard_id"] for row in found.rows}
    for part in await open_parts(datasette, actor, index):
        if part.shard.id in here:
            return called(part.shard), str(datasette.urls.row(part.name, "articles", key))
    return None


async def _index(view: View) -> str | None:
    """Return the index that a page is of: its database, or all that there is."""
    if view.database is not None:
        return view.database if index_of(view.datasette, view.database) else None
    name = only_set(view.datasette)
    return name if name is not None and await may_search(view.datasette, view.actor, name) else None


async def _set(view: View, name: str) -> dict[str, Any]:
    """Return what the front page of a divided corpus shows."""
    datasette, actor = view.datasette, view.actor
    index = index_of(datasette, name)
    assert index is not None  # noqa: S101 - `_index` has seen it
    open_ = await open_parts(datasette, actor, name)
    every = parts(datasette, name)
    missing = [called(part.shard) for part in every if not part.name]
    all_open = await sees_all(datasette, actor, name)
    listed = [_part(datasette, part.name, part.shard) for part in open_]
    changed = [one for one in listed if one["changes"]]
    return {
        "about": view.said.of(name),
        "by": index.by,
        "parts": listed,
        "changed": sorted(changed, key=lambda one: -one["changes"]),
        "most": MOST,
        "missing": missing,
        "all": all_open,
        "figures": _figures(index) if all_open and not missing else {},
        "since": since(index.build) if _CHANGED in index.build else None,
        "articles": sum(part.shard.articles for part in open_),
        "build": {key: index.build.get(key) for key in ("manifest_sha256", "version")},
        "address": datasette.absolute_url(view.request, datasette.urls.database(name)),
    }


def _part(datasette: Any, name: str | None, shard: Shard) -> dict[str, Any]:
    """Return a database as a line of the list."""
    first, last = ((when or "").partition("T")[0] for when in (shard.first, shard.last))
    url = str(datasette.urls.database(name))
    counts = {"articles": shard.articles, "stories": shard.stories, "changes": shard.changes}
    return {"called": called(shard), "url": url, "first": first, "last": last, **counts}


def _figures(index: Index) -> dict[str, int]:
    """Return the counts of the whole corpus."""
    written = {table: index.build.get(table, "") for table in FIGURES}
    return {table: int(n) for table, n in written.items() if n.isdecimal() and len(n) < 19}
