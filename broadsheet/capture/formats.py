"""The formats that are read: for each suffix a media type and a reader.

A new format is one module with a function `read`, and one row here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from broadsheet.capture import html, text
from broadsheet.capture.entry import Read


@dataclass(frozen=True, slots=True)
class Format:
    """A media type and how its files are read: all at once, or record by record.

    `whole` takes the content of a file, `stream` an open file that holds many articles.
    """

    media_type: str
    whole: Callable[[bytes], Read] | None = None
    stream: Callable[[BinaryIO], Read] | None = None


FORMATS: dict[str, Format] = {
    ".htm": Format("text/html", whole=html.read),
    ".html": Format("text/html", whole=html.read),
    ".txt": Format("text/plain", whole=text.read),
    ".xhtml": Format("application/xhtml+xml", whole=html.read),
}
"""The formats by suffix, in lower case."""

GZIP = ".gz"


def format_of(name: str) -> tuple[Format, bool] | None:
    """Return the format of a file by its name, and whether it is compressed; None where unknown.

    >>> format_of("A.TXT.gz")[0].media_type
    'text/plain'
    """
    path = PurePath(name)
    zipped = path.suffix.lower() == GZIP
    inner = path.with_suffix("") if zipped else path
    found = FORMATS.get(inner.suffix.lower())
    return (found, zipped) if found else None
