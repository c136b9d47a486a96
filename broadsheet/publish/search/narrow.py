"""The facets beside the results: each value is a link that adds it or takes it off.

In: a `Selection`, what it finds, and how an address is made. Out: `Link`s. Of outlets, years and
languages an article has one, so that a second value widens the search: those are counted as they
would be without what is chosen of them. Of names an article has many: a second one narrows it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from broadsheet.publish.dates import said as said_date
from broadsheet.publish.edition_read import Edition
from broadsheet.publish.languages import said as said_language
from broadsheet.publish.search import names
from broadsheet.publish.search.counts import Value
from broadsheet.publish.search.found import Found, found
from broadsheet.publish.search.selection import FACETS, Facet, Selection


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to another state of the search."""

    words: str
    url: str
    count: int | None = None
    here: bool = False
    """Whether the search is narrowed by it; then it leads to the search without it."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a search can be narrowed by, and is."""

    db: Any
    edition: Edition
    selection: Selection
    url: Callable[[Selection], str]

    async def facets(self, result: Found, seen: list[str]) -> list[tuple[Facet, list[Link] | None]]:
        """Return the facets that a reader may see, each with its values."""
        called = await self._called()
        return [
            (facet, self._links(facet, await self._values(facet, result), called))
            for facet in FACETS.values()
            if facet.argument in result.facets and (facet.column or facet.argument in seen)
        ]

    async def _called(self) -> dict[tuple[str, str], str]:
        """Return what the chosen names are called."""
        return await names.labels(self.db, self.selection) if self.edition.facts else {}

    async def _values(self, facet: Facet, result: Found) -> list[Value] | None:
        """Return the values of a facet, also those that would be alternatives to what is chosen."""
        if facet.column is None or not self.selection.values(facet.argument):
            return result.facets[facet.argument]
        others = tuple(pair for pair in self.selection.chosen if pair[0] != facet.argument)
        wider = await found(self.db, self.edition, replace(self.selection, chosen=others))
        return (wider or result).facets[facet.argument]

    def _links(
        self, facet: Facet, values: list[Value] | None, called: dict[tuple[str, str], str]
    ) -> list[Link] | None:
        """Return what is chosen of a facet first, then what may be added."""
        if values is None:
            return None
        counts = {one.value: one.count for one in values}
        chosen = self.selection.values(facet.argument)
        taken = [
            Link(
                _said(facet.argument, called.get((facet.argument, value), value)),
                self.url(self.selection.without_value(facet.argument, value)),
                counts.get(value),
                here=True,
            )
            for value in chosen
        ]
        links = [
            Link(
                _said(facet.argument, one.label),
                self.url(self.selection.with_value(facet.argument, one.value)),
                one.count,
            )
            for one in values
            if one.value not in chosen
        ]
        if facet.argument == "year":  # looked for in their own order, not by how many there are
            links.sort(key=lambda link: link.words, reverse=True)
        return taken + links

    async def chosen(self) -> list[Link]:
        """Return what the search is narrowed by, each leading to the search without it."""
        called = await self._called()
        links = [
            Link(
                f"{FACETS[argument].one}: {_said(argument, called.get((argument, value), value))}",
                self.url(self.selection.without_value(argument, value)),
            )
            for argument, value in self.selection.chosen
        ]
        if self.selection.since:
            since = replace(self.selection, since=None)
            links.append(Link(f"from {said_date(self.selection.since)}", self.url(since)))
        if self.selection.until:
            until = replace(self.selection, until=None)
            links.append(Link(f"to {said_date(self.selection.until)}", self.url(until)))
        return links


def _said(argument: str, words: str) -> str:
    return said_language(words) if argument == "language" else words
