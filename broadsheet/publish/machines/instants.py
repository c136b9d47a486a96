"""Stated dates as instants, for formats that take nothing less precise (RFC 3339).

In: a date as EDTF. Out: the instant that is stated; or the first instant, in UTC, of the day, month
or year that is, by which articles sort.
"""

import re
from contextlib import suppress
from datetime import datetime

_STATED = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<time>\d\d:\d\d(?::\d\d)?)(?P<zone>Z|[+-]\d\d:\d\d)?)?)?)?",
    re.ASCII,
)


def instant(edtf: str | None) -> str | None:
    """Return a stated date as RFC 3339 where it is an instant: a day, a time and a zone.

    >>> instant("2021-12-26T06:05:00+00:00"), instant("2021-12-26"), instant(None)
    ('2021-12-26T06:05:00Z', None, None)
    """
    match = _STATED.fullmatch(edtf or "")
    return first_instant(edtf) if match and match["zone"] else None


def first_instant(edtf: str | None) -> str | None:
    """Return the first instant of a stated date as RFC 3339; None where no year is stated.

    >>> first_instant("2021-12"), first_instant("2021-12-26T06:05"), first_instant("XXXX-10-07")
    ('2021-12-01T00:00:00Z', '2021-12-26T06:05:00Z', None)

    What is no day of the calendar, such as a season, counts from the beginning of its year.
    """
    match = _STATED.fullmatch(edtf or "")
    if not match:
        return None
    parts = f"{match['year']}-{match['month'] or '01'}-{match['day'] or '01'}"
    zone = (match["zone"] or "Z").replace("Z", "+00:00")
    for moment in (
        f"{parts}T{match['time'] or '00:00'}{zone}",
        f"{match['year']}-01-01T00:00+00:00",
    ):
        with suppress(ValueError):
            return rfc3339(datetime.fromisoformat(moment))
    return None


def rfc3339(when: datetime) -> str:
    """Return an instant as machines are told it, to the second."""
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")
