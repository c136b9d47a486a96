"""The day that a date names, whatever stands around it: `26 December 2021`, `2021年12月26日`.

In: a match of `DATE` in a plain line. Out: EDTF as precise as the words, or the fault in them.
Lives here only: the forms of a date and how each is read.

A year of two digits is one of the hundred that POSIX gives it (69 to 99 are 19xx, 00 to 68 are
20xx). As the other two numbers may then be the year as well (`24/05/03` in Japan), it is settled
only where the caller knows the order or a weekday leaves one reading.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from broadsheet.clean.months import month_number

_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th|er|º|ª|\.|-?го|η|ης)?"
# Any word: whether it is a month is looked up, which is faster than a pattern of five hundred
# names. Not `\w`, which leaves out the vowel signs of Hindi. (The micro sign
# is left in, for it is a Greek letter to a pattern that ignores case.)
_MONTH = (
    r"(?P<{0}>(?:كانون|تشرين) \w+"
    r"|[^\s\d!-@\[-`{{-\u00b4\u00b6-\u00bf\u2000-\u206f،؛。，：]{{2,12}})(?![^\W\d_])\.?"
)
_YEAR = r"(?P<{0}>1[5-9]\d\d|20\d\d)(?!\d)"
_OF = r"[\s,،/-]*(?:of\s+|de[ln]?\s+)?"

DATE = re.compile(
    "|".join(
        (
            _YEAR.format("y1") + r"(?P<s1>[-/.])\s?(?P<m1>[01]?\d)(?P=s1)\s?(?P<d1>[0-3]?\d)(?!\d)",
            _YEAR.format("y2")
            + r"\s*[年년]\s*(?P<m2>[01]?\d)\s*[月월](?:\s*(?P<d2>[0-3]?\d)\s*[日일号號])?",
            r"(?P<d3>[0-3]?\d)\.\s?(?P<m3>[01]?\d)\.\s?" + _YEAR.format("y3"),
            r"(?P<a4>[0-3]?\d)(?P<s4>[-/])(?P<b4>[0-3]?\d)(?P=s4)" + _YEAR.format("y4"),
            _DAY.format("d5") + _OF + _MONTH.format("m5") + rf"(?:{_OF}{_YEAR.format('y5')})?",
            r"(?<![^\W\d_])"
            + _MONTH.format("m6")
            + rf"{_OF}{_DAY.format('d6')}(?!:?\d)(?:{_OF}{_YEAR.format('y6')})?",
            r"(?<![^\W\d_])" + _MONTH.format("m7") + _OF + _YEAR.format("y7"),
            # Hungarian, and English as librarians write it.
            _YEAR.format("y8")
            + r"\.?\s"
            + _MONTH.format("m8")
            + r"\s"
            + _DAY.format("d8")
            + r"(?![\d:])",
            r"(?P<m9>[01]?\d)\s*[月월]\s*(?P<d9>[0-3]?\d)\s*[日일号號]",
            r"(?P<a10>[0-3]?\d)(?P<s10>[./])(?P<b10>[0-3]?\d)(?P=s10)(?P<y10>\d\d)(?![\d.:/])",
        )
    ),
    re.IGNORECASE,
)
"""A date in one of the forms in which it is printed."""

# Digits of Arabic, Persian, Hindi, Bengali and full width, as Unicode numbers them; what only
# sets the direction of writing is a blank here.
_PLAIN = {
    zero + digit: 0x30 + digit
    for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xFF10)
    for digit in range(10)
} | dict.fromkeys((0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0x20)


def plain(line: str) -> str:
    """Return a line of the same length with ASCII digits and without marks of direction.

    >>> plain("٢٦ ديسمبر ٢٠٢١")
    '26 ديسمبر 2021'
    """
    return line if line.isascii() else line.translate(_PLAIN)


def has_month(match: "re.Match[str]") -> bool:
    """Tell whether the word that stands for the month of a date is one."""
    words = (match[group] for group in ("m5", "m6", "m7", "m8"))
    return all(word is None or month_number(word) is not None for word in words)


def day(
    match: "re.Match[str]", day_first: bool | None, weekdays: Iterable[int] = ()
) -> tuple[str | None, str | None]:
    """Return a date as EDTF and no fault, or no date and its fault.

    `weekdays` are the days, 0 for Monday, that a weekday beside it can mean; none if none stands
    there.
    """
    possible = {value for reading in _readings(match, day_first) if (value := edtf_of(*reading))}
    if not possible:
        return None, "impossible date"
    said = set(weekdays)
    agree = {value for value in possible if _weekday(value) in said} if said else possible
    if not agree and all(_weekday(value) is None for value in possible):
        agree = possible
    if len(agree) == 1:
        return agree.pop(), None
    return None, "ambiguous date" if len(possible) > 1 else "weekday disagrees"


def _readings(
    match: "re.Match[str]", day_first: bool | None
) -> Iterator[tuple[str, int, int | None]]:
    """Yield each (year, month, day) that the numbers of a date can mean."""
    parts = {name[0]: text for name, text in match.groupdict().items() if text}
    year = parts.get("y", "XXXX")
    if "a" not in parts:
        month = month_number(parts["m"]) or int(parts["m"])
        yield year, month, int(parts["d"]) if "d" in parts else None
        return
    first, second, short = int(parts["a"]), int(parts["b"]), len(year) == 2
    year = _century(int(year)) if short else year
    # What the caller knows counts where both orders are dates; 05/13/2024 has one reading.
    orders = [(second, first), (first, second)]
    valid = [order for order in orders if edtf_of(year, *order)]
    if parts["s"] == ".":
        valid = valid[:1] if orders[0] in valid else []
    elif len(valid) == 2 and day_first is not None:
        valid = [orders[0] if day_first else orders[1]]
    for month, number in valid:
        yield year, month, number
    if short and day_first is None:
        yield _century(first), second, int(parts["y"])


def _century(year: int) -> str:
    return str(year + (1900 if year >= 69 else 2000))


def edtf_of(year: str, month: int, number: int | None = None) -> str | None:
    """Write a date as EDTF; None when the calendar has no such day.

    >>> edtf_of("XXXX", 2, 29), edtf_of("2023", 2, 29), edtf_of("2023", 2)
    ('XXXX-02-29', None, '2023-02')
    """
    if not 1 <= month <= 12 or (number is not None and not 1 <= number <= _days_in(month, year)):
        return None
    return f"{year}-{month:02}" + (f"-{number:02}" if number is not None else "")


def _weekday(edtf: str) -> int | None:
    """Return the day of the week, 0 for Monday, of a date that has a year and a day."""
    return date.fromisoformat(edtf).weekday() if len(edtf) == 10 and edtf[0] != "X" else None


def _days_in(month: int, year: str) -> int:
    if month != 2:
        return 30 if month in (4, 6, 9, 11) else 31
    if year == "XXXX":
        return 29
    number = int(year)
    return 29 if number % 4 == 0 and (number % 100 != 0 or number % 400 == 0) else 28
