"""Answers that take long in a large corpus, found once, so that no reader waits for them.

In: a connection to a finished database, and the block of its metadata. Out: the table `answers`.
Every answer is what its question gives, which a test shows; one that could be another tomorrow, or
that has no end, is left out. So are all in a small corpus, where every question is quick.
"""

import json
import sqlite3
from typing import Any

from broadsheet.publish.questions import MOST_ROWS, questions

LEAST = 1_000
"""Articles from which on answers are kept."""

MOST_STEPS = 2_000_000
"""Thousands of steps of SQLite's machine (https://sqlite.org/opcode.html) that one question may
take, some minutes; a count, not a time, so that every build keeps the same answers."""

UNSTEADY = frozenset(
    "random randomblob date time datetime julianday strftime unixepoch timediff current_date"
    " current_time current_timestamp changes total_changes last_insert_rowid".split()
)
"""Functions whose result may be another in the next moment, or may be of the build alone."""


def answers(connection: sqlite3.Connection, block: dict[str, Any], least: int = LEAST) -> None:
    """Keep the answers, if there are at least so many articles."""
    (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    if articles < least:
        return
    for question in sorted(set(questions(connection, block))):
        answer = _answer(connection, question)
        if answer is not None:
            connection.execute("INSERT INTO answers VALUES (?, ?, ?)", (question, *answer))


def _answer(connection: sqlite3.Connection, question: str) -> tuple[str, str] | None:
    """Return the columns and the rows of an answer as JSON, None for one that is not kept."""
    steps = iter(range(MOST_STEPS))
    try:
        connection.set_authorizer(_steady)
        connection.set_progress_handler(lambda: next(steps, None) is None, 1_000)
        cursor = connection.execute(question)
        rows = cursor.fetchmany(MOST_ROWS)
        columns = [column[0] for column in cursor.description]
        return json.dumps(columns, ensure_ascii=False), json.dumps(rows, ensure_ascii=False)
    except (sqlite3.Error, TypeError):  # not allowed, no such table, too long, or bytes in a row
        return None
    finally:
        connection.set_progress_handler(None, 0)
        connection.set_authorizer(None)


def _steady(action: int, _first: str | None, function: str | None, *_rest: str | None) -> int:
    """Allow reading, and functions that give the same result at any time."""
    if action == sqlite3.SQLITE_FUNCTION and str(function).lower() in UNSTEADY:
        return sqlite3.SQLITE_DENY
    reading = (
        sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
    )  # fmt: skip
    return sqlite3.SQLITE_OK if action in reading else sqlite3.SQLITE_DENY
