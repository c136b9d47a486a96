"""The sha256 of a file: by what files are told from one another, and what is stated of them.

In: a path. Out: the hash in hexadecimal.
"""

import hashlib
from pathlib import Path


def of_file(path: Path) -> str:
    """Return the hash of a file's bytes, read piece by piece. Raises `OSError`."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
