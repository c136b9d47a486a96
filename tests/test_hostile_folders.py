"""Odd and hostile folders: every entry is an article, or is said, or is passed over for what it is."""

import json
import os
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import pytest
from conftest import METADATA, Build, one, rows

from broadsheet.build import build
from broadsheet.capture import capture
from broadsheet.records import Document, Problem

SAID = "The council met on Monday and said that it would meet again before the winter. " * 4


def text(word: str) -> str:
    return f"Council repairs the {word} bridge\n3 May 2024\n\n{SAID}"


NAMES = [
    b"new\nline.txt", b"quote'\".txt", b"tab\t.txt", b"-rf.txt", b"=cmd().txt", b"<script>.txt",
    b"x" * 251 + b".txt", "\u202etxt.evil.txt".encode(), b"caf\xe9.txt", b"back\\slash.txt", b"%41.txt",
]  # fmt: skip


def test_names_of_every_kind(tmp_path: Path) -> None:
    """Each is an article with an id that does not depend on its name, and a line of its own."""
    folder = tmp_path / "in"
    folder.mkdir()
    for i, name in enumerate(NAMES):
        (folder / os.fsdecode(name)).write_text(text(f"number {i}"))
    (folder / os.fsdecode(b"empty\n\xe9\x1b[0m.txt")).touch()
    out = tmp_path / "corpus.db"
    command = [sys.executable, "-m", "broadsheet", "build", str(folder), "-o", str(out)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 3, done.stderr
    assert done.stderr.count(b"\n") == 1
    assert b"\x1b" not in done.stdout + done.stderr
    assert one(out, "SELECT count(DISTINCT path) FROM articles") == len(NAMES)
    ids = {i for (i,) in rows(out, "SELECT id FROM articles")}
    for i, name in enumerate(NAMES):
        (folder / os.fsdecode(name)).rename(folder / f"{i}.txt")
    build(folder, out, METADATA)
    assert {i for (i,) in rows(out, "SELECT id FROM articles")} == ids


def test_names_that_are_nearly_the_same(make: Build, tmp_path: Path) -> None:
    composed, parted = (unicodedata.normalize(form, "café.txt") for form in ("NFC", "NFD"))
    names = ["A.txt", "a.txt", composed, parted]
    path = make({name: text(f"{i}th") for i, name in enumerate(names)})
    if len(list((tmp_path / "texts").iterdir())) < len(names):
        pytest.skip("this file system takes some of these names for the same")
    assert {name for (name,) in rows(path, "SELECT path FROM files")} == set(names)
    assert one(path, "SELECT count(*) FROM articles") == len(names)


def test_a_hard_link_is_a_second_file_of_one_article(make: Build, tmp_path: Path) -> None:
    make({"a.txt": text("old")})
    os.link(tmp_path / "texts/a.txt", tmp_path / "texts/b.txt")
    path = make({})
    assert rows(path, "SELECT count(*), count(DISTINCT article_id) FROM files") == [(2, 1)]
    assert rows(path, "SELECT path, detail FROM problems WHERE kind = 'same content'") == [
        ("b.txt", "as a.txt")
    ]


def test_folders_in_folders_beyond_the_longest_path(tmp_path: Path) -> None:
    """What is too deep for the system to open is said, and the walk ends."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/good.txt").write_text(text("old"))
    here = os.open(tmp_path / "in", os.O_RDONLY)
    for _ in range(3000):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(os.open("deep.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    found = list(capture(tmp_path / "in"))
    assert [one.source.path for one in found if isinstance(one, Document)] == ["good.txt"]
    (problem,) = [one for one in found if isinstance(one, Problem)]
    assert (problem.kind, problem.detail) == ("unreadable", "File name too long")
    assert problem.path.startswith("d/d/d/")
    subprocess.run(["rm", "-rf", str(tmp_path / "in")], check=True)


NOBODY = """
import os, sys
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)
for found in capture(Path(sys.argv[1])):
    if isinstance(found, Problem):
        print(found.path, found.kind)
    else:
        print(found.source.path, "read")
"""


def test_a_user_who_may_not_read_everything() -> None:
    """Also where the tests run as root, who may."""
    code = "from pathlib import Path; from broadsheet.capture import capture;"
    code += " from broadsheet.records import Problem\n" + NOBODY
    with tempfile.TemporaryDirectory() as name:  # that of pytest is closed to others
        folder = Path(name)
        (folder / "shut").mkdir()
        for file in ("a.txt", "b.txt", "shut/c.txt"):
            (folder / file).write_text(text(file))
        (folder / "a.txt").chmod(0)
        (folder / "shut").chmod(0)
        folder.chmod(0o755)
        command = [sys.executable, "-c", code, name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        (folder / "shut").chmod(0o700)
    assert done.stdout == "a.txt unreadable\nb.txt read\nshut unreadable\n", done.stderr


def test_a_file_that_grows_is_read_to_its_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked for one byte more than it may have, and never for all that there is."""
    (tmp_path / "a.txt").write_text(text("old"))
    asked: list[int] = []
    real = os.fdopen

    class Growing:
        def __init__(self, file) -> None:
            self.file = file

        def __enter__(self):
            return self

        def __exit__(self, *_) -> None:
            self.file.close()

        def fileno(self) -> int:
            return self.file.fileno()

        def read(self, size: int = -1) -> bytes:
            asked.append(size)
            return b"more " * (size // 5)

    monkeypatch.setattr(os, "fdopen", lambda *how, **more: Growing(real(*how, **more)))
    monkeypatch.setattr("broadsheet.capture.MAX_BYTES", 10_000)
    (problem,) = [one for one in capture(tmp_path) if isinstance(one, Problem)]
    assert problem.kind == "changing"
    assert set(asked) == {10_001}


def test_other_words_of_the_same_length_at_the_same_time(make: Build, tmp_path: Path) -> None:
    """A build reads the bytes: neither size nor time tell it that a file is the one of before."""
    path = make({"a.txt": text("old")})
    file = tmp_path / "texts/a.txt"
    before = file.stat()
    file.write_text(text("new"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    make({})
    assert rows(path, "SELECT headline FROM articles") == [("Council repairs the new bridge",)]


def test_no_text_in_the_database_holds_a_zero(make: Build) -> None:
    """SQLite would cut such a text off in some functions and not in others."""
    path = make({
        "a.txt": text("o\0ld").replace("Monday", "Mon\0day"),
        "b.json": '{"title": "A \\u0000 bridge", "text": "%s \\u0000 end", "author": "A\\u0000n Lee"}'.replace("%s", SAID),
        "c.html": f"<title>A \0 bridge</title><p>{SAID}&#0; \0end</p>",
    })  # fmt: skip
    columns = rows(
        path,
        "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c"
        " WHERE m.type = 'table' AND c.type = 'TEXT'",
    )
    assert len(columns) > 50
    for table, column in columns:
        sql = f'SELECT count(*) FROM {table} WHERE instr("{column}", char(0))'
        assert one(path, sql) == 0, (table, column)


@pytest.mark.parametrize(
    "key", ["rowid", "rank", "", "]", '"', "_facet", "Title", "id", "a" * 3000]
)
def test_no_key_of_a_record_is_a_column(make: Build, key: str) -> None:
    plain = make({"a.json": json.dumps({"title": "Old bridge", "text": SAID})}, "plain.db")
    path = make({"a.json": json.dumps({"title": "Old bridge", "text": SAID, key: "x"})})
    schema = "SELECT sql FROM sqlite_master ORDER BY name"
    assert rows(path, schema) == rows(plain, schema)
    assert one(path, "SELECT count(*) FROM articles WHERE body != ''") == 1
