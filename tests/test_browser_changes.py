"""The pages of what changed in a real browser: open to all, and no wider than the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import METADATA, NARROW, WIDE, one, serving

from broadsheet.build import Options, build

BODY = "The council of the old town met on Monday and said that the bridge would be repaired. "


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compared")
    texts = {
        "a.md": f"---\ntitle: {'Longword' * 30}\nurl: https://star.example/1\n---\n\n{BODY * 3}",
        f"{'folder' * 20}.md": f"---\ntitle: Another matter\n---\n\n{BODY * 2} And more of it.",
        "gone.md": f"---\ntitle: مجلس المدينة يصلح الجسر القديم\n---\n\n{BODY} And it was gone.",
    }
    (folder / "texts").mkdir()
    for name, content in texts.items():
        (folder / "texts" / name).write_text(content, encoding="utf-8")
    build(folder / "texts", folder / "old.db", METADATA)
    (folder / "texts" / "gone.md").unlink()
    (folder / "texts" / f"{'folder' * 20}.md").rename(folder / "texts" / f"{'other' * 20}.md")
    corrected = texts["a.md"].replace("Longword", "Otherword").replace("Monday", "Tuesday")
    (folder / "texts" / "a.md").write_text(corrected, encoding="utf-8")
    path = folder / "new.db"
    build(folder / "texts", path, METADATA, options=Options(since=folder / "old.db"))
    return path


@pytest.fixture(scope="module")
def address(compared: Path) -> Iterator[str]:
    with serving(compared) as site:
        yield f"{site}/new/-/changes"


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_the_window(
    browser, compared: Path, address: str, width: int, scheme: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    identity = one(compared, "SELECT id FROM articles WHERE path = 'a.md'")
    for place in (address, f"{address}/{identity}"):
        assert page.goto(place).status == 200
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        faults = Axe().run(page).response["violations"]
        assert not [one["id"] for one in faults if one["impact"] in {"serious", "critical"}]
    assert page.locator(".bs-pair del").first.is_visible()
    assert page.locator(".bs-pair ins").first.inner_text().endswith("Tuesday")
    page.close()


def test_from_the_masthead_to_the_texts_before_and_now(tab, address: str) -> None:
    tab.goto(address.removesuffix("/-/changes"))
    tab.get_by_role("navigation", name="Main").get_by_role("link", name="Changes").click()
    tab.wait_for_url("**/-/changes")
    assert tab.locator("h2").all_inner_texts()[:3] == ["Changed", "Withdrawn", "In another file"]
    tab.get_by_role("link", name="word by word").click()
    tab.wait_for_url("**/-/changes/*")
    assert tab.get_by_role("heading", name="The text, before and now").is_visible()
