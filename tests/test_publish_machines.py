"""What programs read of the site: feeds, site maps, rules for crawlers, statements, headers."""

import json
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import pytest
from conftest import Build, rows, served
from datasette.app import Datasette
from lxml import etree, html
from protego import Protego

from broadsheet.publish.edition import editions
from broadsheet.publish.machines import feed, sitemap
from broadsheet.publish.machines.instants import first_instant, instant

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")

HOSTILE = "</script><script>alert(1)</script> ]]> & \" ' <b>\u202eevil\u202c\u2028"

RECORDS = [
    {
        "title": f"Council meets {HOSTILE}",
        "text": f"The council met on Monday {HOSTILE}, said Ann Lee, who came from Cairo.\n\nIt met.",
        "author": 'Ann "Quote" Lee',
        "outlet": 'The "Daily" <Herald> & Sons',
        "date": "2021-03-04T05:06:07+02:00",
        "url": 'https://example.org/a?b=1&c="><script>alert(2)</script>',
        "section": "World & <News>",
    },
    {"title": "A month only", "text": "It was a quiet month in Cairo.", "date": "2020-05"},
    {"title": "A day only", "text": "It was a quiet day in Cairo.", "date": "2020-06-07", "outlet": "Herald"},
    {"title": "No day at all", "text": "It was never, in no place at all, said Bo Xu.\x00\x0b"},
    {"title": "القاهرة", "text": "قال السفير إن القاهرة هادئة اليوم وإن العمل مستمر.", "language": "ar"},
]  # fmt: skip


@pytest.fixture
def hostile(make: Build) -> Path:
    return make({"all.jsonl": "\n".join(map(json.dumps, RECORDS))})


async def get(site: Datasette, path: str, status: int = 200, **headers: str) -> "str":
    answer = await site.client.get(path, headers=headers)
    assert answer.status_code == status, f"{path}: {answer.text[:300]}"
    return answer.text


# Feeds.


