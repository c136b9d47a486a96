"""The page of a person, organization or place: where named, in which words, beside whom.

In: the row of `people`, `organizations` or `places` that a page shows. Out: the variable `entity`
for `row.html`. Lists are cut at a number of rows, and lead to the table that has all of them.
"""

from asyncio import gather
from dataclasses import dataclass
from typing import Any

from broadsheet.publish.article import at
from broadsheet.publish.ask import asked
from broadsheet.publish.facts import TABLES, entity_url
from broadsheet.publish.words import in_context, within_paragraph

MOST = 50
"""Articles and quotes that a page lists."""

MOST_READ = 4 * MOST
"""The newest articles whose quotes are read for these: copies of one text are left out."""

MOST_SAID = 1_000
"""Quotes that are read of these articles."""

MOST_BESIDE = 12
"""Names of each kind that a page lists as named beside."""

KINDS = {table: kind for kind, table in TABLES.items()}
"""The kind of name that each table holds."""

GAZETTEERS = {
    "geonames": ("https://www.geonames.org/", "GeoNames", "CC BY 4.0",
                 "https://creativecommons.org/licenses/by/4.0/"),
}  # fmt: skip
"""By the first part of `places.gazetteer`: its address, name and licence."""

FREQUENT = 1_000
"""Articles that name a thing from which on all articles are gone through by date, and looked up
whether they name it; below that, those that name it are looked up and put in order."""

# Articles without a year stand last, since XXXX-10-07 would stand before all years.
_NEWEST = "articles.year IS NULL, articles.published DESC, articles.id"

_NAMING = "SELECT article_id FROM article_{table} WHERE {kind}_id = :id"
_QUOTING = "SELECT article_id FROM quotes WHERE {kind}_id = :id"

# A plus before a column keeps SQLite from looking it up, so that it goes through the dates.
_SPAN = """
SELECT min(published) AS first, max(published) AS last FROM articles
WHERE published < 'X' AND {plus}id IN ({naming})
"""
_BY_DATE = """
SELECT id FROM articles WHERE published < 'X' AND +id IN ({naming})
ORDER BY published DESC, id LIMIT {most}
"""
_IN_ORDER = """
SELECT id FROM articles WHERE id IN ({naming}) ORDER BY {newest} LIMIT {most}
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

_SAID = """
WITH newest AS MATERIALIZED ({articles})
SELECT quotes.id, quotes.article_id, substr(quotes.text, 1, 1000) AS text, quotes.cue,
  quotes.direct, quotes.speaker_text, quotes.start, quotes."end", articles.title,
  articles.published, articles.outlet, coalesce(articles.story_id, articles.id) AS story_id
FROM newest
JOIN articles ON articles.id = newest.id
JOIN quotes ON quotes.article_id = newest.id AND +quotes.{kind}_id = :id
ORDER BY {newest}, quotes.start LIMIT {most_said}
"""

_ALSO = """
SELECT shown.id, count(DISTINCT same.article_id) - 1 AS copies
FROM quotes AS shown
JOIN articles AS mine ON mine.id = shown.article_id
JOIN articles AS copy ON copy.story_id = mine.story_id
JOIN quotes AS same ON same.article_id = copy.id AND same.text = shown.text
  AND +same.{kind}_id = :id
