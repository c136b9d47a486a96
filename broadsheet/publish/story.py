"""The page of a story: the articles that are copies of one text, the first of them first.

In: the row of `stories` that a page shows. Out: the variable `story` for `row.html`.
"""

from typing import Any

MOST = 200
"""Copies that a page lists; the table of articles has all of them."""

_COPIES = f"""
SELECT id, title, outlet, published, word_count, similarity FROM articles WHERE story_id = ?1
ORDER BY id != ?1, year IS NULL, published, id LIMIT {MOST}
"""


async def story_page(datasette: Any, database: str, key: str) -> dict[str, Any]:
    """Return what the page of a story shows, or nothing where there is no such row."""
    db = datasette.get_database(database)
    row = (await db.execute("SELECT * FROM stories WHERE id = ?", (key,))).first()
    if row is None:
        return {}
    copies = await db.execute(_COPIES, (row["id"],))
    return {"story": {**dict(row), "copies": [dict(one) for one in copies.rows], "most": MOST}}
