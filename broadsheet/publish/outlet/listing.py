"""Every outlet on one page, at /DATABASE/-/outlets, and which of them may be one.

In: a request. Out: a page with each outlet's articles, stories and span, the largest first. Names
that differ only in capitals, spaces and signs are shown as what they are, two outlets, since only
whoever knows them can tell; the pages say that there is another.
"""

from asyncio import gather
from collections import defaultdict
from typing import Any

from datasette.utils.asgi import Response

from broadsheet.publish.allowed import allowed
from broadsheet.publish.ask import asked
from broadsheet.publish.edition import has_facts
from broadsheet.publish.remember import Memory

MOST = 800
"""Outlets on the page, which stays below 300 kB with these."""

COUNTS = """
SELECT outlet AS name, count(*) AS articles FROM articles WHERE outlet IS NOT NULL
GROUP BY outlet ORDER BY articles DESC, outlet
"""
"""Every outlet with its articles, the largest first."""

# From indexes that hold the values: the rows of articles are long.
_PRINTED = "printed AS MATERIALIZED (SELECT id, outlet FROM articles WHERE outlet IS NOT NULL)"
_STORIES = f"""
WITH {_PRINTED},
told AS MATERIALIZED (SELECT id, story_id FROM articles WHERE story_id IS NOT NULL)
SELECT outlet AS name, count(DISTINCT story_id) AS stories
FROM printed JOIN told ON told.id = printed.id GROUP BY 1
"""
_SPANS = f"""
WITH {_PRINTED},
dated AS MATERIALIZED (SELECT id, published FROM articles WHERE published < 'X')
SELECT outlet AS name, min(published) AS first, max(published) AS last
FROM printed JOIN dated ON dated.id = printed.id GROUP BY 1
"""
QUESTIONS = (COUNTS, _STORIES, _SPANS)
"""What the page asks of all articles, which takes long where they are many."""


async def page(request: Any, datasette: Any) -> Response:
    """Answer a request for the list of outlets."""
    database = await allowed(request, datasette, "list of outlets")
    db = datasette.get_database(database)
    outlets = await listed(db, stories=has_facts(datasette, database))
    context = {"database": database, "outlets": outlets, "most": MOST}
    html = await datasette.render_template(
        "broadsheet_outlets.html", context, request=request, view_name="broadsheet_outlets"
    )
    return Response.html(html)


_kept: Memory[list[dict[str, Any]]] = Memory()


async def listed(db: Any, *, stories: bool) -> list[dict[str, Any]] | None:
    """Return every outlet, the largest first; None where counting took too long."""
    if (kept := _kept.get(db)) is not None:
        return kept
    counts, told, spans = await gather(
        asked(db, COUNTS, {}),
        asked(db, _STORIES, {}) if stories else _nothing(),
        asked(db, _SPANS, {}),
    )
    if counts is None:
        return None
    of_stories = {row["name"]: row["stories"] for row in told or []}
    of_spans = {row["name"]: row for row in spans or []}
    others = _alike([row["name"] for row in counts])
    outlets = [
        {
            **row,
            "stories": of_stories.get(row["name"]),
            "first": _day(of_spans.get(row["name"], {}).get("first")),
            "last": _day(of_spans.get(row["name"], {}).get("last")),
            "also": others.get(row["name"], []),
        }
        for row in counts
    ]
    if told is not None and spans is not None:
        _kept.keep(db, outlets)
    return outlets


async def also_written(db: Any, name: str) -> list[dict[str, Any]]:
    """Return the outlets whose names differ from a name only in capitals, spaces and signs."""
    rows = await asked(db, COUNTS, {}) or []
    return [row for row in rows if row["name"] != name and spelled(row["name"]) == spelled(name)]


def spelled(name: str) -> str:
    """Return what two names of one outlet are likely to share.

    >>> spelled("The Herald-Post") == spelled("THE HERALD POST"), spelled("***")
    (True, '***')
    """
    return "".join(filter(str.isalnum, name.casefold())) or name


def _alike(names: list[str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[spelled(name)].append(name)
    return {
        name: [other for other in group if other != name]
        for group in groups.values()
        if len(group) > 1
        for name in group
    }


def _day(published: str | None) -> str | None:
    return published.partition("T")[0] if published else None


async def _nothing() -> list[dict[str, Any]]:
    """Return the stories of a database that was made before there were any."""
    return []
