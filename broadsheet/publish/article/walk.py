"""The articles before and after one, in the search that a reader came from.

In: the argument `from` of the page: the part of an address that leads back to the search. Out: a
`Walk` with the neighbours, of copies of one text the one that the results show.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode

from datasette.utils import MultiParams

from broadsheet.publish.ask import asked
from broadsheet.publish.edition import edition
from broadsheet.publish.search.found import found
from broadsheet.publish.search.selection import Selection

LONGEST = 10_000
"""Characters of the argument that are read."""

_TITLES = "SELECT id, title FROM articles WHERE id IN ({})"


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a reader came from, and the neighbours: `url` and `title`, None at the ends."""

    back: str
    typed: str
    number: int | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None


async def walk(datasette: Any, database: str, article: int, arguments: Any) -> Walk | None:
    """Return the way through the search, None where the address names none."""
    said, known = arguments.get("from"), edition(datasette, database)
    if said is None or known is None:
        return None
    # Datasette's own class for arguments, so that a selection reads them as those of a request.
    selection = Selection.of(MultiParams(parse_qs(said[:LONGEST])))
    state = selection.query_string()
    back = datasette.urls.database(database) + "/-/search" + (f"?{state}" if state else "")
    db = datasette.get_database(database)
    everything = await found(db, known, selection)
    place = everything.place(article) if everything else None
    if everything is None or place is None:
        return Walk(back, selection.typed, None, None, None)
    before = everything.group(place - 1)[0] if place > 0 else None
    after = everything.group(place + 1)[0] if place + 1 < everything.groups else None
    titles = await _titles(db, [before, after])

    def link(identity: int | None) -> dict[str, Any] | None:
        if identity is None:
            return None
        url = datasette.urls.row(database, "articles", str(identity))
        return {"url": f"{url}?{urlencode({'from': state})}", "title": titles.get(identity, "")}

    return Walk(back, selection.typed, place + 1, link(before), link(after))


async def _titles(db: Any, articles: list[int | None]) -> dict[int, str]:
    listed = ", ".join(str(int(one)) for one in articles if one is not None)
    rows = await asked(db, _TITLES.format(listed), {})
    return {row["id"]: row["title"] for row in rows or []}
