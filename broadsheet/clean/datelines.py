"""Datelines: `CAIRO - 26 December 2021:`, `MOSCOW, March 3 (TASS) —`, `KYIV, Ukraine (AP) -`.

In: a text and its first body paragraph. Out: the place as a field and, where the dateline states
one, the date. The dateline stays in the body. Only what has the form of a dateline counts: a place
in capitals before a dash, or a place before an agency or a date, and a dash, colon or full stop.
"""

import re
from dataclasses import dataclass

from broadsheet.clean import dates
from broadsheet.clean.months import MONTHS
from broadsheet.records import Field

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ’'.]+(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ’'.]*){0,3}(?<!\.)"
_TITLED = r"[A-ZÀ-Þ][\w’'.]+(?:[ -](?:[A-ZÀ-Þ][\w’'.]+|de|la|el|al|of)){0,3}(?<!\.)"
_MONTH = "|".join(map(re.escape, MONTHS))
_REGION = rf"(?:, (?!(?i:{_MONTH})\b)[A-ZÀ-Þ][\w’'.]+(?: [A-ZÀ-Þ][\w’'.]+)?)?"
_ARABIC = r"[\u0600-\u06ff]{2,}(?: [\u0600-\u06ff]{2,}){0,2}"
_IN = r"(?: \[[^\]\n]{2,30}\])?"
_DATE = r"(?:, |\. | - | )(?P<date>(?:[^:()\[\]/—–\n]|(?<=\d)/(?=\d)){3,30}?)"
_AGENCY = r"\.?\s*(?:\([^()\n]{2,40}\)|/[^/\n]{2,30}/|\[[^\]\n]{2,30}\])"
_DASH = r"\s*\.?\s?(?:—|–|--|-|_)(?=\s)"
_STOP = rf"(?:{_DASH}|\s?:|\.)(?=\s)"

_FORMS = tuple(
    re.compile(form)
    for form in (
        # MOSCOW, March 3 (TASS) —   MOSCOW, November 2. /TASS/.   DUBAI/CAIRO May 3 (Reuters) -
        rf"(?P<place>{_CAPITALS}{_REGION}){_IN}{_DATE}{_AGENCY}{_STOP}",
        # CAIRO - 26 December 2021:   PARIS, May 3 -
        rf"(?P<place>{_CAPITALS}{_REGION}){_DATE}(?:{_DASH}|:(?=\s))",
        # KYIV, Ukraine (AP) —   LONDON (Reuters) -
        rf"(?P<place>{_CAPITALS}{_REGION}){_AGENCY}{_STOP}",
        # Cairo (AFP) –   Madrid, 3 may (EFE).-   New Delhi [India], May 3 (ANI):
        rf"(?P<place>{_TITLED}{_REGION}){_IN}(?:{_DATE})?{_AGENCY}{_STOP}",
        # DUBLIN —   KYIV, Ukraine —
        rf"(?P<place>{_CAPITALS}{_REGION}){_DASH}",
        # باريس (أ ف ب) -
        rf"(?P<place>{_ARABIC}){_AGENCY}{_STOP}",
    )
)

# What agencies and papers print in capitals where a dateline would stand, and names in capitals
# that are no places: slugs of the AP Stylebook and of Reuters' handbook, and well-known acronyms.
# What it gets wrong: an acronym that is not here, before a dash at the head of an article.
_NO_PLACES = frozenset(
    "BREAKING EXCLUSIVE UPDATE UPDATED WATCH OPINION ANALYSIS REVIEW EDITORIAL COMMENT COLUMN"
    " FACTBOX EXPLAINER TIMELINE INTERVIEW CORRECTED CORRECTION REFILE WRAPUP LIVE VIDEO PHOTOS"
    " NEWS ALERT URGENT FEATURE INSIGHT SPECIAL REPORT BRIEF FOCUS PREVIEW OBITUARY POLL NATO"
    " UNESCO UNICEF UNHCR UNRWA COVID FIFA UEFA NASA OPEC ISIS HAMAS USA ASEAN BRICS TASS"
    " REUTERS AFP NOTE SPOILER CAUTION WARNING UN EU US UK WHO IMF IAEA TV PM MP MR"
    " MRS MS DR SIR LORD LADY".split()
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place of a dateline, and its date where it states one that can be settled."""

    place: Field
    date: Field | None


def read(text: str, start: int, end: int) -> Dateline | None:
    """Read the dateline at the head of a paragraph, or return None."""
    head = text[start : min(end, start + 160)]
    for form in _FORMS:
        match = form.match(head)
        if not match or _NO_PLACES & set(re.split(r"[ /,-]+", match["place"].upper())):
            continue
        said = match.groupdict().get("date")
        date = dates.find(text, *_at(start, match, "date")) if said else None
        if date or not said:
            stands = _at(start, match, "place")
            place = Field("dateline", _place(match["place"]), "dateline", *stands)
            return Dateline(place, _published(date))
    return None


def _published(date: dates.Stated | None) -> Field | None:
    if date is None or date.edtf is None:
        return None
    return Field("published", date.edtf, "dateline", date.start, date.end)


def _at(start: int, match: "re.Match[str]", group: str) -> tuple[int, int]:
    return start + match.start(group), start + match.end(group)


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
