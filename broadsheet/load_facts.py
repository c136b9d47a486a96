"""Facts of articles to SQLite: names, quotes, dates, stories, and what joins them in the corpus.

In: the facts of one article after the other, kept in temporary tables, then `finish`. Out: the
tables of people, organizations, places, mentions, quotes, dates and stories filled, each id the
same in every build. What grows with the number of articles lies in SQLite; in memory are a few
numbers of each article, while copies are joined (`enrich.stories`). `load_names` joins names.
"""

import hashlib
import sqlite3
from array import array
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import lru_cache
from tempfile import TemporaryFile

from broadsheet.enrich.stories import Sketched, stories
from broadsheet.load_batch import Batch
from broadsheet.load_counts import counts, links
from broadsheet.load_id import free_id, stable_id
from broadsheet.load_names import Names
from broadsheet.load_rows import Row, Rows, mentions_of
from broadsheet.records import Problem

MOST_NAMES = 50_000
"""Forms of names whose entities are kept in memory: some tens of megabytes."""

NAMED = frozenset(
    "people organizations places article_people article_organizations article_places mentions"
    " quotes".split()
)
"""Tables that are filled when names are known."""


class Facts:
    """Collects the facts of articles, and writes them once all are known."""

    def __init__(self, connection: sqlite3.Connection, batch: Batch, *, alone: bool) -> None:
        """Begin; where this process is `alone`, no other is made."""
        self.connection = connection
        self.batch = batch
        self.names = Names(connection, batch, alone=alone)
        connection.executescript(_COLLECTED)

    def add(self, article: int, rows: Rows) -> None:
        """Keep the facts of an article that is in the table of articles."""
        add = self.batch.add
        add("found_mentions", [(article, rows.mentions)])
        self.names.add(rows)
        add("found_quotes", [(_quote_id(article, one), article, *one) for one in rows.quotes])
        add("dates", [(article, *one) for one in rows.dates])
        add("found_sketches", [(article, rows.sketch)])

    def finish(self, meanwhile: Callable[[], None]) -> list[Problem]:
        """Join names and copies, and fill the tables; return what of the rules was of no use.

        `meanwhile` is called while names are joined, when stories and the ids of quotes are known.
        """
        with TemporaryFile() as file, closing(self.names.begin(file)) as named:
            self._stories()
            self._part_quotes()
            meanwhile()
            unused = self.names.take(iter(named))
        self._mentions()
        for statement in (_QUOTES, *links()):
            self.connection.execute(statement)
        self._count()
        return unused

    def drop(self) -> None:
        """Drop what was collected; SQLite does so only outside of a transaction."""
        for table in ("mentions", "names", "acronyms", "quotes", "sketches", "entities"):
            self.connection.execute(f"DROP TABLE found_{table}")

    def _mentions(self) -> None:
        """Fill the table of mentions, but for those of names that the editor blocks."""

        @lru_cache(MOST_NAMES)
        def entity(*form: str | None) -> tuple[str, int] | None:
            row: tuple[str, int] | None = self.connection.execute(_ENTITY, form).fetchone()
            return row

        for article, packed in self.connection.execute(_MENTIONS):
            names, those = mentions_of(packed)
            known = [entity(*name) for name in names]
            rows = (
                (article, number, *((kind, None) if name is None else known[name]), *words)
                for number, (kind, name, words) in enumerate(those)
                if name is None or known[name]
            )
            self.batch.add("mentions", rows)
        self.batch.write()

    def _count(self) -> None:
        """Count what articles have of each name."""
        for statement in counts():
            self.connection.execute(statement)

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


def _quote_id(article: int, quote: Row) -> int:
    """Return the id of a quote, which is made from where it stands."""
    _, start, end, *_ = quote
    return stable_id(hashlib.sha256(f"{article}:{start}:{end}".encode()).hexdigest())


_COLLECTED = """
CREATE TEMP TABLE found_mentions (article_id INTEGER PRIMARY KEY, mentions BLOB);
CREATE TEMP TABLE found_quotes (
  id INTEGER, article_id INTEGER, text TEXT, start INTEGER, "end" INTEGER,
  direct INTEGER, whole INTEGER, continues INTEGER, cue TEXT, cue_start INTEGER, cue_end INTEGER,
  speaker_kind TEXT, speaker_name TEXT, speaker_known TEXT, speaker_text TEXT,
  speaker_start INTEGER, speaker_end INTEGER, method TEXT
);
CREATE TEMP TABLE found_sketches (article_id INTEGER PRIMARY KEY, sketch BLOB);
"""

_MENTIONS = "SELECT article_id, mentions FROM found_mentions ORDER BY article_id"

_ENTITY = """
SELECT entity_kind, entity_id FROM found_entities WHERE kind = ? AND name = ? AND known = ?
"""

_SKETCHED = """
SELECT article_id, published, word_count, sketch
FROM found_sketches JOIN articles ON articles.id = article_id ORDER BY article_id
"""

INDEX_QUOTES = """
INSERT INTO quotes_fts (rowid, text) SELECT id, folded(text) FROM found_quotes ORDER BY id
"""
"""Indexes what is said, before it is known who says it."""

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

# A name that the editor blocks is no speaker either.
_QUOTES = """
INSERT INTO quotes
SELECT q.id, q.article_id, q.text,
  CASE WHEN e.entity_kind != 'place' THEN e.entity_name WHEN q.speaker_kind IS NULL
    THEN q.speaker_name END,
  CASE e.entity_kind WHEN 'person' THEN e.entity_id END,
  CASE e.entity_kind WHEN 'organization' THEN e.entity_id END,
  q.cue, q.direct, q.whole, q.continues, q.start, q."end",
  iif(q.speaker_known IS NULL OR e.name IS NOT NULL, q.speaker_text, NULL),
  iif(q.speaker_known IS NULL OR e.name IS NOT NULL, q.speaker_start, NULL),
  iif(q.speaker_known IS NULL OR e.name IS NOT NULL, q.speaker_end, NULL),
  q.cue_start, q.cue_end,
  iif(q.speaker_known IS NULL OR e.name IS NOT NULL, q.method, NULL)
FROM found_quotes AS q
LEFT JOIN found_entities AS e
  ON e.kind = q.speaker_kind AND e.name = q.speaker_name AND e.known = q.speaker_known
ORDER BY q.id
"""
