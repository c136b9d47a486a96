"""CSV and its kin: each row is one article, each column a key.

In: an open file. Out: an `Entry` or a `Refusal` for each row, numbered from 1, the header not
counted. The character between the cells is told by the header and the first rows.
"""

import csv
import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader
from typing import BinaryIO

from broadsheet.capture import keyed
from broadsheet.capture.entry import Entry, Read, Refusal
from broadsheet.capture.keys import field_of
from broadsheet.capture.shapes import Pairs, line
from broadsheet.capture.stream import MAX_RECORD, Coding, coded, lines

DELIMITERS = ",;\t|"
"""In this order where two would do: RFC 4180, spreadsheets in countries with a decimal comma,
text/tab-separated-values, databases."""

PROBE = 20
"""Lines looked at to tell the delimiter."""

TEXTUAL = frozenset({"body", "html", "standfirst"})
"""A table is one of articles when a column speaks for one of these."""

MAX_REREAD = 3
"""Times that the rows behind a quotation mark that is never closed are read again."""

_STATED = re.compile(r"sep=(.)\s*\Z", re.IGNORECASE)
"""A first line that tells spreadsheets the delimiter, and is no header."""


def read(file: BinaryIO) -> Read:
    """Yield the articles of a table."""
    stream, coding = coded(file)
    rows = _Rows(stream, coding)
    header, refusal = _header(rows)
    if refusal:
        yield refusal
        return
    twice = sorted(name for name, times in Counter(header).items() if name and times > 1)
    if twice:
        yield Refusal("repeated key", line(", ".join(twice)))
    number = 0
    for cells in rows:
        if cells is not None and not any(cells):
            continue
        number += 1
        yield _row(header, cells, rows, number)


def _row(header: list[str], cells: list[str] | None, rows: "_Rows", number: int) -> Entry | Refusal:
    if cells is None:
        return Refusal("unreadable record", rows.fault, number)
    extra = [cell for cell in cells[len(header) :] if cell.strip()]
    if extra:
        detail = f"{len(cells)} cells under a header of {len(header)}"
        return Refusal("unreadable record", detail, number)
    doubts = rows.doubts
    if len(cells) < len(header):
        doubts += (("ragged row", f"{len(cells)} cells under a header of {len(header)}"),)
    named = [(name or f"column {i}", i - 1) for i, name in enumerate(header, 1)]
    pairs = Pairs((name, cells[i]) for name, i in named if i < len(cells))
    found = keyed.article(pairs, rows.raw, rows.encoding, doubts, number)
    if isinstance(found, Refusal) or not any(kind == "repeated key" for kind, _ in found.doubts):
        return found
    # Said once for the header, not for each row.
    rest = tuple(one for one in found.doubts if one[0] != "repeated key")
    return replace(found, doubts=rest)


def _header(rows: "_Rows") -> tuple[list[str], Refusal | None]:
    """Tell the delimiter and read the header, or say why there is none."""
    rows.tell()
    header = next((cells for cells in rows if cells is None or any(cells)), [])
    if header is None:
        return [], Refusal("unreadable record", f"header: {rows.fault}")
    names = [line(cell, 80) for cell in header]
    known = {found[0] for name in names if (found := field_of((name,)))}
    if not names:
        return [], Refusal("empty")
    if not known & TEXTUAL:
        shown = line(", ".join(name or "(no name)" for name in names), 300)
        return [], Refusal("no text", f"no column is known to hold a text: {shown}")
    return names, None


class _Rows:
    """The rows of a table, with the bytes that each one was read from.

    A row that cannot be read is None, and `fault` says why.
    """

    def __init__(self, file: BufferedReader, coding: Coding) -> None:
        self.coding = coding
        self.source = lines(file)
        self.waiting: deque[bytes | None] = deque()
        self.taken: list[bytes] = []
        self.delimiter = ","
        self.encoding = coding.name
        self.doubts: tuple[tuple[str, str], ...] = ()
        self.fault = ""
        self.reread = 0

    @property
    def raw(self) -> bytes:
        """The bytes of the file that the last row was read from."""
        return self.coding.original(b"".join(self.taken))

    def tell(self) -> None:
        """Choose the delimiter by the first lines."""
        probe = [one for _, one in zip(range(PROBE), self.source, strict=False)]
        self.waiting = deque(raw for _, raw in probe)
        texts = [self.coding.text(raw)[0] for raw in self.waiting if raw]
        if texts and (stated := _STATED.match(texts[0])):
            self.delimiter = stated[1]
            self.waiting.popleft()
        else:
            self.delimiter = max(DELIMITERS, key=lambda one: _fit(texts, one))

    def __iter__(self) -> Iterator[list[str] | None]:
        csv.field_size_limit(MAX_RECORD)
        while True:
            reader = csv.reader(self._texts(), delimiter=self.delimiter)
            try:
                while True:
                    self._begin()
                    cells = next(reader)
                    if self._open():
                        break
                    yield cells
            except StopIteration:
                return
            except csv.Error as error:
                self.fault = str(error)
            yield None

    def _begin(self) -> None:
        self.taken, self.doubts, self.encoding = [], (), "utf-8"

    def _texts(self) -> Iterator[str]:
        """Yield the lines as text, and keep what the row under way has taken."""
        size = 0
        while True:
            raw = self.waiting.popleft() if self.waiting else next(self.source, (0, b""))[1]
            if raw == b"":
                return
            size = (size if self.taken else 0) + len(raw or b"")
            if raw is None or size > MAX_RECORD:
                self.taken.append(raw or b"")
                self._again()
                raise csv.Error(f"over {MAX_RECORD} bytes")
            text, encoding, doubts = self.coding.text(raw)
            self.taken.append(raw)
            if encoding != "utf-8":
                self.encoding = encoding
            if doubts:
                self.doubts = tuple(dict.fromkeys(self.doubts + doubts))
            yield text

    def _open(self) -> bool:
        """Tell a row that ran to the end of the file behind a quotation mark never closed."""
        if len(self.taken) < 2 or self.waiting:
            return False
        text = "".join(self.coding.text(raw)[0] for raw in self.taken)
        try:
            list(csv.reader([text], delimiter=self.delimiter, strict=True))
        except csv.Error as error:
            if "unexpected end" in str(error):
                self.fault = "a quotation mark is never closed"
                self._again()
                return True
        return False

    def _again(self) -> None:
        """Give back all lines of a row but the first, a limited number of times."""
        if self.reread < MAX_REREAD:
            self.reread += 1
            self.waiting.extendleft(reversed(self.taken[1:]))


def _fit(texts: list[str], delimiter: str) -> tuple[int, float, int]:
    """Rate a delimiter: names in the header that are known, rows as long as it, columns."""
    try:
        rows = [row for row in csv.reader(texts, delimiter=delimiter) if row]
    except csv.Error:
        rows = []
    if not rows:
        return 0, 0.0, 0
    known = sum(field_of((name,)) is not None for name in rows[0])
    same = sum(len(row) == len(rows[0]) for row in rows[1:])
    return known, same / len(rows), len(rows[0])
