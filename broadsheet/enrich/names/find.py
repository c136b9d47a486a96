"""The engine of the base install: names by rules, word lists and weighted cues.

In: a `Prose`. Out: `Span`s, in order, not yet tidied. English is judged word by word, other
languages by runs of capitals, cues and the gazetteer (`foreign`). Where the language is not
known, a text in Latin letters with the small words of English is read as English.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from broadsheet.enrich.names.foreign import foreign
from broadsheet.enrich.names.forms import forms
from broadsheet.enrich.names.headings import headings, is_heading
from broadsheet.enrich.names.judge import Verdict, judge
from broadsheet.enrich.names.known import known
from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.prose import Prose
from broadsheet.records import Kind

_ENGLISH = re.compile(r"\b(?:the|of|and|that|with|for)\b", re.IGNORECASE)
LOOKED_AT = 2_000
"""Characters from which the language is guessed; a paragraph or three."""
DOUBT = 250
"""Hundredths by which the cues may speak against an organization that is known."""
LITTLE_DOUBT = 150
"""Hundredths by which the cues may speak against a name that its last word explains."""
LEGAL = frozenset("Inc Inc. Ltd Ltd. LLC LLP PLC Plc plc Corp GmbH".split())
TAILS = {
    Kind.ORGANIZATION: LEGAL | frozenset("School Hospital Court".split()),
    Kind.PLACE: frozenset("County State".split()),
}
"""What ends the names of firms, institutions and regions, and hardly anything else."""
LONG_ENOUGH = {Kind.ORGANIZATION: 2}
"""Words of a name, more than which there must be; two may be no name (`Primary School`)."""
EVERY = 80
"""Characters of English text in which at least one of its small words stands."""


Read = Callable[[str, Sequence[tuple[int, int]]], list[Span]]
"""Finds the names in some lines of a text."""


def spans(prose: Prose) -> list[Span]:
    """Find the names in a text."""
    language = (prose.language or "").partition("-")[0].lower()
    if language == "en" or (not language and _is_english(prose.text)):
        return english(prose, _read)
    return foreign(prose, language)


def _is_english(text: str) -> bool:
    opening = text[:LOOKED_AT]
    return len(_ENGLISH.findall(opening)) * EVERY >= len(opening) > 0


def english(prose: Prose, read: Read) -> list[Span]:
    """Find the names in an English text: those of its sentences with `read`, then in headings."""
    text = prose.text
    heads = [line for line in prose.paragraphs if is_heading(text[line[0] : line[1]])]
    found = read(text, between(heads, len(text)))
    if heads:
        named = {text[one.start : one.end].upper(): one.kind for one in found}
        full = (name.split() for name, kind in named.items() if kind is Kind.PERSON)
        named = {words[-1]: Kind.PERSON for words in full if len(words) > 1} | named
        for start, end in heads:
            found += headings(text, start, end, named)
    return sorted(found, key=lambda one: one.start)


def _read(text: str, lines: Sequence[tuple[int, int]]) -> list[Span]:
    """Find names with the rules alone."""
    return [
        Span(kind, start, end, rule)
        for verdict in judge(forms(text, lines))
        for kind, rule in kinds(verdict)
        for start, end in verdict.form.places
    ]


def kinds(verdict: Verdict) -> Iterator[tuple[Kind, str]]:
    """Yield the kind of a form and the rule; what the table of organizations has is one."""
    if verdict.kind:
        yield verdict.kind, verdict.rule
    elif known(verdict.form.text) == "organization" and verdict.margin < DOUBT:
        yield Kind.ORGANIZATION, "known"
    elif len(verdict.form.words) > 1 and verdict.margin < LITTLE_DOUBT:
        last = verdict.form.words[-1]
        kind = next((kind for kind, tails in TAILS.items() if last in tails), None)
        if kind and (last in LEGAL or len(verdict.form.words) > LONG_ENOUGH.get(kind, 1)):
            yield kind, "tail"


def between(heads: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Return the stretches of a text between its headings."""
    edges = [0, *(edge for head in heads for edge in head), length]
    return list(zip(edges[::2], edges[1::2], strict=True))
