"""The text of an article as its page shows it, with what is marked in it.

In: the text of the article's file, its passages and fields, the marks of its facts, and the place
that was asked for (`?at=START-END`). Out: the headline, the paragraphs and all passages as HTML.
The text shown is the file's, cut at the offsets of the passages, so that page and source agree.
"""

import re
from dataclasses import dataclass
from typing import Any

from broadsheet.normal import normal
from broadsheet.publish.marks import Mark, Piece, lies_in, marked

_TEXT = ("standfirst", "heading", "body")
_READ = ("headline", *_TEXT, "blank", "metadata")
"""The roles that the page shows as the article; every other passage is listed below it."""

_WIDE = ("title", "lead", "language")
"""Fields that repeat another or take in much of the text: they are not marked in it."""

_AT = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
"""What the argument `at` looks like: where the words begin and end."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage with its words, and as HTML with what is marked in it."""

    role: str
    rule: str
    text: str
    html: str


def asked(arguments: Any) -> Mark | None:
    """Return the place that the page was asked for."""
    match = _AT.fullmatch(arguments.get("at") or "")
    return Mark(int(match[1]), int(match[2]), "here") if match else None


def texts(
    text: str,
    passages: list[dict[str, Any]],
    fields: list[dict[str, Any]],
    marks: list[Mark],
    place: Mark | None,
) -> dict[str, Any]:
    """Return the headline, the paragraphs and all passages, each with what is marked in it."""
    pieces = [Piece(p["start"], text[p["start"] : p["end"]]) for p in passages]
    read = [piece for p, piece in zip(passages, pieces, strict=True) if p["role"] in _TEXT]
    headline = _headline(text, fields)
    in_text = bool(place and lies_in(place, [*headline, *read]))
    above = [*marks, place] if place and in_text else marks
    below = [Mark(f["start"], f["end"], "field", None, f["field"]) for f in fields
             if f["start"] is not None and f["field"] not in _WIDE]  # fmt: skip
    if place and not in_text:
        below.append(place)
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
        "asked_below": bool(place and lies_in(place, pieces) and not in_text),
    }


def _headline(text: str, fields: list[dict[str, Any]]) -> list[Piece]:
    """Return the headline where its words stand in the file as the page shows them."""
    for field in fields:
        if field["field"] == "headline" and field["start"] is not None:
            words = text[field["start"] : field["end"]]
            if normal(words) == field["value"]:
                return [Piece(field["start"], words)]
    return []
