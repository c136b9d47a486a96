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
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.utils import tilde_encode

from benchmarks.large import make

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


async def measure(path: Path, runs: int) -> None:
    """Ask each page of a database several times, each page of a server of its own."""
    print(f"{'page':52} {'first':>8} {'again':>8} {'processor':>9} {'size':>8}")
    for name, address in pages(path).items():
        datasette = Datasette([str(path)])
        await datasette.invoke_startup()
        times, works = [], []
        for _ in range(runs):
            start, before = time.perf_counter(), time.process_time()
            answer = await datasette.client.get(f"/{path.stem}{address}" if address else "/")
            times.append((time.perf_counter() - start) * 1000)
            works.append((time.process_time() - before) * 1000)
        first, again = times[0], statistics.median(times[1:])
        work = statistics.median(works[1:])
        size = len(answer.content) / 1000
        over = "  over" if work > MOST_MILLISECONDS or size > MOST_KILOBYTES else ""
        failed = f"  {answer.status_code}" if answer.status_code != 200 else ""
        late = "  took too long" if "took too long" in answer.text else ""
        print(
            f"{name:52} {first:5.0f} ms {again:5.0f} ms {work:6.0f} ms {size:5.0f} kB"
            f"{over}{failed}{late}",
            flush=True,
        )


def pages(path: Path) -> dict[str, str]:
    """Return the addresses of the pages, by what they are; of rows those with the most to show."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

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
        "search: a word of all articles": "/-/search?q=russia",
        "  Datasette, with facets": "/articles?_search=russia",
        "  Datasette, rows only": "/articles?_search=russia&_nofacet=1&_nosuggest=1",
        "search: two words, one outlet, one year": f"/-/search?q=russia+gaza&{narrowed}",
        "  Datasette, with facets ": f"/articles?_search=russia+gaza&{narrowed}",
        "search: a rare word": "/-/search?q=wililba",
        "  Datasette, with facets  ": "/articles?_search=wililba",
        "search: newest of a word of all": "/-/search?q=russia&sort=newest",
        "search: a person": f"/-/search?person={person}",
        "search: page 50": "/-/search?q=russia&page=50",
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
