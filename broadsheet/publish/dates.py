"""Dates for reading: EDTF as a person would say it, nothing added and nothing lost.

>>> said("2021-12-26T06:05:00+00:00"), said("2024-07"), said("XXXX-10-07")
('26 December 2021, 06:05 UTC', 'July 2024', '7 October, year not stated')
>>> said("2021-03/2021-05"), said("2016-01-04/2016-01-10"), said("1939/1945")
('March to May 2021', '4 to 10 January 2016', '1939 to 1945')
>>> said("193X"), said("18XX"), said("2008~"), said("2024-21")
('1930s', '19th century', 'about 2008', 'spring 2024')
"""

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SEASONS = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter",
    "33": "first quarter of", "34": "second quarter of", "35": "third quarter of",
    "36": "fourth quarter of",
}  # fmt: skip
_EDTF = re.compile(
    r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<time>\d\d:\d\d)(?::\d\d)?(?P<zone>Z|[+-]\d\d:\d\d)?)?)?)?"
)
_DECADE = re.compile(r"(\d{3})X")
_CENTURY = re.compile(r"(\d{2})XX")
_SEASON = re.compile(r"(\d{4}|XXXX)-(2[1-4]|3[3-6])")
_DOUBTS = {
    "~": "about {}",
    "?": "{}, not certain",
    "%": "about {}, not certain",
}
_NO_YEAR = ", year not stated"
_PART = re.compile(r"(?P<rest>.*?) ?(?P<month>" + "|".join(_MONTHS) + r")? ?(?P<year>\d{4})")


def said(edtf: str) -> str:
    """Say a date in words; what is no date of ours comes back as it is."""
    first, slash, last = edtf.partition("/")
    if slash:
        return _between(first, last) or edtf
    return _one(edtf) or edtf


def _one(edtf: str) -> str | None:
    """Say a date that is no interval; None where it is no date of ours."""
    if edtf[-1:] in _DOUBTS:
        certain = _one(edtf[:-1])
        return _DOUBTS[edtf[-1]].format(certain) if certain else None
    if decade := _DECADE.fullmatch(edtf):
        return f"{decade[1]}0s"
    if century := _CENTURY.fullmatch(edtf):
        return f"{_ordinal(int(century[1]) + 1)} century"
    if season := _SEASON.fullmatch(edtf):
        year = _NO_YEAR if season[1] == "XXXX" else f" {season[1]}"
        return f"{_SEASONS[season[2]]}{year}".replace(" of,", ",")
    return _day(edtf)


def _day(edtf: str) -> str | None:
    """Say a year, month, day or instant."""
    match = _EDTF.fullmatch(edtf)
    if not match or (match["month"] and not 1 <= int(match["month"]) <= len(_MONTHS)):
        return None
    day = f"{int(match['day'])} " if match["day"] else ""
    month = f"{_MONTHS[int(match['month']) - 1]} " if match["month"] else ""
    if match["year"] == "XXXX":
        return f"{day}{month}".strip() + _NO_YEAR if month else None
    text = f"{day}{month}{match['year']}"
    if match["time"]:
        zone = {"Z": " UTC", "+00:00": " UTC", None: ""}.get(match["zone"], f" {match['zone']}")
        text += f", {match['time']}{zone}"
    return text


def _between(first: str, last: str) -> str | None:
    """Say an interval, what both ends share once."""
    if first in ("", "..") or last in ("", ".."):
        return _open(first, last)
    begin, end = _one(first), _one(last)
    if not begin or not end:
        return None
    if begin.endswith(_NO_YEAR) and end.endswith(_NO_YEAR):
        return f"{begin.removesuffix(_NO_YEAR)} to {end}"
    return f"{_unshared(begin, end)} to {end}"


def _open(first: str, last: str) -> str | None:
    """Say an interval of which an end is open."""
    from_, until = _one(first), _one(last)
    if from_ and not until:
        return f"from {from_} on"
    return f"until {until}" if until and not from_ else None


def _unshared(begin: str, end: str) -> str:
    """Return the words for a beginning without the year, and the month, that the end says too."""
    one, other = _PART.fullmatch(begin), _PART.fullmatch(end)
    if not one or not other or one["year"] != other["year"] or not one["month"]:
        return begin
    if one["rest"] and other["rest"] and one["month"] == other["month"]:
        return one["rest"]
    return f"{one['rest']} {one['month']}".strip()


def _ordinal(number: int) -> str:
    """Say which of a row: 19th, 21st.

    >>> [_ordinal(n) for n in (1, 2, 3, 11, 19, 20, 21)]
    ['1st', '2nd', '3rd', '11th', '19th', '20th', '21st']
    """
    tens = number % 100 // 10 == 1
    return f"{number}{'th' if tens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
