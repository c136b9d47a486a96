"""Files that hold many articles: read piece by piece, however large they are.

In: an open file. Out: its `Coding`, its lines, or a `Window` onto its bytes. Memory is bounded by
the largest record, never by the file.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from typing import BinaryIO, cast

from broadsheet.capture.decode import MARKS, SAMPLE, decode
from broadsheet.capture.walk import MAX_BYTES

MAX_RECORD = MAX_BYTES
"""Bytes of one record; a larger one is no article."""

PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Coding:
    """The encoding of a stream of records.

    Where it is `wide` (UTF-16, UTF-32) the stream has been put into UTF-8, so that a line end or a
    bracket is one byte; `original` gives the bytes of the file again.
    """

    name: str
    wide: bool = False
    guessed: bool = False

    def original(self, part: bytes) -> bytes:
        """Return the bytes of a part of the stream as they stand in the file."""
        if not self.wide:
            return part
        return part.decode("utf-8", "surrogatepass").encode(self.name, "surrogatepass")

    def text(self, part: bytes) -> tuple[str, str, tuple[tuple[str, str], ...]]:
        """Decode a part of the stream: its text, its encoding, and doubts about that."""
        if self.wide:
            return part.decode("utf-8", "replace"), self.name, ()
        try:
            return part.decode("utf-8"), "utf-8", ()
        except UnicodeDecodeError:
            pass
        if self.guessed:
            return part.decode(self.name, "replace"), self.name, (("encoding guessed", self.name),)
        found = decode(part)
        if found:
            return found.text, found.encoding, found.doubts
        return part.decode("utf-8", "replace"), "utf-8", (("undecodable bytes", "as utf-8"),)


def coded(file: BinaryIO) -> tuple[BufferedReader, Coding]:
    """Tell the encoding of a stream; return the stream again, without its byte order mark."""
    sample = bytearray()
    while len(sample) < SAMPLE and (part := _some(file, SAMPLE - len(sample))):
        sample += part
    mark, encoding = next(((m, e) for m, e in MARKS if sample.startswith(m)), (b"", None))
    rest = _ahead(_Resumed(bytes(sample[len(mark) :]), file))
    if encoding == "utf-8-sig":
        return rest, Coding("utf-8")
    if encoding:
        big = mark in {codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE}
        return _narrow(rest, f"{encoding}-{'be' if big else 'le'}")
    found = None if _begins_utf8(sample) else decode(bytes(sample[: len(sample) // 4 * 4]))
    if found is None or found.encoding.startswith("utf-8"):
        return rest, Coding("utf-8")
    if found.encoding.startswith(("utf-16", "utf-32")):
        return _narrow(rest, found.encoding)
    return rest, Coding(found.encoding, guessed=True)


def _begins_utf8(sample: bytearray) -> bool:
    """Tell UTF-8 even where the sample ends within a character."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(bytes(sample))
    except UnicodeDecodeError:
        return False
    return 20 * sample.count(0) < len(sample) or not sample


def _some(file: BinaryIO, size: int) -> bytes:
    """Read what is there: a full read would lose it when a compressed file turns out damaged."""
    read1 = getattr(file, "read1", file.read)
    return bytes(read1(size))


def _narrow(file: BinaryIO, encoding: str) -> tuple[BufferedReader, Coding]:
    return _ahead(_Narrowed(file, encoding)), Coding(encoding, wide=True)


def lines(file: BufferedReader, limit: int = MAX_RECORD) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines of a stream with their numbers, from 1; None for one over the limit.

    Blank lines that follow one another are one piece: millions of them must not take minutes.
    """
    number = 0
    while line := file.readline(limit + 1):
        number += 1
        if len(line) > limit:
            yield number, None
            while not line.endswith(b"\n") and line:
                line = file.readline(PIECE)
        elif blanks := _BLANKS.get(line):
            found = blanks.match(file.peek())
            more = file.read(found.end()) if found else b""
            yield number, line + more
            number += len(more) // len(line)
        else:
            yield number, line


_BLANKS = {b"\n": re.compile(rb"\n*+"), b"\r\n": re.compile(rb"(?:\r\n)*+")}


def buffered(file: BinaryIO) -> BufferedReader:
    """Return a stream that can be looked ahead into."""
    return _ahead(_Resumed(b"", file))


def _ahead(raw: RawIOBase) -> BufferedReader:
    return cast("BufferedReader", BufferedReader(raw, PIECE))


class TooLargeError(Exception):
    """What was to be kept is more than one record may have."""


class Window:
    """A stream seen through a buffer that holds no more than is needed.

    `data[at:]` is what has been read and not passed. What has been passed is forgotten, but from
    `mark` on where that is set.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.data = bytearray()
        self.at = 0
        self.mark: int | None = None
        self.passed = 0

    @property
    def place(self) -> int:
        """The number of the byte in the stream that stands at `at`, from 0."""
        return self.passed + self.at

    def more(self) -> bool:
        """Read on; return False at the end.

        Raises `TooLargeError` where what stands from the mark on is larger than a record.
        """
        first = self.at if self.mark is None else self.mark
        del self.data[:first]
        self.passed += first
        self.at -= first
        if self.mark is not None:
            self.mark = 0
            if self.at > MAX_RECORD:
                raise TooLargeError
        part = _some(self.file, PIECE)
        self.data += part
        return bool(part)

    def need(self, size: int) -> bool:
        """Read on until this many bytes can be seen; return False where there are not so many."""
        while len(self.data) - self.at < size:
            if not self.more():
                return False
        return True


class _Resumed(RawIOBase):
    """A stream of which the beginning has been read already."""

    def __init__(self, begun: bytes, file: BinaryIO) -> None:
        self.begun = memoryview(begun)
        self.file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        size = len(buffer)
        found = self.begun[:size] if self.begun else _some(self.file, size)
        self.begun = self.begun[size:]
        buffer[: len(found)] = found
        return len(found)


class _Narrowed(RawIOBase):
    """A stream of UTF-16 or UTF-32 put into UTF-8; lone surrogates stay what they are."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        self.file = file
        faults = "surrogatepass" if encoding.startswith("utf-16") else "replace"
        self.decoder = codecs.getincrementaldecoder(encoding)(faults)
        self.left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        while not self.left:
            part = _some(self.file, PIECE)
            try:
                text = self.decoder.decode(part, final=not part)
            except UnicodeDecodeError:
                # An odd byte at the end.
                text = "\ufffd"
                self.decoder.reset()
            self.left = text.encode("utf-8", "surrogatepass")
            if not part:
                break
        size = min(len(buffer), len(self.left))
        buffer[:size] = self.left[:size]
        self.left = self.left[size:]
        return size
