"""What a reader is told by the kind of an error, where its words say nothing more.

In: the status that Datasette gives an error, or its class in Python. Out: a `Problem`.
"""

import sqlite3
from collections.abc import Callable
from http import HTTPStatus

from datasette.database import QueryInterrupted

from broadsheet.publish.about import Said
from broadsheet.publish.machines.errors.problem import Link, Place, Problem, home, sentence


def by_kind(place: Place, exception: Exception, message: str) -> Problem:
    """Return what a reader is told of an error by its status, else by its class."""
    status = int(getattr(exception, "status", 500))
    if status in _BY_STATUS:
        problem = _BY_STATUS[status](place, message)
    elif status < HTTPStatus.INTERNAL_SERVER_ERROR:
        problem = _unreadable(place, status, message)
    else:
        fits = (told for kind, told in _BY_CLASS if isinstance(exception, kind) and place.arguments)
        problem = next(fits, _fault)(place, message)
    problem.title = getattr(exception, "title", None) or problem.title
    return problem


def is_too_long(exception: Exception, message: str) -> bool:
    """Tell whether the time limit ended a question."""
    return isinstance(exception, QueryInterrupted) or "SQL query took too long" in message


def too_long(place: Place) -> Problem:
    """Tell that the time limit ended a question."""
    limit = place.datasette.setting("sql_time_limit_ms") / 1000
    said = (
        f"A question may take {limit:g} second{'' if limit == 1 else 's'} here, and this one took"
        " more. Ask for less at a time: add a WHERE, a LIMIT, a narrower filter or rarer words. For"
        " long questions take the data away and ask at home."
    )
    return Problem(400, "This took too long", said, links=home(place), sql=place.sql)


def no_page(place: Place, message: str) -> Problem:
    """Tell that there is nothing at an address."""
    if place.database is None:
        said = "There is no page at this address. It may be mistyped, or the page may have moved."
        return Problem(404, "No such page", said, links=_databases(place))
    known = message not in ("", "404") and " " in message
    said = sentence(message) if known else "There is no page at this address."
    return Problem(404, "No such page", said, links=home(place))


def _closed(place: Place, message: str) -> Problem:
    """Tell that a page is not open to this reader."""
    if message == "execute-sql" and place.database:
        return _no_sql(place)
    said = sentence(message) if " " in message else "This is not open to everyone."
    return Problem(403, "Not open", said, links=home(place))


def _no_sql(place: Place) -> Problem:
    """Tell why SQL cannot be written here, and what there is instead."""
    said = (
        "SQL of your own is not answered here, since one statement could hold up all other readers."
        " Saved queries, the search and facets answer most questions. For all others, each table"
        " can be downloaded complete, to be asked at home."
    )
    root = str(place.datasette.urls.database(place.database))
    links = [("See the saved queries", f"{root}#queries"), *home(place)]
    return Problem(403, "No SQL here", said, links=links)


def _not_now(place: Place, message: str) -> Problem:
    """Tell that something cannot be done at this moment."""
    return Problem(503, "Not now", sentence(message), links=home(place))


def _unreadable(place: Place, status: int, message: str) -> Problem:
    """Tell what Datasette says of an argument that it does not take."""
    links = [place.without("The same page without its arguments", *dict(place.arguments))]
    return Problem(status, "This cannot be shown", sentence(message), links=links + home(place))


def _wrong_argument(place: Place, _message: str) -> Problem:
    """Tell that something in the address is neither a number nor a word that fits."""
    said = "One of the arguments in the address cannot be read, such as a number that is too large."
    links = [place.without("The same page without its arguments", *dict(place.arguments))]
    return Problem(400, "An argument cannot be read", said, links=links + home(place))


def wrong_sql(place: Place, message: str) -> Problem:
    """Tell what the database says of SQL that it cannot run."""
    said = "The database could not make sense of this question. It says:"
    links = home(place)
    if place.table:
        links = [place.without("The same page without it", "_where", "_next"), *links]
    return Problem(400, "This SQL cannot be run", said, message, links, place.sql)


def _too_large(place: Place, _message: str) -> Problem:
    """Tell that a question needs more memory than one may have."""
    said = "To answer this takes more memory than one question may have. Ask for less at a time."
    return Problem(400, "This is too large", said, links=home(place), sql=place.sql)


def _fault(place: Place, _message: str) -> Problem:
    """Tell that the site is at fault; what it says in its log is not for readers."""
    said = (
        "This is a fault of the site, not of what you typed. Try another way to what you looked"
        " for; whoever runs the site finds more in its log."
    )
    return Problem(500, "Something broke here", said, links=home(place))


def _databases(place: Place) -> list[Link]:
    """Return a link to the search of each database, or divided corpus, that the reader may see."""
    datasette = place.datasette
    said = Said(datasette)
    links = [("Go to the front page", str(datasette.urls.instance()))]
    return links + [
        (f"Search {said.of(name).title}", f"{datasette.urls.database(name)}/-/search")
        for name in place.searched
    ]


_BY_STATUS: dict[int, Callable[[Place, str], Problem]] = {
    HTTPStatus.UNAUTHORIZED: _closed,
    HTTPStatus.FORBIDDEN: _closed,
    HTTPStatus.NOT_FOUND: no_page,
    HTTPStatus.SERVICE_UNAVAILABLE: _not_now,
}

_BY_CLASS: tuple[tuple[type[Exception], Callable[[Place, str], Problem]], ...] = (
    (MemoryError, _too_large),
    (sqlite3.Error, wrong_sql),
    (ValueError, _wrong_argument),
    (KeyError, _wrong_argument),
    (OverflowError, _wrong_argument),
)
"""Errors that only what stands in the address can have caused."""
