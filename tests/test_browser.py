"""A real `datasette serve corpus.db` from an empty folder, used through a real browser."""

import csv
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import METADATA, NARROW, WIDE, article, rows, serving

from broadsheet.build import Options, build

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def site(corpus: Path) -> Iterator[str]:
    with serving(corpus) as address:
        yield address


@pytest.fixture
def page(browser, site: str) -> Iterator:
    """A page on which no script may fail and no other host may be asked for anything."""
    tab = browser.new_page(viewport={"width": WIDE, "height": 900})
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(f"script: {error}"))
    tab.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    tab.on("request", lambda asked: None if asked.url.startswith((site, "data:", "blob:"))
           else faults.append(f"other host: {asked.url}"))  # fmt: skip
    yield tab
    tab.close()
    assert faults == []


def has_rows(page, count: int) -> None:
    """Wait until the table of a page has so many rows."""
    page.wait_for_function(
        "count => document.querySelectorAll('table.rows-and-columns tbody tr').length === count",
        arg=count,
    )


def fits(page) -> bool:
    """Tell whether nothing is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_from_the_front_page_to_an_article(page, site: str) -> None:
    page.goto(site)
    page.get_by_label("Search the articles").fill("de-escalate OR ceasefire")
    page.get_by_role("button", name="Search").click()
    page.locator("mark").nth(2).wait_for()
    page.get_by_role("link", name="Putin held talks").click()
    page.locator(".bs-article").wait_for()
    assert page.locator("h1").first.inner_text().startswith("Putin held talks with the presidents")
    assert page.locator(".bs-article p[dir]").count() == 8
    assert "no date found" in page.locator(".bs-facts").first.inner_text()
    folds = page.locator("details.bs-fold")
    assert page.locator("details.bs-fold[open]").count() >= 3  # names, quotes, dates
    for i in range(folds.count()):
        if folds.nth(i).get_attribute("open") is None:
            folds.nth(i).locator("summary").first.click()
    assert page.locator("details.bs-fold[open]").count() == folds.count() > 4
    assert page.get_by_role("cell", name="Leave a Reply").is_visible()
    source = page.locator(".bs-source").inner_text()
    assert "Back to top button" in source
    assert page.locator(".bs-source mark").first.inner_text().startswith("Putin held talks")


def test_facets_are_clicked_and_narrow_the_table(page, site: str) -> None:
    page.goto(f"{site}/corpus/articles")
    has_rows(page, 5)
    page.locator(".facet-info", has_text="authors").get_by_role("link", name="Taha Sakr").click()
    has_rows(page, 1)
    assert 'authors include "Taha Sakr"' in page.locator("h2").first.inner_text()
    page.locator(".facet-info", has_text="authors").locator("a.cross").last.click()
    page.locator(".facet-info", has_text="dateline").get_by_role("link", name="Cairo").click()
    has_rows(page, 1)


def ink(page) -> float:
    """Return the share of a chart's pixels that are neither white nor clear."""
    return page.evaluate("""() => {
      const canvas = document.querySelector("canvas");
      const {width, height} = canvas;
      const data = canvas.getContext("2d").getImageData(0, 0, width, height).data;
      let drawn = 0;
      for (let i = 0; i < data.length; i += 4) {
        const light = data[i] > 240 && data[i + 1] > 240 && data[i + 2] > 240;
        if (data[i + 3] > 0 && !light) drawn++;
      }
      return drawn / (width * height);
    }""")


CHART = "#g.mark=bar&g.x_column={}&g.x_type=ordinal&g.y_column=articles&g.y_type=quantitative"


@pytest.mark.parametrize(("name", "column"), [("stated_and_missing", "field"), ("words_per_article", "words")])  # fmt: skip
def test_a_reader_can_chart_a_query_that_has_a_picture(
    page, site: str, name: str, column: str
) -> None:
    page.goto(f"{site}/corpus/{name}")
    page.locator("figure.bs-picture").wait_for()
    assert page.locator("canvas").count() == 0
    page.goto("about:blank")
    page.goto(f"{site}/corpus/{name}{CHART.format(column)}")
    page.locator("canvas").wait_for()
    page.wait_for_function("document.querySelector('canvas').width > 50")
    assert ink(page) > 0.02


