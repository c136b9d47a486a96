"""Months by themselves: `in October`, `since last May`, `the November election`, `в июле`.

In: a `Text`, and what was found in it with a month. Out: `Found`s without a year (`XXXX-10`), and
which way from the publication they lie where the words say so.

What it gets wrong: a month after a preposition that is a person (`by June`) at the end of a clause.
"""

import re
from collections.abc import Iterator

from broadsheet.enrich.dates.bare_month_words import (
    AND,
    TO,
    announcing,
    month_names,
)
from broadsheet.enrich.dates.found import Found, Text, begins_word, words_before
from broadsheet.enrich.dates.month_words import month_of
from broadsheet.enrich.dates.role_words import role
from broadsheet.enrich.dates.undated import COMING, LAST, RECENT, THIS

_NAME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?![\w-])(?!\s?\d)"
)
"""The beginning of the word is tested later: a pattern that begins with letters is found faster."""

_ANNOUNCING = frozenset(
    "in since until till by during early mid late through throughout before after from between last"
    " next this of".split()
)
_WHICH_WAY = {"since": RECENT, "last": LAST, "next": 1, "this": THIS}
_CHAIN = re.compile(r",?\s(?:and|or|to|through)\s|,\s|[-–]")
_CHAIN_ELSEWHERE = re.compile(rf"{AND}|{TO}")
_NOUN = re.compile(r"\s(?!for\b|on\b|to\b|in\b|and\b|of\b|by\b|at\b|is\b|was\b)[a-z]{3,}")
_ENDS = frozenset("as end start beginning middle half month days weeks".split())
_OTHER_WORDS = frozenset({"March", "May"})
_CAPITAL = re.compile(r"(?:['’]s)?\s[A-Z][a-z]")
_BEHIND = re.compile(r"\s([^\W\d_]+)")
_NAMED = re.compile(r"(?<!\w)[A-ZÇĞİÖŞÜ][^\W\d_]*\s$")
"""What stands before a family name in Turkish: `Mustafa Nisan'da konuştu`."""

_ROLES = {"last": RECENT, "next": COMING, "this": THIS}


def bare_months(text: Text, taken: list[Found]) -> Iterator[tuple[Found, int]]:
    """Yield each month outside of what is taken, with the direction of the word before it."""
    names = _NAME if text.language == "en" else month_names(text.language)
    if names is None:
        return
    spans = iter(sorted((one.start, one.end) for one in taken))
    busy = next(spans, None)
    last = way = -1
    chain = _CHAIN if text.language == "en" else _CHAIN_ELSEWHERE
    for name in names.finditer(text.text):
        while busy and busy[1] <= name.start():
            busy = next(spans, None)
        if busy and busy[0] <= name.start():
            continue
        between = text.text[last : name.start()][:16] if 0 <= last < name.start() else ""
        chained = chain.fullmatch(between) is not None
        shown = _in_english(text.text, name) if text.language == "en" else _elsewhere(text, name)
        if shown is None and not chained:
            continue
        way = way if shown is None or (chained and not shown) else shown
        last = name.end()
        number = month_of(name[0], "en") if text.language == "en" else int(name.lastgroup[1:])  # type: ignore[index]
        yield Found(*name.span(), f"XXXX-{number or 0:02}", "month"), way


def _in_english(words: str, name: "re.Match[str]") -> int | None:
    """Return the direction of a month in English, None where nothing shows that it is one."""
    if not begins_word(words, name.start()):
        return None
    before = words_before(words, name.start())
    return _WHICH_WAY.get(before[-1], 0) if _is_shown(words, name, before) else None


def _elsewhere(text: Text, name: "re.Match[str]") -> int | None:
    """Return the direction of a month in another language, None where nothing announces it."""
    words, start = text.text, name.start()
    if not announcing(text.language).search(words, max(0, start - 24), start):
        return None
    if (
        text.language == "tr"
        and words[start].isupper()
        and _NAMED.search(words, max(0, start - 24), start)
    ):
        return None
    before = words_before(words, start, 32)
    follows = _BEHIND.match(words, name.end(), name.end() + 20)
    said = _ROLES.get(role(text.language, before, follows[1] if follows else ""))
    if said is not None:
        return said
    # `w maju`, `до мая`: what follows `since` or `until` may still be told in either tense.
    return 0


def _is_shown(words: str, name: "re.Match[str]", before: list[str]) -> bool:
    """Tell whether what stands beside a word shows it to be a month."""
    word = before[-1] if before else ""
    ordinary = name[0] in _OTHER_WORDS and not _ENDS & set(before[-2:-1])
    if word in {"the", "a", "an"}:
        return not ordinary and _NOUN.match(words, name.end()) is not None
    if word not in _ANNOUNCING or (word == "of" and (ordinary or before[-2:-1] == ["minister"])):
        return False
    # `by August Wilson`, `of April Ryan`
    named = word in {"by", "of", "from", "after", "before", "between"}
    return not (named and _CAPITAL.match(words, name.end()))
