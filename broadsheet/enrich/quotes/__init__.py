"""Words that a text gives as somebody's, who says them, and by which verb.

In: a `Prose` and the mentions in it. Out: `Quote`s in order; offsets count in the prose.
"""

from collections.abc import Sequence

from broadsheet.enrich.prose import Prose
from broadsheet.records import Mention, Quote


def quotes(prose: Prose, mentions: Sequence[Mention]) -> list[Quote]:  # noqa: ARG001
    """Find what is quoted, directly and indirectly, and who is quoted."""
    return []
