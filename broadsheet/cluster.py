"""A Dask cluster that shares the work: results come in order, and a machine may die.

In: a function and items, one after the other, and the address of a scheduler. Out: for each item
what the function returned, or a `Lost`, in the order of the items, as from `workers.ordered`. Items
travel in chunks, of which no more are under way than the cluster can take soon, and no more than
`UNDER_WAY` bytes: memory grows neither here nor there with their number. `cluster_work` is what
runs there. A chunk whose workers die is given to others by Dask; where it goes on to end them, it
is halved until the item that does so is found, with nothing else under way, since Dask cannot tell
which of the tasks of a worker it died of.
"""

import pickle
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

from broadsheet.cluster_reach import check, connected
from broadsheet.cluster_work import Job, KeeperDiedError, OtherVersionsError, end, versions, worked
from broadsheet.errors import OutputError
from broadsheet.unbroken import unbroken
from broadsheet.workers import TIME_LIMIT, Lost

if TYPE_CHECKING:  # an extra, which other builds do without
    from distributed import Client, Future

__all__ = ["check", "ordered"]

CHUNK = 64
"""Items that travel together: a task costs Dask milliseconds, as much as an article."""

CHUNK_BYTES = 1_000_000
"""Bytes with which a chunk is full, however few its items are."""

AHEAD = 2
"""Chunks for each thread of the cluster that are handed out before the first is back and taken."""

UNDER_WAY = 256_000_000
"""Bytes of items that are handed out, or wait for those before them, whatever the cluster."""

LOOK = 5.0
"""Seconds between two looks at how many threads the workers have."""

PAUSE = 0.5
"""Seconds to wait for a chunk before a signal is answered."""

PATIENCE = 120.0
"""Seconds to wait for workers where there are none any more."""

ATTEMPTS = 10
"""How often the workers may die of nothing else than to be told what is to be done."""

FAREWELL = 10.0
"""Seconds within which the workers have to hear that a build has ended."""

Item = TypeVar("Item")
Result = TypeVar("Result")
Chunk = list[Any]


def ordered(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    address: str,
    limit: float = TIME_LIMIT,
) -> Iterator[tuple[Item, Result | Lost]]:
    """Yield each item with what the function made of it on one of the workers of a scheduler.

    The function and the items are pickled; an item may take `limit` seconds. Raises `OutputError`
    where the cluster does not answer, or is lost.
    """
    job = Job(uuid4().hex, pickle.dumps(function, protocol=5), limit, versions())
    with connected(address, OutputError) as client:
        run = _Run(client, address, job)
        try:
            for chunk, size in run.chunks(items):
                run.give(chunk, size)
                while run.full:
                    yield from run.first()
            while run.under_way:
                yield from run.first()
        finally:
            run.end()


