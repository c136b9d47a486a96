"""What each form of an article is: the name of a person, organization or place, or none.

In: the `Form`s of an article. Out: `Verdict`s, one for each form. The sum of the weights of a
form's cues decides; `weights.tsv` has them, `training/train_names.py` makes them. The longest
forms are judged first, since a part of a person's name is mostly that person's.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from broadsheet.enrich.names.forms import Form
from broadsheet.records import Kind

KINDS: tuple[Kind | None, ...] = (Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE, None)
"""The columns of the weights."""

Weights = dict[str, tuple[float, float, float, float]]


class Verdict(NamedTuple):
    """The kind of a form, None for no name; the cue that speaks most for it; and the margin."""

    form: Form
    kind: Kind | None
    rule: str
    margin: float


def judge(forms: Sequence[Form], weights: Weights | None = None) -> list[Verdict]:
    """Judge every form of an article, the longest first."""
    weights = weights or _weights()
    parts: dict[str, set[str]] = {}
    verdicts: dict[str, Verdict] = {}
    for form in sorted(forms, key=lambda one: -len(one.words)):
        cues = form.cues | parts.get(form.text, set())
        verdict = verdicts[form.text] = _verdict(form, cues, weights)
        if len(form.words) > 1:
            share(form, verdict.kind, parts)
    return [verdicts[form.text] for form in forms]


def share(form: Form, kind: Kind | None, parts: dict[str, set[str]]) -> None:
    """Note, for the parts of a form, what the form is."""
    name = kind or "nothing"
    first, last = form.words[0], form.words[-1]
    parts.setdefault(first, set()).add(f"first of {name}")
    parts.setdefault(last, set()).add(f"last of {name}")
    capitals = "".join(word[0] for word in form.words)
    if len(capitals) > 1:
        parts.setdefault(capitals, set()).add(f"initials of {name}")
    for word in form.words[1:-1]:
        parts.setdefault(word, set()).add(f"within {name}")
    if len(form.words) > 2:
        parts.setdefault(" ".join(form.words[-2:]), set()).add(f"end of {name}")
        parts.setdefault(" ".join(form.words[:2]), set()).add(f"begin of {name}")


def _verdict(form: Form, cues: Iterable[str], weights: Weights) -> Verdict:
    own = [(cue, weights[cue]) for cue in sorted(cues) if cue in weights]
    sums = [sum(column) for column in zip(*(w for _, w in own), strict=True)] or [0.0] * 4
    best = max(range(4), key=lambda i: sums[i])
    margin = sums[best] - max(s for i, s in enumerate(sums) if i != best)
    rule = max(own, key=lambda one: one[1][best])[0] if own else ""
    return Verdict(form, KINDS[best], rule, margin)


@cache
def _weights() -> Weights:
    lines = (files(__package__) / "data" / "weights.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {cue: (float(a), float(b), float(c), float(d)) for cue, a, b, c, d in rows}
