"""What each paragraph of an article is: its role, and the rule that says so.

In: paragraphs. Out: a `Reading`: passages in order, and the sheet with what was seen on the way.
The order of the steps is the method:

1. Furniture is told by its words (`furniture`), weak words only beside other furniture, and by
   standing in many articles of one outlet (`repeated`).
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
    label_claimed_headline,
    label_headline,
    label_names,
    label_rest_of_head,
    label_standfirsts,
)
from broadsheet.clean.lines import Paragraph
from broadsheet.clean.page import AMONG, set_apart
from broadsheet.clean.repeated import label_repeated
from broadsheet.clean.shape import is_prose
from broadsheet.clean.sheet import Sheet
from broadsheet.clean.tail import label_repeats, label_tail
from broadsheet.records import Passage, Role

_MARKS = re.compile(r"#{1,6}\s+")
_HEADING = re.compile(r"#{1,6}\s+\S[^\n]{0,200}")
"""A heading as Markdown has it (CommonMark 0.31, ATX headings); other crossheads stay in the body,
since their form does not tell them from a short paragraph."""


PAGE_HEADING = "heading of the page"
"""The rule of a subheading that the page's markup names: it is text of the article as any other."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the paragraphs of one text turned out to be: passages in order, and the sheet."""

    passages: list[Passage]
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Known:
    """What a format tells of its text: the headline, the standfirsts, which lines are headings.

    Where a headline is stated, no other is looked for. Where the text was taken out of a page, `##`
    before a line says that the page has it as a heading.
    """

    headline: str | None = None
    standfirsts: frozenset[str] = frozenset()
    from_page: bool = False


def label(
    paragraphs: list[Paragraph],
    without: frozenset[str] = frozenset(),
    shares: list[float] | None = None,
    known: Known = Known(),
) -> Reading:
    """Give each paragraph a role.

    `without` are rules that are switched off, `shares` the share of the outlet's stories that have
    each paragraph.
    """
    shares = shares or [0.0] * len(paragraphs)
    sheet = Sheet(paragraphs, furniture_of(paragraphs, without), without)
    if not known.from_page:
        set_apart(sheet, without)
    left = sheet.left()
    if len(left) < len(paragraphs):
        article = sheet.part(left)
        article.kinds[:] = furniture_of(article.paragraphs, without)
        _label_article(article, [shares[i] for i in left], known)
        sheet.take(article, left)
    else:
        _label_article(sheet, shares, known)
    return Reading(_passages(sheet), sheet)


def _label_article(sheet: Sheet, shares: list[float], known: Known) -> None:
    """Label a text that holds an article and perhaps what stands next to one."""
    label_standfirsts(sheet, known.standfirsts)
    label_repeated(sheet, shares)
    head = find_head(sheet)
    label_repeats(sheet, head)
    if known.headline is None:
        label_headline(sheet, head)
    else:
        label_claimed_headline(sheet, head, known.headline)
    label_names(sheet, head)
    label_rest_of_head(sheet, head)
    label_tail(sheet, head)
    for i in sheet.open():
        if i in sheet.doubtful and AMONG not in sheet.without:
            sheet.set(i, Role.BOILERPLATE, AMONG)
        elif known.from_page and _HEADING.fullmatch(sheet.text(i)):
            sheet.set(i, Role.BODY, PAGE_HEADING)
        elif _HEADING.fullmatch(sheet.text(i)):
            sheet.set(i, Role.HEADING, "Markdown heading")
        else:
            sheet.set(i, Role.BODY, "running text")


def furniture_of(
    paragraphs: list[Paragraph], without: frozenset[str] = frozenset()
) -> list[Kind | None]:
    """Tell the furniture: what is unmistakable, and weak words beside it or at the edges."""
    found = [furniture.kind(p.text) for p in paragraphs]
    found = [None if kind and kind.rule in without else kind for kind in found]
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
        elif kind.rule == PAGE_HEADING:
            cut = start + len(paragraph.text) - len(_MARKS.sub("", paragraph.text, count=1))
            passages.append(Passage(start, cut, Role.METADATA, PAGE_HEADING))
            passages.append(Passage(cut, paragraph.end, kind.role, kind.rule))
        else:
            passages.append(Passage(start, paragraph.end, kind.role, kind.rule))
    return passages
