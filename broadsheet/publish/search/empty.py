"""Taking an empty search box on a table's page for no search at all."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from broadsheet.publish.edition import is_ours


def without_empty_search(app: Any, datasette: Any) -> Any:
    """Wrap an application so that `_search=` with only blanks is as if it had not been sent.

    Browsers send the empty search box of a table's page along with its filters; Datasette would
    then look for articles that hold nothing, and find none.
    """

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        query = scope.get("query_string", b"")
        if b"_search=" in query and _asks_ours(scope, datasette):
            arguments = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
            kept = [(k, v) for k, v in arguments if k != "_search" or v.strip()]
            if len(kept) < len(arguments):
                scope = {**scope, "query_string": urlencode(kept).encode("latin-1")}
        await app(scope, receive, send)

    return wrapped


def _asks_ours(scope: Any, datasette: Any) -> bool:
    """Tell whether a request is for a page of a database that Broadsheet made."""
    parts = set(scope["path"].removesuffix(".json").split("/"))
    return any(
        db.route in parts and is_ours(datasette, name) for name, db in datasette.databases.items()
    )
