"""Excel, saved queries and SQL: complete, exact, and where something is cut it says so."""

import csv
import io
import json
import urllib.error
import urllib.request
import zipfile
from http.client import IncompleteRead
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from conftest import Build, downloaded, rows, served, serving
from datasette.app import Datasette
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from broadsheet.publish.citation import Corpus
from broadsheet.publish.take import queries, xlsx
from broadsheet.publish.take.values import Origin
from broadsheet.publish.take.writers import FORMATS

ORIGIN = Origin(Corpus("News", "corpus", "ab" * 32, None), "articles", "http://localhost/a?b=1&c=2")


def workbook(columns: list[str], found: list[dict]) -> bytes:
    writer = FORMATS["xlsx"].writer(ORIGIN)
    return b"".join([writer.begin(columns), *map(writer.row, found), writer.end()])


def sheets(content: bytes) -> tuple[list[tuple], dict[str, list[str]]]:
    """Return the rows, and what the second sheet says."""
    book = load_workbook(io.BytesIO(content))
    first, second = book.worksheets
    about: dict[str, list[str]] = {}
    for name, value in second.iter_rows(values_only=True):
        about.setdefault(name, []).append(value)
    assert not [cell for row in first.iter_rows() for cell in row if cell.data_type == "f"]
    return list(first.iter_rows(values_only=True)), about


VALUES = (
    None, 0, -7, 2**53, -(2**63), 10**15 - 1, 1.5, -33.85, 1e-300, "", "a", "=1+1", "+1", "-1", "@SUM(A1)",
    "\t=1", "\r=1", "'=1", "1", "0012", "2021-12-26", "TRUE", "a\nb", "  blanks  ", "<b>&amp;</b>", "غزة",
    "👍", "\x00\x01\x1f", "_x0041_ and _x005F_", "\ufffe\uffff", "]]>", "x" * 32_767,
)  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value)[:30])
def test_each_value_comes_back_from_excel(value: object) -> None:
    (names, row), about = sheets(workbook(["a", "b"], [{"a": value, "b": "end"}]))
    assert names == ("a", "b")
    found = unescape(row[0]) if isinstance(row[0], str) else row[0]
    expected = str(value) if isinstance(value, int) and abs(value) >= 10**15 else value
    assert (found, row[1]) == (expected, "end")
    assert type(found) is type(expected)
    assert about["rows"] == ["1, complete"]
    assert "CUT" not in about


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.one_of(st.none(), st.integers(), st.floats(), st.text(), st.binary()), max_size=4)
)
def test_any_row_is_a_sound_workbook(values: list) -> None:
    columns = [f"c{i}" for i in range(len(values))]
    content = workbook(columns, [dict(zip(columns, values, strict=True))])
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    sheets(content)


@pytest.mark.parametrize("text", ["w" * 32_768, "👍" * 20_000, "\x01" * 40_000, "غ" * 1_000_000])
def test_a_long_text_says_how_much_is_missing(text: str) -> None:
    (_, (cell,)), about = sheets(workbook(["a"], [{"a": text}]))
    cell = unescape(cell)
    kept, _, said = cell.rpartition(" […] ")
    assert len(cell.encode("utf-16-le")) // 2 <= 32_767
    assert text.startswith(kept)
    assert said.startswith(f"{len(text) - len(kept):,} more characters do not fit")
    assert about["CUT"][0].startswith("1 texts are too long for a cell.")


