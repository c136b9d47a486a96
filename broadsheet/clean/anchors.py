"""Anchors: the lines of a head by which the others are told, dates and marked bylines.

In: a line, or a sheet and the index of one. Out: whether it is an anchor, and its label.
"""

from broadsheet.clean import bylines, dates
from broadsheet.clean.dates import DateLine, date_line
from broadsheet.clean.marks import is_mark
from broadsheet.clean.sheet import MARKS_AROUND, Sheet
from broadsheet.records import Role


def is_anchor(sheet: Sheet, i: int) -> bool:
    """Tell whether a line is a date, a marked byline, or both."""
    text = sheet.text(i)
    return bylines.is_marked(text) or dated(text) is not None or is_below_mark(sheet, i)


def is_below_mark(sheet: Sheet, i: int) -> bool:
    """Tell whether a line is a name, and the line above it only says that a byline follows."""
    return i > 0 and is_mark(sheet.text(i - 1)) and bylines.is_name_line(sheet.text(i))


def is_plain_date(sheet: Sheet, i: int) -> bool:
    """Tell whether a line is only a date, and does not say that it is of publication."""
    found = date_line(sheet.text(i))
    return found is not None and not found.start and not found.published and bool(found.dates)


def dated(text: str) -> DateLine | None:
    """Return the dates of a line that holds nothing else, but perhaps a name or a source."""
    found = date_line(text)
    if found is None:
        return None
    before = text[: found.start].strip(MARKS_AROUND + ",:")
    good = not before or bylines.is_marked(before) or bylines.is_name_line(before)
    return found if good or dates.is_source(before) else None


def label_anchor(sheet: Sheet, i: int) -> None:
    """Label an anchor as a byline, a date, or a byline with a date."""
    text = sheet.text(i)
    found = dated(text)
    if found:
        sheet.dates[i] = found
    before = text[: found.start].strip(MARKS_AROUND) if found else text
    if is_below_mark(sheet, i):
        sheet.set(i - 1, Role.BOILERPLATE, "word above a byline")
    if bylines.is_marked(before):
        sheet.set(i, Role.BYLINE, "marked byline")
    elif bylines.is_name_line(before):
        sheet.set(i, Role.BYLINE, "name before a date")
    else:
        sheet.set(i, Role.DATE, "date line")
