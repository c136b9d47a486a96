"""Counts within the tables: what joins articles to names, and how often each name is there.

In: a connection to a database whose tables are sound. Out: faults.
"""

import sqlite3
from collections.abc import Iterator

from broadsheet.load_counts import TABLES
from broadsheet.verify.fault import Fault

_COUNTED = {
    "authors": "SELECT author_id AS id, count(*) AS articles FROM article_authors GROUP BY 1",
    "stories": "SELECT story_id AS id, count(*) AS articles FROM articles GROUP BY 1",
    **{
        table: f"SELECT {column} AS id, count(*) AS articles, sum(mentions) AS mentions"
        f" FROM article_{table} GROUP BY 1"
        for table, column in TABLES.values()
    },
}
"""For each table the counts that its rows must have."""


def faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Yield the counts that are not those of the rows that are counted."""
    for kind, (table, column) in TABLES.items():
        linked = f"SELECT article_id, {column}, mentions FROM article_{table}"
        named = (
            "SELECT article_id, entity_id, count(*) FROM mentions"
            f" WHERE kind = '{kind}' AND entity_id IS NOT NULL GROUP BY 1, 2"
        )
        for one, other in ((linked, named), (named, linked)):
            for article, entity, _ in connection.execute(f"{one} EXCEPT {other} LIMIT 10"):
                what = f"of article {article} and {entity} is not what mentions has"
                yield Fault(f"article_{table}", what)
    for table, sql in _COUNTED.items():
        names = ["articles", "mentions"] if "mentions" in sql else ["articles"]
        wrong = " OR ".join(f"t.{name} IS NOT coalesce(c.{name}, 0)" for name in names)
        query = f"SELECT t.id FROM {table} AS t LEFT JOIN ({sql}) AS c USING (id) WHERE {wrong}"
        for (identity,) in connection.execute(f"{query} ORDER BY 1"):
            yield Fault(f"{table} {identity}", f"does not count its {' and '.join(names)} right")
