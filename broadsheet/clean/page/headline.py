"""The headline of a page: which of the titles above and at the beginning of the text it is.

In: a sheet, and where the text stands. Out: the line, or None. Menus, teasers and labels look
like titles too; the headline is told by what it shares with the text, by its place, and by what
stands around it.
"""

import re
from collections import Counter
from math import log1p

from broadsheet.clean import bylines, dates
from broadsheet.clean.anchors import is_anchor
from broadsheet.clean.page.features import CREDIT
from broadsheet.clean.page.model import scores
from broadsheet.clean.page.words import LABELS, STOP_WORDS
from broadsheet.clean.shape import MAX_HEADLINE, has_letters, is_title, words
from broadsheet.clean.sheet import MARKS_AROUND, Sheet

ABOVE, BELOW = 60, 8
"""Lines above the text, and of the text, that are looked at."""

LEAST_SCORE = -1.0
"""Log-odds: below, there is no headline rather than a wrong one."""

NAMES = (
    "words", "many words", "distance", "far", "in the text", "shared", "shared words", "no words shared",
    "repeated", "within a longer line", "bullet", "capitals", "labels", "anchor below", "anchor above", "first of kind",
    "question", "sentence", "stop words", "longest", "prose between", "colon", "adjacent", "initials",
    "commas", "title above", "title below", "credit",
    "words 3-", "words 5-", "holds a title", "own words", "to the anchor", "ends a sentence", "quote",
)  # fmt: skip
_WORD = re.compile(r"[^\W_]{3,}")
_BEGINNING = 4000
"""Characters of the text whose words are compared with a title's."""


def find_headline(sheet: Sheet, start: int, stop: int) -> int | None:
    """Return the line that is most likely the headline of the text at `start:stop`."""
    found = candidates(sheet, start, stop)
    if not found:
        return None
    rated = scores("headlines", NAMES, rows(sheet, found, start, stop))
    best = max(range(len(found)), key=rated.__getitem__)
    return found[best] if rated[best] > LEAST_SCORE else None


def candidates(sheet: Sheet, start: int, stop: int) -> list[int]:
    """Return the lines near the beginning of the text that could be its headline."""
    near = range(max(0, start - ABOVE), min(start + BELOW, stop))
    return [i for i in near if could_be_headline(sheet, i)]


def could_be_headline(sheet: Sheet, i: int) -> bool:
    """Tell whether a line has the form of a headline, however little it looks like one."""
    if sheet.kinds[i] is not None:
        return False
    text = sheet.text(i).strip(MARKS_AROUND)
    if len(text) > MAX_HEADLINE or not has_letters(text) or words(text) < 2 or is_anchor(sheet, i):
        return False
    return not (bylines.is_name_line(text) or bylines.is_section(text) or dates.find_full(text))


def rows(sheet: Sheet, found: list[int], start: int, stop: int) -> list[list[float]]:
    """Return the features of each candidate, in the order of `NAMES`."""
    beginning = "\n".join(sheet.text(i) for i in range(start, stop) if i not in found)[:_BEGINNING]
    vocabulary = set(_WORD.findall(beginning.casefold()))
    lines = [p.text.casefold() for p in sheet.paragraphs]
    titles = {sheet.text(i).strip(MARKS_AROUND).casefold() for i in found}
    spread = Counter(word for i, line in enumerate(lines) if not start <= i < stop for word in set(_WORD.findall(line)))
    longest = max((len(sheet.text(i)) for i in found), default=1)
    prose = [0]
    for p in sheet.paragraphs[found[0] : found[-1] + 1] if found else []:
        prose.append(prose[-1] + (len(p.text) > 100))
    if not found: return []
    anchors = [i for i in range(max(0, found[0] - 6), min(found[-1] + 10, len(lines))) if is_anchor(sheet, i)]
    seen: set[str] = set()
    result = []
    for i in found:
        text = sheet.text(i).strip(MARKS_AROUND)
        folded = text.casefold()
        own = [word for word in _WORD.findall(folded) if word not in STOP_WORDS]
        shared = sum(word in vocabulary for word in own)
        distance = max(0, start - i)
        count = words(text)
        others = [line for line in lines if folded in line]
        result.append([
            min(count, 15) / 10, float(count > 15), log1p(distance), float(distance > 20), float(i >= start),
            shared / (len(own) or 1), min(shared, 6) / 6, float(shared == 0),
            float(others.count(lines[i]) > 1), float(any(len(line) > len(lines[i]) + 2 for line in others)),
            float(sheet.text(i)[0] in "*+•·-"),
            float(text.isupper()), sum(word in LABELS for word in folded.split()) / count,
            float(any(i < a <= i + 8 for a in anchors)), float(any(i - 3 <= a < i for a in anchors)),
            float(folded not in seen), float(text.endswith("?")), float(not is_title(text)),
            sum(word in STOP_WORDS for word in folded.split()) / count,
            len(text) / longest, float(prose[-1] - prose[i - found[0] + 1]), float(":" in text), float(i in (start, start - 1)),
            sum(word[0].isupper() for word in text.split()) / len(text.split()), min(3, text.count(",")) / 3,
            float(any(i - 4 < j < i for j in found)), float(any(i < j < i + 4 for j in found)),
            float(CREDIT.search(text) is not None),
            float(count <= 3), float(count <= 5), float(any(line != folded and line in folded for line in titles)),
            sum(word in vocabulary and spread[word] < 3 for word in own) / (len(own) or 1),
            1 / (1 + min((a - i for a in anchors if a > i), default=20)), float(text.endswith((".", "。"))), float(text[0] in "“\"„«‘'"),
        ])  # fmt: skip
        seen.add(folded)
    return result
