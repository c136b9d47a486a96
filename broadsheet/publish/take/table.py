"""Complete downloads of any table or view, with its filters, and of any saved query.

They are at /DATABASE/-/all/NAME.FORMAT. Datasette's own links stop at 100 or 1,000 rows without
a word, or at 100 MB of CSV; and where rows are equal in the sort column, its pages may repeat some
and leave out others. Here Datasette is asked for the page that linked here, so that filters,
searches, sorts and permissions are that page's; then its SQL is run once, without a limit.
"""

import re
from dataclasses import replace
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils import tilde_decode
from datasette.utils.asgi import AsgiStream, NotFound
from datasette.views.base import DatasetteError

from broadsheet.publish import datasette_1
from broadsheet.publish.edition import requested
from broadsheet.publish.take import queries
from broadsheet.publish.take.batches import LONGEST, Rows
from broadsheet.publish.take.stream import ensure_complete, stream
from broadsheet.publish.take.whole import whole
from broadsheet.publish.take.writers import FORMATS
from broadsheet.serve.asked import KNOWN_BY

# Arguments of the page that shape its display, not the choice of rows and columns.
_DISPLAY = ("_size", "_next", "_shape", "_stream", "_dl", "_facet", "_nl", "_label", "_json",
            "_extra", "_ttl", "_trace", "_timelimit")  # fmt: skip

_LIMIT = re.compile(r"\s+limit \d+(?: offset \d+)?\s*$")


async def page(request: Any, datasette: Any) -> AsgiStream:
    """Answer a request for all rows of a table, a view or a saved query."""
    db = requested(request, datasette, "such downloads")
    ensure_complete(datasette, db.name)
    name, kind = tilde_decode(request.url_vars["table"]), request.url_vars["format"]
    # As in the addresses of pages, the query comes before a table of its name.
    if query := await datasette.get_canned_query(db.name, name, request.actor):
        return await queries.saved(request, datasette, db, query, name)
    if file := await whole(request, datasette, db):
        return file
    if not await db.table_exists(name) and name not in await db.view_names():
        raise NotFound(f"There is no table and no saved query {name}")
    rows = await rows_of(datasette, db, name, kind, request)
    longest = queries.LONGEST if "_where" in request.args else LONGEST
    return stream(request, datasette, replace(rows, longest=longest), kind)


async def rows_of(datasette: Any, db: Any, name: str, kind: str, request: Any = None) -> Rows:
    """Return the rows that a page of a table or view shows, all of them.

    The `request` has the arguments of the page, and tells who asks; without it there are none, and
    it is nobody. Raises `DatasetteError` where the page says that something is wrong.
    """
    columns = await db.table_columns(name)
    article = "id" if name == "articles" else "article_id" if "article_id" in columns else None
    chosen = None
    if FORMATS[kind].cites and article:
        # All of a view: unsorted, SQLite finds its rows in an order that depends on the columns.
        chosen = [] if name in await db.view_names() else [article]
    path = _first_row(datasette, db, name, chosen, request.query_string if request else "")
    known = request.headers.items() if request else ()
    headers = {key: said for key, said in known if key in KNOWN_BY}
    answer = await datasette.client.get(path, headers=headers)
    if answer.status_code != HTTPStatus.OK:
        # Datasette answers some wrong arguments, such as an unknown sort, with 500.
        status = HTTPStatus.BAD_REQUEST if answer.is_server_error else answer.status_code
        said = answer.json()
        raise DatasetteError(said["error"], title=said.get("title"), status=int(status))
    asked = answer.json()["query"]
    page = datasette.urls.table(db.name, name)
    sql = _LIMIT.sub("", asked["sql"])
    return Rows(db, sql, asked["params"], name, article=article, page=page)


def _first_row(datasette: Any, db: Any, table: str, chosen: list[str] | None, query: str) -> str:
    """Return the address of the page with one row: its answer has the SQL, or says what is wrong.

    `chosen` are the columns that are wanted besides the keys, none: all; None: as on the page.
    """
    display = _DISPLAY if chosen is None else (*_DISPLAY, "_col", "_nocol")
    arguments = [
        (key, value)
        for key, value in parse_qsl(query, keep_blank_values=True)
        if not key.startswith(display)
    ]
    fixed = {"_size": 1, "_shape": "objects", "_nofacet": 1, "_nosuggest": 1, "_nocount": 1}
    fixed |= datasette_1.WITH_SQL
    columns = [("_col", name) for name in chosen or ()]
    path: str = datasette.urls.table(db.name, table, format="json")
    # Its type says that the path already has the site's prefix; plain text would get it twice.
    path += f"?{urlencode([*arguments, *columns, *fixed.items()])}"
    return path
