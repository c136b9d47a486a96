"""Bylines and the names in them: `By Ann Lee and Bo Xu, Reuters`, `Taha Sakr`.

In: the text of one paragraph. Out: whether it is a byline, and the persons it names. Only names
of persons count: agencies, roles and departments in a byline are no authors.
"""

import re
from collections.abc import Iterator

MAX_LENGTH = 200
"""Characters; the longest byline of the labelled pages has 88."""

MARKED = re.compile(
    r"(?:(?:written |reported |words |story |text |analysis |interview |opinion )?by\s?:?"
    r"|(?:eine? )?(?:(?:analyse|bericht|kolumne|kommentar|interview|gastbeitrag|reportage) )?von"
    r"|par|por|d[ia](?=\s[A-ZÀ-Þ])|door|من|بقلم|كتبت?\s?:|نص\s?:|автор\s?:?|记者|記者"
    r"|(?:autor(?:in|es|en)?|authors?|texte?|byline|reporters?|redaktion)\s?:"
    r")\s*(?=[A-ZÀ-ÞĀ-Ž\u0370-\uffff])",
    re.IGNORECASE,
)
"""What announces a byline. The name after it has to begin with a capital, where there are any;
`Von der Leyen warns` and `By 2030` are no bylines."""

# Lower-case parts of personal names in European and Arabic usage, from the filing rules of IFLA's
# "Names of Persons" (4th edition).
_PARTICLES = frozenset(
    "de da do dos das del della di du des la le van von der den ter ten af av zu zum zur el al bin"
    " ibn bint ben abu y e st".split()
)

# Words that stand in bylines and section names but in no personal name: agencies, roles, parts of
# a paper, and the geographic words of section names. From the bylines and sections printed by the
# newspapers of the public Fundus list of publishers. What it gets wrong: persons named North, West
# or April are not seen when nothing announces the byline.
_NO_NAMES = frozenset(
    "news home weather menu search world politics political business economy economics sport"
    " sports opinion culture lifestyle health science technology tech travel education"
    " environment money markets market"
    " media video analysis editorial editorials comment review reviews features feature life arts"
    " entertainment breaking latest live updates update exclusive top stories story"
    " national international local regional global middle east west north south eastern western"
    " northern southern central africa african asia asian europe european america american americas"
    " city times post daily herald gazette tribune guardian press agency agencies associated"
    " reuters afp ap upi tass dpa ansa efe xinhua bloomberg staff desk team bureau newsroom"
    " network office editor editors reporter reporters correspondent correspondents writer"
    " writers journalist columnist contributor author photographer producer chief senior deputy"
    " special foreign security defence defense diplomatic redakteur redakteurin redaktion"
    " korrespondent korrespondentin rédaction redacción wirtschaft politik kultur wissen panorama"
    " the in at from with for of on about to and by new united union rights human party government"
    " president minister prime police court university january february march april june july"
    " august september october november december monday tuesday wednesday thursday friday"
    " saturday sunday read share subscribe newsletter more photo image credit"
    " agenturen online".split()
)

# The agencies, desks and papers of the same list that stand where a person is announced. What it
# gets wrong: a person named Post or Press is not seen.
_AGENCIES = frozenset(
    "reuters afp ap upi tass dpa ansa efe xinhua bloomberg associated press agency agencies"
    " agenturen staff desk team bureau newsroom correspondent correspondents reporter reporters"
    " writer writers editor editors redaktion rédaction redacción redazione redactie news post"
    " times herald echos".split()
)

_NOUNS = r"editors?|correspondents?|reporters?|writers?|journalist|columnist"
_ROLE = (
    rf"(?:[^\W\d_][\w&’-]*\s){{0,4}}(?:{_NOUNS}"
    r"|redakteur(?:in)?(?: für \w+)?|korrespondent(?:in)?)"
)
"""A role in words: up to four words before one of these nouns."""

_PARTS = (
    "chief senior deputy special political foreign diplomatic defence defense security business"
    " economic economics health science technology sport sports education world middle east africa"
    " asia europe us uk home legal royal city assistant associate managing digital news staff"
    " investigations environment environmental transport local national community crime"
).replace(" ", "|")

_ROLE_ONLY = re.compile(_ROLE, re.IGNORECASE)
_ROLE_SUFFIX = re.compile(
    rf"(?:(?:,|\s[|–—-])\s*{_ROLE}|\s(?:(?:{_PARTS})\s)*(?:{_NOUNS}))\b.*$",
    re.IGNORECASE,
)

_OUTLET = re.compile(r"\s*(?:[|•·\n]|\s[–—-]\s).*$", re.DOTALL)
"""Where a byline goes on to an outlet."""

_CUT = re.compile(r"\s*(?:[(@]|\s(?:for|in|at|of|from|für|pour|para|per)\b).*$", re.DOTALL)
"""Where the naming of one person goes on to a place, an outlet, an account."""

