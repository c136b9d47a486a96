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

The databases of a divided corpus, which can be two hundred, have their rules once, with `*` for
what is different in their names: Google reads no more than 500 KiB. Readers of the older kind are
kept out of them.
"""

from typing import Any

from datasette.utils.asgi import NotFound, Response

from broadsheet.publish.machines.addresses import (
    absolute,
    open_indexes,
    open_to_all,
    saved_queries,
)
from broadsheet.publish.machines.answers import answer
from broadsheet.publish.machines.sitemap import NAMES
from broadsheet.publish.shards.served import parts

PAGES = ("articles", "stories", *NAMES)
"""Tables whose rows have pages of ours that are worth finding."""

_ARGUMENTS = ("?*", "?sql=", ".")
"""What follows the name of a database where more is asked for than its front page."""

_ALWAYS = ("/-/static/", "/-/static-plugins/")
"""Style sheets and scripts: without them a crawler cannot see a page as a reader does."""


async def page(request: Any, datasette: Any) -> Response:
    """Answer a request for /robots.txt."""
    names, sets = await open_to_all(datasette), await open_indexes(datasette)
    if not names:
        raise NotFound("There are no rules for crawlers")
    lines = [
        "# Articles, names, outlets and saved queries are open. All articles: see the site map,"
    ]
    lines += ["# or take whole tables away, as /llms.txt says.", "User-agent: *"]
    for index in sets:
        root, own = str(datasette.urls.database(index)), {p.name for p in parts(datasette, index)}
        lines += [f"Disallow: {root}{rest}" for rest in ("/", *_ARGUMENTS)]
        alike = [name for name in datasette.databases if name.startswith(f"{index}-")]
        named = [name for name in alike if name in names]
        if named and own.issuperset(alike):
            lines += await _rules(datasette, named[0], f"{root}-*")
            lines += [f"Allow: {root}-*", f"Disallow: {root}-"]
            names = [name for name in names if name not in named]
    for name in names:
        lines += await _rules(datasette, name, str(datasette.urls.database(name)))
    lines += [f"Allow: {datasette.urls.path(path)}" for path in _ALWAYS]
    root = datasette.urls.instance()
    lines += [f"Disallow: {root}{rest}" for rest in ("-/", "?*", ".json")]
    lines += ["", f"Sitemap: {absolute(datasette, request, datasette.urls.path('/sitemap.xml'))}"]
    return answer(datasette, request, "\n".join(lines) + "\n", "text/plain; charset=utf-8")


async def _rules(datasette: Any, database: str, root: str) -> list[str]:
    """Return the rules for a database, or for all that have the same tables as it, below a path."""
    own = str(datasette.urls.database(database))
    db = datasette.get_database(database)
    tables = [*await db.table_names(), *await db.view_names()]
    hidden = set(await db.hidden_table_names())
    open_tables = [table for table in tables if table not in hidden]
    rows = [f"{root}/{table}/" for table in PAGES if table in tables] + [f"{root}/-/outlets/"]
    pages = [str(datasette.urls.table(database, table)) for table in open_tables]
    pages += [
        str(datasette.urls.query(database, name))
        for name in await saved_queries(datasette, database)
    ]
    exact = [root + path.removeprefix(own) for path in pages]
    return [
        *(f"Disallow: {path}*{mark}" for path in rows for mark in ("?", ".")),
        *(f"Allow: {path}" for path in rows),
        *(f"Allow: {path}$" for path in dict.fromkeys(exact)),
        f"Allow: {root}/-/outlets$",
        f"Allow: {root}/-/search.atom$",
        *(f"Disallow: {root}{rest}" for rest in ("/", *_ARGUMENTS)),
    ]
