"""Months by themselves: `in October`, `since last May`, `the November election`.

In: a `Text`, and what was found in it with a month. Out: `Found`s without a year (`XXXX-10`), and
which way from the publication they lie where the words say so. English only: in other languages
the names of months take cases that `clean.months` does not have.

What it gets wrong: a month after a preposition that is a person (`by June`) at the end of a clause.
"""

import re
from collections.abc import Iterator

from broadsheet.enrich.dates.found import Found, Text, begins_word, words_before
from broadsheet.enrich.dates.month_words import month_of
from broadsheet.enrich.dates.undated import LAST, THIS

_NAME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?![\w-])(?!\s?\d)"
)
"""The beginning of the word is tested later: a pattern that begins with letters is found faster."""

_ANNOUNCING = frozenset(
    "in since until till by during early mid late through throughout before after from between last"
    " next this of".split()
)
_WHICH_WAY = {"since": -1, "last": LAST, "next": 1, "this": THIS}
_CHAIN = re.compile(r",?\s(?:and|or|to|through)\s|,\s|[-–]")
_NOUN = re.compile(r"\s(?!for\b|on\b|to\b|in\b|and\b|of\b|by\b|at\b|is\b|was\b)[a-z]{3,}")
_ENDS = frozenset("as end start beginning middle half month days weeks".split())
_OTHER_WORDS = frozenset({"March", "May"})
_CAPITAL = re.compile(r"(?:['’]s)?\s[A-Z][a-z]")


def bare_months(text: Text, taken: list[Found]) -> Iterator[tuple[Found, int]]:
    """Yield each month outside of what is taken, with the direction of the word before it."""
    if text.language != "en":
        return
    spans = iter(sorted((one.start, one.end) for one in taken))
    busy = next(spans, None)
    last = way = -1
    for name in _NAME.finditer(text.text):
        while busy and busy[1] <= name.start():
            busy = next(spans, None)
        if (busy and busy[0] <= name.start()) or not begins_word(text.text, name.start()):
            continue
        before = words_before(text.text, name.start())
        chained = 0 <= last < name.start() and _CHAIN.fullmatch(text.text[last : name.start()])
        if not chained and not _is_shown(text.text, name, before):
            continue
        way = way if chained else _WHICH_WAY.get(before[-1], 0)
        last = name.end()
        yield Found(*name.span(), f"XXXX-{month_of(name[0], 'en') or 0:02}", "month"), way


def _is_shown(words: str, name: "re.Match[str]", before: list[str]) -> bool:
    """Tell whether what stands beside a word shows it to be a month."""
    word = before[-1] if before else ""
    ordinary = name[0] in _OTHER_WORDS and not _ENDS & set(before[-2:-1])
    if word in {"the", "a"}:
        return not ordinary and _NOUN.match(words, name.end()) is not None
    if word not in _ANNOUNCING or (word == "of" and (ordinary or before[-2:-1] == ["minister"])):
        return False
    # `by August Wilson`, `of April Ryan`
    named = word in {"by", "of", "from", "after", "before", "between"}
    return not (named and _CAPITAL.match(words, name.end()))
