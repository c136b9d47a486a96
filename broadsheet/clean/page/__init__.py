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
from broadsheet.clean.page.features import NAMES, line_features
from broadsheet.clean.page.headline import find_headline
from broadsheet.clean.page.model import scores
from broadsheet.clean.page.stretch import find_stretch
from broadsheet.clean.page.words import LABELS
from broadsheet.clean.shape import is_prose
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
    headline = find_headline(sheet, start, stop)
    begins = min(start, headline) if headline is not None else start
    begins = _with_anchors(sheet, begins)
    text = next((i for i in range(start, stop) if rated[i] > 0 and i != headline), start)
    sheet.headline = headline
    for i in range(len(sheet.kinds)):
        if i < begins:
            _set(sheet, i, ABOVE, without)
        elif i >= stop:
            _set(sheet, i, BELOW, without)
        elif i != headline and rated[i] < UNLIKELY and not (i < text and _in_head(sheet, i)):
            _set(sheet, i, AMONG, without)


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


def _with_anchors(sheet: Sheet, begins: int) -> int:
    return begins


def _in_head(sheet: Sheet, i: int) -> bool:
    text = sheet.text(i)
    return is_anchor(sheet, i) or is_name_line(text) or is_role(text)


def _set(sheet: Sheet, i: int, rule: str, without: frozenset[str]) -> None:
    if rule in without:
        return
    sheet.apart.add(i)
    if sheet.kinds[i] is None:
        sheet.set(i, Role.BOILERPLATE, rule)
