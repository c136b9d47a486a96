"""Which databases of a divided corpus are served, and which of them a reader may see.

In: Datasette, the name of an index, and who asks. Out: `Part`s. A database belongs to an index
where both say that one build made them, whatever they are called now; so of a mixture of two
editions only one is shown. The index knows words and names of all parts: whoever may not see one of
them is shown nothing of its tables, and by the search only what the other parts hold.
"""

import json
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from broadsheet.publish.allowed import may_read
from broadsheet.publish.edition import editions
from broadsheet.publish.edition_read import Edition
from broadsheet.publish.remember import Memory
from broadsheet.publish.shards.index import index_of, indexes
from broadsheet.publish.shards.read import Index, Shard

OF_INDEX = frozenset({"view-table", "execute-sql", "view-database-download"})
"""What shows more of an index than the search does."""

_READERS = 1_000
"""Readers of whom is kept what they may see."""


@dataclass(frozen=True, slots=True)
class Part:
    """A database of a divided corpus, and the name under which it is served, None if it is not."""

    shard: Shard
    name: str | None


NONE = "not stated"
"""What is said where articles state no year or outlet."""

_parts: Memory[list[Part]] = Memory()
_open: Memory[frozenset[str]] = Memory(_READERS)


def called(shard: Shard) -> str:
    """Return what a database is called: its year or outlet."""
    return shard.value or NONE


def parts(datasette: Any, index: str) -> list[Part]:
    """Return the databases of an index, in their order."""
    db = datasette.get_database(index)
    if (known := _parts.get(db)) is not None:
        return known
    about = index_of(datasette, index)
    names = {
        one.shard: name
        for name, one in editions(datasette).items()
        if about and one.of_set and one.of_set == about.of_set
    }
    shards = about.shards if about else ()
    found = [Part(shard, names.get(shard.value or "")) for shard in shards]
    _parts.keep(db, found)
    return found


async def open_parts(datasette: Any, actor: Any, index: str) -> list[Part]:
    """Return the databases of an index that are served and that somebody may see."""
    db, who = datasette.get_database(index), json.dumps(actor, sort_keys=True, default=str)
    steady = not _has_others()
    known = _open.get(db, who) if steady else None
    served = [part for part in parts(datasette, index) if part.name]
    if known is None:
        known = frozenset(
            [p.name for p in served if p.name and await _may_see(datasette, actor, p)]
        )
        if steady:
            _open.keep(db, known, who)
    return [part for part in served if part.name in known]


async def sees_all(datasette: Any, actor: Any, index: str) -> bool:
    """Tell whether somebody may see every database of an index that is served."""
    there = [part for part in parts(datasette, index) if part.name]
    return len(await open_parts(datasette, actor, index)) == len(there)


async def may_search(datasette: Any, actor: Any, index: str) -> bool:
    """Tell whether somebody may search a divided corpus, or what of it is open."""
    for action, resource in (("view-instance", None), ("view-database", index)):
        if not await datasette.permission_allowed(actor, action, resource, default=True):
            return False
    return bool(await open_parts(datasette, actor, index))


async def searched(datasette: Any, actor: Any) -> list[str]:
    """Return the databases that somebody may search: of a divided corpus its index alone."""
    found = [name for name in indexes(datasette) if await may_search(datasette, actor, name)]
    within = {part.name for name in found for part in parts(datasette, name)}
    others = [name for name in editions(datasette) if name not in within]
    return found + [name for name in others if await may_read(datasette, actor, name)]


async def of_index(datasette: Any, actor: Any, action: str, resource: Any) -> bool | None:
    """Refuse the tables of an index to whoever may not see all databases that it knows."""
    if action not in OF_INDEX or resource is None:
        return None
    database = resource if isinstance(resource, str) else resource[0]
    if index_of(datasette, database) is None:
        return None
    return None if await sees_all(datasette, actor, database) else False


@dataclass(frozen=True, slots=True)
class Served:
    """The databases that are served, looked through once: Datasette asks thousands of times."""

    names: tuple[tuple[str, Any], ...]
    """The name and the path of each."""
    said: dict[str, Edition | Index]
    """What those that Broadsheet made say of their site."""
    sets: dict[str, str]
    """By name, the index of which a database is a part, or is itself."""
    only: str | None
    """The index beside which nothing but its own databases is served, if there is one."""


def served(datasette: Any) -> Served:
    """Return what is served."""
    names = tuple((name, db.path) for name, db in datasette.databases.items())
    known = _served.get(datasette)
    if known is None or known.names != names:
        known = _served[datasette] = _looked_through(datasette, names)
    return known


def _looked_through(datasette: Any, names: tuple[tuple[str, Any], ...]) -> Served:
    own, found = editions(datasette), indexes(datasette)
    of = {one.of_set: name for name, one in found.items() if one.of_set}
    sets = {name: of[one.of_set] for name, one in own.items() if one.of_set in of}
    sets |= {name: name for name in found}
    shown = {sets.get(name) for name, _ in names if not name.startswith("_")}
    only = shown.pop() if len(shown) == 1 else None
    return Served(names, {**own, **found}, sets, only)


_served: WeakKeyDictionary[Any, Served] = WeakKeyDictionary()


def set_of(datasette: Any, database: str | None) -> str | None:
    """Return the index of which a served database is a part, or is itself."""
    return served(datasette).sets.get(database) if database else None


def only_set(datasette: Any) -> str | None:
    """Return the index beside which nothing but its own databases is served, if there is one."""
    return served(datasette).only


async def _may_see(datasette: Any, actor: Any, part: Part) -> bool:
    for action, resource in (
        ("view-instance", None),
        ("view-database", part.name),
        ("view-table", (part.name, "articles")),
    ):
        if not await datasette.permission_allowed(actor, action, resource, default=True):
            return False
    return True


def _has_others() -> bool:
    """Tell whether plugins of others decide who may see what, as they may anew each time."""
    from datasette.plugins import pm  # it loads the plugins, so this one too

    hooks = (
        pm.hook.permission_allowed,
        pm.hook.permission_resources_sql,
        pm.hook.get_metadata,
    )
    names = {one.plugin_name for hook in hooks for one in hook.get_hookimpls()}
    return any(not name.startswith(("datasette.", "broadsheet")) for name in names)
