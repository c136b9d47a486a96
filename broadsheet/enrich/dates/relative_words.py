"""The words for a distance from the day of publication, by language.

In: nothing. Out: word lists and patterns. Lives here only: the words.

Source: Unicode CLDR 47, relative fields (last, this, next of year and month; `clean.relative` has
its words for yesterday), with the forms that newspapers print besides. What they get wrong:
`l'an passé` and its like where they mean any past year; languages that are not in the table.
"""

import re
from functools import lru_cache

from broadsheet.clean.relative import NAMED, ago

SPELLED: dict[str, int] = {
    word: number
    for number, words in enumerate(
        "a|an|one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty".split(),
        start=1,
    )
    for word in words.split("|")
} | {"thirty": 30, "forty": 40, "fifty": 50}
"""English numbers before `years ago`."""

VAGUE = frozenset("than over least under past every each some to".split())
"""Words before a number that leave it open: `more than two years ago`."""

NO_DAY_BEFORE = frozenset(
    "every each a one next that following previous the black good super ash palm cyber easter"
    " bloody"
    " holy fat casual giving ruby big mad maundy shrove news most some any another first from"
    " meatless throwback taco freaky girl man whit spy alternate consecutive final second third"
    " usual typical".split()
)
"""English words before a weekday that make it a name, a habit or a day of another week."""

TITLES_AFTER = frozenset(
    "times telegraph mirror mail herald post star express night morning school independent world"
    " people tribune review magazine edition live".split()
)
"""Words behind a weekday that make a name of it: `Sunday Times`."""

NOT_TODAY = frozenset("of is are even than like was usa russia india still".split())
"""Words before `today` where it means nowadays, or is a name."""

_DAYS: dict[str, tuple[str, str, str]] = {
    # before, the day itself, the day after
    "de": ("gestern vorgestern", "heute", "(?-i:morgen) (?-i:übermorgen)"),
    "fr": ("hier avant-hier", "aujourd'hui aujourd’hui", "demain"),
    "es": ("ayer anteayer", "hoy", "mañana"),
    "pt": ("ontem anteontem", "hoje", "amanhã"),
    "it": ("ieri", "oggi", "domani"),
    "nl": ("gisteren eergisteren", "vandaag", "(?-i:morgen)"),
    "sv": ("igår i_går", "idag i_dag", "imorgon i_morgon"),
    "da": ("i_går", "i_dag", "i_morgen"),
    "nb": ("i_går", "i_dag", "i_morgen"),
    "ru": ("вчера позавчера", "сегодня", "завтра"),
    "uk": ("вчора", "сьогодні", "завтра"),
    "pl": ("wczoraj przedwczoraj", "dzisiaj dziś", "jutro"),
    "cs": ("včera předevčírem", "dnes", "zítra"),
    "tr": ("dün", "bugün", "yarın"),
    "ar": ("أمس", "", "غدا غدًا غداً"),
    "fa": ("دیروز", "", ""),
    "el": ("χθες", "", "αύριο"),
    "he": ("אתמול", "", ""),
    "zh": ("昨天 昨日 前天", "", ""),
    "ja": ("昨日 一昨日", "", ""),
    "ko": ("어제 그저께", "", ""),
}
_CZECH = {"včera": 1, "předevčírem": 2, "dnes": 0}

NOT_TOMORROW = frozenset(
    "de di del il el un do o le la esta una cada media buena primera d van von da heute gestern am"
    " goede elke iedere guten jeden vroege для".split()
)
"""Words before `mañana`, `morgen` and `domani` where they are a morning, or the future."""

