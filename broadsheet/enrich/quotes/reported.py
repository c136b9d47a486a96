"""Speech without quotation marks, by grammar: `Lee said that the bridge is safe`.

In: a prose, its `Parse`, and the attributions of its stretches in marks. Out: attributions with
`direct` False: the clause, the cue and the speaker phrase. A clause that the cue parts is given as
two, of which the second continues the first.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.enrich.prose import Prose
from broadsheet.enrich.quotes.parse import Parse
from broadsheet.enrich.quotes.parts import Attribution, Span
from broadsheet.enrich.quotes.saying import ASKING, PROMISING, SAYING
from broadsheet.enrich.quotes.subjects import agent, is_passive, phrase, subject
from broadsheet.records import Mention

SHORTEST = 3
"""Words of a clause, at least; shorter ones are parts of sentences that were not understood."""

MOST_QUOTED = 0.6
"""The share of a clause that may stand in quotation marks; where more does, it is a quote."""

_EDGES = " \t\n,;:.–—-…\"'“”‘’«»()"

Words = tuple[int, int]
"""The first and the last of some words in a row."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said, in one or two pieces, and the places of the cue and of who says it."""

    pieces: list[Words]
    cue: Span
    speaker: Span
    how: str


def reported(
    parse: Parse,
    prose: Prose,
    direct: Sequence[Attribution],
    mentions: Sequence[Mention],  # noqa: ARG001 - the other way to find such clauses needs them
) -> list[Attribution]:
    """Find clauses that tell what somebody said."""
    quoted = [(one.start, one.end) for one in direct]
    found: dict[Span, Attribution] = {}
    for i, word in enumerate(parse.words):
        text = word.text.lower()
        said = None
        if text in SAYING and word.tag.startswith("V"):
            said = _said(parse, i)
        elif text == "according":
            said = _according(parse, i)
        if said:
            for one in _attributions(prose, parse, quoted, said):
                found.setdefault((one.start, one.end), one)
    return sorted(found.values(), key=lambda one: (one.start, -one.end))


def _said(parse: Parse, verb: int) -> Said | None:
    """Return what a verb of saying announces, None where it announces nothing."""
    if parse.child(verb, "neg") is not None:
        return None
    who = agent(parse, verb) if is_passive(parse, verb) else subject(parse, verb)
    if who is None:
        return None
    clause = _clause(parse, verb)
    how = "clause of the verb" if clause else "sentence around the verb"
    pieces = clause or _around(parse, verb)
    return Said(pieces, parse.span(verb, verb), phrase(parse, who), how) if pieces else None


def _clause(parse: Parse, verb: int) -> list[Words]:
    """Return the words of the clause that is the object of a verb."""
    text = parse.words[verb].text.lower()
    asks = text in ASKING and parse.child(verb, "dobj", "dative") is not None
    for child in parse.children[verb]:
        relation = parse.words[child].relation
        if relation == "ccomp" or (relation == "xcomp" and (asks or text in PROMISING)):
            return _minus(parse, child, verb)
    return []


def _around(parse: Parse, verb: int) -> list[Words]:
    """Return the words of the sentence that a verb is put into: `the bridge, Lee said, is safe`."""
    word = parse.words[verb]
    mark = parse.child(verb, "mark")
    aside = word.relation == "advcl" and mark is not None and parse.words[mark].text.lower() == "as"
    return _minus(parse, word.head, verb) if word.relation == "parataxis" or aside else []


def _according(parse: Parse, at: int) -> Said | None:
    """Return what stands in a sentence with `according to`."""
    to = parse.child(at, "prep")
    who = None if to is None else parse.child(to, "pobj")
    if to is None or who is None:
        return None
    top = parse.words[at].head
    for above in parse.above(at, 12):
        top = above
        if parse.words[above].tag.startswith(("V", "MD")):
            break
    pieces = _minus(parse, top, at)
    return Said(pieces, parse.span(at, to), phrase(parse, who), "sentence of according to")


def _minus(parse: Parse, top: int, aside: int) -> list[Words]:
    """Return the words below one word without those below another."""
    first, last = parse.first[top], parse.last[top]
    if not first <= aside <= last:
        return [(first, last)]
    if not parse.is_below(aside, top):  # the word above it all stands in the middle
        return [(first, aside - 1), (aside + 1, last)]
    before, after = (first, parse.first[aside] - 1), (parse.last[aside] + 1, last)
    return [words for words in (before, after) if words[0] <= words[1]]


def _attributions(
    prose: Prose, parse: Parse, quoted: Sequence[Span], said: Said
) -> Iterator[Attribution]:
    """Yield the pieces of what is said, unless they are no clause or stand in quotation marks."""
    if _shared(said.cue, quoted) or _shared(said.speaker, quoted):
        return
    pieces = [_trimmed(prose, parse.span(*words), said.cue) for words in said.pieces]
    kept = [one for one in pieces if len(prose.text[slice(*one)].split()) >= SHORTEST]
    if sum(_shared(one, quoted) for one in kept) > MOST_QUOTED * sum(b - a for a, b in kept):
        return
    for i, (start, end) in enumerate(kept):
        yield Attribution(start, end, False, said.cue, said.speaker, said.how, continues=i > 0)


def _trimmed(prose: Prose, span: Span, cue: Span) -> Span:
    """Return a piece without marks and blanks at its ends, within the paragraph of the cue."""
    at = bisect_right(prose.stretches, cue[0], key=lambda one: one.start) - 1
    paragraph = prose.stretches[max(0, at)]
    start, end = max(span[0], paragraph.start), min(span[1], paragraph.end)
    words = prose.text[start:end]
    start += len(words) - len(words.lstrip(_EDGES))
    end -= len(words) - len(words.rstrip(_EDGES))
    if prose.text[start:end].lower().startswith("that "):
        start += 5
    return start, max(start, end)


def _shared(span: Span, quoted: Sequence[Span]) -> int:
    """Return how many characters of a stretch stand in quotation marks."""
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in quoted)
