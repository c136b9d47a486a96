"""Facts to SQLite: rows into the tables of `schema.sql`, and the full-text index over them.

In: a connection to an empty database with the schema, and what the earlier stages yield: first all
files, then their articles. Out: the tables filled, each id the same in every build. `load_file`
makes the file and puts it in place.

Rows go in through `sqlite3` and not sqlite-utils: an article has some thirty rows, `executemany`
writes them at a fraction of the cost, and all of them belong into one transaction.
"""

import hashlib
import sqlite3
from collections.abc import Iterable
from typing import Any

from broadsheet.clean.lines import is_blank
from broadsheet.load_batch import Batch
from broadsheet.load_facts import INDEX_QUOTES, NAMED, Facts
from broadsheet.load_id import free_id, stable_id
from broadsheet.load_index import ARTICLES, FILLED, compact, index, take_indexes, unmerged
from broadsheet.load_manifest import manifest
from broadsheet.load_rows import Rows
from broadsheet.normal import quoted
from broadsheet.records import Document, EntityRule, Problem, Source
from broadsheet.workers import Lost

COUNT_AUTHORS = """
UPDATE authors SET articles = c.articles
FROM (SELECT author_id AS id, count(*) AS articles FROM article_authors GROUP BY 1) AS c
WHERE c.id = authors.id
"""


