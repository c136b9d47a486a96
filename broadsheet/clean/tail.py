"""Below the head: repeats, the furniture at the end, and a date as the last word.

In: a sheet and where its text begins. Out: labels for what is no part of the text.
"""

from broadsheet.clean.anchors import dated, label_anchor
from broadsheet.clean.furniture_words import LINKS
from broadsheet.clean.shape import ends_sentence, speaks, words
from broadsheet.clean.sheet import Sheet
from broadsheet.records import Role

LONG_REPEAT = 15
"""Words: a paragraph of this length that stands twice was doubled by a machine; a shorter one may
be a refrain, a question asked again, a signature."""

TAIL_WORDS = 8
"""Words: a longer line is not taken for a label among the furniture at the end."""


def label_repeats(sheet: Sheet, head: int) -> None:
    """Label what repeats an earlier paragraph; the first of its kind keeps its own role.

    A label repeats in the head, or at once, as the text and the caption of one picture do. What is
    a sentence, or a part of one, may be said again, unless it is long.
    """
    seen: dict[str, int] = {}
    for i, paragraph in enumerate(sheet.paragraphs):
        same = paragraph.text.casefold()
        before = seen.get(same)
        seen[same] = i
        if before is None or sheet.role(i) not in (None, Role.DATE, Role.BYLINE):
            continue
        at_once = before == i - 1
        # A text without prose, such as a poem, has no head, and may have a refrain.
        label = i < head < len(sheet.kinds) or at_once
        if words(same) >= LONG_REPEAT or (at_once and i < head) or (label and not speaks(same)):
            sheet.set(i, Role.REPEAT, "repeats an earlier paragraph")
            sheet.dates.pop(i, None)


def label_tail(sheet: Sheet, head: int) -> None:
    """Label what stands among the furniture below the text, and a date as the last word.

    A short line there is furniture when furniture stands on both sides of it, or when a line has
    announced links to other articles.
    """
    text = [i for i in sheet.open(head) if _runs(sheet.text(i))]
    last = text[-1] if text else head - 1
    _last_date(sheet, head, last)
    below = [i for i in range(last + 1, len(sheet.kinds)) if sheet.role(i) is Role.BOILERPLATE]
    links = [i for i in below if (k := sheet.kinds[i]) and k.rule == LINKS]
    for i in sheet.open(last + 1):
        between = bool(below) and below[0] < i < below[-1]
        if between or (links and links[0] < i):
            sheet.set(i, Role.BOILERPLATE, "short line among furniture at the end")


def _last_date(sheet: Sheet, head: int, last: int) -> None:
    """Label a date below the text: one that says it is of publication, or the very last line."""
    if any(one.edtf or one.fault for found in sheet.dates.values() for one in found.dates):
        return
    open_below = sheet.open(max(head, last + 1))
    for i in open_below:
        found = dated(sheet.text(i))
        if found and found.dates and (found.published or [i] == open_below[-1:]):
            label_anchor(sheet, i)
            return


def _runs(text: str) -> bool:
    return dated(text) is None and (ends_sentence(text) or words(text) > TAIL_WORDS)
