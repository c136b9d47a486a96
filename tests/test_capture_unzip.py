"""Compressed files: what can be read is kept, what cannot be is said."""

import gzip
from pathlib import Path

import pytest

from broadsheet.capture import capture
from broadsheet.records import Document, Problem

TEXT = b"The council met on Monday and said that it would meet again.\n"
LINE = b'{"text": "The council met on Monday."}\n'


def read(folder: Path, name: str, content: bytes) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the texts of a file, and the problems by path and kind."""
    (folder / name).write_bytes(content)
    items = list(capture(folder))
    texts = [one.text for one in items if isinstance(one, Document)]
    return texts, [(one.path, one.kind) for one in items if isinstance(one, Problem)]


def test_a_compressed_text_is_an_article(tmp_path: Path) -> None:
    content = gzip.compress(TEXT)
    assert read(tmp_path, "a.TXT.gz", content) == ([TEXT.decode()], [])
    (document,) = capture(tmp_path)
    assert isinstance(document, Document)
    assert (document.source.raw, document.source.path) == (content, "a.TXT.gz")


def test_members_read_as_one(tmp_path: Path) -> None:
    content = gzip.compress(TEXT) + gzip.compress(TEXT) + bytes(50)
    assert read(tmp_path, "a.md.gz", content) == ([TEXT.decode() * 2], [])


NUMBERS = "".join(f"Line {i} of a text that is hard to compress.\n" for i in range(9000)).encode()


def flipped(content: bytes) -> bytes:
    damaged = bytearray(content)
    damaged[len(content) * 3 // 4] ^= 0xFF
    return bytes(damaged)


DAMAGE = {
    "cut off": lambda content: content[: len(content) * 3 // 4],
    "cut off before the checksum": lambda content: content[:-6],
    "wrong checksum": lambda content: content[:-8] + bytes(8),
    "garbage behind": lambda content: content + b"garbage",
    "a damaged byte": flipped,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_stands_before_the_damage_is_kept(tmp_path: Path, damage: str) -> None:
    texts, problems = read(tmp_path, "a.txt.gz", DAMAGE[damage](gzip.compress(NUMBERS)))
    assert problems == [("a.txt.gz", "damaged")]
    assert NUMBERS.decode().startswith(texts[0][:100_000])
    assert len(texts[0]) > 100_000


@pytest.mark.parametrize("damage", DAMAGE)
def test_records_before_the_damage_are_kept(tmp_path: Path, damage: str) -> None:
    lines = b"".join(b'{"text": "%s"}\n' % line for line in NUMBERS.splitlines())
    texts, problems = read(tmp_path, "a.jsonl.gz", DAMAGE[damage](gzip.compress(lines)))
    assert problems[-1] == ("a.jsonl.gz", "damaged")
    assert texts[:3] == NUMBERS.decode().splitlines()[:3]
    assert len(texts) > 3000


@pytest.mark.parametrize("content", [b"", b"\x1f", b"\x1f\x8b\x08", b"not compressed at all"])
@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz"])
def test_files_that_are_not_compressed(tmp_path: Path, name: str, content: bytes) -> None:
    texts, problems = read(tmp_path, name, content)
    assert "".join(texts) == ""
    assert problems == ([] if not content and "txt" in name else
                        [(name, "damaged" if content else "empty")])  # fmt: skip


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.json.gz", "a.csv.gz", "a.warc.gz"])
@pytest.mark.parametrize("unit", [b"a", b"{", b"\n"])
def test_bombs_are_given_up(tmp_path: Path, name: str, unit: bytes) -> None:
    head = b"text\n" if "csv" in name else b""
    texts, problems = read(tmp_path, name, gzip.compress(head + unit * 25_000_000, 9))
    assert texts == []
    assert "too large" in {kind for _, kind in problems}
    assert len(problems) < 5


def test_a_large_file_of_records_is_no_bomb(tmp_path: Path) -> None:
    lines = b"".join(b'{"text": "%d %s"}\n' % (i, NUMBERS.replace(b"\n", b" ")) for i in range(60))
    texts, problems = read(tmp_path, "a.ndjson.gz", gzip.compress(lines, 1))
    assert (len(texts), problems) == (60, [])
