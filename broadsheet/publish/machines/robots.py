"""The rules for crawlers (RFC 9309): /robots.txt.

Open are the front pages, the tables as they are, articles, stories, people, organizations, places,
outlets and saved queries, which are all pages of ours, and the feed of everything. Closed is what
has no end or costs much: whatever has arguments (facets, filters, sorts, searches, SQL, further
pages), other formats, downloads, the rows of all other tables, Datasette's own pages. Databases
that Broadsheet did not make are not spoken of.

The allowed paths stand first and the closed whole last, so that readers of two kinds agree: those
of RFC 9309, for which the longest rule counts, and older ones, for which the first one does and
`*` and `$` mean nothing; for these, tables and queries are closed as well. A path must not end in a
bare `?`: Python's own reader takes it for none, and would close the page itself.
"""

from typing import Any

from datasette.utils.asgi import NotFound, Response

from broadsheet.publish.machines.addresses import absolute, open_to_all, saved_queries
from broadsheet.publish.machines.answers import answer
from broadsheet.publish.machines.sitemap import NAMES

PAGES = ("articles", "stories", *NAMES)
"""Tables whose rows have pages of ours that are worth finding."""

_ALWAYS = ("/-/static/", "/-/static-plugins/")
"""Style sheets and scripts: without them a crawler cannot see a page as a reader does."""


async def page(request: Any, datasette: Any) -> Response:
    """Answer a request for /robots.txt."""
    names = await open_to_all(datasette)
    if not names:
        raise NotFound("There are no rules for crawlers")
    lines = [
        "# Articles, names, outlets and saved queries are open. All articles: see the site map,"
    ]
    lines += ["# or take whole tables away, as /llms.txt says.", "User-agent: *"]
    for name in names:
        lines += await _rules(datasette, name)
    lines += [f"Allow: {datasette.urls.path(path)}" for path in _ALWAYS]
    root = datasette.urls.instance()
    lines += [f"Disallow: {root}{rest}" for rest in ("-/", "?*", ".json")]
    lines += ["", f"Sitemap: {absolute(datasette, request, datasette.urls.path('/sitemap.xml'))}"]
    return answer(datasette, request, "\n".join(lines) + "\n", "text/plain; charset=utf-8")


async def _rules(datasette: Any, database: str) -> list[str]:
    """Return the rules for one database."""
    root = str(datasette.urls.database(database))
    db = datasette.get_database(database)
    tables = [*await db.table_names(), *await db.view_names()]
    hidden = set(await db.hidden_table_names())
    open_tables = [table for table in tables if table not in hidden]
    rows = [f"{root}/{table}/" for table in PAGES if table in tables] + [f"{root}/-/outlets/"]
    exact = [str(datasette.urls.table(database, table)) for table in open_tables]
    exact += [
        str(datasette.urls.query(database, name))
        for name in await saved_queries(datasette, database)
    ]
    return [
        *(f"Disallow: {path}*{mark}" for path in rows for mark in ("?", ".")),
        *(f"Allow: {path}" for path in rows),
        *(f"Allow: {path}$" for path in dict.fromkeys(exact)),
        f"Allow: {root}/-/outlets$",
        f"Allow: {root}/-/search.atom$",
        *(f"Disallow: {root}{rest}" for rest in ("/", "?*", "?sql=", ".")),
    ]