class Loader:
    """Writes one corpus: every file first, then the article of each, then the counts and the index.

    The connection must be inside no transaction; it is in one from the first row to `finish`.
    `indexed` says whether the full-text tables are filled, too; where this process is not `alone`,
    it may make others.
    """

    def __init__(
        self, connection: sqlite3.Connection, *, indexed: bool = True, alone: bool = True
    ) -> None:
        self.connection = connection
        self.indexed = indexed
        self.problems = 0
        # Which article a content or an address belongs to, before there are articles.
        connection.executescript(
            "CREATE TEMP TABLE known"
            " (id INTEGER PRIMARY KEY, sha256 TEXT UNIQUE, path TEXT, url TEXT);"
            "CREATE INDEX temp.known_url ON known (url);"
            "CREATE TEMP TABLE bodies"
            " (sha256 BLOB, article INTEGER, PRIMARY KEY (sha256, article)) WITHOUT ROWID;"
        )
        self.batch = Batch(connection)
        self.facts = Facts(connection, self.batch, alone=alone)
        self.indexes = take_indexes(connection)
        if indexed:
            unmerged(connection, "articles_fts")
        connection.execute("BEGIN")

    def file(self, document: Document, url: str | None = None) -> int | None:
        """Write a document's file; return the id of the article that is to be made of it.

        There is none in a document of nothing but blanks, and that of a content which another
        file has is already made. `url` is the address that the document states.
        """
        path, sha256 = document.source.path, document.source.sha256
        if is_blank(document):
            self._file(document.source, None, document.encoding, _text(document))
            self.problem(Problem(path, "capture", "empty"))
            return None
        known = self._row("SELECT id, path FROM known WHERE sha256 = ?", sha256)
        if known:
            identity, notes = known[0], [("same content", f"as {known[1]}")]
        else:
            identity, notes = self._identity(document, url)
        self._file(document.source, identity, document.encoding, _text(document))
        for kind, detail in notes:
            self.problem(Problem(path, "load", kind, detail))
        if known and any(claim.start is None for claim in document.claims):
            self.problem(Problem(path, "load", "unused correction", f"state it for {known[1]}"))
        return None if known else identity

    def listed(self, source: Source) -> None:
        """Write the file of a list of corrections or entities, which is no article."""
        self._file(source, None, "utf-8", None)

    def rule(self, rule: EntityRule) -> None:
        """Keep what a list of entities says, for when all names are known."""
        self.facts.names.rules.append(rule)

    def problem(self, problem: Problem) -> None:
        """Write a problem, with the article of its file where there is one."""
        parts = (problem.path, problem.stage, problem.kind, quoted(problem.detail))
        article = self._one("SELECT article_id FROM files WHERE path = ?", problem.path)
        content = hashlib.sha256("\0".join(parts).encode()).hexdigest()
        identity = free_id(self.connection, "problems", stable_id(content))
        self.problems += 1
        self._insert("problems", (identity, problem.path, article, *parts[1:]))

    def article(self, identity: int, article: Rows) -> None:
        """Write an article, whose id `file` gave; fastest in the order of the ids."""
        title, body = article.article[0], article.article[-1]
        add = self.batch.add
        add("articles", [(identity, *article.article)], len(str(body)))
        if self.indexed:
            as_indexed = zip((title, body), article.indexed, strict=True)
            add(ARTICLES, [(identity, *(b if a is None else a for b, a in as_indexed))])
        add("passages", [(identity, *one) for one in article.passages])
        add("fields", [(identity, *one) for one in article.fields])
        for name, mentions in article.authors:
            add("article_authors", [(identity, self._author(name), mentions)])
        self.facts.add(identity, article)
        for problem in article.problems:
            self.problem(problem)
        if article.body:
            add("bodies", [(article.body, identity)])

    def lost(self, article: int, path: str, lost: Lost) -> None:
        """Note that the work on a file gave not the article whose id `file` gave."""
        for table in ("files", "problems"):
            sql = f"UPDATE {table} SET article_id = NULL WHERE article_id = ?"
            self.connection.execute(sql, (article,))
        self.problem(Problem(path, "enrich", lost.kind, lost.detail))

    def finish(self) -> None:
        """Join, count, commit, and index what is to be searched."""
        self.batch.write()
        for path, before in self.connection.execute(_SAME_TEXT):
            self.problem(Problem(path, "load", "same text as", before))
        for problem in self.facts.finish(self._meanwhile):
            self.problem(problem)
        self._put_indexes(self.indexes)
        entries = sorted(manifest(self.connection).items())
        self.connection.executemany("INSERT INTO build VALUES (?, ?)", entries)
        self.connection.execute("COMMIT")
        self.facts.drop()
        self.connection.executescript("DROP TABLE known; DROP TABLE bodies;")
        if self.indexed:
            index(self.connection, {"names_fts": FILLED["names_fts"]})
            self.connection.execute("ANALYZE")

    def _meanwhile(self) -> None:
        """Do what needs no names: count authors, index the tables that are full and the words."""
        self.connection.execute(COUNT_AUTHORS)
        self._put_indexes(self.indexes.keys() - NAMED)
        if self.indexed:
            compact(self.connection, "articles_fts")
            index(self.connection, {"quotes_fts": INDEX_QUOTES})

    def _put_indexes(self, tables: Iterable[str]) -> None:
        for table in [one for one in self.indexes if one in tables]:
            for statement in self.indexes.pop(table):
                self.connection.execute(statement)

    def _identity(self, document: Document, url: str | None) -> tuple[int, list[tuple[str, str]]]:
        """Return the id of a new article, and what is to be said about it.

        The id is made from the address, where one is stated that no other article has.
        """
        sha256, path = document.source.sha256, document.source.path
        other = self._row("SELECT path FROM known WHERE url = ?", url) if url else None
        notes = [("same address", f"as {other[0]}")] if other else []
        content = hashlib.sha256(url.encode()).hexdigest() if url and not other else sha256
        identity = free_id(self.connection, "known", stable_id(content))
        if identity != stable_id(content):
            notes.append(("id taken", ""))
        self._insert("known", (identity, sha256, path, url))
        return identity, notes

    def _file(self, source: Source, article: int | None, encoding: str, text: str | None) -> None:
        row = (source.path, article, source.media_type, encoding, len(source.raw), source.sha256)
        self._insert("files", (*row, source.raw, text))

    def _author(self, name: str) -> int:
        known = self._one("SELECT id FROM authors WHERE name = ?", name)
        if known is not None:
            return known
        content = hashlib.sha256(name.encode()).hexdigest()
        identity = free_id(self.connection, "authors", stable_id(content))
        self._insert("authors", (identity, name, 0))
        return identity

    def _one(self, sql: str, value: object) -> int | None:
        row = self._row(sql, value)
        return row[0] if row else None

    def _row(self, sql: str, value: object) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self.connection.execute(sql, (value,)).fetchone()
        return found

    def _insert(self, table: str, row: tuple[object, ...]) -> None:
        marks = ", ".join("?" * len(row))
        self.connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)


def _text(document: Document) -> str | None:
    """Return the text to keep beside the bytes, or None where the bytes say it in UTF-8."""
    source, text = document.source, document.text
    plain = document.encoding == "utf-8" and "\0" not in text
    if plain and source.raw == text.encode():
        return None
    return text.replace("\0", "\ufffd")


# Of the files with the same text the first in the order of reading is named.
_SAME_TEXT = """
SELECT copy.path, first.path FROM (
  SELECT files.path, files.rowid AS number,
    min(files.rowid) OVER (PARTITION BY bodies.sha256) AS least
  FROM (SELECT sha256 FROM bodies GROUP BY sha256 HAVING count(*) > 1)
  JOIN bodies USING (sha256) JOIN known ON known.id = article JOIN files ON files.path = known.path
) AS copy JOIN files AS first ON first.rowid = least
WHERE number != least ORDER BY number
"""
