"""The articles of a page of results, with the words found in them.

In: groups of articles, each the copies of one story. Out: for each group a `Hit`: its first article
with a snippet, and the others by outlet and date.
"""

import json
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from broadsheet.publish.ask import asked
from broadsheet.publish.cells import MARKS, marked

MOST_COPIES = 20
"""Copies that a result lists; the page of the story has all."""

LONGEST = 300
"""Characters of a lead that stand for the snippet where there is none."""

# A snippet costs as much as a whole search, and in a text of megabytes minutes (its time grows with
# the square of the words found), so that long texts show how they begin.
_MATCHED = f"""
SELECT articles.id, articles.title, articles.byline, articles.published, articles.dateline,
  articles.outlet, highlight(articles_fts, 0, :open, :close) AS marked_title,
  CASE WHEN length(articles.body) > 50000 THEN substr(articles.lead, 1, {LONGEST})
    ELSE snippet(articles_fts, 1, :open, :close, '…', 48) END AS snippet
FROM json_each(:ids) AS listed
CROSS JOIN articles_fts ON articles_fts.rowid = listed.value
JOIN articles ON articles.id = articles_fts.rowid
WHERE articles_fts MATCH :match
"""
_LISTED = f"""
SELECT articles.id, articles.title, articles.byline, articles.published, articles.dateline,
  articles.outlet, articles.title AS marked_title, substr(articles.lead, 1, {LONGEST}) AS snippet
FROM json_each(:ids) AS listed CROSS JOIN articles ON articles.id = listed.value
"""
COPIES = """
SELECT articles.id, articles.title, articles.published, articles.outlet
FROM json_each(:ids) AS listed CROSS JOIN articles ON articles.id = listed.value
ORDER BY listed.key
"""
"""What is shown of copies, in the order of their ids `:ids`."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article as a result shows it, with the copies of its story that were found too."""

    article: dict[str, Any]
    title: Markup
    snippet: Markup
    copies: list[dict[str, Any]]
    others: int
    """How many copies there are; `copies` may have fewer."""


async def hits(db: Any, match: str, groups: list[list[int]]) -> list[Hit] | None:
    """Return the results for groups of articles, None where that took too long."""
    opening, closing = MARKS
    ids = json.dumps([group[0] for group in groups])
    marks = {"match": match, "open": opening, "close": closing}
    found = await asked(
        db, _MATCHED if match else _LISTED, {"ids": ids, **(marks if match else {})}
    )
    listed = json.dumps([one for group in groups for one in group[1 : MOST_COPIES + 1]])
    copies = await asked(db, COPIES, {"ids": listed})
    if found is None or copies is None:
        return None
    of = {row["id"]: row for row in (*found, *copies)}
    show = marked if match else escape
    return [
        Hit(
            article,
            show(article["marked_title"]),
            show(_whole_words(article["snippet"] or "")),
            [of[one] for one in group[1 : MOST_COPIES + 1] if one in of],
            len(group) - 1,
        )
        for group in groups
        for article in [of.get(group[0])]
        if article is not None and "snippet" in article
    ]


def _whole_words(text: str) -> str:
    """Return what was cut off a lead without the word that the cut parts."""
    parted = len(text) == LONGEST and " " in text
    return text.rpartition(" ")[0] + " …" if parted else text
