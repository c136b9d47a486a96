"""SQLite to complete downloads: files that a server gives to readers without reading the database.

In: a database that Broadsheet made, or a folder of them. Out: a folder with each table and view as
CSV, JSON and JSON Lines, byte for byte what the pages stream; each packed by gzip as well where
that is shorter; and a statement of which database they are. Of a divided corpus, a folder of such
folders. Datasette itself says in which order the rows of a page stand.
"""

import asyncio
import os
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from datasette.app import Datasette

import broadsheet
from broadsheet.database import read_only
from broadsheet.errors import OutputError, UsageError
from broadsheet.export.folder import Kind, ensure_replaceable, replacing
from broadsheet.export.tables import NOWHERE, File, tables, write_file, write_sums
from broadsheet.load_file import made_by_us
from broadsheet.load_shard_index import databases
from broadsheet.place import identity
from broadsheet.progress import SILENT, Progress
from broadsheet.publish.edition import served
from broadsheet.publish.take.batches import NoRowsError, Rows
from broadsheet.publish.take.pieces import Pieces
from broadsheet.publish.take.stated import (
    FORMATS,
    PACKED,
    STATEMENT,
    Sort,
    Stated,
    Whole,
    read,
    sort_of,
    written,
)
from broadsheet.publish.take.stream import connected
from broadsheet.publish.take.table import rows_of
from broadsheet.publish.take.writers import FORMATS as WRITERS
from broadsheet.publish.take.writers import array
from broadsheet.serve.guard import inside
from broadsheet.sha256 import of_file

KIND = Kind("folder of downloads", "made", STATEMENT)

_LEVEL = 4
"""How hard zlib tries: in half of the time that its default takes, the files are 5% longer."""

_LEAST = 1000
"""Bytes of a file that is worth packing."""

_PIECE = 1 << 20
_DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Report:
    """What is there: how many files and bytes; and whether it was there before."""

    files: int
    size: int
    unchanged: bool = False


def ensure_place(folder: Path, articles: Path, target: Path) -> None:
    """Raise `UsageError` where the downloads of what is to be built cannot stand."""
    found, target = ensure_replaceable(folder, KIND), Path(os.path.realpath(target))
    if target.is_relative_to(found):
        raise UsageError(folder, "is where the database is to stand; name a folder of its own")
    if found.is_relative_to(target):
        raise UsageError(folder, "is inside the folder of databases; name one beside it")
    if found.is_relative_to(os.path.realpath(articles)):
        raise UsageError(folder, "is inside the folder of articles; write it elsewhere")


def downloads(source: Path, target: Path, progress: Progress = SILENT) -> Report:
    """Write complete downloads into a folder, which takes its place in one step.

    `source` is a database, or the folder of a divided corpus. Where its downloads are there
    already, nothing is done. Raises `UsageError` when what was asked for cannot be done,
    `OutputError` when the machine cannot write; the target stays as it was.
    """
    try:
        files = _ours(source)
        before, editions = list(map(identity, files)), list(map(of_file, files))
    except OSError as error:
        raise UsageError(source, f"cannot be read: {error.strerror}") from error
    if there := _there(ensure_replaceable(target, KIND), editions[0]):
        return there
    with replacing(target, KIND) as folder:
        try:
            total = sum(map(_expected, files[1:] or files))
            progress.begin("Writing the complete downloads", lambda: total)
            if len(files) > 1:
                found = _write_set(files, editions, folder, progress)
            else:
                found = _write(files[0], editions[0], folder, progress)
        except (sqlite3.Error, NoRowsError) as error:
            raise OutputError(source, f"could not be read to its end: {error}") from error
        if list(map(identity, files)) != before:
            raise OutputError(source, "was replaced while it was read; run it again")
        found.append(write_sums(folder, found))
    return Report(len(found), sum(one.size for one in found))


def _ours(source: Path) -> list[Path]:
    """Return the database; of a divided corpus the index and the others. Raises `UsageError`."""
    if source.is_dir():
        if len(files := databases(source)) > 1:
            return files
        raise UsageError(source, "is no divided corpus of Broadsheet, so it has no downloads")
    if not made_by_us(source):
        raise UsageError(source, "was not made by Broadsheet, so it has no downloads")
    return [source]


