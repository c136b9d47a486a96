"""Which of the served databases Broadsheet made.

In: Datasette and the name of a database. Out: its `Edition`, read once.
"""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound

from broadsheet.place import identity
from broadsheet.publish.edition_read import Edition, read_edition
from broadsheet.publish.read_file import LONGEST, Once
from broadsheet.publish.shards.index import index_of, indexes

_said = Once(read_edition)


def edition(datasette: Any, database: str | None) -> Edition | None:
    """Return what a served database says of its site, or None when Broadsheet did not make it."""
    return _said.of(datasette, database)


def editions(datasette: Any) -> dict[str, Edition]:
    """Return the edition of each served database that Broadsheet made, by the database's name."""
    return _said.all(datasette)


async def hold(datasette: Any) -> None:
    """Have every thread of the server open its connections now, to the file that is there now.

    Datasette opens them one by one as they are needed; after a build has put a new file in the
    place, some threads would serve the old edition and some the new one.
    """
    threads = datasette.setting("num_sql_threads")
    for name in [*editions(datasette), *indexes(datasette)] if threads else ():
        together = threading.Barrier(threads)
        opened = [
            datasette.get_database(name).execute_fn(_waiting(together)) for _ in range(threads)
        ]
        await asyncio.gather(*opened)


def _waiting(together: threading.Barrier) -> Callable[[Any], None]:
    """Return a task that ends when as many threads have begun one as there are."""

    def wait(_connection: Any) -> None:
        with suppress(threading.BrokenBarrierError):
            together.wait(LONGEST)

    return wait


def is_replaced(datasette: Any, database: str) -> bool:
    """Tell whether another file has taken the place of a served database since the start."""
    known = edition(datasette, database)
    path = datasette.get_database(database).path
    return known is not None and identity(path) != known.file


def is_ours(datasette: Any, database: str | None) -> bool:
    """Tell whether a served database, by its name, is one that Broadsheet made."""
    return edition(datasette, database) is not None


def has_facts(datasette: Any, database: str | None) -> bool:
    """Tell whether a database of ours has the tables of names, quotes, dates and stories."""
    known = edition(datasette, database)
    return known is not None and known.facts


def has_changes(datasette: Any, database: str | None) -> bool:
    """Tell whether a database of ours says what is different from an earlier edition."""
    known = edition(datasette, database)
    return known is not None and known.changes


def requested(request: Any, datasette: Any, missing: str) -> Any:
    """Return the database that a request's path names.

    Raises `NotFound` when there is none, or when it is a stranger's, which `missing` says lacks
    what was asked for.
    """
    try:
        db = datasette.get_database(route=tilde_decode(request.url_vars["database"]))
    except KeyError:
        raise NotFound("There is no such database") from None
    if index_of(datasette, db.name) is not None:
        raise NotFound(f"The index of a divided corpus has no {missing}; look in its databases")
    if not is_ours(datasette, db.name):
        raise NotFound(f"This database was not made by Broadsheet, so it has no {missing}")
    return db


def served(datasette: Any) -> list[Any]:
    """Return the databases that are served, without Datasette's own (`_internal`)."""
    return [one for name, one in datasette.databases.items() if not name.startswith("_")]


def only_edition(datasette: Any) -> str | None:
    """Return the name of the database of ours beside which nothing else is served, if any."""
    shown = [database.name for database in served(datasette)]
    return shown[0] if len(shown) == 1 and is_ours(datasette, shown[0]) else None
