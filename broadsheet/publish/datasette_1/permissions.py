"""Who may see views, indexes and parts of a corpus, in the form in which Datasette 1.0 asks.

In: a reader and an action. Out: rules that close what `allowed` and `shards.served` close in 0.65.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from broadsheet.publish.allowed import readable, sources_of
from broadsheet.publish.edition import editions
from broadsheet.publish.shards.index import indexes
from broadsheet.publish.shards.served import OF_INDEX, sees_all

_asking: ContextVar[bool] = ContextVar("asking", default=False)
"""Whether a rule of ours is being made, for which Datasette is asked about other tables."""

_SQL = """
SELECT json_extract(value, '$[0]') AS parent, json_extract(value, '$[1]') AS child,
  0 AS allow, 'it shows what is closed' AS reason
FROM json_each(:{name})
"""


async def denied(datasette: Any, actor: Any, action: str) -> Any:
    """Return a rule that closes databases and tables to somebody, None where there is none."""
    if _asking.get() or action not in OF_INDEX:
        return None
    with _making():
        found: list[tuple[str, str | None]] = [
            (name, None)
            for name in indexes(datasette)
            if not await sees_all(datasette, actor, name)
        ]
        if action == "view-table":
            for name in editions(datasette):
                found += await _closed(datasette, actor, name)
    if not found:
        return None
    from datasette.permissions import PermissionSQL  # 0.65 has none

    # Rules of several actions are put together to one statement.
    name = f"broadsheet_{action.replace('-', '_')}"
    return PermissionSQL(sql=_SQL.format(name=name), params={name: json.dumps(found)})


async def _closed(datasette: Any, actor: Any, database: str) -> list[tuple[str, str]]:
    """Return the views and indexes of a database that show a table which is closed to somebody.

    Where the configuration says who may see the view itself, that counts.
    """
    tables = ((datasette.config.get("databases") or {}).get(database) or {}).get("tables") or {}
    ruled = {name for name, about in tables.items() if {"allow", "permissions"} & set(about or {})}
    if not ruled:
        return []
    unseen = ruled - await readable(datasette, actor, database, ruled)
    db = datasette.get_database(database)
    there = [*await db.table_names(), *await db.view_names()]
    return [
        (database, name) for name in there if name not in ruled and unseen & {*sources_of(name)}
    ]


@contextmanager
def _making() -> Iterator[None]:
    before = _asking.set(True)
    try:
        yield
    finally:
        _asking.reset(before)
