"""Marks in a text: nested, overlapping, over several pieces; always sound HTML with the same words."""

import html
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.publish.marks import DEEPEST, ELEMENTS, Mark, Piece, marked

TEXT = "“We asked the Trust in Cairo for money, and we wait,” Ann Lee said."

CASES = {
    "a name leads to its page":
        ([Mark(54, 61, "person", "/p/1")],
         TEXT[:54] + '<a class="bs-name bs-person" id="c54" href="/p/1">Ann Lee</a> said.'),
    "a name without a page":
        ([Mark(54, 61, "person")],
         TEXT[:54] + '<span class="bs-name bs-person" id="c54">Ann Lee</span> said.'),
    "a name in a quote":
        ([Mark(1, 52, "quote", None, "Ann Lee"), Mark(14, 19, "organization", "/o/1")],
         '“<span class="bs-quote" id="c1" tabindex="0">We asked the '
         '<a class="bs-name bs-organization" id="c14" href="/o/1">Trust</a> in Cairo for money, and we wait,'
         '<span class="bs-who" dir="auto"> Ann Lee</span></span>” Ann Lee said.'),
    "two that overlap":
        ([Mark(0, 8, "told"), Mark(4, 12, "quote")],
         '<span class="bs-told" id="c0">“We <span class="bs-quote" id="c4">aske</span></span>'
         '<span class="bs-quote">d th</span>' + TEXT[12:]),
    "a name in a name is no link in a link":
        ([Mark(54, 61, "person", "/p/1"), Mark(58, 61, "place", "/l/1")],
         TEXT[:54] + '<a class="bs-name bs-person" id="c54" href="/p/1">Ann '
         '<span class="bs-name bs-place" id="c58">Lee</span></a> said.'),
    "one place, two marks, one id":
        ([Mark(54, 61, "person", "/p/1"), Mark(54, 61, "told")],
         TEXT[:54] + '<span class="bs-told" id="c54"><a class="bs-name bs-person" href="/p/1">Ann Lee</a></span> said.'),
    "what was asked for, over the edge of a quote":
        ([Mark(54, 61, "quote"), Mark(58, 66, "here")],
         TEXT[:54] + '<span class="bs-quote" id="c54">Ann <mark class="bs-here" id="at">Lee</mark></span>'
         '<mark class="bs-here"> said</mark>.'),
    "outside of the text": ([Mark(500, 600, "person", "/p/1")], TEXT),
    "without words": ([Mark(5, 5, "person", "/p/1"), Mark(9, 3, "quote")], TEXT),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_marks(name: str) -> None:
    marks, shown = CASES[name]
    assert html.unescape(marked([Piece(0, TEXT)], marks)[0]) == shown


def test_a_quote_that_runs_over_paragraphs() -> None:
    first, second = marked(
        [Piece(10, "One half"), Piece(20, "other half.")], [Mark(14, 25, "quote")]
    )
    assert first == 'One <span class="bs-quote" id="c14">half</span>'
    assert second == '<span class="bs-quote">other</span> half.'


def test_words_are_shown_as_they_are_stored() -> None:
    text = "An\u00adn\r\nLee of \u202eCairo\u202c & “x”"
    (shown,) = marked([Piece(0, text)], [Mark(0, 9, "person", '/p/"1')])
    assert shown == (
        '<a class="bs-name bs-person" id="c0" href="/p/&#34;1">Ann Lee</a> of Cairo &amp; “x”'
    )


class Reader(HTMLParser):
    """Reads HTML as a browser does, and fails where elements are not nested."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.words = ""
        self.deepest = 0

    def handle_starttag(self, tag, attrs) -> None:
        assert not (tag == "a" and "a" in self.open)
        self.open.append(tag)
        self.ids += [value for key, value in attrs if key == "id"]
        self.deepest = max(self.deepest, len(self.open))

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data) -> None:
        self.words += data


MARKS = st.lists(
    st.builds(
        lambda start, length, kind, url: Mark(start, start + length, kind, url),
        st.integers(0, 60), st.integers(0, 40), st.sampled_from(sorted(ELEMENTS)),
        st.sampled_from([None, "/x", '"><script>']),
    ),
    max_size=30,
)  # fmt: skip


@given(st.text("ab <>&\"' ", min_size=1, max_size=60), MARKS, st.integers(1, 59))
def test_whatever_overlaps_the_html_is_sound(text: str, marks: list[Mark], cut: int) -> None:
    pieces = [Piece(0, text[:cut]), Piece(cut, text[cut:])]
    reader = Reader()
    reader.feed("".join(marked(pieces, marks, str)))
    reader.close()
    assert reader.words == text
    assert reader.open == []
    assert reader.deepest <= DEEPEST
    assert len(reader.ids) == len(set(reader.ids))


def test_many_that_overlap_are_no_labour() -> None:
    marks = [Mark(i, i + 3_000, "told") for i in range(3_000)]
    (shown,) = marked([Piece(0, "x" * 6_000)], marks, str)
    assert len(shown) < 3_000_000
