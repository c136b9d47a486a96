"""Text to fields: a document becomes an article whose every character has a role.

In: a `Document`, and a `Guide` to the corpus that it is part of. Out: an `Article` with passages
that cover the text exactly, the fields that it states, and problems for what it leaves undecided.
Pure: no files, no clock.

`lines` finds the paragraphs; `roles` says what each one is, in the steps `furniture`, `repeated`,
`page`, `head` and `tail`, which look at the `shape` of a line and for `dates` and `bylines` in it;
`values` reads off what the head states, `datelines` the place where the text begins, `claims` what
the format states outside of the text; `verdict` says what is doubtful. Here they are put together.
"""

import re
from collections.abc import Iterator
from functools import partial
from itertools import islice

from broadsheet.clean import datelines, language, urls
from broadsheet.clean.claims import DATE_FAULTS, Settled, settle
from broadsheet.clean.guide import (
    NO_GUIDE,
    DayFirst,
    Guide,
    compared,
    day_first,
    group_of,
    key_of,
)
from broadsheet.clean.lines import Paragraph, is_blank, lines_of, paragraphs
from broadsheet.clean.roles import Known, Reading, label
from broadsheet.clean.values import byline, headline, published, reading_time
from broadsheet.clean.verdict import doubts
from broadsheet.normal import normal
from broadsheet.records import Article, Document, Field, Passage, Problem, Role

OPENING_WORDS = 12
OPENING_CHARACTERS = 100
"""How much of the opening stands in for a headline that is not stated."""

SEEN = "line "
"""How the names of claims begin that are lines of a page, by the element that they stand in."""

_NUMERIC = re.compile(r"\d[/.-]\d\d?[/.-]\d")
_TOKEN = re.compile(r"\S+")


def clean(document: Document, guide: Guide = NO_GUIDE) -> Article | None:
    """Give every character of a document a role and read off what it states.

    Returns None when the document holds nothing but blanks.
    """
    if is_blank(document):
        return None
    text = document.text
    found = paragraphs(text, document.begins)
    order = partial(_order, document, guide, found)
    settled = settle(document, guide, order)
    address, found = _apart(document, settled, found)
    known = Known(
        _own_headline(document, settled),
        # A description may be the first paragraph; a line of the page that is a standfirst is not.
        frozenset(
            one.value
            for one in document.claims
            if one.field == "standfirst" and one.method.startswith(SEEN)
        ),
        document.from_page,
    )
    reading = label(found, guide.without, _shares(document, found, guide), known)
    labelled = sorted([*reading.passages, *address], key=lambda one: one.start)
    passages = tuple(_covered([*_stated(document), *labelled], len(text)))
    body = "\n\n".join(normal(text[p.start : p.end]) for p in passages if p.role is Role.BODY)
    fields, faults = _fields(document, reading, settled, guide, order)
    tongue, foreign = _language(document, passages)
    fields += [tongue] if tongue else []
    problems = [*faults, *foreign, *doubts(text, passages, body)]
    return Article(
        document,
        passages,
        tuple(_titled(text, passages, fields)),
        tuple(Problem(document.source.path, "clean", *one) for one in dict.fromkeys(problems)),
        body,
    )


def _apart(
    document: Document, settled: Settled, found: list[Paragraph]
) -> tuple[list[Passage], list[Paragraph]]:
    """Part the line of the text that only states the article's address from the other lines."""
    read = any(one.name == "url" for one in settled.fields) and not document.from_page
    said, begins = document.stated("url") if read else [], document.begins
    places = [one.start for one in said if one.start is not None and one.start >= begins]
    own = [p for p in found if "\n" not in p.text and any(p.start <= x < p.end for x in places)]
    stated = [Passage(p.start, p.end, Role.METADATA, "states the address") for p in own]
    return stated, [p for p in found if p not in own] if own else found


def _own_headline(document: Document, settled: Settled) -> str | None:
    """Return the headline that the format states; a correction says nothing about the lines."""
    found = (
        one.value for one in settled.fields if one.name == "headline" and one.start is not None
    )
    claims = (
        one.value for one in document.claims if one.field == "headline" and one.start is not None
    )
    return next(found, None) or next(claims, None)


def _order(document: Document, guide: Guide, found: list[Paragraph]) -> bool | None:
    """Return the order of day and month, asked for where a date can be read in two ways."""
    longest = sorted(found, key=lambda one: (-len(one.text), one.start))[:5]
    spoken = language.language_of(" ".join(one.text[:300] for one in longest))
    return day_first(document, guide, spoken[0] if spoken else None)


def _shares(document: Document, found: list[Paragraph], guide: Guide) -> list[float]:
    """Return for each paragraph the share of the outlet's stories that have it."""
    outlet = key_of(group_of(document))
    lines = (compared(one.text) for one in found)
    return [0.0 if line is None else guide.share(outlet, key_of(line)) for line in lines]


