"""Which articles somebody asks for: words, outlets, years, names, dates; and in which order.

In: the arguments of a request. Out: a `Selection`: as SQL for all articles that fit, and as the
part of an address that leads back to the same state. No argument is wrong: what cannot be read is
as if it were not there. Values of one outlet, year or language are alternatives, since an article
has one of each; of people, organizations and places the article must name every one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from broadsheet.folding import folded_query
from broadsheet.publish import order
from broadsheet.publish.descriptions import descriptions
from broadsheet.publish.edition_read import Edition
from broadsheet.publish.query import NOTHING, fts_query

RELEVANCE, NEWEST, OLDEST = "relevance", "newest", "oldest"
SORTS = {RELEVANCE: "best match", NEWEST: "newest", OLDEST: "oldest"}
"""The orders of results, and what they are called; best match needs words to look for."""

MOST_VALUES = 20
"""Values of one facet that are looked for; the rest are left out."""

LONGEST = 10_000
"""Characters of what was typed that are read."""

_YEAR = re.compile(r"\d{4}", re.ASCII)
_NUMBER = re.compile(r"[1-9]\d{0,17}", re.ASCII)
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)

BY_MATCH = "bm25(articles_fts, 4.0, 1.0), articles_fts.rowid"
"""By FTS5's bm25, of which the title counts four times the body; equal matches follow their ids, so
that pages never overlap."""

_ORDERS = {
    RELEVANCE: BY_MATCH,
    NEWEST: order.NEWEST,
    OLDEST: order.OLDEST,
}


@dataclass(frozen=True, slots=True)
class Facet:
    """Something that articles can be chosen by: its argument, and where its values are."""

    argument: str
    title: str
    one: str
    """What one of its values is."""
    column: str | None = None
    """The column of articles, of a facet of which an article has one value."""
    table: str | None = None
    """The table of names, of a facet of which an article has many values."""

    def reads(self, value: str) -> bool:
        """Tell whether a value can be one of this facet."""
        if self.table:
            return bool(_NUMBER.fullmatch(value))
        return bool(_YEAR.fullmatch(value)) if self.column == "year" else bool(value.strip())


FACETS = {
    facet.argument: facet
    for facet in (
        Facet("outlet", "Outlet", "Outlet", column="outlet"),
        Facet("year", "Year", "Year", column="year"),
        Facet("language", "Language", "Language", column="language"),
        Facet("person", "People", "Person", table="people"),
        Facet("organization", "Organizations", "Organization", table="organizations"),
        Facet("place", "Places", "Place", table="places"),
    )
}
"""By the argument of the address; those with a table need a database that has facts."""


@dataclass(frozen=True, slots=True)
class Source:
    """A selection as the parts of a query of which `articles` is the table."""

    tables: str
    condition: str
    order: str
    parameters: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Selection:
    """What somebody asks for. Of dates `since` and `until` are EDTF: a year, month or day."""

    typed: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    """Pairs of a facet's argument and a value, in the order of `FACETS`."""
    since: str | None = None
    until: str | None = None
    sort: str = RELEVANCE

    @classmethod
    def of(cls, arguments: Any) -> "Selection":
        """Read a request's arguments, such as `request.args`."""
        sort = arguments.get("sort") or ""
        return cls(
            (arguments.get("q") or "").replace("\0", " ")[:LONGEST],
            tuple(_chosen(arguments)),
            _day(arguments.get("from")),
            _day(arguments.get("to")),
            sort if sort in SORTS else RELEVANCE,
        )

    def match(self, edition: Edition | None = None) -> str:
        """Return the FTS5 expression of what was typed; empty where no word is looked for."""
        whole = edition is None or edition.folded
        return fts_query(folded_query(self.typed) if whole else self.typed)

    @property
    def order(self) -> str:
        """The order of the articles: without words there is no best match, so the newest first."""
        return NEWEST if self.sort == RELEVANCE and not fts_query(self.typed) else self.sort

    @property
    def is_everything(self) -> bool:
        """Whether nothing was asked for, so that every article fits."""
        return not (self.typed.strip() or self.chosen or self.since or self.until)

    def values(self, argument: str) -> list[str]:
        """Return the chosen values of a facet."""
        return [value for name, value in self.chosen if name == argument]

    def with_value(self, argument: str, value: str) -> "Selection":
        """Return the selection narrowed by a value of a facet."""
        pairs = {*self.chosen, (argument, value)}
        order = list(FACETS)
        return replace(
            self, chosen=tuple(sorted(pairs, key=lambda one: (order.index(one[0]), one[1])))
        )

    def without_value(self, argument: str, value: str) -> "Selection":
        """Return the selection without a value of a facet."""
        return replace(
            self, chosen=tuple(pair for pair in self.chosen if pair != (argument, value))
        )

    def query_string(self) -> str:
        """Return the part of an address that leads back to this state; empty for everything.

        >>> Selection("gaza strip", (("outlet", "A & B"),), since="2021").query_string()
        'q=gaza+strip&outlet=A+%26+B&from=2021'
        """
        pairs = [("q", self.typed), *self.chosen, ("from", self.since), ("to", self.until)]
        if self.sort != RELEVANCE:
            pairs.append(("sort", self.sort))
        return urlencode([(name, value) for name, value in pairs if value])

    def sql(
        self, edition: Edition | None = None, *, body: bool = False
    ) -> tuple[str, dict[str, Any]]:
        """Return SQL, with its parameters, for all articles that fit, in the order of the sort.

        Its columns are those of `articles`, `body` only where it is asked for. `edition` is the
        database's, where it may have been made by an older version.
        """
        source = self.source(edition)
        columns = ", ".join(f"articles.{name}" for name in _columns(edition, body))
        sql = (
            f"SELECT {columns} FROM {source.tables} WHERE {source.condition}"
            f" ORDER BY {source.order}"
        )
        return sql, source.parameters

    def source(self, edition: Edition | None = None) -> Source:
        """Return the parts of a query for the articles that fit."""
        matching = self.order == RELEVANCE
        identity = "articles_fts.rowid" if matching else "articles.id"
        condition, parameters = self.condition(identity, edition, matching=matching)
        # CROSS keeps SQLite from going through the articles first.
        tables = "articles_fts CROSS JOIN articles ON articles.id = articles_fts.rowid"
        return Source(
            tables if matching else "articles", condition, _ORDERS[self.order], parameters
        )

    def condition(
        self, identity: str, edition: Edition | None = None, *, matching: bool = False
    ) -> tuple[str, dict[str, Any]]:
        """Return SQL, with its parameters, that is true for the ids of articles that fit.

        `identity` is SQL for the id; `matching` says that it is that of a row of `articles_fts`.
        Each part is a set of ids that an index of its own gives, so that no article is read.
        """
        conditions: list[str] = []
        parameters: dict[str, Any] = {}
        match = self.match(edition)
        if match or self.typed.strip():
            parameters["match"] = match or NOTHING
            words = "articles_fts MATCH :match"
            within = f"{identity} IN (SELECT rowid FROM articles_fts WHERE {words})"
            conditions.append(words if matching else within)
        # A plus keeps SQLite from asking the full-text index anew for each id.
        identity = f"+{identity}" if matching else identity
        if edition is not None and edition.within is not None:
            listed = ", ".join(map(str, edition.within)) or "NULL"
            ids = f"SELECT id FROM articles WHERE shard_id IN ({listed})"
            conditions.append(f"{identity} IN ({ids})")
        facts = edition is None or edition.facts
        for facet in FACETS.values():
            found = _conditions(facet, self.values(facet.argument), parameters, facts=facts)
            conditions += [f"{identity} IN ({ids})" for ids in found]
        if self.since or self.until:
            # After digits and hyphens: a year ends after its last day. Before X: an unknown year.
            parameters |= {"since": self.since or "0", "until": (self.until or "9") + "~"}
            dates = "SELECT id FROM articles WHERE published BETWEEN :since AND :until"
            conditions.append(f"{identity} IN ({dates})")
        return " AND ".join(conditions) or "1", parameters


