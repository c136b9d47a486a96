"""Numbers of rows: each is made from what the row is about, as `load_id` says.

In: a connection to a database whose tables are sound. Out: faults. Numbers of people, organizations
and places are made from keys that no table has, and are not looked at.
"""

import hashlib
import sqlite3
from collections.abc import Iterator

from broadsheet.load_id import stable_id
from broadsheet.verify.fault import Fault, short

_ARTICLES = """
SELECT id, sha256, url, path, EXISTS (
  SELECT 1 FROM problems WHERE problems.path = articles.path AND stage = 'load'
    AND kind IN ('same address', 'id taken')
) FROM articles ORDER BY id
"""
_MADE = {
    "quotes": "SELECT id, article_id || ':' || start || ':' || \"end\" FROM quotes ORDER BY id",
    "authors": "SELECT id, name FROM authors ORDER BY id",
    "problems": """
SELECT id, path || char(0) || stage || char(0) || kind || char(0) || detail
FROM problems ORDER BY id""",
}
"""For each table its numbers, and what each is made from."""


def faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Yield the rows whose number is not the one that a build gives them."""
    divided = connection.execute("SELECT 1 FROM build WHERE key = 'shard_by'").fetchone()
    for identity, sha256, url, path, said in connection.execute(_ARTICLES):
        content = sha256 if url is None else _sha256(url)
        if identity != _id(content) and not said:
            what = "its content" if url is None else f"its address {short(url)}"
            yield Fault(f"articles {identity} ({path})", f"id is not the one made from {what}")
    for table, sql in _MADE.items():
        before = 0
        for identity, content in connection.execute(sql):
            wanted = None if content is None else _id(_sha256(content))
            # One that is taken gives way to the next; of a set, another database may have it.
            if identity != wanted and not (divided or identity == before + 1):
                yield Fault(f"{table} {identity}", f"id is not the one made from {short(content)}")
            before = identity


def _sha256(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()


def _id(sha256: str) -> int | None:
    try:
        return stable_id(sha256)
    except ValueError:
        return None
