"""Fit the weights by which `broadsheet.clean.page` finds the article on a page.

    python training/train_page.py --data NAME FOLDER...
    python training/train_page.py --check FOLDER...

Needs NumPy; the package itself does not. Each FOLDER holds one folder for each page:

    ID/gold.json   the label: `body_paragraphs` (list of texts), `publisher` or `url` and, where
                   known, `title`, `alt_titles`, `title_line_in_page`
    ID/page.txt    the text of the whole page
    ID/select.txt  the same from the headline to some lines past the end (if there is one)

A line is text of the article if its words stand in the label's paragraphs. Each page is learnt
from in three forms: as it is, without bullets, and without bullets and blank lines, because
browsers and programs write pages as text in all these ways. `--check` prints what is reached on
publishers that were left out, in turn, and writes nothing. The same data give the same weights.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from statistics import mean
from urllib.parse import urlparse

import numpy as np
from logistic import fit, fit_choice

from broadsheet.clean.lines import paragraphs
from broadsheet.clean.page import core, features, headline, model, rate, stretch
from broadsheet.clean.roles import furniture_of
from broadsheet.clean.sheet import Sheet

PACKAGE = Path(model.__file__).parent
FOLDS, INNER = 8, 4
"""Parts of the publishers: to check on, and to score lines for the second model."""

STRENGTH = {"first": 30.0, "second": 30.0, "headlines": 15.0}
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

    @cached_property
    def words(self) -> list[set[str]]:
        """The words of each line that say what it is about."""
        return features.long_words(self.sheet)

    @cached_property
    def rows(self) -> np.ndarray:
        """The features of each line."""
        return np.array(features.line_features(self.sheet, self.words))

    @cached_property
    def weight(self) -> np.ndarray:
        """What each line counts: each page the same, its long lines more."""
        lengths = np.log1p([len(p.text) for p in self.sheet.paragraphs])
        return lengths / lengths.sum()


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


def pages(
    folders: list[Path], names: tuple[str, ...] = ("page.txt", "select.txt")
) -> Iterator[Page]:
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


def fit_lines(learnt: list[Page], rows: list[np.ndarray], strength: float) -> np.ndarray:
    """Fit what tells a line of the article, from one array of rows for each page."""
    weight = np.concatenate([page.weight for page in learnt])
    truth = np.concatenate([page.is_text for page in learnt])
    return fit(np.vstack(rows), truth, weight * len(weight) / weight.sum(), strength)


def core_rows(page: Page, first: np.ndarray) -> np.ndarray:
    """Return the features of the second look at a page, given the weights of the first."""
    scores = (page.rows @ first[1:] + first[0]).tolist()
    return np.array(core.core_features(page.sheet, page.words, page.rows.tolist(), scores))


def part_of(publisher: str, parts: int, publishers: list[str]) -> int:
    """Return in which part of the publishers one stands."""
    return publishers.index(publisher) % parts


def fit_both(learnt: list[Page]) -> tuple[np.ndarray, np.ndarray]:
    """Fit the first and the second model of lines.

    The second learns from scores of a first that has not seen the page's publisher, because that
    is what it will be given.
    """
    publishers = sorted({page.publisher for page in learnt})
    again: dict[int, np.ndarray] = {}
    for part in range(INNER):
        unseen = [page for page in learnt if part_of(page.publisher, INNER, publishers) == part]
        seen = [page for page in learnt if part_of(page.publisher, INNER, publishers) != part]
        first = fit_lines(seen, [page.rows for page in seen], STRENGTH["first"])
        again |= {id(page): core_rows(page, first) for page in unseen}
    first = fit_lines(learnt, [page.rows for page in learnt], STRENGTH["first"])
    second = fit_lines(learnt, [again[id(page)] for page in learnt], STRENGTH["second"])
    return first, second


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


def fit_all(learnt: list[Page]) -> dict[str, dict[str, float]]:
    """Fit the tables of weights, to four digits, so that rounding elsewhere changes nothing."""
    first, second = fit_both(learnt)
    fitted = {
        "first": (features.NAMES, first),
        "second": (core.NAMES, second),
        "headlines": (headline.NAMES, fit_headlines(learnt)),
    }
    return {
        table: {
            name: float(f"{value:.4g}") for name, value in zip(("bias", *names), found, strict=True)
        }
        for table, (names, found) in fitted.items()
    }


def write(tables: dict[str, dict[str, float]], note: str) -> None:
    """Write the tables of weights where the package reads them."""
    for table, weights in tables.items():
        lines = [f"# Weights of `{table}`, by training/train_page.py from {note}"]
        lines += [f"{name}\t{value:.4g}" for name, value in weights.items()]
        (PACKAGE / f"{table}.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def overlap(gold: str, text: str) -> tuple[float, float]:
    """Return precision and recall of a text's runs of four words."""
    a, b = shingles(gold), shingles(text)
    both = (a & b).total()
    return both / max(1, b.total()), both / max(1, a.total())


def check(known: list[Page]) -> None:
    """Print what is reached on left-out publishers: bodies by runs of four words, headlines."""
    publishers = sorted({page.publisher for page in known})
    found: dict[str, list[tuple[float, float]]] = {}
    titles: list[bool] = []
    for part in range(FOLDS):
        learnt = [page for page in known if part_of(page.publisher, FOLDS, publishers) != part]
        tables = fit_all(learnt)
        model.weights = tables.__getitem__  # type: ignore[assignment]
        for page in known:
            if page.form == 0 and part_of(page.publisher, FOLDS, publishers) == part:
                rated = rate(page.sheet)
                start, stop = stretch.find_stretch(page.sheet, rated)
                body = [page.sheet.text(i) for i in range(start, stop) if rated[i] > -0.5]
                found.setdefault(page.name, []).append(
                    overlap("\n".join(page.gold), "\n".join(body))
                )
                if page.name == "page.txt" and page.titles:
                    i = headline.find_headline(page.sheet, start, stop)
                    titles.append(i is not None and folded(page.sheet.text(i)) in page.titles)
    for name, scores in found.items():
        precision, recall = (mean(score[k] for score in scores) for k in (0, 1))
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name}: {len(scores)} pages, P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    print(f"headline: {sum(titles)} of {len(titles)}")


def main() -> None:
    """Read the labelled pages, then check or write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--check", action="store_true", help="Measure on left-out publishers.")
    parser.add_argument("--data", default="labelled pages", help="How the tables name the data.")
    options = parser.parse_args()
    known = list(pages(options.folders))
    if options.check:
        check(known)
        return
    count = len({page.publisher for page in known})
    day = datetime.now(UTC).date()
    write(fit_all(known), f"{options.data} ({count} publishers), {day}.")


if __name__ == "__main__":
    main()
