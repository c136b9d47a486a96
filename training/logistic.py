"""Two regressions with few weights, by Newton's method: which are in, and which one of several.

In: rows of features and the truth. Out: the weights, the bias first. Needs NumPy.
"""

import numpy as np

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
