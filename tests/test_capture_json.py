"""JSON and JSON Lines: each record is an article, one bad record costs no other."""

import codecs
import json
import tracemalloc
from io import BufferedReader

import pytest
from conftest import Endless, found, kinds, stated
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.capture import json_file, json_lines, stream
from broadsheet.capture.entry import Entry, Refusal

GOOD = '{"title": "A bridge falls", "text": "It fell on Monday.", "date": "2021-03-04"}'
ARTICLE, UNREADABLE, NO_TEXT = "article", "unreadable record", "no text"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (GOOD, [(ARTICLE, None)]),
        (f"\ufeff\n {GOOD}\n", [(ARTICLE, None)]),
        (f"[{GOOD}, {GOOD}]", [(ARTICLE, 1), (ARTICLE, 2)]),
        (f"[{GOOD}]", [(ARTICLE, 1)]),
        (f"{GOOD}\n{GOOD}\n", [(ARTICLE, 1), (ARTICLE, 2)]),
        (f"\x1e{GOOD}\n\x1e{GOOD}", [(ARTICLE, 1), (ARTICLE, 2)]),
        (f'{{"status": "ok", "articles": [{GOOD}, {GOOD}]}}', [(ARTICLE, 1), (ARTICLE, 2)]),
        (f'{{"response": {{"n": 2, "docs": [{GOOD}]}}}}', [(ARTICLE, 1)]),
        (f'{{"hits": {{"total": 1, "hits": [{{"_source": {GOOD}}}]}}}}', [(ARTICLE, 1)]),
        (f'{{"nyheter": [{GOOD}, {GOOD}], "n": 2}}', [(ARTICLE, 1), (ARTICLE, 2)]),
        ('{"text": "T", "items": [{"a": 1}]}', [(ARTICLE, None)]),
        ('{"items": ["a", "b"], "text": "T"}', [(ARTICLE, None)]),
        ("[]", []),
        ("", []),
        ("{}", [(NO_TEXT, None)]),
        ("null", [(UNREADABLE, None)]),
        ('"text"', [(UNREADABLE, None)]),
        ("Once upon a time", [(UNREADABLE, None)] * 4),
        (f"[1, null, {GOOD}]", [(UNREADABLE, 1), (UNREADABLE, 2), (ARTICLE, 3)]),
        (f'[{{"a": 1,,}}, {{"a": [1, 2}}, {GOOD}]', [(UNREADABLE, 1), (UNREADABLE, 2), (ARTICLE, 3)]),
        (f"[{GOOD}, {GOOD[:-9]}", [(ARTICLE, 1), (UNREADABLE, 2)]),
        (f"]}}{GOOD}", [(ARTICLE, None)]),
        (GOOD[:-9], [(UNREADABLE, None)]),
    ],
)  # fmt: skip
def test_which_articles_a_file_holds(content: str, expected: list) -> None:
    assert kinds(found(json_file.read, content.encode())) == expected


def test_lines_have_their_numbers() -> None:
    content = f'{GOOD}\r\n\r\nnonsense\n{{"title": "T"}}\n  {GOOD},\n[1]\n{GOOD[:20]}'
    assert kinds(found(json_lines.read, content.encode())) == [
        (ARTICLE, 1), (UNREADABLE, 3), (NO_TEXT, 4), (ARTICLE, 5), (UNREADABLE, 6), (UNREADABLE, 7),
    ]  # fmt: skip


def test_json_that_is_named_like_lines_is_read_as_json() -> None:
    spread = json.dumps(json.loads(GOOD), indent=2)
    for content in (f"[{GOOD},\n{GOOD}]", f"{spread}\n{spread}\n", f"\n[\n{spread},\n{spread}\n]"):
        assert kinds(found(json_lines.read, content.encode())) == [(ARTICLE, 1), (ARTICLE, 2)]


