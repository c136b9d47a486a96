"""In which months or years a name stands in articles and stories.

In: a `Question`. Out: the first and the last date of its articles, and a `When`. Of a name in few
articles these are counted as they are read; else from the indexes that hold years and stories.
"""

from collections import defaultdict
from typing import Any

from broadsheet.publish.names.question import Question
from broadsheet.publish.order import DATED
from broadsheet.publish.when import When, column_for, when

_FIRST = f"""
SELECT published FROM articles WHERE {DATED} AND +id IN ({{naming}})
ORDER BY published LIMIT 1
"""
_WHEN = """
WITH story AS MATERIALIZED (
  SELECT id, story_id FROM articles WHERE story_id IS NOT NULL AND +id IN ({naming})),
period AS MATERIALIZED (
  SELECT id, {column} AS period FROM articles WHERE {column} IS NOT NULL AND +id IN ({naming}))
SELECT period.period, count(*) AS articles, count(DISTINCT story.story_id) AS stories
FROM period LEFT JOIN story ON story.id = period.id GROUP BY 1
"""


async def when_named(question: Question, listed: str) -> dict[str, Any]:
    """Return `first`, `last` and `when`, which is None where counting took too long."""
    dated = [one["published"] for one in question.newest or [] if one["year"] is not None]
    last = max(dated, default=None)
    first = min(dated, default=None)
    if question.frequent:
        found = await question.ask(_FIRST)
        first = found[0]["published"] if found else first
    column = column_for(first, last)
    rows = (
        await question.ask(_WHEN, column=column) if question.frequent else _read(question, column)
    )
    counted: When | None = None if rows is None else when(rows, column, listed, question.articles)
    return {"first": first, "last": last, "when": counted}


def _read(question: Question, column: str) -> list[dict[str, Any]] | None:
    """Count the articles that are read."""
    if question.newest is None:
        return None
    stories: dict[str, list[int]] = defaultdict(list)
    for one in question.newest:
        if one[column] is not None:
            stories[one[column]].append(one["story_id"] or one["id"])
    return [
        {"period": period, "articles": len(own), "stories": len(set(own))}
        for period, own in stories.items()
    ]
