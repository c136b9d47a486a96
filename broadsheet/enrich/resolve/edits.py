"""What the editor says about names, done to what was joined by itself.

In: entities, and the rules of `entities.yml`. Out: the entities as the editor wants them, and what
of the rules was of no use, with the nearest name that there is. A name of a rule is that of an
entity, and then all its forms are meant, or else just the form of that name. Kinds are set before
names are joined; then names are merged, renamed, given coordinates and blocked, in this order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from operator import itemgetter

from broadsheet.enrich.gazetteer.fold import fold
from broadsheet.enrich.resolve.bags import NOBODY, Bag, Bags
from broadsheet.enrich.resolve.forms import Entity, Form, order
from broadsheet.enrich.resolve.organizations import organizations
from broadsheet.enrich.resolve.people import people
from broadsheet.enrich.resolve.places import places
from broadsheet.records import EntityRule, Kind

STATED = "stated in"
NEAR, MOST_NEAR, MOST_HINTS = 0.6, 5_000, 100
"""How alike the nearest name must be (difflib's ratio), how many names are looked at for it, and
for how many rules of no use it is told."""


@dataclass(slots=True)
class Edited:
    """The entities by kind, and the rules of no use with what is to be said about each."""

    entities: Iterable[Entity]
    unused: list[tuple[EntityRule, str]] = field(default_factory=list)


def with_kinds(
    filed: Iterable[tuple[Kind, Form]], rules: Sequence[EntityRule]
) -> Iterator[tuple[Kind, Form]]:
    """Yield every form with the kind that it has, or that the editor states."""
    stated = {_letters(one.name): one.kind for one in rules if one.action == "kind" and one.kind}
    for kind, form in filed:
        yield (stated.get(_letters(form.name)) if stated else None) or kind, form


def edit(found: Iterable[Entity], rules: Sequence[EntityRule]) -> Edited:
    """Do what the rules say."""
    if not rules:
        return Edited(found)
    book = _Book(found)
    unused: list[tuple[EntityRule, str]] = []
    for action, do in _DOES.items():
        for rule in rules:
            for name in do(book, rule) if rule.action == action else ():
                hint = book.nearest(name) if len(unused) < MOST_HINTS else ""
                unused.append((rule, f"{action}: {name}{hint}"))
    kinds = list(Kind)
    return Edited(sorted(book.entities(), key=lambda one: kinds.index(one.kind)), unused)


def _letters(name: str) -> str:
    """Return by what names are compared, of which some have no letters."""
    return fold(name) or name


class _Book:
    """Entities that can be found by their names and changed.

    The forms of an entity are in its bag; its own tuple of them is as old as the entity.
    """

    def __init__(self, found: Iterable[Entity]) -> None:
        self.own: dict[int, Entity] = {}
        self.bags: dict[int, Bag] = {}
        self.keys: set[str] = set()
        self.forms = Bags()
        self.names: dict[str, set[int]] = defaultdict(set)
        self.written: dict[str, str] = {}
        self.next = 0
        for entity in found:
            bag = Bag()
            for form in entity.forms:
                self.forms.put(bag, _letters(form.name), (form,))
            self.put(entity, bag)
            for form in entity.forms:
                self.written.setdefault(_letters(form.name), form.name)

    def call(self, number: int) -> None:
        """Let an entity be found by its name."""
        entity = self.own[number]
        self.keys.add(entity.key)
        self.names[_letters(entity.name)].add(number)
        self.written.setdefault(_letters(entity.name), entity.name)

    def put(self, entity: Entity, bag: Bag) -> None:
        """Add an entity and its forms."""
        self.own[self.next] = entity
        self.bags[self.next] = bag
        bag.owner = self.next
        self.call(self.next)
        self.next += 1

    def pop(self, number: int) -> tuple[Entity, Bag]:
        """Take an entity out, and its forms."""
        entity, bag = self.own.pop(number), self.bags.pop(number)
        self.keys.discard(entity.key)
        self.names[_letters(entity.name)].discard(number)
        bag.owner = NOBODY
        return entity, bag

    def entities(self) -> list[Entity]:
        """Return all entities that are left."""
        return [
            replace(entity, forms=tuple(sorted(self.bags[number].all(), key=order)))
            for number, entity in self.own.items()
        ]

    def whole(self, name: str, kind: Kind | None = None) -> list[int]:
        """Return the entities of a name; where none is called so, those that have it for a form."""
        letters = _letters(name)
        # An entity that was renamed is still found by its first name.
        called = [
            number
            for number in self.names.get(letters, ())
            if number in self.own and _letters(self.own[number].name) == letters
        ]
        having = [bag.owner for bag in self.forms.get(letters, ()) if bag.owner in self.own]
        for numbers in (called, having):
            found = [number for number in numbers if kind in (None, self.own[number].kind)]
            if found:
                return sorted(found)
        return []

    def take(self, name: str, kind: Kind | None = None) -> list[tuple[Entity, Bag]]:
        """Take the forms of a name out; all forms of an entity that is called so.

        Returns each entity that lost forms, as it was, with those.
        """
        taken = []
        for number in self.whole(name, kind):
            entity, bag = self.pop(number)
            if _letters(entity.name) == _letters(name):
                taken.append((entity, bag))
            else:
                taken.append((entity, self.forms.part(bag, _letters(name))))
                if bag.size:
                    self.put(entity, bag)
        return taken

    def nearest(self, name: str) -> str:
        """Say which name, of those that articles have, is the nearest to one that none has."""
        key = _letters(name)
        near = [one for one in self.written if one[:1] == key[:1] or key in one or one in key]
        close = get_close_matches(key, near[:MOST_NEAR], n=1, cutoff=NEAR)
        return f"; the nearest is {self.written[close[0]]}" if close else ""


def _merge(book: _Book, rule: EntityRule) -> list[str]:
    """Join names to the one that the rule states; return those that no article has."""
    heads = book.whole(rule.name)
    head = book.own[heads[0]] if heads else None
    bag, moved = Bag(), []
    for number in heads:
        bag = book.forms.join(bag, book.pop(number)[1])
    missed = []
    for name in dict.fromkeys(rule.forms):
        taken = book.take(name)
        moved += [(own.mentions, entity.key, entity) for entity, own in taken]
        for _, own in taken:
            bag = book.forms.join(bag, own)
        if not taken and _letters(name) not in bag.forms:
            missed.append(name)
    if not bag.size:
        return [rule.name, *missed]
    entity = head or max(moved, key=itemgetter(0, 1))[2]
    # Who is called so already keeps the key, and with it the address of its page.
    key = entity.key if head else key_of(entity.kind, rule.name)
    key = f"{key} ({rule.path})" if key in book.keys else key
    book.put(replace(entity, name=rule.name, key=key, method=f"{STATED} {rule.path}"), bag)
    return missed


def key_of(kind: Kind, name: str) -> str:
    """Return the key that a name has where nothing else is joined to it."""
    make = {Kind.PERSON: people, Kind.ORGANIZATION: organizations, Kind.PLACE: places}[kind]
    return next(iter(make([Form(kind, name)]))).key


def _rename(book: _Book, rule: EntityRule) -> list[str]:
    """Give the entities of a name another; return the name if no article has it."""
    numbers = book.whole(rule.name)
    for number in numbers:
        book.own[number] = replace(book.own[number], name=rule.value)
        book.call(number)
    return [] if numbers else [rule.name]


def _coordinates(book: _Book, rule: EntityRule) -> list[str]:
    """Put the places of a name where the rule says; return the name if no article has it."""
    numbers = book.whole(rule.name, Kind.PLACE)
    for number in numbers:
        place = book.own[number]
        book.own[number] = replace(
            place,
            latitude=rule.point and rule.point[0],
            longitude=rule.point and rule.point[1],
            country_code=rule.country_code or place.country_code,
            gazetteer=None,
            method=f"its point is {STATED} {rule.path}",
        )
    return [] if numbers else [rule.name]


def _block(book: _Book, rule: EntityRule) -> list[str]:
    """Take a name out; return it if no article has it."""
    return [] if book.take(rule.name, rule.kind) else [rule.name]


def _kind(book: _Book, rule: EntityRule) -> list[str]:
    """Set the kind of what goes by a name that no article has; return it if nothing does."""
    numbers = book.whole(rule.name)
    for number in numbers:
        entity = book.own[number]
        if rule.kind and entity.kind is not rule.kind:
            key = key_of(rule.kind, entity.name)
            key = f"{key} ({rule.path})" if key in book.keys else key
            book.own[number] = replace(
                entity, kind=rule.kind, key=key, method=f"{STATED} {rule.path}"
            )
    return [] if numbers else [rule.name]


_DOES = {
    "kind": _kind,
    "merge": _merge,
    "rename": _rename,
    "coordinates": _coordinates,
    "block": _block,
}
