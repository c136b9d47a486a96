"""Where on a page the article stands: the stretch of lines that are likeliest its text.

In: a sheet and the score of each line (log-odds that it is text of the article). Out: the first
line of the text and the line after its last. It is the run of lines with the greatest sum of
scores, so that text far away from the rest, a comment or a teaser, stays outside, while a label
or an advertisement among the text does not part it.
"""

from broadsheet.clean.sheet import Sheet

LEAN = 1.5
"""Added to each score: a line that may as well be text does not end the article."""

LEAST, MOST = -2.0, 4.0
"""Bounds of a score: no one line decides where the article ends."""

BY_LENGTH = 0.4
"""A line counts by its length to this power: a paragraph more than a label, not ten times more."""


def find_stretch(sheet: Sheet, scores: list[float], lean: float = LEAN) -> tuple[int, int]:
    """Return where the run of lines with the greatest sum of scores begins and ends.

    An empty run is `(0, 0)`.
    """
    best = total = 0.0
    found, start = (0, 0), 0
    for i, score in enumerate(scores):
        if total <= 0:
            start, total = i, 0.0
        total += max(LEAST, min(MOST, score + lean)) * len(sheet.text(i)) ** BY_LENGTH
        if total > best:
            best, found = total, (start, i + 1)
    return found
