"""The engine of the base install: names by rules, word lists and weighted cues.

In: a `Prose`. Out: `Span`s, in order, not yet tidied. English is judged word by word; of other
languages only what the gazetteer and a few patterns tell (`foreign`). Where the language is not
known, a text in Latin letters with the small words of English is read as English.
"""

import re
from collections.abc import Iterator

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
EVERY = 80
"""Characters of English text in which at least one of its small words stands."""


def spans(prose: Prose) -> list[Span]:
    """Find the names in a text."""
    language = (prose.language or "").partition("-")[0].lower()
    if language == "en" or (not language and _is_english(prose.text)):
        return _english(prose)
    return foreign(prose, language)


def _is_english(text: str) -> bool:
    opening = text[:LOOKED_AT]
    return len(_ENGLISH.findall(opening)) * EVERY >= len(opening) > 0


def _english(prose: Prose) -> list[Span]:
    text = prose.text
    heads = [line for line in prose.paragraphs if is_heading(text[line[0] : line[1]])]
    found = [
        Span(kind, start, end, rule)
        for verdict in judge(forms(text, between(heads, len(text))))
        for kind, rule in _kind(verdict)
        for start, end in verdict.form.places
    ]
    if heads:
        named = {text[one.start : one.end].upper(): one.kind for one in found}
        full = (name.split() for name, kind in named.items() if kind is Kind.PERSON)
        named = {words[-1]: Kind.PERSON for words in full if len(words) > 1} | named
        for start, end in heads:
            found += headings(text, start, end, named)
    return sorted(found, key=lambda one: one.start)


def _kind(verdict: Verdict) -> Iterator[tuple[Kind, str]]:
    """Yield the kind of a form and the rule; what the table of organizations has is one."""
    if verdict.kind:
        yield verdict.kind, verdict.rule
    elif known(verdict.form.text) == "organization" and verdict.margin < DOUBT:
        yield Kind.ORGANIZATION, "known"


def between(heads: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Return the stretches of a text between its headings."""
    edges = [0, *(edge for head in heads for edge in head), length]
    return list(zip(edges[::2], edges[1::2], strict=True))
