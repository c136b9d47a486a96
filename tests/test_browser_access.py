"""Every kind of page in a real browser: no serious fault of access, nothing wider than the window."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import rows, serving
from playwright.sync_api import Page

pytestmark = pytest.mark.xdist_group("browser_access")

GRAVE = {"serious", "critical"}
PATHS = {
    "front": "/",
    "database": "/corpus",
    "articles": "/corpus/articles",
    "people": "/corpus/people",
    "quotes": "/corpus/quotes",
    "timeline": "/corpus/timeline",
    "search": "/corpus/-/search?q=the",
    "query": "/corpus/most_quoted",
    "sql": "/corpus?sql=select+title+from+articles",
    "map": "/corpus/places_on_the_map",
    "asks": "/corpus/named_beside?name=Egypt",
    "wrong": "/corpus?sql=select+1%3Bselect+2",
    "narrowed": "/corpus/-/search?q=the+or+a&year=2021&year=2024",
    "outlets": "/corpus/-/outlets",
    "article": "/corpus/articles/{article}",
    "person": "/corpus/people/{person}",
    "place": "/corpus/places/{place}",
    "story": "/corpus/stories/{story}",
    "missing": "/corpus/nothing_of_this_name",
}


@pytest.fixture(scope="module")
def addresses(corpus: Path):
    """Serve the corpus; give the address of each page."""

    def one(sql: str) -> int:
        return rows(corpus, sql)[0][0]

    keys = {
        "article": one(
            "SELECT article_id FROM quotes GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"
        ),
        "person": one("SELECT id FROM people ORDER BY quotes DESC, id LIMIT 1"),
        "place": one(
            "SELECT id FROM places WHERE latitude IS NOT NULL ORDER BY articles DESC, id LIMIT 1"
        ),
        "story": one("SELECT id FROM stories ORDER BY id LIMIT 1"),
    }
    with serving(corpus) as site:
        yield {name: site + path.format(**keys) for name, path in PATHS.items()}


def each(browser, addresses: dict[str, str], **window) -> Iterator[tuple[str, Page]]:
    """Yield each page, while the next one loads in a tab beside it."""
    tabs = cycle([browser.new_page(**window), browser.new_page(**window)])
    before = None
    for name, address in addresses.items():
        page = next(tabs)
        page.goto(address, wait_until="commit")
        if before:
            yield before
        before = name, page
    if before:
        yield before
    for page in (next(tabs), next(tabs)):
        page.close()


# Each width and each scheme once: colours do not depend on the width, nor places on the colours.
@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_no_page_has_a_serious_fault_of_access(
    browser, addresses: dict[str, str], scheme: str, width: int
) -> None:
    window = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    found = []
    for name, page in each(browser, addresses, **window):
        page.wait_for_load_state("networkidle")
        # Of what is in order, one example of each rule is enough; of faults all are named.
        answer = Axe().run(page, options={"resultTypes": ["violations"]}).response
        assert len(answer["passes"]) > 10
        found += [
            (name, fault["id"], node["html"][:200])
            for fault in answer["violations"]
            if fault["impact"] in GRAVE
            for node in fault["nodes"]
        ]
    assert not found


def test_no_page_is_wider_than_the_window(browser, addresses: dict[str, str]) -> None:
    page = browser.new_page()
    for name, address in addresses.items():
        page.goto(address)
        for width in (1600, 768, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    page.close()


def test_the_keyboard_reaches_the_content_first(browser, addresses: dict[str, str]) -> None:
    page = browser.new_page()
    page.goto(addresses["articles"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")
    page.close()
