"""What Datasette and SQLite say of an error, and what a reader is told instead.

In: a message. Out: a `Problem`: what happened, why, and what to do next.
"""

import re
from collections.abc import Awaitable, Callable, Iterable

from broadsheet.publish.changes.gone import gone
from broadsheet.publish.machines.errors.kinds import wrong_sql
from broadsheet.publish.machines.errors.meant import columns, near, tables
from broadsheet.publish.machines.errors.problem import Place, Problem, home
from broadsheet.publish.shards.front import elsewhere


async def by_message(place: Place, message: str) -> Problem | None:
    """Return what a reader is told of a message, None where it is not one of `_TOLD`."""
    for pattern, told in _TOLD:
        if match := pattern.search(message):
            return await told(place, match)
    return None


async def _no_table(place: Place, _match: re.Match[str]) -> Problem:
    name = place.table or ""
    said = "There is no table, view or saved query of this name."
    links = [
        (f"Did you mean {one}?", str(place.datasette.urls.table(place.database, one)))
        for one in near(name, await tables(place))
    ]
    return Problem(404, "No such table", said, name, links + home(place))


async def _no_row(place: Place, _match: re.Match[str]) -> Problem:
    said = (
        "No row of this table has this number. The number of an article, name or quote stays the"
        " same as long as its text does; in another edition it may be missing."
    )
    table = place.table or ""
    if table == "articles" and (told := await _gone(place)):
        return told
    links = [(f"See the table {table}", str(place.datasette.urls.table(place.database, table)))]
    return Problem(404, "No such row", said, links=links + home(place))


async def _gone(place: Place) -> Problem | None:
    """Tell what became of an article of the earlier edition, or of the whole corpus."""
    key = place.request.path.rpartition("/")[2].partition(".")[0]
    asked = (place.datasette, place.request.actor, str(place.database), key)
    if there := await elsewhere(*asked):
        said = "This database of the corpus does not have it, but another one:"
        links = [("Go to the article", there[1]), *home(place)]
        return Problem(404, "This article is in another database", said, there[0], links)
    known = await gone(place.datasette, str(place.database), place.request.actor, key)
    if known is None:
        return None
    urls = place.datasette.urls
    changes = ("See what changed", f"{urls.database(place.database)}/-/changes")
    if known.now is None:
        said = "It stood in the edition before this one under this title, and was then taken out:"
        return Problem(
            410, "This article was withdrawn", said, known.title, [changes, *home(place)]
        )
    said = "It is here under another number, since its text was corrected or its address is known:"
    now = ("Go to the article", str(urls.row(place.database, "articles", str(known.now))))
    title = "This article has another number"
    return Problem(404, title, said, known.title, [now, changes, *home(place)])


async def _no_column(place: Place, match: re.Match[str]) -> Problem:
    """Tell that a column is not there: in SQL, or in an argument of a table's address."""
    name = match[1].rpartition(".")[2].strip("[]\"'")
    if place.table is None:
        return await _wrong_name(place, f"There is no column {name}.", name, await columns(place))
    here = await columns(place, place.table)
    likely = near(name, here)
    said = f"The table {place.table} has no column {name}, which the address asks for."
    links = [(f"Did you mean {one}?", place.with_column(name, one)) for one in likely]
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
    return await _wrong_name(place, f"There is no table {name}.", name, await tables(place))


async def _wrong_name(place: Place, said: str, name: str, names: Iterable[str]) -> Problem:
    likely = near(name, names)
    hint = f" Did you mean {' or '.join(likely)}?" if likely else ""
    return Problem(400, "This SQL cannot be run", said + hint, links=home(place), sql=place.sql)


async def _only_select(place: Place, _match: re.Match[str]) -> Problem:
    said = (
        "The database can be read, not changed: SQL has to be one SELECT, which may begin with"
        " WITH. Look for a mistyped first word, or for a second statement after a semicolon."
    )
    return Problem(400, "This SQL cannot be run", said, links=home(place), sql=place.sql)


async def _sort(place: Place, match: re.Match[str]) -> Problem:
    name = match[1]
    here = await columns(place, place.table)
    likely = near(name, here)
    said = f"This table cannot be sorted by {name}."
    hint = f" Did you mean {' or '.join(likely)}?" if likely and name not in here else ""
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


async def _in_sql(place: Place, match: re.Match[str]) -> Problem:
    return wrong_sql(place, match.string)


_Told = Callable[[Place, re.Match[str]], Awaitable[Problem]]

_TOLD: list[tuple[re.Pattern[str], _Told]] = [
    (re.compile(pattern, re.DOTALL), told)
    for pattern, told in (
        (r"^Table not found|^There is no table ", _no_table),
        (r"^(?:Record|Row) not found", _no_row),
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
