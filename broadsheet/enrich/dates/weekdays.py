"""Weekdays as days: `said Sunday`, `will meet on Monday`, `last Friday`, `во вторник`.

In: a `Text` with a full day of publication, and who tells the tense of the words at a place. Out:
`Found`s: the day of that name up to six days before the publication where the words speak of the
past, up to six days after it where they speak of the future. Where they do neither: nothing.

What it gets wrong: the tense, where the nearest verb is not the one of the day.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from broadsheet.clean.months import weekday_numbers
from broadsheet.enrich.dates.counted import counted
from broadsheet.enrich.dates.day_words import DAYS
from broadsheet.enrich.dates.found import Found, Text, begins_word, words_before
from broadsheet.enrich.dates.month_words import month_of
from broadsheet.enrich.dates.quoted import in_quotes
from broadsheet.enrich.dates.relative import Tense
from broadsheet.enrich.dates.relative_words import NO_DAY_BEFORE, TITLES_AFTER
from broadsheet.enrich.dates.role_words import role
from broadsheet.enrich.dates.weekday_words import (
    CAPITALS,
    NO_DAY_AFTER,
    UNTIL,
    day_of,
    weekday_words,
)

_NAME = re.compile(r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?![\w-])")
NEAR = 3
"""Days: beyond them `Tuesday's vote` may be the one before or the one to come."""

_UNTIL = re.compile(r"\s(?:to|through|thru)\s|\s?[-–]\s?")
_UNTIL_ELSEWHERE = re.compile(UNTIL)
_HABIT = re.compile(r"\s(?:services|school|prayers|sermons|mass|mornings|evenings|nights)\b")
_CAPITAL = re.compile(r"\s([A-Z][\w]*)")
_BEHIND = re.compile(r"\s(?P<word>[^\W\d_]+)(?:\s(?:de |di |d['’])?(?P<second>[^\W\d_]+))?")
_NUMBER_BEHIND = re.compile(r"\s\((?P<day>[0-3]?\d)\)")
_OPENS = re.compile(r"(?:^|[\n.!?:…“”„«»\"(–—-])\s?$")
FORTNIGHT = 15
SCANDINAVIAN = frozenset("sv da nb nn no".split())


def weekdays(text: Text, tense: Tense) -> Iterator[Found]:
    """Yield the days that weekdays name; `tense` tells -1, 1 or 0 for a start and an end."""
    published = text.day
    if published is None:
        return
    if text.language != "en":
        yield from _elsewhere(text, published, tense)
        return
    names = [one for one in _NAME.finditer(text.text) if begins_word(text.text, one.start())]
    habits = _habits(text.text, names, _UNTIL)
    for name in names:
        if name.start() in habits or not _is_day(text.text, *name.span()):
            continue
        before = words_before(text.text, name.start(), 24)
        shift = _shift(name[0], before[-1] if before else "", published, tense(*name.span()))
        owns = text.text[name.end() : name.end() + 2] in {"'s", "’s"}
        far = abs(shift or 0) > NEAR or before[-1:] == ["before"]
        if shift is not None and not (owns and far):
            yield from _found(text, name, shift)


def _found(text: Text, name: "re.Match[str]", shift: int) -> Iterator[Found]:
    edtf = counted(text.published, "day", shift)
    if edtf and text.day:
        yield Found(*name.span(), edtf, f"weekday, relative to {text.day.isoformat()}")


def _habits(words: str, names: "list[re.Match[str]]", to: "re.Pattern[str]") -> set[int]:
    """Return where weekdays are the ends of hours of opening: `Monday to Friday`."""
    pairs = (
        (one.start(), other.start())
        for one, other in pairwise(names)
        if to.fullmatch(words[one.end() : other.start()][:12])
    )
    return {start for pair in pairs for start in pair}


def _is_day(words: str, start: int, end: int) -> bool:
    """Tell whether a weekday is a day: no name, no habit, and not in somebody's words."""
    before = words_before(words, start, 24)
    last = before[-1] if before else ""
    if last in NO_DAY_BEFORE or _HABIT.match(words, end) or in_quotes(words, start):
        return False
    capital = _CAPITAL.match(words, end, end + 24)
    if capital is None:
        return True
    return last == "on" and capital[1].lower() not in TITLES_AFTER


