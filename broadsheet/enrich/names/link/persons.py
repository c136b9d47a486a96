"""Which names of persons, in one article, are one person's.

In: the names as the article has them. Out: for each the fullest form that the article has for its
person, None where it fits two of them. A surname, or a given name alone, is the only full name's
that has it; a name of several words that begins or ends a longer one is that one's.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from broadsheet.enrich.gazetteer.fold import fold
from broadsheet.enrich.persons.bearers import Bearers, bearers
from broadsheet.enrich.persons.parts import TITLES, parts
from broadsheet.enrich.persons.spelling import NICKNAMES, given

LEAST = 7
"""Letters of a name, at least, that can be the beginning or end of a longer one."""


def link_persons(surfaces: Sequence[str]) -> dict[str, str | None]:
    """Return the name that each form stands for."""
    counts = Counter(surfaces)
    found = bearers(counts)
    longer = _longer(found)
    numbers = {name: longer.get(number, number) for name, number in found.of.items()}
    groups: dict[int | str, list[str]] = defaultdict(list)
    alone = [name for name in counts if name not in numbers]
    for name, number in numbers.items():
        groups[number].append(name)
    linked: dict[str, str | None] = {}
    for name in alone:
        who = {longer.get(number, number) for number in _bearers(found, name)}
        if len(who) > 1:
            linked[name] = None
        else:
            one = parts(name)
            groups[who.pop() if who else f"{one.whole} {one.suffix}"].append(name)
    for names in groups.values():
        shown = fullest({name: counts[name] for name in names})
        linked |= dict.fromkeys(names, shown)
    return linked


def _bearers(found: Bearers, name: str) -> set[int]:
    """Return the persons with a name for a surname; where there are none, for a given name."""
    one = parts(name)
    who = found.who(one.last, one.suffix)
    return who or (found.called(given(one.whole)) if not one.suffix else set())


def fullest(names: dict[str, int]) -> str:
    """Return the fullest of one person's names, the most frequent of several, without titles."""
    best = max(
        names,
        key=lambda name: (
            not _is_shouted(name),
            parts(name).fullness,
            -parts(name).initials,
            names[name],
            len(name),
            name,
        ),
    )
    return untitled(best)


def _is_shouted(name: str) -> bool:
    return name.isupper() and len(name) > 3


def untitled(name: str) -> str:
    """Return a name without the titles before it.

    >>> untitled("Mr. Kato"), untitled("Foreign Minister Sergey Lavrov"), untitled("President")
    ('Kato', 'Sergey Lavrov', 'President')
    """
    words = name.split()
    start = 0
    while start < len(words) - 1 and fold(words[start]) in TITLES:
        start += 1
    return " ".join(words[start:])


def _longer(found: Bearers) -> dict[int, int]:
    """Return for persons the only other one whose name is theirs in full.

    `López Obrador` ends `Andrés Manuel López Obrador`, and `Ken` stands for `Kenneth`.
    """
    fits = _nicknamed(found)
    forwards = [(parts(name).whole, name) for name in found.of]
    for texts in (forwards, [(whole[::-1], name) for whole, name in forwards]):
        for shorter, following in _beginnings(sorted(texts)):
            if found.of[shorter] != found.of[following]:
                fits[found.of[shorter]].add(found.of[following])
    once = {one: others.pop() for one, others in fits.items() if len(others) == 1}
    return {one: _last(one, once) for one in once}


def _nicknamed(found: Bearers) -> dict[int, set[int]]:
    """Return for persons with a nickname those of the same surname whose name that may be."""
    fits: dict[int, set[int]] = defaultdict(set)
    firsts: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for name, number in found.of.items():
        one = parts(name)
        firsts[one.last, one.suffix][one.given[0]] = number
    for numbers in firsts.values():
        for short, long in NICKNAMES if len(numbers) > 1 else ():
            if short in numbers and long in numbers and numbers[short] != numbers[long]:
                fits[numbers[short]].add(numbers[long])
    return fits


def _last(one: int, once: dict[int, int]) -> int:
    """Return the end of a chain of names, each longer than the one before."""
    seen = {one}
    while one in once and once[one] not in seen:
        one = once[one]
        seen.add(one)
    return one


def _beginnings(texts: list[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Yield the names whose letters begin those of the next one, which has more words."""
    for index, (whole, name) in enumerate(texts):
        if len(whole) < LEAST or not parts(name).is_full:
            continue
        after = bisect_left(texts, (whole + "\0", ""), lo=index)
        for other, following in texts[after : after + 3]:
            if not other.startswith(whole):
                break
            if len(following.split()) > len(name.split()) and parts(following).suffix == (
                parts(name).suffix
            ):
                yield name, following
