"""The engine of the base install: names by rules, word lists and weighted cues.

In: a `Prose`. Out: `Span`s, in order, not yet tidied.
"""

from broadsheet.enrich.names.forms import forms
from broadsheet.enrich.names.judge import judge
from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.prose import Prose


def spans(prose: Prose) -> list[Span]:
    """Find the names in a text."""
    found = [
        Span(verdict.kind, start, end, verdict.rule)
        for verdict in judge(forms(prose))
        if verdict.kind
        for start, end in verdict.form.places
    ]
    return sorted(found, key=lambda one: one.start)
