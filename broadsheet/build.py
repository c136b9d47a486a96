"""The whole build: the stages put together, and the figures of the summary.

In: a folder, where the database goes, and the metadata. Out: the database in its place, and a
`Report`. Nothing of the work itself is done here.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import broadsheet
from broadsheet.capture import Tick, capture
from broadsheet.clean import clean
from broadsheet.enrich import enrich
from broadsheet.errors import UsageError
from broadsheet.load import load
from broadsheet.load_file import replacing
from broadsheet.publish import metadata_check, metadata_file
from broadsheet.records import Document, Enriched, Problem

STATED = ("headline", "byline", "published", "dateline")
"""The fields that an article states or leaves out."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made: counts by name, problems by kind, and the finished file."""

    articles: int
    words: int
    stated: dict[str, int]
    set_aside: int
    set_aside_characters: int
    characters: int
    problems: dict[str, int]
    queries: int
    size: int = 0
    sha256: str = ""


def build(folder: Path, target: Path, metadata: Path | None, tick: Tick = lambda: None) -> Report:
    """Build the database of a folder of articles.

    `metadata` is a metadata.yml, or None for the one that comes with Broadsheet. Raises
    `UsageError` when what was asked for cannot be done, `OutputError` when the machine cannot
    write; in both cases the target stays as it was.
    """
    try:
        _refuse(folder, target)
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError(folder, f"cannot be used: {error}") from error
    said = metadata_file.read(metadata or metadata_file.default_path())
    with replacing(target) as connection:
        metadata_check.check(said, connection)
        load(connection, _items(folder, tick))
        if not connection.execute("SELECT 1 FROM articles").fetchone():
            raise UsageError(folder, _nothing(connection))
        metadata_file.write(said, connection)
        connection.execute("INSERT INTO build VALUES ('version', ?)", (broadsheet.__version__,))
        report = _report(connection, len(said.block[1].get("queries", {})))
    return replace(report, size=target.stat().st_size, sha256=_sha256(target))


def _items(folder: Path, tick: Tick) -> Iterator[Enriched | Document | Problem]:
    for found in capture(folder, tick):
        if isinstance(found, Document):
            article = clean(found)
            yield enrich(article) if article else found
        else:
            yield found


def _refuse(folder: Path, target: Path) -> None:
    if not folder.is_dir():
        cause = "is not a folder" if folder.exists() else "there is no such folder"
        raise UsageError(folder, f"{cause}; name the one that holds the articles")
    if target.resolve().is_relative_to(folder.resolve()):
        raise UsageError(target, "is inside the folder of articles; write it elsewhere")


def _nothing(connection: sqlite3.Connection) -> str:
    row = connection.execute(
        "SELECT kind, path FROM problems ORDER BY kind = 'hidden', path LIMIT 1"
    ).fetchone()
    why = f" ({row[1]}: {row[0]})" if row else ""
    return f"holds no readable article{why}; put .txt files into it"


def _report(connection: sqlite3.Connection, queries: int) -> Report:
    """Count what was loaded; the file itself does not exist yet."""

    def one(sql: str) -> int:
        return int(connection.execute(sql).fetchone()[0] or 0)

    return Report(
        articles=one("SELECT count(*) FROM articles"),
        words=one("SELECT sum(word_count) FROM articles"),
        stated={name: one(f"SELECT count({name}) FROM articles") for name in STATED},
        set_aside=one("SELECT count(*) FROM set_aside"),
        set_aside_characters=one('SELECT sum("end" - start) FROM set_aside'),
        characters=one("SELECT sum(\"end\" - start) FROM passages WHERE role != 'blank'"),
        problems=dict(
            connection.execute("SELECT kind, count(*) FROM problems GROUP BY 1 ORDER BY 2 DESC, 1")
        ),
        queries=queries,
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
