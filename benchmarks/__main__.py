"""The whole of Broadsheet measured in one run, beside what else a person could use.

    python -m benchmarks [--articles 1000 10000 100000] [--pages 300] [--seed 1] [--workers N]

For each size that many articles are made from the seed (`corpus`) in a folder that is removed at
the end, and built. Printed are, for each size: time of the clock and of the processor by stage and
part, the most memory, the size of the database, how long some pages take, and the ratios to plain
`sqlite3`, `sqlite-utils` and trafilatura; and then how each part grows from one size to the next,
beside what n log n would give. Times of the processor are the steadier ones on a busy machine.
`docs/benchmarks.md` says what the lines mean.
"""

import argparse
import asyncio
import math
import tempfile
from itertools import pairwise
from pathlib import Path

from benchmarks.measure import Figures, measure
from benchmarks.site import Timed, pages, timed
from benchmarks.watch import processors

PAGES = (
    "front page", "article", "person", "search: nothing typed", "search: a word of all articles",
    "search: two words, one outlet, one year", "suggestions: one letter", "table of articles",
)  # fmt: skip
"""Of the pages of `benchmarks.site` the ones that are asked for."""

FREQUENT = ("university", "police")
"""Words that stand in most of the articles."""


def main() -> None:
    """Measure each size and print it, then the growth."""
    parser = argparse.ArgumentParser(description="Measure builds of made-up articles.")
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--pages", type=int, default=300, help="Articles that are also HTML.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=processors())
    parser.add_argument("--runs", type=int, default=5, help="How often a page is asked for.")
    parser.add_argument("--work", type=Path, help="Where to make the folder.")
    given = parser.parse_args()
    found: list[Figures] = []
    for articles in sorted(given.articles):
        with tempfile.TemporaryDirectory(dir=given.work) as work:
            pages = min(given.pages, articles)
            figures = measure(Path(work), articles, pages, given.seed, given.workers)
            show(figures, given.workers)
            asyncio.run(show_pages(Path(work) / "corpus.db", given.runs))
        found.append(figures)
    for small, large in pairwise(found):
        show_growth(small, large)


def show(figures: Figures, workers: int) -> None:
    """Print what a size takes."""
    build = figures.build
    each = 1e3 / build.articles
    print(f"\n{build.articles:,} articles, {figures.text / 1e6:.1f} MB, {workers} workers")
    print(f"  {'':44} {'clock':>8} {'processor':>10} {'an article':>11} {'busy':>6}")
    for stage in build.stages:
        busy = f"{stage.busy:6.0%}" if stage.children else ""
        print(
            f"  {stage.name:44} {stage.clock:6.1f} s {stage.children:8.1f} s"
            f" {stage.children * each:8.2f} ms {busy}"
        )
    for part, seconds in build.parts.items():
        print(f"    main process: {part:28} {'':8} {seconds:8.1f} s {seconds * each:8.2f} ms")
    print(
        f"  {'whole build':44} {build.clock:6.1f} s {build.seconds:8.1f} s"
        f" {build.seconds * each:8.2f} ms {build.busy:6.0%}"
    )
    print(f"  most memory: main process (RSS) {build.peak / 1e6:.0f} MB,", end=" ")
    print(f"all processes together (PSS) {build.together / 1e6:.0f} MB")
    print(f"  database {figures.database / 1e6:.1f} MB", end=", ")
    print(f"{figures.database / figures.text:.2f} times the texts")
    print("  ratios of the processor's time, Broadsheet to another tool")
    for name, ratio in figures.ratios.items():
        print(f"    {name:60} {ratio:7.2f}")


async def show_pages(database: Path, runs: int) -> None:
    """Print how long some pages take."""
    print(f"  {'page':44} {'first':>8} {'again':>8} {'processor':>10}")
    every = pages(database, FREQUENT)
    async for page in timed(database, runs, {name: every[name] for name in PAGES}):
        print(f"  {said(page)}", flush=True)


def said(page: Timed) -> str:
    """Write the figures of a page."""
    times = f"{page.first:5.0f} ms {page.again:5.0f} ms {page.work:7.0f} ms"
    return f"{page.name:44} {times}" + (f"  {page.status}" if page.status != 200 else "")


def show_growth(small: Figures, large: Figures) -> None:
    """Print how the parts of a build grow."""
    one, other = small.build, large.build
    times = other.articles / one.articles
    most = times * math.log(other.articles) / math.log(one.articles)
    print(f"\nfrom {one.articles:,} to {other.articles:,} articles, {times:.1f} times as many")
    print(f"  {'n log n would be':44} {most:8.1f}")
    grown = {"whole build": (one.seconds, other.seconds)}
    grown |= {
        stage.name: (stage.children, more.children)
        for stage, more in zip(one.stages, other.stages, strict=True)
    }
    grown |= {f"  {part}": (taken, other.parts[part]) for part, taken in one.parts.items()}
    grown |= {"database": (small.database, large.database)}
    grown |= {"memory of the main process": (one.peak, other.peak)}
    for name, (before, after) in grown.items():
        if before > 0:
            print(f"  {name:44} {after / before:8.1f}{'  over' * (after / before > most)}")


if __name__ == "__main__":
    main()
