"""Whatever goes wrong while a build writes, the target is the whole old database or the whole new.

Each test lets many builds fail in one way. After every one: the target's bytes are those of one of
two editions, nothing else is beside it, the exit code says which, and the next build is as if nothing
had been (`faulty.Trial`). The last tests show that the harness sees a writer that does worse.
"""

import errno
import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import METADATA, serving
from faulty import Driver, Editions, Result, Trial, running, write_texts

from broadsheet import load_file
from broadsheet.build import build
from broadsheet.errors import OutputError, UnfitError
from broadsheet.load_check import check

KILL, SHORT = -1, -2
"""Beside the numbers of errors, what a call can do: end the process, or do half of its work."""


WORDS = {"old": "amber", "new": "cobalt"}
"""A word in every article of an edition and on no page of a site by itself."""


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    with running(tmp_path_factory.mktemp("driver")) as driver:
        yield driver


@pytest.fixture(scope="session")
def shimmed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    with running(tmp_path_factory.mktemp("shimmed"), shimmed=True) as driver:
        yield driver


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory, driver: Driver) -> Editions:
    made = Editions(tmp_path_factory.mktemp("editions"))
    for word in ("old", "new"):
        write_texts(made.folder / word, WORDS[word])
        driver.warm(made.folder / word, made.folder / "warm.db")
        assert driver.run(made.folder / word, made.folder / f"{word}.db").status == 0
        setattr(made, word, (made.folder / f"{word}.db").read_bytes())
    return made


@pytest.fixture
def trial(driver: Driver, editions: Editions, tmp_path: Path) -> Trial:
    return Trial(driver, editions, tmp_path / "out")


@pytest.fixture
def broken(shimmed: Driver, editions: Editions, tmp_path: Path) -> Trial:
    """A trial whose calls of the system can fail."""
    shimmed.warm(editions.texts, tmp_path / "warm.db")
    return Trial(shimmed, editions, tmp_path / "out")


def test_a_build_in_peace_is_the_new_edition(trial: Trial) -> None:
    assert trial.editions.old != trial.editions.new
    assert trial.hold(trial.run()).status == 0
    trial.clean()


def soon() -> float:
    """Return two seconds, or more on a machine that has much else to do."""
    return 2 * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def begun(trial: Trial, pid: int) -> None:
    """Wait until a build works, or has ended."""
    while alive(pid) and not list(trial.target.parent.glob("*/loading")):
        time.sleep(0.002)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


def sending(sent: int, seconds: float, trial: Trial | None = None):
    """Return what sends a signal after some seconds, counted from when the build works."""

    def send(pid: int) -> None:
        if trial:
            begun(trial, pid)
        time.sleep(seconds)
        with suppress(ProcessLookupError):
            os.kill(pid, sent)

    return send


def test_killed_at_random_moments(trial: Trial) -> None:
    takes = trial.run().seconds
    ended = [
        trial.hold(trial.run(sending(signal.SIGKILL, random.random() * takes))).status
        for _ in range(20)
    ]
    assert ended.count(-signal.SIGKILL) > 5
    trial.clean()


STAGES = [
    "load_file.py:created", "load.py:file", "load.py:article", "load.py:finish",
    "load_index.py:index", "threshold.py:refuse", "load_answers.py:answers", "load_check.py:check",
    "build_anew.py:_seal", "load_file.py:_put", "place.py:synced", "place.py:_remove",
]  # fmt: skip
"""Functions of the process that writes, in the order in which it comes to them."""


