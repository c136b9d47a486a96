"""The pages of articles and names: what stands beside a text, what is like it, when a name stands."""

import html
import re
import sqlite3
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
from conftest import Build, article, one, rows, served, words
from conftest import written_text as text
from datasette.app import Datasette
from test_publish_facts import without_facts
from written_facts import ARTICLES, EVIL, Written, write

from broadsheet.publish.names import question, timeline
from broadsheet.publish.when import column_for, when
from broadsheet.records import Kind


@pytest.fixture
async def site(written: Path) -> Datasette:
    return await served(written)


def beside(page: str) -> str:
    return page.split('<aside class="bs-about"')[1].split("</aside>", maxsplit=1)[0]


# Beside the text.


async def test_each_value_has_its_place(site: Datasette, written: Path) -> None:
    path = article(written, "bridge.txt")
    shown = beside(await text(site, path))
    said = words(shown)
    for part in ("Byline not found", "Published 3 May 2024 Where it says so: published", "Outlet The Herald Where",
                 "Language English (en)", "key outlet · Show the place"):  # fmt: skip
        assert part in said, part
    assert "<mark>The Herald</mark>" in shown
    links = re.findall(r'href="/written(/articles/\d+\?at=(\d+)-(\d+))#at"', shown)
    assert len(links) >= 3
    raw = one(written, "SELECT raw FROM files WHERE path = 'bridge.txt'").decode()
    for link, start, end in links:
        there = await text(site, link)
        assert there.count('id="at"') == 1
        assert raw[int(start) : int(end)].strip()


async def test_the_printed_page_says_where_it_is_from(site: Datasette, written: Path) -> None:
    path = article(written, "bridge.txt")
    printed = (await text(site, path)).split('class="bs-printed"')[1].split("</div>")[0]
    assert "The Herald" in printed
    assert f"http://localhost/written{path}" in printed


async def test_an_article_is_cited_with_its_edition(make: Build) -> None:
    said = "The council met on Monday and said that it would meet again before the winter came. "
    path = make({"a.txt": f"Council meets\nBy Ann Lee\n3 May 2024\n\n{said}"})
    identity, manifest = (
        one(path, "SELECT id FROM articles"),
        one(path, "SELECT value FROM build WHERE key = 'manifest_sha256'"),
    )
    site = await served(path)
    page = (await site.client.get(f"/corpus/articles/{identity}")).text
    cited = words(page.split('class="bs-cited"')[1].split("</p>")[0])
    assert "Ann Lee. “Council meets.”" in cited
    assert f"edition {manifest[:12]}" in cited
    assert f"http://localhost/corpus/articles/{identity}" in cited
    for kind, words_of in (
        ("ris", "TI  - Council meets"),
        ("bib", "Council meets"),
        ("csl.json", "Council meets"),
    ):
        link = f"/corpus/-/all/articles.{kind}?id={identity}"
        assert f'href="{link}"' in page
        assert words_of in (await site.client.get(link)).text
    assert "no files" not in page
    assert f"<code>{manifest[:12]}</code>" in page


# Similar articles.

P, O, L = Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE  # noqa: E741

NAMES = (("Ann Lee", P, "Ann Lee", None), ("Bo Xu", P, "Bo Xu", None), ("Cairo", L, "Cairo", None),
         ("Bridge Trust", O, "Bridge Trust", None))  # fmt: skip


def about(said: str, outlet: str = "The Herald") -> Written:
    return Written(
        f"A headline\n\n3 May 2024\n\n{said}\n", outlet, tuple(n for n in NAMES if n[0] in said)
    )


async def test_similar_articles_share_names_and_rare_ones_weigh_more(tmp_path: Path) -> None:
    filler = "The council of the town met {} and spoke of many things until it was late at night."
    path = write(tmp_path / "written.db", {
        "own.txt": about("Ann Lee met Bo Xu of the Bridge Trust in Cairo. " + filler.format("one")),
        "rare.txt": about("In winter Bo Xu and the Bridge Trust bought seven ships and a mill for the valley."),
        "two.txt": about("Ann Lee flew to Cairo and wrote a long book about her father and his garden there."),
        "many.txt": about("Ann Lee sings in Cairo on Sundays when nobody is at the market to hear her voice."),
        "one.txt": about("Bo Xu alone ran the long race in the rain and won it by a minute or maybe two."),
        "none.txt": about("Nobody came to the fair although the weather was good and the bread was free."),
    })  # fmt: skip
    site = await served(path)
    shown = beside(await text(site, article(path, "own.txt")))
    links = re.findall(r'<li><a dir="auto" href="/written(/articles/\d+)"', shown)
    assert links[0] == article(path, "rare.txt")
    assert set(links[1:]) == {article(path, "two.txt"), article(path, "many.txt")}
    assert "Both name Bridge Trust, Bo Xu" in words(shown)
    assert 'id="similar"' not in beside(await text(site, article(path, "none.txt")))


