r"""Checksums as `sha256sum` prints them and `sha256sum -c` checks them.

In: databases, and the folder of articles that they were made from. Out: lines, with names as they
lead there from where the list is to stand. A name with a line end or a backslash is escaped as GNU
coreutils do: the line begins with a backslash, `\n`, `\r` and `\\` stand for the characters.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from broadsheet.capture import listed
from broadsheet.capture.corrections import corrections
from broadsheet.capture.entities import entities
from broadsheet.records import Problem
from broadsheet.sha256 import of_file

_ESCAPED = ((b"\\", b"\\\\"), (b"\n", b"\\n"), (b"\r", b"\\r"))


def line(sha256: str, name: bytes) -> bytes:
    r"""Return the line of a file.

    >>> line("ab", b"a.txt"), line("ab", b"a\nb.txt")
    (b'ab  a.txt\n', b'\\ab  a\\nb.txt\n')
    """
    shown = name
    for one, other in _ESCAPED:
        shown = shown.replace(one, other)
    return (b"\\" if shown != name else b"") + sha256.encode() + b"  " + shown + b"\n"


def lines(databases: Iterable[Path], folder: Path | None, place: Path) -> Iterator[bytes]:
    """Yield the lines for a list that stands in the folder `place`: databases, then articles.

    Articles are all files that a build reads. Raises `OSError` where one cannot be read.
    """
    for path in databases:
        yield _of(path, place)
    if folder is not None:
        lists = [*corrections(folder).sources, *entities(folder).sources]
        own = {Path(source.path) for source in lists}
        found = (one for one in listed(folder) if not isinstance(one, Problem))
        for path in (*sorted(own), *(one for one in found if one not in own)):
            yield _of(folder / path, place)


def _of(path: Path, place: Path) -> bytes:
    return line(of_file(path), os.path.relpath(os.fsencode(path), os.fsencode(place)))
