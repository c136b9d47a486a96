"""Clean-up of the names that an engine found; the same for every engine.

In: a `Prose` and the `Span`s found in it, in any order. Out: `Span`s in order, none within
another, none across a line, each without what does not belong to the name. One article decides:
a form has one kind in all its places, a surname is its person's, an acronym in brackets is of the
kind of what it abbreviates.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter

from broadsheet.enrich.names import lexicon as lx
from broadsheet.enrich.names.acronyms import BRACKETED, stands_for
from broadsheet.enrich.names.complete import completed
from broadsheet.enrich.names.english.chains import without_article
from broadsheet.enrich.names.epithets import without_epithets
from broadsheet.enrich.names.known import known
from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.names.trim import trimmed
from broadsheet.enrich.names.words.people import HONORIFICS
from broadsheet.enrich.prose import Prose
from broadsheet.records import Kind

_BEFORE = re.compile(r"(?:^|[\s(“\"])([^\W\d_]+\.?) $")
_WORD = re.compile(r"[^\W\d_][\w.&'’-]*")
HEAD = "head of an institution"
"""Rule of a name that is an institution's though a region has it too (`Regione Piemonte`)."""
FEW = 60
"""Words for which a text is searched once for each."""
LONGEST = 200
"""Characters of a name; the longest of organizations have fewer, and what has more is none."""
READ = 24
"""Characters that are read before a span to see a title; the longest has fewer."""

_NO_SURNAME = lx.COMMON | lx.NATION | lx.DATE | lx.STOP | lx.BODY | lx.LAND | lx.NO_NAME
_FORMS_OF_ADDRESS = (
    HONORIFICS - {"General", "Major", "Chief", "Justice", "Count", "Saint", "Tan"}
) | frozenset("President Senator Congressman Congresswoman Premier Chancellor".split())
_UNTYPED = frozenset({"none", "city", "town"})
"""What the gazetteer says that decides no kind."""


