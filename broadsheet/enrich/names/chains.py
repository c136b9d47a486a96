"""Words with a capital, and the chains that they form with what stands between them.

In: a text. Out: `Chain`s: words one after another where only blanks, small words of names
(`de`, `of the`), `&`, `and`, a comma or a possessive stand between. Whether such a link belongs to
a name is decided in `grammar`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from broadsheet.enrich.names import lexicon
from broadsheet.enrich.names.known import known

_BLOCKS = [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x370, 0x590), *range(0x1E00, 0x1F00)]
UPPER = "".join(chr(code) for code in _BLOCKS if chr(code).isupper())
"""Capitals of Latin, Greek, Cyrillic and Armenian."""

_ABBREVIATED = (
    "Mrs?|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Cmdr|Brig|Adm|Sen|Reps?|Gov|Rev|Fr|Hon|St|Jr|Sr|Pres"
    "|Insp|Supt|Det|Const|Amb|Adv|Atty|Engr?|Inc|Ltd|Corp|Co|Mt|Bros|Ft|Jan|Feb|Aug|Sept?|Oct|Nov|Dec"
)

_WORD = re.compile(
    rf"(?<![\w@#/])(?:"
    rf"(?:Group of|Channel) \d{{1,3}}\b"
    rf"|(?:[{UPPER}]\.-?){{2,6}}(?:[{UPPER}]\b(?![.'’]))?"
    rf"|[{UPPER}]\.(?= ?[{UPPER}])"
    rf"|(?:{_ABBREVIATED})\.(?= )"
    rf"|(?:(?:[dlDL]|O)['’`]|(?:al|el|as|ash|ad|an|ar|at|az|ul|ur)-)?[{UPPER}]\w*"
    r"(?:(?:['’ʻ`](?![sS]\b)|[-‑&]|\.(?=com\b|org\b))\w+)*"
    r")"
)

_ALONE = frozenset({"country", "city", "area", "region", "organization"})
_COMBINING = frozenset("Afro Anglo Austro Euro Franco Indo Israeli Italo Russo Sino Greco Pan".split())
_COMPOUNDS = frozenset(
    """
    led born run held ruled bound era style themed friendly wide like only made built owned ward trained
    speaking language class level language-speaking hit torn free grade rich based first
    """.split()
)
"""What follows a name and a hyphen and is no part of it (`US-led`, `Soviet-era`)."""

SPACE, OF, AND, COMMA, POSSESSIVE, WITHIN = range(6)
"""Kinds of links. `OF` are prepositions after the head of a name, `WITHIN` those further on."""

_SMALL = (
    "de|del|de la|de las|de los|de l|della|delle|di|da|das|do|dos|du|des|d|van|van de|van der|van den"
    "|von|von der|der|den|ter|ten|zu|bin|ibn|bint|ben|al|el|ul|ur|ud|abu|af|av|y|e|i|ould|et|und|og|och"
    "|la|le|las|los|ya|wa|na|nan|o"
)
LINKS: dict[str, int] = (
    {" ": SPACE, " & ": SPACE, "": SPACE, ", ": COMMA, " and ": AND, " and the ": AND, " / ": COMMA}
    | {f" {small} ": SPACE for small in _SMALL.split("|")}
    | {f" {word}{the} ": OF for word in ("of", "for", "on") for the in ("", " the")}
    | {f" {word}{the} ": WITHIN for word in ("with", "against") for the in ("", " the")}
    | {f"{mark} ": POSSESSIVE for mark in ("'s", "’s", "'", "’")}
)
"""What may stand between two words of a chain."""

_LONGEST_LINK = max(map(len, LINKS))
MOST_WORDS = 40
"""Words of a chain, at most; a longer one is a list or a text in capitals, and is cut."""


class Word(NamedTuple):
    """A word with a capital at `start:end`, and its marks (`lexicon`)."""

    text: str
    start: int
    end: int
    marks: int


@dataclass(slots=True)
class Chain:
    """Words, and the link after each of them but the last. `opens`: it begins a sentence."""

    words: list[Word]
    links: list[int]
    opens: bool


def chains(text: str, start: int, end: int) -> Iterator[Chain]:
    """Find the chains in a stretch of a text."""
    marks = lexicon.marks()
    words: list[Word] = []
    links: list[int] = []
    for match in _WORD.finditer(text, start, end):
        begin = match.start()
        if words:
            gap = begin - words[-1].end
            link = LINKS.get(text[words[-1].end : begin]) if gap <= _LONGEST_LINK else None
            if link is None or len(words) >= MOST_WORDS:
                yield Chain(words, links, opens(text, words[0].start))
                words, links = [], []
            else:
                links.append(link)
        own = match[0]
        if "-" not in own:
            words.append(Word(own, begin, match.end(), marks.get(own, 0)))
            continue
        for index, one in enumerate(_hyphened(own)):
            if index:
                yield Chain(words, links, opens(text, words[0].start))
                words, links = [], []
            words.append(Word(own[one[0] : one[1]], begin + one[0], begin + one[1], one[2]))
    if words:
        yield Chain(words, links, opens(text, words[0].start))


@lru_cache(maxsize=8_192)
def _hyphened(own: str) -> tuple[tuple[int, int, int], ...]:
    """Return the names in a word with a hyphen: where each begins and ends, and its marks.

    `US-led` holds one, `Israel-Hamas` two, and `Guinea-Bissau` is one.
    """
    marks = lexicon.marks()
    end = len(own)
    if own in marks:
        return ((0, end, marks[own]),)
    first, _, rest = own.partition("-")
    parts = own.split("-")
    if all(marks.get(part, 0) & lexicon.NATION or part in _COMBINING for part in parts):
        return ((0, end, lexicon.NATION),)
    if rest.islower() and (rest in _COMPOUNDS or rest.endswith(("ed", "ing", "wide", "like"))):
        return ((0, len(first), marks.get(first, 0)),)
    if len(parts) == 2 and known(own) == "none" and all(_stands_alone(part) for part in parts):
        middle = len(first)
        return (0, middle, marks.get(first, 0)), (middle + 1, end, marks.get(rest, 0))
    return ((0, end, 0),)


def _stands_alone(part: str) -> bool:
    return known(part) in _ALONE or bool(lexicon.marks().get(part, 0) & lexicon.NATION)


def opens(text: str, at: int) -> bool:
    """Tell whether a word here begins a sentence, a line, or words in quotation marks."""
    before = text[max(0, at - 3) : at].rstrip(" ")
    return not before or before[-1] in "\n.!?:;…\"“”„«‘'([-–—•*|"
