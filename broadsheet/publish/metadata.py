"""What a database may say about its site: known keys with known kinds of values, and no more.

The same table serves both ends. At build time (`metadata_file`) whatever is not in it is an error
with its line; at serving time (`edition`) it is dropped, because anyone may have made the file: no
HTML, no link that is not http(s), no permissions, no plugin settings, nothing that writes.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from datasette.utils import InvalidSql, validate_sql_select

from broadsheet.normal import HALVES
from broadsheet.publish.pictures.spec import picture

Place = tuple[str | int, ...]
"""The keys that lead to a value, outermost first."""

Fault = tuple[Place, str]
"""Where a value is and what is wrong with it."""

KEY = "metadata"
"""The entry of the table `build` that holds what metadata.yml says, as JSON."""

MAX_METADATA = 1_000_000
"""Bytes of a metadata.yml, and characters of what is stored and read back. The metadata of a large
corpus has some thirty thousand."""

MAX_SIZE = 1000
"""Rows: the most that Datasette shows on one page (its setting max_returned_rows)."""

_FRAGMENT = re.compile(
    r"g\.(?:mark=(?:bar|line|circle)|[xy]_type=(?:quantitative|temporal|ordinal|nominal)(?:-bin)?"
    r"|(?:[xy]|color|size)_column=[^&#'\"<>\\\[\].]+)"
)


def text(value: object) -> str | None:
    """Accept a text that can be written as UTF-8."""
    if not isinstance(value, str):
        return "must be text; put it in quotation marks"
    return "must be text without lone surrogates" if HALVES.search(value) else None


def link(value: object) -> str | None:
    """Accept an address that begins with http:// or https://."""
    try:
        if not text(value) and urlsplit(str(value)).scheme in ("http", "https"):
            return None
    except ValueError:
        pass
    return "must be an address that begins with https:// or http://"


def flag(value: object) -> str | None:
    """Accept true or false."""
    return None if isinstance(value, bool) else "must be true or false"


def size(value: object) -> str | None:
    """Accept a number of rows that Datasette can show."""
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MAX_SIZE:
        return None
    return f"must be a number from 1 to {MAX_SIZE}"


def texts(value: object) -> str | None:
    """Accept a list of texts."""
    good = isinstance(value, list) and not any(map(text, value))
    return None if good else "must be a list of names"


def columns(value: object) -> str | None:
    """Accept texts by column."""
    good = isinstance(value, dict) and not any(map(text, (*value, *value.values())))
    return None if good else "must give each column a text"


def facets(value: object) -> str | None:
    """Accept a list of columns and of one-key mappings such as `m2m: authors`."""
    good = isinstance(value, list) and all(
        isinstance(item, str) or facet_parts(item) is not None for item in value
    )
    return None if good else "must be a list of columns, or of m2m: or date: with a name"


def facet_parts(value: object) -> tuple[str, str] | None:
    """Return the type and the name of a facet, or None when it is none.

    >>> facet_parts("year"), facet_parts({"m2m": "authors"}), facet_parts({"sql": "…"})
    (('column', 'year'), ('m2m', 'authors'), None)
    """
    if isinstance(value, str):
        return "column", value
    if isinstance(value, dict) and len(value) == 1:
        kind, name = next(iter(value.items()))
        if kind in ("m2m", "date") and isinstance(name, str):
            return kind, name
    return None


def select(value: object) -> str | None:
    """Accept SQL that only reads."""
    if text(value):
        return "must be SQL"
    try:
        validate_sql_select(str(value))
    except InvalidSql as error:
        return str(error)
    return None


def fragment(value: object) -> str | None:
    """Accept the part of a chart's address that says what to draw."""
    good = isinstance(value, str) and all(map(_FRAGMENT.fullmatch, value.split("&")))
    return None if good else "must be a chart such as g.mark=bar&g.x_column=…&g.x_type=ordinal&…"


Check = Callable[[object], str | None]
"""Returns what is wrong with a value, or None."""

_WORDS: dict[str, Check] = {
    "title": text,
    "description": text,
    "license": text,
    "license_url": link,
    "source": text,
    "source_url": link,
    "about": text,
    "about_url": link,
    "creator": text,
    "creator_url": link,
}

TABLE: dict[str, Check] = {
    **_WORDS,
    "columns": columns,
    "facets": facets,
    "facet_size": size,
    "fts_pk": text,
    "fts_table": text,
    "hidden": flag,
    "label_column": text,
    "size": size,
    "sort": text,
    "sort_desc": text,
    "sortable_columns": texts,
}

QUERY: dict[str, Check] = {
    **_WORDS,
    "fragment": fragment,
    "hide_sql": flag,
    "params": texts,
    "picture": picture,
    "sql": select,
}

# Per level: its own keys, and for each key that holds named blocks, the level of those.
_LEVELS: dict[str, tuple[dict[str, Check], dict[str, str]]] = {
    "top": (_WORDS, {"databases": "database"}),
    "database": (_WORDS, {"tables": "table", "queries": "query"}),
    "table": (TABLE, {}),
    "query": (QUERY, {}),
}

_LEFT_OUT = {
    "allow": "permissions",
    "allow_sql": "permissions",
    "description_html": "HTML",
    "plugins": "plugin settings",
    "extra_css_urls": "style sheets",
    "extra_js_urls": "scripts",
    "write": "queries that write",
}


def known_keys(level: str) -> list[str]:
    """Return the keys that a level may have."""
    checks, blocks = _LEVELS[level]
    return [*checks, *blocks]


def kept(value: object, level: str = "top") -> dict[str, Any]:
    """Return a copy with only what a database may say; everything else is dropped."""
    dropped = {path for path, _ in faults(value, level)}
    return _without(value, dropped, ()) if isinstance(value, dict) and () not in dropped else {}


def faults(value: object, level: str = "top", path: Place = ()) -> Iterator[Fault]:
    """Yield each place where a database says what it may not, and why it may not."""
    if not isinstance(value, dict):
        yield path, "must be a block of keys and values"
        return
    checks, blocks = _LEVELS[level]
    for key, item in value.items():
        here = (*path, key)
        if key in checks:
            wrong = checks[key](item)
            if wrong:
                yield here, f"{key} {wrong}"
        elif key in blocks:
            yield from _named(item, blocks[key], here)
        elif key in _LEFT_OUT:
            what = _LEFT_OUT[key]
            yield here, f"a database does not carry {what}; keep {key} in a file for datasette -m"
        else:
            yield here, f"unknown key {key!r}"
    if level == "query" and select(value.get("sql")):
        yield path, "a query needs its sql"


def _named(value: object, level: str, path: Place) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield path, f"must give each {level} a name and a block"
        return
    for name, block in value.items():
        if not text(name):
            yield from faults(block, level, (*path, name))
        else:
            yield (*path, name), f"the name of a {level} must be text; put it in quotation marks"


def _without(value: dict[Any, Any], dropped: set[Place], path: Place) -> dict[str, Any]:
    return {
        key: _without(item, dropped, (*path, key)) if isinstance(item, dict) else item
        for key, item in value.items()
        if (*path, key) not in dropped
    }
