"""What a word with a capital may be, by itself: one look-up for all word lists.

In: a word as it stands. Out: a sum of the marks below. The lists of names and of common words are
files in `data`, each headed by its source and licence; they are read at the first question.
"""

from functools import cache
from importlib.resources import files

from broadsheet.enrich.names import words_nations, words_people, words_things

STOP = 1 << 0
NATION = 1 << 1
HONORIFIC = 1 << 2
ROLE = 1 << 3
MODIFIER = 1 << 4
BODY = 1 << 5
FIRM = 1 << 6
PAPER = 1 << 7
CLUB = 1 << 8
FACILITY = 1 << 9
ROAD = 1 << 10
EVENT = 1 << 11
LAND = 1 << 12
QUARTER = 1 << 13
DATE = 1 << 14
NO_NAME = 1 << 15
GIVEN = 1 << 16
SURNAME = 1 << 17
COMMON = 1 << 18
SUFFIX = 1 << 19
LEADER = 1 << 20

_LISTS = (
    (STOP, words_things.STOPS),
    (LEADER, words_things.LEADERS),
    (NATION, words_nations.NATIONALITIES),
    (HONORIFIC, words_people.HONORIFICS),
    (ROLE, words_people.ROLES),
    (MODIFIER, words_people.ROLE_MODIFIERS),
    (BODY, words_things.BODIES),
    (FIRM, words_things.FIRMS),
    (PAPER, words_things.PAPERS),
    (CLUB, words_things.CLUBS),
    (FACILITY, words_things.FACILITIES),
    (ROAD, words_things.ROADS),
    (EVENT, words_things.EVENTS),
    (LAND, words_things.LANDFORMS),
    (QUARTER, words_things.QUARTERS),
    (DATE, words_things.DATES),
    (NO_NAME, words_things.NO_NAMES),
    (GIVEN, words_people.GIVEN_NAMES),
    (SURNAME, words_people.FAMILY_NAMES),
    (SUFFIX, words_people.SUFFIXES),
)


@cache
def marks() -> dict[str, int]:
    """Return the marks of every word with a capital that is in a list.

    >>> bool(marks()["Vladimir"] & GIVEN), bool(marks()["Egyptian"] & NATION)
    (True, True)
    """
    found: dict[str, int] = {}
    for mark, words in (
        *_LISTS,
        (GIVEN, _data("given.txt")),
        (SURNAME, _data("surnames.txt")),
        (COMMON, [word.capitalize() for word in _data("words.txt")]),
    ):
        for word in words:
            found[word] = found.get(word, 0) | mark
    return found


@cache
def common() -> frozenset[str]:
    """Return the common words of English, in lower case."""
    return frozenset(_data("words.txt"))


def _data(name: str) -> list[str]:
    lines = (files(__package__) / "data" / name).read_text("utf-8").splitlines()
    return " ".join(line for line in lines if not line.startswith("#")).split()
