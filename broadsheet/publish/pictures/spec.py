"""What `picture:` of a saved query may say, and what is wrong with what it says.

In: the block of a metadata file. Out: None, or what is wrong. The same check is made when the
database is built and when it is served, since anyone may have made the file.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from broadsheet.normal import HALVES
from broadsheet.publish.pictures.address import MEANINGS, columns, template

KINDS = {
    "bars": "a bar for each row, the names beside them",
    "columns": "a column for each row, in the order of the rows, as for months",
    "line": "a column for each row, at its year on a line",
    "matrix": "a table of cells, the darker the more",
    "map": "a circle for each row, on a map of the world or of a part of it",
}
"""What can be drawn, and how it looks."""

NEEDS = {
    "bars": ("label", "value"),
    "columns": ("label", "value"),
    "line": ("label", "value"),
    "matrix": ("label", "across", "value"),
    "map": ("label", "value", "latitude", "longitude"),
}
"""The columns without which it cannot be drawn."""


@dataclass(frozen=True, slots=True)
class Spec:
    """What to draw of the rows of a query: each name but the last five is one of a column."""

    kind: str
    label: str
    value: str
    part: str = ""
    """How much of the value is also something else: how many of the articles are stories."""
    series: str = ""
    """Bars of one label stand on one another, one for each value of this column."""
    group: str = ""
    """Bars stand under a heading wherever this changes."""
    across: str = ""
    latitude: str = ""
    longitude: str = ""
    counts: str = ""
    """What the value counts, in words; else the name of its column."""
    parts: str = ""
    """What the part counts, in words; else the name of its column."""
    link: str = ""
    """The address template (see `address`) of what is behind a bar."""
    means: dict[str, str] = field(default_factory=dict)
    """Words among the labels and series that are no values, and what they mean."""
    front: str = ""
    """The place that the picture, small, may take on the front page: a word. Of the pictures of one
    word the first that has enough to draw takes it."""


def _name(value: object) -> str | None:
    return None if isinstance(value, str) and value else "must be the name of a column"


def _words(value: object) -> str | None:
    good = isinstance(value, str) and 0 < len(value) <= 100 and not HALVES.search(value)
    return None if good else "must be a few words"


def _kind(value: object) -> str | None:
    good = isinstance(value, str) and value in KINDS
    return None if good else f"must be one of {', '.join(KINDS)}"


def _means(value: object) -> str | None:
    good = isinstance(value, dict) and all(
        isinstance(word, str) and isinstance(meaning, str) and meaning in MEANINGS
        for word, meaning in value.items()
    )
    return None if good else f"must give each word one of {', '.join(MEANINGS)}"


_CHECKS: dict[str, Callable[[object], str | None]] = {
    "kind": _kind,
    "label": _name,
    "value": _name,
    "part": _name,
    "series": _name,
    "group": _name,
    "across": _name,
    "latitude": _name,
    "longitude": _name,
    "counts": _words,
    "parts": _words,
    "link": template,
    "means": _means,
    "front": _words,
}

_OF_COLUMNS = [key for key, check in _CHECKS.items() if check is _name]


def picture(value: object) -> str | None:
    """Return what is wrong with a picture, or None.

    >>> picture({"kind": "bars", "label": "name", "valeu": "articles"})
    "has the unknown key 'valeu'; did you mean 'value'?"
    """
    if not isinstance(value, dict):
        return "must be a block that begins with kind:"
    for key, item in value.items():
        if key not in _CHECKS:
            near = get_close_matches(str(key), _CHECKS, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            return f"has the unknown key {key!r}{hint}"
        if wrong := _CHECKS[key](item):
            return f"is wrong: {key} {wrong}"
    if "kind" not in value:
        return f"needs a kind: one of {', '.join(KINDS)}"
    for key in NEEDS[value["kind"]]:
        if key not in value:
            return f"of the kind {value['kind']} needs {key}: with the name of a column"
    return None


def named(value: dict[str, Any]) -> list[str]:
    """Return the columns that a picture needs of its query."""
    return [*(value[key] for key in _OF_COLUMNS if key in value), *columns(value.get("link", ""))]


def spec(value: object) -> Spec | None:
    """Return a picture that is right, None for any other thing."""
    return Spec(**value) if isinstance(value, dict) and picture(value) is None else None
