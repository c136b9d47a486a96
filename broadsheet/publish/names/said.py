"""What a person or organization says: the newest quotes, copies of one text left out.

In: a `Question`. Out: rows of quotes, each with how many copies of its article have it too.
"""

from typing import Any

from broadsheet.publish.names.question import MOST, READ, Question, with_words

MOST_SAID = 1_000
"""Quotes that are read for these: copies of one text are left out."""

# Of a name in few articles all its quotes are looked up: an article may quote without naming.
_OF_ALL = "SELECT id FROM quotes WHERE {kind}_id = :id"
_OF_READ = """
SELECT quotes.id FROM ({read}) AS one
JOIN quotes ON quotes.article_id = one.id AND +quotes.{kind}_id = :id
"""

_SAID = f"""
SELECT quotes.id, quotes.article_id, substr(quotes.text, 1, 1000) AS text, quotes.cue,
  quotes.direct, quotes.speaker_text, quotes.start, quotes."end", articles.title,
  articles.published, articles.outlet, coalesce(articles.story_id, articles.id) AS story_id
FROM quotes JOIN articles ON articles.id = quotes.article_id
WHERE quotes.id IN ({{own}})
ORDER BY {{newest}}, quotes.start LIMIT {MOST_SAID}
"""

_ALSO = """
SELECT shown.id, count(DISTINCT same.article_id) - 1 AS copies
FROM quotes AS shown
JOIN articles AS mine ON mine.id = shown.article_id
JOIN articles AS copy ON copy.story_id = mine.story_id
JOIN quotes AS same ON same.article_id = copy.id AND same.text = shown.text
  AND +same.{kind}_id = :id
WHERE shown.id IN ({shown}) GROUP BY shown.id
"""


async def said(question: Question) -> list[dict[str, Any]] | None:
    """Return the newest quotes, of copies of one text one, with how many copies have it too."""
    words = {"kind": question.kind, "read": READ}
    own = (_OF_READ if question.frequent else _OF_ALL).format(**words)
    rows = with_words(await question.ask(_SAID, own=own))
    if not rows:
        return rows
    first: dict[tuple[int, str], dict[str, Any]] = {}
    for row in rows:
        first.setdefault((row["story_id"], row["text"]), row)
    found = list(first.values())[:MOST]
    shown = ", ".join(str(int(row["id"])) for row in found)
    counted = await question.ask(_ALSO, shown=shown)
    copies = {row["id"]: row["copies"] for row in counted or []}
    return [{**row, "copies": copies.get(row["id"], 0)} for row in found]
