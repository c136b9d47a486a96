"""Cases and suffixes of names, in the languages that inflect them.

In: a word and its language. Out: what its nominative may be, the likeliest first; the gazetteer or
another mention must prove it. Own tables, of the endings that names take most. What they get wrong:
vowels that come and go in the stem (`Львова`, `Kielcach`), except the few that are listed.
"""

from functools import lru_cache

_SLAVIC_RU: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ского", ("ский",)),
    ("скому", ("ский",)),
    ("ским", ("ский",)),
    ("ском", ("ский", "ск")),
    ("ской", ("ская",)),
    ("скую", ("ская",)),
    ("ьева", ("ьев", "ьёв")),
    ("ией", ("ия",)),
    ("ии", ("ия",)),
    ("ию", ("ия",)),
    ("ією", ("ія",)),
    ("ії", ("ія",)),
    ("ію", ("ія",)),
    ("ове", ("ів", "ов")),
    ("ові", ("ів", "ова")),
    ("ева", ("ев", "ів", "їв")),
    ("єві", ("їв",)),
    ("єва", ("їв",)),
    ("ова", ("ов", "ів")),
    ("ову", ("ов", "ова", "ів")),
    ("овым", ("ов",)),
    ("евым", ("ев",)),
    ("иным", ("ин",)),
    ("овой", ("ова",)),
    ("евой", ("ева",)),
    ("иной", ("ина",)),
    ("ами", ("ы",)),
    ("ах", ("ы", "и")),
    ("ях", ("и",)),
    ("ой", ("а", "ый", "ая")),
    ("ою", ("а",)),
    ("ого", ("ой", "ый")),
    ("ом", ("", "о")),
    ("ем", ("й", "ь", "е", "")),
    ("ём", ("ь",)),
    ("ею", ("я",)),
    ("ью", ("ь",)),
    ("ей", ("я",)),
    ("ы", ("а", "")),
    ("е", ("а", "", "я", "й", "о")),
    ("у", ("а", "", "о")),
    ("ю", ("я", "й", "ь", "е")),
    ("и", ("ь", "а", "я")),
    ("і", ("а", "", "о")),
    ("а", ("", "о")),
    ("я", ("й", "ь", "е")),
)

_POLISH: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("skiego", ("ski",)),
    ("skiemu", ("ski",)),
    ("ckiego", ("cki",)),
    ("ckiemu", ("cki",)),
    ("skim", ("ski",)),
    ("ckim", ("cki",)),
    ("skiej", ("ska",)),
    ("ckiej", ("cka",)),
    ("ską", ("ska",)),
    ("cką", ("cka",)),
    ("szawie", ("szawa",)),
    ("kowie", ("ków",)),
    ("kowa", ("ków",)),
    ("owie", ("ów", "owo", "owa")),
    ("owa", ("ów", "owo")),
    ("owem", ("ów", "owo")),
    ("ławiu", ("ław",)),
    ("ławia", ("ław",)),
    ("ławiem", ("ław",)),
    ("iowi", ("",)),
    ("owi", ("",)),
    ("ściu", ("ść",)),
    ("niu", ("ń",)),
    ("nia", ("ń",)),
    ("niem", ("ń",)),
    ("dzi", ("dź",)),
    ("dzie", ("d", "da")),
    ("cie", ("t", "ta", "to")),
    ("rze", ("r", "ra")),
    ("sce", ("ska",)),
    ("dze", ("ga",)),
    ("ce", ("ka",)),
    ("ach", ("y", "e", "")),
    ("ami", ("y", "e")),
    ("iem", ("", "ie")),
    ("em", ("", "o")),
    ("ego", ("y", "e")),
    ("ie", ("", "a", "o")),
    ("ii", ("ia",)),
    ("ię", ("ia",)),
    ("ią", ("ia",)),
    ("om", ("y", "e")),
    ("ą", ("a",)),
    ("ę", ("a",)),
    ("y", ("a",)),
    ("i", ("a", "ia")),
    ("u", ("", "o")),
    ("a", ("", "o")),
    ("e", ("", "a")),
)

_ENDINGS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "ru": _SLAVIC_RU,
    "uk": _SLAVIC_RU,
    "be": _SLAVIC_RU,
    "bg": (),
    "pl": _POLISH,
    "de": (("s", ("",)),),
    "sv": (("s", ("",)),),
    "da": (("s", ("",)),),
    "nb": (("s", ("",)),),
    "no": (("s", ("",)),),
    "nl": (("s", ("",)),),
}
"""Endings, each with those of the nominative that it may stand for."""

SHORTEST = 3
"""Letters that are left of a name without its ending, at least."""

_IRREGULAR = {
    "Odrze": "Odra",
    "Kielcach": "Kielce",
    "Katowicach": "Katowice",
    "Niemczech": "Niemcy",
    "Węgrzech": "Węgry",
    "Włoszech": "Włochy",
    "Львове": "Львов",
    "Львова": "Львов",
    "Львові": "Львів",
    "Києві": "Київ",
    "Києва": "Київ",
    "Києву": "Київ",
    "Харкові": "Харків",
    "Харкова": "Харків",
    "Чернігові": "Чернігів",
    "США": "США",
}


@lru_cache(maxsize=8_192)
def nominatives(word: str, language: str) -> tuple[str, ...]:
    """Return what the nominative of a word may be; without the word itself.

    >>> nominatives("Puławach", "pl")[0], nominatives("России", "ru")[0]
    ('Puławy', 'Россия')
    """
    base = word.replace("’", "'").partition("'")[0] if language == "tr" else word
    if base != word:
        return (base,) if base else ()
    if word in _IRREGULAR:
        return (_IRREGULAR[word],)
    found = [
        word[: -len(ending)] + one
        for ending, others in _ENDINGS.get(language, ())
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST
        for one in others
    ]
    if language in {"ru", "uk", "be"} and " " not in word and "-" in word:
        first, _, rest = word.rpartition("-")
        found += [f"{first}-{one}" for one in nominatives(rest, language)]
    return tuple(found)
