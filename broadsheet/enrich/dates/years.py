"""Years by themselves: `in 1967`, `the 2016 campaign`, `1955–56`, `(1890–1940)`, `spring 2024`.

In: a `Text`, and what was found in it with a month. Out: `Found`s in order. A bare number is a year
only where something beside it shows that; `year_words` has the words.
"""

import re
from collections.abc import Iterator

from broadsheet.enrich.dates import year_words as words_of
from broadsheet.enrich.dates.found import (
    NEXT,
    NUMBER,
    Found,
    Text,
    stands_alone,
    words_before,
)
from broadsheet.enrich.dates.periods import decade, season
from broadsheet.enrich.dates.year_evidence import follows_prefix, shows_year

_CHAIN = re.compile(r"(?:,\s?|\s?,?\s(?:and|or|to|through|until|till|und|et|y|e|en|og|bis|à|a|al"
    r"|au|по|и|до|do|i|و|tot|til)\s|\s?[&–—/-]\s?)$"
)  # fmt: skip
"""What stands between a year and another that is one because the first is."""

_RANGE = re.compile(
    r"(?P<mark>\s?[-–—]\s?|/)(?P<last>(?:1\d|20)\d\d|\d\d)(?![\w%]|[.,/–-]?\d|['’]s)"
)
_OTHER = re.compile(
    r"\s?(?P<word>and|to|or|through|[-–—])\s?(?P<money>[$€£])?(?P<number>\d[\d,.]*)"
)
_GLUED = re.compile(
    r"\s?(?:年|년)|-(?:м|го|му)(?!\w)|['’](?:[dt][ea]n?|y[eaıiuü]|n[ıiuü]n|l[ıiuü])\b|-(?:ben|ban|ből|ból|től|tól|ig|től)\b"
)
_SEASON_WORD = frozenset(
    "season seasons term school academic budget crisis campaign fiscal".split()
)


def years(text: Text, taken: list[Found]) -> Iterator[Found]:
    """Yield the years, decades and spans of years outside of what is taken."""
    spans = iter(sorted((one.start, one.end) for one in taken))
    busy = next(spans, None)
    last: Found | None = None
    done = 0
    for number in NUMBER.finditer(text.text):
        while busy and busy[1] <= number.start():
            busy = next(spans, None)
        if number.start() < done or (busy and busy[0] <= number.start()):
            continue
        found = _found(text, number, last)
        if found:
            last, done = found, found.end
            yield found


def _found(text: Text, number: "re.Match[str]", last: Found | None) -> Found | None:
    """Return what a number says, where it is a year or one is in it."""
    start, end = number.span()
    period = decade(text, start, end)
    if period:
        return period
    if len(number[0]) != 4 or not "1000" <= number[0] < "2100":
        return None
    if _GLUED.match(text.text, end, end + 8):
        return Found(start, end, number[0], "year") if number[0] >= "1500" else None
    span = _span(text, start, end)
    if span:
        return span
    if not stands_alone(text.text, start, end):
        return None if not follows_prefix(text.text, start) else _year(text, start, end, None)
    return _year(text, start, end, last)


def _span(text: Text, start: int, end: int) -> Found | None:
    """Return two years joined by a dash or a stroke, as an interval."""
    match = _RANGE.match(text.text, end, end + 12)
    before = text.text[start - 1] if start else " "
    if match is None or before.isalnum() or before in "/._=#$€£+-–—,":
        return None
    first, last = text.text[start:end], match["last"]
    short = len(last) == 2
    last = first[:2] + last if short else last
    if not int(first) < int(last) < min(2100, int(first) + 150) or first < "1500":
        return None
    nearby = words_before(text.text, start)
    if nearby and nearby[-1] in words_of.NO_YEAR:
        return None
    if _is_count(text.text, match.end()):
        return None
    if short and int(last[2:]) <= 12 and "–" not in match["mark"] and not _is_season(text, match):
        # `2004-05` is also how ISO 8601 writes May 2004.
        known = nearby and nearby[-1] in words_of.DETERMINERS
        if not known and int(last) != int(first) + 1:
            return None
    return Found(start, match.end(), f"{first}/{last}", "from year to year")


def _is_season(text: Text, match: "re.Match[str]") -> bool:
    follows = NEXT.match(text.text, match.end(), match.end() + 30)
    return match["mark"] == "/" or bool(follows and follows["word"].lower() in _SEASON_WORD)


def _year(text: Text, start: int, end: int, last: Found | None) -> Found | None:
    """Return a number of four digits as a year where there is evidence."""
    words, number = text.text, text.text[start:end]
    if _is_count(words, end) or _is_street(words, end) or _is_amount(words, start, end):
        return None
    spring = season(text, start, end)
    if spring:
        return spring
    before = _plain_words(words, start)
    if before and before[-1] in words_of.NO_YEAR:
        return None
    chained = last is not None and last.end < start and start - last.end < 12 and (
        _CHAIN.fullmatch(words[last.end : start]) and len(last.edtf or "") in {4, 5, 9}
    )  # fmt: skip
    if not chained and not shows_year(text, start, end, before):
        return None
    mark, method = _method(words, end, before)
    return Found(start, end, number + mark, method)


def _plain_words(words: str, start: int) -> list[str]:
    """Return the words before a number, without the full stop of `c.` and `b.`."""
    before = words_before(words, start)
    return (
        before[:-1] if before[-1:] == ["."] and len(before) > 1 and len(before[-2]) < 3 else before
    )


def _is_count(words: str, end: int) -> bool:
    """Tell whether the words behind a number say that it counts or measures."""
    follows = NEXT.match(words, end, end + 40)
    if follows is None:
        return False
    named = (follows["word"] or "").lower(), (follows["second"] or "").lower()
    return named[0] in words_of.UNITS or (named[1] in words_of.UNITS and named[0] not in _ALLOWED)


_ALLOWED = frozenset(
    "when as and but or if that the a an in on to of for with where who with".split()
)


def _is_street(words: str, end: int) -> bool:
    follows = NEXT.match(words, end, end + 40)
    named = [(name or "").lower() for name in follows.groups()] if follows else []
    return any(name in words_of.STREETS for name in named)


def _is_amount(words: str, start: int, end: int) -> bool:
    """Tell whether a number goes to another that is no year: `from 1500 to 3000`."""
    other = _OTHER.match(words, end, end + 24)
    if other is None:
        return False
    number = other["number"].rstrip(".,")
    is_year = len(number) == 4 and number.isdigit() and "1000" <= number < "2100"
    if is_year and not other["money"]:
        return _is_count(words, other.start("number") + 4)
    before = words_before(words, start)[-1:]
    if other["word"] in {"and", "or"}:
        return before == ["between"]
    if other["word"] == "to" and before != ["from"]:
        return False
    return not words[other.end("number") :].startswith((" ", ",")) or len(number) > 2


def _method(words: str, end: int, before: list[str]) -> tuple[str, str]:
    """Return the sign that EDTF has for a year that is not sure, and how the words were read."""
    near = set(before[-3:])
    if words[end : end + 2] == "?)" or (near & words_of.UNCERTAIN and "," not in near):
        return "?", "uncertain year"
    if before and (before[-1] in words_of.APPROXIMATE or before[-2:-1] == ["around"]):
        return "~", "approximate year"
    if near & words_of.PART or {"quarter", "half"} & near:
        return "", "year, of which a part is meant"
    return "", "year"
