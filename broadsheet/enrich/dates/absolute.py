"""Dates with a month: `26 December 2021`, `Oct. 7-9`, `April 2026`, `2021-12-26`.

In: a `Text`. Out: `Found`s in order; a day without a year keeps `XXXX` here. The forms are those of
`clean.days`, tried only where a number stands, so that the work grows with the numbers of a text.
"""

import re
from collections.abc import Iterator

from broadsheet.clean.days import DATE, day, edtf_of
from broadsheet.clean.months import weekday_numbers
from broadsheet.enrich.dates.found import NUMBER, Found, Text, has_prefix
from broadsheet.enrich.dates.month_words import month_of
from broadsheet.enrich.dates.year_words import UNITS

REACH = 48
"""Characters that a date takes at most, and that are read before and behind a number."""

_WORD_BEFORE = re.compile(r"(?<!\w)([^\W\d_][^\W\d_.-]{1,11})\.?[ ,،]{1,2}(?:de |of |the )?$")
_BLANKS = frozenset(" ,،")
"""What such a word ends in."""
_WEEKDAY = re.compile(
    r"(?<!\w)(?P<name>(?:[^\W\d_]+-)?[^\W\d_]{2,12})\.?,?\s"
    r"(?:the |den |dem |le |el |il |de |dia )?$"
)
_MONTH_NAMES = ("m5", "m6", "m7", "m8")
_WORD = re.compile(r"\s?([^\W\d_]+|%)")
_TO = r"\s?(?:[-–—]|to|through|until|till|bis|au|al|a|ao|tot|til|till|по|до|do|إلى)\s?"
_AND = r"\s?(?:and|&|or|und|et|y|e|en|и|i|و)\s"
_HEAD = re.compile(
    rf"(?<![\w.,:/$€£-])(?P<first>(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|\.|º|ª)?)(?:(?P<to>{_TO})|{_AND})$",
    re.IGNORECASE,
)
_MONTH_HEAD = re.compile(
    rf"(?<!\w)(?P<name>[^\W\d_]{{3,12}})\.?(?:(?P<to>{_TO}|/)|{_AND})$", re.IGNORECASE
)
_TAIL = re.compile(
    rf"(?:(?P<to>{_TO})|{_AND})(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\w:%/]|[-.,]\d)"
    r"(?P<rest>,?\s(?:of\s)?(?P<year>1[5-9]\d\d|20\d\d)(?![\w%]|[.,-]\d))?",
    re.IGNORECASE,
)
_SHORT_NAME = re.compile(
    r"(?<!\w)(?!may|june|july|juin|juni|juli|mayo|mai)[^\W\d_]{3,4}\.$", re.IGNORECASE
)

_FIRST_DAY = re.compile(r"(?<![\w.,/-])[0-3]?\d\.?[-–]$")
"""The other day of `22-27. januar`."""

_GOES_ON = re.compile(r"[,.]\d\d|[:/]?\d|/")
"""What follows a number that is part of a longer one."""

_AFTER_LIST = re.compile(
    r"\s?(?:[.,;:)”\"’'?!—–]|$|\n|(?:in|at|to|with|as|when|but|during|the|for|by|of|on|after|before"
    r"|and|is|was|were|will|that|this|last|next)\b)"
)
"""What may follow the second day of `October 7 and 8`, so that it is no count."""


def absolute(text: Text) -> Iterator[Found]:
    """Yield the dates of a text that name a month or stand in numbers alone."""
    done = 0
    for number in NUMBER.finditer(text.text):
        if number.start() < done or len(number[0]) > 4:
            continue
        match = _match(text, done, number.start(), number.end())
        if match is None:
            continue
        for found in _read(text, match, done):
            done = max(done, found.end)
            yield found


