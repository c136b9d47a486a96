"""What a format states, settled: which claim wins, and what becomes of those that cannot be read."""

from collections.abc import Iterable

import pytest

from broadsheet.capture.entry import Said, compose
from broadsheet.capture.keys import KEYS
from broadsheet.clean import clean
from broadsheet.clean.claims import FIELDS
from broadsheet.clean.guide import Guide
from broadsheet.clean.rules import RULES
from broadsheet.enrich import enrich
from broadsheet.records import Article, Claim, Document, Role, Source

BODY = "\n\n".join(
    (
        "The town council met on Monday and agreed to repair the old bridge before the winter.",
        "Nobody spoke against the plan, which will cost some four million over the next two years.",
        "“We should have done this long ago,” the mayor said after the vote, and went home again.",
    )
)
GERMAN = "\n\n".join(
    (
        "Der Stadtrat hat am Montag beschlossen, die alte Brücke noch vor dem Winter zu sanieren.",
        "Niemand sprach gegen den Plan, der in den nächsten zwei Jahren vier Millionen kosten wird.",
    )
)


def read(said: Iterable[Said], body: str = BODY, guide: Guide | None = None) -> Article:
    text, begins, claims = compose(said, body)
    document = Document(Source("a.html", b"", "0" * 64), text, "utf-8", begins, claims)
    article = clean(document, guide or Guide(today="2026-01-01"))
    assert article is not None
    return article


CASES: dict[str, tuple[list[Said], dict[str, str | None]]] = {
    "the first claim wins": (
        [("headline", "JSON-LD headline", "Old bridge"), ("headline", "og:title", "Bridge!")],
        {"headline": "Old bridge", "title": "Old bridge"}),
    "a claim that cannot be read does not": (
        [("published", "a", "soon"), ("published", "b", "2024-05-03T10:00:00+02:00")],
        {"published": "2024-05-03T10:00:00+02:00"}),
    "an outlet is cut from the headline": (
        [("headline", "title", "Old bridge repaired | The Daily Star"), ("outlet", "og:site_name", "The Daily Star")],
        {"headline": "Old bridge repaired", "outlet": "The Daily Star"}),
    "an outlet is no headline": (
        [("headline", "title", "The Daily Star"), ("outlet", "og:site_name", "The Daily Star")],
        {"headline": None}),
    "tracking is dropped from an address": (
        [("url", "canonical", "https://E.org/a?id=1&utm_source=x#top")], {"url": "https://e.org/a?id=1"}),
    "only web addresses are addresses": (
        [("url", "canonical", "javascript:alert(1)"), ("url", "og:url", "https://e.org/a")],
        {"url": "https://e.org/a"}),
    "an update is not a publication": ([("updated", "dateModified", "2024-05-03")], {"published": None}),
    "the future is none": ([("published", "date", "2036-05-03")], {"published": None}),
    "a placeholder is no date": ([("published", "date", "1970-01-01T00:00:00Z")], {"published": None}),
    "seconds since 1970": ([("published", "date", "1714723200")], {"published": "2024-05-03T08:00:00+00:00"}),
    "an address states a day as a last resort": (
        [("url", "canonical", "https://e.org/2024/05/03/bridge")], {"published": "2024-05-03"}),
    "but a stated one is better": (
        [("url", "canonical", "https://e.org/2024/05/03/bridge"), ("published", "date", "2024-05-02")],
        {"published": "2024-05-02"}),
    "the body decides the language": ([("language", "html lang", "de")], {"language": "en"}),
    "numeric dates by the region": (
        [("language", "html lang", "en-GB"), ("published", "date", "03/04/2024")], {"published": "2024-04-03"}),
    "and by another": (
        [("language", "html lang", "en-US"), ("published", "date", "03/04/2024")], {"published": "2024-03-04"}),
    "or not at all": ([("published", "date", "03/04/2024")], {"published": None}),
    "an offset with a minus": (
        [("published", "Date", "Tue, 1 Mar 2022 18:30:00 -0500 (EST)")],
        {"published": "2022-03-01T18:30:00-05:00"}),
    "what programs call a page is no headline": (
        [("headline", "title", "Untitled Document")], {"headline": None}),
    "region in small letters": (
        [("language", "html lang", "en-us"), ("published", "date", "03/04/2024")], {"published": "2024-03-04"}),
    "a date in the byline's line": (
        [("byline", "line div.byline", "Von Okke Petersen · 4. März 2022, 5:00 Uhr")],
        {"byline": "Von Okke Petersen"}),
    "yesterday, from the day of capture": (
        [("published", "time", "yesterday"), ("retrieved", "WARC-Date", "2024-05-03T15:00:00Z")],
        {"published": "2024-05-02"}),
    "yesterday, from nowhere": ([("published", "time", "yesterday")], {"published": None}),
    "terms of use": ([("licence", "license", "CC BY 4.0")], {"licence": "CC BY 4.0"}),
    "names are repaired": ([("outlet", "site", "S\u00fcddeutsche\u00a0Zeitung")], {"outlet": "Süddeutsche Zeitung"}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_claims(name: str) -> None:
    said, expected = CASES[name]
    article = read(said)
    assert {field: article.value(field) for field in expected} == expected


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ([("published", "date", "2036-05-03")], ("future date", "2036-05-03")),
        ([("published", "date", "03/04/2024")], ("ambiguous date", "03/04/2024")),
        ([("published", "date", "2024-02-31")], ("impossible date", "2024-02-31")),
    ],
)
def test_dates_that_cannot_be_settled_are_problems(
    said: list[Said], problem: tuple[str, str]
) -> None:
    found = [(one.kind, one.detail) for one in read(said).problems]
    assert problem in found
    assert not any(kind == "no date" for kind, _ in found)


