"""Speech without quotation marks, by grammar: `Lee said that the bridge is safe`.

In: the `Parse` and the `Reading` of a prose, and the attributions of its stretches in marks. Out:
attributions with `direct` False: the clause, the cue and the speaker phrase. A clause that the cue
parts is given as two, of which the second continues the first.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.enrich.prose import Prose
from broadsheet.enrich.quotes.parse import Parse
from broadsheet.enrich.quotes.parts import Attribution, Span
from broadsheet.enrich.quotes.reading import Reading
from broadsheet.enrich.quotes.saying import ASKING, GOING_ON, PROMISING, SAYING
from broadsheet.enrich.quotes.subjects import agent, is_passive, phrase, subject

SHORTEST = 3
"""Words of a clause, at least; shorter ones are parts of sentences that were not understood."""

MOST_QUOTED = 0.6
"""The share of a clause that may stand in quotation marks; where more does, it is a quote."""

LONGEST_REST = 6
"""Words that may follow the speaker at the end of a sentence, such as a day or a place."""

FARTHEST_THAT = 20
"""Words between a verb and the `that` of its clause, at most."""

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


def reported(parse: Parse, reading: Reading, direct: Sequence[Attribution]) -> list[Attribution]:
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
            for one in _attributions(reading.prose, parse, quoted, said):
                found.setdefault((one.start, one.end), one)
    return sorted(found.values(), key=lambda one: (one.start, -one.end))


def _said(parse: Parse, verb: int) -> Said | None:
    """Return what a verb of saying announces, None where it announces nothing."""
    if parse.child(verb, "neg") is not None:
        return None
    who = agent(parse, verb) if is_passive(parse, verb) else subject(parse, verb)
    if who is None:
        return None
    for how, find in _WAYS.items():
        pieces = find(parse, verb)
        if pieces:
            return Said(pieces, parse.span(verb, verb), phrase(parse, who), how)
    return None


def _clause(parse: Parse, verb: int) -> list[Words]:
    """Return the words of the clauses that are the object of a verb: `said that …`."""
    objects = [child for child in parse.children[verb] if _is_object(parse, verb, child)]
    after = [child for child in objects if child > verb]
    before = [child for child in objects if child < verb]
    pieces = [words for child in before[:1] for words in _minus(parse, child, verb)]
    if not after:
        return pieces
    last = max(after[-1], *_goes_on(parse, verb, after[-1]))
    said = (parse.first[after[0]], _until(parse, after[0], parse.last[last]))
    # Without a subject of its own, the verb was taken for a part of the words before it.
    own = parse.child(verb, "nsubj") is not None
    return [*pieces, said] if own else [said]


def _is_object(parse: Parse, verb: int, child: int) -> bool:
    """Tell whether a word that hangs on a verb of saying heads what is said."""
    word = parse.words[child]
    if word.relation == "xcomp":
        told = _is(parse, verb, ASKING) and parse.child(verb, "dobj", "dative") is not None
        return told or _is(parse, verb, PROMISING) or word.tag == "VBG"
    if word.relation == "advcl":
        mark = parse.child(child, "mark")
        asked = mark is not None and parse.words[mark].text.lower() in {"if", "whether"}
        return asked and child > verb and _is(parse, verb, ASKING)
    return word.relation == "ccomp"


def _until(parse: Parse, first: int, last: int) -> int:
    """Return where a clause ends: before a further verb of saying that goes on with the sentence.

    `… should leave, echoing Lee`, `… and predicted that`: these are the words of the text.
    """
    for i in range(first + 1, last):
        word = parse.words[i]
        if word.relation in {"advcl", "conj"} and word.tag in {"VBG", "VBD"}:
            before = parse.words[i - 1].text
            if before in {",", "and", "but"} and _is(parse, i, GOING_ON):
                return i - 1 - (before != ",")
    return last


def _goes_on(parse: Parse, verb: int, clause: int) -> Iterator[int]:
    """Yield the clause, and the sentences after it that go on with it: `…, but they …`."""
    yield clause
    yield clause
    for child in parse.children[verb]:
        word = parse.words[child]
        whole = word.relation == "conj" and parse.child(child, "nsubj", "mark") is not None
        if child > clause and whole and not _is(parse, child, SAYING):
            yield child


def _around(parse: Parse, verb: int) -> list[Words]:
    """Return the words of the sentence that a verb is put into: `the bridge, Lee said, is safe`."""
    word = parse.words[verb]
    mark = parse.child(verb, "mark")
    aside = word.relation == "advcl" and mark is not None and parse.words[mark].text.lower() == "as"
    return _minus(parse, word.head, verb) if word.relation == "parataxis" or aside else []


def _ahead(parse: Parse, verb: int) -> list[Words]:
    """Return the words of a sentence that ends with who says it: `…, said the mayor`."""
    who = parse.child(verb, "nsubj")
    start = min(verb, verb if who is None else parse.first[who]) - 1
    first = parse.first[parse.root[verb]]
    alone = parse.root[verb] == verb  # what stands before is no sentence
    if who is None or alone or start <= first or parse.words[start].text != ",":
        return []
    rest = range(max(verb, parse.last[who]) + 1, parse.last[parse.root[verb]] + 1)
    return [(first, start - 1)] if len(rest) <= LONGEST_REST else []


def _apart(parse: Parse, verb: int) -> list[Words]:
    """Return a clause with `that` which hangs on what stands between: `said in May that …`."""
    for i in range(verb + 1, min(verb + FARTHEST_THAT, parse.last[verb])):
        word = parse.words[i]
        if word.text.lower() in {"that", "whether"} and word.tag == "IN":
            return [(i, _until(parse, i, parse.last[word.head]))] if word.head > i else []
    return []


def _according(parse: Parse, at: int) -> Said | None:
    """Return what stands in a sentence with `according to`."""
    to = parse.child(at, "prep")
    who = None if to is None else parse.child(to, "pobj")
    if to is None or who is None:
        return None
    top = parse.words[at].head
    for above in parse.above(at, 12):
        top = above
        word = parse.words[above]
        if word.tag.startswith(("V", "MD")) and word.relation != "conj":
            break
    pieces = _minus(parse, top, at) if top != at else _behind(parse, who)
    return Said(pieces, parse.span(at, to), phrase(parse, who), "sentence of according to")


def _behind(parse: Parse, who: int) -> list[Words]:
    """Return the words after the first comma behind a speaker, to the end of the sentence."""
    last = parse.last[parse.root[who]]
    comma = next((i for i in range(who, last) if parse.words[i].text == ","), None)
    return [] if comma is None else [(comma + 1, last)]


def _is(parse: Parse, i: int, verbs: frozenset[str]) -> bool:
    return parse.words[i].text.lower() in verbs


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
    kept = [one for one in pieces if _is_clause(prose.text[slice(*one)])]
    if sum(_shared(one, quoted) for one in kept) > MOST_QUOTED * sum(b - a for a, b in kept):
        return
    for i, (start, end) in enumerate(kept):
        yield Attribution(start, end, False, said.cue, said.speaker, said.how, continues=i > 0)


def _is_clause(words: str) -> bool:
    """Tell whether words can be a clause of speech: long enough, and no relative clause."""
    split = words.lower().split()
    return len(split) >= SHORTEST and split[0] not in {"which", "who", "whom"}


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


_WAYS = {
    "clause of the verb": _clause,
    "clause after the verb": _apart,
    "sentence around the verb": _around,
    "sentence before the verb": _ahead,
}
"""How a verb of saying can stand to what is said."""
