"""Many-to-many facets: `{m2m: authors}` counts articles by author through `article_authors`.

Datasette 0.65 has no facet for tables joined by a third one, and its `_through` filter gives wrong
rows beside a column filter. Here are both: the facet, and the filter `?_m2m_authors=ID` that its
values link to.
"""

from typing import Any

from datasette.database import QueryInterrupted
from datasette.facets import Facet
from datasette.filters import FilterArguments
from datasette.utils import escape_sqlite, path_with_added_args, path_with_removed_args
from datasette.utils.asgi import BadRequest, Forbidden

from broadsheet.publish.allowed import readable
from broadsheet.publish.edition import is_ours
from broadsheet.publish.facet_classes import OfAllPages
from broadsheet.publish.links import Link, facet_sql, link_table, links

FILTER = "_m2m_"
"""Begins the name of the filter; the name of the other table follows."""

FACET = "_facet_m2m"
"""The argument that asks for a facet; its value is the name of the other table."""


class ManyToManyFacet(OfAllPages, Facet):  # type: ignore[misc]
    """Counts the rows of a table by the rows of another that a third table links to them."""

    type = "m2m"

    async def _link(self, other: str) -> Link | None:
        database = self.ds.get_database(self.database)
        found: Link | None = await database.execute_fn(
            lambda conn: link_table(conn, self.table, other)
        )
        return found

    async def suggest(self) -> list[dict[str, Any]]:
        """Suggest each linked table that is not already a facet."""
        if not self.table or not is_ours(self.ds, self.database):
            return []
        database = self.ds.get_database(self.database)
        enabled = {config["config"].get("simple") for config in self.get_configs()}
        linked = await database.execute_fn(lambda conn: links(conn, self.table))
        seen = await self._seen([link.other for link in linked])
        return [
            {
                "name": link.other,
                "type": self.type,
                "toggle_url": self._url({FACET: link.other}),
            }
            for link in linked
            if link.other in seen - enabled
        ]

    async def _seen(self, tables: list[str]) -> set[str]:
        """Return the tables that the reader may see: a facet shows their names."""
        return await readable(self.ds, self.request.actor, self.database, tables)

    async def facet_results(self) -> tuple[list[dict[str, Any]], list[str]]:
        """Return the results of each configured facet, and the names of those that timed out."""
        results: list[dict[str, Any]] = []
        timed_out: list[str] = []
        for config in self.get_configs():
            other = config["config"].get("simple") or ""
            link = await self._link(other) if self.table else None
            if link is None or not await self._seen([other]):
                continue  # `filters` has refused what a reader asked for
            try:
                results.append(await self._result(link, config["source"] != "metadata"))
            except QueryInterrupted:
                timed_out.append(other)
        return results, timed_out

    async def _result(self, link: Link, hideable: bool) -> dict[str, Any]:
        size = self.get_facet_size()
        within = "" if _is_whole(self.sql, self.table) else self.sql
        sql = facet_sql(link, size, within)
        limit = self.ds.setting("facet_time_limit_ms")
        rows = (
            await self.ds.execute(
                self.database, sql, self.params, truncate=False, custom_time_limit=limit
            )
        ).rows
        return {
            "name": link.other,
            "type": self.type,
            "hideable": hideable,
            "toggle_url": self.ds.urls.path(
                path_with_removed_args(self.request, {FACET: link.other})
            ),
            "results": [self._value(link, row) for row in rows[:size]],
            "truncated": len(rows) > size,
        }

    def _value(self, link: Link, row: Any) -> dict[str, Any]:
        argument = {FILTER + link.other: str(row["value"])}
        selected = str(row["value"]) in self.request.args.getlist(FILTER + link.other)
        if selected:
            url = self.ds.absolute_url(
                self.request, self.ds.urls.path(path_with_removed_args(self.request, argument))
            )
        else:
            url = self._url(argument)
        return {
            "value": row["value"],
            "label": row["label"],
            "count": row["count"],
            "toggle_url": url,
            "selected": selected,
        }

    def _url(self, arguments: dict[str, str]) -> str:
        path = path_with_added_args(self.request, arguments)
        url: str = self.ds.absolute_url(self.request, self.ds.urls.path(path))
        return url


def _is_whole(sql: str, table: str) -> bool:
    """Tell whether a page's query has no condition, so that it shows every row of its table."""
    return sql.rstrip().endswith(f"from {escape_sqlite(table)}")


async def filters(datasette: Any, request: Any, database: str, table: str) -> FilterArguments:
    """Return the conditions for the `_m2m_…` arguments of a request; several must all hold.

    Raises `BadRequest` for a filter or facet through a table that does not link this one.
    """
    clauses: list[str] = []
    parameters: dict[str, str] = {}
    descriptions: list[str] = []
    wanted = {key: key.removeprefix(FILTER) for key in request.args if key.startswith(FILTER)}
    asked = {*wanted.values(), *request.args.getlist(FACET)}
    if not asked:
        return FilterArguments(clauses, parameters, descriptions)
    db = datasette.get_database(database)
    known = {link.other: link for link in await db.execute_fn(lambda conn: links(conn, table))}
    for other in sorted(asked - set(known)):
        raise BadRequest(f"no table links {table} to {other}")
    if asked - await readable(datasette, request.actor, database, sorted(asked)):
        raise Forbidden("You do not have permission to view the table that is asked for")
    for key, other in wanted.items():
        for value in request.args.getlist(key):
            name = f"m2m_{len(parameters)}"
            clauses.append(_clause(known[other], name))
            parameters[name] = value
            shown = await _shown(db, known[other], value)
            descriptions.append(f"{other} include {shown}")
    return FilterArguments(clauses, parameters, descriptions)


def _clause(link: Link, parameter: str) -> str:
    return (
        f"{escape_sqlite(link.own_key)} IN (SELECT {escape_sqlite(link.own_column)}"
        f" FROM {escape_sqlite(link.table)}"
        f" WHERE {escape_sqlite(link.other_column)} = :{parameter})"
    )


async def _shown(db: Any, link: Link, value: str) -> str:
    """Return the name of the row that a filter asks for, or what was asked for."""
    sql = (
        f"SELECT {escape_sqlite(link.other_label)} FROM {escape_sqlite(link.other)}"
        f" WHERE {escape_sqlite(link.other_key)} = ?"
    )
    row = (await db.execute(sql, (value,))).first()
    return f'"{row[0] if row else value}"'
