"""The whole build: the stages put together, and the figures of the summary.

In: a folder, where the database goes, and the metadata. Out: the database in its place, and a
`Report`. Nothing of the work itself is done here.
"""

import hashlib
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import broadsheet
from broadsheet import cluster, made_with, threshold
from broadsheet.capture import capture, listed
from broadsheet.census import Census, document
from broadsheet.clean import clean
from broadsheet.clean.claims import first_address
from broadsheet.clean.guide import Guide
from broadsheet.enrich import enrich
from broadsheet.enrich.engine import Engine, engine, packages
from broadsheet.errors import UsageError
from broadsheet.load import Loader
from broadsheet.load_answers import answers
from broadsheet.load_changes import Changes
from broadsheet.load_earlier import Earlier, earlier
from broadsheet.load_file import replacing
from broadsheet.progress import SILENT, Progress
from broadsheet.publish import metadata_check, metadata_file
from broadsheet.records import Document, Enriched, EntityRule, Problem, Source
from broadsheet.workers import TIME_LIMIT, Lost, available, ordered

STATED = ("headline", "byline", "published", "dateline", "outlet", "language")
"""The fields that an article states or leaves out."""

FACTS = ("people", "organizations", "places", "quotes", "dates", "stories")
"""The tables of facts whose rows the summary counts."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made: counts by name, problems by kind, and the finished file.

    `facts` are the rows of each table of `FACTS`; `since` is what the table build has to say of an
    earlier edition, where one was given. `unread` are the files and records that should have been
    articles and could not be read.
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
    since: Mapping[str, str]
    unread: int = 0
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """What the person who builds may choose.

    `without` are names of rules that set nothing aside. `today` (YYYY-MM-DD) is the day after which
    a stated date lies in the future; None: nobody asks. `ner` names the engine that finds names.
    `workers` processes share the work, 0 for as many as there are processors; each file may take
    `time_limit` seconds to be read, and as many to be cleaned and enriched.
    `since` is the database of an earlier edition, to tell what is different. `most_unread` is the
    share of files, from 0 to 1, that may not be readable where a database is to be replaced.
    `cluster` is the address of a Dask scheduler whose workers clean and enrich; reading stays here.
    """

    without: frozenset[str] = frozenset()
    today: str | None = None
    ner: str = "base"
    workers: int = 0
    time_limit: float = TIME_LIMIT
    since: Path | None = None
    most_unread: float = threshold.MOST_UNREAD
    cluster: str | None = None


def build(
    folder: Path,
    target: Path,
    metadata: Path | None,
    progress: Progress = SILENT,
    options: Options = Options(),
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
    if options.cluster is not None:
        cluster.check(options.cluster, packages(options.ner))
    sealed: dict[str, Any] = {}
    with (
        earlier(options.since) as edition,
        replacing(target, lambda finished: sealed.update(_seal(finished))) as connection,
    ):
        metadata_check.check(said, connection)
        changes = _compared_with(edition, connection)
        said = metadata_check.fitting(said, connection)
        _load(connection, folder, progress, options, by)
        unread = threshold.refuse(connection, folder, target, options.most_unread)
        metadata_file.write(said, connection)
        entries = {"version": broadsheet.__version__, "ner": by.label}
        if options.without:
            entries["without"] = ", ".join(sorted(options.without))
        # The day decides nothing else, and a build without such dates is the same on every day.
        if connection.execute("SELECT 1 FROM problems WHERE kind = 'future date'").fetchone():
            entries["as_of"] = str(options.today)
        entries["made_with"] = ", ".join(map(" ".join, made_with.libraries().items()))
        since = changes.tell() if changes else {}
        entries |= since
        connection.executemany("INSERT INTO build VALUES (?, ?)", entries.items())
        answers(connection, said.block[1])
        report = _report(connection, len(said.block[1].get("queries", {})), since)
    return replace(report, unread=unread.files, **sealed)


def _compared_with(edition: Earlier | None, connection: sqlite3.Connection) -> Changes | None:
    """Return what tells the changes since an edition; without one, there is no table of them."""
    if edition is None:
        connection.execute("DROP TABLE changes")
        return None
    return Changes(connection, edition)


def _load(
    connection: sqlite3.Connection, folder: Path, progress: Progress, options: Options, by: Engine
) -> None:
    """Read every file once, then clean each article with what all of them tell."""
    census, loader = Census(connection), Loader(connection)
    spread = partial(ordered, count=options.workers or available(), limit=options.time_limit)
    progress.begin("Reading files", lambda: sum(1 for _ in listed(folder)))
    for found in capture(folder, lambda: progress.tick(loader.problems), spread):
        if isinstance(found, Source):
            loader.listed(found)
        elif isinstance(found, EntityRule):
            loader.rule(found)
        elif isinstance(found, Problem):
            loader.problem(found)
        elif loader.file(found, first_address(found)):
            census.add(found)
    guide = census.guide(options.without, options.today)
    progress.begin("Finding what is in them", lambda: census.documents)
    if options.cluster is None:
        _prepare(guide)
    else:
        spread = partial(cluster.ordered, address=options.cluster, limit=options.time_limit)
    for kept, enriched in spread(partial(_worked, guide, by), census.kept()):
        if isinstance(enriched, Lost):
            loader.lost(document(kept).source.path, enriched)
        elif enriched is not None:
            loader.article(enriched)
        progress.tick(loader.problems)
    progress.begin("Joining names and copies, indexing and checking")
    census.finish()
    loader.finish()


_SAMPLE = """Council repairs the bridge

By Ann Lee
CAIRO, 3 May 2024

The council of Cairo met on Monday. “It will hold,” said Ann Lee of the World Bank.
"""


def _prepare(guide: Guide) -> None:
    """Read the lists of words and names before there are processes, so that all of them share it.

    Not with an engine of others: their threads do not outlive a copy of the process.
    """
    source = Source("sample.txt", b"", "")
    article = clean(Document(source, _SAMPLE, "utf-8"), guide)
    assert article is not None  # noqa: S101 - the sample is one
    enrich(article, engine())


def _worked(guide: Guide, by: Engine, kept: bytes) -> Enriched | None:
    """Clean and enrich one document; None where it holds no article."""
    article = clean(document(kept), guide)
    return None if article is None else enrich(article, by)


def _refuse(folder: Path, target: Path) -> None:
    if not folder.is_dir():
        cause = "is not a folder" if folder.exists() else "there is no such folder"
        raise UsageError(folder, f"{cause}; name the one that holds the articles")
    if target.resolve().is_relative_to(folder.resolve()):
        raise UsageError(target, "is inside the folder of articles; write it elsewhere")


def _report(connection: sqlite3.Connection, queries: int, since: Mapping[str, str]) -> Report:
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
    """Return size and hash of the file that is to be put in place."""
    with finished.open("rb") as file:
        return {
            "size": finished.stat().st_size,
            "sha256": hashlib.file_digest(file, "sha256").hexdigest(),
        }
