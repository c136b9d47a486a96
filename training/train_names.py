"""Fit the weights by which `broadsheet.enrich.names` judges what a form names.

    python training/train_names.py --data weights.tsv FOLDER
    python training/train_names.py --check FOLDER

Needs NumPy; the package itself does not. FOLDER holds labelled articles in English:

    gold.jsonl   one line for each article: `id` (publisher, `_`, number), `file`, and `entities`,
                 each with `type` (Person, Organization, Location; others count as no name), `text`
                 and `n`, how often it stands there
    txt/         the articles; a first line that is an address is left out

A form that the labels know is of the kind that they give it most often; any other names nothing.
The parts of longer forms are learnt from what is thought of these by weights from other publishers.
`--check` fits to one half of the publishers, scores the names of each article in the other half as
a set (exact words and kind), and the other way round, and writes nothing. The same data give the
same weights. What this gets wrong: a form that the labels cut otherwise than the grammar does is
learnt as no name.
"""

import argparse
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from broadsheet.enrich.names.english import between
from broadsheet.enrich.names.english.forms import Form, forms
from broadsheet.enrich.names.english.headings import is_heading
from broadsheet.enrich.names.english.judge import KINDS, Weights, judge, share

TYPES = {"Person": 0, "Organization": 1, "Location": 2}
NOTHING = len(TYPES)
LEAST = 4
"""Forms in which a cue must stand to be learnt."""
STRENGTH = 2.0
"""Of the pull of each weight towards 0 (L2)."""
STEPS, PACE = 400, 0.05
INNER = 4
"""Parts of the publishers, for what is thought of longer forms."""
SMALLEST = 5
"""Hundredths below which a cue's weights are left out."""

Find = Callable[[str, Sequence[tuple[int, int]]], list[Form]]
"""Finds the forms in some lines of a text."""


@dataclass(frozen=True)
class Labelled:
    """One article: its forms, the column of each, and its labels as (column, key)."""

    publisher: str
    forms: list[Form]
    columns: list[int]
    names: frozenset[tuple[int, str]]


def key(name: str) -> str:
    """Return what two ways to write one name have in common."""
    letters = unicodedata.normalize("NFKD", name.replace("’", "'").casefold())
    plain = "".join(c for c in letters if not unicodedata.combining(c)).strip()
    words = re.sub(r"\W+", " ", re.sub(r"'s$", "", plain)).strip()
    return words.removeprefix("the ")


def read(folder: Path, find: Find = forms) -> list[Labelled]:
    """Read the labelled articles, with the forms that `find` sees in them."""
    lines = (folder / "gold.jsonl").read_text("utf-8").splitlines()
    return [_article(folder, json.loads(line), find) for line in lines if line.strip()]


def _article(folder: Path, gold: dict, find: Find) -> Labelled:
    raw = (folder / gold["file"]).read_text("utf-8")
    raw = re.sub(r"\Ahttps?:.*\n*", "", raw)
    lines = [" ".join(line.split()) for line in re.split(r"\n\s*\n", raw)]
    text = "\n\n".join(filter(None, lines))
    heads = [m.span() for m in re.finditer(r".+", text) if is_heading(m[0])]
    found = find(text, between(heads, len(text)))
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * NOTHING)
    for one in gold["entities"]:
        if one["type"] in TYPES:
            counts[key(one["text"])][TYPES[one["type"]]] += one["n"]
    columns = [
        counts[key(form.text)].index(max(counts[key(form.text)]))
        if key(form.text) in counts
        else NOTHING
        for form in found
    ]
    names = {(i, name) for name, own in counts.items() for i, count in enumerate(own) if count}
    return Labelled(gold["id"].rpartition("_")[0], found, columns, frozenset(names))


def cues(article: Labelled, columns: Sequence[int] | None) -> list[set[str]]:
    """Return the cues of each form; `columns`: what is thought of the forms, if anything is."""
    parts: dict[str, set[str]] = defaultdict(set)
    for form, column in zip(article.forms, columns or (), strict=columns is not None):
        if len(form.words) > 1:
            share(form, KINDS[column], parts)
    return [{*form.own, *form.cues, *parts.get(form.text, ())} for form in article.forms]


