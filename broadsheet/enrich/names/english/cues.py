"""What speaks for and against a candidate being a name of some kind: its cues.

In: a candidate, the text around it, and what else the article says. Out: names of cues, which
`judge` has weights for. A cue of the form says what the words are (`inner`), a cue of the place
says what stands around them (`around`).
"""

import re
from functools import lru_cache

from broadsheet.enrich.names import lexicon as lx
from broadsheet.enrich.names.english.chains import UPPER
from broadsheet.enrich.names.known import known
from broadsheet.enrich.names.words.around import (
    BODY_NOUNS,
    FUNCTION,
    LOWER_ROLES,
    PERSON_VERBS,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
    SAYING,
)
from broadsheet.enrich.names.words.nations import NATIONALITIES
from broadsheet.enrich.names.words.people import HONORIFICS, PARTICLES, ROLES

_ORDER = (
    (lx.NATION, "N"),
    (lx.BODY, "B"),
    (lx.FIRM, "F"),
    (lx.PAPER, "P"),
    (lx.EVENT, "E"),
    (lx.FACILITY | lx.ROAD, "H"),
    (lx.LAND, "L"),
    (lx.CLUB, "K"),
    (lx.NO_NAME, "X"),
    (lx.HONORIFIC | lx.ROLE, "T"),
    (lx.DATE, "D"),
    (lx.QUARTER, "Q"),
    (lx.STOP, "W"),
    (lx.GIVEN, "G"),
    (lx.SURNAME, "S"),
    (lx.COMMON, "C"),
)
_ACRONYM = re.compile(rf"(?:[{UPPER}]\.?){{2,6}}(?:-?\d{{1,3}})?s?")
_AGE = re.compile(r"\d{1,3},?")
_GAP = r"[ \t\r\f\v\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000_]*"
_NEXT = rf"{_GAP}([^\W_]+(?:[-'’][^\W_]+)*|[^\s\w])"
_FIRST_AFTER = re.compile(_NEXT)
"""A word or sign on the same line, with any blanks but the end of the line before it."""
_TWO_AFTER = re.compile(rf"{_NEXT}(?:{_NEXT})?")
_TELLING = frozenset("' ’ , ( and or of".split())
"""Words and signs behind a candidate of which the cue is what follows them."""
READ = 40
"""Characters that are read before and after a candidate; two long words."""


def letter(word: str, marks: int) -> str:
    """Return one letter for what a word is: by the first of its marks that counts, or its shape."""
    for mark, one in _ORDER if marks else ():
        if marks & mark:
            return "g" if one == "G" and marks & lx.COMMON else one
    if len(word) <= 2 and word[-1:] == ".":
        return "I"
    if word.isupper():
        return "A" if len(word) <= 6 else "Z"
    return "U"


@lru_cache(maxsize=16_384)
def inner(words: tuple[tuple[str, int], ...], text: str) -> tuple[str, ...]:
    """Return the cues of a form: its words with their marks, and its text."""
    letters = [letter(*word) for word in words]
    initial = letters[0] == "I"
    if len(words) > 1:
        # Initials stand for given names.
        letters = ["G" if one == "I" else one for one in letters]
    count, last = len(words), words[-1][0]
    gazetteer = known(text)
    found = [
        "bias",
        f"n{min(count, 5)}",
        f"first {letters[0]}",
        f"last {letters[-1]}",
        f"shape {''.join(letters) if count <= 3 else letters[0] + '+' + letters[-1]}",
        f"gazetteer {gazetteer}",
        f"gazetteer {gazetteer} {letters[0] if count == 1 else 'm'}",
        f"end {last[-3:].lower()}",
        f"end2 {last[-2:].lower()} {min(count, 2)}",
    ]
    if count > 1:
        found += [f"first is {known(words[0][0])}", f"last is {known(last)}"]
        first, final = words[0][1], words[-1][1]
        if initial:
            found.append("given")
        found += [name for mark, name in _MANY if first & mark]
        found += [f"l{name}" for mark, name in _MANY if final & mark]
        commons = sum(1 for one in letters if one not in "GSUAIgZ")
        found.append(f"common {'all' if commons == count else 'some' if commons else 'none'}")
        gap = text.lower().split()
        found += [f"has {one}" for one in ("of", "and", "&", "for") if one in gap]
        if any(one in PARTICLES for one in text.split()[1:-1]):
            found.append("particle")
        found += _head(text, letters)
    else:
        found += [f"is {name}" for mark, name in _MANY if words[0][1] & mark]
        if _ACRONYM.fullmatch(text):
            found.append(f"acronym {min(5, len(text))}")
    if "-" in text:
        found.append("hyphen")
    if gazetteer == "none" and any(c.isdigit() for c in text):
        found.append("digit")
    if last != last.capitalize() and not last.isupper():
        found.append("capitals within")
    return tuple(found)


