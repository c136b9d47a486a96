"""Names in other languages than English: what the gazetteer, word lists and cues tell.

In: a `Prose` and its language, empty if not known. Out: `Span`s, in order. Precision goes before
recall: every run of words with a capital is asked whether it is an organization, a place or a
person, and is left where nothing says so; then surnames and names that were found are looked for
wherever else they stand, in other cases too. Scripts without capitals go to `foreign_plain`.
"""

import re
from collections.abc import Iterable, Iterator

from broadsheet.enrich.names.foreign_bodies import acronym, body
from broadsheet.enrich.names.foreign_cases import nominatives
from broadsheet.enrich.names.foreign_people import is_given, is_role, person
from broadsheet.enrich.names.foreign_places import place, within
from broadsheet.enrich.names.foreign_plain import plain
from broadsheet.enrich.names.foreign_text import Run, Text, read, runs
from broadsheet.enrich.names.known import known
from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.prose import Prose
from broadsheet.records import Kind

_NO_CAPITALS = re.compile("[\u0590-\u08ff\u0900-\u1fff\u3040-\u9fff\uac00-\ud7af]")
LOOKED_AT = 400
"""Characters from which the script is told."""


def foreign(prose: Prose, language: str) -> list[Span]:
    """Find the names in a text that is not English."""
    opening = prose.text[:LOOKED_AT]
    if len(_NO_CAPITALS.findall(opening)) * 3 > len(opening):
        return plain(prose, language)
    text = read(prose, language)
    found: list[Span] = []
    left: list[Run] = []
    for run in _parted(text, runs(text)):
        own = list(_judged(text, run))
        found += own
        if not own:
            left.append(run)
    found += _again(text, found, left)
    return sorted(found, key=lambda one: one.start)


def _parted(text: Text, every: Iterable[Run]) -> Iterator[Run]:
    """Yield runs without the words before them that are no names, parted at Turkish `ve`."""
    for run in every:
        at = run.start
        tail = text.words.tail
        for step in range(run.start, run.end):
            join = run.line[step].word == "ve" and text.language == "tr"
            if join and not any(
                tail.has(one.lower.replace("’", "'").partition("'")[0])
                for one in run.line[step + 1 : run.end]
            ):
                yield from _begun(text, run.cut(at, step))
                at = step + 1
        yield from _begun(text, run.cut(at, run.end))


def _begun(text: Text, run: Run) -> Iterator[Run]:
    start = run.start
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
    if not token.first or token.lower not in text.lowers:
        return False
    more = run.end - at > 1
    return not (more and (is_given(text, token.word) or is_role(text, token)))


def _span(text: Text, run: Run, kind: Kind, rule: str, lemma: str = "") -> Span:
    start, end = run.line[run.start].start, run.line[run.end - 1].end
    if text.language == "tr":
        base = nominatives(run.line[run.end - 1].word, "tr")
        if base and ("’" in run.line[run.end - 1].word or "'" in run.line[run.end - 1].word):
            end = run.line[run.end - 1].start + len(base[0])
    return Span(kind, start, end, rule, "" if lemma == text.text[start:end] else lemma)


def _judged(text: Text, run: Run) -> Iterator[Span]:
    """Yield the names of a run, and of an acronym or party in brackets behind it."""
    head = text.words.head.has(run.line[run.start].lower)
    here = None if head else place(text, run)
    if here and here[1] == "gazetteer":
        yield _span(text, here[0], Kind.PLACE, here[1], here[2])
        return
    one = body(text, run)
    if one:
        yield _span(text, one[0], Kind.ORGANIZATION, one[1])
        yield from _short(text, one[0])
        return
    who = person(text, run)
    if who:
        yield _span(text, who[0], Kind.PERSON, who[1])
        yield from _short(text, who[0])
        return
    here = here or within(text, run)
    if here:
        yield _span(text, here[0], Kind.PLACE, here[1], here[2])


def _short(text: Text, run: Run) -> Iterator[Span]:
    short = acronym(text, run)
    if short:
        word = short.tokens[0].word
        if known(word) not in {"country", "area"}:
            yield _span(text, short, Kind.ORGANIZATION, "in brackets")


def _again(text: Text, found: list[Span], left: list[Run]) -> Iterator[Span]:
    """Yield the names that were found elsewhere, as they stand or in another case."""
    people = _surnames(text, found)
    names = {text.text[one.start : one.end]: one for one in found if one.kind is not Kind.PERSON}
    lemmas = {one.lemma: one for one in found if one.lemma and one.kind is not Kind.PERSON}
    for run in left:
        own = text.own(run)
        same = names.get(own) or lemmas.get(own)
        if same:
            yield _span(text, run, same.kind, "again", same.lemma)
            continue
        token = run.line[run.end - 1]
        bare = run if run.end - run.start == 1 else None
        if bare is None and all(is_role(text, one) for one in run.tokens[:-1]):
            bare = run.cut(run.end - 1, run.end)
        if bare is None:
            yield from _parts(text, run, names)
            continue
        forms = (token.word, *nominatives(token.word, text.language))
        surname = next((one for one in forms if one in people), "")
        if surname:
            yield _span(text, bare, Kind.PERSON, "surname", people[surname])
            continue
        other = next((one for one in forms if one in names), "")
        if other:
            yield _span(text, bare, names[other].kind, "again", names[other].lemma or other)
        elif token.shouted and known(token.word) == "organization":
            yield _span(text, bare, Kind.ORGANIZATION, "known")


def _parts(text: Text, run: Run, names: dict[str, Span]) -> Iterator[Span]:
    """Yield names of several words, or acronyms, that are part of a longer run."""
    for at in range(run.start, run.end):
        own = run.line[at].word
        same = names.get(own)
        if same and same.kind is Kind.ORGANIZATION and own.isupper():
            yield _span(text, run.cut(at, at + 1), same.kind, "again")


def _surnames(text: Text, found: list[Span]) -> dict[str, str]:
    """Return the surnames of the people who are named, with the nominative where one is proven."""
    out: dict[str, str] = {}
    for one in found:
        if one.kind is not Kind.PERSON:
            continue
        own = text.text[one.start : one.end].split()
        last = own[-1]
        if len(last) > 2 and (len(own) > 1 or one.rule == "after a title"):
            out.setdefault(last, last)
    for last in list(out):
        for form in nominatives(last, text.language):
            if form in out:
                out[last] = form
    return out
