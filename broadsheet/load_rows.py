"""An article as the rows that it becomes, but for the ids: made where the article is worked on.

In: an `Enriched`. Out: `Rows`, tuples of plain values in the order of the columns. The process that
writes has then little to do for each article, and plain values are quickly sent to it.
"""

import hashlib
from array import array
from collections import Counter
from dataclasses import dataclass

from broadsheet.clean.shape import words
from broadsheet.records import Article, Enriched, Field, Problem, Quote

STATED = ("dateline", "outlet", "section", "url", "language", "licence")
"""Columns of articles that hold a field of the same name, in the order of the table."""

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one article, each without the ids that stand before these columns.

    `body` is the sha256 of the body, None where that is empty; `authors` are names and how often
    each stands in the byline; `mentions`, `names` and `quotes` are what `load_facts` collects.
    """

    path: str
    article: Row
    body: bytes | None
    passages: list[Row]
    fields: list[Row]
    authors: list[tuple[str, int]]
    mentions: list[Row]
    names: list[Row]
    quotes: list[Row]
    dates: list[Row]
    sketch: bytes
    problems: tuple[Problem, ...]


def rows(enriched: Enriched) -> Rows:
    """Return the rows of an article."""
    article = enriched.article
    text = article.document.text
    names = {(m.kind, m.name): m.known for m in enriched.mentions if m.name is not None}
    return Rows(
        article.document.source.path,
        _article(enriched),
        hashlib.sha256(article.body.encode()).digest() if article.body else None,
        [(i, p.role.value, p.start, p.end, p.rule) for i, p in enumerate(article.passages)],
        _fields(enriched),
        [*Counter(author.name for author in enriched.authors).items()],
        [
            (i, m.kind.value, m.name, _words(text, m.start, m.end), m.start, m.end, m.rule)
            for i, m in enumerate(enriched.mentions)
        ],
        [(kind.value, name, known or "") for (kind, name), known in names.items()],
        [_quote(text, quote) for quote in enriched.quotes],
        [
            (
                *(i, d.edtf, _words(text, d.start, d.end), d.start, d.end, d.method),
                *(_year(d.edtf), d.sentence_start, d.sentence_end),
            )
            for i, d in enumerate(enriched.dates)
        ],
        array("q", enriched.sketch).tobytes(),
        (*article.problems, *enriched.problems),
    )


def _article(enriched: Enriched) -> Row:
    """Return the columns of articles after the id; story and similarity are not known yet."""
    article: Article = enriched.article
    source, body = article.document.source, article.body
    date = article.value("published") or ""
    year = _year(date)
    count, sentences = words(body), enriched.sentences
    average = round(count / sentences, 1) if sentences else None
    return (
        article.value("title"), article.value("headline"),
        "; ".join(article.values("byline")) or None, date or None, year,
        date[:7] if year and len(date) > len("2021") else None,
        *(article.value(name) for name in STATED), count, average, None, None, source.path,
        source.sha256, article.value("lead"), body,
    )  # fmt: skip


def _fields(enriched: Enriched) -> list[Row]:
    authors = [
        Field("author", a.name, "name in the byline", a.start, a.end) for a in enriched.authors
    ]
    before: Counter[str] = Counter()
    found: list[Row] = []
    for one in (*enriched.article.fields, *authors):
        found.append((one.name, before[one.name], one.value, one.method, one.start, one.end))
        before[one.name] += 1
    return found


def _quote(text: str, quote: Quote) -> Row:
    speaker = quote.speaker
    said: Row = (None,) * 6
    if speaker:
        place = (_words(text, speaker.start, speaker.end), speaker.start, speaker.end)
        kind = speaker.kind.value if speaker.kind else None
        said = (kind, speaker.name, *place, speaker.method)
    kinds = (int(quote.direct), int(quote.whole), int(quote.continues))
    cue = (quote.cue, quote.cue_start, quote.cue_end)
    return (_words(text, quote.start, quote.end), quote.start, quote.end, *kinds, *cue, *said)


def _words(text: str, start: int, end: int) -> str:
    """Return the words of a place in a text; SQLite's text functions stop at a NUL."""
    return text[start:end].replace("\0", "\ufffd")


def _year(edtf: str) -> str | None:
    """Return the year of a date, the first of an interval, or None where it has none."""
    return edtf[:4] if edtf[:4].isdigit() else None
