"""The bare `datasette serve corpus.db`, on whichever Datasette is installed: 0.65, or an alpha of 1.0.

The same checks hold for both, so this file is run twice: with all tests, and alone in an
environment with the newest alpha (`.ci/run`).
"""

import html
import json
import os
import re
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from conftest import METADATA, ONLY_SINCE, one, rows, served, serving, words
from datasette import __version__

from broadsheet.publish.datasette_1 import NEWER
from broadsheet.publish.datasette_1.rows import found_for

pytestmark = pytest.mark.xdist_group("datasette_1")

SAID = yaml.safe_load(METADATA.read_text(encoding="utf-8"))
BLOCK = SAID["databases"]["corpus"]
TABLES = {name: about for name, about in BLOCK["tables"].items() if name not in ONLY_SINCE}
QUERIES = {name: query for name, query in BLOCK["queries"].items() if name not in ONLY_SINCE}
TYPED = {"q": "gaza", "speaker": "", "name": "Egypt", "date": ""}
EMPTY = {"same_content", "most_copied", "unresolved_names"}  # the five articles differ

LOADS = re.compile(r'<(?:script|link|img|iframe|form)\b[^>]*?\b(?:src|href|action)="([^"]*)"')
"""What a page loads, or sends to; its canonical address is only named."""


@pytest.fixture(scope="module")
def site(corpus: Path) -> Iterator[str]:
    """The address of the database, below that of the site."""
    with serving(corpus) as address:
        yield f"{address}/corpus"


