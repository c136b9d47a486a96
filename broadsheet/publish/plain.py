"""Words of the database as a reader would say them: columns, descriptions, filters and orders.

In: a name of a column, a sentence of the schema, or what Datasette says of a table's filters. Out:
plain words. What stands in quotation marks was typed or is a value, and stays as it is.

>>> label("distinct_quotes"), label("word_count"), label("speaker_text")
('quotes without copies', 'words', 'speaker text')
>>> plain("What is not stated is left empty (NULL).")
'What is not stated is left empty.'
"""

import re

LABELS = {
    "article_id": "article",
    "country_code": "country",
    "cue": "word of saying",
    "direct": "quoted or told",
    "distinct_quotes": "quotes without copies",
    "edtf": "date",
    "entity_id": "name",
    "first_published": "first published",
    "m2m": "linked",
    "method": "how found",
    "organization_id": "organization",
    "path": "file",
    "person_id": "person",
    "place_id": "place",
    "sentence_length": "words per sentence",
    "sha256": "hash of the file",
    "story_id": "story",
    "url": "address",
    "whole": "whole or fragment",
    "word_count": "words",
    "year_month": "month",
}
"""Columns whose names are not what a reader would call them; of all others the name is taken."""

NOUNS = {
    "articles": "article",
    "authors": "author",
    "dates": "date",
    "files": "file",
    "mentions": "name",
    "organizations": "organization",
    "people": "person",
    "places": "place",
    "problems": "problem",
    "quotes": "quote",
    "said": "quote",
    "stories": "story",
    "timeline": "date",
}
"""What one row of a table is; of all others, a row."""

_PLURALS = {"person": "people", "story": "stories", "copy": "copies", "match": "matches"}

_SINGULARS = {
    **{
        f"{word}s": word
        for word in "article author date file mention name organization outlet passage place"
        " problem quote row sentence value word".split()
    },
    **{several: word for word, several in _PLURALS.items()},
}

_NULLS = (
    (re.compile(r" \(NULL\)"), ""),
    (re.compile(r"\bElse NULL\b"), "Else empty"),
    (re.compile(r"\bNULL\b"), "empty"),
)
_SORTED = re.compile(r"(?:^| )sorted by (\S+)( descending)?$")
_FALLING = {"published": "newest first", "first_published": "newest first"}
_RISING = {
    "published": "oldest first",
    "first_published": "oldest first",
    "edtf": "in order of time",
    "article_id": "",
}
_OPERATORS = (
    (re.compile(r"^where "), "where "),
    (re.compile(r"\bis null\b"), "is empty"),
    (re.compile(r"\bis not null\b"), "is not empty"),
    (re.compile(r"\bis blank\b"), "is empty"),
    (re.compile(r"\bis not blank\b"), "is stated"),
    (re.compile(r"\bsearch matches\b"), "the words match"),
    (re.compile(r" = "), " is "),
    (re.compile(r" != "), " is not "),
)
_NAME = re.compile(r"\b(?:" + "|".join(sorted(LABELS, key=len, reverse=True)) + r")\b")


def label(column: str) -> str:
    """Return what a reader calls a column."""
    return LABELS.get(column) or column.replace("_", " ").strip() or column


def many(count: int, word: str) -> str:
    """Return a number of things, one or many.

    >>> many(1, "story"), many(1203, "story"), many(2, "article")
    ('1 story', '1,203 stories', '2 articles')
    """
    return f"{count:,} {word if count == 1 else _PLURALS.get(word, word + 's')}"


def counted(count: float, words: str) -> str:
    """Return the words for what is counted, fitting the number.

    >>> counted(1, "articles"), counted(2, "articles"), counted(1, "stories"), counted(1, "words")
    ('article', 'articles', 'story', 'word')
    >>> counted(1, "those without copies")
    'those without copies'
    """
    return _SINGULARS.get(words, words) if count == 1 else words


def rows(count: int, table: str) -> str:
    """Return how many rows of a table there are, by what they are.

    >>> rows(1, "people"), rows(2, "said"), rows(0, "fields")
    ('1 person', '2 quotes', '0 rows')
    """
    return many(count, NOUNS.get(table, "row"))


def plain(words: str) -> str:
    """Say what the schema says of a table or column without the words of databases."""
    for pattern, said in _NULLS:
        words = pattern.sub(said, words)
    return words


def chosen(words: str) -> str:
    """Say which rows are shown, in which order, from what Datasette says of them.

    >>> chosen('where outlet = "A = B" and dateline is null sorted by published descending')
    'where outlet is "A = B" and dateline is empty, newest first'
    >>> chosen("sorted by word_count descending"), chosen("sorted by name")
    ('most words first', 'by name')
    """
    order = _SORTED.search(words)
    rows = words[: order.start()] if order else words
    pieces = rows.split('"')
    pieces[::2] = [_said(piece) for piece in pieces[::2]]
    return ", ".join(filter(None, ['"'.join(pieces).strip(), _order(order)]))


def _said(piece: str) -> str:
    for pattern, said in _OPERATORS:
        piece = pattern.sub(said, piece)
    return _NAME.sub(lambda match: LABELS[match[0]], piece)


def _order(order: re.Match[str] | None) -> str:
    if order is None:
        return ""
    column, falling = order[1], bool(order[2])
    known = _FALLING if falling else _RISING
    if column in known:
        return known[column]
    if falling and column in _COUNTS:
        return f"most {label(column)} first"
    return f"by {label(column)}" + (", falling" if falling else "")


_COUNTS = frozenset("articles stories mentions quotes distinct_quotes word_count outlets".split())
"""Columns that count something."""
