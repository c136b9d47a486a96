"""Who and what is named with a name, most often first.

In: a `Question`, and another kind of name. Out: rows with how many articles and stories name both,
among the articles that are read.
"""

from typing import Any

from broadsheet.publish.facts import TABLES, entity_url
from broadsheet.publish.names.question import Question

MOST = 12
"""Names of each kind that a page lists as named beside."""

_BESIDE = f"""
WITH most AS MATERIALIZED (
  SELECT link.{{other}}_id AS id, count(*) AS articles,
    count(DISTINCT coalesce(articles.story_id, articles.id)) AS stories
  FROM ({{read}}) AS one JOIN articles ON articles.id = one.id
  JOIN article_{{others}} AS link ON link.article_id = one.id
  WHERE '{{other}}' != '{{kind}}' OR link.{{other}}_id != :id
  GROUP BY 1 ORDER BY 2 DESC, 3 DESC, 1 LIMIT {MOST}
)
SELECT most.id, named.name, most.articles, most.stories{{where}}
FROM most JOIN {{others}} AS named ON named.id = most.id
ORDER BY most.articles DESC, most.stories DESC, named.name, most.id
"""


async def beside(datasette: Any, database: str, question: Question, other: str) -> dict[str, Any]:
    """Return the names of a kind that most articles have beside this one."""
    where = ", named.latitude, named.longitude" if other == "place" else ""
    rows = await question.ask(_BESIDE, other=other, others=TABLES[other], where=where)
    for row in rows or []:
        row["url"] = entity_url(datasette, database, other, row["id"])
    return {"table": TABLES[other], "rows": rows}