def _shift(name: str, before: str, published: date, direction: int) -> int | None:
    """Return how many days after the publication a weekday lies, None where that is not sure."""
    number = min(weekday_numbers(name))
    ago = (published.weekday() - number) % 7
    if before == "last":
        # `last Friday` on a Saturday may be yesterday, or eight days ago.
        return -(ago or 7) if ago == 0 or ago > published.weekday() else None
    if before == "coming":
        return (number - published.weekday()) % 7 or 7
    return {-1: -ago, 1: (number - published.weekday()) % 7}.get(direction)


def _elsewhere(text: Text, published: date, tense: Tense) -> Iterator[Found]:
    """Yield the days of a text that is not in English."""
    known = weekday_words(text.language)
    if known is None:
        return
    pattern, needed = known
    names = list(pattern.finditer(text.text))
    habits = _habits(text.text, names, _UNTIL_ELSEWHERE)
    for name in names:
        if name.start() in habits or not _may_be_day(text, name):
            continue
        before = words_before(text.text, name.start(), 32)
        follows = _BEHIND.match(text.text, name.end(), name.end() + 24)
        said = role(text.language, before, follows["word"] if follows else "")
        if needed and not (said or needed & set(before[-1:])):
            continue
        shift = _numbered(text.text, name, published)
        if shift is None:
            shift = _shift_of(text, name, said, before, tense)
        if shift is not None:
            yield from _found(text, name, shift)


def _may_be_day(text: Text, name: "re.Match[str]") -> bool:
    """Tell whether a weekday is no name, no feast, and not in somebody's words."""
    words, (start, end) = text.text, name.span()
    follows = _BEHIND.match(words, end, end + 24)
    near = {follows["word"].lower(), (follows["second"] or "").lower()} if follows else set()
    if near & NO_DAY_AFTER or in_quotes(words, start):
        return False
    if follows and follows["second"] and month_of(follows["second"], text.language):
        return False  # `primer domingo de mayo`
    if not words[start].isupper() or text.language in CAPITALS:
        return True
    opens = _OPENS.search(words, max(0, start - 3), start) is not None
    return opens and not (follows and follows["word"][0].isupper())


def _numbered(words: str, name: "re.Match[str]", published: date) -> int | None:
    """Return how far the day of `quarta-feira (5)` is, where one near the publication agrees."""
    number = _NUMBER_BEHIND.match(words, name.end(), name.end() + 6)
    if number is None:
        return None
    for shift in range(-FORTNIGHT, FORTNIGHT):
        try:
            day = published + timedelta(days=shift)
        except OverflowError:
            continue
        if day.day == int(number["day"]) and day.weekday() == day_of(name):
            return shift
    return None


def _shift_of(
    text: Text, name: "re.Match[str]", said: str, before: list[str], tense: Tense
) -> int | None:
    """Return how many days after the publication a weekday lies, None where that is not sure."""
    today = text.day.weekday() if text.day else 0
    ago, ahead = (today - day_of(name)) % 7, (day_of(name) - today) % 7
    named = DAYS.get(text.language, {}).get(before[-1]) if before else None
    if named is not None:
        return named if (today + named) % 7 == day_of(name) else None
    said = said or _in_scandinavian(text.language, name[0], before)
    if said in {"last", "next", "habit"}:
        return {"last": -(ago or 7), "next": ahead or 7}.get(said)
    way = tense(*name.span())
    if said == "this" and not ago:
        return 0
    ways: dict[str, dict[int, int]] = {"since": {1: ahead}, "until": {}}
    otherwise = {"since": -ago, "until": ahead if way >= 0 else None}.get(said)
    return ways.get(said, {-1: -ago, 1: ahead}).get(way, otherwise)


def _in_scandinavian(language: str, name: str, before: list[str]) -> str:
    """Return what a form says: `i måndags` is over, and `på fredag` is ahead but in Norwegian."""
    if language in SCANDINAVIAN and name.endswith("s"):
        return "last"
    ahead = before[-1:] == ["på"] and name.endswith("dag") and language in {"sv", "da"}
    return "next" if ahead else ""
