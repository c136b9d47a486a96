"""Lines that state a date: `Sun, 26 Dec 2021 - 06:05 GMT`, `Published 3 May 2024 | Updated …`.

In: one line. Out: the dates it states as EDTF (ISO 8601-2), each only as precise as its words, or
the reason why one cannot be settled. A line is read as a row of tokens (weekday, date, time,
zone, label, filler); it is a date line from the first place after which nothing else stands.

Nothing is guessed: `03/04/2021` has no value, `7 October` has no year, `IST` names three zones
and gives no offset, and the day of an update is not the day of publication.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from broadsheet.clean.months import WEEKDAYS, month_number

MAX_LENGTH = 200
"""Characters: longer lines are not tried; the longest date line seen has 87."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A date at `start:end` of its line: its EDTF value, or the fault that leaves it without."""

    start: int
    end: int
    edtf: str | None
    fault: str | None = None
    updated: bool = False


@dataclass(frozen=True, slots=True)
class DateLine:
    """What follows `start` in a line is only dates and their trimmings.

    `published` is true when the line says that one of them is the date of publication.
    """

    start: int
    dates: tuple[Stated, ...]
    published: bool = False


def _any(names: frozenset[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th|er|º|ª|\.)?"
# Any word: whether it is a month is looked up, which is faster than a pattern of two hundred names.
_MONTH = r"(?P<{0}>(?:كانون|تشرين) \w+|[^\W\d_]{{3,12}})(?![^\W\d_])\.?"
_YEAR = r"(?P<{0}>1[5-9]\d\d|20\d\d)(?!\d)"
_OF = r"[\s,/-]*(?:of\s+|de[ln]?\s+)?"

_DATE = re.compile(
    "|".join(
        (
            _YEAR.format("y1") + r"(?P<s1>[-/.])(?P<m1>[01]?\d)(?P=s1)(?P<d1>[0-3]?\d)(?![\d])",
            _YEAR.format("y2") + r"\s*年\s*(?P<m2>[01]?\d)\s*月(?:\s*(?P<d2>[0-3]?\d)\s*日)?",
            r"(?P<d3>[0-3]?\d)\.\s?(?P<m3>[01]?\d)\.\s?" + _YEAR.format("y3"),
            r"(?P<a4>[0-3]?\d)(?P<s4>[-/])(?P<b4>[0-3]?\d)(?P=s4)" + _YEAR.format("y4"),
            _DAY.format("d5") + _OF + _MONTH.format("m5") + rf"(?:{_OF}{_YEAR.format('y5')})?",
            r"(?<![^\W\d_])"
            + _MONTH.format("m6")
            + rf"{_OF}{_DAY.format('d6')}(?![\d:])(?:{_OF}{_YEAR.format('y6')})?",
            r"(?<![^\W\d_])" + _MONTH.format("m7") + _OF + _YEAR.format("y7"),
        )
    ),
    re.IGNORECASE,
)

_TIME = re.compile(
    r"(?P<h>[0-2]?\d)(?:[:.h](?P<min>[0-5]\d)(?::(?P<sec>[0-5]\d)(?:\.\d+)?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?|\s?(?P<arabic>[صم])(?!\w))?|\s?(?P<half2>[ap])\.?m\b\.?"
    r"|\s?[时時点](?P<min2>[0-5]\d)分?)(?:\s?Uhr\b)?",
    re.IGNORECASE,
)

# RFC 5322, section 4.3, and the zones whose abbreviations stand for one offset in news use (tz
# database). BST, CST, IST, AST and WST each name several zones, ET and PT change with the season:
# they are recognised, but the time then carries no offset.
_OFFSETS = {
    "utc": "+00:00", "gmt": "+00:00", "ut": "+00:00", "z": "+00:00", "wet": "+00:00",
    "cet": "+01:00", "mez": "+01:00", "cest": "+02:00", "mesz": "+02:00", "eet": "+02:00",
    "eest": "+03:00", "msk": "+03:00", "sast": "+02:00", "cat": "+02:00", "eat": "+03:00",
    "edt": "-04:00", "est": "-05:00", "cdt": "-05:00", "mdt": "-06:00", "mst": "-07:00",
    "pdt": "-07:00", "pst": "-08:00", "jst": "+09:00", "kst": "+09:00", "hkt": "+08:00",
    "sgt": "+08:00", "myt": "+08:00", "pht": "+08:00", "wib": "+07:00", "pkt": "+05:00",
    "aest": "+10:00", "aedt": "+11:00", "acst": "+09:30", "awst": "+08:00", "nzst": "+12:00",
    "nzdt": "+13:00", "trt": "+03:00", "gst": "+04:00",
}  # fmt: skip
_UNSURE_ZONES = frozenset({"bst", "cst", "ist", "ast", "wst", "et", "pt", "ct", "mt", "est/edt"})
_ZONE = re.compile(
    r"\(?(?:(?:utc|gmt)\s?(?P<offset>[+-](?:0\d|1[0-4]|\d)(?::?[0-5]\d)?)(?![\d:])"
    # A bare offset as ISO 8601 and RFC 5322 write it; `10:00-11:30` are hours.
    r"|(?P<bare>(?:(?<=:\d\d:\d\d)|(?<=T\d\d:\d\d))[+-](?:0\d|1[0-4]):[0-5]\d(?![\d:])"
    r"|[+-](?:0\d|1[0-4])[0-5]\d(?![\d:]))"
    rf"|(?P<zone>{_any(_UNSURE_ZONES | frozenset(_OFFSETS))})(?![^\W_]))\)?",
    re.IGNORECASE,
)

# The labels, credits and relative times below are those printed with dates by the newspapers of
# the public Fundus list of publishers, in its languages. What they get wrong: a label of another
# language leaves its line unread.
_UPDATED = re.compile(
    r"(?:last )?(?:updated|modified|edited|revised)(?: (?:on|at))?|mis à jour(?: le)?|aktualisiert"
    r"(?: am)?|actualizado(?: el)?|aggiornato(?: il)?|bijgewerkt|uppdaterad|opdateret|oppdatert"
    r"|atualizado(?: em)?|обновлено",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?i:source|fonte|fuente|quelle|来源|出典)\s*[:：].{1,40}"
    r"|[A-ZÀ-Þ][\w’'.]+(?:(?:, | )[A-ZÀ-Þ][\w’'.]+)?"
)
"""What may stand before a date: `Source: Xinhua`, `Cuenca`, `Kyiv, Ukraine`."""

