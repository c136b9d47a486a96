"""What an address may ask of a site that is open to everyone.

In: what is asked for. Out: why it is refused, or None. Each limit is a row of a table. What an
address may not hold on any site, also on one's own machine, is in `NEVER`.
"""

import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from broadsheet.publish.edition import is_ours
from broadsheet.publish.metadata import facet_parts
from broadsheet.serve.asked import Asked, is_known, raw_path
from broadsheet.serve.refusal import Refusal

MOST_ADDRESS = 4096
"""Bytes of an address. The longest of a page of ours, a search by everything, has some 1,500; what
is done with an argument may take time that grows with the square of its length."""

MOST_ADDRESS_ANYWHERE = 65_536
"""Bytes, on one's own machine: SQL that is written by hand, and a server's own limit."""

MOST_HEADERS = 16_384
"""Bytes of all headers: twice of what nginx takes (large_client_header_buffers, 8k)."""

MOST_BODY = 65_536
"""Bytes of what is sent: no page has a form that sends more than a password."""

MOST_ARGUMENTS = 40
MOST_FACETS = 6
MOST_WORDS = 64
"""Words to look for; no more are looked for in a search either (`publish.query.MAX_TERMS`)."""

MOST_SELECTS = 12
"""SELECTs in SQL that a stranger may write: preparing a statement cannot be stopped, and its time
can double with each."""

MOST_SQL = 2000
"""Characters of it: it is matched against patterns whose time grows with the square."""

MOST_ROWS = 100
"""Rows of a page of HTML that an address may ask for: making a page of a thousand takes a second in
which nothing else is answered. Files and JSON have more."""

_HIDDEN = re.compile(
    r"/-/(?:versions|plugins|threads|databases|settings|config|metadata|permissions|allow-debug"
    r"|messages|patterns)(?![\w-])"
)
"""Pages of Datasette that tell of the machine, or are for its developers."""

_CONTROL = re.compile(rb"[\x00-\x20\x7f\\]")
_HOST = re.compile(rb"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])?(?::[0-9]{0,5})?")
_WORD = re.compile(r"\w+")
_SELECT = re.compile(r"\bselect\b", re.IGNORECASE)

Limit = Callable[[Asked], Refusal | None]


def refused(asked: Asked, public: bool) -> Refusal | None:
    """Return why a request is refused, None where it is not."""
    for limit in (*NEVER, *PUBLIC) if public else NEVER:
        if refusal := limit(asked):
            return refusal
    return None


def _bad(said: str) -> Refusal:
    return Refusal(HTTPStatus.BAD_REQUEST, said)


def _odd_path(asked: Asked) -> Refusal | None:
    path = raw_path(asked.scope)
    ascii_only = path.isascii() or not asked.scope.get("raw_path")
    if (
        not ascii_only
        or _CONTROL.search(path)
        or path.startswith(b"//")
        or "\0" in asked.scope["path"]
    ):
        return _bad("The address has a sign that no address of this site has.")
    return None


def _odd_host(asked: Asked) -> Refusal | None:
    hosts = [value for name, value in asked.scope["headers"] if name == b"host"]
    if len(hosts) > 1 or not all(map(_HOST.fullmatch, hosts)):
        return _bad("The request names no host that there can be.")
    return None


def _long(most: int) -> Limit:
    said = f"The address has more than {most:,} bytes."

    def limit(asked: Asked) -> Refusal | None:
        size = len(raw_path(asked.scope)) + len(asked.scope["query_string"])
        return Refusal(HTTPStatus.REQUEST_URI_TOO_LONG, said) if size >= most else None

    return limit


