"""The differences of two articles, at /DATABASE/-/compare?a=ID&b=ID.

In: the ids of two articles. Out: a page with the paragraphs of both side by side, and in them what
stands in only one, as `<del>` and `<ins>`. Texts are compared up to a length, and the page says so.
"""

import asyncio
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from datasette.utils.asgi import NotFound, Response
from markupsafe import Markup, escape

from broadsheet.publish.allowed import allowed
from broadsheet.publish.compare.align import MOST, Row, aligned
from broadsheet.publish.compare.words import Stretch, stretches, words

LONGEST = 40_000
"""Characters of each text that are compared; an article of a paper has some five thousand."""

MOST_MARKS = 1_500
"""Stretches of the page that are marked; beyond that, whole paragraphs are."""

FOLDED = 3
"""Paragraphs in a row that are the same from which on they are folded away."""

_ARTICLE = f"""
SELECT id, title, headline, byline, published, dateline, outlet, section, word_count, story_id,
  similarity, substr(body, 1, {LONGEST + 1}) AS body FROM articles WHERE id = ?
"""
_OLD_ARTICLE = _ARTICLE.replace("story_id,\n  similarity", "NULL AS story_id, NULL AS similarity")


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the page: a paragraph of each text as HTML, None where a text has none for it."""

    same: bool
    left: Markup | None
    right: Markup | None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that follow one another; `folded` where they are the same and many."""

    rows: list[Shown]
    folded: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """What two texts share: rows to show, and how many words are in both, and in only one."""

    groups: list[Group]
    both: int
    left: int
    right: int
    cut: bool


async def page(request: Any, datasette: Any) -> Response:
    """Answer a request for the differences of two articles."""
    database = await allowed(request, datasette, "comparison")
    left, right = [await _article(datasette, database, request.args.get(key)) for key in "ab"]
    compared = await asyncio.to_thread(compare, left["body"], right["body"])
    context = {
        "database": database,
        "left": left,
        "right": right,
        "title": Shown(left["title"] == right["title"], *both(left["title"], right["title"])),
        "compared": compared,
        "longest": LONGEST,
        "most": MOST,
        "copies": left["story_id"] is not None and left["story_id"] == right["story_id"],
    }
    html = await datasette.render_template(
        "broadsheet_compare.html", context, request=request, view_name="broadsheet_compare"
    )
    return Response.html(html)


async def _article(datasette: Any, database: str, key: str | None) -> dict[str, Any]:
    """Return an article; raise `NotFound` where the address names none."""
    if not (key and key.isascii() and key.isdigit() and len(key) < 19):
        raise NotFound("To compare two articles, give their numbers: /-/compare?a=NUMBER&b=NUMBER")
    db = datasette.get_database(database)
    there = await db.table_columns("articles")
    sql = _ARTICLE if {"story_id", "similarity"} <= set(there) else _OLD_ARTICLE
    row = (await db.execute(sql, (int(key),))).first()
    if row is None:
        raise NotFound(f"There is no article {key} in this database")
    return dict(row)


def compare(left: str, right: str) -> Compared:
    """Compare two texts of paragraphs parted by blank lines."""
    one, other = (text[:LONGEST].split("\n\n") for text in (left, right))
    cut = max(len(left), len(right)) > LONGEST or max(len(one), len(other)) > MOST
    rows = aligned(one[:MOST], other[:MOST])
    tally = _Tally()
    shown = [_shown(row, tally) for row in rows]
    groups = []
    for same, group in groupby(shown, key=lambda row: row.same):
        listed = list(group)
        groups.append(Group(listed, same and len(listed) >= FOLDED))
    return Compared(groups, tally.both, tally.left, tally.right, cut)


@dataclass(slots=True)
class _Tally:
    """Counts, over all rows: words in both and in only one text, and stretches that are marked."""

    both: int = 0
    left: int = 0
    right: int = 0
    marks: int = 0

    def add(self, one: Stretch) -> None:
        """Count the words of a stretch."""
        if one.same:
            self.both += _count(one.left)
        else:
            self.left += _count(one.left)
            self.right += _count(one.right)


def _shown(row: Row, tally: _Tally) -> Shown:
    """Return a row as it is shown."""
    left, right = row.left or "", row.right or ""
    found = [Stretch(True, left, right)] if row.same else stretches(left, right)
    for one in found:
        tally.add(one)
    if row.same:
        return Shown(True, escape(left), escape(right))
    tally.marks += len(found)
    if row.left is None or row.right is None or tally.marks > MOST_MARKS:
        found = [Stretch(False, left, right)]
    marked_left, marked_right = _marked(found)
    return Shown(
        False,
        None if row.left is None else marked_left,
        None if row.right is None else marked_right,
    )


def _count(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word, _ in words(text))


def both(left: str, right: str) -> tuple[Markup, Markup]:
    """Return two forms of a paragraph as HTML, with what stands in only one of them marked.

    >>> print(both("An old bridge", "A bridge")[0])
    <del><span class="bs-aside" dir="ltr">only here: </span>An old</del> bridge
    """
    return _marked(stretches(left, right))


def _marked(found: list[Stretch]) -> tuple[Markup, Markup]:
    return (
        Markup("").join(one.left if one.same else taken("del", one.left) for one in found),
        Markup("").join(one.right if one.same else taken("ins", one.right) for one in found),
    )


_ONLY = Markup('<span class="bs-aside" dir="ltr">only here: </span>')
_TAKEN = {"del": Markup("<del>{}{}</del>{}"), "ins": Markup("<ins>{}{}</ins>{}")}


def taken(element: str, text: str) -> Markup:
    """Mark words that only one text has; a screen reader says so before them."""
    inner = text.rstrip()
    return _TAKEN[element].format(_ONLY, inner, text[len(inner) :]) if inner else escape(text)
