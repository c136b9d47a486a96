"""Gzip: the content of a compressed file, and a limit for files made to fill the machine."""

import gzip
import zlib
from io import BufferedReader, RawIOBase
from typing import BinaryIO

from broadsheet.capture.walk import RefusedError

FREE = 50_000_000
"""Bytes that a file may unfold to, however small it is."""

MAX_RATIO = 150
"""Times a larger file may grow. Texts and web pages grow some 3 to 20 times; deflate can unfold
one byte to 1,032 (RFC 1951 allows a match of 258 bytes in two bits)."""

FAULTS = (EOFError, gzip.BadGzipFile, zlib.error)
"""What damaged compressed data raises."""


def unzipped(file: BinaryIO) -> BinaryIO:
    """Return a stream of what a gzip file holds.

    Reading raises `RefusedError` where it grows beyond all measure, and one of `FAULTS` where the
    data is damaged.
    """
    return BufferedReader(_Watched(file), 1 << 16)


class _Watched(RawIOBase):
    """Counts what goes in and what comes out."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.content = gzip.GzipFile(fileobj=file, mode="rb")
        self.out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        found = self.content.read(len(buffer))
        buffer[: len(found)] = found
        self.out += len(found)
        if self.out > FREE and self.out > MAX_RATIO * max(1, self.file.tell()):
            raise RefusedError("too large", f"unfolds to over {MAX_RATIO} times its size")
        return len(found)
