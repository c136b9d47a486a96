"""A cluster of Dask on loopback, and what its workers are asked to do in the tests.

The workers import this file, so it imports nothing of the tests.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from broadsheet.reuse.findings import _worked as worked

WAIT = 60.0
"""Seconds after which a test gives up, on the busiest of machines."""


def until(done) -> None:
    """Wait until something is so."""
    for _ in range(int(WAIT / 0.02)):
        if done():
            return
        time.sleep(0.02)
    raise TimeoutError


@contextmanager
def program(*arguments: object, **environment: str) -> Iterator[subprocess.Popen]:
    """Run a program of Dask, and end it with all that it has started."""
    tests = str(Path(__file__).parent)
    path = os.pathsep.join([tests, *sys.path])
    process = subprocess.Popen(
        [sys.executable, "-m", *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": path} | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def scheduler(folder: Path) -> Iterator[tuple[str, subprocess.Popen]]:
    """Run a scheduler at a port of its own, which gives up a chunk that has ended one worker."""
    file = folder / "scheduler.json"
    where = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", file]
    blaming = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with program("distributed.cli.dask_scheduler", *where, **blaming) as process:
        until(lambda: file.exists() and file.read_text().endswith("}"))
        yield json.loads(file.read_text())["address"], process


@contextmanager
def workers(address: str, count: int, folder: Path) -> Iterator[None]:
    """Run workers that are started again when they die."""
    shape = ["--nworkers", count, "--nthreads", 1, "--no-dashboard", "--local-directory", folder]
    with program("distributed.cli.dask_worker", address, *shape):
        yield


def doubled(item: int) -> int:
    return item * 2


def troubled(item: str) -> str:
    match item.partition(" ")[0]:
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "slow":
            time.sleep(60)
        case "wrong":
            raise ValueError("no such article: ⟦1⟧")
        case "odd":
            return lambda: item  # cannot be sent back
        case "keeper":
            os.kill(os.getppid(), signal.SIGKILL)
        case "worker":
            kill_worker()
    return item.upper()


def noted(guide, by, kept: bytes) -> None:
    """Leave a file that says that the work has begun, and take long."""
    (Path(by.flag) / str(os.getpid())).touch()
    time.sleep(60)


def begun(flag: Path, job):
    """Keep a job as a worker does; the first one dies of it."""
    if once(flag):
        os.kill(os.getpid(), signal.SIGKILL)
    return job


def kill_worker() -> None:
    """Kill the process of Dask for which this one works, and do not outlive it for long."""
    import psutil  # Dask needs it

    os.kill(psutil.Process(os.getppid()).ppid(), signal.SIGKILL)
    time.sleep(60)


def once(flag: Path) -> bool:
    """Tell whether this is the first time that anybody asks."""
    with suppress(FileExistsError):
        flag.touch(exist_ok=False)
        return True
    return False


def deadly(guide, by, kept: bytes):
    """Do as a build does, but one article kills its process, and another the worker, once."""
    from broadsheet.census import document
    from broadsheet.enrich.engine import engine

    text = document(kept).text
    if "Town 7 meets" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "Town 23 meets" in text and by.flag and once(by.flag):
        kill_worker()
    return worked(guide, engine(), kept)


@dataclass
class Flagged:
    """Stands for the engine, and says where to note that a worker has been killed."""

    flag: Path | None
    label: str = "base"
