"""Names in English texts, by rules: from words with a capital to what each of them names.

In: a `Prose`. Out: `Span`s, in order, not yet tidied. `chains` finds words with a capital,
`grammar` parts them into candidates, `forms` gathers the places of each, `cues` says what speaks
for and against a name, and `judge` decides. Where every word of a line has a capital, `headings`
does.
"""

from collections.abc import Callable, Iterator, Sequence

from broadsheet.enrich.names.english.forms import forms
from broadsheet.enrich.names.english.headings import headings, is_heading
from broadsheet.enrich.names.english.judge import Verdict, judge
from broadsheet.enrich.names.known import known
from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.prose import Prose
from broadsheet.records import Kind

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

Lines = Sequence[tuple[int, int]]
"""Where some stretches of a text begin and end."""

Read = Callable[[str, Lines], list[Span]]
"""Finds the names in some lines of a text."""


def by_rules(text: str, lines: Lines) -> list[Span]:
    """Find the names in some lines of a text with the rules alone."""
    return [
        Span(kind, start, end, rule)
        for verdict in judge(forms(text, lines))
        for kind, rule in kinds(verdict)
        for start, end in verdict.form.places
    ]


def english(prose: Prose, read: Read = by_rules) -> list[Span]:
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


def between(heads: Lines, length: int) -> list[tuple[int, int]]:
    """Return the stretches of a text between its headings."""
    edges = [0, *(edge for head in heads for edge in head), length]
    return list(zip(edges[::2], edges[1::2], strict=True))
