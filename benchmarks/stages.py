"""One build, and what each part of it takes of the processor's time.

    python -m benchmarks.stages FOLDER DATABASE FIGURES [--workers N]

Run as a process of its own, since a peak of memory is that of a process. FIGURES is a file, to
which a line of JSON is written whenever a stage begins (`stage`, `at`), and at the end one with the
seconds of each part of the main process (`parts`), of the processes that have read and found
(`children`, by stage), and of the whole (`seconds`). Parts are told by the functions that do them;
what is done within another counts only once, where it is done.
"""

import argparse
import functools
import json
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from broadsheet import build, build_anew, census, load, load_facts, load_file, load_names, workers
from broadsheet.progress import Progress

PARTS: dict[str, tuple[tuple[Any, str], ...]] = {
    "counting lines": (
        (census.Census, "add"), (census.Census, "guide"), (census.Census, "finish"),
    ),
    "taking results": ((workers._Pool, "collect"), (workers._Pool, "give")),
    "writing rows": (
        (load.Loader, "file"), (load.Loader, "article"), (load.Loader, "problem"),
        (load.Loader, "finish"), (load_names.Names, "_fill"),
    ),
    "joining names": (
        (load_names.Names, "begin"), (load_names.Names, "take"), (load_facts.Facts, "_count"),
    ),
    "joining copies": ((load_facts.Facts, "_stories"),),
    "indexing": ((load, "index"),),
    "answers": ((build_anew, "answers"),),
    "checking": ((load_file, "check"),),
}  # fmt: skip
"""The parts of the main process, and the functions that do them."""

REST = "the rest"
"""Of the main process: listing the folder, copying the finished database, its hash, and so on."""


class Meter(Progress):
    """Writes when a stage begins, and what the processes of each have taken."""

    def __init__(self, figures: Path) -> None:
        self.figures = figures
        self.children: dict[str, float] = {}
        self.stage = ""
        self.before = 0.0

    def begin(self, doing: str, _total: Callable[[], int] | None = None) -> None:
        """Note the end of the last stage and the beginning of one."""
        taken = _seconds(resource.RUSAGE_CHILDREN)
        if self.stage:
            self.children[self.stage] = round(taken - self.before, 3)
        self.stage, self.before = doing, taken
        self.say({"stage": doing, "at": time.monotonic()})

    def say(self, said: dict[str, Any]) -> None:
        """Write a line."""
        with self.figures.open("a", encoding="utf-8") as file:
            file.write(json.dumps(said) + "\n")


class Clock:
    """Seconds of the processor by part; the time of an inner part is not that of the outer."""

    def __init__(self) -> None:
        self.parts: Counter[str] = Counter()
        self.open: list[str] = []
        self.since = time.process_time()

    @contextmanager
    def within(self, part: str) -> Iterator[None]:
        """Count what is done now to a part."""
        self._turn()
        self.open.append(part)
        try:
            yield
        finally:
            self._turn()
            self.open.pop()

    def _turn(self) -> None:
        now = time.process_time()
        self.parts[self.open[-1] if self.open else REST] += now - self.since
        self.since = now


def main() -> None:
    """Build, and write the figures."""
    parser = argparse.ArgumentParser(description="Measure one build.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("database", type=Path)
    parser.add_argument("figures", type=Path)
    parser.add_argument("--workers", type=int, default=0)
    given = parser.parse_args()
    clock, meter = Clock(), Meter(given.figures)
    counted_by(clock)
    begun = time.monotonic()
    with clock.within(REST):
        options = build.Options(workers=given.workers)
        report = build.build(given.folder, given.database, None, meter, options)
    ended = time.monotonic()
    meter.begin("")
    meter.say(
        {
            "parts": {part: round(seconds, 3) for part, seconds in clock.parts.items()},
            "children": meter.children,
            "seconds": ended - begun,
            "articles": report.articles,
            "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        }
    )


def counted_by(clock: Clock) -> None:
    """Have a clock count the time of each part."""
    for part, functions in PARTS.items():
        for owner, name in functions:
            setattr(owner, name, _counted(clock, part, getattr(owner, name)))


def _counted(clock: Clock, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def counted(*given: Any, **named: Any) -> Any:
        with clock.within(part):
            return function(*given, **named)

    return counted


def _seconds(whose: int) -> float:
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
