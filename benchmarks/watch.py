"""A process and its children, watched while they work (Linux).

In: a command. Out: `Watched`: the memory that they have taken together at the most, and which share
of their time the children had work. Memory is the PSS of /proc: what several processes share is
counted once. A child has work while it runs, or waits for a processor to run on
(/proc/PID/schedstat); otherwise it waits for its parent, or for the disk.
"""

import os
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

EVERY = 0.1
"""Seconds between two looks."""

MEMORY_EVERY = 5
"""Looks between two at the memory, which take the watched process a little time as well."""


@dataclass(slots=True)
class Child:
    """When a child was first and last seen, and the nanoseconds of work that it had until then."""

    first: float
    last: float
    before: int
    work: int


@dataclass(slots=True)
class Watched:
    """What was seen: bytes of memory, and the children."""

    peak: int = 0
    children: dict[int, Child] = field(default_factory=dict)

    def busy(self, begun: float, ended: float) -> float:
        """Return the share of the time of those children that ended within a time.

        Of a child that lives for a few looks only it is not exact, and could be over 1.
        """
        those = [one for one in self.children.values() if begun <= one.last <= ended]
        alive = sum(one.last - one.first for one in those)
        work = sum(one.work - one.before for one in those) / 1e9
        return min(1.0, work / alive) if alive else 0.0

    def worked(self) -> float:
        """Return the seconds of work that all children had."""
        return sum(one.work - one.before for one in self.children.values()) / 1e9


def watch(command: list[str]) -> Watched:
    """Run a command to its end. Raises `CalledProcessError` where it fails."""
    seen = Watched()
    with subprocess.Popen(command) as process:
        looks = 0
        while process.poll() is None:
            found = children(process.pid)
            for child in found:
                _look(seen, child)
            if looks % MEMORY_EVERY == 0:
                seen.peak = max(seen.peak, sum(map(_memory, [process.pid, *found])))
            looks += 1
            time.sleep(EVERY)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return seen


def children(process: int) -> list[int]:
    """Return the numbers of a process's children."""
    said = _read(f"/proc/{process}/task/{process}/children")
    return [int(one) for one in said.split()]


def _look(seen: Watched, child: int) -> None:
    said = _read(f"/proc/{child}/schedstat").split()
    if len(said) == 3:
        now, work = time.monotonic(), int(said[0]) + int(said[1])
        known = seen.children.setdefault(child, Child(now, now, work, work))
        known.last, known.work = now, work


def _memory(process: int) -> int:
    """Return the proportional set size of a process; 0 where it has just ended."""
    for line in _read(f"/proc/{process}/smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="ascii")
    except OSError:
        return ""


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0))
