"""Whether words beside a date speak of what was or of what will be.

In: a text and its language, a stretch of it that is one sentence, and the place of the date. Out:
-1, 1, `OPEN` for what was to come, or 0 where nothing tells. In English the nearest sign before the
date decides, else the first one behind it; in other languages first those of its own clause, as
commas part them there.

What it gets wrong: present tense, and verbs that `tense_words` does not have.
"""

import re

from broadsheet.enrich.dates.found import OPEN
from broadsheet.enrich.dates.tense_words import VERB_LAST, signs

_CLAUSE = re.compile(r"\b(?:who|which|when|where)\b")
"""What stands before it has another verb: `critics who on Sunday called it wrong`."""

_TO_DO = re.compile(r"\bto [a-z]{2,12}\b")
_EDGE = re.compile(r"[,;:()–—«»„“”\"]|،|\s-\s")
_WAYS = {"born": 0, "open": OPEN, "future": 1, "past": -1}
OPENING = 12
"""Characters before a date that opens its clause."""

BEFORE = 160
AFTER = 120
"""Characters that are read on either side."""


def tense(  # noqa: PLR0913 - the date, its sentence, and what is known of both
    text: str, language: str, sentence: tuple[int, int], start: int, end: int, *, headline: bool
) -> int:
    """Tell whether a date lies before (-1) or after (1) what is told as now; 0 where unknown."""
    pattern = signs(language)
    if pattern is None:
        return 0
    if language == "en":
        return _english(text, pattern, sentence, start, end, headline=headline)
    first, last = max(sentence[0], start - BEFORE), min(sentence[1], end + AFTER)
    left = max((edge.end() for edge in _EDGE.finditer(text, first, start)), default=first)
    edge = _EDGE.search(text, end, last)
    right = edge.start() if edge else last
    found = list(pattern.finditer(text, first, last))
    before = [one for one in found if one.end() <= start]
    after = [one for one in found if one.start() >= end]
    near = [one for one in before if one.start() >= left][-1:]
    behind = [one for one in after if one.start() < right][:1]
    own, others = [near, behind], [before[-1:], after[:1]]
    if language in VERB_LAST:
        own.reverse()
    if language in VERB_LAST or start - left < OPENING:
        others.reverse()  # `, fin janvier, elle votera`
    return next((_way(some[0]) for some in (*own, *others) if some), 0)


def _english(  # noqa: PLR0913 - as above
    text: str,
    pattern: "re.Pattern[str]",
    sentence: tuple[int, int],
    start: int,
    end: int,
    *,
    headline: bool,
) -> int:
    first = max(sentence[0], start - BEFORE)
    before = list(pattern.finditer(text, first, start))
    if before and not _CLAUSE.search(text, before[-1].end(), start):
        return _way(before[-1])
    following = pattern.search(text, end, min(sentence[1], end + 100))
    if following is None:
        return 1 if headline and _TO_DO.search(text, first, start) else 0
    return _way(following)


def _way(sign: "re.Match[str]") -> int:
    return next(way for name, way in _WAYS.items() if sign[name])
