"""How fast articles are cleaned, beside what else a person could use, in one run.

    python benchmarks/cleaning.py FOLDER

FOLDER holds `.txt` and `.html` files. Printed are articles per second of the processor's time on
one core, the best of three runs over all files, and the ratio to the first line of each block. The
peers are used where they are installed: `pip install newspaper4k readability-lxml resiliparse`.
"""

import importlib
import sys
import time
from collections.abc import Callable
from pathlib import Path

from broadsheet.capture import html, text
from broadsheet.capture.entry import Entry
from broadsheet.clean import clean
from broadsheet.records import Document, Source

RUNS = 3

Work = Callable[[bytes], object]


def main(folder: Path) -> None:
    """Print both blocks."""
    texts = [file.read_bytes() for file in sorted(folder.rglob("*.txt"))]
    pages = [file.read_bytes() for file in sorted(folder.rglob("*.html"))]
    report("plain text", texts, {"broadsheet": read_text, **peers("text")})
    report("HTML", pages, {**peers("html"), "broadsheet": read_page})


def report(title: str, files: list[bytes], works: dict[str, Work]) -> None:
    """Print one line for each tool."""
    if not files:
        return
    size = sum(map(len, files)) / len(files) / 1000
    print(f"{title}: {len(files)} files of {size:.1f} kB")
    first = None
    for name, work in works.items():
        rate = len(files) / best(work, files)
        first = first or rate
        print(f"  {name:28} {rate:9.1f} articles/s   {rate / first:5.2f}")


def best(work: Work, files: list[bytes]) -> float:
    """Return the least processor time, in seconds, of a run over all files."""
    seconds = []
    for _ in range(RUNS):
        begun = time.process_time()
        for content in files:
            work(content)
        seconds.append(time.process_time() - begun)
    return min(seconds)


def read_text(content: bytes) -> object:
    """Decode and clean a text."""
    return [cleaned(entry, content) for entry in text.read(content) if isinstance(entry, Entry)]


def read_page(content: bytes) -> object:
    """Read a page's claims and text, and clean it."""
    return [cleaned(entry, content) for entry in html.read(content) if isinstance(entry, Entry)]


def cleaned(entry: Entry, content: bytes) -> object:
    """Clean what a reader found."""
    source = Source("a", content, "0" * 64)
    return clean(Document(source, entry.text, entry.encoding, entry.begins, entry.claims))


def peers(kind: str) -> dict[str, Work]:
    """Return the tools that are installed, by name, and what each does with one file."""
    found: dict[str, Work] = {}
    trafilatura = installed("trafilatura")
    if trafilatura and kind == "html":
        found["trafilatura.extract"] = trafilatura.extract
        found["  with metadata"] = lambda page: trafilatura.bare_extraction(
            page, with_metadata=True
        )
    if trafilatura and kind == "text":
        found["trafilatura on <p> lines"] = lambda raw: trafilatura.extract(
            "<p>" + raw.decode(errors="replace").replace("\n", "</p><p>") + "</p>"
        )
    newspaper = installed("newspaper")
    if newspaper and kind == "html":

        def parse(page: bytes) -> object:
            article = newspaper.Article("https://example.org/", fetch_images=False)
            article.download(input_html=page.decode(errors="replace"))
            article.parse()
            return article

        found["newspaper4k"] = parse
    readability = installed("readability")
    if readability and kind == "html":
        found["readability-lxml"] = lambda page: readability.Document(page).summary()
    resiliparse = installed("resiliparse.extract.html2text")
    if resiliparse and kind == "html":
        found["resiliparse"] = lambda page: resiliparse.extract_plain_text(
            page.decode(errors="replace"), main_content=True
        )
    return found


def installed(name: str) -> object:
    """Return a module, or None where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


if __name__ == "__main__":
    main(Path(sys.argv[1]))
