"""Articles that name what an article names, other than the copies of its story.

In: an article's id. Out: a few articles of other stories, each with the names shared. A name counts
one by the logarithm of how many articles have it (the measure of Adamic and Adar), so that rare
names count most. The work is bounded: of the rarest names the first articles are looked at.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import log
from typing import Any

from datasette.database import QueryInterrupted

from broadsheet.publish.ask import Ask, in_one_turn
from broadsheet.publish.facts import TABLES, entity_url

MOST = 6
"""Similar articles that a page lists."""

MOST_NAMES = 40
"""Names of an article that are compared, the rarest first."""

MOST_LOOKED_UP = 15
"""Of these, those by which articles are found."""

MOST_ARTICLES = 200
"""Articles that are looked at for each of those."""

MOST_WEIGHED = 60
"""Articles of which all shared names are counted."""

FEWEST = 2
"""Names that two articles must share; one alone says little."""

MOST_SHOWN = 5
"""Shared names that a page shows, the rarest first."""

_NAMES = "SELECT * FROM ({}) ORDER BY articles, kind, id LIMIT {}".format(
    " UNION ALL ".join(
        f"SELECT '{kind}' AS kind, {table}.id, {table}.name, {table}.articles FROM article_{table}"
        f" JOIN {table} ON {table}.id = {kind}_id WHERE article_id = :id AND {table}.articles > 1"
        for kind, table in TABLES.items()
    ),
    MOST_NAMES,
)
_WITH_NAME = """SELECT * FROM (
  SELECT '{kind}' AS kind, {kind}_id AS id, article_id FROM article_{table}
  WHERE {kind}_id = {id} AND article_id != :id LIMIT {most}
)"""
_SHARED = """SELECT '{kind}' AS kind, {kind}_id AS id, article_id FROM article_{table}
WHERE article_id IN ({articles}) AND {kind}_id IN ({ids})"""
_ARTICLES = """
SELECT id, title, outlet, published, coalesce(story_id, id) AS story_id FROM articles
WHERE id IN ({articles})
"""

Name = tuple[str, int]
"""The kind and the id of a name."""


@dataclass(frozen=True, slots=True)
class Similar:
    """A similar article, and the names for which it is: all of them, and the rarest."""

    article: dict[str, Any]
    count: int
    names: list[dict[str, Any]]


async def similar(datasette: Any, database: str, row: Any) -> list[Similar] | None:
    """Return the articles most like one, of each story one; None where finding took too long."""
    url = partial(entity_url, datasette, database)
    try:
        return await in_one_turn(datasette.get_database(database), partial(_similar, row, url))
    except QueryInterrupted:
        return None


def _similar(row: Any, url: Callable[[str, int], str | None], ask: Ask) -> list[Similar]:
    found = ask(_NAMES, {"id": row["id"]})
    if len(found) < FEWEST:
        return []
    names: dict[Name, dict[str, Any]] = {(one["kind"], one["id"]): one for one in found}
    first = [_lookup(name) for name in list(names)[:MOST_LOOKED_UP]]
    near = ask(" UNION ALL ".join(first), {"id": row["id"]})
    likely = _best(_by_article(near), names)[:MOST_WEIGHED]
    own = _by_article(ask(_shared_by(likely, names)))
    best = _best(own, names)
    articles = {one["id"]: one for one in ask(_ARTICLES.format(articles=_listed(best)))}
    chosen = _of_other_stories(row["story_id"], [articles[one] for one in best], own)
    return [
        Similar(
            article,
            len(own[article["id"]]),
            [{**names[name], "url": url(*name)} for name in names if name in own[article["id"]]][
                :MOST_SHOWN
            ],
        )
        for article in chosen
    ]


def _of_other_stories(
    story: int | None, articles: list[dict[str, Any]], own: dict[int, list[Name]]
) -> list[dict[str, Any]]:
    """Return the first articles that share enough: of each story one, of the article's own none."""
    told = {story}
    found = []
    for article in articles:
        if len(own[article["id"]]) >= FEWEST and article["story_id"] not in told:
            told.add(article["story_id"])
            found.append(article)
    return found[:MOST]


def _lookup(name: Name) -> str:
    kind, identity = name
    return _WITH_NAME.format(kind=kind, table=TABLES[kind], id=identity, most=MOST_ARTICLES)


def _shared_by(articles: list[int], names: dict[Name, dict[str, Any]]) -> str:
    return " UNION ALL ".join(
        _SHARED.format(
            kind=kind,
            table=table,
            articles=_listed(articles),
            ids=_listed([one for other, one in names if other == kind]),
        )
        for kind, table in TABLES.items()
    )


def _listed(numbers: list[int]) -> str:
    return ", ".join(str(int(number)) for number in numbers)


def _by_article(rows: list[dict[str, Any]]) -> dict[int, list[Name]]:
    found: dict[int, list[Name]] = defaultdict(list)
    for one in rows:
        found[one["article_id"]].append((one["kind"], one["id"]))
    return found


def _best(named: dict[int, list[Name]], names: dict[Name, dict[str, Any]]) -> list[int]:
    """Return articles, the one whose shared names weigh most first."""
    weights = {name: 1 / log(1 + one["articles"]) for name, one in names.items()}
    score = {article: sum(map(weights.__getitem__, own)) for article, own in named.items()}
    return sorted(score, key=lambda article: (-score[article], article))
