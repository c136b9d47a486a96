"""Web archives: the pages load, what is no page is counted, damage costs one record."""

import gzip
import io
import tracemalloc
import zlib

import brotli
import pytest
from conftest import Endless, found, kinds, stated
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.capture import http, unzip, warc
from broadsheet.capture.entry import Entry

PAGE = (
    "<!DOCTYPE html><html><head><title>A bridge falls</title></head><body><article>"
    "<h1>A bridge falls</h1><p>The old bridge over the river fell on Monday, the county said.</p>"
    "<p>“Nobody was hurt,” said the engineer, who had warned of cracks in March.</p>"
    "</article></body></html>"
).encode()
ARTICLE = "article"


def answer(body: bytes = PAGE, status: str = "200 OK", kind: str = "text/html", more: str = "") -> bytes:  # fmt: skip
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n"
    return head.encode() + body


def record(
    block: bytes, type_: str = "response", kind: str = "application/http; msgtype=response", *,
    length: object = None, more: str = "",
) -> bytes:  # fmt: skip
    head = (
        f"WARC/1.0\r\nWARC-Type: {type_}\r\nWARC-Target-URI: https://example.org/a\r\n"
        f"WARC-Date: 2021-03-04T05:06:07Z\r\nContent-Type: {kind}\r\n{more}"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


GOOD = record(answer())


def body(entry: Entry) -> str:
    return entry.text[entry.begins :]


def test_a_page_and_what_the_record_states() -> None:
    (entry,) = found(warc.read, GOOD)
    assert stated(entry)["url"] == "https://example.org/a"
    assert stated(entry)["retrieved"] == "2021-03-04T05:06:07Z"
    assert "fell on Monday" in body(entry)
    assert "<p>" not in body(entry)
    assert entry.raw == answer()


def test_the_encoding_is_that_of_the_answer() -> None:
    page = PAGE.replace("“Nobody".encode(), "Żółty".encode()).decode().encode("iso8859-2", "ignore")
    (entry,) = found(warc.read, record(answer(page, kind='text/html; charset="ISO-8859-2"')))
    assert "Żółty" in body(entry)


def chunked(page: bytes) -> bytes:
    parts = [page[i : i + 50] for i in range(0, len(page), 50)]
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(one), one) for one in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGE)),
        ("Content-Encoding: x-gzip", PAGE),
        ("Content-Encoding: deflate", zlib.compress(PAGE)),
        ("Content-Encoding: deflate", zlib.compress(PAGE)[2:-4]),
        ("Content-Encoding: br", brotli.compress(PAGE)),
        ("Content-Encoding: gzip, br", brotli.compress(gzip.compress(PAGE))),
        ("Content-Encoding: identity", PAGE),
        ("Transfer-Encoding: chunked", chunked(PAGE)),
        ("Transfer-Encoding: chunked", PAGE),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", chunked(gzip.compress(PAGE))),
    ],
    ids=range(10),
)
def test_pages_are_unpacked(coding: str, packed: bytes) -> None:
    (entry,) = found(warc.read, record(answer(packed, more=f"{coding}\r\n")))
    assert "warned of cracks in March" in body(entry)
    assert entry.doubts == ()


@pytest.mark.parametrize(
    ("coding", "packed", "kind"),
    [
        ("gzip", gzip.compress(bytes(100_000_000), 9), "too large"),
        ("br", brotli.compress(bytes(100_000_000), quality=5), "too large"),
        ("deflate", zlib.compress(bytes(100_000_000), 9), "too large"),
        ("br", b"nonsense", "damaged"),
        ("gzip", b"\x1f\x8b nonsense", "damaged"),
        ("zstd", b"\x28\xb5\x2f\xfd", "not read"),
    ],
    ids=lambda value: str(value)[:12],
)
def test_what_cannot_be_unpacked_costs_no_other(coding: str, packed: bytes, kind: str) -> None:
    bad = record(answer(packed, more=f"Content-Encoding: {coding}\r\n"))
    tracemalloc.start()
    try:
        entries = found(warc.read, GOOD + bad + GOOD)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert kinds(entries) == [(ARTICLE, 1), (kind, 2), (ARTICLE, 3)]
    assert peak < 80_000_000


def test_a_page_that_is_cut_off_is_read_and_doubted() -> None:
    packed = gzip.compress(PAGE + b" " * 5000)[:-12]
    (entry,) = found(warc.read, record(answer(packed, more="Content-Encoding: gzip\r\n")))
    assert ("damaged", "gzip: the data is cut off") in entry.doubts


def test_what_is_no_page_is_counted_once() -> None:
    others = [
        record(b"software: x\r\n", "warcinfo", "application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", "request", "application/http; msgtype=request"),
        record(b"fetchTimeMs: 5\r\n", "metadata", "application/warc-fields"),
        record(answer(), "revisit"),
        record(answer(b"\x89PNG", kind="image/png")),
        record(answer(b"\x89PNG", kind="image/png; x=y")),
        record(answer(status="404 Not Found")),
        record(answer(status="301 Moved")),
        record(answer(b"{}", kind="application/json")),
        record(answer(b"plain", kind="text/plain")),
        record(b"20210304 93.184.216.34", kind="text/dns"),
    ]
    entries = found(warc.read, b"".join(others) + GOOD)
    assert kinds(entries) == [(ARTICLE, 12), ("not read", None)]
    assert entries[1].detail == (
        "2 image/png, 1 application/json, 1 metadata, 1 request, 1 revisit, 1 status 301,"
        " 1 status 404, 1 text/dns, 1 text/plain, 1 warcinfo"
    )


