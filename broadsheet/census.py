"""The corpus as a whole: what no single article can tell about itself.

In: every document, once, in any order. Out: the documents again, and a `Guide` for cleaning them:
which lines stand in many articles of one outlet, and in which order an outlet writes day and month.
Both depend on what the folder holds and not on the order in which it is read.

The documents and their lines lie in tables beside the others of the database, which `finish` drops;
in memory is what grows with the number of outlets and not of articles. The lines of a document are
looked at where it is read (`looking`).
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any

import msgspec

from broadsheet.clean.guide import (
    SOMETIMES,
    Guide,
    compared,
    group_of,
    has_outlet,
    key_of,
    level,
    suffix_key,
)
from broadsheet.clean.lines import paragraphs
from broadsheet.clean.titles import last_part
from broadsheet.records import Claim, Document, Lines, Problem
from broadsheet.workers import Spread

LEAST_STORIES = 3
"""Different stories of an outlet in which a line stands, at least, to be no part of any."""

SMALL = 20
"""Stories: an outlet with fewer is taken for one with so many, as shares of a few mean little."""

LONG_WORDS = 8
"""Words: a line of this length tells one text from another; shorter ones are also menus."""

COPIED = 0.5
"""Of a text's long lines, by their characters: where so much stands in other texts as well, it is a
copy of one of them. Measured on edited copies of news: those share a half or more."""

_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(?:19|20)\d\d(?!\d)")
DATED_LINE = 120
"""Characters: a line that states when an article was published is shorter."""

LEAST_DATES = 3
"""Numeric dates of an outlet that can be read in one way only, to settle those that cannot."""


class Census:
    """Counts documents and keeps them until they are asked for again."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.orders: dict[str, Counter[bool]] = {}
        self.documents = 0
        connection.executescript(_TABLES)

    def add(self, document: Document, article: int) -> None:
        """Count a document and keep it for its article's id; its bytes are not kept."""
        light = replace(document, source=replace(document.source, raw=b""), lines=None)
        outlet = group_of(document)
        group = key_of(outlet)
        sql = "INSERT INTO census_documents (outlet, article, content) VALUES (?, ?, ?)"
        number = self.connection.execute(sql, (group, article, _ENCODE(light))).lastrowid
        self.documents += 1
        lines = document.lines or lines_of(document)
        suffixes = {last[1] for c in document.claims if (last := _last_part(c))}
        keys = dict(lines.keys) | {suffix_key(suffix): 0 for suffix in suffixes}
        self.connection.executemany(
            "INSERT INTO census_lines VALUES (?, ?, ?, ?)",
            [(number, key, group, weight) for key, weight in keys.items()],
        )
        if has_outlet(document):
            stated = (_orders(claim.value) for claim in document.stated("published"))
            for day_first in chain(lines.day_first, *stated):
                self.orders.setdefault(outlet, Counter())[day_first] += 1

    def guide(self, without: frozenset[str] = frozenset(), today: str | None = None) -> Guide:
        """Return what the cleaning may know of the corpus, with what the user chose."""
        orders = {
            outlet: next(iter(seen))
            for outlet, seen in self.orders.items()
            if len(seen) == 1 and seen.total() >= LEAST_DATES
        }
        return Guide(without, today, self._repeated(), orders)

    def _repeated(self) -> dict[tuple[int, int], float]:
        """Return the level of the share of an outlet's stories that have a line, where it has one.

        A story counts once however many copies it has: copies are told by how much of their text
        stands in others as well, and those of one story by the least of their lines' numbers.
        """
        self.connection.execute(_SHARED_LINES)
        self.connection.executemany(
            "INSERT INTO census_copies VALUES (?, ?, ?)",
            ((copy, *self._marks(copy)) for (copy,) in self.connection.execute(_COPIES, (COPIED,))),
        )
        stories: dict[int, int] = dict(self.connection.execute(_STORIES))
        return {
            (outlet, line): level(count / max(SMALL, stories[outlet]))
            for outlet, line, count in self.connection.execute(_LINES, (LEAST_STORIES,))
            if count >= SOMETIMES * stories[outlet]
        }

    def _marks(self, document: int) -> tuple[int, int]:
        """Return two numbers that copies of one story share: the least, under two numberings."""
        sql = "SELECT line FROM census_lines WHERE document = ? AND weight > 0"
        keys = [key for (key,) in self.connection.execute(sql, (document,))]
        return min(keys), min((key * _SCATTER >> 7) & (2**63 - 1) for key in keys)

    def kept(self) -> Iterator[tuple[int, bytes]]:
        """Yield the ids of the articles, in their order, and what was kept of their documents."""
        self.connection.execute("CREATE INDEX census_articles ON census_documents (article)")
        sql = "SELECT article, content FROM census_documents ORDER BY article"
        return ((article, content) for article, content in self.connection.execute(sql))

    def finish(self) -> None:
        """Drop what was kept."""
        for table in ("documents", "lines", "shared", "copies"):
            self.connection.execute(f"DROP TABLE census_{table}")