def _there(target: Path, edition: str) -> Report | None:
    """Return what is there, where that is of this very database, made by this version."""
    try:
        stated = read((target / STATEMENT).read_bytes())
        files = [path for path in target.rglob("*") if path.is_file()]
    except (OSError, ValueError):
        return None
    if (stated.database_sha256, stated.broadsheet) != (edition, broadsheet.__version__):
        return None
    if not stated.files.keys() <= {path.name for path in files}:
        return None
    if not all(_there(target / name, of) for name, of in stated.parts.items()):
        return None
    return Report(len(files), sum(path.stat().st_size for path in files), unchanged=True)


def _expected(database: Path) -> int:
    """Return how many files there will be, without those that are packed."""
    with closing(read_only(database)) as connection:
        return len(tables(connection)) * len(FORMATS)


def _write_set(
    files: Sequence[Path], editions: Sequence[str], folder: Path, progress: Progress
) -> list[File]:
    """Write the downloads of each database of a set into a folder of its own."""
    found: list[File] = []
    parts: dict[str, str] = {}
    for file, edition in zip(files[1:], editions[1:], strict=True):
        name = file.stem.removeprefix(f"{files[0].stem}-")
        parts[name] = edition
        made = _write(file, edition, folder / name, progress)
        found += [replace(one, path=f"{name}/{one.path}") for one in made]
    stated = Stated(broadsheet.__version__, editions[0], {}, {}, parts)
    return [*found, write_file(folder, STATEMENT, [written(stated)])]


def _write(database: Path, edition: str, folder: Path, progress: Progress) -> list[File]:
    """Write the downloads of a database, and what they are."""
    with inside():
        asked, sorts, site = asyncio.run(_asked(database))
    found = _files(site, asked, folder, progress)
    whole = {one.path: Whole(one.size, one.sha256) for one in found}
    stated = Stated(broadsheet.__version__, edition, sorts, whole)
    return [*found, write_file(folder, STATEMENT, [written(stated)])]


async def _asked(database: Path) -> tuple[list[Rows], dict[str, Sort], Any]:
    """Return the rows of each table and view, as their pages show them, and their order."""
    settings = {"num_sql_threads": 0, "sql_time_limit_ms": _DAY_MS}
    site = Datasette([], immutables=[str(database)], settings=settings)
    await site.invoke_startup()
    (db,) = served(site)
    names = [one.name for one in await db.execute_fn(tables)]
    rows = [await rows_of(site, db, name, FORMATS[0]) for name in names]
    sorts = {name: sort_of(site, db.name, name) for name in names}
    return rows, {name: sort for name, sort in sorts.items() if any(sort)}, site


def _files(site: Any, asked: list[Rows], folder: Path, progress: Progress) -> list[File]:
    """Write all files; one thread packs what is written while the next one is being made."""
    found: list[File] = []
    packing: list[Future[File | None]] = []
    with ThreadPoolExecutor(1, "broadsheet-packing") as packer:
        try:
            for rows in asked:
                for kind in FORMATS:
                    pieces = _pieces(site, rows, kind, folder)
                    made = write_file(folder, f"{rows.name}.{kind}", pieces)
                    found.append(made)
                    packing.append(packer.submit(_packed, folder, made))
                    progress.tick(0)
        except BaseException:
            packer.shutdown(cancel_futures=True)
            raise
    return found + [packed for one in packing if (packed := one.result())]


def _pieces(site: Any, rows: Rows, kind: str, folder: Path) -> Iterator[bytes]:
    """Yield a file as it is streamed, for as long as that takes; JSON from the JSON Lines."""
    if kind == "json":
        return array(_lines(folder / f"{rows.name}.jsonl"))
    unbounded = Rows(rows.db, rows.sql, rows.params, rows.name, longest=float("inf"))
    pieces = Pieces(unbounded, WRITERS[kind], lambda: False)
    return pieces.whole(partial(connected, site, rows.db), lambda _: NOWHERE)


def _lines(path: Path) -> Iterator[bytes]:
    """Yield a file, some whole lines at a time."""
    with path.open("rb") as file:
        while lines := file.readlines(_PIECE):
            yield b"".join(lines)


def _packed(folder: Path, plain: File) -> File | None:
    """Write a file packed by gzip, with no name or time in it; None where it is not shorter."""
    if plain.size < _LEAST:
        return None
    packed = write_file(folder, plain.path + PACKED, _deflated(folder / plain.path))
    if packed.size < plain.size:
        return packed
    (folder / packed.path).unlink()
    return None


def _deflated(path: Path) -> Iterator[bytes]:
    work = zlib.compressobj(_LEVEL, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield work.compress(piece)
    yield work.flush()
