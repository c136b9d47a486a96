"""What a labelled text states: headline, byline, date of publication and reading time.

In: a sheet with its head labelled. Out: fields, with the place of their words, and faults as (kind
of problem, detail) for what cannot be settled.
"""

import re
from collections.abc import Callable
from itertools import combinations

from broadsheet.clean import bylines, dates
from broadsheet.clean.glued import unglued
from broadsheet.clean.guide import DayFirst
from broadsheet.clean.head import MARKED_TITLE
from broadsheet.clean.sheet import MARKS_AROUND, Sheet
from broadsheet.clean.stated import Stated
from broadsheet.normal import normal
from broadsheet.records import Field, Role

_NUMBER = re.compile(r"\d{1,3}")


def headline(sheet: Sheet) -> Field | None:
    """Return the headline of a labelled text."""
    if sheet.headline is None:
        return None
    text = sheet.text(sheet.headline)
    start = len(text) - len(text.lstrip(MARKS_AROUND))
    marked = MARKED_TITLE.match(text, start)
    start = marked.end() if marked else start
    stop = len(text.rstrip(" \t*_=#|"))
    return _field(sheet, sheet.headline, ("headline", "title above the text"), start, stop)


def byline(sheet: Sheet) -> Field | None:
    """Return the first byline of a labelled text, without the date or outlet in its line."""
    for i, kind in enumerate(sheet.kinds):
        if kind and kind.role is Role.BYLINE:
            text = sheet.text(i)
            stop = sheet.dates[i].start if i in sheet.dates else len(text)
            stop = len(unglued(text[:stop]).rstrip(MARKS_AROUND + ","))
            start = stop - len(text[:stop].lstrip(MARKS_AROUND))
            return _field(sheet, i, ("byline", kind.rule), start, stop)
    return _behind_date(sheet)


def _behind_date(sheet: Sheet) -> Field | None:
    """Return the byline in `Posted on May 3, 2024 by Ann Lee`."""
    for i, found in sheet.dates.items():
        text = sheet.text(i)
        last = max((one.end for one in found.dates), default=len(text))
        start = len(text) - len(text[last:].lstrip(MARKS_AROUND + ",:/|"))
        if bylines.is_marked(text[start:]):
            return _field(sheet, i, ("byline", "byline behind a date"), start, len(text))
    return None


def reading_time(sheet: Sheet) -> Field | None:
    """Return the reading time that a text states, as an ISO 8601 duration."""
    for i, kind in enumerate(sheet.kinds):
        found = _NUMBER.search(sheet.text(i)) if kind and kind.role is Role.READING_TIME else None
        if kind and found:
            begin = sheet.paragraphs[i].start
            value = f"PT{int(found[0])}M"
            return Field("reading_time", value, kind.rule, begin, begin + len(sheet.text(i)))
    return None


def published(
    sheet: Sheet, is_late: Callable[[str], bool], day_first: DayFirst
) -> tuple[Field | None, list[tuple[str, str]]]:
    """Return the stated date of publication, or why there is none to choose."""
    stated = [
        (i, _settled(sheet, i, one, day_first))
        for i, found in sorted(sheet.dates.items())
        for one in found.dates
        if not one.updated
    ]
    faults = [(one.fault, sheet.text(i)[one.start : one.end]) for i, one in stated if one.fault]
    settled = [(i, one, one.edtf) for i, one in stated if one.edtf]
    late = [x for x in settled if is_late(x[2])]
    faults += [("future date", sheet.text(i)[one.start : one.end]) for i, one, _ in late]
    settled = [one for one in settled if one not in late]
    days = sorted({edtf[:10] for _, _, edtf in settled}, key=len)
    if not settled:
        return None, faults
    if not all(_agree(one, other) for one, other in combinations(days, 2)):
        return None, [*faults, ("two dates", ", ".join(sorted(days)))]
    # Of dates that agree, the one that states most says it; of two times on it, neither.
    i, best, edtf = max(settled, key=lambda one: (one[2][0] != "X", len(one[2])))
    times = {other[10:] for _, _, other in settled if len(other) > len("2024-05-03")}
    value = edtf if len(times) < 2 else edtf[:10]
    start = sheet.paragraphs[i].start
    return Field("published", value, "date line", start + best.start, start + best.end), faults


def _settled(sheet: Sheet, i: int, one: Stated, day_first: DayFirst) -> Stated:
    """Read a date again whose day and month were not told apart, once their order is known."""
    if one.fault != "ambiguous date":
        return one
    line = dates.date_line(sheet.text(i), day_first())
    same = [x for x in line.dates if x.start == one.start] if line else []
    return same[0] if same else one


def _agree(one: str, other: str) -> bool:
    """Tell whether two dates can be the same day: one says less, but nothing else.

    >>> _agree("2024-05", "2024-05-03"), _agree("XXXX-05-03", "2024-05-03")
    (True, True)
    """
    unknown = "XXXX" in (one[:4], other[:4])
    one, other = (one[4:], other[4:]) if unknown else (one, other)
    return one.startswith(other) or other.startswith(one)


def _field(sheet: Sheet, i: int, named: tuple[str, str], start: int, stop: int) -> Field:
    name, method = named
    begin = sheet.paragraphs[i].start
    value = normal(sheet.text(i)[start:stop])
    return Field(name, value, method, begin + start, begin + stop)
