"""What is known, taken past the processes: they get the rest, and all comes back in order.

In: how the work is spread, and what earlier builds made of an item, by its key. Out: a spread that
works only on the others.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any, TypeVar

from broadsheet.reuse.store import Store
from broadsheet.workers import Spread

RUN = 16
"""Known items in a row after which the processes get a pause for an item. Without one, all known
items up to the next unknown one would be taken, however many, and wait in memory."""

SIZE = 1_000_000
"""Bytes that are known of a run of items, after which there is a pause as well."""

Item = TypeVar("Item")


def around(
    spread: Spread,
    store: Store,
    function: Callable[[Item], Any],
    items: Iterable[Item],
    known: tuple[Callable[[Item], bytes | None], Callable[[bytes], bool]],
) -> Iterator[tuple[Item, bytes | None, Any, bool]]:
    """Yield each item, its key, what is kept of it or the function made, and whether it was kept.

    `known` are what gives the key of an item, None for one of which nothing is to be kept, and what
    tells whether something kept is still what the function would make. No item is None.
    """
    key_of, holds = known
    waiting: deque[tuple[Item, bytes | None, bytes | None]] = deque()

    def unknown() -> Iterator[Item | None]:
        run = size = 0
        for item in items:
            key = key_of(item) if store.is_open else None
            found = store.get(key) if key is not None else None
            if found is not None and not holds(found):
                found = None
            waiting.append((item, key, found))
            run, size = run + 1, size + len(found or b"")
            if found is None or run == RUN or size > SIZE:
                run = size = 0
                yield item if found is None else None

    def front() -> Iterator[tuple[Item, bytes | None, Any, bool]]:
        """Take the known items that nothing is waited for before."""
        while waiting and waiting[0][2] is not None:
            item, key, found = waiting.popleft()
            if key is not None:
                store.use(key)
            yield item, key, found, True

    for given, made in spread(partial(_unless_pause, function), unknown()):
        yield from front()
        if given is not None:
            item, key, _ = waiting.popleft()
            yield item, key, made, False
    yield from front()


def prepared(spread: Spread, prepare: Callable[[], None]) -> Spread:
    """Return a spread that prepares this process before others are made of it to work.

    Where all is known there is no work, and nothing is prepared and no process made: the pauses
    before the first item that is worked on are over at once.
    """

    def spreading(function: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
        left = iter(items)
        for item in left:
            if item is not None:
                prepare()
                yield from spread(function, chain((item,), left))
                return
            yield item, None

    return spreading


def _unless_pause(function: Callable[[Item], Any], item: Item | None) -> Any:
    return None if item is None else function(item)
