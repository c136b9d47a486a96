"""The article on a page: what stands above, below and among it is set apart.

In: a sheet whose furniture is labelled. Out: the same sheet; where the text is that of a whole
page, or goes on past the end of an article, every line that is no part of the article has a role
and is noted as set apart. What is left can be read as though it had been pasted. A text that
shows no sign of a page stays as it is.

`features` says what a line looks like, `core` what it has to do with the likeliest lines, `model`
weighs both, `stretch` says where the article stands, `headline` which line is its headline.
"""

from collections import Counter

from broadsheet.clean import dates
from broadsheet.clean.anchors import is_anchor
from broadsheet.clean.bylines import is_name_line, is_role
from broadsheet.clean.marks import is_mark
from broadsheet.clean.page import core, features
from broadsheet.clean.page.headline import could_be_headline, find_headline
from broadsheet.clean.page.model import scores
from broadsheet.clean.page.stretch import find_stretch
from broadsheet.clean.page.words import LABELS
from broadsheet.clean.shape import ends_sentence, is_prose, speaks, words
from broadsheet.clean.sheet import Sheet
from broadsheet.records import Role

ABOVE = "page: above the article"
BELOW = "page: below the article"
AMONG = "page: among the text"
RULES = (ABOVE, BELOW, AMONG)
"""The rules of this step, by which each can be switched off."""

MOST_LINES = 4000
"""A longer text is a log or a book, and its features would not fit into memory; the longest
labelled page has 600 lines."""

LEAST_SHORT = 12
"""Lines that are no running text: an article with its byline, date and subheadings has fewer."""

SHORT_LENGTH = 100
"""Characters: a shorter line without a full stop is no running text."""

LEAST_SIGNS = 1
"""Known labels of pages: one alone may stand below any article, or in a poem."""

SHORT_FOR_SIGN = 20
"""Of so many short lines at least one has to be a known label of pages, so that a list of names
or a long poem is none."""

SIGN_WORDS = 5
"""Words of a label at most."""

LEAST_AROUND = 3
"""Lines outside of the article that are no known furniture: with fewer, the text is the article
with its trimmings, however many short lines it has."""

SELECTED, SELECTED_WORDS = 20, 4
"""A text whose first line is a title of so many words, and whose running text begins above that
line, was selected from its headline on."""

REFRAIN = 4
"""Times that a page prints a label, at least, to show that it is none of the article's words."""

HEAD_ABOVE, HEAD_BELOW = 8, 10
"""Lines above the text, and of the text below its first, among which dates and bylines stand."""

UNLIKELY, UNLIKELY_PROSE = -0.1, -1.0
"""Log-odds: a line among the text that is this unlikely a part of it is set apart; a sentence only
when it is very unlikely, for what is set apart is lost to whoever searches."""


def set_apart(sheet: Sheet, without: frozenset[str] = frozenset()) -> None:
    """Label every line of a page that is no part of its article, and note the headline.

    `without` names rules that are switched off: their lines stay as they are.
    """
    if not is_page(sheet):
        return
    rated = rate(sheet)
    start, stop = find_stretch(sheet, rated)
    if start == stop:
        return
    stop = _past_list(sheet, stop)
    begins = 0
    if not _begins_with_article(sheet, start):
        sheet.headline = find_headline(sheet, start, stop)
        begins = _beginning(sheet, start, rated)
    around = [*range(begins), *range(stop, len(rated))]
    if sum(sheet.kinds[i] is None for i in around) < LEAST_AROUND:
        sheet.headline = None
        return
    for i in around:
        _set(sheet, i, ABOVE if i < begins else BELOW, without)
    if AMONG not in without:
        _set_among(sheet, rated, range(begins, stop), start)


def _set_among(sheet: Sheet, rated: list[float], article: range, start: int) -> None:
    """Set apart the lines of an article that are no part of its text, head or headline."""
    body = range(start, article.stop)
    text = next((i for i in body if rated[i] > 0 and i != sheet.headline), start)
    counts = Counter(paragraph.text for paragraph in sheet.paragraphs)
    for i in article[1:]:
        unlikely = _is_unlikely(sheet, i, rated[i]) or _is_refrain(sheet, i, counts)
        if i == sheet.headline or not unlikely:
            continue
        if _near_head(sheet, i, start, text) and _of_head(sheet, i):
            sheet.doubtful.add(i)
        else:
            _set(sheet, i, AMONG)


