"""What holds for every cleaner of a field: no text breaks it, and what it finds stands there."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.clean import bylines, datelines, dates
from broadsheet.clean.claimed import claimed
from broadsheet.clean.language import language_of, languages_of, stated
from broadsheet.clean.relative import future, relative
from broadsheet.clean.titles import is_outlet, without_outlet
from broadsheet.clean.urls import of_address
from broadsheet.normal import normal

PIECES = st.sampled_from(
    "By|by |Ann Lee|BO XU|and|, |; |/|3|31|2024|24|May|mar.|Mon|Montag|10:15|pm|GMT+1|(|)|[|]|. |: |"
    " - | — |CAIRO|Kyiv|Ukraine|AP|Reuters|/TASS/|Published |Updated |T|Z|-|.|昨天|2024年5月3日|更新|"
    "新华社|北京|【|】|共同|記者|王小明|أحمد|و|٣|مايو|٢٠٢٤|नई|मई|в|мая|г.|@x|http://|a.b/|\n|\u200f|\u0301|"
    "ago|vor 2 Tagen|yesterday|1614834367|W18|x".split("|")
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=10).map("".join),
    st.lists(PIECES, max_size=10).map(" ".join),
)
EDTF = re.compile(
    r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d(?:T\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d)?)?)?)?",
)


def check(found: dates.Stated | None, text: str) -> None:
    if found:
        assert 0 <= found.start < found.end <= len(text)
        assert (found.edtf is None) != (found.fault is None)
        assert found.edtf is None or EDTF.fullmatch(found.edtf)
        assert future(found.edtf or "XXXX", "1400-01-01") is not None


@settings(max_examples=500, deadline=None)
@given(TEXTS, st.sampled_from([None, True, False]))
def test_dates(text: str, day_first: bool | None) -> None:
    line = dates.date_line(text, day_first)
    for one in line.dates if line else ():
        check(one, text)
    for found in (
        dates.find(text, 0, len(text), day_first),
        dates.only_date(text, day_first),
        claimed(text, day_first),
        relative(text, "2024-05-03T10:15"),
        of_address("https://example.org/" + text),
    ):
        check(found, "https://example.org/" + text)


@settings(max_examples=500, deadline=None)
@given(TEXTS, st.booleans())
def test_names(text: str, announced: bool) -> None:
    bylines.is_marked(text)
    bylines.is_name_line(text)
    bylines.is_role(text)
    bylines.is_section(text)
    end = 0
    for start, stop in bylines.names(text, announced=announced):
        assert end <= start < stop <= len(text)
        assert text[start:stop].strip() == text[start:stop]
        assert not set(text[start:stop]) & set("\n@/;|0123456789")
        end = stop


@settings(max_examples=500, deadline=None)
@given(TEXTS, st.integers(0, 5))
def test_datelines(text: str, before: int) -> None:
    whole = "x" * before + text
    found = datelines.read(whole, before, len(whole))
    for field in (found.place, found.agency, found.date) if found else ():
        if field:
            assert before <= field.start < field.end <= len(whole)
            assert field.value
    if found and found.place:
        stands = whole[found.place.start : found.place.end]
        assert stands.casefold() == found.place.value.casefold()


@settings(max_examples=300, deadline=None)
@given(
    TEXTS, st.one_of(st.none(), TEXTS), st.sampled_from([None, "", "example.org", "a", "..", "x.y"])
)
def test_titles(text: str, outlet: str | None, host: str | None) -> None:
    start, end = without_outlet(text, outlet, host)
    assert 0 <= start <= end <= len(text)
    assert text[start:end].strip() or not text.strip() or (start, end) == (0, len(text))
    is_outlet(text, outlet, host)


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS, max_size=8))
def test_languages(paragraphs: list[str]) -> None:
    assert sum(share for _, share in languages_of(paragraphs)) <= 1.01
    for text in paragraphs:
        found = language_of(text)
        assert found is None or stated(found[0]) == found[0]
        assert (tag := stated(text)) is None or stated(tag) == tag
        normal(text)
