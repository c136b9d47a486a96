"""Facts of articles to SQLite: names, quotes, dates, stories, and what joins them in the corpus.

In: the facts of one article after the other, kept in temporary tables, then `finish`. Out: the
tables of people, organizations, places, mentions, quotes, dates and stories filled, each id the
same in every build. What grows with the number of articles lies in SQLite; in memory are the
distinct names, and the sketches.
"""

import hashlib
import sqlite3
from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from broadsheet.enrich.names.acronyms import is_acronym
from broadsheet.enrich.resolve import Entity, Form, resolve_edited
from broadsheet.enrich.stories import Sketched, stories
from broadsheet.load_id import free_id, stable_id
from broadsheet.records import Enriched, EntityRule, Kind, Mention, Problem, Quote

TABLES: dict[Kind, tuple[str, str]] = {
    Kind.PERSON: ("people", "person_id"),
    Kind.ORGANIZATION: ("organizations", "organization_id"),
    Kind.PLACE: ("places", "place_id"),
}
"""For each kind of name its table, and the column of other tables that leads to it."""


class Facts:
    """Collects the facts of articles, and writes them once all are known."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.rules: list[EntityRule] = []
        connection.executescript(_COLLECTED)

    def add(self, article: int, enriched: Enriched) -> None:
        """Keep the facts of an article that is in the table of articles."""
        text = enriched.article.document.text
        self._mentions(article, text, enriched.mentions)
        self._insert("found_quotes", [self._quote(article, text, one) for one in enriched.quotes])
        self._insert(
            "dates",
            [
                (
                    *(article, i, d.edtf, _words(text, d.start, d.end), d.start, d.end, d.method),
                    *(_year(d.edtf), d.sentence_start, d.sentence_end),
                )
                for i, d in enumerate(enriched.dates)
            ],
        )
        sketch = array("q", enriched.sketch).tobytes()
        self._insert("found_sketches", [(article, sketch)])

    def finish(self, put_indexes: Callable[[], None]) -> list[Problem]:
        """Join names and copies, and fill the tables; return what of the rules was of no use.

        `put_indexes` is called once the tables are full and before they are asked.
        """
        self._stories()
        unused = self._entities()
        self._part_quotes()
        for statement in (*_FILLED, *_links()):
            self.connection.execute(statement)
        put_indexes()
        for statement in _counts():
            self.connection.execute(statement)
        return unused

    def drop(self) -> None:
        """Drop what was collected; SQLite does so only outside of a transaction."""
        for table in ("mentions", "names", "quotes", "sketches", "entities"):
            self.connection.execute(f"DROP TABLE found_{table}")

    def _mentions(self, article: int, text: str, mentions: tuple[Mention, ...]) -> None:
        self._insert(
            "found_mentions",
            [
                (article, i, m.kind, m.name, _words(text, m.start, m.end), m.start, m.end, m.rule)
                for i, m in enumerate(mentions)
            ],
        )
        names = {(m.kind, m.name): m.known for m in mentions if m.name is not None}
        rows = [(article, kind, name, known or "") for (kind, name), known in names.items()]
        self._insert("found_names", rows)

    def _quote(self, article: int, text: str, quote: Quote) -> tuple[object, ...]:
        content = hashlib.sha256(f"{article}:{quote.start}:{quote.end}".encode()).hexdigest()
        identity = stable_id(content)
        speaker = quote.speaker
        said: tuple[object, ...] = (None,) * 6
        if speaker:
            words = _words(text, speaker.start, speaker.end)
            place = (words, speaker.start, speaker.end)
            said = (speaker.kind, speaker.name, *place, speaker.method)
        words = _words(text, quote.start, quote.end)
        kinds = (quote.direct, quote.whole, quote.continues)
        cue = (quote.cue, quote.cue_start, quote.cue_end)
        return (identity, article, words, quote.start, quote.end, *kinds, *cue, *said)

    def _entities(self) -> list[Problem]:
        acronyms: dict[tuple[str, str], list[str]] = {}
        for name, known, words in self.connection.execute(_ACRONYMS):
            if is_acronym(words):
                acronyms.setdefault((name, known), []).append(words)
        forms = [
            Form(Kind(kind), name, known or None, articles, mentions, short)
            for kind, name, known, articles, mentions in self.connection.execute(_FORMS)
            for short in (tuple(acronyms.get((name, known), ())),)
        ]
        edited = resolve_edited(forms, self.rules)
        for entity in sorted(edited.entities, key=lambda one: (one.kind, one.key)):
            self._entity(entity)
        return [
            Problem(rule.path, "load", "unused entity rule", detail)
            for rule, detail in edited.unused
        ]

    def _entity(self, entity: Entity) -> None:
        table = TABLES[entity.kind][0]
        content = hashlib.sha256(entity.key.encode()).hexdigest()
        identity = free_id(self.connection, table, stable_id(content))
        row: dict[str, Any] = {"id": identity, "name": entity.name, "method": entity.method}
        if entity.kind is Kind.PLACE:
            row |= {
                "country_code": entity.country_code,
                "latitude": entity.latitude,
                "longitude": entity.longitude,
                "gazetteer": entity.gazetteer,
            }
        marks = ", ".join("?" * len(row))
        sql = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})"
        self.connection.execute(sql, tuple(row.values()))
        self._insert(
            "found_entities",
            [
                (form.kind, form.name, form.known or "", entity.kind, identity, entity.name)
                for form in entity.forms
            ],
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


def _words(text: str, start: int, end: int) -> str:
    """Return the words of a place in a text; SQLite's text functions stop at a NUL."""
    return text[start:end].replace("\0", "\ufffd")


def _year(edtf: str) -> str | None:
    """Return the year of a date, the first of an interval, or None where it has none."""
    return edtf[:4] if edtf[:4].isdigit() else None


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
GROUP BY n.kind, n.name, n.known
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


def _links() -> Iterator[str]:
    """Yield the statements that link articles to names."""
    for kind, (table, _) in TABLES.items():
        yield f"""
            INSERT INTO article_{table}
            SELECT article_id, entity_id, count(*) FROM mentions
            WHERE kind = '{kind}' AND entity_id IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
        """


def _counts() -> Iterator[str]:
    """Yield the statements that count what names have."""
    for kind, (table, column) in TABLES.items():
        yield f"""
            UPDATE {table} SET (articles, mentions, stories) = (
              SELECT count(*), CAST(total(mentions) AS INTEGER), count(DISTINCT story_id)
              FROM article_{table} JOIN articles ON articles.id = article_id
              WHERE {column} = {table}.id
            ), aliases = (
              SELECT group_concat(form, '; ') FROM (
                SELECT DISTINCT text AS form FROM mentions
                WHERE entity_id = {table}.id AND kind = '{kind}' AND text != {table}.name ORDER BY 1
              )
            )
        """
        if kind is not Kind.PLACE:
            yield f"""
                UPDATE {table} SET (quotes, distinct_quotes) = (
                  SELECT count(*), count(DISTINCT coalesce(story_id, article_id) || ':' || text)
                  FROM quotes JOIN articles ON articles.id = article_id
                  WHERE {column} = {table}.id
                )
            """
