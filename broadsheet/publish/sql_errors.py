"""What to do about SQL that the database does not take.

In: what SQLite or Datasette says of it. Out: a sentence or two, empty where nothing is known.

>>> sql_error("You can only execute one statement at a time.")
'Ask one question at a time: take away what follows the semicolon.'
"""

import re

_HINTS = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (
            r"one statement at a time",
            "Ask one question at a time: take away what follows the semicolon.",
        ),
        (
            r"no such (?:table|column)",
            "Look for a mistyped name; a text goes between single quotation marks.",
        ),
        (
            r"no such function|wrong number of arguments|misuse of",
            "The functions are those of SQLite; a database of another kind may have others.",
        ),
        (r"incomplete input", "The end is missing: look for an open bracket, or a last word."),
        (
            r"syntax error|unrecognized token",
            "Look just before the place it names: a comma, a bracket or a quotation mark may be"
            " missing or one too many.",
        ),
        (r"ambiguous column", "Two tables have it: write the table's name and a dot before it."),
        (
            r"same number of result columns|result columns",
            "Both sides of UNION, and of IN, need the same number of columns.",
        ),
        (r"fts5|MATCH", "Words for MATCH go between single quotation marks; see “How to search”."),
    )
)
"""By a part of the message, what to try; the first that fits counts."""


def sql_error(message: object) -> str:
    """Return what to try after an error, in a sentence or two."""
    return next((said for pattern, said in _HINTS if pattern.search(str(message))), "")
