"""Names of places in other languages than English.

In: a `Text` and a run of its words. Out: the run that is the name of a place, why, and the
nominative that the gazetteer has. A place is what the gazetteer has as a country, an area, a
region or a large city; a town where its country speaks the language or a preposition says so; and
an unknown name after a preposition or noun of place.
"""

import re

from broadsheet.enrich.gazetteer.places import find
from broadsheet.enrich.names import lexicon as lx
from broadsheet.enrich.names.foreign.inflection import nominatives
from broadsheet.enrich.names.foreign.persons import is_given
from broadsheet.enrich.names.foreign.text import Run, Text, Token, adjacent
from broadsheet.enrich.names.foreign.words import NO_PLACES
from broadsheet.enrich.names.known import known

HOMES: dict[str, frozenset[str]] = {
    "de": frozenset("DE AT CH".split()),
    "fr": frozenset("FR BE CH".split()),
    "it": frozenset("IT CH".split()),
    "es": frozenset("ES".split()),
    "pt": frozenset("PT BR".split()),
    "nl": frozenset("NL BE".split()),
    "pl": frozenset("PL".split()),
    "tr": frozenset("TR".split()),
    "sv": frozenset("SE FI".split()),
    "ru": frozenset("RU".split()),
    "uk": frozenset("UA".split()),
}
"""Countries whose towns a text in their language may name without saying where they are."""

SURE = frozenset({"country", "area", "region", "city"})
_LOCATIVE = re.compile(r"['’][dt][ae](?:ki)?(?:ler|n)?\b")
_ADJECTIVE = re.compile(r"(?:[сц]к(?:ий|ого|ому|им)|[ыи]й|[ая]я|[ое]е|[ыи]х)$")
_LINKS = frozenset("de do da di du del of d' d’ des".split())
_DATELINE = re.compile(r",? ?\(?[^\W\d_]*\)?[,.]? ?(?:[–—-] |\d{1,2}\.? )")
LONGEST, LONGEST_UNKNOWN = 4, 3
_THING = lx.PAPER | lx.FIRM | lx.COMMON
KNOWN = 100_000
"""People of a town that other countries' articles name, too."""

Found = tuple[Run, str, str]


def place(text: Text, run: Run) -> Found | None:
    """Return the place that a whole run names."""
    named = _named(text, run)
    if named:
        return named, "gazetteer", text.own(named)
    run = _longer(text, run)
    own = text.own(run)
    size = run.end - run.start
    if size > LONGEST or (size == 1 and own in NO_PLACES):
        return None
    cue = _cue(text, run)
    if size > 1 and is_given(text, run.tokens[0].word) and known(own) not in SURE:
        return None
    noun = size == 1 and own in text.nouns
    for form in _forms(text, run, own):
        table = known(form)
        if noun and table in {"town", "region"}:
            continue
        if table == "town" and form != own and text.language == "de":
            continue
        if table == "town":
            fits = cue or (not _is_doubtful(text, run) and _is_expected(text, run, form))
        else:
            fits = table in SURE and (
                size > 1 or cue or not _is_word(text, run.tokens[0], form, table)
            )
        if fits:
            return run, "gazetteer", form
    unknown = cue and size <= LONGEST_UNKNOWN and _may_be_unknown(text, run)
    return (run, "after a word of place", own) if unknown else None


def _named(text: Text, run: Run) -> Run | None:
    """Return the run with the noun before it, where the two are the name (`mer Noire`)."""
    before = run.before
    if before is None or before.lower not in text.words.place or not adjacent(run.line, run.start):
        return None
    whole = run.cut(run.start - 1, run.end)
    return whole if known(text.own(whole)) in {"area", "country"} else None


def _longer(text: Text, run: Run) -> Run:
    """Return the run with a small word and a name behind it, where the gazetteer has all of it."""
    line, end = run.line, run.end
    if end + 1 < len(line) and line[end + 1].capital and len(line[end].word) < 5:
        more = run.cut(run.start, end + 2)
        if adjacent(line, end) and adjacent(line, end + 1) and known(text.own(more)) != "none":
            return more
    return run


