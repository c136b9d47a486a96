"""When the site is public, and the settings of Datasette that go with it.

In: a Datasette. Out: whether it is open to everyone. The settings are those of the command line
(`--setting NAME VALUE`, or `settings.json`); the names and defaults are in
https://docs.datasette.io/en/0.65.2/settings.html.
"""

import os
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

VARIABLE = "BROADSHEET_PUBLIC"
"""The environment variable that makes a site public, where its value is one of `YES`."""

YES = frozenset({"1", "true", "yes", "on"})

PLUGIN = "broadsheet"
"""The name under `plugins` in the file for `datasette -m` that holds `public: true`."""

DOWNLOADS = "BROADSHEET_DOWNLOADS"
"""The environment variable that names folders of complete downloads, parted by `os.pathsep`; in the
file for `datasette -m` it is a list, `downloads`."""

PUBLIC_SETTINGS: dict[str, bool | int] = {
    # The time limit is looked at between steps of a statement, never within one: SQL that a
    # stranger writes cannot be bounded in the process that serves the readers.
    "default_allow_sql": False,
    # Each page would count each column to suggest it. The facets of the metadata stay; those that
    # an address asks for are bound by `limits`, as pages of ours link to some of them.
    "suggest_facets": False,
    "allow_facet": True,
    # One facet of a page with many: the default of Datasette, which 100,000 articles need.
    "facet_time_limit_ms": 200,
    # Half of the two seconds after which an answer is cut, so that it can still say why.
    "sql_time_limit_ms": 1000,
    # Threads for pages, and as many again for costly requests (`lanes`); each holds a connection.
    "num_sql_threads": 3,
    # Charts and saved queries have up to so many rows; pages of HTML are bound by `limits`.
    "max_returned_rows": 1000,
    "default_page_size": 50,
    # Complete downloads of ours need it; Datasette's own stream is refused by `limits`.
    "allow_csv_stream": True,
    # Megabytes; only for what Datasette itself streams.
    "max_csv_mb": 20,
    # The file itself is better given by the web server in front, with its checksum.
    "allow_download": False,
    # Seconds for which a proxy may keep an answer: the file does not change while it is served.
    "default_cache_ttl": 60,
    # Characters of a cell on a page of HTML; of a thousand long ones a page would have megabytes.
    "truncate_cells_html": 2048,
    # Neither a trace nor the variables of a page are for strangers.
    "trace_debug": False,
    "template_debug": False,
}
"""What `broadsheet serve --public` sets."""


_said: WeakKeyDictionary[Any, dict[str, Any]] = WeakKeyDictionary()


def is_public(datasette: Any) -> bool:
    """Tell whether a site is open to everyone: its settings say so, or the environment does."""
    return os.environ.get(VARIABLE, "").strip().lower() in YES or said(datasette)["public"] is True


def said(datasette: Any) -> dict[str, Any]:
    """Return what the file for `datasette -m` says of each key that is known, or None.

    It is read once, as each request needs it and Datasette puts it together from all databases.
    """
    if datasette not in _said:
        found = datasette.plugin_config(PLUGIN)
        known = found if isinstance(found, dict) else {}
        _said[datasette] = {key: known.get(key) for key in ("public", "policy", "downloads")}
    return _said[datasette]


def downloads(datasette: Any) -> list[Path]:
    """Return the folders that may have complete downloads of what is served."""
    named = said(datasette)["downloads"] or []
    typed = os.environ.get(DOWNLOADS, "").split(os.pathsep)
    given = [named] if isinstance(named, str) else named if isinstance(named, list) else []
    return [Path(one) for one in dict.fromkeys(map(str, [*typed, *given])) if one]


def untold(datasette: Any) -> dict[str, str]:
    """Return the variables of Datasette's templates that say something else on a public site.

    No version is told, and no menu offers to count the values of any column.
    """
    if not is_public(datasette):
        return {}
    return {"datasette_version": "", "datasette_allow_facet": "false"}


_KNOWN_PLUGINS = frozenset({"broadsheet", "datasette-vega", "datasette_vega"})


def has_other_plugins(datasette: Any) -> bool:
    """Tell whether plugins are installed of which is not known here what they need, and do."""
    return any(one["name"] not in _KNOWN_PLUGINS for one in datasette._plugins())  # noqa: SLF001
