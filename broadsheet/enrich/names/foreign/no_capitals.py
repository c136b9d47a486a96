"""Names in scripts without capitals: Arabic by cues, others by the gazetteer alone.

In: a `Prose` and its language, empty if not known. Out: `Span`s, in order. A person is a given name
and what follows it, after a role or a verb of saying; a place is what the gazetteer has, also
behind the letters that Arabic joins to it (`بالقاهرة`); an institution begins with its head and
goes on with adjectives and nouns that have the article. What it gets wrong: a given name that is
also a word (`سعيد`) is a person after a role, and the end of a name is guessed.
"""

import re
from collections.abc import Iterator
from functools import cache

from broadsheet.enrich.gazetteer.fold import fold
from broadsheet.enrich.gazetteer.places import longer_names
from broadsheet.enrich.names import lexicon as lx
from broadsheet.enrich.names.foreign.text import Line, Text, Token, read
from broadsheet.enrich.names.known import known
from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.prose import Prose
from broadsheet.records import Kind

_PARTICLES = frozenset("بن ابن بنت أبو أبي ولد آل عبد أم".split())
_PREFIXES = ("وال", "بال", "لل", "فال", "كال", "ول", "وب", "و", "ب", "ل", "ف")
_MARKS = re.compile("[\u064b-\u0652]")
_NATION = re.compile("ال[^\\W\\d_]{3,}(?:ية|ي)")
_LEMMAS = {"عم\u0651ان": "Amman"}
"""Names that only their marks tell from another, which keys leave out."""

SURE = frozenset({"country", "city", "area", "organization"})
WORDS = frozenset(
    """
    سالم العلا الباب القمة الوحدة السلام البحر الوسط الشمال الجنوب الغرب الشرق سيدي بيت عين ميدان
    """.split()
)
"""Places of the gazetteer that are words or given names of Arabic; none by itself."""
LONGEST_PLACE = 3
LAST_LATIN = "\u0530"
"""What no name in Latin or Cyrillic letters comes after."""


def without_capitals(prose: Prose, language: str) -> list[Span]:
    """Find the names in a text whose script has no capitals."""
    text = read(prose, language)
    found: list[Span] = []
    for line in text.lines:
        found += _line(text, line)
    return found + list(_surnames(text, found))


def _line(text: Text, line: Line) -> Iterator[Span]:
    at = 0
    while at < len(line):
        one = _person(text, line, at) or _place(text, line, at) or _body(text, line, at)
        if one is None:
            at += 1
            continue
        end, span = one
        yield span
        at = end


def _joined(line: Line, at: int) -> bool:
    return at < len(line) and line[at].gap == " "


def _bare(word: str) -> str:
    return _MARKS.sub("", word)


def _is_given(text: Text, token: Token) -> bool:
    word = _bare(token.word)
    return word in text.words.given or word == "عبد"


def _person(text: Text, line: Line, at: int) -> tuple[int, Span] | None:
    """Return a given name, and what follows it, behind a role or a verb of saying."""
    if text.language != "ar" or not _is_given(text, line[at]):
        return None
    if not at or line[at].gap not in {" ", "، ", ", "}:
        return None
    before = line[at - 1].word
    # `قالت الخبيرة البيئية رانيا`: an adjective may stand between the role and the name.
    roles = text.words.role
    cue = roles.has(before) or before in text.words.say
    cue = cue or (at > 1 and roles.has(line[at - 2].word) and bool(_NATION.fullmatch(before)))
    if not cue:
        return None
    end = _name_end(text, line, at)
    if end - at < 2:
        return None
    return end, Span(Kind.PERSON, line[at].start, line[end - 1].end, "given name")


def _name_end(text: Text, line: Line, at: int) -> int:
    """Return where a name ends: particles take a word with them, given names may go on."""
    end, parts = at, 0
    while parts < 3 and (end == at or _joined(line, end)):
        word = _bare(line[end].word)
        if word in _PARTICLES:
            if not _joined(line, end + 1):
                break
            end += 2
        elif end > at and not _may_follow(text, word):
            break
        else:
            end += 1
        parts += 1
        if parts > 1 and not _goes_on(text, line, end):
            break
    return end


def _goes_on(text: Text, line: Line, at: int) -> bool:
    """Tell whether a name of two words has a third: after a given name or a particle."""
    return (
        _joined(line, at)
        and (_bare(line[at].word) in _PARTICLES or _is_given(text, line[at - 1]))
        and _may_follow(text, _bare(line[at].word))
    )


