"""The page of a story: the articles that are copies of one text, the first of them first.

In: the row of `stories` that a page shows. Out: the variable `story` for `row.html`, with of the
first copies how many words they leave out and add, compared with the first one.
"""

import asyncio
from typing import Any

from broadsheet.publish.compare.page import LONGEST, compare
from broadsheet.publish.order import OLDEST

MOST = 200
"""Copies that a page lists; the table of articles has all of them."""

MOST_COMPARED = 12
"""Copies whose words are compared for the list; of the others the comparison is a link away."""

_COPIES = f"""
SELECT id, title, outlet, published, word_count, similarity FROM articles WHERE story_id = ?1
ORDER BY id != ?1, {OLDEST} LIMIT {MOST}
"""
_BODIES = """
SELECT id, body FROM articles WHERE id IN ({}) AND length(body) <= {}
"""


async def story_page(datasette: Any, database: str, key: str) -> dict[str, Any]:
    """Return what the page of a story shows, or nothing where there is no such row."""
    db = datasette.get_database(database)
    row = (await db.execute("SELECT * FROM stories WHERE id = ?", (key,))).first()
    if row is None:
        return {}
    copies = [dict(one) for one in (await db.execute(_COPIES, (row["id"],))).rows]
    first = row["id"]
    if copies and first not in (one["id"] for one in copies):
        first = copies[0]["id"]  # of a divided corpus another database has the first copy
    near = ", ".join(str(int(one["id"])) for one in copies[: MOST_COMPARED + 1])
    bodies = await db.execute(_BODIES.format(near or "NULL", LONGEST))
    differs = await asyncio.to_thread(
        _differences, {b["id"]: b["body"] for b in bodies.rows}, first
    )
    for one in copies:
        one["differs"] = differs.get(one["id"])
    return {"story": {**dict(row), "first": first, "copies": copies, "most": MOST}}


def _differences(bodies: dict[int, str], first: int) -> dict[int, str]:
    """Say of each text how it differs from the first."""
    if first not in bodies:
        return {}
    found = {}
    for identity, body in bodies.items():
        compared = compare(bodies[first], body)
        if not compared.left and not compared.right:
            found[identity] = "same words"
        else:
            noun = "word" if compared.left == 1 else "words"
            found[identity] = f"{compared.left:,} {noun} out, {compared.right:,} in"
    return found
