"""SQLite to readers: what `datasette serve corpus.db` shows of a database that Broadsheet made.

This file is the Datasette plugin: each hook, one line or two on what it adds, and the module that
does it. Databases that Broadsheet did not make are left as they are.
"""

from collections.abc import Awaitable, Callable, Generator
from typing import Any

from datasette import hookimpl
from datasette.facets import Facet
from datasette.forbidden import forbidden as default_forbidden
from datasette.utils.asgi import Forbidden

from broadsheet.publish import (
    cells,
    dates,
    facet_classes,
    facets,
    languages,
    listed,
    pages,
    plain,
    site,
)
from broadsheet.publish.allowed import of_sources
from broadsheet.publish.answered import answer_at_once
from broadsheet.publish.datasette_1 import newer
from broadsheet.publish.datasette_1.permissions import denied
from broadsheet.publish.edition import edition, hold, is_ours
from broadsheet.publish.edition_words import site_metadata
from broadsheet.publish.machines import errors, head, unread
from broadsheet.publish.machines.answers import with_headers
from broadsheet.publish.outlet.address import outlet_url
from broadsheet.publish.pictures import picture
from broadsheet.publish.plugin.routes import ROUTES
from broadsheet.publish.query import escape_fts, escape_unfolded
from broadsheet.publish.search import empty
from broadsheet.publish.shards.served import of_index
from broadsheet.publish.sql_errors import sql_error
from broadsheet.publish.take.writers import FORMATS
from broadsheet.publish.view import View
from broadsheet.serve import connection, downloads, guard, headers, lanes, settings
from broadsheet.serve.asked import Asked
from broadsheet.serve.health import with_health
from broadsheet.serve.passing import passed_on
from broadsheet.serve.prefix import without_prefix
from broadsheet.serve.static import Static


@hookimpl
def startup(datasette: Any) -> Callable[[], Awaitable[None]]:
    """Hold on to the files that are there at the start, and use the answers kept in them."""
    site.plain_errors()

    async def start() -> None:
        await newer.take_up(datasette)
        for name in lanes.prepare(datasette):
            with lanes.lane(name):
                await hold(datasette)
        await answer_at_once(datasette)
        downloads.look(datasette)

    return start


@hookimpl
def get_metadata(datasette: Any, key: str | None, database: str | None) -> dict[str, Any]:
    """Take titles, descriptions, facets, sorts and saved queries from the database itself."""
    return site_metadata(datasette, key, database)


@hookimpl
def permission_allowed(
    datasette: Any, actor: Any, action: str, resource: Any
) -> Callable[[], Awaitable[bool | None]]:
    """Close views and indexes with the tables that they show, or with a part of the corpus."""

    async def closed() -> bool | None:
        refused = await of_index(datasette, actor, action, resource)
        return await of_sources(datasette, actor, action, resource) if refused is None else refused

    return closed


@hookimpl
def permission_resources_sql(
    datasette: Any, actor: Any, action: str
) -> Callable[[], Awaitable[Any]]:
    """Close the same to Datasette 1.0, which asks for rules and not for each resource."""

    async def closed() -> Any:
        return await denied(datasette, actor, action)

    return closed


@hookimpl(trylast=True)
def prepare_connection(conn: Any, database: str, datasette: Any) -> None:
    """Put the query language into the table's own search box; last, to replace Datasette's.

    Then bound what the connection may do.
    """
    known = edition(datasette, database)
    if known:
        escape = escape_fts if known.folded else escape_unfolded
        conn.create_function("escape_fts", 1, escape, deterministic=True)
    connection.bound(conn, database, datasette)


@hookimpl
def register_facet_classes() -> list[type[Facet]]:
    """Add facets through a linking table."""
    return [facets.ManyToManyFacet]


@hookimpl(hookwrapper=True, specname="register_facet_classes")
def facets_of_ours() -> Generator[None, Any, None]:
    """Count facets of our tables over all pages, and quickly for large tables too."""
    found = yield
    found.force_result([facet_classes.of_ours(classes) for classes in found.get_result()])


