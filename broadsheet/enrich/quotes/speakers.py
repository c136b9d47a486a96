"""Whose name each speaker phrase stands for, as far as its article tells.

In: a `Prose`, its attributions in order, direct and indirect, and its mentions. Out: for each
attribution its `Speaker`, or None where the text names none. A name is the mention in the phrase
(`named`); a pronoun (`pronouns`), a role or a statement (`roles`) is one that the words before it
make plain; else the name is None. A name that fits two people, or that no mention has, is given as
stated, without a kind.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from broadsheet.enrich.prose import Prose
from broadsheet.enrich.quotes.discourse import Discourse
from broadsheet.enrich.quotes.holders import role
from broadsheet.enrich.quotes.named import as_stated, named, surname
from broadsheet.enrich.quotes.nouns import PRONOUNS
from broadsheet.enrich.quotes.parts import Attribution, Span
from broadsheet.enrich.quotes.pronouns import pronoun
from broadsheet.enrich.quotes.roles import nominal
from broadsheet.records import Kind, Mention, Speaker

_PUT = frozenset("asked told heard reminded informed warned notified quizzed".split())
"""Participles that with `was` say what somebody had to hear."""

_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being|got)(?: \w+)? \Z", re.IGNORECASE)

_NO_SPEAKER = frozenset("i the an a one first credit es it's".split())
"""Words that are no phrase for a speaker when they stand alone."""


def speakers(
    prose: Prose, attributions: Sequence[Attribution], mentions: Sequence[Mention]
) -> list[Speaker | None]:
    """Say for each attribution who speaks."""
    if not attributions:
        return []
    discourse = Discourse(prose.text, attributions, mentions)
    known: dict[Span, Speaker] = {}
    return [_speaker(discourse, known, one) for one in attributions]


def _speaker(discourse: Discourse, known: dict[Span, Speaker], one: Attribution) -> Speaker | None:
    """Return the speaker of an attribution; `known` are those of phrases before it."""
    span = one.speaker
    if span is None or _is_asked(discourse.text, one) or _is_no_phrase(discourse, span):
        return None
    found = known.get(span)
    if found is None:
        found = known[span] = _resolve(discourse, span, one)
    inferred = not found.method.startswith("named") or not one.how.startswith("named")
    if found.name and inferred and found.name in discourse.inside(one):
        return Speaker(*span, f"{one.how}: not resolved")
    discourse.heard(found)
    return replace(found, method=one.how) if one.how.startswith("speaker of") else found


def _is_asked(text: str, one: Attribution) -> bool:
    """Tell whether the words are put to the subject of the verb: `Lee was asked`."""
    if one.cue is None or one.speaker is None or one.speaker[0] > one.cue[0]:
        return False
    before = text[max(0, one.cue[0] - 30) : one.cue[0]]
    return text[slice(*one.cue)].lower() in _PUT and bool(_PASSIVE.search(before))


def _is_no_phrase(discourse: Discourse, span: Span) -> bool:
    """Tell whether a word alone is neither a name nor a pronoun, nor somebody's role."""
    words = discourse.text[slice(*span)].split()
    if len(words) != 1 or discourse.between(*span):
        return False
    low = words[0].lower()
    return low in _NO_SPEAKER or (words[0].islower() and low not in PRONOUNS and not role(low))


def _resolve(discourse: Discourse, span: Span, one: Attribution) -> Speaker:
    """Return whom a phrase stands for."""
    how = one.how
    words = discourse.text[slice(*span)]
    low = words.lower()
    if low in PRONOUNS:
        return pronoun(discourse, span, low, one)
    mention = named(discourse, span, words)
    if mention is None:
        found = nominal(discourse, span, words, how)
        return found if found.name else as_stated(discourse, found, words)
    if how.startswith("subject of the sentence") and not _is_only(discourse, span, one):
        return Speaker(*span, f"{how}: not resolved")
    if mention.name is None:
        return surname(discourse, span, mention, how)
    discourse.spoke[mention.name.split()[-1]].add(mention.name)
    return Speaker(*span, how, mention.name, mention.kind)


def _is_only(discourse: Discourse, span: Span, one: Attribution) -> bool:
    """Tell whether nobody else is named between a subject and the verb or words it is for."""
    end = one.cue[0] if one.cue and one.cue[0] > span[1] else one.start
    return not any(
        other.kind is Kind.PERSON and not discourse.is_quoted(other.start)
        for other in discourse.between(span[1], end)
    )
