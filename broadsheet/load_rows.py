"""An article as the rows that it becomes, but for the ids: made where the article is worked on.

In: an `Enriched`. Out: `Rows`, tuples of plain values in the order of the columns. The process that
writes has then little to do for each article, and plain values are quickly sent to it.
"""

import hashlib
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from broadsheet.clean.shape import words
from broadsheet.enrich.names.acronyms import is_acronym
from broadsheet.folding import folded
from broadsheet.records import Article, Enriched, Field, Kind, Mention, Problem, Quote

STATED = ("dateline", "outlet", "section", "url", "language", "licence")
"""Columns of articles that hold a field of the same name, in the order of the table."""

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one article, each without the ids that stand before these columns.

    `body` is the sha256 of the body, None where that is empty; `indexed` are title and body as the
    full-text index has them, None where that is as they are; `authors` are names and how often each
    stands in the byline. The rest is for when the names of all articles are known: `mentions` are
    packed, see `mentions_of`; `names` are kind, name, what is known of it, and how often it is
    mentioned; `acronyms` are the names of organizations, what is known of them, and the acronym.
    """

    path: str
    article: Row
    body: bytes | None
    indexed: tuple[str | None, str | None]
    passages: list[Row]
    fields: list[Row]
    authors: list[tuple[str, int]]
    mentions: bytes
    names: list[Row]
    acronyms: list[Row]
    quotes: list[Row]
    dates: list[Row]
    sketch: bytes
    problems: tuple[Problem, ...]


def rows(enriched: Enriched) -> Rows:
    """Return the rows of an article."""
    article = enriched.article
    text = article.document.text
    row = _article(enriched)
    known = {(m.kind, m.name): m.known or "" for m in enriched.mentions if m.name is not None}
    counts = Counter((m.kind, m.name) for m in enriched.mentions)
    return Rows(
        article.document.source.path,
        row,
        hashlib.sha256(article.body.encode()).digest() if article.body else None,
        (_if_other(row[0]), _if_other(article.body)),
        [(i, p.role.value, p.start, p.end, p.rule) for i, p in enumerate(article.passages)],
        _fields(enriched),
        [*Counter(author.name for author in enriched.authors).items()],
        _mentions(text, enriched.mentions, known),
        [(kind.value, name, of, counts[kind, name]) for (kind, name), of in known.items()],
        _acronyms(text, enriched.mentions, known),
        [_quote(text, quote, known) for quote in enriched.quotes],
        [
            (
                *(i, d.edtf, _words(text, d.start, d.end), d.start, d.end, d.method),
                *(year_of(d.edtf), d.sentence_start, d.sentence_end),
            )
            for i, d in enumerate(enriched.dates)
        ],
        array("q", enriched.sketch).tobytes(),
        (*article.problems, *enriched.problems),
    )


Known = dict[tuple[Kind, str], str]
"""What is known of each name of an article, and of its kind; empty where nothing is."""

Name = tuple[str, str, str]
"""Kind, name, and what is known of it."""

Packed = tuple[list[Name], list[tuple[str, int | None, tuple[str, int, int, str]]]]
"""The names of an article; and of each mention, in their order, its kind, which of the names it is,
and its words, start, end and rule."""

mentions_of = msgspec.msgpack.Decoder(Packed).decode
"""Unpack the mentions of an article."""

_PACK = msgspec.msgpack.Encoder().encode

MAX_ACRONYM = 12
"""Characters: words that are longer are no acronym."""


def _mentions(text: str, mentions: Sequence[Mention], known: Known) -> bytes:
    """Pack the mentions of an article."""
    number = {name: i for i, name in enumerate(known)}
    packed: Packed = (
        [(kind.value, name, of) for (kind, name), of in known.items()],
        [
            (
                m.kind.value,
                number.get((m.kind, m.name or "")),
                (_words(text, m.start, m.end), m.start, m.end, m.rule),
            )
            for m in mentions
        ],
    )
    return _PACK(packed)


def _acronyms(text: str, mentions: Sequence[Mention], known: Known) -> list[Row]:
    """Return the words in capitals that the article expands to names of organizations."""
    found: set[tuple[str, str, str]] = set()
    for one in mentions:
        if one.kind is Kind.ORGANIZATION and one.name is not None:
            said = _words(text, one.start, one.end)
            if said != one.name and _is_acronym(said):
                found.add((one.name, known[one.kind, one.name], said))
    return sorted(found)


def _is_acronym(words: str) -> bool:
    small = any("a" <= letter <= "z" for letter in words)
    return len(words) <= MAX_ACRONYM and not small and is_acronym(words)


def _if_other(text: object) -> str | None:
    """Return a text as the index has it, None where that is the text itself."""
    plain = folded(str(text))
    return None if plain == text else plain


def _article(enriched: Enriched) -> Row:
    """Return the columns of articles after the id; story and similarity are not known yet."""
    article: Article = enriched.article
    source, body = article.document.source, article.body
    date = article.value("published") or ""
    year = year_of(date)
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


def _quote(text: str, quote: Quote, known: Known) -> Row:
    speaker = quote.speaker
    said: Row = (None,) * 7
    if speaker:
        place = (_words(text, speaker.start, speaker.end), speaker.start, speaker.end)
        kind, name = speaker.kind, speaker.name
        of = known.get((kind, name)) if kind and name is not None else None
        said = (kind.value if kind else None, name, of, *place, speaker.method)
    kinds = (int(quote.direct), int(quote.whole), int(quote.continues))
    cue = (quote.cue, quote.cue_start, quote.cue_end)
    return (_words(text, quote.start, quote.end), quote.start, quote.end, *kinds, *cue, *said)


def _words(text: str, start: int, end: int) -> str:
    """Return the words of a place in a text; SQLite's text functions stop at a NUL."""
    return text[start:end].replace("\0", "\ufffd")


def year_of(edtf: str) -> str | None:
    """Return the year of a date, the first of an interval, or None where it has none."""
    return edtf[:4] if edtf[:4].isdigit() else None
