"""Bylines and the names in them: `By Ann Lee and Bo Xu, Reuters`, `Taha Sakr`.

In: the text of one paragraph, or the words of a claim. Out: whether it is a byline, and the persons
it names. Only persons who wrote the text count: agencies, roles, departments, outlets, and whoever
made the pictures are no authors. Names stand as they are stated, with titles, without addresses.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

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
from broadsheet.clean.glued import GLUED
from broadsheet.clean.name_forms import (
    LEAST,
    MOST,
    SUFFIX,
    begins_name,
    capital,
    is_name,
    is_suffix,
)
from broadsheet.clean.places import CITIES

MAX_LENGTH = 200
"""Characters; the longest byline of the labelled pages has 88."""

MAX_CLAIM = 1000
"""Characters of a claim or byline that are looked at for names."""

LONGEST_ACRONYM = 4
"""Letters: a longer word in capitals behind a name is a surname (`Ann Marie PETIT`)."""

_ROLE_ONLY = re.compile(ROLE, re.IGNORECASE)

_PART = re.compile(rf"\s*(?:[|•·;\n]|\s[–—ـ-]\s)\s*|{GLUED.pattern}")
"""Where a byline goes on to an outlet or a place; `Ann LeeThe Star` are two things glued."""

_CUT = re.compile(
    r"\s*(?:[(@（]|\s(?:for|in|at|of|from|für|pour|para|per|For|In|At|From|FOR|IN|FROM)\b).*$",
    re.DOTALL,
)
"""Where the naming of one person goes on to a place, an outlet, an account."""

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<!\S)\S{1,64}@\S{1,255}")

_AND = (
    "and und et y e with avec con com mit med og och en ve dan ja és oraz i и і та και और"
    " AND UND ET Y And"
).replace(" ", "|")
_SPLIT = re.compile(
    rf"\s*(?:,\s(?:{_AND})\s|,(?!\s{SUFFIX})|;|/|／|、|،|，|(?<=\S)\s(?:通讯员|通訊員|实习生)\s|\s[&+]\s|\s(?:{_AND})\s)\s*"
)
_ARABIC_AND = re.compile(r"(?<=\S)\s+و(?=\S)")
_HAN_ROLE = re.compile(r"\s*(?:特派员|特派員|记者|記者|기자|특파원|编辑|通訊員|通讯员)$")
_ABBREVIATED = re.compile(r"\s(?:Jr|Sr|JR|SR|[A-Z]\.[A-Z])$")
_BEFORE = re.compile(r"[\s*•·#>–—-]*")
_RSS = re.compile(r"\s*\S{1,64}@\S{1,255}\s\((?P<name>[^()\n]{2,100})\)\s*")
MOST_UNMARKED = 4
"""Words of a name that nothing announces."""


@lru_cache(maxsize=1024)  # the steps of the cleaner ask for the same lines again
def is_marked(text: str) -> bool:
    """Tell whether a paragraph says that it is a byline.

    >>> is_marked("By Ann Lee"), is_marked("By 2030 half of us will."), is_marked("Von der Leyen")
    (True, False, False)
    """
    match = MARKED.match(text) if len(text) <= MAX_LENGTH else None
    if match is None:
        return False
    # The pattern ignores case to know BY and By alike, so the capital is looked at here.
    rest = _blanked(NOT_TEXT, text[match.end() :])
    if not capital(rest[0]):
        return False
    first = _bare(_SPLIT.split(_PART.split(rest, maxsplit=1)[0])[0])
    return is_name(first, announced=True) or _is_agency(first)


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
        yield from _named(text, *match.span("name"), "", announced=True)
        return
    # What names nobody is blanked, so that what is left stays where it was.
    plain = _blanked(NOT_TEXT, _blanked(_ADDRESS, text))
    found = False
    for start, end, listed in _parts(plain):
        if found and not listed:
            continue  # behind a bar or a dash: the outlet, the place
        bare = _BEFORE.match(plain, start, end)
        match = MARKED.match(plain, bare.end() if bare else start, end)
        begins = match.end() if match else start
        said = announced or match is not None
        mark = match[0].strip(" :") if match else ""
        for name in _named(plain, begins, end, mark, announced=said):
            found = True
            yield name


@lru_cache(maxsize=1024)
def is_name_line(text: str) -> bool:
    """Tell whether a line is nothing but names and their roles: `Amy Gibbons Political Editor`."""
    if len(text) > MAX_LENGTH // 2:
        return False
    stop = next((bar.start() for bar in _PART.finditer(text) if bar[0] in ("", "|")), len(text))
    bare = ROLE_SUFFIX.sub("", text[:stop].partition("|")[0]).strip(" *•")
    if bare.casefold() == bare:
        return False  # in a script without capitals any few words would be a name
    pieces = _SPLIT.split(bare)
    return all(is_name(piece) and len(piece.split()) <= MOST_UNMARKED for piece in pieces)


def is_role(text: str) -> bool:
    """Tell whether a line is a role: `Local government reporter`."""
    return len(text) <= MAX_LENGTH // 2 and _ROLE_ONLY.fullmatch(text) is not None


def is_section(text: str) -> bool:
    """Tell whether a line is the name of a part of a paper: `World News`, `POLITICS`."""
    tokens = text.lower().split()
    return len(tokens) <= LEAST + 1 and all(token.strip(".,:|") in NO_NAMES for token in tokens)


def _blanked(pattern: "re.Pattern[str]", text: str) -> str:
    return pattern.sub(lambda match: ";" + " " * (len(match[0]) - 1), text)


def _parts(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the parts of a byline, and whether each is one of a list (after a semicolon)."""
    position, listed = 0, True
    for bar in _PART.finditer(text):
        yield position, bar.start(), listed
        position, listed = bar.end(), bar[0].strip() == ";"
    yield position, len(text), listed


