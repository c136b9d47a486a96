"""What every page may show: which databases are ours, and what a database of ours holds.

Out: the variable `broadsheet` for all templates, and for a table's page its `metadata` without the
descriptions of columns, which `table.html` folds away where Datasette would spread them out.
"""

from typing import Any

from datasette import handle_exception

from broadsheet.publish.ask import asked
from broadsheet.publish.cells import FLAGS
from broadsheet.publish.edition import editions, has_facts, is_ours
from broadsheet.records import PROBLEM_KINDS

UNSHOWN = (
    "ordinal start end speaker_start speaker_end cue_start cue_end sentence_start sentence_end"
    " person_id organization_id continues"
).split()
"""Columns that these tables show only when asked: the words, or the name, lead to the same."""

OF_WORDS = frozenset(
    "quotes said mentions named dates timeline fields field_sources set_aside".split()
)


async def variables(
    datasette: Any, view_name: str, database: str | None, table: str | None
) -> dict[str, Any]:
    """Return the variables for one page."""
    shown: dict[str, Any] = {"editions": list(editions(datasette)), "here": None}
    if view_name == "index":
        shown["counts"] = {name: await _counts(datasette, name) for name in shown["editions"]}
    if database is None or not is_ours(datasette, database):
        return {"broadsheet": shown}
    shown["here"] = database
    words = ("title", "description", "license", "license_url")
    shown["site"] = {word: datasette.metadata(word, database=database) for word in words}
    shown["queries"] = set(datasette.metadata("queries", database=database, fallback=False) or {})
    if view_name == "database":
        tables = await _tables(datasette, database)
        shown["tables"] = [table for table in tables if not table["hidden"]]
        shown["joining"] = [table for table in tables if table["hidden"]]
        shown["counts"] = {database: await _counts(datasette, database)}
        shown["build"] = await _build(datasette, database)
        shown["max_rows"] = datasette.setting("max_returned_rows")
    if view_name != "table" or table is None:
        return {"broadsheet": shown}
    about = dict(datasette.table_metadata(database, table))
    shown["columns"] = about.pop("columns", {})
    shown["flags"] = FLAGS if table in ("quotes", "said") else {}
    shown["unshown"] = UNSHOWN if table in OF_WORDS else []
    shown["kinds"] = PROBLEM_KINDS if table == "problems" else {}
    datasette.update_with_inherited_metadata(about)
    return {"broadsheet": shown, "metadata": about} if shown["columns"] else {"broadsheet": shown}


_COUNTS = """
SELECT
  (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM stories) AS stories,
  (SELECT count(*) FROM people) AS people, (SELECT count(*) FROM organizations) AS organizations,
  (SELECT count(*) FROM places) AS places, (SELECT count(*) FROM quotes) AS quotes,
  (SELECT count(*) FROM quotes WHERE speaker IS NOT NULL) AS attributed,
  (SELECT count(*) FROM dates) AS dates
"""


async def _counts(datasette: Any, database: str) -> dict[str, int]:
    """Return how many facts of each kind there are; nothing where counting takes too long."""
    if not has_facts(datasette, database):
        return {}
    found = await asked(datasette.get_database(database), _COUNTS, {})
    return found[0] if found else {}


async def _tables(datasette: Any, database: str) -> list[dict[str, Any]]:
    """Return the tables and views that are described or not hidden, described ones first, in order.

    Those that join two others are hidden and described; those of the full-text index only hidden.
    """
    db = datasette.get_database(database)
    counts = await db.table_counts(10)
    hidden = set(await db.hidden_table_names())
    described = datasette.metadata("tables", database=database, fallback=False) or {}
    there = [name for name in counts if name not in hidden or name in described]
    there += await db.view_names()
    order = [name for name in described if name in there]
    order += [name for name in there if name not in described]
    return [
        {
            "name": name,
            "title": about.get("title") or name,
            "description": about.get("description") or "",
            "count": counts.get(name),
            "hidden": name in hidden or bool(about.get("hidden")),
        }
        for name, about in ((name, described.get(name, {})) for name in order)
    ]


async def _build(datasette: Any, database: str) -> dict[str, str]:
    """Return the entries of the table `build` that identify the edition."""
    sql = "SELECT key, value FROM build WHERE key IN ('articles', 'manifest_sha256', 'version')"
    rows = await datasette.get_database(database).execute(sql)
    return {row["key"]: row["value"] for row in rows.rows}


def plain_errors() -> None:
    """Let Datasette write its errors to the log plainly, also where the library rich is installed.

    With rich, which spaCy brings along, Datasette 0.65 prints the local variables of every error,
    and fails at an address that it does not know, as there is no trace to print.
    """
    handle_exception.rich = None
