"""The distinct forms of an article that may be names, each with all its places and cues.

In: a text, and where its lines stand. Out: `Form`s in the order of their first places. What one
place leaves open another may decide, so a form is judged once, by the cues of all its places.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from broadsheet.enrich.names import lexicon as lx
from broadsheet.enrich.names.english.chains import chains
from broadsheet.enrich.names.english.cues import around, inner, letter
from broadsheet.enrich.names.english.grammar import Candidate, candidates

_SMALL = re.compile(r"(?<= )\w(?:[\w-])*")
MANY = 400
"""Forms of an article from which its words are listed once, not looked for one by one."""
_LEADING = frozenset({"dos ", "van ", "von ", "bin ", "ibn "})
"""Particles that a surname alone keeps (`said dos Santos`)."""


@dataclass(slots=True)
class Form:
    """A form and where it stands; the cues of its words, and those of its places."""

    text: str
    words: tuple[str, ...]
    places: list[tuple[int, int]] = field(default_factory=list)
    own: tuple[str, ...] = ()
    cues: set[str] = field(default_factory=set)


def forms(text: str, lines: Iterable[tuple[int, int]]) -> list[Form]:
    """Collect the forms in some lines of a text."""
    found: dict[str, Form] = {}
    for start, end in lines:
        for chain in chains(text, start, end):
            for one in candidates(chain):
                _add(found, text, one)
    small = set(_SMALL.findall(text)) if len(found) > MANY else None
    for form in found.values():
        _whole(form, text, small)
    return list(found.values())


def _add(found: dict[str, Form], text: str, one: Candidate) -> None:
    start, end = one.words[0].start, one.words[-1].end
    if text[max(0, start - 4) : start] in _LEADING:
        start -= 4
    own = text[start:end]
    form = found.get(own)
    if form is None:
        words = tuple([word.text for word in one.words])
        form = found[own] = Form(own, words)
        form.own = inner(tuple([(word.text, word.marks) for word in one.words]), own)
    form.places.append((start, end))
    form.cues.update(around(text, start, end, titled=one.titled, opens=one.opens))
    if not one.opens:
        form.cues.add("within")


def _whole(form: Form, text: str, small: set[str] | None) -> None:
    """Add the cues of all the places together."""
    count = len(form.places)
    form.cues.add(f"times {min(count, 4)}")
    if "within" not in form.cues:
        form.cues.add("only opens")
        first = form.words[0]
        if lx.marks().get(first, 0) & lx.COMMON:
            last = letter(form.words[-1], lx.marks().get(form.words[-1], 0))
            form.cues.add(f"only opens, word {last if len(form.words) > 1 else ''}")
    if len(form.words) == 1:
        word = form.text.lower()
        if _stands(text, word) if small is None else word in small:
            form.cues.add("small elsewhere")


def _stands(text: str, word: str) -> bool:
    """Tell whether a word stands somewhere in a text after a blank; the first such place counts."""
    at = text.find(f" {word}")
    return at >= 0 and not text[at + len(word) + 1 : at + len(word) + 2].isalnum()
