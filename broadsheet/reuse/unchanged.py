"""Whether there is anything to do: the same files, code and choices give the same database.

In: the folder, the target, and what was noted when it was built. Out: the report of that build, or
None. A file is the same where its path, size and times are, else where its sha256 is the one in the
database. The target, a file or the folder of a divided corpus, is what was put there where each of
its files has the same inode, size and times, and there are no others. Where only the time of a
change of status is another, as a link to a file makes it that a server has taken, its sha256 tells.
"""

import hashlib
import os
import sqlite3
import stat
from collections import deque
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from broadsheet.capture import listed
from broadsheet.capture.walk import MAX_BYTES, RefusedError, path_text, whole
from broadsheet.database import read_only
from broadsheet.place_folder import FURNITURE
from broadsheet.records import Problem
from broadsheet.reuse.readings import is_still
from broadsheet.reuse.store import Store
from broadsheet.sha256 import of_file

_NAME = "edition"
"""What the note is called in the store."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds, as far as that is seen from outside: hashes over its entries.

    `names`: paths, sizes, and what is wrong with entries that are no files to read. `times`: also
    when each was written; empty where one was touched so lately that it could change unseen.
    """

    names: str
    times: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A build: the choices that decide what it makes, its day, and what its folder held.

    `choices` is a key of everything but the folder; `late` says whether a date lay after `today`.
    """

    choices: bytes
    today: str
    listing: Listing
    late: bool = False

    def still_decides(self, now: "Edition") -> bool:
        """Tell whether the choices and the day of a later build decide the same."""
        same_day = self.today == now.today or (self.today < now.today and not self.late)
        return self.choices == now.choices and same_day


@dataclass(frozen=True, slots=True)
class _Place:
    """What tells one file, or one folder of files, at a place from another.

    `changed` is of the times of a change of status, which links to a file have as well.
    """

    found: bytes
    changed: bytes


@dataclass(frozen=True, slots=True)
class _Note:
    """What is noted of an edition: where it was put, and its report."""

    edition: Edition
    target: _Place
    report: bytes


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(_Note).decode


class _Sealed(msgspec.Struct):
    """Of a report: the sha256 of the database, or of the index of a divided corpus."""

    sha256: str


_SEALED = msgspec.json.Decoder(_Sealed).decode


def note(store: Store, edition: Edition, folder: Path, target: Path, report: bytes) -> None:
    """Note what was built, unless the folder has changed since the edition's listing."""
    place = _place(target)
    if place is not None and listing(folder).names == edition.listing.names:
        store.say(_NAME, _ENCODE(_Note(edition, place, report)))


def unchanged(store: Store, now: Edition, folder: Path, target: Path) -> bytes | None:
    """Return the report that was noted, where a build would make what is there; else None."""
    said = store.said(_NAME)
    try:
        noted = _DECODE(said) if said else None
    except msgspec.MsgspecError:
        return None
    place = _place(target)
    if noted is None or place is None or not noted.edition.still_decides(now):
        return None
    before = noted.edition.listing
    if before.names != now.listing.names or noted.target.found != place.found:
        return None
    if noted.target.changed != place.changed:
        if not _is_sealed(target, _SEALED(noted.report).sha256) or place != _place(target):
            return None
        store.say(_NAME, _ENCODE(replace(noted, target=place)))
    if before.times and before.times == now.listing.times:
        return noted.report
    return noted.report if _same_content(folder, target) else None


def listing(folder: Path) -> Listing:
    """Look at every entry of a folder."""
    names, times, still = hashlib.sha256(), hashlib.sha256(), True
    for one in listed(folder):
        if isinstance(one, Problem):
            names.update(f"{one.path}\0{one.kind}\0{one.detail}\n".encode())
            continue
        try:
            found = os.stat(folder / one)
        except OSError:
            still = False
            continue
        still = still and is_still(found)
        names.update(f"{path_text(one)}\0{found.st_size}\0{stat.S_IFMT(found.st_mode)}\n".encode())
        marks = (found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev)
        times.update(f"{path_text(one)}\0{marks}\n".encode())
    return Listing(names.hexdigest(), times.hexdigest() if still else "")


def _place(target: Path) -> _Place | None:
    marks, changed = hashlib.sha256(), hashlib.sha256()
    try:
        inside = sorted(target.iterdir()) if target.is_dir() else []
        for path in [target, *(one for one in inside if one.name not in FURNITURE)]:
            found = os.stat(path, follow_symlinks=path == target)
            marks.update(f"{found.st_dev} {found.st_ino} {found.st_mode}".encode())
            if not stat.S_ISDIR(found.st_mode):
                marks.update(f" {found.st_size} {found.st_mtime_ns} ".encode())
                changed.update(f"{found.st_ctime_ns} ".encode())
            marks.update(os.fsencode(path.name) + b"\0")
    except OSError:
        return None
    return _Place(marks.digest(), changed.digest())


def _is_sealed(target: Path, sha256: str) -> bool:
    """Tell whether a database, or each of a set, has the bytes that it was made of."""
    from broadsheet.load_shard_index import databases

    try:
        first, *others = databases(target) if target.is_dir() else [target]
        if of_file(first) != sha256:
            return False
        if not others:
            return True
        with closing(read_only(first)) as index:
            sums = dict(index.execute("SELECT database, sha256 FROM shards"))
        return all(of_file(one) == sums.get(one.stem) for one in others)
    except (OSError, ValueError, sqlite3.Error):
        return False


def _same_content(folder: Path, target: Path) -> bool:
    """Tell whether every file of a folder has the sha256 that the database has for it."""
    from broadsheet.load_shard_index import databases  # not needed where nothing was touched

    try:
        with ExitStack() as opened:
            parts = deque[sqlite3.Connection]()
            for path in databases(target)[1:] if target.is_dir() else [target]:
                parts.append(opened.enter_context(closing(read_only(path))))
            for one in listed(folder):
                if isinstance(one, Problem):
                    continue
                known = _sha256(parts, path_text(one))
                if known is None:  # a file of many records, or one that could not be read
                    return False
                if hashlib.sha256(whole(folder, one, MAX_BYTES)).hexdigest() != known:
                    return False
    except (OSError, RefusedError, sqlite3.Error):
        return False
    return True


def _sha256(parts: deque[sqlite3.Connection], path: str) -> str | None:
    """Return the sha256 of a file from the database that has it, which comes first from then on."""
    for number, part in enumerate(parts):
        row = part.execute("SELECT sha256 FROM files WHERE path = ?", (path,)).fetchone()
        if row:
            parts.rotate(-number)
            return str(row[0])
    return None
