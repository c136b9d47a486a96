"""What the served databases say of themselves, given to Datasette 1.0 where it looks for it.

In: a Datasette 1.0. Out: the metadata as 0.65 would put it together. Titles, descriptions and
columns go into the internal database, facets, sorts and the like into the configuration, saved
queries among the stored ones. What the publisher says (`-m`, `datasette.yaml`) counts first.
Databases of strangers are not read, and of ours only what `metadata` lets through.
"""

from copy import deepcopy
from typing import Any

from broadsheet.publish import metadata
from broadsheet.publish.allowed import SOURCES
from broadsheet.publish.edition_words import site_metadata

CONFIGURATION = frozenset(
    "facets facet_size fts_pk fts_table hidden label_column size sort sort_desc"
    " sortable_columns".split()
)
"""Keys of a table that 1.0 takes for configuration, no longer for metadata.

Those of `_table_config_keys` in its `datasette/utils`, and `facet_size`, which its facets look for
there too.
"""

INDEXES = tuple(name for name in SOURCES if name.endswith("_fts"))
"""Indexes of words, of which 1.0 hides only those of one table."""

SOURCE = "broadsheet"
"""How 1.0 tells our saved queries from those of others."""

Block = dict[str, Any]


async def said(datasette: Any) -> Block:
    """Give Datasette what the databases say; return it, as 0.65's `metadata()` does."""
    ours = site_metadata(datasette)
    given = _local(datasette)
    for name, block in ours["databases"].items():
        _configure(datasette, name, block)
        await _add_queries(datasette, name, block, given)
        await _describe(datasette, name, block, _of(given, "databases", name))
    for key, value in _words(ours).items():
        if key not in given:
            await datasette.set_instance_metadata(key, value)
    return _over(ours, given)


def _local(datasette: Any) -> Block:
    """Return what the publisher says: `-m`, and of the configuration what is about databases."""
    given = deepcopy(datasette._metadata_local or {})  # noqa: SLF001 - there is no public way to ask
    databases = (datasette.config or {}).get("databases") or {}
    return _over(given, {"databases": deepcopy(databases)})


def _configure(datasette: Any, database: str, block: Block) -> None:
    """Put facets, sorts and the like into the configuration."""
    there = datasette.config.setdefault("databases", {}).setdefault(database, {})
    for index in INDEXES:
        there.setdefault("tables", {}).setdefault(index, {}).setdefault("hidden", True)
    for table, about in (block.get("tables") or {}).items():
        wanted = {key: value for key, value in about.items() if key in CONFIGURATION}
        if wanted:
            tables = there.setdefault("tables", {})
            tables[table] = {**wanted, **(tables.get(table) or {})}


async def _add_queries(datasette: Any, database: str, block: Block, given: Block) -> None:
    """Store the saved queries, and those of `-m`, which 1.0 alone would leave out.

    They may run for whoever may see them, also where SQL of one's own is off, as before.
    """
    configured = set(_of(datasette.config, "databases", database, "queries"))
    local = _of(given, "databases", database, "queries")
    for name, query in _over(block.get("queries") or {}, local).items():
        about = query if isinstance(query, dict) else {"sql": query}
        if name in configured or metadata.select(about.get("sql")):
            continue
        await datasette.add_query(
            database,
            name,
            about["sql"],
            title=about.get("title"),
            description=about.get("description"),
            hide_sql=bool(about.get("hide_sql")),
            fragment=about.get("fragment"),
            parameters=about.get("params"),
            is_trusted=True,
            source=SOURCE,
        )


async def _describe(datasette: Any, database: str, block: Block, given: Block) -> None:
    """Write titles and descriptions of a database, its tables and their columns."""
    for key, value in _words(block).items():
        if key not in given:
            await datasette.set_database_metadata(database, key, value)
    for table, about in (block.get("tables") or {}).items():
        local = _of(given, "tables", table)
        for key, value in _words(about).items():
            if key not in local:
                await datasette.set_resource_metadata(database, table, key, value)
        for column, words in (about.get("columns") or {}).items():
            if column not in _of(local, "columns"):
                await datasette.set_column_metadata(database, table, column, "description", words)


def _words(block: Block) -> dict[str, str]:
    """Return what a block says in words."""
    return {
        key: value
        for key, value in block.items()
        if isinstance(value, str) and key not in CONFIGURATION
    }


def _of(block: Block | None, *keys: str) -> Block:
    """Return the block that keys lead to, empty where there is none."""
    found: Any = block
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def _over(below: Block, above: Block) -> Block:
    """Return two blocks as one, of which the second counts where both say something.

    >>> _over({"a": {"b": 1, "c": 2}}, {"a": {"c": 3}})
    {'a': {'b': 1, 'c': 3}}
    """
    found = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(found.get(key), dict)
        found[key] = _over(found[key], value) if both else value
    return found
