"""What may be overwritten, and that a build which fails leaves the old database as it was."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import ARTICLES, METADATA, rows

from broadsheet.build import build
from broadsheet.errors import OutputError, UnfitError, UsageError
from broadsheet.load_file import APPLICATION_ID, made_by_us, replacing


def remains(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_database_of_ours_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "corpus.db"
    build(ARTICLES, target, METADATA)
    assert made_by_us(target)
    before = target.stat().st_ino
    build(ARTICLES, target, METADATA)
    assert target.stat().st_ino != before
    assert remains(tmp_path) == ["corpus.db"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.db"
    link = tmp_path / "link.db"
    build(ARTICLES, real, METADATA)
    link.symlink_to(real)
    before = real.stat().st_ino
    build(ARTICLES, link, METADATA)
    assert link.is_symlink()
    assert real.stat().st_ino != before


@pytest.mark.parametrize("content", [b"", b"my notes", b"SQLite format 3\x00" + bytes(100)])
def test_a_strangers_file_is_left_alone(tmp_path: Path, content: bytes) -> None:
    target = tmp_path / "corpus.db"
    target.write_bytes(content)
    with pytest.raises(UsageError, match="was not made by Broadsheet"):
        build(ARTICLES, target, METADATA)
    assert target.read_bytes() == content
    assert remains(tmp_path) == ["corpus.db"]


def test_a_strangers_database_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "corpus.db"
    connection = sqlite3.connect(target)
    connection.execute("CREATE TABLE precious (a)")
    connection.close()
    with pytest.raises(UsageError, match="was not made by Broadsheet"):
        build(ARTICLES, target, METADATA)
    assert rows(target, "SELECT name FROM sqlite_master") == [("precious",)]


def test_places_where_no_file_can_be(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        build(ARTICLES, tmp_path, METADATA)
    with pytest.raises(UsageError, match="its folder does not exist"):
        build(ARTICLES, tmp_path / "no" / "such.db", METADATA)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match="was not made by Broadsheet"):
        build(ARTICLES, tmp_path / "pipe", METADATA)


@pytest.mark.parametrize("name", ["loop.db", "x" * 300 + ".db"])
def test_places_that_cannot_be_used(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop.db").symlink_to(tmp_path / "loop.db")
    with pytest.raises(UsageError, match=r"cannot be used|too long|in a circle") as raised:
        build(ARTICLES, tmp_path / name, METADATA)
    assert str(raised.value).startswith(f"{tmp_path / name}: ")
    with pytest.raises(UsageError, match="cannot be used"):
        build(tmp_path / ("y" * 300), tmp_path / "out.db", METADATA)


@pytest.mark.parametrize(
    "name", [b"caf\xe9.db", b"x" * 250 + b".db", b"new\nline.db", b"q'uote.db"]
)
def test_names_of_any_bytes(tmp_path: Path, name: bytes) -> None:
    target = tmp_path / os.fsdecode(name)
    build(ARTICLES, target, METADATA)
    assert made_by_us(target)
    assert remains(tmp_path) == [target.name]


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_stale_journals_are_refused(tmp_path: Path, ending: str) -> None:
    target = tmp_path / "corpus.db"
    build(ARTICLES, target, METADATA)
    (tmp_path / f"corpus.db{ending}").write_bytes(b"old pages")
    with pytest.raises(OutputError, match="open or crashed writer"):
        build(ARTICLES, target, METADATA)
    target.unlink()  # the journal of a file that is gone is played into the next one all the same
    with pytest.raises(OutputError, match="open or crashed writer"):
        build(ARTICLES, target, METADATA)
    assert remains(tmp_path) == [f"corpus.db{ending}"]


class FailureError(Exception):
    """Something that goes wrong in the middle of a build."""


def test_a_build_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "corpus.db"
    build(ARTICLES, target, METADATA)
    before = target.read_bytes()
    with pytest.raises(FailureError), replacing(target) as connection:
        connection.execute("INSERT INTO build VALUES ('a', 'b')")
        raise FailureError
    assert target.read_bytes() == before
    assert remains(tmp_path) == ["corpus.db"]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("INSERT INTO article_authors VALUES (1, 2, 1)", "foreign key of article_authors"),
        (
            "INSERT INTO articles (id, title, word_count, path, sha256, body)"
            " VALUES (1, 'a', 0, 'a', 'b', 'words that no index has')",
            "foreign key|full-text index",
        ),
    ],
)
def test_a_database_that_fails_its_check_is_not_published(
    tmp_path: Path, damage: str, said: str
) -> None:
    with pytest.raises(UnfitError, match=said), replacing(tmp_path / "a.db") as connection:
        connection.execute(damage)
    assert remains(tmp_path) == []


def test_an_index_that_lost_a_row_is_not_published(tmp_path: Path) -> None:
    with pytest.raises(UnfitError, match="full-text"), replacing(tmp_path / "a.db") as connection:
        connection.executescript(
            "INSERT INTO files VALUES ('a', 1, 'text/plain', 'utf-8', 1, 'b', x'61', NULL);"
            "INSERT INTO articles (id, title, word_count, path, sha256, body)"
            " VALUES (1, 'a', 0, 'a', 'b', 'words that no index has');"
        )


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from broadsheet.cli import main
main(["build", sys.argv[1], "-o", sys.argv[2], "--quiet"])
"""


