"""Which of the served databases Broadsheet made, and what each says about its site.

In: Datasette and the name of a database. Out: an `Edition`, read from the file alone, once.
A file is a stranger's until its header says otherwise, and even then only known keys are taken.
"""

import asyncio
import json
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote
from weakref import WeakKeyDictionary

from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound

from broadsheet.load_file import made_by_us
from broadsheet.publish.descriptions import VIEWS, descriptions
from broadsheet.publish.metadata import KEY, MAX_METADATA, kept, known_keys

LONGEST = 2.0
"""Seconds that reading a file's metadata may take."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What a database says about itself: the site's own words, and the block of the database."""

    site: dict[str, Any]
    database: dict[str, Any]
    file: tuple[int, int]
    """Device and inode of the file it was read from."""
    facts: bool
    """Whether it has the tables of names, quotes, dates and stories."""
    folded: bool = False
    """Whether its full-text index holds words as `folding` writes them."""
    names: bool = False
    """Whether it has an index of names."""
    placed: float = 0.0
    """When the file was put in its place, in seconds since 1970."""


_FACTS = frozenset(
    "people organizations places article_people article_organizations article_places mentions"
    " quotes said dates stories timeline named".split()
)
_FACTS_OF_ARTICLES = frozenset({"story_id", "similarity"})
"""Tables, and columns of articles, that databases made before there were facts do not have."""

_LATER = {"articles": {"sentence_length"}}
"""Columns that came later still, by table; only saved queries ask for them."""

_OPTIONAL = frozenset({"answers"})
"""Tables without which everything is shown, only more slowly."""

_known: WeakKeyDictionary[Any, dict[str, Edition | None]] = WeakKeyDictionary()


def edition(datasette: Any, database: str | None) -> Edition | None:
    """Return what a served database says of its site, or None when Broadsheet did not make it.

    It is read once: a server shows one edition until it is started again, whatever file takes the
    place meanwhile.
    """
    db = datasette.databases.get(database)
    if db is None or db.path is None:
        return None
    known = _known.setdefault(datasette, {})
    if db.path not in known:
        known[db.path] = _read(db.path)
    return known[db.path]


def edition_of(path: str) -> Edition | None:
    """Return what a file says of its site, or None when Broadsheet did not make it."""
    return _read(path)


async def hold(datasette: Any) -> None:
    """Have every thread of the server open its connections now, to the file that is there now.

    Datasette opens them one by one as they are needed; after a build has put a new file in the
    place, some threads would serve the old edition and some the new one.
    """
    threads = datasette.setting("num_sql_threads")
    for name in editions(datasette) if threads else ():
        together = threading.Barrier(threads)
        opened = [
            datasette.get_database(name).execute_fn(_waiting(together)) for _ in range(threads)
        ]
        await asyncio.gather(*opened)


def _waiting(together: threading.Barrier) -> Callable[[Any], None]:
    """Return a task that ends when as many threads have begun one as there are."""

    def wait(_connection: Any) -> None:
        with suppress(threading.BrokenBarrierError):
            together.wait(LONGEST)

    return wait


def is_replaced(datasette: Any, database: str) -> bool:
    """Tell whether another file has taken the place of a served database since the start."""
    known = edition(datasette, database)
    path = datasette.get_database(database).path
    return known is not None and _file(path) != known.file


def is_ours(datasette: Any, database: str | None) -> bool:
    """Tell whether a served database, by its name, is one that Broadsheet made."""
    return edition(datasette, database) is not None


def has_facts(datasette: Any, database: str | None) -> bool:
    """Tell whether a database of ours has the tables of names, quotes, dates and stories."""
    known = edition(datasette, database)
    return known is not None and known.facts


def requested(request: Any, datasette: Any, missing: str) -> Any:
    """Return the database that a request's path names.

    Raises `NotFound` when there is none, or when it is a stranger's, which `missing` says lacks
    what was asked for.
    """
    try:
        db = datasette.get_database(route=tilde_decode(request.url_vars["database"]))
    except KeyError:
        raise NotFound("There is no such database") from None
    if not is_ours(datasette, db.name):
        raise NotFound(f"This database was not made by Broadsheet, so it has no {missing}")
    return db