def is_page(sheet: Sheet) -> bool:
    """Tell whether a text shows the signs of a page: many short lines, and labels among them."""
    if not LEAST_SHORT <= len(sheet.kinds) <= MOST_LINES:
        return False
    short = signs = 0
    for paragraph, kind in zip(sheet.paragraphs, sheet.kinds, strict=True):
        text = paragraph.text
        if kind:
            short += 1
            signs += kind.role is Role.BOILERPLATE and not kind.number
        elif len(text) < SHORT_LENGTH and not ends_sentence(text):
            short += 1
            signs += _is_sign(text)
    return short >= LEAST_SHORT and signs >= max(LEAST_SIGNS, short / SHORT_FOR_SIGN)


def rate(sheet: Sheet) -> list[float]:
    """Return the log-odds of each line that it is text of the article."""
    found = features.long_words(sheet)
    rows = features.line_features(sheet, found)
    first = scores("first", features.NAMES, rows)
    return scores("second", core.NAMES, core.core_features(sheet, found, rows, first))


def _past_list(sheet: Sheet, stop: int) -> int:
    """Return where the text ends that goes on in sentences behind a list, a poem or a table.

    Between the article and what follows it on a page stands a label; within an article none does.
    """
    prose = stop
    for i in range(stop, len(sheet.kinds)):
        text = sheet.text(i)
        if sheet.kinds[i] or _is_sign(text) or is_anchor(sheet, i):
            break
        if is_prose(text):
            prose = i + 1
    return prose


def _is_sign(text: str) -> bool:
    """Tell whether a line is a label with one of the words of menus, footers and forms."""
    found = text.casefold().split()
    return len(found) <= SIGN_WORDS and any(word.strip(".,:|»*+") in LABELS for word in found)


def _begins_with_article(sheet: Sheet, start: int) -> bool:
    """Tell whether a text begins with its headline, as a person selects it."""
    long_enough = words(sheet.text(0)) >= SELECTED_WORDS
    return start < SELECTED and long_enough and could_be_headline(sheet, 0)


def _beginning(sheet: Sheet, start: int, rated: list[float]) -> int:
    """Return the first line of the article: its headline, or dates and bylines over the text."""
    if sheet.headline is None:
        near = (i for i in range(max(0, start - HEAD_ABOVE), start) if is_anchor(sheet, i))
        return next(near, start)
    if any(score > 0 for score in rated[start : sheet.headline]):
        return start
    return sheet.headline


def _is_unlikely(sheet: Sheet, i: int, score: float) -> bool:
    if score >= UNLIKELY:
        return False
    return score < UNLIKELY_PROSE or not is_prose(sheet.text(i))


def _is_refrain(sheet: Sheet, i: int, counts: Counter[str]) -> bool:
    """Tell whether a line is a label that a page prints over and over: `Article content`."""
    text = sheet.text(i)
    return counts[text] >= REFRAIN and words(text) <= SIGN_WORDS and not speaks(text)


def _near_head(sheet: Sheet, i: int, start: int, text: int) -> bool:
    """Tell whether a line stands shortly below the headline or next to where the text begins."""
    headline = sheet.headline or 0
    return start - HEAD_ABOVE < i < text + HEAD_BELOW or headline < i < headline + HEAD_ABOVE


def _of_head(sheet: Sheet, i: int) -> bool:
    """Tell whether a line may be a byline or a date."""
    text = sheet.text(i)
    named = is_name_line(text) or is_role(text) or is_mark(text)
    return named or is_anchor(sheet, i) or dates.find_full(text)


def _set(sheet: Sheet, i: int, rule: str, without: frozenset[str] = frozenset()) -> None:
    """Set a line apart; furniture that was told by its words keeps that label."""
    if rule in without:
        return
    sheet.apart.add(i)
    if sheet.kinds[i] is None:
        sheet.set(i, Role.BOILERPLATE, rule)
