"""What a worker of a Dask cluster does for a build: it works on chunks of items, and outlives them.

In: a `Job` and a chunk, both from `cluster`. Out: what the job's function made of each item, or
`Lost`. For each thread of Dask the work is done in two processes beside: one of `cluster_keep`, and
below it one of `workers`, so that an item that crashes or takes too long costs itself alone and is
told of in the same words as in a build on one machine. Dask's own process has threads, so it cannot
be copied safely.
"""

import os
import socket
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from multiprocessing.connection import Connection
from pathlib import Path

from broadsheet import made_with


@dataclass(frozen=True, slots=True)
class Job:
    """What is done with the items of one build.

    `name` is that of no other build; `function` is pickled; an item may take `limit` seconds;
    `versions` are those of the machine that asks for it.
    """

    name: str
    function: bytes
    limit: float
    versions: dict[str, str]


class KeeperDiedError(Exception):
    """The processes that worked on a chunk died, and nothing is known of any item of it."""


class OtherVersionsError(Exception):
    """The worker has not what the machine has that asks."""


def versions(packages: Sequence[str] = ()) -> dict[str, str]:
    """Return all that has to be the same on all machines of a build.

    Raises `ImportError` where one of the `packages` is not installed.
    """
    return made_with.everything() | {one: version(one) for one in ("distributed", *packages)}


def difference(here: dict[str, str], there: dict[str, str]) -> str | None:
    """Say which version is another one there, if any is.

    >>> difference({"Python": "3.11"}, {"Python": "3.12"})
    'has Python 3.12, this machine 3.11'
    """
    other = (name for name in here if here[name] != there.get(name))
    name = next(other, None)
    return None if name is None else f"has {name} {there.get(name)}, this machine {here[name]}"


def worked(job: Job, chunk: bytes) -> bytes:
    """Do a job on a pickled list of items; return a pickled list of what was made of each.

    What was made of an item is itself pickled; a `Lost` is not. Raises `KeeperDiedError` and
    `OtherVersionsError`.
    """
    waiting = _taken(job)
    try:
        if waiting:
            # One that waited for long may end just when it is asked.
            with suppress(EOFError, OSError):
                return waiting.work(chunk)
            if waiting.ended:
                raise KeeperDiedError
        return _Keeper(job).work(chunk)
    except (EOFError, OSError) as error:
        raise KeeperDiedError from error


def end(name: str) -> None:
    """End at once what is done for a job, and begin nothing more of it."""
    with _CHANGING:
        _ended.append(name)
        for keeper in [one for one in _keepers if one.job.name == name]:
            keeper.ended = True
            keeper.process.kill()
            if not keeper.busy:
                keeper.put_away()


class _Keeper:
    """A process of `cluster_keep`, and the way to it."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.busy = True
        self.asked = self.ended = False
        here, there = socket.socketpair()
        with there:
            # It has to find the same modules, wherever those of this process come from.
            path = os.pathsep.join(one or str(Path.cwd()) for one in sys.path)
            self.process = subprocess.Popen(  # noqa: S603 - this very program
                [sys.executable, "-P", "-m", KEEP, str(there.fileno()), str(os.getpid())],
                pass_fds=[there.fileno()],
                stdin=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": path},
            )
        self.connection = Connection(here.detach())
        with _CHANGING:
            _keepers.append(self)
            if job.name in _ended:  # its task was already on the way here
                self.put_away()
                raise KeeperDiedError

    def work(self, chunk: bytes) -> bytes:
        """Have a chunk worked on. Raises `EOFError` or `OSError` where the process has died."""
        try:
            if not self.asked:
                self._ask()
            self.connection.send_bytes(chunk)
            made = self.connection.recv_bytes()
        except BaseException:
            with _CHANGING:
                self.put_away()
            raise
        self.busy = False
        return made

    def put_away(self) -> None:
        """End the process and forget it."""
        _keepers.remove(self)
        self.process.kill()
        self.process.wait()
        self.connection.close()

    def _ask(self) -> None:
        self.connection.send(self.job)
        other = difference(self.job.versions, self.connection.recv()) or self.connection.recv()
        if other:
            raise OtherVersionsError(other)
        self.asked = True


KEEP = "broadsheet.cluster_keep"

_keepers: list[_Keeper] = []
_ended: deque[str] = deque(maxlen=1_000)
"""Names of the jobs that ended last."""
_CHANGING = threading.Lock()


def _taken(job: Job) -> _Keeper | None:
    """Take a process of a job that has nothing to do; put those away that have ended."""
    with _CHANGING:
        for keeper in [one for one in _keepers if not one.busy]:
            if keeper.process.poll() is not None:
                keeper.put_away()
            elif keeper.job.name == job.name:
                keeper.busy = True
                return keeper
    return None
