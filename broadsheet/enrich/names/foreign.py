"""Names in other languages than English: what the gazetteer and a few patterns tell.

In: a `Prose` and its language, empty if not known. Out: `Span`s, in order. Precision goes before
recall: a place is a word that the gazetteer has as a country, an area or a large city; a person
is named after a title, or by a given name and another word; an institution by its head.
"""

import re
from collections.abc import Iterator

from broadsheet.enrich.names import lexicon as lx
from broadsheet.enrich.names.chains import UPPER
from broadsheet.enrich.names.foreign_words import CASES, HEADS, NO_PLACES, SMALL, TITLES
from broadsheet.enrich.names.known import known
from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.names.words_people import PARTICLES
from broadsheet.enrich.prose import Prose
from broadsheet.records import Kind

_TOKEN = re.compile(
    r"(?:[LlDdNnSsJjCcMm]|[Qq]u|(?:[Dd]e|[Aa]|[Ne]e|[Ss]u|[Dd]a)ll)['’](?=\w)"
    r"|[^\W\d_](?:[\w-]|['’ʼ](?=\w)|\.(?=[^\W\d_]\.|[^\W\d_]\b(?!\.\w)))*\.?"
)
_CAPITAL = re.compile(rf"[{UPPER}]")
_NO_CAPITALS = re.compile("[\u0590-\u08ff\u0900-\u1fff\u3040-\u9fff\uac00-\ud7af]")
_KINDS = {
    "country": Kind.PLACE,
    "area": Kind.PLACE,
    "region": Kind.PLACE,
    "city": Kind.PLACE,
    "organization": Kind.ORGANIZATION,
}
_NO_PLACE = lx.COMMON | lx.GIVEN | lx.STOP | lx.DATE
LONGEST_PERSON = 4
LONGEST_PLACE = 3

Token = re.Match[str]


def foreign(prose: Prose, language: str) -> list[Span]:
    """Find the names in a text that is not English."""
    found: list[Span] = []
    for start, end in prose.paragraphs:
        tokens = list(_TOKEN.finditer(prose.text, start, end))
        found += _line(prose.text, tokens, language)
    return found


def _line(text: str, tokens: list[Token], language: str) -> Iterator[Span]:
    index = 0
    while index < len(tokens):
        one = (
            _institution(text, tokens, index, language)
            or _person(text, tokens, index, language)
            or _place(text, tokens, index)
        )
        if one is None:
            index += 1
            continue
        count, span = one
        yield span
        index += count


def _adjacent(text: str, tokens: list[Token], index: int) -> bool:
    """Tell whether only a blank stands between a token and the one before."""
    return text[tokens[index - 1].end() : tokens[index].start()] in (" ", "")


def _run(text: str, tokens: list[Token], index: int, most: int) -> int:
    """Return how many tokens with a capital stand here in a row."""
    count = length = 0
    while length < most and index + length < len(tokens):
        token = tokens[index + length]
        if length and not _adjacent(text, tokens, index + length):
            break
        if _CAPITAL.match(token[0]):
            count = length + 1
        elif not length or token[0] not in PARTICLES:
            break
        length += 1
        if token[0].endswith(".") and len(token[0]) > 2:
            break
    return count


def _span(kind: Kind, tokens: list[Token], index: int, count: int, rule: str) -> tuple[int, Span]:
    last = tokens[index + count - 1]
    end = last.end() - (last[0].endswith(".") and last[0].count(".") == 1)
    return count, Span(kind, tokens[index].start(), end, rule)


def _institution(
    text: str, tokens: list[Token], index: int, language: str
) -> tuple[int, Span] | None:
    if tokens[index][0] not in HEADS.get(language, ()):
        return None
    at = index + 1
    while at < len(tokens) and at - index <= 8 and _adjacent(text, tokens, at):
        if not _CAPITAL.match(tokens[at][0]) and tokens[at][0] not in SMALL:
            break
        at += 1
        if tokens[at - 1][0].endswith("."):
            break
    while at > index + 1 and tokens[at - 1][0] in SMALL:
        at -= 1
    if at - index < 2:
        return None
    return _span(Kind.ORGANIZATION, tokens, index, at - index, "head of an institution")