def sound(text: str) -> etree._Element:
    """Check what RFC 4287 demands of a feed."""
    root = etree.fromstring(text.encode())
    assert root.tag == f"{ATOM}feed"
    for thing in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (found,) = thing.findall(ATOM + name)
            assert found.text
        assert urlsplit(thing.findtext(f"{ATOM}id")).scheme
        assert RFC3339.fullmatch(thing.findtext(f"{ATOM}updated"))
        assert all(RFC3339.fullmatch(one.text) for one in thing.findall(f"{ATOM}published"))
        assert thing.findall(f"{ATOM}author")
        assert all(one.findtext(f"{ATOM}name") for one in thing.findall(f"{ATOM}author"))
        links = [(one.get("rel"), one.get("type")) for one in thing.findall(f"{ATOM}link")]
        assert len(links) == len(set(links))
        assert ("alternate", "text/html") in links
        assert all(
            urlsplit(one.get("href")).scheme in ("http", "https")
            for one in thing.findall(f"{ATOM}link")
        )
    ids = [one.findtext(f"{ATOM}id") for one in root.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    assert {rel for rel, _ in ((one.get("rel"), 0) for one in root.findall(f"{ATOM}link"))} >= {
        "self",
        "alternate",
    }
    return root


def link(root: etree._Element, rel: str) -> str | None:
    found = root.find(f"{ATOM}link[@rel='{rel}']")
    return None if found is None else found.get("href")


async def test_a_feed_has_what_an_article_states(hostile: Path) -> None:
    site = await served(hostile)
    response = await site.client.get("/corpus/-/search.atom")
    assert response.headers["content-type"] == "application/atom+xml; charset=utf-8"
    root = sound(response.text)
    entries = {one.findtext(f"{ATOM}title"): one for one in root.findall(f"{ATOM}entry")}
    assert len(entries) == 5
    assert list(entries)[1:3] == ["A day only", "A month only"]
    first = next(iter(entries.values()))
    assert "</script><script>alert(1)</script> ]]> &" in first.findtext(f"{ATOM}title")
    assert first.findtext(f"{ATOM}updated") == "2021-03-04T05:06:07+02:00"
    assert first.findtext(f"{ATOM}published") == "2021-03-04T05:06:07+02:00"
    assert first.findtext(f"{DC}date") == "2021-03-04T05:06:07+02:00"
    assert first.findtext(f"{DC}publisher") == 'The "Daily" <Herald> & Sons'
    assert first.find(f"{ATOM}category").get("term") == "World & <News>"
    assert "met on Monday" in first.findtext(f"{ATOM}summary")
    identity = rows(hostile, "SELECT id FROM articles WHERE title LIKE 'Council%'")[0][0]
    assert link(first, "alternate") == f"http://localhost/corpus/articles/{identity}"
    day, month = entries["A day only"], entries["A month only"]
    assert day.findtext(f"{ATOM}updated") == "2020-06-07T00:00:00Z"
    assert (day.findtext(f"{DC}date"), day.find(f"{ATOM}published")) == ("2020-06-07", None)
    assert month.findtext(f"{ATOM}updated") == "2020-05-01T00:00:00Z"
    assert month.findtext(f"{DC}date") == "2020-05"
    assert day.findtext(f"{ATOM}author/{ATOM}name") == "Herald"
    undated = entries["No day at all"]
    assert undated.findtext(f"{ATOM}updated") == root.findtext(f"{ATOM}updated")
    assert undated.find(f"{DC}date") is None
    assert undated.findtext(f"{ATOM}author/{ATOM}name") == "author not stated"
    assert entries["القاهرة"].get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"


DATES = {
    "2021-12-26T06:05:00+00:00": ("2021-12-26T06:05:00Z", "2021-12-26T06:05:00Z"),
    "2021-12-26T06:05:00-05:00": ("2021-12-26T06:05:00-05:00", "2021-12-26T06:05:00-05:00"),
    "2021-12-26T06:05Z": ("2021-12-26T06:05:00Z", "2021-12-26T06:05:00Z"),
    "2021-12-26T06:05:00": (None, "2021-12-26T06:05:00Z"),
    "2021-12-26": (None, "2021-12-26T00:00:00Z"),
    "2021-12": (None, "2021-12-01T00:00:00Z"),
    "2021": (None, "2021-01-01T00:00:00Z"),
    "2021-21": (None, "2021-01-01T00:00:00Z"),
    "XXXX-10-07": (None, None),
    "0000": (None, None),
    "": (None, None),
    None: (None, None),
}


@pytest.mark.parametrize("stated", DATES)
def test_no_precision_is_made_up(stated: str | None) -> None:
    assert (instant(stated), first_instant(stated)) == DATES[stated]


async def test_the_pages_of_a_feed_hold_every_article_once(large: Path) -> None:
    site = await served(large)
    path, found, pages = "/large/-/search.atom?q=council", [], 0
    while path:
        root = sound(await get(site, path))
        entries = root.findall(f"{ATOM}entry")
        assert len(entries) <= feed.PAGE
        found += [link(one, "alternate").rpartition("/")[2] for one in entries]
        assert (link(root, "previous") is None) == (pages == 0)
        assert link(root, "self") == urljoin("http://localhost", path)
        path, pages = (link(root, "next") or "").removeprefix("http://localhost"), pages + 1
    order = rows(large, "SELECT id FROM articles ORDER BY published DESC, id")
    assert found == [str(identity) for (identity,) in order]
    assert pages == 13
    last = sound(await get(site, "/large/-/search.atom?page=9999"))
    assert not last.findall(f"{ATOM}entry")


@pytest.mark.parametrize(
    "asked",
    ["q=%00", "q=%22", "q=-a", "q=nosuchword", "q=%3Cscript%3E%26", "year=x&page=-1", "page=x",
     "person=99999999999999999999", "from=9&to=x", "sort=nosuch", "q=" + "a" * 9000, "outlet=%ff%00"],
)  # fmt: skip
async def test_any_search_has_a_feed(site: Datasette, asked: str) -> None:
    sound(await get(site, f"/corpus/-/search.atom?{asked}"))


async def test_a_feed_is_not_sent_again_to_who_has_it(site: Datasette) -> None:
    first = await site.client.get("/corpus/-/search.atom?q=gaza")
    tag = {"if-none-match": f'W/{first.headers["etag"]}, "other"'}
    assert (await site.client.get("/corpus/-/search.atom?q=gaza", headers=tag)).status_code == 304
    assert (await site.client.get("/corpus/-/search.atom?q=egypt", headers=tag)).status_code == 200


async def test_the_same_article_has_the_same_id_everywhere(corpus: Path, tmp_path: Path) -> None:
    copy = tmp_path / "other name.db"
    copy.write_bytes(corpus.read_bytes())
    site = await served(corpus, copy)
    ids = [
        set(re.findall("urn:uuid:[0-9a-f-]+", await get(site, f"{path}/-/search.atom")))
        for path in ("/corpus", site.urls.database("other name"))
    ]
    assert len(ids[0]) == 5
    assert ids[0] == ids[1]


# Site maps.


async def addresses(site: Datasette, path: str = "/sitemap.xml") -> list[str]:
    """Return all addresses of a site map, checking its parts."""
    root = etree.fromstring((await get(site, path)).encode())
    found = []
    for one in root.iterfind(f"{MAP}sitemap/{MAP}loc"):
        part = etree.fromstring((await get(site, urlsplit(one.text).path)).encode())
        locations = [loc.text for loc in part.iterfind(f"{MAP}url/{MAP}loc")]
        assert 0 < len(locations) <= sitemap.MOST
        found += locations
        for changed in part.iterfind(f"{MAP}url/{MAP}lastmod"):
            assert re.fullmatch(rf"\d{{4}}-\d\d-\d\d|{RFC3339.pattern}", changed.text)
    return found


async def test_every_page_is_in_the_site_map_once_and_answers(
    site: Datasette, corpus: Path
) -> None:
    found = await addresses(site)
    assert len(found) == len(set(found))
    for table in ("articles", "people", "organizations", "places"):
        for (identity,) in rows(corpus, f"SELECT id FROM {table}"):
            assert f"http://localhost/corpus/{table}/{identity}" in found
    assert "http://localhost/" in found
    assert "http://localhost/corpus/most_quoted" in found
    assert "http://localhost/corpus/search" not in found
    for one in found:
        await get(site, urlsplit(one).path)


async def test_a_large_site_map_is_in_parts(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 500)
    site = await served(large)
    found = await addresses(site)
    articles = [one for one in found if "/articles/" in one]
    assert len(articles) == len(set(articles)) == 1203
    await get(site, "/sitemap-large-articles-3.xml")
    for wrong in ("large-articles-4", "large-outlets-1", "large-articles-0", "large-nosuch-1",
                  "nosuch-articles-1", "large-pages-2"):  # fmt: skip
        await get(site, f"/sitemap-{wrong}.xml", 404)


async def test_only_what_is_known_is_said_of_changes_and_outlets_have_pages(hostile: Path) -> None:
    site = await served(hostile)
    part = etree.fromstring((await get(site, "/sitemap-corpus-articles-1.xml")).encode())
    changed = sorted(one.text for one in part.iter(f"{MAP}lastmod"))
    assert changed == ["2020-06-07", "2021-03-04T05:06:07+02:00"]
    outlets = etree.fromstring((await get(site, "/sitemap-corpus-outlets-1.xml")).encode())
    found = [one.text.rpartition("/")[2] for one in outlets.iter(f"{MAP}loc")]
    assert found == ["Herald", "The+~22Daily~22+~3CHerald~3E+~26+Sons"]
    for one in found:
        page = await get(site, f"/corpus/-/outlets/{one}")
        assert heads(page)["canonical"] == f"http://localhost/corpus/-/outlets/{one}"


async def test_all_of_it_below_a_prefix_and_behind_a_proxy(corpus: Path) -> None:
    site = await served(corpus, settings={"base_url": "/pre/", "force_https_urls": True})
    proxy = {"host": "news.example.org"}
    root = "https://news.example.org/pre"
    rules = await get(site, "/robots.txt", **proxy)
    assert f"Sitemap: {root}/sitemap.xml" in rules
    assert "Allow: /pre/corpus/articles/" in rules
    index = await get(site, "/sitemap.xml", **proxy)
    assert f"<loc>{root}/sitemap-corpus-articles-1.xml</loc>" in index
    part = await get(site, "/sitemap-corpus-pages-1.xml", **proxy)
    assert f"<loc>{root}/corpus/most_quoted</loc>" in part
    atom = sound(await get(site, "/corpus/-/search.atom?q=gaza", **proxy))
    assert link(atom, "self") == f"{root}/corpus/-/search.atom?q=gaza"
    assert f"{root}/corpus/articles/" in etree.tostring(atom).decode()
    page = await get(site, "/", **proxy)
    assert f'<link rel="canonical" href="{root}/">' in page
    assert statements(page)[0]["url"] == f"{root}/"
    assert f"{root}/corpus/-/all/articles.jsonl" in await get(site, "/llms.txt", **proxy)
    missing = await get(site, "/nosuch", 404, **proxy)
    assert 'href="/pre/corpus/-/search"' in missing
    for text in (rules, index, part, page, missing):
        # Datasette doubles the prefix in the address of a page's JSON.
        assert "/pre/pre" not in re.sub('json.datasette" href="[^"]*"', "", text)


# Crawlers.

OPEN = re.compile(
    r"/(?:corpus(?:/(?:\w+|(?:articles|stories|people|organizations|places)/\d+"
    r"|-/(?:outlets/[^/?.]+|search\.atom)))?)?"
)
"""Paths that a crawler may read, none with arguments or of another format."""

SHUT = ("/corpus/search", "/corpus/articles_fts", "/corpus/quotes_fts", "/corpus/article_people")


async def links_of(site: Datasette, path: str) -> set[str]:
    """Return the addresses that a page links to, without fragments, and its feeds."""
    page = html.fromstring(await get(site, path))
    found = page.xpath("//@href | //form/@action")
    found = {urljoin(f"http://localhost{path}", one).split("#")[0] for one in found}
    return {one.removeprefix("http://localhost") for one in found if "://localhost" in one}


async def test_a_crawler_that_obeys_reaches_articles_and_names_and_nothing_else(
    site: Datasette, corpus: Path
) -> None:
    text = await get(site, "/robots.txt")
    rules = Protego.parse(text)
    assert list(rules.sitemaps) == ["http://localhost/sitemap.xml"]
    waiting, seen, refused = ["/"], {"/"}, set()
    while waiting:
        for path in await links_of(site, waiting.pop()):
            if not rules.can_fetch(f"http://localhost{path}", "anybot"):
                refused.add(path)
            elif path not in seen and not path.startswith("/-/static"):
                seen.add(path)
                waiting += [path] if not path.endswith(".atom") else []
    for path in seen:
        assert OPEN.fullmatch(path), path
    for table in ("articles", "people", "organizations", "places"):
        identities = rows(corpus, f"SELECT id FROM {table}")
        reached = {f"/corpus/{table}/{identity}" for (identity,) in identities}
        assert reached <= seen or table != "articles"
        assert all(rules.can_fetch(f"http://localhost{path}", "anybot") for path in reached)
    for address in await addresses(site):
        assert rules.can_fetch(address, "anybot"), address
    kinds = {
        "sql": r"\?sql=", "facet": r"_facet=", "filter": r"\?\w+=", "sort": r"_sort", "json": r"\.json",
        "csv": r"\.csv", "download": "/-/all/", "search": "/-/search",
    }  # fmt: skip
    for kind, pattern in kinds.items():
        if kind not in ("sql", "facet"):
            assert any(re.search(pattern, path) for path in refused), kind
        assert not any(re.search(pattern, path.removesuffix("search.atom")) for path in seen), kind


CLOSED = (
    "/corpus?sql=select+1", "/corpus/articles?_facet=year", "/corpus/articles?year=2021", "/corpus.json",
    "/corpus.db", "/corpus/articles.json", "/corpus/articles.csv?_stream=on", "/corpus/-/all/articles.csv",
    "/corpus/-/search?q=a", "/corpus/-/search.atom?q=a", "/corpus/-/suggest.json?q=a", "/corpus/-/compare?a=1&b=2",
    "/corpus/quotes/1", "/corpus/files/a", "/corpus/passages/1,2", "/corpus/problems/1", "/-/versions", "/-/metadata.json",
)  # fmt: skip


@pytest.mark.parametrize("path", CLOSED)
async def test_old_crawlers_are_kept_out_too(site: Datasette, path: str) -> None:
    lines = (await get(site, "/robots.txt")).splitlines()
    old = RobotFileParser()
    old.parse(lines)
    new = Protego.parse("\n".join(lines))
    assert not old.can_fetch("anybot", f"http://localhost{path}")
    assert not new.can_fetch(f"http://localhost{path}", "anybot")
    for open_path in ("/", "/corpus", "/corpus/articles/1", "/corpus/people/1", "/corpus/-/outlets/a",
                      "/-/static/app.css", "/llms.txt", "/sitemap.xml", "/sitemap-corpus-pages-1.xml"):  # fmt: skip
        assert old.can_fetch("anybot", f"http://localhost{open_path}"), open_path
        assert new.can_fetch(f"http://localhost{open_path}", "anybot"), open_path


@pytest.mark.parametrize("path", ["/corpus/articles/1.json", "/corpus/articles/1?at=1-2",
                                  "/corpus/people/1?_extra=a", "/?_x=1"])  # fmt: skip
async def test_crawlers_of_today_read_each_page_once(site: Datasette, path: str) -> None:
    rules = Protego.parse(await get(site, "/robots.txt"))
    assert not rules.can_fetch(f"http://localhost{path}", "anybot")


# What a page is.


def statements(page: str) -> list[dict]:
    found = html.fromstring(page).xpath("//script[@type='application/ld+json']/text()")
    return [json.loads(one) for one in found]


def heads(page: str) -> dict[str, str]:
    tree = html.fromstring(page)
    return {
        one.get("property") or one.get("name"): one.get("content") for one in tree.iter("meta")
    } | {
        one.get("rel"): one.get("href")
        for one in tree.iter("link")
        if one.get("rel") != "stylesheet"
    }


@pytest.mark.parametrize("path", ["/", "/corpus"])
async def test_the_front_page_says_what_the_data_are(
    site: Datasette, corpus: Path, path: str
) -> None:
    page = await get(site, path)
    (said,) = statements(page)
    manifest = rows(corpus, "SELECT value FROM build WHERE key = 'manifest_sha256'")[0][0]
    assert said["@type"] == "Dataset"
    assert said["name"] == "A corpus of news articles"
    assert 50 <= len(said["description"]) <= 5000
    assert said["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert said["temporalCoverage"] == "2021-12-26"
    assert said["version"] == manifest[:12]
    assert said["identifier"] == f"sha256:{manifest}"
    assert said["isAccessibleForFree"] is True
    assert said["inLanguage"] == ["en"]
    assert {one["name"] for one in said["spatialCoverage"]} >= {"Egypt", "Russia"}
    assert "creator" not in said
    for one in said["distribution"]:
        answer = await site.client.get(urlsplit(one["contentUrl"]).path)
        assert answer.headers["content-type"].split(";")[0] == one["encodingFormat"]
    head = heads(page)
    assert head["canonical"] == head["og:url"] == said["url"] == "http://localhost/"
    assert head["description"].startswith("News articles, each kept")
    assert 'type="application/atom+xml"' in page


async def test_an_article_says_what_it_states_and_no_more(hostile: Path) -> None:
    site = await served(hostile)
    identity, sha256 = rows(hostile, "SELECT id, sha256 FROM articles WHERE year = '2021'")[0]
    page = await get(site, f"/corpus/articles/{identity}?at=1-2")
    assert page.count("<script>alert") == 0
    (said,) = statements(page)
    assert said["@type"] == "NewsArticle"
    assert "<script>alert(1)</script>" in said["headline"]
    assert said["datePublished"] == "2021-03-04T05:06:07+02:00"
    assert said["publisher"] == {"@type": "Organization", "name": 'The "Daily" <Herald> & Sons'}
    assert said["articleSection"] == "World & <News>"
    assert said["identifier"] == f"sha256:{sha256}"
    head = heads(page)
    assert head["canonical"] == said["url"] == f"http://localhost/corpus/articles/{identity}"
    assert head["og:type"] == "article"
    assert head["article:published_time"] == "2021-03-04T05:06:07+02:00"
    bare = rows(hostile, "SELECT id FROM articles WHERE title LIKE 'No day%'")[0][0]
    page = await get(site, f"/corpus/articles/{bare}")
    (said,) = statements(page)
    assert not {"datePublished", "author", "publisher", "articleSection", "license"} & set(said)
    assert "article:published_time" not in heads(page)


async def test_search_pages_have_their_feed_and_are_not_listed(site: Datasette) -> None:
    page = await get(site, "/corpus/-/search?q=gaza+strip")
    tree = html.fromstring(page)
    (found,) = tree.xpath("//link[@type='application/atom+xml']/@href")
    assert found == "http://localhost/corpus/-/search.atom?q=gaza+strip"
    sound(await get(site, found.removeprefix("http://localhost")))
    assert heads(page)["robots"] == "noindex"
    assert "robots" not in heads(await get(site, "/corpus/articles"))
    assert heads(await get(site, "/corpus/articles?year=2021"))["robots"] == "noindex"


async def test_the_words_of_the_command_line_win(corpus: Path) -> None:
    said = {
        "title": "My title", "description": "Short.", "license": "CC BY 4.0",
        "creator": "The Herald's archive", "creator_url": "https://example.org/",
    }  # fmt: skip
    site = await served(corpus, metadata=said)
    (found,) = statements(await get(site, "/"))
    assert found["name"] == "My title"
    assert found["license"] == "CC BY 4.0"
    assert found["creator"] == {
        "@type": "Organization", "name": "The Herald's archive", "url": "https://example.org/",
    }  # fmt: skip
    assert len(found["description"]) >= 50
    assert sound(await get(site, "/corpus/-/search.atom")).findtext(f"{ATOM}title") == "My title"
    assert (await get(site, "/llms.txt")).startswith("# My title\n")


async def test_several_databases(corpus: Path, large: Path) -> None:
    site = await served(corpus, large)
    page = await get(site, "/")
    assert [one["url"] for one in statements(page)] == [
        "http://localhost/corpus", "http://localhost/large",
    ]  # fmt: skip
    assert page.count('type="application/atom+xml"') == 2
    assert statements(await get(site, "/corpus"))[0]["url"] == "http://localhost/corpus"
    rules = await get(site, "/robots.txt")
    assert "Allow: /corpus/articles/" in rules
    assert "Allow: /large/articles/" in rules
    found = await addresses(site)
    assert len(found) == len(set(found))
    assert {"http://localhost/corpus", "http://localhost/large"} <= set(found)
    words = await get(site, "/llms.txt")
    assert words.count("\n## A corpus of news articles\n") == 2
    assert words.count("\n### Tables\n") == 2


async def test_what_language_models_are_told_is_there(site: Datasette) -> None:
    words = await get(site, "/llms.txt")
    assert words.startswith("# A corpus of news articles\n\n> News articles")
    links = re.findall(r"\]\(http://localhost(/[^)]*)\)", words)
    assert len(links) > 30
    for path in links:
        await get(site, path)


async def test_a_database_that_is_not_open_to_all_is_in_none_of_it(corpus: Path) -> None:
    site = await served(corpus, metadata={"databases": {"corpus": {"allow": {"id": "me"}}}})
    for path in ("/robots.txt", "/sitemap.xml", "/llms.txt", "/sitemap-corpus-articles-1.xml"):
        assert "corpus/" not in await get(site, path, 404)
    answer = await site.client.get("/corpus/-/search.atom")
    assert answer.status_code == 403
    assert "<entry" not in answer.text


async def test_a_strangers_database_has_none_of_it(tmp_path: Path, corpus: Path) -> None:
    import sqlite3

    path = tmp_path / "stranger.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT)")
        connection.execute("INSERT INTO articles VALUES (1, 'a')")
    alone = await served(path)
    for name in ("/robots.txt", "/sitemap.xml", "/llms.txt"):
        await get(alone, name, 404)
    beside = await served(path, corpus)
    for name in ("/robots.txt", "/sitemap.xml", "/llms.txt"):
        assert "stranger" not in await get(beside, name)
    for site in (alone, beside):
        assert list(editions(site)) == (["corpus"] if site is beside else [])
        for page in ("/stranger", "/stranger/articles", "/stranger/articles/1"):
            text = await get(site, page)
            assert "ld+json" not in text
            assert "canonical" not in text
        assert "Error 404" in await get(site, "/stranger/nosuch", 404)
        await get(site, "/stranger/-/search.atom", 404)
        assert "cache-control" not in (await site.client.get("/stranger/-/x")).headers


async def test_a_database_without_facts_and_one_without_articles(make: Build) -> None:
    import sqlite3

    path = make({"a.txt": "The council met on Monday in Cairo."})
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA foreign_keys = OFF; DELETE FROM articles;")
    connection.close()
    site = await served(path)
    assert not sound(await get(site, "/corpus/-/search.atom")).findall(f"{ATOM}entry")
    await addresses(site)
    assert statements(await get(site, "/"))[0]["@type"] == "Dataset"
    old = path.with_name("old.db")
    old.write_bytes(make({"b.txt": "The council met on Monday in Cairo."}).read_bytes())
    connection = sqlite3.connect(old)
    for kind, table in connection.execute("SELECT type, name FROM sqlite_master").fetchall():
        if table in ("said", "named", "timeline") or (kind == "table" and table in (
            "people", "organizations", "places", "article_people", "article_organizations",
            "article_places", "mentions", "quotes", "dates", "stories")):  # fmt: skip
            connection.execute(f"DROP {kind} {table}")
    connection.commit()
    connection.close()
    site = await served(old)
    assert sound(await get(site, "/old/-/search.atom")).findall(f"{ATOM}entry")
    assert not any("/people/" in one for one in await addresses(site))
    assert "/old/people/" not in await get(site, "/robots.txt")
    await get(site, "/llms.txt")
    await get(site, "/")


# Headers.

TYPES = {
    "/": "text/html", "/corpus": "text/html", "/corpus/-/search?q=a": "text/html",
    "/corpus/-/search.atom": "application/atom+xml", "/robots.txt": "text/plain", "/llms.txt": "text/plain",
    "/sitemap.xml": "application/xml", "/sitemap-corpus-pages-1.xml": "application/xml",
    "/corpus/-/all/articles.csv": "text/csv", "/corpus/-/all/articles.json": "application/json",
    "/corpus/-/all/articles.jsonl": "application/x-ndjson", "/corpus/articles": "text/html",
    "/corpus/most_quoted.json": "application/json",
}  # fmt: skip


@pytest.mark.parametrize("path", TYPES)
async def test_every_answer_says_what_it_is_and_how_long_to_keep_it(
    corpus: Path, path: str
) -> None:
    site = await served(corpus, cors=True)
    answer = await site.client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == TYPES[path]
    assert answer.headers.get_list("content-type") == [answer.headers["content-type"]]
    assert re.fullmatch(r"max-age=\d+", answer.headers["cache-control"])
    if path != "/":
        assert answer.headers["access-control-allow-origin"] == "*"
    own = await site.client.get("/corpus/-/search?q=a", headers={"authorization": "Bearer x"})
    assert own.headers["cache-control"].startswith("private")


async def test_stories_with_copies_and_the_list_of_outlets_are_in_the_site_map(
    written: Path,
) -> None:
    site = await served(written)
    part = await get(site, "/sitemap-written-stories-1.xml")
    copied = rows(written, "SELECT id FROM stories WHERE articles > 1")
    assert part.count("<loc>") == len(copied) > 0
    for (identity,) in copied:
        assert f"/written/stories/{identity}</loc>" in part
    assert "/written/-/outlets</loc>" in await get(site, "/sitemap-written-pages-1.xml")
    assert "Allow: /written/-/outlets$" in await get(site, "/robots.txt")
