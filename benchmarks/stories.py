"""How well and how fast copies are found, beside what else a person could use, in one run.

    python -m benchmarks.stories [--texts FOLDER] [--documents 10000] [--speed 100000]

FOLDER holds `.txt` files, paragraphs parted by line ends; without it, the labelled articles of the
tests. Each text, or each half of a long one, is an original, of which one copy of every kind is
made (`tests.labelled.copies`) until there are so many documents. Recall is the share of copies in
the story of their original, precision the share of the other articles in a copy's story that come
from the same original. Of the peers the pairs count that they name for a copy (Jaccard of at least
.5). They are used where they are installed: `pip install rensa datasketch`.

Then the speed: sketches and groups of mixed documents, in articles per second of the processor's
time, and the memory that the process had at its most.
"""

import argparse
import importlib
import random
import re
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from broadsheet.clean.shape import words
from broadsheet.enrich.sketch import sketch
from broadsheet.enrich.stories import Sketched, stories
from tests.labelled.copies import KINDS

ORIGINAL = "original"
LEAST_HALF = 150
"""Words: of a text with twice as many each half is an original."""

LEAST_COPY = 40
"""Words: a shorter copy is not made; only equal texts are compared by so few."""


UNPARTED = re.compile("[\u0900-\u1fff\u3041-\u9fff]")
"""Letters of scripts of which texts take longer to part into words, up to twice as long."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document: the number of its original, how it was made from it, and the text."""

    origin: int
    kind: str
    text: str


def main() -> None:
    """Print quality, then speed."""
    parser = argparse.ArgumentParser(description="Measure how copies are found.")
    parser.add_argument("--texts", type=Path, help="A folder of texts.")
    parser.add_argument("--documents", type=int, default=10_000, help="Documents for quality.")
    parser.add_argument("--speed", type=int, default=100_000, help="Documents for speed.")
    given = parser.parse_args()
    sources = read(given.texts) if given.texts else labelled()
    texts = list(made(originals(sources), given.documents))
    count = len({one.origin for one in texts})
    print(f"{len(texts)} documents, {count} originals")
    for name, work in {"broadsheet": own, **peers()}.items():
        begun = time.process_time()
        found = work(texts)
        seconds = time.process_time() - begun
        print(f"{name}: {len(texts) / seconds:.0f} documents/s")
        report(texts, found)
    if given.speed:
        speed(sources, given.speed)


