"""Bylines and the names in them: `By Ann Lee and Bo Xu, Reuters`, `Taha Sakr`.

In: the text of one paragraph, or the words of a claim. Out: whether it is a byline, and the persons
it names. Only persons who wrote the text count: agencies, roles, departments, outlets, and whoever
made the pictures are no authors. Names stand as they are stated, with titles, without addresses.
"""

import re
import unicodedata
from collections.abc import Iterator

from broadsheet.clean.agencies import AGENCIES
from broadsheet.clean.byline_words import (
    MARKED,
    NO_NAMES,
    NOT_TEXT,
    OUTLETS,
    PARTICLES,
    ROLE,
    ROLE_SUFFIX,
)
from broadsheet.clean.places import CITIES

MAX_LENGTH = 200
"""Characters; the longest byline of the labelled pages has 88."""

MAX_CLAIM = 1000
"""Characters of a claim or byline that are looked at for names."""

_ROLE_ONLY = re.compile(ROLE, re.IGNORECASE)

_PART = re.compile(r"\s*(?:[|•·;\n]|\s[–—-]\s)\s*|(?<=[a-zß-ÿ])(?=The\s[A-Z])")
"""Where a byline goes on to an outlet or a place; `Ann LeeThe Star` are two things glued."""

_CUT = re.compile(
    r"\s*(?:[(@（]|\s(?:for|in|at|of|from|für|pour|para|per|For|In|At|From|FOR|IN|FROM)\b).*$",
    re.DOTALL,
)
"""Where the naming of one person goes on to a place, an outlet, an account."""

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<!\S)\S{1,64}@\S{1,255}")

_AND = (
    "and und et y e with mit og och en ve dan ja és oraz i и і та και और AND UND ET Y And".replace(
        " ", "|"
    )
)
_SUFFIX = r"(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D)\b"
_SPLIT = re.compile(
    rf"\s*(?:,\s(?:{_AND})\s|,(?!\s{_SUFFIX})|;|/|、|،|，|\s[&+]\s|\s(?:{_AND})\s)\s*"
)
_ARABIC_AND = re.compile(r"(?<=\S)\s+و(?=\S)")
_GLUED = re.compile(r"(?:a[dlnrsz]|ash|el|d|l|o)[-‑'’](?=[^\W\d_])")
_INITIAL = re.compile(r"(?:[^\W\d_]\.){1,4}-?(?:[^\W\d_]\.)?")
_HAN = re.compile(
    r"[\u3400-\u9fff々]{2,4}(?:[ ·・][\u3400-\u9fff\u3040-\u30ff]{1,6})?|[가-힣]{2,4}"
)
_HAN_ROLE = re.compile(r"\s*(?:特派员|特派員|记者|記者|기자|특파원|编辑|通訊員|通讯员)$")
_ABBREVIATED = re.compile(r"\s(?:Jr|Sr|JR|SR)$")
_RSS = re.compile(r"\s*\S{1,64}@\S{1,255}\s\((?P<name>[^()\n]{2,100})\)\s*")
_NUMERAL = re.compile(r"I{1,3}|IV|V|JR\.?|SR\.?|MD|PHD")
_BEFORE_SUFFIX = re.compile(rf",(?=\s{_SUFFIX})")
_MARKS_WITHIN = frozenset("’'‑.-·ʼ`´\u200c")
_LEAST, _MOST, _MOST_UNMARKED = 2, 6, 4


def is_marked(text: str) -> bool:
    """Tell whether a paragraph says that it is a byline.

    >>> is_marked("By Ann Lee"), is_marked("By 2030 half of us will."), is_marked("Von der Leyen")
    (True, False, False)
    """
    match = MARKED.match(text) if len(text) <= MAX_LENGTH else None
    if match is None:
        return False
    # The pattern ignores case to know BY and By alike, so the capital is looked at here.
    rest = text[match.end() :]
    if not _capital(rest[0]):
        return False
    first = _bare(_SPLIT.split(_PART.split(rest, maxsplit=1)[0])[0])
    return is_name(first, announced=True) or _is_agency(first)


