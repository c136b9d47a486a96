"""Who may see a page that Broadsheet adds.

In: a request. Out: the name of the database that its address names, once its articles may be seen.
"""

from typing import Any

from broadsheet.publish.edition import requested


async def allowed(request: Any, datasette: Any, missing: str) -> str:
    """Return the name of a request's database; `missing` says what a stranger's lacks."""
    name: str = requested(request, datasette, missing).name
    await datasette.ensure_permissions(
        request.actor,
        [("view-table", (name, "articles")), ("view-database", name), "view-instance"],
    )
    return name
