"""What a request may cost: to which queue it goes.

In: what is asked for. Out: its kind. What is not known to be cheap is costly.
"""

from broadsheet.serve import downloads
from broadsheet.serve.asked import Asked

STATIC, PAGE, COSTLY, SQL, DOWNLOAD, FILE = ("static", "page", "costly", "sql", "download", "file")

_STATIC = ("/-/static/", "/-/static-plugins/", "/favicon.ico", "/-/health")
_NOT_COUNTED = frozenset({"_shape", "_nl", "_dl"})
"""Arguments that say how an answer is written, not what is in it."""


def kind(asked: Asked) -> str:
    """Return the kind of a request."""
    if asked.path.startswith(_STATIC):
        return STATIC
    names = {name for name, _ in asked.arguments} - _NOT_COUNTED
    if "_where" in names or (asked.table is None and "sql" in names):
        return SQL
    if asked.ending == "db" or _is_file(asked):
        return FILE if downloads.files(asked) else DOWNLOAD
    if asked.database is not None and (not asked.ours or asked.is_query):
        return COSTLY
    return COSTLY if names or asked.ending == "csv" else PAGE


def _is_file(asked: Asked) -> bool:
    """Tell whether a complete download is asked for."""
    if asked.parts[1:2] != ["-"] or len(asked.parts) < 3:
        return False
    name, _, ending = asked.parts[2].partition(".")
    return name == "all" or (name == "search" and ending not in ("", "json", "atom"))
