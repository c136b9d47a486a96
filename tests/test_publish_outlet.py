"""The page of an outlet, small and large, and the links that lead there."""

import csv
import html
import io
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import Build, rows, served, text, words
from datasette.app import Datasette
from datasette.utils import tilde_encode
from test_publish_facts import without_facts
from written_facts import EVIL

from broadsheet.publish.outlet import page as outlet_page
from broadsheet.publish.outlet import question


@pytest.fixture
async def site(written: Path) -> Datasette:
    return await served(written)


@pytest.mark.parametrize("large", [False, True])
async def test_the_page_of_an_outlet(
    site: Datasette, monkeypatch: pytest.MonkeyPatch, large: bool
) -> None:
    if large:
        monkeypatch.setattr(question, "FREQUENT", 0)
    herald = words(await text(site, "/written/-/outlets/The+Herald"))
    assert "2 articles that tell 2 stories, published from 3 May 2024 to 5 June 2024." in herald
    assert "None of its articles is a copy" in herald
    assert "What it had first is copied by: Evening Post 1 article The Star 1 article" in herald
    assert "Ann Lee 2 articles" in herald
    assert "outlet’s text. Ann Lee 2 quotes in 1 article" in herald
    assert herald.index("Council repairs the old bridge") < herald.index("Ann Lee promises")
    star = words(await text(site, "/written/-/outlets/The+Star"))
    assert "1 article of 1 (100%) is a copy of a text that another article has first" in star
    assert "The Herald 1 article" in star