def test_a_value_stands_at_its_words() -> None:
    article = read([
        ("headline", "title", "Old bridge repaired - Reuters"), ("byline", "author", "Ann Lee; Reuters"),
        ("published", "date", "3 May 2024"), ("url", "link", "https://e.org/a?fbclid=1"),
    ])  # fmt: skip
    text = article.document.text
    words = {one.name: text[one.start : one.end] for one in article.fields if one.start is not None}
    assert words["headline"] == "Old bridge repaired"
    assert words["byline"] == "Ann Lee; Reuters"
    assert words["published"] == "3 May 2024"
    assert words["url"] == "https://e.org/a?fbclid=1"
    method = next(one.method for one in article.fields if one.name == "url")
    assert method == "link, without fbclid"
    (author,) = enrich(article).authors
    assert (author.name, text[author.start : author.end]) == ("Ann Lee", "Ann Lee")


def test_what_the_format_states_is_no_part_of_the_body() -> None:
    article = read([("headline", "title", "Old bridge"), ("note", "id", "7")])
    assert article.body == BODY
    roles = [p.role for p in article.passages if p.role is not Role.BLANK]
    assert roles == [Role.METADATA] * 2 + [Role.BODY] * 3


def test_the_headline_in_the_text_is_told_by_the_stated_one() -> None:
    article = read([("headline", "title", "Old bridge repaired")], f"Old bridge repaired\n\n{BODY}")
    assert article.body == BODY


def test_a_byline_in_the_text_is_better_than_an_outlet_as_the_author() -> None:
    said: list[Said] = [
        ("headline", "title", "Old bridge repaired"),
        ("byline", "author", "Reuters"),
    ]
    article = read(said, f"Old bridge repaired\n\nBy Ann Lee\n\n{BODY}")
    assert article.value("byline") == "By Ann Lee"
    assert read(said).value("byline") == "Reuters"


def test_a_date_in_the_dateline_is_read_in_the_order_of_the_language() -> None:
    body = f"CAIRO, 03/04/2024 - {BODY}"
    assert read([("language", "html lang", "en-GB")], body).value("published") == "2024-04-03"
    assert read([], body).value("published") is None


