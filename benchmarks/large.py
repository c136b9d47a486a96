"""A large database, made by multiplying a small one in SQL, to measure how fast a site answers.

    python -m benchmarks.large OUTPUT [--articles 100000] [--folder articles]

The articles of FOLDER are built once, then copied with new ids, outlets, dates and names, each
with some words of its own: drawn from 50,000 made-up ones, of which the k-th is drawn 1/k as often
as the first, as in real texts. Every fourth copy tells the story of the one before. Facts are
copied with their article. The same arguments give the same rows.
"""

import argparse
import hashlib
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.words import WEIGHTS, WORDS
from broadsheet import load_manifest
from broadsheet.build import build
from broadsheet.load_answers import answers
from broadsheet.load_file import APPLICATION_ID, SCHEMA, SCHEMA_VERSION
from broadsheet.load_index import index
from broadsheet.options import default_metadata
from broadsheet.publish import metadata_file

OWN_WORDS = 40
OUTLETS = 60
VARIANTS = 400
"""How many people are made of each, and organizations and places."""

STEP = 1_000_003
"""Between the ids of two copies."""

KINDS = {"people": "person_id", "organizations": "organization_id", "places": "place_id"}


def main() -> None:
    """Make the database and say how long it took."""
    parser = argparse.ArgumentParser(description="Make a large database.")
    parser.add_argument("output", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, default=Path("articles"))
    given = parser.parse_args()
    start = time.perf_counter()
    make(given.output, given.articles, given.folder)
    size = given.output.stat().st_size / 1e6
    print(f"{given.output}: {size:,.0f} MB in {time.perf_counter() - start:.0f} s")


def make(output: Path, articles: int, folder: Path) -> None:
    """Make a database of so many articles from those of a folder."""
    output.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as work:
        base = Path(work) / "base.db"
        build(folder, base, None)
        connection = sqlite3.connect(output, isolation_level=None)
        connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;"
            f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION};"
        )
        connection.executescript(SCHEMA)
        connection.execute("DROP TABLE changes")
        connection.execute("ATTACH ? AS base", (str(base),))
        for name, arguments, function in FUNCTIONS:
            connection.create_function(name, arguments, function, deterministic=True)
        _multiply(connection, articles)
        connection.execute("DETACH base")
        connection.close()


def _multiply(connection: sqlite3.Connection, articles: int) -> None:
    (small,) = connection.execute("SELECT count(*) FROM base.articles").fetchone()
    sql = "SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    indexes = connection.execute(sql).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    connection.executescript(
        f"""
        CREATE TEMP TABLE copies AS
          WITH RECURSIVE n(k) AS (
            SELECT 0 UNION ALL SELECT k + 1 FROM n WHERE k < {articles // small - 1}
          )
          SELECT k, k * {STEP} AS shift,
            min(k * 7919 % {VARIANTS}, k * 104729 % {VARIANTS}) * {STEP} AS named,
            printf('%04d', 2004 + (k * 13) % 20) AS y,
            printf('%02d', 1 + k * 7 % 12) AS m, printf('%02d', 1 + k * 11 % 28) AS d,
            CASE WHEN k % 11 THEN 'en' ELSE substr('ardefres', 1 + k % 4 * 2, 2) END AS tongue,
            outlet(k) AS paper FROM n;
        CREATE TEMP TABLE variants AS SELECT DISTINCT named AS shift FROM copies;
        BEGIN;
        """
    )
    for statement in COPIED:
        connection.execute(statement)
    for statement in COUNTED:
        connection.execute(statement)
    connection.execute("COMMIT")
    for _, statement in indexes:
        connection.execute(statement)
    connection.execute("INSERT INTO build SELECT * FROM base.build")
    stated = load_manifest.manifest(connection).items()
    connection.executemany("UPDATE build SET value = ?2 WHERE key = ?1", stated)
    index(connection)
    connection.execute("ANALYZE")
    answers(connection, metadata_file.read(default_metadata()).block[1])


