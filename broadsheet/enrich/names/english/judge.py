"""What each form of an article is: the name of a person, organization or place, or none.

In: the `Form`s of an article. Out: `Verdict`s, one for each form. The sum of the weights of a
form's cues decides; `weights.tsv` has them, `training/train_names.py` makes them. The longest
forms are judged first, since a part of a person's name is mostly that person's.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from broadsheet.enrich import tables
from broadsheet.enrich.names.english.chains import without_article
from broadsheet.enrich.names.english.forms import Form
from broadsheet.records import Kind

KINDS: tuple[Kind | None, ...] = (Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE, None)
"""The columns of the weights."""

Weights = dict[str, tuple[int, int, int, int]]
"""For each cue its weight for each of `KINDS`, in hundredths."""

Sums = tuple[int, ...]
"""Sums of weights for each of `KINDS`."""

Most = tuple[int, str]
"""The greatest weight of some cues for one kind, negated, and the first cue that has it."""


class Verdict(NamedTuple):
    """The kind of a form, None for no name; what speaks most for it; the margin in hundredths."""

    form: Form
    kind: Kind | None
    rule: str
    margin: int


def judge(forms: Sequence[Form], weights: Weights | None = None) -> list[Verdict]:
    """Judge every form of an article, the longest first; `weights` are others than the data's."""
    own = _own if weights is None else partial(weigh, weights=weights)
    most = _own_most if weights is None else partial(heaviest, weights=weights)
    weights = weights or rules()
    parts: dict[str, set[str]] = defaultdict(set)
    verdicts: dict[str, Verdict] = {}
    for form in sorted(forms, key=lambda one: -len(one.words)):
        cues = form.cues | parts[form.text] if form.text in parts else form.cues
        sums = weigh(cues, weights, own(form.own))
        second, first = sorted(sums)[2:]
        column = sums.index(first)
        kind = KINDS[column]
        rule = min(most(form.own, column), heaviest(cues, column, weights))[1] if kind else ""
        verdicts[form.text] = Verdict(form, kind, rule, first - second)
        if len(form.words) > 1:
            share(form, kind, parts)
    return [verdicts[form.text] for form in forms]


def weigh(cues: Iterable[str], weights: Weights, start: Sums = (0, 0, 0, 0)) -> Sums:
    """Return the sums of the weights of some cues, added to others.

    Weights are whole numbers, since sums of fractions depend on their order.
    """
    return tuple(map(sum, zip(start, *filter(None, map(weights.get, cues)), strict=True)))


def heaviest(cues: Iterable[str], column: int, weights: Weights) -> Most:
    """Return what speaks most for a kind; of two cues that say the same the first by letters."""
    most: Most = (0, "")
    for cue in cues:
        own = weights.get(cue)
        if own and own[column] > 0:
            most = min(most, (-own[column], cue))
    return most


@lru_cache(maxsize=16_384)
def _own(cues: tuple[str, ...]) -> Sums:
    return weigh(cues, rules())


@lru_cache(maxsize=16_384)
def _own_most(cues: tuple[str, ...], column: int) -> Most:
    return heaviest(cues, column, rules())


def share(form: Form, kind: Kind | None, parts: dict[str, set[str]]) -> None:
    """Note, for the parts of a form of several words, what the form is."""
    name = kind or "nothing"
    words = form.words
    parts[words[0]].add(f"first of {name}")
    for own in {words[-1], without_article(words[-1])}:
        parts[own].add(f"last of {name}")
    parts["".join([word[0] for word in words])].add(f"initials of {name}")
    if len(words) > 2:
        for word in words[1:-1]:
            parts[word].add(f"within {name}")
        parts[" ".join(words[-2:])].add(f"end of {name}")
        parts[" ".join(words[:2])].add(f"begin of {name}")


def read_weights(name: str) -> Weights:
    """Return the weights that a file of `data` has."""
    found = {}
    for cue, *own in tables.rows(f"names/data/{name}"):
        person, organization, place, nothing = map(int, own)
        found[cue] = (person, organization, place, nothing)
    return found


@cache
def rules() -> Weights:
    """Return the weights of the rules alone."""
    return read_weights("weights.tsv")
