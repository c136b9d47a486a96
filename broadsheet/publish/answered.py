"""A served database that gives kept answers at once, and the newest articles by their index.

In: Datasette's object for a database of ours. Out: the same object, whose `execute` looks a
question up in the table `answers` first (`load_answers` filled it) and asks a page of the table of
articles so that it need not sort them all, and whose `table_counts` are those of the answers.
"""

import json
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from datasette.database import QueryInterrupted, Results

from broadsheet.database import identifier
from broadsheet.publish.edition import editions
from broadsheet.publish.listed import listed
from broadsheet.publish.paged import INDEXED, by_index
from broadsheet.publish.questions import MOST_ROWS, count, spelled, untyped

MOST_CHARACTERS = 16_000_000
"""Of all answers together; no build keeps so much, and then none is used."""

_SIZE = "SELECT sum(length(columns) + length(rows)) FROM answers"
_KEPT = "SELECT question, columns, rows FROM answers"

_COUNTS = "select count(*) from "
"""How a question begins for whose number Datasette looks without asking whether there is one."""

Answers = dict[str, tuple[Any, list[sqlite3.Row]]]
"""The description of the columns and the rows, by question."""

Execute = Callable[..., Awaitable[Results]]


async def answer_at_once(datasette: Any) -> None:
    """Have the databases of ours use what is in them."""
    for name in editions(datasette):
        db = datasette.get_database(name)
        known = await _answers(db)
        indexed: bool = await db.execute_fn(_is_indexed)
        if known or indexed:
            db.execute = _answering(db, known, indexed=indexed)
        if known:
            db.table_counts = _counting(db, known)


def _answering(db: Any, known: Answers, *, indexed: bool) -> Execute:
    """Return a database's `execute` that looks first."""
    ask = db.execute

    async def execute(
        sql: str, params: Any = None, truncate: bool = False, *rest: Any, **options: Any
    ) -> Results:
        kept = known.get(spelled(sql))
        if kept is None or _is_typed(sql, params):
            rewritten = by_index(sql) if indexed else sql
            return listed(sql, await ask(rewritten, params, truncate, *rest, **options))
        description, rows = kept
        most = db.ds.max_returned_rows if truncate else len(rows)
        if len(rows) == MOST_ROWS and (not truncate or most >= MOST_ROWS):
            return listed(sql, await ask(sql, params, truncate, *rest, **options))
        return listed(sql, Results(rows[:most], len(rows) > most, description))

    return execute


def _is_typed(sql: str, params: Any) -> bool:
    """Tell whether a parameter of a question has a value."""
    names = untyped(sql)
    given = dict.items(params) if isinstance(params, dict) else ()
    return bool(names) and dict(given) | names != dict(given)


def _counting(db: Any, known: Answers) -> Callable[..., Awaitable[dict[str, int | None]]]:
    """Return a database's `table_counts` for tables that a reader is shown; None for the others.

    Datasette counts each table anew for each page, and gives None for those that take long.
    """

    async def table_counts(limit: int = 10) -> dict[str, int | None]:  # noqa: ARG001 - its name
        return {table: _number(known.get(count(table))) for table in await db.table_names()}

    return table_counts


def _number(answer: tuple[Any, list[sqlite3.Row]] | None) -> int | None:
    """Return the number that is an answer, None where there is none, or something else."""
    found = [*answer[1][0]] if answer and answer[1] else []
    return found[0] if len(found) == 1 and isinstance(found[0], int) else None


def _is_indexed(connection: sqlite3.Connection) -> bool:
    """Tell whether a database has all indexes; one made by an older version has not."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'index'"
    there = {row[0] for row in connection.execute(sql)}
    return there.issuperset(index for index, _ in INDEXED.values())


async def _answers(db: Any) -> Answers:
    """Read all answers; none where a database has no such table, or something else in it."""
    try:
        size = (await db.execute(_SIZE, log_sql_errors=False)).first()[0]
        if not isinstance(size, int) or size > MOST_CHARACTERS:
            return {}
        kept = await db.execute(_KEPT, log_sql_errors=False)
        found = {str(question): _rows(columns, rows) for question, columns, rows in kept.rows}
    except (QueryInterrupted, sqlite3.Error, ValueError, TypeError, RecursionError):
        return {}
    counts = {question for question in found if question.startswith(_COUNTS)}
    return {
        question: answer
        for question, answer in found.items()
        if question not in counts or _number(answer) is not None
    }


def _rows(columns: str, rows: str) -> tuple[Any, list[sqlite3.Row]]:
    """Return an answer in the form in which SQLite's module gives it.

    Raises `ValueError` or `TypeError` for what is none.
    """
    names = json.loads(columns)
    empty = ", ".join(f"NULL AS {identifier(str(name))}" for name in names)
    memory = sqlite3.connect(":memory:")
    cursor = memory.execute(f"SELECT {empty} LIMIT 0")
    made = [sqlite3.Row(cursor, tuple(row)) for row in json.loads(rows)]
    memory.close()
    if not all(len(row) == len(names) and all(map(_is_value, row)) for row in made):
        raise ValueError(columns)
    return cursor.description, made


def _is_value(value: Any) -> bool:
    """Tell whether something read from JSON can be a value of SQLite."""
    return value is None or (isinstance(value, str | int | float) and not isinstance(value, bool))
