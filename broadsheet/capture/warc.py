"""WARC: each page that a crawler stored is one article.

In: an open file (ISO 28500, https://iipc.github.io/warc-specifications/). Out: an `Entry` for each
answer that is a web page, numbered by its place among all records of the file; one `Refusal` that
counts what is no page. A damaged record is said with its byte, and reading goes on at the next.

Written here because the known readers end a file at the first damage (FastWARC 2.0.1), give a
record that is cut off without a word, or take half a minute over a long header (warcio 1.8.1).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from broadsheet.capture import html, http
from broadsheet.capture.entry import Entry, Read, Refusal, doubted
from broadsheet.capture.stream import MAX_RECORD, Window
from broadsheet.capture.unzip import FAULTS
from broadsheet.capture.walk import RefusedError

PAGES = frozenset({"text/html", "application/xhtml+xml"})
UNSURE = frozenset({"", "text/plain", "application/octet-stream", "application/xml", "text/xml"})
"""Types under which servers send pages as well; what they send is looked at."""

MAX_LABELS = 30
"""Kinds of records that are counted by name."""

_VERSION = re.compile(rb"WARC/\d\.\d\r?\n")
_NEXT = re.compile(rb"WARC/\d\.\d\r?\n[A-Za-z-]{1,40}:")
_END = re.compile(rb"\r?\n\r?\n")
_GAP = re.compile(rb"[\r\n]*+")
_HTML = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--.{0,1000}?-->\s*+)?<(?:!doctype html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_LENGTH = re.compile(r"\d{1,18}\Z")


class _DamagedError(Exception):
    """A record that does not keep to the format, and where to look for the next."""


def read(file: BinaryIO) -> Read:
    """Yield the pages of a web archive."""
    window, counts = Window(file), Counter[str]()
    try:
        for found in _records(window):
            if isinstance(found, str):
                label = found if found in counts or len(counts) < MAX_LABELS else "other"
                counts[label] += 1
            else:
                yield found
    except FAULTS as error:
        yield Refusal("damaged", f"at byte {window.passed + len(window.data)}: {error}")
    except RefusedError as refusal:
        yield Refusal(refusal.kind, refusal.detail)
    if counts:
        shown = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        yield Refusal("not read", ", ".join(f"{times} {label}" for label, times in shown))


def _records(window: Window) -> Iterator[Entry | Refusal | str]:
    """Yield for each record what it is; for what is no page, what to count it as."""
    number = 0
    while _skip(window):
        number += 1
        place = window.place
        try:
            fields = _head(window)
            length = int(fields["content-length"])
            if length > MAX_RECORD:
                yield _too_large(fields, number)
                _pass(window, length)
                continue
            block = _block(window, length)
        except _DamagedError as damage:
            yield Refusal("damaged", f"at byte {place}: {damage}", number)
            _seek(window)
            continue
        yield _record(fields, block, number)


def _skip(window: Window) -> bool:
    """Pass the line ends between records; return False at the end."""
    while True:
        gap = _GAP.match(window.data, window.at)
        window.at = gap.end() if gap else window.at
        if window.at < len(window.data):
            return True
        if not window.more():
            return False


def _head(window: Window) -> http.Headers:
    """Read the header of a record; the window is left where it began if it is none."""
    window.need(10)
    if not _VERSION.match(window.data, window.at):
        raise _DamagedError("no record begins here")
    seen = window.at
    while not (end := _END.search(window.data, seen, window.at + http.MAX_HEADER)):
        seen = max(window.at, len(window.data) - 3) - window.at
        if len(window.data) - window.at > http.MAX_HEADER:
            raise _DamagedError(f"its header is over {http.MAX_HEADER} bytes")
        if not window.more():
            raise _DamagedError("its header is cut off")
        seen += window.at
    fields = http.headers(bytes(window.data[window.at : end.start()]))
    if not _LENGTH.match(fields.get("content-length", "")):
        raise _DamagedError("its header states no length")
    window.at = end.end()
    return fields


def _block(window: Window, length: int) -> bytes:
    """Read the content of a record, which two line ends must follow."""
    if not window.need(length):
        raise _DamagedError("it is cut off")
    end = window.at + length
    window.need(length + 4)
    after = bytes(window.data[window.at + length : window.at + length + 4])
    end = window.at + length
    if after and not (after.startswith((b"\r\n\r\n", b"\n\n")) or _GAP.fullmatch(after)):
        raise _DamagedError("its length is wrong")
    block = bytes(window.data[window.at : end])
    window.at = end
    return block


def _pass(window: Window, length: int) -> None:
    while length:
        size = min(length, len(window.data) - window.at)
        window.at += size
        length -= size
        if length and not window.more():
            return


def _seek(window: Window) -> None:
    """Go on to where the next record begins."""
    window.at += 1
    while not (found := _NEXT.search(window.data, window.at)):
        # What may be the beginning of its first line stays in sight.
        window.at = max(window.at, len(window.data) - 60)
        if not window.more():
            window.at = len(window.data)
            return
    window.at = found.start()


def _too_large(fields: http.Headers, number: int) -> Refusal | str:
    kind = fields.get("warc-type", "").lower()
    if kind in {"response", "resource"}:
        return Refusal("too large", f"{fields['content-length']} bytes", number)
    return _label(kind or "no type")


def _record(fields: http.Headers, block: bytes, number: int) -> Entry | Refusal | str:
    kind = fields.get("warc-type", "").lower()
    media_type, charset = http.typed(fields.get("content-type", ""))
    if kind == "response" and media_type == "application/http":
        found = http.response(block, MAX_RECORD)
    elif kind in {"response", "resource"}:
        found = http.Response(200, media_type, charset, block)
    else:
        return _label(kind or "no type")
    if isinstance(found, Refusal):
        return replace(found, number=number)
    if found.status != 200:
        return f"status {found.status}"
    if found.media_type not in PAGES and not (
        found.media_type in UNSURE and _HTML.match(found.body)
    ):
        return _label(found.media_type or "no type")
    return _page(found, fields, block, number)


def _page(found: http.Response, fields: http.Headers, block: bytes, number: int) -> Entry | Refusal:
    said = [
        ("url", "WARC-Target-URI", fields.get("warc-target-uri", "").strip("<>")),
        ("retrieved", "WARC-Date", fields.get("warc-date", "")),
    ]
    entry = html.page(found.body, said=said, charset=found.charset, raw=block, number=number)
    return doubted(entry, found.doubts)


def _label(words: str) -> str:
    return words[:60] if words.isprintable() else ascii(words)[:60]