def is_name(text: str, *, announced: bool = False) -> bool:
    """Tell whether a text has the form of one personal name, with nothing around it.

    Where the line says that it is a byline (`announced`), only agencies, outlets and roles are no
    names.

    >>> is_name("Taha Sakr"), is_name("The Russian ambassador"), is_name("World News")
    (True, False, False)
    """
    if announced and _HAN.fullmatch(text):
        return True
    tokens = _BEFORE_SUFFIX.sub("", text).split()
    if not _LEAST <= len(tokens) <= _MOST:
        return False
    unfit = OUTLETS if announced else NO_NAMES
    if any(token.strip(".,").lower() in unfit for token in tokens) or _is_elsewhere(tokens):
        return False
    full = [token for token in tokens if not _INITIAL.fullmatch(token)]
    return (
        all(_is_word(token) for token in full)
        and all(_begins_name(token) or token.lower() in PARTICLES for token in full)
        and _begins_name(tokens[0])
        and _begins_name(tokens[-1])
        and bool(full)
        and not (text.isupper() and len(tokens) > _LEAST + 1)
        and not _mixed(full)
    )


def names(text: str, *, announced: bool = False) -> Iterator[tuple[int, int]]:
    """Yield where the names of persons stand in a byline, or in a claim of authors (`announced`).

    >>> line = "By Ann Lee and Bo Xu, Reuters"
    >>> [line[start:end] for start, end in names(line)]
    ['Ann Lee', 'Bo Xu']
    >>> line = "Ann Lee; Bo Xu; dpa; https://example.org/ann; Staff Writer"
    >>> [line[start:end] for start, end in names(line, announced=True)]
    ['Ann Lee', 'Bo Xu']
    """
    text = text[:MAX_CLAIM]
    if announced and (match := _RSS.fullmatch(text)):
        yield from _named(text, *match.span("name"), announced=True)
        return
    # What names nobody is blanked, so that what is left stays where it was.
    plain = _blanked(NOT_TEXT, _blanked(_ADDRESS, text))
    found = False
    for start, end, listed in _parts(plain):
        if found and not listed:
            continue  # behind a bar or a dash: the outlet, the place
        match = MARKED.match(plain, start, end)
        begins = match.end() if match else start
        said = announced or match is not None
        for name in _named(plain, begins, end, announced=said):
            found = True
            yield name


def is_name_line(text: str) -> bool:
    """Tell whether a line is nothing but names and their roles: `Amy Gibbons Political Editor`."""
    if len(text) > MAX_LENGTH // 2:
        return False
    stop = next((bar.start() for bar in _PART.finditer(text) if bar[0] in ("", "|")), len(text))
    bare = ROLE_SUFFIX.sub("", text[:stop].partition("|")[0]).strip(" *•")
    if bare.casefold() == bare:
        return False  # in a script without capitals any few words would be a name
    pieces = _SPLIT.split(bare)
    return all(is_name(piece) and len(piece.split()) <= _MOST_UNMARKED for piece in pieces)


def is_role(text: str) -> bool:
    """Tell whether a line is a role: `Local government reporter`."""
    return len(text) <= MAX_LENGTH // 2 and _ROLE_ONLY.fullmatch(text) is not None


def is_section(text: str) -> bool:
    """Tell whether a line is the name of a part of a paper: `World News`, `POLITICS`."""
    tokens = text.lower().split()
    return len(tokens) <= _LEAST + 1 and all(token.strip(".,:|") in NO_NAMES for token in tokens)


def _blanked(pattern: "re.Pattern[str]", text: str) -> str:
    return pattern.sub(lambda match: ";" + " " * (len(match[0]) - 1), text)


