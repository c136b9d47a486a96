"""Fit the weights by which `broadsheet.clean.page` finds the article on a page.

    python training/train_page.py FOLDER... [--check]

Needs NumPy; the package itself does not. Each FOLDER holds one folder for each page:

    ID/gold.json   the label: `body_paragraphs` (list of texts) and, where known, `title`,
                   `alt_titles`, `title_line_in_page`, and `publisher` or `url`
    ID/page.txt    the text of the whole page
    ID/select.txt  the same from the headline to some lines past the end (if there is one)

A line is text of the article if its words stand in the label's paragraphs. Each page is learnt
from in three forms: as it is, without bullets, and without bullets and blank lines, because
browsers and programs write pages as text in all these ways. `--check` prints what is reached on
publishers that were left out, in turn, and writes nothing. The same data give the same weights.
"""

import argparse
import datetime
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

import numpy as np

from broadsheet.clean.lines import paragraphs
from broadsheet.clean.page import features, headline, model, stretch
from broadsheet.clean.roles import furniture_of
from broadsheet.clean.sheet import Sheet

PACKAGE = Path(model.__file__).parent
FOLDS = 8
STRENGTH = {"lines": 30.0, "headlines": 5.0}
"""Of the pull of each weight towards 0 (L2), in units of one line of average weight."""

BULLETS = re.compile(r"(?m)^[ \t]*[*+o•-](?: |$)")
BLANKS = re.compile(r"\n\s*\n")
FORMS: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: BULLETS.sub("", text),
    lambda text: BLANKS.sub("\n", BULLETS.sub("", text)),
)
TOKEN = re.compile(r"\w+")


@dataclass
class Page:
    """One form of one labelled page."""

    publisher: str
    sheet: Sheet
    gold: list[str]
    is_text: np.ndarray
    titles: frozenset[str]
    form: int
    name: str


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words in a text."""
    found = TOKEN.findall(text)
    return Counter(tuple(found[i : i + 4]) for i in range(max(1, len(found) - 3)))


def folded(text: str) -> str:
    """Return the words of a text alone, for comparing."""
    return " ".join(TOKEN.findall(text.casefold()))


def labels(sheet: Sheet, gold: list[str]) -> np.ndarray:
    """Tell of each line whether it is text of the article: its words stand in the label."""
    whole = shingles("\n".join(gold))
    short = {folded(line) for paragraph in gold for line in paragraph.splitlines()}
    found = []
    for paragraph in sheet.paragraphs:
        words = TOKEN.findall(paragraph.text)
        if len(words) < 4:
            found.append(bool(words) and folded(paragraph.text) in short)
        else:
            own = shingles(paragraph.text)
            found.append((own & whole).total() >= 0.6 * own.total())
    return np.array(found, float)


def pages(folders: list[Path], names: tuple[str, ...] = ("page.txt", "select.txt")) -> Iterator[Page]:
    """Yield the labelled pages of some folders in all forms."""
    for label in sorted(path for folder in folders for path in folder.glob("*/gold.json")):
        gold = json.loads(label.read_text("utf-8"))
        publisher = gold.get("publisher") or urlparse(gold["url"]).netloc
        titles = [gold.get("title"), gold.get("title_line_in_page"), *gold.get("alt_titles", [])]
        for name in names:
            path = label.with_name(name)
            text = path.read_text("utf-8") if path.exists() else ""
            for form, change in enumerate(FORMS if text else ()):
                found = paragraphs(change(text))
                sheet = Sheet(found, furniture_of(found))
                is_text = labels(sheet, gold["body_paragraphs"])
                known = frozenset(folded(title) for title in titles if title)
                yield Page(publisher, sheet, gold["body_paragraphs"], is_text, known, form, name)


def fit(rows: np.ndarray, truth: np.ndarray, weight: np.ndarray, strength: float) -> np.ndarray:
    """Return the weights of a logistic regression, the bias first, by Newton's method."""
    mean, spread = rows.mean(0), rows.std(0)
    spread[spread == 0] = 1
    scaled = np.hstack([np.ones((len(rows), 1)), (rows - mean) / spread])
    pull = np.full(scaled.shape[1], strength)
    pull[0] = 0
    found = np.zeros(scaled.shape[1])
    for _ in range(25):
        likely = 1 / (1 + np.exp(-scaled @ found))
        slope = scaled.T @ (weight * (likely - truth)) + pull * found
        bend = (scaled * (weight * likely * (1 - likely))[:, None]).T @ scaled + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-9:
            break
    plain = found[1:] / spread
    return np.hstack([found[0] - plain @ mean, plain])


