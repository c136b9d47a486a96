"""A divided corpus as a site: one search over all databases, as over one file, and nothing leaks."""

import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from conftest import METADATA, NARROW, one, rows, served, serving, text, words
from datasette.app import Datasette
from divided import divided
from protego import Protego
from test_publish_search import titles

from broadsheet.build import Options, build
from broadsheet.load_shard_index import databases
from broadsheet.publish.shards import front
from broadsheet.publish.shards.read import read_index

QUERIES = [
    "q=bridge",
    "q=%22the+bridge+over%22",
    "q=canal+-haddad",
    "q=hol*",
    "q=world+OR+cairo",
    "q=Omar+Haddad",
    "q=nothing-of-the-kind",
    "q=%22",
    "",
    "sort=oldest",
    "q=bridge&sort=newest",
    "q=bridge&year=2019&year=2021",
    "outlet=The+Star&outlet=THE+STAR",
    "q=canal&from=2020&to=2021-03-05",
    "q=bridge&person={person}",
    "language=en&place=1",
]


@pytest.fixture(scope="module")
def shards(texts: Path) -> list[Path]:
    return databases(divided(texts, texts.with_name("corpus")))


@pytest.fixture(scope="module")
def by_outlet(texts: Path) -> list[Path]:
    return databases(divided(texts, texts.with_name("outlets"), "outlet"))


@pytest.fixture
async def site(shards: list[Path]) -> Datasette:
    return await served(*shards)


def asked(query: str, path: Path) -> str:
    """Put the id of a person into a query."""
    return query.format(person=one(path, "SELECT id FROM people WHERE name = 'Ann Lee'"))


def results(page: str) -> str:
    """Return what a search page says, but for what only a single database has."""
    main = page.partition("<main")[2].partition("</main>")[0]
    main = re.sub(r'<section aria-label="Quotes">.*?</section>', "", main, flags=re.DOTALL)
    main = re.sub(r'<(p|details) class="[^"]*bs-take">.*?</\1>', "", main, flags=re.DOTALL)
    return words(main.partition(">")[2])


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("by", ["year", "outlet"])
async def test_a_search_over_the_databases_is_that_over_one_file(
    shards: list[Path], by_outlet: list[Path], whole: Path, query: str, by: str
) -> None:
    paths = shards if by == "year" else by_outlet
    query = asked(query, whole)
    site, single = await served(*paths), await served(whole)
    shown, number = 0, 1
    while True:
        end = f"?{query}&page={number}"
        over_all = await text(site, f"/{paths[0].stem}/-/search{end}")
        assert results(over_all) == results(await text(single, f"/whole/-/search{end}"))
        shown += len(titles(over_all))
        number += 1
        if "More articles" not in over_all:
            break
    assert shown or query in {"q=%22", "q=nothing-of-the-kind", "language=en&place=1"}


async def test_results_lead_to_their_articles(site: Datasette, shards: list[Path]) -> None:
    page = await text(site, "/corpus/-/search?q=bridge")
    links = re.findall(r'<a href="(/corpus-[^"?]+/articles/[^"]+)"', page)
    assert len({link.split("/")[1] for link in links}) == 4
    for link in links:
        assert "Bridge" in await text(site, link)
    for link in re.findall(r'href="(/corpus-\w+/-/outlets/[^"]+)"', page):
        await text(site, link)
    others = set(re.findall(r'<a dir="auto" href="(/corpus-[^"]+/-/search\?q=bridge)"', page))
    assert len(others) == 4
    assert "This search in the whole corpus" in await text(site, min(others))


