"""What the editor says about names, done to what was joined by itself.

In: entities, and the rules of `entities.yml`. Out: the entities as the editor wants them, and what
of the rules was of no use, with the nearest name that there is. A name of a rule is that of an
entity, and then all its forms are meant, or else just the form of that name. Kinds are set before
names are joined; then names are merged, renamed, given coordinates and blocked, in this order.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from operator import itemgetter

from msgspec.structs import replace

from broadsheet.enrich.resolve import organizations, places
from broadsheet.enrich.resolve.bags import NOBODY, Bag, Bags
from broadsheet.enrich.resolve.forms import Entity, Form, letters, order
from broadsheet.enrich.resolve.others import Others
from broadsheet.enrich.resolve.people import people
from broadsheet.records import EntityRule, Kind

STATED = "stated in"
MOST_HINTS = 100
"""Rules of no use for which the nearest name is told."""


@dataclass(slots=True)
class Edited:
    """The entities by kind, and the rules of no use with what is to be said about each."""

    entities: Iterable[Entity]
    unused: list[tuple[EntityRule, str]] = field(default_factory=list)


def stated_kinds(rules: Sequence[EntityRule]) -> dict[str, Kind]:
    """Return the kind that the editor states, for the letters of each name."""
    return {letters(one.name): one.kind for one in rules if one.action == "kind" and one.kind}


def edit(found: Iterable[Entity], rules: Sequence[EntityRule]) -> Edited:
    """Do what the rules say; the entities come and go in the order of kinds and keys."""
    if not rules:
        return Edited(found)
    asked = {letters(name) for one in rules for name in (one.name, *one.forms)}
    book = _Book(Others(), found, asked)
    unused: list[tuple[EntityRule, str]] = []
    for action, do in _DOES.items():
        for rule in rules:
            for name in do(book, rule) if rule.action == action else ():
                hint = book.others.nearest(name) if len(unused) < MOST_HINTS else ""
                unused.append((rule, f"{action}: {name}{hint}"))
    return Edited(book.others.merged(book.entities()), unused)


class _Book:
    """Entities that can be found by their names and changed: those that have a name asked for.

    The forms of an entity are in its bag; its own tuple of them is as old as the entity. The
    `others` are left as they are.
    """

    def __init__(self, others: Others, found: Iterable[Entity], asked: Set[str]) -> None:
        self.others = others
        self.own: dict[int, Entity] = {}
        self.bags: dict[int, Bag] = {}
        self.keys: set[str] = set()
        self.forms = Bags()
        self.names: dict[str, set[int]] = defaultdict(set)
        self.next = 0
        for entity in found:
            names = (entity.name, *(form.name for form in entity.forms))
            if asked.isdisjoint(map(letters, names)):
                others.keep(entity)
                continue
            bag = Bag()
            for form in entity.forms:
                self.forms.put(bag, letters(form.name), (form,))
            self.put(entity, bag)

    def call(self, number: int) -> None:
        """Let an entity be found by its name."""
        entity = self.own[number]
        self.keys.add(entity.key)
        self.names[letters(entity.name)].add(number)
        self.others.write(entity)

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
        self.names[letters(entity.name)].discard(number)
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
        asked = letters(name)
        # An entity that was renamed is still found by its first name.
        called = [
            number
            for number in self.names.get(asked, ())
            if number in self.own and letters(self.own[number].name) == asked
        ]
        having = [bag.owner for bag in self.forms.get(asked, ()) if bag.owner in self.own]
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
            if letters(entity.name) == letters(name):
                taken.append((entity, bag))
            else:
                taken.append((entity, self.forms.part(bag, letters(name))))
                if bag.size:
                    self.put(entity, bag)
        return taken

    def key(self, kind: Kind, rule: EntityRule, name: str) -> str:
        """Return the key of a name that the editor gives, another one where that is taken."""
        key = key_of(kind, name)
        return f"{key} ({rule.path})" if key in self.keys or key in self.others else key


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
        if not taken and letters(name) not in bag.forms:
            missed.append(name)
    if not bag.size:
        return [rule.name, *missed]
    entity = head or max(moved, key=itemgetter(0, 1))[2]
    # Who is called so already keeps the key, and with it the address of its page.
    key = entity.key if head else book.key(entity.kind, rule, rule.name)
    book.put(replace(entity, name=rule.name, key=key, method=f"{STATED} {rule.path}"), bag)
    return missed


def key_of(kind: Kind, name: str) -> str:
    """Return the key that a name has where nothing else is joined to it."""
    form = Form(kind, name)
    if kind is Kind.PERSON:
        return next(people([form])).key
    own = organizations.key_of(form) if kind is Kind.ORGANIZATION else places.key_of(form)
    return f"{kind}:{own}"


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
            key = book.key(rule.kind, rule, entity.name)
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
