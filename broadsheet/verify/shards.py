"""A divided corpus: whether its databases are those of one set, and its index is theirs.

In: a connection to the index, and what was found of the other databases. Out: faults.
"""

import heapq
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from broadsheet.folding import folded
from broadsheet.load_file import SIBLINGS
from broadsheet.load_index import ARTICLES
from broadsheet.load_shard_index import INDEX_ID, INDEX_SCHEMA
from broadsheet.place_folder import FURNITURE
from broadsheet.sha256 import of_file
from broadsheet.verify.fault import Fault, short
from broadsheet.verify.indexes import compared, names
from broadsheet.verify.opened import reading
from broadsheet.verify.structure import Made

INDEX = Made(INDEX_SCHEMA, INDEX_ID)


@dataclass(slots=True)
class Member:
    """A database of a set; what it states is empty where it is not sound."""

    path: Path
    stated: dict[str, str] = field(default_factory=dict)


def strangers(folder: Path, own: list[Path]) -> Iterator[Fault]:
    """Yield what is in the folder of a set and no part of it."""
    names = {path.name for path in own} | FURNITURE | {"SHA256SUMS"}
    for path in sorted(folder.iterdir()):
        if path.name not in names and not path.name.endswith(SIBLINGS):
            yield Fault(path.name, "is no part of the set")


_STATED = "SELECT database, value, articles, bytes, sha256, manifest_sha256 FROM shards ORDER BY id"


def faults(connection: sqlite3.Connection, name: str, members: list[Member]) -> Iterator[Fault]:
    """Yield what does not hold together."""
    told = dict(connection.execute("SELECT key, value FROM build"))
    rows = {f"{row[0]}.db": row[1:] for row in connection.execute(_STATED)}
    for one in members:
        yield from _member(one, rows[one.path.name], told)
    counted = connection.execute("SELECT (SELECT count(*) FROM articles),"
                                 " (SELECT sum(articles) FROM shards)").fetchone()  # fmt: skip
    if {str(count) for count in counted} != {told.get("articles")}:
        yield Fault(name, f"has {counted[0]} articles, its databases {counted[1]}, the table build"
                          f" states {told.get('articles')}")  # fmt: skip
    if all(one.stated for one in members):
        yield from _articles(connection, members)


def _member(one: Member, row: tuple[Any, ...], told: dict[str, str]) -> Iterator[Fault]:
    if not one.stated:
        return
    value, articles, size, sha256, manifest = row
    for what, here, there in (
        ("sha256", of_file(one.path), sha256),
        ("bytes", one.path.stat().st_size, size),
        ("set_sha256", one.stated.get("set_sha256"), told.get("set_sha256")),
        ("articles", one.stated.get("articles"), str(articles)),
        ("manifest_sha256", one.stated.get("manifest_sha256"), manifest),
        ("value", one.stated.get("shard"), value or ""),
    ):
        if here != there:
            yield Fault(one.path.name, f"{what} is {short(here)}, the index states {short(there)}")


_OF_INDEX = """
SELECT id, title, published, year, outlet, language, story_id, shard_id FROM articles ORDER BY id
"""
_OF_SHARD = """
SELECT id, title, published, year, outlet, language, story_id, body FROM articles ORDER BY id
"""


def _articles(connection: sqlite3.Connection, members: list[Member]) -> Iterator[Fault]:
    """Hold the articles of the index, and its full-text index, against those of the databases."""
    with ExitStack() as stack:
        of = [stack.enter_context(reading(one.path)) for one in members]
        own = connection.execute(_OF_INDEX)
        for (number, row), mine in _zipped(_merged(of), own):
            if mine is None or row is None or (*row[:-1], number) != mine:
                identity = (row or mine or [None])[0]
                yield Fault(f"articles {identity}", "is not as in its database")
                return
        words = ((row[0], folded(row[1]), folded(row[-1])) for _, row in _merged(of))
        yield from compared(
            connection, dict([(f"INSERT INTO {ARTICLES}", words), names(connection)])
        )


def _merged(of: list[sqlite3.Connection]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Yield the articles of all databases in the order of their ids, each with its database."""
    each = [_numbered(number, one.execute(_OF_SHARD)) for number, one in enumerate(of, 1)]
    return heapq.merge(*each, key=lambda found: found[1][0])


def _numbered(number: int, rows: sqlite3.Cursor) -> Iterator[tuple[int, tuple[Any, ...]]]:
    for row in rows:
        yield number, row


def _zipped(merged: Iterator[Any], own: Iterator[Any]) -> Iterator[tuple[Any, Any]]:
    for found in merged:
        yield found, next(own, None)
    for left in own:
        yield (None, None), left
