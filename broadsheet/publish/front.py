"""The front page: what the corpus is, in figures, and its newest articles.

In: a database of ours. Out: the variable `front` for `_broadsheet_front.html`. A served database
does not change, so that what is counted once is kept (`once`).
"""

from collections.abc import Awaitable, Callable
from typing import Any
from weakref import WeakKeyDictionary

from broadsheet.publish.ask import asked
from broadsheet.publish.edition import has_facts

NEWEST = 6
"""Articles that the page lists, copies of one text once."""

STATED = (
    ("headline", "headline", "headline"),
    ("byline", "byline", "byline"),
    ("published", "date", "published"),
    ("dateline", "dateline", "dateline"),
    ("outlet", "outlet", "outlet"),
    ("section", "section", "section"),
    ("url", "web address", "url"),
    ("language", "language", "language"),
)
"""Fields whose completeness the page shows: in `fields`, in words, and the column that is empty."""

_KINDS = """
SELECT
  (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM stories) AS stories,
  (SELECT count(*) FROM people) AS people, (SELECT count(*) FROM organizations) AS organizations,
  (SELECT count(*) FROM places) AS places, (SELECT count(*) FROM quotes) AS quotes,
  (SELECT count(*) FROM quotes WHERE speaker IS NOT NULL) AS attributed,
  (SELECT count(*) FROM dates) AS dates
"""
_ARTICLES = "SELECT count(*) AS articles FROM articles"

# XXXX-10-07 is a day without a year: it stands after all years.
_SPAN = """
SELECT min(published) AS first, max(published) AS last FROM articles
WHERE published IS NOT NULL AND published < 'X'
"""
_BY = """
SELECT {column} AS value, count(*) AS articles FROM articles
WHERE {column} IS NOT NULL GROUP BY {column} ORDER BY articles DESC, value
"""
_STATED = """
SELECT field, count(DISTINCT article_id) AS articles FROM fields
WHERE field IN ({fields}) GROUP BY field
"""
_SHOWN = """
SELECT id, title, byline, published, outlet, dateline, substr(lead, 1, 300) AS lead,
  {story} AS story
FROM articles
"""
_NEWEST = f"""{_SHOWN}
WHERE published IS NOT NULL AND published < 'X' ORDER BY published DESC, id LIMIT 60
"""
_FIRST = f"{_SHOWN} ORDER BY id LIMIT 60"
_BUILD = "SELECT key, value FROM build WHERE key IN ('manifest_sha256', 'ner', 'version')"

_kept: WeakKeyDictionary[Any, dict[tuple[str, str], Any]] = WeakKeyDictionary()


async def once(datasette: Any, database: str, name: str, make: Callable[[], Awaitable[Any]]) -> Any:
    """Return what `make` returned for a database the first time; None is asked for again."""
    kept = _kept.setdefault(datasette, {})
    if kept.get((database, name)) is None:
        kept[database, name] = await make()
    return kept[database, name]


async def front_page(datasette: Any, database: str) -> dict[str, Any]:
    """Return what the front page shows of a database."""
    found: dict[str, Any] = await once(
        datasette, database, "front", lambda: _front(datasette, database)
    )
    return found


async def _front(datasette: Any, database: str) -> dict[str, Any]:
    db = datasette.get_database(database)
    facts = has_facts(datasette, database)
    counts = (await asked(db, _KINDS if facts else _ARTICLES, {}) or [{}])[0]
    fields = ", ".join(f"'{field}'" for field, _, _ in STATED)
    stated = {
        row["field"]: row["articles"]
        for row in await asked(db, _STATED.format(fields=fields), {}) or []
    }
    outlets = await asked(db, _BY.format(column="outlet"), {})
    languages = await asked(db, _BY.format(column="language"), {})
    build = await asked(db, _BUILD, {}) or []
    return {
        "counts": counts,
        "span": (await asked(db, _SPAN, {}) or [{}])[0],
        "outlets": outlets or [],
        "languages": languages or [],
        "stated": [
            {"field": column, "name": name, "articles": stated.get(field, 0)}
            for field, name, column in STATED
        ]
        if stated
        else [],
        "newest": await _newest(db, facts=facts),
        "build": {row["key"]: row["value"] for row in build},
    }


async def _newest(db: Any, *, facts: bool) -> dict[str, Any]:
    """Return the newest articles, one of each story; where none has a date, the first by number."""
    story = "coalesce(story_id, id)" if facts else "id"
    dated = await asked(db, _NEWEST.format(story=story), {})
    rows = dated or await asked(db, _FIRST.format(story=story), {}) or []
    first: dict[int, dict[str, Any]] = {}
    for row in rows:
        first.setdefault(row["story"], row)
    return {"dated": bool(dated), "articles": list(first.values())[:NEWEST]}
