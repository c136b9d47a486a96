"""Excel: rows as a workbook (Office Open XML, ECMA-376) that is written out as they come.

In: the names of the columns, then rows. Out: the bytes of a .xlsx file, piece by piece. Texts are
inline strings, which no spreadsheet runs, whatever they begin with; numbers are numbers. What Excel
cannot hold is cut where a reader sees it: in the cell, and on the second sheet, which also says
where the rows come from.

Written by hand, because libraries make the whole file first: XlsxWriter's constant memory is a file
of the whole sheet on disk, of gigabytes where anyone can ask for one, and no byte comes before the
last row. Sheet and zip are as XlsxWriter makes them; the tests read them with openpyxl.
"""

import io
import math
import re
import zipfile
from collections.abc import Sequence
from importlib.resources import files
from typing import Any
from xml.sax.saxutils import escape

from broadsheet.publish.take.values import Origin, plain, said

MOST_ROWS = 1_048_575
"""Rows of data on a sheet of Excel: its 1,048,576 without that of the names."""

MOST_CHARACTERS = 32_767
"""Characters of a cell of Excel, counted in UTF-16."""

MOST_COLUMNS = 16_384
"""Columns of a sheet of Excel."""

MOST_BYTES = 1_500_000_000
"""Bytes of a sheet before it is packed; from two gigabytes on the zip would need another form,
which Excel does not read where a file is written as it comes."""

MOST_DIGITS = 10**15
"""Whole numbers from here on are texts: Excel keeps fifteen digits and makes the rest zeros."""

_PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
)
"""The parts that are the same in every workbook, in the folder `workbook`. The formats of cells in
styles.xml: 0 as it is, 1 a whole number with all its digits, 2 bold."""

_SHEET = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
)
_FROZEN = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"'
    ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
)

# What XML cannot hold is written as Excel does, _xHHHH_; so is what looks like that already.
_ODD = re.compile(
    r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)", re.UNICODE
)


class Xlsx:
    """A workbook of two sheets: the rows, and where they come from and what was cut."""

    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self.out = _Out()
        self.zip = zipfile.ZipFile(self.out, "w", zipfile.ZIP_DEFLATED, compresslevel=4)
        self.sheet: Any = None
        self.columns: list[str] = []
        self.columns_left_out: list[str] = []
        self.letters: list[str] = []
        self.rows = self.left_out = self.cells_cut = self.size = 0

    def begin(self, columns: list[str]) -> bytes:
        """Return what stands before the rows."""
        self.columns = columns[:MOST_COLUMNS]
        self.columns_left_out = columns[MOST_COLUMNS:]
        folder = files(__package__).joinpath("workbook")
        for name in _PARTS:
            self.zip.writestr(_part(name), folder.joinpath(name).read_bytes())
        self.sheet = self.zip.open(_part("xl/worksheets/sheet1.xml"), "w")
        self._write(f"{_SHEET}{_FROZEN}<sheetData>")
        self.letters = [_letters(number) for number in range(len(self.columns))]
        self._write(self._row(1, self.columns, 2))
        return self.out.taken()

    def row(self, row: dict[str, Any]) -> bytes:
        """Return a row; nothing once the sheet is full."""
        if self.rows >= MOST_ROWS or self.size >= MOST_BYTES:
            self.left_out += 1
            return b""
        self.rows += 1
        self._write(self._row(self.rows + 1, [row[name] for name in self.columns]))
        return self.out.taken()

    def end(self) -> bytes:
        """Return what stands after the rows."""
        self._write("</sheetData></worksheet>")
        self.sheet.close()
        self.letters = ["A", "B"]
        about = "".join(self._row(i, line) for i, line in enumerate(self._about(), 1))
        columns = '<cols><col min="1" max="1" width="24"/><col min="2" max="2" width="100"/></cols>'
        sheet = f"{_SHEET}{columns}<sheetData>{about}</sheetData></worksheet>"
        self.zip.writestr(_part("xl/worksheets/sheet2.xml"), sheet)
        self.zip.close()
        return self.out.taken()

    def _about(self) -> list[tuple[str, str]]:
        """Return what the second sheet says: where the rows come from, and what was cut."""
        lines = said(self.origin)
        lines.append(("rows", f"{self.rows:,}" + ("" if self.left_out else ", complete")))
        full = "Take CSV or JSON for all of them."
        if self.left_out:
            lines.append(("CUT", f"{self.left_out:,} more rows do not fit into a sheet. {full}"))
        if self.cells_cut:
            where = "They end in […] and how much is missing."
            lines.append(
                ("CUT", f"{self.cells_cut:,} texts are too long for a cell. {where} {full}")
            )
        if self.columns_left_out:
            lines.append(("CUT", f"{len(self.columns_left_out):,} columns do not fit. {full}"))
        return lines

    def _row(self, number: int, values: Sequence[Any], style: int = 0) -> str:
        cells = [
            self._cell(f"{letters}{number}", value, style)
            for letters, value in zip(self.letters, values, strict=False)
            if value is not None
        ]
        return f'<row r="{number}">{"".join(cells)}</row>'

    def _cell(self, place: str, value: Any, style: int) -> str:
        if isinstance(value, int) and abs(value) < MOST_DIGITS:
            return f'<c r="{place}" s="1"><v>{value}</v></c>'
        if isinstance(value, float) and math.isfinite(value):
            return f'<c r="{place}"><v>{value!r}</v></c>'
        text = str(plain(value))
        if len(text) * 2 > MOST_CHARACTERS:
            text = self._cut(text)
        safe = escape(_ODD.sub(lambda odd: f"_x{ord(odd[0]):04X}_", text))
        space = ' xml:space="preserve"' if safe != safe.strip() or "\n" in safe else ""
        bold = f' s="{style}"' if style else ""
        return f'<c r="{place}"{bold} t="inlineStr"><is><t{space}>{safe}</t></is></c>'

    def _cut(self, text: str) -> str:
        """Return a text as long as a cell can hold, which says how much of it is missing."""
        whole = text.encode("utf-16-le", "surrogatepass")
        if len(whole) <= 2 * MOST_CHARACTERS:
            return text
        self.cells_cut += 1
        kept = whole[: 2 * (MOST_CHARACTERS - 100)].decode("utf-16-le", "ignore")
        missing = len(text) - len(kept)
        return f"{kept} […] {missing:,} more characters do not fit into a cell of Excel"

    def _write(self, text: str) -> None:
        content = text.encode()
        self.size += len(content)
        self.sheet.write(content)


class _Out(io.RawIOBase):
    """Holds the bytes of the zip until they are taken; nothing can be rewritten."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self.pieces.append(bytes(content))
        return len(content)

    def taken(self) -> bytes:
        found, self.pieces = b"".join(self.pieces), []
        return found


def _part(name: str) -> zipfile.ZipInfo:
    """Return a part of the zip, of the same day in every file."""
    part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    part.compress_type = zipfile.ZIP_DEFLATED
    return part


def _letters(number: int) -> str:
    """Return what Excel calls a column, counted from 0.

    >>> _letters(0), _letters(25), _letters(26), _letters(16_383)
    ('A', 'Z', 'AA', 'XFD')
    """
    name = ""
    while number >= 0:
        name, number = chr(65 + number % 26) + name, number // 26 - 1
    return name
