"""Facts of articles to SQLite: names, quotes, dates, stories, and what joins them in the corpus.

In: the facts of one article after the other, kept in temporary tables, then `finish`. Out: the
tables of people, organizations, places, mentions, quotes, dates and stories filled, each id the
same in every build. What grows with the number of articles lies in SQLite; in memory are a few
numbers of each article, while copies are joined (`enrich.stories`).
"""

import hashlib
import sqlite3
from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from broadsheet.enrich.names.acronyms import is_acronym
from broadsheet.enrich.resolve import Entity, Form, resolve_edited
from broadsheet.enrich.stories import Sketched, stories
from broadsheet.load_counts import TABLES, counts, links
from broadsheet.load_id import free_id, stable_id
from broadsheet.load_rows import Row, Rows
from broadsheet.records import EntityRule, Kind, Problem


class Facts:
    """Collects the facts of articles, and writes them once all are known."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.rules: list[EntityRule] = []
        connection.executescript(_COLLECTED)

    def add(self, article: int, rows: Rows) -> None:
        """Keep the facts of an article that is in the table of articles."""
        self._insert("found_mentions", [(article, *one) for one in rows.mentions])
        self._insert("found_names", [(article, *one) for one in rows.names])
        self._insert(
            "found_quotes", [(_quote_id(article, one), article, *one) for one in rows.quotes]
        )
        self._insert("dates", [(article, *one) for one in rows.dates])
        self._insert("found_sketches", [(article, rows.sketch)])

    def finish(self, put_indexes: Callable[[], None]) -> list[Problem]:
        """Join names and copies, and fill the tables; return what of the rules was of no use.

        `put_indexes` is called once the tables are full.
        """
        self._stories()
        unused = self._entities()
        self._part_quotes()
        for statement in (*_FILLED, *links(), *counts()):
            self.connection.execute(statement)
        put_indexes()
        return unused

    def drop(self) -> None:
        """Drop what was collected; SQLite does so only outside of a transaction."""
        for table in ("mentions", "names", "quotes", "sketches", "entities"):
            self.connection.execute(f"DROP TABLE found_{table}")

    def _entities(self) -> list[Problem]:
        edited = resolve_edited(self._forms(), self.rules)
        for entity in edited.entities:
            self._fill(entity)
        return [
            Problem(rule.path, "load", "unused entity rule", detail)
            for rule, detail in edited.unused
        ]

    def _forms(self) -> Iterator[Form]:
        found = (row for row in self.connection.execute(_ACRONYMS) if is_acronym(row[2]))
        acronyms = groupby(found, key=itemgetter(0, 1))
        named, short = next(acronyms, _NONE)
        for kind, name, known, articles, mentions in self.connection.execute(_FORMS):
            own: tuple[str, ...] = ()
            if kind == Kind.ORGANIZATION and named == (name, known):
                own = tuple(text for _, _, text in short)
                named, short = next(acronyms, _NONE)
            yield Form(Kind(kind), name, known or None, articles, mentions, own)

    def _fill(self, entity: Entity) -> None:
        """Write an entity, with the next free id where one of a lesser key has its own."""
        kind = entity.kind
        table, _ = TABLES[kind]
        wanted = stable_id(hashlib.sha256(entity.key.encode()).hexdigest())
        number = free_id(self.connection, table, wanted)
        row: tuple[object, ...] = (number, entity.name, entity.method)
        sql = _COUNTED.format(table)
        if kind is Kind.PLACE:
            sql = _PLACED
            row += (entity.country_code, entity.latitude, entity.longitude, entity.gazetteer)
        self.connection.execute(sql, row)
        self._insert(
            "found_entities",
            [(f.kind, f.name, f.known or "", kind, number, entity.name) for f in entity.forms],
        )

    def _part_quotes(self) -> None:
        """Give quotes that have the same id the next ones that are free."""
        seen: set[int] = set()
        for identity, row in self.connection.execute(_SAME_ID).fetchall():
            if identity in seen:
                free = free_id(self.connection, "found_quotes", identity)
                sql = "UPDATE found_quotes SET id = ? WHERE rowid = ?"
                self.connection.execute(sql, (free, row))
            seen.add(identity)

    def _stories(self) -> None:
        told = ((one.story, one.similarity, one.article) for one in stories(self._sketched()))
        sql = "UPDATE articles SET story_id = ?, similarity = ? WHERE id = ?"
        self.connection.executemany(sql, told)
        self.connection.execute(_STORIES)

    def _sketched(self) -> Iterator[Sketched]:
        for article, published, words, sketch in self.connection.execute(_SKETCHED):
            numbers = array("q")
            numbers.frombytes(sketch)
            yield Sketched(article, published, words, numbers)

    def _insert(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _quote_id(article: int, quote: Row) -> int:
    """Return the id of a quote, which is made from where it stands."""
    _, start, end, *_ = quote
    return stable_id(hashlib.sha256(f"{article}:{start}:{end}".encode()).hexdigest())


_COUNTED = """
INSERT INTO {} (id, name, method, articles, mentions, stories, quotes, distinct_quotes)
VALUES (?, ?, ?, 0, 0, 0, 0, 0)
"""

_PLACED = """
INSERT INTO places (id, name, method, articles, mentions, stories, country_code, latitude,
  longitude, gazetteer)
