"""What each paragraph of an article is: its role, the rule that says so, and what it states.

In: paragraphs. Out: a `Reading`: passages in order, fields, and faults as (kind of problem,
detail). The order of the steps is the method:

1. Furniture is told by its words (`furniture`), weak words only beside other furniture.
2. Where the text is that of a whole page, or goes on past the end of its article, a small model
   sets apart what is no part of the article (`page`); the steps below see only what is left.
3. The head ends where the text begins; its lines are told by form and place (`head`).
4. Below it, repeats and the labels among the furniture at the end go (`tail`); the rest is body.

Where the form leaves it open, a paragraph stays in the body: text that is taken out is lost to
whoever searches, a label that stays in is only in the way.
"""

import re
from dataclasses import dataclass

from broadsheet.clean import bylines, furniture
from broadsheet.clean.furniture import Kind
from broadsheet.clean.head import (
    find_head,
    label_headline,
    label_names,
    label_rest_of_head,
)
from broadsheet.clean.lines import Paragraph
from broadsheet.clean.page import AMONG, set_apart
from broadsheet.clean.shape import is_prose
from broadsheet.clean.sheet import Sheet
from broadsheet.clean.tail import label_repeats, label_tail
from broadsheet.clean.values import values
from broadsheet.records import Field, Passage, Role

_HEADING = re.compile(r"#{1,6}\s+\S[^\n]{0,200}")
"""A heading as Markdown has it (CommonMark 0.31, ATX headings); other crossheads stay in the body,
since their form does not tell them from a short paragraph."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the paragraphs of one text turned out to be."""

    passages: list[Passage]
    fields: list[Field]
    faults: list[tuple[str, str]]


def label(paragraphs: list[Paragraph], without: frozenset[str] = frozenset()) -> Reading:
    """Give each paragraph a role and read off headline, byline and date of publication.

    `without` names rules of `page` that are switched off.
    """
    sheet = Sheet(paragraphs, furniture_of(paragraphs))
    set_apart(sheet, without)
    left = sheet.left()
    if len(left) < len(paragraphs):
        article = sheet.part(left)
        article.kinds[:] = furniture_of(article.paragraphs)
        _label_article(article)
        sheet.take(article, left)
    else:
        _label_article(sheet)
    return Reading(_passages(sheet), values(sheet), sheet.faults)


def _label_article(sheet: Sheet) -> None:
    """Label a text that holds an article and perhaps what stands next to one."""
    head = find_head(sheet)
    label_repeats(sheet, head)
    label_headline(sheet, head)
    label_names(sheet, head)
    label_rest_of_head(sheet, head)
    label_tail(sheet, head)
    for i in sheet.open():
        if i in sheet.doubtful:
            sheet.set(i, Role.BOILERPLATE, AMONG)
        elif _HEADING.fullmatch(sheet.text(i)):
            sheet.set(i, Role.HEADING, "Markdown heading")
        else:
            sheet.set(i, Role.BODY, "running text")


def furniture_of(paragraphs: list[Paragraph]) -> list[Kind | None]:
    """Tell the furniture: what is unmistakable, and weak words beside it or at the edges."""
    found = [furniture.kind(p.text) for p in paragraphs]
    found = [
        None if kind and bylines.is_marked(p.text) else kind
        for kind, p in zip(found, paragraphs, strict=True)
    ]
    prose = [i for i, p in enumerate(paragraphs) if found[i] is None and is_prose(p.text)]
    last = prose[-1] if prose else len(found)
    for i, kind in enumerate(found):
        if kind is None or not kind.weak:
            continue
        beside = [found[j] for j in (i - 1, i + 1) if 0 <= j < len(found)]
        other = any(k and not (kind.number and k.number) for k in beside)
        if not other and (kind.number or i < last):
            found[i] = None
    return found


def _passages(sheet: Sheet) -> list[Passage]:
    """Return the labelled paragraphs; a byline that shares its line with a date is parted."""
    passages: list[Passage] = []
    for i, (paragraph, kind) in enumerate(zip(sheet.paragraphs, sheet.kinds, strict=True)):
        assert kind is not None  # noqa: S101 - `label` ends with every paragraph labelled
        start = paragraph.start
        if kind.role is Role.BYLINE and i in sheet.dates and sheet.dates[i].start:
            cut = start + sheet.dates[i].start
            passages.append(Passage(start, cut, kind.role, kind.rule))
            passages.append(Passage(cut, paragraph.end, Role.DATE, "date line"))
        else:
            passages.append(Passage(start, paragraph.end, kind.role, kind.rule))
    return passages
