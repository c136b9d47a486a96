"""The search over all databases of a divided corpus, at /INDEX/-/search; as JSON at search.json.

In: the arguments of a `Selection`, and `page`. Out: a page of stories, in the order in which one
file would have them: the index finds, ranks (by FTS5's bm25 over the whole corpus), counts and
groups, and each database shows its own articles with the words found. A reader who may not see some
of the databases searches the others, as where some are not served: of the rest nothing is found,
counted or named.
"""

import json
from asyncio import gather
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from datasette.utils import tilde_decode
from datasette.utils.asgi import Forbidden, NotFound, Response

from broadsheet.publish.ask import asked
from broadsheet.publish.facts import TABLES
from broadsheet.publish.search import answers
from broadsheet.publish.search.found import found
from broadsheet.publish.search.hints import Hint
from broadsheet.publish.search.hits import COPIES, MOST_COPIES, Hit, hits
from broadsheet.publish.search.page import PAGE, Asked, numbered, shown
from broadsheet.publish.search.selection import FACETS, Selection
from broadsheet.publish.shards.index import index_of
from broadsheet.publish.shards.served import Part, called, open_parts, parts

Answer = Callable[[Any, Any], Awaitable[Any]]
"""What answers a request, given Datasette as well."""

_WHERE = """
SELECT articles.id, articles.shard_id FROM json_each(:ids) AS listed
CROSS JOIN articles ON articles.id = listed.value
"""


def either(one: Answer, of_all: Answer) -> Answer:
    """Return what answers a request by one of two: for a single database, or for an index."""

    async def answer(request: Any, datasette: Any) -> Any:
        name = None
        with suppress(KeyError):
            name = datasette.get_database(route=tilde_decode(request.url_vars["database"])).name
        return await (one if index_of(datasette, name) is None else of_all)(request, datasette)

    return answer


async def page(request: Any, datasette: Any) -> Response:
    """Answer a request for the search page."""
    one = await _asked(request, datasette)
    return await shown(one, request, _kinds(one))


async def files(request: Any, datasette: Any) -> Response:
    """Answer a request for a page of results as JSON."""
    if request.url_vars["format"] != "json":
        raise NotFound(
            "A search over several databases is JSON, page by page; each database has all formats"
        )
    one, number = await _asked(request, datasette), numbered(request.args.get("page"))
    return Response.json(await one.told(number, request))


async def suggest(request: Any, datasette: Any) -> Response:
    """Answer a request for the names that what is typed may become."""
    one = await _asked(request, datasette)
    return await answers.suggestions(request, datasette, one.db.name, _kinds(one))


async def _asked(request: Any, datasette: Any) -> "AskedOfAll":
    """Return what is asked of the databases that the reader may see."""
    db = datasette.get_database(route=tilde_decode(request.url_vars["database"]))
    await datasette.ensure_permissions(request.actor, [("view-database", db.name), "view-instance"])
    every = parts(datasette, db.name)
    served = [part for part in every if part.name]
    seen = await open_parts(datasette, request.actor, db.name)
    if served and not seen:
        raise Forbidden("The databases of this corpus are not open to you")
    known, selection = index_of(datasette, db.name), Selection.of(request.args)
    assert known is not None  # noqa: S101 - `either` has seen it
    edition = known.edition
    if len(seen) < len(every):
        # Names would be those of the whole corpus: a person whom no article shown here names.
        within = tuple(part.shard.id for part in seen)
        edition = replace(edition, within=within, names=False)
        columns = [pair for pair in selection.chosen if FACETS[pair[0]].column]
        selection = replace(selection, chosen=tuple(columns))
    missing = tuple(part for part in every if not part.name)
    return AskedOfAll(datasette, db, edition, selection, tuple(seen), missing)


def _kinds(one: "AskedOfAll") -> list[str]:
    """Return the kinds of names that a search can be narrowed by."""
    return list(TABLES) if one.edition.names else []


