"""Filters that name no column: refused, where Datasette would find nothing and not say why.

In: the arguments of a request for a table. Out: an error that says which of them cannot be read.

SQLite takes a name in double quotes that is no column for a text. So `?yeer=2021` asks for the rows
in which the text yeer is the text 2021: none, and the page looks like an answer.
"""

import json
from typing import Any

from datasette.views.base import DatasetteError

from broadsheet.publish.edition import is_ours


async def refuse(datasette: Any, request: Any, database: str, table: str) -> None:
    """Raise the error that SQLite does not, for the first argument that is no column of a table."""
    if not request.query_string or not is_ours(datasette, database):
        return
    for through in request.args.getlist("_through"):
        _refuse_through(through)
    columns = {"rowid", *await datasette.get_database(database).table_columns(table)}
    for name in request.args:
        if name and not name.startswith("_") and name.partition("__")[0] not in columns:
            cause = f"no such column: {name.partition('__')[0][:100]}"
            raise DatasetteError(cause, title="Invalid SQL", status=400)


def _refuse_through(through: str) -> None:
    """Raise an error where a filter by another table does not name table, column and value."""
    try:
        said = json.loads(through)
    except (ValueError, RecursionError):
        said = None
    names = [said.get("table"), said.get("column")] if isinstance(said, dict) else [None]
    value = said.get("value", []) if isinstance(said, dict) else None
    if not all(isinstance(one, str) for one in names) or not isinstance(value, str | int | float):
        raise json.JSONDecodeError("Expecting value", through, 0)
