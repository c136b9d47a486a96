"""The headline of a page: which of the titles above and at the beginning of the text it is.

In: a sheet, and where the text stands. Out: the line, or None. Menus, teasers and captions look
like titles too; the headline is told by the words that it shares with the text, by its place
among the other titles, and by what else stands on the page.
"""

import re
from collections import Counter
from dataclasses import dataclass
from math import log1p

from broadsheet.clean import bylines, dates
from broadsheet.clean.anchors import is_anchor
from broadsheet.clean.page.features import CREDIT
from broadsheet.clean.page.model import scores
from broadsheet.clean.page.words import LABELS, STOP_WORDS
from broadsheet.clean.shape import MAX_HEADLINE, has_letters, is_title, words
from broadsheet.clean.sheet import MARKS_AROUND, Sheet

ABOVE, BELOW = 80, 8
"""Lines above the text, and of the text, that are looked at."""

SAME_WORDS = 4
"""Words: a title this long that stands in another line is the same title."""

NEXT = 6
"""Lines below a headline in which a date or a byline follows."""

LEAST_SCORE = -1.5
"""A headline that scores less is none; nineteen of twenty labelled ones score above 0."""

BEGINNING = 4000
"""Characters of the text whose words are compared with a title's."""

PLACE = (
    "distance", "far", "in the text", "anchor below", "anchor above", "to the anchor",
    "title above", "title below", "prose below", "first of its words",
)  # fmt: skip
FORM = (
    "words", "words 3-", "words 5-", "words 16+", "bullet", "capitals", "initials", "question",
    "colon", "commas", "no title", "full stop", "credit", "relative length",
)  # fmt: skip
WORDS = (
    "shared", "words shared", "none shared", "rare shared", "labels", "stop words", "repeated",
    "within a longer line", "holds a title",
)  # fmt: skip
NAMES = (*PLACE, *FORM, *WORDS)
"""What each number of a row is."""

_BULLETS = "*+•·-"
_WORD = re.compile(r"[^\W_]{3,}")
_PAIR = re.compile(r"(?=([\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff\u1000-\u109f]{2}))")
"""Two characters of a script that puts no blanks between words stand for a word there."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What the candidates of one page are compared with."""

    start: int
    found: list[int]
    titles: dict[int, str]
    lines: list[str]
    anchors: list[int]
    vocabulary: Counter[str]
    elsewhere: Counter[str]


def find_headline(sheet: Sheet, start: int, stop: int) -> int | None:
    """Return the line that is most likely the headline of the text at `start:stop`."""
    found = candidates(sheet, start, stop)
    rated = scores("headlines", NAMES, rows(sheet, found, start, stop))
    best = max(range(len(found)), key=rated.__getitem__, default=None)
    if best is None or rated[best] < LEAST_SCORE:
        return None
    return _printed(sheet, found, found[best])


def _printed(sheet: Sheet, found: list[int], best: int) -> int:
    """Return where a title is printed as the headline, if it stands on the page more than once.

    That is above a date or a byline, not in the path to the page (`HomeNewsTown floods`), nor
    under a video.
    """
    path = sheet.text(best).strip(MARKS_AROUND)
    same = [i for i in found if _is_in(sheet.text(i).strip(MARKS_AROUND), path)]
    return max(same, key=lambda i: (_is_over_anchor(sheet, i), _is_plain(sheet, i), i))


def _is_in(title: str, path: str) -> bool:
    """Tell whether a line is a title, or goes on from or to it."""
    longer = words(title) >= SAME_WORDS and (path.startswith(title) or path.endswith(title))
    return longer or title == path


def _is_over_anchor(sheet: Sheet, i: int) -> bool:
    return any(is_anchor(sheet, j) for j in range(i + 1, min(i + 1 + NEXT, len(sheet.kinds))))


def _is_plain(sheet: Sheet, i: int) -> bool:
    return sheet.text(i)[0] not in _BULLETS


def _terms(line: str) -> list[str]:
    return _PAIR.findall(line) or _WORD.findall(line)


