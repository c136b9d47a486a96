"""The formats that rows are taken away in: one writer for each, and its media type.

In: the names of the columns, then rows, or for citations the works that rows name. Out: the text or
the bytes of a file, piece by piece, so that memory does not grow with the number of rows.

CSV is exact, for programs: a text that begins with `=`, `+`, `-` or `@` is in it as it is, since an
apostrophe before it would be a change of the data that no program undoes, in texts whose offsets
are counted. A spreadsheet that opens a CSV would take such a text for a formula; for spreadsheets
there is Excel, in which no text is one, and the pages say so beside the links.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from broadsheet.publish.take.citations import Bibtex, CslJson, Plain, Ris
from broadsheet.publish.take.values import Origin, plain
from broadsheet.publish.take.xlsx import Xlsx


class Writer(Protocol):
    """Turns rows, or works, into the text or the bytes of a file."""

    def begin(self, columns: list[str]) -> str | bytes:
        """Return what stands before the rows, given the names of their columns."""

    def row(self, row: Any) -> str | bytes:
        """Return a row, which is a dictionary; of a format that cites, a `Cited`."""

    def end(self) -> str | bytes:
        """Return what stands after the rows."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how it is written, what a server calls it, what the pages call it.

    `cites` tells that it holds no rows, but a citation of each article that they name.
    """

    writer: Callable[[Origin], Writer]
    media_type: str
    title: str
    cites: bool = False


class Csv:
    """Comma-separated values (RFC 4180), the names of the columns first."""

    def __init__(self) -> None:
        # What writes a row returns what the write of the file returned.
        self._line: Callable[[Iterable[Any]], str] = csv.writer(_Back()).writerow

    def begin(self, columns: list[str]) -> str:
        """Return what stands before the rows."""
        return self._line(columns)

    def row(self, row: dict[str, Any]) -> str:
        """Return a row."""
        return self._line(map(plain, row.values()))

    def end(self) -> str:
        """Return what stands after the rows."""
        return ""


class _Back:
    """A file that gives back what is written into it."""

    def write(self, text: str) -> str:
        return text


class Json:
    """One JSON array of objects, a row to a line."""

    separator = "\n"

    def begin(self, columns: list[str]) -> str:  # noqa: ARG002 - each row names its columns
        """Return what stands before the rows."""
        return "["

    def row(self, row: dict[str, Any]) -> str:
        """Return a row."""
        text, self.separator = self.separator + _object(row), ",\n"
        return text

    def end(self) -> str:
        """Return what stands after the rows."""
        return "\n]\n"


class JsonLines:
    """One JSON object to a line."""

    def begin(self, columns: list[str]) -> str:  # noqa: ARG002 - each row names its columns
        """Return what stands before the rows."""
        return ""

    def row(self, row: dict[str, Any]) -> str:
        """Return a row."""
        return _object(row) + "\n"

    def end(self) -> str:
        """Return what stands after the rows."""
        return ""


FORMATS: dict[str, Format] = {
    "xlsx": Format(
        Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"
    ),
    "csv": Format(lambda _: Csv(), "text/csv; charset=utf-8", "CSV"),
    "json": Format(lambda _: Json(), "application/json; charset=utf-8", "JSON"),
    "jsonl": Format(lambda _: JsonLines(), "application/x-ndjson; charset=utf-8", "JSON Lines"),
    "ris": Format(
        lambda _: Ris(), "application/x-research-info-systems; charset=utf-8", "RIS", cites=True
    ),
    "bib": Format(lambda _: Bibtex(), "application/x-bibtex; charset=utf-8", "BibTeX", cites=True),
    "csl.json": Format(
        lambda _: CslJson(), "application/vnd.citationstyles.csl+json", "CSL-JSON", cites=True
    ),
    "txt": Format(lambda _: Plain(), "text/plain; charset=utf-8", "plain text", cites=True),
}
"""The formats, by how the name of a file in it ends, in the order in which the pages offer them."""


def _object(row: dict[str, Any]) -> str:
    return _encoded({key: plain(value) for key, value in row.items()})


_encoded = json.JSONEncoder(ensure_ascii=False).encode


def array(lines: Iterable[bytes]) -> Iterator[bytes]:
    r"""Yield the JSON file of the rows whose JSON Lines are given, some whole lines at a time.

    >>> b"".join(array([b'{"a": 1}\n{"a": 2}\n', b'{"a": 3}\n']))
    b'[\n{"a": 1},\n{"a": 2},\n{"a": 3}\n]\n'
    """
    yield b"["
    before = b"\n"
    for piece in filter(None, lines):
        yield before + piece[:-1].replace(b"\n", b",\n")
        before = b",\n"
    yield b"\n]\n"
