"""Dates that a text mentions.

In: a `Prose`. Out: `Date`s in order, none within another; offsets count in the prose.
"""

from broadsheet.enrich.prose import Prose
from broadsheet.records import Date


def dates(prose: Prose) -> list[Date]:  # noqa: ARG001
    """Find the dates that a text mentions, each only as precise as the text allows."""
    return []
