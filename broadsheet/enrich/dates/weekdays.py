"""Weekdays as days: `said Sunday`, `will meet on Monday`, `last Friday`.

In: a `Text` with a full day of publication, and who tells the tense of the words at a place. Out:
`Found`s: the day of that name up to six days before the publication where the words speak of the
past, up to six days after it where they speak of the future. Where they do neither: nothing.

English only. What it gets wrong: the tense, where the nearest verb is not the one of the day.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from broadsheet.clean.months import weekday_numbers
from broadsheet.enrich.dates.counted import counted
from broadsheet.enrich.dates.found import Found, Text, begins_word, words_before
from broadsheet.enrich.dates.relative import Tense, in_quotes
from broadsheet.enrich.dates.relative_words import NO_DAY_BEFORE, TITLES_AFTER

_NAME = re.compile(r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?![\w-])")
NEAR = 3
"""Days: beyond them `Tuesday's vote` may be the one before or the one to come."""

_UNTIL = re.compile(r"\s(?:to|through|thru)\s|\s?[-–]\s?")
_HABIT = re.compile(r"\s(?:services|school|prayers|sermons|mass|mornings|evenings|nights)\b")
_CAPITAL = re.compile(r"\s([A-Z][\w]*)")


def weekdays(text: Text, tense: Tense) -> Iterator[Found]:
    """Yield the days that weekdays name; `tense` tells -1, 1 or 0 for a start and an end."""
    published = text.day
    if published is None or text.language != "en":
        return
    names = [one for one in _NAME.finditer(text.text) if begins_word(text.text, one.start())]
    habits: set[int] = set()
    for one, other in pairwise(names):
        if _UNTIL.fullmatch(text.text[one.end() : other.start()][:12]):
            habits |= {one.start(), other.start()}  # `Monday to Friday` are hours of opening
    for name in names:
        if name.start() in habits or not _is_day(text.text, *name.span()):
            continue
        before = words_before(text.text, name.start(), 24)
        shift = _shift(name[0], before[-1] if before else "", published, tense(*name.span()))
        owns = text.text[name.end() : name.end() + 2] in {"'s", "’s"}
        far = abs(shift or 0) > NEAR or before[-1:] == ["before"]
        if shift is not None and not (owns and far):
            edtf = counted(text.published, "day", shift)
            if edtf:
                yield Found(*name.span(), edtf, f"weekday, relative to {published.isoformat()}")


def _is_day(words: str, start: int, end: int) -> bool:
    """Tell whether a weekday is a day: no name, no habit, and not in somebody's words."""
    before = words_before(words, start, 24)
    last = before[-1] if before else ""
    if last in NO_DAY_BEFORE or _HABIT.match(words, end) or in_quotes(words, start):
        return False
    capital = _CAPITAL.match(words, end, end + 24)
    if capital is None:
        return True
    return last == "on" and capital[1].lower() not in TITLES_AFTER


def _shift(name: str, before: str, published: date, direction: int) -> int | None:
    """Return how many days after the publication a weekday lies, None where that is not sure."""
    number = min(weekday_numbers(name))
    ago = (published.weekday() - number) % 7
    if before == "last":
        # `last Friday` on a Saturday may be yesterday, or eight days ago.
        return -(ago or 7) if ago == 0 or ago > published.weekday() else None
    if before == "coming":
        return (number - published.weekday()) % 7 or 7
    return {-1: -ago, 1: (number - published.weekday()) % 7}.get(direction)
