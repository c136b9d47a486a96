"""Text to fields: a document becomes an article whose every character has a role.

In: a `Document`. Out: an `Article` with passages that cover the text exactly, the fields that
the text states, and problems for what it leaves undecided. Pure: no files, no clock, no corpus.

`lines` finds the paragraphs; `roles` says what each one is, in the steps `furniture`, `page`,
`head` and `tail`, which look at the `shape` of a line and for `dates` and `bylines` in it; `values`
reads off what the head states, `datelines` the place where the text begins. Here they are put
together.
"""

import re
from collections.abc import Iterator
from itertools import islice

from broadsheet.clean import datelines
from broadsheet.clean.lines import INVISIBLE, paragraphs
from broadsheet.clean.roles import label
from broadsheet.records import Article, Document, Field, Passage, Problem, Role

OPENING_WORDS = 12
OPENING_CHARACTERS = 100
"""How much of the opening stands in for a headline that is not stated."""

_TOKEN = re.compile(r"\S+")


def clean(document: Document) -> Article | None:
    """Give every character of a document a role and read off what it states.

    Returns None when the document holds nothing but blanks.
    """
    found = paragraphs(document.text)
    if not found:
        return None
    reading = label(found)
    passages = tuple(_covered(reading.passages, len(document.text)))
    body = next((p for p in passages if p.role is Role.BODY), None)
    dateline = datelines.read(document.text, body.start, body.end) if body else None
    problems = list(reading.faults)
    fields = list(reading.fields)
    stated = {field.name for field in fields}
    if dateline:
        fields.append(dateline.place)
    # A date that the head states but that cannot be settled has its own problem. The dateline must
    # not settle it, and there is no silence to report.
    if "published" not in stated and not problems:
        if dateline and dateline.date:
            fields.append(dateline.date)
        else:
            problems.append(("no date", ""))
    if "headline" not in stated:
        problems.append(("no headline", ""))
    if not body:
        problems.append(("no body", ""))
    elif 2 * _length(passages, Role.BODY) < len(document.text) - _length(passages, Role.BLANK):
        problems.append(("mostly set aside", ""))
    opening = body or next(p for p in passages if p.role is not Role.BLANK)
    fields.append(_title(document.text, fields, opening))
    if body:
        lead = document.text[body.start : body.end]
        fields.append(Field("lead", lead, "first paragraph", body.start, body.end))
    path = document.source.path
    return Article(
        document,
        passages,
        tuple(fields),
        tuple(Problem(path, "clean", *one) for one in dict.fromkeys(problems)),
    )


def _length(passages: tuple[Passage, ...], role: Role) -> int:
    return sum(p.end - p.start for p in passages if p.role is role)


def _covered(labelled: list[Passage], length: int) -> Iterator[Passage]:
    """Fill the gaps between labelled stretches, so that the passages cover the text exactly."""
    position = 0
    for one in labelled:
        if one.start > position:
            yield Passage(position, one.start, Role.BLANK, "blank")
        yield one
        position = one.end
    if length > position:
        yield Passage(position, length, Role.BLANK, "blank")


def _title(text: str, fields: list[Field], opening: Passage) -> Field:
    """Return what to show as the title: the headline, else the opening words with an ellipsis."""
    headline = next((f for f in fields if f.name == "headline"), None)
    if headline:
        start, end, method, cut = headline.start, headline.end, "headline", ""
    else:
        start, method = opening.start, "opening words"
        words = islice(_TOKEN.finditer(text, start, opening.end), OPENING_WORDS)
        end = min(max(word.end() for word in words), start + OPENING_CHARACTERS)
        cut = "…" if end < opening.end else ""
    shown = " ".join("".join(c for c in text[start:end] if c not in INVISIBLE).split())
    return Field("title", shown.rstrip(" ,;:–—-" if cut else "") + cut, method, start, end)
