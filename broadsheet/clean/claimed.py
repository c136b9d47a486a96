"""Dates as machines write them: ISO 8601, RFC 5322 and 850, epoch seconds, JavaScript, plain text.

In: the words of a claim that is declared to be a date. Out: EDTF with the stated zone, only as
precise as stated, or the fault that leaves it without; None where it states no date. A fraction of
a second is dropped, and so is a time without minutes.

Programs write a date for "none": `0000-00-00`, `0001-01-01`, `1970-01-01T00:00:00Z`. These, and
years that no newspaper has, are no dates.
"""

import re
from datetime import UTC, date, datetime, timedelta

from broadsheet.clean.dates import only_date
from broadsheet.clean.days import plain
from broadsheet.clean.months import month_number
from broadsheet.clean.stated import Stated

MAX_LENGTH = 100
"""Characters: the longest machine date, JavaScript's with its zone in words, has about 70."""

YEARS = range(1500, 2100)
"""The years that count as stated; newspapers begin in 1605, and Buddhist years after 2500."""

_OFFSET = r"(?P<offset>z|utc|gmt|[+−-]\d\d(?::?\d\d)?)"
_CLOCK = (
    r"(?P<h>[01]\d|2[0-3]):?(?P<min>[0-5]\d)(?::?(?P<sec>[0-5]\d|60)(?:[.,]\d{1,12})?)?"
    rf"(?:\s?{_OFFSET})?(?:\s?(?:utc|gmt|\[[\w/+-]{{1,40}}\]))?"
)
_ISO = re.compile(
    r"(?:D:)?(?P<y>\d{4})(?:"
    r"-?W(?P<week>\d\d)(?:-?(?P<wd>[1-7]))"
    r"|-(?P<nth>\d{3})"
    r"|(?P<sep>[-:/.])(?P<m>\d\d)(?:(?P=sep)(?P<d>\d\d))?"
    r"|(?P<m2>\d\d)(?P<d2>\d\d))?"
    rf"(?P<rest>(?:t|\s{{1,3}}|(?<=\d{{8}}))(?:{_CLOCK}|\d\d(?:z|[+-]\d\d)?))?",
    re.IGNORECASE,
)
_EDTF = re.compile(r"XXXX-(?P<m>\d\d)-(?P<d>\d\d)")
_EPOCH = re.compile(r"(\d{10})(?:\d{3}|\.\d{1,9})?")
# `Thu Mar  4 05:06:07 2021`, with the zone of date(1) or of social networks.
_ASCTIME = re.compile(
    r"(?P<wd>[a-z]{3}),? (?P<m>[a-z]{3})\s{1,2}(?P<d>\d{1,2}) (?P<t>\d\d:\d\d:\d\d)"
    r"(?: (?P<zone>[a-z]{1,5}|[+-]\d{4}))? (?P<y>\d{4})",
    re.IGNORECASE,
)
# `Sunday, 06-Nov-94 08:49:37 GMT`
_RFC_850 = re.compile(r"([a-z]+, \d\d-[a-z]{3}-)(\d\d)( \d\d:\d\d:\d\d \w+)", re.IGNORECASE)


def claimed(value: str, day_first: bool | None = None) -> Stated | None:
    """Return the date that a claim states, or None.

    >>> claimed("2021-03-04 05:06:07.89+0100").edtf, claimed("1614834367000").edtf
    ('2021-03-04T05:06:07+01:00', '2021-03-04T05:06:07+00:00')
    >>> claimed("03/04/2021").fault, claimed("0000-00-00 00:00:00")
    ('ambiguous date', None)
    """
    text = plain(value.strip(" \t\r\n\"'"))
    if not text or len(text) > MAX_LENGTH:
        return None
    start = value.index(value.strip(" \t\r\n\"'"))
    found = _machine(text)
    if found is None:
        read = only_date(_rewritten(text), day_first)
        found = (read.edtf, read.fault) if read else None
    if found is None or (found[0] and _is_placeholder(found[0])):
        return None
    return Stated(start, start + len(text), *found)