def _headers(asked: Asked) -> Refusal | None:
    if sum(len(name) + len(value) for name, value in asked.scope["headers"]) > MOST_HEADERS:
        return Refusal(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too long.")
    return None


def _hidden(asked: Asked) -> Refusal | None:
    if _HIDDEN.match(asked.path):
        return Refusal(HTTPStatus.NOT_FOUND, "This site has no such page.")
    return None


def _many(asked: Asked) -> Refusal | None:
    if len(asked.arguments) > MOST_ARGUMENTS:
        return _bad(f"The address has more than {MOST_ARGUMENTS} arguments.")
    return None


def _facets(asked: Asked) -> Refusal | None:
    wanted = [
        (name, value)
        for name, value in asked.arguments
        if name.startswith("_facet") and name != "_facet_size"
    ]
    if len(wanted) > MOST_FACETS:
        return _bad(f"The address asks for more than {MOST_FACETS} facets.")
    columns = [value for name, value in wanted if name != "_facet_m2m"]
    if columns and not set(columns) <= _offered(asked):
        return _bad("This site counts the values of other columns only: those that it offers.")
    return None


def _offered(asked: Asked) -> set[str]:
    """Return the columns whose values the page of a table counts, or ours lead to."""
    if asked.table is None:
        return set()
    said = asked.datasette.table_metadata(asked.database, asked.table).get("facets") or ()
    parts = [facet_parts(one) for one in said]
    linked = {"language", "outlet"} if asked.ours and asked.table == "articles" else set()
    return {part[1] for part in parts if part} | linked


def _words(asked: Asked) -> Refusal | None:
    looked_for = [v for name, v in asked.arguments if name == "q" or name.startswith("_search")]
    if sum(len(_WORD.findall(value)) for value in looked_for) > MOST_WORDS:
        return _bad(f"The search has more than {MOST_WORDS} words.")
    return None


_OFF = frozenset({"_searchmode", "_trace", "_context"})


def _switched_off(asked: Asked) -> Refusal | None:
    for name, _ in asked.arguments:
        if name in _OFF:
            return _bad(f"{name} is switched off here.")
    return None


NO_SQL = Refusal(HTTPStatus.FORBIDDEN, "SQL is switched off here.")
"""The site has a page that says why, and what there is instead."""


def _sql(asked: Asked) -> Refusal | None:
    """Refuse SQL before anything reads it: where it is off, and where it may take too long."""
    names = {"_where"} if asked.table is not None else {"_where", "sql"}
    written = [value for name, value in asked.arguments if name in names]
    if not written:
        return None
    if not asked.datasette.setting("default_allow_sql") and not is_known(asked.scope):
        return NO_SQL
    if sum(map(len, written)) > MOST_SQL:
        return _bad(f"The SQL has more than {MOST_SQL:,} characters.")
    if sum(len(_SELECT.findall(value)) for value in written) > MOST_SELECTS:
        return _bad(f"The SQL has more than {MOST_SELECTS} times SELECT.")
    return None


def _stream(asked: Asked) -> Refusal | None:
    """Lead from Datasette's own stream of a table of ours to the complete download."""
    if "_stream" not in dict(asked.arguments):
        return None
    if not asked.ours or asked.table is None or asked.ending != "csv" or len(asked.parts) > 2:
        return _bad("_stream is switched off here.")
    if not is_ours(asked.datasette, asked.database):
        return _bad("The index of a divided corpus has no complete files; its databases do.")
    datasette, query = asked.datasette, asked.scope["query_string"].decode("latin-1")
    kept = "&".join(one for one in query.split("&") if not one.startswith(("_stream", "_format")))
    path = datasette.urls.path(f"{asked.parts[0]}/-/all/{asked.parts[1].partition('.')[0]}.csv")
    location = f"{path}?{kept}" if kept else str(path)
    return Refusal(HTTPStatus.TEMPORARY_REDIRECT, "The complete file is elsewhere.", None, location)


NEVER: tuple[Limit, ...] = (_odd_path, _odd_host, _long(MOST_ADDRESS_ANYWHERE))
PUBLIC: tuple[Limit, ...] = (
    _long(MOST_ADDRESS),
    _headers,
    _hidden,
    _many,
    _switched_off,
    _sql,
    _facets,
    _words,
    _stream,
)


def with_fewer_rows(asked: Asked) -> Any:
    """Return the scope of a request, of a page of HTML with no more rows than one may have."""
    if asked.ending or asked.table is None or "_size" not in dict(asked.arguments):
        return asked.scope
    pieces = asked.scope["query_string"].split(b"&")
    kept = [_fewer(one) for one in pieces]
    return {**asked.scope, "query_string": b"&".join(kept)}


def _fewer(argument: bytes) -> bytes:
    name, _, value = argument.partition(b"=")
    many = value == b"max" or (value.isdigit() and int(value[:9]) > MOST_ROWS)
    return b"_size=%d" % MOST_ROWS if name == b"_size" and many else argument
