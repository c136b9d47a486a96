"""What a selection finds: how many articles and stories, in which order, and how they divide.

In: a database and a `Selection`. Out: a `Found`, remembered: a served database does not change, and
readers go from page to page of one search. Of a selection of many articles only the first `MOST` in
its order are read, so that a word that all articles hold costs no more than a rare one; the page
says so. How many there are is counted whole.
"""

import json
from array import array
from asyncio import gather
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from broadsheet.publish.ask import asked
from broadsheet.publish.edition_read import Edition
from broadsheet.publish.order import DATED, UNDATED
from broadsheet.publish.remember import Memory
from broadsheet.publish.search.counts import (
    MOST_COUNTED,
    WHOLE_COLUMN,
    WHOLE_NAMES,
    Value,
    by_column,
    grouped_by_story,
    names_sql,
    values_of,
)
from broadsheet.publish.search.selection import (
    BY_MATCH,
    FACETS,
    NEWEST,
    RELEVANCE,
    Selection,
)

MOST = 5_000
"""Articles of a selection whose stories and facets are counted, and that its pages show."""

FREQUENT = 2_000
"""Articles from which on all articles are gone through by date, and looked up whether they fit;
below that, those that fit are looked up and put in order."""


@dataclass(frozen=True, slots=True)
class Found:
    """The articles of a selection, the first `MOST` of them by their story."""

    articles: int
    """How many there are in all."""
    stories: int
    """How many stories those tell that are counted."""
    ids: "array[int]"
    """Articles, those of one story together, each of these groups with the one to show first."""
    begins: "array[int]"
    """Where in `ids` each group begins, and the last of them ends."""
    facets: dict[str, list[Value] | None]
    """By argument, the most frequent values; None where counting them took too long."""
    counted: int
    """How many articles the stories and the facets are counted in."""

    @property
    def groups(self) -> int:
        """How many groups there are to show."""
        return len(self.begins) - 1

    def group(self, number: int) -> list[int]:
        """Return the articles of a group."""
        return list(self.ids[self.begins[number] : self.begins[number + 1]])

    def place(self, article: int) -> int | None:
        """Return the number of the group that has an article, None where none has it."""
        if article not in self.ids:
            return None
        return bisect_right(self.begins, self.ids.index(article)) - 1


_found_lately: Memory[Found] = Memory(200)
"""Selections; one takes at most some 100 kB."""


async def found(db: Any, edition: Edition, selection: Selection) -> Found | None:
    """Return what a selection finds, None where that took too long."""
    about = (selection, edition.within)
    if (known := _found_lately.get(db, about)) is not None:
        return known
    whole = selection.is_everything and edition.within is None
    new = await _everything(db, edition, selection) if whole else None
    new = new or await _found(db, edition, selection)
    if new is not None and all(values is not None for values in new.facets.values()):
        _found_lately.keep(db, new, about)
    return new


async def _found(db: Any, edition: Edition, selection: Selection) -> Found | None:
    total = await _total(db, edition, selection)
    if total is None:
        return None
    listed = await _ids(db, edition, selection, total)
    if listed is None:
        return None
    ids = json.dumps(listed)
    rows, *names = await gather(
        asked(db, _row_sql(edition), {"ids": ids}),
        *(
            asked(db, names_sql(facet.argument, facet.table), {"ids": ids})
            for facet in FACETS.values()
            if facet.table and edition.facts
        ),
    )
    if rows is None:
        return None
    facets: dict[str, list[Value] | None] = {}
    named = iter(names)
    for facet in FACETS.values():
        if facet.column:
            facets[facet.argument] = by_column(facet.column, rows)
        elif edition.facts:
            facets[facet.argument] = values_of(next(named))
    grouped, begins = grouped_by_story(listed, rows)
    return Found(total, len(begins) - 1, grouped, begins, facets, len(listed))


async def _total(db: Any, edition: Edition, selection: Selection) -> int | None:
    if selection.typed.strip():
        condition, parameters = selection.condition("articles_fts.rowid", edition, matching=True)
        table = "articles_fts"
    else:
        condition, parameters = selection.condition("articles.id", edition)
        table = "articles"
    rows = await asked(db, f"SELECT count(*) AS n FROM {table} WHERE {condition}", parameters)
    return rows[0]["n"] if rows else None


async def _ids(db: Any, edition: Edition, selection: Selection, total: int) -> list[int] | None:
    """Return the ids of the first articles, in the order of the selection."""
    if selection.order == RELEVANCE:
        condition, parameters = selection.condition("articles_fts.rowid", edition, matching=True)
        sql = (
            f"SELECT rowid AS id FROM articles_fts WHERE {condition}"
            f" ORDER BY {BY_MATCH} LIMIT {MOST}"
        )
        return _only_ids(await asked(db, sql, parameters))
    # A plus keeps SQLite from looking the ids up, so that it goes through the dates.
    identity = "+articles.id" if total > FREQUENT else "articles.id"
    condition, parameters = selection.condition(identity, edition)
    down = "DESC" if selection.order == NEWEST else ""
    sql = (
        f"SELECT id FROM articles WHERE {DATED} AND {condition}"
        f" ORDER BY published {down}, id LIMIT {MOST}"
    )
    dated = _only_ids(await asked(db, sql, parameters))
    if dated is None or len(dated) == min(total, MOST):
        return dated
    sql = (
        f"SELECT id FROM articles WHERE {UNDATED} AND {condition}"
        f" ORDER BY published {down}, id LIMIT {MOST - len(dated)}"
    )
    undated = _only_ids(await asked(db, sql, parameters))
    return None if undated is None else dated + undated


def _only_ids(rows: list[dict[str, Any]] | None) -> list[int] | None:
    return None if rows is None else [row["id"] for row in rows]


def _row_sql(edition: Edition) -> str:
    story = "coalesce(articles.story_id, articles.id)" if edition.facts else "articles.id"
    return (
        f"SELECT articles.outlet, articles.year, articles.language, {story} AS story"
        " FROM json_each(:ids) AS listed CROSS JOIN articles ON articles.id = listed.value"
    )


async def _everything(db: Any, edition: Edition, selection: Selection) -> Found | None:
    """Return what there is where nothing is asked for: all is counted, since that is quick."""
    first = await _first(db, edition, selection)
    counts = await asked(db, _WHOLE, {})
    if first is None or not counts:
        return None
    facets: dict[str, list[Value] | None] = {}
    for facet in FACETS.values():
        if facet.column:
            sql = WHOLE_COLUMN.format(column=facet.column, most=MOST_COUNTED)
        elif edition.facts:
            sql = WHOLE_NAMES.format(table=facet.table, most=MOST_COUNTED)
        else:
            continue
        facets[facet.argument] = values_of(await asked(db, sql, {}))
    counted = {row["key"]: row["count"] for row in counts}
    articles = counted.get("articles", 0)
    return Found(articles, counted.get("stories", articles), *first, facets, articles)


async def _first(
    db: Any, edition: Edition, selection: Selection
) -> tuple["array[int]", "array[int]"] | None:
    listed = await _ids(db, edition, selection, MOST + 1)
    if listed is None:
        return None
    rows = await asked(db, _row_sql(edition), {"ids": json.dumps(listed)})
    return None if rows is None else grouped_by_story(listed, rows)


# Counting the rows would read the whole table: none of its indexes has all of them.
_WHOLE = """
SELECT key, CAST(value AS INTEGER) AS count FROM build WHERE key IN ('articles', 'stories')
"""
