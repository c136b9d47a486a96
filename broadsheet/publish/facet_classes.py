"""Datasette's facets for tables of ours: of all pages, remembered, and suggested quickly.

In: Datasette's facet classes. Out: the same classes, which do three things otherwise for tables of
ours. Datasette 0.65 counts the facets of a second page over the rows from that page on, so that the
numbers change while a reader turns pages: here they are those of the first page. They are counted
once and remembered, since a served database does not change. And to suggest facets, Datasette asks
three questions for each column, each over all rows and for up to 50 ms; on a large table that is a
second for every page, and columns that took longer are not suggested: here the first thousand rows
tell, in one question, which columns have few values. Facets of dates and of JSON lists are not
suggested: our dates are text that a plain facet counts, and we have no lists.
"""

from collections.abc import Iterable
from typing import Any

from datasette.facets import ArrayFacet, ColumnFacet, DateFacet, Facet
from datasette.utils import escape_sqlite, path_with_added_args

from broadsheet.publish.edition import is_ours
from broadsheet.publish.paged import all_pages
from broadsheet.publish.remember import Memory

ROWS = 1_000
"""Rows that are looked at for suggestions."""

REMEMBERED = 300
"""Facets that are remembered for each database; one is some 30 values."""

LONGEST = 100_000
"""Characters of a facet that is remembered; one of whole texts takes megabytes."""

LONG = frozenset("body lead text raw words sentence rows value".split())
"""Columns of whole texts, which are never facets and take long to read."""


_found: Memory[Any] = Memory(REMEMBERED)


def of_ours(classes: list[type[Facet]]) -> list[type[Facet]]:
    """Return facet classes as they are for tables of ours; for others' tables nothing changes."""
    return [_OURS.get(one, one) for one in classes]


class _Remembering:
    """Datasette with a memory for what a facet asked."""

    def __init__(self, datasette: Any) -> None:
        self._datasette = datasette
        self._site = ""

    def absolute_url(self, request: Any, path: str) -> str:
        """Return an address of this site in full; what stands before its path is found once.

        Each value of a facet has an address, and Datasette takes the request's apart for each.
        """
        self._site = self._site or self._datasette.absolute_url(request, "/").removesuffix("/")
        return f"{self._site}{path}"

    def __getattr__(self, name: str) -> Any:
        return getattr(self._datasette, name)

    async def execute(self, database: str, sql: str, params: Any = None, **options: Any) -> Any:
        """Return the rows of a query, those that it found the first time."""
        db = self._datasette.get_database(database)
        # Those that turn the page are still among the parameters.
        used = {name: value for name, value in (params or {}).items() if f":{name}" in sql}
        about = (sql, tuple(sorted(used.items())))
        found = _found.get(db, about)
        if found is None:
            found = await self._datasette.execute(database, sql, params, **options)
            if _length([sql, *used.values()], *found.rows) <= LONGEST:
                _found.keep(db, found, about)
        return found


def _length(*rows: Iterable[Any]) -> int:
    """Return how many characters and bytes there are in rows."""
    return sum(len(value) for row in rows for value in row if isinstance(value, str | bytes))


class OfAllPages:
    """A facet that counts the same on each page of a table of ours, and counts it once."""

    def __init__(self: Any, ds: Any, request: Any, database: str, **given: Any) -> None:
        super().__init__(ds, request, database, **given)  # type: ignore[call-arg]
        self.ours = bool(self.table) and is_ours(ds, database)
        if self.ours:
            self.ds = _Remembering(ds)
            if request.args.get("_next"):
                self.sql = all_pages(self.sql)


class _Unsuggested(OfAllPages):
    async def suggest(self: Any) -> list[dict[str, Any]]:
        """Suggest nothing for a table of ours."""
        return [] if self.ours else await super().suggest()  # type: ignore[misc]


class _Dates(_Unsuggested, DateFacet):  # type: ignore[misc]
    pass


class _Lists(_Unsuggested, ArrayFacet):  # type: ignore[misc]
    pass


class _Columns(OfAllPages, ColumnFacet):  # type: ignore[misc]
    async def suggest(self) -> list[dict[str, Any]]:
        """Suggest each column in which some values recur, and not too many are different."""
        if not self.ours:
            found: list[dict[str, Any]] = await super().suggest()
            return found
        enabled = {config["config"].get("simple") for config in self.get_configs()}
        there = await self.get_columns(self.sql, self.params)
        columns = [name for name in there if name not in enabled | LONG]
        if not columns:
            return []
        counts = ", ".join(
            f"count({name}), count(distinct {name})" for name in map(escape_sqlite, columns)
        )
        sql = f"select {counts} from (select * from ({self.sql}) limit {ROWS})"
        row = (await self.ds.execute(self.database, sql, self.params)).first()
        return [
            {"name": name, "toggle_url": self._url(name)}
            for name, values, different in zip(columns, row[::2], row[1::2], strict=True)
            if 1 < different < values and different <= self.get_facet_size()
        ]

    def _url(self, column: str) -> str:
        path = path_with_added_args(self.request, {"_facet": column})
        url: str = self.ds.absolute_url(self.request, self.ds.urls.path(path))
        return url


_OURS: dict[type[Facet], type[Facet]] = {
    ColumnFacet: _Columns,
    DateFacet: _Dates,
    ArrayFacet: _Lists,
}
