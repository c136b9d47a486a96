"""Whether words have the form of a personal name, in any script.

In: a text with nothing around it. Out: whether it can be one person's name. Lives here only: how
many words a name has, what stands between their letters, and what capitals do.
"""

import re
import unicodedata

from broadsheet.clean.agencies import AGENCIES
from broadsheet.clean.byline_words import NO_NAMES, OUTLETS, PARTICLES
from broadsheet.clean.places import CITIES

LEAST, MOST = 2, 6
"""Words in a name; of one word nobody can tell."""

SUFFIX = r"(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D)\b"
"""What follows a name after a comma and belongs to it."""

_GLUED = re.compile(r"(?:a[dlnrsz]|ash|el|d|l|o)[-‑'’](?=[^\W\d_])")
_INITIAL = re.compile(r"(?:[^\W\d_]\.){1,4}-?(?:[^\W\d_]\.)?")
_HAN = re.compile(
    r"(?!.*(?:报道|報導|报导|[电電讯訊])$)"
    r"[\u3400-\u9fff々]{2,4}(?:[ ·・][\u3400-\u9fff\u3040-\u30ff]{1,6})?|[가-힣]{2,4}"
)
_NUMERAL = re.compile(r"I{1,3}|IV|V|JR\.?|SR\.?|MD|PHD")
_BEFORE_SUFFIX = re.compile(rf",(?=\s{SUFFIX})")
_MARKS_WITHIN = frozenset("’'‑.-·ʼ`´\u200c")


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
    if not LEAST <= len(tokens) <= MOST:
        return False
    words = {token.strip(".,").lower() for token in tokens}
    if words & OUTLETS or (not announced and words & NO_NAMES) or _is_elsewhere(tokens):
        return False
    full = [token for token in tokens if not _INITIAL.fullmatch(token)]
    return (
        all(_is_word(token) for token in full)
        and all(begins_name(token) or token.lower() in PARTICLES for token in full)
        and begins_name(tokens[0])
        and begins_name(tokens[-1])
        and bool(full)
        and not (text.isupper() and len(tokens) > LEAST + 1)
        and not _mixed(full)
    )


def _is_elsewhere(tokens: list[str]) -> bool:
    """Tell whether a text is a place, or a paper's name after its article: `Le Monde`."""
    text = " ".join(tokens).casefold()
    article = tokens[0].lower() in ("les", "die", "das", "der", "los", "las", "gli")
    short = len(tokens) == LEAST and tokens[0].lower() in ("el", "il", "lo", "la", "le")
    return article or short or text in CITIES or text in AGENCIES


def _mixed(tokens: list[str]) -> bool:
    """Tell whether capitals and ordinary words stand together: `BO EK Courier` is no one name."""
    capitals = sum(
        token.isupper() and len(token) > 1 and not _NUMERAL.fullmatch(token) for token in tokens
    )
    ordinary = sum(not token.isupper() for token in tokens if token not in PARTICLES)
    return capitals > 1 and ordinary > 0


def is_suffix(token: str) -> bool:
    """Tell whether a word in capitals belongs to a name: `III`, `MD`, `J.D.`."""
    return _NUMERAL.fullmatch(token) is not None or "." in token


def _is_word(token: str) -> bool:
    """Tell whether a word is made of letters, with marks such as hyphens between them."""
    return token[:1].isalpha() and all(
        one.isalpha() or one in _MARKS_WITHIN or unicodedata.category(one)[0] == "M"
        for one in token
    )


def begins_name(token: str) -> bool:
    """Tell whether a word can begin or end a name: capitalised, perhaps after `el-` or `d'`."""
    prefix = _GLUED.match(token)
    return capital(token[0]) or (prefix is not None and capital(token[prefix.end()]))


def capital(character: str) -> bool:
    """Tell whether a character can begin a name: a capital, or a letter without capitals."""
    return character.isalpha() and not character.islower()
