"""Which code made a result: of another version, nothing is taken up.

Out: a hash over the files of this package, the libraries that are installed, and Python and SQLite.
"""

import hashlib
import sqlite3
import sys
from functools import cache
from pathlib import Path

import broadsheet


@cache
def code() -> bytes:
    """Return the hash, of 32 bytes.

    Every file counts, also one that somebody has just edited, and every library: which of them
    decides something is not worth a list that can be wrong.
    """
    found = hashlib.sha256(f"{sys.version} {sqlite3.sqlite_version}".encode())
    package = Path(broadsheet.__file__).parent
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            found.update(f"\0{path.relative_to(package)}\0".encode())
            found.update(hashlib.sha256(path.read_bytes()).digest())
    for name in sorted({one.name for place in sys.path for one in Path(place).glob("*.dist-info")}):
        found.update(f"\0{name}".encode())
    return found.digest()


def key(*parts: bytes | str | int) -> bytes:
    """Return the key of a result: a hash of what it depends on, of 20 bytes."""
    found = hashlib.sha256(code())
    for part in parts:
        content = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogateescape")
        found.update(len(content).to_bytes(8))
        found.update(content)
    return found.digest()[:20]
