"""Datelines: `CAIRO - 26 December 2021:`, `MOSCOW, March 3 (TASS) —`, `KYIV, Ukraine (AP) -`.

In: a text and its first body paragraph. Out: the place as a field and, where the dateline states
one, the date. The dateline stays in the body. Only what has the form of a dateline counts: a place
in capitals before a dash, or a place before an agency or a date, and a dash, colon or full stop.
Without a date, the agency, a region or the city has to be known: `TRUMP — The` is no place.
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
_NAME = r"[^\d()/\[\]\n]{2,30}"
_AGENCY = rf"\.?\s*(?:\((?P<agency>{_NAME})\)|/(?P<wire>{_NAME})/|\[{_NAME}\])"
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
        rf"(?P<place>{_CAPITALS}{_REGION})\s(?:—|–|--)(?=\s)",
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
    " PICTURES NEWS ALERT URGENT FEATURE INSIGHT SPECIAL REPORT BRIEF FOCUS PREVIEW OBITUARY POLL"
    " NATO UNESCO UNICEF UNHCR UNRWA COVID FIFA UEFA NASA OPEC ISIS HAMAS USA ASEAN BRICS TASS"
    " REUTERS AFP NOTE SPOILER CAUTION WARNING UN EU US UK WHO IMF IAEA TV PM MP MR"
    " MRS MS DR SIR LORD LADY".split()
)


# Agencies as they sign datelines. What it gets wrong: an agency that is not here, without a date.
_AGENCIES = frozenset(
    "ap reuters afp upi tass itar-tass dpa ansa efe xinhua bloomberg interfax ria ani pti ians mena"
    " wam sana irna isna tasnim fars anadolu aa pa cp kyodo yonhap askanews adnkronos lusa apa"
    " belga anp ntb tt ritzau petra kuna qna spa bna nna bernama antara ukrinform unian"
    " pajhwok prnewswire agencies agency agence agentur agenturen associated press staff reporter"
    " newswire wire".split()
)

# The cities that the AP Stylebook lets stand alone in datelines, with Kyiv and the United Nations.
# What it gets wrong: other cities in capitals before a dash, without region, agency or date.
_CITIES = frozenset(
    "ATLANTA,BALTIMORE,BOSTON,CHICAGO,CINCINNATI,CLEVELAND,DALLAS,DENVER,DETROIT,HONOLULU,HOUSTON"
    ",INDIANAPOLIS,LAS VEGAS,LOS ANGELES,MIAMI,MILWAUKEE,MINNEAPOLIS,NEW ORLEANS,NEW YORK"
    ",OKLAHOMA CITY,PHILADELPHIA,PHOENIX,PITTSBURGH,ST. LOUIS,SALT LAKE CITY,SAN ANTONIO,SAN DIEGO"
    ",SAN FRANCISCO,SEATTLE,WASHINGTON,AMSTERDAM,BAGHDAD,BANGKOK,BEIJING,BEIRUT,BERLIN,BRUSSELS"
    ",CAIRO,DJIBOUTI,DUBLIN,GENEVA,GIBRALTAR,GUATEMALA CITY,HAVANA,HELSINKI,HONG KONG,ISLAMABAD"
    ",ISTANBUL,JERUSALEM,JOHANNESBURG,KUWAIT CITY,LONDON,LUXEMBOURG,MACAU,MADRID,MEXICO CITY,MILAN"
    ",MONACO,MONTREAL,MOSCOW,MUNICH,NEW DELHI,PANAMA CITY,PARIS,PRAGUE,QUEBEC CITY,RIO DE JANEIRO"
    ",ROME,SAN MARINO,SAO PAULO,SHANGHAI,SINGAPORE,STOCKHOLM,SYDNEY,TOKYO,TORONTO,VATICAN CITY"
    ",VIENNA,ZURICH,KYIV,UNITED NATIONS".split(",")
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place of a dateline, and its date where it states one that can be settled."""

    place: Field
    date: Field | None
    agency: Field | None = None


def read(text: str, start: int, end: int) -> Dateline | None:
    """Read the dateline at the head of a paragraph, or return None."""
    head = text[start : min(end, start + 160)]
    for form in _FORMS:
        match = form.match(head)
        if not match or _NO_PLACES & set(re.split(r"[ /,-]+", match["place"].upper())):
            continue
        said = match.groupdict().get("date")
        if not said and not _is_known(match):
            continue
        date = dates.find(text, *_at(start, match, "date")) if said else None
        if date or not said:
            stands = _at(start, match, "place")
            place = Field("dateline", _place(match["place"]), "dateline", *stands)
            return Dateline(place, _published(date))
    return None


def _is_known(match: "re.Match[str]") -> bool:
    """Tell whether a dateline without a date names an agency, a region, two places, or a city."""
    groups = match.groupdict()
    agency, place = groups.get("agency"), match["place"]
    if agency is not None:
        known = re.split(r"[\s/,]+", agency.lower())
        return any(word in _AGENCIES for word in known) or not agency.isascii()
    return bool(groups.get("wire")) or bool({",", "/"} & set(place)) or place in _CITIES


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
