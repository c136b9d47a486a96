"""Where a bar leads: an address template, and the address that it makes for a row.

In: a template such as `articles?year={year}&outlet={outlet}`, which is what follows the address of
the database. Out: the address, or None where the row has none. `{column}` stands for the row's
value, `{column:table}` for the table that holds its kind of name (person: people). Where a value is
missing the rows without it are meant, so that the address leads to just the rows that were counted.
Nothing but paths below the database can be written, so no bar leads to another site.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from datasette.utils import tilde_encode

from broadsheet.publish.facts import TABLES

LONGEST = 2_000
"""Characters of an address; a longer one is left out."""

MEANINGS = ("empty", "any", "rest")
"""What a word in a column can mean: that there is no value, that there is one, whichever it is, or
that it is another one than those that stand in the column."""

_PLACE = re.compile(r"\{([^{}:]+)(:table)?\}")
_FIXED = r"[A-Za-z0-9_.-]"
_TEMPLATE = re.compile(
    rf"(?:{_FIXED}|/(?!/)|\{{[^{{}}]+\}})+"
    rf"(?:\?(?:{_FIXED}|\{{[^{{}}]+\}})+=(?:{_FIXED}*|\{{[^{{}}:]+\}})"
    rf"(?:&(?:{_FIXED}|\{{[^{{}}]+\}})+=(?:{_FIXED}*|\{{[^{{}}:]+\}}))*)?"
)
_WORD = re.compile(r"[a-z_]+")
_RANGE = ("__gte", "__gt", "__lte", "__lt")

Row = Mapping[str, Any]


def template(value: object) -> str | None:
    """Return what is wrong with a template, or None."""
    good = isinstance(value, str) and _TEMPLATE.fullmatch(value) and not value.startswith("/")
    if good and ".." not in str(value):
        return None
    return "must be an address below the database, such as articles?year={year}"


def columns(value: str) -> list[str]:
    """Return the columns that a template needs.

    >>> columns("articles?_m2m_{kind:table}={entity_id}")
    ['kind', 'entity_id']
    """
    return [match[1] for match in _PLACE.finditer(value)]


def address(
    value: str, base: str, row: Row, means: Mapping[str, str], others: Callable[[str], list[str]]
) -> str | None:
    """Return the address for a row below a base, or None.

    `means` says which words are none of the values, and `others` gives the values of a column,
    for the word that means all the rest.
    """
    path, _, query = value.partition("?")
    end = _filled(path, row, tilde_encode)
    if end is None:
        return None
    pairs = []
    for pair in filter(None, query.split("&")):
        key, _, wanted = pair.partition("=")
        name = _filled(key, row, _word)
        if name is None:
            return None
        match = _PLACE.fullmatch(wanted)
        found = _condition(name, row.get(match[1]), match[1], means, others) if match else None
        if match and found is None and not name.endswith(_RANGE):
            return None
        if found or not match:
            pairs.append(found or (name, wanted))
    if query and not pairs:
        return None
    made = f"{base}/{end}" + (f"?{urlencode(pairs, quote_via=quote)}" if pairs else "")
    return made if len(made) <= LONGEST else None


def _filled(text: str, row: Row, write: Callable[[str], str | None]) -> str | None:
    """Return a text with the values of a row in it, None where one is missing or does not fit."""
    done: list[str] = []
    at = 0
    for match in _PLACE.finditer(text):
        value = row.get(match[1])
        if match[2]:
            value = TABLES.get(value) if isinstance(value, str) else None
        written = write(str(value)) if isinstance(value, str | int) else None
        if written is None:
            return None
        done += [text[at : match.start()], written]
        at = match.end()
    return "".join([*done, text[at:]])


def _word(value: str) -> str | None:
    return value if _WORD.fullmatch(value) else None


def _condition(
    name: str, value: Any, column: str, means: Mapping[str, str], others: Callable[[str], list[str]]
) -> tuple[str, str] | None:
    """Return the filter of a table that a value asks for; None where it cannot be asked for."""
    meaning = means.get(value) if isinstance(value, str) else None
    if meaning == "rest":
        return f"{name}__notin", json.dumps(others(column), ensure_ascii=False)
    if meaning == "any":
        return f"{name}__notnull", "1"
    if meaning == "empty" or value is None:
        return None if name.endswith(_RANGE) else (f"{name}__isnull", "1")
    return (name, str(value)) if isinstance(value, str | int | float) else None
