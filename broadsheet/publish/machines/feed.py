"""The Atom feed of any search: /DATABASE/-/search.atom, with the arguments of the search page.

In: the arguments of a request. Out: RFC 4287, the newest `PAGE` articles that fit, and links to
further pages (RFC 5005). Articles have the same id in every feed, on every site that has them.

Atom wants a date with a time for each entry. `updated` is the first instant of the date that the
article states, and `dc:date` has what is stated, no more precise than that. Where no year is stated
it is when the file of this edition was put in its place: that is when the site last changed what it
says of the article. `published` is there only where an instant is stated.
"""

import uuid
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Response
from datasette.views.base import DatasetteError

from broadsheet import __version__
from broadsheet.publish.about import Said
from broadsheet.publish.edition import edition, requested
from broadsheet.publish.edition_read import Edition
from broadsheet.publish.machines.addresses import absolute, front, is_address
from broadsheet.publish.machines.answers import answer, shortened, xml, xml_text
from broadsheet.publish.machines.instants import first_instant, instant, rfc3339
from broadsheet.publish.order import DATED
from broadsheet.publish.search.selection import NEWEST, RELEVANCE, Selection

PAGE = 100
"""Articles of one page of a feed."""

MOST_PAGES = 10_000

SUMMARY = 2_000
"""Characters of a lead that a feed has."""

MEDIA_TYPE = "application/atom+xml; charset=utf-8"

_ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/elements/1.1/"

_NAMESPACE = uuid.UUID("6f0e7a6c-4f3b-5a55-9a0e-6d7f6c1a2b11")
"""Under which the ids of articles are made; it must never change."""

# Newest first: those of a known year, those of another date, those of none. A plus keeps SQLite
# from looking up each article that fits, so that it goes through the dates and stops in time.
_PARTS = (
    (DATED, "published DESC, id", "+articles.id"),
    ("published >= 'X'", "published DESC, id", "+articles.id"),
    ("published IS NULL", "id", "articles.id"),
)
_IDS = """
SELECT id FROM articles WHERE {part} AND {condition} ORDER BY {order}
LIMIT :feed_most OFFSET :feed_start
"""
_COUNT = "SELECT count(*) FROM articles WHERE {part} AND {condition}"
_ROWS = """
SELECT id, title, byline, published, outlet, section, url, language, licence,
  substr(lead, 1, {most}) AS lead
FROM articles WHERE id IN ({ids})
"""
_AUTHORS = """
SELECT article_id, name FROM article_authors JOIN authors ON authors.id = author_id
WHERE article_id IN ({ids}) ORDER BY article_id, name
"""


async def page(request: Any, datasette: Any) -> Response:
    """Answer a request for the feed of a search."""
    db = requested(request, datasette, "feed")
    needed = [("view-table", (db.name, "articles")), ("view-database", db.name), "view-instance"]
    await datasette.ensure_permissions(request.actor, needed)
    known = edition(datasette, db.name)
    assert known is not None  # noqa: S101 - `requested` has seen it
    selection = replace(Selection.of(request.args), sort=NEWEST)
    number = _number(request.args.get("page"))
    try:
        rows = await _rows(db, selection, known, number)
    except QueryInterrupted:
        raise DatasetteError(
            "Finding these articles took too long. Ask for rarer words, or for fewer.",
            title="This feed took too long",
            status=503,
        ) from None
    feed = _Feed(request, datasette, db.name, known, selection)
    return answer(datasette, request, xml(feed.element(rows, number)), MEDIA_TYPE)


def feed_address(datasette: Any, database: str, selection: Selection | None = None) -> str:
    """Return the path of the feed of a search; of everything, where none is given."""
    path = f"{datasette.urls.database(database)}/-/search.atom"
    asked = replace(selection, sort=RELEVANCE).query_string() if selection else ""
    return f"{path}?{asked}" if asked else path


def _number(argument: str | None) -> int:
    good = argument and argument.isascii() and argument.isdigit() and len(argument) < 7
    return min(max(1, int(argument)), MOST_PAGES) if argument and good else 1


async def _rows(db: Any, selection: Selection, known: Edition, number: int) -> list[dict[str, Any]]:
    """Return the articles of a page with their authors, and one more if there is a next page."""
    ids = await _ids(db, selection, known, (number - 1) * PAGE)
    listed = ", ".join(map(str, ids))
    rows = (await db.execute(_ROWS.format(most=SUMMARY * 2, ids=listed))).rows
    by_id = {row["id"]: dict(row) for row in rows}
    authors: dict[int, list[str]] = {}
    for one in (await db.execute(_AUTHORS.format(ids=listed))).rows:
        authors.setdefault(one["article_id"], []).append(one["name"])
    return [{**by_id[one], "authors": authors.get(one, [])} for one in ids]


