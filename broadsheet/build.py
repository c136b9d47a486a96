"""The whole build: whether there is anything to do, the database in its place, and a report.

In: a folder, where the database goes, and the metadata. Out: the database in its place, and a
`Report`, the figures of the summary. `stages` fills the tables.
"""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

import broadsheet
from broadsheet import cluster, made_with, threshold
from broadsheet.enrich.engine import engine, packages
from broadsheet.errors import UsageError
from broadsheet.load_answers import answers
from broadsheet.load_changes import Changes
from broadsheet.load_earlier import Earlier, earlier
from broadsheet.load_file import replacing
from broadsheet.load_shard_index import databases
from broadsheet.load_shards import dividing
from broadsheet.options import USUAL, Options
from broadsheet.progress import SILENT, Progress
from broadsheet.publish import metadata_check, metadata_file
from broadsheet.publish.metadata_file import MetadataFile
from broadsheet.reuse.code import key
from broadsheet.reuse.store import Store, store_path
from broadsheet.reuse.unchanged import Edition, listing, note, unchanged
from broadsheet.stages import Work, fill

__all__ = ["Options", "Report", "build"]

STATED = ("headline", "byline", "published", "dateline", "outlet", "language")
"""The fields that an article states or leaves out."""

FACTS = ("people", "organizations", "places", "quotes", "dates", "stories")
"""The tables of facts whose rows the summary counts."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made: counts by name, problems by kind, and the finished file.

    `facts` are the rows of each table of `FACTS`; `since` is what the table build has to say of an
    earlier edition, where one was given. `unread` are the files and records that should have been
    articles and could not be read. `unchanged`: the database was there already, nothing was done.
    """

    articles: int
    words: int
    stated: dict[str, int]
    set_aside: int
    set_aside_characters: int
    characters: int
    problems: dict[str, int]
    queries: int
    facts: dict[str, int]
    since: dict[str, str]
    unread: int = 0
    size: int = 0
    sha256: str = ""
    unchanged: bool = False


PASSING = frozenset({"changing", "crashed", "took too long", "unreadable", "vanished"})
"""Problems that may be gone by the next time, although nothing has changed."""


def build(
    folder: Path,
    target: Path,
    metadata: Path | None,
    progress: Progress = SILENT,
    options: Options = USUAL,
) -> Report:
    """Build the database of a folder of articles.

    `metadata` is a metadata.yml, or None for the one that comes with Broadsheet; `progress` is told
    of every file and article. Raises `UsageError` when what was asked for cannot be done,
    `UnfitError` when too little could be read, and what `load_file.replacing` raises; but for
    `UnsyncedError`, the target stays as it was.
    """
    try:
        _refuse(folder, target)
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError(folder, f"cannot be used: {error}") from error
    said = metadata_file.read(metadata or metadata_file.default_path())
    by = engine(options.ner)
    with closing(Store(options.cache and store_path(options.cache, target))) as store:
        work = Work(options, by, store)
        noted = options.cache and not options.since
        now = _edition(folder, work, said) if noted else None
        if options.fresh:
            store.clear()
        elif now and (report := unchanged(store, now, folder, target)):
            return replace(_REPORT(report), unchanged=True)
        if options.cluster is not None:
            cluster.check(options.cluster, packages(options.ner))
        store.take_back()
        made, late = _built(folder, target, said, progress, work)
        store.tidy()
        if now and not PASSING & made.problems.keys():
            note(store, replace(now, late=late), folder, target, msgspec.json.encode(made))
    return made


_REPORT = msgspec.json.Decoder(Report).decode


def _edition(folder: Path, work: Work, said: MetadataFile) -> Edition:
    """Return what decides the database: where nothing of it is different, neither is that."""
    options = work.options
    without, by = ",".join(sorted(options.without)), options.shard_by or ""
    choices = (without, work.by.label, options.time_limit, by)
    words = msgspec.json.encode(said.content)
    return Edition(key("edition", *map(str, choices), words), options.today or "", listing(folder))


def _built(
    folder: Path,
    target: Path,
    said: MetadataFile,
    progress: Progress,
    work: Work,
) -> tuple[Report, bool]:
    """Build the database, whatever is there; tell also whether a date lies in the future."""
    options = work.options
    sealed: dict[str, Any] = {}
    with (
        earlier(options.since) as edition,
        _placed(target, options, lambda finished: sealed.update(_seal(finished))) as connection,
    ):
        metadata_check.check(said, connection)
        changes = _compared_with(edition, connection)
        said = metadata_check.fitting(said, connection)
        late = fill(connection, folder, progress, work)
        unread = threshold.refuse(connection, folder, target, options.most_unread)
        metadata_file.write(said, connection)
        entries = {"version": broadsheet.__version__, "ner": work.by.label}
        if options.without:
            entries["without"] = ", ".join(sorted(options.without))
        # The day decides nothing else, and a build without such dates is the same on every day.
        if connection.execute("SELECT 1 FROM problems WHERE kind = 'future date'").fetchone():
            entries["as_of"] = str(options.today)
        entries["made_with"] = ", ".join(map(" ".join, made_with.libraries().items()))
        since = dict(changes.tell()) if changes else {}
        entries |= since
        connection.executemany("INSERT INTO build VALUES (?, ?)", entries.items())
        if not options.shard_by:
            answers(connection, said.block[1])
        report = _report(connection, len(said.block[1].get("queries", {})), since)
    return replace(report, unread=unread.files, **sealed), late


def _placed(
    target: Path, options: Options, seal: Callable[[Path], None]
) -> AbstractContextManager[sqlite3.Connection]:
    """Return what gives a connection to the new database, and puts it, or its shards, in place."""
    if options.shard_by is None:
        return replacing(target, seal)
    return dividing(target, options.shard_by, seal)


def _compared_with(edition: Earlier | None, connection: sqlite3.Connection) -> Changes | None:
    """Return what tells the changes since an edition; without one, there is no table of them."""
    if edition is None:
        connection.execute("DROP TABLE changes")
        return None
    return Changes(connection, edition)


def _refuse(folder: Path, target: Path) -> None:
    if not folder.is_dir():
        cause = "is not a folder" if folder.exists() else "there is no such folder"
        raise UsageError(folder, f"{cause}; name the one that holds the articles")
    if target.resolve().is_relative_to(folder.resolve()):
        raise UsageError(target, "is inside the folder of articles; write it elsewhere")


def _report(connection: sqlite3.Connection, queries: int, since: dict[str, str]) -> Report:
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
        facts={table: one(f"SELECT count(*) FROM {table}") for table in FACTS},
        since=since,
    )


def _seal(finished: Path) -> dict[str, Any]:
    """Return size and hash of what is to be put in place; of a folder, the hash of its index."""
    parts = databases(finished) if finished.is_dir() else [finished]
    with parts[0].open("rb") as file:
        return {
            "size": sum(part.stat().st_size for part in parts),
            "sha256": hashlib.file_digest(file, "sha256").hexdigest(),
        }