def test_no_room_on_the_disk(tmp_path: Path) -> None:
    target = tmp_path / "corpus.db"
    build(ARTICLES, target, METADATA)
    before = target.read_bytes()
    run = subprocess.run(
        [sys.executable, "-c", LIMITED, str(ARTICLES), str(target)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 74, run.stderr
    assert run.stderr.count("\n") == 1
    assert "what was there stays" in run.stderr
    assert target.read_bytes() == before
    assert remains(tmp_path) == ["corpus.db"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 60_000


@contextmanager
def building(tmp_path: Path) -> "Iterator[tuple[subprocess.Popen[bytes], Path]]":
    """Start a build that takes a while, and give it once it has begun to write."""
    texts, out = tmp_path / "texts", tmp_path / "out"
    texts.mkdir()
    out.mkdir()
    for i in range(4000):
        said = f"The council met on Monday for time number {i} and left.\n"
        (texts / f"{i}.txt").write_text(said * 9)
    with subprocess.Popen(
        [sys.executable, "-m", "broadsheet", "build", str(texts), "-o", str(out / "corpus.db")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Whoever runs the tests in the background may have switched the signal off.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    ) as process:
        while process.poll() is None and not list(out.glob("*/loading")):
            time.sleep(0.01)
        yield process, out


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_build_leaves_nothing_behind(tmp_path: Path, sent: signal.Signals) -> None:
    with building(tmp_path) as (process, out):
        process.send_signal(sent)
        assert process.wait(60) == 128 + sent
    assert remains(out) == []


def test_the_next_build_clears_what_a_killed_one_left(tmp_path: Path) -> None:
    with building(tmp_path) as (process, out):
        # A second build of another database beside it leaves the first one's work alone.
        build(ARTICLES, out / "other.db", METADATA)
        assert list(out.glob("*/loading"))
        process.kill()
    assert list(out.glob("*/loading"))
    build(ARTICLES, out / "corpus.db", METADATA)
    assert remains(out) == ["corpus.db", "other.db"]


def test_the_header_says_who_made_it(corpus: Path) -> None:
    assert rows(corpus, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert rows(corpus, "PRAGMA user_version") == [(1,)]
    assert rows(corpus, "PRAGMA journal_mode") == [("delete",)]


def test_permissions_stay(tmp_path: Path) -> None:
    target = tmp_path / "corpus.db"
    build(ARTICLES, target, METADATA)
    target.chmod(0o600)
    build(ARTICLES, target, METADATA)
    assert target.stat().st_mode & 0o777 == 0o600
