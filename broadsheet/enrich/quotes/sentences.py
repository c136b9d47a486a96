"""Where the sentences of a text begin, those apart that stand in quotation marks.

In: the text, and the stretches in marks that are speech. Out: `Sentences`. A sentence whose words
are all in marks counts as part of the next one, so that `the sentence before` is narration.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from broadsheet.enrich.quotes.parts import Span

_BREAK = re.compile(r"[.!?…][”\"’')\]]*[^\S\n]+(?=[^\sa-z])|\n\n")
_SHORT = frozenset(
    """mr mrs ms dr sen rep gov gen lt col sgt capt st prof rev hon pres jr sr amb vs no adm
    cmdr dept inc co corp ltd jan feb mar apr jun jul aug sept sep oct nov dec""".split()
)
"""Abbreviations that a name or number follows, so that their dot ends no sentence."""

_LAST = re.compile(r"[^\W\d_]+\Z")
_LETTER = re.compile(r"[^\W_]")


class Sentences:
    """The beginnings of sentences, in order."""

    def __init__(self, text: str, quoted: Sequence[Span]) -> None:
        masked = _masked(text, quoted)
        self.starts = [0]
        for found in _BREAK.finditer(masked):
            short = found[0][0] == "." and _is_short(masked, found.start())
            if not short and _LETTER.search(masked, self.starts[-1], found.start()):
                self.starts.append(found.end())

    def number(self, at: int) -> int:
        """Return the number of the sentence that a place is in."""
        return max(bisect_right(self.starts, at) - 1, 0)

    def start(self, number: int) -> int:
        """Return where a sentence begins; the first for a number below nought."""
        return self.starts[max(number, 0)]


def _masked(text: str, quoted: Sequence[Span]) -> str:
    """Return a text of the same length with dashes for speech, all but its last sign."""
    parts, done = [], 0
    for start, end in quoted:
        if start >= done and end - start > 1:
            parts += [text[done:start], "-" * (end - 1 - start)]
            done = end - 1
    return "".join([*parts, text[done:]])


def _is_short(text: str, dot: int) -> bool:
    word = _LAST.search(text, max(0, dot - 12), dot)
    return word is not None and (len(word[0]) == 1 or word[0].lower() in _SHORT)
