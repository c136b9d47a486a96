"""Dates told by their distance from the day of publication: `yesterday`, `Sunday`, `next year`.

In: a `Text` with its publication. Out: `Found`s whose method names the day that they count from.
Without a stated publication there are none; for years its year is enough, for months its month.

Nothing is taken that has two readings. `last year` counts, `the last year` and `his last year` do
not. `today` means these times as often: it counts in English where something was done, in other
languages never. Day words do not count in quotation marks, where they count from the day of the
speech. Weeks run from Monday to Sunday (ISO 8601). `two years ago` is about two years: `2019~`.

What it gets wrong: an article that tells a day from which it counts other than its publication.
"""

import re
from collections.abc import Callable, Iterator

from broadsheet.enrich.dates.counted import counted
from broadsheet.enrich.dates.day_words import NOT_TOMORROW, NUMBERS, SINCE, ago_words, numbers
from broadsheet.enrich.dates.found import Found, Text, begins_word, words_before
from broadsheet.enrich.dates.periods import SEASONS
from broadsheet.enrich.dates.quoted import in_quotes
from broadsheet.enrich.dates.relative_words import (
    NOT_TODAY,
    SPELLED,
    VAGUE,
    shifts,
)

_UNITS = (
    r"\s(?P<unit>week(?:end)?|month|year|morning|afternoon|evening|night|summer|spring|fall|autumn)"
    r"(?![\w-])"
)
_WHICH = {first: re.compile(first[1:] + _UNITS) for first in ("last", "next", "this")}
"""Patterns that begin with the same letters in any case, for they are found fastest."""

_SHIFT = {"last": -1, "this": 0, "next": 1}
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_TWO_DAYS = {"yesterday": "the day before ", "tomorrow": "the day after "}
_DAY_PATTERNS = {word: re.compile(word[1:] + r"(?![\w-])") for word in _DAYS}
_DAY_PARTS = {"morning": 0, "afternoon": 0, "evening": 0, "night": 0}
_AGO = re.compile(
    rf"(?<![\w.,-])(?P<number>\d{{1,3}}|{'|'.join(SPELLED)})\s(?P<unit>day|week|month|year|decade)s?"
    r"\sago$",
    re.IGNORECASE,
)
_OWN = frozenset("the his her its their my our your one these those in".split()) - {"in"}
_FIRST_MONTH = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9}
_AGO_BEFORE = re.compile(
    r"(?<!\w)(?:vor|il y a|hace|há|منذ|قبل|för|for|לפני|πριν(?: από)?)\s$", re.IGNORECASE
)


Tense = Callable[[int, int], int]
"""Tells of a start and an end whether the words there speak of the past, -1, or the future, 1."""


def relative(text: Text, tense: Tense) -> Iterator[Found]:
    """Yield the dates of a text that count from its day of publication."""
    if text.published and text.language == "en":
        yield from _which(text)
        yield from _days(text, tense)
        yield from _ago(text)
    elif text.published:
        yield from _elsewhere(text)
        yield from _ago_elsewhere(text)


def _found(text: Text, start: int, end: int, edtf: str | None, kind: str) -> Iterator[Found]:
    """Yield a date that was counted, where the publication is precise enough for it."""
    if edtf:
        stated = "-".join(f"{part:02}" for part in text.published)
        yield Found(start, end, edtf, f"{kind}, relative to {stated}")


def _places(words: str, word: str, rest: "re.Pattern[str]") -> "Iterator[re.Match[str]]":
    """Yield where a word stands, in lower case or with a capital, by the pattern of its rest."""
    for match in rest.finditer(words):
        start = match.start() - 1
        if start >= 0 and words[start].lower() == word[0] and begins_word(words, start):
            yield match


def _which(text: Text) -> Iterator[Found]:
    """Yield `last week`, `this month`, `next year`, `last summer`, `this morning`."""
    for which, rest in _WHICH.items():
        for match in _places(text.text, which, rest):
            start, unit = match.start() - 1, match["unit"]
            before = words_before(text.text, start, 24)
            if before and (before[-1] in _OWN or before[-1].endswith(("'s", "’s"))):
                continue
            if unit in _DAY_PARTS:
                edtf = _part_of_day(text, which, unit, start)
            elif unit in _FIRST_MONTH:
                edtf = _season(text.published, which, unit)
            else:
                edtf = counted(text.published, unit, _SHIFT[which])
            yield from _found(text, start, match.end(), edtf, f"{which} {unit}")


def _part_of_day(text: Text, which: str, unit: str, place: int) -> str | None:
    if which == "next" or (which == "last") != (unit == "night") or in_quotes(text.text, place):
        return None
    return counted(text.published, "day", _SHIFT[which])


def _season(published: tuple[int, ...], which: str, name: str) -> str | None:
    """Return the season, where the day of publication leaves one reading."""
    if len(published) < 2:
        return None
    first, month = _FIRST_MONTH[name], published[1]
    sure = {"last": month <= first + 2, "this": month <= first + 4, "next": month >= first}[which]
    year = counted(published, "year", _SHIFT[which])
    return f"{year}-{SEASONS['en'][name]}" if sure and year else None


