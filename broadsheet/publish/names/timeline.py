"""The dates in whose sentences a name stands: what happened to it when.

In: a `Question`. Out: dates in order, each with the sentence of the newest article that mentions it
beside the name, and how many articles and stories do, among the articles that are read. Of the
dates, those that most stories mention are shown.
"""

from typing import Any

from broadsheet.publish.names.question import Question, with_words
from broadsheet.publish.words import TEXT

MOST = 40
"""Dates that a page shows."""

MOST_READ = 300
"""The newest articles that are read for these."""

LONGEST = 400
"""Characters of a sentence that are shown."""

# Of the columns that are not grouped by, SQLite takes those of the row with the greatest value: the
# newest article. Dates without a year have no place on a line.
_DATES = f"""
WITH newest AS MATERIALIZED ({{read}} LIMIT {MOST_READ}),
near AS MATERIALIZED (
  SELECT DISTINCT dates.article_id, dates.ordinal
  FROM newest
  CROSS JOIN mentions ON mentions.entity_id = :id AND mentions.article_id = newest.id
    AND mentions.kind = '{{kind}}'
  CROSS JOIN dates ON dates.article_id = newest.id AND dates.year IS NOT NULL
    AND mentions.start >= dates.sentence_start AND mentions.start < dates.sentence_end
),
most AS MATERIALIZED (
  SELECT dates.edtf, count(DISTINCT dates.article_id) AS articles,
    count(DISTINCT coalesce(articles.story_id, articles.id)) AS stories,
    max(CASE WHEN articles.year IS NULL THEN '' ELSE articles.published END) AS newest,
    dates.article_id, dates.ordinal
  FROM near
  JOIN dates ON dates.article_id = near.article_id AND dates.ordinal = near.ordinal
  JOIN articles ON articles.id = dates.article_id
  GROUP BY dates.edtf ORDER BY stories DESC, dates.edtf DESC LIMIT {MOST + 1}
)
SELECT most.edtf, most.articles, most.stories, dates.year, dates.start, dates."end",
  dates.text AS words, dates.sentence_end - dates.sentence_start > {LONGEST} AS cut,
  substr({TEXT}, dates.sentence_start + 1,
    min(dates.sentence_end - dates.sentence_start, {LONGEST})) AS sentence,
  articles.id AS article_id, articles.title, articles.published, articles.outlet
FROM most
JOIN dates ON dates.article_id = most.article_id AND dates.ordinal = most.ordinal
JOIN articles ON articles.id = most.article_id
JOIN files ON files.path = articles.path
ORDER BY most.stories DESC, most.edtf DESC
"""


async def timeline(question: Question) -> dict[str, Any]:
    """Return the dates in whose sentences the name stands, `more` if there are others."""
    rows = with_words(await question.ask(_DATES))
    if rows is None:
        return {"dates": None}
    return {
        "dates": sorted(rows[:MOST], key=lambda row: (str(row["edtf"]), row["article_id"])),
        "more": len(rows) > MOST,
        "read": MOST_READ,
    }
