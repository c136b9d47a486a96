"""Questions to the database about one name.

In: a kind of name and an id. Out: `Question`, which knows the newest articles that name it and asks
about these. Of a name that stands in few articles these are all; of one that stands in much of the
corpus they are found by going through the dates, and the rest is only counted.
"""

import json
from dataclasses import dataclass
from typing import Any

from broadsheet.publish.article import at
from broadsheet.publish.ask import asked
from broadsheet.publish.facts import TABLES
from broadsheet.publish.order import DATED, NEWEST, UNDATED
from broadsheet.publish.words import within_paragraph

MOST = 50
"""Articles and quotes that a page lists."""

MOST_READ = 1_000
"""The newest articles, which a page reads for the names beside a name, its dates and its quotes."""

KINDS = {table: kind for kind, table in TABLES.items()}
"""The kind of name that each table holds."""

NAMING = "SELECT article_id FROM article_{table} WHERE {kind}_id = :id"

READ = "SELECT CAST(value AS INTEGER) AS id FROM json_each(:read)"
"""SQL for the articles that are read."""

_COLUMNS = "SELECT id, published, year, year_month, story_id FROM articles"

_ALL = f"{_COLUMNS} WHERE id IN ({NAMING}) ORDER BY {NEWEST} LIMIT {MOST_READ}"

# A plus before a column keeps SQLite from looking it up, so that it goes through the dates.
_BY_DATE = f"""
{_COLUMNS} WHERE {DATED} AND +id IN ({NAMING}) ORDER BY published DESC, id LIMIT {MOST_READ}
"""
_UNDATED = f"{_COLUMNS} WHERE {UNDATED} AND id IN ({NAMING} LIMIT {2 * MOST_READ}) ORDER BY id"


@dataclass(frozen=True, slots=True)
class Question:
    """Asks the database about one name. `newest` are the articles that are read, None: too slow."""

    db: Any
    table: str
    kind: str
    identity: int
    articles: int
    newest: list[dict[str, Any]] | None

    @property
    def frequent(self) -> bool:
        """Whether more articles have the name than are read."""
        return self.articles > MOST_READ

    async def ask(self, sql: str, **words: str) -> list[dict[str, Any]] | None:
        """Return the rows of a query, None where it took too long."""
        if self.newest is None:
            return None
        common = {"table": self.table, "kind": self.kind, "newest": NEWEST, "read": READ}
        common["naming"] = NAMING.format(**common)
        arguments = {"id": self.identity, "read": json.dumps([one["id"] for one in self.newest])}
        return await asked(self.db, sql.format(**{**common, **words}), arguments)


async def question_about(db: Any, table: str, identity: int, articles: int) -> Question:
    """Return the question about a name, once its newest articles are found."""
    kind = KINDS[table]

    async def ask(sql: str) -> list[dict[str, Any]] | None:
        return await asked(db, sql.format(table=table, kind=kind), {"id": identity})

    if articles <= MOST_READ:
        newest = await ask(_ALL)
    else:
        newest = await ask(_BY_DATE)
        if newest is not None and len(newest) < MOST_READ:
            newest = (newest + (await ask(_UNDATED) or []))[:MOST_READ]
    return Question(db, table, kind, identity, articles, newest)


def with_words(rows: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    """Add to rows with a place the words around it, and the address that leads there."""
    if rows is None:
        return None
    for row in rows:
        row["at"] = at(row["start"], row["end"])
        if "before" in row:
            row["in_context"] = within_paragraph(row)
    return rows
