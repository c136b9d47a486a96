"""The head of an article: where it ends, and what each of its lines is.

In: a sheet whose furniture is labelled. Out: the index at which the text begins; dates, bylines,
headline, standfirst and captions labelled. The head ends at the first prose, unless that is a
standfirst. Its lines are told by their form and by their place among the anchors.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from broadsheet.clean import bylines, dates
from broadsheet.clean.anchors import dated, is_anchor, is_plain_date, label_anchor
from broadsheet.clean.shape import ends_sentence, is_prose, is_title, speaks, words
from broadsheet.clean.sheet import Sheet
from broadsheet.records import Role

HEAD_LINES = 12
"""Paragraphs at most in the head of an article; the longest labelled one has nine."""

STANDFIRST_LENGTH = 350
"""Characters: a longer paragraph over the byline is the beginning of the text."""

LABEL_WORDS = 3
"""Words: a line this short between headline and byline is a label."""

STANDFIRST_WORDS = 6
"""Words: a line without a full stop under the headline is a standfirst from this length on."""

DATED_WORDS = 12
"""Words: a line of the head this short that holds a date is about that date."""

MARKED_TITLE = re.compile(
    r"(?:title|headline|subject|titel|titre|título|betreff)\s*:\s*", re.IGNORECASE
)
"""What announces a headline in exports and e-mail."""

_ANCHORS = (Role.DATE, Role.BYLINE)


def find_head(sheet: Sheet) -> int:
    """Label dates and marked bylines of the head; return the index of the text's beginning.

    The text begins at the first prose. If dates and bylines alone stand between that prose and the
    next, it was a standfirst, and the text begins below them.
    """
    # Whether a paragraph is an anchor is costly to tell, and three of them decide.
    prose = list(islice(_prose(sheet, sheet.open()), 3))
    first = prose[0] if prose else _first_sentence(sheet)
    anchors = [i for i in sheet.open(0, min(first, HEAD_LINES)) if is_anchor(sheet, i)]
    begins = first if prose else max(anchors, default=len(sheet.kinds) - 1) + 1
    for above, below in pairwise(prose):
        found = _anchors_over(sheet, above, below)
        if not found or (anchors and not any(bylines.is_marked(sheet.text(i)) for i in found)):
            continue
        anchors += found
        begins = below
        break
    plain = [i for i in anchors if (line := dated(sheet.text(i))) and not line.published]
    last = next(_prose(sheet, reversed(sheet.open())), 0) if plain else 0
    if any(is_plain_date(sheet, i) for i in sheet.open(begins, max(begins, last))):
        # A diary or a chronicle: its dates are subheadings, the first of them as well.
        anchors = [i for i in anchors if i not in plain]
        begins = plain[0]
    for i in anchors:
        label_anchor(sheet, i)
    return begins


def _prose(sheet: Sheet, among: Iterable[int]) -> Iterator[int]:
    """Yield the paragraphs of running text, in the order given."""
    return (i for i in among if is_prose(sheet.text(i)) and not is_anchor(sheet, i))


def _first_sentence(sheet: Sheet) -> int:
    """Return where a text without prose begins to speak, however shortly."""
    spoken = (i for i in sheet.open(1) if ends_sentence(sheet.text(i)))
    return next(spoken, len(sheet.kinds))


def _anchors_over(sheet: Sheet, above: int, below: int) -> list[int]:
    """Return the dates and bylines between two paragraphs, if the first is a standfirst.

    It is when it is short, below a title, and above nothing but dates, bylines and names.
    """
    between = sheet.open(above + 1, below)
    found = [i for i in between if is_anchor(sheet, i)]
    is_standfirst = (
        below <= HEAD_LINES
        and len(sheet.text(above)) <= STANDFIRST_LENGTH
        and _has_title(sheet, above)
        and all(_is_of_head(sheet, i, found) for i in between)
    )
    return found if is_standfirst else []


def _is_of_head(sheet: Sheet, i: int, anchors: list[int]) -> bool:
    return bool({i - 1, i, i + 1} & set(anchors)) or bylines.is_name_line(sheet.text(i))


def _has_title(sheet: Sheet, stop: int) -> bool:
    return any(is_title(sheet.text(i)) and not is_anchor(sheet, i) for i in sheet.open(0, stop))


def label_headline(sheet: Sheet, head: int) -> None:
    """Label the headline: a title above the first date or byline, else the first below it.

    A title in capitals above one that is not is a label over it.
    """
    if sheet.headline is not None:
        sheet.set(sheet.headline, Role.HEADLINE, "title above the text")
        return
    titles = [i for i in sheet.open(0, head) if _can_be_headline(sheet, i)]
    anchors = [i for i in range(head) if sheet.role(i) in _ANCHORS]
    if not titles or (head == len(sheet.kinds) and not anchors):
        return  # a text of nothing but titles is a list or a poem
    above = [i for i in titles if not anchors or i < anchors[0]] or titles
    marked = [i for i in above if MARKED_TITLE.match(sheet.text(i))]
    mixed = [i for i in above if not sheet.text(i).isupper()]
    chosen = (marked or mixed or above)[0]
    sheet.headline = chosen
    sheet.set(chosen, Role.HEADLINE, "title above the text")
    for i in sheet.open(0, chosen):
        sheet.set(i, Role.BOILERPLATE, "label above the headline")


def label_standfirsts(sheet: Sheet, stated: frozenset[str]) -> None:
    """Label the lines at the beginning that the format states as the standfirst."""
    if not stated:
        return
    said = {_letters(one) for one in stated}
    for i in sheet.open(0, min(HEAD_LINES, len(sheet.kinds))):
        if _letters(sheet.text(i)) in said:
            sheet.set(i, Role.STANDFIRST, "says the stated standfirst")


def label_claimed_headline(sheet: Sheet, head: int, claimed: str) -> None:
    """Label the lines of the head that say the headline which the format states."""
    said = _letters(claimed)
    for i in sheet.open(0, head):
        line = _letters(sheet.text(i))
        # A page may glue its outlet to the headline, or cut it.
        same = line == said or (len(line) > 20 and (said.startswith(line) or line.startswith(said)))
        if line and same:
            sheet.set(i, Role.HEADLINE, "says the stated headline")
            sheet.headline = i if sheet.headline is None else sheet.headline


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _can_be_headline(sheet: Sheet, i: int) -> bool:
    text = sheet.text(i)
    if bylines.is_name_line(text) or bylines.is_section(text) or dates.find_full(text):
        return False
    return is_title(text, alone=i == 0)


def label_names(sheet: Sheet, head: int) -> None:
    """Label a bare name where a byline would stand, and a line that is only a role.

    A name stands there when it touches a date, a reading time, a byline or a role, or follows the
    headline with no blank line between.
    """
    if sheet.headline is None:
        return
    for i in sheet.open(sheet.headline + 1, head):
        if bylines.is_role(sheet.text(i)):
            sheet.set(i, Role.BYLINE, "role under the headline")
            continue
        glued = i == sheet.headline + 1 and sheet.paragraphs[i].gap == 0
        trims = (Role.DATE, Role.READING_TIME, Role.BYLINE)
        above, below = _next(sheet, i, -1), _next(sheet, i, 1)
        beside = sheet.role(above) in trims or sheet.role(below) in trims
        beside = beside or (below < head and bylines.is_role(sheet.text(below)))
        if (glued or beside) and bylines.is_name_line(sheet.text(i)):
            sheet.set(i, Role.BYLINE, "name under the headline")


def _next(sheet: Sheet, i: int, step: int) -> int:
    """Return the next line up or down that does not say the same again."""
    own = i
    i += step
    while sheet.role(i) is Role.REPEAT and sheet.text(i).casefold() == sheet.text(own).casefold():
        i += step
    return i


def label_rest_of_head(sheet: Sheet, head: int) -> None:
    """Label what is left between the headline and the text, where its form says what it is."""
    if sheet.headline is None:
        return
    anchors = [i for i in range(head) if sheet.role(i) in _ANCHORS]
    last = anchors[-1] if anchors else sheet.headline
    unread: list[str] = []
    for i in sheet.open(sheet.headline + 1, head):
        text = sheet.text(i)
        if dates.find_full(text) and words(text) <= DATED_WORDS and not ends_sentence(text):
            sheet.set(i, Role.DATE, "line with a date")
            unread.append(text)
        elif _is_said_twice(sheet, i) or _is_credit(sheet, i + 1):
            sheet.set(i, Role.CAPTION, "short line above a credit or a repeat of itself")
        elif i < last and words(text) <= LABEL_WORDS and not speaks(text):
            sheet.set(i, Role.BOILERPLATE, "label in the head")
    sheet.faults += [("unread date", text) for text in unread[:1]]
    left = sheet.open(sheet.headline + 1, head)
    if len(left) == 1 and (left[0] < last or _is_standfirst(sheet.text(left[0]))):
        sheet.set(left[0], Role.STANDFIRST, "between headline and text")


def _is_said_twice(sheet: Sheet, i: int) -> bool:
    repeated = sheet.role(i + 1) is Role.REPEAT
    return repeated and sheet.text(i + 1).casefold() == sheet.text(i).casefold()


def _is_credit(sheet: Sheet, i: int) -> bool:
    kind = sheet.kinds[i] if i < len(sheet.kinds) else None
    return kind is not None and kind.rule == "picture credit"


def _is_standfirst(text: str) -> bool:
    """Tell whether a line directly above the text can be no part of it."""
    return words(text) >= STANDFIRST_WORDS and not speaks(text) and "\t" not in text