def _person(text: str, tokens: list[Token], index: int, language: str) -> tuple[int, Span] | None:
    first = tokens[index][0]
    titled = _is_titled(text, tokens, index, TITLES.get(language, frozenset()))
    if _NO_CAPITALS.match(first):
        two = tokens[index : index + 2]
        follows = len(two) == 2 and _adjacent(text, tokens, index + 1)
        if titled and follows and all(_is_plain_arabic(token[0]) for token in two):
            return _span(Kind.PERSON, tokens, index, 2, "after a title")
        return None
    marks = lx.marks()
    own = marks.get(first, 0)
    given = bool(own & lx.GIVEN) and not own & lx.COMMON and len(first) > 2
    if not (titled or given) or _known(first) in {"country", "area"}:
        return None
    count = _run(text, tokens, index, LONGEST_PERSON)
    if titled and count and first.lower() in TITLES.get(language, ()):
        return None
    while count > 2 and _known(tokens[index + count - 1][0]) in {"country", "city", "area"}:
        count -= 1
    if count < 2 or any(_no_part(tokens[index + k][0], language) for k in range(1, count)):
        return None
    return _span(Kind.PERSON, tokens, index, count, "after a title" if titled else "given name")


def _is_plain_arabic(word: str) -> bool:
    return not word.startswith(("ال", "في", "من", "على", "إلى", "عن", "أن")) and len(word) > 2


def _is_titled(text: str, tokens: list[Token], index: int, titles: frozenset[str]) -> bool:
    """Tell whether a title stands before, or a title and a place (`президент России`)."""
    if not index or not _adjacent(text, tokens, index):
        return False
    if tokens[index - 1][0].lower() in titles:
        return True
    return (
        index > 1
        and _adjacent(text, tokens, index - 1)
        and tokens[index - 2][0].lower() in titles
        and _known(tokens[index - 1][0]) == "country"
    )


def _no_part(word: str, language: str) -> bool:
    """Tell whether a word is no part of the name of a person."""
    return word in HEADS.get(language, ()) or known(word) in {"country", "area", "organization"}


def _place(text: str, tokens: list[Token], index: int) -> tuple[int, Span] | None:
    first = tokens[index][0]
    caseless = bool(_NO_CAPITALS.match(first))
    if not caseless and not _CAPITAL.match(first):
        return None
    size = 1
    while (
        size < LONGEST_PLACE
        and index + size < len(tokens)
        and _adjacent(text, tokens, index + size)
    ):
        size += 1
    for count in range(size, 0, -1):
        last = tokens[index + count - 1]
        words = text[tokens[index].start() : last.end()]
        if count > 1 and not (caseless or _CAPITAL.match(last[0])):
            continue
        kind = _KINDS.get(_known(words.rstrip(".") if words.count(".") == 1 else words))
        if kind and (count > 1 or not _is_word(first, kind)):
            return _span(kind, tokens, index, count, "gazetteer")
    return None


def _is_word(word: str, kind: Kind) -> bool:
    """Tell whether one word is too short, or too much of another word, to be a place by itself."""
    if kind is Kind.ORGANIZATION:
        return not word.isupper()
    return len(word) < 3 or word in NO_PLACES or bool(lx.marks().get(word, 0) & _NO_PLACE)


def _known(words: str) -> str:
    """Return what words are known as, also in a case of Russian or Ukrainian."""
    found = known(words)
    if found != "none" or not "\u0400" <= words[-1] <= "\u04ff":
        return found
    for ending, nominatives in CASES:
        if words.endswith(ending):
            stem = words[: -len(ending)]
            forms = (known(stem + one) for one in nominatives)
            better = next((one for one in forms if one in {"country", "city", "area"}), None)
            if better:
                return better
    return found
