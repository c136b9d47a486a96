"""What a connection to a database may do.

In: a connection that Datasette has opened, and the database's name. Out: nothing; it is bounded. A
database of ours could be anybody's that carries our mark, so that nothing in its schema is trusted;
where the site is public, each statement has limits as well (https://sqlite.org/security.html).
"""

import sqlite3
from pathlib import Path
from typing import Any

from broadsheet.load_file import made_by_us
from broadsheet.publish.edition import is_ours
from broadsheet.publish.shards.index import index_of
from broadsheet.serve import lanes
from broadsheet.serve.settings import is_public

HEAP = 256 * 1024 * 1024
"""Bytes that SQLite may take for all connections of a process; beyond them a statement fails. The
largest article has 20 MB, and sorting goes to disk."""

OF_PAGES = {
    sqlite3.SQLITE_LIMIT_LENGTH: 64_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 256,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 100,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 50_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}
"""For SQL that the site itself writes: a row has at most a file of 20 MB as text and as bytes; a
saved query can be as long as a metadata.yml."""

OF_STRANGERS = {
    **OF_PAGES,
    sqlite3.SQLITE_LIMIT_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 16_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 10,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
}
"""For SQL that a stranger writes."""

_REFUSED = frozenset(
    "instr replace trim ltrim rtrim randomblob zeroblob load_extension fts3_tokenizer".split()
)
"""Functions of which one call can take minutes, or much memory, as no time limit reaches into one;
and those that reach out of the database."""


def bound(connection: sqlite3.Connection, database: str, datasette: Any) -> None:
    """Bound a connection: always to a file with our mark, and to any where the site is public."""
    db = datasette.databases.get(database)
    if db is None or db.path is None:
        return
    public = is_public(datasette)
    ours = is_ours(datasette, database) or index_of(datasette, database) is not None
    if public or made_by_us(Path(db.path)):
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
    if not public:
        return
    strange = lanes.working() == lanes.SQL
    for limit, value in (OF_STRANGERS if strange else OF_PAGES).items():
        connection.setlimit(limit, value)
    connection.execute(f"PRAGMA hard_heap_limit = {HEAP}")
    if ours or not db.is_mutable:
        connection.execute("PRAGMA query_only = ON")
    if strange:
        connection.set_authorizer(_authorize)


def _authorize(action: int, first: str | None, second: str | None, *_rest: str | None) -> int:
    """Let a stranger's statement call no function of which one call may take long.

    It cannot write in any case: the file is opened to be read, and `query_only` is on.
    """
    refused = (action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in _REFUSED) or (
        action == sqlite3.SQLITE_PRAGMA and first == "database_list"
    )
    return sqlite3.SQLITE_DENY if refused else sqlite3.SQLITE_OK
