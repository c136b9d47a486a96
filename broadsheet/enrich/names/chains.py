"""Words with a capital, and the chains that they form with what stands between them.

In: a text. Out: `Chain`s: words one after another where only blanks, small words of names
(`de`, `of the`), `&`, `and`, a comma or a possessive stand between. Whether such a link belongs to
a name is decided in `grammar`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from broadsheet.enrich.names import lexicon

_BLOCKS = [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x370, 0x590), *range(0x1E00, 0x1F00)]
UPPER = "".join(chr(code) for code in _BLOCKS if chr(code).isupper())
"""Capitals of Latin, Greek, Cyrillic and Armenian."""

_ABBREVIATED = (
    "Mrs?|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Cmdr|Brig|Adm|Sen|Reps?|Gov|Rev|Fr|Hon|St|Jr|Sr|Pres"
    "|Insp|Supt|Det|Const|Amb|Adv|Atty|Engr?|Inc|Ltd|Corp|Co|Mt|Bros|Ft|Jan|Feb|Aug|Sept?|Oct|Nov|Dec"
)

_WORD = re.compile(
    rf"(?<![\w@#/])(?:"
    rf"(?:[{UPPER}]\.-?){{2,6}}(?:[{UPPER}]\b(?![.'’]))?"
    rf"|[{UPPER}]\.(?= ?[{UPPER}])"
    rf"|(?:{_ABBREVIATED})\.(?= )"
    rf"|(?:(?:[dlDL]|O)['’`]|(?:al|el|as|ash|ad|an|ar|at|az|ul|ur)-)?[{UPPER}]\w*"
    r"(?:(?:['’ʻ`](?![sS]\b)|[-‑&]|\.(?=com\b|org\b))\w+)*"
    r")"
)

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
    | {f" {word}{the} ": WITHIN for word in ("in", "to", "with", "against") for the in ("", " the")}
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
        begin, stop = match.span()
        own = match[0]
        if words:
            gap = begin - words[-1].end
            link = LINKS.get(text[words[-1].end : begin]) if gap <= _LONGEST_LINK else None
            if link is None or len(words) >= MOST_WORDS:
                yield Chain(words, links, opens(text, words[0].start))
                words, links = [], []
            else:
                links.append(link)
        words.append(Word(own, begin, stop, marks.get(own, 0)))
    if words:
        yield Chain(words, links, opens(text, words[0].start))


def opens(text: str, at: int) -> bool:
    """Tell whether a word here begins a sentence, a line, or words in quotation marks."""
    before = text[max(0, at - 3) : at].rstrip(" ")
    return not before or before[-1] in "\n.!?:;…\"“”„«‘'([-–—•*|"
