"""A database looked through: whether it is what a build makes, and what of it is not.

In: a database that Broadsheet made, or a folder of them (`--shard-by`); and, where given, the
folder of articles that it was made from. Out: `Fault`s, each with where it is and what is wrong.
Nothing is written, nothing in the database is run, and no content of it raises: what is hostile is
a fault.

`opened` gives the connection, `structure` looks at the file and its tables, `texts` at every place
in every text, `ids` at numbers, `tallies` at counts, `indexes` at what is searched; `shards` holds
a set together, `folder` compares it with the articles, `rebuild` builds it again, `sums` is what
`sha256sum -c` reads.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from broadsheet.errors import OutputError, UsageError
from broadsheet.load_file import made_by_us
from broadsheet.load_shard_index import INDEX_ID, databases
from broadsheet.verify import folder, ids, indexes, shards, structure, tallies, texts
from broadsheet.verify.fault import Fault, guarded
from broadsheet.verify.opened import beside, reading

__all__ = ["Fault", "Result", "verify"]


@dataclass(slots=True)
class Result:
    """What was looked at: the databases, and what they state of themselves, read as it is."""

    databases: list[Path] = field(default_factory=list)
    stated: dict[str, str] = field(default_factory=dict)
    """The table build of the database, or of the index of a set."""


def verify(target: Path, result: Result, against: Path | None = None) -> Iterator[Fault]:
    """Yield what is wrong with a database, or a set of them; `result` says what was looked at.

    Raises `UsageError` where Broadsheet made no such thing, `OutputError` where the machine cannot
    read.
    """
    if against is not None and not against.is_dir():
        raise UsageError(against, "is no folder; name the one that holds the articles")
    with folder.Kept() as kept:
        if _is_folder(target):
            yield from _set(target, result, kept)
        else:
            ours(target)
            result.databases.append(target)
            yield from _edition(target, result, kept)
        if against is not None:
            yield from folder.faults(against, kept)


def _is_folder(target: Path) -> bool:
    try:
        return target.is_dir()
    except (OSError, ValueError) as error:
        raise UsageError(target, f"cannot be used: {error}") from error


def ours(path: Path) -> None:
    """Raise `UsageError` unless a file is, by its first bytes, a database that Broadsheet made."""
    try:
        if not path.is_file():
            raise UsageError(path, "there is no such file; name a database that Broadsheet made")
        if made_by_us(path):
            return
        index = made_by_us(path, INDEX_ID)
    except (OSError, ValueError) as error:
        raised = OutputError if isinstance(error, OSError) else UsageError
        raise raised(path, f"cannot be read: {error}") from error
    if index:
        raise UsageError(path, "is the index of a divided corpus; name the folder that it is in")
    raise UsageError(path, "was not made by Broadsheet, or its beginning is gone")


def _set(target: Path, result: Result, kept: folder.Kept) -> Iterator[Fault]:
    """Yield what is wrong with a folder of databases."""
    there = databases(target)
    if not there:
        raise UsageError(target, "holds no divided corpus that Broadsheet made")
    result.databases += there
    yield from shards.strangers(target, there)
    index, *parts = there
    members: list[shards.Member] = []
    for path in parts:
        member = shards.Member(path)
        if path.is_file() and made_by_us(path):
            own = Result()
            yield from _edition(path, own, kept)
            member.stated = own.stated
        else:
            yield Fault(path.name, "is missing, or was not made by Broadsheet")
        members.append(member)
    yield from beside(index)
    with reading(index) as connection:
        if (yield from structure.sound(connection, index.name, shards.INDEX)):
            result.stated = structure.stated(connection)
            yield from guarded(index.name, shards.faults(connection, index.name, members))


def _edition(path: Path, result: Result, kept: folder.Kept) -> Iterator[Fault]:
    """Yield what is wrong with one database that is an edition."""
    yield from beside(path)
    with reading(path) as connection:
        if not (yield from structure.sound(connection, path.name, structure.EDITION)):
            return
        result.stated = structure.stated(connection)
        for look in (structure.figures, texts.faults, ids.faults, tallies.faults, indexes.faults):
            yield from guarded(path.name, look(connection))
        yield from guarded(path.name, kept.take(connection))
