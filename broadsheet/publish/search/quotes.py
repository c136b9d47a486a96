"""The quotes that have the words of a search, of the articles that it is narrowed to.

In: a `Selection`. Out: a few `Quotes`, those with a known speaker first, of copies of one text one;
and how many there are, where these are not too many to count.
"""

from dataclasses import dataclass, replace
from typing import Any

from broadsheet.publish.article import at
from broadsheet.publish.ask import asked
from broadsheet.publish.cells import MARKS, marked
from broadsheet.publish.edition_read import Edition
from broadsheet.publish.facts import speaker_url
from broadsheet.publish.search.selection import Selection

SHOWN = 3
"""Quotes that the search page shows."""

MOST = 1_000
"""Quotes that are counted and ranked; of more, the first in no order are."""

_BEST = """
SELECT found.id, quotes.text FROM (
  SELECT quotes.id, bm25(quotes_fts) AS score
  FROM quotes_fts CROSS JOIN quotes ON quotes.id = quotes_fts.rowid
  WHERE quotes_fts MATCH :match AND {condition} LIMIT {most}
) AS found JOIN quotes ON quotes.id = found.id
ORDER BY quotes.speaker IS NULL, NOT quotes.direct, score, found.id
"""
_SHOWN = """
SELECT quotes.id, quotes.article_id, quotes.speaker, quotes.speaker_text, quotes.person_id,
  quotes.organization_id, quotes.direct, quotes.cue, quotes.start, quotes."end",
  CASE WHEN length(quotes.text) > 50000 THEN substr(quotes.text, 1, 300)
    ELSE snippet(quotes_fts, 0, :open, :close, '…', 48) END AS snippet,
  articles.title, articles.published, articles.outlet
FROM json_each(:ids) AS listed
CROSS JOIN quotes_fts ON quotes_fts.rowid = listed.value
JOIN quotes ON quotes.id = quotes_fts.rowid
JOIN articles ON articles.id = quotes.article_id
WHERE quotes_fts MATCH :match ORDER BY listed.key
"""


@dataclass(frozen=True, slots=True)
class Quotes:
    """Some quotes, and how many there are: `MOST` stands for as many or more."""

    rows: list[dict[str, Any]]
    count: int
    most: int = MOST


async def quotes(
    datasette: Any, database: str, edition: Edition, selection: Selection
) -> Quotes | None:
    """Return quotes with the words of a selection, None where there are none to show."""
    match = selection.match(edition)
    db = datasette.get_database(database)
    if not match or not edition.facts:
        return None
    condition, parameters = replace(selection, typed="").condition("quotes.article_id", edition)
    best = await asked(
        db, _BEST.format(condition=condition, most=MOST), {**parameters, "match": match}
    )
    if not best:
        return None
    different = {row["text"]: row["id"] for row in reversed(best)}
    ids = [row["id"] for row in best if different[row["text"]] == row["id"]][:SHOWN]
    opening, closing = MARKS
    shown = await asked(
        db,
        _SHOWN,
        {"match": match, "ids": str(ids), "open": opening, "close": closing},
    )
    for row in shown or []:
        row["words"] = marked(row["snippet"])
        row["url"] = speaker_url(datasette, database, row)
        row["place"] = str(datasette.urls.row(database, "articles", str(row["article_id"]))) + at(
            row["start"], row["end"]
        )
    return Quotes(shown, len(best)) if shown else None
