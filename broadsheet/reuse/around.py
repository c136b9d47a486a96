"""What is known, taken past the processes: they get the rest, and all comes back in order.

In: how the work is spread, and what is known of an item before anybody works on it. Out: a spread
that works only on the others.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, TypeVar

from broadsheet.workers import Spread

RUN = 16
"""Known items in a row after which the processes get a pause for an item. Without one, all known
items up to the next unknown one would be taken, however many, and wait in memory."""

SIZE = 1_000_000
"""Bytes that are known of a run of items, after which there is a pause as well."""

Item = TypeVar("Item")


def around(
    spread: Spread,
    function: Callable[[Item], Any],
    items: Iterable[Item],
    known: Callable[[Item], bytes | None],
) -> Iterator[tuple[Item, Any, bool]]:
    """Yield each item, what is known of it or what the function made of it, and which of the two.

    No item is None.
    """
    waiting: deque[tuple[Item, bytes | None]] = deque()

    def unknown() -> Iterator[Item | None]:
        run = size = 0
        for item in items:
            found = known(item)
            waiting.append((item, found))
            run, size = run + 1, size + len(found or b"")
            if found is None or run == RUN or size > SIZE:
                run = size = 0
                yield item if found is None else None

    for given, made in spread(partial(_unless_pause, function), unknown()):
        yield from _front(waiting)
        if given is not None:
            item, _ = waiting.popleft()
            yield item, made, False
    yield from _front(waiting)


def _front(waiting: deque[tuple[Item, bytes | None]]) -> Iterator[tuple[Item, bytes, bool]]:
    """Take the known items that nothing is waited for before."""
    while waiting and waiting[0][1] is not None:
        item, found = waiting.popleft()
        assert found is not None  # noqa: S101 - just seen
        yield item, found, True


def _unless_pause(function: Callable[[Item], Any], item: Item | None) -> Any:
    return None if item is None else function(item)