async def test_as_json_page_by_page(site: Datasette, whole: Path) -> None:
    url, found, pages = "/corpus/-/search.json?q=canal", [], 0
    while url:
        answer = (await site.client.get(url)).json()
        found += [one["id"] for row in answer["results"] for one in (row, *row["copies"])]
        url, pages = answer["next"] and answer["next"].partition("localhost")[2], pages + 1
    sql = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'canal'"
    assert sorted(found) == sorted(row[0] for row in rows(whole, sql))
    assert (answer["articles"], answer["timed_out"], pages) == (30, False, 2)
    row = answer["results"][0]
    await text(site, row["url"].partition("localhost")[2])
    for typed in ("%22", "zebra"):
        none = (await site.client.get(f"/corpus/-/search.json?q={typed}")).json()
        assert (none["articles"], none["results"], none["next"]) == (0, [], None)
    assert "page by page" in await text(site, "/corpus/-/search.csv?q=canal", 404)
    assert "no feed" in await text(site, "/corpus/-/search.atom?q=canal", 404)


async def test_names_are_suggested_and_lead_to_each_database(site: Datasette) -> None:
    answer = (await site.client.get("/corpus/-/suggest.json?q=omar")).json()
    (named,) = answer["suggestions"]
    assert named["name"] == "Omar Haddad"
    page = await text(site, named["url"])
    assert "10 articles of the corpus" in words(page)
    search = re.findall(r'href="(/corpus/-/search\?person=\d+)"', page)[0]
    assert "10 articles match" in words(await text(site, search))
    links = re.findall(r'<a dir="auto" href="(/corpus-[^"]+)"', page)
    assert len(links) == 4
    for link in links:
        own = await text(site, link)
        assert "Omar Haddad" in own
        assert f'href="{named["url"]}">In the whole corpus' in own


async def test_many_databases_are_folded_those_of_most_articles_first(
    by_outlet: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front, "MOST", 2)
    site = await served(*by_outlet)
    page = await text(site, "/")
    rest = len(by_outlet) - 1 - 2
    shown, folded = page.partition(f"<details><summary>{rest} databases more")[::2]
    assert len(re.findall(r'<td data-label="Outlet"><a', shown)) == 2
    assert len(re.findall(r'<td data-label="Outlet"><a', folded)) == rest > 1
    person = one(by_outlet[0], "SELECT id FROM people ORDER BY articles DESC LIMIT 1")
    listed = re.findall(r"(\d+) articles?</span>", await text(site, f"/outlets/people/{person}"))
    assert len(listed) > 2
    assert listed == sorted(listed, key=int, reverse=True)


async def test_a_story_of_several_databases(site: Datasette, shards: list[Path]) -> None:
    story, count = rows(shards[0], "SELECT id, articles FROM stories ORDER BY 2 DESC LIMIT 1")[0]
    page = await text(site, f"/corpus/stories/{story}")
    links = re.findall(r'<a dir="auto" href="(/corpus-[^"]+)"', page)
    assert len(links) > 1
    shown = 0
    for link in links:
        own = await text(site, link)
        shown += len(set(re.findall(r'/articles/(\d+)"', own)))
        for compared in re.findall(r'href="([^"]+/-/compare[^"]+)"', own):
            await text(site, compared.replace("&amp;", "&"))
    assert shown == count


async def test_the_front_page(site: Datasette, by_outlet: list[Path], whole: Path) -> None:
    for path in ("/", "/corpus"):
        page = await text(site, path)
        said = words(page.partition("<main")[2])
        articles = one(whole, "SELECT count(*) FROM articles")
        assert f"{articles} articles" in said
        assert "4 databases, one for each year" in said
        assert 'action="/corpus/-/search"' in page
        assert "Edition " + one(whole, "SELECT value FROM build WHERE key = 'manifest_sha256'")[
            :12
        ] in said  # fmt: skip
        for link in re.findall(r'<a dir="auto" href="(/corpus-[^"]+)"', page):
            assert "A corpus of news articles: " in await text(site, link)
    outlets = await served(*by_outlet)
    said = words(await text(outlets, "/"))
    assert "one for each outlet" in said
    assert "النجم" in said
    assert "not stated" in said


async def test_every_table_of_the_index_has_its_page(site: Datasette, shards: list[Path]) -> None:
    index = read_index(str(shards[0]))
    assert index
    for table, about in index.database["tables"].items():
        page = await text(site, f"/corpus/{table}")
        assert about["description"].split(":")[0].split("'")[0] in words(page)
        assert "Traceback" not in page
    identity = one(shards[0], "SELECT min(id) FROM articles")
    assert "The article is in the database of" in words(
        await text(site, f"/corpus/articles/{identity}")
    )
    await text(site, "/corpus/articles/nothing", 404)
    await text(site, "/corpus/nothing", 404)


