"""JSON: one article, a list of articles, or an object that holds such a list.

In: an open file. Out: an `Entry` for each article, in the order of the file; a record that cannot
be read is a `Refusal` and costs no other. Also reads JSON values that follow one another.
"""

from collections.abc import Generator, Iterator
from io import BytesIO
from typing import BinaryIO

from broadsheet.capture import keyed
from broadsheet.capture.entry import Entry, Read, Refusal
from broadsheet.capture.json_scan import peek, value
from broadsheet.capture.keys import LISTS, NESTS, field_of, squeezed
from broadsheet.capture.shapes import Pairs, line, parsed
from broadsheet.capture.stream import MAX_RECORD, Coding, Window, coded

MAX_NESTS = 3
"""Levels of objects in which the list of records is looked for: `response.docs`, `hits.hits`."""


def read(file: BinaryIO) -> Read:
    """Yield the articles of a JSON file."""
    yield from values(*coded(file))


def values(stream: BinaryIO, coding: Coding) -> Read:
    """Yield the articles of a stream whose encoding is known."""
    window = Window(stream)
    number = 0
    for raw in _records(window, LISTS):
        if isinstance(raw, Refusal):
            yield raw
            continue
        number += 1
        if isinstance(raw, _Alone):
            yield from _alone(raw.raw, coding, number if raw.more or number > 1 else None)
        elif raw is None:
            yield Refusal("too large", f"over {MAX_RECORD} bytes", number)
        else:
            yield record(raw, coding, number)


def record(part: bytes, coding: Coding, number: int | None) -> Entry | Refusal:
    """Read the bytes of one record."""
    text, encoding, doubts = coding.text(part)
    try:
        found = parsed(text)
    except (ValueError, RecursionError) as error:
        cause = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        return Refusal("unreadable record", line(cause, 200), number)
    if not isinstance(found, Pairs):
        return Refusal("unreadable record", "no object with keys", number)
    return keyed.article(found, coding.original(part), encoding, doubts, number)


class _Alone:
    """An object that is no list of records, and whether another value follows it."""

    def __init__(self, raw: bytes, *, more: bool) -> None:
        self.raw = raw
        self.more = more


def _alone(raw: bytes, coding: Coding, number: int | None) -> Read:
    """Read an object that is one article, or holds its list under a name that we do not know."""
    found = record(raw, coding, number)
    name = _unknown_list(raw, coding) if isinstance(found, Refusal) else None
    if name is None:
        yield found
        return
    for place, part in enumerate(_records(Window(BytesIO(raw)), frozenset({name})), 1):
        if isinstance(part, bytes):
            yield record(part, coding, place)


def _unknown_list(raw: bytes, coding: Coding) -> str | None:
    """Return the name of the only list of objects with a text in an object."""
    try:
        pairs = parsed(coding.text(raw)[0])
    except (ValueError, RecursionError):
        return None
    found = [squeezed(key) for key, one in pairs if _is_list(one)] if pairs else []
    return found[0] if len(found) == 1 else None


def _is_list(one: object) -> bool:
    if not isinstance(one, list) or not one or not all(isinstance(item, Pairs) for item in one):
        return False
    known = {found[0] for key, _ in one[0] if (found := field_of((key,)))}
    return bool(known & {"body", "html"}) or {"headline", "url"} <= known


def _records(window: Window, lists: frozenset[str]) -> Iterator[bytes | _Alone | Refusal | None]:
    """Yield the bytes of each record; None for one that is too large."""
    while first := peek(window):
        if first == b"[":
            window.at += 1
            yield from _items(window)
        elif first == b"{":
            window.mark = window.at
            found = yield from _members(window, lists, 0)
            if window.mark is not None:
                raw = bytes(window.data[window.mark : window.at])
                window.mark = None
                yield _Alone(raw, more=bool(peek(window)))
            elif not found:
                yield None
        else:
            place = window.place
            part = value(window) or b""
            if part.strip(b"]}"):
                shown = line(part.decode("utf-8", "replace"), 40)
                yield Refusal("unreadable record", f"at byte {place}: no object or list: {shown}")


def _items(window: Window) -> Iterator[bytes | None]:
    """Yield what a list holds, and pass its end."""
    while (first := peek(window)) not in {b"", b"]", b"}"}:
        if first == b":":
            window.at += 1
        else:
            yield value(window)
    window.at += len(first)


def _members(
    window: Window, lists: frozenset[str], depth: int
) -> Generator[bytes | None, None, bool]:
    """Pass over an object; yield what its list of records holds, and return whether it has one.

    The mark at its beginning is gone afterwards where there was a list, or where it is too large.
    """
    window.at += 1
    listed = texted = False
    while (first := peek(window)) not in {b"", b"]", b"}"}:
        key = _key(window) if first == b'"' else None
        if key is None:
            if first == b":":
                window.at += 1
            elif first != b'"':
                value(window)
            continue
        known = field_of((key,))
        texted = texted or bool(known and known[0] == "body")
        first = peek(window)
        if first == b"[" and squeezed(key) in lists and not texted and _holds_objects(window):
            window.mark = None
            window.at += 1
            yield from _items(window)
            listed = True
        elif first == b"{" and squeezed(key) in NESTS and depth < MAX_NESTS:
            listed = (yield from _members(window, lists, depth + 1)) or listed
        else:
            value(window)
    window.at += len(first)
    return listed


def _key(window: Window) -> str | None:
    """Pass over a key and its colon; None where it is no key."""
    raw = value(window)
    if raw is None or peek(window) != b":":
        return None
    window.at += 1
    try:
        return str(parsed(raw.decode("utf-8", "replace")))
    except ValueError:
        return ""


def _holds_objects(window: Window) -> bool:
    """Tell whether the list that begins here has an object first, and go back to its beginning."""
    place, own = window.place, window.mark is None
    if own:
        window.mark = window.at
    window.at += 1
    first = peek(window)
    if window.mark is None:  # a run of blanks as long as a record: it is passed
        return False
    window.at = place - window.passed
    if own:
        window.mark = None
    return first == b"{"
