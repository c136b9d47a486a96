"""A new edition takes over under load; what is not sound does not; what dies is replaced."""

import http.client
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest
from conftest import METADATA
from served import Served, left, publicly, until

from broadsheet.build import build

PAGES = (
    "/corpus",
    "/corpus/articles",
    "/corpus/articles.json?_shape=objects",
    "/corpus/build.json?_shape=array",
    "/corpus/-/search?q=council",
)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two editions of a corpus, of six and of nine articles."""
    made = []
    for count in (6, 9):
        folder = tmp_path_factory.mktemp("texts")
        for i in range(count):
            (folder / f"{i}.txt").write_text(
                f"Council {count} meets again\n\nBy Ann Lee\n3 May 20{10 + i}\n\n"
                f"The council met on matter {i} of {count}, and was content with it.\n"
            )
        target = tmp_path_factory.mktemp("edition") / "corpus.db"
        build(folder, target, METADATA)
        made.append(target)
    return made[0], made[1]


def put(edition: Path, target: Path) -> None:
    """Put an edition in place in one step, as a build does."""
    beside = target.with_name("beside")
    shutil.copy2(edition, beside)
    os.replace(beside, target)


@pytest.fixture
def target(editions: tuple[Path, Path], tmp_path: Path) -> Path:
    """Where editions are put, with the first one there."""
    path = tmp_path / "corpus.db"
    put(editions[0], path)
    return path


def plain(body: bytes) -> bytes:
    """Return an answer without the times that differ from one to the next."""
    return re.sub(rb'"query_ms": [\d.e-]+|took [\d.]+\s*ms', b"", body)


class Reader(threading.Thread):
    """Asks for one page after the other and keeps what comes."""

    def __init__(self, port: int, *, keeps: bool) -> None:
        super().__init__(daemon=True)
        self.port, self.keeps = port, keeps
        self.enough = threading.Event()
        self.answers: Counter[tuple[str, bytes]] = Counter()
        self.failed: list[str] = []

    def run(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        asked = 0
        while not self.enough.is_set():
            path = PAGES[asked % len(PAGES)]
            asked += 1
            try:
                # It connects anew only where the answer before said that the connection ends.
                connection.request("GET", path)
                answer = connection.getresponse()
                body = answer.read()
                if answer.status == 200:
                    self.answers[path, plain(body)] += 1
                else:
                    self.failed.append(f"{path}: {answer.status}")
            except (OSError, http.client.HTTPException) as error:
                self.failed.append(f"{path}: {error!r}")
                connection.close()
            if not self.keeps:
                connection.close()


def recorded(served: Served) -> dict[str, bytes]:
    return {path: plain(served.get(path)) for path in PAGES}


def test_editions_that_follow_under_load_cost_no_answer(
    editions: tuple[Path, Path], target: Path, tmp_path: Path
) -> None:
    with publicly(target) as served:
        whole = [recorded(served)]
        put(editions[1], target)
        served.wait_for("new edition is served")
        until("only the new edition", lambda: len(served.workers()) == 1)
        whole.append(recorded(served))
        readers = [Reader(served.port, keeps=keeps) for keeps in (True, False) * 2]
        for reader in readers:
            reader.start()
        for turn in range(4):
            put(editions[turn % 2], target)
            served.hurry()
            served.wait_for("new edition is served", turn + 2)
        for reader in readers:
            reader.enough.set()
        for reader in readers:
            reader.join(60)
        assert [reader.failed for reader in readers] == [[]] * len(readers)
        answers = sum((reader.answers for reader in readers), Counter())
        for path in PAGES:
            met = {body for asked, body in answers if asked == path}
            assert met == {whole[0][path], whole[1][path]}, path
        assert recorded(served) == whole[1]
    assert left(tmp_path) == []


def broken(target: Path) -> None:
    """Damage a page in the middle of a database."""
    with target.open("r+b") as file:
        file.seek(target.stat().st_size // 2)
        file.write(b"\x05broken" * 400)


def foreign(target: Path) -> None:
    target.unlink()
    with sqlite3.connect(target) as connection:
        connection.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY)")


def miscounted(target: Path) -> None:
    with sqlite3.connect(target) as connection:
        connection.execute("UPDATE build SET value = '99' WHERE key = 'articles'")


UNFIT = {
    broken: "is not sound: corpus.db: ",
    foreign: "was not made by Broadsheet",
    miscounted: "the table build states articles 99, there are ",
    Path.unlink: "cannot be served: No such file",
}


def test_what_is_not_sound_is_refused_and_a_good_one_taken_again(
    editions: tuple[Path, Path], target: Path, tmp_path: Path
) -> None:
    with publicly(target) as served:
        before = recorded(served)
        for spoil, words in UNFIT.items():
            unfit = tmp_path / "unfit"
            shutil.copy2(editions[1], unfit)
            spoil(unfit)
            if unfit.exists():
                os.replace(unfit, target)
            else:
                target.unlink()
            served.hurry()
            served.wait_for(words)
            assert "the old edition is served on" in served.lines[-1]
        (worker,) = served.workers()
        assert recorded(served) == before
        (tmp_path / "corpus.db-wal").touch()
        put(editions[1], target)
        served.hurry()
        served.wait_for("belongs to an open or crashed writer")
        (tmp_path / "corpus.db-wal").unlink()
        assert served.workers() == [worker]
        assert served.said("served on") == len(UNFIT) + 1, served.lines
        put(editions[1], target)
        served.wait_for("new edition is served")


@pytest.mark.parametrize("first", list(UNFIT), ids=lambda spoil: spoil.__name__)
def test_a_first_edition_that_is_not_sound_is_not_served(
    target: Path, tmp_path: Path, first
) -> None:
    first(target)
    ended = subprocess.run(
        [sys.executable, "-m", "broadsheet", "serve", target, "--public", "-p", "0"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode in {1, 2}
    assert ended.stderr.count("\n") == 1, ended.stderr
    assert str(target) in ended.stderr
    assert left(tmp_path) == []


def test_processes_that_die_or_hang_are_replaced(target: Path, tmp_path: Path) -> None:
    with publicly(target, "--processes", 2) as served:
        dead, hung = served.workers()
        dead.kill()
        hung.suspend()
        served.wait_for("ended (-9)")
        served.wait_for("does not answer")
        until("the hung one is gone", lambda: not hung.is_running())
        until("two are there again", lambda: len(served.workers()) == 2)
        assert b"Council" in served.get("/corpus/articles", timeout=60)
    assert left(tmp_path) == []


def test_nothing_outlives_a_supervisor_that_is_killed(target: Path, tmp_path: Path) -> None:
    with publicly(target) as served:
        workers = served.workers()
        served.process.kill()
        until("its processes are gone", lambda: not any(one.is_running() for one in workers))
        assert len(left(tmp_path)) == 1
        served.process.wait(10)
    with publicly(target) as served:
        assert len(left(tmp_path)) == 1
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(20) == 0
    assert left(tmp_path) == []
