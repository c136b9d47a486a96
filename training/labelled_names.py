"""Labelled articles in English, for fitting what names are judged by, and scores on them.

In: a folder as `train_names.py` describes it. Out: `Labelled` articles, with the forms that may be
names; the cues of these; precision and recall of the names that some weights find.
"""

import json
import re
import unicodedata
from collections import defaultdict
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
INNER = 4
"""Parts of the publishers, for what weights of other publishers think."""
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


def part_of(article: Labelled, parts: int) -> int:
    """Return in which part of the publishers an article stands, by the hash of its publisher."""
    return sha256(article.publisher.encode()).digest()[0] % parts


def halves(articles: list[Labelled]) -> list[tuple[list[Labelled], list[Labelled]]]:
    """Return twice one half of the publishers to learn from and the other one to check on."""
    pair = [[one for one in articles if part_of(one, 2) == half] for half in (0, 1)]
    return [(pair[0], pair[1]), (pair[1], pair[0])]


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


def write(path: Path, title: str, script: str, weights: Weights) -> None:
    """Write a table of weights."""
    rows = [
        f"# {title}, in hundredths, for: person, organization, place, no name.",
        f"# Written by training/{script} from labelled newswire in English.",
    ]
    for cue, own in sorted(weights.items()):
        if max(map(abs, own)) >= SMALLEST:
            rows.append("\t".join([cue, *map(str, own)]))
    path.write_text("\n".join(rows) + "\n", "utf-8")
