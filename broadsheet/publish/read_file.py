"""What a database file says, read from the file alone: with care, within a limit, and once.

In: the path of a file, and what is to be asked of it. Out: the answer, or None for a file that
Broadsheet did not make, or that does not answer. A file is a stranger's until its header says
otherwise, and even then only what is expected is taken.
"""

import json
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from broadsheet.database import read_only
from broadsheet.load_file import APPLICATION_ID, made_by_us
from broadsheet.publish.metadata import kept

LONGEST = 2.0
"""Seconds that reading a file's metadata may take."""

Answer = TypeVar("Answer")


def asked(
    path: str,
    question: Callable[[sqlite3.Connection], Answer | None],
    application: int = APPLICATION_ID,
) -> Answer | None:
    """Return what a question finds in a file of ours, None where it can find nothing."""
    try:
        if not made_by_us(Path(path), application):
            return None
        with closing(read_only(path)) as connection:
            # Whoever made the file could have put functions into its schema, or an endless query.
            connection.execute("PRAGMA trusted_schema = OFF")
            deadline = time.monotonic() + LONGEST
            connection.set_progress_handler(lambda: time.monotonic() > deadline, 1000)
            return question(connection)
    except (OSError, sqlite3.Error):
        return None


def parted(metadata: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the site's own words of the metadata that a file holds, and its database's block."""
    try:
        said = kept(json.loads(metadata))
    except (ValueError, RecursionError):
        said = {}
    blocks = list(said.pop("databases", {}).values())
    site = {key: value for key, value in said.items() if isinstance(value, str)}
    return site, blocks[0] if blocks else {}


class Once(Generic[Answer]):
    """What the served files say, each read once.

    A server shows one edition until it is started again, whatever file takes the place meanwhile.
    """

    def __init__(self, read: Callable[[str], Answer | None]) -> None:
        self.read = read
        self._known: WeakKeyDictionary[Any, dict[str, Answer | None]] = WeakKeyDictionary()

    def of(self, datasette: Any, database: str | None) -> Answer | None:
        """Return what the file of a served database says, None where there is no answer."""
        db = datasette.databases.get(database)
        if db is None or db.path is None:
            return None
        known = self._known.setdefault(datasette, {})
        if db.path not in known:
            known[db.path] = self.read(db.path)
        return known[db.path]

    def all(self, datasette: Any) -> dict[str, Answer]:
        """Return what the files of the served databases say, by name, of those that answer."""
        found = {name: self.of(datasette, name) for name in datasette.databases}
        return {name: one for name, one in found.items() if one is not None}
