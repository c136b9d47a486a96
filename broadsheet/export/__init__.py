"""SQLite to files: everything that a database holds, in a folder that needs no Broadsheet.

In: a database that Broadsheet made, or a divided corpus, which gives what one file gives. Out: a
folder with each table and view, as CSV and JSON Lines or as Parquet, a Frictionless data package
that describes them, citations of all articles, CITATION.cff, checksums and a README. The same
database gives the same bytes.
"""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from broadsheet.database import read_only
from broadsheet.errors import OutputError, UsageError
from broadsheet.export.about import citation_cff, readme
from broadsheet.export.folder import replacing
from broadsheet.export.joined import joined
from broadsheet.export.package import datapackage
from broadsheet.export.parquet import installed, parquet
from broadsheet.export.tables import File, Table, tables, write_file, write_sums, write_table
from broadsheet.load_file import made_by_us
from broadsheet.load_shard_index import INDEX_ID, databases
from broadsheet.publish.citation import Corpus, corpus_of, works
from broadsheet.publish.edition_read import Edition, read_edition
from broadsheet.publish.take.values import Origin
from broadsheet.publish.take.writers import FORMATS, Writer

CITATIONS = ("ris", "bib", "csl.json")
"""The formats in which all articles are cited."""

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Report:
    """What was written: rows by table, citations in each format, the edition, and how much."""

    rows: dict[str, int]
    cited: int
    corpus: Corpus
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class Options:
    """What the person who exports may choose.

    `address` is that of the database's page on the web, to which permalinks lead. `authors` are
    whoever is to be cited as the makers of the corpus. `parquet` writes the tables in that format,
    instead of as CSV and JSON Lines.
    """

    address: str | None = None
    authors: tuple[str, ...] = ()
    parquet: bool = False


def export(
    database: Path,
    target: Path,
    options: Options = Options(),
    tick: Callable[[str], None] = lambda _: None,
) -> Report:
    """Write everything that a database holds into a folder, which takes its place in one step.

    `database` is a file, or the folder or the index of a divided corpus. `tick` is told of each
    table. Raises `UsageError` when what was asked for cannot be done, `OutputError` when the
    machine cannot write; in both cases the target stays as it was.
    """
    if options.parquet:
        installed()
    parts = _parts(database)
    edition = None if parts else _edition(database)
    with replacing(target) as folder:
        try:
            file = database
            if parts:
                tick("all databases into one")
                file = folder.with_name("joined")
                joined(parts, file)
            edition = edition or _edition(file)
            connection = read_only(file, isolation_level=None)
            try:
                return _written(connection, edition, folder, options, tick)
            finally:
                connection.close()
        except sqlite3.OperationalError as error:
            raise OutputError(database, f"could not be read to its end: {error}") from error
        except sqlite3.DatabaseError as error:
            raise UsageError(database, f"cannot be read: {error}") from error


def _parts(database: Path) -> list[Path]:
    """Return the files of a divided corpus, by its folder or index; none for a database."""
    try:
        if database.is_dir():
            if found := databases(database):
                return found
            cause = "is a folder without the index of a divided corpus; name a database"
            raise UsageError(database, cause)
        if database.is_file() and made_by_us(database, INDEX_ID):
            return databases(database.parent)
    except (OSError, ValueError) as error:
        raise UsageError(database, f"cannot be read: {error}") from error
    return []


def _edition(database: Path) -> Edition:
    """Return what the database says about itself. Raises `UsageError` where it is none of ours."""
    try:
        if not database.is_file():
            raise UsageError(
                database, "there is no such file; name a database that Broadsheet made"
            )
        ours = made_by_us(database)
    except (OSError, ValueError) as error:
        raise UsageError(database, f"cannot be read: {error}") from error
    if not ours:
        raise UsageError(database, "was not made by Broadsheet, so it cannot be exported")
    edition = read_edition(str(database))
    if edition is None:
        raise UsageError(database, "lacks tables that every edition has; build it again")
    return edition


def _written(
    connection: sqlite3.Connection,
    edition: Edition,
    folder: Path,
    options: Options,
    tick: Callable[[str], None],
) -> Report:
    """Write the files of an export, all from the same state of the database."""
    connection.execute("PRAGMA trusted_schema = OFF")  # a file can come from anyone
    connection.text_factory = lambda text: str(text, "utf-8", "replace")
    connection.execute("BEGIN")
    title = edition.database.get("title") or edition.site.get("title")
    corpus = corpus_of(connection, title, "corpus", options.address)
    found: list[tuple[Table, list[File]]] = []
    described = edition.database.get("tables", {})
    write = parquet(connection, described) if options.parquet else partial(write_table, connection)
    for table in tables(connection):
        tick(table.name)
        found.append((table, write(table, folder)))
    tick("citations")
    cited = _cited(connection, corpus, folder)
    files = [one for _, written in found for one in written] + cited
    package = datapackage(edition, corpus, found, cited)
    count = next((table.rows for table, _ in found if table.name == "articles"), 0)
    files += [
        write_file(folder, "datapackage.json", [package]),
        write_file(folder, "CITATION.cff", [citation_cff(edition, corpus, options.authors)]),
        write_file(folder, "README.txt", [readme(edition, corpus, found, parquet=options.parquet)]),
    ]
    files.append(write_sums(folder, files))
    return Report(
        rows={table.name: table.rows for table, _ in found},
        cited=count,
        corpus=corpus,
        files=len(files),
        size=sum(one.size for one in files),
    )


def _cited(connection: sqlite3.Connection, corpus: Corpus, folder: Path) -> list[File]:
    """Write the citations of all articles, in the order of their ids."""
    origin = Origin(corpus, "articles")
    ids = [row[0] for row in connection.execute("SELECT id FROM articles ORDER BY id")]
    files = []
    for kind in CITATIONS:
        writer = FORMATS[kind].writer(origin)
        batches = (
            works(connection, ids[i : i + _BATCH], corpus) for i in range(0, len(ids), _BATCH)
        )
        rows = (writer.row(one) for batch in batches for one in batch)
        pieces = chain([writer.begin([])], rows, _late(writer))
        files.append(write_file(folder, f"citations/articles.{kind}", pieces))
    return files


def _late(writer: Writer) -> Iterator[str | bytes]:
    """Yield what stands after the works, once they are written."""
    yield writer.end()
