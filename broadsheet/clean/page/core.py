"""What a line of a page has to do with the core of its article: the second look.

In: a sheet, the features of its lines and the scores of the first model. Out: one row of numbers
for each line, in the order of `NAMES`. The core is the stretch that the first model finds; a
teaser speaks of other things than the core, and stands below a label that parts it from there.
"""

from itertools import accumulate
from math import log1p

from broadsheet.clean.page.features import SHAPE, column, means
from broadsheet.clean.page.stretch import find_stretch
from broadsheet.clean.sheet import Sheet

BOUND = 4.0
"""Scores are looked at up to this: beyond, a line is as good as certain."""

WINDOWS = ((-1, -1), (1, 1), (-3, -1), (1, 3), (-8, -1), (1, 8))
NAMES = (
    "score", "score within bounds", "shared", "shared inside", "shared outside", "inside",
    "statement inside", "below", "above", "labels between", "below a label", "statement below",
    "statement above", *(f"score {a}..{b}" for a, b in WINDOWS), "score around 3",
    "score around 8", *SHAPE,
)  # fmt: skip
"""What each number of a row is; `shared` are words that the core has as well."""


def core_features(
    sheet: Sheet, found: list[set[str]], rows: list[list[float]], scores: list[float]
) -> list[list[float]]:
    """Return one row of features for each line; `found` are the `long_words` of each."""
    start, stop = find_stretch(sheet, scores, lean=0.0)
    sure = [start <= i < stop and score > 0 for i, score in enumerate(scores)]
    vocabulary: dict[str, int] = {}
    for own, is_sure in zip(found, sure, strict=True):
        for word in own if is_sure else ():
            vocabulary[word] = vocabulary.get(word, 0) + 1
    bounded = [max(-BOUND, min(BOUND, score)) for score in scores]
    columns = [means(bounded, first, last) for first, last in WINDOWS]
    between = _labels_between(rows, start, stop)
    statements = column(rows, "long statement")
    result = []
    for i, row in enumerate(rows):
        inside = float(start <= i < stop)
        below, above = max(0, i - stop + 1), max(0, start - i)
        shared = sum(vocabulary.get(word, 0) > sure[i] for word in found[i]) / (len(found[i]) + 1)
        near = [of_window[i] for of_window in columns]
        result.append([
            max(-2 * BOUND, min(2 * BOUND, scores[i])), bounded[i], shared, shared * inside,
            shared * (1 - inside), inside, inside * statements[i], log1p(below), log1p(above),
            min(3, between[i]), float(below > 0 and between[i] > 0), (below > 0) * statements[i],
            (above > 0) * statements[i], *near, min(near[2:4]), min(near[4:6]),
            *row[: len(SHAPE)],
        ])  # fmt: skip
    return result


def _labels_between(rows: list[list[float]], start: int, stop: int) -> list[float]:
    """Count the labels of links and forms between each line and the core."""
    labels = [a + b for a, b in zip(column(rows, "links"), column(rows, "form"), strict=True)]
    sums = [0.0, *accumulate(labels)]
    return [
        sums[i] - sums[stop] if i >= stop else sums[start] - sums[min(i + 1, start)]
        for i in range(len(rows))
    ]
