"""The address of an article in a line of its own text: what claims it, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.capture import markdown, text
from broadsheet.capture.address import ABOVE, BELOW, address
from broadsheet.capture.entry import Entry
from broadsheet.clean import clean
from broadsheet.records import Article, Claim, Document, Role, Source

BODY = "\n\n".join(
    (
        "The town council met on Monday and agreed to repair the old bridge before the winter.",
        "Nobody spoke against the plan, which will cost some four million over the next two years.",
    )
)
PAGE = "https://example.org/town/bridge-repaired?id=7"
LONG = "https://example.org/town/" + "old-bridge-to-be-repaired-before-winter-" * 6


STATED = {
    "above the text": (f"{PAGE}\n\n{BODY}", PAGE, ABOVE),
    "above the headline": (f"{PAGE}\nOld bridge repaired\nBy Ann Lee\n\n{BODY}", PAGE, ABOVE),
    "below the headline": (f"Old bridge repaired\n{PAGE}\n3 May 2024\n\n{BODY}", PAGE, ABOVE),
    "longer than a line of furniture": (f"{LONG}\n\n{BODY}", LONG, ABOVE),
    "behind a label": (f"Old bridge repaired\nSource: {PAGE}\n\n{BODY}", PAGE, ABOVE),
    "behind a label in German": (f"Quelle: {PAGE}.\r\n\r\n{BODY}", PAGE, ABOVE),
    "behind a label in Chinese": (f"来源：{PAGE}\n{BODY}", PAGE, ABOVE),
    "in angle brackets": (f"* URL: <{PAGE}>\n\n{BODY}", PAGE, ABOVE),
    "as the last line": (f"Old bridge repaired\n\n{BODY}\n\n{PAGE}\n", PAGE, BELOW),
    "with a label at the end": (f"{BODY}\n\nLink: {PAGE}\nShare this\n", PAGE, BELOW),
    "as a link named source": (f"{BODY}\n\n[Source]({PAGE})", PAGE, BELOW),
    "twice the same": (f"{PAGE}\nURL: {PAGE}#top\n\n{BODY}", PAGE + "#top", ABOVE),
    "without a scheme": (f"www.example.org/a\n\n{BODY}", "www.example.org/a", ABOVE),
    "a post in the first line": (f"https://x.com/ann/status/1\n\n{BODY}", "https://x.com/ann/status/1", ABOVE),
    "a label before a bare one": (f"https://example.org/b\nURL: {PAGE}\n\n{BODY}", PAGE, ABOVE),
}  # fmt: skip

NOT_STATED = {
    "a front page": f"https://example.org/\n\n{BODY}",
    "two pages": f"{PAGE}\nhttps://example.org/b\n\n{BODY}",
    "in a sentence": f"The plan is at {PAGE} for all to read.\n\n{BODY}",
    "in the middle": f"{BODY}\n\n{PAGE}\n\n{BODY}",
    "announced as another article": f"{BODY}\n\nRead also:\n{PAGE}",
    "a post below the text": f"{BODY}\n\nhttps://twitter.com/ann/status/1",
    "a picture": f"Old bridge\nhttps://example.org/bridge.JPG?w=600\n\n{BODY}",
    "another label": f"Old bridge\n\n{BODY}\n\nFollow us: {PAGE}",
    "a link with other words": f"[Old bridge]({PAGE})\n\n{BODY}",
    "no address": f"Source: the council\n\n{BODY}",
}


def article_of(words: str, *more: Claim) -> Article:
    (entry,) = text.read(words.encode())
    assert isinstance(entry, Entry)
    source = Source("a.txt", b"", "0" * 64)
    claims = (*more, *entry.claims)
    article = clean(Document(source, entry.text, entry.encoding, entry.begins, claims))
    assert article is not None
    return article


@pytest.mark.parametrize("case", STATED)
def test_address_is_stated(case: str) -> None:
    words, value, method = STATED[case]
    (claim,) = address(words)
    assert (claim.field, claim.method) == ("url", method)
    assert claim.value == words[claim.start : claim.end]
    assert claim.value in (value, value.removesuffix("#top"))


@pytest.mark.parametrize("case", NOT_STATED)
def test_address_is_not_stated(case: str) -> None:
    assert address(NOT_STATED[case]) == ()


@pytest.mark.parametrize("case", STATED)
def test_line_is_no_part_of_the_text(case: str) -> None:
    article = article_of(STATED[case][0])
    (line,) = (p for p in article.passages if p.rule == "states the address")
    found = next(one for one in article.fields if one.name == "url")
    assert line.role is Role.METADATA
    assert line.start <= (found.start or 0) < (found.end or 0) <= line.end
    assert found.value == STATED[case][1].partition("#")[0]
    assert "://" not in (article.value("headline") or "")
    assert "://" not in article.body


def test_headline_and_byline_below_an_address_are_found() -> None:
    article = article_of(f"{LONG}\nOld bridge repaired\nAnn Lee\n\n{BODY}")
    assert article.value("headline") == "Old bridge repaired"
    assert article.value("byline") == "Ann Lee"


def test_tracking_is_dropped_and_named() -> None:
    for scheme in ("https://", ""):
        article = article_of(f"{scheme}www.example.org/a?id=1&utm_source=x\n\n{BODY}")
        found = next(one for one in article.fields if one.name == "url")
        assert found.value == f"{scheme}www.example.org/a?id=1"
        assert found.method == "address above the text, without utm_source"


def test_long_address_is_no_headline_even_where_it_is_not_claimed() -> None:
    article = article_of(f"{LONG}\n{LONG}b\n\n{BODY}")
    assert article.value("url") is None
    assert article.value("headline") is None


def test_correction_that_empties_the_field_leaves_the_line_aside() -> None:
    article = article_of(f"{PAGE}\n\n{BODY}", Claim("url", "-", "articles.csv", None, None))
    assert article.value("url") is None
    assert article.passages[0].rule == "web address alone"


def test_front_matter_is_believed_first() -> None:
    (entry,) = markdown.read(f"---\nurl: https://e.org/a\n---\n{PAGE}\n\n{BODY}".encode())
    assert isinstance(entry, Entry)
    assert [one.value for one in entry.claims if one.field == "url"] == ["https://e.org/a"]
    (entry,) = markdown.read(f"---\ntitle: Bridge\n---\n{PAGE}\n\n{BODY}".encode())
    assert isinstance(entry, Entry)
    assert [one.value for one in entry.claims if one.field == "url"] == [PAGE]


@given(
    st.lists(
        st.sampled_from(
            ["\n", PAGE, "Source: ", "www.", "[", "](", ")", "<", ">", "a ", "\r", "\x00", "."]
        )
    )
)
def test_any_text_gives_a_claim_inside_of_it(parts: list[str]) -> None:
    words = "".join(parts)
    for claim in address(words):
        assert words[claim.start : claim.end] == claim.value
    if words.strip() and "\x00" not in words:
        article_of(words)