def tidy(prose: Prose, spans: Iterable[Span]) -> list[Span]:
    """Trim, correct and part the names that were found."""
    text = prose.text
    found = _apart(one for span in spans for one in _trim(text, span))
    found = list(without_epithets(text, found))
    found = [_addressed(text, one) for one in found]
    surnames = _surnames(text, found)
    found = [part for one in found for part in _parted(text, one, surnames)]
    found = _agreed(text, [_typed(text, one, surnames) for one in found])
    found = _apart([*found, *_acronyms(text, found), *_repeated(text, found, surnames)])
    return completed(text, found)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Keep of spans that overlap the first, of those that begin together the longest.

    Of two for the same words, the one that is given later is kept.
    """
    kept: list[Span] = []
    own = {(one.start, -one.end): one for one in spans}
    for _, one in sorted(own.items(), key=itemgetter(0)):
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return kept


def _trim(text: str, span: Span) -> Iterator[Span]:
    """Yield a span without what does not belong to it, nothing where no name is left."""
    own = text[span.start : span.end]
    if "\n" in own:
        own = max(own.split("\n"), key=len)
        start = text.index(own, span.start)
        span = span._replace(start=start, end=start + len(own))
    place = trimmed(own, span.kind) if len(own) <= LONGEST else None
    if place == (0, len(own)):
        yield span
    elif place:
        yield span._replace(start=span.start + place[0], end=span.start + place[1], lemma="")


def _addressed(text: str, span: Span) -> Span:
    """Make a person of what stands directly after a title (`Mr Kenya`)."""
    if span.kind is Kind.PERSON:
        return span
    if text[max(0, span.start - READ) : span.start].rstrip(" ").rpartition(" ")[2].islower():
        return span
    before = _BEFORE.search(text, max(0, span.start - READ), span.start)
    if not before or before[1] not in _FORMS_OF_ADDRESS:
        return span
    words = text[span.start : span.end].split()
    if len(words) > 3 or _is_body(words[-1]) or known(" ".join(words)) in {"country", "area"}:
        return span
    return span._replace(kind=Kind.PERSON, rule="after a title")


def _is_body(word: str) -> bool:
    return bool(lx.marks().get(word, 0) & (lx.BODY | lx.FIRM | lx.PAPER | lx.LAND))


def _surnames(text: str, spans: Iterable[Span]) -> frozenset[str]:
    """Return the last words of the persons that are named in full."""
    full = (text[s.start : s.end].split() for s in spans if s.kind is Kind.PERSON)
    marks = lx.marks()
    found = {words[-1] for words in full if len(words) > 1}
    found |= {without_article(name) for name in found}
    return frozenset(w for w in found if len(w) > 2 and not marks.get(w, 0) & lx.SUFFIX)


def _parted(text: str, span: Span, surnames: frozenset[str]) -> Iterator[Span]:
    """Part a surname from the country after it (`Putin discussed with Sisi Egypt’s help`)."""
    first, _, rest = text[span.start : span.end].partition(" ")
    if rest and first in surnames and known(rest) == "country" and rest not in surnames:
        middle = span.start + len(first)
        yield Span(Kind.PERSON, span.start, middle, "surname")
        yield Span(Kind.PLACE, middle + 1, span.end, "country")
    else:
        yield span


def _typed(text: str, span: Span, surnames: frozenset[str]) -> Span:
    """Correct the kind by what is known: of a surname, a country, an organization."""
    own = text[span.start : span.end]
    table, several = known(own), " " in own
    if table in _UNTYPED and own not in surnames and "&" not in own:
        return span
    person, place = span.kind is Kind.PERSON, span.kind is Kind.PLACE
    country = table in {"country", "area"}
    if own in surnames:
        tests: tuple[tuple[bool, Kind, str], ...] = (
            (not person and not country, Kind.PERSON, "surname"),
        )
    else:
        tests = (
            (person and "&" in own, Kind.ORGANIZATION, "&"),
            (not place and country, Kind.PLACE, "country"),
            (table == "organization" and (place or several), Kind.ORGANIZATION, "known"),
            (
                table == "region" and several and not person and span.rule != HEAD,
                Kind.PLACE,
                "region",
            ),
        )
    better = next(((kind, rule) for test, kind, rule in tests if test), None)
    return span._replace(kind=better[0], rule=better[1]) if better else span


def _agreed(text: str, spans: Sequence[Span]) -> list[Span]:
    """Give each form the kind that most of its places have, at a tie that of the first."""
    first: dict[str, Kind] = {}
    if all(first.setdefault(text[one.start : one.end], one.kind) is one.kind for one in spans):
        return list(spans)
    votes: dict[str, Counter[Kind]] = {}
    for one in spans:
        votes.setdefault(text[one.start : one.end], Counter())[one.kind] += 1
    mixed = {own: count.most_common(1)[0][0] for own, count in votes.items() if len(count) > 1}
    return [
        one if kind is None or kind is one.kind else one._replace(kind=kind, rule="most places")
        for one in spans
        for kind in (mixed.get(text[one.start : one.end]),)
    ]


def _acronyms(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Find the acronyms that the text itself explains (`Israel Defense Forces (IDF)`).

    Yields them with the kind of their long form, wherever they stand; a span that stands there
    already goes after it.
    """
    kinds: dict[str, Kind] = {}
    for one in spans:
        if text[one.end : one.end + 2].lstrip(" ")[:1] != "(":
            continue
        short = BRACKETED.match(text, one.end)
        if short and stands_for(short[1], text[one.start : one.end]):
            kinds.setdefault(short[1], one.kind)
    yield from _everywhere(text, spans, kinds, "explained acronym")


def _repeated(text: str, spans: Sequence[Span], surnames: frozenset[str]) -> Iterator[Span]:
    """Find the places of surnames that the engine passed over."""
    marks = lx.marks()
    safe = {
        name: Kind.PERSON
        for name in surnames
        if not marks.get(name, 0) & _NO_SURNAME and known(name) in {"none", "town"}
    }
    yield from _everywhere(text, spans, safe, "surname")


def _everywhere(
    text: str, spans: Sequence[Span], kinds: dict[str, Kind], rule: str
) -> Iterator[Span]:
    """Yield the places of some words that no span covers, or that a span of another kind has."""
    if not kinds:
        return
    own = {(one.start, one.end): one for one in spans}
    starts = [one.start for one in spans]
    for at, name in _places(text, kinds):
        end = at + len(name)
        there = own.get((at, end))
        if there and there.kind is not kinds[name]:
            yield there._replace(kind=kinds[name], rule=rule)
        elif not there and _is_free(text, at, end, spans, starts):
            yield Span(kinds[name], at, end, rule)


def _places(text: str, words: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield where some words stand; a few are each looked for, many word by word."""
    if len(words) > FEW:
        yield from (
            (match.start(), match[0]) for match in _WORD.finditer(text) if match[0] in words
        )
        return
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at, word
            at = text.find(word, at + len(word))


def _is_free(text: str, start: int, end: int, spans: Sequence[Span], starts: list[int]) -> bool:
    """Tell whether whole words stand here that no span covers."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    if any(c.isalnum() or c in "-_@#" for c in around):
        return False
    before = bisect_left(starts, end) - 1
    return before < 0 or spans[before].end <= start
