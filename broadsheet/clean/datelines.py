"""Datelines: `CAIRO - 26 December 2021:`, `MOSCOW, March 3 (TASS) —`, `KYIV, Ukraine (AP) -`.

In: a text and its first body paragraph. Out: the place, the agency and the date that the dateline
states, each as a field. The dateline stays in the body.

Up to each mark at which a dateline could end (a dash, a colon, a full stop) the head of the
paragraph is read from its end: agency, date, place. The longest that leaves nothing over is the
dateline. As `TRUMP — The` looks like `PARIS — The`, a place without agency and date has to be a
known city or stand before a known country; a place in small letters needs more than one in capitals.
"""

import re
from dataclasses import dataclass

from broadsheet.clean import dates
from broadsheet.clean.agencies import AGENCIES
from broadsheet.clean.dateline_forms import EAST_ASIAN
from broadsheet.clean.months import month_number, weekday_numbers
from broadsheet.clean.places import CITIES, REGIONS
from broadsheet.clean.stated import Stated
from broadsheet.records import Field

MAX_LENGTH = 120
"""Characters; the longest dateline seen has 71."""

_STOP = re.compile(
    r"\s?\.?\s?(?P<dash>—|–|--|-|_)(?=\s)|\s?(?P<colon>:)(?=\s)|(?P<full>\.)(?=\s)|(?<=[)/])(?=\s)"
)
_MOST_STOPS = 8
_SIGNED = re.compile(
    r"\.?\s*(?:\((?P<round>[^()\n]{2,60})\)|/(?P<slash>[^\d/\n]{2,30})/|\[(?P<square>[^\[\]\n]{2,30})\])\.?$"
)
_OPENING = re.compile(r"\((?P<agency>[^()\d\n]{2,40})\)\s*\.?\s?(?:—|–|--|-)\s+")
_APART = re.compile(r"[,.]?\s+[-–—]\s+|\s*/\s+|[.,]\s+")
_COUNTRY = re.compile(r"\s*\[(?P<country>[^\]\n]{2,30})\]\s*$")
_EDGE = " ,.\t-–—/:"
_JOINED = re.compile(r"[/,;&]| - | and | via ")
_WORD = re.compile(r"[^\W\d_][\w’'.\u200c-]*")
_JOINING = frozenset("de del di da do dos la le el al en es of the and und et y sur am an der".split())
_ARABIC = re.compile(r"[\u0600-\u06ff]")

