"""Whatever goes wrong while a divided corpus is built, its folder is the whole old set or the new one.

As in `test_faults.py`, after every build: each file of the folder has the bytes of one and the same
of two editions, nothing else is in it or beside it, and the exit code says which edition it is. The
two have different years, so that a mixture shows also in the names.
"""

import errno
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from conftest import METADATA, served
from faulty import Driver, Editions, Trial, content, put, running, size, write_texts
from test_faults import DAMAGES, KILL, SHORT, WORDS, command, sending, small_disk, stopped

from broadsheet import load_shards, place_folder
from broadsheet.build import build
from broadsheet.errors import OutputError, UnfitError
from broadsheet.options import Options

YEARS = {"old": (2022, 2023), "new": (2023, 2024)}
BY_YEAR = ("--shard-by", "year")


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    with running(tmp_path_factory.mktemp("shimmed"), shimmed=True) as driver:
        yield driver


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory, driver: Driver) -> Editions:
    made = Editions(tmp_path_factory.mktemp("editions"))
    for word, years in YEARS.items():
        texts, target = made.folder / word, made.folder / "out" / word / "corpus"
        target.parent.mkdir(parents=True)
        write_texts(texts, WORDS[word], 6, years)
        driver.warm(texts, made.folder / "warm.db")
        assert driver.run(texts, target, options=["--quiet", *BY_YEAR]).status == 0
        setattr(made, word, content(target))
    assert set(made.old) != set(made.new)
    return made


@pytest.fixture
def trial(driver: Driver, editions: Editions, tmp_path: Path) -> Trial:
    return Trial(driver, editions, tmp_path / "out", BY_YEAR)


def test_killed_at_random_moments(trial: Trial) -> None:
    takes = trial.hold(trial.run()).seconds  # the first one takes longest
    ended = [
        trial.hold(trial.run(sending(signal.SIGKILL, random.random() * takes / 2, trial))).status
        for _ in range(8)
    ]
    assert ended.count(-signal.SIGKILL) > 2
    trial.clean()


CALLS = {
    # the call that fails: how, and the exit codes that there may be
    "write": [(errno.EIO, {74}), (errno.ENOSPC, {74}), (SHORT, {0}), (KILL, {-9})],
    "read": [(errno.EIO, {74, 1, 0}), (KILL, {-9})],
    "sync": [(errno.EIO, {74, 4}), (KILL, {-9})],
    "rename": [(errno.EIO, {74}), (errno.ENOSPC, {74}), (KILL, {-9})],
}


