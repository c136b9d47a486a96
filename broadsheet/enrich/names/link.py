"""Whose names they are, as far as one article tells.

In: a `Prose` and its tidied `Span`s. Out: a `Mention` for each.
"""

from collections.abc import Sequence

from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.prose import Prose
from broadsheet.records import Mention


def link(prose: Prose, spans: Sequence[Span]) -> list[Mention]:
    """Give every span the name that it stands for."""
    return [Mention(s.kind, prose.text[s.start : s.end], s.start, s.end, s.rule) for s in spans]
