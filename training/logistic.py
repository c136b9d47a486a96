"""Three regressions: which are in, which one of several, and of which kind each is.

In: rows of features, or of cues, and the truth. Out: the weights. The first two have few, and are
fitted by Newton's method; the third has one for each cue and kind, by gradient steps. Needs NumPy.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

KINDS = 4
"""Persons, organizations, places, and what is no name."""

PULL = 2.0
"""Of each weight of a cue towards 0 (L2)."""

STEPS, ENOUGH = 25, 1e-9
"""Steps at most, and the step after which the weights no longer change; ten are the rule."""


def fit(rows: np.ndarray, truth: np.ndarray, weight: np.ndarray, strength: float) -> np.ndarray:
    """Return the weights of a logistic regression, the bias first, by Newton's method."""
    mean, spread = rows.mean(0), rows.std(0)
    spread[spread == 0] = 1
    scaled = np.hstack([np.ones((len(rows), 1)), (rows - mean) / spread])
    pull = np.full(scaled.shape[1], strength)
    pull[0] = 0
    found = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-scaled @ found))
        slope = scaled.T @ (weight * (likely - truth)) + pull * found
        bend = (scaled * (weight * likely * (1 - likely))[:, None]).T @ scaled + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < ENOUGH:
            break
    plain = found[1:] / spread
    return np.hstack([found[0] - plain @ mean, plain])


def fit_choice(pages: list[tuple[np.ndarray, np.ndarray]], strength: float) -> np.ndarray:
    """Return the weights of a conditional logit: which row of each page is the right one.

    The bias is set so that the right row scores above 0 on nineteen of twenty pages.
    """
    every = np.vstack([rows for rows, _ in pages])
    spread = every.std(0)
    spread[spread == 0] = 1
    found = np.zeros(every.shape[1])
    for _ in range(STEPS):
        slope, bend = strength * found, strength * np.eye(len(found))
        for rows, truth in pages:
            scaled = rows / spread
            score = scaled @ found
            likely = np.exp(score - score.max())
            likely /= likely.sum()
            middle = likely @ scaled
            slope = slope + middle - truth @ scaled / truth.sum()
            bend = bend + (scaled * likely[:, None]).T @ scaled - np.outer(middle, middle)
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < ENOUGH:
            break
    plain = found / spread
    best = sorted(float((rows @ plain)[truth > 0].max()) for rows, truth in pages)
    return np.hstack([-best[len(best) // 20], plain])


def fit_kinds(
    rows: Sequence[set[str]],
    truth: Sequence[int],
    paces: Sequence[float],
    *,
    least: int = 1,
    sums: np.ndarray | None = None,
) -> dict[str, tuple[int, ...]]:
    """Return the weights, in hundredths, of the cues that stand in so many rows at least.

    A logit over the kinds, fitted from zero by gradient steps with moments (Adam), one for each
    pace. `sums` are added to what the cues of each row say for each kind.
    """
    precision = np.float32 if sums is None else np.float64
    counts = Counter(cue for row in rows for cue in row)
    index = {cue: i for i, cue in enumerate(sorted(c for c, n in counts.items() if n >= least))}
    matrix = np.zeros((len(rows), len(index)), precision)
    for i, row in enumerate(rows):
        matrix[i, [index[cue] for cue in row if cue in index]] = 1
    wanted = np.eye(KINDS, dtype=precision)[truth]
    found = np.zeros((len(index), KINDS), precision)
    mean, square = np.zeros_like(found), np.zeros_like(found)
    for step, pace in enumerate(paces, 1):
        likely = matrix @ found if sums is None else matrix @ found + sums
        likely = np.exp(likely - likely.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        slope = matrix.T @ (likely - wanted) + PULL * found
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        found -= pace * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    whole = np.rint(found * 100).astype(int)
    return {cue: tuple(map(int, whole[i])) for cue, i in index.items()}
