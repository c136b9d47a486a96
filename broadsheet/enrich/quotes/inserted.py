"""Words that a text puts into a quotation to say who speaks: `«Да, — сказал он. — Мы идём»`.

In: the text, its stretches in marks, a language. Out: the stretches, those parted that hold a verb
of saying between dashes. Only languages that write so are read; elsewhere such words are speech.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from broadsheet.enrich.quotes.cues import cues
from broadsheet.enrich.quotes.parts import Marked

LANGUAGES = frozenset("ru uk be bg sr mk pl cs".split())
LONGEST = 160
"""Characters between the dashes, at most."""

_OPENS = re.compile(r"(?<=[,.!?…])\s+[—–]\s+(?=([^\W\d_]+))")
_CLOSES = re.compile(r"[,.]\s+[—–]\s+")


def parted(text: str, marked: Sequence[Marked], language: str | None) -> Sequence[Marked]:
    """Return the stretches without the words put into them."""
    code = (language or "").split("-")[0].lower()
    if code not in LANGUAGES:
        return marked
    say = cues(code).say
    return [piece for one in marked for piece in _pieces(text, one, say)]


def _pieces(text: str, one: Marked, say: frozenset[str]) -> Iterator[Marked]:
    begun = one
    for match in _OPENS.finditer(text, one.start, one.end):
        if one.depth or match.start() < begun.start or match[1].lower() not in say:
            continue
        yield replace(begun, end=match.start(), outer_end=match.start())
        after = _CLOSES.search(text, match.end(), min(one.end, match.end() + LONGEST))
        if after is None:
            return
        begun = replace(one, start=after.end(), outer_start=after.end(), reopened=True)
    yield begun
