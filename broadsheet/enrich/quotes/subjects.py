"""Who does what a verb says, by grammar: its subject, and the phrase that names it.

In: a `Parse` and the number of a verb. Out: the place of the phrase for its subject, without
relative clauses and what else only adds to it.
"""

from broadsheet.enrich.quotes.parse import Parse
from broadsheet.enrich.quotes.parts import Span

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_ADDED = frozenset("relcl appos acl advcl punct cc conj parataxis advmod prep ccomp dep".split())
_KEPT_PREPOSITIONS = frozenset("of for from at in with to on".split())
_SHARES = frozenset("conj xcomp advcl acl pcomp ccomp prep dep".split())
"""Relations by which a verb has the subject of the verb, or is said of the noun, above it."""

_RELATIVES = frozenset("who which that whom".split())


def subject(parse: Parse, verb: int) -> int | None:
    """Return the word that is the subject of a verb, its own or that of the verb it belongs to.

    An object that is told something shares the way: in `he was quoted as saying` the subject is he.
    """
    at = verb
    for _ in range(5):
        found = _own(parse, at)
        word = parse.words[at]
        if found is not None:
            relative = parse.words[found].text.lower() in _RELATIVES
            return word.head if relative and word.relation == "relcl" else found
        if word.relation == "acl" and parse.words[word.head].tag.startswith("N"):
            return word.head
        if word.relation not in _SHARES or word.head == at:
            return None
        at = word.head
    return None


def agent(parse: Parse, verb: int) -> int | None:
    """Return the word for who does it, in the passive: `it was announced by Lee`."""
    by = parse.child(verb, "agent")
    return None if by is None else parse.child(by, "pobj")


def is_passive(parse: Parse, verb: int) -> bool:
    """Tell whether what the verb says is done to its subject: `was asked`, `Asked whether`."""
    bare = parse.words[verb].tag == "VBN" and parse.words[verb].relation in {"advcl", "acl"}
    helped = parse.child(verb, "aux") is not None
    return parse.child(verb, "nsubjpass", "auxpass") is not None or (bare and not helped)


def phrase(parse: Parse, noun: int) -> Span:
    """Return the phrase around a noun: `the mayor of Leeds` of `the mayor of Leeds, who left`."""
    first = last = noun
    for child in parse.children[noun]:
        word = parse.words[child]
        of = word.relation == "prep" and word.text.lower() in _KEPT_PREPOSITIONS and child > noun
        if word.relation in _ADDED and not of and not _joined(parse, noun, child):
            continue
        if _breaks(parse, min(child, noun), max(child, noun)):
            continue
        first, last = min(first, parse.first[child]), max(last, parse.last[child])
    last = _cut(parse, noun, last)
    while first < noun and not parse.words[first].text[:1].isalnum():
        first += 1
    return parse.span(first, last)


def _own(parse: Parse, verb: int) -> int | None:
    found = parse.child(verb, *_SUBJECTS)
    if found is None and parse.words[verb].relation == "aux":
        return parse.child(parse.words[verb].head, *_SUBJECTS)
    if found is None and parse.words[verb].relation == "ROOT":
        # `Lee, who …, and has been …, said`: the words before were taken for what is said.
        clause = parse.child(verb, "ccomp")
        return parse.child(clause, *_SUBJECTS) if clause is not None and clause < verb else None
    return found


def _joined(parse: Parse, noun: int, child: int) -> bool:
    """Tell whether a second noun belongs to the first without a comma: `President-elect Lee`."""
    word = parse.words[child]
    return word.relation == "appos" and not _breaks(parse, noun, child)


def _breaks(parse: Parse, start: int, end: int) -> bool:
    return any(parse.words[i].text in {",", ";", ":", "--", "—", "–"} for i in range(start, end))


def _cut(parse: Parse, noun: int, last: int) -> int:
    """Return where the phrase ends at the latest: before a comma, a mark or a relative clause."""
    for i in range(noun + 1, last + 1):
        text = parse.words[i].text
        if not text[:1].isalnum() and text not in {"'s", "’s", "-", "&", "'", "’", "."}:
            return i - 1
        if parse.words[i].relation == "relcl" or text.lower() in _RELATIVES:
            return i - 1
    return last
