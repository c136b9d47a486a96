"""One sentence on every table, view and column, from the comments of `schema.sql`.

In: the schema. Out: for each table and view its `description` and the descriptions of its
`columns`, in the form that Datasette's metadata has.
"""

import re
from functools import cache
from typing import Any

from broadsheet.load_file import SCHEMA

_CREATE = re.compile(r"CREATE (?:TABLE|VIEW) (\w+)")
_COLUMN = re.compile(r'\s+(?:.* AS )?"?(\w+)"?(?: [A-Z].*)?,?$')


VIEWS = frozenset(re.findall(r"CREATE VIEW (\w+)", SCHEMA))
"""The names of the views."""


@cache
def descriptions() -> dict[str, Any]:
    """Return what is said about each table and column of an edition."""
    return described(SCHEMA)


def described(schema: str) -> dict[str, Any]:
    """Return what the comments of two dashes say about each table and column of a schema."""
    tables: dict[str, Any] = {}
    columns: dict[str, str] = {}
    said: list[str] = []
    for line in schema.splitlines():
        words = line.strip()
        if words.startswith("-- "):
            said.append(words.removeprefix("-- "))
            continue
        created = _CREATE.match(line)
        column = _COLUMN.fullmatch(line)
        if created and said:
            columns = {}
            tables[created[1]] = {"description": " ".join(said), "columns": columns}
        elif column and said:
            columns[column[1]] = " ".join(said)
        said = []
    return tables