WHERE shown.id IN ({shown}) GROUP BY shown.id
"""

_BESIDE = """
WITH told AS MATERIALIZED (SELECT id, story_id FROM articles WHERE story_id IS NOT NULL),
mine AS MATERIALIZED (
  SELECT link.article_id, {story} AS story_id FROM article_{table} AS link {join}
  WHERE link.{kind}_id = :id
),
most AS MATERIALIZED (
  SELECT link.{other}_id AS id, count(*) AS articles, count(DISTINCT story_id) AS stories
  FROM mine JOIN article_{others} AS link ON link.article_id = mine.article_id
  WHERE '{other}' != '{kind}' OR link.{other}_id != :id
  GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {most}
)
SELECT most.id, named.name, most.articles, most.stories
FROM most JOIN {others} AS named ON named.id = most.id
ORDER BY most.articles DESC, most.stories DESC, named.name, most.id
"""


async def entity_page(datasette: Any, database: str, table: str, key: str) -> dict[str, Any]:
    """Return what the page of a name shows, or nothing where there is no such row."""
    db = datasette.get_database(database)
    row = (await db.execute(f"SELECT * FROM {table} WHERE id = ?", (key,))).first()
    if row is None:
        return {}
    kind = KINDS[table]
    question = _Question(db, table, kind, row["id"], (row["articles"] or 0) > FREQUENT)
    span = await question.ask(_SPAN, _NAMING)
    entity = {
        **dict(row),
        **(span[0] if span else {"first": None, "last": None}),
        "table": table,
        "kind": kind,
        "aliases": [form for form in (row["aliases"] or "").split("; ") if form],
        "place": _place(dict(row)) if kind == "place" else None,
        "named": _with_words(await question.newest(_NAMED, _NAMING)),
        "said": await _said(question) if kind != "place" else [],
        "beside": await gather(
            *(_beside(datasette, database, question, other) for other in TABLES)
        ),
        "most": MOST,
    }
    return {"entity": entity}


def _with_words(rows: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    """Add to rows with a place the words around it, and the address that leads there."""
    if rows is None:
        return None
    for row in rows:
        row["at"] = at(row["start"], row["end"])
        if "before" in row:
            row["in_context"] = within_paragraph(row)
    return rows


async def _said(question: "_Question") -> list[dict[str, Any]] | None:
    """Return the newest quotes, of copies of one text one, with how many copies have it too."""
    rows = _with_words(await question.newest(_SAID, _QUOTING, MOST_READ))
    if not rows:
        return rows
    first: dict[tuple[int, str], dict[str, Any]] = {}
    for row in rows:
        first.setdefault((row["story_id"], row["text"]), row)
    said = list(first.values())[:MOST]
    shown = ", ".join(str(int(row["id"])) for row in said)
    counted = await question.ask(_ALSO, _QUOTING, shown=shown)
    copies = {row["id"]: row["copies"] for row in counted or []}
    return [{**row, "copies": copies.get(row["id"], 0)} for row in said]


@dataclass(frozen=True, slots=True)
class _Question:
    """Asks the database about one name."""

    db: Any
    table: str
    kind: str
    identity: int
    frequent: bool

    async def ask(self, sql: str, naming: str, **words: str) -> list[dict[str, Any]] | None:
        """Return the rows of a query, None where it took too long."""
        common = {
            "table": self.table,
            "kind": self.kind,
            "most": str(MOST),
            "most_said": str(MOST_SAID),
            "newest": _NEWEST,
            "plus": "+" if self.frequent else "",
            "words": in_context("mentions"),
        }
        common["naming"] = naming.format(**common)
        return await asked(self.db, sql.format(**{**common, **words}), {"id": self.identity})

    async def newest(self, sql: str, naming: str, most: int = MOST) -> list[dict[str, Any]] | None:
        """Return the rows of a query about the newest articles."""
        words = {"table": self.table, "kind": self.kind, "most": str(most), "newest": _NEWEST}
        words["naming"] = naming.format(**words)
        found = None
        if self.frequent:
            found = await self.ask(sql, naming, articles=_BY_DATE.format(**words))
        if found is None or len(found) < most:
            found = await self.ask(sql, naming, articles=_IN_ORDER.format(**words))
        return found


async def _beside(datasette: Any, database: str, question: _Question, other: str) -> dict[str, Any]:
    """Return the names of a kind that most articles have beside this one."""
    rows = await question.ask(
        _BESIDE,
        _NAMING,
        other=other,
        others=TABLES[other],
        most=str(MOST_BESIDE),
        story="told.story_id" if question.frequent else "articles.story_id",
        join="LEFT JOIN told ON told.id = link.article_id" if question.frequent
        else "JOIN articles ON articles.id = link.article_id",
    )  # fmt: skip
    for row in rows or []:
        row["url"] = entity_url(datasette, database, other, row["id"])
    return {"table": TABLES[other], "rows": rows}


def _place(row: dict[str, Any]) -> dict[str, Any]:
    """Return where a place lies, in words, and which gazetteer says so."""
    found: dict[str, Any] = {"coordinates": None, "gazetteer": None}
    if row["latitude"] is not None and row["longitude"] is not None:
        found["coordinates"] = coordinates(row["latitude"], row["longitude"])
    name, _, number = str(row["gazetteer"] or "").partition(":")
    if name in GAZETTEERS and number.isascii() and number.isdigit():
        address, title, licence, licence_url = GAZETTEERS[name]
        found["gazetteer"] = {
            "url": address + number,
            "title": title,
            "licence": licence,
            "licence_url": licence_url,
        }
    return found


def coordinates(latitude: float, longitude: float) -> str:
    """Say where a point lies.

    >>> coordinates(-33.92584, 18.42322)
    '33.92584° S, 18.42322° E'
    """
    north, east = float(latitude), float(longitude)
    return f"{abs(north)}° {'SN'[north >= 0]}, {abs(east)}° {'WE'[east >= 0]}"
