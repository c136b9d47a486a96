"""The query language of the search: words, "phrases", prefix*, OR, -not; no input is wrong.

AND and NOT in capitals between words mean what they say, for those who are used to them.

In: what a reader typed. Out: an FTS5 expression that SQLite always accepts, or an empty string when
there is nothing to look for. Words stand in double quotes there, so that nothing in them is syntax.
"""

import re

from broadsheet.folding import folded_query

MAX_TERMS = 64
"""Terms beyond this many are left out: no reader types them, and each costs time."""

NOTHING = '""'
"""An FTS5 expression that matches nothing."""

_TERM = re.compile(
    r'(?P<not>-(?=[\w"“„«]))?'
    r'(?:["“”„«»](?P<phrase>[^"“”„«»]*)["“”„«»]?|(?P<word>[^\s"“”„«»]+))'
)


def fts_query(typed: str) -> str:
    """Translate what was typed into an FTS5 expression; empty when no word is left to look for.

    >>> fts_query('gaza OR "west bank" cease* -truce')
    '("gaza" OR "west bank") AND "cease" * NOT "truce"'
    >>> fts_query("U.S. -"), fts_query('"'), fts_query("-only")
    ('"U.S."', '', '')
    """
    wanted, unwanted, _ = _parsed(typed)
    if not wanted:
        return ""
    expression = " AND ".join(map(_any_of, wanted))
    return f"{expression} NOT {_any_of(unwanted)}" if unwanted else expression


def words_of(typed: str) -> list[str]:
    """Return the words that must occur, without what is syntax, at most `MAX_TERMS`.

    >>> words_of('gaza OR "west bank" cease* -truce')
    ['gaza', 'west', 'bank', 'cease']
    """
    wanted = (term for alternatives in _parsed(typed)[0] for term in alternatives)
    words = " ".join(term.removesuffix(" *").strip('"') for term in wanted).split()
    return [word for word in words if any(map(str.isalnum, word))][:MAX_TERMS]


def is_cut(typed: str) -> bool:
    """Tell whether more was typed than is looked for."""
    return _parsed(typed)[2]


def escape_fts(typed: str | None) -> str:
    """Stand in for Datasette's SQL function of this name, which some input still breaks."""
    return fts_query(folded_query(str(typed or ""))) or NOTHING


def escape_unfolded(typed: str | None) -> str:
    """Do the same for a database made before its index was folded."""
    return fts_query(str(typed or "")) or NOTHING


def _parsed(typed: str) -> tuple[list[list[str]], list[str], bool]:
    """Return what must occur (lists of alternatives), what must not, and whether some was cut."""
    wanted: list[list[str]] = []
    unwanted: list[str] = []
    operator = ""
    for term in _TERM.finditer(typed.replace("\0", " ")):
        if wanted and not term["not"] and term["word"] in ("AND", "OR", "NOT"):
            operator = term["word"]
            continue
        expression = _expression(term)
        if not expression:
            continue
        if len(unwanted) + sum(map(len, wanted)) >= MAX_TERMS:
            return wanted, unwanted, True
        if term["not"] or operator == "NOT":
            unwanted.append(expression)
        elif operator == "OR":
            wanted[-1].append(expression)
        else:
            wanted.append([expression])
        operator = ""
    return wanted, unwanted, False


def _expression(term: "re.Match[str]") -> str:
    words = term["phrase"] if term["phrase"] is not None else term["word"]
    if not any(character.isalnum() for character in words):
        return ""
    prefix = term["word"] is not None and words.endswith("*")
    return f'"{words.rstrip("*")}"' + (" *" if prefix else "")


def _any_of(expressions: list[str]) -> str:
    return f"({' OR '.join(expressions)})" if len(expressions) > 1 else expressions[0]