def _stated(document: Document) -> Iterator[Passage]:
    """Yield the lines that stand before the article's own text."""
    for line in lines_of(document.text, 0, document.begins):
        yield Passage(line.start, line.end, Role.METADATA, "stated by the format")


def _fields(
    document: Document, reading: Reading, settled: Settled, guide: Guide, order: DayFirst
) -> tuple[list[Field], list[tuple[str, str]]]:
    """Put together what the format and the text state; the format is believed first."""
    fields, faults = list(settled.fields), [*settled.faults, *reading.sheet.faults]
    decided = settled.decided
    start = next((p for p in reading.passages if p.role is Role.BODY), None)
    dateline = _dateline(document.text, start, order) if start else None
    if dateline:
        fields += [one for one in (dateline.place, dateline.agency) if one]
    dated, date_faults = published(reading.sheet, guide.is_late, order)
    printed = byline(reading.sheet) or settled.fallback
    candidates = [headline(reading.sheet), printed, reading_time(reading.sheet)]
    if "published" not in decided:
        undecided = [*date_faults, *(one for one in faults if one[0] in DATE_FAULTS)]
        # A date that the head states but that cannot be settled has its own problem: the dateline
        # must not settle it, and there is no silence to report.
        if dated is None and not undecided:
            dated = (dateline.date if dateline else None) or _of_address(fields)
            faults += [] if dated else [("no date", "")]
        faults += date_faults
        if dated and not date_faults:
            faults = [one for one in faults if one[0] not in DATE_FAULTS]
        candidates.append(dated)
    fields += [one for one in candidates if one and one.name not in decided]
    if not any(one.name == "headline" for one in fields) and "headline" not in settled.empty:
        faults.append(("no headline", ""))
    return fields, faults


def _dateline(text: str, body: Passage, order: DayFirst) -> datelines.Dateline | None:
    """Read the dateline of a body; the order of day and month is asked for where it is needed."""
    head = text[body.start : min(body.end, body.start + datelines.MAX_LENGTH)]
    day_first = order() if _NUMERIC.search(head) else None
    return datelines.read(text, body.start, body.end, day_first)


def _of_address(fields: list[Field]) -> Field | None:
    """Return the date that stands in the article's address, where nothing else states one."""
    address = next((one for one in fields if one.name == "url"), None)
    found = urls.of_address(address.value) if address else None
    if address is None or found is None or found.edtf is None:
        return None
    return Field("published", found.edtf, "date in the address", address.start, address.end)


def _language(
    document: Document, passages: tuple[Passage, ...]
) -> tuple[Field | None, list[tuple[str, str]]]:
    """Decide the language by the body; where that is too short to tell, by what is stated."""
    if document.is_emptied("language"):
        return None, []
    claims = document.stated("language")
    corrected = [c for c in claims if c.start is None and language.stated(c.value)]
    unread = [c for c in claims if c.start is None and not language.stated(c.value)]
    wrong = [("unread correction", f"language: {c.value} is no code such as de") for c in unread]
    own = [p for p in passages if p.role is Role.BODY]
    parts = [document.text[p.start : p.end] for p in own]
    if not corrected:
        spoken = [code for code, _ in language.languages_of(parts)]
        whole = None if spoken else language.language_of(" ".join(parts))
        if spoken or whole:
            faults = [("mixed languages", ", ".join(spoken))] if len(spoken) > 1 else []
            code = whole[0] if whole else spoken[0]
            place = (own[0].start, own[0].end)
            return Field("language", code, "detected in the body", *place), [*wrong, *faults]
    for claim in claims:
        tag = language.stated(claim.value)
        if tag and (claim.start is None or language.agrees(" ".join(parts), tag)):
            return Field("language", tag, claim.method, claim.start, claim.end), wrong
    return None, wrong


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


def _titled(text: str, passages: tuple[Passage, ...], fields: list[Field]) -> Iterator[Field]:
    """Yield the fields with the title, what to show as the article's name, and the lead."""
    yield from fields
    body = next((p for p in passages if p.role is Role.BODY), None)
    stated = next((one for one in fields if one.name == "headline"), None)
    if stated:
        yield Field("title", stated.value, "headline", stated.start, stated.end)
    else:
        opening = body or next(p for p in passages if p.role is not Role.BLANK)
        yield _opening(text, opening)
    if body:
        lead = normal(text[body.start : body.end])
        yield Field("lead", lead, "first paragraph", body.start, body.end)


def _opening(text: str, opening: Passage) -> Field:
    """Return the opening words of a text, with an ellipsis where it goes on."""
    start = opening.start
    words = islice(_TOKEN.finditer(text, start, opening.end), OPENING_WORDS)
    end = min(max(word.end() for word in words), start + OPENING_CHARACTERS)
    cut = "…" if end < opening.end else ""
    shown = normal(text[start:end]).rstrip(" ,;:–—-" if cut else "")
    return Field("title", shown + cut or "…", "opening words", start, end)
