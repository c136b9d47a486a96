"""What every page may show: which databases are ours, and what a database of ours holds.

Out: the variable `broadsheet` for all templates, and for a table's page its `metadata` without the
descriptions of columns, which `table.html` folds away where Datasette would spread them out.
"""

from typing import Any

from datasette import handle_exception

from broadsheet.publish.cells import FLAGS
from broadsheet.publish.edition import editions, has_facts, is_ours
from broadsheet.publish.front import front_page
from broadsheet.publish.pictures.front import small
from broadsheet.records import PROBLEM_KINDS

UNSHOWN = (
    "ordinal start end speaker_start speaker_end cue_start cue_end sentence_start sentence_end"
    " person_id organization_id continues"
).split()
"""Columns that these tables show only when asked: the words, or the name, lead to the same."""

OF_WORDS = frozenset(
    "quotes said mentions named dates timeline fields field_sources set_aside".split()
)

FOLD_AFTER = 20
"""Rows below a picture that are shown at once; the others are folded, as the picture has them."""

SECTIONS = {
    "articles": "Articles",
    "people": "People",
    "organizations": "Organizations",
    "places": "Places",
    "quotes": "Quotes",
    "timeline": "Timeline",
    "stories": "Stories",
}
"""The tables that the masthead leads to, by name, as it calls them."""


async def variables(
    datasette: Any, view_name: str, database: str | None, table: str | None, request: Any
) -> dict[str, Any]:
    """Return the variables for one page."""
    known = list(editions(datasette))
    here = database if is_ours(datasette, database) else None
    alone = len(known) == 1 and len(_shown(datasette)) == 1
    home = here or (known[0] if alone and database is None else None)
    shown: dict[str, Any] = {"editions": known, "here": here, "home": home, "alone": alone}
    if home is not None:
        shown["site"] = _words(datasette, home)
        shown["site_title"] = shown["site"]["title"] or home
        there = SECTIONS if has_facts(datasette, home) else {"articles": SECTIONS["articles"]}
        shown["sections"] = list(there.items())
        described = datasette.metadata("queries", database=home, fallback=False) or {}
        shown["queries"] = set(described)
        tables = datasette.metadata("tables", database=home, fallback=False) or {}
        shown["titles"] = {name: about.get("title") or name for name, about in tables.items()}
        shown["fold_after"] = FOLD_AFTER
    if view_name == "index" or (view_name == "database" and here):
        await _add_front(datasette, shown, [here] if here else known, request)
    if here is None:
        return {"broadsheet": shown}
    if view_name == "database":
        tables = await _tables(datasette, here)
        shown["tables"] = [table for table in tables if not table["hidden"]]
        shown["joining"] = [table for table in tables if table["hidden"]]
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


def _shown(datasette: Any) -> list[str]:
    """Return the names of the databases that a reader is shown."""
    return [name for name in datasette.databases if not name.startswith("_")]


def _words(datasette: Any, database: str) -> dict[str, Any]:
    """Return what the site says of a database."""
    words = ("title", "description", "license", "license_url", "source", "source_url", "about",
             "about_url")  # fmt: skip
    return {word: datasette.metadata(word, database=database) for word in words}


async def _add_front(
    datasette: Any, shown: dict[str, Any], databases: list[str], request: Any
) -> None:
    """Add what a front page of these databases shows."""
    shown["front"] = {name: await front_page(datasette, name) for name in databases}
    shown["about"] = {name: _words(datasette, name) for name in databases}
    shown["pictures"] = {name: await small(datasette, name) for name in databases}
    shown["complete"] = datasette.setting("allow_csv_stream")
    shown["address"] = {
        name: datasette.absolute_url(request, datasette.urls.database(name)) for name in databases
    }


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


def plain_errors() -> None:
    """Let Datasette write its errors to the log plainly, also where the library rich is installed.

    With rich, which spaCy brings along, Datasette 0.65 prints the local variables of every error,
    and fails at an address that it does not know, as there is no trace to print.
    """
    handle_exception.rich = None