def candidates(sheet: Sheet, start: int, stop: int) -> list[int]:
    """Return the lines near the beginning of the text that could be its headline."""
    near = range(max(0, start - ABOVE), min(start + BELOW, stop))
    return [i for i in near if could_be_headline(sheet, i)]


def could_be_headline(sheet: Sheet, i: int) -> bool:
    """Tell whether a line has the form of a headline, however little it looks like one."""
    text = sheet.text(i).strip(MARKS_AROUND)
    if sheet.kinds[i] is not None or len(text) > MAX_HEADLINE or not has_letters(text):
        return False
    if words(text) < 2 or is_anchor(sheet, i):
        return False
    return not (bylines.is_name_line(text) or bylines.is_section(text) or dates.find_full(text))


def rows(sheet: Sheet, found: list[int], start: int, stop: int) -> list[list[float]]:
    """Return the features of each candidate, in the order of `NAMES`."""
    if not found:
        return []
    near = range(max(0, found[0] - 6), min(found[-1] + 10, len(sheet.kinds)))
    lines = [p.text.casefold() for p in sheet.paragraphs]
    vocabulary: Counter[str] = Counter()
    length = 0
    for line in lines[start:stop]:
        vocabulary.update(set(_terms(line)))
        length += len(line)
        if length > BEGINNING:
            break
    outside = (set(_terms(line)) for line in lines[:start] + lines[stop:])
    around = _Around(
        start,
        found,
        {i: lines[i].strip(MARKS_AROUND) for i in found},
        lines,
        [i for i in near if is_anchor(sheet, i)],
        vocabulary,
        Counter(word for line in outside for word in line),
    )
    longest = max(map(len, around.titles.values()))
    return [[*_place(i, around), *_form(sheet.text(i), longest), *_words(i, around)] for i in found]


def _place(i: int, around: _Around) -> list[float]:
    distance = max(0, around.start - i)
    next_anchor = min((a - i for a in around.anchors if a > i), default=20)
    prose = sum(len(line) > 100 for line in around.lines[i + 1 : around.found[-1] + 1])
    earlier = [around.titles[j] for j in around.found if j < i]
    return [
        log1p(distance), float(distance > 20), float(i >= around.start), float(next_anchor <= 8),
        float(any(i - 3 <= a < i for a in around.anchors)), 1 / (1 + next_anchor),
        float(any(i - 4 < j < i for j in around.found)),
        float(any(i < j < i + 4 for j in around.found)), float(prose),
        float(around.titles[i] not in earlier),
    ]  # fmt: skip


def _form(line: str, longest: int) -> list[float]:
    text = line.strip(MARKS_AROUND)
    count, found = words(text), text.split()
    return [
        min(count, 15) / 10, float(count <= 3), float(count <= 5), float(count > 15),
        float(line[0] in _BULLETS), float(text.isupper()),
        sum(word[0].isupper() for word in found) / len(found), float(text.endswith("?")),
        float(":" in text), min(3, text.count(",")) / 3, float(not is_title(text)),
        float(text.endswith((".", "。"))), float(CREDIT.search(text) is not None),
        len(text) / longest,
    ]  # fmt: skip


def _words(i: int, around: _Around) -> list[float]:
    title, line = around.titles[i], around.lines[i]
    own = [word for word in _terms(title) if word not in STOP_WORDS]
    itself = i >= around.start
    shared = [word for word in own if around.vocabulary[word] > itself]
    rare = sum(around.elsewhere[word] < 3 for word in shared)
    found, whole = title.split(), len(own) or 1
    others = [other for other in around.lines if title in other]
    return [
        len(shared) / whole, min(len(shared), 6) / 6, float(not shared), rare / whole,
        sum(word in LABELS for word in found) / len(found),
        sum(word in STOP_WORDS for word in found) / len(found),
        float(others.count(line) > 1), float(any(len(o) > len(line) + 2 for o in others)),
        float(any(other != title and other in title for other in around.titles.values())),
    ]  # fmt: skip
