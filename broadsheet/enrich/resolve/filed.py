"""All forms of a corpus, in a database on the disk, and which of them are looked at together.

In: forms, each once, in any order, with the kinds that the editor states. Out: for each kind sets
of forms, one after the other; forms of two sets are never names of one thing. So much is in memory
as one set has: the names with one surname, or the spellings of one organization or place.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any
from zlib import crc32

from broadsheet.enrich.gazetteer.fold import fold
from broadsheet.enrich.names.acronyms import is_acronym
from broadsheet.enrich.persons.parts import parts
from broadsheet.enrich.persons.spelling import given
from broadsheet.enrich.resolve import organizations, places
from broadsheet.enrich.resolve.forms import Form, letters
from broadsheet.enrich.resolve.kinds import LEAST, is_given, surname
from broadsheet.enrich.resolve.people import ties
from broadsheet.records import Kind

Sets = Iterator[tuple[Any, list[Form]]]
"""Forms, each set with what they have in common: a number or, of things, the key."""

TABLES = """
CREATE TABLE forms (
  number INTEGER PRIMARY KEY,
  kind TEXT, name TEXT, known TEXT, articles INTEGER, mentions INTEGER, acronyms TEXT,
  own TEXT,   -- the kind that it turns out to be
  tie,        -- forms with another one are another thing's, but for those that `links` ties
  whole,      -- of a person: forms with the same may be one person's, whatever their ties
  word TEXT,  -- of a person in full the first name, of other things the folded name
  last TEXT,  -- of a person in full the surname
  short INTEGER
);
CREATE TABLE links (tie INTEGER PRIMARY KEY, root INTEGER);
CREATE TABLE expansions (acronym TEXT, tie TEXT, PRIMARY KEY (acronym, tie)) WITHOUT ROWID;
CREATE TABLE doubtful (number INTEGER PRIMARY KEY, name TEXT, last TEXT);
"""


class Filed:
    """The forms; `stated` has the kind for the letters of some names."""

    def __init__(
        self, connection: sqlite3.Connection, forms: Iterable[Form], stated: Mapping[str, Kind]
    ) -> None:
        self.connection = connection
        self.stated = stated
        self._links: dict[int, int] = {}
        self._insert("forms", 13, map(self._row, forms))
        self._agree()
        connection.execute("CREATE INDEX words ON forms (word, own = 'person')")
        self._link()
        expanded = connection.execute(_EXPANDED)
        self._insert(
            "expansions",
            2,
            ((fold(one), tie) for acronyms, tie in expanded for one in json.loads(acronyms)),
        )

    def people(self) -> Sets:
        """Yield the names of persons that have a surname, or all their letters, in common."""
        return self._sets(_PEOPLE)

    def organizations(self) -> Sets:
        """Yield the names of each organization."""
        return self._sets(_ORGANIZATIONS)

    def places(self) -> Sets:
        """Yield the names of each place."""
        return self._sets(_PLACES)

    def elsewhere(self, name: str) -> bool:
        """Tell whether a word that may be a surname is also a first name, or another thing's."""
        sql = "SELECT 1 FROM forms WHERE word = ? AND (own = 'person') = ?"
        asked = ((fold(name), 0), (given(parts(name).whole), 1))
        return any(self.connection.execute(sql, one).fetchone() for one in asked)

    def _row(self, form: Form) -> tuple[object, ...]:
        own = self.stated.get(letters(form.name), form.kind) if self.stated else form.kind
        acronyms = json.dumps(form.acronyms) if form.acronyms else ""
        fixed = (form.kind, form.name, form.known, form.articles, form.mentions, acronyms)
        last = None
        if form.kind is Kind.PERSON and (one := parts(form.name)).is_full:
            last = one.last
        short = own is Kind.ORGANIZATION and is_acronym(form.name)
        return (None, *fixed, own, *self._tied(own, form), last, short)

    def _tied(self, own: Kind, form: Form) -> tuple[object, object, object]:
        """Return the tie of a form of a kind, the whole, and the word."""
        if own is Kind.PERSON:
            one = parts(form.name)
            tie, whole, *others = (crc32(said.encode()) for said in ties(one))
            for other in others:
                self._join(tie, other)
            return tie, whole, one.given[0] if one.is_full else None
        if own is Kind.PLACE:
            return places.key_of(form), None, fold(form.name)
        return organizations.key_of(form), None, fold(form.name)

    def _agree(self) -> None:
        """Make persons of the things whose names are a person's elsewhere (`kinds`)."""
        self.connection.execute("CREATE INDEX persons ON forms (name) WHERE kind = 'person'")
        asked = self.connection.execute(_DOUBTFUL)
        self._insert(
            "doubtful",
            3,
            (
                (number, name, None if is_given(name) else surname(name))
                for number, name in asked
                if letters(name) not in self.stated
                and (is_given(name) or surname(name) is not None)
            ),
        )
        sure = self.connection.execute(_SURE, (LEAST,))
        sql = "UPDATE forms SET own = 'person', tie = ?, whole = ?, word = ? WHERE number = ?"
        self.connection.executemany(
            sql, ((*self._tied(Kind.PERSON, Form(Kind.PERSON, name)), n) for n, name in sure)
        )

    def _link(self) -> None:
        """Tie what has the same letters and another surname (`Kim Jong Un`, `Kim Jong-un`)."""
        for _, those in groupby(self.connection.execute(_WHOLES), itemgetter(0)):
            (_, first), *others = those
            for _, other in others:
                self._join(first, other)
        self._insert("links", 2, ((tie, self._root(tie)) for tie in self._links))

    def _root(self, tie: int) -> int:
        while (above := self._links.get(tie, tie)) != tie:
            tie = self._links[tie] = self._links.get(above, above)
        return tie

    def _join(self, one: int, other: int) -> None:
        low, high = sorted((self._root(one), self._root(other)))
        if low != high:
            self._links[high] = self._links.setdefault(low, low)

    def _sets(self, sql: str) -> Sets:
        for tie, those in groupby(self.connection.execute(sql), itemgetter(0)):
            yield tie, [_form(row[1:]) for row in those]

    def _insert(self, table: str, columns: int, rows: Iterable[tuple[object, ...]]) -> None:
        marks = ", ".join("?" * columns)
        self.connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)


