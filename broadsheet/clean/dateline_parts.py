"""The parts of a dateline: what can be its place, what its agency, and the East Asian forms of it.

In: words. Out: whether they have the form of a place or name an agency; the place as names are
written. Lives here only.
"""

import re

from broadsheet.clean.agencies import AGENCIES
from broadsheet.clean.months import month_number, weekday_numbers
from broadsheet.clean.places import CITIES

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
_PLACE_WORD = re.compile(r"[^\W\d_][\w’'.\u200c-]*")
_JOINING = frozenset(
    "de del di da do dos la le el al en es of the and und et y sur am an der".split()
)
_SMALL = frozenset("de del di da do dos es of the and und y et".split())
_JOINED = re.compile(r"[/,;&]| - | and | via ")
_MOST_WORDS = 6

# Chinese, Japanese and Korean papers have marks of their own. Source: the style of Xinhua, China
# News Service, Kyodo, Jiji, Yonhap and of Japan's dailies. What they get wrong: a place of more
# than eight signs; an agency that is not here.
_HAN = r"[\u3400-\u9fff\u30a0-\u30ff]"
_DATE = r"(?P<date>(?:\d{4}年)?\d{1,2}月\d{1,2}日)"
_CHINESE = "新华社|新華社|中新社|中新网|人民网|央视网|中央社|法新社|路透社|美联社|俄新社|塔斯社"
_JAPANESE = "共同通信|共同|時事通信|時事|聯合ニュース|AFP=?時事|ロイター|新華社|AP|AFP|CNN"
EAST_ASIAN = tuple(
    re.compile(form)
    for form in (
        # 新华社北京5月3日电
        rf"[【(（]?(?P<agency>{_CHINESE})(?P<place>{_HAN}{{2,8}}){_DATE}[电電讯訊]",
        # 本报北京5月3日讯
        rf"[【(（]?本[报報网刊](?P<place>{_HAN}{{2,8}}){_DATE}[电電讯訊]",
        # 【ワシントン共同】
        rf"【(?P<place>{_HAN}{{2,8}}?)(?P<agency>{_JAPANESE})】",
        # 【ワシントン＝山田太郎】
        rf"【(?P<place>{_HAN}{{2,8}})[=＝]{_HAN}{{2,8}}】",
        # (서울=연합뉴스)
        r"[(（](?P<place>[가-힣]{2,8})\s?=\s?(?P<agency>[가-힣]{2,8})[)）]",
    )
)
"""Forms with the groups `place`, `agency` and `date`; the first that matches is the dateline."""


def is_place(text: str) -> bool:
    """Tell whether a text has the form of a place: a few capitalised words, a region perhaps.

    >>> is_place("KYIV, Ukraine"), is_place("Rio de Janeiro"), is_place("BREAKING"), is_place("May")
    (True, True, False, False)
    """
    words = re.split(r"[\s/,]+", text)
    if not 1 <= len(words) <= _MOST_WORDS or text.count(",") > 1 or len(text) < 2:
        return False
    known = text.partition(",")[0].casefold() in CITIES  # janeiro is January
    if any(w.upper().strip(".") in _NO_PLACES or (_is_time(w) and not known) for w in words):
        return False
    return words[0][:1].isalpha() and all(
        _PLACE_WORD.fullmatch(word) and (not word[0].islower() or word in _JOINING)
        for word in words
    )


def _is_time(word: str) -> bool:
    """Tell whether a word is a month or a weekday; a short one may be another (`Mar`, `San`)."""
    long = len(word) > 3 or word == "May"
    return long and bool(month_number(word.strip(".")) or weekday_numbers(word))


def is_agency(stated: str) -> bool:
    """Tell whether a signature names an agency: the whole, or one of its parts.

    >>> is_agency("dpa/AFP"), is_agency("AP Photo"), is_agency("on Monday")
    (True, True, False)
    """
    parts = [stated, *_JOINED.split(stated), *(word for word in stated.split() if word.isupper())]
    return any(part.strip().casefold().removesuffix(".ru") in AGENCIES for part in parts)


def as_written(stated: str) -> str:
    """Write a place as names are written: CAIRO as Cairo, the rest as stated.

    >>> as_written("ST. LOUIS"), as_written("KYIV, Ukraine"), as_written("RIO DE JANEIRO")
    ('St. Louis', 'Kyiv, Ukraine', 'Rio de Janeiro')
    """
    return re.sub(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?", _as_word, stated)


def _as_word(match: "re.Match[str]") -> str:
    word = match[0]
    if not word.isupper():
        return word
    return word.lower() if match.start() and word.lower() in _SMALL else word.capitalize()
