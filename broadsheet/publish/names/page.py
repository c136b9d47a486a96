"""The page of a person, organization or place: where named, in which words, beside whom.

In: the row of `people`, `organizations` or `places` that a page shows. Out: the variable `entity`
for `row.html`. Lists are cut at a number of rows, and lead to the table that has all of them.
"""

from asyncio import gather
from typing import Any

from broadsheet.publish.facts import TABLES
from broadsheet.publish.names.beside import beside
from broadsheet.publish.names.place import place
from broadsheet.publish.names.question import FREQUENT, KINDS, MOST, Question, with_words
from broadsheet.publish.names.said import said
from broadsheet.publish.names.timeline import MOST_READ, timeline
from broadsheet.publish.when import When, column_for, when

_SPAN = """
SELECT min(published) AS first, max(published) AS last FROM articles
WHERE published < 'X' AND {plus}id IN ({naming})
"""

_NAMED = """
WITH newest AS MATERIALIZED ({articles}),
firsts AS (
  SELECT newest.id, min(mentions.ordinal) AS ordinal FROM newest
  JOIN mentions ON mentions.entity_id = :id AND mentions.article_id = newest.id
    AND mentions.kind = '{kind}'
  GROUP BY newest.id
)
SELECT articles.id AS article_id, articles.title, articles.published, articles.outlet,
  link.mentions, mentions.start, mentions."end", {words}
FROM firsts
JOIN article_{table} AS link ON link.article_id = firsts.id AND link.{kind}_id = :id
JOIN articles ON articles.id = firsts.id
JOIN mentions ON mentions.article_id = firsts.id AND mentions.ordinal = firsts.ordinal
JOIN files ON files.path = articles.path
ORDER BY {newest}
"""

# The two tables come out of indexes; of a name in few articles, these are looked up instead.
_WHEN = {
    True: """
WITH told AS MATERIALIZED (SELECT id, story_id FROM articles WHERE story_id IS NOT NULL),
dated AS MATERIALIZED (SELECT id, {column} AS period FROM articles WHERE {column} IS NOT NULL)
SELECT dated.period, count(*) AS articles, count(DISTINCT told.story_id) AS stories
FROM article_{table} AS link
JOIN dated ON dated.id = link.article_id LEFT JOIN told ON told.id = link.article_id
WHERE link.{kind}_id = :id GROUP BY 1
""",
    False: """
SELECT {column} AS period, count(*) AS articles, count(DISTINCT story_id) AS stories
FROM articles WHERE id IN ({naming}) GROUP BY 1
""",
}


async def entity_page(datasette: Any, database: str, table: str, key: str) -> dict[str, Any]:
    """Return what the page of a name shows, or nothing where there is no such row."""
    db = datasette.get_database(database)
    row = (await db.execute(f"SELECT * FROM {table} WHERE id = ?", (key,))).first()
    if row is None:
        return {}
    kind = KINDS[table]
    question = Question(db, table, kind, row["id"], (row["articles"] or 0) > FREQUENT)
    listed = f"{datasette.urls.table(database, 'articles')}?_m2m_{table}={row['id']}"
    span, named, quotes, dates, *others = await gather(
        question.ask(_SPAN),
        question.newest(_NAMED),
        said(question) if kind != "place" else _nothing(),
        timeline(question),
        *(beside(datasette, database, question, other) for other in TABLES),
    )
    first, last = (span[0]["first"], span[0]["last"]) if span else (None, None)
    entity = {
        **dict(row),
        "first": first,
        "last": last,
        "table": table,
        "kind": kind,
        "aliases": [form for form in (row["aliases"] or "").split("; ") if form],
        "place": place(dict(row)) if kind == "place" else None,
        "when": await _when(question, first, last, listed, row["articles"] or 0),
        "named": with_words(named),
        "said": quotes,
        "timeline": dates,
        "most_read": MOST_READ,
        "beside": others,
        "most": MOST,
    }
    return {"entity": entity}


async def _nothing() -> list[dict[str, Any]]:
    return []


async def _when(
    question: Question, first: str | None, last: str | None, listed: str, total: int
) -> When | None:
    """Return in which months or years the name is named, None where counting took too long."""
    column = column_for(first, last)
    rows = await question.ask(_WHEN[question.frequent], column=column)
    return None if rows is None else when(rows, column, listed, total)
