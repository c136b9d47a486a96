"""Which names of months a language has, since `mars`, `des` and `out` are other words elsewhere.

In: a word and the language of its text. Out: the number of the month, or None.

Source: Unicode CLDR 47 by way of `clean.months`, which does not keep the languages apart. Names
of four letters and more count in any language, but for those listed here; shorter ones only in
the languages that are listed with them. What it gets wrong: `May` where it is a name and a number
of one or two digits follows; short names in languages that are not listed.
"""

from broadsheet.clean.months import month_number

_ENGLISH = frozenset(
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_LOWER_CASE = frozenset(
    "january february april june july september october november december".split()
)
"""English names that nothing else is written like: these count in lower case too."""

_SHORT: dict[str, str] = {
    "de": "jan feb mär mrz apr mai jun jul aug sep okt nov dez",
    "fr": "jan fév mai jun aoû sep oct nov déc",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "sv": "jan feb mar apr maj jun jul aug sep okt nov dec",
    "da": "jan feb mar apr maj jun jul aug sep okt nov dec",
    "nb": "jan feb mar apr mai jun jul aug sep okt nov des",
    "pl": "sty lut mar kwi maj maja cze lip sie wrz paź lis gru",
    "tr": "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "ro": "ian feb mar apr mai iun iul aug sep oct nov dec",
    "id": "jan feb mar apr mei jun jul agu sep okt nov des",
    "ru": "янв фев мар апр мая май мае июн июл авг сен окт ноя дек",
    "uk": "січ лют бер кві тра чер лип сер вер жов лис гру",
    "el": "ιαν φεβ μαρ μάρ απρ μαΐ μάι ιουν ιούν ιουλ ιούλ αυγ αύγ σεπ οκτ νοε νοέ δεκ",
    "fa": "مه ژوئن جون",
    "ur": "مئی جون",
    "hi": "मई जून",
    "ar": "آب أوت اوت ماي أيار ايار",
    "he": "מאי מרץ במאי במרץ",
}
_SHORT["no"] = _SHORT["nn"] = _SHORT["nb"]
_SHORTS = {language: frozenset(names.split()) for language, names in _SHORT.items()}

_ONLY: dict[str, str] = {
    "mars": "fr sv nb nn no",
    "mart": "tr sr bs",
    "marts": "da",
    "marta": "sr bs",
    "marca": "pl",
    "maja": "pl sl",
    "maju": "pl sl",
    "marcu": "pl",
    "lipcu": "pl",
    "lutym": "pl",
    "luty": "pl",
    "mayo": "es",
    "maio": "pt gl",
    "avril": "fr",
    "julio": "es",
    "nisan": "tr",
    "ocak": "tr",
    "kasim": "tr",
    "lipca": "pl",
    "machi": "sw",
    "lipiec": "pl",
    "march": "en",
    "лист": "",
    "серп": "",
    "груд": "uk",
    "черв": "uk",
    "лютий": "uk",
    "лютого": "uk",
}
_ONLIES = {name: frozenset(languages.split()) for name, languages in _ONLY.items()}


def month_of(word: str, language: str) -> int | None:
    """Return the number of a month by its name in a language; None where it is another word there.

    >>> month_of("March", "en"), month_of("march", "en"), month_of("mars", "en")
    (3, None, None)
    >>> month_of("mars", "fr"), month_of("des", "fr"), month_of("des", "nb"), month_of("мая", "ru")
    (3, None, 12, 5)
    """
    name = word.rstrip(".").lower()
    if language == "en":
        known = name in _ENGLISH and (word[:1].isupper() or name in _LOWER_CASE)
    elif len(name) < 4:
        known = name in _SHORTS.get(language, ()) or (name == "may" and word[:1].isupper())
    else:
        known = language in _ONLIES[name] if name in _ONLIES else True
    return month_number(name) if known else None
