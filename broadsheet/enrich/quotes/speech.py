"""Which stretches in quotation marks are speech, and not titles, names or words held at a distance.

In: a `Prose`, its stretches in marks and their attributions. Out: the attributions that are kept.
"""

from collections.abc import Sequence

from broadsheet.enrich.prose import Prose
from broadsheet.enrich.quotes.parts import Attribution, Marked
from broadsheet.records import Mention


def speech(
    prose: Prose,
    marked: Sequence[Marked],
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],  # noqa: ARG001
) -> list[Attribution]:
    """Keep the attributions whose stretch is speech."""
    kept = []
    for one, given in zip(marked, attributions, strict=True):
        words = prose.text[one.start : one.end].split()
        if one.depth == 0 and len(words) >= (3 if given.speaker else 7):
            kept.append(given)
    return kept


def is_whole(words: str) -> bool:
    """Tell whether words are at least one full sentence."""
    return words[:1].isupper()
