"""What a reader may see.

In: a request, or who makes it. Out: the name of the database that its address names, once its
articles may be seen; and of tables and saved queries, those that the reader may see. A page of ours
is made of several tables, and Datasette asks for leave only for the one that its address names.
"""

from collections.abc import Iterable
from typing import Any

from broadsheet.publish.edition import is_ours, requested

_TEXTS = ("articles", "files", "passages", "fields")
_NAMES = ("people", "organizations", "places")

SOURCES = {
    "set_aside": _TEXTS,
    "field_sources": _TEXTS,
    "timeline": ("articles", "dates"),
    "said": ("articles", "quotes"),
    "named": ("articles", "mentions", *_NAMES),
    "changes": ("articles",),
    "articles_fts": ("articles",),
    "quotes_fts": ("articles", "quotes"),
    "names_fts": _NAMES,
    **{f"article_{table}": ("articles", table) for table in ("authors", *_NAMES)},
    "answers": (*_TEXTS, "stories", *_NAMES, "mentions", "quotes", "dates"),
}
"""For views, indexes and the table of changes: the tables whose words they show."""


def sources_of(table: str) -> tuple[str, ...]:
    """Return the tables whose words a view, an index or a table of an index shows."""
    return SOURCES.get(table) or SOURCES.get(table.rpartition("_")[0]) or ()


async def allowed(request: Any, datasette: Any, missing: str) -> str:
    """Return the name of a request's database; `missing` says what a stranger's lacks."""
    name: str = requested(request, datasette, missing).name
    await datasette.ensure_permissions(
        request.actor,
        [("view-table", (name, "articles")), ("view-database", name), "view-instance"],
    )
    return name


async def may_read(datasette: Any, actor: Any, database: str, table: str = "articles") -> bool:
    """Tell whether somebody may see a table: the site, the database and the table itself."""
    seen, _ = await datasette.check_visibility(
        actor,
        permissions=[
            ("view-table", (database, table)),
            ("view-database", database),
            "view-instance",
        ],
    )
    return bool(seen)


async def readable(
    datasette: Any, actor: Any, database: str, names: Iterable[str], action: str = "view-table"
) -> set[str]:
    """Return the tables, or the queries, of those named that somebody may see.

    Whether the database itself may be seen was asked before.
    """
    return {
        name
        for name in names
        if await datasette.permission_allowed(actor, action, (database, name), default=True)
    }


async def of_sources(datasette: Any, actor: Any, action: str, resource: Any) -> bool | None:
    """Refuse a view or an index of ours to whoever may not see a table that it shows.

    Where the metadata says who may see the view itself, that counts. Datasette asks for each table
    of a page several times, so that nothing more is asked where the metadata closes no table.
    """
    if action != "view-table" or not is_ours(datasette, resource[0]):
        return None
    database, table = resource
    sources = sources_of(str(table))
    said = (datasette.metadata("tables", database=database) if sources else None) or {}
    closed = {name for name, about in said.items() if "allow" in (about or {})}
    if not closed or table in closed:
        return None
    seen = await readable(datasette, actor, database, sources)
    return None if len(seen) == len(sources) else False
