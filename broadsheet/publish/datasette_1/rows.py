"""Rows of Datasette 1.0's databases: as many as there are, and once more for the page.

In: a database. Out: the same, which counts a table to its end, since 1.0 stops at 10,000, and
remembers what it found last for the page at hand, since 1.0 gives templates only cells, and does
not tell them whether there are more.
"""

import re
from contextvars import ContextVar
from typing import Any

from datasette.database import Results

_UNBOUND = 2**62
"""More rows than there are."""

_COUNT = re.compile(
    rf"select count\(\*\) from \(select \* (from .+) limit {_UNBOUND + 1}\)", re.DOTALL
)
"""How 1.0 counts."""

_found: ContextVar[tuple[str, Results] | None] = ContextVar("found", default=None)


def ask_as_before(db: Any) -> None:
    """Have a database of ours count like 0.65, and remember the last rows."""
    ask = db.execute
    db.count_limit = _UNBOUND

    async def execute(sql: str, params: Any = None, truncate: bool = False, **options: Any) -> Any:
        counted = _COUNT.fullmatch(sql)
        asked = f"select count(*) {counted[1]}" if counted else sql
        found = await ask(asked, params, truncate, **options)
        if truncate:
            _found.set((sql, found))
        return found

    db.execute = execute


def found_for(sql: str | None) -> Results:
    """Return what was found last, where it was for this SQL; else no rows."""
    last = _found.get()
    return last[1] if last and last[0] == sql else Results([], False, ())