def looking(spread: Spread) -> Spread:
    """Return how to have documents read, and their lines looked at where they are read."""
    return lambda function, items: spread(partial(_with_lines, function), items)


def _with_lines(
    function: Callable[[Any], list[Document | Problem] | None], item: Any
) -> list[Document | Problem] | None:
    made = function(item)
    return made and [
        replace(one, lines=lines_of(one)) if isinstance(one, Document) else one for one in made
    ]


def lines_of(document: Document) -> Lines:
    """Return what there is to count of the lines of a document."""
    found = (compared(one.text) for one in paragraphs(document.text, document.begins))
    lines = {key_of(line): line for line in found if line is not None}
    return Lines(
        tuple((key, _weight(line)) for key, line in lines.items()),
        tuple(chain.from_iterable(map(_orders, lines.values()))),
    )


def _orders(text: str) -> Iterator[bool]:
    """Yield of each numeric date that can be read in one way whether it begins with the day."""
    if len(text) > DATED_LINE:
        return
    for found in _NUMERIC.finditer(text):
        first, second = int(found[1]), int(found[3])
        if max(first, second) > 12 >= min(first, second):
            yield first > 12


def document(kept: bytes) -> Document:
    """Return a document that was kept, without its bytes."""
    found: Document = _DECODE(kept)
    return found


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(Document).decode


_TABLES = """
CREATE TABLE census_documents (
  document INTEGER PRIMARY KEY, outlet INTEGER, article INTEGER, content BLOB
);
CREATE TABLE census_lines (
  document INTEGER, line INTEGER, outlet INTEGER, weight INTEGER, PRIMARY KEY (document, line)
) WITHOUT ROWID;
CREATE TABLE census_shared (outlet INTEGER, line INTEGER, PRIMARY KEY (outlet, line)) WITHOUT ROWID;
CREATE TABLE census_copies (document INTEGER PRIMARY KEY, a INTEGER, b INTEGER);
"""

_SHARED_LINES = """
INSERT INTO census_shared
SELECT outlet, line FROM census_lines GROUP BY outlet, line HAVING count(*) > 1
"""

_COPIES = """
SELECT document FROM census_lines LEFT JOIN census_shared AS shared USING (outlet, line)
GROUP BY document
HAVING total(weight * (shared.line IS NOT NULL)) >= ? * total(weight) AND total(weight) > 0
"""

# A document that is no copy is a story of its own, numbered below all marks.
_COUNT = """min(
  count(DISTINCT coalesce(copies.a, -1 - document)),
  count(DISTINCT coalesce(copies.b, -1 - document))
)"""

_STORIES = f"""
SELECT outlet, {_COUNT} FROM census_documents LEFT JOIN census_copies AS copies USING (document)
GROUP BY outlet
"""

_LINES = f"""
SELECT outlet, line, {_COUNT} AS stories FROM census_lines
JOIN census_shared USING (outlet, line) LEFT JOIN census_copies AS copies USING (document)
GROUP BY outlet, line HAVING stories >= ?
"""

_SCATTER = 0x9E3779B97F4A7C15
"""An odd number near 2**64 divided by the golden ratio (Knuth, vol. 3, 6.4: Fibonacci hashing)."""


def _last_part(claim: Claim) -> tuple[int, str] | None:
    return last_part(claim.value) if claim.field == "headline" else None


def _weight(line: str) -> int:
    """Return the length of a line that tells one text from another, 0 for a short one."""
    return len(line) if line.count(" ") + 1 >= LONG_WORDS else 0
