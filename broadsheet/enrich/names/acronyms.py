"""Acronyms and what they stand for, as one article says it.

In: a text and its names of organizations. Out: for each acronym the name it stands for: one in
brackets after the name (`Israel Defense Forces (IDF)`), the name in brackets after it, or the
initials of exactly one name of the article.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

BRACKETED = re.compile(
    r"\s?\(\s?(?:the |or |known as )?[\"'“‘]?([A-ZÀ-ÞŁŚŻŹĆŃİŞĞА-ЯІЇЄ][\w.&/-]{1,9})[\"'”’]?[),;]"
)
"""What follows a name and may be its acronym."""

SMALL = frozenset(
    "of the and for to in on de la du des et y del di e und für von der et e ve i do da dos".split()
)
_WORDS = re.compile(r"[^\W_]+")


@lru_cache(maxsize=16_384)
def is_acronym(name: str) -> bool:
    """Tell whether a name is two to eight capitals, perhaps with digits and full stops.

    >>> is_acronym("IDF"), is_acronym("U.N."), is_acronym("Hamas"), is_acronym("A")
    (True, True, False, False)
    """
    letters = [c for c in name if c.isalnum()]
    return (
        2 <= len(letters) <= 8
        and " " not in name
        and sum(c.isupper() for c in letters) >= 2
        and (sum(c.islower() for c in letters) <= 1)
    )


def stands_for(acronym: str, name: str) -> bool:
    """Tell whether an acronym is made of the initials of a name, or of its last words.

    >>> stands_for("IDF", "Israel Defense Forces"), stands_for("GA", "UN General Assembly")
    (True, True)
    >>> stands_for("Italy", "Ann Lee"), stands_for("IDF", "Hamas")
    (False, False)
    """
    letters = "".join(c for c in acronym if c.isalnum()).lower()
    words = [word.lower() for word in _WORDS.findall(name)]
    large = [word for word in words if word not in SMALL]
    return any(
        len(kept) > 1 and _initials(kept[start:]) == letters
        for kept in (words, large)
        for start in range(max(1, len(kept) - 1))
    )


def _initials(words: list[str]) -> str:
    return "".join(word if word.isdigit() else word[0] for word in words)


def expansions(text: str, places: Iterable[tuple[int, int]]) -> dict[str, str]:
    """Return what acronyms stand for, each as it is written, with the words of its name.

    `places` are where the names of organizations stand, in order.
    """
    stated: dict[str, set[str]] = defaultdict(set)
    names: dict[str, None] = {}
    for start, end in places:
        name = text[start:end]
        names[name] = None
        for acronym, long in _bracketed(text, start, end):
            if stands_for(acronym, long):
                stated[acronym].add(long)
    found = {
        acronym: min(longs, key=lambda one: (-len(one), one)) for acronym, longs in stated.items()
    }
    return _initialled(names, found) | found


def _bracketed(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    name = text[start:end]
    after = BRACKETED.match(text, end) if "(" in text[end : end + 2] else None
    if after and " " in name:
        yield after.group(1), name
    # `IDF (Israel Defense Forces)`: the long name is in the brackets, right after an acronym.
    before = text[max(0, start - 12) : start].removesuffix("(").rstrip()
    if text[start - 1 : start] == "(" and before and " " in name:
        acronym = before.split()[-1]
        if is_acronym(acronym):
            yield acronym, name


def _initialled(names: dict[str, None], stated: dict[str, str]) -> dict[str, str]:
    """Return the acronyms of three letters or more that are the initials of just one name."""
    short = {}
    for name in names:
        letters = "".join([c for c in name if c.isalnum()]).lower() if is_acronym(name) else ""
        if len(letters) > 2 and name not in stated:
            short[name] = letters
    if not short:
        return {}
    longs: dict[str, set[str]] = defaultdict(set)
    for name in names:
        words = [word.lower() for word in _WORDS.findall(name)]
        for kept in (words, [word for word in words if word not in SMALL]):
            if len(kept) > 2:
                longs[_initials(kept)].add(name)
    fits = {name: longs[letters] for name, letters in short.items() if letters in longs}
    return {name: next(iter(some)) for name, some in fits.items() if len(some) == 1}
