"""Names by the rules and by a model together: what the model says is one more cue for `judge`.

In: a `Prose`, and the stretches of it that a model takes for names, with what it takes them for.
Out: `Span`s, in order, not yet tidied. The rules know titles, places and institutions, and weigh
all places of a form at once; the model knows names that are in no list, and where they end.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from broadsheet.enrich.names import lexicon
from broadsheet.enrich.names.english import english, kinds
from broadsheet.enrich.names.english.cues import around, inner
from broadsheet.enrich.names.english.forms import Form, forms
from broadsheet.enrich.names.english.judge import Verdict, Weights, judge, read_weights, rules
from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.prose import Prose


class Seen(NamedTuple):
    """A stretch that a model takes for the name of a `kind`.

    Kinds are those of `records.Kind`, `facility`, `nation` and `other` (dates, sums, works).
    """

    start: int
    end: int
    kind: str


NAMES = frozenset({"person", "organization", "place", "facility"})
"""Kinds of which a stretch may be a name that the rules saw no candidate for."""

_BEFORE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_AFTER = re.compile(r"(?:['’]s?)?[\s,;:]*$")


def combine(prose: Prose, found: Iterable[Seen]) -> list[Span]:
    """Find the names in a text of which a model has said what it sees."""
    seen = sorted({trimmed(prose.text, one) for one in found})

    def read(text: str, lines: Sequence[tuple[int, int]]) -> list[Span]:
        return apart(judge(evidence(text, lines, seen), _weights()))

    return english(prose, read)


def evidence(text: str, lines: Sequence[tuple[int, int]], seen: Sequence[Seen]) -> list[Form]:
    """Return the candidates in some lines, of the rules and of a model, with the cues of both."""
    known = forms(text, lines)
    starts = [one.start for one in seen]
    for form in known:
        form.cues.update(_said(form, seen, starts))
    begins = [start for start, _ in lines]
    within = [
        s for s in seen if (at := bisect_right(begins, s.start)) and s.end <= lines[at - 1][1]
    ]
    return [*known, *_only_seen(text, within, {form.text for form in known})]


def apart(verdicts: Sequence[Verdict]) -> list[Span]:
    """Return the places of the names; of two that overlap, the one that is surer."""
    places = [
        (-one.margin, Span(kind, start, end, rule))
        for one in verdicts
        for kind, rule in kinds(one)
        for start, end in one.form.places
    ]
    kept: list[Span] = []
    begun: list[int] = []
    for _, one in sorted(places, key=lambda place: (place[0], place[1].start, place[1].end)):
        at = bisect_right(begun, one.start)
        before, after = kept[at - 1 : at] if at else [], kept[at : at + 1]
        if all(b.end <= one.start for b in before) and all(one.end <= a.start for a in after):
            begun.insert(at, one.start)
            kept.insert(at, one)
    return kept


def _said(form: Form, seen: Sequence[Seen], starts: Sequence[int]) -> set[str]:
    """Return what a model says of a form's places, as cues."""
    said = Counter(_relation(place, seen, starts) for place in form.places)
    best = min(said, key=lambda one: (-said[one], one))
    cues = {f"model mostly {best}"}
    for relation, times in said.items():
        share = "all" if times == len(form.places) else "some"
        cues |= {f"model {relation}", f"model {relation} {share}"}
    return cues


def _relation(place: tuple[int, int], seen: Sequence[Seen], starts: Sequence[int]) -> str:
    """Say how a place lies to the stretch of a model that shares words with it."""
    start, end = place
    at = bisect_right(starts, start)
    for one in seen[max(0, at - 2) : at + 2]:
        if one.start < end and start < one.end:
            return f"{_lies(start, end, one)} {one.kind}"
    return "nothing"


def _lies(start: int, end: int, one: Seen) -> str:
    if (one.start, one.end) == (start, end):
        return "equals"
    if one.start <= start and end <= one.end:
        return "within"
    return "holds" if start <= one.start and one.end <= end else "crosses"


def _only_seen(text: str, seen: Sequence[Seen], known: set[str]) -> list[Form]:
    """Return candidates for what only a model takes for names."""
    marks = lexicon.marks()
    found: dict[str, Form] = {}
    for start, end, kind in seen:
        own = text[start:end]
        if kind not in NAMES or own in known or "\n" in own or own == own.lower():
            continue
        form = found.get(own)
        if form is None:
            words = tuple(own.split())
            form = found[own] = Form(own, words)
            form.own = inner(tuple((word, marks.get(word, 0)) for word in words), own)
        form.places.append((start, end))
        form.cues.update(around(text, start, end, titled=False, opens=False))
        length = min(len(form.words), 4)
        form.cues |= {"model only", f"model only {kind}", f"model only {kind} {length}"}
    for form in found.values():
        form.cues.add(f"times {min(len(form.places), 4)}")
    return list(found.values())


def trimmed(text: str, one: Seen) -> Seen:
    """Return a stretch without article, possessive and marks."""
    start, end, kind = one
    ahead = _BEFORE.match(text, start, end)
    start = ahead.end() if ahead else start
    behind = _AFTER.search(text[:end], max(start, end - 8))
    return Seen(start, behind.start() if behind else end, kind)


@cache
def _weights() -> Weights:
    """Return the weights of the rules with those of what a model says.

    training/train_combine.py makes them, with the small pipeline of spaCy for English.
    """
    return rules() | read_weights("weights_model.tsv")
