"""Which of the served databases are the index of a divided corpus.

In: Datasette and the name of a database. Out: its `Index`, read once.
"""

from typing import Any
from weakref import WeakKeyDictionary

from broadsheet.publish.shards.read import Index, read_index

_known: WeakKeyDictionary[Any, dict[str, Index | None]] = WeakKeyDictionary()


def index_of(datasette: Any, database: str | None) -> Index | None:
    """Return what a served database says of a divided corpus, or None when it is no index."""
    db = datasette.databases.get(database)
    if db is None or db.path is None:
        return None
    known = _known.setdefault(datasette, {})
    if db.path not in known:
        known[db.path] = read_index(db.path)
    return known[db.path]


def indexes(datasette: Any) -> dict[str, Index]:
    """Return the indexes that are served, by the database's name."""
    found = {name: index_of(datasette, name) for name in datasette.databases}
    return {name: one for name, one in found.items() if one is not None}
