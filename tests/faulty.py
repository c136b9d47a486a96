"""Builds that meet faults, and what must hold after each of them.

The harness forks builds from one process (`faults/driver.py`) and lets them fail: a signal at a
moment or in a function, a limit, or a call of the system that fails (`faults/fail.c`). As the same
folder gives the same bytes, a target is sound when its bytes are those of one of two editions. A
target is a file, or the folder of a divided corpus.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from conftest import METADATA, ROOT

FAULTS = ROOT / "tests" / "faults"
NEW, OLD = {0, 3, 4}, {1, 2, 74, 75, 130, 143}
"""Exit codes that say which edition is in place."""


Content = bytes | dict[str, bytes]
"""What is at a place: the bytes of a file, or of each file of a folder."""


def content(path: Path) -> Content | None:
    """Return what is at a place, None where nothing is."""
    if path.is_dir():
        return {one.name: one.read_bytes() for one in path.iterdir()}
    return path.read_bytes() if path.exists() else None


def put(path: Path, there: Content) -> None:
    """Have something, and nothing else, at a place."""
    if isinstance(there, bytes):
        path.write_bytes(there)
        return
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir()
    for name, own in there.items():
        (path / name).write_bytes(own)


def size(there: Content) -> int:
    return len(there) if isinstance(there, bytes) else sum(map(len, there.values()))


@dataclass
class Editions:
    """Two folders of articles, and the database, or the databases, of each."""

    folder: Path
    old: Content = b""
    new: Content = b""

    @property
    def texts(self) -> Path:
        return self.folder / "new"


def write_texts(
    folder: Path, word: str, articles: int = 12, years: Sequence[int] = (2024,)
) -> None:
    """Write articles of which each says which edition it is of."""
    folder.mkdir()
    for i in range(articles):
        (folder / f"{i:03}.txt").write_text(
            f"The {word} council repairs bridge number {i}\n3 May {years[i % len(years)]}\n\n"
            f"The {word} council met on Monday about bridge {i}. “It will hold,” said Ann Lee of Cairo.\n\n"
            + f"Nobody of the {word} council had asked for more than {i} new stones. "
            * 6,
            encoding="utf-8",
        )


@dataclass
class Result:
    """How a run ended: exit code, or the signal as a negative number; and what it wrote."""

    status: int
    said: str = ""
    seconds: float = 0.0
    seen: dict[str, int] = field(default_factory=dict)


class Driver:
    """The process that builds are forked from."""

    def __init__(self, folder: Path, shim: Path | None) -> None:
        self.said = folder / "said"
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1750000000", "PYTHONHASHSEED": "0"}
        if shim:
            environment["LD_PRELOAD"] = str(shim)
        self.process = subprocess.Popen(
            [sys.executable, str(FAULTS / "driver.py")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=folder,
        )  # fmt: skip

    def _ask(self, said: dict) -> dict:
        self.process.stdin.write(json.dumps(said) + "\n")
        self.process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict:
        return json.loads(self.process.stdout.readline())

    def warm(self, texts: Path, target: Path) -> None:
        """Have everything imported that a build imports when it first needs it."""
        self._ask({"warm": [str(texts), str(target), str(METADATA)]})

    def run(
        self, texts: Path, target: Path, then: Callable[[int], None] = lambda _pid: None, **how
    ) -> Result:
        """Build, and do something with the process meanwhile."""
        argv = ["build", str(texts), "-o", str(target), "--metadata", str(METADATA)]
        argv += how.pop("options", ["--quiet"])
        plain = {"argv": argv, "texts": str(texts), "target": str(target), "said": str(self.said)}
        pid = self._ask({**plain, "below": str(target.parent), **how})["pid"]
        try:
            then(pid)
        finally:
            answer = self._answer()
        gone(pid)
        return Result(**answer)


@contextmanager
def running(folder: Path, *, shimmed: bool = False) -> Iterator[Driver]:
    """Have a driver in a folder of its own; `shimmed`: one whose calls of the system can fail."""
    driver = Driver(folder, compiled(folder) if shimmed else None)
    yield driver
    driver.process.stdin.close()
    driver.process.wait(10)


def gone(group: int) -> None:
    """Wait until no process of a group is left, as none may be for long."""
    until = time.monotonic() + 2 * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
    while members(group):
        if time.monotonic() > until:
            pytest.fail("the build left a process behind")
        time.sleep(0.01)


def members(group: int) -> list[int]:
    """Return the processes of a group, but for those that are dead and only not yet asked for."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = stat.read_text().rpartition(")")[2].split()[:3]
        except (OSError, ValueError):
            continue
        if int(its_group) == group and state not in "ZX":
            found.append(int(stat.parent.name))
    return found


def compiled(folder: Path) -> Path:
    """Compile the shim, or skip the test where that cannot be."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        reason = "no C compiler found; install Debian's packages gcc and libc6-dev"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    shim = folder / "fail.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(shim), str(FAULTS / "fail.c"), "-ldl"]
    subprocess.run(command, check=True)
    return shim


class Trial:
    """A folder with the old database in it, and one build after another over it."""

    def __init__(
        self, driver: Driver, editions: Editions, folder: Path, options: Sequence[str] = ()
    ) -> None:
        self.driver, self.editions = driver, editions
        folder.mkdir(exist_ok=True)
        self.target = folder / ("corpus.db" if isinstance(editions.old, bytes) else "corpus")
        self.how = {"options": ["--quiet", *options]}

    def run(self, then: Callable[[int], None] = lambda _pid: None, **how) -> Result:
        """Put the old database there and build the new one over it."""
        put(self.target, self.editions.old)
        return self.driver.run(self.editions.texts, self.target, then, **{**self.how, **how})

    def faults(self, result: Result) -> list[str]:
        """Return what does not hold after a run: the whole invariant, and nothing is assumed."""
        there = content(self.target)
        known = {"old": self.editions.old, "new": self.editions.new}
        state = next((word for word, one in known.items() if one == there), "neither")
        found = [] if state != "neither" else ["the target is neither of the two"]
        if result.status >= 0 and result.status not in NEW | OLD:
            found.append(f"exit code {result.status}")
        if state == "old" and result.status in NEW:
            found.append(f"{result.status} says new, the target is old")
        if state == "new" and result.status in OLD:
            found.append(f"{result.status} says old, the target is new")
        left = {path.name for path in self.target.parent.iterdir()} - {self.target.name}
        if result.status < 0 or "not enough memory" in result.said:
            # Who is killed, or cannot have the memory to look into a folder, leaves it to the next.
            left = {name for name in left if not name.endswith(".building")}
        found += [f"{name} is left beside it" for name in sorted(left)]
        # Python itself may say that it lost an exception of a signal, so those may have more lines;
        # and what it says when a thread of ours has no memory to begin with.
        said = result.said.split("\n")
        if "not enough memory" in result.said:
            said = [line for line in said if not line.startswith(("Exception ig", "MemoryError"))]
        if result.status in OLD - {130, 143} and len(said) != 2:
            found.append(f"not one line: {result.said}")
        return found

    def hold(self, result: Result) -> Result:
        """Fail unless the invariant holds."""
        assert not self.faults(result), (result, self.faults(result))
        return result

    def clean(self) -> None:
        """Build without a fault: the new database is there, and nothing else."""
        result = self.driver.run(self.editions.texts, self.target, **self.how)
        assert (result.status, result.said) == (0, "")
        assert not self.faults(result)
        assert content(self.target) == self.editions.new