_CREDIT = re.compile(
    r"(?:by|source|editor|来源|编辑|责任编辑|출처)\s*[:：]?\s*[^\d\W][^\d]{1,40}$", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"(?:publication|release|issue) date|date (?:published|of publication)|giriş(?: tarihi)?"
    r"|(?:first )?(?:published|posted|released|issued|created)(?: (?:on|at))?|date|publié(?: le)?"
    r"|veröffentlicht(?: am)?|erstellt(?: am)?|stand|publicado(?: (?:el|em))?|pubblicato(?: il)?"
    r"|gepubliceerd(?: op)?|offentliggjort|publicerad|publisert|udgivet|опубликовано|نشر(?: في)?",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:\d{1,2}|an?|one) (?:min(?:ute)?|hour|hr|day|week|month|year)s? ago|just now|yesterday"
    r"|today|vor \d{1,2} (?:Minuten|Stunden|Tagen)|il y a \d{1,2} (?:heures?|jours?|minutes?)",
    re.IGNORECASE,
)
_HINT = re.compile(r"\d|\b(?:an?|one) \w+ ago|just now|yesterday|today", re.IGNORECASE)
"""Without one of these a line holds neither a date nor a time gone by."""

_WEEKDAY = re.compile(rf"(?:{_any(WEEKDAYS)})(?![^\W\d_])\.?", re.IGNORECASE)
_FILLER = re.compile(
    r"[\s,;:|/()\[\]•·–—*.-]+|t(?=\d)|(?:at|on|um|à|den|le|kl|local time|ore|alle|om|às|o.clock|г"
    r"|(?:reading time|lesezeit|lecture):?\s?\d{1,2}\s?min(?:ute)?[ns]?|\d{1,2}[ -]min(?:ute)? read"
    r"|(?:\d{1,4}|no) (?:comments?|shares?|views?))(?![^\W_])",
    re.IGNORECASE,
)

# In this order: the first that matches at a place is what stands there.
_TOKENS = (
    ("updated", _UPDATED),
    ("published", _PUBLISHED),
    ("date", _DATE),
    ("ago", _AGO),
    ("time", _TIME),
    ("weekday", _WEEKDAY),
    ("zone", _ZONE),
    ("filler", _FILLER),
    ("credit", _CREDIT),
)
_LABELS = frozenset({"updated", "published"})

_Token = tuple[str, "re.Match[str]"]


@lru_cache(maxsize=1024)  # the steps of the cleaner ask for the same lines again
def date_line(line: str) -> DateLine | None:
    """Return where a line begins to be nothing but dates, and those dates; None if nowhere.

    >>> date_line("By Ann Lee 30 August 2023 • 4:45pm").dates[0].edtf
    '2023-08-30T16:45:00'
    """
    if len(line) > MAX_LENGTH:
        return None
    hints = [match.start() for match in _HINT.finditer(line)]
    if not hints:
        return None  # most lines end here, so that they cost one look
    for start in _starts(line, hints[-1]):
        tokens = _tokens(line, start)
        if tokens and any(kind in ("date", "ago") for kind, _ in tokens):
            said = any(kind == "published" for kind, _ in tokens)
            return DateLine(start, tuple(_stated(tokens)), said)
    return None


def find(text: str, start: int, end: int) -> Stated | None:
    """Return the first date within `text[start:end]`, whatever stands around it."""
    while match := _DATE.search(text, start, end):
        if _has_month(match):
            return _dated([("date", match)], updated=False)
        start = match.start() + 1
    return None


