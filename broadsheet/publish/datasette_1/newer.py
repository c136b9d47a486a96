"""Datasette 1.0 at the start, and where a page needs one of its own ways.

In: a Datasette. Out: with 0.65, what it has always had; with 1.0, what stands for that.
"""

from typing import Any

from datasette.utils import StartupError

from broadsheet.publish.datasette_1 import NEWER, PUBLIC_NEEDS
from broadsheet.publish.datasette_1.before import answer_as_before
from broadsheet.publish.datasette_1.pages import show_as_before
from broadsheet.publish.datasette_1.rows import ask_as_before
from broadsheet.publish.datasette_1.words import said
from broadsheet.publish.edition import editions
from broadsheet.publish.shards.index import indexes
from broadsheet.serve.settings import is_public


async def take_up(datasette: Any) -> None:
    """Make a Datasette 1.0 one that the plugin can work with, before anything else is done.

    Raises `StartupError` where the site is meant to be public.
    """
    if not NEWER:
        return
    if is_public(datasette):
        raise StartupError(f"A public site {PUBLIC_NEEDS}")
    answer_as_before(datasette, await said(datasette))
    for name in [*editions(datasette), *indexes(datasette)]:
        ask_as_before(datasette.get_database(name))
    show_as_before(datasette)


def scripts(datasette: Any) -> list[dict[str, Any]]:
    """Return what the menus of columns need, which Datasette 1.0 names in the page's frame."""
    if not NEWER:
        return []
    return [{"url": datasette.urls.static("datasette-manager.js"), "module": True}]


async def with_magic(sql: str, params: dict[str, str], request: Any, datasette: Any) -> Any:
    """Return parameters of a saved query that know the magic ones, such as `_now_date_utc`."""
    from datasette.views.database import MagicParameters  # it loads the plugins, so this one too

    if not NEWER:
        return MagicParameters(params, request, datasette)
    found = MagicParameters(sql, params, request, datasette)
    await found.execute_params()
    return found
