"""What took long to find, kept for the next reader.

In: a database, and what the answer is about. Out: what was kept of it. A served database does not
change until the server is started again, so what was found stays true.
"""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

Value = TypeVar("Value")


class Memory(Generic[Value]):
    """Answers of one kind: of each database the `most` that were asked for last."""

    def __init__(self, most: int = 1) -> None:
        self.most = most
        self._kept: WeakKeyDictionary[Any, OrderedDict[Hashable, Value]] = WeakKeyDictionary()

    def get(self, db: Any, about: Hashable = None) -> Value | None:
        """Return what was kept, None where nothing was."""
        kept = self._kept.get(db)
        if kept is None or about not in kept:
            return None
        kept.move_to_end(about)
        return kept[about]

    def keep(self, db: Any, value: Value, about: Hashable = None) -> None:
        """Keep an answer, and forget what was not asked for longest."""
        kept = self._kept.setdefault(db, OrderedDict())
        kept[about] = value
        while len(kept) > self.most:
            kept.popitem(last=False)
