"""The whole build, whatever is there: from a folder to the database in its place.

In: a folder, where the database goes, the metadata, and how the work is to be done. Out: the
database, or the shards, in place, and a `Report`. `stages` fills the tables.
"""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import broadsheet
from broadsheet import cluster, made_with, threshold
from broadsheet.build_report import Report, counted
from broadsheet.enrich.engine import engine, packages
from broadsheet.load_answers import answers
from broadsheet.load_changes import Changes
from broadsheet.load_earlier import Earlier, earlier
from broadsheet.load_file import replacing
from broadsheet.load_shard_index import databases
from broadsheet.load_shards import dividing
from broadsheet.options import Options
from broadsheet.progress import Progress
from broadsheet.publish import metadata_check, metadata_file
from broadsheet.publish.metadata_file import MetadataFile
from broadsheet.reuse.store import Store
from broadsheet.sha256 import of_file
from broadsheet.stages import Work, fill


def begun(metadata: Path, options: Options, store: Store) -> tuple[MetadataFile, Work]:
    """Return what the metadata says, and how the work is to be done, when all that is there.

    Of the last build, nothing is said any more. Raises `UsageError` for what cannot be done.
    """
    said = metadata_file.read(metadata)
    work = Work(options, engine(options.ner), store)
    if options.fresh:
        store.clear()
    if options.cluster is not None:
        cluster.check(options.cluster, packages(options.ner))
    store.take_back()
    return said, work


def anew(
    folder: Path,
    target: Path,
    said: MetadataFile,
    progress: Progress,
    work: Work,
) -> tuple[Report, bool]:
    """Build the database; tell also whether a date lies in the future."""
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
            answers(connection, said.block[1], workers=options.processes)
        report = counted(connection, len(said.block[1].get("queries", {})), since)
    return replace(report, unread=unread.files, **sealed), late


def _placed(
    target: Path, options: Options, seal: Callable[[Path], None]
) -> AbstractContextManager[sqlite3.Connection]:
    """Return what gives a connection to the new database, and puts it, or its shards, in place."""
    if options.shard_by is None:
        return replacing(target, seal, options.processes)
    return dividing(target, options.shard_by, seal)


def _compared_with(edition: Earlier | None, connection: sqlite3.Connection) -> Changes | None:
    """Return what tells the changes since an edition; without one, there is no table of them."""
    if edition is None:
        connection.execute("DROP TABLE changes")
        return None
    return Changes(connection, edition)


def _seal(finished: Path) -> dict[str, Any]:
    """Return size and hash of what is to be put in place; of a folder, the hash of its index."""
    parts = databases(finished) if finished.is_dir() else [finished]
    return {"size": sum(part.stat().st_size for part in parts), "sha256": of_file(parts[0])}
