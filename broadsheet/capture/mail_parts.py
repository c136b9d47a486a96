"""The parts of a message, read also where they break the rules of mail.

In: a part, as the standard parser gives it. Out: its media type, its encoding, its bytes, its text,
the words of one of its headers. Never raises for what stands in it.
"""

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

from broadsheet.capture.decode import decode
from broadsheet.capture.shapes import line
from broadsheet.normal import mended

MAX_HEADER = 1_000
"""Characters of a header that are looked at."""

_FOLD = re.compile(r"\r?\n(?=[ \t])")
_FLOWED = re.compile(r"(?<=\S)(?<!\n--) \r?\n(?=\S)")
"""Lines that go on (RFC 3676); two hyphens and a blank begin a signature."""

# The standard library's parser raises many kinds of errors on headers that break the rules.
ODD = (ValueError, LookupError, TypeError, AttributeError, HeaderParseError, AssertionError)


def content_type(part: Message) -> str:
    """Return the media type of a part, by its header."""
    try:
        kind = line(part.get_content_type(), 60)
    except ODD:
        return "text/plain"
    # A part that should hold others and holds none is what its sender made of a text.
    return "text/plain" if kind.startswith("multipart/") else kind


def charset_of(part: Message) -> str | None:
    """Return the encoding that a part states, if any."""
    try:
        charset = part.get_param("charset")
    except ODD:
        return None
    return charset[:40] if isinstance(charset, str) else None


def payload_of(part: Message) -> bytes:
    """Return the bytes of a part, as they were before they were made fit for mail."""
    try:
        payload = part.get_payload(decode=True)
    except ODD:
        payload = str(part.get_payload()).encode("utf-8", "surrogateescape")
    return payload if isinstance(payload, bytes) else b""


def text_of(part: Message) -> str:
    """Return the text of a part, its lines joined that were parted for mail."""
    text = _decoded(payload_of(part), charset_of(part))
    try:
        flowed = str(part.get_param("format", "")).lower() == "flowed"
    except ODD:
        flowed = False
    return _FLOWED.sub(" ", text) if flowed else text


def header(part: Message, name: str) -> str:
    """Return the words of a header, decoded and on one line; nothing where it has none."""
    try:
        raw = part.get(name)
        if isinstance(raw, str):
            # The standard decoder drops the blank where a line was folded (RFC 5322, 2.2.3).
            raw = _FOLD.sub("", raw[: 4 * MAX_HEADER])
        words = "".join(_word(word, charset) for word, charset in decode_header(raw or ""))
    except ODD:
        words = str(raw)
    return line(words, MAX_HEADER)


def _word(word: str | bytes, charset: str | None) -> str:
    return mended(word[:MAX_HEADER]) if isinstance(word, str) else _decoded(word, charset)


def _decoded(raw: bytes, charset: str | None) -> str:
    """Decode bytes as their label says, else as they seem."""
    try:
        return raw.decode(charset or "utf-8")
    except (LookupError, ValueError):
        found = decode(raw)
        return found.text if found else raw.decode("utf-8", "replace")
