"""Questions to the database about one name.

In: a kind of name and an id. Out: `Question`, which fills a query's words in and asks it. A name
that stands in much of the corpus is looked up another way than a rare one, so that either is quick.
"""

from dataclasses import dataclass
from typing import Any

from broadsheet.publish.article import at
from broadsheet.publish.ask import asked
from broadsheet.publish.facts import TABLES
from broadsheet.publish.words import in_context, within_paragraph

MOST = 50
"""Articles and quotes that a page lists."""

FREQUENT = 1_000
"""Articles that name a thing from which on all articles are gone through by date, and looked up
whether they name it; below that, those that name it are looked up and put in order."""

KINDS = {table: kind for kind, table in TABLES.items()}
"""The kind of name that each table holds."""

# Articles without a year stand last, since XXXX-10-07 would stand before all years.
NEWEST = "articles.year IS NULL, articles.published DESC, articles.id"

NAMING = "SELECT article_id FROM article_{table} WHERE {kind}_id = :id"
QUOTING = "SELECT article_id FROM quotes WHERE {kind}_id = :id"

# A plus before a column keeps SQLite from looking it up, so that it goes through the dates.
_BY_DATE = """
SELECT id FROM articles WHERE published < 'X' AND +id IN ({naming})
ORDER BY published DESC, id LIMIT {most}
"""
_IN_ORDER = """
SELECT id FROM articles WHERE id IN ({naming}) ORDER BY {newest} LIMIT {most}
"""


@dataclass(frozen=True, slots=True)
class Question:
    """Asks the database about one name."""

    db: Any
    table: str
    kind: str
    identity: int
    frequent: bool

    async def ask(
        self, sql: str, naming: str = NAMING, **words: str
    ) -> list[dict[str, Any]] | None:
        """Return the rows of a query, None where it took too long."""
        common = {
            "table": self.table,
            "kind": self.kind,
            "most": str(MOST),
            "newest": NEWEST,
            "plus": "+" if self.frequent else "",
            "words": in_context("mentions"),
        }
        common["naming"] = naming.format(**common)
        return await asked(self.db, sql.format(**{**common, **words}), {"id": self.identity})

    async def newest(
        self, sql: str, naming: str = NAMING, most: int = MOST, enough: int = MOST
    ) -> list[dict[str, Any]] | None:
        """Return the rows of a query about the newest articles.

        Those without a year are not looked at where the others give `enough` rows.
        """
        words = {"table": self.table, "kind": self.kind, "most": str(most), "newest": NEWEST}
        words["naming"] = naming.format(**words)
        found = None
        if self.frequent:
            found = await self.ask(sql, naming, articles=_BY_DATE.format(**words))
        if found is None or len(found) < enough:
            found = await self.ask(sql, naming, articles=_IN_ORDER.format(**words))
        return found


def with_words(rows: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    """Add to rows with a place the words around it, and the address that leads there."""
    if rows is None:
        return None
    for row in rows:
        row["at"] = at(row["start"], row["end"])
        if "before" in row:
            row["in_context"] = within_paragraph(row)
    return rows
