"""Which words of a chain belong together as one name.

In: a `Chain`. Out: `Candidate`s: stretches of its words, each without titles, nationalities before
persons, dates, and words that only open the sentence. What kind of name one is, or none, is
decided in `judge` for all places of the article at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.enrich.names.english.chains import (
    AND,
    COMMA,
    OF,
    POSSESSIVE,
    SPACE,
    WITHIN,
    Chain,
    Word,
)
from broadsheet.enrich.names.known import known
from broadsheet.enrich.names.lexicon import (
    BODY,
    CLUB,
    COMMON,
    DATE,
    EVENT,
    FACILITY,
    FIRM,
    GIVEN,
    HONORIFIC,
    LAND,
    LEADER,
    MODIFIER,
    NATION,
    NO_NAME,
    PAPER,
    QUARTER,
    ROLE,
    STOP,
    SURNAME,
)

TAIL = BODY | FIRM | PAPER | CLUB | FACILITY | EVENT | LAND
TITLE = HONORIFIC | ROLE
_NAMES_TOO = frozenset("May June April August Jun Mar Jan Sun Mon Sat".split())
_PLURALS = frozenset("Peoples Nations States Countries Friends Workers Producers".split())
PUBLIC = frozenset(
    "People Peoples Women Magistrate Magistrates Prosecutor Prosecutors Children Workers".split()
)
"""Words that stand in the possessive within the names of bodies (`People’s Congress`)."""

PERSONAL = GIVEN | SURNAME
_NO_NAME_ALONE = LEADER | DATE | TITLE | NATION | NO_NAME
_NO_NAME_FIRST = _NO_NAME_ALONE | STOP
"""Marks of a word that is no name by itself, and where it begins a sentence."""


@dataclass(slots=True)
class Candidate:
    """Words that may be one name. `titled`: a title or role noun stands directly before them.

    `opens`: its first word begins a sentence.
    """

    words: list[Word]
    titled: bool = False
    opens: bool = False

    @property
    def start(self) -> int:
        """Where the first word begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the last word ends."""
        return self.words[-1].end


def candidates(chain: Chain) -> Iterator[Candidate]:
    """Part a chain into what may be names."""
    opens = chain.opens
    if len(chain.words) == 1:
        if not chain.words[0].marks & (_NO_NAME_FIRST if opens else _NO_NAME_ALONE):
            yield Candidate(chain.words, opens=opens)
        return
    titled = False
    for unit, joined, after in _units(chain):
        if len(unit) > 1 or titled:
            yield from _parse(unit, opens=opens, titled=titled, whole=joined)
        elif not unit[0].marks & (_NO_NAME_FIRST if opens else _NO_NAME_ALONE):
            yield Candidate(unit, opens=opens)
        # `Secretary of State Antony Blinken`: the role goes on over the link.
        titled = bool(after == OF and unit[-1].marks & TITLE and not unit[-1].marks & BODY)
        opens = False


def _units(chain: Chain) -> Iterator[tuple[list[Word], bool, int]]:
    """Yield the stretches that no link parts, whether a link was taken in, and the link after."""
    words, links = chain.words, chain.links
    unit = [words[0]]
    joined = False
    for index, link in enumerate(links):
        following = words[index + 1]
        if link == SPACE and not following.marks & LEADER:
            unit.append(following)
        elif link != SPACE and _holds(unit, link, _until(words, links, index + 1), joined):
            unit.append(following)
            joined = True
        else:
            yield unit, joined, link
            unit, joined = [following], False
    yield unit, joined, -1


def _until(words: list[Word], links: list[int], start: int) -> list[Word]:
    """Return the words from here that only blanks part."""
    end = start
    while end < len(links) and links[end] == SPACE:
        end += 1
    return words[start : end + 1]


def _holds(unit: list[Word], link: int, ahead: list[Word], joined: bool) -> bool:
    """Tell whether a link is part of a name."""
    last, first = unit[-1], ahead[0]
    if first.marks & LEADER:
        return False
    if link == AND:
        return _joins(unit, ahead, joined)
    if link == OF:
        return joined or (bool(last.marks & (BODY | LAND | EVENT | FACILITY)) and len(unit) < 14)
    return {
        POSSESSIVE: last.text in PUBLIC and len(ahead) <= 3,
        WITHIN: joined and not last.marks & PERSONAL,
        COMMA: joined and _plain(first) and _plain(last) and len(ahead) == 1,
    }[link]


def _joins(unit: list[Word], ahead: list[Word], joined: bool) -> bool:
    """Tell whether `and` stands within a name (`Ministry of Hajj and Umrah`)."""
    if ahead[0].marks & (TITLE | NATION) and not ahead[0].marks & MODIFIER:
        return False
    own, other = (" ".join(word.text for word in words) for words in (unit, ahead))
    if len(ahead) == 1 and known(f"{own} and {other}") != "none":
        return True
    both = _plain(unit[-1]) and _plain(ahead[0])
    if joined:
        peoples = unit[-2].text in _PLURALS and _is_place(unit[-1]) and _is_place(ahead[0])
        return peoples or (both and not ahead[-1].marks & BODY)
    if len(ahead) == 1 or unit[-1].marks & BODY:
        return False
    if known(own) != "none" or known(other) != "none" or not all(map(_plain, ahead)):
        return False
    checked = unit[-1:] if ahead[-1].marks & (BODY | FIRM) else unit
    return bool(ahead[-1].marks & (BODY | FIRM | ROLE | EVENT)) and all(map(_plain, checked))


def _is_place(word: Word) -> bool:
    return known(word.text) in {"country", "area", "region"}


def _plain(word: Word) -> bool:
    """Tell whether a word is a common one, with a capital only because a name is one."""
    return bool(word.marks & COMMON) and not word.marks & (STOP | DATE | GIVEN)


def _parse(unit: list[Word], *, opens: bool, titled: bool, whole: bool) -> Iterator[Candidate]:
    """Part the words between two links into names, titles and what is neither."""
    words = unit
    while words and words[0].marks & LEADER:
        words = words[1:]
    if opens and words is unit and words[0].marks & STOP:
        words = words[1:]
    if titled:
        while words and words[0].marks & (MODIFIER | COMMON) and not words[0].marks & GIVEN:
            words = words[1:]
    if not words:
        return
    opens = opens and words is unit
    for part in _undated(words):
        yield from _titles(part, opens=opens and part[0] is unit[0], titled=titled, whole=whole)


def _undated(words: list[Word]) -> Iterator[list[Word]]:
    part: list[Word] = []
    for word in words:
        if word.marks & DATE and not (
            part and part[-1].marks & PERSONAL and word.text in _NAMES_TOO
        ):
            if part:
                yield part
            part = []
        else:
            part.append(word)
    if part:
        yield part


def _titles(part: list[Word], *, opens: bool, titled: bool, whole: bool) -> Iterator[Candidate]:
    """Part `Israeli Prime Minister Benjamin Netanyahu` at its titles."""
    tail = _last(part, TAIL, 1)
    title = _last(part, TITLE, 0)
    if 0 <= title < len(part) - 1 and known(f"{part[title].text} {part[title + 1].text}") != "none":
        title = -1
    if whole and title == len(part) - 1:
        title = -1
    if title < 0 or (title < tail and not _is_person(part[title + 1 :])):
        yield from _name(part, opens=opens, titled=titled, whole=whole)
        return
    before, after = part[:title], part[title + 1 :]
    while before and before[-1].marks & (MODIFIER | TITLE | NATION) and not before[-1].marks & BODY:
        before = before[:-1]
    if before:
        yield from _name(before, opens=opens, titled=titled, whole=whole)
    if after:
        yield from _name(after, opens=False, titled=True, whole=whole)


def _last(words: list[Word], marks: int, least: int) -> int:
    """Return the place of the last word that has one of some marks, -1 without one."""
    for index in range(len(words) - 1, least - 1, -1):
        if words[index].marks & marks:
            return index
    return -1


def _is_person(words: list[Word]) -> bool:
    return bool(words) and bool(words[0].marks & GIVEN) and not words[-1].marks & TAIL


def _name(words: list[Word], *, opens: bool, titled: bool, whole: bool) -> Iterator[Candidate]:
    """Yield what is left as a name, a nationality before a person taken off."""
    tail = _last(words, TAIL, 1)
    while len(words) > 1 and words[0].marks & (NATION | NO_NAME) and tail < 0:
        if len(words) == 2 and not words[1].marks & PERSONAL and words[1].marks & COMMON:
            break
        if known(" ".join(word.text for word in words)) != "none":
            break
        words, opens = words[1:], False
    while len(words) > 1 and words[1].marks & NATION and words[0].marks & QUARTER and tail < 0:
        words, opens = words[2:], False
        if not words:
            return
    if len(words) > 2 and words[1].marks & GIVEN and known(words[0].text) == "country" and tail < 0:
        yield Candidate(words[:1], titled, opens)
        words, opens = words[1:], False
    if 0 < tail < len(words) - 1 and not whole and words[tail + 1].marks & GIVEN:
        yield Candidate(words[: tail + 1], titled, opens)
        yield Candidate(words[tail + 1 :], titled=False)
        return
    if all(word.marks & (NATION | NO_NAME) for word in words):
        return
    yield Candidate(words, titled, opens)
