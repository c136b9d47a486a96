"""What the head of a page tells machines: its one address, its feed, what it is, in a few words.

In: the page that is shown and its variables. Out: the variable `head` for `_broadsheet_head.html`,
None for pages of databases that Broadsheet did not make, which keep Datasette's head; and
`sql_hint`, what may have been meant in SQL.
"""

from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from broadsheet.publish.about import About, about
from broadsheet.publish.edition import is_ours, only_edition
from broadsheet.publish.machines import schema_org
from broadsheet.publish.machines.addresses import absolute, front, here
from broadsheet.publish.machines.answers import shortened
from broadsheet.publish.machines.errors.meant import sql_hint
from broadsheet.publish.machines.feed import feed_address
from broadsheet.publish.machines.instants import instant
from broadsheet.publish.search.selection import Selection
from broadsheet.publish.view import View

WORDS = 300
"""Characters of a description."""

SEARCH = "broadsheet_search"
"""What the search page calls itself."""

ERROR = "broadsheet_error"
"""What the page of an error calls itself."""


@dataclass(slots=True)
class Head:
    """What the head of a page says."""

    canonical: str
    """The one address of the page, whatever arguments it was asked with."""
    title: str
    site: str
    description: str = ""
    kind: str = "website"
    """The type of OpenGraph."""
    feeds: list[tuple[str, str]] = field(default_factory=list)
    """Title and address of each feed."""
    properties: list[tuple[str, str]] = field(default_factory=list)
    """Further properties of OpenGraph."""
    indexed: bool = True
    """Whether search engines may list the page."""
    data: list[Markup] = field(default_factory=list)
    """Statements in schema.org's words."""


async def variables(view: View, shown: dict[str, Any]) -> dict[str, Any]:
    """Return the variables for one page; `shown` are its other ones."""
    datasette, request, database = view.datasette, view.request, view.database
    if request is None or view.name == ERROR:
        return {}
    if index := shown["broadsheet"].get("index"):
        return {"head": _of_index(view, index)}
    if view.name == "index":
        return {"head": await _index(view, shown)}
    if database is None or not is_ours(datasette, database):
        return {}
    known = await about(datasette, database, view.said)

    async def hint(error: str) -> str:
        return await sql_hint(datasette, database, request, error)

    if view.name == "database" and not request.args.get("sql"):
        page = _front(datasette, request, database, known)
        if database not in shown["broadsheet"]["front"]:  # for whoever may not see the articles
            page.data = []
    else:
        page = _page(view, known, shown)
    if view.table and not page.title:
        await _add_words(page, view, database, view.table)
    return {"head": page, "sql_hint": hint}


def _of_index(view: View, index: str) -> Head:
    """Return the head of a page of the index of a divided corpus."""
    datasette, request, words = view.datasette, view.request, view.said.of(index)
    if view.name in ("index", "database") and not request.args.get("sql"):
        url = absolute(datasette, request, datasette.urls.database(index))
        return Head(url, words.title, words.title, shortened(words.description, WORDS))
    url = here(datasette, request)
    query = Selection.of(request.args).query_string() if view.name == SEARCH else ""
    return Head(f"{url}?{query}" if query else url, "", words.title, indexed=False)


async def _index(view: View, shown: dict[str, Any]) -> Head | None:
    """Return the head of the site's front page: that of its only database, or of all it shows."""
    datasette, request, said = view.datasette, view.request, view.said
    ours = list(shown["broadsheet"]["front"])
    if not ours:
        return None
    if only := only_edition(datasette):
        return _front(datasette, request, only, await about(datasette, only, said))
    heads = [_front(datasette, request, name, await about(datasette, name, said)) for name in ours]
    title = said.site.get("title") or "Corpora of news articles"
    found = Head(absolute(datasette, request, datasette.urls.instance()), title, title)
    found.description = shortened(said.site.get("description") or "", WORDS)
    found.feeds = [feed for head in heads for feed in head.feeds]
    found.data = [one for head in heads for one in head.data]
    return found


def _front(datasette: Any, request: Any, database: str, known: About) -> Head:
    """Return the head of the front page of a database."""
    url = absolute(datasette, request, front(datasette, database))
    found = Head(
        url, known.words.title, known.words.title, shortened(known.words.description, WORDS)
    )
    found.feeds = [_feed(datasette, request, database, known, None)]
    downloads = _downloads(datasette, request, database)
    found.data = [schema_org.script(schema_org.dataset(known, url, downloads))]
    return found


def _feed(
    datasette: Any, request: Any, database: str, known: About, selection: Selection | None
) -> tuple[str, str]:
    words = " ".join(selection.typed.split()) if selection else ""
    title = f"{words} – {known.words.title}" if words else f"Newest articles – {known.words.title}"
    return title, absolute(datasette, request, feed_address(datasette, database, selection))


def _downloads(datasette: Any, request: Any, database: str) -> list[tuple[str, str]]:
    """Return the media type and address of each file that holds all articles, or everything."""
    root = absolute(datasette, request, datasette.urls.database(database))
    found = []
    if datasette.setting("allow_csv_stream"):
        found += [
            ("text/csv", f"{root}/-/all/articles.csv"),
            ("application/json", f"{root}/-/all/articles.json"),
            ("application/x-ndjson", f"{root}/-/all/articles.jsonl"),
        ]
    if datasette.setting("allow_download") and not datasette.get_database(database).is_mutable:
        found.append(("application/vnd.sqlite3", f"{root}.db"))
    return found


def _page(view: View, known: About, shown: dict[str, Any]) -> Head:
    """Return the head of a page of a database that is not its front page."""
    datasette, request, database = view.datasette, view.request, str(view.database)
    whole = here(datasette, request)
    found = Head(whole, "", known.words.title)
    if view.name == SEARCH:
        selection = Selection.of(request.args)
        state = selection.query_string()
        found.canonical = f"{whole}?{state}" if state else whole
        found.feeds = [_feed(datasette, request, database, known, selection)]
        found.indexed = False
    elif article := shown.get("article"):
        _add_article(found, article, absolute(datasette, request, front(datasette, database)))
    elif thing := shown.get("entity") or shown.get("story"):
        found.title = thing.get("name") or thing.get("title") or ""
    elif request.query_string or view.name == "database":
        found.indexed = False
        found.canonical = f"{whole}?{request.query_string}" if request.query_string else whole
    return found


async def _add_words(found: Head, view: View, database: str, table: str) -> None:
    """Add what the metadata says of a table, view or saved query."""
    queries = await view.datasette.get_canned_queries(database, None)
    said = queries.get(table) or view.said.table(database, table)
    found.title = str(said.get("title") or table)
    found.description = shortened(str(said.get("description") or ""), WORDS)


def _add_article(found: Head, article: dict[str, Any], home: str) -> None:
    """Add what the article states: title, lead, date, authors, section."""
    found.title, found.kind = article["title"], "article"
    found.description = shortened(article.get("lead") or "", WORDS)
    if when := instant(article.get("published")):
        found.properties.append(("article:published_time", when))
    if article.get("section"):
        found.properties.append(("article:section", article["section"]))
    names = article["facts"].names
    found.data = [schema_org.script(schema_org.article(article, names, found.canonical, home))]
