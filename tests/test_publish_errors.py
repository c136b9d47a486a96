"""What is mistyped is answered with what happened and what to do next, in the form that was asked for."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import rows, served
from datasette.app import Datasette
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

ENDLESS = "with recursive c(x) as (select 1 union all select x+1 from c) select count(*) from c"

# Address: status, the title of the page, what it says, where its links lead.
TOLD = {
    "/nosuch": (404, "No such page", "mistyped", "/corpus/-/search"),
    "/-/nosuch": (404, "No such page", "mistyped", "/"),
    "/corpus/artcles": (404, "No such table", "Did you mean articles?", "/corpus/articles"),
    "/corpus/most_qoted": (404, "No such table", "Did you mean most_quoted?", "/corpus/most_quoted"),
    "/corpus/nosuch/1": (404, "No such table", "no table", "/corpus#tables"),
    "/corpus/-/nosuch": (404, "No such page", "no page at this address", "/corpus/-/search"),
    "/corpus/articles/1": (404, "No such row", "another edition", "/corpus/articles"),
    "/corpus/people/abc": (404, "No such row", "number", "/corpus/people"),
    "/corpus/articles/1/2/3": (404, "No such page", "no page", "/corpus/-/search"),
    "/corpus?sql=selec": (400, "This SQL cannot be run", "one SELECT", "/corpus#tables"),
    "/corpus?sql=delete+from+articles": (400, "This SQL cannot be run", "not changed", "/corpus#tables"),
    f"/corpus?_timelimit=200&sql={quote(ENDLESS)}": (400, "This took too long", "Ask for less", "/corpus#tables"),
    "/corpus/articles?_facet=yeer": (400, "No such column", "Did you mean year?", "/corpus/articles?_facet=year"),
    "/corpus/articles?_facet_date=x&year=2021": (400, "No such column", "no column x", "/corpus/articles?year=2021"),
    "/corpus/articles?yeer=2021&outlet=A": (400, "No such column", "Did you mean year?", "/corpus/articles?year=2021&outlet=A"),
    "/corpus/said?speeker__contains=a": (400, "No such column", "Did you mean speaker?", "/corpus/said?speaker__contains=a"),
    "/corpus/articles?%3Cb%3E__gt=1": (400, "No such column", "no column <b>", "/corpus/articles"),
    "/corpus/articles?_where=selec": (400, "No such column", "selec", "/corpus/articles"),
    "/corpus/articles?_sort=yeer&year=2021": (400, "No such order", "Did you mean year?", "/corpus/articles?year=2021"),
    "/corpus/articles?_sort_desc=nosuch": (400, "No such order", "nosuch", "/corpus/articles"),
    "/corpus/articles?_sort=yeer%0d%0ax": (400, "No such order", "yeer", "/corpus/articles"),
    "/corpus/articles?_sort=year&_sort_desc=year": (400, "Two orders at once", "_sort_desc", "/corpus/articles?_sort=year"),
    "/corpus/articles?_next=a,b,c": (400, "No such page", "further page", "/corpus/articles"),
    "/corpus/articles?_size=5000": (400, "A page of that size cannot be shown", "1,000", "/corpus/articles?_size=max"),
    "/corpus/articles?_size=x": (400, "A page of that size cannot be shown", "1,000", "/corpus/articles?_size=max"),
    "/corpus/articles?year__in=[": (400, "A filter cannot be read", "2020,2021", "/corpus/articles"),
    "/corpus/articles?_through=x": (400, "A filter cannot be read", "cannot be read", "/corpus/articles"),
    "/corpus/articles?_search=%22&_searchmode=raw": (
        400, "These words cannot be looked for", "quotation mark", "/corpus/articles?_search=%22"),
    "/corpus/articles?id__gt=99999999999999999999999": (400, "An argument cannot be read", "too large", "/corpus/articles"),
    "/corpus/articles?_col=nosuch": (400, "This cannot be shown", "nosuch", "/corpus/articles"),
    "/corpus/articles?_m2m_nosuch=1": (400, "This cannot be shown", "nosuch", "/corpus/articles"),
    "/corpus/-/all/articles.pdf": (404, "No such page", "no page", "/corpus/-/search"),
}  # fmt: skip

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def shown(page: str) -> tuple[str, str, list[str]]:
    """Return the title, the words and the links of the page of an error."""
    (content,) = html.fromstring(page).xpath("//*[contains(@class, 'bs-page')]")
    return (
        content.findtext(".//h1"),
        " ".join(content.text_content().split()),
        content.xpath(".//a/@href"),
    )


@pytest.mark.parametrize("path", TOLD)
async def test_a_mistyped_address_is_answered_in_words(site: Datasette, path: str) -> None:
    status, title, said, link = TOLD[path]
    answer = await site.client.get(path, headers=BROWSER)
    assert answer.status_code == status
    assert answer.headers["cache-control"] == "no-store"
    heading, words, links = shown(answer.text)
    assert heading == title
    assert said in words
    assert link in links
    assert "Traceback" not in answer.text
    for one in links:
        if "_size=max" not in one:
            assert (await site.client.get(one)).status_code == 200, one


@pytest.mark.parametrize("path", TOLD)
async def test_a_program_gets_the_same_as_json(site: Datasette, path: str) -> None:
    status, title, *_ = TOLD[path]
    answer = await site.client.get(path, headers={"accept": "application/json"})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert answer.json()["ok"] is False
    assert (answer.json()["status"], answer.json()["title"]) == (status, title)
    assert answer.json()["error"]


FORMS = {
    "/nosuch.json": (404, "application/json"),
    "/corpus/nosuch.json": (404, "application/json"),
    "/corpus/articles/1.json": (404, "application/json"),
    "/corpus.json?sql=selec": (400, "application/json"),
    "/corpus/articles.json?_sort=nosuch": (400, "application/json"),
    "/corpus/articles.csv?_sort=nosuch": (400, "text/plain"),
    "/corpus/-/all/articles.csv?_sort=nosuch": (400, "text/plain"),
    "/corpus/-/all/articles.json?_sort=nosuch": (400, "application/json"),
    "/corpus/-/all/articles.jsonl?_where=nosuch": (400, "application/json"),
    "/corpus/articles.json?yeer=2021": (400, "application/json"),
    "/corpus/-/all/articles.csv?yeer=2021": (400, "text/plain"),
    "/corpus/-/all/nosuch.csv": (404, "text/plain"),
    "/corpus/-/all.json?sql=selec": (400, "application/json"),
    "/corpus/-/all.json?sql=select+*+from+artcles": (400, "application/json"),
    "/sitemap-corpus-articles-9.xml": (404, "text/plain"),
}


@pytest.mark.parametrize("path", FORMS)
async def test_errors_have_the_form_that_was_asked_for(site: Datasette, path: str) -> None:
    answer = await site.client.get(path)
    status, form = FORMS[path]
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (status, form)
    assert "<" not in answer.text
    if form == "application/json":
        assert answer.json()["status"] == status


async def test_sql_with_a_wrong_name_can_be_put_right(site: Datasette) -> None:
    answer = await site.client.get("/corpus?sql=select+*+from+artcles")
    assert answer.status_code == 400
    assert "no such table: artcles" in answer.text
    assert "Did you mean articles?" in answer.text
    answer = await site.client.get("/corpus?sql=select+titel+from+articles")
    assert "Did you mean title?" in answer.text
    page = (await site.client.get("/corpus?sql=selec+1", headers=BROWSER)).text
    assert html.fromstring(page).xpath("//textarea[@name='sql']/text()") == ["selec 1"]


async def test_the_end_of_the_pages_is_said(site: Datasette) -> None:
    assert "Begin at the first page" in (await site.client.get("/corpus/articles?_next=x")).text


@pytest.mark.parametrize(
    "asked", ["year=2021", "year__in=2021&_facet=year&_size=1", "_m2m_people=1", "rowid=1", ""]
)
async def test_filters_that_name_columns_are_taken(site: Datasette, asked: str) -> None:
    for table in ("articles", "said", "articles_fts"):
        if table == "articles" or "year" not in asked:
            answer = await site.client.get(f"/corpus/{table}.json?{asked}")
            assert answer.status_code == (400 if table != "articles" and "m2m" in asked else 200)


async def test_a_strangers_errors_are_datasettes(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "stranger.db"
    sqlite3.connect(path).execute("CREATE TABLE t (a)").connection.close()
    site = await served(path)
    for wrong in ("/nosuch", "/stranger/nosuch", "/stranger/t/1", "/stranger?sql=selec"):
        assert "bs-page" not in (await site.client.get(wrong)).text
    assert (await site.client.get("/stranger/t?_sort=b")).status_code == 500


async def test_a_fault_of_ours_shows_nothing_of_itself(
    site: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    from broadsheet.publish import pages

    async def broken(*_arguments: object) -> None:
        words = "a secret of the machine"
        raise RuntimeError(words)

    monkeypatch.setattr(pages, "article_page", broken)
    identity = rows(Path(site.databases["corpus"].path), "SELECT id FROM articles")[0][0]
    answer = await site.client.get(f"/corpus/articles/{identity}", headers=BROWSER)
    assert answer.status_code == 500
    assert shown(answer.text)[0] == "Something broke here"
    assert "secret" not in answer.text


ARGUMENTS = st.lists(
    st.tuples(
        st.sampled_from(
            "_facet _facet_array _facet_date _sort _sort_desc _next _size _where _through _search _col"
            " _searchmode _shape _labels _json year id id__gt year__in published__date _m2m_people"
            " _facet_m2m _facet_size q page sql p".split()
        ),
        st.text(max_size=8)
        | st.sampled_from(["1", "x", "-1", "[", '"', "9" * 30, "raw", "a,b", "*"]),
    ),
    max_size=3,
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(["/corpus/articles", "/corpus/-/search", "/corpus", "/corpus/-/search.atom",
                        "/corpus/quotes_of", "/corpus/articles.json"]), ARGUMENTS)  # fmt: skip
async def test_nothing_that_can_be_typed_is_a_fault_of_the_site(
    site: Datasette, path: str, arguments: list[tuple[str, str]]
) -> None:
    typed = "&".join(f"{key}={quote(value, errors='replace')}" for key, value in arguments)
    answer = await site.client.get(f"{path}?{typed}", headers=BROWSER)
    assert answer.status_code in (200, 302, 400), answer.text
    assert "Traceback" not in answer.text
    if answer.headers["content-type"].startswith("application/json"):
        json.loads(answer.text)
