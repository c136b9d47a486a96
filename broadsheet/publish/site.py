"""What every page may show: which databases are ours, and what a database of ours holds.

Out: the variable `broadsheet` for all templates, and for a table's page its `metadata` without the
descriptions of columns, which `table.html` folds away where Datasette would spread them out.
"""

from typing import Any

from datasette import handle_exception

from broadsheet.publish import listed
from broadsheet.publish.allowed import may_read, readable
from broadsheet.publish.cells import FLAGS
from broadsheet.publish.edition import editions, has_changes, has_facts, is_ours, only_edition
from broadsheet.publish.front import front_page
from broadsheet.publish.pictures.front import small
from broadsheet.publish.shards import front as shards
from broadsheet.publish.view import View
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


INHERITED = ("source", "source_url", "license", "license_url", "about", "about_url")
"""Words that Datasette takes from the site where a table has none of its own."""


async def variables(view: View) -> dict[str, Any]:
    """Return the variables for one page."""
    datasette, said = view.datasette, view.said
    here = view.database if is_ours(datasette, view.database) else None
    only = only_edition(datasette)
    divided = await shards.variables(view)
    index = divided.get("index")
    of_one = [here] if here else []
    asked = of_one if view.name == "database" or index else list(editions(datasette))
    known = await _open(view, asked) if view.name in ("index", "database") else []
    if view.name == "index" and only not in known:
        only = None
    home = here or index or (only if view.database is None else None)
    shown: dict[str, Any] = {"editions": known, "here": here, "home": home, "alone": bool(only)}
    shown |= divided
    if home is not None:
        shown["site"] = said.of(home)
        shown["site_title"] = shown["site"].title
        sections = SECTIONS if has_facts(datasette, home) else {"articles": SECTIONS["articles"]}
        shown["sections"] = [] if index else list(sections.items())
        shown["changes"] = has_changes(datasette, home)
        shown["sql"] = await datasette.permission_allowed(
            view.actor, "execute-sql", home, default=True
        )
        shown["queries"] = set(said.block(home).get("queries") or {})
        tables = said.block(home).get("tables") or {}
        shown["titles"] = {name: about.get("title") or name for name, about in tables.items()}
        shown["fold_after"] = FOLD_AFTER
        shown["list_most"] = listed.MOST
        shown["found"] = listed.found()
    if view.name == "index" or (view.name == "database" and here):
        await _add_front(view, shown, known)
    if here is None:
        return {"broadsheet": shown}
    if view.name == "database":
        there = await _tables(datasette, here, said.block(here).get("tables") or {})
        shown["tables"] = [table for table in there if not table["hidden"]]
        shown["joining"] = [table for table in there if table["hidden"]]
        shown["max_rows"] = datasette.setting("max_returned_rows")
    if view.name != "table" or view.table is None:
        return {"broadsheet": shown}
    about = dict(said.table(here, view.table))
    shown["columns"] = about.pop("columns", {})
    shown["flags"] = FLAGS if view.table in ("quotes", "said") else {}
    shown["unshown"] = UNSHOWN if view.table in OF_WORDS else []
    shown["kinds"] = PROBLEM_KINDS if view.table == "problems" else {}
    if not shown["columns"]:
        return {"broadsheet": shown}
    inherited = {word: about.get(word) or said.site.get(word) for word in INHERITED}
    return {"broadsheet": shown, "metadata": {**about, **inherited}}


async def _open(view: View, databases: list[str]) -> list[str]:
    """Return those of some databases whose articles the reader may see."""
    return [name for name in databases if await may_read(view.datasette, view.actor, name)]


async def _add_front(view: View, shown: dict[str, Any], databases: list[str]) -> None:
    """Add what a front page of these databases shows."""
    datasette, actor = view.datasette, view.actor
    shown["front"], shown["pictures"] = {}, {}
    for name in databases:
        front, pictures = await front_page(datasette, name), await small(datasette, name)
        tables = await readable(datasette, actor, name, front["counts"])
        counts = {table: front["counts"][table] for table in front["counts"] if table in tables}
        shown["front"][name] = {**front, "counts": counts}
        drawn = await readable(datasette, actor, name, (p.query for p in pictures), "view-query")
        shown["pictures"][name] = [one for one in pictures if one.query in drawn]
    shown["about"] = {name: view.said.of(name) for name in databases}
    shown["complete"] = datasette.setting("allow_csv_stream")
    shown["address"] = {
        name: datasette.absolute_url(view.request, datasette.urls.database(name))
        for name in databases
    }


async def _tables(datasette: Any, database: str, described: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the tables and views that are described or not hidden, described ones first, in order.

    Those that join two others are hidden and described; those of the full-text index only hidden.
    The page leaves out those that Datasette does not give it, as the reader may not see them.
    """
    db = datasette.get_database(database)
    counts = await db.table_counts(10)
    hidden = set(await db.hidden_table_names())
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
