"""A stored HTTP response: its status, its type and its body, unpacked.

In: the bytes of a response as a WARC record holds them. Out: a `Response`, or a `Refusal` that says
why it cannot be unpacked. Nothing unfolds beyond a limit.
"""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import brotli

from broadsheet.capture.entry import Refusal

MAX_HEADER = 65_536
"""Bytes of a header: servers refuse more than 8 to 64 KB themselves."""

Headers = dict[str, str]

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})(?=\s|\Z)")
_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered. `media_type` is in lower case and empty where it is not stated."""

    status: int
    media_type: str
    charset: str | None
    body: bytes
    doubts: tuple[tuple[str, str], ...] = ()


MAX_CODINGS = 5
"""Codings one over the other; servers use one."""


def response(block: bytes, limit: int) -> Response | Refusal:
    """Unpack a response: transfer coding, then content codings, from the last to the first."""
    status = _STATUS.match(block)
    end = _END.search(block, 0, MAX_HEADER)
    if not status or not end:
        return Refusal("unreadable record", "no HTTP response")
    fields = headers(block[: end.start()])
    body, doubts = block[end.end() :], []
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = unchunked(body)
    codings = fields.get("content-encoding", "").lower().split(",")
    if len(codings) > MAX_CODINGS:
        return Refusal("not read", f"{len(codings)} content-encodings")
    for coding in reversed(codings):
        unpack = CODINGS.get(coding.strip())
        if unpack is None:
            return Refusal("not read", f"content-encoding {coding.strip()[:40]}")
        body, fault = unpack(body, limit)
        if fault and not body:
            return Refusal("damaged", f"{coding.strip()}: {fault}")
        if fault:
            doubts.append(("damaged", f"{coding.strip()}: {fault}"))
        if len(body) > limit:
            return Refusal("too large", f"unfolds to over {limit} bytes")
    media_type, charset = typed(fields.get("content-type", ""))
    return Response(int(status[1]), media_type, charset, body, tuple(doubts))


def headers(block: bytes) -> Headers:
    r"""Return the fields of a header by their names in lower case; the first of each counts.

    >>> headers(b"HTTP/1.1 200 OK\r\nContent-Type: text/html")
    {'content-type': 'text/html'}
    """
    found: Headers = {}
    for row in block.decode("utf-8", "replace").splitlines()[1:]:
        name, colon, value = row.partition(":")
        if colon and name == name.strip():
            found.setdefault(name.lower(), value.strip())
    return found


def typed(value: str) -> tuple[str, str | None]:
    """Part a content type into the type and the encoding that it names.

    >>> typed("text/html; charset=UTF-8")
    ('text/html', 'UTF-8')
    """
    charset = _CHARSET.search(value)
    return value.partition(";")[0].strip().lower(), charset[1] if charset else None


def unchunked(body: bytes) -> bytes:
    """Take off the chunked transfer coding (RFC 9112, section 7.1).

    Some archives have taken it off and kept the header: then the body stays as it is.
    """
    parts, at = [], 0
    while chunk := _CHUNK.match(body, at):
        size = int(chunk[1], 16)
        if not size:
            break
        parts.append(body[chunk.end() : chunk.end() + size])
        at = chunk.end() + size
        at += 2 if body[at : at + 2] == b"\r\n" else body[at : at + 1] == b"\n"
    return b"".join(parts) if parts else body


Unpacked = tuple[bytes, str]
"""What could be unpacked, and what was wrong with the rest."""


def _same(body: bytes, _: int) -> Unpacked:
    return body, ""


def _gzip(body: bytes, limit: int) -> Unpacked:
    # Where an archive has unpacked it and kept the header, it does not begin as gzip does.
    return _zlib(body, limit, 31) if body.startswith(b"\x1f\x8b") else (body, "")


def _deflate(body: bytes, limit: int) -> Unpacked:
    """RFC 9110 means zlib; some servers send the bare stream."""
    if body[:1] and body[0] & 15 == 8 and int.from_bytes(body[:2], "big") % 31 == 0:
        return _zlib(body, limit, 15)
    found, fault = _zlib(body, limit, -15)
    return (found, fault) if found else (body, "")


def _zlib(body: bytes, limit: int, bits: int) -> Unpacked:
    stream, parts, size = zlib.decompressobj(bits), list[bytes](), 0
    try:
        while body and size <= limit:
            part = stream.decompress(body, 1 << 20)
            parts.append(part)
            size += len(part)
            body = stream.unconsumed_tail
    except zlib.error as error:
        return b"".join(parts), str(error)
    cut = size <= limit and not stream.eof
    return b"".join(parts), "the data is cut off" if cut else ""


def _brotli(body: bytes, limit: int) -> Unpacked:
    stream, parts, size = brotli.Decompressor(), list[bytes](), 0
    try:
        while size <= limit and not stream.is_finished():
            part = stream.process(body, output_buffer_limit=1 << 20)
            if not part and not body:
                return b"".join(parts), "the data is cut off"
            body = b""
            parts.append(part)
            size += len(part)
    except brotli.error as error:
        return b"".join(parts), str(error)
    return b"".join(parts), ""


CODINGS: dict[str, Callable[[bytes, int], Unpacked]] = {
    "": _same,
    "identity": _same,
    "none": _same,
    "utf-8": _same,
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
}
"""The content codings of RFC 9110 and RFC 7932, and two words that servers send by mistake."""
