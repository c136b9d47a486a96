"""What a line of a page looks like by itself, next to its neighbours, and where it stands.

In: a sheet. Out: one row of numbers for each paragraph, in the order of `NAMES`. The first model
weighs them; nothing here knows what they are worth.
"""

import re
from itertools import accumulate
from math import log1p

from broadsheet.clean.furniture_words import LINKS
from broadsheet.clean.page.words import ADDRESS, LABELS, STOP_WORDS
from broadsheet.clean.shape import words
from broadsheet.clean.sheet import Sheet

LONGEST = 600
"""Characters of a line that are looked at: what is longer is prose by its length."""

RUNS_ON = 50
"""Characters: a line longer than this counts as one that shows what the page is about."""

SHAPE = (
    "long", "words 4+", "words 9+", "words 20+", "words 45+", "statement", "long statement",
    "sentences", "stop words", "initials", "all capitals", "digits", "bullet", "furniture",
    "labels", "labels in a sentence", "address", "cut off", "call", "colon", "quote", "stamp",
    "repeated", "contact", "commas", "separators", "gap", "one word", "no stop word", "credit",
    "links", "form", "coherence", "incoherent",
)  # fmt: skip
"""Of a line by itself; `coherence` and `repeated` compare it with all others."""

PLACE = ("place", "place squared", "prose above", "prose around")
NEAR = (
    "prose", "statement", "stop words", "bullet", "furniture", "initials", "labels", "stamp",
    "cut off", "repeated", "gap", "links", "form", "coherence", "credit",
)  # fmt: skip
WINDOWS = ((-1, -1), (1, 1), (-4, -1), (1, 4), (-12, -1), (1, 12))
NAMES = (*SHAPE, *PLACE, *(f"{name} {a}..{b}" for name in NEAR for a, b in WINDOWS))
"""What each number of a row is; `stop words -4..-1` is the mean of the four lines above."""