def _match(text: Text, done: int, start: int, end: int) -> "re.Match[str] | None":
    """Return the date that a number is the first number of, with or without its month before it."""
    words = text.text
    before = None
    if words[start - 1 : start] in _BLANKS:
        before = _WORD_BEFORE.search(words, max(done, start - REACH // 2), start)
    if before and month_of(before[1], text.language):
        match = DATE.match(words, before.start(), before.start() + REACH)
        match = _sound(text, match)
        if match and match.end() >= end:
            return match
    if not _may_begin(words, start):
        return None
    return _sound(text, DATE.match(words, start, start + REACH))


def _may_begin(words: str, start: int) -> bool:
    before = words[start - 1] if start else " "
    if before.isspace():
        return True
    if has_prefix(words, start) or _FIRST_DAY.search(words, max(0, start - 4), start):
        return True
    if before.isalnum() or before in "/\\._=#№$€£¥₽@&+-":
        return False
    return not (before in ".,:" and start > 1 and words[start - 2].isdigit())


def _sound(text: Text, match: "re.Match[str] | None") -> "re.Match[str] | None":
    """Return a match whose month is one, cut before a number that is a count; else None."""
    if match is None or match["y10"]:
        return None
    names = [match[group] for group in _MONTH_NAMES if match[group]]
    if any(month_of(_bare(name, text.language), text.language) is None for name in names):
        return None
    words, end = text.text, match.end()
    ends_in_year = next((g for g in ("y5", "y6", "y7") if match[g]), None)
    if _counts(words, end) or _GOES_ON.match(words, end, end + 3):
        if ends_in_year in (None, "y7"):
            return None
        return _sound(text, DATE.match(words, match.start(), match.start(ends_in_year)))
    return match


def _bare(name: str, language: str) -> str:
    """Return a month's name without the letter that Hebrew writes its `in` as."""
    return name[1:] if language == "he" and name[:1] == "ב" else name


def _counts(words: str, end: int) -> bool:
    """Tell whether the word behind a number says that it counts or measures."""
    match = _WORD.match(words, end, end + 16)
    return match is not None and (match[1] == "%" or match[1].lower() in UNITS - {"gmt", "utc"})


def _read(text: Text, match: "re.Match[str]", done: int) -> Iterator[Found]:
    """Yield what a date says: one day, month or interval, or two days."""
    named = _WEEKDAY.search(text.text, max(done, match.start() - 24), match.start())
    weekdays = weekday_numbers(named["name"]) if named else frozenset()
    full = bool(named and weekdays and (len(named["name"]) > 4 or not named["name"].isascii()))
    start, end = (named or match).start() if full else match.start(), _end(match)
    value, _ = day(match, text.day_first, weekdays if full else ())
    if value is None or not value.isascii():
        yield Found(match.start(), end, None, "no such day")
        return
    if len(value) == len("2021-12"):
        yield from _months(text, match, value, done)
        return
    several = list(_several(text.text, match, value, done))
    if several:
        yield from several
        return
    yield Found(start, end, value, _method(value), weekdays if full else frozenset())


def _end(match: "re.Match[str]") -> int:
    """Return where a date ends, without a full stop that is not that of a short name."""
    words = match[0]
    short = _SHORT_NAME.search(words)
    return match.end() - (words[-1] == "." and short is None)


def _months(text: Text, match: "re.Match[str]", value: str, done: int) -> Iterator[Found]:
    """Yield what `April 2026`, `June–August 2022` and `June and August 2022` say."""
    head = _MONTH_HEAD.search(text.text, max(done, match.start() - 24), match.start())
    number = month_of(head["name"], text.language) if head else None
    first = edtf_of(value[:4], number) if number else None
    if head is None or first is None or first >= value:
        yield Found(*match.span(), value, "month and year")
    elif head["to"]:
        yield Found(head.start(), match.end(), f"{first}/{value}", "from month to month")
    else:
        yield Found(*head.span("name"), first, "month and year")
        yield Found(*match.span(), value, "month and year")


def _method(value: str) -> str:
    return "day and month" if value.startswith("XXXX") else "day, month and year"


def _several(words: str, match: "re.Match[str]", value: str, done: int) -> Iterator[Found]:
    """Yield what `7-9 October`, `October 7-9, 2021` and `October 7 and 8` say."""
    year, month, number = value[:4], int(value[5:7]), int(value[8:])
    if match["m5"]:
        head = _HEAD.search(words, max(done, match.start() - 16), match.start())
        if head and int(head["day"]) < number and (first := edtf_of(year, month, int(head["day"]))):
            start = head.start()
            yield from _pair(first, value, head["to"], (start, head.end("first")), match.span())
    elif match["m6"] and not match["y6"]:
        tail = _TAIL.match(words, match.end(), match.end() + 24)
        if tail is None or int(tail["day"]) <= number or _counts(words, tail.end()):
            return
        if not (tail["to"] or tail["year"] or _AFTER_LIST.match(words, tail.end())):
            return
        year = tail["year"] or year
        ends = edtf_of(year, month, number), edtf_of(year, month, int(tail["day"]))
        if ends[0] and ends[1]:
            yield from _pair(
                ends[0], ends[1], tail["to"], match.span(), (tail.start("day"), tail.end())
            )


def _pair(
    first: str, last: str, to: str | None, one: tuple[int, int], other: tuple[int, int]
) -> Iterator[Found]:
    """Yield two days, or the interval between them where a word or dash says so."""
    if to:
        yield Found(one[0], other[1], f"{first}/{last}", "from day to day")
    else:
        yield Found(*one, first, _method(first))
        yield Found(*other, last, _method(last))
