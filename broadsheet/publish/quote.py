"""The page of a quote: the words where they stand, whose they are, and why they are taken for that.

In: the row of `quotes` that a page shows. Out: the variable `quote` for `row.html`.
"""

from typing import Any

from broadsheet.publish.article import at
from broadsheet.publish.facts import speaker_url
from broadsheet.publish.words import in_context, within_paragraph

_QUOTE = f"""
SELECT quotes.*, articles.title, articles.published, articles.outlet, articles.story_id,
  {in_context("quotes")}
FROM quotes JOIN articles ON articles.id = quotes.article_id
JOIN files ON files.path = articles.path
WHERE quotes.id = ?
"""


async def quote_page(datasette: Any, database: str, key: str) -> dict[str, Any]:
    """Return what the page of a quote shows, or nothing where there is no such row."""
    row = (await datasette.get_database(database).execute(_QUOTE, (key,))).first()
    if row is None:
        return {}
    quote = dict(row)
    return {
        "quote": {
            **quote,
            "in_context": within_paragraph({**quote, "words": quote["text"]}),
            "url": speaker_url(datasette, database, quote),
            "at": at(quote["start"], quote["end"]),
        }
    }