_INNER = re.compile(r"[^\W\d_]{3}[.!?؟。][\"”’»)]?(?:\s|(?<=[。؟]))")
_STAMP = re.compile(
    r"\b(?:19|20)\d\d\b|\b[0-2]?\d[:.h][0-5]\d\b|\b\d+ ?(?:min|hours?|days?|std|h)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_UNPARTED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_SEPARATOR = re.compile(r"[|·•›»/→]")
_CONTACT = re.compile(r"©|https?:|www\.|\S@\S|\.com\b")
_BULLETS = ("* ", "+ ", "o ", "- ", "• ", "· ", "*", "+", "#")
_CLOSERS = "\"'”’»›)]）」』* "
_STOPS = (".", "。", "؟", "۔", "।", "．")
_FORMS = frozenset({"comment form", "sign-up prompt", "cookie notice", "share buttons"})

# Words and agencies that credit a picture, at the end of a line. From the credits printed by the
# newspapers of the public Fundus list; what it gets wrong: a sentence that ends with an agency.
CREDIT = re.compile(
    r"(?:\b(?:picture|photo|image|foto|bild|credit|crédit|quelle|source|fuente)s?\b ?[:/]|©|\(c\)"
    r"|\b(?:getty|afp|reuters|ap photo|epa|dpa|imago|alamy|shutterstock|istock|unsplash|anp)\b)"
    r".{0,60}$",
    re.IGNORECASE,
)


def line_features(sheet: Sheet, found: list[set[str]] | None = None) -> list[list[float]]:
    """Return one row of features for each paragraph; `found` are its `long_words`."""
    found = long_words(sheet) if found is None else found
    counts: dict[str, int] = {}
    for paragraph in sheet.paragraphs:
        counts[paragraph.text] = counts.get(paragraph.text, 0) + 1
    spread = _spread(sheet, found)
    shapes = []
    for i, paragraph in enumerate(sheet.paragraphs):
        own = len(paragraph.text) > RUNS_ON
        shared = sum(spread.get(word, 0) > own for word in found[i])
        coherence = shared / (len(found[i]) + 1)
        shapes.append(_shape(sheet, i, counts[paragraph.text] > 1, coherence))
    columns = []
    for name in NEAR:
        near = list(map(_prose, shapes)) if name == "prose" else column(shapes, name)
        columns += [means(near, first, last) for first, last in WINDOWS]
    parts = zip(shapes, _places(shapes), zip(*columns, strict=True), strict=True)
    return [[*shape, *place, *near] for shape, place, near in parts]


def long_words(sheet: Sheet) -> list[set[str]]:
    """Return the words of each line that can say what it is about."""
    lines = (p.text[:LONGEST].casefold() for p in sheet.paragraphs)
    return [set(_LONG_WORD.findall(line)) - STOP_WORDS for line in lines]


def column(rows: list[list[float]], name: str) -> list[float]:
    """Return one feature of the shape of all lines."""
    place = SHAPE.index(name)
    return [row[place] for row in rows]


def means(values: list[float], first: int, last: int) -> list[float]:
    """Return the mean of the window `first..last` around each place; outside is nothing.

    >>> means([1, 2, 3], -1, 0)
    [0.5, 1.5, 2.5]
    """
    count, width = len(values), last - first + 1
    sums = [0.0, *accumulate(values)]
    edge = max(abs(first), abs(last)) + 1
    sums = [0.0] * edge + sums + sums[-1:] * edge
    below, above = sums[edge + first :], sums[edge + last + 1 :]
    return [(above[i] - below[i]) / width for i in range(count)]


def _spread(sheet: Sheet, found: list[set[str]]) -> dict[str, int]:
    """Count in how many different lines of running text each word stands."""
    spread: dict[str, int] = {}
    seen: set[str] = set()
    for paragraph, own in zip(sheet.paragraphs, found, strict=True):
        if len(paragraph.text) > RUNS_ON and paragraph.text not in seen:
            seen.add(paragraph.text)
            for word in own:
                spread[word] = spread.get(word, 0) + 1
    return spread


def _shape(sheet: Sheet, i: int, repeated: bool, coherence: float) -> list[float]:
    text = sheet.text(i)[:LONGEST]
    found = _WORD.findall(text)
    lower = [word.lower() for word in found]
    letters = len(found) or 1
    count = words(text) if _UNPARTED.search(text) else len(text.split())
    bare = text.rstrip(_CLOSERS)
    statement = float(bare.endswith(_STOPS) and count >= 4)
    labels = sum(word in LABELS for word in lower) / letters
    stops = sum(word in STOP_WORDS for word in lower) / letters
    rule = kind.rule if (kind := sheet.kinds[i]) else ""
    return [
        log1p(count), float(count >= 4), float(count >= 9), float(count >= 20),
        float(count >= 45), statement, statement * (count >= 9),
        min(4, len(_INNER.findall(text))) / 4, stops,
        sum(word[0].isupper() for word in found) / letters, float(text.isupper()),
        sum(map(str.isdigit, text)) / len(text), float(text.startswith(_BULLETS)),
        float(bool(rule)), labels, float(labels > 0 and count >= 9),
        min(3, sum(word in ADDRESS for word in lower)) / 3,
        float(bare.endswith(("…", "...", "[…]"))), float(bare.endswith(("!", "?", "！", "？"))),
        float(bare.endswith((":", "："))), float(text[0] in "“\"„«「‘"),
        float(_STAMP.search(text) is not None and count < 15), float(repeated),
        float(_CONTACT.search(text) is not None), min(5, sum(map(text.count, ",،、，"))) / 5,
        min(3, len(_SEPARATOR.findall(text))) / 3, float(sheet.paragraphs[i].gap > 0),
        float(count <= 1), float(stops == 0), float(CREDIT.search(text) is not None),
        float(rule == LINKS), float(rule in _FORMS), coherence,
        float(coherence < 0.1 and count >= 5),
    ]  # fmt: skip


def _prose(shape: list[float]) -> float:
    """Return how much a line looks like running text: its length where it is a sentence."""
    return shape[0] * (0.4 + 0.6 * shape[5]) * shape[2]


def _places(shapes: list[list[float]]) -> list[list[float]]:
    """Return how far down each line stands, in lines and in running text."""
    prose = [0.0, *accumulate(map(_prose, shapes))]
    whole = prose[-1] or 1.0
    found = []
    for i in range(len(shapes)):
        place, above = i / len(shapes), prose[i] / whole
        found.append([place, place * place, above, above * (1 - above)])
    return found
