"""Names with a word too many, and nicknames: what stands beside a name and is none.

In: a text and the `Span`s found in it. Out: the same `Span`s without the half of an office
(`House Minority Leader`), with a president apart from the house (`Clinton White House`), and
without those that name nobody: a programme (`ReArm Europe`), a nickname that says where somebody's
friends are (`Moscow Mick`, of a text that names Mick in full).
"""

import re
from collections.abc import Iterator, Sequence

from broadsheet.enrich.names import lexicon as lx
from broadsheet.enrich.names.known import known
from broadsheet.enrich.names.spans import Span
from broadsheet.records import Kind

HOUSE = "White House"
_SIDES = (" Minority", " Majority")
_OFFICE = re.compile(r" (?:Leader|Whip)\b")
_CONTINENTS = frozenset({"Europe", "Asia", "America", "Africa"})
"""Of these Africa is a surname as well, but seldom behind a word that is no given name."""


def without_epithets(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans of a text, in order, each without what is no part of its name."""
    full = [
        words
        for one in spans
        if one.kind is Kind.PERSON and len(words := text[one.start : one.end].split()) > 1
    ]
    for one in spans:
        own = text[one.start : one.end]
        if own.endswith(_SIDES) and _OFFICE.match(text, one.end):
            yield one._replace(end=one.start + own.rindex(" "))
        elif own.endswith(" " + HOUSE):
            yield from _housed(one, own, full)
        elif one.kind is not Kind.PERSON or not _is_epithet(own.split(), full):
            yield one


def _housed(span: Span, own: str, full: list[list[str]]) -> Iterator[Span]:
    """Part the White House from whose it is, a person where the text names one so."""
    before = own.removesuffix(" " + HOUSE)
    if any(words[-1] == before for words in full):
        yield Span(Kind.PERSON, span.start, span.start + len(before), "surname")
    yield span._replace(kind=Kind.ORGANIZATION, start=span.end - len(HOUSE))


def _is_epithet(words: list[str], full: list[list[str]]) -> bool:
    """Tell whether two words that look like a person's name are none."""
    if len(words) != 2 or lx.marks().get(words[0], 0) & lx.GIVEN:
        return False
    first, last = words
    if last in _CONTINENTS:
        return True
    return (
        known(first) in {"city", "country", "organization"}
        and any(other[0] == last for other in full)
        and not any(other[-1] == last for other in full if other != words)
    )