_KINDS = {kind.value: kind for kind in Kind}


def _form(row: Sequence[Any]) -> Form:
    kind, name, known, articles, mentions, acronyms = row
    short = tuple(json.loads(acronyms)) if acronyms else ()
    return Form(_KINDS[kind], name, known, articles, mentions, short)


_DOUBTFUL = """
SELECT number, name FROM forms AS thing
WHERE kind != 'person' AND known IS NULL
  AND EXISTS (SELECT 1 FROM forms WHERE kind = 'person' AND name = thing.name)
"""

_SURE = """
SELECT number, name FROM doubtful LEFT JOIN (
  SELECT last, sum(articles) AS articles FROM forms
  WHERE last IN (SELECT last FROM doubtful) GROUP BY last
) AS named USING (last)
WHERE doubtful.last IS NULL OR named.articles >= ?
"""

_WHOLES = "SELECT DISTINCT whole, tie FROM forms WHERE own = 'person' ORDER BY whole, tie"

_FORM = "kind, name, known, articles, mentions, acronyms"

_PEOPLE = f"""
SELECT coalesce(root, tie), {_FORM} FROM forms LEFT JOIN links USING (tie)
WHERE own = 'person' ORDER BY 1
"""

_EXPANDED = "SELECT acronyms, tie FROM forms WHERE own = 'organization' AND acronyms != ''"

# An acronym is the only thing that articles expand it to, unless it is a longer name as well.
_ORGANIZATIONS = f"""
SELECT coalesce(target, tie), {_FORM} FROM forms LEFT JOIN (
  SELECT short.tie, min(expansions.tie) AS target
  FROM (
    SELECT tie FROM forms
    WHERE own = 'organization' AND tie IN (SELECT acronym FROM expansions)
    GROUP BY tie HAVING min(short)
  ) AS short JOIN expansions ON acronym = short.tie
  GROUP BY 1 HAVING count(*) = 1
) AS expanded USING (tie)
WHERE own = 'organization' ORDER BY 1
"""

_PLACES = f"SELECT tie, {_FORM} FROM forms WHERE own = 'place' ORDER BY 1"
