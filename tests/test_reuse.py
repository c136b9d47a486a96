"""What earlier builds found is taken up again, and the database is as if it had been found anew."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import METADATA
from faulty import Content, content
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.build import Options, Report, build
from broadsheet.cli import main
from broadsheet.errors import UnfitError, UsageError
from broadsheet.progress import Progress
from broadsheet.reuse import code, readings
from broadsheet.reuse.around import RUN, around, prepared
from broadsheet.reuse.store import Store, store_path

OUTLET = "Published by The Daily Bridge"
NAMES = "Aston Berne Cowes Derby Esher Fowey Goole Hythe Ilkley".split()
FURNITURE = "All about the river and its people"


def article(i: int, more: str = "") -> str:
    return (
        f"{OUTLET}\n\nBridge number {i} is repaired\n\nBy Ann Lee\n3 May {2024 if i else 2023}\n\n"
        f"The {NAMES[i]} council repaired bridge {i} on Monday. “It holds {i} carts,” said Bo Xu of Cairo.\n\n"
        f"Nobody in {NAMES[i]} had asked for more than {i} new stones.\n\n{more}\n"
    )


class Corpus:
    """A folder, a target and a cache; and how much work the last build did."""

    def __init__(self, folder: Path, shard_by: str | None) -> None:
        self.texts = folder / "texts"
        self.texts.mkdir()
        self.target = folder / ("corpus" if shard_by else "corpus.db")
        self.options = Options(cache=folder / "cache", today="2026-01-01", shard_by=shard_by)
        self.put: list[bytes] = []
        for i in range(8):
            self.write(i)

    def write(self, i: int, more: str = "") -> Path:
        path = self.texts / f"{i}.txt"
        path.write_text(article(i, more), encoding="utf-8")
        return path

    def build(self, **options) -> Report:
        self.put.clear()
        return build(self.texts, self.target, METADATA, options=replace(self.options, **options))

    def anew(self, **options) -> Content:
        """Return the database of the folder as it is made from nothing."""
        other = self.target.parent / "anew" / self.target.name
        other.parent.mkdir(exist_ok=True)
        build(self.texts, other, METADATA, options=replace(self.options, cache=None, **options))
        return content(other)


@pytest.fixture
def corpus(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Corpus:
    """One database, or where a test asks for it also one for each year."""
    monkeypatch.setattr(readings, "STILL", 0.0)
    made = Corpus(tmp_path, getattr(request, "param", None))
    keep = Store.put

    def put(store: Store, key: bytes, content: bytes) -> None:
        made.put.append(key)
        keep(store, key, content)

    monkeypatch.setattr(Store, "put", put)
    return made


EACH = pytest.mark.parametrize("corpus", [None, "year"], indirect=True)
"""Runs a test with one database, and with a divided corpus."""


@EACH
def test_nothing_is_done_where_nothing_changed(corpus: Corpus) -> None:
    first = corpus.build()
    assert len(corpus.put) == 16  # each file is read, each article enriched
    before = corpus.target.stat()
    again = corpus.build()
    assert again == replace(first, unchanged=True)
    assert not corpus.put
    after = corpus.target.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def touched(corpus: Corpus) -> None:
    for path in corpus.texts.iterdir():
        os.utime(path, (1, 1))


@EACH
def test_a_file_that_is_only_touched_is_not_changed(corpus: Corpus) -> None:
    corpus.build()
    touched(corpus)
    assert corpus.build().unchanged


CHANGES: dict[str, tuple[Callable[[Corpus], object], int]] = {
    # What is done to the folder, and how many steps of the work that costs.
    "added": (lambda c: c.write(8), 2),
    "changed": (lambda c: c.write(3, "And a new line."), 2),
    "same size and time": (lambda c: unseen(c.texts / "3.txt"), 2),
    "withdrawn": (lambda c: (c.texts / "3.txt").unlink(), 0),
    "renamed": (lambda c: (c.texts / "3.txt").rename(c.texts / "new.txt"), 2),
    "corrected": (lambda c: (c.texts / "articles.csv").write_text("path,title\n3.txt,New\n"), 1),
    "a file of another kind": (lambda c: (c.texts / "a.png").write_bytes(b"x"), 0),
    "many records": (lambda c: (c.texts / "a.jsonl").write_text(3 * '{"title": "A", "text": "Bo Xu"}\n'), 1),
    "touched": (touched, 0),
}  # fmt: skip


def unseen(path: Path) -> None:
    """Change a file so that neither its size nor its time of writing tells."""
    times = path.stat()
    path.write_text(path.read_text().replace("Monday", "Sunday"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


@EACH
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_costs_what_changed(corpus: Corpus, change: str) -> None:
    corpus.build()
    make, steps = CHANGES[change]
    make(corpus)
    report = corpus.build()
    assert report.unchanged == (change == "touched")
    assert len(corpus.put) == steps
    assert content(corpus.target) == corpus.anew()
    assert corpus.build().unchanged


def test_the_corpus_decides_on_articles_that_did_not_change(corpus: Corpus) -> None:
    """A line becomes furniture by standing in other articles too, and text again without them."""
    aside = (
        "SELECT count(*) FROM passages JOIN articles ON articles.id = article_id"
        " WHERE path = '0.txt' AND role = 'boilerplate'"
    )
    corpus.write(0, FURNITURE)
    corpus.build()
    before = ask(corpus.target, aside)
    for i in (1, 2, 3, 4):
        corpus.write(i, FURNITURE)
    corpus.build()
    assert len(corpus.put) == 9  # four files, their articles, and the article of 0.txt
    assert content(corpus.target) == corpus.anew()
    assert ask(corpus.target, aside) == before + 1
    for i in (1, 2, 3, 4):
        corpus.write(i)
    corpus.build()
    assert ask(corpus.target, aside) == before
    assert content(corpus.target) == corpus.anew()


def ask(path: Path, sql: str, *values: object) -> int:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql, values).fetchone()[0]
    finally:
        connection.close()


CHOICES = [
    {"without": frozenset({"share buttons"})}, {"time_limit": 59.0}, {"today": "2024-01-01"},
    {"fresh": True},
]  # fmt: skip


@EACH
@pytest.mark.parametrize("options", CHOICES)
def test_other_choices_are_another_build(corpus: Corpus, options: dict) -> None:
    corpus.build()
    assert not corpus.build(**options).unchanged
    plain = {name: value for name, value in options.items() if name != "fresh"}
    assert content(corpus.target) == corpus.anew(**plain)


def test_other_metadata_is_another_build(corpus: Corpus, tmp_path: Path) -> None:
    corpus.build()
    other = tmp_path / "other.yml"
    other.write_text(METADATA.read_text().replace("A corpus of", "Some"), encoding="utf-8")
    assert not build(corpus.texts, corpus.target, other, options=corpus.options).unchanged


def test_a_day_that_passes(corpus: Corpus) -> None:
    """It changes nothing, unless a date was in the future."""
    corpus.build()
    assert corpus.build(today="2026-01-09").unchanged
    assert not corpus.build(today="2020-01-01").unchanged
    assert not corpus.build(today="2024-05-04").unchanged
    assert content(corpus.target) == corpus.anew(today="2024-05-04")
    assert corpus.build(today="2024-05-05").unchanged


def test_another_version_of_the_code_takes_nothing_up(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus.build()
    monkeypatch.setattr(code, "code", lambda: b"another")
    assert not corpus.build().unchanged
    assert len(corpus.put) == 16


def test_code_is_told_apart_by_every_file() -> None:
    assert len(code.code()) == 32
    assert code.key("a", "b") != code.key("ab")
    assert code.key("a", b"b") == code.key("a", "b")


REPLACED: dict[str, Callable[[Path], object]] = {
    "no file": Path.unlink,
    "another": lambda path: path.write_bytes(path.read_bytes()),
}


@pytest.mark.parametrize("how", REPLACED)
def test_the_target_is_not_the_one_that_was_built(corpus: Corpus, how: str) -> None:
    corpus.build()
    REPLACED[how](corpus.target)
    assert not corpus.build().unchanged
    assert not corpus.put
    assert content(corpus.target) == corpus.anew()


def copied(path: Path) -> None:
    shutil.copytree(path, path.with_name("copy"))
    shutil.rmtree(path)
    path.with_name("copy").rename(path)


def altered(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE articles SET title = 'Another'")


def linked(path: Path) -> None:
    path.rename(path.parents[1] / "elsewhere.db")
    path.symlink_to(path.parents[1] / "elsewhere.db")


def patched(path: Path) -> None:
    times = path.stat()
    with path.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"x")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


OF_A_SET: dict[str, Callable[[Path], object]] = {
    "no folder": shutil.rmtree,
    "a copy of it": copied,
    "a shard is gone": lambda path: (path / "corpus-2023.db").unlink(),
    "the index is gone": lambda path: (path / "corpus.db").unlink(),
    "a shard is another": lambda path: shutil.copy(
        path / "corpus-2024.db", path / "corpus-2023.db"
    ),
    "a shard is changed": lambda path: altered(path / "corpus-2023.db"),
    "a shard is a link": lambda path: linked(path / "corpus-2023.db"),
    "a byte is another, at the same time": lambda path: patched(path / "corpus-2023.db"),
    "a stranger": lambda path: (path / "corpus-2025.db").touch(),
    "a folder": lambda path: (path / "notes").mkdir(),
}


@pytest.mark.parametrize("how", OF_A_SET)
@pytest.mark.parametrize("corpus", ["year"], indirect=True)
def test_the_set_is_not_the_one_that_was_built(corpus: Corpus, how: str) -> None:
    """It is built again, or refused where something there is not what Broadsheet wrote."""
    corpus.build()
    OF_A_SET[how](corpus.target)
    there = content(corpus.target) if how not in {"no folder", "a folder"} else None
    try:
        assert not corpus.build().unchanged
    except UsageError:
        assert how in {"the index is gone", "a shard is a link", "a stranger", "a folder"}
        assert there is None or content(corpus.target) == there
    else:
        assert content(corpus.target) == corpus.anew()
        assert corpus.build().unchanged


@pytest.mark.parametrize("corpus", [None, "year"], indirect=True)
def test_what_a_server_has_taken_is_still_the_one_that_was_built(corpus: Corpus) -> None:
    """A server links to the files that it serves, so that it keeps them when others come."""
    corpus.build()
    files = [corpus.target] if corpus.target.is_file() else sorted(corpus.target.iterdir())
    for number, file in enumerate(files):
        os.link(file, corpus.target.with_name(f"served-{number}"))
    assert corpus.build().unchanged
    patched(files[-1])
    assert not corpus.build().unchanged


@pytest.mark.parametrize("corpus", ["year"], indirect=True)
def test_what_a_file_manager_leaves_in_a_set_changes_nothing(corpus: Corpus) -> None:
    corpus.build()
    (corpus.target / ".DS_Store").touch()
    assert corpus.build().unchanged


@pytest.mark.parametrize("corpus", ["year"], indirect=True)
def test_another_division_is_another_build(corpus: Corpus) -> None:
    corpus.build()
    assert not corpus.build(shard_by="outlet").unchanged
    assert content(corpus.target) == corpus.anew(shard_by="outlet")
    with pytest.raises(UsageError, match="is a folder"):
        corpus.build(shard_by=None)


class Stopped(Progress):
    """Ends the build after so many steps."""

    def __init__(self, steps: int) -> None:
        self.steps = steps

    def tick(self, _problems: int) -> None:
        self.steps -= 1
        if not self.steps:
            raise KeyboardInterrupt


@pytest.mark.parametrize(("steps", "left"), [(4, 12), (12, 4)])
def test_a_build_that_was_interrupted_goes_on(corpus: Corpus, steps: int, left: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        build(corpus.texts, corpus.target, METADATA, Stopped(steps), corpus.options)
    assert not corpus.target.exists()
    corpus.build()
    assert len(corpus.put) in range(left, left + 2)
    assert content(corpus.target) == corpus.anew()


def test_a_build_that_was_killed_goes_on(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    program = (
        "import sys, time; from pathlib import Path; from broadsheet.build import Options, build\n"
        "from broadsheet.progress import Progress; from broadsheet.reuse import readings, store\n"
        "readings.STILL = 0.0; store._PAUSE = 0.0; a, b, c, d = map(Path, sys.argv[1:])\n"
        "class Slow(Progress):\n"
        "  steps = 0\n"
        "  def tick(self, problems):\n"
        "    Slow.steps += 1\n"
        "    if Slow.steps == 13: print('now', flush=True); time.sleep(60)\n"
        "build(a, b, c, Slow(), Options(cache=d, today='2026-01-01'))\n"
    )
    folders = [corpus.texts, corpus.target, METADATA, corpus.options.cache]
    command = [sys.executable, "-c", program, *map(str, folders)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"now\n"
        process.send_signal(signal.SIGKILL)
    corpus.build()
    assert len(corpus.put) <= 4
    assert content(corpus.target) == corpus.anew()


def each_value(path: Path, value: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"UPDATE results SET content = {value}")
    connection.execute(f"UPDATE build SET content = {value}")
    connection.commit()
    connection.close()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "garbage": lambda path: path.write_bytes(b"x" * 9000),
    "cut off": lambda path: os.truncate(path, path.stat().st_size // 2),
    "empty": lambda path: path.write_bytes(b""),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "a link": lambda path: (path.unlink(), path.symlink_to("/etc/passwd")),
    "no values": lambda path: each_value(path, "NULL"),
    "other values": lambda path: each_value(path, "'text'"),
    "other bytes": lambda path: each_value(path, "x'789c636000000001000100'"),
    "other tables": lambda path: (path.unlink(), sqlite3.connect(path).executescript("CREATE TABLE results (a)")),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_is_done_without(corpus: Corpus, damage: str) -> None:
    corpus.build()
    DAMAGES[damage](store_path(corpus.options.cache, corpus.target))
    corpus.write(3, "And a new line.")
    assert not corpus.build().unchanged
    assert content(corpus.target) == corpus.anew()


def test_a_cache_that_cannot_be_made_is_done_without(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", Path("/proc/none"), Path("/dev/full")):
        corpus.build(cache=folder)
        assert content(corpus.target) == corpus.anew()


def test_the_cache_is_for_its_user_alone_and_forgets_what_is_gone(corpus: Corpus) -> None:
    corpus.build()
    path = store_path(corpus.options.cache, corpus.target)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert ask(path, "SELECT count(*) FROM results") == 16
    for i in range(1, 8):
        (corpus.texts / f"{i}.txt").unlink()
    corpus.build()
    assert ask(path, "SELECT count(*) FROM results") == 2
    assert {one.name for one in corpus.target.parent.iterdir()} == {"texts", "cache", "corpus.db"}


def test_a_cache_that_nobody_has_used_for_long_is_removed(corpus: Corpus) -> None:
    corpus.build()
    folder = corpus.options.cache
    for name, days in (("old.db", 91), ("new.db", 89), ("notes.txt", 91)):
        (folder / name).touch()
        os.utime(folder / name, 2 * (time.time() - days * 86_400,))
    corpus.build()
    own = store_path(folder, corpus.target).name
    assert {path.name for path in folder.iterdir()} == {own, "new.db", "notes.txt"}


def test_an_edition_compared_with_an_earlier_one_is_always_built(corpus: Corpus) -> None:
    corpus.build()
    old = shutil.copy(corpus.target, corpus.target.with_name("old.db"))
    assert not corpus.build(since=Path(old)).unchanged
    assert not corpus.put
    assert ask(corpus.target, "SELECT count(*) FROM changes") == 0
    assert not corpus.build().unchanged


def test_what_may_be_gone_the_next_time_is_tried_again(corpus: Corpus) -> None:
    (corpus.texts / "broken.txt").symlink_to("nowhere.txt")
    assert "vanished" in corpus.build().problems or "link" in corpus.build().problems
    (corpus.texts / "broken.txt").unlink()
    corpus.build()
    slow = replace(corpus.options, time_limit=1e-9)
    with pytest.raises(UnfitError):
        build(corpus.texts, corpus.target, METADATA, options=replace(slow, fresh=True))
    assert not corpus.build().unchanged


def test_files_touched_a_moment_ago_are_not_trusted(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "STILL", 60.0)
    corpus.build()
    assert len(corpus.put) == 8
    unseen(corpus.texts / "3.txt")
    assert not corpus.build().unchanged
    assert content(corpus.target) == corpus.anew()


def test_the_command_says_so(corpus: Corpus, tmp_path: Path) -> None:
    command = ["build", str(corpus.texts), "-o", str(corpus.target), "--metadata", str(METADATA)]
    (corpus.texts / "bad.json").write_text("{")
    runs = [CliRunner().invoke(main, command) for _ in range(2)]
    assert [run.exit_code for run in runs] == [3, 3]
    assert "nothing changed" not in runs[0].stdout
    assert "nothing changed since the last build" in runs[1].stdout
    assert runs[0].stdout.splitlines()[-2:] == runs[1].stdout.splitlines()[-2:]
    assert "could not be read" in runs[1].stderr
    assert "nothing changed" not in CliRunner().invoke(main, [*command, "--fresh"]).stdout
    assert CliRunner().invoke(main, [*command, "--strict"]).exit_code == 1


def test_little_is_imported_where_nothing_has_changed(corpus: Corpus) -> None:
    command = ["build", str(corpus.texts), "-o", str(corpus.target), "--metadata", str(METADATA)]
    assert CliRunner().invoke(main, command).exit_code == 0
    script = (
        "import sys; from broadsheet.cli import main; main(sys.argv[1:], standalone_mode=False);"
        " print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *command], capture_output=True, text=True, check=True
    )
    *said, loaded = done.stdout.splitlines()
    assert "nothing changed" in said[0]
    heavy = {"datasette", "broadsheet.clean", "broadsheet.enrich", "broadsheet.publish"}
    assert not heavy & set(loaded.split())


class Kept(Store):
    """A store in memory."""

    is_open = True

    def __init__(self, content: dict[bytes, bytes]) -> None:
        self.content = content

    def get(self, key: bytes) -> bytes | None:
        return self.content.get(key)

    def use(self, key: bytes) -> None:
        assert key in self.content


@given(st.lists(st.booleans(), max_size=200), st.integers(1, 40))
def test_all_comes_back_in_order_and_no_known_item_is_worked_on(
    mask: list[bool], ahead: int
) -> None:
    worked: list[int] = []
    most = 0

    def spread(function, items) -> Iterator:
        """Take some items ahead, as processes do."""
        nonlocal most
        taken = []
        for item in items:
            taken.append((item, function(item)))
            if len(taken) == ahead:
                yield taken.pop(0)
        yield from taken

    def work(item: int) -> str:
        worked.append(item)
        return f"made {item}"

    items = iter(range(len(mask)))
    seen = 0
    kept = Kept({b"%d" % i: b"known %d" % i for i, known in enumerate(mask) if known})
    known = (lambda item: b"%d" % item, lambda _found: True)
    for item, _, made, taken in around(spread, kept, work, items, known):
        assert (item, taken) == (seen, mask[item])
        assert made == (b"known %d" % item if taken else f"made {item}")
        seen += 1
    assert seen == len(mask)
    assert worked == [i for i, known in enumerate(mask) if not known]


@pytest.mark.parametrize("unknown", [None, 0, 3 * RUN + 1])
def test_what_the_work_needs_is_prepared_once_and_only_where_there_is_some(
    unknown: int | None,
) -> None:
    done: list[str] = []

    def spread(function, items) -> Iterator:
        done.append("begun")
        for item in items:
            yield item, function(item)

    def work(item: int) -> None:
        done.append(f"worked on {item}")

    kept = Kept({b"%d" % i: b"" for i in range(4 * RUN) if i != unknown})
    known = (lambda item: b"%d" % item, lambda _found: True)
    ready = prepared(spread, lambda: done.append("prepared"))
    found = list(around(ready, kept, work, range(4 * RUN), known))
    assert len(found) == 4 * RUN
    assert done == ([] if unknown is None else ["prepared", "begun", f"worked on {unknown}"])


def test_a_long_run_of_known_items_does_not_wait_in_memory() -> None:
    pulled = 0

    def items() -> Iterator[int]:
        nonlocal pulled
        for i in range(10_000):
            pulled += 1
            yield i

    def spread(function, given) -> Iterator:
        for item in given:
            yield item, function(item)

    kept = Kept({b"": b"known"})
    known = (lambda _item: b"", lambda _found: True)
    for count, _ in enumerate(around(spread, kept, str, items(), known), 1):
        assert pulled - count <= RUN
