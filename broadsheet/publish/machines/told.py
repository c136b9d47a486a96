"""What a reader is told of what went wrong: what happened, why, and what to do next.

In: what Datasette or SQLite says, and what was asked for. Out: a `Problem`, with links to the same
page without what is wrong, and to names that may have been meant.
"""

import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any
from urllib.parse import parse_qsl, urlencode

from broadsheet.publish.edition import editions

MOST_NAMES = 3
"""Names that a page suggests."""

LIKE = 0.7
"""How like a name must be to be suggested, from 0 to 1."""

Link = tuple[str, str]
"""Words and the address that they lead to."""


@dataclass(slots=True)
class Problem:
    """What a reader is told."""

    status: int
    title: str
    said: str
    """What happened, in a sentence or two."""
    detail: str = ""
    """The words of the database, or what was typed."""
    links: list[Link] = field(default_factory=list)
    """What to do next."""
    sql: str | None = None
    """The SQL that was asked, to be changed and asked again."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a request was for, as far as its path tells."""

    datasette: Any
    database: str | None
    table: str | None
    request: Any

    @property
    def is_own_page(self) -> bool:
        """Whether the path is one below /DATABASE/-/, where Datasette has none."""
        return "/-/" in self.request.path

    @property
    def arguments(self) -> list[tuple[str, str]]:
        """The arguments of the address, in their order."""
        return parse_qsl(self.request.query_string, keep_blank_values=True)

    def with_column(self, wrong: str, right: str) -> str:
        """Return the address of the same page with the name of a column put right."""
        pairs = []
        for key, value in self.arguments:
            column, mark, rest = key.partition("__")
            named = right if key.startswith("_") and value == wrong else value
            pairs.append((right + mark + rest if column == wrong else key, named))
        return f"{self.request.path}?{urlencode(pairs)}"

    def without(self, words: str, *names: str) -> Link:
        """Return a link to the same page without some of its arguments."""
        kept = [(key, value) for key, value in self.arguments if key not in names]
        path = self.request.path
        return words, f"{path}?{urlencode(kept)}" if kept else path


def home(place: Place) -> list[Link]:
    """Return links to where a reader can begin again."""
    urls = place.datasette.urls
    if place.database is None:
        return [("Go to the front page", str(urls.instance()))]
    root = str(urls.database(place.database))
    return [
        ("Search the articles", f"{root}/-/search"),
        ("See every table and saved query", f"{root}#tables"),
    ]


def too_long(place: Place) -> Problem:
    """Tell that the time limit ended a question."""
    limit = place.datasette.setting("sql_time_limit_ms") / 1000
    said = (
        f"A question may take {limit:g} second{'' if limit == 1 else 's'} here, and this one took"
        " more. Ask for less at a time: add a WHERE, a LIMIT, a narrower filter or rarer words. For"
        " long questions take the data away and ask at home."
    )
    return Problem(400, "This took too long", said, links=home(place), sql=_asked(place))


def _asked(place: Place) -> str | None:
    """Return the SQL that a request asks, where it may be asked here."""
    return dict(place.arguments).get("sql") if place.table is None and place.database else None


def no_page(place: Place, message: str) -> Problem:
    """Tell that there is nothing at an address."""
    if place.database is None:
        said = "There is no page at this address. It may be mistyped, or the page may have moved."
        return Problem(404, "No such page", said, links=databases(place))
    known = message not in ("", "404") and " " in message
    said = sentence(message) if known else "There is no page at this address."
    return Problem(404, "No such page", said, links=home(place))


def closed(place: Place, message: str) -> Problem:
    """Tell that a page is not open to this reader."""
    said = sentence(message) if " " in message else "This is not open to everyone."
    return Problem(403, "Not open", said, links=home(place))


def not_now(place: Place, message: str) -> Problem:
    """Tell that something cannot be done at this moment."""
    return Problem(503, "Not now", sentence(message), links=home(place))


def unreadable(place: Place, status: int, message: str) -> Problem:
    """Tell what Datasette says of an argument that it does not take."""
    links = [place.without("The same page without its arguments", *dict(place.arguments))]
    return Problem(status, "This cannot be shown", sentence(message), links=links + home(place))


def wrong_argument(place: Place, _message: str) -> Problem:
    """Tell that something in the address is neither a number nor a word that fits."""
    said = "One of the arguments in the address cannot be read, such as a number that is too large."
    links = [place.without("The same page without its arguments", *dict(place.arguments))]
    return Problem(400, "An argument cannot be read", said, links=links + home(place))


