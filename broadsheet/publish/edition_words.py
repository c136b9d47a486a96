"""What the editions that are served say of the site, as Datasette asks for it.

In: Datasette and a key of its metadata. Out: as much of the metadata as can hold that key.
"""

from typing import Any

from broadsheet.publish.metadata import known_keys
from broadsheet.publish.shards.served import served


def site_metadata(
    datasette: Any, key: str | None = None, database: str | None = None
) -> dict[str, Any]:
    """Return all editions in the form of Datasette's metadata, or what can hold one key of it.

    Datasette asks dozens of times for each page, mostly for keys that no edition has, and for all
    tables to look for permissions, which no edition says. So no more is copied than can be meant:
    of the databases only the one that is asked about, and
    of `tables` only the size of facets, for which Datasette asks under that key too. It writes into
    what it is given, hence the copies. The words at the top are those of the only edition, or of
    the index of the only corpus; several databases have no common title.
    """
    if key is not None and key not in (*known_keys("top"), *known_keys("database")):
        return {}
    known = served(datasette)
    found, only = known.said, known.only
    if len(found) == 1:
        ((name, one),) = found.items()
        block = _meant(one.database, key)
        return {**_not_overridden(datasette, one.site), "databases": {name: block}}
    blocks = {
        name: _meant(one.database if name == only else {**one.site, **one.database}, key)
        for name, one in found.items()
        if database in (None, name)
    }
    if only is None:
        return {"databases": blocks}
    return {**_not_overridden(datasette, found[only].site), "databases": blocks}


def _meant(block: dict[str, Any], key: str | None) -> dict[str, Any]:
    """Return a copy of a database's block, as much of it as a question for a key can mean."""
    if key is None or key == "databases":
        return _copied(block)
    if key == "tables":
        tables = block.get("tables", {})
        return {
            "tables": {
                name: {"facet_size": about["facet_size"]}
                for name, about in tables.items()
                if "facet_size" in about
            }
        }
    if key == "queries":
        return {"queries": _copied(block.get("queries", {}))}
    return {word: said for word, said in block.items() if not isinstance(said, dict)}


def _not_overridden(datasette: Any, site: dict[str, Any]) -> dict[str, Any]:
    """Return the site's words without those of which a part comes from `datasette -m`.

    A licence of one must not be linked to the address of another.
    """
    local = datasette._metadata_local or {}  # noqa: SLF001 - there is no public way to ask
    pairs = [{key, f"{key}_url"} for key in ("license", "source", "about", "creator")]
    dropped = {key for pair in pairs if pair & set(local) for key in pair}
    return {key: value for key, value in site.items() if key not in dropped}


def _copied(block: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _copied(value) if isinstance(value, dict) else value for key, value in block.items()
    }