def editions(datasette: Any) -> dict[str, Edition]:
    """Return the edition of each served database that Broadsheet made, by the database's name."""
    found = {name: edition(datasette, name) for name in datasette.databases}
    return {name: one for name, one in found.items() if one is not None}


def only_edition(datasette: Any) -> str | None:
    """Return the name of the database of ours beside which nothing else is served, if there is one.

    Names that begin with an underscore are Datasette's own.
    """
    shown = [name for name in datasette.databases if not name.startswith("_")]
    return shown[0] if len(shown) == 1 and is_ours(datasette, shown[0]) else None


def site_metadata(datasette: Any, key: str | None = None) -> dict[str, Any]:
    """Return all editions in the form of Datasette's metadata, or what can hold one key of it.

    Datasette asks dozens of times for each page, mostly for keys that no edition has, and for all
    tables to look for permissions, which no edition says. So no more is copied than can be meant:
    of `tables` only the size of facets, for which Datasette asks under that key too. It writes into
    what it is given, hence the copies. The words at the top are those of the only edition; several
    databases have no common title.
    """
    if key is not None and key not in (*known_keys("top"), *known_keys("database")):
        return {}
    found = editions(datasette)
    if len(found) == 1:
        ((name, one),) = found.items()
        block = _meant(one.database, key)
        return {**_not_overridden(datasette, one.site), "databases": {name: block}}
    blocks = {name: _meant({**one.site, **one.database}, key) for name, one in found.items()}
    return {"databases": blocks}


def _meant(block: dict[str, Any], key: str | None) -> dict[str, Any]:
    """Return a copy of a database's block, as much of it as a question for a key can mean."""
    if key is None or key == "databases":
        return _copied(block)
    if key == "tables":
        tables = block.get("tables", {})
        return {
            "tables": {
                name: {"facet_size": about["facet_size"]}
                for name, about in tables.items()
                if "facet_size" in about
            }
        }
    if key == "queries":
        return {"queries": _copied(block.get("queries", {}))}
    return {word: said for word, said in block.items() if not isinstance(said, dict)}


def _not_overridden(datasette: Any, site: dict[str, Any]) -> dict[str, Any]:
    """Return the site's words without those of which a part comes from `datasette -m`.

    A licence of one must not be linked to the address of another.
    """
    local = datasette._metadata_local or {}  # noqa: SLF001 - there is no public way to ask
    pairs = [{key, f"{key}_url"} for key in ("license", "source", "about", "creator")]
    dropped = {key for pair in pairs if pair & set(local) for key in pair}
    return {key: value for key, value in site.items() if key not in dropped}


def _copied(block: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _copied(value) if isinstance(value, dict) else value for key, value in block.items()
    }


def _file(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _lacking(connection: sqlite3.Connection) -> set[str]:
    """Return the tables of the schema that are not there as such, or not with all their columns.

    Columns of articles that came with the facts are named as `articles.` with their name.
    """
    kinds = dict(connection.execute("SELECT name, type FROM sqlite_master").fetchall())
    lacking = {"articles_fts"} if kinds.get("articles_fts") != "table" else set()
    for name, about in descriptions().items():
        if name in _OPTIONAL:
            continue
        there = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
        columns = set(about["columns"]) - there - _LATER.get(name, set())
        if kinds.get(name) != ("view" if name in VIEWS else "table"):
            lacking.add(name)
        elif name == "articles" and columns <= _FACTS_OF_ARTICLES:
            lacking |= {f"articles.{column}" for column in columns}
        elif columns:
            lacking.add(name)
    return lacking


def _index(connection: sqlite3.Connection) -> tuple[bool, bool]:
    """Tell whether the full-text index is folded, and whether there is an index of names."""
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
    tables = dict(connection.execute(sql).fetchall())
    columns = [row[1] for row in connection.execute("PRAGMA table_info(names_fts)")]
    return "categories" in tables["articles_fts"], (
        "names_fts" in tables and {"forms", "kind", "entity_id"} <= {*columns}
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
        lacking = _lacking(connection)
        if lacking - _FACTS - {f"articles.{column}" for column in _FACTS_OF_ARTICLES}:
            return None
        folded, names = _index(connection)
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
    file = _file(path)
    block = blocks[0] if blocks else {}
    if file is None:
        return None
    placed = Path(path).stat().st_mtime
    return Edition(site, block, file, not lacking, folded, names and not lacking, placed)
