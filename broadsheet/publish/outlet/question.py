"""Questions to the database about one outlet.

In: an outlet's name. Out: `Question`, with the queries about what it published and when, whom it
names, whose copies it prints. An outlet with much of the corpus is counted from indexes that hold
the values (the plus keeps SQLite from the rows); of a smaller one the rows are looked up.
"""

import json
from dataclasses import dataclass
from typing import Any

from broadsheet.publish.ask import asked
from broadsheet.publish.order import DATED, NEWEST

FREQUENT = 1_000
"""Articles from which on an outlet is one with much of the corpus."""

MOST = 12
"""Names and outlets that a list has."""

MOST_SECTIONS = 30
"""Sections that the page lists."""

MOST_NEWEST = 20
"""Newest articles that the page lists."""

MOST_READ = 300
"""The newest articles whose names and quotes are counted. Their rows lie anywhere in the file: for
those of a thousand, a disk that had none of them in memory took longer than a page may wait."""

_OWN = {
    True: """{name} AS MATERIALIZED (
  SELECT id, {column} AS value FROM articles
  WHERE {column} IS NOT NULL AND +id IN (SELECT id FROM articles WHERE outlet = :outlet))""",
    False: """{name} AS MATERIALIZED (
  SELECT id, {column} AS value FROM articles WHERE outlet = :outlet AND {column} IS NOT NULL)""",
}

_SPAN = f"""
SELECT
  (SELECT published FROM articles WHERE {DATED} AND {{plus}}outlet = :outlet
   ORDER BY published LIMIT 1) AS first,
  (SELECT published FROM articles WHERE {DATED} AND {{plus}}outlet = :outlet
   ORDER BY published DESC LIMIT 1) AS last
"""

_NEWEST = f"""
SELECT id, title, byline, published, section FROM articles
WHERE {DATED} AND {{plus}}outlet = :outlet ORDER BY published DESC, id LIMIT {MOST_NEWEST}
"""
_ANY = f"""
SELECT id, title, byline, published, section FROM articles
WHERE outlet = :outlet ORDER BY {NEWEST} LIMIT {MOST_NEWEST}
"""

_WHEN = """
WITH {period}, {story}
SELECT period.value AS period, count(*) AS articles, count(DISTINCT story.value) AS stories
FROM period LEFT JOIN story ON story.id = period.id GROUP BY 1
"""
_WHEN_OF_OLD = """
WITH {period} SELECT value AS period, count(*) AS articles, NULL AS stories FROM period GROUP BY 1
"""

_SECTIONS = f"""
WITH {{section}}
SELECT value AS section, count(*) AS articles FROM section
GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST_SECTIONS}
"""

_STORIES = """
WITH {story}
SELECT count(DISTINCT value) AS stories, count(CASE WHEN value != id THEN 1 END) AS copies
FROM story
"""

_COPIED_FROM = f"""
WITH {{story}}
SELECT first.outlet, count(*) AS articles
FROM story JOIN articles AS first ON first.id = story.value
WHERE story.value != story.id GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST}
"""
_COPIED_BY = f"""
WITH {{story}},
told AS MATERIALIZED (SELECT id FROM stories WHERE articles > 1)
SELECT copy.outlet, count(*) AS articles
FROM story JOIN told ON told.id = story.id
CROSS JOIN articles AS copy ON copy.story_id = story.id AND copy.id != story.id
GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST}
"""

_READ = f"""
SELECT id FROM articles WHERE {DATED} AND +outlet = :outlet
ORDER BY published DESC, id LIMIT {MOST_READ}
"""
_ALL = f"SELECT id FROM articles WHERE outlet = :outlet LIMIT {MOST_READ}"

_NAMED = f"""
WITH most AS (
  SELECT link.{{kind}}_id AS id, count(*) AS articles, count(DISTINCT articles.story_id) AS stories
  FROM json_each(:read) AS one JOIN articles ON articles.id = one.value
  JOIN article_{{table}} AS link ON link.article_id = articles.id
  GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST}
)
SELECT most.*, named.name FROM most JOIN {{table}} AS named ON named.id = most.id
ORDER BY most.articles DESC, named.name, most.id
"""
_QUOTED = f"""
SELECT max(speaker) AS name, person_id, organization_id, count(*) AS quotes,
  count(DISTINCT article_id) AS articles
FROM json_each(:read) AS one JOIN quotes ON quotes.article_id = one.value
WHERE coalesce(person_id, organization_id) IS NOT NULL
GROUP BY person_id, organization_id ORDER BY quotes DESC, name LIMIT {MOST}
"""

Rows = list[dict[str, Any]] | None
"""Rows of a query, None where it took too long."""


@dataclass(frozen=True, slots=True)
class Question:
    """Asks the database about one outlet, `articles` of which it has."""

    db: Any
    outlet: str
    articles: int

    @property
    def frequent(self) -> bool:
        """Whether much of the corpus is the outlet's."""
        return self.articles > FREQUENT

    def _own(self, name: str, column: str) -> str:
        return _OWN[self.frequent].format(name=name, column=column)

    async def _ask(self, sql: str, **words: str) -> Rows:
        filled = sql.format(
            plus="+" if self.frequent else "", story=self._own("story", "story_id"), **words
        )
        return await asked(self.db, filled, {"outlet": self.outlet})

    async def span(self) -> tuple[str | None, str | None]:
        """Return the first and the last date of publication."""
        rows = await self._ask(_SPAN)
        return (rows[0]["first"], rows[0]["last"]) if rows else (None, None)

    async def newest(self) -> Rows:
        """Return the newest articles; those without a year only where there are few others."""
        rows = await self._ask(_NEWEST)
        return rows if rows and len(rows) == MOST_NEWEST else await self._ask(_ANY)

    async def when(self, column: str, *, stories: bool) -> Rows:
        """Return how many articles and stories there are in each year or month."""
        sql = _WHEN if stories else _WHEN_OF_OLD
        return await self._ask(sql, period=self._own("period", column))

    async def sections(self) -> Rows:
        """Return the sections with most articles."""
        return await self._ask(_SECTIONS, section=self._own("section", "section"))

    async def stories(self) -> Rows:
        """Return one row: how many stories, and how many articles are no first copy of theirs."""
        return await self._ask(_STORIES)

    async def copied_from(self) -> Rows:
        """Return the outlets that printed first what this one has copies of."""
        return await self._ask(_COPIED_FROM)

    async def copied_by(self) -> Rows:
        """Return the outlets that have copies of what this one printed first."""
        return await self._ask(_COPIED_BY)

    async def read(self) -> str | None:
        """Return the newest articles, whose names and quotes are counted, as JSON."""
        rows = await self._ask(_READ if self.articles > MOST_READ else _ALL)
        if rows is not None and len(rows) < min(self.articles, MOST_READ):
            rows = await self._ask(_ALL)
        return None if rows is None else json.dumps([row["id"] for row in rows])

    async def named(self, read: str | None, kind: str, table: str) -> Rows:
        """Return the names of a kind that most of the newest articles have."""
        sql = _NAMED.format(kind=kind, table=table)
        return None if read is None else await asked(self.db, sql, {"read": read})

    async def quoted(self, read: str | None) -> Rows:
        """Return whom the newest articles quote most."""
        return None if read is None else await asked(self.db, _QUOTED, {"read": read})
