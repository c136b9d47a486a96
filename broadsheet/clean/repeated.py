"""Lines that stand in many articles of one outlet: what an outlet prints around all of them.

In: a sheet, and for each paragraph the share of the outlet's stories that have it (0 where it
stands in too few, see `census`). Out: labels. What is so repeated is furniture above and below the
article's own text, unless it may be part of this article as well: a date, a byline, a name, or
something said; and a paragraph has to be in every fourth story. Between paragraphs of the own
text, where court lists say `Fined £100` and writers use a paragraph again, it goes only if it is
in every second. A text with no paragraph of its own, such as a table, stays as it is.
"""

from broadsheet.clean.anchors import is_anchor
from broadsheet.clean.bylines import is_name_line
from broadsheet.clean.guide import EVERYWHERE, OFTEN
from broadsheet.clean.shape import is_prose, is_title, speaks, words
from broadsheet.clean.sheet import Sheet
from broadsheet.records import Role

RULE = "repeated across the corpus"

MOST_EDGE = 4
"""Long paragraphs at the end of an article that are taken for the outlet's; more of them are a
story that several articles share."""

HEADLINE_WORDS = 4
"""Words: a repeated line of this length may be a headline that other pages show as a teaser."""


def label_repeated(sheet: Sheet, shares: list[float]) -> None:
    """Label the short repeated lines, and the long ones around the article's own text."""
    if not any(shares):
        return
    own = [i for i in sheet.open() if not shares[i] and is_prose(sheet.text(i))]
    if not own:
        return
    headline = _likely_headline(sheet, shares, own[0])
    for i in sheet.open():
        text = sheet.text(i)
        if not shares[i] or i == headline or is_anchor(sheet, i) or is_name_line(text):
            continue
        around = not own[0] < i < own[-1] and not (is_prose(text) or speaks(text))
        if around or shares[i] >= EVERYWHERE:
            sheet.set(i, Role.BOILERPLATE, RULE)
    _label_edge(sheet, shares, range(own[-1] + 1, len(shares)))
    _label_edge(sheet, shares, range(own[0]))


def _likely_headline(sheet: Sheet, shares: list[float], stop: int) -> int | None:
    """Return the first title above the text, which other pages may show as a teaser."""
    if sheet.headline is not None:
        return sheet.headline
    titles = (i for i in sheet.open(0, stop) if is_title(sheet.text(i)))
    long = (i for i in titles if words(sheet.text(i)) >= HEADLINE_WORDS)
    first = next(long, None)
    return first if first is not None and shares[first] < EVERYWHERE else None


def _label_edge(sheet: Sheet, shares: list[float], edge: range) -> None:
    """Label the repeated paragraphs above or below the own text; above it short speech stays."""
    left = [
        i
        for i in sheet.open(edge.start, edge.stop)
        if shares[i] >= OFTEN
        and not is_anchor(sheet, i)
        and (edge.start or is_prose(sheet.text(i)))
    ]
    if sum(is_prose(sheet.text(i)) for i in left) <= MOST_EDGE:
        for i in left:
            sheet.set(i, Role.BOILERPLATE, RULE)
