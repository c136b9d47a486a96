"""The article page: the article with its facts, what was set aside, where each value is from.

In: the row of `articles` that a page shows, and the request's arguments: the place in the text that
was asked for (`at`) and the search it was found by (`from`). Out: the variable `article` for
`row.html`, put together of the other modules of this package and of `facts`.
"""

from typing import Any

from broadsheet.publish.allowed import readable
from broadsheet.publish.article.cite import cite
from broadsheet.publish.article.similar import similar
from broadsheet.publish.article.stated import beside, sources_of
from broadsheet.publish.article.text import asked, texts
from broadsheet.publish.article.walk import walk
from broadsheet.publish.edition import has_facts
from broadsheet.publish.facts import NONE, SHOWN, TABLES, facts
from broadsheet.publish.words import text_of
from broadsheet.records import PROBLEM_KINDS

AS_IT_IS = ("text/plain", "text/markdown")
"""Media types whose files are shown as they are; of the others the text was taken out."""

LONGEST = 2_000_000
"""Characters of a source that the page shows; the rest is in the download of its bytes."""

MOST_PASSAGES = 5_000
"""Passages of an article that the page shows; an article of a paper has some thirty."""


async def article_page(datasette: Any, database: str, key: str, request: Any) -> dict[str, Any]:
    """Return what the page of an article shows, or nothing where there is no such article."""
    db = datasette.get_database(database)
    row = (await db.execute("SELECT * FROM articles WHERE id = ?", (key,))).first()
    if row is None:
        return {}
    identity, with_facts = row["id"], has_facts(datasette, database)
    seen = await readable(datasette, request.actor, database, SHOWN) if with_facts else set()
    known = await facts(datasette, database, identity, seen) if with_facts else NONE
    by_names = seen.issuperset(TABLES.values())
    file = (await db.execute("SELECT * FROM files WHERE path = ?", (row["path"],))).first()
    text = text_of(file)[:LONGEST]
    passages = await _rows(db, "passages", identity, "ordinal", MOST_PASSAGES + 1)
    fields = await _rows(db, "fields", identity, "start, field")
    sources = sources_of(text, fields)
    shown = texts(text, passages[:MOST_PASSAGES], fields, known.marks, asked(request.args))
    return {
        "article": {
            **dict(row),
            **shown,
            **await _around(db, row),
            "facts": known,
            "sources": sources,
            "beside": beside(row, sources),
            "similar": await similar(datasette, database, row) if by_names else [],
            "walk": await walk(datasette, database, identity, request.args),
            "cite": await cite(datasette, database, row, request),
            "encoding": file["encoding"] if file else None,
            "media_type": file["media_type"] if file else None,
            "taken_out": bool(file and file["media_type"].partition("+")[0] not in AS_IT_IS),
            "cut": len(text) == LONGEST or len(passages) > MOST_PASSAGES,
        }
    }


async def _around(db: Any, row: Any) -> dict[str, Any]:
    """Return who wrote the article, which files have it too, and what could not be decided."""
    authors = await db.execute(
        "SELECT authors.id, authors.name FROM article_authors"
        " JOIN authors ON authors.id = author_id WHERE article_id = ? ORDER BY name",
        (row["id"],),
    )
    copies = await db.execute(
        "SELECT path FROM files WHERE article_id = ? AND path != ? ORDER BY path LIMIT 100",
        (row["id"], row["path"]),
    )
    problems = await _rows(db, "problems", row["id"], "kind")
    return {
        "authors": [dict(author) for author in authors.rows],
        "copies": [copy["path"] for copy in copies.rows],
        "problems": [{**one, "meaning": PROBLEM_KINDS.get(one["kind"], "")} for one in problems],
    }


async def _rows(
    db: Any, table: str, identity: int, order: str, most: int = 1000
) -> list[dict[str, Any]]:
    sql = f"SELECT * FROM {table} WHERE article_id = ? ORDER BY {order} LIMIT {most}"
    return [dict(row) for row in (await db.execute(sql, (identity,))).rows]
