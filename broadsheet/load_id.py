"""Ids of rows: numbers made from what the row is about, the same in every build.

In: the sha256 of a content in hexadecimal. Out: the id, or the next one that no other row has.
"""

import json
import sqlite3
from collections.abc import Iterable

ID_DIGITS = 12
"""Hexadecimal digits of an id: 48 bits, which are at most 15 decimal digits, as many as
spreadsheets keep; JavaScript and JSON keep 53 bits."""


def stable_id(content: str) -> int:
    """Make an id from a content's sha256 in hexadecimal: its first digits as a positive number."""
    return int(content[:ID_DIGITS], 16) or 1


def free_id(connection: sqlite3.Connection, table: str, wanted: int) -> int:
    """Return an id, or the next one that no other row of a table has.

    By chance two of a million articles share an id in one corpus of some six hundred (n²/2 in
    2**48); and somebody may search for such a pair.
    """
    sql = f"SELECT 1 FROM {table} WHERE id = ?"
    while connection.execute(sql, (wanted,)).fetchone() is not None:
        wanted += 1
    return wanted


def free_ids(connection: sqlite3.Connection, table: str, wanted: Iterable[int]) -> list[int]:
    """Return an id for each that is wanted, as `free_id` gives them to one row after the other."""
    ids = list(wanted)
    sql = f"SELECT id FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
    taken = {number for (number,) in connection.execute(sql, (json.dumps(ids),))}
    given = []
    for first in ids:
        number = first
        while number in taken:
            number = free_id(connection, table, number + 1)
        taken.add(number)
        given.append(number)
    return given
