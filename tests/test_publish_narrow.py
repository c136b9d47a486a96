"""A search is narrowed by several values at once, and says what may have been meant otherwise."""

from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from conftest import Build, one, served, text
from datasette.app import Datasette
from lxml import html

from broadsheet.publish.search.hints import hints

SAID = (
    "The council met on Monday and spoke of the bridge. It will meet again in the spring, it said."
)


@pytest.fixture
async def site(make: Build) -> Datasette:
    """The site of five articles of three outlets, one of which states none."""
    outlets = ("The Herald", "The Herald", "The Post", "A & B <News>", "")
    texts = {f"{i}.txt": f"Council meets for time {i}\n\n{SAID} {i}" for i in range(5)}
    listed = "path,outlet\n" + "".join(f"{i}.txt,{name}\n" for i, name in enumerate(outlets))
    return await served(make({**texts, "articles.csv": listed}))


def facet(page: str, title: str) -> dict[str, tuple[bool, str, str]]:
    """Return by value whether it is chosen, where it leads, and its count."""
    (section,) = html.fromstring(page).xpath(f"//aside//section[h2[text()='{title}']]")
    return {
        item.xpath("string(.//bdi)"): (
            item.get("class") == "bs-taken",
            item.xpath("string(.//a/@href)"),
            item.xpath("string(./span[@class='bs-quiet'])"),
        )
        for item in section.iter("li")
    }


def tally(page: str) -> str:
    return html.fromstring(page).xpath("string(//*[@class='bs-tally']/strong)")


async def test_a_second_outlet_is_added_from_the_list_and_each_taken_off(site: Datasette) -> None:
    page = await text(site, "/corpus/-/search?q=council")
    assert tally(page) == "5 articles"
    page = await text(site, facet(page, "Outlet")["The Herald"][1])
    assert tally(page) == "2 articles"
    values = facet(page, "Outlet")
    assert values["The Herald"][::2] == (True, "2")
    assert values["The Post"][::2] == (False, "1")
    assert "Add one, for either:" in page
    page = await text(site, values["The Post"][1])
    assert tally(page) == "3 articles"
    page = await text(site, facet(page, "Outlet")["A & B <News>"][1])
    assert tally(page) == "4 articles"
    values = facet(page, "Outlet")
    assert [value for value in values if values[value][0]] == ["A & B <News>", "The Herald", "The Post"]  # fmt: skip
    asked = parse_qs(urlsplit(values["The Herald"][1]).query)
    assert asked == {"q": ["council"], "outlet": ["A & B <News>", "The Post"]}
    assert tally(await text(site, values["The Herald"][1])) == "2 articles"


async def test_a_second_name_narrows(written: Path) -> None:
    site = await served(written)
    ann = one(written, "SELECT id FROM people WHERE name = 'Ann Lee'")
    page = await text(site, f"/written/-/search?person={ann}")
    people = facet(page, "People")
    assert people["Ann Lee"][0]
    others = [value for value in people.values() if not value[0]]
    if others:
        assert "Add one, for both:" in page
        narrower = await text(site, others[0][1])
        assert tally(narrower).split()[0] == others[0][2]


@pytest.mark.parametrize("asked", ["outlet=Nobody", "outlet=The+Herald&outlet=Nobody", "year=1900",
                                   "person=99999", "outlet=%3Cscript%3E", "outlet=x&from=2021"])  # fmt: skip
async def test_a_value_that_nothing_has_can_be_taken_off(site: Datasette, asked: str) -> None:
    page = await text(site, f"/corpus/-/search?q=council&{asked}")
    assert "<script>" not in page.split("<main")[1].split("</main>")[0]
    chips = html.fromstring(page).xpath("//p[@class='bs-chosen']//a/@href")
    assert chips
    for chip in chips:
        await text(site, chip)


HINTS = {
    "gaza or israel": "gaza OR israel",
    "gaza or": None,
    "or": None,
    "gaza OR israel": None,
    '"peace or war"': None,
    "„Krieg oder Frieden“ Kyiv oder Kiew": "„Krieg oder Frieden“ Kyiv OR Kiew",
    "egypt and not gaza": "egypt -gaza",
    "title:gaza": "gaza",
    "outlet: herald bridge": "herald bridge",
    "12:30 report": None,
    "https://example.org/title": None,
    "x" * 5000 + " or y": None,
    "": None,
    ':" or ': None,
}


@pytest.mark.parametrize("typed", HINTS)
def test_what_may_have_been_meant(typed: str) -> None:
    found = hints(typed)
    assert [hint.instead for hint in found] == ([HINTS[typed]] if HINTS[typed] else [])


async def test_a_hint_is_a_link_that_finds(site: Datasette) -> None:
    for typed, count in (("bridge or nosuch", "5 articles"), ("title:council", None)):
        page = await text(site, f"/corpus/-/search?q={quote(typed)}")
        (link,) = html.fromstring(page).xpath("//p[@class='bs-notice']/a/@href[contains(., 'OR') or contains(., '_search_title')]")  # fmt: skip
        following = await text(site, unescape(link))
        if count:
            assert tally(following) == count
        else:
            assert "5 articles where" in following
