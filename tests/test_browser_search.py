"""The search in a real browser: names are suggested, and it works without scripts and by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Build, rows, serving

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture
def tab(browser) -> Iterator:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on(
        "request", lambda asked: None if "127.0.0.1" in asked.url else page.faults.append(asked.url)
    )
    yield page
    assert page.faults == []
    context.close()


TEXTS = {
    "a.txt": "Merkel speaks\n\n“We shall see,” said Angela Merkel in Berlin on Monday. Angela Merkel was there.",
    "b.txt": "Putin speaks\n\nVladimir Putin spoke in Moscow. <img src=x onerror=alert(1)> said Vladimir Putin.",
    "ar.txt": "غَزَّة\n\nقال أحمد إن غَزَّة كانت هادئة اليوم، وأضاف أنها ستبقى كذلك إلى الأبد في رأيه.",
}


def test_a_name_is_suggested_and_opened_by_keyboard(make: Build, tab) -> None:
    path = make(TEXTS)
    with serving(path) as site:
        tab.goto(f"{site}/corpus/-/search")
        box = tab.get_by_role("combobox")
        assert box.get_attribute("aria-expanded") == "false"
        box.press_sequentially("mérk")
        option = tab.get_by_role("option")
        option.first.wait_for()
        assert option.all_inner_texts()[0].startswith("Angela Merkel")
        assert box.get_attribute("aria-expanded") == "true"
        box.press("ArrowUp")
        assert option.last.get_attribute("aria-selected") == "true"
        box.press("ArrowDown")
        assert box.get_attribute("aria-activedescendant") is None
        box.press("Escape")
        assert tab.get_by_role("listbox").count() == 0
        box.press("Backspace")
        option.first.wait_for()
        box.press("ArrowDown")
        assert box.get_attribute("aria-activedescendant") == option.first.get_attribute("id")
        box.press("Enter")
        tab.wait_for_url("**/corpus/people/*")
        assert tab.locator("h1").first.inner_text() == "Angela Merkel"
        tab.goto(f"{site}/corpus")
        tab.get_by_role("combobox").press_sequentially("mosc")
        option.first.click()
        tab.wait_for_url("**/corpus/places/*")


def test_enter_without_a_choice_searches(make: Build, tab) -> None:
    with serving(make(TEXTS)) as site:
        tab.goto(f"{site}/corpus/-/search?year=2021")
        box = tab.get_by_role("combobox")
        box.press_sequentially("merkel")
        tab.get_by_role("option").first.wait_for()
        box.press("Enter")
        tab.wait_for_url("**/corpus/-/search?q=merkel&year=2021")


def test_without_scripts_facets_fold_on_a_phone_and_lead_on(large: Path, browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    with serving(large) as site:
        page.goto(f"{site}/large/-/search?q=council")
        facets = page.get_by_role("complementary")
        assert not facets.is_visible()
        page.get_by_label("Narrow the search").first.check()
        assert facets.is_visible()
        facets.get_by_role("link", name="2020").click()
        assert "year=2020" in page.url
        (count,) = rows(large, "SELECT count(*) FROM articles WHERE year = '2020'")[0]
        assert page.get_by_text(f"{count} articles match").is_visible()
        page.get_by_label("Narrow the search").first.check()
        page.get_by_label("From").fill("2020-03")
        page.get_by_role("button", name="Set").click()
        assert "from=2020-03" in page.url
        assert "year=2020" in page.url
        page.get_by_title("Take this off").first.click()
        assert "year=2020" not in page.url
    context.close()


def test_nothing_is_wider_than_the_page(make: Build, browser) -> None:
    long = {
        "long.txt": f"{'Long' * 200} title\n\n{'word' * 3000} and {'https://example.org/' * 50} merkel"
    }
    page = browser.new_page()
    with serving(make(TEXTS | long)) as site:
        for query in ("", "q=merkel", "q=غزه", "q=zzz&outlet=" + "x" * 300, "q=" + "y" * 300):
            page.goto(f"{site}/corpus/-/search?{query}")
            for width in (1600, 1280, 768, 390):
                page.set_viewport_size({"width": width, "height": 800})
                for scheme in ("light", "dark"):
                    page.emulate_media(color_scheme=scheme)
                    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