async def test_copies_are_not_similar(site: Datasette, written: Path) -> None:
    shown = beside(await text(site, article(written, "copy6.txt")))
    for copy in ("copy5.txt", "copy7.txt"):
        assert article(written, copy) not in shown


async def test_the_comparison_with_each_copy_is_linked(site: Datasette, written: Path) -> None:
    own, other = (article(written, f"copy{i}.txt").split("/")[2] for i in (6, 7))
    assert f'/-/compare?a={own}&amp;b={other}"' in await text(site, f"/articles/{own}")


# The way through a search.


async def test_the_way_through_a_search(site: Datasette, written: Path) -> None:
    state = urlencode({"q": "bridge", "sort": "oldest"})
    found = await text(site, f"/-/search?{state}")
    links = list(dict.fromkeys(re.findall(r'href="/written(/articles/\d+\?from=[^"]*)"', found)))
    bridge, story = (
        article(written, "bridge.txt"),
        one(written, "SELECT id FROM stories WHERE articles = 3"),
    )
    assert any(link.startswith(bridge) for link in links)
    page = await text(site, html.unescape(next(link for link in links if link.startswith(bridge))))
    walk = page.split('class="bs-walk"')[1].split("</nav>")[0]
    assert 'rel="prev"' not in walk
    assert "number 1" in walk
    assert f'rel="next" href="/written/articles/{story}?from=' in walk
    assert f'href="/written/-/search?{html.escape(state)}"' in walk
    following = html.unescape(re.search(r'rel="next" href="/written([^"]*)"', walk)[1])
    back = (await text(site, following)).split('class="bs-walk"')[1].split("</nav>")[0]
    assert f'rel="prev" href="/written{bridge}?from=' in back
    assert 'rel="next"' not in back
    # A copy that the results fold away has the neighbours of the one that they show.
    copy = await text(site, f"{article(written, 'copy7.txt')}?{urlencode({'from': state})}")
    assert f'rel="prev" href="/written{bridge}?from=' in copy


@pytest.mark.parametrize("said", ["", "q=", "q=nowhere", "%00", "q=%22", "x" * 20_000, "<script>", "&&==;", "q=a&q=b",
                                  "person=x&place=-1", "sort=1;DROP", "from=2024&to=zz", "q=" + "a " * 400])  # fmt: skip
async def test_a_search_that_is_none_does_no_harm(
    site: Datasette, written: Path, said: str
) -> None:
    path = f"{article(written, 'bridge.txt')}?{urlencode({'from': said})}"
    page = await text(site, path)
    assert 'class="bs-walk"' in page
    assert "<script>" not in page.split('class="bs-walk"')[1].split("</nav>")[0]
    assert 'class="bs-walk"' not in await text(site, article(written, "bridge.txt"))


# When and beside what a name stands.


async def test_the_dates_in_whose_sentence_a_name_stands(written: Path, tmp_path: Path) -> None:
    written = changed(
        written, tmp_path, 'UPDATE dates SET sentence_start = start - 56, sentence_end = "end" + 30'
    )
    site = await served(written)
    cairo = one(written, "SELECT id FROM places WHERE name = 'Cairo'")
    page = (await text(site, f"/places/{cairo}")).split('id="timeline"')[1].split("<h2")[0]
    said = words(page)
    assert (
        said.count(
            "We asked the Bridge Trust in Cairo for money in 1967, and we will not wait again"
        )
        == 1
    )
    start = one(written, "SELECT start FROM dates WHERE year = '1967'")
    assert f"{article(written, 'bridge.txt')}?at={start}-" in page
    bo = one(written, "SELECT id FROM people WHERE name = 'Bo Xu'")
    assert 'id="timeline"' not in await text(site, f"/people/{bo}")