def test_killed_at_each_stage(trial: Trial) -> None:
    for stage in STAGES:
        if stage == STAGES[-1]:
            trial.clean()  # else it would come to that when it clears up after the one before
        result = trial.run(stage=stage, signal=signal.SIGKILL)
        assert trial.hold(result).status == -signal.SIGKILL, f"{stage} was not reached"
        is_new = trial.target.read_bytes() == trial.editions.new
        assert is_new == (stage == STAGES[-1]), stage
    trial.clean()


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_end(trial: Trial, sent: signal.Signals) -> None:
    """It ends within two seconds and leaves nothing, whatever it was at."""
    takes = trial.run().seconds
    how = [{"then": sending(sent, random.random() * takes, trial)} for _ in range(6)]
    how += [{"stage": stage, "signal": sent} for stage in STAGES[1::3]]
    results = [trial.hold(trial.run(**one)) for one in how]
    for result in results:
        assert result.status in {128 + sent, 0, 4}
        assert result.seconds < takes + soon()
    assert {128 + sent} <= {result.status for result in results}
    trial.clean()


def test_asked_to_end_when_all_is_done_it_says_so(trial: Trial) -> None:
    result = trial.hold(trial.run(stage="place.py:_remove", signal=signal.SIGTERM))
    assert (result.status, trial.target.read_bytes()) == (4, trial.editions.new)
    assert "the new one is in place" in result.said


ENDLESS = """
import sys
from pathlib import Path
from broadsheet.cli.ending import in_one_line
from broadsheet.load_file import replacing
target = Path(sys.argv[1])
with in_one_line(target, "what was there stays"), replacing(target) as connection:
    (target.parent / "begun").touch()
    connection.execute("WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n)"
                       " SELECT count(*) FROM n")
"""


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_end_in_a_statement_of_hours(tmp_path: Path, sent: signal.Signals) -> None:
    command = [sys.executable, "-c", ENDLESS, str(tmp_path / "corpus.db")]
    with subprocess.Popen(
        command,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
        stderr=subprocess.DEVNULL,
    ) as process:
        while not (tmp_path / "begun").exists():
            assert process.poll() is None
            time.sleep(0.01)
        asked = time.monotonic()
        process.send_signal(sent)
        process.wait(30)
    assert time.monotonic() - asked < soon()
    assert process.returncode == 128 + sent
    assert [path.name for path in tmp_path.iterdir()] == ["begun"]


LOST = """
import sys, time
from pathlib import Path
from broadsheet.cli.ending import in_one_line
from broadsheet.load_file import replacing
target = Path(sys.argv[1])
def wait(seconds):
    (target.parent / "begun").touch()
    time.sleep(seconds)
def lose(connection, seconds):
    connection.create_function("wait", 1, wait)
    try:
        connection.execute("SELECT wait(?)", (seconds,)).fetchall()
    except Exception:
        pass
with in_one_line(target, "what was there stays"), replacing(target) as connection:
    lose(connection, 0.5)
    if "on" in sys.argv:
        time.sleep(60)
"""


@pytest.mark.parametrize("more", [(), ("on",)])
def test_asked_to_end_where_an_exception_is_lost(tmp_path: Path, more: tuple[str, ...]) -> None:
    """SQLite swallows what is raised in a function of ours that it calls; the build ends still."""
    command = [sys.executable, "-c", LOST, str(tmp_path / "corpus.db"), *more]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while not (tmp_path / "begun").exists():
            assert process.poll() is None
            time.sleep(0.01)
        asked = time.monotonic()
        process.terminate()
        said = process.stderr.read()
    assert process.returncode == 143, said
    assert time.monotonic() - asked < 0.5 + soon()
    assert [path.name for path in tmp_path.iterdir()] == ["begun"]


def test_files_may_not_grow(trial: Trial) -> None:
    size = len(trial.editions.new)
    limits = [4096, 40_000, size // 2, size - 4096, 4 * size]
    ended = [trial.hold(trial.run(limit={"file": limit})).status for limit in limits]
    assert ended == [74, 74, 74, 74, 0]
    trial.clean()


def test_memory_runs_out(trial: Trial) -> None:
    limits = [1 << 18, 1 << 20, 1 << 21, 1 << 22, 1 << 28]
    results = [trial.hold(trial.run(limit={"memory": limit})) for limit in limits]
    assert {74, 0} == {result.status for result in results}
    assert any("there is not enough memory" in result.said for result in results)
    trial.clean()


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[None]:
    """Mount a disk of so many bytes in memory, or skip the test where that is not allowed."""
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"only root may mount a small disk: {error}")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_the_disk_is_full(trial: Trial) -> None:
    size = len(trial.editions.new)
    ended = []
    for times in (1.05, 1.5, 2.1, 2.6, 4):
        with small_disk(trial.target.parent, int(times * size)):
            ended.append(trial.hold(trial.run()).status)
            if ended[-1] == 0:
                trial.clean()
    assert (ended[0], ended[-1]) == (74, 0)
    assert set(ended) == {74, 0}


