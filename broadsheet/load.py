"""Facts to SQLite: rows into the tables of `schema.sql`, and the full-text index over them.

In: a connection to an empty database with the schema, and what the earlier stages yield. Out: the
tables filled, each id the same in every build. `load_file` makes the file and puts it in place.

Rows go in through `sqlite3` and not sqlite-utils: an article has some thirty rows, `executemany`
writes them at a fraction of the cost, and all of them belong into one transaction.
"""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import singledispatchmethod

from sqlite_utils import Database

from broadsheet.clean.shape import words
from broadsheet.records import Article, Document, Enriched, Problem

ID_DIGITS = 12
"""Hexadecimal digits of an id: 48 bits, which are at most 15 decimal digits, as many as
spreadsheets keep; JavaScript and JSON keep 53 bits."""

MEDIA_TYPE = "text/plain"


def load(connection: sqlite3.Connection, items: Iterable[Enriched | Document | Problem]) -> None:
    """Write articles, files without an article, and problems, then count and index.

    The connection must be inside no transaction; it is in one that is committed at the end.
    """
    loader = _Loader(connection)
    connection.execute("BEGIN")
    for item in items:
        loader.add(item)
    _count(connection)
    _manifest(connection)
    connection.execute("COMMIT")
    # One rebuild and one optimize leave the index as a single segment, whatever came before; an
    # index filled in batches would differ from build to build.
    database = Database(connection)
    database.table("articles").rebuild_fts().optimize()
    database.analyze()


def stable_id(content: str) -> int:
    """Make an id from a content's sha256 in hexadecimal: its first digits as a positive number."""
    return int(content[:ID_DIGITS], 16) or 1


class _Loader:
    """Writes one item after the other."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @singledispatchmethod
    def add(self, item: object) -> None:
        raise TypeError(item)

    @add.register
    def _(self, problem: Problem) -> None:
        parts = (problem.path, problem.stage, problem.kind, problem.detail)
        article = self._one("SELECT article_id FROM files WHERE path = ?", problem.path)
        content = hashlib.sha256("\0".join(parts).encode()).hexdigest()
        identity, _ = self._free_id("problems", content)
        self._insert("problems", [(identity, problem.path, article, *parts[1:])])

    @add.register
    def _(self, blank: Document) -> None:
        self._file(blank, None)
        self.add(Problem(blank.source.path, "capture", "empty"))

    @add.register
    def _(self, enriched: Enriched) -> None:
        article = enriched.article
        document, source = article.document, article.document.source
        known = self._one("SELECT id FROM articles WHERE sha256 = ?", source.sha256)
        if known is not None:
            self._file(document, known)
            first = self._one("SELECT path FROM articles WHERE id = ?", known)
            self.add(Problem(source.path, "load", "same content", f"as {first}"))
            return
        identity, free = self._free_id("articles", source.sha256)
        self._file(document, identity)
        self._article(identity, enriched)
        if not free:
            self.add(Problem(source.path, "load", "id taken"))
        for problem in article.problems:
            self.add(problem)

    def _file(self, document: Document, article: int | None) -> None:
        source = document.source
        plain = document.encoding == "utf-8" and "\0" not in document.text
        plain = plain and source.raw == document.text.encode()
        text = None if plain else document.text.replace("\0", "\ufffd")
        size = len(source.raw)
        row = (source.path, article, MEDIA_TYPE, document.encoding, size, source.sha256)
        self._insert("files", [(*row, source.raw, text)])

    def _article(self, identity: int, enriched: Enriched) -> None:
        article = enriched.article
        source, body = article.document.source, article.body
        date = article.value("published") or ""
        year = date[:4] if date[:4].isdigit() else None
        stated = {name: article.value(name) for name in ("headline", "byline", "dateline", "lead")}
        self._insert(
            "articles",
            [(
                identity, article.value("title"), stated["headline"], stated["byline"],
                date or None, year, date[:7] if year and len(date) > len("2021") else None,
                stated["dateline"], words(body), source.path, source.sha256,
                stated["lead"], body,
            )],
        )  # fmt: skip
        self._passages(identity, article)
        self._fields(identity, enriched)
        for name, mentions in Counter(author.name for author in enriched.authors).items():
            self._insert("article_authors", [(identity, self._author(name), mentions)])

    def _passages(self, identity: int, article: Article) -> None:
        self._insert(
            "passages",
            [(identity, i, p.role, p.start, p.end, p.rule) for i, p in enumerate(article.passages)],
        )

    def _fields(self, identity: int, enriched: Enriched) -> None:
        rows = [
            (identity, f.name, f.value, f.method, f.start, f.end) for f in enriched.article.fields
        ]
        rows += [
            (identity, "author", a.name, "name in the byline", a.start, a.end)
            for a in enriched.authors
        ]
        self._insert("fields", rows)

    def _author(self, name: str) -> int:
        known = self._one("SELECT id FROM authors WHERE name = ?", name)
        if known is not None:
            return known
        identity, _ = self._free_id("authors", hashlib.sha256(name.encode()).hexdigest())
        self._insert("authors", [(identity, name, 0)])
        return identity

    def _free_id(self, table: str, content: str) -> tuple[int, bool]:
        """Return the content's id, or the next that no other row has, and whether it is the first.

        By chance two of a million articles share an id in one corpus of some six hundred (n²/2 in
        2**48); and somebody may search for such a pair.
        """
        wanted = identity = stable_id(content)
        while self._one(f"SELECT 1 FROM {table} WHERE id = ?", identity) is not None:
            identity += 1
        return identity, identity == wanted

    def _one(self, sql: str, value: object) -> int | None:
        row = self.connection.execute(sql, (value,)).fetchone()
        return row[0] if row else None

    def _insert(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _count(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE authors SET articles ="
        " (SELECT count(*) FROM article_authors WHERE author_id = authors.id)"
    )


def _manifest(connection: sqlite3.Connection) -> None:
    """Record what was loaded: the counts, and the hash of the list of files.

    The list is what `sha256sum` prints for the folder's files, in the order of their paths.
    """
    manifest = hashlib.sha256()
    for path, sha256 in connection.execute("SELECT path, sha256 FROM files ORDER BY path"):
        manifest.update(f"{sha256}  {path}\n".encode())
    counts = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("articles", "files", "passages", "problems")
    }
    counts["words"] = connection.execute("SELECT total(word_count) FROM articles").fetchone()[0]
    entries = {key: str(int(value)) for key, value in counts.items()}
    entries["manifest_sha256"] = manifest.hexdigest()
    connection.executemany("INSERT INTO build VALUES (?, ?)", sorted(entries.items()))
