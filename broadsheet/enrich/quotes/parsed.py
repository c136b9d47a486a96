"""The cue and the speaker phrase of each stretch in quotation marks, by patterns and by grammar.

In: the `Parse` and the `Reading` of a prose. Out: one `Attribution` for each of its stretches in
marks, in the same order. The patterns of `attribute` find the speaker who stands right
beside the verb; where they had to guess the subject or found nothing, the grammar is asked.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from broadsheet.enrich.quotes.attribute import attribute as patterns
from broadsheet.enrich.quotes.cues import cues
from broadsheet.enrich.quotes.parse import Parse
from broadsheet.enrich.quotes.parts import Attribution, Marked
from broadsheet.enrich.quotes.reading import Reading
from broadsheet.enrich.quotes.subjects import agent, is_passive, phrase, subject

GUESSED = frozenset({"subject of the sentence"})
"""Patterns that take the first name of a sentence for the subject of a verb further on."""

HIGHEST = 12
"""Words between a quoted word and the verb it hangs on, at most."""


def attribute(parse: Parse, reading: Reading) -> list[Attribution]:
    """Find for each stretch in marks the words that say who speaks."""
    found = patterns(reading)
    quoted = Quoted(reading.marked)
    return [
        _better(parse, quoted, given) if not given.speaker or given.how in GUESSED else given
        for given in found
    ]


class Quoted:
    """Tells what stands in quotation marks."""

    def __init__(self, marked: Sequence[Marked]) -> None:
        self.outer = [one for one in marked if one.depth == 0]
        self.starts = [one.start for one in self.outer]

    def holds(self, at: int) -> bool:
        """Tell whether a place of the prose stands in quotation marks."""
        index = bisect_right(self.starts, at) - 1
        return index >= 0 and at < self.outer[index].end


def _better(parse: Parse, quoted: Quoted, given: Attribution) -> Attribution:
    """Return an attribution with the cue and speaker that the grammar gives, if it does."""
    if given.cue:
        verbs = [i for i in parse.within(*given.cue) if parse.words[i].tag.startswith("V")]
    else:
        verbs = list(_governors(parse, quoted, given))
    for verb in verbs[:1]:
        who = (agent(parse, verb) if is_passive(parse, verb) else None) or subject(parse, verb)
        if who is None or quoted.holds(parse.words[who].start):
            continue
        cue = given.cue or parse.span(verb, verb)
        return replace(given, cue=cue, speaker=phrase(parse, who), how="subject of the verb")
    return given


def _governors(parse: Parse, quoted: Quoted, given: Attribution) -> Iterator[int]:
    """Yield the verbs outside of the marks on which words within hang, the nearest first."""
    announcing = cues("en").all
    seen: set[int] = set()
    for i in parse.within(given.start, given.end)[:HIGHEST]:
        for above in parse.above(i, HIGHEST):
            word = parse.words[above]
            if above in seen:
                break
            seen.add(above)
            announces = word.tag.startswith("V") and word.text.lower() in announcing
            if announces and not quoted.holds(word.start):
                yield above
