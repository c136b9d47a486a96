"""Whom a phrase without a name stands for: `the ambassador`, `the statement`.

In: a `Discourse`, the place of the phrase and its words. Out: a `Speaker`: the only person of the
article who has the role, else the last speaker where any person may have it; for a statement, who
made it; without a name where the words before do not make it plain.
"""

import re

from broadsheet.enrich.quotes.discourse import Discourse
from broadsheet.enrich.quotes.holders import role_in
from broadsheet.enrich.quotes.named import APPOSED
from broadsheet.enrich.quotes.nouns import DEFINITE, STATEMENTS, WORD
from broadsheet.enrich.quotes.parts import Span
from broadsheet.records import Kind, Mention, Speaker

_ANYBODY = frozenset(
    """diplomat official candidate politician lawmaker leader activist representative minister
    president chief senator governor mayor nominee expert analyst ambassador veteran man woman
    spokesman""".split()
)
"""Roles that a text may use for the last speaker though it never named the role before."""

_NEAR = 700
"""Characters back, at most, to the last speaker that a role stands for."""

_LONGEST = 6
"""Words of a phrase, at most, whose role tells who it is."""

_READ = 60
"""Characters before a name that are read for the beginning of its sentence."""

_TITLE = 7
"""Words between the beginning of a sentence and a name, at most, that can be its role."""

_POSSESSED = re.compile(r"['’]s |, [^\W\d_a-z]")
"""A role that is somebody's, or that a name follows, is not that of the last speaker."""

_BREAK = re.compile(r"[.!?…][”\"’')\]]*\s+|\n\n")


def nominal(discourse: Discourse, span: Span, words: str, how: str) -> Speaker:
    """Resolve a phrase without a name: who has the role, or who made the statement."""
    core = APPOSED.split(words)[0]
    low = WORD.findall(core.lower())
    if not low or low[0] not in DEFINITE:
        return Speaker(*span, how)
    roles = role_in(low)
    if roles:
        return _role(discourse, span, roles[-1], core, how)
    if low[-1] not in STATEMENTS:
        return Speaker(*span, how)
    last = discourse.last
    if (
        last
        and low in (["the", "statement"], ["this", "statement"])
        and _made(discourse, last, span)
    ):
        return Speaker(*span, "statement of the last speaker", last.name, last.kind)
    return Speaker(*span, f"{low[-1]}: not resolved")


def _made(discourse: Discourse, last: Speaker, span: Span) -> bool:
    """Tell whether an organization spoke in the sentence before, that nobody's statement is."""
    begin = discourse.sentences.start(discourse.sentences.number(span[0]) - 1)
    named = last.kind is Kind.ORGANIZATION and last.method.startswith("named")
    return named and last.start >= begin


def _role(discourse: Discourse, span: Span, title: str, words: str, how: str) -> Speaker:
    """Resolve a role: the only person who has it, with the words in capitals before it."""
    where = [word[:4].lower() for word in words.split()[1:] if word[0].isupper()]
    known = {
        name
        for name in discourse.holders.of.get(title, set())
        if all(any(has.startswith(one) for has in discourse.holders.words[name]) for one in where)
    }
    if len(known) == 1 and len(words.split()) <= _LONGEST:
        return Speaker(*span, f"role: {title}", next(iter(known)), Kind.PERSON)
    last = discourse.last
    if title in _ANYBODY and last and not known and _is_same(discourse, last, span):
        return Speaker(*span, f"role: {title}, last speaker", last.name, last.kind)
    return Speaker(*span, how)


def _is_same(discourse: Discourse, last: Speaker, span: Span) -> bool:
    """Tell whether the last speaker can be meant by a role: a person, near, and nobody between."""
    return (
        last.kind is Kind.PERSON
        and 0 <= span[0] - last.end <= _NEAR
        and not _POSSESSED.search(discourse.text, *span)
        and not any(
            one.kind is Kind.PERSON and one.name != last.name and _opens(discourse.text, one)
            for one in discourse.between(last.end, span[0])
        )
    )


def _opens(text: str, one: Mention) -> bool:
    """Tell whether a mention is among the first words of its sentence, with its titles."""
    if text.startswith(("'s", "’s"), one.end):
        return False
    begin = max(0, one.start - _READ)
    breaks = [found.end() for found in _BREAK.finditer(text, begin, one.start)]
    if begin and not breaks:
        return False
    words = text[breaks[-1] if breaks else begin : one.start]
    titles = words.split()
    apposed = words.rstrip().endswith(",") and words.count(",") == 1 and len(titles) <= _TITLE
    return (apposed and bool(role_in(WORD.findall(words)))) or all(
        word[0].isupper() or word in {"the", "a"} for word in titles
    )
