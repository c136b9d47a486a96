"""Who in an article has which role, and who is a man or a woman as far as the words beside tell.

In: the text, and its mentions of persons. Out: `Holders`. Read are the words right before a name
(`Russian Ambassador Lee`, `Ms. Lee`) and those after its comma (`Lee, the ambassador`). The given
names are common ones of several languages that nearly always are of one sex; others tell nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from broadsheet.enrich.quotes.nouns import WORD, is_role
from broadsheet.records import Kind, Mention

_ABBREVIATED = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general",
    "pres": "president", "col": "colonel", "lt": "lieutenant", "sgt": "sergeant",
    "prof": "professor", "amb": "ambassador", "capt": "captain", "cmdr": "commander",
    "adm": "admiral", "rev": "pastor", "dr": "doctor", "spokesperson": "spokesman",
    "spokeswoman": "spokesman", "chairwoman": "chairman", "chair": "chairman",
    "chairperson": "chairman", "congresswoman": "congressman", "mr": "mr", "mrs": "mrs",
    "ms": "ms", "hon": "hon", "st": "st",
}  # fmt: skip
"""Roles that are written in more than one way, and the one way that they are compared in."""

_STOPS = frozenset(',.;:!?…”“"»«)(—–')
_MEN = frozenset("mr sir lord king prince father brother son husband".split()) | frozenset(
    """abdel abdul abraham adam ahmed alan albert alexander alexei ali andrew andrei anthony antonio
    arthur barack ben benjamin bernard bernie bill bob boris brian bruce carlos charles chris
    christopher craig daniel dave david dennis dmitry don donald douglas ed eduardo edward emmanuel
    eric ernest fernando francis francisco frank fred gary george gerald giovanni glenn greg
    gregory hans harold harry hassan henry hugh hussein ian ibrahim ivan jack jacob jacques james
    jason jean-claude jeff jeffrey jeremy jerry jim jimmy joe john johnny jon jonathan jorge jose
    joseph josé juan karl keith ken kenneth kevin khaled larry lawrence luis luigi mahmoud marco
    mark martin matt matthew michael mike mohamed mohammad mohammed muhammad mustafa neil nicholas
    nick nigel nikolai omar oscar oleg paolo patrick paul pavel pedro peter phil philip philippe
    pierre rafael ralph ray raymond ricardo richard rick rob robert roberto roger ron ronald russell
    ryan samuel scott sean sergei sergey simon stanley stephen steve steven stuart ted terry thomas
    tim timothy tom tony vasily victor viktor vladimir volodymyr walter wayne william yuri
    yusuf""".split()
)
_WOMEN = frozenset(
    """mrs ms miss lady dame queen princess mother sister daughter wife madam mme spokeswoman
    congresswoman chairwoman actress agnes alice amanda amy ana andrea angela anita ann anna anne
    annette barbara beatrice betty beth brenda carla carol caroline carolyn catherine charlotte
    cheryl christina christine cindy claire clara cynthia daniela deborah debra denise diana diane
    donna doris dorothy elena eleanor elizabeth ellen emily emma erin eva evelyn fatima florence
    frances gina gloria grace hannah heather helen helena hillary ines irene isabel jacqueline jane
    janet janice jean jennifer jessica jill joan joanna joyce judith judy julia julie karen kate
    katherine kathleen kathy katie kelly kimberly laura lauren layla leila linda lisa lucia lucy
    lynn madeleine margaret maria mariam marie marina martha mary maryam megan melania melissa
    michelle monica nadia nancy natalia natalie natasha nicole nina olga olivia pamela patricia
    paula rachel rebecca renee rita roberta rosa rose ruth sally samantha sandra sara sarah sharon
    sheila shirley silvia sofia sonia sophia sophie stella stephanie susan susana svetlana sylvia
    tatiana teresa theresa ursula valentina valerie vanessa vera veronica victoria virginia wendy
    yasmin yulia yvonne zainab""".split()
)


@lru_cache(maxsize=4096)
def role(word: str) -> str:
    """Return the one form that a role is compared in, or nothing where a word is none.

    >>> role("Sen."), role("spokeswoman"), role("table")
    ('senator', 'spokesman', '')
    """
    low = word.lower().rstrip(".")
    low = _ABBREVIATED.get(low, low)
    return low if is_role(low) else ""


@dataclass(slots=True)
class Holders:
    """For each role the persons who have it; for each person the role words, and `m` or `f`."""

    of: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    words: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    sex: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def fits(self, name: str, sex: str) -> bool:
        """Tell whether nothing speaks against a person being meant by `he` (m) or `she` (f)."""
        return self.sex.get(name, {sex}) == {sex} or sex in self.sex[name]


def holders(text: str, mentions: Sequence[Mention]) -> Holders:
    """Read who has which role."""
    found = Holders()
    end = 0
    for one in mentions:
        if one.kind is Kind.PERSON and one.name:
            before = text[max(end, one.start - 90) : one.start]
            _beside(found, one.name, _before(before))
            if text[one.end : one.end + 2] == ", ":
                _beside(found, one.name, WORD.findall(_clause(text[one.end + 2 : one.end + 90])))
            _name(found, one.name)
            end = one.end
    return found


def _before(words: str) -> list[str]:
    """Return the words of the title that stands before a name, or of the phrase it explains."""
    if not words or not words[-1].isspace():
        return []
    apposed = words.rstrip().endswith(",")
    found: list[str] = []
    for word in reversed(words.rstrip().rstrip(",").split()[-9 if apposed else -4 :]):
        if word[-1] in _STOPS and word.lower().rstrip(".") not in _ABBREVIATED:
            break
        found.append(word)
    title = WORD.findall(" ".join(reversed(found)))
    return title if not apposed or role_in(title) else []


def _clause(words: str) -> str:
    """Return the words after a name's comma that say what the person is."""
    clause = re.split(r"[,;:.!?“”\"«»()\n]| who | which | and ", words)[0]
    first = clause.split(" ", 1)[0].lower()
    return clause if first in {"the", "a", "an", "former"} or is_role(first) else ""


def role_in(words: Iterable[str]) -> list[str]:
    """Return the roles among words."""
    return [found for found in map(role, words) if found]


def _beside(found: Holders, name: str, words: list[str]) -> None:
    for one in role_in(words):
        found.of[one].add(name)
        found.words[name].update(word.lower() for word in words)
    _sex(found, name, words[-1:] if words else [])
    _sex(found, name, [word for word in words if role(word)])


def _name(found: Holders, name: str) -> None:
    words = name.split()
    if len(words) > 1 and name not in found.sex:
        _sex(found, name, words[:1])


def _sex(found: Holders, name: str, words: Iterable[str]) -> None:
    for word in words:
        low = word.lower()
        if low in _MEN:
            found.sex[name].add("m")
        elif low in _WOMEN:
            found.sex[name].add("f")