async def _ids(db: Any, selection: Selection, known: Edition, start: int) -> list[int]:
    """Return the ids of the articles of a page that begins at a number, newest first."""
    ids: list[int] = []
    for part, order, identity in _PARTS:
        condition, parameters = selection.condition(identity, known)
        limits = {"feed_most": PAGE + 1 - len(ids), "feed_start": start}
        sql = _IDS.format(part=part, order=order, condition=condition)
        found = [row["id"] for row in (await db.execute(sql, {**parameters, **limits})).rows]
        ids += found
        if len(ids) > PAGE:
            break
        if start and not found:
            count = _COUNT.format(part=part, condition=condition)
            start -= (await db.execute(count, parameters)).single_value()
        else:
            start = 0
    return ids


class _Feed:
    """Writes the feed of one search."""

    def __init__(
        self, request: Any, datasette: Any, database: str, known: Edition, selection: Selection
    ) -> None:
        self.request, self.datasette, self.database = request, datasette, database
        self.selection = selection
        self.placed = rfc3339(datetime.fromtimestamp(known.placed, UTC))

    def _whole(self, path: Any) -> str:
        return absolute(self.datasette, self.request, path)

    def _at(self, number: int) -> str:
        """Return the address of a page of the feed."""
        path = feed_address(self.datasette, self.database, self.selection)
        if number > 1:
            path += ("&" if "?" in path else "?") + urlencode({"page": number})
        return self._whole(path)

    def element(self, rows: list[dict[str, Any]], number: int) -> ET.Element:
        """Return a page of the feed."""
        said = Said(self.datasette).of(self.database)
        typed = " ".join(self.selection.typed.split())
        feed = ET.Element("feed", {"xmlns": _ATOM, "xmlns:dc": _DC})
        _add(feed, "id", self._at(1))
        _add(feed, "title", f"{typed} – {said.title}" if typed else said.title)
        if said.description:
            _add(feed, "subtitle", said.description)
        _add(feed, "updated", self.placed)
        _person(feed, said.title)
        if said.license:
            _add(feed, "rights", said.license)
        _add(feed, "generator", "Broadsheet", version=__version__)
        for rel, address, kind in self._links(number, more=len(rows) > PAGE):
            _add(feed, "link", None, rel=rel, type=kind, href=address)
        for row in rows[:PAGE]:
            feed.append(self._entry(row))
        return feed

    def _links(self, number: int, *, more: bool) -> list[tuple[str, str, str]]:
        atom, html = "application/atom+xml", "text/html"
        asked = self.selection.query_string()
        seen = (
            front(self.datasette, self.database)
            if self.selection.is_everything
            else f"{self.datasette.urls.database(self.database)}/-/search?{asked}"
        )
        links = [("self", self._at(number), atom), ("alternate", self._whole(seen), html)]
        if number > 1 or more:
            links.append(("first", self._at(1), atom))
        if number > 1:
            links.append(("previous", self._at(number - 1), atom))
        if more and number < MOST_PAGES:
            links.append(("next", self._at(number + 1), atom))
        return links

    def _entry(self, row: dict[str, Any]) -> ET.Element:
        """Return an article."""
        entry = ET.Element(
            "entry", {"xml:lang": xml_text(row["language"])} if row["language"] else {}
        )
        _add(entry, "id", article_id(row["id"]))
        _add(entry, "title", row["title"])
        address = self.datasette.urls.row(self.database, "articles", str(row["id"]))
        _add(entry, "link", None, rel="alternate", type="text/html", href=self._whole(address))
        if is_address(row["url"]):
            _add(entry, "link", None, rel="via", href=row["url"])
        stated = row["published"]
        _add(entry, "updated", first_instant(stated) or self.placed)
        if instant(stated):
            _add(entry, "published", instant(stated))
        if stated:
            _add(entry, "dc:date", stated)
        for name in row["authors"] or [row["byline"] or row["outlet"] or "author not stated"]:
            _person(entry, name)
        if row["outlet"]:
            _add(entry, "dc:publisher", row["outlet"])
        if row["section"]:
            _add(entry, "category", None, term=row["section"])
        if row["licence"]:
            _add(entry, "rights", row["licence"])
        _add(entry, "summary", shortened(row["lead"] or "", SUMMARY) or row["title"])
        return entry


def _add(parent: ET.Element, name: str, text: Any, **attributes: str) -> None:
    element = ET.SubElement(parent, name, {key: xml_text(one) for key, one in attributes.items()})
    if text is not None:
        element.text = xml_text(text)


def _person(parent: ET.Element, name: str) -> None:
    _add(ET.SubElement(parent, "author"), "name", name)


def article_id(number: int) -> str:
    """Return the id of an article in feeds, the same on every site.

    >>> article_id(262154030259225)
    'urn:uuid:de7169e9-2f7a-5323-b350-2be76cf7ecdb'
    """
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'article {number}')}"
