"""Where paragraphs begin and end."""

import pytest

from broadsheet.clean.lines import paragraphs

WRAPPED = """\
The council met on Tuesday evening to talk about the old bridge
that has been closed to all traffic since the flood of last
spring and about the money that its repair would cost the town.

Nobody spoke against the plan. The mayor said that she had not
expected this, and thanked everybody who had come out into the
rain on such a night.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\u00a0\n\u200b\ufeff\n", []),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\nTwo.\rThree.\u2028Four.\x0cFive.", ["One.", "Two.", "Three.", "Four.", "Five."]),
        ("  One. \u00a0\n\n\n\tTwo.\u200b", ["One.", "Two."]),
        ("One\x00two", ["One", "two"]),
        ("\u200fمرحبا\u200f", ["مرحبا"]),
        # A headline over a byline over a date may look wrapped; it is not.
        (
            "A headline of some length that stands above a shorter byline\nAnn Lee and Bo Xu of"
            " Reuters, in the city of Cairo\nPublished on Tuesday 3 May 2024, 10:00",
            [
                "A headline of some length that stands above a shorter byline",
                "Ann Lee and Bo Xu of Reuters, in the city of Cairo",
                "Published on Tuesday 3 May 2024, 10:00",
            ],
        ),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    found = paragraphs(text)
    assert [p.text for p in found] == expected
    assert all(text[p.start : p.end] == p.text for p in found)


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    found = paragraphs(WRAPPED)
    assert len(found) == 2
    assert found[0].text.endswith("would cost the town.")
    assert found[0].text.startswith("The council met")


def test_a_nul_parts_wrapped_lines_too() -> None:
    found = paragraphs(WRAPPED.replace("bridge\nthat", "bridge\x00that"))
    assert not any("\x00" in p.text for p in found)


def test_gaps_count_blank_lines() -> None:
    assert [p.gap for p in paragraphs("\na\nb\n\n\nc")] == [1, 0, 2]
