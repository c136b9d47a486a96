"""Pages speak to readers: titles, rows before their trappings, no words of databases, one licence."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import ROOT, served, text, words
from datasette.app import Datasette
from lxml import html

from broadsheet.publish.dates import said
from broadsheet.publish.plain import chosen, label
from broadsheet.publish.sql_errors import sql_error

SAID = {
    "2021": "2021",
    "2021-12-26T06:05:00+00:00": "26 December 2021, 06:05 UTC",
    "2021-03/2021-05": "March to May 2021",
    "2020-12/2021-02": "December 2020 to February 2021",
    "2015-11-30/2015-12-06": "30 November to 6 December 2015",
    "2016-01-04/2016-01-10": "4 to 10 January 2016",
    "1939/1945": "1939 to 1945",
    "XXXX-07-01/XXXX-07-04": "1 July to 4 July, year not stated",
    "../2020": "until 2020",
    "2020-05/..": "from May 2020 on",
    "193X": "1930s",
    "18XX": "19th century",
    "20XX": "21st century",
    "2008~": "about 2008",
    "2023-11?": "November 2023, not certain",
    "2024-22": "summer 2024",
    "XXXX-21": "spring, year not stated",
    "XXXX": "XXXX",
    "2021-13": "2021-13",
    "a/b": "a/b",
    "/": "/",
    "~": "~",
    "": "",
}


@pytest.mark.parametrize("edtf", SAID)
def test_dates_are_said_in_words(edtf: str) -> None:
    assert said(edtf) == SAID[edtf]


CHOSEN = {
    "sorted by published descending": "newest first",
    "sorted by edtf": "in order of time",
    "sorted by articles descending": "most articles first",
    "sorted by distinct_quotes descending": "most quotes without copies first",
    "sorted by title descending": "by title, falling",
    "sorted by path": "by file",
    'where outlet = "where x is null" sorted by published': (
        'where outlet is "where x is null", oldest first'
    ),
    "where dateline is null": "where dateline is empty",
    'where search matches "sorted by x"': 'where the words match "sorted by x"',
    "where word_count > 5 and year_month is not blank": "where words > 5 and month is stated",
    "": "",
}


@pytest.mark.parametrize("said_so", CHOSEN)
def test_filters_and_orders_are_said_in_words(said_so: str) -> None:
    assert chosen(said_so) == CHOSEN[said_so]


def test_a_column_is_never_without_a_name() -> None:
    assert [label(one) for one in ("title", "first_published", "_", "")] == [
        "title", "first published", "_", ""]  # fmt: skip


async def test_a_saved_query_is_a_page_for_readers(site: Datasette) -> None:
    page = await text(site, "/corpus/most_named_people")
    assert "<title>Most named people – A corpus of news articles</title>" in page
    body = html.fromstring(page).xpath("//main")[0]
    order = [".//h1", ".//figure", ".//p[@class='bs-download']", ".//table[@class='rows-and-columns']",
             ".//details[contains(@class, 'bs-how')]"]  # fmt: skip
    places = [list(body.iter()).index(body.xpath(path)[0]) for path in order]
    assert places == sorted(places)
    assert "Custom SQL" not in page
    assert "Run SQL" not in page
    how = body.xpath(".//details[contains(@class, 'bs-how')]")[0]
    assert how.get("open") is None
    assert "FROM people" in how.xpath(".//pre/text()")[0]
    (edit,) = how.xpath(".//a[@class='canned-query-edit-sql']/@href")
    assert "Your question in SQL" in await text(site, edit)
    assert "quotes without copies" in page
    assert "distinct_quotes</th>" not in page


async def test_what_a_query_asks_for_is_typed_above_its_picture(site: Datasette) -> None:
    page = await text(site, "/corpus/named_beside?name=Egypt")
    body = html.fromstring(page).xpath("//main")[0]
    (form,) = body.xpath(".//form[@class='bs-typed']")
    assert form.xpath(".//input[@name='name']/@value") == ["Egypt"]
    assert words(html.tostring(form).decode()) == "Name Show"
    assert page.index("bs-typed") < page.index("<figure")


SQL = {
    "select 1;select 2": "take away what follows the semicolon",
    "select titel from articles": "Did you mean title?",
    "select * from artcles": "Did you mean articles?",
    "select nosuch(1)": "functions are those of SQLite",
    "select count(": "The end is missing",
    "select from articles": "Look just before the place",
}


@pytest.mark.parametrize("asked", SQL)
async def test_sql_that_fails_says_what_to_do(site: Datasette, asked: str) -> None:
    answer = await site.client.get(f"/corpus?sql={quote(asked)}")
    page = html.fromstring(answer.text)
    assert answer.status_code == 400
    assert f"SQL: {asked} – A corpus of news articles" == page.findtext(".//title")
    assert page.xpath("//h1/text()") == ["Your question in SQL"]
    (notice,) = page.xpath("//*[@role='alert']")
    assert "The database says" in notice.text_content()
    assert SQL[asked] in notice.text_content()
    assert page.xpath("//textarea[@name='sql']/text()") == [asked]


def test_an_unknown_fault_of_sql_has_no_hint() -> None:
    assert sql_error("database disk image is malformed") == ""


PAGES = (
    "/", "/corpus", "/corpus/articles", "/corpus/people", "/corpus/timeline", "/corpus/-/search?q=gaza",
    "/corpus/articles_by_year", "/corpus?sql=select+1", "/corpus/search?q=gaza", "/corpus/nosuch",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
async def test_the_licence_stands_at_the_end_of_each_page_once(site: Datasette, path: str) -> None:
    page = html.fromstring((await site.client.get(path, headers={"accept": "text/html"})).text)
    (foot,) = page.xpath("//footer")
    assert foot.text_content().count("Article texts remain their publishers") == 1
    elsewhere = page.xpath("//main")[0].text_content()
    front = path in ("/", "/corpus")  # whose section on the licence says it too
    assert elsewhere.count("Article texts remain their publishers") == front


@pytest.mark.parametrize("path", PAGES)
async def test_no_title_or_crumb_is_the_name_of_a_file(site: Datasette, path: str) -> None:
    page = html.fromstring((await site.client.get(path, headers={"accept": "text/html"})).text)
    assert not page.findtext(".//title").strip().startswith("corpus")
    crumbs = [" ".join(one.split()) for one in page.xpath("//*[@class='crumbs']//a/text()")]
    assert set(crumbs) <= {"Front page", "Tables and questions", "Articles"}


async def test_crumbs_of_several_databases_say_which(corpus: Path, written: Path) -> None:
    site = await served(corpus, written)
    person = html.fromstring(await text(site, "/written/people")).xpath("//td[@class]//a/@href")[0]
    page = html.fromstring(await text(site, person))
    crumbs = [" ".join(one.split()) for one in page.xpath("//*[@class='crumbs']//a/text()")]
    assert crumbs[0] == "All databases"
    assert crumbs[-1] == "People"


async def test_a_table_says_what_there_is_in_words(site: Datasette) -> None:
    said_of = {
        "/corpus/articles": "5 articles, newest first",
        "/corpus/articles?year=2021": "1 article where year is 2021, newest first",
        "/corpus/articles?_sort=word_count": "5 articles, by words",
        "/corpus/timeline?year=1900": "0 dates where year is 1900, in order of time",
    }
    for path, expected in said_of.items():
        page = html.fromstring(await text(site, path))
        assert " ".join(page.findtext(".//h2").split()) == expected, path
    empty = await text(site, "/corpus/timeline?year=1900")
    assert 'No rows fit. <a href="/corpus/timeline">Show all rows</a>' in empty


async def test_a_table_has_one_row_of_files(site: Datasette) -> None:
    page = html.fromstring(await text(site, "/corpus/articles")).xpath("//main")[0]
    before = page.xpath(".//table[@class='rows-and-columns']")[0]
    links = [
        link for link in page.iter("a") if re.search(r"\.(csv|json|xlsx|ris)", link.get("href"))
    ]
    above = [one for one in links if list(page.iter()).index(one) < list(page.iter()).index(before)]
    assert {one.getparent().get("class") for one in above} == {"bs-download"}
    assert len(page.xpath(".//*[@class='bs-download']")) == 1


async def test_the_timeline_is_in_order_of_time(written: Path) -> None:
    site = await served(written)
    answer = (await site.client.get("/written/timeline.json?_shape=objects&_size=max")).json()
    dates = [row["edtf"] for row in answer["rows"]]
    assert dates == sorted(dates)
    assert len(set(dates)) > 2
    assert set(answer["facet_results"]) == {"year"}
    page = await text(site, "/written/timeline")
    assert re.search(r'<td class="col-edtf[^>]*><a href="[^"]*" title="2\d{3}-\d\d-\d\d">\d+ \w+ 2\d{3}</a>', page)  # fmt: skip


def test_the_style_folds_after_as_many_rows_as_the_page_says() -> None:
    from broadsheet.publish.site import FOLD_AFTER

    style = (ROOT / "broadsheet/publish/plugin/static/broadsheet.css").read_text(encoding="utf-8")
    assert f".bs-folded tbody tr:nth-child(n + {FOLD_AFTER + 1})" in style
