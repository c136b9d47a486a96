"""What a folder of complete downloads states of itself: of which database, and which files.

In: what `export.downloads` has made, or the bytes of a statement, which anybody could have written.
Out: a `Stated`, or its bytes. A file is that of a table or view in a format, `articles.csv`; the
same packed by gzip, where that is shorter, has `.gz` behind its name. Of a divided corpus each
database has a folder of its own, with such a statement, inside the one that states the set.
"""

import re
from dataclasses import dataclass
from typing import Any

import msgspec

STATEMENT = "downloads.json"
"""The file of the folder that states it."""

FORMATS = ("csv", "jsonl", "json")
"""The formats whose files depend on nothing but the database: JSON is made of JSON Lines, and so
comes after it. Excel and citations name the address at which they are taken."""

PACKED = ".gz"

_FILE = re.compile(r"[a-z][a-z0-9_]*\.(?:csv|json|jsonl)(?:\.gz)?", re.ASCII)
_PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_SUM = re.compile(r"[0-9a-f]{64}", re.ASCII)

Sort = tuple[str | None, str | None]
"""The columns by which a page is sorted, upwards and downwards, where the metadata says so."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A file: its size in bytes, and its sha256."""

    bytes: int
    sha256: str


class Stated(msgspec.Struct, frozen=True, omit_defaults=True):
    """The version of Broadsheet that wrote a folder, the sha256 of the database, and the files.

    `sorts` has the order of each table: where pages have another, so has what is streamed. Of a
    divided corpus the database is the index, without files, and `parts` are the folders of the
    others, each with the sha256 of its database.
    """

    broadsheet: str
    database_sha256: str
    sorts: dict[str, Sort]
    files: dict[str, Whole]
    parts: dict[str, str] = {}


def read(content: bytes) -> Stated:
    """Return what a statement says. Raises `ValueError` where it is none."""
    try:
        stated = msgspec.json.decode(content, type=Stated)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(str(error)) from error
    sums = [stated.database_sha256, *stated.parts.values()]
    sums += [one.sha256 for one in stated.files.values()]
    named = all(map(_FILE.fullmatch, stated.files)) and all(map(_PART.fullmatch, stated.parts))
    if not named or not all(map(_SUM.fullmatch, sums)):
        raise ValueError("names what no download is called")
    return stated


def written(stated: Stated) -> bytes:
    """Return a statement as it stands in the file, the same for the same."""
    content: bytes = msgspec.json.format(msgspec.json.encode(stated), indent=1)
    return content + b"\n"


def sort_of(datasette: Any, database: str, table: str) -> Sort:
    """Return by what the page of a table is sorted."""
    said = datasette.table_metadata(database, table)
    return said.get("sort"), said.get("sort_desc")
