"""The answer that is a file made at build time: all of it, or the part that is missing.

In: a request, and the `Files` of a whole table. Out: a response that reads no database, with what
lets a client resume (RFC 9110: ETag, Range, If-Range) and not take the same twice (If-None-Match).
"""

import asyncio
import re
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from datasette.utils import add_cors_headers
from datasette.utils.asgi import AsgiStream

from broadsheet.publish.allowed import may_read
from broadsheet.publish.take.stream import disposition, left
from broadsheet.publish.take.writers import FORMATS
from broadsheet.serve.asked import Asked
from broadsheet.serve.conditional import has, tag_of, takes_gzip
from broadsheet.serve.downloads import Files, files
from broadsheet.serve.downloads_folder import Held

PIECE = 256 * 1024
"""Bytes that are read and sent at a time: what one reader costs in memory."""

_THREADS = ThreadPoolExecutor(2, thread_name_prefix="broadsheet-file")
"""A disk may let a reader wait, the loop of the server may not."""

_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """What is sent: of a file, from a byte to before another; the status and the headers."""

    status: int
    file: Held
    start: int
    end: int
    headers: dict[str, str]


async def whole(request: Any, datasette: Any, db: Any) -> "AsgiStream | None":
    """Return the answer to a request for a whole table or view, None where it has no file.

    None as well for whoever may not see it: the page says that.
    """
    found = files(Asked(datasette, request.scope))
    if found is None or not await may_read(datasette, request.actor, db.name, found.table):
        return None
    return _File(request, datasette, found)


class _File(AsgiStream):  # type: ignore[misc]
    """A response that is a file, or a part of it."""

    def __init__(self, request: Any, datasette: Any, found: Files) -> None:
        self.request = request
        headers = {key.lower(): value for key, value in request.headers.items()}
        self.part = part(headers, found, head=request.method == "HEAD")
        headers = dict(self.part.headers)
        if self.part.status < 300:
            headers["content-disposition"] = disposition(found.table, found.kind)
        if datasette.cors:
            add_cors_headers(headers)
        media_type = FORMATS[found.kind].media_type
        super().__init__(self._write, self.part.status, headers, media_type)

    async def asgi_send(self, send: Callable[[Any], Any]) -> None:
        """Send the part; no end where the reader has left, or the file has been cut."""
        headers = {**self.headers, "content-type": self.content_type}
        await send({
            "type": "http.response.start",
            "status": self.part.status,
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        })  # fmt: skip
        if self.request.method == "HEAD" or await self._write(send):
            await send({"type": "http.response.body", "body": b""})

    async def _write(self, send: Callable[[Any], Any]) -> bool:
        """Tell whether all of the part was sent."""
        gone = asyncio.ensure_future(left(self.request))
        loop, place = asyncio.get_running_loop(), self.part.start
        try:
            while place < self.part.end and not gone.done():
                size = min(PIECE, self.part.end - place)
                piece = await loop.run_in_executor(_THREADS, self.part.file.read, size, place)
                if not piece:
                    break
                await send({"type": "http.response.body", "body": piece, "more_body": True})
                place += len(piece)
        finally:
            gone.cancel()
        return place == self.part.end


def part(headers: Mapping[str, str], found: Files, *, head: bool) -> Part:
    """Return what a request's headers, by their names in small letters, ask for of a file.

    Who asks for a part gets it of the file that `If-Range` names, else of the one that is not
    packed: a part of that can be read. Several parts in one answer are not given, but the whole.
    """
    asked = None if head else _RANGE.fullmatch(headers.get("range", "").strip())
    since = headers.get("if-range", "").strip()
    packed = found.packed
    if asked:
        packs = packed is not None and since == tag_of(packed.sha256)
    else:
        packs = packed is not None and takes_gzip(headers.get("accept-encoding", ""))
    file = packed if packs and packed else found.plain
    said = {"etag": tag_of(file.sha256), "accept-ranges": "bytes", "vary": "Accept-Encoding"}
    if packs:
        said["content-encoding"] = "gzip"
    if has(headers.get("if-none-match", ""), tag_of(file.sha256)):
        return Part(HTTPStatus.NOT_MODIFIED, file, 0, 0, said)
    if asked is None or asked[0] == "bytes=-" or since not in {"", tag_of(file.sha256)}:
        return Part(HTTPStatus.OK, file, 0, file.size, {**said, "content-length": str(file.size)})
    return _of(asked[1], asked[2], file, said)


def _of(first: str, last: str, file: Held, said: dict[str, str]) -> Part:
    """Return a part by the numbers of its first and last byte, or by how many are the last."""
    start = int(first) if first else max(0, file.size - int(last))
    end = min(file.size, int(last) + 1) if first and last else file.size
    if first and last and int(last) < int(first):  # no range at all, which counts as none
        return Part(HTTPStatus.OK, file, 0, file.size, {**said, "content-length": str(file.size)})
    if start >= file.size:
        none = {**said, "content-range": f"bytes */{file.size}", "content-length": "0"}
        return Part(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, file, 0, 0, none)
    place = {"content-range": f"bytes {start}-{end - 1}/{file.size}"}
    length = {"content-length": str(end - start)}
    return Part(HTTPStatus.PARTIAL_CONTENT, file, start, end, {**said, **place, **length})