class _Run:
    """What is under way on a cluster, in the order of the items."""

    def __init__(self, client: "Client", address: str, job: Job) -> None:
        self.client = client
        self.address = address
        self.under_way: deque[tuple[Chunk, int, Future]] = deque()
        self.bytes = 0
        self.threads = 1
        self._seen = self._looked = time.monotonic()
        self._job, self._spread = job, 0
        self._shared = self._given()
        self._look()

    def chunks(self, items: Iterable[Item]) -> Iterator[tuple[Chunk, int]]:
        """Yield the items in chunks with their bytes: small ones at first, so that all get some."""
        chunk: Chunk = []
        size, done = 0, 0
        for item in items:
            chunk.append(item)
            # A pause stands for as many bytes as may wait for it (`reuse.around`).
            size += CHUNK_BYTES if item is None else sys.getsizeof(item)
            if size >= CHUNK_BYTES or len(chunk) >= min(CHUNK, 1 + done // (4 * self.threads)):
                done += len(chunk)
                yield chunk, size
                chunk, size = [], 0
        if chunk:
            yield chunk, size

    @property
    def full(self) -> bool:
        """Whether so much is under way that the first has to be taken back."""
        return len(self.under_way) >= AHEAD * (self.threads + 1) or self.bytes >= UNDER_WAY

    def give(self, chunk: Chunk, size: int) -> None:
        """Hand out a chunk of so many bytes."""
        self.under_way.append((chunk, size, self._submitted(chunk)))
        self.bytes += size
        self._look_again()

    def first(self) -> Iterator[tuple[Any, Any]]:
        """Take the first chunk that was handed out, with what was made of its items."""
        chunk, size, future = self.under_way.popleft()
        self.bytes -= size
        made = self._made(future) or self._alone(chunk)
        return zip(chunk, made, strict=True)

    def end(self) -> None:
        """End what is under way, at once, as far as the cluster answers."""
        with unbroken(), suppress(Exception):
            for future in [self._shared, *(future for _, _, future in self.under_way)]:
                future.release()
            run, name = self.client.run, self._job.name
            self.client.sync(run, end, name, on_error="ignore", callback_timeout=FAREWELL)

    def _given(self) -> "Future":
        """Give the cluster what all chunks need, once for all of them."""
        self._spread += 1
        if self._spread > ATTEMPTS:
            raise self._ended("the workers die before they can begin")
        with self._telling():
            # A task and no scattered data, which would be lost with the worker that holds it.
            return self.client.submit(_kept, self._job, pure=False)

    def _submitted(self, chunk: Chunk) -> "Future":
        if self._shared.status == "error":
            self._shared = self._given()
        with self._telling():
            return self.client.submit(
                worked, self._shared, pickle.dumps(chunk, protocol=5), pure=False
            )

    def _made(self, future: "Future") -> list[Any] | None:
        """Wait for what was made of a chunk; None where it ended the workers that had it."""
        made = self._awaited(future.result)
        if made is None:
            return None
        parts = pickle.loads(made)  # noqa: S301 - whoever runs the cluster may run code here anyway
        return [one if isinstance(one, Lost) else pickle.loads(one) for one in parts]  # noqa: S301

    def _alone(self, chunk: Chunk) -> list[Any]:
        """Have a chunk worked on with nothing else under way, and find what ends its workers."""
        for _, _, other in self.under_way:
            self._awaited(other.exception)
        made = self._made(self._submitted(chunk))
        while made is None and self._shared.status == "error":  # not for what is in the chunk
            made = self._made(self._submitted(chunk))
        if made is not None:
            return made
        if len(chunk) == 1:
            return [Lost("crashed", "it ended each worker of the cluster that had it")]
        half = len(chunk) // 2
        return [*self._alone(chunk[:half]), *self._alone(chunk[half:])]

    def _awaited(self, ask: Callable[..., Any]) -> Any:
        """Ask a future until it answers; None where the workers that had its task have died."""
        from distributed import KilledWorker

        while True:
            with self._telling():
                try:
                    return ask(timeout=PAUSE)
                except TimeoutError:
                    pass
                except (KilledWorker, KeeperDiedError):
                    return None
            self._look_again()

    def _look_again(self) -> None:
        if time.monotonic() - self._looked > LOOK:
            self._look()

    def _look(self) -> None:
        """Find out how many threads there are. Raises `OutputError` after `PATIENCE` without."""
        with self._telling():
            threads = sum(self.client.nthreads().values())
        self._looked = time.monotonic()
        if threads:
            self.threads, self._seen = threads, self._looked
        elif self._looked - self._seen > PATIENCE:
            raise self._ended(f"there has been no worker for {PATIENCE:g} seconds")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Ask something of Dask; say in one line what ends the build."""
        try:
            with unbroken():
                yield
        except (CancelledError, OSError) as error:
            raise self._ended("the connection to the scheduler was lost") from error
        except OtherVersionsError as error:
            raise self._ended(f"a worker that came later {error}") from error
        except Exception as error:
            raise self._ended(f"a worker failed: {type(error).__name__}: {error}") from error

    def _ended(self, cause: str) -> OutputError:
        return OutputError(f"--cluster {self.address}", f"{cause}; nothing was replaced")


def _kept(job: Job) -> Job:
    """Keep what all chunks need on the cluster, where it can be made again."""
    return job
