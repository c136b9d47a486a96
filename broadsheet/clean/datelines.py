"""Datelines: `CAIRO - 26 December 2021:`, `MOSCOW, March 3 (TASS) —`, `KYIV, Ukraine (AP) -`.

In: a text and its first body paragraph. Out: the place, the agency and the date that the dateline
states, each as a field. The dateline stays in the body.

Up to each mark at which a dateline could end (a dash, a colon, a full stop) the head of the
paragraph is read from its end: agency, date, place. The longest that leaves nothing over is the
dateline. As `TRUMP — The` looks like `PARIS — The`, a place without agency and date has to be a
known city or stand before a known country; one in small letters needs more than one in capitals.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from broadsheet.clean import dates
from broadsheet.clean.dateline_parts import EAST_ASIAN, as_written, is_agency, is_place
from broadsheet.clean.months import weekday_numbers
from broadsheet.clean.places import CITIES, REGIONS
from broadsheet.clean.stated import Stated
from broadsheet.records import Field

MAX_LENGTH = 120
"""Characters; the longest dateline seen has 71."""

MOST_WORDS, MOST_SMALL = 16, 5
"""Words, and words in small letters (`3 de mayo de 2024`), of a dateline."""

_STOP = re.compile(
    r"\s?\.?\s?(?P<dash>—|–|--|-|_)(?=\s)|\s?(?P<colon>:)(?=\s)|(?P<full>\.)(?=\s)|(?<=[)/])(?=\s)"
)
_MOST_STOPS = 8
_SIGNED = re.compile(
    r"\s*(?:\((?P<round>[^()\n]{2,60})\)|/(?P<slash>[^\d/\n]{2,30})/|\[(?P<square>[^\[\]\n]{2,30})\])\.?$"
)
_OPENING = re.compile(r"\((?P<agency>[^()\d\n]{2,40})\)\s*\.?\s?(?:—|–|--|-)\s+")
_APART = re.compile(r"[,.]?\s+[-–—]\s+|\s*/\s+|[.,]\s+")
_COUNTRY = re.compile(r"\s*\[[^\]\n]{2,30}\]$")
_ABBREVIATED = re.compile(r",.*\b\w{1,5}\.$")
_LAST_WORD = re.compile(r"(?<!\S)\S+$")
_EDGE = " ,.\t-–—/:"
_ARABIC = re.compile(r"[\u0600-\u06ff]")

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline states: place, agency and settled date; None for what it does not."""

    place: Field | None
    date: Field | None
    agency: Field | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """Where the parts of a dateline stand in its paragraph's head."""

    place: _Span | None = None
    agency: _Span | None = None
    date: Stated | None = None


def read(text: str, start: int, end: int, day_first: bool | None = None) -> Dateline | None:
    """Read the dateline at the head of a paragraph, or return None.

    >>> line = "KYIV, Ukraine (AP) — Rockets fell."
    >>> found = read(line, 0, len(line))
    >>> found.place.value, found.agency.value
    ('Kyiv, Ukraine', 'AP')
    """
    head = text[start : min(end, start + MAX_LENGTH)]
    found = _east_asian(head) or _opened(head, day_first) or _longest(head, 0, day_first)
    if found is None:
        return None
    place, agency, date = found.place, found.agency, found.date
    day = (date.start, date.end) if date and date.edtf else None
    return Dateline(
        _field("dateline", as_written(head[slice(*place)]), start, place) if place else None,
        _field("published", date.edtf or "", start, day) if date and day else None,
        _field("agency", head[slice(*agency)], start, agency) if agency else None,
    )


def _field(name: str, value: str, start: int, stands: _Span) -> Field:
    return Field(name, value, "dateline", start + stands[0], start + stands[1])


def _east_asian(head: str) -> _Read | None:
    for form in EAST_ASIAN:
        if match := form.match(head):
            spans = {name: match.span(name) for name, text in match.groupdict().items() if text}
            date = dates.find(head, *spans["date"]) if "date" in spans else None
            return _Read(spans.get("place"), spans.get("agency"), date)
    return None


def _opened(head: str, day_first: bool | None) -> _Read | None:
    """Read a head that begins with its agency: `(Reuters) -`, `(ANSA) - ROMA, 03 MAG -`."""
    match = _OPENING.match(head)
    if match is None or not is_agency(match["agency"]):
        return None
    rest = _longest(head, match.end(), day_first) or _Read()
    return _Read(rest.place, match.span("agency"), rest.date)


def _longest(head: str, start: int, day_first: bool | None) -> _Read | None:
    stops = list(islice(_STOP.finditer(head, start), _MOST_STOPS))
    return next(
        (found for stop in reversed(stops) for found in _parsed(head, start, stop, day_first)), None
    )


