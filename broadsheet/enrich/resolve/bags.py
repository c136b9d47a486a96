"""Forms that can be joined and parted at little cost, however many rules move them.

In: forms, each with the letters by which it is found. Out: `Bag`s, each with the number of the
entity that owns it, and for each letters the bags that have them (`Bags`). Of two bags that are
joined the smaller is poured into the larger, so that no form moves often.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from broadsheet.enrich.resolve.forms import Form

NOBODY = -1
"""Owner of a bag that was taken from its entity."""


@dataclass(slots=True, eq=False)
class Bag:
    """Forms by their letters, how many there are, and how often articles mention them."""

    owner: int = NOBODY
    forms: dict[str, set[Form]] = field(default_factory=dict)
    size: int = 0
    mentions: int = 0

    def put(self, letters: str, forms: Iterable[Form]) -> None:
        """Add forms that have some letters."""
        own = self.forms.setdefault(letters, set())
        for form in forms:
            if form not in own:
                own.add(form)
                self.size += 1
                self.mentions += form.mentions

    def all(self) -> Iterator[Form]:
        """Yield all forms."""
        for own in self.forms.values():
            yield from own


class Bags(defaultdict[str, set[Bag]]):
    """For each letters the bags that have them."""

    def __init__(self) -> None:
        super().__init__(set)

    def put(self, bag: Bag, letters: str, forms: Iterable[Form]) -> None:
        """Add forms that have some letters to a bag."""
        bag.put(letters, forms)
        self[letters].add(bag)

    def part(self, bag: Bag, letters: str) -> Bag:
        """Take the forms that have some letters out of a bag; return them in one of their own."""
        taken = Bag()
        forms = bag.forms.pop(letters)
        self[letters].discard(bag)
        self.put(taken, letters, forms)
        bag.size -= taken.size
        bag.mentions -= taken.mentions
        return taken

    def join(self, one: Bag, other: Bag) -> Bag:
        """Pour the smaller of two bags into the larger; return that."""
        large, small = (one, other) if one.size >= other.size else (other, one)
        for letters, forms in small.forms.items():
            self[letters].discard(small)
            self.put(large, letters, forms)
        return large
