"""What is doubtful about an article as a whole: too short, cut off, a list, mostly furniture.

In: the text, its passages and the body. Out: problems as (kind, detail).
"""

import re
from collections.abc import Iterator

from broadsheet.clean import page
from broadsheet.clean.shape import is_prose, words
from broadsheet.records import Passage, Role

SHORT_WORDS = 40
"""Words: the shortest news item of the labelled pages has 61; agencies' flashes have fewer."""

PAGE_WORDS = 100
"""Words of an article that was found on a whole page, at least, to be the article."""

LIST_LINES = 6
LIST_SHARE = 0.7
"""Lines of a body, at least, and the share of them that is no prose, of a list or an index page."""

_CUT_OFF = re.compile(
    r"(?:\[\s?(?:…|\.\.\.|&hellip;)\s?\]|(?:…|\.\.\.)\s*\[\+\s?\d+ chars\]|\[\+\d+ chars\]"
    r"|\S(?:…|\.\.\.))\s*[\"”’»)]?\s*$"
)
"""How feeds and news interfaces end a text that goes on elsewhere: WordPress' `[…]`, News API's
`… [+1234 chars]`, an ellipsis. What it gets wrong: a text that ends in an ellipsis of its own."""

_GOES_ON = re.compile(
    r"(?:continue|keep) reading|read (?:the )?(?:full|whole|complete) (?:story|article)"
    r"|subscribe to (?:continue|read|keep)|(?:this|the rest of this) (?:article|content|story) is"
    r" (?:for|available|reserved).{0,40}(?:subscribers|members)"
    r"|weiterlesen (?:mit|auf)|lire la suite|sigue leyendo|continua a leggere|اقرأ المزيد"
    r"|читать (?:далее|полностью)",
    re.IGNORECASE,
)
"""What a page says where a text breaks off; from the pages of papers that sell subscriptions."""


def doubts(text: str, passages: tuple[Passage, ...], body: str) -> Iterator[tuple[str, str]]:
    """Yield what is doubtful about an article as a whole."""
    if not body:
        yield "no body", ""
        return
    own = [p for p in passages if p.role is Role.BODY]
    stated = _length(passages, Role.BLANK) + _length(passages, Role.METADATA)
    lines = [text[p.start : p.end] for p in own]
    count = sum(map(words, lines))
    # Of a whole page the larger part is no article, and nobody needs to be told.
    whole = count >= PAGE_WORDS and any(p.rule in page.RULES for p in passages)
    if not whole and 2 * sum(p.end - p.start for p in own) < len(text) - stated:
        yield "mostly set aside", ""
    prose = sum(map(is_prose, lines))
    if len(lines) >= LIST_LINES and prose <= (1 - LIST_SHARE) * len(lines):
        yield "not an article", f"{prose} of {len(lines)} lines are prose"
    elif count < SHORT_WORDS:
        yield "very short", f"{count} words"
    cut = _cut_off(text, passages, own[-1])
    if cut:
        yield "truncated", cut


def _length(passages: tuple[Passage, ...], role: Role) -> int:
    return sum(p.end - p.start for p in passages if p.role is role)


def _cut_off(text: str, passages: tuple[Passage, ...], last: Passage) -> str | None:
    """Return the words that say that the text goes on elsewhere."""
    ending = text[max(last.start, last.end - 60) : last.end]
    if _CUT_OFF.search(ending):
        return ending[-30:].strip()
    below = next((p for p in passages if p.start >= last.end and p.role is not Role.BLANK), None)
    said = text[below.start : min(below.end, below.start + 200)] if below else ""
    return said[:80] if _GOES_ON.match(said.lstrip(" *•>→[")) else None