@pytest.mark.parametrize("call", CALLS)
def test_a_call_of_the_system_fails(trial: Trial, call: str) -> None:
    times = trial.hold(trial.run()).seen[call]
    assert times > 1
    for action, codes in CALLS[call]:
        for at in sorted({2, times // 2, times - 1, times} & {*range(1, times + 1)}):
            fault = {"call": call, "action": action, "at": at}
            result = trial.hold(trial.run(fault=fault))
            assert result.status in codes, (fault, result)
    trial.clean()


@pytest.mark.parametrize("action", [errno.ENOSPC, SHORT])
def test_every_call_from_one_on_fails(trial: Trial, action: int) -> None:
    times = trial.hold(trial.run()).seen["write"]
    for at in (times // 2, times):
        result = trial.run(fault={"call": "write", "action": action, "at": at, "onward": True})
        assert trial.hold(result).status == 74, (at, result)
        assert str(trial.target) in result.said


def test_the_folder_around_cannot_be_synced(trial: Trial) -> None:
    last = trial.hold(trial.run()).seen["sync"]
    result = trial.hold(trial.run(fault={"call": "sync", "action": errno.EIO, "at": last}))
    assert result.status == 4
    assert "in place, but was not seen to reach the disk" in result.said
    # A file system that cannot sync folders at all is no fault of the disk.
    result = trial.hold(trial.run(fault={"call": "sync", "action": errno.EINVAL, "at": last}))
    assert (result.status, result.said) == (0, "")


def test_the_folders_cannot_be_exchanged(trial: Trial) -> None:
    """Whether that shows at the beginning or only at the end: there is never none of the two."""
    for at, code in ((1, errno.EINVAL), (2, errno.EBUSY)):
        fault = {"call": "rename", "action": code, "at": at, "onward": True}
        result = trial.hold(trial.run(fault=fault))
        assert result.status == 74
        assert os.strerror(code) in result.said


def test_the_first_set_of_all(trial: Trial) -> None:
    """Where nothing was, or an empty folder, there is that or the whole set."""
    times = trial.hold(trial.run()).seen["write"]
    for before, (call, at) in [
        (None, ("write", times // 2)), ({}, ("write", times // 2)), ({}, ("rename", 1)),
    ]:  # fmt: skip
        for path in [trial.target]:
            put(path, {})
            if before is None:
                path.rmdir()
        fault = {"call": call, "action": errno.EIO, "at": at}
        result = trial.driver.run(trial.editions.texts, trial.target, fault=fault, **trial.how)
        assert (result.status, content(trial.target)) == (74, before)
        assert len(list(trial.target.parent.iterdir())) == (before is not None)
        trial.clean()


LIMITS = {
    "file": [40_000, "largest less a page", "everything"],
    "memory": [1 << 18, 1 << 21, 1 << 28],
}


@pytest.mark.parametrize("kind", LIMITS)
def test_the_process_may_not_have_more(trial: Trial, kind: str) -> None:
    new = trial.editions.new
    sizes = {"largest less a page": max(map(len, new.values())) - 4096, "everything": 4 * size(new)}
    limits = [sizes.get(limit, limit) for limit in LIMITS[kind]]
    ended = [trial.hold(trial.run(limit={kind: limit})).status for limit in limits]
    assert (ended[0], ended[-1]) == (74, 0)
    assert set(ended) == {74, 0}
    trial.clean()


def test_the_disk_is_full(trial: Trial) -> None:
    there, ended = size(trial.editions.new), []
    for times in (1.05, 1.8, 2.5, 6):
        with small_disk(trial.target.parent, int(times * there)):
            ended.append(trial.hold(trial.run()).status)
            if ended[-1] == 0:
                trial.clean()
    assert (ended[0], ended[-1]) == (74, 0)
    assert set(ended) == {74, 0}


def test_the_folder_around_cannot_be_written(trial: Trial) -> None:
    folder = trial.target.parent
    with small_disk(folder, 8 * size(trial.editions.old)):
        put(trial.target, trial.editions.old)
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        result = trial.driver.run(trial.editions.texts, trial.target, **trial.how)
        assert trial.hold(result).status == 74
        assert "could not be written" in result.said


SHUT = """
import os, sys
from pathlib import Path
from broadsheet.errors import OutputError
from broadsheet.load_shards import dividing
os.setgid(65534), os.setuid(65534)
try:
    with dividing(Path(sys.argv[1]), "year", print):
        print("begun")
except OutputError as error:
    print(error)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may become another user")
def test_a_set_that_its_owner_may_not_write(editions: Editions) -> None:
    """It could not be exchanged, and a new one with its modes could not be removed again."""
    with tempfile.TemporaryDirectory() as name:  # that of pytest is closed to others
        target = Path(name, "corpus")
        put(target, editions.old)
        for path in (Path(name), target, *target.iterdir()):
            os.chown(path, 65534, 65534)
        target.chmod(0o555)
        command = [sys.executable, "-c", SHUT, str(target)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.stdout.endswith("may not write to; allow it (chmod u+w)\n"), done.stderr
        assert "begun" not in done.stdout
        assert content(target) == editions.old
        assert [path.name for path in Path(name).iterdir()] == ["corpus"]


def test_a_second_build_says_who_has_the_lock(trial: Trial) -> None:
    def second(pid: int) -> None:
        before = sorted(trial.target.parent.rglob("*"))
        with command(trial) as process:
            said = process.stderr.read()
        assert process.returncode == 75
        assert re.fullmatch(
            rf"Error: {trial.target}: another build is making it \(process {pid} on .*\n", said
        )
        assert sorted(trial.target.parent.rglob("*")) == before

    assert trial.hold(stopped(trial, "load_shards.py:_index", second)).status == 0


@pytest.mark.parametrize(("name", "code"), [("corpus-2022.db-journal", 74), ("notes.txt", 2)])
def test_what_comes_to_stand_there_while_the_build_runs(trial: Trial, name: str, code: int) -> None:
    other = trial.target / name
    result = stopped(trial, "load_shards.py:_index", lambda _pid: other.write_text("Mine"))
    assert other.read_text() == "Mine"
    other.unlink()
    assert trial.hold(result).status == code
    assert str(other) in result.said


def test_who_has_it_open_reads_on(trial: Trial) -> None:
    put(trial.target, trial.editions.old)
    paths = [trial.target / name for name in ("corpus.db", "corpus-2022.db", "corpus-2023.db")]
    sql = "SELECT count(*), min(title) FROM articles"
    with closing(sqlite3.connect(paths[0])) as one, closing(sqlite3.connect(paths[2])) as other:
        before = [reader.execute(sql).fetchone() for reader in (one, other)]
        trial.clean()
        assert [reader.execute(sql).fetchone() for reader in (one, other)] == before
        assert all(WORDS["old"] in title for _, title in before)


async def test_the_served_answers_are_of_one_edition(trial: Trial) -> None:
    """Also of what the server had not been asked before another set took the place."""
    put(trial.target, trial.editions.old)
    site = await served(*sorted(trial.target.iterdir()))
    paths = [
        "/corpus/-/search?q=council",
        "/corpus-2023/articles",
        "/corpus-2022/-/search?q=bridge",
    ]
    for path in ("/", *paths[:1]):
        await site.client.get(path)
    trial.clean()
    for path in paths:
        text = (await site.client.get(path)).text
        assert WORDS["old"] in text, path
        assert WORDS["new"] not in text, path


@pytest.mark.parametrize("damage", ["cut off", "other bytes", "an index less"])
@pytest.mark.parametrize("name", ["corpus.db", "corpus-2024.db"])
def test_a_damaged_set_is_not_put_in_place(
    trial: Trial, monkeypatch: pytest.MonkeyPatch, damage: str, name: str
) -> None:
    """The files that are looked at are those that would be put there."""
    put(trial.target, trial.editions.old)
    real = load_shards.check

    def damaged(finished: Path, *more: object) -> None:
        if finished.name == name:
            DAMAGES[damage](finished)
        real(finished, *more)

    monkeypatch.setattr(load_shards, "check", damaged)
    with pytest.raises((UnfitError, OutputError), match="what was there stays"):
        build(trial.editions.texts, trial.target, METADATA, options=Options(shard_by="year"))
    assert content(trial.target) == trial.editions.old
    assert [path.name for path in trial.target.parent.iterdir()] == ["corpus"]


def test_what_a_power_cut_could_undo_is_in_order(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every file is on the disk before the folder has its place, and that after it."""
    put(trial.target, trial.editions.old)
    done: list[str] = []
    sync, exchange = os.fsync, place_folder.exchange

    def fsync(descriptor: int) -> None:
        done.append(f"sync {Path(f'/proc/self/fd/{descriptor}').readlink().name}")
        sync(descriptor)

    def exchanging(one: Path, other: Path) -> None:
        done.append("exchange")
        exchange(one, other)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(place_folder, "exchange", exchanging)
    build(trial.editions.texts, trial.target, METADATA, options=Options(shard_by="year"))
    files = [f"sync {name}" for name in trial.editions.new]
    assert sorted(done[: len(files)]) == sorted(files)
    assert done[len(files) :] == ["sync finished", "exchange", f"sync {trial.target.parent.name}"]
