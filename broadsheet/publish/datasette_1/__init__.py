"""Datasette 1.0, while it is in the making: all that it does otherwise than 0.65.

In: a Datasette. Out: with 0.65, nothing else. With 1.0, the same object, which now knows what the
databases say of themselves (`words`), answers the questions of 0.65 (`before`), keeps to
the permissions of ours (`permissions`), and gives templates the variables of 0.65 (`pages`).
Everything else of the plugin is written for 0.65 and does not ask for the version.
"""

from typing import Any

from datasette import __version__
from datasette.utils import StartupError

from broadsheet.publish.datasette_1.before import answer_as_before
from broadsheet.publish.datasette_1.pages import answering, own_scripts, show_as_before
from broadsheet.publish.datasette_1.permissions import denied
from broadsheet.publish.datasette_1.rows import ask_as_before
from broadsheet.publish.datasette_1.words import said
from broadsheet.publish.edition import editions
from broadsheet.publish.shards.index import indexes
from broadsheet.serve.settings import is_public

__all__ = [
    "NEWER",
    "PUBLIC_NEEDS",
    "WITH_SQL",
    "answering",
    "denied",
    "own_scripts",
    "scripts",
    "take_up",
    "with_magic",
]

NEWER = not __version__.startswith("0.")
"""Whether this is Datasette 1.0, or one of its alphas."""

PUBLIC_NEEDS = (
    f"needs Datasette 0.65, for which its limits are made, and this is {__version__};"
    " next: pip install 'datasette>=0.65.4,<1'"
)
"""Why a site cannot be public with 1.0."""

WITH_SQL: dict[str, str] = {"_extra": "query"} if NEWER else {}
"""Arguments with which the JSON of a table has its SQL."""


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