_SHIFTS: dict[str, dict[tuple[str, int], str]] = {
    "de": {
        ("year", -1): "letztes Jahr|(?:im )?(?:vergangenen|letzten|vorigen) Jahr|voriges Jahr",
        ("year", 0): "dieses Jahr|in diesem Jahr",
        ("year", 1): "nächstes Jahr|im (?:nächsten|kommenden) Jahr|kommendes Jahr",
        ("month", -1): "(?:im )?(?:vergangenen|letzten|vorigen) Monat",
        ("month", 1): "(?:im )?(?:nächsten|kommenden) Monat",
    },
    "fr": {
        ("year", -1): "l['’](?:an|année) (?:derni(?:er|ère)|passée?)",
        ("year", 0): "cette année",
        ("year", 1): "l['’](?:an|année) prochaine?",
        ("month", -1): "le mois dernier",
        ("month", 0): "ce mois-ci",
        ("month", 1): "le mois prochain",
    },
    "es": {
        ("year", -1): "el (?:pasado año|año pasado)",
        ("year", 0): "este año",
        ("year", 1): "el (?:próximo año|año próximo|año que viene)",
        ("month", -1): "el (?:pasado mes|mes pasado)(?! de)",
        ("month", 1): "el (?:próximo mes|mes próximo|mes que viene)(?! de)",
    },
    "it": {
        ("year", -1): "l['’]anno scorso|lo scorso anno",
        ("year", 0): "quest['’]anno",
        ("year", 1): "il prossimo anno|l['’]anno prossimo",
        ("month", -1): "il mese scorso|lo scorso mese(?! di)",
        ("month", 1): "il prossimo mese(?! di)|il mese prossimo",
    },
    "pt": {
        ("year", -1): "(?:n?o) ano passado",
        ("year", 0): "n?este ano",
        ("year", 1): "n?o (?:próximo ano|ano que vem)",
        ("month", -1): "n?o mês passado",
        ("month", 1): "n?o (?:próximo mês|mês que vem)",
    },
    "nl": {
        ("year", -1): "vorig jaar",
        ("year", 0): "dit jaar",
        ("year", 1): "volgend jaar",
        ("month", -1): "vorige maand",
        ("month", 1): "volgende maand",
    },
    "sv": {("year", -1): "förra året|i fjol", ("year", 1): "nästa år"},
    "da": {("year", -1): "sidste år", ("year", 1): "næste år"},
    "nb": {("year", -1): "i fjor", ("year", 1): "neste år"},
    "ru": {
        ("year", -1): "в прошлом году|прошлого года",
        ("year", 0): "в (?:этом|нынешнем|текущем) году",
        ("year", 1): "в (?:следующем|будущем) году",
        ("month", -1): "в прошлом месяце",
        ("month", 1): "в следующем месяце",
    },
    "uk": {
        ("year", -1): "минулого року|торік",
        ("year", 0): "цього року",
        ("year", 1): "наступного року",
        ("month", -1): "минулого місяця",
        ("month", 1): "наступного місяця",
    },
    "pl": {
        ("year", -1): "w (?:zeszłym|ubiegłym) roku|(?:zeszłego|ubiegłego) roku",
        ("year", 0): "w tym roku",
        ("year", 1): "w przyszłym roku",
        ("month", -1): "w (?:zeszłym|ubiegłym) miesiącu",
        ("month", 1): "w przyszłym miesiącu",
    },
    "tr": {
        ("year", -1): "geçen yıl|geçtiğimiz yıl",
        ("year", 0): "bu yıl",
        ("year", 1): "gelecek yıl|önümüzdeki yıl",
        ("month", -1): "geçen ay",
        ("month", 1): "gelecek ay",
    },
    "ar": {
        ("year", -1): "العام الماضي|السنة الماضية",
        ("year", 0): "العام الجاري|هذا العام|العام الحالي",
        ("year", 1): "العام المقبل|العام القادم|السنة المقبلة",
        ("month", -1): "الشهر الماضي",
        ("month", 1): "الشهر المقبل|الشهر القادم",
    },
    "el": {("year", -1): "πέρυσι|πέρσι", ("year", 0): "φέτος"},
    "zh": {("year", -1): "去年", ("year", 0): "今年", ("year", 1): "明年"},
    "ja": {("year", -1): "去年|昨年", ("year", 0): "今年", ("year", 1): "来年"},
    "ko": {("year", -1): "작년|지난해", ("year", 0): "올해", ("year", 1): "내년"},
}
_WEEKS: dict[str, tuple[str, str]] = {
    "de": ("(?:vergangene|letzte|vorige)n? Woche", "(?:nächste|kommende)[rn]? Woche"),
    "fr": ("la semaine (?:dernière|passée)", "la semaine prochaine"),
    "es": (
        "la (?:semana pasada|pasada semana)",
        "la (?:próxima semana|semana (?:próxima|que viene))",
    ),
    "it": (
        "la (?:settimana scorsa|scorsa settimana)",
        "la (?:prossima settimana|settimana prossima)",
    ),
    "pt": ("na semana passada", "na (?:próxima semana|semana que vem)"),
    "nl": ("(?:vorige|afgelopen) week", "(?:volgende|komende) week"),
    "sv": ("förra veckan", "nästa vecka"),
    "da": ("i sidste uge", "næste uge"),
    "nb": ("i forrige uke", "neste uke"),
    "ru": ("на (?:прошлой|минувшей) неделе", "на (?:следующей|будущей) неделе"),
    "uk": ("минулого тижня", "наступного тижня"),
    "pl": ("w (?:ubiegłym|zeszłym|minionym) tygodniu", "w przyszłym tygodniu"),
    "tr": ("geçen hafta|geçtiğimiz hafta", "gelecek hafta|önümüzdeki hafta"),
    "ar": ("الأسبوع الماضي", "الأسبوع (?:المقبل|القادم)"),
}
for _language, _both in _WEEKS.items():
    _SHIFTS.setdefault(_language, {}).update({("week", -1): _both[0], ("week", 1): _both[1]})