_SPLIT = re.compile(
    r"\s*(?:,\s(?:and|und|et|y|e|with|mit)\s|,|;|/|\s&\s|\s(?:and|und|et|y|e|og|och|en|with|mit)\s|\sو(?=\S))\s*"
)
_TOKEN = re.compile(r"[^\W\d_][^\W\d_’'‑.-]*(?:[’'‑.-][^\W\d_]*)*\.?")
_GLUED = re.compile(r"(?:a[dlnrsz]|ash|el|d|l|o)[-‑'’](?=[^\W\d_])")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+")
_LEAST, _MOST, _MOST_UNMARKED = 2, 5, 4


def is_marked(text: str) -> bool:
    """Tell whether a paragraph says that it is a byline.

    >>> is_marked("By Ann Lee"), is_marked("By 2030 half of us will."), is_marked("Von der Leyen")
    (True, False, False)
    """
    match = MARKED.match(text)
    if match is None or len(text) > MAX_LENGTH:
        return False
    # The pattern ignores case to know BY and By alike, so the capital is looked at here.
    rest = text[match.end() :]
    if not _capital(rest[0]):
        return False
    first = _bare(_SPLIT.split(_OUTLET.sub("", rest))[0])
    return is_name(first, announced=True) or _is_agency(first)


def is_name(text: str, *, announced: bool = False) -> bool:
    """Tell whether a text has the form of one personal name, with nothing around it.

    Where the line says that it is a byline (`announced`), only agencies and roles are no names.

    >>> is_name("Taha Sakr"), is_name("The Russian ambassador"), is_name("World News")
    (True, False, False)
    """
    tokens = text.split()
    if not _LEAST <= len(tokens) <= _MOST:
        return False
    if any(
        token.strip(".,").lower() in (_AGENCIES if announced else _NO_NAMES) for token in tokens
    ):
        return False
    full = [token for token in tokens if not _INITIAL.fullmatch(token)]
    return (
        all(_TOKEN.fullmatch(token) for token in tokens)
        and all(_begins_name(token) or token.lower() in _PARTICLES for token in full)
        and _begins_name(tokens[0])
        and _begins_name(tokens[-1])
        and bool(full)
        and not (text.isupper() and len(tokens) > _LEAST + 1)
        and not _mixed(full)
    )


def names(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the names of persons stand in a byline.

    >>> line = "By Ann Lee and Bo Xu, Reuters"
    >>> [line[start:end] for start, end in names(line)]
    ['Ann Lee', 'Bo Xu']
    """
    match = MARKED.match(text)
    position = match.end() if match else 0
    stop = position + len(_OUTLET.sub("", text[position:]))
    cuts = [cut.span() for cut in _SPLIT.finditer(text, position, stop)]
    for cut_start, cut_end in [*cuts, (stop, stop)]:
        piece = text[position:cut_start]
        bare = _bare(piece)
        if is_name(bare, announced=match is not None):
            start = text.index(bare, position)
            yield start, start + len(bare)
        position = cut_end


def is_name_line(text: str) -> bool:
    """Tell whether a line is nothing but names and their roles: `Amy Gibbons Political Editor`."""
    if len(text) > MAX_LENGTH // 2:
        return False
    bare = _ROLE_SUFFIX.sub("", text.partition("|")[0]).strip(" *•")
    if bare.casefold() == bare:
        return False  # in a script without capitals any few words would be a name
    pieces = _SPLIT.split(bare)
    return all(is_name(piece) and len(piece.split()) <= _MOST_UNMARKED for piece in pieces)


def _bare(piece: str) -> str:
    """Return the part of a byline that names one person, without place and role."""
    return _ROLE_SUFFIX.sub("", _CUT.sub("", piece)).strip(" *•.,")


def is_role(text: str) -> bool:
    """Tell whether a line is a role: `Local government reporter`."""
    return len(text) <= MAX_LENGTH // 2 and _ROLE_ONLY.fullmatch(text) is not None


def is_section(text: str) -> bool:
    """Tell whether a line is the name of a part of a paper: `World News`, `POLITICS`."""
    tokens = text.lower().split()
    return len(tokens) <= _LEAST + 1 and all(token.strip(".,:|") in _NO_NAMES for token in tokens)


def _is_agency(text: str) -> bool:
    """Tell whether a byline names no person but an agency, a desk or an outlet: `MND Staff`."""
    tokens = text.split()
    if not 1 <= len(tokens) <= _MOST + 1 or not all(_capital(token[0]) for token in tokens):
        return False
    known = any(token.strip(".,").lower() in _AGENCIES for token in tokens)
    return known or (text.isupper() and len(tokens) == 1)


def _mixed(tokens: list[str]) -> bool:
    """Tell whether capitals and ordinary words stand together: `BO EK Courier` is no one name."""
    capitals = sum(token.isupper() and len(token) > 1 for token in tokens)
    return 1 < capitals < len(tokens)


def _begins_name(token: str) -> bool:
    """Tell whether a word can begin or end a name: capitalised, perhaps after `el-` or `d'`."""
    prefix = _GLUED.match(token)
    return _capital(token[0]) or (prefix is not None and _capital(token[prefix.end()]))


def _capital(character: str) -> bool:
    """Tell whether a character can begin a name: a capital, or a letter without capitals."""
    return character.isalpha() and not character.islower()
