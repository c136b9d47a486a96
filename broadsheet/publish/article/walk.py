"""The articles before and after one, in the search that a reader came from.

In: the argument `from` of the page: the part of an address that leads back to the search. Out: a
`Walk` with the neighbours, of copies of one text the first only, as the results show them.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode

from datasette.utils import MultiParams

from broadsheet.publish.ask import asked
from broadsheet.publish.edition import edition
from broadsheet.publish.search.selection import Selection

MOST = 1_000
"""Articles of a search that are gone through."""

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
    said = arguments.get("from")
    if said is None:
        return None
    # Datasette's own class for arguments, so that a selection reads them as those of a request.
    selection = Selection.of(MultiParams(parse_qs(said[:LONGEST], max_num_fields=None)))
    state = selection.query_string()
    back = datasette.urls.database(database) + "/-/search" + (f"?{state}" if state else "")
    stories = await _found(datasette, database, selection)
    if article not in stories:
        return Walk(back, selection.typed, None, None, None)
    firsts: dict[int, int] = {}
    for identity, story in stories.items():
        firsts.setdefault(story, identity)
    order, place = list(firsts.values()), list(firsts).index(stories[article])
    near = [order[i] if 0 <= i < len(order) else None for i in (place - 1, place + 1)]
    titles = await _titles(datasette.get_database(database), near)

    def link(identity: int | None) -> dict[str, Any] | None:
        if identity is None:
            return None
        url = datasette.urls.row(database, "articles", str(identity))
        return {"url": f"{url}?{urlencode({'from': state})}", "title": titles.get(identity, "")}

    return Walk(back, selection.typed, place + 1, link(near[0]), link(near[1]))


async def _found(datasette: Any, database: str, selection: Selection) -> dict[int, int]:
    """Return the articles found, in order, each with its story; none where it took too long."""
    known = edition(datasette, database)
    story = "coalesce(story_id, id)" if known and known.facts else "id"
    sql, parameters = selection.sql(known)
    within = f"SELECT id, {story} AS story FROM ({sql}) LIMIT {MOST}"
    found = await asked(datasette.get_database(database), within, parameters)
    return {row["id"]: row["story"] for row in found or []}


async def _titles(db: Any, articles: list[int | None]) -> dict[int, str]:
    listed = ", ".join(str(int(one)) for one in articles if one is not None)
    rows = await asked(db, _TITLES.format(listed), {})
    return {row["id"]: row["title"] for row in rows or []}
