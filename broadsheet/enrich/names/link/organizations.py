"""Which names of organizations, in one article, are one organization's.

In: a text and where its names of organizations stand. Out: for each form the fullest one that the
article has, None where a short one fits two; and what the table knows (`org:UN`). An acronym is
what the article expands, else what the table says. A name that ends another after a country's
adjective (`Foreign Ministry`, `Russian Foreign Ministry`), or that a preposition or a word like
`Company` continues, is that other. Names that merely begin alike (`Google`, `Google Ventures`)
stay apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from broadsheet.enrich.gazetteer import organizations
from broadsheet.enrich.gazetteer.demonyms import COUNTRIES
from broadsheet.enrich.gazetteer.fold import fold
from broadsheet.enrich.gazetteer.places import find
from broadsheet.enrich.names.acronyms import expansions, is_acronym
from broadsheet.enrich.names.link.linked import Linked

COMPANIES = frozenset(
    "inc corp corporation company co ltd limited llc plc group holdings party movement".split()
)
"""What may be left out behind a name."""

PREPOSITIONS = frozenset("of for with on against in".split())
"""What continues a name of two words or more, which may go without."""


def link_organizations(
    text: str, places: Sequence[tuple[int, int]], surfaces: Sequence[str]
) -> Linked:
    """Return the name that each form stands for, and what it is known as."""
    counts = Counter(surfaces)
    own = {fold(short): long for short, long in expansions(text, places).items()}
    groups: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        groups[_group(name, own)].append(name)
    linked: Linked = {}
    for key, names in _joined(groups).items():
        shown = max(names, key=lambda name: (*_fullness(name), counts[name], name)) if key else None
        known = key if key.startswith("org:") else None
        linked |= dict.fromkeys(names, (shown, known))
    return linked


def _group(name: str, own: dict[str, str]) -> str:
    """Return what the forms of one organization share: a key of the table, or the folded name."""
    name = own.get(fold(name), name) if is_acronym(name) else name
    known = organizations.known(name)
    return known.known if known else fold(name)


def _fullness(name: str) -> tuple[bool, int]:
    return not is_acronym(name) and not (name.isupper() and len(name) > 8), len(name.split())


def _joined(groups: dict[str, list[str]]) -> dict[str, list[str]]:
    """Put the groups of short names to the longer name that they stand for; "" where two fit."""
    longer = _longer(groups)
    found: dict[str, list[str]] = defaultdict(list)
    for key, names in groups.items():
        fits = {key} if key.startswith("org:") else longer.get(key, {key})
        found[fits.pop() if len(fits) == 1 else ""] += names
    return found


def _longer(groups: dict[str, list[str]]) -> dict[str, set[str]]:
    fits: dict[str, set[str]] = defaultdict(set)
    for key, names in groups.items():
        for name in names:
            for shorter in _shorter(name.split()):
                if shorter in groups and shorter != key:
                    fits[shorter].add(key)
    return fits


def _shorter(words: list[str]) -> Iterable[str]:
    """Yield the keys of the short names that a longer one may go by."""
    for start in (1, 2):
        if len(words) > start + 1 and _is_origin(" ".join(words[:start])):
            yield fold(" ".join(words[start:]))
    for cut, word in enumerate(words[1:], 1):
        if (word.lower() in PREPOSITIONS and cut > 1) or fold(word) in COMPANIES:
            yield fold(" ".join(words[:cut]))


def _is_origin(words: str) -> bool:
    """Tell whether words say of which country or body the organization is."""
    return (
        words in COUNTRIES
        or organizations.known(words) is not None
        or any(one.feature == "country" for one in find(words))
    )
