"""Readers among attackers: `python -m benchmarks.attacks DATABASE [--readers 50] [--attackers 50]`.

Serves the database by `datasette serve -i` twice, one after the other: as it comes, and with the
settings and the guard of a public site; on loopback only. For so many seconds attackers send costly
requests, each as soon as the last is answered, while readers open an article or the front page, and
read it for four to eight seconds. Each has an address of its own (127.0.x.y). Written are, for both
servers, the times until a reader has a page, how many failed, the answers to the attackers by
status, and the largest memory of the server. The times are of the clock: they mean something only
where nothing else has work.
"""

import argparse
import asyncio
import itertools
import sys
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote

from benchmarks.readers import percentile
from benchmarks.server import Server
from broadsheet.database import read_only
from broadsheet.serve.settings import PUBLIC_SETTINGS, VARIABLE

PATIENCE = 30.0
"""Seconds that a reader or an attacker waits for an answer."""

ATTACKS = (
    "/{db}/articles?_facet=body",
    "/{db}/articles.json?_facet=body&_facet=title&_facet=path&_facet=sha256&_facet=lead",
    "/{db}/articles?_search=a*+b*+c*+d*&_searchmode=raw",
    "/{db}/articles?_sort=body&_size=max",
    "/{db}/articles?title__contains=a&_sort_desc=lead&_size=max",
    "/{db}/articles.csv?_size=max",
    "/{db}/-/search?q=the+OR+a+OR+of+OR+in",
    "/{db}/mentions?_sort=text&_size=max",
    "/{db}.json?sql=with+recursive+c(x)+as+(select+1+union+all+select+x%2B1+from+c)+select+count(*)+from+c",
    "/{db}/-/all/passages.csv",
)
"""One of each kind that takes long by itself; what stops a server for good is not among them."""


def command(path: Path, public: bool) -> list[str]:
    """Return the command that serves a database, with or without the settings of a public site."""
    settings = PUBLIC_SETTINGS.items() if public else ()
    chosen = [part for name, value in settings for part in ("--setting", name, str(int(value)))]
    return [sys.executable, "-m", "datasette", "serve", "-i", str(path), "-p", "0", *chosen]


async def get(port: int, path: str, source: str) -> tuple[int, float]:
    """Ask for a page; return its status, 0 for none, and the seconds that it took."""
    began = time.monotonic()
    try:
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection(
                "127.0.0.1", port, local_addr=(source, 0)
            )
            try:
                head = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                writer.write(head.encode())
                first = await reader.readline()
                while await reader.read(65_536):
                    pass
                status = int(first.split()[1])
            finally:
                writer.close()
    except (OSError, TimeoutError, ValueError, IndexError):
        status = 0
    return status, time.monotonic() - began


async def attack(
    port: int, paths: "itertools.cycle[str]", source: str, answers: "Counter[int]"
) -> None:
    """Send one costly request after the other."""
    while True:
        status, _ = await get(port, next(paths), source)
        answers[status] += 1
        if status in (400, 403, 404, 503):
            await asyncio.sleep(0.1)


async def read(port: int, pages: list[str], number: int, times: list[tuple[int, float]]) -> None:
    """Open a page, read it, open the next."""
    for turn in itertools.count(number):
        await asyncio.sleep(4 + (turn * 7 % 17) / 4)
        times.append(await get(port, pages[turn % len(pages)], f"127.0.1.{number + 1}"))


async def measured(path: Path, public: bool, options: argparse.Namespace) -> None:
    """Serve, attack, read, and say what came of it."""
    name = quote(path.stem)
    connection = read_only(path)
    ids = [row[0] for row in connection.execute("SELECT id FROM articles ORDER BY id LIMIT 40")]
    connection.close()
    pages = ["/", *(f"/{name}/articles/{one}" for one in ids)]
    tasks: list[asyncio.Task[None]] = []
    with Server(command(path, public), {VARIABLE: "1" if public else ""}) as server:
        port = server.port
        await get(port, "/", "127.0.0.1")
        quiet, before = server.peak(), server.worked()
        answers: Counter[int] = Counter()
        times: list[tuple[int, float]] = []
        for number in range(options.attackers):
            paths = itertools.cycle([one.format(db=name) for one in ATTACKS])
            paths = itertools.islice(paths, number % len(ATTACKS), None)
            source = f"127.0.2.{number + 1}"
            tasks.append(asyncio.create_task(attack(port, paths, source, answers)))
        tasks += [
            asyncio.create_task(read(port, pages, number, times))
            for number in range(options.readers)
        ]
        await asyncio.sleep(options.seconds)
        waiting = len(tasks) - options.attackers
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        print(f"processor: {server.worked() - before:.1f} of {options.seconds:.0f} seconds")
        _say(public, times, answers, (quiet, server.peak()), waiting)


def _say(
    public: bool,
    times: list[tuple[int, float]],
    answers: "Counter[int]",
    memory: tuple[float, float],
    readers: int,
) -> None:
    took = [seconds for _, seconds in times]
    parts = [percentile(took, part) for part in (0.5, 0.95, 0.99)]
    failed = Counter(status for status, _ in times if status != 200)
    print("public" if public else "stock")
    print(f"  {len(took)} pages to {readers} readers, {failed.total()} failed {dict(failed)}")
    print("  seconds: half {:.2f}, 95% {:.2f}, 99% {:.2f}".format(*parts))
    print(f"  answers to attackers: {dict(sorted(answers.items()))}")
    print("  memory: {:.0f} MB before, {:.0f} MB at most".format(*memory))


def main() -> None:
    """Measure the two servers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database", type=Path)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--attackers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--public-only", action="store_true")
    options = parser.parse_args()
    for public in (True,) if options.public_only else (False, True):
        asyncio.run(measured(options.database.resolve(), public, options))


if __name__ == "__main__":
    main()
