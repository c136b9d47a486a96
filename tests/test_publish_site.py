"""Every page of the site, asked of Datasette in process: it answers, with rows, and says what it is."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from conftest import ARTICLES, METADATA, Build, rows, served, text
from datasette import handle_exception
from datasette.app import Datasette

from broadsheet.build import Options, build
from broadsheet.publish.descriptions import descriptions
from broadsheet.publish.plain import plain
from broadsheet.records import PROBLEM_KINDS

BLOCK = yaml.safe_load(METADATA.read_text(encoding="utf-8"))["databases"]["corpus"]
FACETS = [
    (table, *(("column", facet) if isinstance(facet, str) else next(iter(facet.items()))))
    for table, about in BLOCK["tables"].items()
    for facet in about.get("facets", [])
]
PICTURES = [name for name, query in BLOCK["queries"].items() if "picture" in query]
EMPTY = {"same_content", "most_copied", "unresolved_names"}  # the five articles differ
TYPED = {"q": "gaza", "speaker": "", "name": "Egypt", "date": ""}

LIST = "path,outlet,section\n004_5dc51a7b81f13dae.txt,The Herald,World\n"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Path:
    """The articles of the project with an outlet and a section, which none of them states."""
    folder = tmp_path_factory.mktemp("corrected")
    shutil.copytree(ARTICLES, folder / "articles")
    (folder / "articles" / "articles.csv").write_text(LIST, encoding="utf-8")
    build(folder / "articles", folder / "corpus.db", METADATA, options=Options(since=corpus))
    return folder / "corpus.db"


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory, corrected: Path) -> Path:
    """The articles of the project, compared with the edition in which one has an outlet."""
    path = tmp_path_factory.mktemp("compared") / "corpus.db"
    build(ARTICLES, path, METADATA, options=Options(since=corrected))
    return path


@pytest.fixture
async def whole(compared: Path) -> Datasette:
    """The site of the five articles with every table and saved query that there can be."""
    return await served(compared)


@pytest.mark.parametrize("table", BLOCK["tables"])
async def test_table(whole: Datasette, table: str) -> None:
    page = await text(whole, f"/corpus/{table}")
    about = descriptions()[table]
    assert BLOCK["tables"][table]["title"] in page
    assert plain(about["description"]).replace("'", "&#39;") in page
    for column in about["columns"]:
        assert f"<dt>{column}</dt>" in page
    assert "None" not in re.sub(r"<[^>]*>", "", page)
    found = json.loads(await text(whole, f"/corpus/{table}.json?_shape=array"))
    assert bool(found) == (table != "answers")  # which a small corpus does without
    for kind in ("csv", "json", "jsonl"):
        assert f"/corpus/-/all/{table}.{kind}" in page
        assert found == [] or await text(whole, f"/corpus/-/all/{table}.{kind}")


@pytest.mark.parametrize("name", BLOCK["queries"])
async def test_query(whole: Datasette, name: str) -> None:
    typed = [f"{key}={TYPED[key]}" for key in BLOCK["queries"][name].get("params", [])]
    arguments = "?" + "&".join(typed) if typed else ""
    page = await text(whole, f"/corpus/{name}{arguments}")
    assert f"<h1>{BLOCK['queries'][name]['title']}</h1>" in page
    assert " ".join(BLOCK["queries"][name]["description"].split())[:40] in page
    found = json.loads(await text(whole, f"/corpus/{name}.json{arguments or '?'}&_shape=array"))
    assert bool(found) == (name not in EMPTY)


async def test_the_search_query_is_not_an_error_before_anyone_typed(site: Datasette) -> None:
    for arguments in ("", "?q=", "?q=%22", "?q=%20"):
        assert "nothing fits what was typed" in await text(site, f"/corpus/search{arguments}")


@pytest.mark.parametrize("facet", FACETS)
async def test_facet(corrected: Path, facet: tuple[str, str, str]) -> None:
    site = await served(corrected)
    table, kind, name = facet
    answer = json.loads(await text(site, f"/corpus/{table}.json"))
    result = answer["facet_results"][name]
    assert result["type"] == kind
    assert result["results"]
    for value in result["results"]:
        path = value["toggle_url"].removeprefix("http://localhost")
        assert json.loads(await text(site, path))["filtered_table_rows_count"] == value["count"]


@pytest.mark.parametrize("name", PICTURES)
async def test_picture_is_there_at_once_or_the_page_says_why_not(
    site: Datasette, name: str
) -> None:
    page = await text(site, f"/corpus/{name}")
    found = json.loads(await text(site, f"/corpus/{name}.json?_shape=array"))
    drawn = '<figure class="bs-picture' in page
    least = 1 if BLOCK["queries"][name]["picture"]["kind"] in ("map", "matrix") else 2
    assert drawn == (len(found) >= least)
    assert drawn != ("Too little to draw" in page)


async def test_the_database_page_lists_and_describes_everything(whole: Datasette) -> None:
    page = await text(whole, "/corpus")
    for name, table in BLOCK["tables"].items():
        assert f'href="/corpus/{name}"' in page
        if table.get("hidden"):
            assert table["title"] not in page
            continue
        assert table["title"] in page
        assert plain(descriptions()[name]["description"]).replace("'", "&#39;")[:60] in page
    for name, query in BLOCK["queries"].items():
        assert f'href="/corpus/{name}"' in page
        assert query["title"] in page
    assert page.count("with a picture") == len(PICTURES) > 20
    assert "_fts" not in page
    shown = re.findall(r'<dt><a href="/corpus/(\w+)"', page)
    unhidden = [name for name, table in BLOCK["tables"].items() if not table.get("hidden")]
    assert shown[: len(unhidden)] == unhidden
    joining = page.split("Tables that join two of these, or keep answers")[1].split("</p>")[0]
    assert (
        joining.count("<a ")
        == sum(table.get("hidden", False) for table in BLOCK["tables"].values())
        == 5
    )
    assert rows(Path(whole.databases["corpus"].path),
                "SELECT substr(value, 1, 12) FROM build WHERE key = 'manifest_sha256'")[0][0] in page  # fmt: skip


async def test_the_front_page(site: Datasette) -> None:
    page = await text(site, "/")
    assert "A corpus of news articles" in page
    assert 'action="/corpus/-/search"' in page
    assert "Article texts remain their publishers" in page


async def test_quotes_say_in_words_what_the_numbers_mean(site: Datasette) -> None:
    page = await text(site, "/corpus/quotes")
    assert re.search(r'<a href="[^"]*direct=1" dir="auto">quoted</a>', page)
    assert re.search(r'<a href="[^"]*whole=0" dir="auto">fragment</a>', page)
    assert re.search(r'<td class="col-direct type-int">(quoted|told)</td>', page)
    found = json.loads(await text(site, "/corpus/quotes.json?_shape=array"))
    assert {row["direct"] for row in found} <= {0, 1}
    articles = [row["article_id"] for row in found]
    assert articles == sorted(articles)


@pytest.mark.parametrize("name", ["articles", "set_aside", "field_sources", "problems"])
async def test_links_lead_somewhere(site: Datasette, name: str) -> None:
    page = await text(site, f"/corpus/{name}")
    body = page.split("</header>")[1]
    links = {link for link in re.findall(r'href="(/[^"#]*)"', body) if "static" not in link}
    assert any(link.startswith("/corpus/articles/") for link in links)
    for link in links:
        await text(site, link.replace("&amp;", "&"))


async def test_default_sort_and_labels(site: Datasette) -> None:
    answer = json.loads(await text(site, "/corpus/articles.json?_shape=objects"))
    assert answer["rows"][0]["published"] == "2021-12-26T06:05:00+00:00"
    page = await text(site, "/corpus/article_authors")
    assert "Taha Sakr" in page
    assert "Russia backs Egypt" in page


@pytest.mark.parametrize("typed", ["", '"', '""', "U.S.", "Russia's", "de-escalate", "غزة", "*",
                                   "a:b", "(", "\x00", "x" * 3000, "-gaza", "OR"])  # fmt: skip
async def test_the_tables_own_search_box_never_fails(site: Datasette, typed: str) -> None:
    await text(site, f"/corpus/articles?_search={quote(typed)}")
    await text(site, f"/corpus/articles?_search_title={quote(typed)}")


async def test_an_empty_search_box_is_no_search(site: Datasette) -> None:
    for blank in ("", "%20", "+"):
        answer = json.loads(await text(site, f"/corpus/articles.json?_search={blank}&year=2021"))
        assert answer["filtered_table_rows_count"] == 1


async def test_sql_can_be_asked(site: Datasette) -> None:
    answer = await text(
        site, "/corpus.json?sql=select+sum(word_count)+as+n+from+articles&_shape=array"
    )
    assert json.loads(answer) == [{"n": 2215}]


# What the person who serves the database says, wins.


async def test_metadata_on_the_command_line_wins(corpus: Path) -> None:
    said = {
        "title": "Other title",
        "databases": {
            "corpus": {
                "tables": {"articles": {"facets": ["path"], "description": "Other words."}},
                "queries": {
                    "articles_by_month": "select 1 as one",
                    "mine": {"sql": "select 2 as two", "title": "Mine"},
                },
            }
        },
    }
    site = await served(corpus, metadata=said)
    assert "Other title" in await text(site, "/")
    page = await text(site, "/corpus/articles")
    assert "Other words." in page
    answer = json.loads(await text(site, "/corpus/articles.json"))
    assert set(answer["facet_results"]) == {"path"}
    assert json.loads(await text(site, "/corpus/articles_by_month.json?_shape=array")) == [
        {"one": 1}
    ]
    page = await text(site, "/corpus")
    assert "Mine" in page
    assert "Words per article" in page


async def test_a_licence_of_the_command_line_is_not_linked_to_ours(corpus: Path) -> None:
    site = await served(corpus, metadata={"license": "CC BY 4.0", "title": "My title"})
    identity = rows(corpus, "SELECT id FROM articles")[0][0]
    for path in ("/", "/corpus", "/corpus/articles", "/corpus/-/search?q=gaza", "/corpus/articles_by_year",
                 f"/corpus/articles/{identity}"):  # fmt: skip
        page = await text(site, path)
        assert "CC BY 4.0" in page, path
        assert "publicdomain/zero" not in page, path
    assert "My title" in (await text(site, "/corpus")).split("<h1>")[1]


async def test_every_page_says_whose_the_texts_are(site: Datasette, corpus: Path) -> None:
    identity = rows(corpus, "SELECT id FROM articles")[0][0]
    for path in ("/", "/corpus", "/corpus/articles", "/corpus/-/search?q=gaza", "/corpus/articles_by_year",
                 f"/corpus/articles/{identity}"):  # fmt: skip
        assert "remain their publishers" in await text(site, path), path


async def test_the_kinds_of_problem_are_explained(site: Datasette, corpus: Path) -> None:
    page = await text(site, "/corpus/problems")
    for kind, meaning in PROBLEM_KINDS.items():
        assert f"<dt>{kind}</dt><dd>{meaning.replace(chr(39), '&#39;')}</dd>" in page
    identity = rows(corpus, "SELECT article_id FROM problems WHERE kind = 'no date'")[0][0]
    assert PROBLEM_KINDS["no date"] in await text(site, f"/corpus/articles/{identity}")


async def test_the_name_of_the_file_does_not_matter(corpus: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "my news 2025.db"
    renamed.write_bytes(corpus.read_bytes())
    site = await served(renamed)
    base = site.urls.database("my news 2025")
    assert "Where each value comes from" in await text(site, base)
    assert "match" in await text(site, f"{base}/-/search?q=ceasefire")
    identity = rows(renamed, "SELECT id FROM articles")[0][0]
    assert "bs-article" in await text(site, f"{base}/articles/{identity}")
    assert (await text(site, f"{base}/-/all/articles.csv")).count("\r\n") > 5


async def test_several_databases_and_a_strangers(corpus: Path, large: Path, tmp_path: Path) -> None:
    import sqlite3

    stranger = tmp_path / "stranger.db"
    connection = sqlite3.connect(stranger)
    connection.executescript(
        "CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT, body TEXT);"
        "INSERT INTO articles VALUES (1, 'a title', 'a body');"
        "CREATE TABLE build (key TEXT, value TEXT);"
        "INSERT INTO build VALUES ('metadata', '{\"title\": \"Not ours\"}');"
    )
    connection.close()
    site = await served(corpus, large, stranger)
    page = await text(site, "/")
    assert "Not ours" not in page
    assert page.count('action="/') == 2
    assert "bs-article" not in await text(site, "/stranger/articles/1")
    for path in ("/stranger/articles", "/stranger"):
        body = (await text(site, path)).split("<body")[1]
        assert "bs-site" not in body
        assert "bs-" not in body.split("<main")[1]
    await text(site, "/stranger/-/search?q=a", 404)
    assert "1,203 rows" in await text(site, "/large")


async def test_a_server_shows_one_edition_until_it_is_started_again(make: Build) -> None:
    said = "The council met on Monday and said that it would meet again."
    path = make({"a.txt": said})
    old = await served(path)
    make({"a.txt": said, "b.txt": said + " Twice."})
    answers = [old.client.get(f"/corpus/articles.json?_shape=array&_x={i}") for i in range(20)]
    assert {len((await answer).json()) for answer in answers} == {1}
    assert ", 1 article. Made" in await text(old, "/corpus")
    assert "new edition" in await text(old, "/corpus/-/all/articles.csv", 503)
    for download in ("all/articles.json", "all/articles.jsonl", "all/articles.csl.json",
                 "all.json?sql=select+1", "search.jsonl"):  # fmt: skip
        refused = await old.client.get(f"/corpus/-/{download}")
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "60")
        assert refused.json() == {
            "ok": False,
            "error": "A new edition has taken this one's place; start the server again to serve it.",
            "status": 503,
            "title": "Not now",
        }
    new = await served(path)
    assert len(json.loads(await text(new, "/corpus/articles.json?_shape=array"))) == 2
    assert (await text(new, "/corpus/-/all/articles.jsonl")).count("\n") == 2


def test_the_server_starts_without_the_cleaner() -> None:
    """Its word lists and patterns take a fifth of a second, which no page needs."""
    code = (
        "import sys, broadsheet.publish.plugin; print([m for m in sys.modules if 'sheet.c' in m])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_build_does_without_the_server() -> None:
    """It takes as long to import as everything else that a small build does."""
    code = "import sys, broadsheet.build_anew; print({'datasette.views.base', 'uvicorn'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


class Rich:
    """What Datasette finds where the library rich is installed."""

    def get_console(self) -> None:
        raise AssertionError("an error was printed with its local variables")


async def test_errors_are_plain_where_rich_is_installed(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handle_exception, "rich", Rich())
    site = Datasette([str(corpus)])
    await site.invoke_startup()
    assert (await site.client.get("/no/such/address/at-all")).status_code == 404