def fault(place: Place, _message: str) -> Problem:
    """Tell that the site is at fault; what it says in its log is not for readers."""
    said = (
        "This is a fault of the site, not of what you typed. Try another way to what you looked"
        " for; whoever runs the site finds more in its log."
    )
    return Problem(500, "Something broke here", said, links=home(place))


def databases(place: Place) -> list[Link]:
    """Return a link to each database of ours."""
    datasette = place.datasette
    links = [("Go to the front page", str(datasette.urls.instance()))]
    for name in editions(datasette):
        title = datasette.metadata("title", database=name) or name
        links.append((f"Search {title}", f"{datasette.urls.database(name)}/-/search"))
    return links


async def _no_table(place: Place, _match: re.Match[str]) -> Problem:
    name = place.table or ""
    said = "There is no table, view or saved query of this name."
    links = [
        (f"Did you mean {near}?", str(place.datasette.urls.table(place.database, near)))
        for near in _near(name, await _tables(place))
    ]
    return Problem(404, "No such table", said, name, links + home(place))


async def _no_row(place: Place, _match: re.Match[str]) -> Problem:
    said = (
        "No row of this table has this number. The number of an article, name or quote stays the"
        " same as long as its text does; in another edition it may be missing."
    )
    table = place.table or ""
    links = [(f"See the table {table}", str(place.datasette.urls.table(place.database, table)))]
    return Problem(404, "No such row", said, links=links + home(place))


async def _no_column(place: Place, match: re.Match[str]) -> Problem:
    """Tell that a column is not there: in SQL, or in an argument of a table's address."""
    name = match[1].rpartition(".")[2].strip("[]\"'")
    if place.table is None:
        return await _wrong_name(place, f"There is no column {name}.", name, await _columns(place))
    here = await _columns(place, place.table)
    near = _near(name, here)
    said = f"The table {place.table} has no column {name}, which the address asks for."
    links = [(f"Did you mean {one}?", place.with_column(name, one)) for one in near]
    wrong = [
        key
        for key, value in place.arguments
        if key.partition("__")[0] == name or (key.startswith("_") and value == name)
    ] or ["_where"]
    return Problem(
        400,
        "No such column",
        said,
        links=[*links, place.without("The same page without it", *wrong), *home(place)],
    )


async def _no_table_in_sql(place: Place, match: re.Match[str]) -> Problem:
    name = match[1].strip("[]\"'")
    return await _wrong_name(place, f"There is no table {name}.", name, await _tables(place))


async def _wrong_name(place: Place, said: str, name: str, names: Iterable[str]) -> Problem:
    near = _near(name, names)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    return Problem(400, "This SQL cannot be run", said + hint, links=home(place), sql=_asked(place))


async def _only_select(place: Place, _match: re.Match[str]) -> Problem:
    said = (
        "The database can be read, not changed: SQL has to be one SELECT, which may begin with"
        " WITH. Look for a mistyped first word, or for a second statement after a semicolon."
    )
    return Problem(400, "This SQL cannot be run", said, links=home(place), sql=_asked(place))


async def _sort(place: Place, match: re.Match[str]) -> Problem:
    name = match[1]
    here = await _columns(place, place.table)
    near = _near(name, here)
    said = f"This table cannot be sorted by {name}."
    hint = f" Did you mean {' or '.join(near)}?" if near and name not in here else ""
    links = [place.without("The same page in its own order", "_sort", "_sort_desc", "_next")]
    return Problem(400, "No such order", said + hint, links=links + home(place))


async def _both_sorts(place: Place, _match: re.Match[str]) -> Problem:
    said = "The address asks for two orders at once, _sort and _sort_desc; a table has one."
    links = [
        place.without("Rising", "_sort_desc", "_next"),
        place.without("Falling", "_sort", "_next"),
    ]
    return Problem(400, "Two orders at once", said, links=links)


async def _json(place: Place, _match: re.Match[str]) -> Problem:
    said = (
        "A filter in the address is a list that cannot be read. Lists are written"
        ' ?year__in=2020,2021 or ?year__in=["2020", "2021"].'
    )
    wrong = [
        key for key, _ in place.arguments if key.endswith(("__in", "__notin")) or key == "_through"
    ]
    links = [place.without("The same page without that filter", *wrong)]
    return Problem(400, "A filter cannot be read", said, links=links + home(place))


