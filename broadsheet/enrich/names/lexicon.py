"""What a word with a capital may be, by itself: one look-up for all word lists.

In: a word as it stands. Out: a sum of the marks below. The lists of names and of common words are
files in `data`, each headed by its source and licence; they are read at the first question.
"""

from functools import cache

from broadsheet.enrich import tables
from broadsheet.enrich.names.words import nations, organizations, others, people, places

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
    (STOP, others.STOPS),
    (LEADER, others.LEADERS),
    (NATION, nations.NATIONALITIES),
    (HONORIFIC, people.HONORIFICS),
    (ROLE, people.ROLES),
    (MODIFIER, people.ROLE_MODIFIERS),
    (BODY, organizations.BODIES),
    (FIRM, organizations.FIRMS),
    (PAPER, organizations.PAPERS),
    (CLUB, organizations.CLUBS),
    (FACILITY, places.FACILITIES),
    (ROAD, places.ROADS),
    (EVENT, others.EVENTS),
    (LAND, places.LANDFORMS),
    (QUARTER, places.QUARTERS),
    (DATE, others.DATES),
    (NO_NAME, others.NO_NAMES),
    (GIVEN, people.GIVEN_NAMES),
    (SURNAME, people.FAMILY_NAMES),
    (SUFFIX, people.SUFFIXES),
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
    return " ".join(tables.lines(f"names/data/{name}")).split()
