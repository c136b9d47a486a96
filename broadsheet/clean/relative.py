"""Dates told by their distance from another: `3 hours ago`, `gestern`, `hace 2 días`.

In: words, and the date from which they count (when a page was fetched, say). Out: the date, only as
precise as every way of counting allows. Without a stated reference there is no date.

Sites round down or to the nearest, so `2 days ago` may be two or three calendar days: where the
earliest and the latest day that it can mean share only their month or year, that is the value.

Source of the words: Unicode CLDR 47, relative times. What they get wrong: numbers in words beyond
one, and languages that are not in the table.
"""

import calendar
import re
from datetime import date, datetime, timedelta

from broadsheet.clean.stated import Stated

_UNITS = {
    "minute": "minutes? mins? minuten? minutos? minut[oi]? minutter minuut мин(?:ут[уы]?)?"
    " хв(?:илин[иу]?)?"
    " dakika dk دقيقة دقائق دقیقه menit minit 分钟 分鐘 分 분 λεπτ[άό] דקות मिनट",
    "hour": "hours? hrs? stunden? std heures? horas? or[ae] uur timm(?:ar|e) timer? час(?:ов|а)?"
    " годин[иу]? godzin[yęa]? saat ساعة ساعات ساعت jam 小时 小時 時間 시간 ώρ(?:ες|α) שעות घंटे",
    "day": "days? tag(?:en)? jours? días? dias? giorn[oi] dage?n? dagar día d(?:ni|zień) день"
    " дня дней"
    " дні днів gün يوم أيام يومين روز hari 天 日 일 ημέρες μέρες ימים दिन",
    "week": "weeks? wochen? semaines? semanas? settiman[ae] we(?:ek|ken) veck(?:a|or) ugen? uker?"
    " недел[яиюь] тижні? тиждень tygodni[ea]? hafta أسبوع أسابيع هفته minggu 周 週間 주 שבועות हफ्ते",
    "month": "months? monat(?:en)? mois mes(?:es)? mês mes[ei] maand(?:en)? månad(?:er)? måneder?"
    " месяц(?:ев|а)? місяц[іья]в? miesi(?:ąc[ea]?|ęcy) ay شهر أشهر ماه bulan 个月 個月 か月"
    " ヶ月 개월 חודשים महीने",
    "year": "years? jahr(?:en)? an(?:s|née|nées)? años? anos? ann[io] jaar år год(?:а)? лет"
    " рок(?:и|ів)"
    " lata? lat yıl سنة سنوات سال tahun 年 년 שנים साल",
}
_ANY_UNIT = "|".join(f"(?P<{name}>{'|'.join(words.split())})" for name, words in _UNITS.items())
_ONE = "an?|one|eine[mnr]?|une?|uno|una|um|uma|één|een|en|ett?|et|bir|satu"


def ago(number: str) -> "re.Pattern[str]":
    """Return the pattern of so many units before now; `number` is that of what may stand for it."""
    return re.compile(
        r"(?:(?P<before>vor|il y a|hace|há|منذ|قبل|för|for|לפני|πριν(?: από)?)\s)?"
        rf"(?:(?P<number>{number})|(?:{_ONE})(?=\s))\s?(?:{_ANY_UNIT})\.?"
        r"(?(before)(?:\s(?:sedan|siden))?|\s?(?:ago|atrás|fa|geleden|sedan|siden|назад|тому|temu|önce"
        r"|پیش|(?:yang )?lalu|前|전|पहले))(?![^\W\d_])",
        re.IGNORECASE,
    )


AGO = ago(r"\d{1,3}")
"""So many units before now."""

