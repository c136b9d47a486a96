"""Rows of the table `changes` as a page shows them: by article, the values beside each other.

In: a database. Out: a `Changed` for each article, with a `Value` for each column that is another.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from markupsafe import Markup, escape

from broadsheet.publish.ask import asked
from broadsheet.publish.compare.page import both
from broadsheet.publish.dates import said
from broadsheet.publish.languages import said as language
from broadsheet.publish.plain import label

LONG = 300
"""Characters of a value that a page shows; the table has all."""

MOST = 20
"""Articles of each kind that the page lists."""

_MOST_ROWS = 14
"""Rows that an article has at most: one for each column that is compared, and some."""

_COLUMNS = f"""
article_id, earlier_id, kind, field, substr(before, 1, {LONG + 1}) AS before,
substr(after, 1, {LONG + 1}) AS after, words_added, words_removed,
substr(title, 1, {LONG}) AS title, published, outlet, path
"""
_NEWEST = f"""
SELECT {_COLUMNS} FROM changes WHERE kind = :kind ORDER BY id LIMIT {MOST * _MOST_ROWS}
"""
_OF_ARTICLE = f"""
SELECT {_COLUMNS} FROM changes WHERE article_id = :article ORDER BY id LIMIT {2 * _MOST_ROWS}
"""
_FIELDS = """
SELECT field, count(*) AS articles FROM changes
WHERE field IS NOT NULL AND +kind = 'changed' GROUP BY field ORDER BY articles DESC, field
"""

_IN_WORDS = {"published": said, "language": language}
_NAMES = {"body": "text", "id": "number", "sha256": "nothing but the file’s bytes"}
"""Columns that are called otherwise here."""

_WORD_BY_WORD = frozenset(("headline", "byline", "dateline", "outlet", "section"))


@dataclass(frozen=True, slots=True)
class Value:
    """A value that is another now, as HTML; None where there was or is none.

    `added` and `removed` are words of a body, whose text is shown elsewhere.
    """

    column: str
    name: str
    before: Markup | None
    after: Markup | None
    added: int | None = None
    removed: int | None = None

    @property
    def shown(self) -> bool:
        """Tell whether the values themselves say something to a reader."""
        return self.column not in ("body", "sha256")


@dataclass(frozen=True, slots=True)
class Changed:
    """An article and what happened to it; `article` is None where it was withdrawn."""

    article: int | None
    earlier: int | None
    kind: str
    title: str
    published: str | None
    outlet: str | None
    path: str
    values: list[Value] = field(default_factory=list)

    @property
    def text(self) -> bool:
        """Tell whether its text is another."""
        return any(one.column == "body" for one in self.values)


async def newest(db: Any, kind: str) -> list[Changed] | None:
    """Return the newest articles to which something happened; None where that took too long."""
    rows = await asked(db, _NEWEST, {"kind": kind})
    return None if rows is None else _grouped(rows)[:MOST]


async def of_article(db: Any, article: int) -> list[Changed] | None:
    """Return what happened to an article, by kind."""
    rows = await asked(db, _OF_ARTICLE, {"article": article})
    return None if rows is None else _grouped(rows)


async def fields(db: Any) -> list[dict[str, Any]]:
    """Return of how many articles which column is another, as far as that is quickly counted."""
    rows = await asked(db, _FIELDS, {}) or []
    return [{**row, "name": name(row["field"])} for row in rows]


def name(column: str) -> str:
    """Return what a reader calls a column that is compared.

    >>> name("body"), name("url")
    ('text', 'address')
    """
    return _NAMES.get(column) or label(column)


def _grouped(rows: Iterable[dict[str, Any]]) -> list[Changed]:
    found = []
    for _, group in groupby(rows, key=itemgetter("article_id", "earlier_id", "kind")):
        listed = list(group)
        first = listed[0]
        values = [_value(row) for row in listed if row["field"] is not None]
        changed = Changed(
            first["article_id"], first["earlier_id"], first["kind"], first["title"],
            first["published"], first["outlet"], first["path"], values,
        )  # fmt: skip
        found.append(changed)
    return found


def _value(row: dict[str, Any]) -> Value:
    column = str(row["field"])
    before, after = _shown(column, row["before"], row["after"])
    return Value(column, name(column), before, after, row["words_added"], row["words_removed"])


def _shown(column: str, before: Any, after: Any) -> tuple[Markup | None, Markup | None]:
    """Return both values as HTML, those of words with the words marked that only one has."""
    one, other = (
        None if value is None else _IN_WORDS.get(column, str)(_short(str(value)))
        for value in (before, after)
    )
    if column in _WORD_BY_WORD and one is not None and other is not None:
        return both(one, other)
    return one if one is None else escape(one), other if other is None else escape(other)


def _short(text: str) -> str:
    return f"{text[:LONG]} …" if len(text) > LONG else text