async def test_beside_other_databases_it_keeps_to_its_own(
    shards: list[Path], by_outlet: list[Path], whole: Path
) -> None:
    site = await served(*shards, *by_outlet, whole)
    page = await text(site, "/")
    assert "one for each year" not in words(page)
    for name in ("corpus", "outlets"):
        assert 'rel="nofollow"' in await text(site, f"/{name}/-/search?q=bridge")
        own = await text(site, f"/{name}/-/search.json?q=bridge")
        assert set(re.findall(r'"database": "(\w+)', own)) == {name}


async def test_the_address_of_an_article_in_the_wrong_database_leads_to_the_right_one(
    shards: list[Path], site: Datasette
) -> None:
    there = {path: one(path, "SELECT min(id) FROM articles") for path in shards[1:]}
    for path, identity in there.items():
        other = next(one for one in shards[1:] if one != path)
        page = await text(site, f"/{other.stem}/articles/{identity}", 404)
        assert f'href="/{path.stem}/articles/{identity}"' in page
    closed = await served(*shards, metadata={"databases": {"corpus-2019": {"allow": False}}})
    page = await text(closed, f"/corpus-2020/articles/{there[shards[1]]}", 404)
    assert "2019" not in page
    assert "No such row" in page


async def test_what_is_not_served_or_of_another_build_is_said(
    shards: list[Path], texts: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "corpus"
    shutil.copytree(shards[0].parent, folder)
    (folder / "corpus-2019.db").unlink()
    options = Options(shard_by="year", without=frozenset({"picture credit"}))
    build(texts, tmp_path / "other", METADATA, options=options)
    shutil.copy(tmp_path / "other/other-2020.db", folder / "corpus-2020.db")
    site = await served(*sorted(folder.iterdir()))
    here = 0
    for name in ("2021", "undated"):
        here += one(folder / f"corpus-{name}.db", "SELECT count(*) FROM articles")
    said = words(await text(site, "/corpus"))
    assert (
        "2 databases are not served here, or from another build, and not searched: 2019, 2020"
        in said
    )
    assert f"{here} articles" in said
    found = (await site.client.get("/corpus/-/search.json?q=bridge")).json()
    assert found["articles"] == here
    assert "not served here: 2019, 2020" in words(await text(site, "/corpus/-/search?q=bridge"))


async def test_an_index_without_its_databases(shards: list[Path]) -> None:
    site = await served(shards[0])
    assert "No database of this corpus is served here" in words(await text(site, "/corpus", 200))
    answer = (await site.client.get("/corpus/-/search.json?q=bridge")).json()
    assert (answer["articles"], answer["results"]) == (0, [])


@pytest.mark.parametrize(
    "change",
    ["DROP TABLE shards", "ALTER TABLE shards DROP COLUMN bytes", "UPDATE shards SET id = -id",
     "UPDATE build SET value = '{' WHERE key = 'metadata'", "DELETE FROM build", "DELETE FROM shards",
     "UPDATE shards SET database = x'00' WHERE id = 1", "UPDATE articles SET shard_id = 99"],
)  # fmt: skip
async def test_a_strange_index_breaks_nothing(
    shards: list[Path], tmp_path: Path, change: str
) -> None:
    path = tmp_path / "corpus.db"
    shutil.copy(shards[0], path)
    connection = sqlite3.connect(path)
    connection.executescript(change)
    connection.close()
    site = await served(path, *shards[1:])
    for page in (
        "/",
        "/corpus",
        "/corpus-2019",
        "/corpus/-/search?q=bridge",
        "/corpus/-/search.json",
    ):
        assert (await site.client.get(page, follow_redirects=True)).status_code in (200, 404), page


PLACES = (
    "/", "/corpus", "/corpus/-/search?q=bridge", "/corpus/-/search", "/corpus/-/search.json?q=bridge",
    "/corpus/-/search.json", "/corpus/-/suggest.json?q=a", "/corpus/articles", "/corpus/articles.json",
    "/corpus/people", "/corpus/stories", "/corpus/shards.json", "/corpus/build", "/corpus/articles_fts",
    "/corpus/articles_fts_data", "/corpus?sql=select+title+from+articles",
    "/corpus.json?sql=select+title+from+articles", "/corpus.db", "/corpus/-/search?person={person}",
    "/corpus-2021", "/corpus-2021/-/search?q=bridge", "/corpus/people/{person}", "/llms.txt",
    "/sitemap.xml", "/robots.txt", "/nothing", "/corpus/articles/{article}", "/corpus/stories/{article}",
    "/corpus/-/search?q=bridge&year=2019", "/corpus/-/search?sort=oldest&from=2019&to=2019",
)  # fmt: skip


@pytest.mark.parametrize("table", [False, True])
async def test_a_closed_database_leaks_nothing(
    shards: list[Path], texts: Path, tmp_path: Path, table: bool
) -> None:
    only = "Zara Whitcombe"
    folder = tmp_path / "texts"
    shutil.copytree(texts, folder)
    (folder / "secret.md").write_text(
        "---\ntitle: Zanzibar is mended\ndate: 2019-05-05\nsource: Closed Courier\n---\n\n"
        f"The bridge was mended at last. {only} said: “It is a bridge of ours.” {only} left.\n"
    )
    index, *others = databases(divided(folder, tmp_path / "corpus"))
    person = one(index, "SELECT id FROM people WHERE name LIKE '%Whitcombe%'")
    article = one(index, "SELECT id FROM articles WHERE title LIKE 'Zanz%'")
    closed = {"allow": {"id": "me"}}
    block = {"tables": {"articles": closed}} if table else closed
    site = await served(
        index, *others, metadata={"databases": {"corpus-2019": block}}, immutables=[]
    )
    secrets = ("Zanzibar", only, "Closed Courier", ">2019<", "Whitcombe", "corpus-2019")
    everything = one(index, "SELECT count(*) FROM articles")
    mine = {"ds_actor": site.sign({"a": {"id": "me"}}, "actor")}
    told = set()
    for place in PLACES:
        path = place.format(person=person, article=article)
        answer = await site.client.get(path, follow_redirects=True)
        assert answer.status_code in (200, 403, 404), path
        assert not [one for one in secrets if one in answer.text], path
        assert f"<b>{everything}</b>" not in answer.text
        assert f"{everything} articles" not in answer.text
        seen = await site.client.get(path, cookies=mine, follow_redirects=True)
        if any(one in seen.text for one in secrets):
            told.add(place)
    assert {
        "/",
        "/corpus",
        "/corpus/-/search?q=bridge",
        "/corpus/articles",
        "/corpus/shards.json",
    } <= told
    open_to_all = (await site.client.get("/corpus/-/search.json?q=bridge")).json()
    assert open_to_all["articles"] == everything - one(others[0], "SELECT count(*) FROM articles")
    assert open_to_all["results"]


async def test_what_is_the_same_in_all_databases_is_told_to_programs_once(
    site: Datasette, shards: list[Path], whole: Path
) -> None:
    said = await text(site, "/llms.txt")
    links = re.findall(r"\]\(http://localhost(/[^)]*)\)", said)
    assert "Address: http://localhost/corpus\n" in said
    assert {f"/{path.stem}" for path in shards[1:]} <= {*links}
    for link in links:
        answer = await site.client.get(link, follow_redirects=True)
        assert answer.status_code == 200 or "quotes_of" in link or "named_beside" in link, link
    assert said.count("## Tables") == said.count("## Saved queries") == 1
    assert f"Articles: {one(whole, 'SELECT count(*) FROM articles')}" in said
    assert len(said) < 1.2 * len(await text(await served(whole), "/llms.txt"))


async def test_crawlers_find_the_front_page_and_the_pages_of_each_database(
    site: Datasette, shards: list[Path]
) -> None:
    said = await text(site, "/robots.txt")
    rules, listed = Protego.parse(said), re.findall
    found = []
    for part in listed(r"<loc>http://localhost(/[^<]+)</loc>", await text(site, "/sitemap.xml")):
        found += listed(r"<loc>http://localhost(/[^<]+)</loc>", await text(site, part))
    assert {"/corpus", *(f"/{path.stem}" for path in shards[1:])} <= {*found}
    assert len(found) == len({*found})
    assert not [path for path in found if not rules.can_fetch(f"http://localhost{path}", "a")]
    shut = ("/corpus/-/search?q=a", "/corpus/articles", "/corpus/people/1", "/corpus?sql=select+1",
            "/corpus-2019/articles?year=2021", "/corpus-2019/articles/1?at=1-2", "/corpus-2019.db",
            "/corpus-2019/articles.json", "/corpus-2019/quotes/1", "/corpus-2019?sql=select+1",
            "/corpus-2019/-/search?q=a", "/corpus-2019/-/all/articles.csv")  # fmt: skip
    for path in shut:
        assert not rules.can_fetch(f"http://localhost{path}", "a"), path
    alone = (await text(await served(shards[1]), "/robots.txt")).count("\n")
    assert said.count("\n") < alone + 10  # and not so many for each database
    await text(site, "/sitemap-corpus-articles-1.xml", 404)


async def test_crawlers_are_told_of_each_database_where_a_stranger_is_named_alike(
    shards: list[Path], tmp_path: Path
) -> None:
    sqlite3.connect(tmp_path / "corpus-mine.db").execute("CREATE TABLE a (b)").connection.close()
    site = await served(*shards, tmp_path / "corpus-mine.db")
    rules = await text(site, "/robots.txt")
    assert "corpus-*" not in rules
    assert "corpus-mine" not in rules
    assert all(f"Allow: /{path.stem}/articles/\n" in rules for path in shards[1:])


async def test_a_closed_index_closes_the_search_alone(shards: list[Path]) -> None:
    closed = {"databases": {"corpus": {"allow": {"id": "me"}}}}
    site = await served(*shards, metadata=closed)
    for path in ("/corpus", "/corpus/-/search?q=bridge", "/corpus/-/search.json", "/corpus/shards"):
        assert (await site.client.get(path)).status_code == 403
    page = await text(site, "/corpus-2019/-/search?q=bridge")
    assert "whole corpus" not in page
    assert "one for each year" not in await text(site, "/")


async def test_all_databases_closed(shards: list[Path]) -> None:
    closed = {path.stem: {"allow": False} for path in shards[1:]}
    site = await served(*shards, metadata={"databases": closed})
    assert (await site.client.get("/corpus/-/search?q=bridge")).status_code == 403
    assert "Bridge" not in await text(site, "/")


async def test_the_words_of_the_metadata_option_win(shards: list[Path]) -> None:
    site = await served(*shards, metadata={"title": "The bridges"})
    assert "<h1>The bridges</h1>" in await text(site, "/")


def test_served_by_one_line_and_read_on_a_phone(shards: list[Path], browser) -> None:
    with serving(shards[0], options=tuple(map(str, shards[1:]))) as address:
        context = browser.new_context(
            viewport={"width": NARROW, "height": 800}, java_script_enabled=False
        )
        page = context.new_page()
        page.goto(address)
        page.fill("main input[name=q]", "bridge OR canal")
        page.click("main form button")
        assert "/corpus/-/search?q=bridge+OR+canal" in page.url
        page.click("a[rel=next]")
        page.click("ol.bs-hits h2 a >> nth=0")
        assert "/articles/" in page.url
        context.close()
        page = browser.new_page(viewport={"width": NARROW, "height": 800})
        person = one(shards[0], "SELECT min(id) FROM people")
        for path in ("", "/corpus", "/corpus/-/search?q=bridge", f"/corpus/people/{person}"):
            page.goto(f"{address}{path}")
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= NARROW, (path, wide)
        page.close()
