"""Which files are read, in which order, and what becomes of the others."""

import os
import socket
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from broadsheet import capture as module
from broadsheet.capture import capture, listed, path_text, read
from broadsheet.records import Document, Problem
from broadsheet.workers import Lost

SAID = "The council met on Monday and said that it would meet again."


def write(folder: Path, *names: str, content: bytes = SAID.encode()) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def problems(folder: Path) -> dict[str, str]:
    return {one.path: one.kind for one in capture(folder) if isinstance(one, Problem)}


def paths(folder: Path) -> list[str]:
    return [one.source.path for one in capture(folder) if isinstance(one, Document)]


def test_order_is_that_of_the_bytes_of_the_paths(tmp_path: Path) -> None:
    names = ["b.txt", "a/z.txt", "a/b/c.txt", "B.txt", "é.txt", "a.txt", "a-b.txt", "c/a.txt"]
    write(tmp_path, *names)
    assert paths(tmp_path) == sorted(names, key=str.encode)


def test_nothing_is_changed(tmp_path: Path) -> None:
    raw = ("\ufeff One\r\n\x00two\u00a0\n" + SAID).encode()
    write(tmp_path, "a.txt", content=raw)
    (document,) = capture(tmp_path)
    assert document.source.raw == raw
    assert raw.decode(document.encoding) == document.text


def test_what_is_not_read_is_said(tmp_path: Path) -> None:
    write(tmp_path, "good.txt", "page.pdf", "no-suffix", ".hidden.txt", ".git/config", "UPPER.TXT")
    write(tmp_path, "picture.txt", content=bytes(range(256)) * 20)
    write(tmp_path, ".DS_Store", "Thumbs.db", "sub/desktop.ini")
    (tmp_path / "in.txt").symlink_to(tmp_path / "good.txt")
    (tmp_path / "folder-link").symlink_to(tmp_path)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as unix:
        here = Path.cwd()
        os.chdir(tmp_path)  # a socket's path must be short
        try:
            unix.bind("socket.txt")
        finally:
            os.chdir(here)
    assert problems(tmp_path) == {
        "page.pdf": "not read",
        "no-suffix": "not read",
        ".hidden.txt": "hidden",
        ".git": "hidden",
        "picture.txt": "binary",
        "folder-link": "link",
        "dangling.txt": "link",
        "pipe.txt": "not a file",
        "socket.txt": "not a file",
    }
    assert paths(tmp_path) == ["UPPER.TXT", "good.txt", "in.txt"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "secret.txt", "in/a.txt")
    (tmp_path / "in/out.txt").symlink_to(tmp_path / "secret.txt")
    assert problems(tmp_path / "in") == {"out.txt": "link"}
    assert paths(tmp_path / "in") == ["a.txt"]


def test_links_that_go_round_end(tmp_path: Path) -> None:
    write(tmp_path, "a/b/c.txt")
    (tmp_path / "a/b/up").symlink_to(tmp_path / "a")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert problems(tmp_path) == {"a/b/up": "link", "self.txt": "link"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b/c.txt")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").chmod(0)
    assert problems(tmp_path) == {"a.txt": "unreadable", "b": "unreadable"}
    (tmp_path / "b").chmod(0o700)


def test_a_file_that_vanished_or_became_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert [one.kind for one in read(tmp_path, Path("gone.txt"))] == ["vanished"]
    assert [one.kind for one in read(tmp_path, Path("pipe.txt"))] == ["not a file"]


def test_a_path_too_long_for_the_system(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, Path("a" * 300 + ".txt"))
    assert problem.kind == "unreadable"


