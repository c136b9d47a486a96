"""What was found in one article, against its labels.

In: `Facts`, and `Found`: what a database has of the article. Out: for each measure a `Tally`, which
names what was missed and invented. `facts_score` says what the measures are.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from .facts_gold import DASHES, KINDS, NOT_ASKED, Facts, Quoted, is_edtf

MEASURES = (
    *KINDS, "joined", "ambiguous", "country", "coordinates", "quotes", "speaker", "told", "told speaker", "dates",
)  # fmt: skip
ENOUGH = {True: 0.8, False: 0.7}
"""The share of words that two quotes must have in common: where a told clause ends is less clear."""

_WORD = re.compile(r"\w+")
_DAYS = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_SEASON = re.compile(r"(\d{4}|XXXX)-2[1-4]")


@dataclass(slots=True)
class Entry:
    """A row of people, organizations or places, with the words that an article names it by."""

    kind: str
    name: str
    words: set[str] = field(default_factory=set)
    country: str | None = None
    placed: bool = False


@dataclass(slots=True)
class Found:
    """What the database has of one article. `open`: the words that lead to no entry."""

    entries: dict[tuple[str, int], Entry] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)
    quotes: list[tuple[str, str | None, bool]] = field(default_factory=list)
    dates: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """What was right, what was invented or wrong, and what was missed."""

    right: int = 0
    extra: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def check(self, words: str, *, right: bool, extra: bool = False, lost: bool = False) -> None:
        """Count words as what they are."""
        self.right += right
        self.extra += [words] * (extra and not right)
        self.lost += [words] * (lost and not right)


Marks = dict[str, Tally]


def mark(facts: Facts, found: Found) -> Marks:
    """Compare what was found in an article with its labels."""
    out = {name: Tally() for name in MEASURES}
    owners = _names(facts, found, out)
    _joined(facts, found, owners, out)
    _places(facts, found, owners, out)
    for direct, quoted, spoken in ((True, "quotes", "speaker"), (False, "told", "told speaker")):
        _quotes(facts, found, direct, out[quoted], out[spoken])
    _dates(facts, found, out["dates"])
    return out


def fold(words: str) -> str:
    """Put a name into one form: no case, no article or possessive around it, straight apostrophes."""
    text = unicodedata.normalize("NFC", " ".join(words.split())).casefold().replace("’", "'")
    return text.removesuffix("'s").removeprefix("the ").strip(" .,;:\"'“”«»")


def _forms(name: str, others: Iterable[str]) -> set[str]:
    return {fold(name), *map(fold, others)}


def _names(facts: Facts, found: Found, out: Marks) -> dict[tuple[str, str], tuple[str, int]]:
    """Mark the names; return which entry each label has."""
    owners: dict[tuple[str, str], tuple[str, int]] = {}
    free = {fold(n) for n in (*facts.optional_names, *facts.ambiguous)}
    for key, entry in found.entries.items():
        own = {*entry.words, fold(entry.name)}
        labels = facts.names[entry.kind].items()
        fits = [(entry.kind, n) for n, others in labels if own & _forms(n, others)]
        first = next((one for one in fits if one not in owners), None)
        if first:
            owners[first] = key
        spare = bool(own & free) or all(_beside(facts, words) for words in entry.words)
        out[entry.kind].check(entry.name, right=bool(first), extra=bool(fits) or not spare)
    for kind in KINDS:
        out[kind].lost += [name for name in facts.names[kind] if (kind, name) not in owners]
    return owners


def _beside(facts: Facts, words: str) -> bool:
    return words in fold(facts.beside) and words not in fold(facts.text)


def _joined(facts: Facts, found: Found, owners: dict, out: Marks) -> None:
    by_words: dict[str, dict[str, set[int]]] = {kind: {} for kind in KINDS}
    for (_, identity), entry in found.entries.items():
        for words in entry.words:
            by_words[entry.kind].setdefault(words, set()).add(identity)
    for kind in KINDS:
        for name, others in facts.names[kind].items():
            if others:
                entries = set().union(*(by_words[kind].get(f, set()) for f in _forms(name, others)))
                strangers = [
                    n
                    for n in facts.names[kind]
                    if n != name and by_words[kind].get(fold(n), set()) & entries
                ]
                right = (kind, name) in owners and len(entries) == 1 and not strangers
                out["joined"].check(name, right=right, extra=bool(entries), lost=True)
    for words in facts.ambiguous:
        bound = bool(by_words["people"].get(fold(words)))
        right = fold(words) in found.open and not bound
        out["ambiguous"].check(words, right=right, extra=bound, lost=True)


def _places(facts: Facts, found: Found, owners: dict, out: Marks) -> None:
    for name, country in facts.countries.items():
        key = owners.get(("places", name))
        entry = found.entries[key] if key else Entry("places", name)
        if country == NOT_ASKED:
            continue
        if country is None:
            out["country"].check(f"{name}: {entry.country}", right=False, extra=bool(entry.country))
            continue
        right = entry.country == country
        said = f"{name}: {entry.country}"
        out["country"].check(said, right=right, extra=bool(entry.country), lost=True)
        out["coordinates"].check(name, right=entry.placed, lost=True)


def _quotes(facts: Facts, found: Found, direct: bool, quoted: Tally, spoken: Tally) -> None:
    labels = facts.direct if direct else facts.told
    got = [(text, _words(text), speaker) for text, speaker, kind in found.quotes if kind == direct]
    pairs = _pairs([_words(q.text) for q in labels], [words for _, words, _ in got], ENOUGH[direct])
    for i, label in enumerate(labels):
        matched = [got[j][2] for a, j in pairs if a == i]
        quoted.check(label.text, right=bool(matched), lost=True)
        _speaker(facts, found, label, next((s for s in matched if s), None), spoken)
    right = {j for _, j in pairs}
    free = [
        _words(text)
        for text in (*facts.optional_quotes, *(q.text for q in facts.quotes if q.direct != direct))
    ]
    lines = [line for line in facts.text.splitlines() if line.startswith(DASHES)]
    for j, (text, words, _) in enumerate(got):
        spare = any(
            _share(words, one) >= ENOUGH[direct] or _share(one, words) >= ENOUGH[direct]
            for one in free
        )
        spare = (
            spare
            or any(text in line for line in lines)
            or (text in facts.beside and text not in facts.text)
        )
        quoted.check(text, right=False, extra=j not in right and not spare)


def _pairs(due: list[Counter], got: list[Counter], enough: float) -> set[tuple[int, int]]:
    """Pair labels and finds that have enough words in common; either side may be in several pieces."""
    out: set[tuple[int, int]] = set()
    for whole, pieces, turn in ((due, got, False), (got, due, True)):
        for i, words in enumerate(whole):
            inside = [j for j, piece in enumerate(pieces) if _share(piece, words) >= enough]
            covered = sum((pieces[j] & words).total() for j in inside)
            if inside and covered >= enough * words.total():
                out |= {(j, i) if turn else (i, j) for j in inside}
    return out


def _share(piece: Counter, whole: Counter) -> float:
    return (piece & whole).total() / max(1, piece.total())


def _words(text: str) -> Counter:
    return Counter(_WORD.findall(text.casefold()))


def _speaker(facts: Facts, found: Found, label: Quoted, said: str | None, tally: Tally) -> None:
    shown = {w for e in found.entries.values() if e.name == said for w in e.words}
    own = {*shown, fold(said)} if said else set()
    known = facts.names["people"] | facts.names["organizations"]
    right = any(own & _forms(name, known[name]) for name in label.speakers if name)
    words = f"{said} for {label.speakers[0]}: {label.text[:40]}"
    tally.check(words, right=right, extra=bool(said), lost=None not in label.speakers)


def _dates(facts: Facts, found: Found, tally: Tally) -> None:
    got = {edtf.strip("?~%"): words for edtf, words in found.dates}
    due = set(facts.dates)
    ends = {d: set(d.split("/")) for d in due if "/" in d}
    free = {*facts.optional_dates, facts.published, *(e for pair in ends.values() for e in pair)}
    for edtf in sorted(due):
        right = edtf in got or (edtf in ends and ends[edtf] <= set(got))
        tally.check(edtf, right=right, lost=True)
    for edtf in sorted(set(got) - due - free):
        words = got[edtf]
        spare = _is_vague(edtf, facts.published) or (
            words in facts.beside and words not in facts.text
        )
        tally.check(f"{edtf} ({words})", right=False, extra=not spare)


def _is_vague(edtf: str, published: str) -> bool:
    """Tell whether a date is a season, a week, or the year of publication, which are never asked for."""
    if _DAYS.fullmatch(edtf) and is_edtf(edtf):
        first, last = map(date.fromisoformat, edtf.split("/"))
        return (last - first).days < 7
    return edtf == published[:4] or bool(_SEASON.fullmatch(edtf))