@dataclass(frozen=True, slots=True)
class AskedOfAll(Asked):
    """A request for a page of results of several databases."""

    parts: tuple[Part, ...]
    """Those that are searched."""
    missing: tuple[Part, ...]
    """Those that are not served."""

    async def hits(self, match: str, groups: list[list[int]]) -> list[Hit] | None:
        """Return the results for groups of articles, None where that took too long."""
        ids = json.dumps([one for group in groups for one in group[: MOST_COPIES + 1]])
        where, rows = await gather(
            asked(self.db, _WHERE, {"ids": ids}), asked(self.db, COPIES, {"ids": ids})
        )
        if where is None or rows is None:
            return None
        names = {part.shard.id: part.name for part in self.parts}
        of = {row["id"]: str(names[row["shard_id"]]) for row in where if row["shard_id"] in names}
        firsts: dict[str, list[list[int]]] = defaultdict(list)
        for group in groups:
            if group[0] in of:
                firsts[of[group[0]]].append([group[0]])
        found = await gather(
            *(hits(self.datasette.get_database(name), match, own) for name, own in firsts.items())
        )
        if None in found:
            return None
        first = {hit.article["id"]: hit for some in found for hit in some or ()}
        copies = {row["id"]: self._placed(row, of[row["id"]]) for row in rows if row["id"] in of}
        return [
            replace(
                first[group[0]],
                article=self._placed(first[group[0]].article, of[group[0]]),
                copies=[copies[one] for one in group[1 : MOST_COPIES + 1] if one in copies],
                others=len(group) - 1,
            )
            for group in groups
            if group[0] in first
        ]

    def _placed(self, row: dict[str, Any], name: str) -> dict[str, Any]:
        """Return an article with the database that has it, and its address there."""
        url = str(self.datasette.urls.row(name, "articles", str(row["id"])))
        return {**row, "database": name, "url": url}

    def taken(self) -> dict[str, Any]:
        """Return the variables that say where all that was found can be had."""
        query = self.selection.query_string()
        ending = f"?{query}" if query else ""
        return {
            "parts": [
                (called(part.shard), f"{self.datasette.urls.database(part.name)}/-/search{ending}")
                for part in self.parts
            ],
            "missing": [called(part.shard) for part in self.missing],
            "json": self.url(self.selection, ".json"),
        }

    def instead(self, hint: Hint) -> str:
        """Return the address of what may have been meant; no table of the index is searched."""
        return self.url(replace(self.selection, typed=hint.instead))

    async def told(self, number: int, request: Any) -> dict[str, Any]:
        """Return a page of results for programs; where the search took too long, it says so."""
        selection, match = self.selection, self.selection.match(self.edition)
        said: dict[str, Any] = {"q": selection.typed, "page": number, "timed_out": False}
        if selection.typed.strip() and not match:
            return {**said, "articles": 0, "stories": 0, "counted": 0, "next": None, "results": []}
        result = await found(self.db, self.edition, selection)
        first = (number - 1) * PAGE
        places = range(first, min(first + PAGE, result.groups)) if result else range(0)
        groups = [result.group(place) for place in places] if result else []
        listed = await self.hits(match, groups)
        if result is None or listed is None:
            return {**said, "timed_out": True}
        more = first + PAGE < result.groups
        query = "&".join(filter(None, (selection.query_string(), f"page={number + 1}")))
        url = f"{self.url(Selection())}.json?{query}"
        return {
            **said,
            "articles": result.articles,
            "stories": result.stories,
            "counted": result.counted,
            "next": self.datasette.absolute_url(request, url) if more else None,
            "results": [self._row(hit, request) for hit in listed],
        }

    def _row(self, hit: Hit, request: Any) -> dict[str, Any]:
        """Return a result for programs."""
        kept = ("id", "title", "published", "outlet", "database")
        absolute = self.datasette.absolute_url
        rows = [
            {**{key: row[key] for key in kept}, "url": absolute(request, row["url"])}
            for row in (hit.article, *hit.copies)
        ]
        return {**rows[0], "copies": rows[1:], "other_copies": hit.others - len(hit.copies)}