@pytest.mark.parametrize("table", ["people", "organizations", "places"])
async def test_a_frequent_name_says_what_a_rare_one_says(
    site: Datasette, written: Path, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    def shown(page: str) -> str:
        return words(
            re.sub(r"in the newest [\d,]+ articles", "", page.split("All fields", maxsplit=1)[0])
        )

    for (identity,) in rows(written, f"SELECT id FROM {table}"):
        rare = shown(await text(site, f"/{table}/{identity}"))
        count = one(written, f"SELECT articles FROM {table} WHERE id = ?", identity)
        with monkeypatch.context() as patch:
            patch.setattr(question.Question, "frequent", property(lambda _: True))
            assert shown(await text(site, f"/{table}/{identity}")) == rare
            patch.setattr(question, "MOST_READ", count - 1)
            await text(site, f"/{table}/{identity}")


async def test_a_name_is_counted_by_month_with_its_stories(site: Datasette, written: Path) -> None:
    ann = one(written, "SELECT id FROM people WHERE name = 'Ann Lee'")
    page = await text(site, f"/people/{ann}")
    said = words(page.split('class="bs-when"')[1].split("</figure>")[0])
    assert "Named: articles by month, most in one 3" in said
    assert "May 2024 1 1 June 2024 3 1" in said
    link = html.unescape(re.search(r'<a href="/written([^"]*year_month=2024-06)"', page)[1])
    assert "3 articles where" in await text(site, link)


def changed(written: Path, folder: Path, sql: str, *values: object) -> Path:
    """Copy a database and change it."""
    path = folder / "written.db"
    path.write_bytes(written.read_bytes())
    connection = sqlite3.connect(path)
    connection.execute(sql, values)
    connection.commit()
    connection.close()
    return path


WHERE = "UPDATE places SET latitude = ?, longitude = ?"


async def test_a_place_is_on_a_map(written: Path, tmp_path: Path) -> None:
    path = changed(written, tmp_path, WHERE, 30.06, 31.25)
    cairo = one(path, "SELECT id FROM places WHERE name = 'Cairo'")
    page = await text(await served(path), f"/places/{cairo}")
    assert page.count('class="bs-map"') == 1
    assert "Cairo: 1 article" in page
    for north, east in ((None, None), (91, 0), (0, 999), ("x", "y")):
        path = changed(written, tmp_path, WHERE, north, east)
        response = await (await served(path)).client.get(f"/written/places/{cairo}")
        assert response.status_code == 200, (north, east)
        assert "bs-map" not in response.text


SPANS = {
    ("2024-05-03", "2024-06-07"): "year_month",
    ("2021-12", "2024-11"): "year_month",
    ("2021-12", "2024-12"): "year",
    ("2021", "2021"): "year",
    ("0001-01-01", "9999-12-31"): "year",
    (None, None): "year",
}


@pytest.mark.parametrize("span", SPANS)
def test_months_where_they_are_few_else_years(span: tuple[str, str]) -> None:
    assert column_for(*span) == SPANS[span]


PERIODS = {
    "empty ones between": ("year", ["2001", "2004"], ["2001", "2002", "2003", "2004"]),
    "months over the new year": ("year_month", ["2001-11", "2002-01"], ["2001-11", "2001-12", "2002-01"]),
    "centuries": ("year", ["0001", "1999", "9999"], ["0001", "1999", "9999"]),
    "no years": ("year", ["x", "y"], ["x", "y"]),
    "none": ("year", [], []),
}  # fmt: skip


@pytest.mark.parametrize("name", PERIODS)
def test_periods(name: str) -> None:
    column, there, shown = PERIODS[name]
    counted = [{"period": one, "articles": 2, "stories": 1} for one in there]
    found = when(counted, column, "/db/articles?a=1", 2 * len(there) + 5)
    assert [one.edtf for one in found.periods] == shown
    assert sum(one.articles for one in found.periods) == 2 * len(there)
    assert found.undated == 5
    assert all(one.url == f"/db/articles?a=1&{column}={one.edtf}" for one in found.periods)


# Nasty and old.


async def test_hostile_facts_are_inert_on_every_page(site: Datasette, written: Path) -> None:
    evil = article(written, "evil.txt")
    paths = [evil, f"{evil}?{urlencode({'from': 'q=' + EVIL})}"]
    paths += [f"/people/{i}" for (i,) in rows(written, "SELECT id FROM people")]
    paths += [f"/stories/{i}" for (i,) in rows(written, "SELECT id FROM stories")]
    for path in paths:
        page = await text(site, path)
        assert "<script>window" not in page, path
        assert "<img" not in page, path
        assert not re.search(r'(?:href|src)="javascript:', page), path


async def test_an_old_article_has_what_it_states(written: Path, tmp_path: Path) -> None:
    path = tmp_path / "written.db"
    path.write_bytes(written.read_bytes())
    site = await served(without_facts(path))
    page = await text(site, f"{article(path, 'bridge.txt')}?from=q%3Dbridge")
    assert "Outlet The Herald" in words(beside(page))
    assert 'id="similar"' not in page
    assert 'class="bs-walk"' in page


async def test_a_name_in_many_articles_is_read_in_the_newest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bridge = ARTICLES["bridge.txt"]
    texts = {
        f"{i}.txt": replace(
            bridge, text=bridge.text.replace("3 May 2024", f"{i} May 2024"), dates=()
        )
        for i in range(1, 8)
    }
    path = write(tmp_path / "written.db", texts)
    monkeypatch.setattr(question, "MOST_READ", 4)
    for name in ("_ALL", "_BY_DATE", "_UNDATED"):
        monkeypatch.setattr(question, name, getattr(question, name).replace("1000", "4"))
    ann = one(path, "SELECT id FROM people WHERE name = 'Ann Lee'")
    said = words(await text(await served(path), f"/people/{ann}"))
    assert "in 7 articles" in said
    assert "from 1 May 2024 to 7 May 2024" in said
    assert "These are the newest 4. All 7 articles" in said
    assert timeline.MOST_READ < 1_000
