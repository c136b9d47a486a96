"""The words for a distance from the day of publication, by language.

In: nothing. Out: word lists and patterns. Lives here only: the words.

Source: Unicode CLDR 47, relative fields (last, this, next of year, month and week; `day_words` has
those for days), with the forms that newspapers print besides. What they get wrong:
`l'an passé` and its like where they mean any past year; languages that are not in the table.
"""

import re
from functools import lru_cache

from broadsheet.enrich.dates.day_words import DAYS, WORDS, plain

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
Shift = tuple[str, int]
"""A unit, and how many of it before (negative) or after."""


@lru_cache(maxsize=64)
def shifts(language: str) -> "tuple[re.Pattern[str], tuple[Shift, ...]] | None":
    """Return the pattern of a language, each alternative a group, and what each group means."""
    rows = [(words, shift) for shift, words in _SHIFTS.get(language, {}).items()]
    rows += [
        (word.replace("_", " "), ("day", DAYS[language][plain(word)]))
        for word in " ".join(WORDS.get(language, ())).split()
    ]
    if not rows:
        return None
    edges = ("", "") if language in {"zh", "ja", "ko"} else (r"(?<!\w)", r"(?!\w)")
    either = "|".join(f"({words})" for words, _ in rows)
    pattern = re.compile(f"{edges[0]}(?:{either}){edges[1]}", re.IGNORECASE)
    return pattern, tuple(shift for _, shift in rows)
