"""Which of the served databases are the index of a divided corpus.

In: Datasette and the name of a database. Out: its `Index`, read once.
"""

from typing import Any

from broadsheet.publish.read_file import Once
from broadsheet.publish.shards.read import Index, read_index

_said = Once(read_index)


def index_of(datasette: Any, database: str | None) -> Index | None:
    """Return what a served database says of a divided corpus, or None when it is no index."""
    return _said.of(datasette, database)


def indexes(datasette: Any) -> dict[str, Index]:
    """Return the indexes that are served, by the database's name."""
    return _said.all(datasette)
