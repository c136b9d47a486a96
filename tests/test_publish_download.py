"""Complete downloads: as many rows as SQL finds, and the same values."""

import base64
import csv
import io
import json
from itertools import product
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import Build, downloaded, rows, served
from datasette.app import Datasette


@pytest.fixture
async def site(large: Path) -> Datasette:
    return await served(large)


async def test_csv_is_every_row_and_value(site: Datasette, large: Path) -> None:
    text = (await downloaded(site, "/large/-/all/articles.csv")).decode()
    found = list(csv.DictReader(io.StringIO(text, newline="")))
    expected = rows(large, "SELECT * FROM articles ORDER BY published DESC, id")
    columns = [row[1] for row in rows(large, "PRAGMA table_info(articles)")]
    assert list(found[0]) == columns
    assert len(found) == len(expected) == 1203
    as_text = [tuple("" if v is None else str(v) for v in row) for row in expected]
    assert [tuple(row.values()) for row in found] == as_text


@pytest.mark.parametrize("kind", ["json", "jsonl"])
@pytest.mark.parametrize("table", ["articles", "passages", "fields", "set_aside", "field_sources"])
async def test_json_is_every_row(site: Datasette, large: Path, table: str, kind: str) -> None:
    text = (await downloaded(site, f"/large/-/all/{table}.{kind}")).decode()
    found = json.loads(text) if kind == "json" else list(map(json.loads, text.splitlines()))
    assert len(found) == rows(large, f"SELECT count(*) FROM {table}")[0][0]
    assert len({json.dumps(row) for row in found}) == len(found)


async def test_bytes_come_back(site: Datasette, large: Path) -> None:
    text = (await downloaded(site, "/large/-/all/files.csv?_search=")).decode()
    found = {row["path"]: row["raw"] for row in csv.DictReader(io.StringIO(text))}
    assert {path: base64.b64decode(raw) for path, raw in found.items()} == dict(
        rows(large, "SELECT path, raw FROM files")
    )


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("year=2004", "year = '2004'"),
        (
            "year__in=2004,2005&_sort=title&_facet=dateline&_size=10&_next=x",
            "year IN ('2004', '2005')",
        ),
        ("_search=council&_col=title&_col=id", "1"),
        ("title__contains=" + quote("7th"), "title LIKE '%7th%'"),
        ("_where=" + quote("word_count > 30"), "word_count > 30"),
    ],
)
async def test_filters_hold(site: Datasette, large: Path, query: str, where: str) -> None:
    found = json.loads(await downloaded(site, f"/large/-/all/articles.json?{query}"))
    expected = {row[0] for row in rows(large, f"SELECT id FROM articles WHERE {where}")}
    assert {row["id"] for row in found} == expected
    assert len(found) == len(expected)
    if "_sort=title" in query:
        assert [row["title"] for row in found] == sorted(row["title"] for row in found)


async def test_nothing_found_is_a_whole_file_too(site: Datasette) -> None:
    assert json.loads(await downloaded(site, "/large/-/all/articles.json?year=1900")) == []
    head = await downloaded(site, "/large/-/all/articles.csv?year=1900")
    assert head.startswith(b"id,title,")
    assert await downloaded(site, "/large/-/all/articles.jsonl?year=1900") == b""


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/large/-/all/nothing.csv", 404),
        ("/nothing/-/all/articles.csv", 404),
        ("/large/-/all/articles.csv?_sort=nothing", 400),
        ("/large/-/all/articles.csv?_m2m_nothing=1", 400),
        ("/large/-/all/articles.csv?_where=nonsense", 400),
        ("/large/-/all/articles.xml", 404),
        ("/large/-/all/articles_by_month.ris", 400),
        ("/large/-/all/authors.bib", 400),
        ("/large/-/all/nothing.bib", 404),
        ("/large/-/all.csv", 400),
        ("/large/-/all.csv?sql=delete+from+articles", 400),
        ("/large/-/all.csv?sql=select+nonsense", 400),
        ("/nothing/-/all.csv?sql=select+1", 404),
    ],
)
async def test_what_cannot_be_had(site: Datasette, path: str, status: int) -> None:
    assert (await site.client.get(path)).status_code == status


async def test_the_page_says_that_other_links_stop(site: Datasette) -> None:
    page = (await site.client.get("/large/articles")).text
    assert "JSON and charts have the 50 rows of this page, CSV at most 1,000" in page
    whole = (await site.client.get("/large/authors")).text
    assert "at most 1,000" not in whole


