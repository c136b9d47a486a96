"""Gzip: the content of a compressed file, and a limit for files made to fill the machine.

In: an open file. Out: a stream of its content, or the content up to a limit and the fault that cut
it off. Files of several members read as one, as `gunzip` and Common Crawl mean them.
"""

import gzip
import zlib
from io import BufferedReader, BytesIO, RawIOBase
from typing import BinaryIO

from broadsheet.capture.walk import RefusedError

FREE = 20_000_000
"""Bytes that a file may unfold to, however small it is: as many as one article may have."""

MAX_RATIO = 150
"""Times a larger file may grow. Texts and web pages grow some 3 to 20 times; deflate can unfold
one byte to 1,032 (RFC 1951 allows a match of 258 bytes in two bits)."""

FAULTS = (EOFError, gzip.BadGzipFile, zlib.error)
"""What damaged compressed data raises."""


def unzipped(file: BinaryIO) -> BinaryIO:
    """Return a stream of what a gzip file holds.

    Reading raises `RefusedError` where it grows beyond all measure, and one of `FAULTS` where the
    data is damaged, after all that stands before the damage.
    """
    return BufferedReader(_Watched(file), 1 << 16)


def content(raw: bytes, limit: int) -> tuple[bytes, str | None]:
    """Unfold a compressed file: what could be read of it, and what cut it off, if anything.

    Raises `RefusedError` where there is more than the limit.
    """
    stream, found, fault = _Watched(BytesIO(raw)), bytearray(), None
    try:
        while part := stream.read(1 << 16):
            found += part
            if len(found) > limit:
                raise RefusedError("too large", f"unfolds to over {limit} bytes")
    except FAULTS as error:
        fault = str(error)
    return bytes(found), fault


class _Watched(RawIOBase):
    """Counts what goes in and what comes out."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.content = gzip.GzipFile(fileobj=file, mode="rb")
        self.out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        # `read` would wait for a full buffer, and lose what it has when the data ends in a fault.
        found = self.content.read1(len(buffer))
        buffer[: len(found)] = found
        self.out += len(found)
        if self.out > FREE and self.out > MAX_RATIO * max(1, self.file.tell()):
            raise RefusedError("too large", f"unfolds to over {MAX_RATIO} times its size")
        return len(found)
