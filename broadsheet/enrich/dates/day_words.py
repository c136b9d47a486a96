"""The words for the days around the publication and for so many units before it, by language.

In: nothing. Out: word lists and patterns. Lives here only: the words.

Source: Unicode CLDR 47, relative fields (`clean.relative` has its words for yesterday and today),
and numbers from grammars. What they get wrong: case forms of numbers; numbers beyond ten.
"""

import re
from functools import lru_cache

from broadsheet.clean.relative import NAMED, ago

WORDS: dict[str, tuple[str, str, str]] = {
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

WORDS["no"] = WORDS["nn"] = WORDS["nb"]


def _day_words(language: str) -> dict[str, int]:
    """Return the words of a language for the days around now, each with how far it is."""
    past, now, future = (words.split() for words in WORDS[language])
    found = {plain(word): -(NAMED | _CZECH)[plain(word)] for word in past + now}
    return found | {plain(word): 1 + word.startswith("(?-i:über") for word in future}


def plain(word: str) -> str:
    """Return a word as it is written, without the marks of the table."""
    return word.replace("_", " ").removeprefix("(?-i:").removesuffix(")")


DAYS: dict[str, dict[str, int]] = {language: _day_words(language) for language in WORDS}
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