def test_whatever_is_lost_on_the_way_each_entry_is_told(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.jsonl", "c.png", "d.txt")

    def losing(_function: Callable, items: Iterable) -> Iterator:
        return ((item, Lost("crashed", "ended by SIGKILL")) for item in items)

    ticks: list[None] = []
    found = list(capture(tmp_path, lambda: ticks.append(None), losing))
    assert [(one.path, one.kind, one.detail) for one in found] == [
        ("a.txt", "crashed", "ended by SIGKILL"),
        ("b.jsonl", "crashed", "ended by SIGKILL"),
        ("c.png", "not read", ".png"),
        ("d.txt", "crashed", "ended by SIGKILL"),
    ]
    assert len(ticks) == 4


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    (problem,) = capture(tmp_path)
    assert problem.kind == "too large"
    assert str(1 << 40) in problem.detail


def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.txt")
    real, seen = os.fstat, []

    def growing(descriptor: int) -> os.stat_result:
        seen.append(descriptor)
        if len(seen) % 3 == 0:
            with (tmp_path / "a.txt").open("ab") as file:
                file.write(b"more")
        return real(descriptor)

    monkeypatch.setattr(module.os, "fstat", growing)
    assert [one.kind for one in read(tmp_path, Path("a.txt"))] == ["changing"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"caf\xc3\xa9.txt", "café.txt"),
        (b"caf\xe9.txt", "caf\\xe9.txt"),
        (b"caf\\xe9.txt", "caf\\\\xe9.txt"),
        (b"new\nline.txt", "new\nline.txt"),
        (b"<script>.txt", "<script>.txt"),
        (b"-rf.txt", "-rf.txt"),
    ],
)
def test_names_of_any_bytes(tmp_path: Path, name: bytes, shown: str) -> None:
    path = Path(os.fsdecode(name))
    assert path_text(path) == shown
    write(tmp_path, path.name)
    assert paths(tmp_path) == [shown]


def test_the_walk_reads_nothing(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    assert list(listed(tmp_path)) == [Path("a.txt")]


def test_no_such_folder_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    assert [one.kind for one in capture(tmp_path / "nowhere")] == ["unreadable"]


def test_a_suffix_of_any_bytes(tmp_path: Path) -> None:
    write(tmp_path, os.fsdecode(b"a.caf\xe9"))
    (problem,) = capture(tmp_path)
    assert (problem.path, problem.kind, problem.detail) == ("a.caf\\xe9", "not read", ".caf\\xe9")
    problem.detail.encode()


@pytest.mark.parametrize(
    ("page", "parts", "entered"),
    [
        ("bridge.html", "bridge_files", False),
        ("Bridge.HTM", "Bridge_files", False),
        ("bridge.html", "bridge.files", False),
        ("bridge.html", "bridge-Dateien", False),
        ("A bridge – News.html", "A bridge – News_fichiers", False),
        ("bridge.html", "bridge_archivos", False),
        ("bridge.html", "road_files", True),
        ("bridge.txt", "bridge_files", True),
        ("bridge.html", "bridge", True),
        ("_files.html", "_files", True),
    ],
)
def test_the_parts_of_a_saved_page_are_not_entered(
    tmp_path: Path, page: str, parts: str, entered: bool
) -> None:
    write(tmp_path, page, f"{parts}/ad.txt", f"{parts}/deep/ad.txt")
    kinds = {path: kind for path, kind in problems(tmp_path).items() if path != page}
    assert kinds == ({} if entered else {parts: "page files"})
    assert (f"{parts}/ad.txt" in paths(tmp_path)) == entered


def test_a_record_has_the_path_of_its_file_and_its_number(tmp_path: Path) -> None:
    write(tmp_path, "a.jsonl", content=b'{"text": "One."}\n\n{"text": "Two."}\nnonsense\n')
    write(tmp_path, "b.json", content=b' {"text": "Three."}\n')
    assert paths(tmp_path) == ["a.jsonl#1", "a.jsonl#3", "b.json"]
    assert problems(tmp_path) == {"a.jsonl#4": "unreadable record"}
    sources = [one.source for one in capture(tmp_path) if isinstance(one, Document)]
    assert [one.raw for one in sources] == [
        b'{"text": "One."}', b'{"text": "Two."}', b' {"text": "Three."}\n',
    ]  # fmt: skip
    assert sources[0].media_type == "application/x-ndjson"


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.csv", "a.warc", "a.mbox"])
def test_a_file_without_records_is_said(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, content=b"")
    assert problems(tmp_path) == {name: "empty"}
