"""Persons of the whole corpus: which names, of all articles, are one person's.

In: forms of persons, at least all those that ties connect, and what else has names. Out: entities.
Names of two words and more are joined as `persons.bearers` says. A single word joins only where
that is safe: exactly one person of the corpus has it as the surname, nobody as a given name,
nothing else as a name, and it is not among the most frequent surnames of the world (`common`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from broadsheet.enrich.persons.bearers import Bearers, bearers
from broadsheet.enrich.persons.parts import SUFFIXES, Parts, parts
from broadsheet.enrich.resolve.common import SURNAMES
from broadsheet.enrich.resolve.forms import Entity, Form, is_shouted, order
from broadsheet.records import Kind

ONE = "one name"
SAME, SPELLED = "capitals, accents and articles differ", "same first name and surname"
SURNAME, INITIAL = "a surname that one person has", "an initial that fits one person"
OTHER = "same letters, parted otherwise"


def ties(one: Parts) -> Iterator[str]:
    """Yield what a name shares with all names that may be of the same person or have the same key.

    The first is the surname, the second all letters; two names that share one have a tie.

    >>> [*ties(parts("Kim Jong-un"))], [*ties(parts("Kim Jong Un"))]
    (['jongun ', 'kimjongun '], ['un ', 'kimjongun '])
    """
    yield f"{one.last or one.whole.split(' ')[-1]} {one.suffix}"
    yield f"{one.whole} {one.suffix}"
    if one.given and not one.suffix and one.last in _ENDINGS:
        yield f"{one.given[0]} {one.last}"  # `Lee 2` has the key of `Lee II`


_ENDINGS = frozenset(SUFFIXES.values())


def people(
    forms: Iterable[Form], elsewhere: Callable[[str], bool] = lambda _name: False
) -> Iterator[Entity]:
    """Join the names of persons.

    `elsewhere` tells whether a word is a first name of the corpus, or the name of another thing.
    """
    named: dict[str, list[Form]] = defaultdict(list)
    for form in sorted(forms, key=order):
        named[form.name].append(form)
    found = bearers(named, SURNAMES)
    groups: dict[int | str, list[str]] = defaultdict(list)
    for name in named:
        who = found.of[name] if name in found.of else _whose(name, found, elsewhere)
        groups[who].append(name)
    keyed: dict[str, list[tuple[int | str, Parts]]] = defaultdict(list)
    for who, names in groups.items():
        fullest = max(map(parts, names), key=_fullness) if len(names) > 1 else parts(names[0])
        keyed[_key(fullest)].append((who, fullest))
    for key, several in sorted(keyed.items()):
        for final, number in _apart(key, several):
            names = groups[number]
            yield _entity(final, names, [form for name in names for form in named[name]])


def _whose(name: str, found: Bearers, elsewhere: Callable[[str], bool]) -> int | str:
    """Return the person whose surname a single word is, or the word where that is not sure."""
    one = parts(name)
    who = found.who(one.last, one.suffix)
    if len(who) == 1 and one.whole not in SURNAMES and not elsewhere(name):
        return next(iter(who))
    return f"{one.whole or name} {one.suffix}"


def _fullness(one: Parts) -> tuple[bool, int, int, str, tuple[str, ...]]:
    return one.is_full, one.fullness, len(one.whole), one.whole, one.given


def _key(one: Parts) -> str:
    """Return first name and surname: what stays when the corpus has more names of a person."""
    words = (*one.given[:1], one.last or one.whole, one.suffix)
    return f"{Kind.PERSON}:{' '.join(word for word in words if word)}"


def _apart(key: str, several: Sequence[tuple[int | str, Parts]]) -> Iterator[tuple[str, int | str]]:
    """Yield a key for each person of one first name and surname: middle names tell them apart."""
    plain = [pair for pair in several if not pair[1].given[1:]] if len(several) > 1 else several
    seen: set[str] = set()
    for number, one in sorted(several, key=lambda pair: pair[1].whole):
        final = key if (number, one) in plain[:1] else f"{key} ({' '.join(one.given[1:])})"
        final = final if final not in seen else f"{key} ({one.whole})"
        seen.add(final)
        yield final, number


def _entity(key: str, names: list[str], forms: list[Form]) -> Entity:
    articles = dict.fromkeys(names, 0)
    mentions = dict.fromkeys(names, 0)
    for form in forms:
        articles[form.name] += form.articles
        mentions[form.name] += form.mentions
    shown = max(
        names,
        key=lambda n: (
            not is_shouted(n), parts(n).fullness, articles[n], -parts(n).initials, mentions[n],
            len(n), n,
        ),
    )  # fmt: skip
    return Entity(Kind.PERSON, shown, key, _method(shown, names), tuple(sorted(forms, key=order)))


def _method(shown: str, names: list[str]) -> str:
    """Say why names are one person's."""
    reasons = {_reason(parts(shown), parts(name)): None for name in sorted(names) if name != shown}
    return "; ".join(sorted(reasons)) or ONE


def _reason(shown: Parts, one: Parts) -> str:
    if one.whole == shown.whole and len(one.given) == len(shown.given):
        return SAME
    if not one.given:
        return SURNAME
    if one.last == shown.last:
        return SPELLED if one.given[:1] == shown.given[:1] else INITIAL
    return OTHER
