"""The index database of a divided corpus: what searches over all of it need, and its shards.

In: a connection to an empty database with the tables of `INDEX_SCHEMA`, beside which the whole
corpus can be read as `whole`; and the finished shards. Out: its tables full. It holds the words of
all articles in one full-text index, so that a search over the shards ranks as in one file, but no
text; names and stories with the counts of the whole corpus; and the sha256 of each shard.
"""

import errno
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from broadsheet.database import read_only
from broadsheet.errors import UnfitError
from broadsheet.load_check import index_faults as fts_faults
from broadsheet.load_check import structure_faults
from broadsheet.load_file import SCHEMA, made_by_us, schema
from broadsheet.load_index import FILLED, index
from broadsheet.load_shard_plan import Shard, has_changes
from broadsheet.sha256 import of_file

INDEX_ID = 0x42726478
"""ASCII `Brdx` in the header of an index database, which tells it from an edition."""

SHARED = (
    "stories", "people", "organizations", "places", "article_people", "article_organizations",
    "article_places", "build",
)  # fmt: skip
"""Tables of an edition that an index database has as well, with the same columns."""

_STATEMENT = re.compile(
    r"(?:^-- [^\n]*\n)*^CREATE (?:VIRTUAL )?(?:TABLE|INDEX|VIEW) (?:\w+ ON )?(?P<table>\w+).*?;$",
    re.MULTILINE | re.DOTALL,
)


def _shared() -> Iterator[str]:
    """Yield the statements of `schema.sql` that make tables that both have, and their indexes."""
    for statement in _STATEMENT.finditer(SCHEMA):
        if statement["table"] in (*SHARED, "names_fts"):
            yield statement[0]


INDEX_SCHEMA = "\n\n".join((schema("schema_shards.sql").strip(), *_shared())) + "\n"
"""The tables of an index database."""

_ARTICLES = """
INSERT INTO articles
SELECT own.id, planned.shard, own.title, own.published, own.year, own.outlet, own.language,
  own.story_id
FROM whole.shard_articles AS planned CROSS JOIN whole.articles AS own ON own.id = planned.id
ORDER BY own.id
"""

_SHARD = """
INSERT INTO shards
SELECT :number, :database, :value, count(*), count(DISTINCT story_id), total(word_count),
  min(published) FILTER (WHERE published < 'X'), max(published) FILTER (WHERE published < 'X'),
  :changes, :bytes, :sha256, :manifest
FROM whole.articles WHERE id IN (SELECT id FROM whole.shard_articles WHERE shard = :number)
"""

_CHANGES = """
SELECT count(DISTINCT coalesce(own.article_id, -own.earlier_id)) FROM whole.shard_changes AS planned
CROSS JOIN whole.changes AS own ON own.id = planned.id WHERE planned.shard = :number
"""

_FILLED = {
    "articles_fts": """
INSERT INTO articles_fts (rowid, title, body)
SELECT id, folded(title), folded(body) FROM whole.articles ORDER BY id
""",
    "names_fts": FILLED["names_fts"],
}

_INDEXED = {
    "articles_fts": "SELECT id FROM articles",
    "names_fts": "SELECT id FROM names_fts_content",
}

_ONCE = ("articles", "files", "passages", "problems", "mentions", "quotes", "dates", "words")
"""Entries of the table build that count what each is in one shard."""


def index_all(connection: sqlite3.Connection, folder: Path, shards: list[Shard]) -> None:
    """Fill the index of a corpus whose shards are finished, in a folder.

    Raises `UnfitError` where the shards together do not have what the corpus has.
    """
    whole = dict(connection.execute("SELECT key, value FROM whole.build").fetchall())
    found: Counter[str] = Counter()
    compared = has_changes(connection, "whole")
    connection.execute("BEGIN")
    for one in shards:
        entries = _entries(folder / one.file)
        found.update({key: int(entries[key]) for key in _ONCE})
        sealed = _sealed(folder / one.file, one, entries["manifest_sha256"])
        changes = connection.execute(_CHANGES, sealed).fetchone()[0] if compared else None
        connection.execute(_SHARD, {**sealed, "changes": changes})
    for key in _ONCE:
        if found[key] != int(whole[key]):
            raise UnfitError(folder, f"the shards have {found[key]} of {whole[key]} {key}")
    connection.execute(_ARTICLES)
    for table in SHARED:
        connection.execute(f"INSERT INTO {table} SELECT * FROM whole.{table} ORDER BY 1, 2")
    told = [("shard_by", shards[0].by), ("set_sha256", shards[0].of_set)]
    connection.executemany("INSERT INTO build VALUES (?, ?)", told)
    connection.execute("COMMIT")
    index(connection, _FILLED)
    connection.execute("ANALYZE main")


def _entries(path: Path) -> dict[str, str]:
    """Return the table build of a finished shard."""
    with closing(read_only(path)) as connection:
        return dict(connection.execute("SELECT key, value FROM build").fetchall())


def _sealed(path: Path, one: Shard, manifest: str) -> dict[str, object]:
    """Return what tells a finished shard."""
    sha256 = of_file(path)
    named = {"number": one.number, "database": one.database, "value": one.value}
    return {**named, "bytes": path.stat().st_size, "sha256": sha256, "manifest": manifest}


def index_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what is wrong with an index database."""
    yield from structure_faults(connection)
    yield from fts_faults(connection, _INDEXED)
    counted = "SELECT value FROM build WHERE key = 'articles'"
    for sql in ("SELECT count(*) FROM articles", "SELECT sum(articles) FROM shards"):
        if connection.execute(f"SELECT ({sql}) != CAST(({counted}) AS INTEGER)").fetchone()[0]:
            yield "the shards do not have as many articles as the corpus"


def databases(folder: Path) -> list[Path]:
    """Return the files of the set in a folder, the index first; none where there is no index.

    Raises `OSError` where the machine cannot read one.
    """
    files = (one for one in sorted(folder.glob("*.db")) if one.is_file())
    path = next((one for one in files if made_by_us(one, INDEX_ID)), None)
    if path is None:
        return []
    try:
        with closing(read_only(path)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            names = connection.execute("SELECT database FROM shards ORDER BY id").fetchall()
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_IOERR:
            raise OSError(errno.EIO, str(error), str(path)) from error
        return []
    return [path, *(folder / f"{name}.db" for (name,) in names if "/" not in str(name))]
