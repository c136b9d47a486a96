"""Whether a place of a text stands in somebody's words.

In: a text and a place. Out: whether quotation marks are open there. Lives here only: the marks, of
which one can open in one language and close in another: `“Ja”`, `„Ja“`, `«да»`, `»Ja«`.
"""

import re

LONGEST = 5_000
"""Characters that are looked back for the mark that opens a quotation."""

_DASHES = frozenset("–—")
_DASH = re.compile(r"\s[–—]\s|\s[–—]$")
"""What opens a spoken paragraph in many languages, and parts it from who speaks."""

_CLOSED_BY = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "「": "」"}


def in_quotes(words: str, place: int) -> bool:
    """Tell whether a place stands between quotation marks of its paragraph.

    >>> [in_quotes(text, text.index("x")) for text in ("“a x”", "„a“ x", "»a x«", "«a» x", '"a" x')]
    [True, False, True, False, False]
    """
    first = max(0, place - LONGEST)
    before = words[max(first, words.rfind("\n", first, place) + 1) : place]
    if before[:1] in _DASHES and len(_DASH.findall(before)) % 2 == 0:
        return True
    if before.count('"') % 2 or before.count("''") % 2:
        return True
    return any(_is_open(before, mark) for mark in _kinds(before))


def _kinds(before: str) -> list[str]:
    """Return the marks that open in a paragraph: the first of those that can do both."""
    low = "„" in before
    guillemets = [(before.find(mark), mark) for mark in "«»" if mark in before]
    singles = ["‚"] if "‚" in before else ["‘"]
    return [
        *(["„"] if low else ["“"]),
        *(mark for _, mark in sorted(guillemets)[:1]),
        *singles,
        "「",
    ]


def _is_open(before: str, mark: str) -> bool:
    opened = before.rfind(mark)
    return opened >= 0 and all(before.rfind(end) < opened for end in _CLOSED_BY[mark])
