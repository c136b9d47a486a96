"""Whom a pronoun for a speaker stands for.

In: a `Discourse`, the place of the pronoun, its attribution. Out: a `Speaker`; without a name where
two can be meant. `He` and `she` are the only person of that sex who is named in the sentence
before, or who spoke in the two before; `it` and `they` the organization that spoke in it.
"""

import re

from broadsheet.enrich.quotes.cues import cues
from broadsheet.enrich.quotes.discourse import Discourse
from broadsheet.enrich.quotes.nouns import PRONOUNS, WORD
from broadsheet.enrich.quotes.parts import Attribution, Span
from broadsheet.records import Kind, Speaker

_SAYS = re.compile(r" ([a-z]+) (?:that )?\Z")
"""A verb right before a pronoun, with `that` or without."""

LONGEST_VERB, LONGEST_NAME = 30, 100
"""Characters, at most, of a verb with its `that`, and of the name before it."""

_PLURAL = re.compile(r"\b(?:[a-z]{3,}[a-rtv-z]s|people|police|men|women|children)\b")
"""Words in small letters that may be what `they` are; verbs with -s are taken for one as well."""

_SEXES = {**PRONOUNS, "him": "m", "his": "m", "her": "f"}
"""Pronouns in all their forms, with the sex of whom they stand for."""


def pronoun(discourse: Discourse, span: Span, low: str, one: Attribution) -> Speaker:
    """Resolve a pronoun, given in small letters."""
    which = PRONOUNS[low]
    if which == "1":
        return Speaker(*span, one.how)
    if which in "mf":
        found = _person(discourse, span, which, one)
        if found:
            discourse.holders.sex[found[0]].add(which)
            return Speaker(*span, f"pronoun: {found[1]}", found[0], Kind.PERSON)
    elif discourse.last and _is_it(discourse, discourse.last, span, which):
        return Speaker(*span, "pronoun: last speaker", discourse.last.name, discourse.last.kind)
    return Speaker(*span, "pronoun: not resolved")


def _teller(discourse: Discourse, span: Span, sex: str) -> str | None:
    """Return who says, right before a pronoun, what it is the subject of: `Lee said that he`."""
    says = _SAYS.search(discourse.text, max(0, span[0] - LONGEST_VERB), span[0])
    if says is None or says[1] not in cues("en").tell:
        return None
    near = discourse.between(says.start() - LONGEST_NAME, says.start())
    if not near or near[-1].end != says.start() or near[-1].kind is not Kind.PERSON:
        return None
    name = near[-1].name
    return name if name and discourse.holders.fits(name, sex) else None


def _person(discourse: Discourse, span: Span, sex: str, one: Attribution) -> tuple[str, str] | None:
    """Return the one person that `he` or `she` can stand for, and why; None where two can."""
    teller = _teller(discourse, span, sex)
    if teller:
        return teller, "who tells it"
    number = discourse.sentences.number(span[0])
    for back, why in ((1, "only one named"), (2, "last speaker")):
        begin = discourse.sentences.start(number - back)
        if discourse.unknown >= begin:
            return None
        fitting = _fitting(discourse, begin, span[0], sex) - discourse.inside(one)
        if len(fitting) > 1:
            return None
        if fitting:
            name = fitting.pop()
            last = discourse.last
            if last and last.start >= begin and last.name == name:
                return name, "last speaker"
            plain = back == 1 and not _is_he_first(discourse, (begin, span[0]), name, sex)
            return (name, why) if plain else None
    return None


def _fitting(discourse: Discourse, begin: int, end: int, sex: str) -> set[str]:
    """Return who is named, or spoke last, in a stretch and may be `he` or `she`."""
    found = {
        one.name or discourse.text[one.start : one.end]
        for one in discourse.between(begin, end)
        if one.kind is Kind.PERSON and not discourse.is_quoted(one.start)
    }
    last = discourse.last
    if last and last.start >= begin and last.kind is Kind.PERSON:
        found.add(last.name or "")
    return {name for name in found if discourse.holders.fits(name, sex)}


def _is_he_first(discourse: Discourse, span: Span, name: str, sex: str) -> bool:
    """Tell whether a pronoun stands before a name, so that somebody else may be meant."""
    begin, end = span
    first = next((one.start for one in discourse.between(begin, end) if one.name == name), end)
    return any(
        _SEXES.get(word[0].lower()) == sex and not discourse.is_quoted(word.start())
        for word in WORD.finditer(discourse.text, begin, first)
    )


def _is_it(discourse: Discourse, last: Speaker, span: Span, which: str) -> bool:
    """Tell whether `it` or `they` can be an organization that spoke last."""
    begin = discourse.sentences.start(discourse.sentences.number(span[0]) - 1)
    named = last.kind is Kind.ORGANIZATION and last.method.startswith("named")
    if not named or last.start < begin:
        return False
    others = {
        one.name or discourse.text[one.start : one.end]
        for one in discourse.between(begin, span[0])
        if one.kind is not Kind.PLACE and not discourse.is_quoted(one.start)
    }
    plural = which == "p" and _PLURAL.search(discourse.text, last.end, span[0])
    return others <= {last.name} and not plural
