"""What an article states about itself, each value with the words that it was taken from.

In: the row of an article, its fields and the text of its file. Out: for the list beside the text a
`Stated` for each value, and for the table below it a `SourceOf` for each field.
"""

from dataclasses import dataclass
from typing import Any

from broadsheet.publish.article import at
from broadsheet.publish.words import InContext, cut

LONGEST = 160
"""Characters of a value's words that are shown; a language is told from a whole body."""

_BESIDE = {
    "byline": ("Byline", ("byline", "author")),
    "published": ("Published", ("published",)),
    "dateline": ("Dateline", ("dateline", "agency")),
    "outlet": ("Outlet", ("outlet",)),
    "section": ("Section", ("section",)),
    "language": ("Language", ("language",)),
    "word_count": ("Words", ()),
    "licence": ("Licence", ("licence",)),
    "url": ("Address", ("url",)),
}
"""By column: what it is called beside the text, and the fields that tell where it is from."""

_ALWAYS = ("byline", "published", "outlet", "language")
"""Columns of which the page says so where nothing was found."""


@dataclass(frozen=True, slots=True)
class SourceOf:
    """A value with its words, what stands around them, and the address that leads there."""

    field: str
    value: str
    method: str
    words: InContext
    at: str | None


@dataclass(frozen=True, slots=True)
class Stated:
    """A column of an article beside its text: its name, value, and where that is from."""

    column: str
    title: str
    value: Any
    sources: list[SourceOf]


def sources_of(text: str, fields: list[dict[str, Any]]) -> list[SourceOf]:
    """Return where each value of an article is from."""
    return [_source_of(text, field) for field in fields]


def beside(row: Any, sources: list[SourceOf]) -> list[Stated]:
    """Return what is shown beside the text; of what was not found, what readers look for first."""
    found = []
    for column, (title, fields) in _BESIDE.items():
        if row[column] is None and column not in _ALWAYS:
            continue
        own = [one for one in sources if one.field in fields]
        found.append(Stated(column, title, row[column], own))
    return found


def _source_of(text: str, field: dict[str, Any]) -> SourceOf:
    start, end = field["start"], field["end"]
    stated = (field["field"], field["value"], field["method"])
    if start is None:
        return SourceOf(*stated, InContext("", "", ""), None)
    words = cut(text, start, end)
    if len(words.words) > LONGEST:
        words = InContext(words.before, words.words[:LONGEST] + " …", "")
    return SourceOf(*stated, words, at(start, end))
