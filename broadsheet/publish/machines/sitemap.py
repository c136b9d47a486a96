"""The site map: /sitemap.xml, an index, and /sitemap-DATABASE-KIND-NUMBER.xml, its parts.

Out: sitemaps.org's protocol, version 0.9, at most `MOST` addresses to a part: front pages, lists of
outlets and saved queries, articles, people, organizations, places, outlets, stories that have
copies; of the index of a divided corpus its front page. `lastmod` is the day that an article states
as the day it was published, or its instant; of what states less, and of all other pages, no time of
a change is known and none is said. Only what anyone may see is in it.
"""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from typing import Any
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from datasette.database import QueryInterrupted
from datasette.utils import tilde_decode, tilde_encode
from datasette.utils.asgi import NotFound, Response
from datasette.views.base import DatasetteError

from broadsheet.publish.ask import Ask, asked, in_one_turn
from broadsheet.publish.edition import has_facts, requested
from broadsheet.publish.machines.addresses import (
    absolute,
    front,
    may_see,
    open_indexes,
    open_to_all,
    saved_queries,
)
from broadsheet.publish.machines.answers import XML, answer, xml, xml_text
from broadsheet.publish.machines.instants import instant
from broadsheet.publish.outlet.address import outlet_url
from broadsheet.publish.remember import Memory

MOST = 10_000
"""Addresses in a part. The protocol allows 50,000; so few take a tenth of a second or two."""

MEDIA_TYPE = "application/xml; charset=utf-8"

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

# Ids in the order of an index that is small, then their rows: the rows of articles are long.
_ARTICLES = """
SELECT id, published FROM articles
WHERE id IN (SELECT id FROM articles ORDER BY path LIMIT :most OFFSET :start)
"""
_NAMES = "SELECT id, NULL AS published FROM {table} ORDER BY id LIMIT :most OFFSET :start"
_OUTLETS = """
SELECT DISTINCT outlet AS id, NULL AS published FROM articles WHERE outlet IS NOT NULL
ORDER BY outlet LIMIT :most OFFSET :start
"""
# The page of a story of one article says no more than that article's.
_STORIES = """
SELECT id, NULL AS published FROM stories WHERE articles > 1
ORDER BY id LIMIT :most OFFSET :start
"""
NAMES = ("people", "organizations", "places")
"""Tables of names, whose rows have pages."""

_QUERIES = {
    "articles": _ARTICLES,
    **{table: _NAMES.format(table=table) for table in NAMES},
    "outlets": _OUTLETS,
    "stories": _STORIES,
}
_COUNTS = {
    "articles": "SELECT count(*) AS n FROM articles",
    **{table: f"SELECT count(*) AS n FROM {table}" for table in NAMES},
    "outlets": "SELECT count(DISTINCT outlet) AS n FROM articles WHERE outlet IS NOT NULL",
    "stories": "SELECT count(*) AS n FROM stories WHERE articles > 1",
}

KINDS = ("pages", *_QUERIES)
"""The kinds of parts."""


async def index(request: Any, datasette: Any) -> Response:
    """Answer a request for /sitemap.xml."""
    names, fronts = await open_to_all(datasette), await open_indexes(datasette)
    if not names:
        raise NotFound("There is no site map: no database here is open to all")
    root = ET.Element("sitemapindex", {"xmlns": _NAMESPACE})
    for name in [*fronts, *names]:
        counted = {"pages": 1} if name in fronts else await _parts(datasette, name)
        for kind, parts in counted.items():
            for number in range(1, parts + 1):
                part = datasette.urls.path(f"/sitemap-{tilde_encode(name)}-{kind}-{number}.xml")
                entry = ET.SubElement(root, "sitemap")
                ET.SubElement(entry, "loc").text = xml_text(absolute(datasette, request, part))
    return answer(datasette, request, xml(root), MEDIA_TYPE)


