"""The shapes in which records give a value: words, lists, objects with a name in them.

In: a value as JSON has it. Out: its words. Numbers stay the digits that stand in the file.
"""

import ast
import json
import re
from collections.abc import Iterator
from typing import Any

from broadsheet.normal import mended

VOID = frozenset({"", "none", "null", "nan", "nat", "n/a", "na", "undefined", "nil", "[]", "{}"})
"""What programs write where they have no value: Python, pandas, JavaScript, R, spreadsheets."""

MAX_LITERAL = 5_000
"""Characters of a list that is written into a string: authors, not texts."""

MAX_NESTING = 10

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S", re.IGNORECASE)

_NAMED = (
    "rendered main original name full_name fullName fullname display_name displayName"
    " @value $date $numberLong #text text value title label content en @id url href"
).split()
"""The keys of an object whose value speaks for it: WordPress, New York Times, NewsAPI, feedparser,
Arc, JSON-LD, MongoDB's exports, XML turned into JSON."""

_GIVEN = ("first_name", "firstName", "firstname", "given", "givenName", "given_name", "first")
_FAMILY = ("last_name", "lastName", "lastname", "family", "familyName", "family_name", "last",
           "surname")  # fmt: skip

_BLOCKS = frozenset(
    "text content value paragraphs paragraph headline heading sections summary children p html"
    " body rendered blocks data lines".split()
)
"""The keys under which Fundus, Arc, Editor.js, Contentful and others keep the parts of a text."""


class Pairs(tuple[tuple[str, Any], ...]):
    """A JSON object with its keys in order, and with those that stand in it twice."""

    __slots__ = ()

    def get(self, *keys: str) -> Any:
        """Return the first value that one of the keys has."""
        found = dict(reversed(self))
        return next((found[key] for key in keys if found.get(key) is not None), None)


class Number(str):
    """The digits of a number as they stand in the file, however many."""

    __slots__ = ()


def parsed(text: str) -> Any:
    """Parse JSON as it is met: NaN and Infinity are no value, line ends in strings are let be.

    Raises ValueError where it is no JSON, RecursionError where it is nested too deeply.
    """
    return json.loads(
        text,
        object_pairs_hook=Pairs,
        parse_int=Number,
        parse_float=Number,
        parse_constant=lambda _: None,
        strict=False,
    )


def is_void(value: Any) -> bool:
    """Tell what stands for no value.

    >>> [is_void(value) for value in (None, "None", " ", [], "0")]
    [True, True, True, True, False]
    """
    if isinstance(value, str):
        return len(value) < 20 and value.strip().lower() in VOID
    return value is None or (isinstance(value, list | Pairs) and not value)


def is_address(words: str) -> bool:
    """Tell a web address."""
    return bool(_ADDRESS.match(words))


def line(words: str, limit: int = MAX_LITERAL) -> str:
    """Put words on one line, and cut them at a limit."""
    return " ".join(_CONTROL.sub(" ", mended(words[: 4 * limit])).split())[:limit]


def scalars(value: Any, depth: int = 0) -> Iterator[str]:
    """Yield the words of a value: itself, those in a list, or the name of an object."""
    if isinstance(value, Pairs):
        if depth < MAX_NESTING:
            yield from scalars(value.get(*_NAMED), depth + 1)
    elif isinstance(value, bool):
        yield "true" if value else "false"
    elif isinstance(value, str):
        yield value
    elif isinstance(value, list) and depth < MAX_NESTING:
        for one in value:
            yield from scalars(one, depth + 1)


def names(value: Any) -> list[str]:
    """Return the names that a value states, of people or of a publisher.

    >>> names([Pairs([("given", "Ann"), ("family", "Lee")]), "Bo Xu"])
    ['Ann Lee', 'Bo Xu']
    >>> names("['Ann Lee', 'Bo Xu']")
    ['Ann Lee', 'Bo Xu']
    """
    if isinstance(value, str):
        value = _literal(value)
    found = []
    for one in value if isinstance(value, list) else [value]:
        given, family = (
            (one.get(*_GIVEN), one.get(*_FAMILY)) if isinstance(one, Pairs) else (None, None)
        )
        if isinstance(given, str) and isinstance(family, str):
            found.append(f"{given} {family}")
        else:
            found += [word for word in scalars(one) if word.strip()]
    return list(dict.fromkeys(found))


def _literal(words: str) -> Any:
    """Read a list that was written into a string, as JSON or by Python."""
    text = words.strip()
    if not (text[:1] in {"[", "{"} and text[-1:] in {"]", "}"} and len(text) <= MAX_LITERAL):
        return words
    try:
        return parsed(text)
    except (ValueError, RecursionError):
        pass
    try:
        found = ast.literal_eval(text)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return words
    if isinstance(found, list) and all(isinstance(one, str) for one in found):
        return found
    return words


def prose(value: Any, depth: int = 0) -> str:
    r"""Return the text that a value holds: its parts are paragraphs.

    >>> prose([Pairs([("headline", ["A storm"]), ("paragraphs", ["It rained.", "It blew."])])])
    'A storm\n\nIt rained.\n\nIt blew.'
    """
    return "\n\n".join(part for part in _parts(value, depth) if part.strip())


def _parts(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, Number):
        return
    if isinstance(value, str):
        yield value
    elif depth >= MAX_NESTING:
        return
    elif isinstance(value, Pairs):
        for key, one in value:
            if key.casefold() in _BLOCKS:
                yield from _parts(one, depth + 1)
    elif isinstance(value, list):
        for one in value:
            yield from _parts(one, depth + 1)
