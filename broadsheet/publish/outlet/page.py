"""The page of an outlet, at /DATABASE/-/outlets/NAME.

In: a name, as articles state it, in tilde encoding. Out: a page with what it published and when,
its sections, whom it names and quotes most, how much of it is copies and of whom, its newest
articles.
"""

from asyncio import gather
from typing import Any
from urllib.parse import urlencode

from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound, Response

from broadsheet.publish.allowed import allowed, readable
from broadsheet.publish.edition import has_facts
from broadsheet.publish.facts import SHOWN, TABLES, entity_url, speaker_url
from broadsheet.publish.outlet.listing import also_written
from broadsheet.publish.outlet.question import MOST_NEWEST, MOST_READ, Question
from broadsheet.publish.remember import Memory
from broadsheet.publish.when import column_for, when

_COUNT = "SELECT count(*) FROM articles WHERE outlet = ?"


_pages: Memory[dict[str, Any]] = Memory(20)
"""Pages of outlets of many articles; one takes at most some 100 kB."""


async def page(request: Any, datasette: Any) -> Response:
    """Answer a request for the page of an outlet."""
    database = await allowed(request, datasette, "page of an outlet")
    name = tilde_decode(request.url_vars["outlet"])
    db = datasette.get_database(database)
    about = _pages.get(db, name)
    if about is None:
        articles = (await db.execute(_COUNT, (name,))).single_value()
        if not articles:
            raise NotFound(f"No article states that it was published by “{name[:200]}”")
        about = await _about(datasette, database, Question(db, name, articles))
    seen = await readable(datasette, request.actor, database, SHOWN)
    context = {"database": database, "outlet": _seen(about, seen)}
    html = await datasette.render_template(
        "broadsheet_outlet.html", context, request=request, view_name="broadsheet_outlet"
    )
    return Response.html(html)


def _seen(about: dict[str, Any], seen: set[str]) -> dict[str, Any]:
    """Return what the page shows to whoever may see some tables."""
    named = {table: rows for table, rows in about.get("named", {}).items() if table in seen}
    return {**about, "named": named, "quoted": about.get("quoted", []) if "quotes" in seen else []}


async def _about(datasette: Any, database: str, question: Question) -> dict[str, Any]:
    """Return what the page shows; remember it where it took many articles to find, and all is."""
    listed = f"{datasette.urls.table(database, 'articles')}?{_argument(question.outlet)}"
    facts = has_facts(datasette, database)
    found = {
        **await _published(question, listed, stories=facts),
        **(await _facts(datasette, database, question) if facts else {}),
        "also": await also_written(question.db, question.outlet),
    }
    about = {
        "name": question.outlet,
        "articles": question.articles,
        "listed": listed,
        **found,
        "most_read": MOST_READ,
        "most_newest": MOST_NEWEST,
    }
    late = [found[one] for one in found if one not in ("first", "last", "named")]
    if question.frequent and None not in (*late, *found.get("named", {}).values()):
        _pages.keep(question.db, about, question.outlet)
    return about


def _argument(name: str) -> str:
    """Return the filter of Datasette's tables for an outlet."""
    return urlencode({"outlet__exact" if name.startswith("_") else "outlet": name})


async def _published(question: Question, listed: str, *, stories: bool) -> dict[str, Any]:
    """Return what an outlet published and when."""
    (first, last), newest, sections = await gather(
        question.span(), question.newest(), question.sections()
    )
    column = column_for(first, last)
    rows = await question.when(column, stories=stories)
    return {
        "first": first,
        "last": last,
        "newest": newest,
        "sections": sections,
        "when": None if rows is None else when(rows, column, listed, question.articles),
    }


async def _facts(datasette: Any, database: str, question: Question) -> dict[str, Any]:
    """Return the stories of an outlet, whose they are, whom it names and quotes."""
    read = await question.read()
    stories, copied_from, copied_by, quoted, *named = await gather(
        question.stories(),
        question.copied_from(),
        question.copied_by(),
        question.quoted(read),
        *(question.named(read, kind, table) for kind, table in TABLES.items()),
    )
    for kind, rows in zip(TABLES, named, strict=True):
        for row in rows or []:
            row["url"] = entity_url(datasette, database, kind, row["id"])
    for row in quoted or []:
        row["url"] = speaker_url(datasette, database, row)
    return {
        "stories": stories[0] if stories else None,
        "copied_from": copied_from,
        "copied_by": copied_by,
        "quoted": quoted,
        "named": dict(zip(TABLES.values(), named, strict=True)),
    }
