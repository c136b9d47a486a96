"""What is said about an article's facts: names, quotes, dates, and the copies of its story.

In: an article's id. Out: first the rows of its facts (`rows_of`), then `Facts`: the lists that the
article's page shows below the text, and the marks that it shows in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from broadsheet.publish.ask import Ask, Rows
from broadsheet.publish.marks import Mark
from broadsheet.publish.order import OLDEST

MOST = 2_000
"""Names, quotes and dates, of each, that an article's page shows; a long article has a hundred."""

MOST_COPIES = 50
"""Copies of an article that its page lists; the page of the story has more."""

TABLES = {"person": "people", "organization": "organizations", "place": "places"}
"""The table of each kind of name."""

SHOWN = (*TABLES.values(), "quotes", "dates")
"""Tables whose rows the pages of articles and names show, to whoever may see the table."""

_NAMES = """
SELECT kind, entity_id, name, words, start, "end" FROM named WHERE article_id = ? ORDER BY start
"""
_QUOTES = """
SELECT id, text, speaker, person_id, organization_id, speaker_text, cue, direct, whole, method,
  start, "end"
FROM quotes WHERE article_id = ? ORDER BY start, id
"""
_DATES = """
SELECT edtf, text, year, method, start, "end" FROM dates WHERE article_id = ? ORDER BY start
"""
_COPIES = f"""
SELECT id, title, outlet, published, word_count, similarity FROM articles
WHERE story_id = (SELECT story_id FROM articles WHERE id = ?1) AND id != ?1
ORDER BY id != story_id, {OLDEST}
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one article, as lists of rows; `more` tells whether some are left out."""

    names: list[dict[str, Any]]
    quotes: list[dict[str, Any]]
    dates: list[dict[str, Any]]
    copies: list[dict[str, Any]]
    marks: list[Mark]
    more: bool


NONE = Facts([], [], [], [], [], more=False)
"""Of an article in a database that was made before there were facts."""


def rows_of(ask: Ask, article: int) -> tuple[Rows, ...]:
    """Return the rows of an article's names, quotes, dates and copies."""
    lists = [ask(f"{sql} LIMIT {MOST}", (article,)) for sql in (_NAMES, _QUOTES, _DATES)]
    return *lists, ask(f"{_COPIES} LIMIT {MOST_COPIES}", (article,))


def facts(datasette: Any, database: str, rows: tuple[Rows, ...], seen: set[str]) -> Facts:
    """Return the facts of an article, given their rows, that stand in the tables `seen`."""
    *lists, copies = rows
    names = [one for one in lists[0] if TABLES.get(one["kind"]) in seen]
    quotes, dates = (
        lists[at] if table in seen else [] for at, table in ((1, "quotes"), (2, "dates"))
    )
    for one in names:
        one["url"] = entity_url(datasette, database, one["kind"], one["entity_id"])
    for one in quotes:
        one["url"] = speaker_url(datasette, database, one)
    marks = [*_named(names), *_quoted(quotes), *(Mark(d["start"], d["end"], "date") for d in dates)]
    return Facts(
        _by_name(names), quotes, dates, copies, marks, any(len(one) == MOST for one in lists)
    )


def entity_url(datasette: Any, database: str, kind: str, identity: int | None) -> str | None:
    """Return the address of the page of a person, organization or place."""
    if identity is None or kind not in TABLES:
        return None
    url: str = datasette.urls.row(database, TABLES[kind], str(identity))
    return url


def speaker_url(datasette: Any, database: str, quote: Any) -> str | None:
    """Return the address of the page of whoever is quoted."""
    kind = "person" if quote["person_id"] is not None else "organization"
    return entity_url(datasette, database, kind, quote[f"{kind}_id"])


def said_by(quote: dict[str, Any]) -> str:
    """Say whose words a quote is.

    >>> said_by({"speaker": "Ann Lee", "speaker_text": "she", "cue": "added", "direct": 1})
    'Ann Lee (“she”), added'
    >>> said_by({"speaker": None, "speaker_text": None, "cue": None, "direct": 0})
    'told, speaker not found'
    >>> said_by({"speaker": "Ann Lee", "speaker_text": "Ann Lee", "cue": "told", "direct": 0})
    'Ann Lee, told'
    """
    who, words = quote["speaker"], quote["speaker_text"]
    if who and words and words != who:
        who = f"{who} (“{words}”)"
    parts = [
        None if quote["direct"] or quote["cue"] == "told" else "told",
        who or words or "speaker not found",
        quote["cue"],
    ]
    return ", ".join(part for part in parts if part)


def _named(names: list[dict[str, Any]]) -> Iterator[Mark]:
    for one in names:
        if one["kind"] in TABLES:
            yield Mark(one["start"], one["end"], one["kind"], one["url"])


def _quoted(quotes: list[dict[str, Any]]) -> Iterator[Mark]:
    for one in quotes:
        yield Mark(
            one["start"], one["end"], "quote" if one["direct"] else "told", None, said_by(one)
        )


def _by_name(names: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return one row for each thing named: people first, and the most named of each kind."""

    def thing(one: dict[str, Any]) -> tuple[int, str, int]:
        unknown = one["entity_id"] is None
        kind = list(TABLES).index(one["kind"]) if one["kind"] in TABLES else len(TABLES)
        return kind, one["words"] if unknown else "", -1 if unknown else one["entity_id"]

    found = []
    for _, group in groupby(sorted(names, key=thing), key=thing):
        mentions = list(group)
        forms = {one["words"]: one for one in reversed(mentions)}
        found.append({
            **mentions[0],
            "mentions": len(mentions),
            "forms": sorted(forms.values(), key=lambda one: one["start"]),
        })  # fmt: skip
    return sorted(found, key=lambda one: (thing(one)[0], -one["mentions"], one["start"]))