def fit(rows: list[set[str]], truth: list[int], steps: int = STEPS) -> Weights:
    """Fit a regression over four columns, by gradient steps with moments, from zero."""
    counts = Counter(cue for row in rows for cue in row)
    index = {cue: i for i, cue in enumerate(sorted(c for c, n in counts.items() if n >= LEAST))}
    matrix = np.zeros((len(rows), len(index)), np.float32)
    for i, row in enumerate(rows):
        matrix[i, [index[cue] for cue in row if cue in index]] = 1
    wanted = np.eye(NOTHING + 1, dtype=np.float32)[truth]
    found = np.zeros((len(index), NOTHING + 1), np.float32)
    mean, square = np.zeros_like(found), np.zeros_like(found)
    for step in range(1, steps + 1):
        likely = matrix @ found
        likely = np.exp(likely - likely.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        slope = matrix.T @ (likely - wanted) + STRENGTH * found
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        pace = PACE * (1 if step < 0.6 * steps else 0.2)
        found -= pace * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    whole = np.rint(found * 100).astype(int)
    return {cue: (*map(int, whole[i]),) for cue, i in index.items()}


def train(articles: list[Labelled]) -> Weights:
    """Fit the weights, those of the parts of longer forms in a second round."""
    thought: dict[int, list[int]] = {}
    for part in range(INNER):
        others = [one for one in articles if _share(one.publisher, INNER) != part]
        first = fit(*_flat(others, [None] * len(others)), STEPS // 2)
        for one in articles:
            if _share(one.publisher, INNER) == part:
                verdicts = judge(one.forms, first)
                thought[id(one)] = [KINDS.index(verdict.kind) for verdict in verdicts]
    return fit(*_flat(articles, [thought[id(one)] for one in articles]))


def _flat(
    articles: list[Labelled], thought: Sequence[list[int] | None]
) -> tuple[list[set[str]], list[int]]:
    rows = [row for one, own in zip(articles, thought, strict=True) for row in cues(one, own)]
    return rows, [column for one in articles for column in one.columns]


def _share(publisher: str, parts: int) -> int:
    return sha256(publisher.encode()).digest()[0] % parts


def score(articles: list[Labelled], weights: Weights) -> str:
    """Return precision, recall and F1 for each kind and for all."""
    counts = np.zeros((NOTHING + 1, 3), int)
    for one in articles:
        verdicts = judge(one.forms, weights)
        found = {(KINDS.index(v.kind), key(v.form.text)) for v in verdicts if v.kind}
        for column in range(NOTHING):
            own = {name for kind, name in found if kind == column}
            right = {name for kind, name in one.names if kind == column}
            counts[column] += len(own & right), len(own), len(right)
    counts[NOTHING] = counts[:NOTHING].sum(0)
    lines = []
    for name, (hits, found_all, wanted) in zip([*TYPES, "all"], counts, strict=True):
        precision, recall = hits / max(1, found_all), hits / max(1, wanted)
        both = 2 * hits / max(1, found_all + wanted)
        lines.append(f"{name:13} P {precision:.3f} R {recall:.3f} F1 {both:.3f}")
    return "\n".join(lines)


def main() -> None:
    """Run one of the two commands."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path, help="where to write the weights")
    parser.add_argument("--check", action="store_true", help="score on other publishers")
    options = parser.parse_args()
    articles = read(options.folder)
    if options.check:
        for half in (0, 1):
            there = [one for one in articles if _share(one.publisher, 2) == half]
            here = [one for one in articles if _share(one.publisher, 2) != half]
            print(f"{len(here)} articles checked\n{score(here, train(there))}")
        return
    rows = [
        "# Weights of the cues, in hundredths, for: person, organization, place, no name.",
        "# Written by training/train_names.py from labelled newswire in English.",
    ]
    for cue, own in sorted(train(articles).items()):
        if max(map(abs, own)) >= SMALLEST:
            rows.append("\t".join([cue, *map(str, own)]))
    options.data.write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