async def test_a_query_that_is_cut_says_so(site: Datasette) -> None:
    page = (await site.client.get("/large?sql=select+title+from+articles")).text
    assert "Here the first 1,000 rows end" in page
    page = (await site.client.get("/large/search?q=council")).text
    assert (
        "The page lists the first 250 of more than 1,000 rows; the files have all of them" in page
    )
    assert page.count("<tr>") == 251


async def test_a_chart_of_too_many_months_is_not_drawn_and_that_of_the_years_is(
    make: Build,
) -> None:
    said = "The council met on Monday and said that it would meet again."
    dates = ("3 May 1789", "3 May 2024")
    path = make({f"{i}.txt": f"The council meets\n{d}\n\n{said} {i}" for i, d in enumerate(dates)})
    site = await served(path)
    months = (await site.client.get("/corpus/articles_by_month")).text
    assert "The page lists the first 250 of more than 1,000 rows" in months
    assert "A picture of a part would mislead, so none is drawn" in months
    assert "<figure" not in months
    assert "<figure" in (await site.client.get("/corpus/articles_by_year")).text


async def test_complete_downloads_can_be_switched_off(large: Path) -> None:
    site = await served(large, settings={"allow_csv_stream": False})
    assert (await site.client.get("/large/-/all/articles.csv")).status_code == 403
    assert "/-/all/" not in (await site.client.get("/large/articles")).text


async def test_a_reader_who_leaves_ends_the_download(large: Path) -> None:
    site = await served(large)
    sent: list[bytes] = []

    async def receive() -> dict:
        return {"type": "http.disconnect"}

    async def send(message: dict) -> None:
        sent.append(message.get("body", b""))

    path = "/large/-/all/passages.jsonl"
    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(),
             "query_string": b"", "headers": [], "http_version": "1.1", "scheme": "http",
             "server": ("localhost", 80), "client": ("localhost", 1)}  # fmt: skip
    await site.app()(scope, receive, send)
    assert len(sent) < 5
    assert rows(large, "SELECT count(*) FROM passages")[0][0] > 3000


async def test_months_without_articles_are_counted(site: Datasette, large: Path) -> None:
    response = await site.client.get("/large/articles_by_month.json?_shape=array")
    found = response.json()
    months = [row["month"] for row in found]
    assert months == sorted(set(months))
    first, last = months[0], months[-1]
    span = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) + 1
    assert len(months) == span
    assert sum(row["articles"] for row in found) == 1203
    assert 0 in [row["articles"] for row in found]
    assert rows(large, "SELECT count(*) FROM articles WHERE year_month IS NULL") == [(0,)]


SORTS = {
    "articles": [
        "id", "title", "published", "year", "year_month", "dateline", "word_count", "path", "byline"
    ],
    "files": ["path", "article_id", "encoding", "bytes", "media_type"],
    "passages": ["ordinal", "role", "rule", "start", "end"],
    "fields": ["value", "method", "start", "end"],
    "authors": ["id", "name", "articles"],
    "article_authors": ["mentions"],
    "problems": ["id", "path", "article_id", "kind", "stage", "detail"],
    "build": ["key", "value"],
    "set_aside": ["role", "rule", "start"],
    "field_sources": ["field", "method"],
}  # fmt: skip


@pytest.mark.parametrize("table", SORTS)
async def test_every_row_is_on_one_page_whatever_the_sort(make: Build, table: str) -> None:
    """Datasette breaks ties differently on its first page; the schema's indexes heed that."""
    said = "The council met on Monday and said that it would meet again"
    texts = {
        f"{i % 3}/{i:02}.txt": f"Headline number {i % 4} of all\nBy Ann Lee\n{3 + i % 2} May 20{i % 3}1"
        f"\n\nCAIRO (AP) — {said} {i}.\n\nShare\n"
        for i in range(14)
    }
    texts |= {f"{i}.bin": "" for i in range(5)}
    path = make(texts)
    site = await served(path)
    count = rows(path, f"SELECT count(*) FROM {table}")[0][0]
    for column, way in product(SORTS[table], ("_sort", "_sort_desc")):
        seen: list[str] = []
        address = f"/corpus/{table}.json?_size=2&{way}={column}&_shape=objects&_nofacet=1"
        while address:
            answer = (await site.client.get(address)).json()
            assert "rows" in answer, answer
            seen += [json.dumps(row) for row in answer["rows"]]
            address = (answer["next_url"] or "").removeprefix("http://localhost")
        assert len(seen) == len(set(seen)) == count, (way, column)