def test_a_fault_elsewhere_does_not_hide_the_date_of_the_dateline() -> None:
    text, begins, claims = compose([], f"CAIRO, 3 May 2024 - {BODY}")
    wrong = Claim("url", "nonsense", "correction in articles.csv", None, None)
    source = Source("a.txt", b"", "0" * 64)
    article = clean(Document(source, text, "utf-8", begins, (wrong, *claims)), Guide())
    assert article is not None
    assert article.value("published") == "2024-05-03"
    assert ("unread correction", "url: nonsense") in [(p.kind, p.detail) for p in article.problems]


@pytest.mark.parametrize("line", ["Posted on May 3, 2024 by Jane Doe", "3 May 2024 | By Jane Doe"])
def test_a_byline_may_stand_behind_the_date(line: str) -> None:
    article = read([], f"Council repairs the old bridge\n{line}\n\n{BODY}")
    assert article.value("published") == "2024-05-03"
    assert [author.name for author in enrich(article).authors] == ["Jane Doe"]


def test_a_heading_of_a_page_keeps_its_own_signs() -> None:
    text = f"{BODY}\n\n## #MeToo in France\n\n{BODY} More."
    source = Source("a.html", b"", "0" * 64, "text/html")
    article = clean(Document(source, text, "utf-8", from_page=True))
    assert article is not None
    assert "\n\n#MeToo in France\n\n" in article.body


def test_every_field_that_a_reader_states_is_read() -> None:
    known = {*FIELDS, "standfirst", "updated", "retrieved", "note"}
    assert {field for field, _, _ in KEYS} - {"body", "html"} <= known


def test_a_language_that_the_text_contradicts_is_not_believed() -> None:
    assert read([("language", "html lang", "en")], GERMAN).value("language") == "de"
    assert read([("language", "html lang", "sw")], "Habari 7").value("language") == "sw"


def test_a_body_in_two_languages_says_so() -> None:
    article = read([], f"{BODY}\n\n{GERMAN}")
    assert ("mixed languages", "en, de") in [(one.kind, one.detail) for one in article.problems]


DOUBTS = {
    "very short": "The council met on Monday and said that it would meet again.",
    "not an article": "\n".join(f"Bridge number {i} of the valley" for i in range(9)) + "\n\nOne line is prose, but no more.",
    "truncated": BODY + "\n\nThe council will meet once more in the town hall of Elm before it […]",
    "mostly set aside": BODY[:88] + "\n\n" + "Share This Article\n" * 9,
}  # fmt: skip


@pytest.mark.parametrize("kind", DOUBTS)
def test_what_is_doubtful_is_said(kind: str) -> None:
    assert kind in [one.kind for one in read([], DOUBTS[kind]).problems]
    assert kind not in [one.kind for one in read([], BODY).problems]


SET_ASIDE = f"""Section name

Council repairs the old bridge

Label
By Ann Lee
5 min read

The old bridge
Photo: Ann Lee/Reuters

{BODY}

Share This Article

{BODY.splitlines()[0]}

* * *

Leave a Reply
Bridges of the north
Sign up for our newsletter
Advertisement
© 2024 The Herald
This site uses cookies to improve your visit.
https://e.org/a
Related Articles
Skip to content
"""


def test_every_rule_can_be_switched_off() -> None:
    whole = clean(Document(Source("a.txt", b"", "0" * 64), SET_ASIDE, "utf-8"))
    assert whole is not None
    took = {p.rule for p in whole.passages if p.role in _ASIDE}
    assert took <= set(RULES)
    assert len(took) >= 12
    for rule in took:
        other = clean(
            Document(Source("a.txt", b"", "0" * 64), SET_ASIDE, "utf-8"), Guide(frozenset({rule}))
        )
        assert other is not None
        assert rule not in {p.rule for p in other.passages if p.role in _ASIDE}
        assert other.passages[-1].end == len(SET_ASIDE)


_ASIDE = (Role.BOILERPLATE, Role.CAPTION, Role.READING_TIME, Role.REPEAT)
