"""How much memory and time it takes to join the names of many articles, without the articles.

    python -m benchmarks.names [--articles 100000]

Names are drawn as for the articles of `corpus`, two to six people, four towns and three bodies for
each. Printed are the names that are different, the seconds of the processor's time, and the memory
that the process had before they were joined and at the most.
"""

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Iterator

from benchmarks.sentences import BODIES, person, place
from broadsheet.enrich.resolve import Form, resolve_edited
from broadsheet.records import Kind


def main() -> None:
    """Join them and print the figures."""
    parser = argparse.ArgumentParser(description="Measure how names are joined.")
    parser.add_argument("--articles", type=int, default=100_000)
    given = parser.parse_args()
    names = drawn(given.articles)
    print(f"{given.articles:,} articles, {len(names):,} different names")
    before, begun = most_memory(), time.process_time()
    entities = sum(1 for _ in resolve_edited(forms(names), ()).entities)
    print(f"{entities:,} entities in {time.process_time() - begun:.1f} s")
    print(f"memory {before:.0f} MB before, {most_memory():.0f} MB at most")


def drawn(articles: int) -> Counter[tuple[Kind, str]]:
    """Draw the names of so many articles; return each with in how many it stands."""
    chance = random.Random(1)
    names: Counter[tuple[Kind, str]] = Counter()
    for _ in range(articles):
        names.update((Kind.PERSON, person(chance)) for _ in range(chance.randint(2, 6)))
        names.update((Kind.PLACE, place(chance)) for _ in range(4))
        bodies = (f"{place(chance)} {chance.choice(BODIES)}" for _ in range(3))
        names.update((Kind.ORGANIZATION, body) for body in bodies)
    return names


def forms(names: Counter[tuple[Kind, str]]) -> Iterator[Form]:
    """Yield the names as they are joined, each once, and forget it: SQLite would have them."""
    while names:
        (kind, name), count = names.popitem()
        yield Form(kind, name, None, count, count)


def most_memory() -> float:
    """Return the megabytes that the process has had in RAM at the most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    main()
