"""The figures of a build, for its summary.

In: a connection to what was loaded. Out: a `Report`.
"""

import sqlite3
from dataclasses import dataclass

STATED = ("headline", "byline", "published", "dateline", "outlet", "language")
"""The fields that an article states or leaves out."""

FACTS = ("people", "organizations", "places", "quotes", "dates", "stories")
"""The tables of facts whose rows the summary counts."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made: counts by name, problems by kind, and the finished file.

    `facts` are the rows of each table of `FACTS`; `since` is what the table build has to say of an
    earlier edition, where one was given. `unread` are the files and records that should have been
    articles and could not be read. `unchanged`: the database was there already, nothing was done.
    """

    articles: int
    words: int
    stated: dict[str, int]
    set_aside: int
    set_aside_characters: int
    characters: int
    problems: dict[str, int]
    queries: int
    facts: dict[str, int]
    since: dict[str, str]
    unread: int = 0
    size: int = 0
    sha256: str = ""
    unchanged: bool = False


def counted(connection: sqlite3.Connection, queries: int, since: dict[str, str]) -> Report:
    """Count what was loaded; the file itself does not exist yet."""

    def one(sql: str) -> int:
        return int(connection.execute(sql).fetchone()[0] or 0)

    return Report(
        articles=one("SELECT count(*) FROM articles"),
        words=one("SELECT sum(word_count) FROM articles"),
        stated={name: one(f"SELECT count({name}) FROM articles") for name in STATED},
        set_aside=one("SELECT count(*) FROM set_aside"),
        set_aside_characters=one('SELECT sum("end" - start) FROM set_aside'),
        characters=one("SELECT sum(\"end\" - start) FROM passages WHERE role != 'blank'"),
        problems=dict(
            connection.execute("SELECT kind, count(*) FROM problems GROUP BY 1 ORDER BY 2 DESC, 1")
        ),
        queries=queries,
        facts={table: one(f"SELECT count(*) FROM {table}") for table in FACTS},
        since=since,
    )