_SHIFTS["no"] = _SHIFTS["nn"] = _SHIFTS["nb"]
_DAYS["no"] = _DAYS["nn"] = _DAYS["nb"]


def _day_words(language: str) -> dict[str, int]:
    """Return the words of a language for the days around now, each with how far it is."""
    past, now, future = (words.split() for words in _DAYS[language])
    found = {_plain(word): -(NAMED | _CZECH)[_plain(word)] for word in past + now}
    return found | {_plain(word): 1 + word.startswith("(?-i:über") for word in future}


def _plain(word: str) -> str:
    return word.replace("_", " ").removeprefix("(?-i:").removesuffix(")")


DAYS: dict[str, dict[str, int]] = {language: _day_words(language) for language in _DAYS}
"""Language → a word for a day → how many days after the publication."""

_NUMBERS: dict[str, str] = {
    "de": "zwei drei vier fünf sechs sieben acht neun zehn",
    "fr": "deux trois quatre cinq six sept huit neuf dix",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez",
    "it": "due tre quattro cinque sei sette otto nove dieci",
    "pt": "dois|duas três quatro cinco seis sete oito nove dez",
    "nl": "twee drie vier vijf zes zeven acht negen tien",
    "sv": "två tre fyra fem sex sju åtta nio tio",
    "da": "to tre fire fem seks syv otte ni ti",
    "ru": "два|две три четыре пять шесть семь восемь девять десять",
    "uk": "два|дві три чотири п'ять|п’ять шість сім вісім дев'ять|дев’ять десять",
    "pl": "dwa|dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć",
    "tr": "iki üç dört beş altı yedi sekiz dokuz on",
    "ar": "يومين ثلاثة|ثلاث أربعة|أربع خمسة|خمس ستة|ست سبعة|سبع ثمانية|ثماني تسعة|تسع عشرة|عشر",
}
_NUMBERS["no"] = _NUMBERS["nn"] = _NUMBERS["nb"] = _NUMBERS["da"]
NUMBERS: dict[str, dict[str, int]] = {
    language: {
        word: number for number, same in enumerate(words.split(), 2) for word in same.split("|")
    }
    for language, words in _NUMBERS.items()
}
"""Language → the words for two to ten."""

SINCE = frozenset(
    "desde depuis da desde seit sinds od від з с свыше más plus più mais över".split()
)
"""Words before `hace 37 años` and its like, where something lasts for so long."""


@lru_cache(maxsize=64)
def ago_words(language: str) -> "re.Pattern[str]":
    """Return the pattern of so many units before now, in digits and in a language's words."""
    return ago("|".join((r"\d{1,3}", *NUMBERS.get(language, ()))))


@lru_cache(maxsize=64)
def numbers(language: str) -> "re.Pattern[str]":
    """Return the pattern of a number in digits or in a language's words."""
    words = "|".join((r"[0-9]{1,3}(?![0-9])", *NUMBERS.get(language, ())))
    return re.compile(rf"(?<![\w.,])(?:{words})(?!\w)", re.IGNORECASE)


Shift = tuple[str, int]
"""A unit, and how many of it before (negative) or after."""


@lru_cache(maxsize=64)
def shifts(language: str) -> "tuple[re.Pattern[str], tuple[Shift, ...]] | None":
    """Return the pattern of a language, each alternative a group, and what each group means."""
    rows = [(words, shift) for shift, words in _SHIFTS.get(language, {}).items()]
    for word in " ".join(_DAYS.get(language, ())).split():
        rows.append((word.replace("_", " "), ("day", DAYS[language][_plain(word)])))
    if not rows:
        return None
    edges = ("", "") if language in {"zh", "ja", "ko"} else (r"(?<!\w)", r"(?!\w)")
    either = "|".join(f"({words})" for words, _ in rows)
    pattern = re.compile(f"{edges[0]}(?:{either}){edges[1]}", re.IGNORECASE)
    return pattern, tuple(shift for _, shift in rows)
