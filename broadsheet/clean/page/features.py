"""The features of a line of a page: its shape, its words, its neighbours, its place.

In: a sheet. Out: one row of numbers for each paragraph, in the order of `NAMES`. The model of
`model` weighs them; nothing here knows what they are worth.
"""

import re
from itertools import accumulate
from math import log1p

from broadsheet.clean.furniture import LINKS
from broadsheet.clean.page.words import ADDRESS, LABELS, STOP_WORDS
from broadsheet.clean.shape import words
from broadsheet.clean.sheet import Sheet

LONGEST = 600
"""Characters of a line that are looked at: what is longer is prose by its length."""

_INNER = re.compile(r"[^\W\d_]{3}[.!?؟。][\"”’»)]?(?:\s|(?<=[。؟]))")
_STAMP = re.compile(r"\b(?:19|20)\d\d\b|\b[0-2]?\d[:.h][0-5]\d\b|\b\d+ ?(?:min|hours?|days?|Std|h)\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_UNPARTED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_SEPARATOR = re.compile(r"[|·•›»/→]")
_ADDRESS = re.compile(r"©|https?:|www\.|\S@\S|\.com\b")
CREDIT = re.compile(
    r"(?:\b(?:picture|photo|image|foto|bild|credit|crédit|quelle|source|fuente)s?\b ?[:/]|©|\(c\)"
    r"|\b(?:getty|afp|reuters|ap photo|epa|dpa|imago|alamy|shutterstock|istock|unsplash|anp)\b)"
    r".{0,60}$",
    re.IGNORECASE,
)
_FORMS = frozenset({"comment form", "sign-up prompt", "cookie notice", "share buttons"})
_BULLETS = ("* ", "+ ", "o ", "- ", "• ", "· ", "*", "+", "#")
_CLOSERS = "\"'”’»›)]）」』* "

SHAPE = (
    "long", "words 4+", "words 9+", "words 20+", "words 45+", "statement", "long statement",
    "sentences", "stop words", "capitals", "all capitals", "digits", "bullet", "furniture",
    "label words", "labels in a sentence", "address", "cut off", "call", "colon", "quote", "stamp",
    "repeated", "contact", "commas", "separators", "gap", "one word", "no stop word", "credit",
    "links", "form", "coherence", "incoherent",
)  # fmt: skip
PLACE = ("place", "place squared", "prose above", "prose around")
NEAR = (
    "prose", "statement", "stop words", "bullet", "furniture", "capitals", "label words", "stamp",
    "cut off", "repeated", "gap", "links", "form", "coherence", "credit",
)  # fmt: skip
WINDOWS = ((-1, -1), (1, 1), (-4, -1), (1, 4), (-12, -1), (1, 12))
NAMES = (*SHAPE, *PLACE, *(f"{name} {a}..{b}" for name in NEAR for a, b in WINDOWS))
"""What each number of a row is."""


def line_features(sheet: Sheet) -> list[list[float]]:
    """Return one row of features for each paragraph."""
    counts: dict[str, int] = {}
    folded = [p.text[:LONGEST].casefold() for p in sheet.paragraphs]
    for one in folded:
        counts[one] = counts.get(one, 0) + 1
    spread = _spread(folded)
    shapes = [_shape(sheet, i, counts[one] > 1, spread) for i, one in enumerate(folded)]
    rows = [[*shape, *place] for shape, place in zip(shapes, _places(shapes), strict=True)]
    for name in NEAR:
        near = [_prose(s) for s in shapes] if name == "prose" else _column(shapes, name)
        sums = [0.0, *accumulate(near)]
        for i, row in enumerate(rows):
            row += [_mean(sums, i + first, i + last + 1) for first, last in WINDOWS]
    return rows


def _spread(folded: list[str]) -> dict[str, int]:
    """Count in how many different lines of running text each longer word stands."""
    spread: dict[str, int] = {}
    for line in dict.fromkeys(folded):
        found = set(_LONG_WORD.findall(line))
        if len(line) > 50:
            for word in found:
                spread[word] = spread.get(word, 0) + 1
    return spread


def _coherence(line: str, spread: dict[str, int]) -> float:
    """Return how many of a line's longer words stand in other lines of running text as well."""
    found = set(_LONG_WORD.findall(line)) - STOP_WORDS
    own = len(line) > 50
    shared = sum(spread.get(word, 0) - own > 0 for word in found)
    return shared / (len(found) + 1)


def _shape(sheet: Sheet, i: int, repeated: bool, spread: dict[str, int]) -> list[float]:  # noqa: FBT001
    text = sheet.text(i)[:LONGEST]
    found = _WORD.findall(text)
    lower = [word.lower() for word in found]
    count = words(text) if _UNPARTED.search(text) else len(text.split())
    letters = len(found) or 1
    bare = text.rstrip(_CLOSERS)
    statement = float(bare.endswith((".", "。", "؟", "۔", "।", "．")) and count >= 4)
    cut_off = float(bare.endswith(("…", "...", "[…]")))
    labels = sum(word in LABELS for word in lower) / letters
    stops = sum(word in STOP_WORDS for word in lower) / letters
    kind = sheet.kinds[i]
    rule = kind.rule if kind else ""
    coherence = _coherence(text.casefold(), spread)
    return [
        log1p(count), float(count >= 4), float(count >= 9), float(count >= 20), float(count >= 45),
        statement, statement * (count >= 9), min(4, len(_INNER.findall(text))) / 4, stops,
        sum(word[0].isupper() for word in found) / letters, float(text.isupper()),
        sum(map(str.isdigit, text)) / len(text), float(text.startswith(_BULLETS)),
        float(kind is not None), labels, float(labels > 0 and count >= 9),
        min(3, sum(word in ADDRESS for word in lower)) / 3, cut_off,
        float(bare.endswith(("!", "?", "！", "？"))), float(bare.endswith((":", "："))),
        float(text[0] in "“\"„«「‘"), float(_STAMP.search(text) is not None and count < 15),
        float(repeated), float(_ADDRESS.search(text) is not None),
        min(1.0, sum(text.count(c) for c in ",،、，") / 5), min(3, len(_SEPARATOR.findall(text))) / 3,
        float(sheet.paragraphs[i].gap > 0), float(count <= 1), float(stops == 0),
        float(CREDIT.search(text) is not None), float(rule == LINKS), float(rule in _FORMS),
        coherence, float(coherence < 0.1 and count >= 5),
    ]  # fmt: skip


def _prose(shape: list[float]) -> float:
    """Return how much a line looks like running text: its length where it is a sentence."""
    return shape[0] * (0.4 + 0.6 * shape[5]) * shape[2]


def _column(shapes: list[list[float]], name: str) -> list[float]:
    place = SHAPE.index(name)
    return [shape[place] for shape in shapes]


def _places(shapes: list[list[float]]) -> list[list[float]]:
    total = len(shapes)
    prose = [0.0, *accumulate(_prose(s) for s in shapes)]
    whole = prose[-1] or 1.0
    rows = []
    for i in range(total):
        above = prose[i] / whole
        place = i / total
        rows.append([place, place * place, above, above * (1 - above)])
    return rows


def _mean(sums: list[float], start: int, stop: int) -> float:
    """Return the mean of a window; what lies outside of the page counts as nothing."""
    last = len(sums) - 1
    width = stop - start
    return (sums[max(0, min(stop, last))] - sums[max(0, min(start, last))]) / width
