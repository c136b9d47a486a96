"""Which name a speaker phrase holds, and whose it is.

In: a `Discourse` and the place of a phrase. Out: the mention that the phrase names; for a surname
that fits two people, the one who has spoken or been named; for words in capitals that no mention
has, the name as stated.
"""

import re
from dataclasses import replace

from broadsheet.enrich.quotes.discourse import Discourse
from broadsheet.enrich.quotes.holders import role
from broadsheet.enrich.quotes.nouns import DEFINITE, SOURCES, STATEMENTS, WORD
from broadsheet.enrich.quotes.parts import Span
from broadsheet.records import Kind, Mention, Speaker

APPOSED = re.compile(r"[,(—–]| who | which ")
"""What parts a phrase from words that only say more about it."""

_BELONGING = frozenset(
    """of for from with at von vom der des bei de del della dell' do da van von du des""".split()
)
"""Words after which a name says whose or where somebody is."""

_NO_PERSON = frozenset("a an the of for and in at from with to &".split())
"""Before capitals, these say that they are the rest of another name, or of a thing."""

_OPENS = re.compile(r"[.!?…:][”\"’')\]]*\s+\Z|\n\s*[“\"‘']?\Z")
"""The end of what stands before the first word of a sentence."""

_GOES_ON = re.compile(r"['’]s|[’']?\s+(?!(?:of|and|for|from|in|at)\s)[^\W\d_]")
"""What follows a name that is only said of the next noun: `Lee's aide`, `the BBC reporter`."""


def named(discourse: Discourse, span: Span, words: str) -> Mention | None:
    """Return the mention that a phrase names: not one that only tells whose or where."""
    within = [one for one in discourse.between(*span) if one.kind is not Kind.PLACE]
    if not within:
        return None
    comma = APPOSED.search(words)
    core = span[0] + comma.start() if comma else span[1]
    heads = [one for one in within if one.start < core and _is_head(discourse.text, one, core)]
    people = [one for one in heads if one.kind is Kind.PERSON]
    apposed = [
        one
        for one in within
        if comma
        and one.kind is Kind.PERSON
        and one.start >= core
        and (one.start <= core + 3 or discourse.text[core : one.start].endswith("), "))
    ]
    return next(iter([*people[:1], *apposed, *heads]), None)


def _is_head(text: str, one: Mention, core: int) -> bool:
    """Tell whether a mention is what its phrase is about, by the words before and after it."""
    after = text[one.end : core]
    if one.kind is Kind.ORGANIZATION and not STATEMENTS.isdisjoint(
        WORD.findall(after.lower())[-2:]
    ):
        return True
    before = text[max(0, one.start - 12) : one.start].lower().split()
    return not _GOES_ON.match(after) and not (before and before[-1] in _BELONGING)


def surname(discourse: Discourse, span: Span, mention: Mention, how: str) -> Speaker:
    """Resolve a surname that fits two people: only one has spoken, or been named, so far."""
    if mention.kind is not Kind.PERSON:
        return Speaker(*span, how)
    stated = discourse.text[mention.start : mention.end]
    last = stated.split()[-1]
    spoke = discourse.spoke.get(last, set())
    if len(spoke) == 1:
        return Speaker(*span, "surname: spoke before", next(iter(spoke)), Kind.PERSON)
    bearers = discourse.bearers.get(last, {})
    earlier = [name for name, first in bearers.items() if first < span[0]]
    if len(earlier) == 1:
        return Speaker(*span, "surname: named before", earlier[0], Kind.PERSON)
    return Speaker(*span, f"{how}, as stated", stated)


def as_stated(discourse: Discourse, speaker: Speaker, words: str) -> Speaker:
    """Return a speaker with the name that ends its phrase, where nothing else knows that name.

    A title before it is no part of it; `The` is one within a sentence, as in `The Blaze`.
    What it gets wrong: `member Hope Society` is no person; but it is what the text names.
    """
    core = APPOSED.split(words)[0].split()
    titles = [at for at, word in enumerate(core, 1) if role(word)]
    first, least = len(core), titles[-1] if titles else 0
    while first > least and core[first - 1][:1].isupper() and not core[first - 1].isupper():
        first -= 1
    name = core[first:]
    if len(name) < 2 or (name[0].lower() in DEFINITE and not _is_the(discourse, speaker, name)):
        return speaker
    no_person = core[first - 1].lower() in _NO_PERSON if first else len(name) > 2
    if no_person:
        return speaker
    return replace(speaker, name=" ".join(name), method=f"{speaker.method}, as stated")


def _is_the(discourse: Discourse, speaker: Speaker, name: list[str]) -> bool:
    """Tell whether `The` is part of a name: within a sentence, before what is no common noun."""
    before = discourse.text[max(0, speaker.start - 8) : speaker.start]
    return (
        name[0] == "The"
        and name[-1].lower() not in SOURCES
        and bool(before)
        and not _OPENS.search(before)
    )
