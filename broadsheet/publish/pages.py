"""Which rows have a page of their own, and what makes it.

In: the page that is shown. Out: variables for `row.html`: `article`, `entity`, `story` or `quote`,
nothing for the row of any other table, and for databases that somebody else made.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from datasette.utils import tilde_decode

from broadsheet.publish.allowed import may_read, readable
from broadsheet.publish.article.page import article_page
from broadsheet.publish.edition import has_facts, is_ours
from broadsheet.publish.facts import SHOWN
from broadsheet.publish.names.page import entity_page
from broadsheet.publish.names.question import KINDS
from broadsheet.publish.quote import quote_page
from broadsheet.publish.shards.front import placed
from broadsheet.publish.shards.index import index_of
from broadsheet.publish.story import story_page

Page = Callable[[Any, str, str], Awaitable[dict[str, Any]]]
"""Returns the variables of a page, given Datasette, the database and the key of the row."""


def _of_table(table: str) -> Page:
    return lambda datasette, database, key: entity_page(datasette, database, table, key)


_PAGES: dict[str | None, Page] = {
    "stories": story_page,
    "quotes": quote_page,
    **{table: _of_table(table) for table in KINDS},
}
"""The pages of facts, by table."""


async def variables(
    datasette: Any, view_name: str, database: str | None, table: str | None, request: Any
) -> dict[str, Any]:
    """Return the variables for the page of a row."""
    if view_name != "row" or database is None or request is None:
        return {}
    key = tilde_decode(request.url_vars["pks"])
    if index_of(datasette, database) is not None:
        return await placed(datasette, database, table, key)
    if not is_ours(datasette, database):
        return {}
    if table == "articles":
        return await article_page(datasette, database, key, request)
    # These pages quote articles.
    quoting = table in _PAGES and has_facts(datasette, database)
    if quoting and await may_read(datasette, request.actor, database):
        shown = await _PAGES[table](datasette, database, key)
        seen = await readable(datasette, request.actor, database, SHOWN)
        return {"entity": _seen(shown["entity"], seen)} if "entity" in shown else shown
    return {}


def _seen(entity: dict[str, Any], seen: set[str]) -> dict[str, Any]:
    """Return what the page of a name shows to whoever may see some tables."""
    return {
        **entity,
        "said": entity["said"] if "quotes" in seen else [],
        "timeline": entity["timeline"] if "dates" in seen else {"dates": []},
        "beside": [one for one in entity["beside"] if one["table"] in seen],
    }