@hookimpl
def filters_from_request(
    request: Any, database: str, table: str, datasette: Any
) -> Callable[[], Awaitable[Any]]:
    """Filter through a linking table."""

    async def filters() -> Any:
        return await facets.filters(datasette, request, database, table)

    return filters


@hookimpl(tryfirst=True, specname="filters_from_request")
def refuse_filters(
    request: Any, database: str, table: str, datasette: Any
) -> Callable[[], Awaitable[None]]:
    """Refuse what cannot be read or names no column, before Datasette stumbles over it."""

    async def refuse() -> None:
        await unread.refuse(datasette, request, database, table)

    return refuse


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Add pages of searches, comparisons and outlets, complete downloads, what machines read."""
    return ROUTES


@hookimpl
def extra_template_vars(
    view_name: str, request: Any, database: str | None, table: str | None, datasette: Any
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Give the templates what they need: the article or name on its page, links, counts."""

    async def variables() -> dict[str, Any]:
        view = View(datasette, request, view_name, database, table)
        shown = {
            **await site.variables(view),
            **await pages.variables(datasette, view_name, database, table, request),
        }
        return {
            **shown,
            **await head.variables(view, shown),
            **settings.untold(datasette),
            "broadsheet_charts": request is None
            or headers.has_charts(Asked(datasette, request.scope)),
        }

    return variables


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """Say dates, languages, columns and errors in words; lead to outlets; draw saved queries."""
    env.globals["broadsheet_formats"] = FORMATS
    env.globals["broadsheet_picture"] = picture
    env.globals["broadsheet_sql_error"] = sql_error
    env.filters["broadsheet_chosen"] = plain.chosen
    env.filters["broadsheet_date"] = dates.said
    env.filters["broadsheet_label"] = plain.label
    env.filters["broadsheet_language"] = languages.said
    env.filters["broadsheet_outlet"] = outlet_url
    env.filters["broadsheet_plain"] = plain.plain
    env.filters["broadsheet_many"] = plain.many
    env.filters["broadsheet_rows"] = plain.rows


@hookimpl
def render_cell(row: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """Link to articles, mark found words, cut long texts."""
    if is_ours(datasette, database):
        return cells.render(datasette, row, column, table, database)
    return None


@hookimpl
def extra_css_urls(datasette: Any) -> list[str]:
    """Add one small style sheet."""
    return [datasette.urls.static_plugins("broadsheet", "broadsheet.css")]


@hookimpl
def extra_js_urls(datasette: Any) -> list[dict[str, Any]]:
    """Name the controls that Datasette leaves without a name; a module waits for the page."""
    labels = datasette.urls.static_plugins("broadsheet", "labels.js")
    return [*newer.scripts(datasette), {"url": labels, "module": True}]


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Take an empty search box for no search at all; list rows; say how long to keep answers.

    Style sheets and scripts are given from memory.
    """

    def wrap(app: Any) -> Any:
        app = listed.of_page(passed_on(app, datasette), datasette)
        return Static(with_headers(empty.without_empty_search(app, datasette), datasette))

    return wrap


@hookimpl(specname="asgi_wrapper", trylast=True)
def asgi_guard(datasette: Any) -> Callable[[Any], Any]:
    """Stand around all of it, other plugins too: limits, turns, headers, health (`serve`)."""

    def wrap(app: Any) -> Any:
        app = headers.with_policy(guard.Guard(app, datasette), datasette)
        return without_prefix(with_health(app, datasette), datasette)

    return wrap


@hookimpl
def forbidden(datasette: Any, request: Any, message: str) -> Any:
    """Say that a page is not open to this reader, in the form that was asked for."""

    async def closed() -> Any:
        answer = await errors.response(datasette, request, Forbidden(message))
        return answer or await default_forbidden(datasette, request, message)()

    return closed


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """Say what went wrong in words, and what to do next."""
    return lambda: errors.response(datasette, request, exception)
