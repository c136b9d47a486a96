"""Fields to facts: what an article's words say about the world, each tied to its words.

In: an `Article`, and an engine that finds names. Out: the article with its authors, and the names,
quotes and dates of its headline and body. Pure: one article at a time, no corpus. What needs the
corpus is done with what `load` has collected: `resolve` joins names, `stories` joins copies.

`prose` is the text that all of them read; their offsets count in it until here, where each
becomes a place in the file's text.
"""

from collections.abc import Iterable, Iterator

from broadsheet.enrich.authors import authors
from broadsheet.enrich.dates import dates
from broadsheet.enrich.engine import Engine, engine
from broadsheet.enrich.prose import Prose, prose
from broadsheet.enrich.sentences import sentences
from broadsheet.enrich.sketch import sketch
from broadsheet.records import Article, Date, Enriched, Mention, Problem, Quote, Speaker


def enrich(article: Article, by: Engine | None = None) -> Enriched:
    """Find the facts of an article."""
    text = prose(article)
    parts = sentences(text)
    mentions, quotes = (by or engine()).read(text)
    return Enriched(
        article,
        authors(article),
        tuple(_mentions(text, mentions)),
        tuple(_quotes(text, quotes)),
        tuple(_dates(text, dates(text, parts))),
        sketch(article.body),
        tuple(_problems(article, text, mentions)),
        sum(start >= text.headline for start, _ in parts) if text.whole else 0,
    )


def _mentions(text: Prose, mentions: Iterable[Mention]) -> Iterator[Mention]:
    for one in mentions:
        place = text.place(one.start, one.end)
        if place:
            yield Mention(one.kind, one.name, *place, one.rule, one.known)


def _quotes(text: Prose, quotes: Iterable[Quote]) -> Iterator[Quote]:
    """Yield the quotes with their places in the file's text.

    The same words are quoted once, directly if at all.
    """
    seen: set[tuple[int, int]] = set()
    for one in sorted(quotes, key=lambda quote: (quote.start, not quote.direct)):
        place = text.place(one.start, one.end)
        if place is None or place in seen:
            continue
        seen.add(place)
        cue: tuple[int | None, int | None] = (None, None)
        if one.cue_start is not None and one.cue_end is not None:
            cue = text.place(one.cue_start, one.cue_end) or cue
        speaker = _speaker(text, one.speaker)
        yield Quote(*place, one.direct, one.whole, one.cue, *cue, speaker, one.continues)


def _speaker(text: Prose, speaker: Speaker | None) -> Speaker | None:
    place = text.place(speaker.start, speaker.end) if speaker else None
    if speaker is None or place is None:
        return None
    return Speaker(*place, speaker.method, speaker.name, speaker.kind)


def _dates(text: Prose, found: Iterable[Date]) -> Iterator[Date]:
    for one in found:
        place = text.place(one.start, one.end)
        sentence = text.place(one.sentence_start, one.sentence_end)
        if place and sentence:
            yield Date(one.edtf, *place, one.method, *sentence)


def _problems(article: Article, text: Prose, mentions: Iterable[Mention]) -> Iterator[Problem]:
    path = article.document.source.path
    for words in dict.fromkeys(text.text[m.start : m.end] for m in mentions if m.name is None):
        yield Problem(path, "enrich", "ambiguous name", words)
    if not text.whole:
        yield Problem(path, "enrich", "facts incomplete")
