"""The year of a day or month that is printed without one, where the day of publication settles it.

In: a `Found` whose year is `XXXX`, the day of publication, and whether the words speak of the past
or the future. Out: the same with its year and a method that says so, or as it was.

A year is given only where there is one reading:
- a weekday stands beside the date, and only one of the three years around the publication has that
  day on that weekday;
- the date lies up to 31 days before the publication, whatever the tense;
- it lies up to 270 days before, and the words speak of the past;
- it lies up to 186 days after, and the words speak of the future, or of what was to come, where
  the day before it lies more than 31 days back;
- `this May` is that of the year of publication, `last May` that of the year before, unless May is
  over; `en mai dernier` and `since May` the last one, `el próximo 15 de mayo` the next one.
Otherwise `XXXX` stays: also for days that are names of what happened on them, whatever the year
(`Sept. 11`, unless it is ahead), and for a day right before a noun after `the`: `the October 29
attack`.
"""

from dataclasses import replace
from datetime import date

from broadsheet.enrich.dates.found import Found, in_year

CLOSE = 31
NEAR = 186
FAR = 270
"""Days."""

LAST = -2
"""A direction: the one before, as in `last May`."""
THIS = 2
"""A direction: that of the year of publication, as in `this May`."""
RECENT = -3
"""A direction: the last that is over, as in `en mars dernier`."""
COMING = 3
"""A direction: the first that is to come, as in `el próximo 15 de marzo`."""

NAMES = frozenset({"09-11", "10-07", "01-06", "07-04", "12-25", "02-24", "06-04", "11-09"})
"""Days known by their date alone: the attacks on New York and on Israel, the Capitol, Independence
Day, Christmas, the invasion of Ukraine, Tiananmen, the Wall."""


def with_year(found: Found, published: date, direction: int) -> Found:
    """Return a day without a year with its year, where that is sure; else the same.

    >>> one = Found(0, 10, "XXXX-10-29", "day and month")
    >>> with_year(one, date(2023, 11, 2), -1).edtf, with_year(one, date(2023, 6, 2), 0).edtf
    ('2023-10-29', 'XXXX-10-29')
    """
    parts = (found.edtf or "").split("/")
    if not all(part.startswith("XXXX") for part in parts):
        return found
    year, how = _year(parts[0][5:], found.weekdays, published, direction)
    if year is None:
        return found
    years = [year + (part[5:] < parts[0][5:]) for part in parts]
    full = [in_year(part, y) for part, y in zip(parts, years, strict=True)]
    if not all(full):
        return found
    method = f"{found.method}; {how} {published.isoformat()}"
    return replace(found, edtf="/".join(full), method=method)


def in_said_year(found: Found, published: date, end: int, which: str) -> Found:
    """Return a day or month with the year of `May last year`; as it is before `of that year`.

    `end` is where those words end.
    """
    shift = {"this": 0, "last": -1, "next": 1}.get(which)
    if shift is None or "/" in (found.edtf or ""):
        return found
    full = in_year(found.edtf or "", published.year + shift)
    method = f"{found.method}, {which} year, relative to {published.isoformat()}"
    return replace(found, edtf=full, end=end, method=method) if full else found


def _year(
    month_day: str, weekdays: frozenset[int], published: date, direction: int
) -> tuple[int | None, str]:
    """Return the year of a month, or month and day, and how it was found."""
    around = {year: _day(year, month_day) for year in range(published.year - 1, published.year + 2)}
    if weekdays:
        agree = [year for year, day in around.items() if day and day.weekday() in weekdays]
        return (agree[0], "year by the weekday, around") if len(agree) == 1 else (None, "")
    if month_day in NAMES and direction in {0, -1}:
        return None, ""
    if len(month_day) == 2:
        published = published.replace(day=1)
    if direction == THIS:
        return published.year, "that of the year of publication on"
    past = max((day for day in around.values() if day and day <= published), default=None)
    future = min((day for day in around.values() if day and day > published), default=None)
    if past and _is_sure((published - past).days, past.year < published.year, direction):
        how = "the last before" if direction == LAST else "nearest before"
        return past.year, f"{how} publication on"
    if future and (direction == COMING or (direction > 0 and (future - published).days <= NEAR)):
        return future.year, "nearest after publication on"
    return None, ""


def _is_sure(ago: int, earlier: bool, direction: int) -> bool:
    """Tell whether a day so many days ago is the one that is meant.

    `earlier` is whether it lies in an earlier year: `last May` in the autumn may be that of this
    year or of the one before.
    """
    if direction in {LAST, RECENT, COMING}:
        return direction == RECENT or (direction == LAST and earlier)
    return ago <= (FAR if direction < 0 else CLOSE)


def _day(year: int, month_day: str) -> date | None:
    try:
        return date.fromisoformat(f"{year:04}-{month_day}" + ("-01" if len(month_day) == 2 else ""))
    except ValueError:
        return None
