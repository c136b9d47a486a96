"""Who and what is named with a name, most often first.

In: a `Question`, and another kind of name. Out: rows with how many articles and stories name both.
"""

from typing import Any

from broadsheet.publish.facts import TABLES, entity_url
from broadsheet.publish.names.question import Question

MOST = 12
"""Names of each kind that a page lists as named beside."""

_BESIDE = f"""
WITH told AS MATERIALIZED (SELECT id, story_id FROM articles WHERE story_id IS NOT NULL),
mine AS MATERIALIZED (
  SELECT link.article_id, {{story}} AS story_id FROM article_{{table}} AS link {{join}}
  WHERE link.{{kind}}_id = :id
),
most AS MATERIALIZED (
  SELECT link.{{other}}_id AS id, count(*) AS articles, count(DISTINCT story_id) AS stories
  FROM mine JOIN article_{{others}} AS link ON link.article_id = mine.article_id
  WHERE '{{other}}' != '{{kind}}' OR link.{{other}}_id != :id
  GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST}
)
SELECT most.id, named.name, most.articles, most.stories
FROM most JOIN {{others}} AS named ON named.id = most.id
ORDER BY most.articles DESC, most.stories DESC, named.name, most.id
"""


async def beside(datasette: Any, database: str, question: Question, other: str) -> dict[str, Any]:
    """Return the names of a kind that most articles have beside this one."""
    rows = await question.ask(
        _BESIDE,
        other=other,
        others=TABLES[other],
        story="told.story_id" if question.frequent else "articles.story_id",
        join="LEFT JOIN told ON told.id = link.article_id" if question.frequent
        else "JOIN articles ON articles.id = link.article_id",
    )  # fmt: skip
    for row in rows or []:
        row["url"] = entity_url(datasette, database, other, row["id"])
    return {"table": TABLES[other], "rows": rows}
