"""The stages put together: from the files of a folder to the rows of a database.

In: a connection to an empty database, the folder, and how the work is to be done. Out: the tables
filled and indexed. Nothing of the work itself is done here.
"""

import sqlite3
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from broadsheet import cluster
from broadsheet.capture import capture, listed
from broadsheet.census import Census, document, looking
from broadsheet.clean import clean
from broadsheet.clean.claims import first_address
from broadsheet.clean.guide import Guide
from broadsheet.enrich import enrich
from broadsheet.enrich.engine import Engine, engine
from broadsheet.load import Loader
from broadsheet.options import Options
from broadsheet.progress import Progress
from broadsheet.records import Document, EntityRule, Problem, Source
from broadsheet.reuse.around import prepared
from broadsheet.reuse.findings import Findings
from broadsheet.reuse.readings import reading
from broadsheet.reuse.store import Store
from broadsheet.workers import Lost, Spread, ordered


@dataclass(frozen=True, slots=True)
class Work:
    """How a build is to be done: what was chosen, who finds the names, what is known already."""

    options: Options
    by: Engine
    store: Store


def fill(connection: sqlite3.Connection, folder: Path, progress: Progress, work: Work) -> bool:
    """Read every file once, then clean each article with what all of them tell.

    Tells whether any states a date in the future.
    """
    options = work.options
    census = Census(connection)
    loader = Loader(connection, indexed=not options.shard_by, alone=options.processes == 1)
    spread: Spread = partial(ordered, count=options.processes, limit=options.time_limit)
    read = looking(reading(spread, work.store, folder))
    progress.begin("Reading files", lambda: sum(1 for _ in listed(folder)))
    for found in capture(folder, lambda: progress.tick(loader.problems), read):
        if isinstance(found, Source):
            loader.listed(found)
        elif isinstance(found, EntityRule):
            loader.rule(found)
        elif isinstance(found, Problem):
            loader.problem(found)
        elif (article := loader.file(found, first_address(found))) is not None:
            census.add(found, article)
    guide = census.guide(options.without, options.today)
    progress.begin("Finding what is in them", lambda: census.documents)
    if options.cluster is None:
        spread = prepared(spread, partial(_prepare, guide))
    else:
        spread = partial(cluster.ordered, address=options.cluster, limit=options.time_limit)
    findings = Findings(guide, work.by, work.store)
    for article, kept, made in findings.of(census.kept(), spread):
        if isinstance(made, Lost):
            loader.lost(article, document(kept).source.path, made)
        elif made is not None:
            loader.article(article, made)
        progress.tick(loader.problems)
    progress.begin("Joining names and copies, indexing and checking")
    census.finish()
    loader.finish()
    return findings.late


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
