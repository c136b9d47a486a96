"""Large corpora: kept answers, pages by an index, facets of all pages; each is what SQL gives."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import METADATA, ONLY_SINCE, one, rows, served
from datasette.app import Datasette

from broadsheet.load_answers import OF_TIME, UNSTEADY, answers
from broadsheet.publish import metadata_file
from broadsheet.publish.paged import all_pages, by_index
from broadsheet.publish.questions import MOST_ROWS, questions, untyped

BLOCK = metadata_file.read(METADATA).block[1]
SHOWN = [name for name in BLOCK["tables"] if name not in {"answers", *ONLY_SINCE}]
QUERIES = [name for name in BLOCK["queries"] if name not in ONLY_SINCE]

Change = Callable[[str], Path]


def changed(path: Path, copy: Path, sql: str) -> Path:
    """Return a copy of a database in which some SQL was run."""
    shutil.copy(path, copy)
    with sqlite3.connect(copy) as connection:
        connection.executescript(sql)
    connection.close()
    return copy


@pytest.fixture
def change(large: Path, tmp_path: Path) -> Change:
    """Change a copy of the large corpus."""
    return lambda sql: changed(large, tmp_path / "large.db", sql)


def asking(site: Datasette, name: str = "large") -> list[str]:
    """Return a list to which every question is added that the database is asked from now on."""
    db = site.get_database(name)
    asked: list[str] = []
    execute_fn = db.execute_fn

    async def noting(fn: Callable) -> object:
        cells = [cell.cell_contents for cell in fn.__closure__ or ()]
        asked.extend(cell for cell in cells if isinstance(cell, str))
        return await execute_fn(fn)

    db.execute_fn = noting
    return asked


def test_each_answer_is_what_its_question_gives(large: Path) -> None:
    kept = rows(large, "SELECT question, columns, rows FROM answers")
    assert len(kept) > 60
    connection = sqlite3.connect(large)
    for question, columns, found in kept:
        cursor = connection.execute(question, untyped(question))
        assert json.loads(columns) == [column[0] for column in cursor.description], question
        assert json.loads(found) == [list(row) for row in cursor.fetchmany(MOST_ROWS)], question
    connection.close()


def test_a_small_corpus_keeps_none(corpus: Path) -> None:
    assert one(corpus, "SELECT count(*) FROM answers") == 0


@pytest.mark.parametrize("page", [*SHOWN, *QUERIES])
async def test_no_page_counts_or_groups_a_whole_table(large: Path, page: str) -> None:
    site = await served(large)
    asked = asking(site)
    response = await site.client.get(f"/large/{page}")
    assert response.status_code == 200
    heavy = [sql for sql in asked if "count(*)" in sql.lower()]
    heavy += [
        sql
        for sql in asked
        if page in QUERIES and page != "search" and sql == BLOCK["queries"][page]["sql"]
    ]
    assert not heavy


async def test_the_front_page_asks_for_little_more_than_the_newest(large: Path) -> None:
    site = await served(large)
    asked = asking(site)
    assert (await site.client.get("/large")).status_code == 200
    assert not [sql for sql in asked if "count(*)" in sql.lower()]


async def test_pages_say_the_same_with_and_without_answers(large: Path, change: Change) -> None:
    without = await served(change("DELETE FROM answers; DROP INDEX articles_newest;"))
    with_answers = await served(large)
    for page in ("articles", "said", "passages", "set_aside", "files", "articles_by_year"):
        told = [
            (await site.client.get(f"/large/{page}.json?_shape=objects")).json()
            for site in (with_answers, without)
        ]
        for one_told in told:
            del one_told["query_ms"]
        assert told[0] == told[1]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT random() AS n",
        "SELECT date('now') AS d",
        "SELECT date() AS d",
        "SELECT STRFTIME ('%Y') AS d",
        "SELECT datetime('2020-01-01', 'localtime') AS d",
        "SELECT CURRENT_TIMESTAMP AS d",
        "SELECT x'00ff' AS bytes",
        "SELECT * FROM no_such_table",
        "WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n) SELECT count(*) FROM n",
        "DELETE FROM articles",
        "PRAGMA journal_mode = WAL",
    ],
)
def test_what_is_unsteady_endless_or_writes_is_not_kept(
    change: Change, sql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("broadsheet.load_answers.MOST_STEPS", 100)
    path = change("DELETE FROM answers")
    connection = sqlite3.connect(path)
    good = "SELECT count(*) AS n, date(min(published)) AS d FROM articles WHERE id > 0"
    answers(connection, {"queries": {"bad": {"sql": sql}, "good": {"sql": good}}})
    kept = [row[0] for row in connection.execute("SELECT question FROM answers")]
    assert good in kept
    assert sql not in kept
    assert connection.execute("SELECT count(*) FROM articles").fetchone() == (1203,)
    connection.close()


def test_the_functions_of_time_and_chance_are_all_refused() -> None:
    connection = sqlite3.connect(":memory:")
    known = {row[0] for row in connection.execute("SELECT name FROM pragma_function_list")}
    suspicious = ("time", "date", "random", "changes", "rowid")
    harmless = {"sqlite_source_id", "json_group_array"}
    found = {name for name in known if any(word in name for word in suspicious)} - harmless
    assert len(found) > 10
    assert found <= UNSTEADY | OF_TIME


async def test_an_answer_of_too_many_rows_is_asked_for_again(large: Path) -> None:
    sql = "SELECT id FROM articles ORDER BY id"
    path = large.parent / "many.db"
    shutil.copy(large, path)
    connection = sqlite3.connect(path)
    block = {"queries": {"all": {"sql": sql}}}
    connection.execute("DELETE FROM answers")
    answers(connection, block)
    assert connection.execute(
        "SELECT json_array_length(rows) FROM answers WHERE question = ?", (sql,)
    ).fetchone() == (MOST_ROWS,)
    connection.commit()
    connection.close()
    for most, shown in ((1000, 1000), (10, 10), (1100, 1100), (2000, 1203)):
        site = await served(path, settings={"max_returned_rows": most})
        found = await site.execute("many", sql, truncate=True)
        assert len(found.rows) == shown, most
        assert found.truncated == (shown < 1203)
        assert found.rows[0]["id"] == found.rows[0][0] == one(large, sql)
        assert len((await site.execute("many", sql)).rows) == 1203


async def test_a_typed_question_is_asked(change: Change) -> None:
    """Only what nobody has typed into is answered from what was kept."""
    mark = json.dumps([["kept"] * 10])
    site = await served(change(f"UPDATE answers SET rows = '{mark}' WHERE question LIKE '%:date%'"))
    sql = BLOCK["queries"]["what_happened"]["sql"]
    asked = asking(site)
    plain = await site.execute("large", sql, {"date": "", "name": ""}, truncate=True)
    assert not asked
    assert plain.rows[0][0] == "kept"
    for typed in ({"date": "2099"}, {"name": "Nobody"}):
        said = {"date": "", "name": "", **typed}
        found = await site.execute("large", sql, said, truncate=True)
        assert asked.pop() == sql
        assert len(found.rows) == 0


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE answers SET rows = 'not JSON'",
        "UPDATE answers SET rows = '[[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]]'",
        "UPDATE answers SET rows = '7'",
        "UPDATE answers SET columns = '{}'",
        "UPDATE answers SET columns = '[[]]', rows = '[[]]'",
        "UPDATE answers SET rows = printf('%.*c', 2000000, '[')",
        "UPDATE answers SET columns = x'00', rows = x'ff'",
        "UPDATE answers SET rows = '[]' WHERE question LIKE 'select count(*) from %'",
        "UPDATE answers SET rows = '[[\"many\"]]' WHERE question LIKE 'select count(*) from p%'",
        "UPDATE answers SET columns = '[\"a\"]', rows = '[[{\"value\": 1}]]'",
        "UPDATE answers SET columns = '[\"a\"]', rows = '[[true]]'",
        "UPDATE build SET value = x'ff' WHERE key NOT IN ('articles', 'metadata')",
        "UPDATE build SET value = '²' WHERE key IN ('people', 'stories')",
        "DROP TABLE answers",
        "DROP TABLE answers; CREATE TABLE answers (a)",
        "DROP TABLE answers; CREATE VIEW answers AS WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL"
        " SELECT k + 1 FROM n) SELECT k AS question, k AS columns, k AS rows FROM n",
    ],
)
async def test_damaged_answers_are_not_used(change: Change, damage: str) -> None:
    # The last of them never ends.
    site = await served(change(damage), settings={"sql_time_limit_ms": 2_000})
    found = (await site.client.get("/large/articles.json?_size=1")).json()
    assert found["filtered_table_rows_count"] == 1203
    assert len(found["facet_results"]["year"]["results"]) == 15
    assert (await site.client.get("/large")).status_code == 200


async def test_all_pages_by_date_hold_every_article_once(large: Path) -> None:
    site = await served(large)
    asked = asking(site)
    for order in ("published", "published desc"):
        sort = "_sort_desc" if "desc" in order else "_sort"
        for filtered, condition in (("", "1"), ("&year=2004", "year = '2004'")):
            path = f"/large/articles.json?{sort}=published&_size=17&_shape=objects{filtered}"
            seen: list[int] = []
            while path:
                page = (await site.client.get(path)).json()
                seen += [row["id"] for row in page["rows"]]
                path = (page["next_url"] or "").removeprefix("http://localhost")
            sql = f"SELECT id FROM articles WHERE {condition} ORDER BY {order}, id"
            assert [(identity,) for identity in seen] == rows(large, sql)
    assert any("indexed by articles_newest" in sql for sql in asked)


@pytest.mark.parametrize(
    "sql",
    [
        "select id from articles order by title limit 5",
        "select id from people order by published limit 5",
        "select id from articles where id in (select id from quotes) order by published limit 5",
        "select id from articles where year = 'a' group by year order by published limit 5",
        "select id from articles where 1 union select 2 from x order by published limit 5",
        "select id, (select 1 from x) from articles order by published limit 5",
        "select id from articles order by published limit 5; select 2",
        "select id from articles -- order by published limit 5",
        "select distinct year from articles order by published limit 5",
        "select distinct year, outlet from articles order by published limit 5",
        "select title as published from articles order by published limit 5",
        "select title published, id from articles order by published limit 5",
        "select id from articles where 1) or (1 order by published limit 5",
    ],
)
def test_other_questions_stay_as_they_are(sql: str) -> None:
    assert by_index(sql) == sql


@pytest.mark.parametrize(
    "sql",
    [
        "select id from articles where year = :p0 ",
        "select id from articles where (year = :p0) ",
        "select id from articles ",
        "select id from articles where id in (select a from b where c > :p1) and year = :p0 ",
        "select id from articles where ) ",
        "",
    ],
)
def test_what_turns_no_page_is_kept(sql: str) -> None:
    assert all_pages(sql) == sql


@pytest.mark.parametrize("table", ["articles", "passages", "fields", "files"])
async def test_facets_are_the_same_on_every_page(large: Path, table: str) -> None:
    site = await served(large)
    first = (await site.client.get(f"/large/{table}.json?_size=3&_facet_size=5")).json()
    assert first["next"], table
    second = (
        await site.client.get(f"/large/{table}.json?_size=3&_facet_size=5&_next={first['next']}")
    ).json()
    assert second["rows"] != first["rows"]
    counts = [
        {
            name: [(value["value"], value["count"]) for value in facet["results"]]
            for name, facet in page["facet_results"].items()
        }
        for page in (first, second)
    ]
    assert counts[0] == counts[1]
    assert any(counts[0].values())


async def test_suggested_are_columns_with_few_values(large: Path) -> None:
    site = await served(large)
    asked = asking(site)
    page = (await site.client.get("/large/articles.json?_facet_size=25")).json()
    suggested = [one_of["name"] for one_of in page["suggested_facets"]]
    assert suggested[0] == "byline"  # of three authors, while there are sixty months
    assert not {"id", "title", "body", "path", "year", "outlet", "year_month"} & set(suggested)
    assert not [sql for sql in asked if "json_type" in sql or "glob" in sql]
    url = page["suggested_facets"][0]["toggle_url"]
    told = (await site.client.get(url.removeprefix("http://localhost"))).json()
    assert sum(value["count"] for value in told["facet_results"]["byline"]["results"]) == 1203


def test_every_facet_and_query_is_a_question(large: Path) -> None:
    connection = sqlite3.connect(large)
    asked = list(questions(connection, BLOCK))
    connection.close()
    facets = sum(len(table.get("facets", [])) for table in BLOCK["tables"].values())
    assert facets > 30
    assert len(asked) >= facets + len(QUERIES) + len(SHOWN)
