"""What holds for every text: nothing lost, nothing moved, nothing taking too long."""

import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.capture.decode import decode
from broadsheet.clean import clean
from broadsheet.clean.dates import date_line
from broadsheet.clean.furniture import kind
from broadsheet.clean.lines import INVISIBLE
from broadsheet.enrich import enrich
from broadsheet.normal import normal
from broadsheet.records import Article, Document, Role, Source

LINES = st.sampled_from(
    [
        "Share This Article", "By Ann Lee", "Taha Sakr", "5 Min Read", "3 May 2024", "03/04/2021",
        "CAIRO (AP) — The council met on Monday and said that it would meet again.", "* * *", "X",
        "Council meets again", "The council met. It was the third time this year that it did so.",
        "3 Aprıl 2021", "\n\nShare", "   x", "lorem ipsum dolor sit amet consectetur elit sed do\x00so on",
        "", " ", "\u00a0", "\u200b", "\x00", "Leave a Reply", "© 2024 The Paper", "«Non», dit-il.",
        "قال السفير الروسي في القاهرة إن بلاده تدعم خطة مصر.", "首相は水曜日、交渉の用意があると述べた。",
        "Published 3 May 2024 Updated 4 May 2024", "\u202eevil\u202c", "a" * 300,
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(),
    st.lists(LINES, max_size=25).map("\n".join),
    st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=12).map("\r\n".join),
)


def read(text: str) -> Article | None:
    return clean(
        Document(Source("a.txt", text.encode("utf-8", "replace"), "0" * 64), text, "utf-8")
    )


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_passages_cover_the_text_exactly(text: str) -> None:
    article = read(text)
    if article is None:
        assert all(c.isspace() or c in INVISIBLE for c in text)
        return
    position = 0
    for passage in article.passages:
        assert passage.start == position < passage.end
        position = passage.end
        stretch = text[passage.start : passage.end]
        if passage.role is not Role.BLANK:
            assert not stretch[0].isspace()
            assert not stretch[-1].isspace()
            assert "\x00" not in stretch
    assert position == len(text)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_fields_stand_where_they_say(text: str) -> None:
    article = read(text)
    if article is None:
        return
    for field in article.fields:
        assert 0 <= field.start < field.end <= len(text)
        if field.name in ("headline", "byline", "lead"):
            assert normal(text[field.start : field.end]) == field.value
    for author in enrich(article).authors:
        assert normal(text[author.start : author.end]) == author.name
    assert article.value("title")
    assert all(text.count(paragraph) for paragraph in article.paragraphs)
    assert article.body == "\n\n".join(map(normal, article.paragraphs))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_text_says_the_same_again(text: str) -> None:
    assert read(text) == read(text)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_decoding_can_be_repeated(raw: bytes) -> None:
    decoded = decode(raw)
    if decoded is not None:
        assert raw.decode(decoded.encoding, "replace") == decoded.text


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=250))
def test_no_line_breaks_a_cleaner(line: str) -> None:
    kind(line)
    found = date_line(line)
    if found:
        assert all(0 <= one.start < one.end <= len(line) for one in found.dates)


ADVERSARIAL = {
    "one word": "a",
    "spaces": "a ",
    "names": "Ann Lee, ",
    "numbers": "12 ",
    "dates": "3 May 2024 ",
    "by": "By By ",
    "labels": "Share ",
    "dashes": "A-",
    "capitals": "AB ",
    "quotes": "\"'",
    "lines": "Share\n",
    "blank lines": "a\n \n",
    "dots": ".. ",
    "brackets": "A (B) ",
    "wrapped lines": "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod\n",
    "bylines": "By Ann Lee\n",
    "roles": "By Ann Lee, political political political editor political\n",
    "labels below bylines": "By Ann Lee\nLabel\n",
}


@pytest.mark.parametrize("name", ADVERSARIAL)
def test_work_grows_with_the_length_and_no_faster(name: str) -> None:
    """Eight times the text costs some eight times the work; were it quadratic, 64 times."""
    unit = ADVERSARIAL[name]
    short, long = (_seconds(unit * (size // len(unit))) for size in (20_000, 160_000))
    assert long < 24 * max(short, 0.01)


def _seconds(text: str) -> float:
    """Measure the processor's time, the least of three runs."""
    runs = []
    for _ in range(3):
        begun = time.process_time()
        read(text)
        runs.append(time.process_time() - begun)
    return min(runs)


def test_a_long_line_needs_no_more_memory_than_a_few_copies() -> None:
    text = "word " * 400_000
    tracemalloc.start()
    read(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12 * len(text)
