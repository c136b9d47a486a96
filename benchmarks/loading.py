"""The writer beside plain `sqlite3`: the same rows into the same tables, with the same indexes.

    python -m benchmarks.loading FOLDER [--articles N] [--runs N]

Run as a process of its own, when the machine does nothing else. Articles are read and worked on
first; then this one process writes them again and again, and in turn has plain `sqlite3` insert the
rows that it wrote (`peers`). Printed is one line of JSON: the least seconds of the processor's time
of each. In a build the same work takes up to twice as long, beside processes that have the other
threads of the processor's cores.
"""

import argparse
import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks import peers
from benchmarks.measure import LOADING
from benchmarks.stages import Clock, counted_by
from broadsheet.capture import capture
from broadsheet.census import Census, looking
from broadsheet.clean.claims import first_address
from broadsheet.enrich.engine import engine
from broadsheet.load import Loader
from broadsheet.load_file import SCHEMA, created
from broadsheet.load_rows import Rows
from broadsheet.records import Document
from broadsheet.reuse.findings import Findings
from broadsheet.reuse.store import Store
from broadsheet.workers import available, ordered


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the writer beside plain sqlite3.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    documents = list(_documents(given.folder, given.articles))
    rows = list(_rows(documents))
    clock = Clock()
    counted_by(clock)
    own, plain = [], []
    with tempfile.TemporaryDirectory() as work:
        for _ in range(given.runs):
            own.append(_written(Path(work) / "own.db", documents, rows, clock))
            plain.append(sum(peers.plain_sqlite(Path(work) / "own.db", Path(work) / "plain.db")))
    print(json.dumps({"own": min(own), "plain": min(plain)}))


def _documents(folder: Path, articles: int) -> Iterator[Document]:
    """Yield the first documents of a folder."""
    found = capture(folder, spread=looking(partial(ordered, count=available())))
    return islice((one for one in found if isinstance(one, Document)), articles)


def _rows(documents: list[Document]) -> Iterator[tuple[int, Rows]]:
    """Yield the ids and the rows of articles, in the order of the ids."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(SCHEMA)
        census, loader = Census(connection), Loader(connection)
        for document in documents:
            if (article := loader.file(document, first_address(document))) is not None:
                census.add(document, article)
        findings = Findings(census.guide(), engine(), Store(None))
        spread = partial(ordered, count=available())
        for article, _, made in findings.of(census.kept(), spread):
            if isinstance(made, Rows):
                yield article, made


def _written(
    path: Path, documents: list[Document], rows: list[tuple[int, Rows]], clock: Clock
) -> float:
    """Write a database; return the seconds of that, without those of joining names and copies."""
    path.unlink(missing_ok=True)
    before = sum(clock.parts[part] for part in LOADING)
    with closing(created(path)) as connection:
        loader = Loader(connection)
        for document in documents:
            loader.file(document, first_address(document))
        for article, made in rows:
            loader.article(article, made)
        loader.finish()
    return sum(clock.parts[part] for part in LOADING) - before


if __name__ == "__main__":
    main()
