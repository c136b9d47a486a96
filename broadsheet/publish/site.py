"""What every page may show: the search form, the tables and views with what they hold.

Out: variables for the templates `database.html`, `index.html`, `table.html` and `query.html`.
"""

from typing import Any

from broadsheet.publish.edition import edition, editions


async def variables(datasette: Any, database: str | None) -> dict[str, Any]:
    """Return `broadsheet`: the served editions and, on a database's own pages, its contents."""
    shown: dict[str, Any] = {"editions": list(editions(datasette)), "here": None}
    if database in datasette.databases and edition(datasette.get_database(database).path):
        shown["here"] = database
    return {"broadsheet": shown}


async def overview(datasette: Any, database: str) -> dict[str, Any]:
    """Return the counts that the database page opens with."""
    rows = await datasette.get_database(database).execute("SELECT key, value FROM build")
    return {row["key"]: row["value"] for row in rows.rows}