def test_the_bytes_of_a_record_are_kept_as_they_stand() -> None:
    odd = b'{ "title" :"caf\\u00e9",\n\t"text": "It fell." }'
    assert [e.raw for e in found(json_file.read, b"[ " + odd + b" ,\n" + odd + b"]")] == [odd, odd]
    line = odd.replace(b"\n", b"")
    assert [e.raw for e in found(json_lines.read, line + b"\r\n" + line)] == [line, line]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("read", [json_file.read, json_lines.read])
def test_encodings_of_unicode(read, encoding: str) -> None:
    record = json.dumps({"title": "Мост «упал»", "text": "Бридж 桥 " * 9}, ensure_ascii=False)
    content = f"{record}\n{record}\n".encode(encoding)
    entries = found(read, content)
    assert kinds(entries) == [(ARTICLE, 1), (ARTICLE, 2)]
    for entry in entries:
        assert stated(entry) == {"headline": "Мост «упал»"}
        assert entry.doubts == ()
        assert entry.raw in content
        assert entry.raw.decode(entry.encoding) == record


def test_an_old_encoding_is_a_doubt() -> None:
    text = "Le président français a déclaré que la France était prête à négocier, dit-il à Noël."
    content = json.dumps({"text": text}, ensure_ascii=False).encode("cp1252") + b"\n"
    (entry, last) = found(json_lines.read, content + GOOD.encode())
    assert entry.text == text
    assert [kind for kind, _ in entry.doubts] == ["encoding guessed"]
    assert last.doubts == ()


def test_one_damaged_byte_among_many_lines_is_a_doubt_of_its_line() -> None:
    line = json.dumps({"text": "Zürich fällt über München her."}, ensure_ascii=False).encode()
    entries = found(
        json_lines.read, line + b"\n" + line.replace("ü".encode(), b"\xff", 1) + b"\n" + line
    )
    assert [[kind for kind, _ in e.doubts] for e in entries] == [[], ["undecodable bytes"], []]  # fmt: skip


@pytest.mark.parametrize(
    ("record", "kind", "doubts"),
    [
        (b'{"text": "a", "x": NaN, "y": -Infinity}', ARTICLE, []),
        (b'{"text": "a", "x": %s}' % (b"1" * 5000), ARTICLE, []),
        (b'{"text": "a", "x": 99999999999999999999, "date": 9223372036854775808}', ARTICLE, []),
        (b'{"text": "a", "text": "b"}', ARTICLE, ["repeated key"]),
        (b'{"text": "a \\ud800 b", "title": "c"}', ARTICLE, ["broken characters"]),
        (b'{"text": "a", "title": "\\udfff"}', ARTICLE, ["broken characters"]),
        (b'{"text": "a", "\\ud800": "b"}', ARTICLE, []),
        (b'{"text": "\\ud83d\\ude00"}', ARTICLE, []),
        (b'{"text": "a\\u0000b", "title": "c\\u0000d"}', ARTICLE, []),
        (b'{"text": "a\tb\x01"}', ARTICLE, []),
        (b'{"text": "a", "": 1, "rowid": 2, "]": 3, "a: b": "c: d"}', ARTICLE, []),
        (b'{"text": %s1%s}' % (b"[" * 100_000, b"]" * 100_000), UNREADABLE, None),
        (b'{"text": %s"a"%s}' % (b"[" * 50, b"]" * 50), NO_TEXT, None),
        (b'{"a": ' * 100_000, UNREADABLE, None),
        (b"[" * 100_000, UNREADABLE, None),
        (b'{"text": "a"', UNREADABLE, None),
        (b"{'text': 'a'}", UNREADABLE, None),
        (b"\xff\xfe\xfd", UNREADABLE, None),
    ],
    ids=lambda value: str(value)[:40],
)
def test_hostile_records(record: bytes, kind: str, doubts: list | None) -> None:
    content = GOOD.encode() + b"\n" + record + b"\n" + GOOD.encode()
    first, middle, last = found(json_lines.read, content)
    assert kinds([first, last]) == [(ARTICLE, 1), (ARTICLE, 3)]
    assert kinds([middle]) == [(kind, 2)]
    if isinstance(middle, Entry):
        assert [name for name, _ in middle.doubts] == doubts


