"""The words of a date line: read as a row of tokens, and settled as dates.

In: a line as `plain` gives it, and where to begin. Out: its tokens, each a kind (weekday, date,
time, zone, label, filler) and where it stands; of these the dates, each with the weekday, time and
zone that belong to it.
"""

import re
from collections.abc import Iterator

from broadsheet.clean.date_words import CREDIT, FILLER, PUBLISHED, UPDATED
from broadsheet.clean.days import DATE, day, has_month
from broadsheet.clean.months import weekday_numbers
from broadsheet.clean.relative import AGO, NAMED
from broadsheet.clean.stated import Stated
from broadsheet.clean.times import TIME, ZONE, clock, offset

_NAMED_DAY = re.compile(r"[^\W\d_]+(?:['’ _-][^\W\d_]+)?")
_NOW = re.compile(r"just now", re.IGNORECASE)
_WEEKDAY = re.compile(r"[(（][^\W\d_][)）]|[^\s\d!-,./:-@\[-`{-\u00bf،؛：，（）]{2,16}")
_POSTFIXED = frozenset({"更新", "公開", "配信", "掲載"})
"""Labels that Japanese writes behind their date."""

Token = tuple[str, "re.Match[str]"]


def tokens(line: str, start: int) -> list[Token]:
    """Read a line as tokens from a place to its end; empty when something else stands there."""
    found: list[Token] = []
    while start < len(line):
        for kind, read in _TOKENS:
            match = read(line, start)
            if match:
                found.append((kind, match))
                start = match.end()
                break
        else:
            return []
    return found


def _date(line: str, start: int) -> "re.Match[str] | None":
    match = DATE.match(line, start)
    if match is None or not has_month(match):
        return None
    if match["m6"] and not match["y6"] and weekday_numbers(match["m6"]):
        # `mar. 3 mai 2024` is a Tuesday in May, not the third of March.
        other = DATE.match(line, match.start("d6"))
        return None if other and other["m5"] and has_month(other) else match
    return match


def _weekday(line: str, start: int) -> "re.Match[str] | None":
    match = _WEEKDAY.match(line, start)
    return match if match and weekday_numbers(match[0]) else None


def _ago(line: str, start: int) -> "re.Match[str] | None":
    named = _NAMED_DAY.match(line, start)
    if named and named[0].casefold() in NAMED:
        return named
    return AGO.match(line, start) or _NOW.match(line, start)


# In this order: the first that matches at a place is what stands there.
_TOKENS = (
    ("updated", UPDATED.match),
    ("published", PUBLISHED.match),
    ("date", _date),
    ("ago", _ago),
    ("time", TIME.match),
    ("weekday", _weekday),
    ("zone", ZONE.match),
    ("filler", FILLER.match),
    ("credit", CREDIT.match),
)
LABELS = frozenset({"updated", "published"})


def settled(row: list[Token], day_first: bool | None) -> Iterator[Stated]:
    """Part the tokens into one group for each date, and settle each."""
    group: list[Token] = []
    updated = False
    for place, (kind, match) in enumerate(row):
        seen = any(k == "date" for k, _ in group)
        if kind in LABELS:
            behind = match[0] in _POSTFIXED and not _date_follows(row[place + 1 :])
            if seen:
                yield _dated(group, day_first, updated=kind == "updated" if behind else updated)
            group, updated = [], kind == "updated" and not behind
        elif kind == "date" and seen:
            # A weekday that stands last belongs to the date that follows it.
            last = [group.pop()] if group[-1][0] == "weekday" else []
            yield _dated(group, day_first, updated=updated)
            group = last
        if kind not in LABELS and kind not in ("filler", "credit"):
            group.append((kind, match))
    if any(kind == "date" for kind, _ in group):
        yield _dated(group, day_first, updated=updated)


def _date_follows(row: list[Token]) -> bool:
    return bool(row) and next((k == "date" for k, _ in row if k != "filler"), False)


def _dated(group: list[Token], day_first: bool | None, *, updated: bool) -> Stated:
    """Settle one group: a date with, perhaps, a weekday, a time and a zone."""
    first = dict(reversed(group))
    start, end = group[0][1].start(), max(match.end() for _, match in group)
    weekdays = weekday_numbers(first["weekday"][0]) if "weekday" in first else frozenset()
    value, fault = day(first["date"], day_first, weekdays)
    if value is None:
        return Stated(start, end, None, fault, updated)
    time = clock(first["time"]) if "time" in first and len(value) == len("2021-12-26") else ""
    zone = offset(first["zone"]) if time and "zone" in first else ""
    return Stated(start, end, value + time + zone, None, updated)
