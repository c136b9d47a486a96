"""What one build of made-up articles takes, and what others take for the same.

In: how many articles, a seed. Out: `Figures`: seconds of the processor's time by stage and part,
bytes of memory and disk, the share of time that processes had work, and the ratios to others.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import peers
from benchmarks.corpus import write
from benchmarks.watch import Watched, watch

READING, FINDING, JOINING = "reading", "cleaning and finding", "joining to checking"
STAGES = (READING, FINDING, JOINING)
"""The stages of a build, in their order."""

LOADING = ("writing rows", "indexing")
"""What `sqlite3` has to do as well."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Seconds of the clock, those of the processes that it had, and the share with work."""

    name: str
    clock: float
    children: float
    busy: float


@dataclass(frozen=True, slots=True)
class Build:
    """One build. `parts` are seconds of the main process, `peak` its bytes, `together` all's."""

    articles: int
    clock: float
    stages: tuple[Stage, ...]
    parts: dict[str, float]
    peak: int
    together: int
    busy: float

    @property
    def seconds(self) -> float:
        """All seconds of the processor's time."""
        return sum(self.parts.values()) + sum(stage.children for stage in self.stages)


@dataclass(frozen=True, slots=True)
class Figures:
    """A build of texts and one of pages, sizes in bytes, and the seconds that others take.

    `writing` is what writing the first articles takes, and `plain` what plain `sqlite3` takes.
    """

    build: Build
    pages: Build
    text: int
    database: int
    writing: float
    plain: float
    sqlite_utils: float
    trafilatura: float

    @property
    def ratios(self) -> dict[str, float]:
        """What Broadsheet takes for each second that another takes."""
        return {
            "load and index: plain sqlite3, same rows, same indexes": self.writing / self.plain,
            "whole build: sqlite-utils insert and enable-fts": self.build.seconds
            / self.sqlite_utils,
            "whole build of pages: trafilatura's command": self.pages.seconds / self.trafilatura,
        }


def measure(work: Path, articles: int, pages: int, seed: int, workers: int) -> Figures:
    """Make so many articles below a folder, build them, and have others do so.

    The database is left at `corpus.db` in the folder.
    """
    text = write(work, articles, seed, pages)
    database = work / "corpus.db"
    built = build(work / "texts", database, work / "figures", workers)
    built_pages = build(work / "pages", work / "pages.db", work / "figures of pages", workers)
    writing, plain = loading(work / "texts")
    return Figures(
        built,
        built_pages,
        text,
        database.stat().st_size,
        writing,
        plain,
        peers.sqlite_utils(work / "articles.jsonl", work / "utils.db"),
        peers.trafilatura(work / "pages", work / "extracted"),
    )


def build(folder: Path, database: Path, figures: Path, workers: int) -> Build:
    """Build a folder in a process of its own."""
    files = [str(one) for one in (folder, database, figures)]
    options = ["--workers", str(workers)]
    seen = watch([sys.executable, "-m", "benchmarks.stages", *files, *options])
    said = [json.loads(line) for line in figures.read_text(encoding="utf-8").splitlines()]
    return _build(seen, said[:-1], said[-1], workers)


def loading(folder: Path) -> tuple[float, float]:
    """Write the first articles of a folder in a process of its own, and have sqlite3 do so."""
    command = [sys.executable, "-m", "benchmarks.loading", str(folder)]
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    seconds = json.loads(run.stdout)
    return seconds["own"], seconds["plain"]


def _build(
    seen: Watched, begun: list[dict[str, Any]], whole: dict[str, Any], workers: int
) -> Build:
    stages = tuple(
        Stage(name, after["at"] - one["at"], taken, seen.busy(one["at"], after["at"]))
        for name, one, after, taken in zip(
            STAGES, begun, begun[1:], whole["children"].values(), strict=False
        )
    )
    return Build(
        whole["articles"],
        whole["seconds"],
        stages,
        whole["parts"],
        whole["peak"],
        seen.peak,
        seen.worked() / (workers * whole["seconds"]),
    )