def test_the_folder_cannot_be_written(trial: Trial) -> None:
    folder = trial.target.parent
    trial.target.write_bytes(trial.editions.old)
    if os.geteuid():
        folder.chmod(0o500)
        result = trial.driver.run(trial.editions.texts, trial.target)
        folder.chmod(0o700)
    else:
        with small_disk(folder, 8 * len(trial.editions.old)):
            trial.target.write_bytes(trial.editions.old)
            subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
            result = trial.hold(trial.driver.run(trial.editions.texts, trial.target))
    assert trial.hold(result).status == 74
    assert "could not be written" in result.said


CALLS = {
    # the call that fails: how, at which of the calls, the exit codes that there may be
    "write": [(errno.EIO, {74}), (errno.ENOSPC, {74}), (SHORT, {0}), (KILL, {-9})],
    "read": [(errno.EIO, {74, 1, 0}), (SHORT, {74, 1, 0}), (KILL, {-9})],
    "sync": [(errno.EIO, {74, 4}), (KILL, {-9})],
    "rename": [(errno.EIO, {74}), (errno.ENOSPC, {74}), (KILL, {-9})],
}


@pytest.mark.parametrize("call", CALLS)
def test_a_call_of_the_system_fails(broken: Trial, call: str) -> None:
    times = broken.hold(broken.run()).seen[call]
    assert times > 0
    for action, codes in CALLS[call]:
        for at in sorted({1, 2, times // 2, times} & {*range(1, times + 1)}):
            fault = {"call": call, "action": action, "at": at}
            result = broken.hold(broken.run(fault=fault))
            assert result.status in codes, (fault, result)
    broken.clean()


@pytest.mark.parametrize("action", [errno.EIO, errno.ENOSPC, errno.EDQUOT, SHORT])
def test_every_call_from_one_on_fails(broken: Trial, action: int) -> None:
    times = broken.hold(broken.run()).seen["write"]
    for at in (1, times // 3, times):
        fault = {"call": "write", "action": action, "at": at, "onward": True}
        result = broken.hold(broken.run(fault=fault))
        assert result.status == 74, (fault, result)
        assert str(broken.target) in result.said
    broken.clean()


def test_the_folder_cannot_be_synced(broken: Trial) -> None:
    result = broken.hold(broken.run(fault={"call": "sync", "action": errno.EIO, "at": 2}))
    assert result.status == 4
    assert "the new database is in place, but was not seen to reach the disk" in result.said
    # A file system that cannot sync folders at all is no fault of the disk.
    result = broken.hold(broken.run(fault={"call": "sync", "action": errno.EINVAL, "at": 2}))
    assert (result.status, result.said) == (0, "")


def stopped(trial: Trial, stage: str, meanwhile: Callable[[int], None]) -> Result:
    """Stop a build when it comes to a function, do something, and let it go on."""

    def then(pid: int) -> None:
        while Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "T":
            assert alive(pid)
            time.sleep(0.005)
        try:
            meanwhile(pid)
        finally:
            os.kill(pid, signal.SIGCONT)

    return trial.run(then, stage=stage, signal=signal.SIGSTOP)


def command(trial: Trial, **how) -> subprocess.Popen:
    """Start the command itself."""
    line = [sys.executable, "-m", "broadsheet", "build", str(trial.editions.texts), "-o"]
    return subprocess.Popen(
        [*line, str(trial.target), "--metadata", str(METADATA), *trial.how["options"]],
        stderr=subprocess.PIPE, text=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1750000000"}, **how,
    )  # fmt: skip


def test_a_second_build_says_who_has_the_lock(trial: Trial) -> None:
    def second(pid: int) -> None:
        before = sorted(trial.target.parent.rglob("*"))
        with command(trial) as process:
            said = process.stderr.read()
        assert process.returncode == 75
        assert said.count("\n") == 1
        assert re.search(
            rf"{trial.target}: another build is making it \(process {pid} on"
            rf" {re.escape(socket.gethostname())}, since 20\d\d-\d\d-\d\d .* UTC\)",
            said,
        )
        assert sorted(trial.target.parent.rglob("*")) == before
        # One that makes another file in the same folder is not kept from it.
        other = trial.target.with_name("other.db")
        build(trial.editions.texts, other, METADATA)
        other.unlink()

    assert trial.hold(stopped(trial, "load.py:finish", second)).status == 0


def test_three_builds_at_once(trial: Trial) -> None:
    trial.target.write_bytes(trial.editions.old)
    running = [command(trial) for _ in range(3)]
    ended = sorted(process.wait(60) for process in running)
    for process in running:
        process.stderr.close()
    assert ended[0] == 0
    assert set(ended) <= {0, 75}
    assert not trial.faults(Result(0))


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_a_journal_that_comes_while_the_build_runs(trial: Trial, ending: str) -> None:
    sibling = trial.target.with_name(trial.target.name + ending)
    result = stopped(trial, "load_check.py:check", lambda _pid: sibling.touch())
    sibling.unlink()
    assert trial.hold(result).status == 74
    assert str(sibling) in result.said


def test_a_strangers_file_that_comes_while_the_build_runs(trial: Trial) -> None:
    result = stopped(
        trial, "load_check.py:check", lambda _pid: trial.target.write_text("My notes.")
    )
    assert (result.status, trial.target.read_text()) == (2, "My notes.")


def test_who_has_it_open_reads_on(trial: Trial) -> None:
    trial.target.write_bytes(trial.editions.old)
    with closing(sqlite3.connect(trial.target)) as reader:
        sql = "SELECT count(*), min(title) FROM articles"
        before = reader.execute(sql).fetchone()
        trial.clean()
        assert reader.execute(sql).fetchone() == before
        assert WORDS["old"] in before[1]


def test_the_served_answers_are_of_one_edition(trial: Trial) -> None:
    """While the file is replaced again and again, nobody sees an error or a mixture."""
    target = trial.target
    target.write_bytes(trial.editions.old)
    pages = ("articles", "articles.json?_shape=objects&_size=50", "articles?_search=council&_size=5",
             "passages?_size=200", "", "articles.json?_sort_desc=id&_facet=language")  # fmt: skip
    seen: list[tuple[str, frozenset[str]]] = []
    over = threading.Event()

    def read(address: str, own: random.Random) -> None:
        while not over.is_set():
            page = own.choice(pages)
            with urllib.request.urlopen(  # noqa: S310
                f"{address}/corpus/{page}".removesuffix("/"), timeout=20
            ) as answer:
                text = answer.read().decode()
            seen.append((page, frozenset(word for word in WORDS.values() if word in text)))

    with serving(target) as address, ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read, address, random.Random(i)) for i in range(3)]
        try:
            for i in range(8):
                texts = trial.editions.folder / ("new", "old")[i % 2]
                assert trial.driver.run(texts, target).status == 0
        finally:
            over.set()
        for one in readers:
            one.result()
    assert {page for page, _ in seen} == set(pages)
    # A server goes on showing the edition that it was started with.
    assert {words for _, words in seen} == {frozenset({WORDS["old"]})}


DAMAGES: dict[str, Callable[[Path], object]] = {
    "no file": Path.unlink,
    "nothing": lambda path: path.write_bytes(b""),
    "garbage": lambda path: path.write_bytes(b"x" * 9000),
    "cut off": lambda path: os.truncate(path, path.stat().st_size // 2),
    "other bytes": lambda path: patched(path, path.stat().st_size // 3),
    "an article less": lambda path: sql(path, "DELETE FROM quotes"),
    "a row more": lambda path: sql(path, "INSERT INTO dates (id) SELECT max(id) + 1 FROM dates"),
    "another file": lambda path: sql(path, "UPDATE files SET sha256 = path"),
    "an index of nothing": lambda path: sql(path, "DELETE FROM articles_fts_data WHERE id > 10"),
    "an index of other words": lambda path: sql(path, "UPDATE articles SET title = 'Other words'"),
    "an index less": lambda path: sql(path, "DELETE FROM names_fts_docsize"),
}


def patched(path: Path, at: int) -> None:
    with path.open("r+b") as file:
        file.seek(at // 4096 * 4096)
        file.write(b"\xff" * 4096)


def sql(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_database_is_not_put_in_place(
    editions: Editions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    """The file that is looked at is the one that would be put there."""
    target = tmp_path / "corpus.db"
    target.write_bytes(editions.old)
    real = load_file.check

    def damaged(finished: Path, place: Path, workers: int) -> None:
        finished.write_bytes(editions.new)
        DAMAGES[damage](finished)
        real(finished, place, workers=workers)

    monkeypatch.setattr(load_file, "check", damaged)
    with pytest.raises((UnfitError, OutputError), match="what was there stays"):
        build(editions.texts, target, METADATA)
    assert target.read_bytes() == editions.old
    assert [path.name for path in tmp_path.iterdir()] == ["corpus.db"]


def test_the_check_changes_nothing(editions: Editions, tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    path.write_bytes(editions.new)
    check(path, path)
    assert path.read_bytes() == editions.new
    assert [path.name for path in tmp_path.iterdir()] == ["corpus.db"]


def test_what_a_power_cut_could_undo_is_in_order(
    editions: Editions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is on the disk before it has its name, and the name after that."""
    target = tmp_path / "corpus.db"
    done: list[str] = []
    sync, rename = os.fsync, os.replace

    def fsync(descriptor: int) -> None:
        done.append(f"sync {Path(f'/proc/self/fd/{descriptor}').readlink().name}")
        sync(descriptor)

    def replace(from_: Path, to: Path) -> None:
        done.append(f"rename {from_.name} {to.name}")
        rename(from_, to)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    build(editions.texts, target, METADATA)
    assert done == ["sync finished", "rename finished corpus.db", f"sync {tmp_path.name}"]


@pytest.fixture
def naive(shimmed: Driver, editions: Editions, tmp_path: Path) -> Trial:
    """A trial of a writer that writes into the file that is served."""
    own = Editions(editions.folder)
    trial = Trial(shimmed, own, tmp_path / "bad")
    for word in ("old", "new"):
        trial.target.write_bytes(own.old)
        assert shimmed.run(editions.folder / word, trial.target, bad=True).status == 0
        setattr(own, word, trial.target.read_bytes())
    return trial


def test_the_harness_sees_a_writer_that_does_worse(naive: Trial) -> None:
    """Without a fault it is content, with each kind of fault it is not."""
    result = naive.run(bad=True)
    assert not naive.faults(result)
    takes, times = result.seconds, result.seen["write"]

    def seen(**how) -> list[str]:
        return naive.faults(naive.run(bad=True, **how))

    killed = [seen(then=sending(signal.SIGKILL, takes * i / 12)) for i in range(1, 12)]
    assert sum(map(bool, killed)) >= 3
    for action in (errno.EIO, errno.ENOSPC, KILL):
        failed = [
            seen(fault={"call": "write", "action": action, "at": times * i // 4}) for i in (1, 2, 3)
        ]
        assert any(failed), action
    assert seen(limit={"file": 20_000})
    assert any("left beside" in one for faults in killed for one in faults)
    assert naive.faults(replace(result, status=74))  # a code that does not say what is there
