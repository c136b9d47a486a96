"""The article on a page: what stands above, below and among it is set apart.

In: a sheet whose furniture is labelled. Out: the same sheet; where the text is that of a whole
page, or goes on past the end of an article, every line that is no part of the article has a role.
What is left can be read as though it had been pasted. A text that shows no sign of a page stays
as it is.

`features` says what a line looks like, `model` how likely that is a line of an article,
`stretch` where the article stands, `headline` which line is its headline.
"""

from broadsheet.clean.anchors import is_anchor
from broadsheet.clean.bylines import is_name_line, is_role
from broadsheet.clean import dates
from broadsheet.clean.marks import is_mark
from broadsheet.clean.page.features import NAMES, line_features
from broadsheet.clean.page.headline import could_be_headline, find_headline
from broadsheet.clean.page.model import scores
from broadsheet.clean.page.stretch import find_stretch
from broadsheet.clean.page.words import LABELS
from broadsheet.clean.shape import is_prose, words
from broadsheet.clean.sheet import Sheet
from broadsheet.records import Role

ABOVE = "page: above the article"
BELOW = "page: below the article"
AMONG = "page: among the text"
RULES = (ABOVE, BELOW, AMONG)

LEAST_SHORT = 12
"""Lines that are no running text: an article with its byline, date and subheadings has fewer."""

SHORT_FOR_SIGN = 20
"""Of so many short lines at least one has to be a known label of pages."""

SIGN_WORDS = 5
"""Words of a label at most."""

SELECTED, SELECTED_WORDS = 20, 4
"""A text whose first line is a title of so many words, and whose running text begins above that
line, was selected from its headline on."""

HEAD_ABOVE, HEAD_BELOW = 8, 6
"""Lines above the text, and of the text below its first, among which dates and bylines stand."""

UNLIKELY = -0.5
"""Log-odds: a line among the text that is this unlikely a part of it is set apart."""


def set_apart(sheet: Sheet, without: frozenset[str] = frozenset()) -> None:
    """Label every line of a page that is no part of its article; note the headline.

    `without` names rules that are switched off: their lines are left as they are.
    """
    if not is_page(sheet):
        return
    rated = scores("lines", NAMES, line_features(sheet))
    start, stop = find_stretch(sheet, rated)
    if start == stop:
        return
    begins = 0
    if not _begins_with_article(sheet, start):
        sheet.headline = find_headline(sheet, start, stop)
        begins = _beginning(sheet, start)
    text = next((i for i in range(start, stop) if rated[i] > 0 and i != sheet.headline), start)
    for i in range(len(sheet.kinds)):
        if i < begins:
            _set(sheet, i, ABOVE, without)
        elif i >= stop:
            _set(sheet, i, BELOW, without)
        elif i in (sheet.headline, 0) or rated[i] >= UNLIKELY:
            continue
        elif not (_near_head(sheet, i, start, text) and _in_head(sheet, i)):
            _set(sheet, i, AMONG, without)


def _begins_with_article(sheet: Sheet, start: int) -> bool:
    """Tell whether a text begins with its headline, as a person selects it."""
    return start < SELECTED and could_be_headline(sheet, 0) and words(sheet.text(0)) >= SELECTED_WORDS


def _beginning(sheet: Sheet, start: int) -> int:
    """Return the first line of the article: the headline, or the dates and bylines over the text."""
    if sheet.headline is not None:
        return min(start, sheet.headline)
    near = [i for i in range(max(0, start - HEAD_ABOVE), start) if is_anchor(sheet, i)]
    return near[0] if near else start


def is_page(sheet: Sheet) -> bool:
    """Tell whether a text shows the signs of a page: many short lines, and labels among them."""
    short = signs = 0
    for paragraph, kind in zip(sheet.paragraphs, sheet.kinds, strict=True):
        if kind is None and is_prose(paragraph.text):
            continue
        short += 1
        signs += _is_sign(paragraph.text) or (kind is not None and kind.role is Role.BOILERPLATE and not kind.number)
    return short >= LEAST_SHORT and signs * SHORT_FOR_SIGN >= short


def _is_sign(text: str) -> bool:
    found = text.casefold().split()
    return len(found) <= SIGN_WORDS and any(word.strip(".,:|»*+") in LABELS for word in found)


def _near_head(sheet: Sheet, i: int, start: int, text: int) -> bool:
    """Tell whether a line stands shortly below the headline or next to where the text begins."""
    headline = sheet.headline or 0
    return start - HEAD_ABOVE < i < text + HEAD_BELOW or headline < i < headline + HEAD_ABOVE


def _in_head(sheet: Sheet, i: int) -> bool:
    """Tell whether a line may be a byline or a date."""
    text = sheet.text(i)
    found = is_anchor(sheet, i) or is_name_line(text) or is_role(text) or is_mark(text)
    return found or dates.find_full(text)


def _set(sheet: Sheet, i: int, rule: str, without: frozenset[str]) -> None:
    if rule in without:
        return
    sheet.apart.add(i)
    if sheet.kinds[i] is None:
        sheet.set(i, Role.BOILERPLATE, rule)