def _named(
    text: str, start: int, stop: int, mark: str, *, announced: bool
) -> Iterator[tuple[int, int]]:
    """Yield where the names stand in one part of a byline; its `mark` may stand before each."""
    again = re.compile(rf"\s*{re.escape(mark)}[\s:]\s*", re.IGNORECASE) if mark else None
    cuts = [cut.span() for cut in _SPLIT.finditer(text, start, stop)]
    ordinary, first = False, True
    for cut_start, cut_end in [*cuts, (stop, stop)]:
        for piece in _and_parted(text[start:cut_start]):
            # `Ann Lee, Local Democracy Reporter`: a role behind a name is no second one.
            if not first and is_role(piece.strip()):
                continue
            first = False
            own = again.match(piece) if again else None
            bare = _trimmed(_bare(piece[own.end() :] if own else piece))
            # `山田太郎記者` says by its role that it is a name; `By Ann Lee, USA TODAY` names one.
            said = announced or _HAN_ROLE.search(piece) is not None
            if is_name(bare, announced=said) and not (ordinary and bare.isupper()):
                ordinary = ordinary or bare.upper() != bare
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
        if len(before.split()) >= LEAST and len(after.split()) >= LEAST:
            return [before, *_and_parted(after)]
    return [piece]


def _bare(piece: str) -> str:
    """Return the part of a byline that names one person, without place, role and outlet."""
    bare = ROLE_SUFFIX.sub("", _CUT.sub("", piece)).strip(" *•.,:·")
    bare = _HAN_ROLE.sub("", bare)
    # The last letter's full stop was taken for that of the line.
    return f"{bare}." if _ABBREVIATED.search(bare) and f"{bare}." in piece else bare


def _trimmed(name: str) -> str:
    """Return a name without what stands behind it: small words, an agency, an acronym, a city.

    >>> _trimmed("Anne Petit envoyée spéciale"), _trimmed("Ann Lee BBC"), _trimmed("Ann de Vries")
    ('Anne Petit', 'Ann Lee', 'Ann de Vries')
    """
    tokens = name.split(" ")
    behind = (i for i in range(1, len(tokens)) if _is_behind(tokens, i, capitals=name.isupper()))
    kept = tokens[: next(behind, len(tokens))]
    while len(kept) > 1 and len(kept) < len(tokens) and kept[-1] in PARTICLES:
        kept.pop()
    return " ".join(kept).strip(" ,")


def _is_behind(tokens: list[str], place: int, *, capitals: bool) -> bool:
    """Tell whether what begins at a word belongs no longer to the name before it."""
    token, rest = tokens[place], " ".join(tokens[place:]).casefold()
    if token.islower() and token not in PARTICLES and not begins_name(token):
        return True
    if place < LEAST:
        return False
    acronym = token.isupper() and 1 < len(token) <= LONGEST_ACRONYM and not capitals
    known = token.casefold() in AGENCIES or rest in AGENCIES
    city = token in PARTICLES and rest.partition(" ")[2] in CITIES
    return known or city or (acronym and not is_suffix(token))


def _is_agency(text: str) -> bool:
    """Tell whether a byline names no person but an agency, a desk or an outlet: `MND Staff`."""
    tokens = text.split()
    if not 1 <= len(tokens) <= MOST or not all(capital(token[0]) for token in tokens):
        return False
    known = any(token.strip(".,").lower() in OUTLETS for token in tokens)
    return known or text.casefold() in AGENCIES or (text.isupper() and len(tokens) == 1)
