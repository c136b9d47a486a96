"""Words with a capital, and the chains that they form with what stands between them.

In: a text. Out: `Chain`s: words one after another where only blanks, small words of names
(`de`, `of the`), `&`, `and`, a comma or a possessive stand between. Whether such a link belongs to
a name is decided in `grammar`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from broadsheet.enrich.names import lexicon
from broadsheet.enrich.names.known import known
from broadsheet.enrich.names.words.people import SHORT_TITLES

_BLOCKS = [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x370, 0x590), *range(0x1E00, 0x1F00)]
UPPER = "".join(chr(code) for code in _BLOCKS if chr(code).isupper())
"""Capitals of Latin, Greek, Cyrillic and Armenian."""

_ABBREVIATED = SHORT_TITLES | frozenset(
    "Reps St Jr Sr Inc Ltd Corp Co Mt Bros Ft Jan Feb Aug Sep Sept Oct Nov Dec".split()
)
"""Words that keep the full stop behind them."""

# The first letter stands alone at the front, so that the search for it runs in C.
_WORD = re.compile(
    rf"[{UPPER}](?:(?:\.-?[{UPPER}](?!\w))+\.?"
    r"|(?:['’`](?=[A-Z]))?\w*(?:(?:['’ʻ`](?![sS]\b)|[-‑&]|\.(?=com\b|org\b))\w+)*)"
)
_GLUED = frozenset(f"{small}{mark}" for small in ("d", "l") for mark in "'’`") | frozenset(
    f"{small}-" for small in "al el as ash ad an ar at az ul ur".split()
)
"""What stands before a capital, without a blank, and belongs to the word."""
_NUMBERED = {"Group": re.compile(r" of \d{1,3}\b"), "Channel": re.compile(r" \d{1,3}\b")}
"""Words that are names with the number after them (`Group of 77`)."""

_ALONE = frozenset({"country", "city", "area", "region", "organization"})
_COMBINING = frozenset(
    "Afro Anglo Austro Euro Franco Indo Israeli Italo Russo Sino Greco Pan".split()
)
_COMPOUNDS = frozenset(
    """
    led born run held ruled bound era style themed friendly wide like only made built owned ward
    trained speaking language class level language-speaking hit torn free grade rich based first
    """.split()
)
"""What follows a name and a hyphen and is no part of it (`US-led`, `Soviet-era`)."""

SPACE, OF, AND, COMMA, POSSESSIVE, WITHIN = range(6)
"""Kinds of links. `OF` are prepositions after the head of a name, `WITHIN` those further on."""

_SMALL = (
    "de|del|de la|de las|de los|de l|della|delle|di|da|das|do|dos|du|des|d|van|van de|van der"
    "|van den|von|von der|der|den|ter|ten|zu|bin|ibn|bint|ben|al|el|ul|ur|ud|abu|af|av|y|e|i|ould"
    "|et|und|og|och|la|le|las|los|ya|wa|na|nan|o"
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
_NEVER = lexicon.LEADER | lexicon.NATION | lexicon.DATE | lexicon.NO_NAME
"""Marks of words that are no name where they stand alone."""
MOST_WORDS = 40
"""Words of a chain, at most; a longer one is a list or a text in capitals, and is cut."""


class Word(NamedTuple):
    """A word with a capital at `start:end`, and its marks (`lexicon`)."""

    text: str
    start: int
    end: int
    marks: int


_new: Callable[[type[Word], tuple[str, int, int, int]], Word] = tuple.__new__
"""Makes a `Word` without the call that `NamedTuple` puts between; there are many."""


@dataclass(slots=True)
class Chain:
    """Words, and the link after each of them but the last. `opens`: it begins a sentence."""

    words: list[Word]
    links: list[int]
    opens: bool


def chains(text: str, start: int, end: int) -> Iterator[Chain]:
    """Find the chains in a stretch of a text."""
    words: list[Word] = []
    links: list[int] = []
    for apart, word in _words(text, start, end):
        if words:
            last, start = words[-1].end, word.start
            link = None if apart or start - last > _LONGEST_LINK else LINKS.get(text[last:start])
            if link is not None and len(words) < MOST_WORDS:
                links.append(link)
            else:
                if len(words) > 1 or not words[0].marks & _NEVER:
                    yield Chain(words, links, opens(text, words[0].start))
                words, links = [], []
        words.append(word)
    if words:
        yield Chain(words, links, opens(text, words[0].start))


def _words(text: str, start: int, end: int) -> Iterator[tuple[bool, Word]]:
    """Yield the words with a capital, and whether a word is never of one name with that before."""
    marks = lexicon.marks()
    for match in _WORD.finditer(text, start, end):
        begin, stop = match.span()
        word = own = match[0]
        before = text[begin - 1] if begin else " "
        if before != " " and not before.isspace():
            if before.isalnum() or before in "@#/_":
                continue
            begin -= _glued(text, begin)
            own = text[begin:stop]
        if word in _NUMBERED or text[stop : stop + 1] == ".":
            stop += _tail(text, word, stop)
            own = text[begin:stop]
        if "-" not in own:
            yield False, _new(Word, (own, begin, stop, marks.get(own, 0)))
            continue
        for index, (left, right, mark) in enumerate(_hyphened(own)):
            yield index > 0, Word(own[left:right], begin + left, begin + right, mark)


def _glued(text: str, begin: int) -> int:
    """Return how many characters before a capital belong to the word (`al-Assad`)."""
    for length in (2, 3, 4):
        if text[max(0, begin - length) : begin] in _GLUED:
            outside = text[begin - length - 1 : begin - length]
            return 0 if outside.isalnum() else length
    return 0


def _tail(text: str, word: str, stop: int) -> int:
    """Return how many characters behind a word belong to it: a full stop, or a number."""
    if text[stop : stop + 1] == "." and (
        (
            len(word) == 1
            and text[stop + 1 : stop + 2] == " "
            and text[stop + 2 : stop + 3].isupper()
        )
        or word in _ABBREVIATED
    ):
        return 1
    if word in _NUMBERED:
        number = _NUMBERED[word].match(text, stop)
        return number.end() - stop if number else 0
    return 0


def without_article(name: str) -> str:
    """Return a surname without the Arabic article.

    >>> without_article("al-Assad"), without_article("El-Sisi"), without_article("Al")
    ('Assad', 'Sisi', 'Al')
    """
    if "-" not in name:
        return name
    article, _, rest = name.partition("-")
    return rest if f"{article.lower()}-" in _GLUED and rest[:1].isupper() else name


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
