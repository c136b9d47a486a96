"""How the articles of a search divide: the values of its facets, and the stories they tell.

In: rows of articles, or SQL for them. Out: `Value`s with their counts, and groups of ids.
"""

from array import array
from collections import Counter
from dataclasses import dataclass
from typing import Any

MOST_COUNTED = 30
"""Values of a facet that are counted."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: its argument, what it is called, and how many articles have it."""

    value: str
    label: str
    count: int


def names_sql(argument: str, table: str) -> str:
    """Return SQL that counts the names of a kind in the articles `:ids`."""
    return f"""
WITH most AS MATERIALIZED (
  SELECT link.{argument}_id AS id, count(*) AS count
  FROM json_each(:ids) AS listed CROSS JOIN article_{table} AS link
    ON link.article_id = listed.value
  GROUP BY 1 ORDER BY count DESC, 1 LIMIT {MOST_COUNTED}
)
SELECT most.id AS value, named.name AS label, most.count
FROM most JOIN {table} AS named ON named.id = most.id ORDER BY most.count DESC, label, most.id
"""


def by_column(column: str, rows: list[dict[str, Any]]) -> list[Value]:
    """Return the most frequent values of a column of rows."""
    counts = Counter(row[column] for row in rows)
    counts.pop(None, None)
    found = sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))
    return [Value(str(value), str(value), count) for value, count in found[:MOST_COUNTED]]


def values_of(rows: list[dict[str, Any]] | None) -> list[Value] | None:
    """Return what counting found; None where it took too long."""
    if rows is None:
        return None
    return [Value(str(row["value"]), str(row["label"]), row["count"]) for row in rows]


def grouped_by_story(
    ids: list[int], rows: list[dict[str, Any]]
) -> tuple["array[int]", "array[int]"]:
    """Put the articles of one story together where its best stands; of them its first copy first.

    The id of a story is that of its first copy.
    """
    groups: dict[int, list[int]] = {}
    for identity, row in zip(ids, rows, strict=True):
        groups.setdefault(row["story"], []).append(identity)
    grouped, begins = array("q"), array("l", [0])
    for story, group in groups.items():
        grouped.extend(
            [story, *(one for one in group if one != story)] if story in group else group
        )
        begins.append(len(grouped))
    return grouped, begins


WHOLE_COLUMN = """
SELECT {column} AS value, {column} AS label, count(*) AS count FROM articles
WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY count DESC, 1 LIMIT {most}
"""
WHOLE_NAMES = """
SELECT id AS value, name AS label, articles AS count FROM {table}
WHERE articles IS NOT NULL ORDER BY articles DESC, name, id LIMIT {most}
"""
