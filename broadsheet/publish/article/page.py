"""The article page: the article with its facts, what was set aside, where each value is from.

In: the row of `articles` that a page shows, and the request's arguments: the place in the text that
was asked for (`at`) and the search it was found by (`from`). Out: the variable `article` for
`row.html`, put together of the other modules of this package and of `facts`.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any

from broadsheet.publish.allowed import readable
from broadsheet.publish.article.cite import cite
from broadsheet.publish.article.similar import similar
from broadsheet.publish.article.stated import beside, sources_of
from broadsheet.publish.article.text import asked, texts
from broadsheet.publish.article.walk import walk
from broadsheet.publish.ask import Ask, Rows, in_one_turn
from broadsheet.publish.changes.rows import of_article
from broadsheet.publish.edition import has_changes, has_facts
from broadsheet.publish.facts import NONE, SHOWN, TABLES, facts, rows_of
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
    db, with_facts = datasette.get_database(database), has_facts(datasette, database)
    read = await in_one_turn(db, partial(_read, key=key, with_facts=with_facts))
    if read is None:
        return {}
    row, file = read.row, read.file
    seen = await readable(datasette, request.actor, database, SHOWN) if with_facts else set()
    known = facts(datasette, database, read.facts, seen) if with_facts else NONE
    by_names = seen.issuperset(TABLES.values())
    text = text_of(file)[:LONGEST]
    sources = sources_of(text, read.fields)
    told = has_changes(datasette, database) and await readable(
        datasette, request.actor, database, ["changes"]
    )
    shown = texts(
        text, read.passages[:MOST_PASSAGES], read.fields, known.marks, asked(request.args)
    )
    return {
        "article": {
            **row,
            **shown,
            "authors": read.authors,
            "copies": [copy["path"] for copy in read.copies],
            "problems": [
                {**one, "meaning": PROBLEM_KINDS.get(one["kind"], "")} for one in read.problems
            ],
            "facts": known,
            "changes": await of_article(db, row["id"]) if told else None,
            "sources": sources,
            "beside": beside(row, sources),
            "similar": await similar(datasette, database, row) if by_names else [],
            "walk": await walk(datasette, database, row["id"], request.args),
            "cite": await cite(datasette, database, row, request),
            "encoding": file["encoding"] if file else None,
            "media_type": file["media_type"] if file else None,
            "taken_out": bool(file and file["media_type"].partition("+")[0] not in AS_IT_IS),
            "cut": len(text) == LONGEST or len(read.passages) > MOST_PASSAGES,
        }
    }


@dataclass(frozen=True, slots=True)
class _Read:
    """An article as the tables have it: its row, its file, and the rows that are about it.

    `copies` are the paths of the other files that have it, `facts` what `rows_of` gives.
    """

    row: dict[str, Any]
    file: dict[str, Any] | None
    passages: Rows
    fields: Rows
    authors: Rows
    copies: Rows
    problems: Rows
    facts: tuple[Rows, ...]


def _read(ask: Ask, key: str, with_facts: bool) -> _Read | None:
    """Read an article, None where there is none with this key."""
    rows = ask("SELECT * FROM articles WHERE id = ?", (key,))
    if not rows:
        return None
    (row,) = rows
    identity, path = row["id"], row["path"]

    def about(table: str, order: str, most: int = 1000) -> Rows:
        where = f"article_id = ? ORDER BY {order} LIMIT {most}"
        return ask(f"SELECT * FROM {table} WHERE {where}", (identity,))

    files = ask("SELECT * FROM files WHERE path = ?", (path,))
    return _Read(
        row,
        files[0] if files else None,
        about("passages", "ordinal", MOST_PASSAGES + 1),
        about("fields", "start, field"),
        ask(_AUTHORS, (identity,)),
        ask(_OTHER_FILES, (identity, path)),
        about("problems", "kind"),
        rows_of(ask, identity) if with_facts else (),
    )


_AUTHORS = """
SELECT authors.id, authors.name FROM article_authors JOIN authors ON authors.id = author_id
WHERE article_id = ? ORDER BY name
"""

_OTHER_FILES = "SELECT path FROM files WHERE article_id = ? AND path != ? ORDER BY path LIMIT 100"
