"""Work that takes long lets the pages of readers go first.

In: in `during`, what tells whether a page is at work. Out: `give_way`, which a piece of long work
awaits before it begins. Threads of Python share one processor evenly, so that beside two downloads
a page had a third of it.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LONGEST = 0.1
"""Seconds that one piece of work waits at most, so that it goes on where there is always a page."""

STEP = 0.01
"""Seconds until it is looked again."""

_pages: ContextVar[Callable[[], bool] | None] = ContextVar("pages", default=None)


@contextmanager
def during(pages: Callable[[], bool]) -> Iterator[None]:
    """Give way meanwhile to what `pages` tells of."""
    before = _pages.set(pages)
    try:
        yield
    finally:
        _pages.reset(before)


async def give_way(longest: float = LONGEST) -> None:
    """Wait while a page is at work, for so many seconds at most."""
    pages = _pages.get()
    for _ in range(round(longest / STEP)):
        if pages is None or not pages():
            return
        await asyncio.sleep(STEP)
