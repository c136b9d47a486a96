"""Two dates that are the ends of one interval: `from June 2013 to March 2015`.

In: a text and the `Found`s in it, in order. Out: the same, pairs that are joined by a dash or by
words as one. What it gets wrong: `from 2013 to 2015` of something that moved from one to the other.
"""

import re
from dataclasses import replace

from broadsheet.enrich.dates.found import Found, in_year, words_before

_TO = re.compile(
    r"\s?[-–—]\s?|,?\s(?:to|through|until|till|bis|à|au|jusqu'en|al|a|hasta|até|fino al|tot|til"
    r"|по|до|do|إلى|حتى|έως|ilâ)\s(?:the |el |il |le |the end of |early |late )?"
)
_AND = re.compile(r"\s(?:and|und|et|y|e|en|och|og|и|i|و)\s(?:the |el |le |den )?")
_END = re.compile(r"(?:\d{4}|XXXX-\d\d)[~?]?|(?:\d{4}|XXXX)-(?:0\d|1[0-2])(?:-\d\d)?")
_BETWEEN = frozenset("between zwischen entre tra fra mellan mellem между між między بين".split())
_MOVED = frozenset("moved postponed delayed rescheduled pushed shifted changed brought".split())


def joined(text: str, found: list[Found]) -> list[Found]:
    """Return dates with those pairs made intervals that the words between them join."""
    result: list[Found] = []
    for one in found:
        before = result[-1] if result else None
        interval = _interval(text, before, one) if before else None
        if before and interval:
            result[-1] = replace(before, end=one.end, edtf=interval, method=_method(before, one))
        else:
            result.append(one)
    return result


def _interval(text: str, one: Found, other: Found) -> str | None:
    """Return the interval that two dates are the ends of, or None."""
    between = text[one.end : other.start]
    if not one.edtf or not other.edtf or len(between) > 16 or "/" in one.edtf + other.edtf:
        return None
    near = words_before(text, one.start)
    if _AND.fullmatch(between):
        if not _BETWEEN & set(near[-2:]):
            return None
    elif not _TO.fullmatch(between) or _MOVED & set(near):
        return None
    ends = _with_years(one.edtf, other.edtf)
    return "/".join(ends) if ends else None


def _with_years(first: str, last: str) -> tuple[str, str] | None:
    """Return both ends with the year that only one of them states; None where they go backwards.

    A year and a day without one share none, and of seasons, decades and centuries no interval is
    made.
    """
    if not (_END.fullmatch(first) and _END.fullmatch(last)):
        return None
    known = first[0] != "X", last[0] != "X"
    if known == (False, False):
        return (first, last) if first != last else None
    if known != (True, True) and min(len(first), len(last)) < len("XXXX-10"):
        return None
    if not known[0]:
        first = in_year(first, int(last[:4]) - (first[5:] > last[5:]))
    elif not known[1]:
        last = in_year(last, int(first[:4]) + (last[5:] < first[5:]))
    shortest = min(len(first.rstrip("~?")), len(last.rstrip("~?")))
    return (first, last) if first and last and first[:shortest] < last[:shortest] else None


def _method(one: Found, other: Found) -> str:
    kinds = {"year": "year", "month and year": "month"}
    first, last = (kinds.get(found.method, "day") for found in (one, other))
    return f"from {first} to {last}"
