"""The article page: the article to read, what was set aside, where each value comes from.

In: the row of `articles` that a page shows. Out: variables for `row.html`. The text shown is the
file's, cut at the offsets of the passages, so that page and source agree.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from datasette.utils import tilde_decode

from broadsheet.normal import normal
from broadsheet.publish.edition import is_ours
from broadsheet.records import PROBLEM_KINDS

_TEXT = ("standfirst", "heading", "body")
_READ = ("headline", *_TEXT, "blank", "metadata")
"""The roles that the page shows as the article; every other passage is listed below it."""

_WIDE = ("title", "lead", "language")
"""Fields that repeat another or take in much of the text: they are not marked in it."""

AS_IT_IS = ("text/plain", "text/markdown")
"""Media types whose files are shown as they are; of the others the text was taken out."""

CONTEXT = 60
"""Characters shown on either side of the words that a value was taken from."""

LONGEST = 2_000_000
"""Characters of a source that the page shows; the rest is in the download of its bytes."""

MOST_PASSAGES = 5_000
"""Passages of an article that the page shows; an article of a paper has some thirty."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a passage: its words and the fields that were read from them."""

    text: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage with its words."""

    role: str
    rule: str
    text: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class SourceOf:
    """A value with its words and what stands around them."""

    field: str
    value: str
    method: str
    before: str
    words: str
    after: str


async def variables(
    datasette: Any, view_name: str, database: str | None, table: str | None, request: Any
) -> dict[str, Any]:
    """Return `article` where the page shows one, else nothing."""
    if view_name != "row" or table != "articles" or database is None or request is None:
        return {}
    if not is_ours(datasette, database):
        return {}
    db = datasette.get_database(database)
    key = tilde_decode(request.url_vars["pks"])
    row = (await db.execute("SELECT * FROM articles WHERE id = ?", (key,))).first()
    if row is None:
        return {}
    return {"article": await _article(db, dict(row))}


async def _article(db: Any, row: dict[str, Any]) -> dict[str, Any]:
    identity = row["id"]
    file = (await db.execute("SELECT * FROM files WHERE path = ?", (row["path"],))).first()
    text = _text(file)[:LONGEST]
    passages = await _rows(db, "passages", identity, "ordinal", MOST_PASSAGES + 1)
    fields = await _rows(db, "fields", identity, "start, field")
    authors = await db.execute(
        "SELECT authors.id, authors.name FROM article_authors"
        " JOIN authors ON authors.id = author_id WHERE article_id = ? ORDER BY name",
        (identity,),
    )
    copies = await db.execute(
        "SELECT path FROM files WHERE article_id = ? AND path != ? ORDER BY path LIMIT 100",
        (identity, row["path"]),
    )
    problems = await _rows(db, "problems", identity, "kind")
    shown = [_shown(text, passage, fields) for passage in passages[:MOST_PASSAGES]]
    return {
        **row,
        "passages": shown,
        "paragraphs": [p for p in shown if p.role in _TEXT],
        "set_aside": [p for p in shown if p.role not in _READ],
        "sources": [_source_of(text, field) for field in fields],
        "authors": [dict(author) for author in authors.rows],
        "copies": [copy["path"] for copy in copies.rows],
        "problems": [{**one, "meaning": PROBLEM_KINDS.get(one["kind"], "")} for one in problems],
        "encoding": file["encoding"] if file else None,
        "media_type": file["media_type"] if file else None,
        "taken_out": bool(file and file["media_type"].partition("+")[0] not in AS_IT_IS),
        "cut": len(text) == LONGEST or len(passages) > MOST_PASSAGES,
    }


async def _rows(
    db: Any, table: str, identity: int, order: str, most: int = 1000
) -> list[dict[str, Any]]:
    sql = f"SELECT * FROM {table} WHERE article_id = ? ORDER BY {order} LIMIT {most}"
    return [dict(row) for row in (await db.execute(sql, (identity,))).rows]


def _text(file: Any) -> str:
    """Return the text that offsets count in."""
    kept = file["text"] if file else None
    return _decoded(file) if kept is None else str(kept)


def _decoded(file: Any) -> str:
    """Return a file's bytes as text; of an encoding that Python does not know, nothing."""
    try:
        return str(file["raw"].decode(file["encoding"], "replace"))
    except (TypeError, AttributeError, LookupError, ValueError):
        return ""


def _shown(text: str, passage: dict[str, Any], fields: list[dict[str, Any]]) -> Shown:
    start, end = passage["start"], passage["end"]
    within = [
        f for f in fields if f["start"] is not None and start <= f["start"] <= f["end"] <= end
    ]
    cuts = sorted({start, end, *(f["start"] for f in within), *(f["end"] for f in within)})
    stretches = []
    for begin, stop in pairwise(cuts):
        covering = [f for f in within if f["start"] <= begin and stop <= f["end"]]
        names = tuple(f["field"] for f in covering if f["field"] not in _WIDE)
        stretches.append(Stretch(text[begin:stop], names))
    words = text[start:end]
    read = normal(words) if passage["role"] in _TEXT else words
    return Shown(passage["role"], passage["rule"], read, tuple(stretches))


def _source_of(text: str, field: dict[str, Any]) -> SourceOf:
    start, end = field["start"], field["end"]
    if start is None:
        return SourceOf(field["field"], field["value"], field["method"], "", "", "")
    return SourceOf(
        field["field"],
        field["value"],
        field["method"],
        text[max(0, start - CONTEXT) : start],
        text[start:end],
        text[end : end + CONTEXT],
    )
