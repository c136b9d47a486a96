"""The weekdays of other languages than English, in the forms that a day takes in a sentence.

In: a language. Out: a pattern with a group for each day from Monday on, and the words of which one
must stand before it. Lives here only: the forms.

Source: Unicode CLDR 47, weekdays, wide, format and stand-alone, with their case forms from
grammars. Short forms are left out, for they are other words (`mar`, `sex`, `so`), and so are forms
that are mostly something else: Russian `среда` (surroundings), Romanian `luni` (months), Turkish
`pazar` (market) without the word for day, Portuguese `segunda` (second) outside of `nesta segunda`.
"""

import re
from functools import lru_cache

_PARTS_DE = "(?:abend|morgen|vormittag|nachmittag|mittag|nacht|früh)?"
_PARTS_NL = "(?:ochtend|morgen|middag|avond|nacht)?"
_PARTS_SV = "(?:en|s|morgonen|kvällen|eftermiddagen|natten)?"
_PARTS_DA = "(?:en|s|morgen|aften|formiddag|eftermiddag|ettermiddag|kveld|nat|natt)?"
_PARTS_TR = r"\s(?:gün(?:ü(?:n[eü]|nden|nün)?)|akşamı|sabahı|gecesi|öğleden|öğlen)"
_CASES_TR = "(?:y[aeıi]|d[ae]n)?"


def _turkish(name: str) -> str:
    """Return a weekday with the word for day; in lower case also by itself, if no other word."""
    full = f"[{name[0].upper()}{name[0]}]{name[1:]}{_PARTS_TR}"
    return full if name in {"cuma", "pazar"} else f"{full}|{name}{_CASES_TR}"


_FORMS: dict[str, tuple[str, str, str]] = {
    # the seven days, parted by blanks; what each may end in; one of these stands before, if any
    "de": ("Montag Dienstag Mittwoch Donnerstag Freitag Samstag|Sonnabend Sonntag", _PARTS_DE, ""),
    "fr": ("lundi mardi mercredi jeudi vendredi samedi dimanche", "", ""),
    "es": ("lunes martes miércoles jueves viernes sábado domingo", "", ""),
    "it": ("lunedì martedì mercoledì giovedì venerdì sabato domenica", "", ""),
    "pt": (
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo", "", ""
    ),
    "nl": ("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag", _PARTS_NL, ""),
    "sv": ("måndag tisdag onsdag torsdag fredag lördag söndag", _PARTS_SV, ""),
    "da": ("mandag tirsdag onsdag torsdag fredag lørdag søndag", _PARTS_DA, ""),
    "ru": (
        "понедельник[ау]? вторник[ау]? сред[уы] четверг[ау]? пятниц[уыe] суббот[уыe]"
        " воскресень[ею]",
        "",
        "в во с со до к ко утром вечером ночью днём днем вечер вечеру утру",
    ),
    "uk": (
        "понеділ(?:ок|ка|ку) вівтор(?:ок|ка|ку) серед[уи] четвер(?:га)? п['’ʼ]ятниц[юі] субот[уи]"
        " неділ[юі]",
        "",
        "в у з із до від вранці ввечері",
    ),
    "pl": (
        "poniedział(?:ek|ku) wtor(?:ek|ku) środ[ęy] czwart(?:ek|ku) piąt(?:ek|ku) sobot[ęy]"
        " niedziel[ęi]",
        "",
        "w we od do",
    ),
    "cs": (
        "pondělí(?:m)? úterý(?:m)? střed[uy] čtvrt(?:ek|ka|ku) pát(?:ek|ku) sobot[uy] neděl[ie]",
        "",
        "v ve od do",
    ),
    "tr": (
        " ".join(map(_turkish, "pazartesi salı çarşamba perşembe cuma cumartesi pazar".split())),
        "",
        "",
    ),
    "ar": (
        "ال[اإ]ثنين الثلاثاء ال[أا]ربعاء الخميس الجمعة السبت ال[أا]حد",
        "",
        "يوم اليوم أمس غدا غدًا غداً مساء صباح فجر ظهر عصر ليل ليلة نهار منذ حتى ،",
    ),
}  # fmt: skip
_FORMS["nb"] = _FORMS["nn"] = _FORMS["no"] = (
    "mandag tirsdag onsdag torsdag fredag lørdag søndag", _PARTS_DA, ""
)  # fmt: skip
_SHORT_PT = "segunda terça quarta quinta sexta".split()

CAPITALS = frozenset({"de", "ar", "tr"})
"""Languages where a capital within a sentence says nothing against a weekday."""

NO_DAY_AFTER = frozenset(
    "santo santa saint sainte negro noir nero gras ramos rameaux gloria cendres namazı".split()
)
"""Words behind a weekday that make a feast of it: `Viernes Santo`, `mardi gras`."""

UNTIL = (
    r"\s?[-–—]\s?|\s(?:bis|à|au|a|al|alla|à|ao|até|tot|t/m|till|til|по|до|до|do|na|ile|إلى|حتى|et"
    r"|y|e)"
    r"\s(?:el |il |la |le |o |a |o |yani )?"
)
"""What joins the two ends of hours of opening, or of a night: `de lunes a viernes`."""

Words = tuple["re.Pattern[str]", frozenset[str]]


@lru_cache(maxsize=64)
def weekday_words(language: str) -> Words | None:
    """Return the pattern of the weekdays of a language, and the words that one follows."""
    if language not in _FORMS:
        return None
    forms, parts, before = _FORMS[language]
    days = [rf"(?P<d{n}>(?:{form}){parts})" for n, form in enumerate(forms.split())]
    if language == "pt":
        days += [
            rf"(?P<s{n}>(?<=esta ){name}(?=\s?[,.;(])|{name}(?=\s\(\d))"
            for n, name in enumerate(_SHORT_PT)
        ]
    flags = re.NOFLAG if language in {"de", "tr", "ar"} else re.IGNORECASE
    return (
        re.compile(rf"(?<![\w-])(?:{'|'.join(days)})(?![\w]|-\w)", flags),
        frozenset(before.split()),
    )


def day_of(name: "re.Match[str]") -> int:
    """Return the number of the weekday that was found, 0 for Monday."""
    return int((name.lastgroup or "d0")[-1])
