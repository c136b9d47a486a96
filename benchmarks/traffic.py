"""How many readers a server bears: `python -m benchmarks.traffic DATABASE [--processes 1 2]`.

Serves the database by stock `datasette serve -i`, without any plugin, and by `broadsheet serve
--public` with each number of processes, one after the other and on loopback only. Printed for each
kind of page are the first answer of a server that has just started, then what readers get who ask
at once: for addresses that nobody asked for before (*new*), and for a few ones that were
(*again*). `docs/benchmarks.md` says what the columns mean.
"""

import argparse
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from benchmarks.addresses import kinds
from benchmarks.readers import Answer, Reader, at_once, percentile
from benchmarks.server import Server, stock
from broadsheet.database import read_only

SAME = 20
"""Addresses that are asked for again."""

PARTS = (0.5, 0.95, 0.99)


@dataclass(frozen=True, slots=True)
class Load:
    """What readers got: answers with 200, how many of them a second, percentiles in milliseconds.

    `work` is the milliseconds of the processors that the server took for an answer, `client` the
    share of one that the readers took, `failed` how often there was which other status.
    """

    answers: int
    rate: float
    percentiles: tuple[float, ...]
    work: float
    client: float
    failed: dict[int, int]


def main() -> None:
    """Measure the servers one after the other, and print a block for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database", type=Path)
    parser.add_argument("--processes", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--readers", type=int, default=8, help="How many ask at once.")
    parser.add_argument("--answers", type=int, default=200, help="How many of each line.")
    parser.add_argument("--seconds", type=float, default=8.0, help="The longest for each line.")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the server ends as well
    path = given.database.resolve()
    asked = kinds(path)
    _head(path, given)
    _measure("stock Datasette", stock(path), [(one.name, one.stock) for one in asked], given)
    for processes in given.processes:
        command = [*_BROADSHEET, str(path), "--processes", str(processes)]
        name = f"broadsheet serve --public --processes {processes}"
        _measure(name, command, [(one.name, one.ours) for one in asked], given)


_BROADSHEET = [sys.executable, "-m", "broadsheet", "serve", "--public", "-p", "0"]


def _measure(
    name: str, command: list[str], asked: list[tuple[str, list[str]]], given: argparse.Namespace
) -> None:
    """Start a server, ask once for each kind, then have readers ask at once."""
    begun = time.monotonic()
    with Server(command) as server:
        print(f"{name}: started in {time.monotonic() - begun:.0f} s", flush=True)
        reader = Reader(server.port, 0)
        first = {kind: reader.ask(addresses[0]) for kind, addresses in asked}
        reader.connection.close()
        clients = []
        for kind, addresses in asked:
            said = _said(first[kind])
            for about, those in _phases(addresses, given.answers):
                load = _loaded(server, those, given)
                clients.append(load.client)
                _line(f"{kind}, {about}" if len(addresses) > 1 else kind, said, load)
                said = ""
        print(f"  readers: {max(clients):.0%} of a processor at most;", end=" ")
        print(f"server: {server.peak():.0f} MB at most", flush=True)


def _phases(addresses: list[str], answers: int) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield what is asked: each address once, then a few ones over and over."""
    if len(addresses) > 1:
        yield "new", islice(iter(addresses[1:]), answers)
    yield "again", islice(cycle(addresses[:SAME]), answers)


def _loaded(server: Server, addresses: Iterator[str], given: argparse.Namespace) -> Load:
    began, client, work = time.monotonic(), time.process_time(), server.worked()
    found = at_once(server.port, given.readers, addresses, given.seconds)
    took = max((one.ended for one in found), default=began) - began
    good = [one.seconds * 1000 for one in found if one.status == 200]
    return Load(
        answers=len(good),
        rate=len(good) / took if took else 0.0,
        percentiles=tuple(percentile(good, part) for part in PARTS),
        work=(server.worked() - work) * 1000 / max(1, len(found)),
        client=(time.process_time() - client) / took if took else 0.0,
        failed=dict(sorted(Counter(one.status for one in found if one.status != 200).items())),
    )


def _said(first: Answer) -> str:
    return f"{first.seconds * 1000:,.0f} ms" if first.status == 200 else f"{first.status}"


def _head(path: Path, given: argparse.Namespace) -> None:
    connection = read_only(path)
    (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    connection.close()
    print(f"{articles:,} articles, {given.readers} readers at once,", end=" ")
    print(f"{given.answers} answers or {given.seconds:g} s for each line")
    print(f"  {'page':22} {'first':>8} {'answers':>8} {'a second':>9}", end="")
    print("".join(f"{f'{part:.0%}':>12}" for part in PARTS), f"{'processor':>11}  not 200")


def _line(name: str, first: str, load: Load) -> None:
    times = "".join(f"{one:9,.0f} ms" for one in load.percentiles)
    failed = ", ".join(f"{many} × {status or 'none'}" for status, many in load.failed.items())
    print(
        f"  {name:22} {first:>8} {load.answers:8} {load.rate:9.1f}{times} {load.work:8.1f} ms"
        f"  {failed}".rstrip(),
        flush=True,
    )


if __name__ == "__main__":
    main()
