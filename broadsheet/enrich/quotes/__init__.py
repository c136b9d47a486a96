"""Words that a text gives as somebody's, who says them, and by which verb.

In: a `Prose` and the mentions in it. Out: `Quote`s in order; offsets count in the prose.

Five steps, each a module: `marks` finds what stands in quotation marks, `attribute` the cue and
the speaker phrase of each, `speech` keeps those that are speech, `indirect` finds speech without
marks, `speakers` says whose name each speaker phrase stands for. An engine that reads grammar can
put its own `attribute` and `indirect` in their places.
"""

from collections.abc import Callable, Sequence

from broadsheet.enrich.prose import Prose
from broadsheet.enrich.quotes.attribute import attribute
from broadsheet.enrich.quotes.indirect import indirect
from broadsheet.enrich.quotes.parts import Attribution
from broadsheet.enrich.quotes.reading import Reading
from broadsheet.enrich.quotes.speakers import speakers
from broadsheet.enrich.quotes.speech import is_whole, speech
from broadsheet.records import Mention, Quote

Attribute = Callable[[Reading], list[Attribution]]
"""Gives each stretch in marks, in order, its attribution."""

Indirect = Callable[[Reading, Sequence[Attribution]], list[Attribution]]
"""Finds speech without marks; the second are the attributions of stretches in marks."""


def quotes(
    prose: Prose,
    mentions: Sequence[Mention],
    attribute: Attribute = attribute,
    indirect: Indirect = indirect,
) -> list[Quote]:
    """Find what is quoted, directly and indirectly, and who is quoted."""
    reading = Reading(prose, mentions)
    direct = speech(reading, attribute(reading))
    said = sorted([*direct, *indirect(reading, direct)], key=lambda one: one.start)
    return [
        Quote(
            one.start,
            one.end,
            one.direct,
            is_whole(prose.text[one.start : one.end]),
            prose.text[slice(*one.cue)] if one.cue else None,
            one.cue[0] if one.cue else None,
            one.cue[1] if one.cue else None,
            speaker,
            one.continues,
        )
        for one, speaker in zip(said, speakers(prose, said, mentions), strict=True)
    ]
