"""Whether words beside a date speak of what was or of what will be.

In: a text, a stretch of it that is one sentence, and the place of the date. Out: -1, 1 or 0 where
nothing tells. For English only: elsewhere nothing tells. The nearest sign before the date decides,
else the first one behind it.

Collected from reading news. What it gets wrong: present tense, and verbs whose past is not listed
and does not end in `-ed`.
"""

import re

_FUTURE = (
    r"(?:will|won[’']t|shall|may|might|can|must|could|should)"
    r"(?: (?:not|also|likely|be|have|been)){0,3}(?: [a-z]+ed)?|scheduled"
    r"|upcoming|due|expected|(?:set|slated) (?:to|for)|plan(?:s|ned|ning)?"
    r"|intends?|ahead|deadline|looms?|next|coming|awaits?|hopes?|[’']ll"
    r"|until|till|to be(?: [a-z]+ed)?|(?:is|are|’s|'s) (?:to|going to|expected|due)"
)
_PAST = (
    r"was|were|had|did|didn[’']t|went|came|took|began|held|met|told|made|got|gave|kill(?:ed|ing)|won"
    r"|lost|left|said|saw|became|spoke|wrote|fell|rose|broke|sent|led|ran|brought|found|shot"
    r"|struck|died|knew|kept|sold|paid|bought|built|caught|drew|drove|felt|flew|fought"
    r"|grew|heard|sat|stood|threw|wore|swore|signed|since|after|following|[a-z]{2,12}ed"
)
_OPEN = r"(?:was|were|been) (?:scheduled|expected|due|set|slated|planned|supposed)|would"
_SIGN = re.compile(rf"(?<!\w)(?:(?P<open>{_OPEN})|(?P<future>{_FUTURE})|(?P<past>{_PAST}))(?!\w)")
"""What `was scheduled` for a day, or would happen on it, may be over or not."""

_CLAUSE = re.compile(r"\b(?:who|which|when|where)\b")
"""What stands before it has another verb: `critics who on Sunday called it wrong`."""

_TO_DO = re.compile(r"\bto [a-z]{2,12}\b")


def tense(text: str, sentence: tuple[int, int], start: int, end: int, *, headline: bool) -> int:
    """Tell whether a date lies before (-1) or after (1) what is told as now; 0 where unknown."""
    first = max(sentence[0], start - 160)
    before = list(_SIGN.finditer(text, first, start))
    if before and not _CLAUSE.search(text, before[-1].end(), start):
        sign = before[-1]
    else:
        following = _SIGN.search(text, end, min(sentence[1], end + 100))
        if following is None:
            return 1 if headline and _TO_DO.search(text, first, start) else 0
        sign = following
    return 0 if sign["open"] else 1 if sign["future"] else -1
