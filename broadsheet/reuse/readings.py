"""Files that were read before, and have not been touched since.

In: how the reading is spread. Out: a spread that reads only the other files. A file is the same
where its path, size, times and number on the disk are; its bytes are read again, since they go into
the database, and what was made of other bytes is not taken.
"""

import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from broadsheet.capture.walk import (
    MAX_BYTES,
    RefusedError,
    name_of,
    path_text,
    problem,
    refused,
    whole,
)
from broadsheet.records import Document, Problem
from broadsheet.reuse.around import around
from broadsheet.reuse.code import key
from broadsheet.reuse.store import Store
from broadsheet.workers import Lost, Spread

STILL = 2.0
"""Seconds that a file must have been left alone: what is written twice within a tick of the disk's
clock has the same time both times."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A document, or a problem, of a file."""

    document: Document | None = None
    problem: Problem | None = None


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(list[_Read]).decode


def reading(spread: Spread, store: Store, folder: Path) -> Spread:
    """Return how to have files read that are not known."""
    real = folder.resolve()

    def key_of(item: Path | Problem) -> bytes | None:
        return None if isinstance(item, Problem) else _key(real, item)

    def read(
        function: Callable[[Any], list[Document | Problem] | None], items: Iterable[Any]
    ) -> Iterator[tuple[Any, Any]]:
        work, known = partial(_packed, function), (key_of, _is_sound)
        for item, own, made, taken in around(spread, store, work, items, known):
            if taken:
                yield item, _again(folder, item, made)
            elif made is None or isinstance(made, Lost):
                yield item, made
            else:
                packed, raw = made
                if own is not None:
                    store.put(own, packed)
                yield item, _whole(packed, name_of(item), raw)

    return read


def is_still(found: os.stat_result) -> bool:
    """Tell whether a file was left alone long enough for a change of it to be seen."""
    return abs(time.time() - found.st_ctime) >= STILL


def _key(folder: Path, path: Path) -> bytes | None:
    """Return the key of what a file gives; None where the file may not be the same for long."""
    try:
        found = os.lstat(folder / path)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode) or not is_still(found):
        return None
    marks = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev)
    return key("read", os.fsencode(folder / path), path_text(path), *marks)


def _packed(
    function: Callable[[Any], list[Document | Problem] | None], item: Any
) -> tuple[bytes, bytes] | None:
    """Return what a file gives, without its own bytes, and these."""
    made = function(item)
    if made is None:
        return None
    raw, rest = b"", []
    for one in made:
        if isinstance(one, Problem):
            rest.append(_Read(problem=one))
        elif one.source.path == name_of(item):
            raw = one.source.raw
            rest.append(_Read(replace(one, source=replace(one.source, raw=b""))))
        else:  # a record: its bytes are a part of the file's
            rest.append(_Read(one))
    return _ENCODE(rest), raw


def _whole(packed: bytes, name: str, raw: bytes) -> list[Document | Problem]:
    """Return what a file gives, with its bytes."""
    found: list[Document | Problem] = []
    for one in _DECODE(packed):
        if one.problem is not None:
            found.append(one.problem)
        elif one.document is not None:
            source = one.document.source
            own = replace(source, raw=raw) if source.path == name else source
            found.append(replace(one.document, source=own))
    return found


def _is_sound(packed: bytes) -> bool:
    try:
        return bool(_DECODE(packed))
    except msgspec.MsgspecError:
        return False


def _again(folder: Path, path: Path, packed: bytes) -> list[Document | Problem]:
    """Return what a known file gives; it is just changing where its bytes are others by now."""
    try:
        raw = whole(folder, path, MAX_BYTES)
    except (RefusedError, OSError) as error:
        return [refused(path, error)]
    made = _whole(packed, path_text(path), raw)
    sources = [one.source for one in made if isinstance(one, Document)]
    own = {source.sha256 for source in sources if source.path == path_text(path)}
    if own - {hashlib.sha256(raw).hexdigest()}:
        return [problem(path, "changing")]
    return made
