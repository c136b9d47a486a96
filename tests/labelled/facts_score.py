"""How well facts are found: what the database says of each labelled article, against its labels.

In: the articles of `facts_gold`, written to a folder and built. Out: figures. Run it with
`python -m tests.labelled.facts_score` from the project's folder; `--worst 10` names what was
missed and invented in the ten worst articles, `--ner spacy:NAME` measures another engine.

Names: one entry for each real thing in an article. It is found if any of its forms, or the name it
is shown under, is a label's; a second entry for the same thing is extra. `joined`: of the things
with several forms, those whose found forms all lead to one entry that is no other thing's.
`country`: extra is a wrong code. `coordinates`: places whose country is known have them.
Quotes: words are compared, so that one quote of two paragraphs equals two. `speaker`, `told speaker`:
extra is a wrong name, lost is a named speaker that was not found, or whose quote was not.
`ambiguous`: a name that fits two people must lead to none.
"""

import argparse
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from math import floor
from pathlib import Path

from broadsheet.build import Options, build

from . import facts_gold
from .facts_gold import Facts
from .facts_mark import MEASURES, Entry, Found, Marks, fold, mark
from .score import GROUPS

OF_KIND = {"person": "people", "organization": "organizations", "place": "places"}


def measure(
    folder: Path, metadata: Path | None = None, ner: str = "base"
) -> list[tuple[Facts, Marks]]:
    """Write all labelled articles, build the database, and mark what it says."""
    facts_gold.write(folder / "facts")
    build(folder / "facts", folder / "facts.db", metadata, options=Options(ner=ner))
    return marks(folder / "facts.db")


def marks(path: Path) -> list[tuple[Facts, Marks]]:
    """Mark what a database of the labelled articles says."""
    found = read(path)
    return [(facts, mark(facts, found.get(facts.key, Found()))) for facts in facts_gold.load()]


def read(path: Path) -> dict[str, Found]:
    """Read the facts of a database by the key that an article's file is named after."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    out: dict[str, Found] = {}
    keys = {}
    for article, name in connection.execute("SELECT id, path FROM articles"):
        keys[article] = key = Path(name.partition("#")[0]).stem
        out[key] = Found()
    where = {
        identity: (code, latitude is not None)
        for identity, code, latitude in connection.execute("SELECT id, country_code, latitude FROM places")
    }  # fmt: skip
    for article, kind, identity, name, words in connection.execute(
        "SELECT article_id, kind, entity_id, name, words FROM named ORDER BY article_id, start"
    ):
        found = out[keys[article]]
        if identity is None:
            found.open.add(fold(words))
            continue
        entry = found.entries.setdefault((kind, identity), Entry(OF_KIND[kind], name))
        entry.words.add(fold(words))
        if kind == "place":
            entry.country, entry.placed = where[identity]
    for article, *quote in connection.execute(
        "SELECT article_id, text, speaker, direct FROM quotes ORDER BY article_id, start"
    ):
        out[keys[article]].quotes.append((quote[0], quote[1], bool(quote[2])))
    for article, *dated in connection.execute("SELECT article_id, edtf, text FROM dates"):
        out[keys[article]].dates.append((dated[0], dated[1]))
    connection.close()
    return out


def figures(found: Iterable[Marks]) -> dict[str, tuple[float, float, int]]:
    """Sum up: precision, recall and number of labels for each measure; a share of nothing is 1."""
    out = {}
    every = list(found)
    for name in MEASURES:
        right = sum(one[name].right for one in every)
        extra = sum(len(one[name].extra) for one in every)
        lost = sum(len(one[name].lost) for one in every)
        out[name] = (_part(right, extra), _part(right, lost), right + lost)
    return out


def _part(right: int, other: int) -> float:
    return right / (right + other) if right + other else 1.0


def grouped(found: list[tuple[Facts, Marks]]) -> Iterator[tuple[str, list[Marks]]]:
    """Part the marks by the groups of languages."""
    for group, belongs in GROUPS.items():
        yield group, [one for facts, one in found if belongs(facts.language)]


def floors(found: list[tuple[Facts, Marks]]) -> Iterator[str]:
    """Give the lines of the table of floors in `tests/test_quality_facts.py`."""
    for group, some in grouped(found):
        cells = (
            f'"{name}": ({floor(100 * p + 1e-9) / 100:.2f}, {floor(100 * r + 1e-9) / 100:.2f})'
            for name, (p, r, _) in figures(some).items()
        )
        yield f'    "{group}": {{{", ".join(cells)}}},'


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Score the labelled facts.")
    parser.add_argument("--ner", default="base", help="The engine: base, or spacy:NAME.")
    parser.add_argument("--languages", action="store_true", help="One table for each language.")
    parser.add_argument("--floors", action="store_true", help="Print them as the test has them.")
    parser.add_argument("--worst", type=int, default=0, help="How many of the worst to show.")
    parser.add_argument("--only", choices=MEASURES, help="Show only the misses of one measure.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), ner=options.ner)
    if options.floors:
        print(*floors(found), sep="\n")  # noqa: T201 - this is a report
        return
    tables = dict(grouped(found))
    if options.languages:
        for facts, one in found:
            tables.setdefault(f"  {facts.language}", []).append(one)
    for group, some in tables.items():
        print(f"{group} ({len(some)} articles)")  # noqa: T201
        for name, (precision, recall, labels) in figures(some).items():
            print(f"  {name:14} P {precision:.3f} R {recall:.3f} of {labels}")  # noqa: T201
    names = (options.only,) if options.only else MEASURES
    found.sort(key=lambda one: -sum(len(one[1][n].extra) + len(one[1][n].lost) for n in names))
    for facts, one in found[: options.worst]:
        print(facts.key)  # noqa: T201
        for name in names:
            for what, words in (("extra", one[name].extra), ("lost", one[name].lost)):
                if words:
                    print(f"  {name} {what}: {' | '.join(words)}")  # noqa: T201


if __name__ == "__main__":
    main()
