"""Threads for the database, apart for pages and for costly requests.

In: a Datasette, and in `lane` what the request at hand is. Out: an executor that gives its work to
the threads of that lane. So an article is read at once while every thread for searches is at work,
and a statement that cannot be stopped holds up only its like.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from broadsheet.serve.settings import is_public

PAGES, COSTLY, SQL = LANES = ("pages", "costly", "sql")
"""Pages that are always open; searches, filters and the like; SQL that a stranger wrote."""

SWITCH = 0.0005
"""Seconds after which a thread of Python lets another work: a tenth of what is usual, since each
page waits so long for every thread that writes rows."""

_asked: ContextVar[str] = ContextVar("lane", default=PAGES)
_faults: ContextVar[list[object] | None] = ContextVar("faults", default=None)
_working = threading.local()


class Lanes(Executor):
    """Gives work to the threads of the lane in which it was asked for."""

    def __init__(self, threads: int) -> None:
        self._pools = {
            name: ThreadPoolExecutor(threads, f"broadsheet-{name}", _begin, (name,))
            for name in LANES
        }

    def submit(self, fn: Callable[..., Any], /, *args: Any, **options: Any) -> Future[Any]:
        """Have work done in the present lane."""
        future = self._pools[_asked.get()].submit(fn, *args, **options)
        faults = _faults.get()
        if faults is not None:
            future.add_done_callback(lambda done: _note(done, faults))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more work."""
        for pool in self._pools.values():
            pool.shutdown(wait, cancel_futures=cancel_futures)


@contextmanager
def lane(name: str) -> Iterator[None]:
    """Do in a lane what is done meanwhile."""
    before = _asked.set(name)
    try:
        yield
    finally:
        _asked.reset(before)


@contextmanager
def noting() -> Iterator[list[object]]:
    """Give a list of what goes wrong meanwhile, also where a page shows the rest all the same."""
    faults: list[object] = []
    before = _faults.set(faults)
    try:
        yield faults
    finally:
        _faults.reset(before)


def _note(done: Future[Any], faults: list[object]) -> None:
    if done.cancelled() or done.exception():
        faults.append(done)


def working() -> str:
    """Return the lane of the present thread; that of pages outside of all."""
    return str(getattr(_working, "lane", PAGES))


def prepare(datasette: Any) -> tuple[str, ...]:
    """Put lanes in the place of Datasette's threads where the site is public; return their names.

    Elsewhere, or without threads, there is one, of all that is done.
    """
    if datasette.executor is None or not is_public(datasette):
        return (PAGES,)
    sys.setswitchinterval(SWITCH)
    if not isinstance(datasette.executor, Lanes):
        datasette.executor.shutdown(wait=False)
        datasette.executor = Lanes(datasette.setting("num_sql_threads"))
    return LANES if datasette.setting("default_allow_sql") else (PAGES, COSTLY)


def _begin(name: str) -> None:
    _working.lane = name


def asked() -> str:
    """Return the lane of the request at hand."""
    return _asked.get()


@contextmanager
def at_work_in(name: str) -> Iterator[None]:
    """Let the present thread, which is of no lane, do work of one."""
    _begin(name)
    try:
        yield
    finally:
        _begin(PAGES)
