"""Names in texts of other languages than English whose script has capitals.

In: a `Prose` and its language. Out: `Span`s, in order. Every run of words with a capital is asked
whether it is an organization, a place or a person, and is left where nothing says so; then surnames
and names that were found are looked for wherever else they stand, in other cases too.
"""

from collections.abc import Iterable, Iterator

from broadsheet.enrich.names.foreign.organizations import acronym, body
from broadsheet.enrich.names.foreign.persons import is_given, is_role, person
from broadsheet.enrich.names.foreign.places import place, within
from broadsheet.enrich.names.foreign.repeats import again, in_one_case, run_span, surname_first
from broadsheet.enrich.names.foreign.text import Run, Text, read, runs
from broadsheet.enrich.names.known import known
from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.prose import Prose
from broadsheet.records import Kind

_LANDS = frozenset({"country", "region", "city", "town"})
SHORTEST_JOINED = 4
"""Words of a run, at least, that a particle may join out of two names."""


def with_capitals(prose: Prose, language: str) -> list[Span]:
    """Find the names in a text whose script has capitals."""
    text = read(prose, language)
    found: list[Span] = []
    left: list[Run] = []
    for run in _parted(text, runs(text)):
        own = list(_judged(text, run))
        found += own
        if not own:
            left.append(run)
    found = surname_first(text, found)
    found += again(text, found, left)
    return sorted(in_one_case(text, found), key=lambda one: one.start)


def _parted(text: Text, every: Iterable[Run]) -> Iterator[Run]:
    """Yield runs without the words before them that are no names, parted at Turkish `ve`."""
    for run in every:
        for piece in _at_ve(text, run) if text.language == "tr" else (run,):
            for part in _begun(text, piece):
                if part.end - part.start < SHORTEST_JOINED:
                    yield part
                else:
                    yield from _before_head(text, part)


def _at_ve(text: Text, run: Run) -> Iterator[Run]:
    """Yield the pieces of a run between `ve`, which only the name of an institution holds."""
    tail, at = text.words.tail, run.start
    for step in range(run.start, run.end):
        if run.line[step].word == "ve" and (
            tail.has(run.line[step - 1].lower)
            or not any(tail.has(one.lower) for one in run.line[step + 1 : run.end])
        ):
            yield run.cut(at, step)
            at = step + 1
    yield run.cut(at, run.end)


def _before_head(text: Text, run: Run) -> Iterator[Run]:
    """Yield a person and the institution that a particle joins to the name as two runs."""
    particle = None
    for at in range(run.start + 1, run.end):
        if not run.line[at].capital:
            particle = at if particle is None or run.line[at - 1].capital else particle
        elif (
            particle
            and text.words.head.has(run.line[at].lower)
            and any(is_given(text, one.word) for one in run.line[run.start : particle])
        ):
            yield run.cut(run.start, particle)
            rest = next(k for k in range(particle, run.end) if run.line[k].capital)
            yield run.cut(rest, run.end)
            return
    yield run


def _begun(text: Text, run: Run) -> Iterator[Run]:
    start = run.start
    if text.words.tail.whole and any(text.words.tail.has(one.lower) for one in run.tokens[1:]):
        lands = (k for k in range(start + 1, run.end - 1) if known(run.line[k].word) in _LANDS)
        yield run.cut(next(lands, start) if run.line[start].first else start, run.end)
        return
    while start < run.end and _is_opening(text, run, start):
        start += 1
    if start < run.end:
        yield run.cut(start, run.end)


def _is_opening(text: Text, run: Run, at: int) -> bool:
    """Tell whether a word only opens a sentence, or is an article."""
    token = run.line[at]
    if token.elided or not token.capital:
        return True
    if token.lower in text.words.stop:
        return token.first or text.language == "de"
    if token.first and (token.lower in text.words.into or token.lower in text.words.near):
        return True
    if not token.first or token.lower not in text.lowers:
        return False
    more = run.end - at > 1
    return not (more and (is_given(text, token.word) or is_role(text, token)))


def _judged(text: Text, run: Run) -> Iterator[Span]:
    """Yield the names of a run, and of an acronym or party in brackets behind it."""
    head = text.words.head.has(run.line[run.start].lower)
    here = None if head else place(text, run)
    if here and here[1] == "gazetteer":
        yield run_span(text, here[0], Kind.PLACE, here[1], here[2])
        return
    one = body(text, run)
    if one:
        yield from _around(text, run, *one)
        return
    who = person(text, run)
    if who:
        yield from _place_before(text, run, who[0])
        yield run_span(text, who[0], Kind.PERSON, who[1])
        yield from _short(text, who[0])
        return
    here = here or within(text, run)
    if here:
        yield run_span(text, here[0], Kind.PLACE, here[1], here[2])


def _around(text: Text, run: Run, one: Run, rule: str) -> Iterator[Span]:
    """Yield an organization, its acronym, and the names before and behind it in the same run."""
    before = run.cut(run.start, one.start)
    while before.end > before.start and not before.line[before.end - 1].capital:
        before = before.cut(before.start, before.end - 1)
    who = person(text, before) if before.end - before.start > 1 else None
    if who:
        yield run_span(text, who[0], Kind.PERSON, who[1])
    yield run_span(text, one, Kind.ORGANIZATION, rule)
    yield from _short(text, one, text.own(one))
    if one.end < run.end:
        for part in _begun(text, run.cut(one.end, run.end)):
            yield from _judged(text, part)


def _place_before(text: Text, run: Run, who: Run) -> Iterator[Span]:
    """Yield the place that ends what stands before a person in one run (`Президент России …`)."""
    for start in range(run.start, who.start):
        here = place(text, run.cut(start, who.start))
        if here and here[1] == "gazetteer" and here[0].end == who.start:
            yield run_span(text, here[0], Kind.PLACE, here[1], here[2])
            return


def _short(text: Text, run: Run, long: str = "") -> Iterator[Span]:
    short = acronym(text, run)
    if short and known(short.tokens[0].word) not in {"country", "area"}:
        yield run_span(text, short, Kind.ORGANIZATION, "in brackets", long)