def _head(text: str, letters: list[str]) -> list[str]:
    """Return the cues of the noun that a name is built on: the last, or the one before `of`."""
    tokens = text.split()
    head = len(tokens)
    for index, token in enumerate(tokens):
        if token in ("of", "for", "on"):
            head = index
            break
    kind = letters[min(head, len(letters)) - 1]
    found = [f"head {kind}"]
    if head < len(tokens):
        found.append(f"head {kind} of")
    found += [f"any {one}" for one in sorted(set(letters)) if one in "BFPEHLKTNG"]
    return found


_MANY = (
    (lx.GIVEN, "given"),
    (lx.SURNAME, "surname"),
    (lx.COMMON, "word"),
    (lx.MODIFIER, "modifier"),
    (lx.QUARTER, "quarter"),
    (lx.BODY, "body"),
    (lx.FIRM, "firm"),
    (lx.PAPER, "paper"),
    (lx.LAND, "land"),
    (lx.EVENT, "event"),
    (lx.CLUB, "club"),
)


def around(text: str, start: int, end: int, *, titled: bool, opens: bool) -> tuple[str, ...]:
    """Return the cues of a place in the text."""
    before = text[start - READ if start > READ else 0 : start].rpartition("\n")[2].rsplit(None, 3)
    found = _before(*before[:-4:-1]) + _behind(text, end)
    if titled:
        found += ("titled",)
    return (*found, "opens") if opens else found


def _behind(text: str, end: int) -> tuple[str, ...]:
    """Return the cues of the words behind a candidate that ends here."""
    edge = end + READ
    one = _FIRST_AFTER.match(text, end, edge)
    if not one:
        return _after("", ".")
    glued = text[end]
    if one[1] not in _TELLING and glued != "-":
        return _after("", one[1])
    others = _TWO_AFTER.match(text, one.end(), edge)
    return _after(glued, one[1], *(others.groups("") if others else ()))


@lru_cache(maxsize=16_384)
def _before(one: str = "", second: str = "", third: str = "") -> tuple[str, ...]:
    """Return the cues of the words before a candidate, the nearest first."""
    two = second.strip("“\"'‘(,")
    kind = _kind(one)
    found = [f"< {kind}"]
    if one in ("the", "of", "of the", "The", "and", "a") or kind == ",":
        found.append(f"< {_kind(two)} {one if kind != ',' else ','}")
    if one == "the" and third and two == "of":
        found.append(f"< {_kind(third)} of the")
    return tuple(found)


@lru_cache(maxsize=16_384)
def _after(glued: str, one: str, two: str = "", three: str = "") -> tuple[str, ...]:
    """Return the cues of the words behind a candidate; `glued` is the character behind it."""
    kind = _kind(one)
    if one in ("'", "’") and glued == one:
        return "> possessive", f"> possessive {_kind(two if two != 's' else three)}"
    if glued == "-" and two:
        return ("> hyphen",)
    found = [f"> {kind}"]
    if one == ",":
        found.append("> , age" if _AGE.fullmatch(two) else f"> , {_kind(two)}")
    elif one == "(":
        found.append("> ( acronym" if _ACRONYM.fullmatch(two) else f"> ( {_kind(two)}")
    elif one in ("and", "or", "of"):
        found.append(f"> {one} {_kind(two)}")
    return tuple(found)


@lru_cache(maxsize=16_384)
def _kind(word: str) -> str:
    """Return what a word beside a candidate is, in a word."""
    bare = word.strip("“”\"'‘’(),.;:")
    if not bare or word[-1] in ",;:":
        return word[-1:] or "edge"
    lower = bare.lower()
    if lower in FUNCTION and not bare.istitle():
        return lower
    for words, kind in _KINDS:
        if bare in words:
            return kind
    return lower if lower in FUNCTION else _shape(bare)


def _shape(word: str) -> str:
    if word[0].isdigit():
        return "number"
    if word[0].isupper():
        place = known(word)
        return f"Place {place}" if place not in {"none", "town"} else "Capital"
    return next((end for end in ("ed", "ing", "s") if word.endswith(end)), "word")


_KINDS: tuple[tuple[frozenset[str], str], ...] = (
    (HONORIFICS, "honorific"),
    (ROLES, "Role"),
    (NATIONALITIES, "nation"),
    (LOWER_ROLES, "role"),
    (SAYING, "saying"),
    (PLACE_NOUNS, "place noun"),
    (BODY_NOUNS, "body noun"),
    (PERSON_VERBS - FUNCTION, "verb"),
    (PLACE_PREPOSITIONS - {"in", "from", "at", "to"}, "towards"),
)
