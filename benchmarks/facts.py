"""How fast facts are found in articles, and what each part of that takes, in one run.

    python -m benchmarks.facts [FOLDER] [--ner spacy:NAME]

FOLDER holds `.txt` files, each an article; without it, the labelled articles of the tests, several
of an outlet as one. They are cleaned first, and those below 2 kB or above 4 kB are left out.
Printed are articles per second of the processor's time on one core, the best of three runs over
all: each part alone, then the whole. With a spaCy pipeline the whole is measured with it as well,
beside spaCy's own `nlp.pipe` over the same texts with nothing done to what it finds.
"""

import argparse
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from itertools import groupby
from pathlib import Path

from broadsheet.clean import clean
from broadsheet.enrich import enrich
from broadsheet.enrich.dates import dates
from broadsheet.enrich.engine import Engine, engine
from broadsheet.enrich.names import names
from broadsheet.enrich.prose import prose
from broadsheet.enrich.quotes import quotes
from broadsheet.enrich.sketch import sketch
from broadsheet.records import Article, Document, Source

RUNS = 3
LEAST, MOST = 2_000, 4_000
"""Characters of a body that is measured."""


def main() -> None:
    """Print each part and the whole, then the pipeline."""
    parser = argparse.ArgumentParser(description="Measure how fast facts are found.")
    parser.add_argument("folder", type=Path, nargs="?", help="A folder of texts.")
    parser.add_argument("--ner", default="base", help="An engine: base or spacy:NAME.")
    given = parser.parse_args()
    texts = read(given.folder) if given.folder else labelled()
    articles = [one for one in map(cleaned, texts) if one and LEAST <= len(one.body) <= MOST]
    if not articles:
        parser.error(f"no article of {LEAST} to {MOST} characters")
    size = sum(len(one.body) for one in articles) / len(articles) / 1000
    print(f"{len(articles)} articles of {size:.1f} kB")
    base = engine()
    parts(articles)
    show("enrich", len(articles), best(lambda: [enrich(one, base) for one in articles]))
    if given.ner != "base":
        pipeline(articles, engine(given.ner), given.ner.partition(":")[2])


def read(folder: Path) -> Iterable[str]:
    """Return the texts of a folder."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]


def labelled() -> Iterable[str]:
    """Yield the labelled articles of each outlet, as many together as have the length."""
    from tests.labelled.articles import load

    for _, found in groupby(load(), key=lambda one: one.outlet.key):
        paragraphs: list[str] = []
        for article in found:
            paragraphs += [article.headline] * (not paragraphs) + [*article.paragraphs]
            if sum(map(len, paragraphs)) > LEAST * 1.1:
                yield "\n\n".join(paragraphs)
                paragraphs = []


def cleaned(text: str) -> Article | None:
    """Clean a text."""
    return clean(Document(Source("a.txt", text.encode(), "0" * 64), text, "utf-8"))


def parts(articles: list[Article]) -> None:
    """Print what each part takes alone."""
    proses = [prose(one) for one in articles]
    named = [names(one) for one in proses]
    works: dict[str, Callable[[], object]] = {
        "prose": lambda: [prose(one) for one in articles],
        "names": lambda: [names(one) for one in proses],
        "quotes": lambda: [quotes(one, found) for one, found in zip(proses, named, strict=True)],
        "dates": lambda: [dates(one) for one in proses],
        "sketch": lambda: [sketch(one.body) for one in articles],
    }
    for name, work in works.items():
        show(name, len(articles), best(work))


def pipeline(articles: list[Article], by: Engine, name: str) -> None:
    """Print what the pipeline takes, alone and in its place."""
    nlp = import_module("spacy").load(name)
    texts = [prose(one).text for one in articles]
    alone = best(lambda: list(nlp.pipe(texts)))
    show("nlp.pipe", len(articles), alone)
    within = best(lambda: [enrich(one, by) for one in articles])
    show(f"enrich, {by.label}", len(articles), within)
    print(f"  ratio {alone / within:.2f}")


def show(name: str, articles: int, seconds: float) -> None:
    """Print a line."""
    print(f"  {name:28} {articles / seconds:9.0f} articles/s {seconds / articles * 1e3:9.2f} ms")


def best(work: Callable[[], object]) -> float:
    """Return the least processor time, in seconds, of some runs."""
    seconds = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        seconds.append(time.process_time() - begun)
    return min(seconds)


if __name__ == "__main__":
    main()
