"""Sentences of made-up news: Zipf words, names, quotes and dates, all from a source of chance.

In: a language and a `random.Random`. Out: paragraphs, headlines, names. Words are stretches of one
to four of those of the labelled articles in that language, so that their frequencies and letters
are real while texts differ, with made-up ones of which the k-th is drawn 1/k as often as the first.
Names are drawn the same way, so that ever new ones come as the corpus grows, as in real news.
"""

import math
import random
from functools import cache

from benchmarks.words import WEIGHTS, WORDS
from broadsheet.enrich.tables import lines, rows
from tests.labelled.articles import load

PEOPLE, PLACES = 2_000_000, 20_000
"""How many there are to be named; the k-th is named 1/k as often as the first."""

SENTENCE = 20
"""Words of a sentence, on average; half of them at least."""

MADE_UP = 0.06
"""Of the words are from the long tail, which no sample of texts holds."""

OPENS, CLOSES = {"de": "„", "fr": "« ", "ru": "«", "ja": "「"}, {"de": "“", "fr": " »", "ru": "»"}
UNPARTED = frozenset({"ja", "zh"})
"""Languages written without blanks between words."""

TITLES = ("President", "Minister", "Dr", "Professor", "Mayor", "Judge", "Captain", "analyst")
BODIES = ("Water Board", "University", "Chamber of Commerce", "Police", "Hospital", "Labour Union")
CUES = ("said", "added", "told reporters", "warned", "explained", "announced")
MONTHS = (
    "January February March April May June July August September October November December"
).split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

ENGLISH = (
    "{title} {person} {cue} on {day} that {words}.",
    "“{Words},” {person} of the {body} {cue}. “{Others}.”",
    "“{Words},” {cue} {surname}, who visited {place} on {date}.",
    "The {body} in {place} opened in {year}, and {words}.",
    "According to {person}, {words} last week.",
    "On {date}, {title} {surname} met {other} in {place}.",
    "{Words}, the {body} {cue} in a statement on {day}.",
    "{person}, {age}, has lived in {place} since {month} {year}.",
    "{Words}.",
    "{Words}; {words}.",
    "{Words}.",
)


@cache
def _stretches(language: str) -> list[str]:
    """Return the words of all labelled articles in a language, in their order."""
    texts = [" ".join(a.paragraphs) for a in load() if a.outlet.language.startswith(language)]
    text = " ".join(texts)
    for mark in '“”„«»"‘’()[]:;.,!?。、「」，':
        text = text.replace(mark, " ")
    if language in UNPARTED:
        return list("".join(text.split()))
    small = {word for word in text.split() if word.islower()}
    # What began a sentence is no name.
    return [word.lower() if word.lower() in small else word for word in text.split()]


@cache
def _names() -> tuple[list[str], list[str], list[str]]:
    """Return given names, surnames and towns."""
    given, surnames = (
        " ".join(lines(f"names/data/{name}.txt")).split() for name in ("given", "surnames")
    )
    towns = [row[1] for row in rows("gazetteer/places.tsv") if row[-1] == "city" and row[1]]
    return given, surnames, towns


def _rank(chance: random.Random, most: int) -> int:
    """Draw a number below `most`, of which the k-th is drawn 1/k as often as the first."""
    return int(math.exp(chance.random() * math.log(most)))


def person(chance: random.Random) -> str:
    """Return a full name."""
    given, surnames, _ = _names()
    rank = _rank(chance, PEOPLE)
    return f"{given[rank * 7919 % len(given)]} {surnames[rank * 104729 % len(surnames)]}"


def place(chance: random.Random) -> str:
    """Return a town."""
    towns = _names()[2]
    return towns[_rank(chance, min(PLACES, len(towns))) * 7919 % len(towns)]


def words(language: str, count: int, chance: random.Random) -> str:
    """Return so many words that are no sentence."""
    known = _stretches(language)
    found: list[str] = []
    while len(found) < count:
        if chance.random() < MADE_UP:
            found += chance.choices(WORDS, cum_weights=WEIGHTS)
        begin = chance.randrange(len(known))
        found += known[begin : begin + chance.randint(1, 4)]
    return ("" if language in UNPARTED else " ").join(found[:count])


def headline(language: str, chance: random.Random) -> str:
    """Return a line of some eight words."""
    return _upper(words(language, chance.randint(6, 10), chance))


def paragraph(language: str, people: list[str], chance: random.Random) -> str:
    """Return one to three sentences, those in English about some of the people."""
    count = chance.randint(1, 3)
    sentence = _english if language == "en" else _foreign
    return " ".join(sentence(language, people, chance) for _ in range(count))


def _english(language: str, people: list[str], chance: random.Random) -> str:
    who, other = chance.choice(people), chance.choice(people)
    month, year = chance.choice(MONTHS), chance.randint(1990, 2025)
    some, more, others = (_some(language, chance) for _ in range(3))
    return chance.choice(ENGLISH).format(
        title=chance.choice(TITLES), person=who, surname=who.split()[-1], other=other,
        cue=chance.choice(CUES), day=chance.choice(DAYS), month=month, year=year,
        date=f"{chance.randint(1, 28)} {month} {year}", age=chance.randint(20, 90),
        place=place(chance), body=f"{place(chance)} {chance.choice(BODIES)}",
        words=some, Words=_upper(more), Others=_upper(others),
    )  # fmt: skip


def _foreign(language: str, people: list[str], chance: random.Random) -> str:
    said = _upper(_some(language, chance))
    if chance.random() < 0.3:
        opens, closes = OPENS.get(language, "“"), CLOSES.get(language, "”")
        said = f"{opens}{said}{closes} {chance.choice(people)}"
    return f"{said}."


def _some(language: str, chance: random.Random) -> str:
    return words(language, chance.randint(SENTENCE // 2, SENTENCE * 5 // 4), chance)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