def _parsed(
    head: str, start: int, stop: "re.Match[str]", day_first: bool | None
) -> Iterator[_Read]:
    """Read what stands before a mark as place, date and agency, unless anything is left over."""
    end = stop.start() + head.startswith(".", stop.start())  # WASHINGTON, D.C. –
    if not _is_terse(head[start:end]):
        return
    agency, end = _signature(head, start, end)
    date = dates.find(head, start, end, day_first)
    if agency is None:
        agency, end = _unsigned(head, date.end if date else start, end)
    if date and head[date.end : end].strip(_EDGE):
        return
    stretch = head[start : date.start if date else end]
    place = _place(stretch, start)
    if place is None:
        if (
            agency
            and stop.lastgroup == "dash"
            and not stretch.strip(_EDGE)
            and is_agency(head[slice(*agency)])
        ):
            yield _Read(None, agency, date)
        return
    found = _Read(_without_club(head, place, agency), agency, date)
    if _is_sure(head, found, stop):
        yield found


def _is_terse(text: str) -> bool:
    """Tell whether a text has no more words, and small ones, than datelines; most heads have."""
    words = text.split()
    return len(words) <= MOST_WORDS and sum(word[0].islower() for word in words) <= MOST_SMALL


def _signature(head: str, start: int, end: int) -> tuple[_Span | None, int]:
    """Return where an agency stands in brackets at an end, and where what is before it ends."""
    match = _SIGNED.search(head, start, end)
    if match is None or (match["square"] and not is_agency(match["square"])):
        return None, end  # New Delhi [India]
    return match.span(match.lastgroup or 0), match.start()


def _unsigned(head: str, start: int, end: int) -> tuple[_Span | None, int]:
    """Return where an agency stands without brackets as the last part, and where it begins."""
    begins = max([start, *(mark.end() for mark in _APART.finditer(head, start, end))])
    text = head[begins:end].strip(_EDGE)
    region = head[begins:end].strip().casefold() in REGIONS  # SCRANTON, Pa.
    if begins == 0 or region or not is_agency(text):
        return None, end
    begins = head.index(text, begins)
    return (begins, begins + len(text)), begins


def _place(stretch: str, start: int) -> _Span | None:
    """Return where a place stands that fills a stretch but for weekdays; None when it does not."""
    text = _COUNTRY.sub("", stretch.rstrip(_EDGE.replace(".", "")))
    while (last := _LAST_WORD.search(text)) and weekday_numbers(last[0].strip(".,")):
        text = text[: last.start()].rstrip(_EDGE)
    text = text if _ABBREVIATED.search(text) else text.rstrip(_EDGE)
    place = text.lstrip()
    if not is_place(place):
        return None
    return start + len(text) - len(place), start + len(text)


def _without_club(head: str, place: _Span, agency: _Span | None) -> _Span:
    """Take no region for a place that is the agency in full: `TEHRAN, Young Voices Club (YVC)`."""
    city, comma, name = head[slice(*place)].partition(", ")
    initials = "".join(word[0] for word in name.split()).upper()
    named = comma and agency and len(initials) > 1 and head[slice(*agency)] == initials
    return (place[0], place[0] + len(city)) if named else place


def _is_sure(head: str, found: _Read, stop: "re.Match[str]") -> bool:
    """Tell whether what has the form of a dateline is one."""
    text = head[slice(*found.place)] if found.place else ""
    city, _, region = (part.strip() for part in text.partition(","))
    known = any(one.casefold() in CITIES for one in (text, city, *city.split("/")))
    known = known or region.casefold() in REGIONS
    capitals = city.isupper() and len(city) > 2
    dated, mark = found.date is not None, stop.lastgroup
    if found.agency and (is_agency(head[slice(*found.agency)]) or _ARABIC.search(city)):
        # After brackets alone, with no dash behind them, only what is known.
        return dated or known or (mark is not None and (capitals or " " not in city))
    if found.agency or mark is None:
        return mark is not None and (dated or known)
    if mark == "full":
        return known and not capitals and not dated and _begins(head, stop)
    if dated:
        return capitals or known
    if mark == "colon":
        return capitals and known and _begins(head, stop)
    return _begins(head, stop) and (known or (capitals and "/" in city))


def _begins(head: str, stop: "re.Match[str]") -> bool:
    """Tell whether a sentence begins behind a mark, as none does within one."""
    rest = head[stop.end() :].lstrip(" \t\"“„«‘'(")
    return bool(rest) and not rest[0].islower()
