"""The search page: ranked, with the words found, narrowed by facets. It is at /DATABASE/-/search.

In: the arguments of a `Selection`, and `page`. Out: a page of stories, of which each shows its
first article that fits, and folds away the copies; above them the names and quotes with the words;
beside them the facets. Every state is a link.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from broadsheet.publish.edition import edition, requested
from broadsheet.publish.edition_read import Edition
from broadsheet.publish.facts import TABLES
from broadsheet.publish.query import MAX_TERMS, is_cut
from broadsheet.publish.search import names
from broadsheet.publish.search.found import MOST, Found, found
from broadsheet.publish.search.hints import Hint, hints
from broadsheet.publish.search.hits import Hit, hits
from broadsheet.publish.search.narrow import Link, Narrowing
from broadsheet.publish.search.quotes import quotes
from broadsheet.publish.search.selection import RELEVANCE, SORTS, Selection, unread
from broadsheet.publish.take.writers import FORMATS

PAGE = 20
"""Stories on a page of results."""

SHOWN = 8
"""Values of a facet that are shown at once; the others are folded away."""


async def page(request: Any, datasette: Any) -> Response:
    """Answer a request for the search page."""
    db, known = await allowed(request, datasette)
    asked = Asked(datasette, db, known, Selection.of(request.args))
    return await shown(asked, request, await kinds(request, datasette, db.name))


async def shown(asked: "Asked", request: Any, seen: list[str]) -> Response:
    """Return the page for what is asked; `seen` are the kinds of names that the reader may see."""
    context = await asked.context(numbered(request.args.get("page")), seen)
    html = await asked.datasette.render_template(
        "broadsheet_search.html",
        {**context, "unread": unread(request.args)},
        request=request,
        view_name="broadsheet_search",
    )
    return Response.html(html)


async def allowed(request: Any, datasette: Any) -> tuple[Any, Edition]:
    """Return the database, once it is known to have articles that the reader may see."""
    db = requested(request, datasette, "search page")
    await datasette.ensure_permissions(
        request.actor,
        [("view-table", (db.name, "articles")), ("view-database", db.name), "view-instance"],
    )
    known = edition(datasette, db.name)
    assert known is not None  # noqa: S101 - `requested` has seen it
    return db, known


async def kinds(request: Any, datasette: Any, database: str) -> list[str]:
    """Return the kinds of names, and `quotes`, whose tables are there and the reader may see."""
    known = edition(datasette, database)
    tables = {**TABLES, "quotes": "quotes"} if known and known.facts else {}
    return [
        kind
        for kind, table in tables.items()
        if await datasette.permission_allowed(
            request.actor, "view-table", (database, table), default=True
        )
    ]


def numbered(argument: str | None) -> int:
    """Read the page's number; anything else is the first page."""
    digits = argument and argument.isascii() and argument.isdigit() and len(argument) < 7
    return max(1, int(argument)) if argument and digits else 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a page of results."""

    datasette: Any
    db: Any
    edition: Edition
    selection: Selection

    async def context(self, number: int, seen: list[str]) -> dict[str, Any]:
        """Return the variables of the page."""
        selection, database = self.selection, self.db.name
        match = selection.match(self.edition)
        wordless = bool(selection.typed.strip()) and not match
        result = None if wordless else await found(self.db, self.edition, selection)
        context = {
            "database": database,
            "selection": selection,
            "typed": selection.typed,
            "kept_arguments": [*selection.chosen, *self._dates()],
            "wordless": wordless,
            "timed_out": result is None and not wordless,
            "too_many": is_cut(selection.typed),
            "most_terms": MAX_TERMS,
            "chosen": await self._narrowing.chosen(),
            "hints": [(one, self.instead(one)) for one in hints(selection.typed)],
            "without_words": self.url(replace(selection, typed="")),
            "only_words": self.url(Selection(selection.typed)),
            "everything": self.url(Selection()),
            "came_from": urlencode({"from": selection.query_string()}),
            **self.taken(),
        }
        if number == 1 and match:
            kept = [kind for kind in seen if kind in TABLES] if self.edition.names else []
            context["names"] = await names.matching(self.datasette, database, selection.typed, kept)
            if "quotes" in seen:
                context["quotes"] = await quotes(self.datasette, database, self.edition, selection)
        if result is not None:
            context |= await self._results(result, number, match, seen)
        return context

    async def _results(
        self, result: Found, number: int, match: str, seen: list[str]
    ) -> dict[str, Any]:
        first = (number - 1) * PAGE
        places = range(first, min(first + PAGE, result.groups))
        listed = await self.hits(match, [result.group(place) for place in places])
        at = f"{self.url(self.selection)}{'&' if self.selection.query_string() else '?'}page="
        return {
            "found": result,
            "bound": MOST,
            "timed_out": listed is None,
            "hits": listed or [],
            "number": number,
            "first": first + 1,
            "page_size": PAGE,
            "previous": f"{at}{number - 1}" if number > 1 else None,
            "following": f"{at}{number + 1}" if first + PAGE < result.groups else None,
            "sorts": list(self._sorts(match)),
            "facets": await self._narrowing.facets(result, seen),
            "shown_values": SHOWN,
        }

    async def hits(self, match: str, groups: list[list[int]]) -> list[Hit] | None:
        """Return the results for groups of articles, None where that took too long."""
        return await hits(self.db, match, groups)

    def taken(self) -> dict[str, Any]:
        """Return the variables that say where all that was found can be had."""
        selection = self.selection
        return {
            "files": {kind: self.url(selection, f".{kind}") for kind in FORMATS},
            "feed": self.url(replace(selection, sort=RELEVANCE), ".atom"),
            "complete": self.datasette.setting("allow_csv_stream"),
        }

    def instead(self, hint: Hint) -> str:
        """Return the address of what may have been meant, with what the search is narrowed to."""
        if not hint.titles:
            return self.url(replace(self.selection, typed=hint.instead))
        table = self.datasette.urls.table(self.db.name, "articles")
        return f"{table}?{urlencode({'_search_title': hint.instead})}"

    @property
    def _narrowing(self) -> Narrowing:
        return Narrowing(self.db, self.edition, self.selection, self.url)

    def url(self, selection: Selection, ending: str = "") -> str:
        """Return the address of a state of the search."""
        path = f"{self.datasette.urls.database(self.db.name)}/-/search{ending}"
        query = selection.query_string()
        return f"{path}?{query}" if query else path

    def _dates(self) -> list[tuple[str, str]]:
        dates = {"from": self.selection.since, "to": self.selection.until}
        sort = self.selection.sort
        kept = [(name, value) for name, value in dates.items() if value]
        return [*kept, ("sort", sort)] if sort != RELEVANCE else kept

    def _sorts(self, match: str) -> Iterator[Link]:
        for sort, words in SORTS.items():
            if sort != RELEVANCE or match:
                url = self.url(replace(self.selection, sort=sort))
                yield Link(words, url, here=sort == self.selection.order)
