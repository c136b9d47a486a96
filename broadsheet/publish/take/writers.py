"""The formats that rows are taken away in: one writer for each, and its media type.

In: the names of the columns, then rows. Out: the text of a file, piece by piece, so that memory
does not grow with the number of rows.
"""

import base64
import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol


class Writer(Protocol):
    """Turns rows into the text of a file."""

    def begin(self, columns: list[str]) -> str:
        """Return what stands before the rows, given the names of their columns."""

    def row(self, row: dict[str, Any]) -> str:
        """Return a row."""

    def end(self) -> str:
        """Return what stands after the rows."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how it is written, and what a server calls it."""

    writer: Callable[[], Writer]
    media_type: str


class Csv:
    """Comma-separated values (RFC 4180), the names of the columns first."""

    def begin(self, columns: list[str]) -> str:
        """Return what stands before the rows."""
        return self._line(columns)

    def row(self, row: dict[str, Any]) -> str:
        """Return a row."""
        return self._line(map(_plain, row.values()))

    def end(self) -> str:
        """Return what stands after the rows."""
        return ""

    def _line(self, cells: Iterable[Any]) -> str:
        text = io.StringIO()
        csv.writer(text).writerow(cells)
        return text.getvalue()


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
    "csv": Format(Csv, "text/csv; charset=utf-8"),
    "json": Format(Json, "application/json; charset=utf-8"),
    "jsonl": Format(JsonLines, "application/x-ndjson; charset=utf-8"),
}
"""The formats, by how the name of a file in it ends."""


def _object(row: dict[str, Any]) -> str:
    return json.dumps({key: _plain(value) for key, value in row.items()}, ensure_ascii=False)


def _plain(value: Any) -> Any:
    """Return a value as text files have it: bytes as base64 (RFC 4648)."""
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value