def read(folder: Path) -> list[list[str]]:
    """Return the paragraphs of each text of a folder."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    return [[line for line in text.splitlines() if line.strip()] for text in texts]


def labelled() -> list[list[str]]:
    """Return the paragraphs of each labelled article."""
    from tests.labelled.articles import load

    return [list(article.paragraphs) for article in load() if article.is_article]


def originals(sources: list[list[str]]) -> list[list[str]]:
    """Return the texts, long ones as two."""
    found = []
    for paragraphs in sources:
        middle = len(paragraphs) // 2
        halves = [paragraphs[:middle], paragraphs[middle:]]
        long = all(sum(map(len, half)) / 6 >= LEAST_HALF for half in halves)
        found += halves if long else [paragraphs]
    return found


def made(sources: list[list[str]], documents: int) -> Iterator[Text]:
    """Yield each original and a copy of each kind."""
    chance = random.Random(1)
    for origin in range(-(-documents // (1 + len(KINDS)))):
        paragraphs = sources[origin % len(sources)]
        origin %= len(sources)  # noqa: PLW2901
        yield Text(origin, ORIGINAL, "\n\n".join(paragraphs))
        for kind, copy in KINDS.items():
            text = "\n\n".join(copy(paragraphs, chance))
            if words(text) >= LEAST_COPY:
                yield Text(origin, kind, text)


Found = dict[int, list[int]]
"""For each document the others that are said to be copies of the same text."""


def own(texts: list[Text]) -> Found:
    """Group the documents by story."""
    articles = [Sketched(i, None, words(one.text), sketch(one.text)) for i, one in enumerate(texts)]
    members = defaultdict(list)
    story = {}
    for told in stories(articles):
        members[told.story].append(told.article)
        story[told.article] = told.story
    return {i: [other for other in members[story[i]] if other != i] for i in range(len(texts))}


def report(texts: list[Text], found: Found) -> None:
    """Print precision and recall of each kind."""
    right, wrong, joined, asked = Counter(), Counter(), Counter(), Counter()
    for i, one in enumerate(texts):
        same = [other for other in found[i] if texts[other].origin == one.origin]
        right[one.kind] += len(same)
        wrong[one.kind] += len(found[i]) - len(same)
        joined[one.kind] += any(texts[other].kind == ORIGINAL for other in same)
        asked[one.kind] += 1
    for kind in KINDS:
        precision = right[kind] / max(1, right[kind] + wrong[kind])
        print(f"  {kind:22} P {precision:.4f}  R {joined[kind] / asked[kind]:.4f}")


def peers() -> dict[str, object]:
    """Return the tools that are installed, by name."""
    found = {}
    rensa, datasketch = installed("rensa"), installed("datasketch")
    if rensa:

        def with_rensa(texts: list[Text]) -> Found:
            lsh = rensa.RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
            marks = []
            for i, one in enumerate(texts):
                mark = rensa.RMinHash(num_perm=128, seed=42)
                mark.update(grams(one.text))
                lsh.insert(i, mark)
                marks.append(mark)
            return {
                i: [o for o in lsh.query(m) if o != i and marks[o].jaccard(m) >= 0.5]
                for i, m in enumerate(marks)
            }

        found["rensa RMinHash"] = with_rensa
    if datasketch:

        def with_datasketch(texts: list[Text]) -> Found:
            lsh = datasketch.MinHashLSH(threshold=0.5, num_perm=128)
            marks = []
            for i, one in enumerate(texts):
                mark = datasketch.MinHash(num_perm=128)
                mark.update_batch([gram.encode() for gram in grams(one.text)])
                lsh.insert(str(i), mark)
                marks.append(mark)
            return {i: [int(o) for o in lsh.query(m) if int(o) != i] for i, m in enumerate(marks)}

        found["datasketch MinHashLSH"] = with_datasketch
    return found


def grams(text: str) -> list[str]:
    """Return the runs of four words."""
    parts = text.casefold().split()
    return [" ".join(parts[i : i + 4]) for i in range(max(1, len(parts) - 3))]


def speed(sources: list[list[str]], documents: int) -> None:
    """Print how fast many documents of 3 kB are sketched and grouped, a tenth of them copies.

    They are put together from stretches of one to four words, so that the shingles of different
    documents differ, as those of news do.
    """
    chance = random.Random(2)
    every = [word for one in sources for line in one for word in line.split()]
    every = [word for word in every if not UNPARTED.search(word)]
    seconds = Counter()

    def sketched() -> Iterator[Sketched]:
        paragraphs: list[str] = []
        for i in range(documents):
            if i % 10 or not paragraphs:
                # Of a few texts that stand together, so that a document is in one language.
                begin = chance.randrange(len(every))
                vocabulary = every[begin : begin + 2000]
                paragraphs = [line(vocabulary, chance) for _ in range(10)]
            else:
                paragraphs = chance.sample(paragraphs, 8)
            text = "\n\n".join(paragraphs)
            begun = time.process_time()
            numbers = sketch(text)
            seconds["sketch"] += time.process_time() - begun
            yield Sketched(i * 7919 + 1, None, text.count(" "), numbers)

    articles = list(sketched())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    groups = {told.story for told in stories(articles)}
    seconds["stories"] = time.process_time() - begun
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for part, spent in seconds.items():
        print(f"{part:10} {documents / spent:9.0f} articles/s")
    numbers = sum(len(one.sketch) for one in articles) / documents
    print(f"together   {documents / seconds.total():9.0f} articles/s, {len(groups)} stories")
    print(
        f"numbers in a sketch {numbers:.0f}; memory {before // 1024} MB before grouping,"
        f" {after // 1024} MB at most"
    )


def line(vocabulary: list[str], chance: random.Random) -> str:
    """Return a paragraph of some fifty words."""
    found: list[str] = []
    while len(found) < 50:
        begin = chance.randrange(len(vocabulary))
        found += vocabulary[begin : begin + chance.randint(1, 4)]
    return " ".join(found)


def installed(name: str) -> object:
    """Return a module, or None where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


if __name__ == "__main__":
    main()