def test_a_picture_of_one_month_says_that_it_is_too_little(page, site: str) -> None:
    page.goto(f"{site}/corpus/articles_by_month")
    assert "Too little to draw" in page.locator(".bs-notice").inner_text()
    assert page.locator("figure, canvas").count() == 0


def test_a_download_holds_what_sql_counts(page, site: str, corpus: Path, tmp_path: Path) -> None:
    page.goto(f"{site}/corpus/passages")
    with page.expect_download() as download:
        page.locator(".bs-download").get_by_role("link", name="CSV").click()
    download.value.save_as(tmp_path / "passages.csv")
    with (tmp_path / "passages.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert len(found) == rows(corpus, "SELECT count(*) FROM passages")[0][0]


def test_sql_is_typed_and_run(page, site: str) -> None:
    page.goto(f"{site}/corpus")
    page.get_by_role("button", name="Run SQL").click()
    has_rows(page, 5)


def test_no_page_is_wider_than_the_window(page, site: str, corpus: Path) -> None:
    article = rows(corpus, "SELECT id FROM articles WHERE published IS NOT NULL")[0][0]
    for path in ("/", "/corpus", f"/corpus/articles/{article}", "/corpus/-/search?q=gaza",
                 "/corpus/articles", "/corpus/problems", "/corpus/set_aside", "/corpus/build",
                 "/corpus/stated_and_missing"):  # fmt: skip
        page.goto(site + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": 900})
            assert fits(page), path


def test_a_name_leads_to_its_page_and_a_quote_to_its_words(tab, facts: str, written: Path) -> None:
    tab.goto(facts + article(written, "bridge.txt"))
    tab.locator(".bs-article p").get_by_role("link", name="Ann Lee").first.click()
    assert tab.locator("h1").first.inner_text() == "Ann Lee"
    tab.get_by_role("link", name="We asked the Bridge Trust").click()
    here = tab.locator("#at")
    assert here.inner_text().startswith("We asked the Bridge Trust")
    assert here.is_visible()
    assert tab.locator("mark").first.evaluate("one => one.getBoundingClientRect().top") < 900
    tab.goto(f"{facts}/timeline")
    tab.get_by_role("link", name="in 1967, and").click()
    assert tab.locator("#at").inner_text() == "in 1967, and"
    tab.locator("#quotes").get_by_role("link", name="a bridge for all of Cairo", exact=True).click()
    tab.wait_for_function("location.hash.startsWith('#c')")
    target = tab.locator(":target")
    assert target.inner_text().startswith("a bridge for all of Cairo")
    assert target.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 216, 77)"


def test_whose_words_a_quote_is_is_shown_to_pointer_and_key(tab, facts: str, written: Path) -> None:
    tab.goto(facts + article(written, "bridge.txt"))
    quote = tab.locator(".bs-article p[dir] .bs-quote").first
    note = quote.locator(".bs-who")
    size = "one => one.getBoundingClientRect().width"
    assert note.evaluate(size) == 1
    quote.scroll_into_view_if_needed()
    line = quote.evaluate("one => { const { x, y } = one.getClientRects()[0]; return [x, y]; }")
    tab.mouse.move(line[0] + 5, line[1] + 5)
    assert note.evaluate(size) > 50
    tab.mouse.move(0, 0)
    assert note.evaluate(size) == 1
    quote.focus()
    assert note.evaluate(size) > 50
    assert fits(tab)
    said = tab.locator("p[dir]:has(.bs-quote)").first.aria_snapshot()
    assert "Ann Lee, said" in said


def test_a_switch_hides_the_marks(tab, facts: str, written: Path) -> None:
    tab.goto(facts + article(written, "bridge.txt"))
    styles = """() => [...document.querySelectorAll(".bs-article p .bs-name, .bs-article p .bs-quote, .bs-article h1 .bs-name")]
      .map(one => [getComputedStyle(one), getComputedStyle(one.closest("p, h1"))])
      .map(([one, text]) => [one.color === text.color, one.textDecorationLine, one.backgroundColor])"""
    assert not any(plain and line == "none" for plain, line, _ in tab.evaluate(styles)[:1])
    tab.get_by_label("Read without marks").check()
    hidden = tab.evaluate(styles)
    assert len(hidden) > 5
    assert {tuple(one) for one in hidden} == {(True, "none", "rgba(0, 0, 0, 0)")}
    assert tab.locator(".bs-legend").is_hidden()
    tab.get_by_label("Read without marks").uncheck()
    assert tab.locator(".bs-legend").is_visible()


CONTRAST = """() => {
  const rgb = text => (text.match(/[\\d.]+/g) || []).map(Number)
    .map((v, i) => text.startsWith("color(") && i < 3 ? 255 * v : v);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = one => {
    for (; one; one = one.parentElement) {
      const colour = rgb(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll("[class*=bs-], .bs-page a, .bs-fold a, .bs-article a")]
    .filter(one => one.innerText && one.innerText.trim() && one.getBoundingClientRect().width > 1)
    .map(one => {
      const [a, b] = [light(rgb(getComputedStyle(one).color)), light(behind(one))];
      return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), one.className + ": " + one.innerText.slice(0, 40)];
    }).filter(([ratio]) => ratio < 4.5);
}"""


def test_pages_of_facts_fit_and_can_be_read(tab, facts: str, written: Path) -> None:
    identities = [
        f"/{table}/{identity}"
        for table in ("people", "organizations", "places", "quotes", "stories", "articles")
        for (identity,) in rows(written, f"SELECT id FROM {table}")
    ]
    marked = article(written, "bridge.txt") + "?at=109-121#at"
    others = ("", "/quotes", "/mentions", "/most_quoted", "/what_happened")
    for path in (*identities, marked, *others):
        tab.goto(facts + path)
        for width in (WIDE, NARROW):
            tab.set_viewport_size({"width": width, "height": 900})
            assert fits(tab), path
            if path not in others:
                assert tab.evaluate(CONTRAST) == [], path
        assert tab.evaluate("window.hit") is None, path


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_tables_show_what_readers_want_and_more_when_asked(tab, facts: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    for table in ("quotes", "said", "mentions", "named", "timeline"):
        tab.goto(f"{facts}/{table}")
        cells = tab.locator("table.rows-and-columns td.col-start")
        assert cells.first.is_hidden()
        tab.get_by_label("Every column").check()
        assert cells.first.is_visible()
        assert fits(tab), table
        assert tab.locator(".facet-results").is_visible() == (width == WIDE)
        if width == NARROW:
            tab.get_by_label("Counts by value").check()
            assert tab.locator(".facet-results").is_visible()
            assert fits(tab), table


def test_narrow_cards_keep_the_key_where_nothing_else_names_the_row(tab, facts: str) -> None:
    tab.set_viewport_size({"width": NARROW, "height": 900})
    for table, column, shown in (
        ("files", "path", True),
        ("build", "key", True),
        ("people", "id", False),
        ("people", "name", True),
    ):
        tab.goto(f"{facts}/{table}")
        cell = tab.locator(f"table.rows-and-columns td.col-{column}").first
        assert cell.is_visible() == shown, (table, column)


def test_arabic_reads_from_right_to_left(browser, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "ar.txt").write_text(
        "إصلاح الجسر القديم في المدينة\n\nقرر مجلس المدينة يوم الاثنين إصلاح الجسر القديم قبل حلول"
        " فصل الشتاء المقبل.",
        encoding="utf-8",
    )
    build(texts, tmp_path / "ar.db", METADATA)
    identity = rows(tmp_path / "ar.db", "SELECT id FROM articles")[0][0]
    with serving(tmp_path / "ar.db") as site:
        page = browser.new_page()
        page.goto(f"{site}/ar/articles/{identity}")
        for place in (".bs-article h1", ".bs-article p[dir]"):
            style = page.locator(place).first.evaluate(
                "one => [getComputedStyle(one).direction, getComputedStyle(one).textAlign]"
            )
            assert style == ["rtl", "start"]
        page.goto(f"{site}/ar/-/search?q=الجسر")
        page.locator("mark").nth(1).wait_for()
        page.close()


ATTACK = """\
<script>window.hit=1</script> {{7*7}} ${7*7} "><img src=x onerror=window.hit=1> ⟦evil⟧
By Ann <svg/onload=window.hit=1> Lee
3 May 2024

EVIL<script>window.hit=1</script> (AP) — The council met on Monday. javascript:window.hit=1
</textarea></title></style></script><script>window.hit=1</script> and it left again at night.

[a](javascript:window.hit=1) <a href="javascript:window.hit=1">click</a> and it left at night again.

Photo: <iframe srcdoc="<script>parent.window.hit=1</script>"></iframe>

Share This Article
"""
MARKUP = re.compile(r"window\.hit")


def test_hostile_text_runs_nothing_on_any_page(browser, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "<script>window.hit=1<").mkdir()
    (texts / "<script>window.hit=1<" / "script>.txt").write_text(ATTACK, encoding="utf-8")
    (texts / '"><img src=x onerror=window.hit=1>.txt').write_text(ATTACK * 2, encoding="utf-8")
    (texts / "javascript:window.hit=1").write_text("not read")
    (texts / "03.txt").write_text("A headline\n03/04/2021 <b>\n\n" + ATTACK * 3, encoding="utf-8")
    path = tmp_path / "hostile.db"
    build(texts, path, METADATA)
    (texts / "03.txt").write_text(
        "Another headline\n03/04/2021 <i>\n\n" + ATTACK * 3 + "More of it."
    )
    (texts / '"><img src=x onerror=window.hit=1>.txt').rename(
        texts / "<svg onload=window.hit=1>.txt"
    )
    build(texts, path, METADATA, options=Options(since=path))
    connection = sqlite3.connect(path)
    names = [name for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]  # fmt: skip
    pages = [
        f"{table}/{identity}"
        for table in ("people", "organizations", "places", "quotes", "stories", "articles")
        for (identity,) in connection.execute(f"SELECT id FROM {table} ORDER BY id LIMIT 12")
    ]
    changed = connection.execute("SELECT DISTINCT article_id FROM changes").fetchall()
    assert len(changed) == 2
    pages += [f"-/changes/{identity}" for (identity,) in changed]
    connection.close()
    queries = re.findall(
        r"^      (\w+):\n        title:.*\n        description", METADATA.read_text(), re.MULTILINE
    )
    assert len(queries) == METADATA.read_text().count("        hide_sql: true")
    typed = "%3Cscript%3Ewindow.hit%3D1%3C/script%3E%20OR%20council%20%22%3E%3Cimg%20src=x%20onerror=window.hit=1%3E"
    with serving(path) as site:
        page = browser.new_page(viewport={"width": WIDE, "height": 900})
        dialogs: list[str] = []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        paths = ["/", "/hostile", "/hostile/-/changes", f"/hostile/-/search?q={typed}", f"/hostile/search?q={typed}",
                 f"/hostile/articles?_search={typed}&_facet=title&_facet=byline&_facet=path",
                 f"/hostile/articles?_m2m_authors={typed}", f"/hostile/-/search?q=council&page={typed}",
                 *(f"/hostile/{name}" for name in names if "_fts_" not in name),
                 *(f"/hostile/{query}" for query in queries),
                 *(f"/hostile/{page}" for page in pages)]  # fmt: skip
        for place in paths:
            response = page.goto(site + place)
            assert response.status == 200, place
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            page.wait_for_timeout(50)
            assert page.evaluate("window.hit") is None, place
            live = page.evaluate("""() => [...document.querySelectorAll("a, form, iframe, [onerror]")]
              .map(one => one.href || one.action || one.outerHTML)
              .filter(link => /^javascript:/i.test(String(link)) || /iframe|onerror/.test(String(link)))
              .filter(link => !/^http/.test(String(link)))""")
            assert live == [], place
            assert "<script>window.hit" not in page.content(), place
        text = page.content()
        assert "{{7*7}}" in text
        assert "49" not in page.locator("h1").first.inner_text()
        page.close()
    assert dialogs == []
