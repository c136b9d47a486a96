"""What a connection to a database may do.

In: a connection that Datasette has opened, and the database's name. Out: nothing; it is bounded. A
database of ours could be anybody's that carries our mark, so that nothing in its schema is trusted;
where the site is public, each statement has limits as well (https://sqlite.org/security.html).
"""

import sqlite3
from typing import Any

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

_NEVER = frozenset({"load_extension", "fts3_tokenizer"})
_SLOW = frozenset({"instr", "replace", "trim", "ltrim", "rtrim", "randomblob", "zeroblob"})
"""Functions of which one call can take minutes, or much memory; no time limit reaches into one."""

_WRITING = frozenset(
    getattr(sqlite3, f"SQLITE_{name}")
    for name in (
        "INSERT UPDATE DELETE ATTACH DETACH ALTER_TABLE REINDEX ANALYZE CREATE_INDEX CREATE_TABLE"
        " CREATE_TRIGGER CREATE_VIEW CREATE_VTABLE DROP_INDEX DROP_TABLE DROP_TRIGGER DROP_VIEW"
        " DROP_VTABLE SAVEPOINT"
    ).split()
)


def bound(connection: sqlite3.Connection, database: str, datasette: Any) -> None:
    """Bound a connection: always to a database of ours, and to any file where the site is public."""
    db = datasette.databases.get(database)
    if db is None or db.path is None:
        return
    public = is_public(datasette)
    ours = is_ours(datasette, database) or index_of(datasette, database) is not None
    if ours:
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
    """Let a stranger's statement read, with functions of which no call takes long."""
    if action == sqlite3.SQLITE_FUNCTION:
        refused = (second or "").lower() in _NEVER | _SLOW
    elif action == sqlite3.SQLITE_PRAGMA:
        refused = first == "database_list"
    else:
        refused = action in _WRITING
    return sqlite3.SQLITE_DENY if refused else sqlite3.SQLITE_OK
