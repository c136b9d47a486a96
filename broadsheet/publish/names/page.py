"""The page of a person, organization or place: where named, in which words, beside whom.

In: the row of `people`, `organizations` or `places` that a page shows. Out: the variable `entity`
for `row.html`. Lists are cut at a number of rows, and lead to the table that has all of them.
"""

from asyncio import gather
from typing import Any

from broadsheet.publish.facts import TABLES
from broadsheet.publish.names.beside import beside
from broadsheet.publish.names.place import place, place_map
from broadsheet.publish.names.question import (
    KINDS,
    MOST,
    MOST_READ,
    Question,
    question_about,
    with_words,
)
from broadsheet.publish.names.said import said
from broadsheet.publish.names.timeline import timeline
from broadsheet.publish.names.when import when_named
from broadsheet.publish.remember import Memory
from broadsheet.publish.words import in_context

_NAMED = f"""
WITH newest AS MATERIALIZED ({{read}} LIMIT {MOST}),
firsts AS (
  SELECT newest.id, min(mentions.ordinal) AS ordinal FROM newest
  JOIN mentions ON mentions.entity_id = :id AND mentions.article_id = newest.id
    AND mentions.kind = '{{kind}}'
  GROUP BY newest.id
)
SELECT articles.id AS article_id, articles.title, articles.published, articles.outlet,
  link.mentions, mentions.start, mentions."end", {in_context("mentions")}
FROM firsts
JOIN article_{{table}} AS link ON link.article_id = firsts.id AND link.{{kind}}_id = :id
JOIN articles ON articles.id = firsts.id
JOIN mentions ON mentions.article_id = firsts.id AND mentions.ordinal = firsts.ordinal
JOIN files ON files.path = articles.path
ORDER BY {{newest}}
"""


_pages: Memory[dict[str, Any]] = Memory(80)
"""Pages of frequent names; one takes at most some 100 kB."""


async def entity_page(datasette: Any, database: str, table: str, key: str) -> dict[str, Any]:
    """Return what the page of a name shows, or nothing where there is no such row."""
    db = datasette.get_database(database)
    row = (await db.execute(f"SELECT * FROM {table} WHERE id = ?", (key,))).first()
    if row is None:
        return {}
    kind, about = KINDS[table], (table, row["id"])
    if kept := _pages.get(db, about):
        return {"entity": kept}
    question = await question_about(db, table, row["id"], row["articles"] or 0)
    listed = f"{datasette.urls.table(database, 'articles')}?_m2m_{table}={row['id']}"
    when, named, quotes, dates, *others = await gather(
        when_named(question, listed),
        question.ask(_NAMED),
        said(question) if kind != "place" else _nothing(question),
        timeline(question),
        *(beside(datasette, database, question, other) for other in TABLES),
    )
    entity = {
        **dict(row),
        **when,
        "table": table,
        "kind": kind,
        "aliases": [form for form in (row["aliases"] or "").split("; ") if form],
        "place": place(dict(row)) if kind == "place" else None,
        "map": place_map(dict(row), others[-1]["rows"] or []) if kind == "place" else None,
        "named": with_words(named),
        "said": quotes,
        "timeline": dates,
        "most_read": MOST_READ,
        "beside": others,
        "most": MOST,
    }
    found = (question.newest, when["when"], named, quotes, dates["dates"])
    whole = None not in (*found, *(other["rows"] for other in others))
    if question.frequent and whole:
        _pages.keep(db, entity, about)
    return {"entity": entity}


async def _nothing(_question: Question) -> list[dict[str, Any]]:
    """Return what a place says."""
    return []