VALUES (?, ?, ?, 0, 0, 0, ?, ?, ?, ?)
"""

_NONE: tuple[tuple[str, str] | None, Iterator[tuple[str, str, str]]] = (None, iter(()))

_COLLECTED = """
CREATE TEMP TABLE found_mentions (
  article_id INTEGER, ordinal INTEGER, kind TEXT, name TEXT, text TEXT, start INTEGER,
  "end" INTEGER, rule TEXT, PRIMARY KEY (article_id, ordinal)
) WITHOUT ROWID;
CREATE TEMP TABLE found_names (
  article_id INTEGER, kind TEXT, name TEXT, known TEXT, PRIMARY KEY (article_id, kind, name)
) WITHOUT ROWID;
CREATE TEMP TABLE found_quotes (
  id INTEGER, article_id INTEGER, text TEXT, start INTEGER, "end" INTEGER,
  direct INTEGER, whole INTEGER, continues INTEGER, cue TEXT, cue_start INTEGER, cue_end INTEGER,
  speaker_kind TEXT, speaker_name TEXT, speaker_text TEXT, speaker_start INTEGER,
  speaker_end INTEGER, method TEXT
);
CREATE TEMP TABLE found_sketches (article_id INTEGER PRIMARY KEY, sketch BLOB);
CREATE TEMP TABLE found_entities (
  kind TEXT, name TEXT, known TEXT, entity_kind TEXT, entity_id INTEGER, entity_name TEXT,
  PRIMARY KEY (kind, name, known)
) WITHOUT ROWID;
"""

_FORMS = """
SELECT n.kind, n.name, n.known, count(DISTINCT n.article_id), count(*)
FROM found_names AS n
JOIN found_mentions AS m USING (article_id, kind, name)
GROUP BY n.kind, n.name, n.known ORDER BY 1, 2, 3
"""

_ACRONYMS = """
SELECT DISTINCT n.name, n.known, m.text
FROM found_names AS n
JOIN found_mentions AS m USING (article_id, kind, name)
WHERE n.kind = 'organization' AND m.text != n.name AND length(m.text) <= 12
  AND m.text = upper(m.text)
ORDER BY 1, 2, 3
"""
"""What articles have for an organization in capitals: what they expand to its name."""

_SKETCHED = """
SELECT article_id, published, word_count, sketch
FROM found_sketches JOIN articles ON articles.id = article_id ORDER BY article_id
"""

_SAME_ID = """
SELECT id, rowid FROM found_quotes
WHERE id IN (SELECT id FROM found_quotes GROUP BY id HAVING count(*) > 1) ORDER BY rowid
"""

_STORIES = """
INSERT INTO stories
SELECT first.id, first.title, count(*), nullif(count(DISTINCT copy.outlet), 0), min(copy.published)
FROM articles AS copy JOIN articles AS first ON first.id = copy.story_id
GROUP BY first.id
"""

_FILLED = (
    """
INSERT INTO mentions
SELECT m.article_id, m.ordinal, coalesce(e.entity_kind, m.kind), e.entity_id, m.text, m.start,
  m."end", m.rule
FROM found_mentions AS m
LEFT JOIN found_names AS n USING (article_id, kind, name)
LEFT JOIN found_entities AS e ON e.kind = n.kind AND e.name = n.name AND e.known = n.known
WHERE e.entity_id IS NOT NULL OR m.name IS NULL
ORDER BY m.article_id, m.ordinal
""",
    """
INSERT INTO quotes
SELECT q.id, q.article_id, q.text,
  CASE WHEN e.entity_kind != 'place' THEN e.entity_name WHEN q.speaker_kind IS NULL
    THEN q.speaker_name END,
  CASE e.entity_kind WHEN 'person' THEN e.entity_id END,
  CASE e.entity_kind WHEN 'organization' THEN e.entity_id END,
  q.cue, q.direct, q.whole, q.continues, q.start, q."end",
  -- A name that the editor blocks is no speaker either.
  iif(n.name IS NULL OR e.name IS NOT NULL, q.speaker_text, NULL),
  iif(n.name IS NULL OR e.name IS NOT NULL, q.speaker_start, NULL),
  iif(n.name IS NULL OR e.name IS NOT NULL, q.speaker_end, NULL),
  q.cue_start, q.cue_end, iif(n.name IS NULL OR e.name IS NOT NULL, q.method, NULL)
FROM found_quotes AS q
LEFT JOIN found_names AS n
  ON n.article_id = q.article_id AND n.kind = q.speaker_kind AND n.name = q.speaker_name
LEFT JOIN found_entities AS e
  ON e.kind = n.kind AND e.name = n.name AND e.known = n.known
ORDER BY q.id
""",
)