def _chosen(arguments: Any) -> Iterator[tuple[str, str]]:
    for facet in FACETS.values():
        values = {value.replace("\0", "")[:LONGEST] for value in arguments.getlist(facet.argument)}
        for value in sorted(filter(facet.reads, values))[:MOST_VALUES]:
            yield facet.argument, value


def unread(arguments: Any) -> list[str]:
    """Return the values of a request's arguments that say no date, or nothing of their facet."""
    days = [arguments.get(name) or "" for name in ("from", "to")]
    wrong = [day for day in days if day.strip() and _day(day) is None]
    for facet in FACETS.values():
        values = arguments.getlist(facet.argument)
        wrong += [value for value in values if value.strip() and not facet.reads(value)]
    return [value[:LONGEST] for value in wrong[:MOST_VALUES]]


def _day(value: str | None) -> str | None:
    value = (value or "").strip()
    return value if _DAY.fullmatch(value) else None


def _conditions(
    facet: Facet, values: list[str], parameters: dict[str, Any], *, facts: bool
) -> Iterator[str]:
    """Yield SQL for the ids that the values of a facet allow; put these among the parameters."""
    names = [f"{facet.argument}_{number}" for number in range(len(values))]
    if facet.table and names and not facts:
        yield "SELECT 0 WHERE 0"
        return
    parameters |= {
        name: int(value) if facet.table else value
        for name, value in zip(names, values, strict=True)
    }
    if names and facet.column:
        listed = ", ".join(f":{name}" for name in names)
        yield f"SELECT id FROM articles WHERE {facet.column} IN ({listed})"
    for name in names if facet.table else ():
        key = f"{facet.argument}_id"
        yield f"SELECT article_id FROM article_{facet.table} WHERE {key} = :{name}"


def _columns(edition: Edition | None, body: bool) -> list[str]:
    """Return the columns of articles; older databases lack those that came with the facts."""
    left_out = set() if body else {"body"}
    if edition is not None and not edition.facts:
        left_out |= {"story_id", "similarity"}
    return [name for name in descriptions()["articles"]["columns"] if name not in left_out]
