"""How long the pages of a large site take on the server, and how large they are, in one run.

    python -m benchmarks.site [DATABASE] [--articles 100000] [--runs 5]

Without DATABASE one is made first (`benchmarks.large`), in a folder that is removed at the end. It
is served in this process, so that only the server's work is timed. Printed for each page are the
first answer after the start of a server, the median of the further answers, the median of the
processor's time that these took (on a busy machine the better figure), and the size before
compression. Beside the searches stands Datasette's own for the same words, on the table of
articles with its facets (`_search`), and without anything but the rows (`_nofacet`).
"""

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.utils import tilde_encode

from benchmarks.large import make
from broadsheet.database import read_only

MOST_MILLISECONDS = 100
MOST_KILOBYTES = 300


def main() -> None:
    """Print a line for each page."""
    parser = argparse.ArgumentParser(description="Measure the pages of a large site.")
    parser.add_argument("database", type=Path, nargs="?")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, default=Path("articles"))
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        path = given.database or Path(work) / "large.db"
        if not given.database:
            make(path, given.articles, given.folder)
        asyncio.run(measure(path, given.runs))


@dataclass(frozen=True, slots=True)
class Timed:
    """A page's milliseconds: of the first answer, and of the further ones the medians.

    `work` is the processor's time. With the status of the last answer, its size in bytes, and
    whether it says that something took too long.
    """

    name: str
    first: float
    again: float
    work: float
    status: int
    size: int
    late: bool


async def measure(path: Path, runs: int) -> None:
    """Print a line for each page."""
    print(f"{'page':52} {'first':>8} {'again':>8} {'processor':>9} {'size':>8}")
    async for page in timed(path, runs, pages(path)):
        size = page.size / 1000
        over = "  over" if page.work > MOST_MILLISECONDS or size > MOST_KILOBYTES else ""
        failed = f"  {page.status}" if page.status != 200 else ""
        late = "  took too long" * page.late
        print(
            f"{page.name:52} {page.first:5.0f} ms {page.again:5.0f} ms {page.work:6.0f} ms"
            f" {size:5.0f} kB{over}{failed}{late}",
            flush=True,
        )


async def timed(path: Path, runs: int, addresses: dict[str, str]) -> AsyncIterator[Timed]:
    """Ask pages of a database several times, each page of a server of its own."""
    for name, address in addresses.items():
        datasette = Datasette([str(path)])
        await datasette.invoke_startup()
        times, works = [], []
        for _ in range(runs):
            start, before = time.perf_counter(), time.process_time()
            answer = await datasette.client.get(f"/{path.stem}{address}" if address else "/")
            times.append((time.perf_counter() - start) * 1000)
            works.append((time.process_time() - before) * 1000)
        yield Timed(
            name,
            times[0],
            statistics.median(times[1:]),
            statistics.median(works[1:]),
            answer.status_code,
            len(answer.content),
            "took too long" in answer.text,
        )


def pages(path: Path, words: tuple[str, str] = ("russia", "gaza")) -> dict[str, str]:
    """Return the addresses of the pages, by what they are; of rows those with the most to show.

    `words` are two that stand in nearly all articles.
    """
    word, other = words
    connection = read_only(path)

    def one(sql: str) -> str:
        found = connection.execute(sql).fetchone()
        return str(found[0]) if found else "0"

    most = "SELECT id FROM {} ORDER BY articles DESC, id LIMIT 1"
    article = one("SELECT id FROM articles ORDER BY id LIMIT 1")
    person, organization, place = (
        one(most.format(table)) for table in ("people", "organizations", "places")
    )
    story = one(most.format("stories"))
    quote = one("SELECT id FROM quotes LIMIT 1")
    day = one("SELECT published FROM articles ORDER BY published DESC LIMIT 1 OFFSET 50000")
    outlet = one("SELECT outlet FROM articles WHERE outlet IS NOT NULL LIMIT 1")
    block = json.loads(one("SELECT value FROM build WHERE key = 'metadata'"))["databases"]["corpus"]
    narrowed = urlencode({"outlet": outlet, "year": "2011"})
    connection.close()
    return {
        "front page": "",
        "database": "?",
        "article": f"/articles/{article}",
        "person": f"/people/{person}",
        "organization": f"/organizations/{organization}",
        "place": f"/places/{place}",
        "story": f"/stories/{story}",
        "quote": f"/quotes/{quote}",
        "outlet": f"/-/outlets/{tilde_encode(outlet)}",
        "search: nothing typed": "/-/search",
        "search: a word of all articles": f"/-/search?q={word}",
        "  Datasette, with facets": f"/articles?_search={word}",
        "  Datasette, rows only": f"/articles?_search={word}&_nofacet=1&_nosuggest=1",
        "search: two words, one outlet, one year": f"/-/search?q={word}+{other}&{narrowed}",
        "  Datasette, with facets ": f"/articles?_search={word}+{other}&{narrowed}",
        "search: a rare word": "/-/search?q=wililba",
        "  Datasette, with facets  ": "/articles?_search=wililba",
        "search: newest of a word of all": f"/-/search?q={word}&sort=newest",
        "search: a person": f"/-/search?person={person}",
        "search: page 50": f"/-/search?q={word}&page=50",
        "suggestions: one letter": "/-/suggest.json?q=g",
        "suggestions: a name": "/-/suggest.json?q=borisenko+b",
        "table of articles": "/articles",
        "  its next page": f"/articles?_next={day},{article}",
        "  oldest first": "/articles?_sort=published",
        "  of one outlet": f"/articles?{urlencode({'outlet': outlet})}",
        **{f"table {name}": f"/{name}" for name in block["tables"] if name != "articles"},
        **{f"query {name}": f"/{name}" for name in block["queries"]},
    }


if __name__ == "__main__":
    main()
