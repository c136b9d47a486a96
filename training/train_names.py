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
from collections.abc import Sequence
from pathlib import Path

from labelled_names import INNER, Labelled, cues, halves, part_of, read, score, write
from logistic import fit_kinds

from broadsheet.enrich.names.english.judge import KINDS, Weights, judge

LEAST = 4
"""Forms in which a cue must stand to be learnt."""
STEPS, PACE = 400, 0.05


def train(articles: list[Labelled]) -> Weights:
    """Fit the weights, those of the parts of longer forms in a second round."""
    thought: dict[int, list[int]] = {}
    for part in range(INNER):
        others = [one for one in articles if part_of(one, INNER) != part]
        first = _fit(others, [None] * len(others), STEPS // 2)
        for one in articles:
            if part_of(one, INNER) == part:
                verdicts = judge(one.forms, first)
                thought[id(one)] = [KINDS.index(verdict.kind) for verdict in verdicts]
    return _fit(articles, [thought[id(one)] for one in articles], STEPS)


def _fit(articles: list[Labelled], thought: Sequence[list[int] | None], steps: int) -> Weights:
    """Fit the weights of all cues; the last steps are short."""
    rows = [row for one, own in zip(articles, thought, strict=True) for row in cues(one, own)]
    truth = [column for one in articles for column in one.columns]
    paces = [PACE * (1 if step < 0.6 * steps else 0.2) for step in range(1, steps + 1)]
    return fit_kinds(rows, truth, paces, least=LEAST)


def main() -> None:
    """Run one of the two commands."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path, help="where to write the weights")
    parser.add_argument("--check", action="store_true", help="score on other publishers")
    options = parser.parse_args()
    articles = read(options.folder)
    if options.check:
        for there, here in halves(articles):
            print(f"{len(here)} articles checked\n{score(here, train(there))}")
        return
    write(options.data, "Weights of the cues", "train_names.py", train(articles))


if __name__ == "__main__":
    main()
