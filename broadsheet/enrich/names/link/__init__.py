"""Whose names they are, as far as one article tells.

In: a `Prose` and its tidied `Span`s, in order. Out: a `Mention` for each: its name is the fullest
form that the article has for the same person, organization or place, None where it fits two, and
`known` what it is for sure in the gazetteer. How each kind is joined stands in `persons`,
`organizations` and `places`.
"""

from collections.abc import Sequence
from functools import lru_cache

from broadsheet.enrich.gazetteer.fold import singular
from broadsheet.enrich.names.link.organizations import link_organizations
from broadsheet.enrich.names.link.persons import link_persons
from broadsheet.enrich.names.link.places import link_places
from broadsheet.enrich.names.link.titles import titles_tell
from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.prose import Prose
from broadsheet.records import Kind, Mention

GENITIVE_S = frozenset("de sv da nb no nn".split())
"""Languages whose possessive is an `s` without an apostrophe."""

_ARTICLES = ("the ", "The ", "THE ")


def link(prose: Prose, spans: Sequence[Span]) -> list[Mention]:
    """Give every span the name that it stands for."""
    surfaces = [one.lemma or surface(prose.text[one.start : one.end]) for one in spans]
    linked: dict[tuple[Kind, str], tuple[str | None, str | None]] = {}
    meant: dict[tuple[int, int], str | None] = {}
    for kind in Kind:
        own = [(one, words) for one, words in zip(spans, surfaces, strict=True) if one.kind is kind]
        places, names = [(one.start, one.end) for one, _ in own], [words for _, words in own]
        if kind is Kind.PERSON:
            full = _same_genitives(prose.language, link_persons(names), names)
            linked |= {(kind, name): (whose, None) for name, whose in full.items()}
            told = titles_tell(prose.text, places, names, full)
            meant = {places[number]: whose for number, whose in told.items()}
            continue
        by = link_organizations if kind is Kind.ORGANIZATION else link_places
        linked |= {(kind, name): one for name, one in by(prose.text, places, names).items()}
    return [
        Mention(one.kind, name, one.start, one.end, one.rule, known)
        for one, words in zip(spans, surfaces, strict=True)
        for own, known in (linked[one.kind, words],)
        for name in (meant.get((one.start, one.end), own) if one.kind is Kind.PERSON else own,)
    ]


def _same_genitives(
    language: str | None, linked: dict[str, str | None], names: Sequence[str]
) -> dict[str, str | None]:
    """Link full names with the `s` of possession (`Ann Lees Buch`) to those without it."""
    if (language or "").partition("-")[0] not in GENITIVE_S:
        return linked
    own = set(names)
    bases = {name: name[:-1] for name in own if name.endswith("s") and " " in name}
    return linked | {name: linked[base] for name, base in bases.items() if base in own}


@lru_cache(maxsize=16_384)
def surface(words: str) -> str:
    r"""Return a name as it is compared: on one line, without article and mark of possession.

    >>> surface("the United\nStates’"), surface("Putin's"), surface("’s")
    ('United States', 'Putin', '’s')
    """
    name = singular(" ".join(words.split()))
    for article in _ARTICLES:
        name = name.removeprefix(article)
    return name or words