def within(text: Text, run: Run) -> Found | None:
    """Return the country or city that ends a run of German words, or follows its first word."""
    tokens = run.tokens
    if text.language != "de" and not tokens[0].first:
        return None
    first = tokens[0].word
    if first.endswith("s") and known(first[:-1]) in {"country", "area"}:
        return run.cut(run.start, run.start + 1), "gazetteer", first[:-1]
    for start in range(run.start + 1, run.end):
        part = run.cut(start, run.end)
        own = text.own(part)
        for form in (own, *nominatives(own, text.language)):
            if run.line[start].word not in NO_PLACES and known(form) in {"country", "city", "area"}:
                return part, "gazetteer", form
    return None


def _forms(text: Text, run: Run, own: str) -> list[str]:
    """Return a name as it stands and in the nominatives that it may be a case of."""
    if run.end - run.start == 1:
        return [own, *nominatives(own, text.language)]
    last = run.line[run.end - 1].word
    stem = own[: -len(last)]
    found = [own, *(stem + one for one in nominatives(last, text.language))]
    first, _, rest = own.partition(" ")
    for one in nominatives(first, text.language)[:12]:
        found += [
            f"{one} {rest}",
            *(f"{one} {other}" for other in nominatives(rest, text.language)),
        ]
    return found[:40]


def _cue(text: Text, run: Run) -> bool:
    """Tell whether a preposition, a noun, a suffix or a dateline says that this is a place."""
    words, before, first = text.words, run.before, run.tokens[0]
    if text.language == "tr":
        return bool(_LOCATIVE.search(run.tokens[-1].word))
    if before is None:
        return bool(_DATELINE.match(text.text, run.tokens[-1].end)) and first.shouted
    if not adjacent(run.line, run.start):
        return False
    if before.lower in words.into or before.lower in words.place:
        return True
    behind = run.line[run.start - 2] if run.start > 1 else None
    return (
        before.lower in _LINKS
        and behind is not None
        and behind.lower in words.place
        and adjacent(run.line, run.start - 1)
    )


def _may_be_unknown(text: Text, run: Run) -> bool:
    """Tell whether an unknown name after a word of place is one."""
    tokens = run.tokens
    if any(one.lower in text.lowers or one.lower in text.words.stop for one in tokens):
        return False
    if any(text.words.head.has(one.lower) or one.shouted for one in tokens):
        return False
    if len(tokens) > 1 and any(lx.marks().get(one.word, 0) & _THING for one in tokens):
        return False
    if text.language == "de":
        return tokens[-1].lower.endswith(text.words.placetail)
    return not is_given(text, tokens[0].word) and len(tokens[0].word) > 2


def _is_expected(text: Text, run: Run, name: str) -> bool:
    """Tell whether a town needs no more to be meant: at home, large, or behind a preposition."""
    home = HOMES.get(text.language, frozenset())
    if any(one.country_code in home or one.population >= KNOWN for one in find(name)):
        return True
    before = run.before
    return before is not None and adjacent(run.line, run.start) and before.lower in text.words.near


def _is_doubtful(text: Text, run: Run) -> bool:
    """Tell whether a town may be a word or a person."""
    token = run.tokens[0]
    return run.end - run.start == 1 and (
        token.first
        or (text.language in {"ru", "uk"} and bool(_ADJECTIVE.search(token.word)))
        or token.lower in text.lowers
        or bool(lx.marks().get(token.word, 0) & (lx.GIVEN | lx.SURNAME | lx.COMMON))
        or len(token.word) < 4
    )


def _is_word(text: Text, token: Token, form: str, table: str) -> bool:
    """Tell whether one word is too short, or too much of another word, to be a place by itself."""
    if len(form) < 3 or form in NO_PLACES or token.lower in text.words.stop:
        return True
    if table == "country" and len(form) > 3:
        return False
    adjective = text.language in {"ru", "uk"} and _ADJECTIVE.search(token.word)
    return (
        bool(adjective)
        or token.lower in text.lowers
        or is_given(text, form)
        or (form != token.word and len(form) < 4)
    )