def _parts(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the parts of a byline, and whether each is one of a list (after a semicolon)."""
    position, listed = 0, True
    for bar in _PART.finditer(text):
        yield position, bar.start(), listed
        position, listed = bar.end(), bar[0].strip() == ";"
    yield position, len(text), listed


def _named(text: str, start: int, stop: int, *, announced: bool) -> Iterator[tuple[int, int]]:
    """Yield where the names stand in one part of a byline."""
    cuts = [cut.span() for cut in _SPLIT.finditer(text, start, stop)]
    for cut_start, cut_end in [*cuts, (stop, stop)]:
        for piece in _and_parted(text[start:cut_start]):
            bare = _bare(piece)
            if is_name(bare, announced=announced):
                begins = text.index(bare, start)
                yield begins, begins + len(bare)
                start = begins + len(bare)
        start = cut_end


def _and_parted(piece: str) -> list[str]:
    """Part at the Arabic `and`, which is written at its word, where two words stand on each side.

    `أحمد وليد` is one person: his name begins with the same letter.
    """
    for match in _ARABIC_AND.finditer(piece):
        before, after = piece[: match.start()], piece[match.end() :]
        if len(before.split()) >= _LEAST and len(after.split()) >= _LEAST:
            return [before, *_and_parted(after)]
    return [piece]


def _bare(piece: str) -> str:
    """Return the part of a byline that names one person, without place, role and outlet."""
    bare = _HAN_ROLE.sub("", ROLE_SUFFIX.sub("", _CUT.sub("", piece)).strip(" *•.,:·"))
    tokens = bare.split(" ")
    kept = len(tokens)
    for place, token in enumerate(tokens[1:], start=1):
        ordinary = token.islower() and token not in PARTICLES and not _begins_name(token)
        agency = (
            " ".join(tokens[place : place + 2]).casefold() in AGENCIES
            or token.casefold() in AGENCIES
        )
        acronym = place >= _LEAST and token.isupper() and 1 < len(token) <= 5 and not bare.isupper()
        if ordinary or (agency and place >= _LEAST) or (acronym and not _is_suffix(token)):
            kept = place
            break
    while kept > 1 and kept < len(tokens) and tokens[kept - 1] in PARTICLES:
        kept -= 1
    named = " ".join(tokens[:kept]).strip(" ,")
    return f"{named}." if _ABBREVIATED.search(named) and f"{named}." in piece else named


def _is_suffix(token: str) -> bool:
    return _NUMERAL.fullmatch(token) is not None or "." in token


def _is_agency(text: str) -> bool:
    """Tell whether a byline names no person but an agency, a desk or an outlet: `MND Staff`."""
    tokens = text.split()
    if not 1 <= len(tokens) <= _MOST or not all(_capital(token[0]) for token in tokens):
        return False
    known = any(token.strip(".,").lower() in OUTLETS for token in tokens)
    return known or text.casefold() in AGENCIES or (text.isupper() and len(tokens) == 1)


def _is_elsewhere(tokens: list[str]) -> bool:
    """Tell whether a text is a place, or a paper's name after its article: `Le Monde`."""
    text = " ".join(tokens).casefold()
    article = tokens[0].lower() in ("les", "die", "das", "der", "los", "las", "gli")
    short = len(tokens) == _LEAST and tokens[0].lower() in ("el", "il", "lo", "la", "le")
    return article or short or text in CITIES or text in AGENCIES


def _mixed(tokens: list[str]) -> bool:
    """Tell whether capitals and ordinary words stand together: `BO EK Courier` is no one name."""
    capitals = sum(
        token.isupper() and len(token) > 1 and not _NUMERAL.fullmatch(token) for token in tokens
    )
    ordinary = sum(not token.isupper() for token in tokens if token not in PARTICLES)
    return capitals > 1 and ordinary > 0


def _is_word(token: str) -> bool:
    """Tell whether a word is made of letters, with marks such as hyphens between them."""
    return token[:1].isalpha() and all(
        one.isalpha() or one in _MARKS_WITHIN or unicodedata.category(one)[0] == "M"
        for one in token
    )


def _begins_name(token: str) -> bool:
    """Tell whether a word can begin or end a name: capitalised, perhaps after `el-` or `d'`."""
    prefix = _GLUED.match(token)
    return _capital(token[0]) or (prefix is not None and _capital(token[prefix.end()]))


def _capital(character: str) -> bool:
    """Tell whether a character can begin a name: a capital, or a letter without capitals."""
    return character.isalpha() and not character.islower()