def _days(text: Text, tense: Tense) -> Iterator[Found]:
    """Yield `yesterday`, `tomorrow`, and `today` where it is no word for these times."""
    words = text.text
    for word, shift in _DAYS.items():
        for match in _places(words, word, _DAY_PATTERNS[word]):
            start, end, days = match.start() - 1, match.end(), shift
            before = words_before(words, start, 24)
            if word == "today" and not _is_today(words, start, end, before, tense):
                continue
            if in_quotes(words, start) or _is_title(words, start, before):
                continue
            twice = _TWO_DAYS.get(word, "")
            if twice and words[max(0, start - len(twice)) : start].lower() == twice:
                start, days = start - len(twice), 2 * shift
            yield from _found(text, start, end, counted(text.published, "day", days), word)


def _is_today(words: str, start: int, end: int, before: list[str], tense: Tense) -> bool:
    """Tell whether `today` is the day: something was done or will be, and it opens no sentence."""
    if words[start].isupper() or words[end : end + 2] in {"'s", "’s"}:
        return False
    return not (before and before[-1] in NOT_TODAY) and abs(tense(start, end)) == 1


def _is_title(words: str, start: int, before: list[str]) -> bool:
    """Tell whether a word with a capital stands within a sentence: `USA Today`."""
    return words[start].isupper() and bool(before) and before[-1].isalpha()


def _ago(text: Text) -> Iterator[Found]:
    """Yield `two days ago`, `a decade ago`."""
    at = text.text.find(" ago")
    while at >= 0:
        match = _AGO.search(text.text, max(0, at - 24), at + len(" ago"))
        follows = text.text[at + 4 : at + 5]
        if (
            match
            and not follows.isalpha()
            and not VAGUE & set(words_before(text.text, match.start(), 24)[-1:])
        ):
            yield from _some_ago(text, match, match["number"].lower(), match["unit"].lower())
        at = text.text.find(" ago", at + 1)


def _some_ago(text: Text, match: "re.Match[str]", number: str, unit: str) -> Iterator[Found]:
    count = SPELLED.get(number) or int(number)
    if unit == "day" and in_quotes(text.text, match.start()):
        return
    edtf = counted(text.published, unit, -count)
    about = "~" if edtf and unit in {"month", "year", "decade"} else ""
    yield from _found(text, *match.span(), edtf and edtf + about, f"{unit}s ago")


def _elsewhere(text: Text) -> Iterator[Found]:
    """Yield what other languages say for yesterday, last year and next month."""
    known = shifts(text.language)
    if known is None:
        return
    pattern, meanings = known
    for match in pattern.finditer(text.text):
        unit, shift = meanings[(match.lastindex or 1) - 1]
        if unit == "day" and not _is_told(text, match, shift):
            continue
        edtf = counted(text.published, unit, shift)
        yield from _found(text, *match.span(), edtf, _KINDS[unit == "day"][shift].format(unit))


_KINDS: tuple[dict[int, str], dict[int, str]] = (
    {-1: "last {}", 0: "this {}", 1: "next {}"},
    {-2: "two days before", -1: "day before", 0: "the day", 1: "day after", 2: "two days after"},
)


def _is_told(text: Text, match: "re.Match[str]", shift: int) -> bool:
    """Tell whether a word for a day counts from the publication, and is no other word there.

    `heute` and its like do not: they mean these times as often.
    """
    before = words_before(text.text, match.start(), 24)[-1:]
    if in_quotes(text.text, match.start()):
        return False
    return shift < 0 or (shift > 0 and not NOT_TOMORROW & set(before))


def _ago_elsewhere(text: Text) -> Iterator[Found]:
    """Yield what other languages say for some days, months or years ago."""
    pattern, spelled = ago_words(text.language), NUMBERS.get(text.language, {})
    for number in numbers(text.language).finditer(text.text):
        before = _AGO_BEFORE.search(text.text, max(0, number.start() - 12), number.start())
        start = before.start() if before else number.start()
        match = pattern.match(text.text, start, start + 48)
        unit = next((u for u in ("day", "week", "month", "year") if match and match[u]), None)
        if not match or not unit or not match["number"] or _lasts(text, match, unit):
            continue
        if unit == "day" and in_quotes(text.text, start):
            continue
        count = spelled.get(match["number"].lower()) or int(match["number"])
        edtf = counted(text.published, unit, -count)
        about = "~" if edtf and unit in {"month", "year"} else ""
        end = match.end() - match[0].endswith(".")
        yield from _found(text, start, end, edtf and edtf + about, f"{unit}s ago")


def _lasts(text: Text, match: "re.Match[str]", unit: str) -> bool:
    """Tell whether `hace 3 años` says how long something has lasted: `desde hace 3 años`."""
    before = words_before(text.text, match.start(), 24)[-1:]
    lasting = (
        (match["before"] or "").lower() in {"há", "منذ"}
        and unit != "day"
        and "atrás" not in match[0]
    )
    goes_on = text.text[match.end() : match.end() + 5] in {" que ", " qu’i", " qu'i"}
    return lasting or goes_on or bool(before and before[0] in SINCE)
