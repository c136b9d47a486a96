"""Surnames and given names that an engine found without the other half of the name.

In: a text and its spans. Out: the same spans; that of a person of one word takes in the given name
before it (`Bill` of `Bill Clinton`, where only a surname was known) or the surname behind it (`Paul
Singer`). What is left out here would be taken for another person of that surname. What it gets
wrong: given names that neither the list nor the nicknames have.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from broadsheet.enrich.gazetteer.fold import fold
from broadsheet.enrich.names import lexicon as lx
from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.persons.spelling import NICKNAMES, given
from broadsheet.records import Kind

READ = 40
"""Characters that are read before and after a span; no given name or surname is longer."""

_BEFORE = re.compile(r"(?:^|[^\w.-])([^\W\d_a-z][^\W\d_]{1,19}) $")
_WITHIN = re.compile(r"[^\W\d_A-Z],? $")
_AFTER = re.compile(r" ([^\W\d_a-z][^\W\d_]{2,24})(?!\w)(?! [^\W\d_a-z]|[-&])")

_CALLED = frozenset(word for pair in NICKNAMES for word in pair)
_NO_SURNAME = (
    lx.STOP | lx.NATION | lx.HONORIFIC | lx.MODIFIER | lx.BODY | lx.FIRM | lx.PAPER | lx.CLUB
    | lx.FACILITY | lx.ROAD | lx.EVENT | lx.LAND | lx.QUARTER | lx.DATE | lx.NO_NAME
)  # fmt: skip


def completed(text: str, spans: list[Span]) -> list[Span]:
    """Let persons of one word take in the half of the name beside them."""
    starts = [one.start for one in spans]
    return list(_completed(text, spans, starts))


def _completed(text: str, spans: Iterable[Span], starts: list[int]) -> Iterator[Span]:
    end = 0
    for one in spans:
        whole = one
        if one.kind is Kind.PERSON and " " not in text[one.start : one.end]:
            start = _given_before(text, one, end)
            whole = one._replace(start=start) if start < one.start else _surname_after(
                text, one, starts
            )  # fmt: skip
        yield whole
        end = whole.end


def _given_before(text: str, span: Span, least: int) -> int:
    """Return where the given name before a surname begins, or where the surname does."""
    low = max(least, span.start - READ)
    before = _BEFORE.search(text, low, span.start)
    if not before or before.start(1) < least:
        return span.start
    word, at = before[1], before.start(1)
    marks = lx.marks().get(word, 0)
    if marks & lx.GIVEN and not marks & (lx.COMMON | lx.HONORIFIC | lx.ROLE):
        return at
    called = marks & lx.GIVEN or (word.istitle() and given(fold(word)) in _CALLED)
    # `Will Kato stay?`, `Grant Kato time`: a word at the front of a sentence is no name for sure.
    within = _WITHIN.search(text, max(0, at - READ), at) is not None
    return at if called and within and not marks & lx.DATE else span.start


def _surname_after(text: str, span: Span, starts: list[int]) -> Span:
    marks = lx.marks()
    after = _AFTER.match(text, span.end, span.end + READ)
    if not after or not marks.get(text[span.start : span.end], 0) & lx.GIVEN:
        return span
    own = marks.get(after[1], 0)
    if own & _NO_SURNAME or (own & lx.COMMON and not own & (lx.SURNAME | lx.ROLE)):
        return span
    free = bisect_left(starts, after.start(1))
    if free < len(starts) and starts[free] < after.end(1):
        return span
    within = _WITHIN.search(text, max(0, span.start - READ), span.start) is not None
    return span._replace(end=after.end(1)) if within else span
