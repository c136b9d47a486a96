"""Which of many names are one person's.

In: names, each once. Out: `Bearers`: the number of the person that each name of two or more words
belongs to, and who has a word for a surname or a given name. Two names are one person's where
surname and first name agree in spelling (`spelling`), none of the middle names contradicts, and
`Jr.` is said of both. An initial stands for a name if nobody else's begins with it. A name without
a middle name that fits two people stays by itself. The order of names does not matter, and work
grows with their number: names are compared only within one surname and first name.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from broadsheet.enrich.persons.parts import Parts, parts

MOST_MIDDLES = 64
"""Middle names of one first name and surname that are compared; of more, each is alone."""

Middle = tuple[str, ...]


@dataclass(slots=True)
class Bearers:
    """Who bears which names. `of` has only names of two or more words."""

    of: dict[str, int] = field(default_factory=dict)
    lasts: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    firsts: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def who(self, last: str) -> set[int]:
        """Return the persons with a surname."""
        return self.lasts.get(last, set())

    def called(self, first: str) -> set[int]:
        """Return the persons with a given name."""
        return self.firsts.get(first, set())


def bearers(names: Iterable[str], common: frozenset[str] = frozenset()) -> Bearers:
    """Group names of persons. Surnames in `common` are too frequent for initials to be joined."""
    full: dict[tuple[str, str, str], dict[Middle, list[str]]] = defaultdict(dict)
    short: list[tuple[str, Parts]] = []
    joined = _Joined()
    wholes: dict[tuple[str, str], tuple[str, int]] = {}
    for name in sorted(set(names)):
        one = parts(name)
        if not one.given:
            continue
        joined.add(name)
        # `Kim Jong-un` and `Kim Jong Un` have other parts and the same letters; so have `Ann Elee`
        # and `Anne Lee`, which are as many words.
        other, words = wholes.setdefault((one.whole, one.suffix), (name, len(one.given)))
        if words != len(one.given):
            joined.join(other, name)
        if one.is_full:
            group = full[one.last, one.suffix, one.given[0]]
            group.setdefault(one.given[1:], []).append(name)
        else:
            short.append((name, one))
    heads = [cluster for key in sorted(full) for cluster in _clusters(key, full[key], joined)]
    _initials(short, heads, joined, common)
    return _numbered(joined)


class _Joined:
    """Disjoint sets of names; the root of each is its first name in the order of letters."""

    def __init__(self) -> None:
        self.roots: dict[str, str] = {}

    def add(self, name: str) -> None:
        self.roots.setdefault(name, name)

    def root(self, name: str) -> str:
        while self.roots[name] != name:
            self.roots[name] = self.roots[self.roots[name]]
            name = self.roots[name]
        return name

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self.roots[second] = first


Head = tuple[tuple[str, str, str], Middle, str]
"""Surname, suffix and first name of a person, the fullest middle names, and one of the names."""


def _clusters(
    key: tuple[str, str, str], group: dict[Middle, list[str]], joined: _Joined
) -> list[Head]:
    """Join the names of one surname and first name whose middle names do not contradict."""
    for names in group.values():
        for name in names[1:]:
            joined.join(names[0], name)
    middles = sorted((m for m in group if m), key=lambda m: (-sum(map(len, m)), m))
    heads: list[Middle] = []
    for middle in middles:
        fits = [h for h in heads if agree(h, middle)] if len(middles) <= MOST_MIDDLES else []
        if len(fits) == 1:
            joined.join(group[fits[0]][0], group[middle][0])
        else:
            heads.append(middle)
    bare = group.get(())
    if bare and len(heads) == 1:
        joined.join(bare[0], group[heads[0]][0])
    elif bare:
        heads.append(())
    return [(key, head, group[head][0]) for head in heads]


def agree(one: Middle, other: Middle) -> bool:
    """Tell whether no middle name of one contradicts one of the other.

    >>> agree(("walker",), ("w",)), agree(("h", "w"), ("w",)), agree((), ("w",))
    (True, False, True)
    """
    return all(
        a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])
        for a, b in zip(one, other, strict=False)
    )


def _initials(
    short: list[tuple[str, Parts]], heads: list[Head], joined: _Joined, common: frozenset[str]
) -> None:
    """Join names whose first name is an initial to the only one that it can stand for."""
    by_letter: dict[tuple[str, str, str], list[Head]] = defaultdict(list)
    for head in heads:
        (last, suffix, first), _, _ = head
        by_letter[last, suffix, first[0]].append(head)
    same: dict[tuple[str, str, Middle], str] = {}
    for name, one in short:
        joined.join(same.setdefault((one.last, one.suffix, one.given), name), name)
        near = by_letter.get((one.last, one.suffix, one.given[0]), [])
        if one.last in common or len(near) > MOST_MIDDLES:
            continue
        fits = {joined.root(head[2]) for head in near if agree(head[1], one.given[1:])}
        if len(fits) == 1:
            joined.join(fits.pop(), name)


def _numbered(joined: _Joined) -> Bearers:
    found = Bearers()
    numbers: dict[str, int] = {}
    for name in joined.roots:
        number = numbers.setdefault(joined.root(name), len(numbers))
        found.of[name] = number
        one = parts(name)
        found.lasts[one.last].add(number)
        if one.is_full:
            found.firsts[one.given[0]].add(number)
    return found
