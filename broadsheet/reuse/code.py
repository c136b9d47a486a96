"""Which code made a result: of another version, nothing is taken up.

Out: a hash over what a database is made with, all libraries that are installed, and SQLite.
"""

import hashlib
import sqlite3
import sys
from functools import cache
from pathlib import Path

from broadsheet import made_with


@cache
def code() -> bytes:
    """Return the hash, of 32 bytes.

    Every library counts: which of them decides something is not worth a list that can be wrong.
    """
    places = [Path(place) for place in sys.path]
    installed = sorted({one.name for place in places for one in place.glob("*.dist-info")})
    parts = [*made_with.everything().values(), sys.version, sqlite3.sqlite_version, *installed]
    return hashlib.sha256("\0".join(parts).encode()).digest()


def key(*parts: bytes | str | int) -> bytes:
    """Return the key of a result: a hash of what it depends on, of 20 bytes."""
    found = hashlib.sha256(code())
    for part in parts:
        content = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogateescape")
        found.update(len(content).to_bytes(8))
        found.update(content)
    return found.digest()[:20]
