"""Complete downloads of what queries find: those that are saved, and any SQL.

Saved queries are at /DATABASE/-/all/QUERY.FORMAT, SQL is at /DATABASE/-/all.FORMAT?sql=…. Who may
open the page of the query, or run SQL, may have all its rows. The time in which the first rows must
be found is that of the page; after them the database works a minute at most, and a query without
end is broken off, not ended.
"""

from dataclasses import replace
from typing import Any

from datasette.utils import InvalidSql, derive_named_parameters, validate_sql_select
from datasette.utils.asgi import AsgiStream, Forbidden
from datasette.views.base import DatasetteError

from broadsheet.publish.datasette_1 import newer
from broadsheet.publish.edition import requested
from broadsheet.publish.take.batches import Rows
from broadsheet.publish.take.stream import ensure_complete, stream

LONGEST = 60.0
"""Seconds that the database may work on SQL that a reader may have written."""


async def saved(
    request: Any, datasette: Any, db: Any, query: dict[str, Any], name: str
) -> AsgiStream:
    """Answer with all rows of a saved query, for those who may see it."""
    visible, _ = await datasette.check_visibility(
        request.actor,
        permissions=[("view-query", (db.name, name)), ("view-database", db.name), "view-instance"],
    )
    if not visible:
        raise Forbidden("You do not have permission to view this query")
    if query.get("write"):
        raise DatasetteError("This query changes the database.", status=400)
    params = await _filled(request, db, query["sql"], query.get("params"))
    # Such as _now_date_utc or _actor_id, which saved queries may use.
    filled = await newer.with_magic(query["sql"], params, request, datasette)
    rows = _rows(datasette, db, query["sql"], filled, name)
    page = datasette.urls.query(db.name, name)
    return stream(request, datasette, replace(rows, page=page), request.url_vars["format"])


async def page(request: Any, datasette: Any) -> AsgiStream:
    """Answer a request for all rows of SQL, for those who may run it."""
    db = requested(request, datasette, "such downloads")
    ensure_complete(datasette, db.name)
    for needed in ("view-instance", ("view-database", db.name), ("execute-sql", db.name)):
        await datasette.ensure_permissions(request.actor, [needed])
    sql = request.args.get("sql") or ""
    try:
        validate_sql_select(sql)
    except InvalidSql as error:
        raise DatasetteError(f"{error}", title="Invalid SQL", status=400) from None
    rows = _rows(datasette, db, sql, await _filled(request, db, sql, None), "query")
    rows = replace(rows, page=datasette.urls.database(db.name))
    return stream(request, datasette, rows, request.url_vars["format"])


def _rows(datasette: Any, db: Any, sql: str, params: Any, name: str) -> Rows:
    within = datasette.setting("sql_time_limit_ms") / 1000
    return Rows(db, sql, params, name, within=within, longest=LONGEST)


async def _filled(request: Any, db: Any, sql: str, names: list[str] | None) -> dict[str, str]:
    """Return the parameters of a query, empty where the reader gave none, as on its page."""
    wanted = names or await derive_named_parameters(db, sql)
    given = {key: request.args.get(key) for key in request.args if key != "sql"}
    return {**{name: "" for name in wanted if not name.startswith("_")}, **given}
