"""Answers that take long in a large corpus, found once, so that no reader waits for them.

In: a connection to a finished database, and the block of its metadata. Out: the table `answers`.
Every answer is what its question gives, which a test shows; one that could be another tomorrow, or
that has no end, is left out. So are all in a small corpus, where every question is quick.
"""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from typing import Any

from broadsheet.database import read_only
from broadsheet.publish.query import escape_fts
from broadsheet.publish.questions import MOST_ROWS, questions, untyped
from broadsheet.workers import surely

LEAST = 1_000
"""Articles from which on answers are kept."""

MOST_STEPS = 2_000_000
"""Thousands of steps of SQLite's machine (https://sqlite.org/opcode.html) that one question may
take, some minutes; a count, not a time, so that every build keeps the same answers."""

UNSTEADY = frozenset(
    "random randomblob current_date current_time current_timestamp changes total_changes"
    " last_insert_rowid".split()
)
"""Functions whose result may be another in the next moment, or may be of the build alone."""

OF_TIME = frozenset("date time datetime julianday strftime unixepoch timediff".split())
"""Functions that are as steady as what they are given (https://sqlite.org/lang_datefunc.html)."""

_NOW = re.compile(
    r"'\s*(?:now|subsec(?:ond)?|localtime|utc)\s*'"
    rf"|\b(?:{'|'.join(sorted(OF_TIME))})\s*\(\s*\)"
    r"|\bstrftime\s*\(\s*'[^']*'\s*\)",
    re.IGNORECASE,
)
"""What asks for the time of day, or depends on where the clock hangs."""


def answers(
    connection: sqlite3.Connection, block: dict[str, Any], least: int = LEAST, workers: int = 1
) -> None:
    """Keep the answers, if there are at least so many articles; `workers` processes find them.

    The connection is to a file and in no transaction, so that others can read what is there.
    """
    (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    if articles < least:
        return
    asked = sorted(set(questions(connection, block)))
    file = next(row[2] for row in connection.execute("PRAGMA database_list") if row[1] == "main")
    found = list(surely(partial(_answer, file), asked, workers))
    for question, answer in zip(asked, found, strict=True):
        if answer is not None:
            connection.execute("INSERT INTO answers VALUES (?, ?, ?)", (question, *answer))


def _answer(file: str, question: str) -> tuple[str, str] | None:
    """Return the columns and the rows of an answer as JSON, None for one that is not kept."""
    steps = iter(range(MOST_STEPS))
    # Nothing is locked, and nobody writes: the process that would waits for this answer.
    with closing(read_only(file, immutable=True)) as asking:
        asking.create_function("escape_fts", 1, escape_fts, deterministic=True)
        asking.set_authorizer(_steady(question))
        asking.set_progress_handler(lambda: next(steps, None) is None, 1_000)
        try:
            cursor = asking.execute(question, untyped(question))
            rows = cursor.fetchmany(MOST_ROWS)
            columns = [column[0] for column in cursor.description]
            return json.dumps(columns, ensure_ascii=False), json.dumps(rows, ensure_ascii=False)
        except (sqlite3.Error, TypeError):  # not allowed, no table, too long, or bytes in a row
            return None


def _steady(question: str) -> Callable[..., int]:
    """Return what allows reading, and functions that give the same result at any time."""
    refused = UNSTEADY | (OF_TIME if _NOW.search(question) else frozenset())
    reading = (
        sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
    )  # fmt: skip

    def allowed(action: int, _first: str | None, function: str | None, *_rest: str | None) -> int:
        if action == sqlite3.SQLITE_FUNCTION and str(function).lower() in refused:
            return sqlite3.SQLITE_DENY
        return sqlite3.SQLITE_OK if action in reading else sqlite3.SQLITE_DENY

    return allowed
