"""Files in: a folder becomes documents and problems, in a fixed order, with nothing changed.

In: a folder. Out: for each entry below it `Document`s (bytes, sha256, text, what the format
states) or a `Problem` that says why not. Lives here and nowhere else: every touch of the file
system before the database is written. `walk` lists and opens, `formats` names the reader of each
suffix, and each reader (`text`, `html`, `markdown`, …) turns bytes into `entry.Entry`s.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from broadsheet.capture import unzip
from broadsheet.capture.corrections import corrections
from broadsheet.capture.entities import entities
from broadsheet.capture.entry import Entry, Read, Refusal, few
from broadsheet.capture.formats import Format, format_of
from broadsheet.capture.unzip import FAULTS
from broadsheet.capture.walk import (
    MAX_BYTES,
    RefusedError,
    name_of,
    opened,
    path_text,
    problem,
    refused,
    same,
    walk,
    whole,
)
from broadsheet.normal import mended
from broadsheet.records import Document, EntityRule, Problem, Source
from broadsheet.workers import Lost, Spread, serially

MAX_LINES = 100_000
"""More lines than this are no article: a book has some twenty thousand."""

Tick = Callable[[], None]
"""Called so that a progress bar can move."""


def capture(
    folder: Path, tick: Tick = lambda: None, spread: Spread = serially
) -> Iterator[Document | Problem | Source | EntityRule]:
    """Read every article below a folder; `spread` has the files read that are read as a whole.

    Yields the lists of corrections and of entities and what the latter say, then, in the order of
    `listed`, the documents of each file and a problem for everything else; a document may be
    followed by problems about its bytes. Never raises for what stands in the folder. Calls `tick`
    once for each entry that is listed, when it is done.
    """
    lists, names = corrections(folder), entities(folder)
    yield from lists.sources
    yield from names.sources
    yield from names.rules
    own = {source.path for source in (*lists.sources, *names.sources)}
    wanted = (one for one in listed(folder) if name_of(one) not in own)
    for found, made in spread(partial(_read_whole, folder), wanted):
        for one in _made(folder, found, made):
            yield lists.apply(one) if isinstance(one, Document) else one
        tick()
    yield from lists.problems
    yield from names.problems
    yield from lists.unused()


def _read_whole(folder: Path, found: Path | Problem) -> list[Document | Problem] | None:
    """Read a file; None for a problem, and for a file that is read record by record."""
    if isinstance(found, Problem):
        return None
    form = format_of(found.name)
    return None if form and form[0].stream else list(read(folder, found))


def _made(
    folder: Path, found: Path | Problem, made: list[Document | Problem] | Lost | None
) -> Iterable[Document | Problem]:
    """Return what an entry gives, by what `_read_whole` made of it in whatever process."""
    if isinstance(found, Problem):  # known before any process got it, and whatever befell that
        return [found]
    if isinstance(made, Lost):
        return [problem(found, made.kind, made.detail)]
    return read(folder, found) if made is None else made


def listed(folder: Path) -> Iterator[Path | Problem]:
    """List the files below a folder that have a reader, and a problem for each other entry."""
    return walk(folder, lambda name: format_of(name) is not None)


def read(folder: Path, path: Path) -> Iterator[Document | Problem]:
    """Read one file: its documents and what is doubtful about them, or the problem it is."""
    try:
        found = format_of(path.name)
        assert found is not None  # noqa: S101 - `listed` lists no others
        form, zipped = found
        reading = _streamed if form.stream else _whole
        yield from reading(folder, path, form, zipped=zipped)
    except FAULTS as error:
        yield problem(path, "damaged", str(error))
    except (RefusedError, OSError) as error:
        yield refused(path, error)


def _whole(folder: Path, path: Path, form: Format, *, zipped: bool) -> Iterator[Document | Problem]:
    media_type = form.media_type + "+gzip" * zipped
    raw = whole(folder, path, MAX_BYTES)
    content, fault = unzip.content(raw, MAX_BYTES) if zipped else (raw, None)
    if content or not fault:
        for found in cast("Callable[[bytes], Read]", form.whole)(content):
            yield from _documents(path, media_type, found, raw)
    if fault:
        yield problem(path, "damaged", fault)


def _streamed(
    folder: Path, path: Path, form: Format, *, zipped: bool
) -> Iterator[Document | Problem]:
    with opened(folder, path) as file:
        before = os.fstat(file.fileno())
        stream = unzip.unzipped(file) if zipped else file
        found: Entry | Refusal | None = None
        last = 0
        for found in few(cast("Callable[[BinaryIO], Read]", form.stream)(stream)):
            entry = found
            if isinstance(entry, Entry) and entry.number is not None:
                # A file may hold several lists, each counted from 1; a record's path is its own.
                entry = replace(entry, number=max(entry.number, last + 1))
                last = entry.number or last
            alone = isinstance(entry, Entry) and entry.number is None
            raw = whole(folder, path, MAX_BYTES) if alone else None
            # The bytes of a record are kept as they were before compression.
            media_type = form.media_type + "+gzip" * (zipped and alone)
            yield from _documents(path, media_type, entry, raw)
        if found is None:
            yield problem(path, "empty")
        if not same(before, os.fstat(file.fileno())):
            yield problem(path, "changing")


def _documents(
    path: Path, media_type: str, found: Entry | Refusal, raw: bytes | None
) -> Iterator[Document | Problem]:
    """Name what a reader found; `raw` are the bytes of the file where it is one article."""
    name = path_text(path) + (f"#{found.number}" if found.number is not None else "")
    if isinstance(found, Refusal):
        yield Problem(name, "capture", found.kind, found.detail)
        return
    lines = sum(found.text.count(end) for end in "\n\r") - found.text.count("\r\n")
    if lines > MAX_LINES:
        yield Problem(name, "capture", "too large", f"{lines} lines, the limit is {MAX_LINES}")
        return
    kept = found.raw if raw is None or found.number is not None else raw
    # Some codecs, JSON and YAML can name halves of characters, which no database can hold.
    claims = tuple(replace(claim, value=mended(claim.value)) for claim in found.claims)
    text = mended(found.text)
    source = Source(name, kept, hashlib.sha256(kept).hexdigest(), media_type)
    yield Document(source, text, found.encoding, found.begins, claims, found.from_page)
    for kind, detail in found.doubts:
        yield Problem(name, "capture", kind, detail)
