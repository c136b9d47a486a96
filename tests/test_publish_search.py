"""The search page: ranked, with the words found, page by page, and never an error."""

import html
import re
from pathlib import Path
from urllib.parse import parse_qs, quote

import pytest
from conftest import Build, rows, served
from datasette.app import Datasette
from datasette.utils import MultiParams
from test_publish_facts import without_facts

from broadsheet.publish.remember import Memory
from broadsheet.publish.search import names
from broadsheet.publish.search import page as search
from broadsheet.publish.search.selection import Selection
from broadsheet.publish.take.writers import FORMATS


async def page(site: Datasette, typed: str, more: str = "", database: str = "corpus") -> str:
    response = await site.client.get(f"/{database}/-/search?q={quote(typed)}{more}")
    assert response.status_code == 200, response.text[:500]
    return response.text


def titles(text: str) -> list[str]:
    found = re.findall(r"<h2 dir=\"auto\"><a[^>]*>(.*?)</a>", text)
    return [html.unescape(re.sub("<[^>]*>", "", title)) for title in found]


async def test_the_best_match_comes_first(make: Build) -> None:
    filler = " ".join(f"It met in hall {n} and spoke of things." for n in range(3))
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
    """Every story stands on one page; the articles are near-copies, so that these are few."""
    site = await served(large)
    ((stories,),) = rows(large, "SELECT count(*) FROM stories")
    first = await page(site, "council", database="large")
    assert "<strong>1,203 articles</strong> match" in first
    assert stories == 1203 or f"tell {stories:,} stor" in first
    pages = -(-stories // search.PAGE)
    shown: list[str] = []
    for number in range(1, pages + 1):
        shown += links(await page(site, "council", f"&page={number}", "large"))
    assert len(shown) == len(set(shown)) == stories
    last = await page(site, "council", f"&page={pages}", "large")
    assert "More articles" not in last
    after = await page(site, "council", f"&page={pages + 1}", "large")
    assert "no more results" in after
    assert "Better matches" in after


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


def links(text: str) -> list[str]:
    """Return the addresses of the articles that are shown, without where the reader came from."""
    return re.findall(r'<h2 dir="auto"><a href="([^"?]*)', text)


def told(text: str) -> int:
    """Return how many articles a page says that there are."""
    found = re.search(r"<strong>([\d,]+) articles?</strong>", text)
    return int(found[1].replace(",", "")) if found else 0


STORY = " ".join(
    f"The ferry number {n} sank off the coast of Kent, a witness said." for n in range(12)
)
CORPUS = {
    "a.md": f"---\ntitle: Ferry sinks\noutlet: The Star\ndate: 2021-03-04\n---\n\n{STORY}\n",
    "b.md": f"---\ntitle: Ferry sinks again\noutlet: Daily Echo\ndate: 2021-03-05\n---\n\n{STORY} Echo.\n",
    "c.md": f"---\ntitle: Old ferry\noutlet: The Star\ndate: 1999-03\n---\n\nA ferry was old, said Angela Merkel in Berlin. {' '.join(map(str, range(60)))}\n",
    "d.md": "---\ntitle: <b>Undated</b> ferry\noutlet: \"<i>Q&A</i> ' \\\" ;\"\n---\n\nNo day is stated here. “We go on,” said Angela Merkel of the ferry.\n",
}  # fmt: skip
"""Two copies of a story, an old article, and one without a date whose outlet is hostile."""


async def test_copies_are_folded_under_the_first_of_their_story(make: Build) -> None:
    site = await served(make(CORPUS))
    text = await page(site, "ferry")
    assert told(text) == 4
    assert "they tell 3 stories" in text
    assert len(links(text)) == 3
    assert "1 copy of this story matches too" in text
    assert re.search(r'<li><a href="[^"]*" dir="auto">Ferry sinks again</a>', text)
    assert "Daily Echo · " not in re.sub(
        r"<details class=\"bs-copies.*?</details>", "", text, flags=re.DOTALL
    )
    only = await page(site, "ferry", "&outlet=Daily+Echo")
    assert titles(only) == ["Ferry sinks again"]


ORDERS = {"newest": ["Ferry sinks", "Old ferry", "<b>Undated</b> ferry"],
          "oldest": ["Old ferry", "Ferry sinks", "<b>Undated</b> ferry"]}  # fmt: skip


@pytest.mark.parametrize("sort", ORDERS)
async def test_sorts_by_date_with_the_undated_last(make: Build, sort: str) -> None:
    site = await served(make(CORPUS))
    assert titles(await page(site, "ferry", f"&sort={sort}")) == ORDERS[sort]
    assert titles(await page(site, "", f"&sort={sort}")) == ORDERS[sort]
    file = (await site.client.get(f"/corpus/-/search.json?sort={sort}")).json()
    assert [row["title"] for row in file if row["title"] != "Ferry sinks again"] == ORDERS[sort]


NARROWED = {
    "outlet=The+Star": 2, "outlet=The+Star&outlet=Daily+Echo": 3, "year=2021": 2, "year=2021&outlet=The+Star": 1,
    "from=2021": 2, "to=1999": 1, "from=1999-03&to=2021-03-04": 2, "from=2021-03-05": 1, "outlet=": 4,
    "year=no": 4, "person=0": 4, "person=x": 4, "from=yesterday": 4, "person=1": 0, "language=zz": 0,
    "sort=none": 4, "outlet=%00": 4, "year=2021&year=1999": 3, "to=2021-13": 4, "place=99999999999999999999": 4,
    "place=999999999999999999": 0, "outlet=%F0%9F%9A%A2": 0, "outlet=%ED%A0%80": 0,
}  # fmt: skip


@pytest.mark.parametrize("more", NARROWED)
async def test_facets_and_dates_combine(make: Build, more: str) -> None:
    site = await served(make(CORPUS))
    for typed in ("ferry", ""):
        text = await page(site, typed, f"&{more}")
        assert told(text) == NARROWED[more]
        file = await site.client.get(f"/corpus/-/search.jsonl?q={typed}&{more}")
        assert len(file.text.splitlines()) == NARROWED[more]


async def test_every_link_of_a_facet_leads_to_as_many_and_back(make: Build) -> None:
    site = await served(make(CORPUS))
    start = await page(site, "ferry")
    facets = start[start.index('<aside class="bs-beside-hits"') : start.index("</aside>")]
    values = re.findall(
        r'<li><a href="([^"]*)" rel="nofollow"><bdi>.*?</bdi></a> <span class="bs-quiet">(\d+)</span>',
        facets,
    )
    assert len(values) > 6
    for address, count in values:
        text = (await site.client.get(html.unescape(address))).text
        assert told(text) == int(count), address
        off = re.search(r'<a href="([^"]*)" title="Take this off">', text)[1]
        assert told((await site.client.get(html.unescape(off))).text) == 4
    assert "<i>Q&A" not in start
    both = [html.unescape(address) for address, _ in values if "person=" in address]
    text = (await site.client.get(both[0] + "&outlet=The+Star")).text
    assert told(text) == 1
    assert "Take all off" in text
    assert "Person: <" not in text
    assert "Angela Merkel" in text


async def test_people_and_quotes_stand_above_the_articles(make: Build) -> None:
    site = await served(make(CORPUS))
    text = await page(site, "merkel")
    assert re.search(
        r'<a class="bs-name bs-person" href="/corpus/people/\d+" dir="auto">Angela Merkel</a> <span class="bs-quiet">person · 2 articles',
        text,
    )
    assert "We <mark>go on</mark>" in await page(site, '"go on"')
    assert "We <mark>go</mark>" in await page(site, "go")
    assert "We <mark>go</mark>" not in await page(site, "go", "&outlet=The+Star")
    assert 'class="bs-above"' not in await page(site, "ferry", "&page=2")
    assert 'class="bs-above"' not in await page(site, "")


SUGGESTED = {
    "ang": ["Angela Merkel"], "merk": ["Angela Merkel"], "angela merkel": ["Angela Merkel"], "mérkel ": ["Angela Merkel"],
    "erkel": [], "": [], "  ": [], '"': [], "-": [], "x" * 5000: [], "\0": [], "merk*": ["Angela Merkel"], "merk ": [],
}  # fmt: skip


@pytest.mark.parametrize("typed", SUGGESTED)
async def test_names_are_suggested_while_somebody_types(make: Build, typed: str) -> None:
    site = await served(make(CORPUS))
    answer = await site.client.get("/corpus/-/suggest.json", params={"q": typed})
    assert answer.status_code == 200
    found = [one for one in answer.json()["suggestions"] if one["kind"] == "person"]
    assert [one["name"] for one in found] == SUGGESTED[typed]
    for one in found:
        assert (await site.client.get(one["url"])).status_code == 200
        assert one["articles"] == 2


async def test_the_most_named_are_suggested_first(corpus: Path) -> None:
    site = await served(corpus)
    for letter in "abcdefghijklmnopqrstuvwxyz":
        answer = await site.client.get(f"/corpus/-/suggest.json?q={letter}")
        counts = [one["articles"] for one in answer.json()["suggestions"]]
        assert counts == sorted(counts, reverse=True)
        assert len(counts) <= names.SUGGESTED


async def test_the_links_below_give_the_same_articles(site: Datasette, corpus: Path) -> None:
    text = await page(site, "ceasefire OR truce")
    assert told(text) == len(titles(text)) == 3
    files = re.findall(r'href="(/corpus/-/search\.([a-z.]+)\?[^"]*)"', text)
    assert {kind for _, kind in files} >= {*FORMATS, "atom"}
    csv = await site.client.get(files[[kind for _, kind in files].index("csv")][0])
    assert csv.text.count(".txt") == 3
    table = await site.client.get(re.search(r'href="(/corpus/articles\?[^"]*)"', text)[1])
    assert "3 articles where" in table.text
    assert rows(corpus, "SELECT count(*) FROM articles") == [(5,)]
    everything = await site.client.get("/corpus/-/search.csv")
    assert everything.text.count(".txt") == 5
    assert '"body"' not in (await site.client.get("/corpus/-/search.json")).text
    ranked = (await site.client.get("/corpus/-/search.json?q=ceasefire+OR+truce")).json()
    assert [f"/corpus/articles/{row['id']}" for row in ranked] == links(text)


async def test_a_state_is_read_from_its_own_address(make: Build) -> None:
    for query in (
        *NARROWED,
        "q=%22a+b%22&outlet=A%26B&outlet=%3D&person=3&from=2020&to=2021-02&sort=oldest",
    ):
        selection = Selection.of(MultiParams(parse_qs(query)))
        again = Selection.of(MultiParams(parse_qs(selection.query_string())))
        assert again == selection


async def test_only_the_first_of_many_articles_are_counted(large: Path, monkeypatch) -> None:
    monkeypatch.setattr("broadsheet.publish.search.found.MOST", 40)
    monkeypatch.setattr("broadsheet.publish.search.found._found_lately", Memory())
    site = await served(large)
    text = await page(site, "council", database="large")
    assert told(text) == 1203
    assert "the 40 best tell" in text
    assert "Counted in the 40 best matches" in text
    file = await site.client.get("/large/-/search.csv?q=council")
    assert len(file.text.splitlines()) == 1204


async def test_what_stands_for_a_snippet_ends_with_a_whole_word(make: Build) -> None:
    lead = " ".join(f"word{number}" for number in range(100))
    site = await served(make({"a.txt": f"A title here\n\n{lead}\n\nMore."}))
    assert re.search(r"word4\d …</p>", await page(site, ""))


async def test_what_was_found_is_remembered(large: Path, monkeypatch) -> None:
    site = await served(large)
    first = await page(site, "council", database="large")

    async def none(*_):
        return None

    monkeypatch.setattr("broadsheet.publish.search.found._found", none)
    assert await page(site, "council", database="large") == first
    assert "took too long" in await page(site, "hall", database="large")
    assert "took too long" in await page(site, "hall", database="large")


@pytest.mark.parametrize("part", ["found", "hits"])
async def test_a_search_that_takes_too_long_says_so(large: Path, monkeypatch, part: str) -> None:
    async def none(*_):
        return None

    monkeypatch.setattr(search, part, none)
    site = await served(large)
    text = await page(site, "council", database="large")
    assert "took too long" in text
    assert "no more results" not in text


async def test_a_database_without_facts_is_searched_by_what_it_has(
    corpus: Path, tmp_path: Path
) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(corpus.read_bytes())
    without_facts(path)
    site = await served(path)
    for query in ("q=gaza", "", "q=gaza&person=3", "q=gaza&sort=newest", "outlet=x", "person=3"):
        text = (await site.client.get(f"/old/-/search?{query}")).text
        assert (told(text) > 0) == ("=3" not in query and "=x" not in query)
        assert "<h2>People</h2>" not in text
        assert (await site.client.get(f"/old/-/search.csv?{query}")).status_code == 200
    assert (await site.client.get("/old/-/suggest.json?q=gaza")).json()["suggestions"] == []


HIDDEN = {"people": "Angela Merkel</a> <span", "quotes": 'class="bs-said"'}


@pytest.mark.parametrize("table", HIDDEN)
async def test_what_a_reader_may_not_see_is_not_shown(make: Build, table: str) -> None:
    path = make(CORPUS)
    said = {"databases": {"corpus": {"tables": {table: {"allow": False}}}}}
    for metadata, seen in (({}, True), (said, False)):
        site = await served(path, metadata=metadata)
        assert (HIDDEN[table] in await page(site, "merkel OR go")) == seen or table == "people"
        if table == "people":
            assert ("Angela Merkel</a> <span" in await page(site, "merkel")) == seen
            answer = await site.client.get("/corpus/-/suggest.json?q=merkel")
            assert bool(answer.json()["suggestions"]) == seen


async def test_who_may_not_see_the_articles_may_not_search_them(corpus: Path) -> None:
    said = {"databases": {"corpus": {"tables": {"articles": {"allow": False}}}}}
    site = await served(corpus, metadata=said)
    for path in (
        "/corpus/-/search?q=gaza",
        "/corpus/-/search.csv",
        "/corpus/-/suggest.json?q=a",
        "/corpus/-/all/articles.csv",
        "/corpus/articles",
    ):
        assert (await site.client.get(path)).status_code == 403


@pytest.mark.parametrize("argument", ["from=banana", "to=2016-13-45", "person=abc", "year=soon"])
async def test_what_is_not_understood_is_said(site: Datasette, argument: str) -> None:
    page = (await site.client.get(f"/corpus/-/search?q=russia&{argument}")).text
    notice = page.split('class="bs-notice">Not understood')[1].split("</p>")[0]
    assert argument.split("=")[1] in notice
    page = (await site.client.get("/corpus/-/search?q=russia&from=2016&year=2021")).text
    assert "Not understood" not in page