def got(address: str, status: int = 200) -> str:
    """Return what is answered at an address."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310
            found, text = answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        found, text = error.code, error.read().decode()
    assert found == status, f"{address}: {found}: {text[:300]}"
    return text


def title(page: str) -> str:
    """Return the title of a page."""
    found = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    return html.unescape(found[1]) if found else ""


def tally(page: str) -> str:
    """Return how many rows the page of a table says there are."""
    found = re.search(r'class="bs-tally-of">(\S+) ', page)
    return found[1] if found else ""


def facets(page: str) -> dict[str, int]:
    """Return the facets of a page, with the number of values that each shows."""
    blocks = re.split(r'<div class="facet-info ', page)[1:]
    ends = [block.split("</div>")[0] for block in blocks]
    return {re.search(r'data-column="(.+?)"', end)[1]: end.count("<li>") for end in ends}


def test_front_page_says_what_the_corpus_is(site: str) -> None:
    for address in (site.removesuffix("corpus"), site):
        page = got(address)
        assert title(page).startswith(SAID["title"])
        assert SAID["description"] in words(page)
        assert SAID["license"] in html.unescape(page)
        assert "5 articles" in words(page)
        assert SAID["license_url"] in page


def test_database_lists_tables_and_all_saved_queries(site: str) -> None:
    page = got(site)
    for name, about in TABLES.items():
        assert f'href="/corpus/{name}"' in page, name
        assert about.get("hidden") or about["title"] in html.unescape(page), name
    for name, query in QUERIES.items():
        assert f'href="/corpus/{name}">{html.escape(query["title"])}</a>' in page, name
        assert not query.get("description") or query["description"] in html.unescape(page), name
    assert "_fts" not in words(page)


@pytest.mark.parametrize("table", TABLES)
def test_table_has_its_title_description_facets_and_rows(
    site: str, corpus: Path, table: str
) -> None:
    about = TABLES[table]
    page = got(f"{site}/{table}")
    assert title(page).startswith(about["title"])
    assert title(page).endswith(SAID["title"])
    count = one(corpus, f"SELECT count(*) FROM {table}")
    assert tally(page) == f"{count:,}"
    if about.get("description"):
        assert " ".join(about["description"].split())[:60] in words(page)
    offered = {f if isinstance(f, str) else next(iter(f.values())) for f in about.get("facets", [])}
    found = facets(page)
    assert set(found) == (offered if count else set())
    for facet in about.get("facets", []) if count else []:
        if isinstance(facet, str):
            sql = f"SELECT count(DISTINCT {facet}) FROM {table}"
            assert found[facet] == min(one(corpus, sql), about.get("facet_size", 30)), facet
    size = about.get("size", 100)
    shown = page.split("<tbody>")[1].split("</tbody>")[0].count("<tr") if count else 0
    assert shown == min(count, size)


def test_facet_through_another_table_narrows(site: str, corpus: Path) -> None:
    sql = (
        "SELECT person_id, name, count(*) AS many FROM article_people JOIN people ON people.id ="
        " person_id GROUP BY 1 ORDER BY many DESC, name LIMIT 1"
    )
    ((person, name, many),) = rows(corpus, sql)
    assert f"_m2m_people={person}" in got(f"{site}/articles")
    page = got(f"{site}/articles?_m2m_people={person}")
    assert f"people include &#34;{name}&#34;" in page
    assert tally(page) == str(many)
    narrowed = got(f"{site}/articles?_m2m_people={person}&_facet=outlet")
    assert "outlet" in facets(narrowed)


@pytest.mark.parametrize("query", QUERIES)
def test_saved_query_has_its_title_rows_and_picture(site: str, query: str) -> None:
    said = QUERIES[query]
    typed = "&".join(f"{name}={TYPED[name]}" for name in said.get("params", []))
    page = got(f"{site}/{query}?{typed}")
    assert title(page).startswith(said["title"])
    assert not said.get("description") or said["description"] in html.unescape(page)
    assert ("<tbody>" in page) == (query not in EMPTY)
    if "picture" in said:
        assert '<figure class="bs-picture' in page or "Too little to draw" in page
    if query not in EMPTY:
        assert "How this was counted" in page
        found = json.loads(got(f"{site}/{query}.json?{typed}&_shape=array"))
        count = re.search(r'id="rows">([\d,]+) row', page)
        assert count is not None
        assert int(count[1].replace(",", "")) == len(found)
        assert got(f"{site}/-/all/{query}.csv?{typed}").count("\n") > 1


def test_search_page_and_boxes(site: str) -> None:
    found = got(f"{site}/-/search?q=ceasefire")
    assert "<mark>ceasefire</mark>" in found
    assert title(found).startswith("ceasefire")
    table = got(f"{site}/articles?_search=ceasefire+OR+nothingofthekind")
    assert 'value="ceasefire OR nothingofthekind"' in table
    assert "Putin" in table
    for typed in ("%22", "", "a:b*", "O'Brien", "%00"):
        got(f"{site}/articles?_search={typed}")
        got(f"{site}/-/search?q={typed}")
    assert json.loads(got(f"{site}/-/suggest.json?q=put"))


def test_article_page(site: str, corpus: Path) -> None:
    for identity, said in rows(corpus, "SELECT id, title FROM articles"):
        page = got(f"{site}/articles/{identity}")
        assert title(page) == f"{said} – {SAID['title']}"
        assert 'class="bs-article' in page
        assert "All fields, and links from other tables" in page
        assert "One row for each article" in page
        assert page.count("<p dir=") + page.count("<p lang=") >= 1


@pytest.mark.parametrize("table", ["people", "organizations", "places", "stories", "quotes"])
def test_page_of_a_name_story_or_quote(site: str, corpus: Path, table: str) -> None:
    column = "text" if table == "quotes" else "title" if table == "stories" else "name"
    ((identity, said),) = rows(corpus, f"SELECT id, {column} FROM {table} ORDER BY id LIMIT 1")
    page = got(f"{site}/{table}/{identity}")
    assert title(page).startswith(said[:40])
    assert title(page).endswith(SAID["title"])


def test_sql_json_and_csv(site: str, corpus: Path) -> None:
    page = got(f"{site}?sql=select+title+from+articles+order+by+id")
    titles = [row[0] for row in rows(corpus, "SELECT title FROM articles ORDER BY id")]
    assert all(html.escape(one) in page for one in titles)
    assert "5 rows" in words(page)
    found = json.loads(got(f"{site}.json?sql=select+title+from+articles+order+by+id&_shape=array"))
    assert [row["title"] for row in found] == titles
    assert len(json.loads(got(f"{site}/articles.json?_shape=array"))) == len(titles)
    assert got(f"{site}/articles.csv?_size=max").startswith("id,title,")
    assert got(f"{site}/-/all/articles.csv").lstrip("\ufeff").startswith("id,title,")
    assert len(got(f"{site}/-/all/articles.jsonl").splitlines()) == len(titles)
    assert len(json.loads(got(f"{site}/-/all/said.json"))) == one(
        corpus, "SELECT count(*) FROM said"
    )
    assert "cannot" in got(f"{site}?sql=delete+from+articles", 400) or NEWER
    assert "no such column" in got(f"{site}?sql=select+nope", 200 if NEWER else 400)


def test_what_is_not_there(site: str) -> None:
    assert title(got(f"{site}/artikles", 404)) == "No such table"
    assert "articles" in words(got(f"{site}/artikles", 404))
    assert title(got(f"{site}/articles/nothing", 404)) == "No such row"
    assert title(got(f"{site}/-/nothing", 404)) == "No such page"


def test_pages_load_from_no_other_host(site: str, corpus: Path) -> None:
    article = one(corpus, "SELECT min(id) FROM articles")
    paths = ["", "/articles", "/-/search?q=gaza", "/articles_by_month", f"/articles/{article}"]
    for path in [*paths, "?sql=select+1", "/-/changes", "/-/outlets"]:
        page = got(site + path, 404 if path == "/-/changes" else 200)
        loaded = [url for url in LOADS.findall(page) if "canonical" not in url]
        assert loaded, path
        own = site.removesuffix("/corpus")
        assert [url for url in loaded if not url.startswith(("/", own, "#"))] == [], path
        for url in {url for url in loaded if "/-/static" in url}:
            got(own + url.removeprefix(own))


async def test_what_the_publisher_says_counts_first(corpus: Path) -> None:
    said = {
        "title": "Another title",
        "databases": {
            "corpus": {
                "tables": {"articles": {"facets": ["language"], "title": "Pieces"}},
                "queries": {
                    "mine": "select 1 as one",
                    "search": {"sql": "select 2", "title": "Two"},
                },
            }
        },
    }
    site = await served(corpus, metadata=said)
    assert title((await site.client.get("/")).text).startswith("Another title")
    table = (await site.client.get("/corpus/articles")).text
    assert title(table).startswith("Pieces")
    assert set(facets(table)) == {"language"}
    assert (await site.client.get("/corpus/mine.json?_shape=array")).json() == [{"one": 1}]
    assert title((await site.client.get("/corpus/search")).text).startswith("Two")


async def test_views_are_closed_with_their_tables(corpus: Path) -> None:
    closed = {"databases": {"corpus": {"tables": {"quotes": {"allow": {"id": "me"}}}}}}
    site = await served(corpus, metadata=closed)
    cookies = {"ds_actor": site.sign({"a": {"id": "me"}}, "actor")}
    for path in ("/corpus/quotes", "/corpus/said", "/corpus/quotes_fts"):
        assert (await site.client.get(path)).status_code == 403, path
        assert (await site.client.get(path, cookies=cookies)).status_code == 200, path
    assert (await site.client.get("/corpus/articles")).status_code == 200


async def test_databases_of_others_are_left_alone(corpus: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE things (id INTEGER PRIMARY KEY, name)")
    connection.close()
    site = await served(corpus, other)
    for path in ("/", "/other", "/other/things", "/corpus", "/corpus/articles"):
        assert (await site.client.get(path)).status_code == 200, path
    assert "bs-site" not in (await site.client.get("/other/things")).text


def test_more_rows_than_datasette_counts(site: str) -> None:
    sql = "with+recursive+n(i)+as+(select+1+union+all+select+i+%2B+1+from+n+limit+1500)+select+i+from+n"
    assert "more than 1,000 rows" in words(got(f"{site}?sql={sql}")).lower()
    assert found_for("select 1").rows == []


def test_a_public_site_is_limited_or_refused(corpus: Path) -> None:
    """The limits are those of 0.65: with 1.0 there is one line that says so, and no site."""
    commands = [
        ([sys.executable, "-m", "broadsheet", "serve", str(corpus), "--public", "-p", "0"], {}),
        ([sys.executable, "-m", "datasette", "serve", str(corpus), "-p", "0"], {"BROADSHEET_PUBLIC": "1"}),
    ]  # fmt: skip
    for command, variables in commands if NEWER else ():
        ended = subprocess.run(
            command, env={**os.environ, **variables}, capture_output=True, text=True, timeout=60, check=False
        )  # fmt: skip
        said = ended.stderr.strip().splitlines()
        assert ended.returncode in (1, 2), said
        assert len(said) == 1
        assert "needs Datasette 0.65" in said[0]
        assert __version__ in said[0]
    assert __version__.startswith("0.") != NEWER


def test_no_script_fails(browser, site: str) -> None:
    """The last of the file: while the browser is open, no asynchronous test can run."""
    tab = browser.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
    tab.on(
        "request",
        lambda asked: asked.url.startswith((site[:-7], "data:")) or faults.append(asked.url),
    )
    for path in ("", "/articles", "/articles_by_month", "?sql=select+1", "/-/search?q=gaza"):
        tab.goto(site + path, wait_until="load")
    tab.goto(f"{site}/articles")
    tab.locator("th.col-title .dropdown-menu-icon").first.click()
    tab.get_by_text("Sort descending").first.click()
    tab.wait_for_url("**_sort_desc=title*")
    tab.close()
    assert faults == []
