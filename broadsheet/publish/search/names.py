"""People, organizations and places by what somebody types of their names.

In: what was typed, in any of the ways of writing that the index folds. Out: those of which a name
or another form has all the words, the most often named first. While somebody types, the last word
may be unfinished.
"""

from typing import Any

from broadsheet.folding import folded_query
from broadsheet.publish.ask import asked
from broadsheet.publish.facts import TABLES, entity_url
from broadsheet.publish.query import words_of
from broadsheet.publish.search.selection import Selection

SUGGESTED = 8
"""Names that are suggested."""

SHOWN = 4
"""Names of each kind that the search page shows above the articles."""

# Rows of the index stand in the order of how many articles name them.
_OF_KIND = """
SELECT kind, entity_id FROM names_fts WHERE names_fts MATCH :match AND kind = :kind
ORDER BY rowid LIMIT {most}
"""
_OF_ANY = """
SELECT kind, entity_id FROM names_fts
WHERE names_fts MATCH :match AND kind IN (SELECT value FROM json_each(:kinds))
ORDER BY rowid LIMIT {most}
"""
_ROWS = {
    kind: f"SELECT id, name, aliases, articles, stories, {more} FROM {table} WHERE id = :id"
    for kind, table, more in (
        ("person", "people", "NULL AS country_code"),
        ("organization", "organizations", "NULL AS country_code"),
        ("place", "places", "country_code"),
    )
}


async def suggested(
    datasette: Any, database: str, typed: str, kinds: list[str]
) -> list[dict[str, Any]]:
    """Return names for what somebody is typing; none where looking them up took too long."""
    match = _expression(typed, unfinished=not typed[-1:].isspace())
    if not match or not kinds:
        return []
    db = datasette.get_database(database)
    listed = "[" + ", ".join(f'"{kind}"' for kind in kinds) + "]"
    found = await asked(db, _OF_ANY.format(most=SUGGESTED), {"match": match, "kinds": listed})
    return [await _named(datasette, database, row) for row in found or []]


async def matching(
    datasette: Any, database: str, typed: str, kinds: list[str]
) -> dict[str, list[dict[str, Any]]]:
    """Return for each kind the names that have all the words; one more than are shown."""
    match = _expression(typed, unfinished=False)
    db = datasette.get_database(database)
    names = {}
    for kind in kinds if match else []:
        sql = _OF_KIND.format(most=SHOWN + 1)
        found = await asked(db, sql, {"match": match, "kind": kind})
        names[kind] = [await _named(datasette, database, row) for row in found or []]
    return {kind: rows for kind, rows in names.items() if rows}


async def labels(db: Any, selection: Selection) -> dict[tuple[str, str], str]:
    """Return what the chosen people, organizations and places are called."""
    called = {}
    for kind in TABLES:
        for value in selection.values(kind):
            rows = await asked(db, _ROWS[kind], {"id": int(value)})
            if rows:
                called[kind, value] = str(rows[0]["name"])
    return called


def _expression(typed: str, *, unfinished: bool) -> str:
    """Return the FTS5 expression for names with all the words; of an unfinished one the beginning.

    >>> _expression("vladimir pu", unfinished=True), _expression("Kyiv OR", unfinished=False)
    ('"vladimir" "pu" *', '"Kyiv"')
    """
    words = words_of(folded_query(typed))
    if not words:
        return ""
    return " ".join(f'"{word}"' for word in words) + (" *" if unfinished else "")


async def _named(datasette: Any, database: str, row: dict[str, Any]) -> dict[str, Any]:
    kind, identity = row["kind"], row["entity_id"]
    db = datasette.get_database(database)
    rows = await asked(db, _ROWS[kind], {"id": identity}) if kind in _ROWS else None
    named = rows[0] if rows else {"id": identity, "name": "", "aliases": None, "articles": 0}
    return {**named, "kind": kind, "url": entity_url(datasette, database, kind, identity)}