def _machine(text: str) -> tuple[str | None, str | None] | None:
    """Read what has one of the machines' forms as (date, fault); None when it has none of them."""
    if epoch := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(epoch[1]), UTC).isoformat(), None
    if unknown := _EDTF.fullmatch(text):
        return _checked("XXXX", int(unknown["m"]), int(unknown["d"]), "")
    match = _ISO.fullmatch(text)
    if match is None or not _has_form(match):
        return None
    return _calendar(match)


def _has_form(match: "re.Match[str]") -> bool:
    """Tell whether a time stands behind a whole day, and marks other than ISO's stand in one."""
    whole = any(match[group] for group in ("d", "d2", "nth", "wd"))
    return (whole or not match["rest"]) and (match["sep"] in (None, "-") or bool(match["d"]))


def _calendar(match: "re.Match[str]") -> tuple[str | None, str | None]:
    """Read a match of `_ISO`."""
    year, clock = int(match["y"]), _clock(match)
    try:
        if match["week"]:
            found = date.fromisocalendar(year, int(match["week"]), int(match["wd"]))
            return found.isoformat() + clock, None
        if match["nth"]:
            found = date(year, 1, 1) + timedelta(days=int(match["nth"]) - 1)
            return (found.isoformat() + clock, None) if found.year == year else _IMPOSSIBLE
    except (ValueError, OverflowError):
        return _IMPOSSIBLE
    month, day = match["m"] or match["m2"], match["d"] or match["d2"]
    if month is None or month == "00":
        return match["y"], None
    if day in (None, "00"):
        return _checked(match["y"], int(month), None, "")
    return _checked(match["y"], int(month), int(day), clock)


_IMPOSSIBLE = (None, "impossible date")


def _checked(year: str, month: int, day: int | None, clock: str) -> tuple[str | None, str | None]:
    try:
        date(int(year) if year.isdigit() and int(year) else 2000, month, day or 1)
    except ValueError:
        return _IMPOSSIBLE
    return f"{year}-{month:02}" + (f"-{day:02}{clock}" if day else ""), None


def _clock(match: "re.Match[str]") -> str:
    if not match["h"] or match["sec"] == "60":
        return ""  # SQLite knows no leap second
    zone = (match["offset"] or "").lower().replace("−", "-")
    if zone in ("z", "utc", "gmt"):
        zone = "+00:00"
    elif zone:
        digits = zone[1:].replace(":", "").ljust(4, "0")
        zone = f"{zone[0]}{digits[:2]}:{digits[2:]}"
        zone = zone if digits[:2] <= "14" and digits[2:] < "60" else ""
    return f"T{match['h']}:{match['min']}:{match['sec'] or '00'}{zone}".replace("-00:00", "+00:00")


def _rewritten(text: str) -> str:
    """Write the forms that put the year last, or short, as texts do."""
    if match := _ASCTIME.fullmatch(text):
        if month_number(match["m"]) is None:
            return text
        zone = match["zone"] or ""
        return f"{match['wd']} {match['d']} {match['m']} {match['y']} {match['t']} {zone}".strip()
    if match := _RFC_850.fullmatch(text):
        # RFC 9110, section 5.6.7, with the years that POSIX gives to two digits.
        return f"{match[1]}{'19' if match[2] >= '69' else '20'}{match[2]}{match[3]}"
    return text


def _is_placeholder(edtf: str) -> bool:
    """Tell whether a date is one that programs write for none."""
    if edtf[0] == "X":
        return False
    if int(edtf[:4]) not in YEARS:
        return True
    if len(edtf) <= len("1970-01-01") or edtf[:4] not in ("1969", "1970"):
        return False
    moment = datetime.fromisoformat(edtf)
    return moment.replace(tzinfo=moment.tzinfo or UTC) == datetime.fromtimestamp(0, UTC)