async def test_large_and_small_say_the_same(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = []
    for frequent, read in ((1_000, 1_000), (0, 1_000), (0, 1)):
        monkeypatch.setattr(question, "FREQUENT", frequent)
        monkeypatch.setattr(question, "MOST_READ", read)
        monkeypatch.setattr(outlet_page, "MOST_READ", read)
        site = await served(written)
        pages += [words(await text(site, "/written/-/outlets/The+Herald")) for _ in range(2)]
    assert len(set(pages[:4])) == 1
    assert "In its newest 1 articles." in pages[4]
    assert pages[4] == pages[5]


async def test_every_link_of_an_outlet_leads_somewhere(site: Datasette) -> None:
    for name in ("The Herald", "The Star", EVIL):
        page = await text(site, f"/written/-/outlets/{tilde_encode(name)}")
        for link in set(re.findall(r'href="(/written[^"#]*)"', page)):
            await text(site, html.unescape(link))


async def test_a_hostile_outlet_is_inert(site: Datasette) -> None:
    page = await text(site, f"/written/-/outlets/{tilde_encode(EVIL)}")
    assert "<script>window" not in page
    assert "<img" not in page


@pytest.mark.parametrize("name", ["Nobody", "~", "~ZZ", "%E2%28%A1", "x" * 5000, "'; DROP TABLE articles; --",
                                  "_exact", "The+Herald~00"])  # fmt: skip
async def test_an_outlet_that_is_none_is_not_found(site: Datasette, name: str) -> None:
    await text(site, f"/written/-/outlets/{name}", 404)


async def test_an_outlet_with_a_sign_that_no_address_has_is_refused(site: Datasette) -> None:
    await text(site, "/written/-/outlets/%00", 400)


ODD = (
    "A/B & C",
    "50% off?",
    "_hidden",
    "x.y",
    "الأهرام",
    "a~b+c d",
    "'quoted' \"twice\"",
    "#1 News",
)


async def test_odd_names_have_pages_that_count_right(make: Build) -> None:
    said = "The council met on Monday and said that it would meet again before the winter came. "
    texts = {f"{i}.txt": f"A headline {i}\n\n{said}{i}\n" for i in range(len(ODD))}
    listed = io.StringIO()
    csv.writer(listed).writerows([("path", "outlet"), *zip(texts, ODD, strict=True)])
    path = make({**texts, "articles.csv": listed.getvalue()})
    site = await served(path)
    names = [
        name
        for (name,) in rows(path, "SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL")
    ]
    assert len(names) == len(ODD)
    for name in names:
        page = await text(site, f"/corpus/-/outlets/{tilde_encode(name)}")
        assert (
            f'<h1 dir="auto">{html.escape(name).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")}</h1>'
            in page
        )
        listed = html.unescape(re.search(r'class="bs-facts"><a href="([^"]*)"', page)[1])
        assert "1 article where" in await text(site, listed), urlsplit(listed)


async def test_outlets_are_linked_from_everywhere(site: Datasette, written: Path) -> None:
    link = 'href="/written/-/outlets/The+Herald"'
    bridge = rows(written, "SELECT id FROM articles WHERE path = 'bridge.txt'")[0][0]
    ann = rows(written, "SELECT id FROM people WHERE name = 'Ann Lee'")[0][0]
    quote = rows(written, "SELECT id FROM quotes WHERE article_id = ?", bridge)[0][0]
    story = rows(written, "SELECT id FROM stories WHERE articles = 3")[0][0]
    for path in ("articles", "said", "named", "articles_by_outlet", "copies_by_outlet", f"articles/{bridge}",
                 f"people/{ann}", f"quotes/{quote}", f"stories/{story}"):  # fmt: skip
        assert link in await text(site, f"/written/{path}"), path
    assert "outlets/not+found" not in await text(site, "/written/articles_by_outlet")


async def test_an_outlet_in_a_database_of_the_time_before_facts(
    written: Path, tmp_path: Path
) -> None:
    path = tmp_path / "written.db"
    path.write_bytes(written.read_bytes())
    site = await served(without_facts(path))
    page = words(await text(site, "/written/-/outlets/The+Herald"))
    assert "2 articles, published from 3 May 2024 to 5 June 2024." in page
    assert "Named most" not in page
    identities = [one for (one,) in rows(path, "SELECT id FROM articles LIMIT 2")]
    compared = await text(site, f"/written/-/compare?a={identities[0]}&b={identities[1]}")
    assert "one story" not in compared


async def test_strangers_have_no_outlets(tmp_path: Path) -> None:
    import sqlite3

    sqlite3.connect(tmp_path / "x.db").execute("CREATE TABLE articles (outlet)").connection.close()
    site = await served(tmp_path / "x.db")
    await text(site, "/x/-/outlets/a", 404)
    await text(site, "/x/-/compare?a=1&b=2", 404)


async def test_an_outlet_may_be_called_like_another_page(make: Build) -> None:
    said = "The council met on Monday and said that it would meet again in the hall."
    path = make({"a.md": f"---\ntitle: Council meets\nsource: front\n---\n\n{said}"})
    assert rows(path, "SELECT outlet FROM articles") == [("front",)]
    site = await served(path)
    await text(site, "/")
    page = words(await text(site, "/corpus/-/outlets/front"))
    assert "Council meets" in page.partition("Skip to the content")[2]


NAMES = ("The Herald", "THE HERALD", "the-herald", "Herald", "“<b>”", "Die Zeitung", "صحيفة اليوم")


async def test_all_outlets_are_on_one_page_and_say_who_may_be_the_same(make: Build) -> None:
    said = "The council met on Monday and said that it would meet again before the winter came. "
    texts = {f"{i}.txt": f"A headline {i}\n\n3 May 202{i}\n\n{said}{i}\n" for i in range(len(NAMES))}  # fmt: skip
    texts["alone.txt"] = f"No outlet\n\n{said}"
    listed = io.StringIO()
    csv.writer(listed).writerows([("path", "outlet"), *zip(texts, NAMES, strict=False)])
    site = await served(make({**texts, "articles.csv": listed.getvalue()}))
    page = await text(site, "/corpus/-/outlets")
    assert f"{len(NAMES)} outlets, as articles state them" in words(page)
    assert "<b>”" not in page.split("<main")[1]
    links = re.findall(r'data-label="Outlet"><a dir="auto" href="([^"]*)"', page)
    assert len(links) == len(NAMES)
    for link in links:
        await text(site, html.unescape(link))
    herald = words(page.split(">The Herald</a>")[1].split("</tr>")[0])
    assert herald.startswith("also written THE HERALD, the-herald 1 1 ")
    own = words(await text(site, "/corpus/-/outlets/The+Herald"))
    assert "Also written THE HERALD (1 article), the-herald (1 article): counted apart here" in own
    assert "Also written" not in await text(site, "/corpus/-/outlets/Herald")
    assert 'href="/corpus/-/outlets"' in await text(site, "/corpus")


async def test_the_list_of_outlets_without_facts_or_outlets(
    written: Path, tmp_path: Path, corpus: Path
) -> None:
    path = tmp_path / "written.db"
    path.write_bytes(written.read_bytes())
    site = await served(without_facts(path))
    assert "not counted" in await text(site, "/written/-/outlets")
    page = await text(await served(corpus), "/corpus/-/outlets")
    assert "No article here states its outlet" in page


async def test_many_outlets_keep_the_page_small(written: Path, tmp_path: Path) -> None:
    path = tmp_path / "written.db"
    path.write_bytes(written.read_bytes())
    import sqlite3

    connection = sqlite3.connect(path)
    columns = [row[1] for row in connection.execute("PRAGMA table_info(articles)")]
    put = ", ".join({"id": "n.value + 10000000", "sha256": "n.value", "outlet": "'Outlet of a long name, number ' || n.value",
                     "path": "'p' || n.value"}.get(one, f"articles.{one}") for one in columns)  # fmt: skip
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(
        "CREATE TEMP TABLE numbers AS WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 2000) SELECT value FROM n"
    )
    connection.execute(
        f"INSERT INTO articles SELECT {put} FROM numbers AS n, (SELECT * FROM articles LIMIT 1) AS articles"
    )
    connection.commit()
    connection.close()
    page = await text(await served(path), "/written/-/outlets")
    assert len(page.encode()) < 300_000
    assert page.count('data-label="Outlet"') == 800
    assert "The 800 with most articles" in page
