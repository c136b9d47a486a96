"""What is joined for the whole corpus is on the disk: memory does not grow with the articles."""

import random
import sqlite3
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from broadsheet import load_batch, load_facts, load_names
from broadsheet.capture.walk import walk
from broadsheet.enrich.resolve import Form, resolve_edited
from broadsheet.enrich.sketch import NUMERAL, PLACE_BITS
from broadsheet.enrich.stories import Sketched, shared, stories
from broadsheet.load_batch import Batch
from broadsheet.load_facts import Facts
from broadsheet.load_file import SCHEMA
from broadsheet.load_rows import Rows
from broadsheet.records import EntityRule, Kind

FEW, MANY = 200, 800

RULES = {
    "without rules": (),
    "with rules": (
        EntityRule("entities.yml", "rename", "Board 1", value="Old Board"),
        EntityRule("entities.yml", "merge", "Ab1 Kato1", ("Ab6 Kato2", "Place 7")),
        EntityRule("entities.yml", "block", "Place 5"),
        EntityRule("entities.yml", "block", "Zzyzx"),
    ),
}


def most(work: Callable[[], object]) -> int:
    """Return the bytes that Python has allocated at the most while it works."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def forms(count: int) -> Iterator[Form]:
    """Yield the forms of persons, organizations and places, a few of each thing."""
    for i in range(count):
        yield Form(Kind.PERSON, f"Ab{i} Kato{i // 3}")
        yield Form(Kind.PERSON, f"Kato{i}")
        yield Form(Kind.ORGANIZATION, f"Board {i // 2}", None, 1, 1, (f"B{i}",))
        yield Form(Kind.PLACE, f"Place {i}")


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES.keys())
def test_names_are_not_held_while_they_are_joined(rules: tuple[EntityRule, ...]) -> None:
    def join(count: int) -> None:
        for _ in resolve_edited(forms(count), rules).entities:
            pass

    join(MANY)  # the caches of parts of names are full from here on
    few, many = (most(lambda count=count: join(count)) for count in (FEW, MANY))
    assert many < 1.3 * few


def sketched(count: int) -> Iterator[Sketched]:
    """Yield articles of sixty shingles, one in ten a copy of the one before."""
    chance = random.Random(1)
    numbers: list[int] = []
    for i in range(count):
        if i % 10 == 0 or not numbers:
            hashes = chance.sample(range(1 << 29), 60)
            numbers = sorted(one << PLACE_BITS + 3 | 8 * at for at, one in enumerate(hashes))
        copied = numbers[:50] if i % 10 == 1 else [n ^ (i << 40) for n in numbers]
        yield Sketched(i, None, 400 - i % 10, [*sorted(copied), NUMERAL | i])


def test_sketches_are_not_held_while_copies_are_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "BUFFER", 1 << 10)
    monkeypatch.setattr(shared, "BATCH", 1 << 9)
    found = {told.article: told.story for told in stories(sketched(MANY))}
    assert found[1] == found[0] != found[10]

    def join(count: int) -> None:
        for _ in stories(sketched(count)):
            pass

    few, many = (most(lambda count=count: join(count)) for count in (FEW, MANY))
    # A sketch alone has five hundred bytes.
    assert (many - few) / (MANY - FEW) < 200


def filled(count: int) -> Facts:
    """Return the facts of articles, each with names of its own, before they are joined."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(SCHEMA)
    facts = Facts(connection, Batch(connection), alone=True)
    sql = (
        "INSERT INTO articles (id, title, path, sha256, word_count, body)"
        " VALUES (?1, 'A', ?1, ?1, 9, '')"
    )
    for i in range(count):
        connection.execute(sql, (i,))
        names = {"person": f"Ab{i} Kato{i}", "organization": f"Board {i}", "place": f"Place {i}"}
        words = [
            (kind, n, (name, 9 * n, 9 * n + 8, "title before"))
            for n, (kind, name) in enumerate(names.items())
        ]
        known = [(kind, name, "") for kind, name in names.items()]
        packed = msgspec.msgpack.encode((known, words))
        counted = [(*name, 1) for name in known]
        own = ("", (), None, (None, None), [], [], [], packed, counted, [], [], [], b"", ())
        facts.add(i, Rows(*own))
    facts.batch.write()
    return facts


def test_names_are_not_held_while_their_tables_are_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_batch, "ROWS", 100)
    monkeypatch.setattr(load_facts, "MOST_NAMES", 100)
    monkeypatch.setattr(load_names, "TOGETHER", 100)
    few, many, last = (filled(count) for count in (FEW, MANY, MANY))
    last.finish(lambda: None)  # fills the caches
    peaks = [most(lambda facts=facts: facts.finish(lambda: None)) for facts in (few, many)]
    assert (peaks[1] - peaks[0]) / (MANY - FEW) < 200


def test_of_a_folder_no_more_than_the_names_is_held(tmp_path: Path) -> None:
    for i in range(MANY):
        (tmp_path / f"an-article-{i}.txt").touch()

    def listed() -> None:
        assert sum(1 for _ in walk(tmp_path, lambda _name: True)) == MANY

    assert most(listed) / MANY < 300