async def _words(place: Place, _match: re.Match[str]) -> Problem:
    said = (
        "The words to look for cannot be read: a quotation mark or a bracket may be left open."
        " Without _searchmode=raw any words can be typed."
    )
    links = [place.without("Look for the same words as they are", "_searchmode")]
    return Problem(400, "These words cannot be looked for", said, links=links + home(place))


async def _size(place: Place, _match: re.Match[str]) -> Problem:
    most = place.datasette.setting("max_returned_rows")
    said = f"A page has 1 to {most:,} rows; _size in the address asks for something else."
    links = [
        (words, address + ("&" if "?" in address else "?") + "_size=max")
        for words, address in [place.without(f"Show {most:,} rows", "_size")]
    ]
    return Problem(400, "A page of that size cannot be shown", said, links=links + home(place))


async def _syntax(place: Place, match: re.Match[str]) -> Problem:
    names = dict(place.arguments)
    if "_next" in names and "_where" not in names and place.table:
        said = "The address of a further page cannot be read; it may be cut off or changed."
        links = [place.without("Begin at the first page", "_next")]
        return Problem(400, "No such page", said, links=links + home(place))
    return wrong_sql(place, match[0])


def wrong_sql(place: Place, message: str) -> Problem:
    """Tell what the database says of SQL that it cannot run."""
    said = "The database could not make sense of this question. It says:"
    links = home(place)
    if place.table:
        links = [place.without("The same page without it", "_where", "_next"), *links]
    return Problem(400, "This SQL cannot be run", said, message, links, _asked(place))


async def _in_sql(place: Place, match: re.Match[str]) -> Problem:
    return wrong_sql(place, match.string)


Told = Callable[[Place, re.Match[str]], Awaitable[Problem]]

TOLD: list[tuple[re.Pattern[str], Told]] = [
    (re.compile(pattern), told)
    for pattern, told in (
        (r"^Table not found|^There is no table ", _no_table),
        (r"^Record not found", _no_row),
        (r"^no such column: (.+)$", _no_column),
        (r"^no such table: (.+)$", _no_table_in_sql),
        (
            r"^Statement must be a SELECT|^Statement may not contain|^You can only execute one",
            _only_select,
        ),
        (r"^Cannot sort table by (.+)$", _sort),
        (r"^Cannot use _sort and _sort_desc", _both_sorts),
        (r"^Expecting (?:value|property|',')|^Extra data: |^Unterminated string starting", _json),
        (r"^_size must be", _size),
        (r"unterminated string|fts5: |unknown special query|malformed MATCH", _words),
        (r'near ".*": syntax error|incomplete input|unrecognized token', _syntax),
        (
            r"^(?:no such function|wrong number of arg|misuse of|ambiguous col|SELECTs to the)",
            _in_sql,
        ),
    )
]
"""What Datasette and SQLite say, and what a reader is told instead; the first that fits counts."""


async def _tables(place: Place) -> list[str]:
    """Return the names of tables, views and saved queries that are not hidden."""
    db = place.datasette.get_database(place.database)
    hidden = set(await db.hidden_table_names())
    queries = await place.datasette.get_canned_queries(place.database, place.request.actor)
    return [
        name
        for name in [*await db.table_names(), *await db.view_names(), *queries]
        if name not in hidden
    ]


async def _columns(place: Place, table: str | None = None) -> list[str]:
    """Return the columns of a table, or of all tables."""
    db = place.datasette.get_database(place.database)
    tables = [table] if table else [*await db.table_names(), *await db.view_names()]
    found: dict[str, None] = {}
    for one in tables:
        found |= dict.fromkeys(await db.table_columns(one))
    return list(found)


async def sql_hint(datasette: Any, database: str, request: Any, error: str) -> str:
    """Return what may have been meant where SQL names what is not there; else nothing."""
    match = re.fullmatch(r"no such (table|column): (.+)", str(error))
    if not match:
        return ""
    place = Place(datasette, database, None, request)
    names = await (_tables(place) if match[1] == "table" else _columns(place))
    near = _near(match[2].rpartition(".")[2], names)
    return f"Did you mean {' or '.join(near)}?" if near else ""


def _near(name: str, names: Iterable[str]) -> list[str]:
    """Return the names that may have been meant."""
    lower = {one.lower(): one for one in names}
    close = get_close_matches(name.lower()[:100], list(lower), MOST_NAMES, LIKE)
    return [lower[one] for one in close]


def sentence(message: str) -> str:
    """Return a message as a sentence.

    >>> sentence("no table links articles to nosuch")
    'No table links articles to nosuch.'
    """
    words = " ".join(message.split())
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!")) else ".")
