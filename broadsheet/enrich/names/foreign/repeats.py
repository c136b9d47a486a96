"""Names in other languages than English that another mention in the article explains.

In: a `Text`, the `Span`s found in it, and the runs of words left. Out: more `Span`s: the surnames
of the people who are named in full, names that were found elsewhere, also in another case, and
names beside places; and for the people named in several cases one nominative.
"""

from collections.abc import Iterator

from broadsheet.enrich.names.foreign.inflection import nominatives
from broadsheet.enrich.names.foreign.persons import is_given, is_nominative, is_role
from broadsheet.enrich.names.foreign.text import Run, Text, adjacent
from broadsheet.enrich.names.known import known
from broadsheet.enrich.names.spans import Span
from broadsheet.records import Kind

_AND = frozenset("y e et en i och ve и і та na".split())
CASED = frozenset("ru uk pl de sv da nb no nl".split())
"""Languages whose names of people stand in cases."""


def again(text: Text, found: list[Span], left: list[Run]) -> Iterator[Span]:
    """Yield the names that were found elsewhere, as they stand or in another case."""
    people = _surnames(text, found)
    names = {text.text[one.start : one.end]: one for one in found if one.kind is not Kind.PERSON}
    names |= {one.lemma: one for one in found if one.lemma and one.kind is not Kind.PERSON}
    ends = {one.end for one in found if one.kind is Kind.PLACE}
    for run in left:
        same = names.get(text.own(run))
        if same:
            yield run_span(text, run, same.kind, "again", same.lemma)
            continue
        last = run.cut(run.end - 1, run.end)
        if all(is_role(text, one) for one in run.tokens[:-1]):
            yield from _one(text, last, people, names, ends)
        else:
            yield from _parts(text, run, names)


def _one(
    text: Text, run: Run, people: dict[str, str], names: dict[str, Span], ends: set[int]
) -> Iterator[Span]:
    """Yield what one word is that nothing beside it explains."""
    token = run.tokens[0]
    forms = (token.word, *nominatives(token.word, text.language))
    surname = next((one for one in forms if one in people), "")
    other = next((one for one in forms if one in names), "")
    if surname:
        yield run_span(text, run, Kind.PERSON, "surname", people[surname])
    elif other:
        yield run_span(text, run, names[other].kind, "again", names[other].lemma or other)
    elif _is_beside(text, run, ends):
        yield run_span(text, run, Kind.PLACE, "beside a place")
    elif token.shouted and known(token.word) == "organization":
        yield run_span(text, run, Kind.ORGANIZATION, "known")


def _parts(text: Text, run: Run, names: dict[str, Span]) -> Iterator[Span]:
    """Yield the acronyms that are part of a longer run."""
    for at in range(run.start, run.end):
        own = run.line[at].word
        same = names.get(own)
        if same and same.kind is Kind.ORGANIZATION and own.isupper():
            yield run_span(text, run.cut(at, at + 1), same.kind, "again", same.lemma)


def _is_beside(text: Text, run: Run, ends: set[int]) -> bool:
    """Tell whether an unknown name is joined to a place (`Zwolle en Meppel`)."""
    line, at, token = run.line, run.start, run.tokens[0]
    return (
        at > 1
        and adjacent(line, at)
        and line[at - 1].lower in _AND
        and line[at - 2].end in ends
        and text.language != "de"
        and not token.shouted
        and not is_given(text, token.word)
    )


def _surnames(text: Text, found: list[Span]) -> dict[str, str]:
    """Return the surnames of the people who are named, with the nominative where one is proven."""
    out: dict[str, str] = {}
    for one in found:
        own = (one.lemma or text.text[one.start : one.end]).split()
        if one.kind is Kind.PERSON and len(own[-1]) > 2:
            out.setdefault(own[-1], own[-1])
    for last in list(out):
        for form in nominatives(last, text.language):
            if form in out:
                out[last] = form
    return out


def run_span(text: Text, run: Run, kind: Kind, rule: str, lemma: str = "") -> Span:
    """Return the span of a run; in Turkish without what an apostrophe joins to it."""
    last = run.line[run.end - 1]
    start, end = run.line[run.start].start, last.end
    if text.language == "tr":
        base = next(iter(nominatives(last.word, "tr")), last.word)
        end = last.start + len(base)
    return Span(kind, start, end, rule, "" if lemma == text.text[start:end] else lemma)


def surname_first(text: Text, found: list[Span]) -> list[Span]:
    """Make people of the places that are named like the people of the article."""
    names = (text.text[one.start : one.end].split() for one in found if one.kind is Kind.PERSON)
    surnames = {words[-1] for words in names}
    return [
        one._replace(kind=Kind.PERSON, rule="surname", lemma="")
        if one.kind is Kind.PLACE and text.text[one.start : one.end] in surnames
        else one
        for one in found
    ]


def in_one_case(text: Text, found: list[Span]) -> list[Span]:
    """Give the people who are named in full in several cases, and acronyms, their one name."""
    own = [text.text[one.start : one.end] for one in found]
    lemmas = {words: one.lemma for words, one in zip(own, found, strict=True) if one.lemma}
    if text.language in CASED:
        people = {
            words
            for words, one in zip(own, found, strict=True)
            if one.kind is Kind.PERSON and " " in words
        }
        lemmas |= _nominative(sorted(people), text)
    spans = {
        (one.start, one.end): one if one.lemma else one._replace(lemma=lemmas.get(words, ""))
        for words, one in zip(own, found, strict=True)
    }
    return list(spans.values())


def _nominative(people: list[str], text: Text) -> dict[str, str]:
    """Return for names that are one in several cases what the nominative is."""
    by: dict[tuple[str, ...], list[str]] = {}
    for name in people:
        words = name.split()
        forms = (words[0], *nominatives(words[0], text.language))
        first = [one for one in forms if is_nominative(text, one)] or [words[0]]
        last = (words[-1], *nominatives(words[-1], text.language))
        for key in {(one, *words[1:-1], other) for one in first for other in last}:
            by.setdefault(key, []).append(name)
    known_names = set(people)
    found: dict[str, str] = {}
    for key in sorted(by, key=lambda key: (" ".join(key) not in known_names, -len(by[key]), key)):
        lemma = " ".join(key)
        own = by[key]
        proven = lemma in known_names or key[-1] not in {name.split()[-1] for name in own}
        if proven and len(own) > 1 and not any(name in found for name in own):
            found |= dict.fromkeys(own, lemma)
    return {name: lemma for name, lemma in found.items() if name != lemma}