def find_full(line: str) -> bool:
    """Tell whether a day, month and year stand in a short line, whatever else does."""
    if len(line) > MAX_LENGTH:
        return False
    found = find(line, 0, len(line))
    if found is None or found.fault:
        return found is not None
    return len(found.edtf or "") == len("2024-05-03") and (found.edtf or "X")[0] != "X"


def is_source(text: str) -> bool:
    """Tell whether what stands before a date is a place or says whose text it is.

    >>> is_source("Source: Xinhua"), is_source("Cuenca"), is_source("The market crashed on")
    (True, True, False)
    """
    return _SOURCE.fullmatch(text) is not None


def _starts(line: str, last: int) -> Iterator[int]:
    """Yield the places where a token may begin: not inside a word, but where two are glued."""
    for place, character in enumerate(line[: last + 1]):
        before = line[place - 1] if place else " "
        glued = before.islower() and (character.isupper() or character.isdigit())
        if not character.isspace() and (not before.isalnum() or glued):
            yield place


def _tokens(line: str, start: int) -> list[_Token]:
    """Read a line as tokens from a place to its end; empty when something else stands there."""
    tokens: list[_Token] = []
    while start < len(line):
        for kind, pattern in _TOKENS:
            match = pattern.match(line, start)
            if match and (kind != "date" or _has_month(match)):
                tokens.append((kind, match))
                start = match.end()
                break
        else:
            return []
    return tokens


def _has_month(match: "re.Match[str]") -> bool:
    """Tell whether the word that stands for the month of a date is one."""
    words = (match[group] for group in ("m5", "m6", "m7"))
    return all(word is None or month_number(word) is not None for word in words)


def _stated(tokens: list[_Token]) -> Iterator[Stated]:
    """Part the tokens into one group for each date, and settle each."""
    group: list[_Token] = []
    updated = False
    for kind, match in tokens:
        seen = any(k == "date" for k, _ in group)
        if kind in _LABELS or (kind == "date" and seen):
            if seen:
                yield _dated(group, updated=updated)
            group, updated = [], kind == "updated" if kind in _LABELS else updated
        if kind not in _LABELS and kind not in ("filler", "credit"):
            group.append((kind, match))
    if any(kind == "date" for kind, _ in group):
        yield _dated(group, updated=updated)


def _dated(group: list[_Token], *, updated: bool) -> Stated:
    """Settle one group: a date with, perhaps, a time and a zone."""
    first = dict(reversed(group))
    start, end = group[0][1].start(), max(match.end() for _, match in group)
    day = _day(first["date"])
    if day in ("ambiguous date", "impossible date"):
        return Stated(start, end, None, day, updated)
    clock = _clock(first["time"]) if "time" in first and len(day) == len("2021-12-26") else ""
    zone = _offset(first["zone"]) if clock and "zone" in first else ""
    return Stated(start, end, day + clock + zone, None, updated)


def _day(match: "re.Match[str]") -> str:
    """Write a date as EDTF, or name the fault in it."""
    parts = {name[0]: text for name, text in match.groupdict().items() if text}
    if "a" in parts:
        first, second = int(parts["a"]), int(parts["b"])
        if first <= 12 and second <= 12 and first != second:
            return "ambiguous date"
        parts["d"], parts["m"] = str(max(first, second)), str(min(first, second))
    month = month_number(parts["m"]) or int(parts["m"])
    year = parts.get("y", "XXXX")
    if "d" not in parts:
        return f"{year}-{month:02}" if 1 <= month <= 12 else "impossible date"
    day = int(parts["d"])
    if not 1 <= month <= 12 or not 1 <= day <= _days_in(month, year):
        return "impossible date"
    return f"{year}-{month:02}-{day:02}"


def _days_in(month: int, year: str) -> int:
    if month != 2:
        return 30 if month in (4, 6, 9, 11) else 31
    if year == "XXXX":
        return 29
    number = int(year)
    return 29 if number % 4 == 0 and (number % 100 != 0 or number % 400 == 0) else 28


def _clock(match: "re.Match[str]") -> str:
    """Write a time of day as `Thh:mm:ss`, or nothing when there is no such time."""
    hour = int(match["h"])
    arabic = {"ص": "a", "م": "p"}.get(match["arabic"] or "", "")
    half = (match["half"] or match["half2"] or arabic).lower()
    if half and not 1 <= hour <= 12:
        return ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    minute = match["min"] or match["min2"] or "00"
    return f"T{hour:02}:{minute}:{match['sec'] or '00'}" if hour < 24 else ""


def _offset(match: "re.Match[str]") -> str:
    """Write a zone as `+hh:mm`, or nothing when its name stands for more than one."""
    offset = match["offset"] or match["bare"]
    if offset:
        sign, digits = offset[0], re.sub(r"\D", "", offset)
        hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
        return f"{sign}{int(hours):02}:{minutes}"
    return _OFFSETS.get(match["zone"].lower(), "")
