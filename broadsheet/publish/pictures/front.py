"""The pictures of the front page: those of the saved queries that say `front:`, in small.

In: Datasette and a database. Out: for each its title, its address and the drawing, in the order of
the queries. They are drawn once: a server shows one edition until it is started again.
"""

from dataclasses import dataclass
from sqlite3 import OperationalError
from typing import Any

from markupsafe import Markup

from broadsheet.publish.ask import asked
from broadsheet.publish.edition import edition
from broadsheet.publish.pictures import picture
from broadsheet.publish.pictures.bars import counted
from broadsheet.publish.pictures.spec import spec
from broadsheet.publish.remember import Memory

MOST = 4
"""Pictures of a front page."""


@dataclass(frozen=True, slots=True)
class Small:
    """One picture of the front page."""

    query: str
    title: str
    url: str
    """The page of its query, with the picture in full and the table."""
    drawn: Markup
    counts: str
    """What its bars count, in a word or two."""


_drawn: Memory[list[Small]] = Memory()


async def small(datasette: Any, database: str) -> list[Small]:
    """Return the pictures of a database that have enough to draw, at most `MOST`."""
    if edition(datasette, database) is None:
        return []
    db = datasette.get_database(database)
    if (drawn := _drawn.get(db)) is not None:
        return drawn
    made: dict[str, Small] = {}
    complete = True
    base = str(datasette.urls.database(database))
    queries = datasette.metadata("queries", database=database, fallback=False) or {}
    for name, query in queries.items():
        wanted = spec(query.get("picture")) if isinstance(query, dict) else None
        if wanted is None or not wanted.front or wanted.front in made or len(made) == MOST:
            continue
        parameters = dict.fromkeys(query.get("params", []), "")
        try:
            rows = await asked(db, query["sql"], parameters)
        except OperationalError:  # of a database that has not all tables
            continue
        complete = complete and rows is not None
        drawing = picture(query["picture"], rows or [], base, small=True)
        if drawing is not None:
            url = str(datasette.urls.query(database, name))
            title = query.get("title") or name
            made[wanted.front] = Small(name, title, url, drawing, counted(wanted))
    shown = list(made.values())
    if complete:  # else a busy server would never show what took too long once
        _drawn.keep(db, shown)
    return shown