async def _parts(datasette: Any, database: str) -> dict[str, int]:
    """Return how many parts there are of each kind."""
    kinds = tuple([kind for kind in _COUNTS if await _has(datasette, database, kind)])
    counted = await _counted(datasette.get_database(database), kinds)
    # Where even counting takes too long there is a first part at least.
    return {"pages": 1, **{kind: -(-counted.get(kind, 1) // MOST) for kind in kinds}}


_counts: Memory[dict[str, int]] = Memory()


async def _counted(db: Any, kinds: tuple[str, ...]) -> dict[str, int]:
    """Return how many addresses there are of each kind, where that can be counted in time."""

    def work(ask: Ask) -> dict[str, int]:
        found = {}
        for kind in kinds:
            with suppress(QueryInterrupted):
                found[kind] = int(ask(_COUNTS[kind])[0]["n"])
        return found

    counted = _counts.get(db, kinds)
    if counted is None:
        counted = await in_one_turn(db, work)
        if len(counted) == len(kinds):
            _counts.keep(db, counted, kinds)
    return counted


async def _has(datasette: Any, database: str, kind: str) -> bool:
    """Tell whether a database has a kind of pages, and anyone may see them."""
    if kind in ("articles", "outlets"):
        return True
    return has_facts(datasette, database) and await may_see(
        datasette, "view-table", (database, kind)
    )


async def part(request: Any, datasette: Any) -> Response:
    """Answer a request for a part of the site map."""
    kind, number = request.url_vars["kind"], int(request.url_vars["number"])
    for name in await open_indexes(datasette) if (kind, number) == ("pages", 1) else ():
        if name == tilde_decode(request.url_vars["database"]):
            return await _answer(datasette, request, [(front(datasette, name), None)])
    database = requested(request, datasette, "site map").name
    if database not in await open_to_all(datasette):
        raise NotFound("This database is not open to all, so it has no site map")
    if kind == "pages":
        if number > 1:
            raise NotFound("There is no such part of the site map")
        pages = await _pages(datasette, database)
        return await _answer(datasette, request, pages)
    if not await _has(datasette, database, kind):
        raise NotFound("There is no such part of the site map")
    limits = {"most": MOST, "start": (number - 1) * MOST}
    rows = await asked(datasette.get_database(database), _QUERIES[kind], limits)
    if rows is None:
        raise DatasetteError("Finding these addresses took too long.", status=503)
    if not rows:
        raise NotFound("There is no such part of the site map")
    return await _answer(
        datasette,
        request,
        ((_path(datasette, database, kind, row["id"]), _day(row["published"])) for row in rows),
    )


async def _answer(
    datasette: Any, request: Any, pages: Iterable[tuple[str, str | None]]
) -> Response:
    """Answer with a part; it is written beside what else the server does, as it takes a while."""
    text = await asyncio.to_thread(_written, datasette, request, pages)
    return answer(datasette, request, text, MEDIA_TYPE)


def _path(datasette: Any, database: str, kind: str, key: Any) -> str:
    if kind == "outlets":
        return outlet_url(key, datasette.urls.database(database))
    return str(datasette.urls.row(database, kind, str(key)))


def _day(published: str | None) -> str | None:
    """Return a stated date as the protocol has it: an instant, or a day; else None."""
    if when := instant(published):
        return when
    day = (published or "").partition("T")[0]
    return day if len(day) == 10 and not day.startswith("X") and "X" not in day else None


async def _pages(datasette: Any, database: str) -> list[tuple[str, str | None]]:
    """Return the front page of a database, the list of its outlets, and its saved queries."""
    outlets = f"{datasette.urls.database(database)}/-/outlets"
    paths = dict.fromkeys([front(datasette, database), outlets])
    queries = await saved_queries(datasette, database)
    paths |= dict.fromkeys(str(datasette.urls.query(database, name)) for name in queries)
    return [(path, None) for path in paths]


def _written(datasette: Any, request: Any, pages: Iterable[tuple[str, str | None]]) -> str:
    """Return a part: each address, and when it was changed last where that is known."""
    home = escape(xml_text(absolute(datasette, request, "/").removesuffix("/")))
    lines = [f'{XML}<urlset xmlns="{_NAMESPACE}">']
    for path, changed in pages:
        known = f"<lastmod>{changed}</lastmod>" if changed else ""
        lines.append(f"<url><loc>{home}{escape(xml_text(path))}</loc>{known}</url>")
    return "\n".join([*lines, "</urlset>", ""])