@pytest.mark.parametrize("limit", ["MOST_ROWS", "MOST_BYTES"])
def test_too_many_rows_are_counted_where_they_end(
    monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(xlsx, limit, 5)
    found, about = sheets(workbook(["a"], [{"a": i} for i in range(9)]))
    kept = len(found) - 1
    assert kept == (5 if limit == "MOST_ROWS" else 0)
    assert about["rows"] == [str(kept)]
    assert about["CUT"][0].startswith(f"{9 - kept} more rows do not fit into a sheet.")


def test_the_second_sheet_says_where_the_rows_come_from() -> None:
    _, about = sheets(workbook(["a"], []))
    assert about["manifest_sha256"] == ["ab" * 32]
    assert about["edition"] == ["abababababab"]
    assert about["address"] == ["http://localhost/a?b=1&c=2"]
    assert workbook(["a"], [{"a": "x"}]) == workbook(["a"], [{"a": "x"}])


def test_memory_does_not_grow_with_the_rows() -> None:
    writer = FORMATS["xlsx"].writer(ORIGIN)
    writer.begin(["a"])
    most = 0
    for i in range(3000):
        writer.row({"a": f"{i} " + "abc " * 250})
        most = max(most, sum(map(len, writer.out.pieces)))
    assert writer.size > 3_000_000
    assert most < 200_000


@pytest.fixture
async def site(large: Path) -> Datasette:
    return await served(large)


async def test_excel_has_every_row_and_number(site: Datasette, large: Path) -> None:
    (names, *found), about = sheets(await downloaded(site, "/large/-/all/articles.xlsx?_sort=id"))
    expected = rows(large, "SELECT * FROM articles ORDER BY id")
    assert names == tuple(row[1] for row in rows(large, "PRAGMA table_info(articles)"))
    assert found == [tuple(None if v == "" else v for v in row) for row in expected]
    assert about["rows"] == ["1,203, complete"]
    assert about["address"] == ["http://localhost/large/articles?_sort=id"]


async def test_csv_is_exact_also_where_a_spreadsheet_would_run_it(make: Build) -> None:
    title = '=HYPERLINK("http://evil.example","x")'
    said = "The council met on Monday and said that it would meet again. " * 4
    site = await served(make({"a.jsonl": json.dumps({"title": title, "text": said})}))
    text = (await downloaded(site, "/corpus/-/all/articles.csv")).decode()
    assert next(csv.DictReader(io.StringIO(text)))["headline"] == title
    page = (await site.client.get("/corpus/articles")).text
    assert "a spreadsheet runs texts in it that begin with = as formulas" in page


async def test_a_saved_query_is_complete(site: Datasette, large: Path) -> None:
    count = rows(large, "SELECT count(*) FROM articles WHERE body LIKE '%council%'")[0][0]
    assert count == 1203
    text = (await downloaded(site, "/large/-/all/search.csv?q=council")).decode()
    assert len(list(csv.DictReader(io.StringIO(text, newline="")))) == count
    assert (await downloaded(site, "/large/-/all/search.jsonl?q=council")).count(b"\n") == count
    assert (await downloaded(site, "/large/-/all/search.jsonl")) == b""
    year = json.loads(await downloaded(site, "/large/-/all/articles_by_year.json"))
    shown = (await site.client.get("/large/articles_by_year.json?_shape=array")).json()
    assert year == shown
    assert sum(row["articles"] for row in year) == 1203


async def test_the_page_of_a_query_links_to_all_its_rows(site: Datasette) -> None:
    page = (await site.client.get("/large/search?q=council")).text
    assert 'href="/large/-/all/search.csv?q=council"' in page
    sql = "select title from articles"
    page = (await site.client.get(f"/large?{urlencode({'sql': sql})}")).text
    assert f'href="/large/-/all.xlsx?{urlencode({"sql": sql})}"' in page
    closed = await served(site.databases["large"].path, settings={"allow_csv_stream": False})
    assert "/-/all/" not in (await closed.client.get("/large/search?q=council")).text
    assert (await closed.client.get("/large/-/all/search.csv?q=x")).status_code == 403
    assert (await closed.client.get("/large/-/all.csv?sql=select+1")).status_code == 403


async def test_any_sql_is_complete(site: Datasette) -> None:
    sql = "select a.id, a.title, b.title, :x as x, 'é' as x from articles a join authors b"
    sql = sql.replace("b.title", "b.name as title")
    query = urlencode({"sql": sql, "x": "it's"})
    found = json.loads(await downloaded(site, f"/large/-/all.json?{query}"))
    assert len(found) == 3 * 1203
    assert list(found[0]) == ["id", "title", "title_2", "x", "x_2"]
    assert (found[0]["x"], found[0]["x_2"]) == ("it's", "é")
    odd = json.loads(
        await downloaded(site, "/large/-/all.json?sql=select+9e999+a,-9e999+b,x'00ff'+c")
    )
    assert odd == [{"a": "Infinity", "b": "-Infinity", "c": "AP8="}]


@pytest.mark.parametrize(
    ("metadata", "path", "status"),
    [
        ({"allow_sql": {"id": "root"}}, "/-/all.csv?sql=select+1", 403),
        ({"allow_sql": {"id": "root"}}, "/-/all/search.csv?q=x", 200),
        ({"allow_sql": {"id": "root"}}, "/-/all/articles.csv?_where=1", 403),
        ({"allow": {"id": "root"}}, "/-/all.csv?sql=select+1", 403),
        ({"allow": {"id": "root"}}, "/-/all/search.csv?q=x", 403),
        ({"allow": {"id": "root"}}, "/-/all/articles.ris", 403),
        ({"queries": {"mine": {"sql": "select 1", "allow": {"id": "root"}}}}, "/-/all/mine.csv", 403),
        ({"queries": {"mine": {"sql": "select 1"}}}, "/-/all/mine.csv", 200),
        ({"queries": {"mine": {"sql": "delete from articles", "write": True}}}, "/-/all/mine.csv", 400),
        ({"queries": {"mine": {"sql": "select :_now_date_utc as d"}}}, "/-/all/mine.csv", 200),
        ({"queries": {"mine": {"sql": "select nothing"}}}, "/-/all/mine.csv", 400),
        ({"tables": {"articles": {"allow": {"id": "root"}}}}, "/-/all/articles.xlsx", 403),
    ],
)  # fmt: skip
async def test_permissions_are_those_of_the_page(
    corpus: Path, metadata: dict, path: str, status: int
) -> None:
    site = await served(corpus, metadata={"databases": {"corpus": metadata}})
    response = await site.client.get(f"/corpus{path}")
    assert response.status_code == status, response.text[:300]
    if ":_now" in str(metadata):
        assert response.text.splitlines()[1].startswith("20")


async def test_any_sql_of_articles_can_be_cited(site: Datasette) -> None:
    sql = urlencode({"sql": "select * from articles order by id limit 3"})
    page = (await site.client.get(f"/large?{sql}")).text
    assert f'href="/large/-/all.ris?{sql}"' in page
    found = json.loads(await downloaded(site, f"/large/-/all.csl.json?{sql}"))
    assert len(found) == 3
    assert (
        await site.client.get("/large/-/all.ris?sql=select+id,title+from+articles")
    ).status_code == 400


async def test_a_question_for_the_head_is_no_download(large: Path) -> None:
    site = await served(large, cors=True)
    response = await site.client.head("/large/-/all/articles.csv")
    assert response.content == b""
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["access-control-allow-origin"] == "*"


ENDLESS = "with recursive c(x) as (select 1 union all select x + 1 from c) select {} from c"


async def test_a_slow_query_is_an_answer(site: Datasette, large: Path) -> None:
    quick = await served(large, settings={"sql_time_limit_ms": 50})
    path = f"/large/-/all.csv?sql={quote(ENDLESS.format('max(x)'))}"
    response = await quick.client.get(path)
    assert response.status_code == 400
    assert "took too long" in response.text


def test_a_query_without_end_is_broken_off_not_ended(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = corpus.parent / "short"
    folder.mkdir(exist_ok=True)
    (folder / "short.py").write_text(
        "from broadsheet.publish.take import queries\nqueries.LONGEST = 0.2\n"
    )
    sql = quote(ENDLESS.format("x, hex(zeroblob(2000)) as h"))

    def fetched(path: str) -> bytes:
        with urllib.request.urlopen(f"{address}/corpus/-/all{path}") as response:  # noqa: S310
            return response.read()

    with serving(corpus, options=("--plugins-dir", str(folder))) as address:
        with pytest.raises((IncompleteRead, ConnectionError)):
            fetched(f".csv?sql={sql}")
        assert fetched("/search.csv?q=gaza").startswith(b"article_id,")
        with pytest.raises(urllib.error.HTTPError, match="400"):
            fetched(".csv?sql=select")
    assert queries.LONGEST == 60
