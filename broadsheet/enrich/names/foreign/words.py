"""Words beside names in other languages than English, by language.

In: a language. Out: its `Words`, which `data/foreign.tsv` holds; own lists, from reading news. What
they get wrong: a role that is also an office (`ministro de …`) is followed by no person, a head of
an institution is also a common noun, and most cases are missing.
"""

from dataclasses import dataclass, field
from functools import cache

from broadsheet.enrich import tables

REMEMBERED = 16_384
"""Answers that a group remembers, at most."""


@dataclass(frozen=True, slots=True)
class Group:
    """A list of words: whole ones, beginnings and ends of others; `a*b` is both.

    `seen` remembers what was asked.
    """

    whole: frozenset[str] = frozenset()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    both: tuple[tuple[str, str], ...] = ()
    seen: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def has(self, word: str) -> bool:
        """Tell whether a word in lower case belongs to the group.

        >>> Group(frozenset({"maire"}), ("minist",)).has("ministra")
        True
        """
        if word in self.whole:
            return True
        if not (self.begins or self.ends or self.both):
            return False
        found = self.seen.get(word)
        if found is None:
            found = (
                word.startswith(self.begins)
                or word.endswith(self.ends)
                or any(
                    word.startswith(one)
                    and word.endswith(other)
                    and len(one + other) + 2 < len(word)
                    for one, other in self.both
                )
            )
            if len(self.seen) < REMEMBERED:
                self.seen[word] = found
        return found


_NONE = Group()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language.

    `role`: a person is named after it. `head`: begins the name of an institution, `tail` ends it,
    and a `body` is one by itself. `orgnoun`: an organization is named after it. `into`: words after
    which a place is named, `near`: after which a town is rather than a namesake. `place`: nouns
    after which a place is named, `placetail`: what ends the names of places. `say`: verbs of
    saying. `given`: given names beside those of the lexicon. `stop`: words that begin sentences and
    are no names.
    """

    role: Group = _NONE
    head: Group = _NONE
    tail: Group = _NONE
    body: Group = _NONE
    orgnoun: Group = _NONE
    into: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    place: frozenset[str] = frozenset()
    placetail: tuple[str, ...] = ()
    say: frozenset[str] = frozenset()
    given: frozenset[str] = field(default_factory=frozenset)
    stop: frozenset[str] = frozenset()


@cache
def words(language: str) -> Words:
    """Return the words of a language; none where nothing is known of it."""
    own = {kind: every for code, kind, every in _rows() if code == language}
    some = {kind: frozenset(every) for kind, every in own.items()}
    none: frozenset[str] = frozenset()
    groups = (_group(own.get(kind, [])) for kind in ("role", "head", "tail", "body", "orgnoun"))
    role, head, tail, body, orgnoun = groups
    return Words(
        role,
        head,
        tail,
        body,
        orgnoun,
        some.get("in", none),
        some.get("near", none),
        some.get("place", none),
        tuple(own.get("placetail", ())),
        some.get("say", none),
        some.get("given", none),
        some.get("stop", none),
    )


@cache
def _rows() -> list[tuple[str, str, list[str]]]:
    return [
        (code, kind, every.split()) for code, kind, every in tables.rows("names/data/foreign.tsv")
    ]


def _group(every: list[str]) -> Group:
    whole = [one for one in every if "*" not in one]
    parts = [one.split("*") for one in every if "*" in one]
    return Group(
        frozenset(whole),
        tuple(one for one, other in parts if one and not other),
        tuple(other for one, other in parts if other and not one),
        tuple((one, other) for one, other in parts if one and other),
    )


SMALL = frozenset(
    """
    de del della delle dell' dell’ dei degli di du des la las los le les da do das dos der für van
    voor d' l' d’ l’ et y e und en ve i và et a à al per
    """.split()
)
"""Words between the head of an institution and the next word with a capital."""

NO_PLACES = frozenset(
    """
    Essen Halle Singen Weiden Hof Siegen Regen Bergen Baden Wesel Plan Centro Centre Norte Nord Sur
    Sud Süd Est Este Oeste Ouest Ost West Central Union Unión Nice Tours Vienne Lot Aude Var Manche
    Esperanza Victoria Florida Libertad Concepción Trinidad Mayo Cruz Reading Mobile Most Split Bar
    Eben Linz-Land Als Man Ahora Real Santa Porto-Novo Parana Mai Mar Son Sana Mira Vila Ponte
    Mitte Norden Süden Osten Westen Länder Rede Namen Türen Wetter Maus Füßen Bourse Marché Nära
    Nacional Sena Para Grande Gran Grand Mer Hela Salem Alba Nova Novo Bari Dom Mali Male Ordu
    Centru Federal Dietro Vale Ville Porto Puerto Lugo Ponta Capital Unidos Sabah Van Batman
    Hola Orzeł Orla
    """.split()
)
"""Places that are words, and words that are places, in other languages: none by itself."""

NO_ACRONYMS = frozenset(
    """
    TV PIB IVA DNA GPS PDF HIV AIDS SIDA VIH ADN SMS USB DVD CD IT KI AI IA IRPEF CEO PC OK DJ VIP
    MWST PVC LED QR WC PKB VAT ПЦР ДТП ВВП НДС СМИ ТВ IP UFO OVNI ICE TGV AVE TER TIR CV BBQ
    """.split()
)
"""Capitals that abbreviate things."""