_DAYS_BEFORE = {
    0: "today heute aujourd’hui aujourd'hui hoy hoje oggi vandaag idag i_dag сегодня сьогодні"
    " dzisiaj dziś bugün اليوم امروز hari_ini 今天 今日 오늘 σήμερα היום आज leo",
    1: "yesterday gestern hier ayer ontem ieri gisteren igår i_går вчера вчора wczoraj dün أمس"
    " دیروز"
    " kemarin semalam 昨天 昨日 어제 χθες אתמול कल jana",
    2: "vorgestern avant-hier anteayer anteontem eergisteren позавчера przedwczoraj 前天"
    " 一昨日 그저께",
}
NAMED: dict[str, int] = {
    name.replace("_", " "): days for days, names in _DAYS_BEFORE.items() for name in names.split()
}
"""Words for a day → how many days before."""

_NOW = re.compile(
    r"(?:just|right) now|gerade eben|à l.instant|刚刚|剛剛|たった今|방금", re.IGNORECASE
)
_AROUND = " \t.,:;|•·–—-"
_REFERENCE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d))?")


def relative(text: str, reference: str) -> Stated | None:
    """Return the date that words state by their distance from a reference (ISO 8601).

    >>> relative("yesterday", "2024-05-03").edtf, relative("vor 3 Stunden", "2024-05-03T20:15").edtf
    ('2024-05-02', '2024-05-03')
    >>> relative("2 days ago", "2024-05-20").edtf, relative("3 May", "2024-05-20")
    ('2024-05', None)
    """
    stripped = text.strip(_AROUND)
    said = stripped.casefold()
    when = _read_reference(reference)
    if when is None or not said or len(said) > 60:
        return None
    first, last = when
    start = len(text) - len(text.lstrip(_AROUND))
    end = start + len(stripped)
    if said in NAMED or _NOW.fullmatch(said):
        day = first.date() - timedelta(days=NAMED.get(said, 0))
        return Stated(start, end, day.isoformat())
    match = AGO.fullmatch(said)
    if match is None:
        return None
    number = int(match["number"] or 1)
    unit = next(name for name in _UNITS if match[name])
    try:
        earliest = _before(first, unit, number + 1).date()
        latest = _before(last, unit, number - (unit in ("minute", "hour"))).date()
    except (OverflowError, ValueError):
        return None
    shared = _shared(earliest, latest)
    return Stated(start, end, shared) if shared else None


def future(edtf: str, today: str) -> bool:
    """Tell whether a date begins later than the day after today (`YYYY-MM-DD`).

    A day's grace, for somewhere it is tomorrow already. A date without a year never is.

    >>> [future(edtf, "2024-05-03") for edtf in ("2024-05", "2024-06", "XXXX-12-31")]
    [False, True, False]
    """
    if not edtf[:4].isdigit():
        return False
    begins = edtf[:10].replace("XX", "01") + "-01-01"[len(edtf[:10]) - 4 :]
    return begins > (date.fromisoformat(today) + timedelta(days=1)).isoformat()


def _read_reference(reference: str) -> tuple[datetime, datetime] | None:
    """Return the first and the last minute that a reference can mean."""
    match = _REFERENCE.match(reference)
    try:
        day = datetime.fromisoformat(match[1]) if match else None
    except ValueError:
        return None
    if match is None or day is None:
        return None
    if match[2] is None:
        return day, day + timedelta(hours=23, minutes=59)
    try:
        return (day.replace(hour=int(match[2]), minute=int(match[3])),) * 2
    except ValueError:
        return None


def _before(when: datetime, unit: str, number: int) -> datetime:
    """Return the time that lies a number of units before another.

    Raises `OverflowError` or `ValueError` where the calendar ends.
    """
    if unit in ("month", "year"):
        months = when.year * 12 + when.month - 1 - number * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return when.replace(year=year, month=month + 1, day=min(when.day, last))
    return when - timedelta(**{f"{unit}s": number})


def _shared(earliest: date, latest: date) -> str:
    """Return what two days have in common: the day, the month, the year, or nothing."""
    one, other = earliest.isoformat(), latest.isoformat()
    return next((one[:size] for size in (10, 7, 4) if one[:size] == other[:size]), "")