# What agencies and papers print in capitals where a dateline would stand, and names in capitals
# that are no places: slugs of the AP Stylebook and of Reuters' handbook, desks, and well-known
# acronyms. What it gets wrong: an acronym that is not here, before an agency or a date.
_NO_PLACES = frozenset(
    "BREAKING EXCLUSIVE UPDATE UPDATED WATCH OPINION ANALYSIS REVIEW EDITORIAL COMMENT COLUMN"
    " FACTBOX EXPLAINER TIMELINE INTERVIEW CORRECTED CORRECTION REFILE WRAPUP LIVE VIDEO PHOTOS"
    " PICTURES NEWS ALERT URGENT FEATURE INSIGHT SPECIAL REPORT BRIEF FOCUS PREVIEW OBITUARY POLL"
    " NATO UNESCO UNICEF UNHCR UNRWA COVID FIFA UEFA NASA OPEC ISIS HAMAS USA ASEAN BRICS TASS"
    " REUTERS AFP NOTE SPOILER CAUTION WARNING UN EU US UK WHO IMF IAEA TV PM MP MR"
    " MRS MS DR SIR LORD LADY DEAR REDACCIÓN REDAKTION REDAZIONE EILMELDUNG EIL URGENTE"
    " ÚLTIMA CORRIGE ВИДЕО СРОЧНО МОЛНИЯ ФОТО ОБНОВЛЕНО عاجل خاص حصري فيديو".split()
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline states: place, agency, and a date that can be settled; None where it does not."""

    place: Field | None
    date: Field | None
    agency: Field | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """Where the parts of a dateline stand in its paragraph's head."""

    place: tuple[int, int] | None = None
    agency: tuple[int, int] | None = None
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
    place, date, agency = found.place, found.date, found.agency
    return Dateline(
        _field("dateline", _place(head[slice(*place)]), start, place) if place else None,
        _field("published", date.edtf, start, (date.start, date.end)) if date and date.edtf else None,
        _field("agency", head[slice(*agency)], start, agency) if agency else None,
    )


def _field(name: str, value: str, start: int, stands: tuple[int, int]) -> Field:
    return Field(name, value, "dateline", start + stands[0], start + stands[1])


def _east_asian(head: str) -> _Read | None:
    for form in EAST_ASIAN:
        if match := form.match(head):
            groups = match.groupdict()
            span = match.span("date") if groups.get("date") else None
            return _Read(
                match.span("place") if groups.get("place") else None,
                match.span("agency") if groups.get("agency") else None,
                dates.find(head, *span) if span else None,
            )
    return None


def _opened(head: str, day_first: bool | None) -> _Read | None:
    """Read a head that begins with its agency: `(Reuters) -`, `(ANSA) - ROMA, 03 MAG -`."""
    match = _OPENING.match(head)
    if match is None or not _is_agency(match["agency"]):
        return None
    rest = _longest(head, match.end(), day_first)
    return _Read(rest.place if rest else None, match.span("agency"), rest.date if rest else None)


def _longest(head: str, start: int, day_first: bool | None) -> _Read | None:
    stops = [stop for stop, _ in zip(_STOP.finditer(head, start), range(_MOST_STOPS))]
    for stop in reversed(stops):
        found = _parsed(head, start, stop, day_first)
        if found:
            return found
    return None


def _parsed(head: str, start: int, stop: "re.Match[str]", day_first: bool | None) -> _Read | None:
    """Read what stands before a mark as place, date and agency; None when anything is left over."""
    end = stop.start() + head.startswith(".", stop.start())  # WASHINGTON, D.C. –
    signed = _SIGNED.search(head, start, end)
    agency = next((signed.span(g) for g in ("round", "slash", "square") if signed[g]), None) if signed else None
    if signed and agency:
        if signed["square"] and not _is_agency(signed["square"]):
            agency = None  # New Delhi [India]
        else:
            end = signed.start() + head.startswith(".", signed.start())
    date = _last_date(head, start, end, day_first)
    place_end = date.start if date else end
    if date and not agency:
        agency = _unsigned(head, date.end, end)
    elif date and head[date.end : end].strip(_EDGE):
        return None
    if not agency and not date:
        agency = _unsigned(head, start, end)
        place_end = agency[0] if agency else end
    if date and agency and agency[0] < date.start:
        return None
    place = _place_span(head, start, place_end)
    if date and not agency and head[date.end : end].strip(_EDGE):
        return None
    if place is None:
        only_signed = stop.lastgroup == "dash" and agency and not head[start:place_end].strip(_EDGE) and _is_agency(head[slice(*agency)])
        return _Read(None, agency, date) if only_signed else None
    place, agency = _club(head, place, agency)
    return _Read(place, agency, date) if _is_sure(head, place, agency, date, stop) else None


def _last_date(head: str, start: int, end: int, day_first: bool | None) -> Stated | None:
    """Return the date of a head, if any stands there behind a place."""
    found = dates.find(head, start, end, day_first)
    return found if found and head[start : found.start].strip(_EDGE) else None


def _unsigned(head: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the last part of a head where it is an agency's name without brackets."""
    parts = [start, *(m.end() for m in _APART.finditer(head, start, end))]
    if head[parts[-1] : end].strip().casefold() in REGIONS:
        return None  # SCRANTON, Pa.
    text = head[parts[-1] : end].strip(_EDGE)
    if len(parts) == 1 and start and not text:
        return None
    begins = head.index(text, parts[-1]) if text else end
    return (begins, begins + len(text)) if text and begins and _is_agency(text) else None


def _place_span(head: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a place stands that fills a stretch but for weekdays; None when it does not."""
    text = head[start:end].rstrip(_EDGE.replace(".", ""))
    if country := _COUNTRY.search(text):
        text = text[: country.start()]
    text = text.rstrip(_EDGE.replace(".", ""))
    words = text.split()
    while words and weekday_numbers(words[-1].strip(".,")):
        text = text[: text.rindex(words.pop())].rstrip(_EDGE)
    text = text if re.search(r"\b\w{1,5}\.$", text) and "," in text else text.rstrip(_EDGE)
    stripped = text.lstrip()
    if not _is_place(stripped):
        return None
    begins = start + len(text) - len(stripped)
    return begins, begins + len(stripped)


def _is_place(text: str) -> bool:
    """Tell whether a text has the form of a place: up to six capitalised words, a region perhaps."""
    words = re.split(r"[\s/,]+", text)
    if not 1 <= len(words) <= 6 or text.count(",") > 2 or len(text) < 2:
        return False
    if any(word.upper().strip(".") in _NO_PLACES for word in words):
        return False
    if any(month_number(word.strip(".")) or weekday_numbers(word) for word in words if len(word) > 3):
        return False
    return words[0][:1].isalpha() and all(
        _WORD.fullmatch(word) and (not word[0].islower() or word in _JOINING) for word in words
    )


def _club(
    head: str, place: tuple[int, int], agency: tuple[int, int] | None
) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Take a name before its own initials for the agency: `TEHRAN, Young Journalists Club (YJC)`."""
    text = head[slice(*place)]
    city, comma, name = text.partition(", ")
    initials = "".join(word[0] for word in name.split()).upper()
    if comma and agency and len(initials) > 1 and head[slice(*agency)] == initials:
        return (place[0], place[0] + len(city)), agency
    return place, agency


def _is_sure(
    head: str,
    place: tuple[int, int],
    agency: tuple[int, int] | None,
    date: Stated | None,
    stop: "re.Match[str]",
) -> bool:
    """Tell whether what has the form of a dateline is one."""
    text = head[slice(*place)]
    city, _, region = (part.strip() for part in text.partition(","))
    known = city.casefold() in CITIES or any(one.casefold() in CITIES for one in city.split("/"))
    known = known or text.casefold() in CITIES
    placed = bool(region) and region.casefold() in REGIONS
    capitals = city.isupper() and len(city) > 2
    signed = agency is not None and (_is_agency(head[slice(*agency)]) or bool(_ARABIC.search(city)))
    bare = stop.lastgroup is None
    if signed:
        one_word = len(city.split()) == 1
        return bool(date or known) if bare else bool(date or known or placed or capitals or one_word)
    if agency is not None and not (date or known or placed):
        return False
    if bare or stop.lastgroup == "full":
        return stop.lastgroup == "full" and known and not capitals and not date and _begins(head, stop)
    if date:
        return capitals or known or placed
    if not _begins(head, stop):
        return False
    if stop.lastgroup == "colon":
        return capitals and known
    return known or placed or (capitals and "/" in city)


def _begins(head: str, stop: "re.Match[str]") -> bool:
    """Tell whether a sentence begins behind a mark, as none does within one."""
    rest = head[stop.end() :].lstrip(" \t\"“„«‘'(")
    return bool(rest) and not rest[0].islower()


def _is_agency(stated: str) -> bool:
    """Tell whether a signature names an agency: the whole, or one of its parts."""
    parts = [stated, *_JOINED.split(stated), *(word for word in stated.split() if word.isupper())]
    return any(part.strip().casefold().removesuffix(".ru") in AGENCIES for part in parts)


def _place(stated: str) -> str:
    """Write a place as names are written: CAIRO as Cairo, the rest as stated.

    >>> _place("ST. LOUIS"), _place("KYIV, Ukraine"), _place("WASHINGTON, D.C.")
    ('St. Louis', 'Kyiv, Ukraine', 'Washington, D.C.')
    """
    return re.sub(
        r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?",
        lambda word: word[0].capitalize() if word[0].isupper() else word[0],
        stated,
    )
