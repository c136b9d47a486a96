"""What a reader may have meant otherwise: `or` in small letters, a field before a colon.

In: what was typed. Out: sentences, each with what to type instead. Nothing is changed unasked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.publish.query import words_of

_QUOTED = re.compile(r'("[^"]*"?|“[^”]*”?|„[^“”]*[“”]?|«[^»]*»?)')
_OR = re.compile(r"(?<=\S )(or|oder|ou)(?= \S)")
_NOT = re.compile(r"(?<=\S )(?:and )?not (?=\S)")
_FIELD = re.compile(
    r"(?<!\S)(title|headline|body|text|author|byline|outlet|source|date|year|place|person)"
    r":\s*(\S+)",
    re.IGNORECASE,
)
_TITLES = {"title", "headline"}

LONGEST = 500
"""Characters of what was typed that are read for hints; nobody needs them for more."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What was made of something, and what to type instead."""

    said: str
    instead: str
    titles: bool = False
    """Whether that is to be looked for in titles alone: a table can do it, the search cannot."""


def hints(typed: str) -> list[Hint]:
    """Return what a reader may have meant otherwise.

    >>> [hint.instead for hint in hints("gaza or israel")]
    ['gaza OR israel']
    >>> hints('gaza OR "peace or war"')
    []
    """
    return list(_hints(typed)) if len(typed) <= LONGEST and words_of(typed) else []


def _hints(typed: str) -> Iterator[Hint]:
    pieces = _QUOTED.split(typed)
    outside = " ".join(pieces[::2])
    if either := _OR.search(outside):
        instead = _outside(pieces, _OR, "OR")
        said = (
            f"“{either[1]}” was looked for as a word. For either of two words write OR in capitals:"
        )
        yield Hint(said, instead)
    if _NOT.search(outside):
        instead = _outside(pieces, _NOT, "-")
        said = "“not” was looked for as a word. Put - before a word that must not occur:"
        yield Hint(said, instead)
    if field := _FIELD.search(outside):
        name, word = field[1].lower(), field[2].strip('"')
        if name in _TITLES:
            said = f"“{name}:” is no part of the search. In titles alone, in the table of articles:"
            yield Hint(said, word, titles=True)
        else:
            said = f"“{name}:” is no part of the search: choose outlets, years and names from the lists beside the results. Without it:"  # noqa: E501 - a sentence
            instead = " ".join(_outside(pieces, _FIELD, r"\2").split())
            yield Hint(said, instead)


def _outside(pieces: list[str], pattern: re.Pattern[str], put: str) -> str:
    """Return what was typed with something put in place of another, not between quotation marks."""
    changed = [pattern.sub(put, piece) if not i % 2 else piece for i, piece in enumerate(pieces)]
    return "".join(changed)
