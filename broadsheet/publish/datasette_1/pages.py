"""The variables of Datasette 1.0's templates, under the names that they have in 0.65.

In: what 1.0 gives a template. Out: the same, and for pages of our databases the names of 0.65 too,
so that one set of templates serves both; and which script of Datasette stands in the page, for the
policy. Pages of other databases are left as they are.
"""

import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import fields, is_dataclass
from typing import Any

from broadsheet.publish.allowed import readable
from broadsheet.publish.datasette_1.rows import found_for
from broadsheet.publish.edition import is_ours
from broadsheet.publish.shards.index import index_of

Variables = dict[str, Any]

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

_scripts: ContextVar[list[str] | None] = ContextVar("scripts", default=None)


@contextmanager
def answering() -> Iterator[None]:
    """Begin an answer, of which it is not known yet what scripts stand in it."""
    before = _scripts.set(None)
    try:
        yield
    finally:
        _scripts.reset(before)


def own_scripts() -> list[str] | None:
    """Return the scripts that may stand in the page at hand; None for one that is not of ours."""
    return _scripts.get()


def show_as_before(datasette: Any) -> None:
    """Have a Datasette 1.0 give its templates the variables of 0.65 too."""
    render = datasette.render_template

    async def render_template(
        templates: Any, context: Any = None, request: Any = None, view_name: str | None = None
    ) -> str:
        given = _variables(context)
        database = given.get("database")
        if is_ours(datasette, database) or index_of(datasette, database) is not None:
            _scripts.set([])
            for holds, of_kind in _KINDS.items():
                if holds in given:
                    given |= await of_kind(datasette, given, request)
            if "table_columns" in given:
                given["table_columns"] = await _offered(datasette, given)
                editor = datasette.get_jinja_environment(request).get_template(_EDITOR)
                _scripts.set(_SCRIPT.findall(await editor.render_async(given)))
            if given.get("canned_query"):
                # 0.65 takes the page of a saved query for that of a table of its name.
                view_name, given["table"] = "table", given["canned_query"]
        elif view_name == "index" or str(templates).startswith("broadsheet_"):
            _scripts.set([])
        html: str = await render(templates, given, request=request, view_name=view_name)
        return html

    datasette.render_template = render_template


async def _offered(datasette: Any, given: Variables) -> dict[str, list[str]]:
    """Return the columns that the editor of SQL offers: not those of indexes and the like."""
    shown = {table.name for table in given["tables"] if not table.hidden}
    shown |= {*await datasette.get_database(given["database"]).view_names()}
    return {name: there for name, there in given["table_columns"].items() if name in shown}


def _variables(context: Any) -> Variables:
    """Return what a template is given, as a dictionary of its own."""
    if is_dataclass(context):
        return {one.name: getattr(context, one.name) for one in fields(context)}
    return dict(context or {})


async def _query(datasette: Any, given: Variables, request: Any) -> Variables:
    """Return what the page of a question or saved query has besides."""
    name, database = given["stored_query"], given["database"]
    found = found_for((given.get("query") or {}).get("sql"))
    said = await datasette.get_canned_query(database, name, request.actor) if name else None
    return {
        "canned_query": name,
        "canned_write": given["stored_query_write"],
        "metadata": said or datasette.metadata(database=database),
        "rows": found.rows,
        "settings": datasette.settings_dict(),
        "truncated": found.truncated,
    }


async def _table(_datasette: Any, given: Variables, request: Any) -> Variables:
    """Return what the page of a table has besides. Buttons of 1.0 need scripts of its own page."""
    actions = given["actions"]

    async def table_actions() -> list[Any]:
        return [one for one in await actions() if "href" in one]

    return {
        "filtered_table_rows_count": given["count"],
        "facet_results": given["sorted_facet_results"],
        "search": request.args.get("_search") or "",
        "table_actions": table_actions,
    }


async def _row(datasette: Any, given: Variables, _request: Any) -> Variables:
    """Return what is said of the table of a row. To change rows needs scripts of 1.0's own page."""
    said = datasette.table_metadata(given["database"], given["table"])
    return {"metadata": said, "row_mutation_ui": False, "row_actions": []}


async def _database(datasette: Any, given: Variables, request: Any) -> Variables:
    """Return all saved queries that the reader may see, of which 1.0 gives the first five."""
    database = given["database"]
    queries = await datasette.get_canned_queries(database, request.actor)
    seen = await readable(datasette, request.actor, database, queries, "view-query")
    return {"queries": [query for name, query in queries.items() if name in seen]}


_EDITOR = "_codemirror_foot.html"
"""Datasette's template of the one script that stands in pages of ours."""

_KINDS: dict[str, Callable[[Any, Variables, Any], Awaitable[Variables]]] = {
    "stored_query": _query,
    "count_truncated": _table,
    "primary_key_values": _row,
    "queries_more": _database,
}
"""By a variable that only this kind of page has."""
