"""Lines that state a date: `Sun, 26 Dec 2021 - 06:05 GMT`, `Published 3 May 2024 | Updated …`.

In: one line. Out: the dates it states as EDTF (ISO 8601-2), each only as precise as its words, or
the reason why one cannot be settled. A line is read as a row of tokens (`date_tokens`); it is a
date line from the first place after which nothing else stands.

Nothing is guessed: `03/04/2021` has no value unless the caller knows that days come first there
(or a weekday leaves one reading), `7 October` has no year, `IST` names three zones and gives no
offset, the day of an update is not the day of publication, and of a date and a weekday that
contradict each other neither is taken.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from broadsheet.clean.date_tokens import LABELS, Token, settled, tokens
from broadsheet.clean.date_words import FIRST_WORDS, SOURCE, WORD
from broadsheet.clean.days import DATE, day, has_month, plain
from broadsheet.clean.months import MONTHS, folded
from broadsheet.clean.relative import NAMED
from broadsheet.clean.stated import Stated

__all__ = ["DateLine", "Stated", "date_line", "find", "find_full", "is_source", "only_date"]

MAX_LENGTH = 200
"""Characters: longer lines are not tried; the longest date line seen has 87."""


@dataclass(frozen=True, slots=True)
class DateLine:
    """What follows `start` in a line is only dates and their trimmings.

    `published` is true when the line says that one of them is the date of publication.
    """

    start: int
    dates: tuple[Stated, ...]
    published: bool = False


_HINT = re.compile(r"\d|\b(?:an?|one) \w+ ago|just now|yesterday|today", re.IGNORECASE)
"""Without one of these a line holds neither a date nor a time gone by."""

_NUMERIC = re.compile(
    r"\d\s?[-/.年년月월]\s?\d"
    r"|[\u0590-\u05ff\u0900-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
"""Numbers that may be a date. In scripts whose words are not told by letters and blanks alone,
every line is looked at more closely."""

_CORE_WORDS = frozenset(
    folded(word)
    for word in (
        *" ".join((*MONTHS, *NAMED)).replace("’", " ").replace("'", " ").split(),
        *"il hace há منذ قبل לפני πριν ago atrás fa geleden sedan siden назад тому temu önce پیش"
        " lalu पहले now".split(),
    )
)
"""Words of which a date in words, or a time gone by (see `relative`), has at least one."""


@lru_cache(maxsize=1024)  # the steps of the cleaner ask for the same lines again
def date_line(line: str, day_first: bool | None = None) -> DateLine | None:
    """Return where a line begins to be nothing but dates, and those dates; None if nowhere.

    `day_first` says how `03/04/2024` is read where the text comes from; None when it is unknown.

    >>> date_line("By Ann Lee 30 August 2023 • 4:45pm").dates[0].edtf
    '2023-08-30T16:45:00'
    >>> date_line("03/04/2024", day_first=True).dates[0].edtf
    '2024-04-03'
    """
    if len(line) > MAX_LENGTH:
        return None
    hints = [match.start() for match in _HINT.finditer(line)]
    if not hints:
        return None  # most lines end here, so that they cost one look
    line = plain(line)
    if not _may_hold_date(line):
        return None
    for start in _starts(line, hints[-1]):
        found = tokens(line, start)
        kinds = {kind for kind, _ in found}
        if kinds & {"date", "ago"} and not (_is_bare(found) and not start):
            return DateLine(start, tuple(settled(found, day_first)), "published" in kinds)
    return None


def only_date(text: str, day_first: bool | None = None) -> Stated | None:
    """Return the published date of a text that is declared to be nothing but dates.

    Of two days in it neither is taken.

    >>> only_date("3.5.24", day_first=True).edtf
    '2024-05-03'
    """
    if len(text) > MAX_LENGTH:
        return None
    stated = settled(tokens(plain(text), 0), day_first)
    published = [one for one in stated if not one.updated]
    if len({(one.edtf or "")[:10] for one in published}) > 1:
        return Stated(published[0].start, published[-1].end, None, "two dates")
    return published[0] if published else None


def find(text: str, start: int, end: int, day_first: bool | None = None) -> Stated | None:
    """Return the first date within `text[start:end]`, whatever stands around it."""
    part = plain(text[start:end])
    position = 0
    while match := DATE.search(part, position):
        if has_month(match) and not match["y10"]:
            value, fault = day(match, day_first)
            return Stated(start + match.start(), start + match.end(), value, fault)
        position = match.start() + 1
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
    return SOURCE.fullmatch(text) is not None


def _may_hold_date(line: str) -> bool:
    """Tell from single words whether a line can hold a date or a time gone by: most do not."""
    if _NUMERIC.search(line):
        return True
    return any(folded(word) in _CORE_WORDS for word in WORD.findall(line))


def _starts(line: str, last: int) -> Iterator[int]:
    """Yield the places where a token may begin: not inside a word, but where two are glued."""
    for place, character in enumerate(line[: last + 1]):
        before = line[place - 1] if place else " "
        glued = before.islower() and (character.isupper() or character.isdigit())
        if not character.isspace() and (not before.isalnum() or glued):
            word = WORD.match(line, place) if character.isalpha() else None
            if word is None or folded(word[0]) in FIRST_WORDS:
                yield place


def _is_bare(found: list[Token]) -> bool:
    """Tell whether `3.5.24` stands with nothing that shows it to be a date and no number."""
    dates = [match for kind, match in found if kind == "date"]
    shown = LABELS | {"weekday", "time", "ago"}
    return bool(dates and dates[0]["y10"]) and not any(kind in shown for kind, _ in found)
