"""What each form of an article is: the name of a person, organization or place, or none.

In: the `Form`s of an article. Out: `Verdict`s, one for each form. The sum of the weights of a
form's cues decides; `weights.tsv` has them, `training/train_names.py` makes them. The longest
forms are judged first, since a part of a person's name is mostly that person's.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from broadsheet.enrich import tables
from broadsheet.enrich.names.english.chains import bare
from broadsheet.enrich.names.english.forms import Form
from broadsheet.records import Kind

KINDS: tuple[Kind | None, ...] = (Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE, None)
"""The columns of the weights."""

Weights = dict[str, tuple[int, int, int, int]]
"""For each cue its weight for each of `KINDS`, in hundredths."""

Weighed = tuple[tuple[int, int, int, int], tuple[tuple[int, str], ...]]
"""Sums of weights for each of `KINDS`; for all but the last the least of (-weight, cue)."""


class Verdict(NamedTuple):
    """The kind of a form, None for no name; what speaks most for it; the margin in hundredths."""

    form: Form
    kind: Kind | None
    rule: str
    margin: int


def judge(forms: Sequence[Form], weights: Weights | None = None) -> list[Verdict]:
    """Judge every form of an article, the longest first; `weights` are others than the data's."""
    own = _own if weights is None else partial(weigh, weights=weights)
    weights = weights or rules()
    parts: dict[str, set[str]] = {}
    verdicts: dict[str, Verdict] = {}
    for form in sorted(forms, key=lambda one: -len(one.words)):
        cues = form.cues | parts[form.text] if form.text in parts else form.cues
        verdict = verdicts[form.text] = _verdict(form, own(form.own), weigh(cues, weights))
        if len(form.words) > 1:
            share(form, verdict.kind, parts)
    return [verdicts[form.text] for form in forms]


@lru_cache(maxsize=16_384)
def _own(cues: tuple[str, ...]) -> Weighed:
    return weigh(cues, rules())


def weigh(cues: Iterable[str], weights: Weights) -> Weighed:
    """Return the sums of the weights of some cues, and for each kind the cue that says most.

    Of two that say the same, it is the first by its letters. Weights are whole numbers, since
    sums of fractions depend on their order.
    """
    a = b = c = d = 0
    most = [0, 0, 0]
    says = ["", "", ""]
    for cue in cues:
        own = weights.get(cue)
        if own is None:
            continue
        a += own[0]
        b += own[1]
        c += own[2]
        d += own[3]
        for column in (0, 1, 2):
            weight = own[column]
            least = most[column]
            if weight > least or (weight == least and cue < says[column]):
                most[column] = weight
                says[column] = cue
    return (a, b, c, d), tuple((-weight, cue) for weight, cue in zip(most, says, strict=True))


def share(form: Form, kind: Kind | None, parts: dict[str, set[str]]) -> None:
    """Note, for the parts of a form, what the form is."""
    name = kind or "nothing"
    first, last = form.words[0], form.words[-1]
    parts.setdefault(first, set()).add(f"first of {name}")
    for own in {last, bare(last)}:
        parts.setdefault(own, set()).add(f"last of {name}")
    capitals = "".join(word[0] for word in form.words)
    if len(capitals) > 1:
        parts.setdefault(capitals, set()).add(f"initials of {name}")
    for word in form.words[1:-1]:
        parts.setdefault(word, set()).add(f"within {name}")
    if len(form.words) > 2:
        parts.setdefault(" ".join(form.words[-2:]), set()).add(f"end of {name}")
        parts.setdefault(" ".join(form.words[:2]), set()).add(f"begin of {name}")


def _verdict(form: Form, own: Weighed, places: Weighed) -> Verdict:
    (a, b, c, d), (e, f, g, h) = own[0], places[0]
    sums = [a + e, b + f, c + g, d + h]
    second, first = sorted(sums)[2:]
    best = sums.index(first)
    kind = KINDS[best]
    rule = min(own[1][best], places[1][best])[1] if kind else ""
    return Verdict(form, kind, rule, first - second)


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
