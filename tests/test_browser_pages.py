"""The pages of articles, names, outlets and comparisons in a real browser, wide, narrow, printed."""

from pathlib import Path

import pytest
from conftest import METADATA, NARROW, WIDE, article, rows, serving
from test_browser import CONTRAST, fits

from broadsheet.build import build

pytestmark = pytest.mark.xdist_group("browser")


def test_a_line_has_some_sixty_six_characters(browser, corpus: Path) -> None:
    longest = rows(corpus, "SELECT id FROM articles ORDER BY word_count DESC")[0][0]
    with serving(corpus) as site:
        page = browser.new_page(viewport={"width": WIDE, "height": 900})
        page.goto(f"{site}/corpus/articles/{longest}")
        lines = page.evaluate("""() => {
          const all = [...document.querySelectorAll(".bs-article p[dir]")];
          const style = getComputedStyle(all[0]);
          const long = all.filter(one => one.getBoundingClientRect().height / parseFloat(style.lineHeight) > 3.5);
          return long.map(one => one.innerText.length / Math.round(one.getBoundingClientRect().height / parseFloat(style.lineHeight)));
        }""")
        page.close()
    assert lines
    assert 55 < max(lines) < 75


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_facts_stand_beside_the_text_or_below_it(
    tab, facts: str, written: Path, width: int
) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(facts + article(written, "bridge.txt"))
    text, about = (tab.locator(one).bounding_box() for one in (".bs-article", ".bs-about"))
    assert (about["x"] > text["x"] + text["width"]) == (width == WIDE)
    assert (about["y"] >= text["y"] + text["height"]) == (width == NARROW)
    assert fits(tab)


def test_where_a_value_is_from_is_shown_to_pointer_key_and_tap(
    tab, browser, facts: str, written: Path
) -> None:
    tab.goto(facts + article(written, "bridge.txt"))
    fact = tab.locator(".bs-stated > div:has(dt:text-is('Outlet'))")
    source = fact.locator(".bs-whence p")
    assert not source.is_visible()
    fact.locator("summary").hover()
    assert source.is_visible()
    assert "key outlet" in source.inner_text()
    tab.mouse.move(0, 0)
    assert not source.is_visible()
    fact.locator("summary").focus()
    assert source.is_visible()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")  # the link to the place
    tab.locator("#at").wait_for()
    assert tab.locator("#at").inner_text() == "The Herald"
    phone = browser.new_context(
        viewport={"width": NARROW, "height": 844}, has_touch=True, is_mobile=True
    )
    page = phone.new_page()
    page.goto(facts + article(written, "bridge.txt"))
    fact = page.locator(".bs-stated > div:has(dt:text-is('Outlet'))")
    fact.locator("summary").tap()
    assert fact.locator("mark").inner_text() == "The Herald"
    assert fact.locator("mark").is_visible()
    assert fits(page)
    phone.close()


def test_only_the_article_is_printed(tab, facts: str, written: Path) -> None:
    tab.goto(f"{facts}{article(written, 'bridge.txt')}?from=q%3Dbridge")
    assert tab.locator(".bs-printed").is_hidden()
    tab.emulate_media(media="print")
    printed = tab.locator("body").inner_text()
    assert printed.startswith("Ann Lee promises a new bridge")
    assert f"/written{article(written, 'bridge.txt')}\n" in printed
    assert printed.split()[-2] == "Edition"
    for words in ("Read without marks", "Cite this", "Where it says so", "Dates mentioned", "Powered by",
                  "Marked in the text", "Search", "All fields", "Licence"):  # fmt: skip
        assert words not in printed, words
    assert "Source: The Herald" in printed


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_differences_can_be_read(tab, facts: str, written: Path, width: int, dark: bool) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.emulate_media(color_scheme="dark" if dark else "light")
    a, b = (article(written, f"copy{i}.txt").split("/")[2] for i in (5, 7))
    tab.goto(f"{facts}/-/compare?a={a}&b={b}")
    changed = tab.locator(".bs-pair:not(.bs-pair-title):not(.bs-pair-same) > p")
    left, right = (changed.nth(i).bounding_box() for i in (0, 1))
    assert (left["y"] == right["y"]) == (width == WIDE)
    assert (left["y"] < right["y"]) == (width == NARROW)
    assert fits(tab)
    assert tab.evaluate(CONTRAST) == []
    said = changed.first.aria_snapshot()
    assert "only here" in said


def test_two_copies_are_chosen_without_a_script(browser, facts: str, written: Path) -> None:
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    story = rows(written, "SELECT id FROM stories WHERE articles = 3")[0][0]
    page.goto(f"{facts}/stories/{story}")
    page.get_by_label("Second").select_option(index=2)
    page.get_by_role("button", name="Show the differences").click()
    assert page.locator(".bs-pair ins").count() >= 1
    plain.close()


def test_outlets_and_names_fit(tab, facts: str, written: Path) -> None:
    for path in ("/-/outlets/The+Herald", "/-/outlets/Evening+Post",
                 *(f"/people/{i}" for (i,) in rows(written, "SELECT id FROM people")),
                 *(f"/places/{i}" for (i,) in rows(written, "SELECT id FROM places"))):  # fmt: skip
        tab.goto(facts + path)
        for width in (1600, WIDE, NARROW):
            tab.set_viewport_size({"width": width, "height": 900})
            assert [one for one in tab.evaluate(CONTRAST) if "bs-map" not in one[1]] == [], path
        tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for width in (1600, WIDE, NARROW):
            tab.set_viewport_size({"width": width, "height": 900})
            assert fits(tab), path


def test_arabic_facts_stand_at_its_left(browser, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    said = "قرر مجلس المدينة يوم الاثنين إصلاح الجسر القديم قبل حلول فصل الشتاء المقبل."
    (texts / "a.txt").write_text(f"إصلاح الجسر القديم في المدينة\n\n{said}", encoding="utf-8")
    (texts / "b.txt").write_text(
        f"إصلاح الجسر الجديد\n\n{said} وقال أحمد إنه سعيد.", encoding="utf-8"
    )
    build(texts, tmp_path / "ar.db", METADATA)
    a, b = (one for (one,) in rows(tmp_path / "ar.db", "SELECT id FROM articles"))
    with serving(tmp_path / "ar.db") as site:
        page = browser.new_page(viewport={"width": NARROW, "height": 900})
        page.goto(f"{site}/ar/-/compare?a={a}&b={b}")
        assert (
            page.locator(".bs-pair > p").first.evaluate("one => getComputedStyle(one).direction")
            == "rtl"
        )
        assert fits(page)
        page.close()
