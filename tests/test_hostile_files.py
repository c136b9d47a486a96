"""Odd and hostile files: none of them stops a build, and none costs more than its own article."""

import gzip
import json
import time
from collections.abc import Callable

import pytest
from conftest import Build, rows

SAID = "The council met on Monday and said that it would meet again before the winter. " * 4
GOOD = f"Council repairs the old bridge\n3 May 2024\n\n{SAID}"

FILES: dict[str, dict[str, str | bytes]] = {
    "empty front matter": {"a.md": "---\n---\n", "b.md": "---\n# x\n---\n"},
    "a correction for a blank file": {"a.txt": " \n", "articles.csv": "path,outlet\na.txt,X\n"},
    "lists that are each counted from 1": {
        "a.json": '{"xs":[{"title":"a","text":"A"}]}{"xs":[{"title":"b","text":"A2"}]}',
    },
    "half characters in corrections": {
        "articles.yml": '"a\\uD800.txt": {outlet: X}\ngood.txt: {"k\\uD800": X, url: "http://x.de/\\uD800"}\n',
    },
    "half characters in front matter": {"a.md": f'---\nurl: "http://a.b/\\uD800"\n---\n{SAID}'},
    "a charset of half characters": {
        "a.eml": b"Content-Type: text/plain; charset=utf-7\n\n+2AA- " + SAID.encode(),
        "b.eml": b"Content-Type: text/plain; charset=unicode_escape\n\n\\ud800 " + SAID.encode(),
    },
    "aliases in corrections": {
        "articles.yml": "a: &a [x, y]\n" + "".join(f"p{i}: {{byline: *a}}\n" for i in range(99)),
    },
    "blocks in blocks in corrections": {"articles.yml": f"a: {'[' * 9_000}{']' * 9_000}\n"},
    "parts in parts": {
        "a.eml": b"".join(
            b"Content-Type: multipart/mixed; boundary = b%d\n\n--b%d\n" % (i, i) for i in range(900)
        ),
    },
    "many content codings": {
        "a.warc": b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://e.org/\r\n"
        b"Content-Type: application/http\r\nContent-Length: 1066\r\n\r\n"
        b"HTTP/1.1 200 OK\r\nContent-Encoding: " + b"gzip," * 204 + b"\r\n\r\n<p>x</p>\r\n\r\n",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_the_other_articles_are_built(make: Build, name: str) -> None:
    path = make({"good.txt": GOOD, **FILES[name]})
    assert rows(path, "SELECT headline, published FROM articles WHERE path = 'good.txt'") == [
        ("Council repairs the old bridge", "2024-05-03")
    ]
    files = {file for (file,) in rows(path, "SELECT path FROM files")}
    told = {file.partition("#")[0] for (file,) in rows(path, "SELECT path FROM problems")}
    assert set(FILES[name]) <= {file.partition("#")[0] for file in files} | told


def test_records_of_several_lists_have_each_a_path(make: Build) -> None:
    lists = "".join(json.dumps({"xs": [{"text": f"{SAID} {i}"}]}) for i in range(3))
    path = make({"a.json": lists})
    assert rows(path, "SELECT path, substr(body, -1) FROM articles ORDER BY path") == [
        ("a.json#1", "0"), ("a.json#2", "1"), ("a.json#3", "2"),
    ]  # fmt: skip


def test_a_table_of_articles_that_is_named_like_the_list(make: Build) -> None:
    path = make({"articles.csv": f'filename,title,text\nx.txt,Old bridge,"{SAID}"\n'})
    assert rows(path, "SELECT path, headline FROM articles") == [("articles.csv#1", "Old bridge")]


def test_a_record_with_equal_values_under_one_path_is_not_lost(make: Build) -> None:
    record = json.dumps({"title": "Old bridge", "text": SAID})
    path = make({"a.jsonl": f"{record}\n{record}\n"})
    assert rows(path, "SELECT count(*), count(DISTINCT article_id) FROM files") == [(2, 1)]


GROWING: dict[str, Callable[[int], dict[str, str | bytes]]] = {
    "columns": lambda n: {"a.csv": "title,text," + ",".join(f"c{i}" for i in range(n)) + "\n"},
    "an open quotation mark": lambda n: {"a.csv": 'title,text\nx,"' + "a\n" * n},
    "a long header": lambda n: {"a.eml": b'Content-Type: text/plain;a="' + b";" * n + b"\n\nx"},
}


@pytest.mark.parametrize("name", GROWING)
def test_work_grows_with_the_length_and_no_faster(make: Build, name: str) -> None:
    """Eight times the file costs some eight times the work; were it quadratic, 64 times."""
    seconds = []
    for size in (5_000, 40_000):
        begun = time.process_time()
        make({"good.txt": GOOD, **GROWING[name](size)}, f"{size}.db")
        seconds.append(time.process_time() - begun)
    assert seconds[1] < 40 * max(seconds[0], 0.05)


def test_the_media_type_says_whether_the_bytes_are_compressed(make: Build) -> None:
    record = json.dumps({"text": SAID}).encode()
    texts = {f"a{suffix}.gz": gzip.compress(record) for suffix in (".json", ".jsonl", ".txt")}
    path = make(texts)
    found = {
        name: (kind, raw)
        for name, kind, raw in rows(path, "SELECT path, media_type, raw FROM files")
    }
    kinds = {name: kind for name, (kind, _) in found.items()}
    assert kinds == {
        "a.json.gz": "application/json+gzip",
        "a.jsonl.gz#1": "application/x-ndjson",
        "a.txt.gz": "text/plain+gzip",
    }
    assert all(
        raw.startswith(b"\x1f\x8b") == kinds[name].endswith("+gzip")
        for name, (_, raw) in found.items()
    )
