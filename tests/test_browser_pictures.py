"""Pictures in a real browser: without scripts, in the dark, on a phone, by keyboard, read aloud."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import NARROW, WIDE, serving
from test_browser import CONTRAST, fits
from test_publish_pictures import DRAWN, rich  # noqa: F401 - a fixture

pytestmark = pytest.mark.xdist_group("browser")

STRICT = "default-src 'none'; style-src 'self'; img-src 'self' data:"
"""What a careful server may say: no script at all, no style but the sheet."""


@pytest.fixture(scope="module")
def site(rich: Path) -> Iterator[str]:  # noqa: F811
    with serving(rich) as address:
        yield f"{address}/corpus"


@pytest.fixture
def tab(browser) -> Iterator:
    """A page without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


SIZES = """() => [...document.querySelectorAll(
    ".bs-bar-label, .bs-bar-value, .bs-tick, .bs-matrix a, .bs-matrix th, .bs-points text, figcaption")]
  .filter(one => one.getBoundingClientRect().width > 1)
  .map(one => parseFloat(getComputedStyle(one).fontSize))"""


def test_pictures_fit_and_can_be_read_at_every_width(browser, site: str) -> None:
    tab = browser.new_page()
    for name in DRAWN:
        tab.goto(f"{site}/{name}")
        if not tab.locator("figure").count():
            continue
        for width in (1600, WIDE, NARROW):
            tab.set_viewport_size({"width": width, "height": 900})
            assert fits(tab), name
            sizes = tab.evaluate(SIZES)
            assert sizes, name
            assert 11 <= min(sizes) <= max(sizes) < 20, name
            assert tab.evaluate(CONTRAST) == [], name
            assert tab.locator("figure").bounding_box()["width"] > 0.75 * min(width, 800) - 20
    tab.close()


def test_pictures_need_no_script_and_no_style_of_their_own(tab, site: str) -> None:
    faults: list[str] = []
    tab.on("console", lambda said: faults.append(said.text))
    figures: dict[str, str] = {}
    for name in ("most_quoted", "who_with_whom", "places_on_the_map", "articles_by_month"):
        tab.goto(f"{site}/{name}")
        body = tab.content()
        figures[name] = re.search(r"<figure.*?</figure>", body, re.DOTALL)[0]
    css = f"{site.rpartition('/')[0]}/-/static-plugins/broadsheet/broadsheet.css"

    def answer(route) -> None:
        name = route.request.url.rpartition("/")[2]
        page = f"<!doctype html><title>x</title><link rel=stylesheet href={css}>{figures.get(name)}"
        headers = {"content-security-policy": STRICT}
        route.fulfill(body=page, content_type="text/html; charset=utf-8", headers=headers)

    tab.route("**/alone/*", answer)
    for name in figures:
        tab.goto(f"{site.rpartition('/')[0]}/alone/{name}")
        assert tab.locator("figure a").count() > 1
    assert faults == []


def test_a_bar_is_followed_by_pointer_and_key(tab, site: str) -> None:
    tab.goto(f"{site}/most_named_people")
    bar = tab.locator(".bs-bars a").first
    number = bar.locator("b").inner_text()
    assert bar.locator(".bs-bar").bounding_box()["width"] > 100
    bar.locator(".bs-bar").click()
    assert tab.locator("h2").first.inner_text().startswith(f"{number} articles")
    tab.goto(f"{site}/articles_by_year_and_outlet")
    piece = tab.locator(".bs-columns-drawn a").first
    piece.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/articles?year=*")
    tab.goto(f"{site}/places_on_the_map")
    tab.locator(".bs-points a").last.click()
    tab.wait_for_url("**/articles?_m2m_places=*")


def test_a_picture_is_read_aloud(tab, site: str) -> None:
    tab.goto(f"{site}/most_named_people")
    said = tab.locator("figure").aria_snapshot()
    assert re.search(r'link "Ann Lee \d+ articles \d+ stor(?:y|ies)"', said)
    tab.goto(f"{site}/articles_by_month")
    assert re.search(r'link "\d{4}-\d\d: \d+ articles?, \d+ stor(?:y|ies)"', tab.locator("figure").aria_snapshot())  # fmt: skip
    tab.goto(f"{site}/who_with_whom")
    said = tab.locator("figure").aria_snapshot()
    assert 'rowheader "Bo Xu"' in said or 'rowheader "Zoë Ünal"' in said
    assert 'columnheader "Ann Lee"' in said


def test_colours_are_those_of_the_style_sheet(browser, site: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{site}/most_named_people")
    colour = "() => getComputedStyle(document.querySelector('rect.bs-part')).fill"
    before = tab.evaluate(colour)
    tab.add_style_tag(content=":root { --bs-accent: rgb(1, 2, 3) !important; }")
    assert before != tab.evaluate(colour) == "rgb(1, 2, 3)"
    tab.close()
