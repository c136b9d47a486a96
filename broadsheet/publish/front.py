"""The front page: what the corpus is, in figures, and its newest articles.

In: a database of ours. Out: the variable `front` for `_broadsheet_front.html`: each figure, or None
where counting took too long. Tables are not counted: the build has written down how many rows each
has.
"""

from typing import Any

from broadsheet.publish.about import Figures, figures
from broadsheet.publish.ask import asked
from broadsheet.publish.changes.since import Since, since
from broadsheet.publish.edition import has_changes, has_facts
from broadsheet.publish.order import DATED
from broadsheet.publish.outlet.listing import COUNTS
from broadsheet.publish.remember import Memory

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

_FIELDS = ", ".join(f"'{field}'" for field, _, _ in STATED)

COUNTED = ("articles", "stories", "people", "organizations", "places", "quotes", "dates")
"""Tables whose number of rows the page shows."""

_ATTRIBUTED = "SELECT count(*) AS quotes FROM quotes WHERE speaker IS NOT NULL"

_STATED = f"""
SELECT field, count(*) AS articles FROM fields
WHERE field IN ({_FIELDS}) AND ordinal = 0 GROUP BY field
"""
_SHOWN = """
SELECT id, title, byline, published, outlet, dateline, substr(lead, 1, 300) AS lead,
  {story} AS story
FROM articles
"""
_NEWEST = f"""{_SHOWN}
WHERE {DATED} ORDER BY published DESC, id LIMIT 60
"""
_FIRST = f"{_SHOWN} ORDER BY id LIMIT 60"
QUESTIONS = (_ATTRIBUTED, COUNTS, _STATED)
"""What the page asks of whole tables, which takes long where they are large."""

_pages: Memory[dict[str, Any]] = Memory()


async def front_page(datasette: Any, database: str) -> dict[str, Any]:
    """Return what the front page shows of a database."""
    db = datasette.get_database(database)
    if (known := _pages.get(db)) is not None:
        return known
    facts = has_facts(datasette, database)
    counted = await figures(datasette, database)
    found = {
        "attributed": await asked(db, _ATTRIBUTED, {}) if facts else [],
        "outlets": await asked(db, COUNTS, {}),
        "stated": await asked(db, _STATED, {}),
        "newest": await _newest(db, facts=facts),
    }
    earlier = since(counted.build) if has_changes(datasette, database) else None
    page = _shown(counted, found, earlier, facts=facts)
    if counted.complete and None not in found.values():
        _pages.keep(db, page)
    return page


def _shown(
    counted: Figures, found: dict[str, Any], earlier: Since | None, *, facts: bool
) -> dict[str, Any]:
    """Return the figures as the page shows them."""
    counts = {table: counted.count(table) for table in COUNTED}
    stated = {row["field"]: row["articles"] for row in found["stated"] or []}
    return {
        "facts": facts,
        "counts": {table: count for table, count in counts.items() if count is not None},
        "attributed": found["attributed"][0]["quotes"] if found["attributed"] else None,
        "span": {"first": counted.first, "last": counted.last},
        "outlets": found["outlets"] or [],
        "languages": counted.languages,
        "stated": found["stated"]
        and [
            {"field": column, "name": name, "articles": stated.get(field, 0)}
            for field, name, column in STATED
        ],
        "newest": found["newest"] or {"dated": False, "articles": []},
        "build": counted.build,
        "since": earlier,
    }


async def _newest(db: Any, *, facts: bool) -> dict[str, Any] | None:
    """Return the newest articles, one of each story; where none has a date, the first by number.

    None where that took too long.
    """
    story = "coalesce(story_id, id)" if facts else "id"
    dated = await asked(db, _NEWEST.format(story=story), {})
    rows = dated or await asked(db, _FIRST.format(story=story), {})
    if dated is None or rows is None:
        return None
    first: dict[int, dict[str, Any]] = {}
    for row in rows:
        first.setdefault(row["story"], row)
    return {"dated": bool(dated), "articles": list(first.values())[:NEWEST]}
