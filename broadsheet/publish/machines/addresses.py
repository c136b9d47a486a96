"""Whole addresses, for machines that read a page away from its site, and what everyone may see.

In: Datasette, a request, a database of ours. Out: addresses with scheme, host and prefix. Host and
scheme are those of the request, as a proxy passes them on (`Host`, `X-Forwarded-Proto`); with
Datasette's setting `force_https_urls` the scheme is https. The prefix is its setting `base_url`.
"""

from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from broadsheet.publish.edition import editions, only_edition
from broadsheet.publish.shards.index import indexes
from broadsheet.publish.shards.served import may_search


def absolute(datasette: Any, request: Any, path: Any) -> str:
    """Return the whole address of a path of the site."""
    return str(datasette.absolute_url(request, str(path)))


def here(datasette: Any, request: Any) -> str:
    """Return the whole address of the page that is asked for, without its arguments."""
    return absolute(datasette, request, datasette.urls.path(request.path))


def front(datasette: Any, database: str) -> str:
    """Return the path of a database's front page: the site's own where nothing else is served."""
    alone = only_edition(datasette) == database
    return str(datasette.urls.instance() if alone else datasette.urls.database(database))


def is_address(value: Any) -> bool:
    """Tell whether a stated address may be linked to: http or https, and one that can be read."""
    with suppress(ValueError):
        parts = urlsplit(str(value or ""))
        return parts.scheme in ("http", "https") and bool(parts.netloc)
    return False


async def open_to_all(datasette: Any) -> list[str]:
    """Return the databases of ours whose articles anyone may see, who need not say who he is."""
    found = []
    for name in editions(datasette):
        needed = (
            ("view-instance", None),
            ("view-database", name),
            ("view-table", (name, "articles")),
        )
        if all([await may_see(datasette, *one) for one in needed]):
            found.append(name)
    return found


async def open_indexes(datasette: Any) -> list[str]:
    """Return the indexes of divided corpora in which anyone may search."""
    return [name for name in indexes(datasette) if await may_search(datasette, None, name)]


async def may_see(datasette: Any, action: str, resource: Any) -> bool:
    """Tell whether somebody who is not signed in has a permission."""
    return bool(await datasette.permission_allowed(None, action, resource=resource, default=True))


async def saved_queries(datasette: Any, database: str) -> dict[str, dict[str, Any]]:
    """Return the saved queries of a database that anyone may see, but for searches.

    Those that look for words have nothing to show before some are typed.
    """
    queries = await datasette.get_canned_queries(database, None)
    return {
        name: query
        for name, query in queries.items()
        if not query.get("write")
        and "q" not in (query.get("params") or ())
        and await may_see(datasette, "view-query", (database, name))
    }
