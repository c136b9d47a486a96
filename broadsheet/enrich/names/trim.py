"""What of the words of a span belongs to the name.

In: the words of a span, on one line, and its kind. Out: where in them the name begins and ends,
None where there is none. Lives here only; `tidy` asks.
"""

import re
from functools import lru_cache

from broadsheet.enrich.names import lexicon as lx
from broadsheet.records import Kind

_EDGE = ' \t"“”„«»‘*()[]{}<>,;:!?…–—-_|/'
_ARTICLE = re.compile(r"(?:the|a|an|le|la|der|die|das) (?=\S)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?<=\w)['’][sS]?$")
_NO_LETTERS = re.compile(r"[\W\d_]*$")
_TOKEN = re.compile(r"\S+")

NOTHING = lx.NATION | lx.DATE | lx.NO_NAME | lx.STOP | lx.HONORIFIC | lx.ROLE
"""Marks of words that are no name where a span has no others."""


@lru_cache(maxsize=16_384)
def trimmed(words: str, kind: Kind) -> tuple[int, int] | None:
    """Return where in the words of a span the name begins and ends.

    >>> trimmed("the Gaza Strip’s", Kind.PLACE), trimmed("Sunday", Kind.PLACE)
    ((4, 14), None)
    >>> trimmed("Russian President Vladimir Putin", Kind.PERSON)
    (18, 32)
    """
    start, end = 0, len(words)
    while True:
        own = words[start:end]
        left = own.lstrip(_EDGE)
        start += len(own) - len(left)
        if article := _ARTICLE.match(left):
            start += article.end()
            continue
        end = start + len(_ended(left))
        break
    if kind is Kind.PERSON:
        start += _titles(words[start:end])
    return (start, end) if _is_name(words[start:end]) else None


def _ended(words: str) -> str:
    """Return words without a possessive or a mark at the end, but with the stop of `Jr.`."""
    words = words.rstrip(_EDGE)
    words = _POSSESSIVE.sub("", words)
    last = words.rpartition(" ")[2]
    if last.endswith(".") and last.count(".") == 1 and last not in lx.marks():
        words = words[:-1]
    return words.rstrip(_EDGE)


def _titles(words: str) -> int:
    """Return how many characters at the front are titles, roles and nationalities."""
    marks = lx.marks()
    tokens = list(_TOKEN.finditer(words))
    keep = 0
    for index, token in enumerate(tokens[:-1]):
        own = marks.get(token[0], 0)
        if own & (lx.HONORIFIC | lx.ROLE) and not own & lx.GIVEN:
            keep = index + 1
        elif not own & (lx.MODIFIER | lx.NATION):
            break
    if not keep and tokens and marks.get(tokens[0][0], 0) & lx.NATION and len(tokens) > 2:
        keep = 1
    return tokens[keep].start() if keep else 0


def _is_name(words: str) -> bool:
    if len(words) < 2 or _NO_LETTERS.match(words) or (words == words.lower() and words.isascii()):
        return False
    marks = lx.marks()
    return not all(
        marks.get(word, 0) & NOTHING and not marks.get(word, 0) & (lx.GIVEN | lx.SURNAME)
        for word in words.split()
    )
