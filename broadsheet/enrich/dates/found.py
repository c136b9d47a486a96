"""What the finders of dates hand on, and what they know of a text.

In: nothing. Out: `Found`, `Text`. Lives here only: what lies around a number.
"""

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from broadsheet.clean.days import edtf_of

OPEN = 4
"""A direction: what was to come and may be over, as in `she would sign it on 3 May`."""


@dataclass(frozen=True, slots=True)
class Found:
    """A date as EDTF, where its words stand, and how they were read.

    Without an EDTF the words are a date that does not exist (`31 June`), and are read no other way.
    `weekdays` are the days, 0 for Monday, that a weekday beside it can mean.
    """

    start: int
    end: int
    edtf: str | None
    method: str
    weekdays: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Text:
    """A text with ASCII digits, its language without region (`en`), and its day of publication.

    `published` are the year, month and day that are stated, in this order; `day_first` says how
    `03/04/2024` is read, None where nothing decides.
    """

    text: str
    language: str
    published: tuple[int, ...] = ()
    day_first: bool | None = None

    @property
    def day(self) -> date | None:
        """The day of publication, where a full one is stated."""
        return date(*self.published) if len(self.published) == 3 else None


def in_year(edtf: str, year: int) -> str:
    """Return a day or month that has no year with one; nothing where the year has no such day."""
    number = int(edtf[8:]) if len(edtf) == len("XXXX-10-07") else None
    known = MINYEAR <= year <= MAXYEAR
    return edtf_of(f"{year:04}", int(edtf[5:7]), number) or "" if known else ""


NUMBER = re.compile(r"[0-9][0-9]*")
"""A pattern that begins with one character of a set is found faster than `[0-9]+`."""
NEXT = re.compile(r"\s(?P<word>[^\W\d_]+)(?:[\s-](?P<second>[^\W\d_]+))?")
"""The two words behind a number."""

_BEHIND = re.compile(r"[\w%°$€£¥₽@&=+#№/\\]|[.,:][0-9]|[-–][0-9]")
_ENTITY_END = frozenset("/\\._=#№$€£¥₽@&+-–—'’")


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a number is no part of a word, a price, an address, a time or a longer number.

    >>> [stands_alone(text, 1, 5) for text in (" 2015,", "$2015 ", " 2015km", "/2015/", " 2015,5")]
    [True, False, False, False, False]
    """
    before = text[start - 1] if start else " "
    if before.isalnum() or before in _ENTITY_END:
        return False
    if before in ".,:" and start > 1 and text[start - 2].isdigit():
        return False
    return _BEHIND.match(text, end) is None


_ARABIC_PREFIXES, _HEBREW_PREFIXES = frozenset("وبلف"), frozenset("בלמו")
_HYPHENS = frozenset("-־")


def has_prefix(text: str, place: int) -> bool:
    """Tell whether a number carries the letter that Arabic and Hebrew write for `in` or `and`."""
    before = text[place - 1 : place]
    return before in _ARABIC_PREFIXES or (
        before in _HYPHENS and text[max(0, place - 2)] in _HEBREW_PREFIXES
    )


def begins_word(text: str, place: int) -> bool:
    """Tell whether a place is not inside a word or behind a hyphen."""
    return place == 0 or not (text[place - 1].isalnum() or text[place - 1] in "-_")


def words_before(text: str, start: int, longest: int = 48) -> list[str]:
    """Return the last words before a place, in lower case, the nearest last; none from other lines.

    A word ends at a blank or a hyphen; a sign that ends a clause is a word of its own.
    """
    near = text[max(0, start - longest) : start].rpartition("\n")[2].lower()
    return _PIECE.findall(near)[-4:]


_PIECE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*['’]?|[0-9]+|[^\w\s-]")