def _may_follow(text: Text, word: str) -> bool:
    words = text.words
    return (
        len(word) > 2
        and word not in words.stop
        and word not in words.say
        and not words.role.has(word)
        and not (word[0] in "يت" and word not in words.given and len(word) < 6)
        and not word.startswith(("وال", "بال", "لل"))
    )


def _place(text: Text, line: Line, at: int) -> tuple[int, Span] | None:
    """Return the longest name of the gazetteer that begins here, without joined letters."""
    size = 1
    longer = fold(line[at].word) in _firsts() or line[at].word[0] in "وبلفك"
    while longer and size < LONGEST_PLACE and _joined(line, at + size):
        size += 1
    for count in range(size, 0, -1):
        start, end = line[at].start, line[at + count - 1].end
        words = text.text[start:end]
        if words in text.words.stop or words in WORDS or (count == 1 and words in text.words.given):
            continue
        found = _named(words, town=bool(at) and line[at - 1].word in text.words.place)
        if found:
            cut, kind, lemma = found
            place = kind is Kind.PLACE
            return at + count, Span(kind, start + cut, end, "gazetteer", lemma if place else "")
    return None


@cache
def _firsts() -> frozenset[str]:
    """Return the first words of the longer names that the gazetteer has in such scripts."""
    return frozenset(name.partition(" ")[0] for name in longer_names() if name > LAST_LATIN)


def _named(words: str, *, town: bool) -> tuple[int, Kind, str] | None:
    """Return how many letters stand before a known name, its kind, and the name in full."""
    for cut, name in _readings(words):
        lemma = _LEMMAS.get(name, name)
        table = known(lemma)
        if name in WORDS or len(_bare(name)) < 3 or bool(lx.marks().get(name)):
            continue
        if table in SURE or (town and table in {"town", "region"}):
            kind = Kind.ORGANIZATION if table == "organization" else Kind.PLACE
            return cut, kind, "" if lemma == words[cut:] else lemma
    return None


def _readings(words: str) -> Iterator[tuple[int, str]]:
    """Yield a name as it stands, then without the letters that Arabic joins to its front."""
    yield 0, words
    if not "\u0600" <= words[0] <= "\u06ff" or len(words) < 5:
        return
    for prefix in _PREFIXES:
        if words.startswith(prefix):
            rest = words[len(prefix) :]
            # With the article, only the letter before it is cut: `بالقاهرة` is `ب` and `القاهرة`.
            if prefix == "لل":
                yield 1, "ا" + words[1:]
            elif prefix.endswith("ال"):
                yield 1, words[1:]
            elif len(rest) > 3:
                yield len(prefix), rest


def _body(text: Text, line: Line, at: int) -> tuple[int, Span] | None:
    """Return an institution: its head and the nouns and adjectives with the article behind it."""
    if text.language != "ar":
        return None
    word = line[at].word
    cut = 0
    if not text.words.head.has(word):
        if word[0] not in "وبل" or not text.words.head.has(word[1:]):
            return None
        cut = 1
    end = at + 1
    while end - at < 6 and _joined(line, end) and _is_of_name(text, line, end):
        end += 1
    named = end - at >= 3 or (end - at == 2 and line[at].word[cut:] in _STRONG)
    if not named:
        return None
    return end, Span(Kind.ORGANIZATION, line[at].start + cut, line[end - 1].end, HEAD)


HEAD = "head of an institution"
_STRONG = frozenset("وزارة جامعة الجامعة بنك البنك صندوق منظمة هيئة حزب اتحاد الاتحاد".split())
"""Heads that one more word makes a name."""


def _is_of_name(text: Text, line: Line, at: int) -> bool:
    word = line[at].word
    role = text.words.role.has(word) and not _NATION.fullmatch(word)
    if word in text.words.stop or role:
        return word in {"الخارجية", "الداخلية", "الدفاع", "المالية", "الصحة", "التعليم", "العدل"}
    return word.startswith(("ال", "لل", "وال")) or known(word) in {"country", "city"}


def _surnames(text: Text, found: list[Span]) -> Iterator[Span]:
    """Yield where surnames with the article stand alone, for people named in full."""
    names = {
        last
        for one in found
        if one.kind is Kind.PERSON
        for last in (text.text[one.start : one.end].split()[-1],)
        if last.startswith("ال") and len(last) > 4 and known(last) == "none"
    }
    taken = {at for one in found for at in range(one.start, one.end)} if names else set()
    for line in text.lines if names else ():
        for token in line:
            if token.word in names and token.start not in taken:
                yield Span(Kind.PERSON, token.start, token.end, "surname")
