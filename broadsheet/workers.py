"""Processes that share the work: results come back in order, and one that dies costs one item.

In: a function and items, one after the other. Out: for each item what the function returned, or a
`Lost` that says why nothing came, in the order of the items. No more items are under way than the
processes can take soon, so memory does not grow with their number. Every item is worked on in a
process of its own choosing even when there is only one, since nothing else can end a parser that
hangs or crashes in C.
"""

import multiprocessing
import os
import pickle
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from broadsheet.process import begin, started

TIME_LIMIT = 60.0
"""Seconds that one item may take."""

CHUNK = 8
"""Items that a process is given at once."""

AHEAD = 4
"""Chunks for each process that are handed out before the first of them is back and taken."""

_ENDLESS = 1_000_000.0
"""Seconds, eleven days: nearly the most that the system can be told to wait for."""

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Lost:
    """An item that gave nothing: a kind of problem, and what is known of the cause."""

    kind: str
    detail: str = ""


Spread = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[tuple[Any, Any]]]
"""What `ordered` is once its number of processes is settled, and what `serially` is."""


def serially(
    function: Callable[[Item], Result], items: Iterable[Item]
) -> Iterator[tuple[Item, Result]]:
    """Yield each item with what the function made of it, in this process and without any limit."""
    for item in items:
        yield item, function(item)


def ordered(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    count: int = 1,
    limit: float = TIME_LIMIT,
) -> Iterator[tuple[Item, Result | Lost]]:
    """Yield each item with what the function made of it in one of `count` processes.

    An item may take `limit` seconds. The processes are made and looked after by this one alone,
    without threads: a process that is copied while another thread holds a lock can wait for ever.
    """
    with sharing(function, count, limit) as share:
        yield from share(items)


def surely(
    function: Callable[[Item], Result], items: Iterable[Item], count: int
) -> Generator[Result, None, None]:
    """Yield what the function makes of each item in one of `count` processes, without a limit.

    What is lost is made again by this process, where an error is raised; so is everything where
    `count` is 1.
    """
    if count == 1:
        yield from map(function, items)
        return
    for item, made in ordered(function, items, count, _ENDLESS):
        yield function(item) if isinstance(made, Lost) else made


@contextmanager
def sharing(
    function: Callable[[Item], Result], count: int = 1, limit: float = TIME_LIMIT
) -> Iterator[Callable[[Iterable[Item]], Iterator[tuple[Item, Result | Lost]]]]:
    """Give what does as `ordered` with the same processes, for one lot of items after the other."""
    pool = _Pool(function, count, limit)

    def share(items: Iterable[Item]) -> Iterator[tuple[Item, Result | Lost]]:
        left = enumerate(items)
        taken: dict[int, Item] = {}
        done = 0
        while True:
            while pool.idle and (chunk := pool.again() or _next(left, len(taken), done, count)):
                taken.update(chunk)
                pool.give(chunk)
            if done in pool.made:
                yield taken.pop(done), pool.made.pop(done)
                done += 1
            elif taken:
                pool.collect()
            else:
                return

    try:
        yield share
    finally:
        pool.end()


Chunk = list[tuple[int, Any]]
"""Items that a process is given at once, each with its number."""


def _next(left: Iterator[tuple[int, Any]], under_way: int, done: int, count: int) -> Chunk:
    """Take the next items: one by one at first, so that a few are shared evenly."""
    if under_way >= count * CHUNK * AHEAD:
        return []
    size = min(CHUNK, 1 + (under_way + done) // (2 * count))
    return [one for _, one in zip(range(size), left, strict=False)]


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, the way to it, and what it has still to do, the first of it since when."""

    process: Any
    connection: Connection
    waiting: deque[tuple[int, Any]] = field(default_factory=deque)
    since: float = 0.0


class _Pool:
    """The processes, and what they have made, by the number of the item."""

    def __init__(self, function: Callable[[Any], Any], count: int, limit: float) -> None:
        self.function = function
        self.count = count
        self.limit = limit
        self.made: dict[int, Any] = {}
        self._workers: list[_Worker] = []
        self._again: deque[Chunk] = deque()
        # Linux copies a process in milliseconds; elsewhere that is not safe, or not there.
        self._context: Any = multiprocessing.get_context(
            "fork" if sys.platform == "linux" else "spawn"
        )

    @property
    def idle(self) -> bool:
        """Whether a process has nothing to do, or one more may be made."""
        busy = sum(bool(worker.waiting) for worker in self._workers)
        return busy < self.count

    def again(self) -> Chunk | None:
        """Return items that another process did not come to, if there are any."""
        return self._again.popleft() if self._again else None

    def give(self, chunk: Chunk) -> None:
        """Give items to an idle process."""
        free = (one for one in self._workers if not one.waiting and one.process.is_alive())
        worker = next(free, None) or self._started()
        worker.waiting.extend(chunk)
        worker.since = time.monotonic()
        with suppress(OSError):  # it has died: `collect` sees that
            worker.connection.send(chunk)

    def collect(self) -> None:
        """Wait until something is made, or lost."""
        busy = {worker.connection: worker for worker in self._workers if worker.waiting}
        first = min((worker.since for worker in busy.values()), default=0.0)
        ready = wait(busy, max(0.0, first + self.limit - time.monotonic()))
        for connection in ready:
            self._take(busy[connection])  # type: ignore[index]
        for worker in busy.values():
            late = time.monotonic() - worker.since > self.limit
            if worker.waiting and late and not worker.connection.poll():
                self._lose(worker, Lost("took too long", f"longer than {self.limit:g} seconds"))

    def end(self) -> None:
        """End all processes; they hold nothing that could be left half-done."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()

    def _take(self, worker: _Worker) -> None:
        try:
            made = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join()
            self._lose(worker, Lost("crashed", _ended(worker.process.exitcode)))
            return
        number, _ = worker.waiting.popleft()
        self.made[number] = made
        worker.since = time.monotonic()

    def _lose(self, worker: _Worker, lost: Lost) -> None:
        """Give up what a process was working on, and have the rest of its chunk done by another."""
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)
        number, _ = worker.waiting.popleft()
        self.made[number] = lost
        if worker.waiting:
            self._again.append(list(worker.waiting))

    def _started(self) -> _Worker:
        here, there = self._context.Pipe()
        arguments = (there, self.function, os.getpid())
        process = started(self._context, _work, arguments)
        there.close()
        worker = _Worker(process, here)
        self._workers.append(worker)
        return worker


def _work(connection: Connection, function: Callable[[Any], Any], parent: int) -> None:
    """Do what a process does: call the function for each item, as long as they come."""
    begin(parent)
    with suppress(EOFError):
        while True:
            for _, item in connection.recv():
                connection.send_bytes(_called(function, item))


def _called(function: Callable[[Any], Any], item: Any) -> bytes:
    """Return what the function makes of an item, or `Lost`, as it is sent."""
    try:
        return pickle.dumps(function(item), protocol=5)
    except MemoryError:
        return pickle.dumps(Lost("crashed", "it needed too much memory"))
    except Exception as error:  # noqa: BLE001 - of whatever kind a file brought about
        return pickle.dumps(Lost("crashed", f"{type(error).__name__}: {error}"[:300]))


def available() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _ended(code: int) -> str:
    """Say how a process ended."""
    with suppress(ValueError):
        return f"ended by {signal.Signals(-code).name}" if code < 0 else f"ended with {code}"
    return f"ended with {code}"
