"""What became of an article of the earlier edition whose number this one does not have.

In: a number, as an address has it. Out: a `Gone`, or None where nothing is known of it.
"""

from dataclasses import dataclass
from typing import Any

from datasette.utils.asgi import Forbidden

from broadsheet.publish.ask import asked
from broadsheet.publish.edition import has_changes

_EARLIER = """
SELECT article_id AS now, substr(title, 1, 200) AS title FROM changes
WHERE earlier_id = :number ORDER BY article_id IS NULL, id LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Gone:
    """An article by the title it has or had; `now` is its number today, None if withdrawn."""

    title: str
    now: int | None


async def gone(datasette: Any, database: str, actor: Any, key: str) -> Gone | None:
    """Return what became of the article of a number, as far as this reader may know."""
    if not has_changes(datasette, database) or not (key.isascii() and key.isdigit()):
        return None
    try:
        await datasette.ensure_permissions(actor, [("view-table", (database, "changes"))])
    except Forbidden:
        return None
    number = int(key[:18])
    rows = await asked(datasette.get_database(database), _EARLIER, {"number": number})
    return Gone(str(rows[0]["title"]), rows[0]["now"]) if rows else None
