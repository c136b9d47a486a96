"""Names that may have been meant by one that is not there.

In: a name and where it was looked for. Out: the names of tables or columns that are most like it.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from broadsheet.publish.machines.errors.problem import Place

MOST_NAMES = 3
"""Names that a page suggests."""

LIKE = 0.7
"""How like a name must be to be suggested, from 0 to 1."""


async def sql_hint(datasette: Any, database: str, request: Any, error: str) -> str:
    """Return what may have been meant where SQL names what is not there; else nothing."""
    match = re.fullmatch(r"no such (table|column): (.+)", str(error))
    if not match:
        return ""
    place = Place(datasette, database, None, request)
    names = await (tables(place) if match[1] == "table" else columns(place))
    likely = near(match[2].rpartition(".")[2], names)
    return f"Did you mean {' or '.join(likely)}?" if likely else ""


async def tables(place: Place) -> list[str]:
    """Return the names of tables, views and saved queries that are not hidden."""
    db = place.datasette.get_database(place.database)
    hidden = set(await db.hidden_table_names())
    queries = await place.datasette.get_canned_queries(place.database, place.request.actor)
    return [
        name
        for name in [*await db.table_names(), *await db.view_names(), *queries]
        if name not in hidden
    ]


async def columns(place: Place, table: str | None = None) -> list[str]:
    """Return the columns of a table, or of all tables."""
    db = place.datasette.get_database(place.database)
    searched = [table] if table else [*await db.table_names(), *await db.view_names()]
    found: dict[str, None] = {}
    for one in searched:
        found |= dict.fromkeys(await db.table_columns(one))
    return list(found)


def near(name: str, names: Iterable[str]) -> list[str]:
    """Return the names that may have been meant."""
    lower = {one.lower(): one for one in names}
    close = get_close_matches(name.lower()[:100], list(lower), MOST_NAMES, LIKE)
    return [lower[one] for one in close]
