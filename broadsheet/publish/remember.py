"""What front pages, frequent names and outlets show, kept for the next reader.

In: a database and what a page is about. Out: what was remembered for it. A served database does not
change until the server is started again, so what was found stays true. The last `MOST` are kept;
one takes at most some 100 kB.
"""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Any
from weakref import WeakKeyDictionary

MOST = 100
"""Pages that are remembered of each database."""

_memories: WeakKeyDictionary[Any, OrderedDict[Hashable, Any]] = WeakKeyDictionary()


def remembered(db: Any, about: Hashable) -> Any:
    """Return what was remembered, None where nothing was."""
    memory = _memories.get(db, OrderedDict())
    if about in memory:
        memory.move_to_end(about)
    return memory.get(about)


def remember(db: Any, about: Hashable, value: Any) -> None:
    """Remember a value, and forget what was not asked for longest."""
    memory = _memories.setdefault(db, OrderedDict())
    memory[about] = value
    while len(memory) > MOST:
        memory.popitem(last=False)