def fit_lines(learnt: list[Page]) -> np.ndarray:
    """Fit what tells a line of the article; each page weighs the same, long lines more."""
    lengths = [np.log1p([len(p.text) for p in page.sheet.paragraphs]) for page in learnt]
    weight = np.concatenate([one / one.sum() for one in lengths])
    weight *= len(weight) / weight.sum()
    rows = np.vstack([rows_of(page) for page in learnt])
    return fit(rows, np.concatenate([page.is_text for page in learnt]), weight, STRENGTH["lines"])


def rows_of(page: Page) -> np.ndarray:
    """Return the features of the lines of a page, worked out once."""
    known = page.__dict__.get("rows")
    if known is None:
        known = page.__dict__["rows"] = np.array(features.line_features(page.sheet))
    return known


def fit_headlines(learnt: list[Page]) -> np.ndarray:
    """Fit what tells the headline among the titles near the text."""
    pages = []
    for page in learnt:
        inside = np.flatnonzero(page.is_text)
        if not len(inside) or page.name != "page.txt":
            continue
        start, stop = int(inside[0]), int(inside[-1]) + 1
        found = headline.candidates(page.sheet, start, stop)
        truth = np.array([folded(page.sheet.text(i)) in page.titles for i in found], float)
        if truth.any():
            pages.append((np.array(headline.rows(page.sheet, found, start, stop)), truth))
    return fit_choice(pages, STRENGTH["headlines"])


def fit_choice(pages: list[tuple[np.ndarray, np.ndarray]], strength: float) -> np.ndarray:
    """Return the weights of a conditional logit: which row of each page is the right one.

    The bias is set so that half of all pages are above 0 by more than their second-best row.
    """
    every = np.vstack([rows for rows, _ in pages])
    spread = every.std(0)
    spread[spread == 0] = 1
    found = np.zeros(every.shape[1])
    for _ in range(25):
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
        if np.abs(step).max() < 1e-9:
            break
    plain = found / spread
    best = sorted(float((rows @ plain)[truth > 0].max()) for rows, truth in pages)
    return np.hstack([-best[len(best) // 20], plain])


def write(table: str, names: tuple[str, ...], found: np.ndarray, note: str) -> None:
    """Write a table of weights, to four digits, so that rounding elsewhere changes nothing."""
    lines = [f"# Weights of a logistic regression, by training/train_page.py. {note}"]
    lines += [f"{name}\t{value:.4g}" for name, value in zip(("bias", *names), found, strict=True)]
    (PACKAGE / f"{table}.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def overlap(gold: str, text: str) -> tuple[float, float]:
    """Return precision and recall of a text's runs of four words."""
    a, b = shingles(gold), shingles(text)
    both = (a & b).total()
    return both / max(1, b.total()), both / max(1, a.total())


def tables(learnt: list[Page]) -> dict[str, dict[str, float]]:
    """Fit both tables of weights."""
    fitted = {
        "lines": (features.NAMES, fit_lines(learnt)),
        "headlines": (headline.NAMES, fit_headlines(learnt)),
    }
    return {
        table: dict(zip(("bias", *names), found.tolist(), strict=True))
        for table, (names, found) in fitted.items()
    }