def test_a_key_that_stands_twice_keeps_both_values() -> None:
    (entry,) = found(json_file.read, b'{"text": "a", "date": "2021-03-04", "date": "2021-03-05"}')
    assert [c.value for c in entry.claims] == ["2021-03-04", "2021-03-05"]


def test_many_keys() -> None:
    record = {f"key {i}": "v" for i in range(5000)} | {"text": "T"}
    (entry,) = found(json_file.read, json.dumps(record).encode())
    assert len(entry.claims) == 40


@pytest.mark.parametrize("read", [json_file.read, json_lines.read])
def test_a_record_over_the_limit_is_passed_over(read, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (stream, json_file, json_lines):
        monkeypatch.setattr(module, "MAX_RECORD", 1_000_000)
    monkeypatch.setattr(stream.lines, "__defaults__", (1_000_000,))
    large = json.dumps({"text": 'a "quoted" word \\ {[ ' * 100_000})
    content = f"{GOOD}\n{large}\n{GOOD}\n".encode()
    expected = [(ARTICLE, 1), ("too large", 2), (ARTICLE, 3)]
    assert kinds(found(read, content)) == expected
    if read is json_file.read:
        listed = b"[" + content.strip().replace(b"\n", b",") + b"]"
        assert kinds(found(read, listed)) == expected


@pytest.mark.parametrize(
    ("read", "head", "unit", "tail"),
    [
        (json_lines.read, b"", b"%s\n", b""),
        (json_file.read, b"[", b"%s,", b"0]"),
        (json_file.read, b'{"n": 1, "articles": [', b"%s,\n", b"0]}"),
        (json_file.read, b"", b"%s\n\n", b""),
        (json_file.read, b"", b" " * 10_000, b"%s"),
        (json_lines.read, b"", b"x" * 10_000, b"\n%s"),
    ],
)
def test_memory_does_not_grow_with_the_file(read, head: bytes, unit: bytes, tail: bytes) -> None:
    record = json.dumps({"title": "A bridge", "text": "It fell on Monday. " * 2_000}).encode()
    head, unit, tail = (part.replace(b"%s", record) for part in (head, unit, tail))
    times = 30_000_000 // len(unit)
    source = BufferedReader(Endless(head, unit, times, tail))
    tracemalloc.start()
    try:
        seen = sum(isinstance(one, Entry) for one in read(source))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert seen == (times if record in unit else 1)
    assert peak < 3_000_000 + 2 * stream.MAX_RECORD * (b"x" * 99 in unit)


SOUP = st.lists(
    st.sampled_from(
        [GOOD.encode(), b"{", b"}", b"[", b"]", b'"', b"\\", b",", b":", b"\n", b" ", b"\0", b"\xff",
         b'"text"', b'"articles"', b'"response"', b"null", b"1e5", b"\\ud800", "é".encode(),
         b"\xef\xbb\xbf", codecs.BOM_UTF16_LE, b"[{", b"}]"]
    )
).map(b"".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(SOUP | st.binary(max_size=300))
def test_no_bytes_break_the_readers(content: bytes) -> None:
    for read in (json_file.read, json_lines.read):
        found(read, content)


@settings(max_examples=60, deadline=None)
@given(st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(
        st.sampled_from("text body title author date source url content data articles".split())
        | st.text(), inner),
    max_leaves=20,
))  # fmt: skip
def test_no_record_breaks_the_readers(record: object) -> None:
    content = json.dumps(record).encode()
    found(json_lines.read, content)
    *_, last = found(json_file.read, b"[" + content + b"," + GOOD.encode() + b"]")
    assert isinstance(last, Entry)


def test_refusals_beyond_a_thousand_are_counted() -> None:
    from broadsheet.capture.entry import few

    entries = list(few(json_lines.read(BufferedReader(Endless(b"", b"x\n", 5000, b"")))))
    assert len(entries) == 1001
    assert entries[-1] == Refusal(UNREADABLE, "and 4,000 more records of this file")
