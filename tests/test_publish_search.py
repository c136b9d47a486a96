"""The search page: ranked, with the words found, page by page, and never an error."""

import html
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import Build, rows, served
from datasette.app import Datasette

from broadsheet.publish.search import page as search


async def page(site: Datasette, typed: str, more: str = "", database: str = "corpus") -> str:
    response = await site.client.get(f"/{database}/-/search?q={quote(typed)}{more}")
    assert response.status_code == 200, response.text[:500]
    return response.text


def titles(text: str) -> list[str]:
    found = re.findall(r"<h2 dir=\"auto\"><a[^>]*>(.*?)</a>", text)
    return [html.unescape(re.sub("<[^>]*>", "", title)) for title in found]


async def test_the_best_match_comes_first(make: Build) -> None:
    filler = "It met in the large hall and spoke about many other things until late. " * 5
    site = await served(make({
        "once.txt": f"Town council meets\n\nOne word was said about the bridge there. {filler}",
        "title.txt": f"Bridge is closed\n\nThe council decided so in the evening hours. {filler}",
        "often.txt": f"Town council votes\n\nThe bridge, the bridge and the bridge again. {filler}",
        "never.txt": f"Market opens\n\nThe market was opened by the mayor on Sunday. {filler}",
    }))  # fmt: skip
    found = titles(await page(site, "bridge"))
    assert found == ["Bridge is closed", "Town council votes", "Town council meets"]


async def test_words_found_are_marked_and_nothing_else_is_markup(make: Build) -> None:
    site = await served(
        make({"a.txt": "<b>Bridge</b> ⟦is⟧ closed\n\nThe <i>bridges</i> are {{7*7}} ⟧closed⟦ now."})
    )
    text = await page(site, "bridge")
    assert "&lt;b&gt;<mark>Bridge</mark>&lt;/b&gt;" in text
    assert "&lt;i&gt;<mark>bridges</mark>&lt;/i&gt;" in text
    assert "{{7*7}}" in text


async def test_counts_and_pages(large: Path) -> None:
    site = await served(large)
    first = await page(site, "council", database="large")
    assert "1,203 articles match, 1 to 20 shown" in first
    seen: list[str] = []
    for number in range(1, 62):
        found = titles(await page(site, "council", f"&page={number}", "large"))
        assert len(found) == (20 if number < 61 else 3)
        seen += found
    assert len(set(seen)) == 1203
    last = await page(site, "council", "&page=61", "large")
    assert "Better matches" in last
    assert "More articles" not in last
    assert "no more results" in await page(site, "council", "&page=62", "large")


@pytest.mark.parametrize("number", ["0", "-1", "abc", "9" * 40, "1.5", "²", ""])
async def test_odd_page_numbers(site: Datasette, number: str) -> None:
    await page(site, "gaza", f"&page={quote(number)}")


@pytest.mark.parametrize(
    "typed",
    ["U.S.", "Russia's", "de-escalate", '"', "", "x" * 10_000, "غزة", "\x00", "(", "NOT", "%",
     "<script>alert(1)</script>", "' OR 1=1 --", "{{7*7}}", "word " * 500],
)  # fmt: skip
async def test_no_input_is_an_error(site: Datasette, typed: str) -> None:
    text = await page(site, typed)
    assert "<script>alert" not in text


async def test_what_is_said_when_nothing_is_found(site: Datasette) -> None:
    assert "No article matches" in await page(site, "zzzz")
    assert "There is no word to look for" in await page(site, "-gaza")
    assert "bs-notice" not in await page(site, "")
    assert "Only the first 64 words" in await page(site, "russia OR " * 64 + "egypt")
    assert "Only the first 64 words" not in await page(site, "russia OR " * 63 + "egypt")


async def test_the_links_below_give_the_same_articles(site: Datasette, corpus: Path) -> None:
    text = await page(site, "ceasefire OR truce")
    csv = await site.client.get(re.search(r'href="([^"]*articles\.csv[^"]*)"', text)[1])
    assert len(titles(text)) == csv.text.count(".txt") == 3
    table = await site.client.get(re.search(r'href="(/corpus/articles\?[^"]*)"', text)[1])
    assert "3 rows" in table.text
    assert rows(corpus, "SELECT count(*) FROM articles") == [(5,)]


class Hurried:
    """A database whose queries are all cut off at once."""

    def __init__(self, db) -> None:
        self.db = db

    async def execute(self, sql: str, values: dict):
        return await self.db.execute(sql, values, custom_time_limit=0.0001)


async def test_a_search_that_takes_too_long_says_so(large: Path) -> None:
    site = await served(large)
    found = await search._found(Hurried(site.get_database("large")), '"council"', 1)
    assert found == {"timed_out": True}
    context = {"database": "large", "typed": "council", **found}
    assert "took too long" in await site.render_template("broadsheet_search.html", context)


async def test_who_may_not_see_the_articles_may_not_search_them(corpus: Path) -> None:
    said = {"databases": {"corpus": {"tables": {"articles": {"allow": False}}}}}
    site = await served(corpus, metadata=said)
    for path in ("/corpus/-/search?q=gaza", "/corpus/-/all/articles.csv", "/corpus/articles"):
        assert (await site.client.get(path)).status_code == 403
