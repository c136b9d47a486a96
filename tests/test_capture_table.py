"""CSV and its kin: each row is an article, whatever parts its cells."""

import csv
import io
import tracemalloc

import pytest
from conftest import Endless, found, kinds, stated
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.capture import stream, table
from broadsheet.capture.entry import Entry, Refusal

ARTICLE, UNREADABLE = "article", "unreadable record"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiters_line_ends_and_encodings(delimiter: str, end: str, encoding: str) -> None:
    rows = [["title", "author", "published", "text"]]
    rows += [["Brücke fällt", "Zoë Lee", f"{i}.3.2021", f"Die „Brücke“, sagte sie; fiel | {i}\t!\n\nAm Montag war es für alle später."] for i in range(5)]  # fmt: skip
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    content = out.getvalue().encode(encoding)
    entries = found(table.read, content)
    assert kinds(entries) == [(ARTICLE, i) for i in range(1, 6)]
    assert stated(entries[2]) == {
        "headline": "Brücke fällt", "byline": "Zoë Lee", "published": "2.3.2021",
    }  # fmt: skip
    assert entries[2].text[entries[2].begins :] == rows[3][3]
    assert b"".join(e.raw for e in entries) in content
    guessed = [kind for kind, _ in entries[2].doubts]
    assert guessed == (["encoding guessed"] if encoding == "cp1252" else [])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("title,text\nA,One\nB,Two\n", [(ARTICLE, 1), (ARTICLE, 2)]),
        ("title,text\n\nA,One\n\n,\nB,Two", [(ARTICLE, 1), (ARTICLE, 2)]),
        ("text\nA line, with commas, and more\nAnother, one\n", [(ARTICLE, 1), (ARTICLE, 2)]),
        ('"title","text"\n"A ""b""","One"\n', [(ARTICLE, 1)]),
        ("sep=;\ntitle;text\nA, b;One\n", [(ARTICLE, 1)]),
        (",Title,Article Text\n0,A,One\n", [(ARTICLE, 1)]),
        ("title,text,date\nA,One\nB,One,2021,x\nC,One,2021,\n", [(ARTICLE, 1), (UNREADABLE, 2), (ARTICLE, 3)]),
        ("title,title,text\nA,B,One\n", [("repeated key", None), (ARTICLE, 1)]),
        ('title,text\n"A,One\nB,Two\nC,Three\n', [(UNREADABLE, 1), (ARTICLE, 2), (ARTICLE, 3)]),
        ('title,text\nA 5" pipe,One\nB,"Two" 2\n', [(ARTICLE, 1), (ARTICLE, 2)]),
        ("title,text\nA,\nB,Two\n", [("no text", 1), (ARTICLE, 2)]),
        ("title,description\nA,In short.\n", [(ARTICLE, 1)]),
        ("name,age\nAnn,5\n", [("no text", None)]),
        ("A bridge fell,2021\nIt rained,2022\n", [("no text", None)]),
        ("title,text\n", []),
        ("\n\n", [("empty", None)]),
        ("", [("empty", None)]),
        ("title,text\rA,One\rB,Two\r", [(UNREADABLE, None)]),
    ],
)  # fmt: skip
def test_which_articles_a_table_holds(content: str, expected: list) -> None:
    assert kinds(found(table.read, content.encode())) == expected


def test_a_row_with_missing_cells_is_doubted() -> None:
    (entry,) = found(table.read, b"text,title,date\nOne,A\n")
    assert entry.doubts == (("ragged row", "2 cells under a header of 3"),)
    (refusal,) = found(table.read, b"text,title\nOne, two,A\n")
    assert refusal.detail == "3 cells under a header of 2"


def test_a_table_of_something_else_says_its_columns() -> None:
    (refusal,) = found(table.read, b"name,age\nAnn,5\n")
    assert refusal.detail == "no column is known to hold a text: name, age"


def test_the_name_of_a_column_is_the_method() -> None:
    (entry,) = found(table.read, "Überschrift;Text;Datum;Nr\nA;One;4.3.2021;7\n".encode())
    assert [(c.field, c.method, c.value) for c in entry.claims] == [
        ("headline", "Überschrift", "A"), ("published", "Datum", "4.3.2021"), ("note", "Nr", "7"),
    ]  # fmt: skip


def test_a_huge_cell_and_an_unclosed_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (stream, table):
        monkeypatch.setattr(module, "MAX_RECORD", 300_000)
    monkeypatch.setattr(stream.lines, "__defaults__", (300_000,))
    rows = [
        b"A," + b"x" * 250_000,
        b"B," + b"y" * 400_000,
        b'C,"never closed',
        *[b"D,z" * 9] * 40_000,
    ]
    entries = found(table.read, b"title,text\n" + b"\n".join(rows))  # fmt: skip
    assert kinds(entries)[:3] == [(ARTICLE, 1), (UNREADABLE, 2), (UNREADABLE, 3)]
    assert len(entries) == len(rows)


def test_memory_does_not_grow_with_the_table() -> None:
    row = b'A bridge falls,"%s"\r\n' % (b"It fell on Monday.\r\n" * 50)
    source = io.BufferedReader(Endless(b"title,text\r\n", row, 4_000, b""))
    tracemalloc.start()
    try:
        seen = sum(isinstance(one, Entry) for one in table.read(source))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert seen == 4_000
    assert peak < 1_000_000


CELLS = st.lists(st.sampled_from(["title", "text", ",", ";", "\t", '"', '""', "\n", "\r\n", "\r", "\0", "é", " ", "sep=;\n", "\ufeff"]))  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(CELLS.map(lambda parts: ("title,text\n" + "".join(parts)).encode()) | st.binary())
def test_no_bytes_break_the_reader(content: bytes) -> None:
    entries = found(table.read, content)
    assert all(one.raw in content for one in entries if not isinstance(one, Refusal))