@pytest.mark.parametrize(
    "page",
    [
        record(PAGE, "resource", "text/html; charset=utf-8"),
        record(PAGE, "resource", "text/html").replace(b"WARC/1.0", b"WARC/1.1"),
        record(answer(kind="application/xhtml+xml")),
        record(answer(kind="")),
        record(answer(kind="text/plain")),
        record(answer(b"<?xml version='1.0'?><!-- x -->\n" + PAGE, kind="text/xml")),
        record(answer()).replace(b"Content-Length", b"content-length"),
        record(answer()).replace(b"https://example.org/a", b"<https://example.org/a>"),
        record(answer()).replace(b"HTTP/1.1 200 OK", b"HTTP/1.0 200"),
        record(answer())[:-4],
        record(answer())[:-2],
        b"\r\n\r\n" + record(answer()) + b"\r\n\r\n",
        record(answer(), length=f" {len(answer())} "),
    ],
    ids=range(13),
)
def test_forms_of_pages(page: bytes) -> None:
    entries = found(warc.read, page)
    assert kinds(entries) == [(ARTICLE, 1)]
    assert stated(entries[0])["url"] == "https://example.org/a"


PAST = record(answer(), length=10**6)


@pytest.mark.parametrize(
    ("bad", "detail"),
    [
        (record(answer(), length=100), "its length is wrong"),
        (record(answer(), length=len(answer()) + 50), "its length is wrong"),
        (PAST, "it is cut off"),
        (record(answer(), length=-5), "its header states no length"),
        (record(answer(), length="9" * 30), "its header states no length"),
        (record(answer(), length="x"), "its header states no length"),
        (GOOD.replace(b"Content-Length", b"Length"), "its header states no length"),
        (b"garbage, and more garbage\r\n", "no record begins here"),
        (b"garbage", "no record begins here"),
        (b"\0" * 100_000, "no record begins here"),
        (
            record(answer(), more="X: " + "a" * 50_000_000 + "\r\n"),
            "its header is over 65536 bytes",
        ),
        (record(answer(), more="X: a\r\n" * 20_000), "its header is over 65536 bytes"),
    ],
    ids=lambda value: str(value)[-30:],
)
def test_damage_is_said_with_its_place_and_costs_no_other(bad: bytes, detail: str) -> None:
    entries = found(warc.read, GOOD + bad + GOOD)
    assert kinds(entries) == [(ARTICLE, 1), ("damaged", 2), (ARTICLE, 3)]
    assert entries[1].detail == f"at byte {len(GOOD)}: {detail}"


@pytest.mark.parametrize("block", [b"", b"HTTP/1.1", b"\0\xff" * 50, b"HTTP/1.1 200 OK\r\nA: b"])
def test_answers_that_are_none(block: bytes) -> None:
    entries = found(warc.read, GOOD + record(block) + GOOD)
    assert kinds(entries) == [(ARTICLE, 1), ("unreadable record", 2), (ARTICLE, 3)]


def members(*parts: bytes) -> bytes:
    return b"".join(map(gzip.compress, parts))


def unfolded(content: bytes) -> list:
    return found(lambda file: warc.read(unzip.unzipped(file)), content)


def test_compressed_archives() -> None:
    assert kinds(unfolded(members(GOOD, GOOD))) == [(ARTICLE, 1), (ARTICLE, 2)]
    assert kinds(unfolded(gzip.compress(GOOD + GOOD))) == [(ARTICLE, 1), (ARTICLE, 2)]


@pytest.mark.parametrize(
    "content",
    [members(GOOD, GOOD)[:-60], members(GOOD) + b"garbage" + members(GOOD),
     members(GOOD) + b"\x1f\x8b\x08" + b"\xff" * 60],
    ids=range(3),
)  # fmt: skip
def test_what_stands_before_the_damage_of_a_compressed_archive_loads(content: bytes) -> None:
    first, last = kinds(unfolded(content))
    assert (first, last[0]) == ((ARTICLE, 1), "damaged")


def test_a_bomb_of_an_archive_is_given_up() -> None:
    bomb = members(GOOD, record(answer(bytes(100_000_000))))
    assert kinds(unfolded(bomb)) == [(ARTICLE, 1), ("too large", 2), ("too large", None)]


@pytest.mark.parametrize("type_", ["response", "request"])
def test_memory_does_not_grow_with_the_archive(type_: str) -> None:
    huge = record(answer(b"x"), type_, length=40_000_000 + len(answer(b"x")))[:-4]
    source = io.BufferedReader(Endless(GOOD * 20 + huge, b"x" * 40_000, 1000, b"\r\n\r\n" + GOOD))
    tracemalloc.start()
    try:
        entries = list(warc.read(source))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert sum(isinstance(one, Entry) for one in entries) == 21
    assert kinds(entries)[-1 if type_ == "response" else -2] == (ARTICLE, 22)
    assert peak < 3_000_000


def test_the_kinds_that_are_counted_are_limited() -> None:
    others = [record(answer(kind=f"x/{i}")) for i in range(200)]
    (refusal,) = found(warc.read, b"".join(others))
    assert refusal.detail.startswith("170 other, 1 x/0, ")


PARTS = [GOOD, answer(), b"WARC/1.0\r\n", b"Content-Length: 5\r\n", b"\r\n", b"\r\n\r\n", b"\0", b"x",
         b"WARC-Type: response\r\n", b"HTTP/1.1 200 OK\r\n", b"Transfer-Encoding: chunked\r\n", b"5\r\n"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PARTS)).map(b"".join) | st.binary())
def test_no_bytes_break_the_reader(content: bytes) -> None:
    warc_entries = list(warc.read(io.BytesIO(content)))
    assert all(one.number is None or one.number > 0 for one in warc_entries)
    http.response(content, 1000)
