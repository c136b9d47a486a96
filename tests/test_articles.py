"""The five articles of the project: what each states, what stands around it, and nothing else.

The expected values were read off the files by a person.
"""

import pytest
from conftest import ARTICLES

from broadsheet.capture import capture
from broadsheet.clean import clean
from broadsheet.records import Article, Document, Role


def cleaned() -> dict[str, Article]:
    found = [one for one in capture(ARTICLES) if isinstance(one, Document)]
    return {one.source.path[:3]: clean(one) for one in found}


FIELDS = {
    #       headline, byline, published, dateline, paragraphs, beginning, end of the body
    "000": (None, None, None, None, 8,
            "Russia fully supports Egypt’s plan", "must stop immediately.”"),
    "001": ("Russia backs Egypt’s mediation efforts in Gaza, announces global media initiative from"
            " Cairo", "Taha Sakr", None, None, 12,
            "Russia has reaffirmed its support", "interconnected Global South."),
    "002": (None, None, None, None, 11,
            "Russia is doing everything necessary", "Israel refuses the conditions set."),
    "003": ("Putin held talks with the presidents of Syria, Iran, Egypt and Palestine",
            None, None, None, 8,
            "Russian President Vladimir Putin, during", "it has exceeded 2,670."),
    "004": ("Egypt, Russia to reach combat extremist activities agreement",
            None, "2021-12-26T06:05:00+00:00", "Cairo", 8,
            "CAIRO - 26 December 2021:", "will increase between us.\""),
}  # fmt: skip

OTHERS = {
    "000": [],
    "001": [("reading_time", "5 Min Read"), ("boilerplate", "Share This Article")],
    "002": [],
    "003": [
        ("boilerplate", "Leave a Reply"),
        ("boilerplate", "Your email address will not be published. Required fields are marked *"),
        ("boilerplate", "Back to top button"),
    ],
    "004": [
        ("date", "Sun, 26 Dec 2021 - 06:05 GMT"),
        ("repeat", "Sun, 26 Dec 2021 - 06:05 GMT"),
        ("caption", "The Russian ambassador"),
        ("repeat", "The Russian ambassador"),
        ("boilerplate", "Leave a Comment"),
        ("boilerplate", "Be Social"),
    ],
}


@pytest.mark.parametrize("key", FIELDS)
def test_fields(key: str) -> None:
    article = cleaned()[key]
    headline, byline, published, dateline, paragraphs, begins, ends = FIELDS[key]
    assert article.value("headline") == headline
    assert article.value("byline") == byline
    assert article.value("published") == published
    assert article.value("dateline") == dateline
    assert len(article.paragraphs) == paragraphs
    assert article.body.startswith(begins)
    assert article.body.endswith(ends)


@pytest.mark.parametrize("key", OTHERS)
def test_everything_else_has_its_role(key: str) -> None:
    article = cleaned()[key]
    text = article.document.text
    shown = (Role.BODY, Role.BLANK, Role.HEADLINE, Role.BYLINE)
    found = [(p.role.value, text[p.start : p.end]) for p in article.passages if p.role not in shown]
    assert found == OTHERS[key]


def test_titles_without_a_headline_are_the_opening_words() -> None:
    assert cleaned()["000"].value("title") == (
        "Russia fully supports Egypt’s plan to rebuild Gaza, Moscow’s Ambassador to Egypt…"
    )


def test_the_dateline_stays_in_the_body_and_its_date_agrees() -> None:
    article = cleaned()["004"]
    assert article.paragraphs[0].startswith("CAIRO - 26 December 2021:")
    published = next(f for f in article.fields if f.name == "published")
    assert article.document.text[published.start : published.end] == "Sun, 26 Dec 2021 - 06:05 GMT"