COPIED = (
    f"""
INSERT INTO articles SELECT id + shift, title || ' ' || own(k, 3), headline, byline,
  y || '-' || m || '-' || d, y, y || '-' || m, dateline, paper, section,
  NULL, tongue, licence, word_count + {OWN_WORDS}, sentence_length,
  id + shift - (k % 4 = 3) * {STEP},
  CASE WHEN k % 4 = 3 THEN 0.93 ELSE 1 END, k || '/' || path, hash(k || '/' || path), lead,
  body || char(10, 10) || own(k, {OWN_WORDS})
FROM base.articles JOIN copies ORDER BY id + shift
""",
    f"""
INSERT INTO files SELECT k || '/' || path, article_id + shift, media_type, encoding, bytes, sha256,
  CAST(raw || char(10, 10) || own(k, {OWN_WORDS}) AS BLOB),
  text || char(10, 10) || own(k, {OWN_WORDS})
FROM base.files JOIN copies ORDER BY 1
""",
    """
INSERT INTO passages SELECT article_id + shift, ordinal, role, start, "end", rule
FROM base.passages JOIN copies ORDER BY 1, 2
""",
    """
INSERT INTO fields SELECT article_id + shift, field, ordinal, value, method, start, "end"
FROM base.fields JOIN copies ORDER BY 1, 2, 3
""",
    """
INSERT INTO authors SELECT id + shift, name || suffix(shift), 0 FROM base.authors JOIN variants
""",
    """
INSERT INTO article_authors SELECT article_id + shift, author_id + named, mentions
FROM base.article_authors JOIN copies ORDER BY 1, 2
""",
    *(
        f"""
INSERT INTO {table} ({columns}) SELECT id + shift, name || suffix(shift), {columns[10:]}
FROM base.{table} JOIN variants ORDER BY 1
"""
        for table, columns in {
            "people": "id, name, aliases, method",
            "organizations": "id, name, aliases, method",
            "places": "id, name, aliases, country_code, latitude, longitude, gazetteer, method",
        }.items()
    ),
    *(
        f"""
INSERT INTO article_{table} SELECT article_id + shift, {column} + named, mentions
FROM base.article_{table} JOIN copies ORDER BY 1, 2
"""
        for table, column in KINDS.items()
    ),
    """
INSERT INTO mentions SELECT article_id + shift, ordinal, kind, entity_id + named, text, start,
  "end", rule FROM base.mentions JOIN copies ORDER BY 1, 2
""",
    """
INSERT INTO quotes SELECT id + shift, article_id + shift, text,
  CASE WHEN person_id IS NULL AND organization_id IS NULL THEN speaker
    ELSE speaker || suffix(named) END,
  person_id + named, organization_id + named, cue, direct, whole, continues, start, "end",
  speaker_text, speaker_start, speaker_end, cue_start, cue_end, method
FROM base.quotes JOIN copies ORDER BY 1
""",
    """
INSERT INTO dates SELECT article_id + shift, ordinal, CASE WHEN k % 3 THEN edtf ELSE
  y || '-' || m || '-' || d END, text, start, "end", method, CASE WHEN k % 3 THEN dates.year ELSE
  y END, sentence_start, sentence_end
FROM base.dates JOIN copies ORDER BY 1, 2
""",
    """
INSERT INTO stories SELECT first.id, first.title, count(*), count(DISTINCT copy.outlet),
  min(copy.published)
FROM articles AS copy JOIN articles AS first ON first.id = copy.story_id GROUP BY first.id
""",
)
COUNTED = (
    *(
        f"""
UPDATE {table} SET (articles, stories, mentions) = (0, 0, 0)
"""
        for table in KINDS
    ),
    *(
        f"""
UPDATE {table} SET articles = c.articles, stories = c.stories, mentions = c.mentions FROM (
  SELECT {column} AS id, count(*) AS articles, count(DISTINCT story_id) AS stories,
    sum(mentions) AS mentions
  FROM article_{table} JOIN articles ON articles.id = article_id GROUP BY 1
) AS c WHERE c.id = {table}.id
"""
        for table, column in KINDS.items()
    ),
    *(
        f"""
UPDATE {table} SET quotes = coalesce(c.quotes, 0), distinct_quotes = coalesce(c.quotes, 0) FROM (
  SELECT {column} AS id, count(*) AS quotes FROM quotes GROUP BY 1
) AS c WHERE c.id = {table}.id
"""
        for table, column in list(KINDS.items())[:2]
    ),
    """
UPDATE authors SET articles = c.articles FROM (
  SELECT author_id AS id, count(*) AS articles FROM article_authors GROUP BY 1
) AS c WHERE c.id = authors.id
""",
)


def own(copy: int, count: int) -> str:
    """Return the words that a copy has of its own."""
    drawn = random.Random(copy).choices(WORDS, cum_weights=WEIGHTS, k=count)
    return " ".join(drawn).capitalize() + "."


def outlet(copy: int) -> str | None:
    """Return a copy's outlet: some have many articles, most have few; some copies state none."""
    drawn = random.Random(copy).random()
    return f"The {WORDS[int(OUTLETS * drawn * drawn)].title()} Post" if copy % 9 else None


def suffix(shift: int) -> str:
    """Return what makes a name of another, after how far the ids were moved."""
    return f" {WORDS[shift // STEP + 100].title()}" if shift else ""


FUNCTIONS: tuple[tuple[str, int, Callable[..., str | None]], ...] = (
    ("own", 2, own),
    ("outlet", 1, outlet),
    ("suffix", 1, suffix),
    ("hash", 1, lambda text: hashlib.sha256(text.encode()).hexdigest()),
)

if __name__ == "__main__":
    main()
