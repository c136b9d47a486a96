"""The article page: the article with its facts, what was set aside, where each value is from.

In: the row of `articles` that a page shows, and the place that was asked for (`?at=START-END`).
Out: the variable `article` for `row.html`. The text shown is the file's, cut at the offsets of the
passages, so that page and source agree. `facts` knows the names and quotes, `marks` marks them.
"""

import re
from dataclasses import dataclass
from typing import Any

from broadsheet.normal import normal
from broadsheet.publish.edition import has_facts
from broadsheet.publish.facts import NONE, facts
from broadsheet.publish.marks import Mark, Piece, lies_in, marked
from broadsheet.publish.words import InContext, cut, text_of
from broadsheet.records import PROBLEM_KINDS

_TEXT = ("standfirst", "heading", "body")
_READ = ("headline", *_TEXT, "blank", "metadata")
"""The roles that the page shows as the article; every other passage is listed below it."""

_WIDE = ("title", "lead", "language")
"""Fields that repeat another or take in much of the text: they are not marked in it."""

_AT = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
"""What the argument `at` looks like: where the words begin and end."""

AS_IT_IS = ("text/plain", "text/markdown")
"""Media types whose files are shown as they are; of the others the text was taken out."""

LONGEST = 2_000_000
"""Characters of a source that the page shows; the rest is in the download of its bytes."""

MOST_PASSAGES = 5_000
"""Passages of an article that the page shows; an article of a paper has some thirty."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage with its words, and as HTML with what is marked in it."""

    role: str
    rule: str
    text: str
    html: str


async def article_page(datasette: Any, database: str, key: str, arguments: Any) -> dict[str, Any]:
    """Return what the page of an article shows, or nothing where there is no such article."""
    db = datasette.get_database(database)
    row = (await db.execute("SELECT * FROM articles WHERE id = ?", (key,))).first()
    if row is None:
        return {}
    identity = row["id"]
    known = await facts(datasette, database, identity) if has_facts(datasette, database) else NONE
    file = (await db.execute("SELECT * FROM files WHERE path = ?", (row["path"],))).first()
    text = text_of(file)[:LONGEST]
    passages = await _rows(db, "passages", identity, "ordinal", MOST_PASSAGES + 1)
    fields = await _rows(db, "fields", identity, "start, field")
    return {
        "article": {
            **dict(row),
            **_texts(text, passages[:MOST_PASSAGES], fields, known.marks, _asked(arguments)),
            **await _around(db, row),
            "facts": known,
            "sources": [_source_of(text, field) for field in fields],
            "encoding": file["encoding"] if file else None,
            "media_type": file["media_type"] if file else None,
            "taken_out": bool(file and file["media_type"].partition("+")[0] not in AS_IT_IS),
            "cut": len(text) == LONGEST or len(passages) > MOST_PASSAGES,
        }
    }


def at(start: int, end: int) -> str:
    """Return the end of an article's address that leads to words of it.

    >>> at(120, 135)
    '?at=120-135#at'
    """
    return f"?at={start}-{end}#at"


def _asked(arguments: Any) -> Mark | None:
    """Return the place that the page was asked for."""
    match = _AT.fullmatch(arguments.get("at") or "")
    return Mark(int(match[1]), int(match[2]), "here") if match else None


def _texts(
    text: str,
    passages: list[dict[str, Any]],
    fields: list[dict[str, Any]],
    marks: list[Mark],
    asked: Mark | None,
) -> dict[str, Any]:
    """Return the headline, the paragraphs and all passages, each with what is marked in it."""
    pieces = [Piece(p["start"], text[p["start"] : p["end"]]) for p in passages]
    read = [piece for p, piece in zip(passages, pieces, strict=True) if p["role"] in _TEXT]
    headline = _headline(text, fields)
    in_text = bool(asked and lies_in(asked, [*headline, *read]))
    above = [*marks, asked] if asked and in_text else marks
    below = [Mark(f["start"], f["end"], "field", None, f["field"]) for f in fields
             if f["start"] is not None and f["field"] not in _WIDE]  # fmt: skip
    if asked and not in_text:
        below.append(asked)
    first, *paragraphs = marked([*(headline or [Piece(0, "")]), *read], above)
    html = iter(paragraphs)
    shown = [
        Shown(p["role"], p["rule"], piece.text, source)
        for p, piece, source in zip(passages, pieces, marked(pieces, below, str), strict=True)
    ]
    return {
        "headline_html": first,
        "paragraphs": [
            Shown(p.role, p.rule, normal(p.text), next(html)) for p in shown if p.role in _TEXT
        ],
        "passages": shown,
        "set_aside": [p for p in shown if p.role not in _READ],
        "asked_below": bool(asked and lies_in(asked, pieces) and not in_text),
    }


def _headline(text: str, fields: list[dict[str, Any]]) -> list[Piece]:
    """Return the headline where its words stand in the file as the page shows them."""
    for field in fields:
        if field["field"] == "headline" and field["start"] is not None:
            words = text[field["start"] : field["end"]]
            if normal(words) == field["value"]:
                return [Piece(field["start"], words)]
    return []


async def _around(db: Any, row: Any) -> dict[str, Any]:
    """Return who wrote the article, which files have it too, and what could not be decided."""
    authors = await db.execute(
        "SELECT authors.id, authors.name FROM article_authors"
        " JOIN authors ON authors.id = author_id WHERE article_id = ? ORDER BY name",
        (row["id"],),
    )
    copies = await db.execute(
        "SELECT path FROM files WHERE article_id = ? AND path != ? ORDER BY path LIMIT 100",
        (row["id"], row["path"]),
    )
    problems = await _rows(db, "problems", row["id"], "kind")
    return {
        "authors": [dict(author) for author in authors.rows],
        "copies": [copy["path"] for copy in copies.rows],
        "problems": [{**one, "meaning": PROBLEM_KINDS.get(one["kind"], "")} for one in problems],
    }


async def _rows(
    db: Any, table: str, identity: int, order: str, most: int = 1000
) -> list[dict[str, Any]]:
    sql = f"SELECT * FROM {table} WHERE article_id = ? ORDER BY {order} LIMIT {most}"
    return [dict(row) for row in (await db.execute(sql, (identity,))).rows]


@dataclass(frozen=True, slots=True)
class SourceOf:
    """A value with its words and what stands around them."""

    field: str
    value: str
    method: str
    words: InContext


def _source_of(text: str, field: dict[str, Any]) -> SourceOf:
    start, end = field["start"], field["end"]
    words = InContext("", "", "") if start is None else cut(text, start, end)
    return SourceOf(field["field"], field["value"], field["method"], words)
