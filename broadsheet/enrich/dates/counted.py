"""Days, weeks, months and years counted from a day of publication.

In: the publication as (year, month, day), as far as it is stated, a unit, and how many of it
before (negative) or after. Out: EDTF, or nothing where the publication is not stated so precisely.
"""

from datetime import MAXYEAR, date, timedelta

from broadsheet.clean.days import edtf_of


def counted(published: tuple[int, ...], unit: str, shift: int) -> str | None:
    """Return the day, week, month or year that lies so far from the publication.

    >>> [counted((2021, 12, 26), unit, -1) for unit in ("day", "week", "month", "year", "decade")]
    ['2021-12-25', '2021-12-13/2021-12-19', '2021-11', '2020', '2011']
    >>> counted((2021,), "month", -1)
    """
    try:
        return _UNITS[unit](published, shift) if len(published) >= _NEEDED[unit] else None
    except OverflowError:
        return None


def _day(published: tuple[int, ...], shift: int) -> str:
    return (date(*published) + timedelta(days=shift)).isoformat()


def _week(published: tuple[int, ...], shift: int) -> str:
    day = date(*published)
    monday = day + timedelta(days=7 * shift - day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _weekend(published: tuple[int, ...], shift: int) -> str:
    day = date(*published)
    saturday = day + timedelta(days=7 * shift + 5 - day.weekday())
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def _month(published: tuple[int, ...], shift: int) -> str | None:
    year, month = divmod(published[0] * 12 + published[1] - 1 + shift, 12)
    return edtf_of(f"{year:04}", month + 1) if 0 < year <= MAXYEAR else None


def _year(published: tuple[int, ...], shift: int) -> str | None:
    year = published[0] + shift
    return f"{year:04}" if 0 < year <= MAXYEAR else None


def _decade(published: tuple[int, ...], shift: int) -> str | None:
    return _year(published, 10 * shift)


_UNITS = {
    "day": _day,
    "week": _week,
    "weekend": _weekend,
    "month": _month,
    "year": _year,
    "decade": _decade,
}
_NEEDED = {"day": 3, "week": 3, "weekend": 3, "month": 2, "year": 1, "decade": 1}
"""How much of the publication must be stated."""
