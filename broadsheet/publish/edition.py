"""Which of the served databases Broadsheet made, and what each says about its site.

In: a file path. Out: an `Edition`, read from the file alone and refreshed when the file changes.
A file is a stranger's until its header says otherwise, and even then only known keys are taken.
"""

import json
import os
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from broadsheet.load_file import made_by_us
from broadsheet.publish.descriptions import descriptions
from broadsheet.publish.metadata import KEY, MAX_METADATA, kept

LONGEST = 2.0
"""Seconds that reading a file's metadata may take."""

VIEWS = frozenset({"set_aside", "field_sources"})

FRESH = 1.0
"""Seconds for which a file is not looked at again: one page asks some hundred times."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What a database says about itself: the site's own words, and the block of the database."""

    site: dict[str, Any]
    database: dict[str, Any]


_seen: dict[str, tuple[float, object, Edition | None]] = {}


def edition(path: str | None) -> Edition | None:
    """Return what a file says about its site, or None when Broadsheet did not make it."""
    if path is None:
        return None
    now = time.monotonic()
    looked, state, known = _seen.get(path, (0.0, None, None))
    if state is not None and now - looked < FRESH:
        return known
    current = _state(path)
    if state is None or current != state:
        known = _read(path)
    _seen[path] = (now, current, known)
    return known


def is_ours(datasette: Any, database: str | None) -> bool:
    """Tell whether a served database, by its name, is one that Broadsheet made."""
    db = datasette.databases.get(database)
    return db is not None and edition(db.path) is not None


def editions(datasette: Any) -> dict[str, Edition]:
    """Return the edition of each served database that Broadsheet made, by the database's name."""
    found = {name: edition(db.path) for name, db in datasette.databases.items()}
    return {name: one for name, one in found.items() if one is not None}


def site_metadata(datasette: Any) -> dict[str, Any]:
    """Return all editions in the form of Datasette's metadata.

    Datasette writes into what it is given, so the blocks are copied. The words at the top are
    those of the only edition; several databases have no common title.
    """
    found = editions(datasette)
    top = next(iter(found.values())).site if len(found) == 1 else {}
    return {
        **top,
        "databases": {name: _copied(one.database) for name, one in found.items()},
    }


def _copied(block: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _copied(value) if isinstance(value, dict) else value for key, value in block.items()
    }


def _state(path: str) -> object:
    try:
        status = os.stat(path)
    except OSError:
        return "absent"
    return status.st_mtime_ns, status.st_size, status.st_ino


def _has_our_tables(connection: sqlite3.Connection) -> bool:
    """Tell whether each table of the schema is there, as a table, with all its columns."""
    kinds = dict(connection.execute("SELECT name, type FROM sqlite_master").fetchall())
    return (
        all(
            kinds.get(name) in ("table", "view")
            and (kinds[name] == "view") == (name in VIEWS)
            and set(about["columns"])
            <= {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
            for name, about in descriptions().items()
        )
        and kinds.get("articles_fts") == "table"
    )


def _read(path: str) -> Edition | None:
    try:
        if not made_by_us(Path(path)):
            return None
        connection = sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True)
    except (OSError, sqlite3.Error):
        return None
    try:
        # Whoever made the file could have put functions into its schema, or a query without end.
        connection.execute("PRAGMA trusted_schema = OFF")
        deadline = time.monotonic() + LONGEST
        connection.set_progress_handler(lambda: time.monotonic() > deadline, 1000)
        if not _has_our_tables(connection):
            return None
        row = connection.execute(
            "SELECT substr(value, 1, ?) FROM build WHERE key = ? AND typeof(value) = 'text'",
            (MAX_METADATA, KEY),
        ).fetchone()
    except sqlite3.Error:
        return None
    finally:
        connection.close()
    try:
        said = kept(json.loads(row[0])) if row else {}
    except (ValueError, RecursionError):
        said = {}
    blocks = list(said.pop("databases", {}).values())
    site = {key: value for key, value in said.items() if isinstance(value, str)}
    database = {**site, **(blocks[0] if blocks else {})}
    return Edition(site, database)
