"""metadata.yml: what it may say, and how each mistake in it is named with its line."""

import json
import os
import sqlite3
from pathlib import Path

import pytest
import yaml
from conftest import METADATA, ONLY_SINCE, rows

from broadsheet.build import build
from broadsheet.errors import UsageError
from broadsheet.load_file import SCHEMA
from broadsheet.publish.descriptions import descriptions
from broadsheet.publish.metadata import kept
from broadsheet.publish.metadata_file import read

GOOD = yaml.safe_load(METADATA.read_text(encoding="utf-8"))


def build_with(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_text("The council met on Monday and then it left.")
    file = tmp_path / "metadata.yml"
    file.write_text(text, encoding="utf-8")
    build(folder, tmp_path / "corpus.db", file)
    return tmp_path / "corpus.db"


TABLE = "databases:\n  corpus:\n    tables:\n      articles:\n        "
QUERY = "databases:\n  corpus:\n    queries:\n      mine:\n        "
CHART = "g.mark=bar&g.x_column=yaer&g.x_type=ordinal&g.y_column=n&g.y_type=quantitative"

MISTAKES = {
    "titel: My corpus": "line 1: unknown key 'titel'; did you mean 'title'?",
    "title: 2021": "line 1: title must be text; put it in quotation marks",
    "title: a\ntitle: b": "line 1: title is there again on line 2; keep one",
    "title: [a": "line 1: is not valid YAML",
    "- a\n- b": "must be a block of keys and values",
    "just words": "must be a block of keys and values",
    "license_url: javascript:alert(1)": "line 1: license_url must be an address that begins with",
    "description_html: <b>": "line 1: a database does not carry HTML; keep description_html in a file",
    "plugins:\n  a: 1": "line 1: a database does not carry plugin settings",
    "allow: true": "line 1: a database does not carry permissions",
    "databases:\n  a: {}\n  b: {}": "line 1: more than one database; a file describes one",
    "databases: x": "line 1: must give each database a name and a block",
    "databases:\n  corpus:\n    tables:\n      artcles: {}":
        "line 4: there is no table 'artcles'; did you mean 'articles'?",
    "databases:\n  corpus:\n    tabels: {}": "line 3: unknown key 'tabels'; did you mean 'tables'?",
    TABLE + "sort: publishd": "line 5: 'articles' has no column 'publishd'; did you mean 'published'?",
    TABLE + "facets:\n        - year\n        - datelin":
        "line 7: 'articles' has no column 'datelin'; did you mean 'dateline'?",
    TABLE + "facets:\n        - m2m: author":
        "line 6: no table links 'articles' to 'author'; did you mean 'authors'?",
    TABLE + "facets: year": "line 5: facets must be a list",
    TABLE + "columns:\n          titel: What it is": "line 6: 'articles' has no column 'titel'",
    TABLE + "label_column: name": "line 5: 'articles' has no column 'name'",
    TABLE + "fts_table: articles_ft": "line 5: 'articles_ft' is no full-text index; did you mean 'articles_fts'?",
    TABLE + "fts_table: files": "line 5: 'files' is no full-text index",
    TABLE + "sort: title\n        sort_desc: published":
        "line 6: a table has one sort: keep either sort or sort_desc",
    TABLE + "sort: title\n        sortable_columns: [path]":
        "line 5: 'title' is not among the sortable_columns",
    TABLE + "columns:\n          5: x": "line 5: columns must give each column a text",
    QUERY + "sql: with recursive c(x) as (select 1 union all select x+1 from c) select count(*) from c":
        "line 5: the query does not run: it does not end",
    "title: 2021-13-45": "holds a value that YAML cannot read",
    "title: !!int abc": "holds a value that YAML cannot read",
    "title: !!bool abc": "holds a value that YAML cannot read",
    'title: "\\ud800"': "line 1: title must be text without lone surrogates",
    "license_url: 'http://['": "line 1: license_url must be an address",
    "databases: &a {corpus: *a}": "line 1: an alias (*) repeats this block; write it out",
    "a: &a [b]\nb: *a": "line 1: an alias (*) repeats this block; write it out",
    "a: " + "[" * 3000: "line 1: its blocks lie more than 100 deep",
    "a:\n  " + "- " * 100_000 + "b": "line 2: its blocks lie more than 100 deep",
    "title: \x07": "unacceptable character #x0007",
    TABLE + "size: 5000": "line 5: size must be a number from 1 to 1000",
    TABLE + "hidden: maybe": "line 5: hidden must be true or false",
    TABLE + "sortable_columns: [titel]": "line 5: 'articles' has no column 'titel'",
    TABLE + "facet: [year]": "line 5: unknown key 'facet'; did you mean 'facets'?",
    QUERY + "title: Mine": "line 4: a query needs its sql",
    QUERY + "sql: select * from artcles":
        "line 5: the query does not run: no such table: artcles; did you mean 'articles'?",
    QUERY + "sql: select titel from articles":
        "line 5: the query does not run: no such column: titel; did you mean 'title'?",
    QUERY + "sql: delete from articles": "line 5: sql Statement must be a SELECT",
    QUERY + "sql: selec 1": "line 5: sql Statement must be a SELECT",
    QUERY + "sql: select 1\n        write: true": "line 6: a database does not carry queries that write",
    QUERY + f"sql: select year, 1 as n from articles\n        fragment: {CHART}":
        "line 6: the query has no column 'yaer' to draw; did you mean 'year'?",
    QUERY + "sql: select :q as a\n        params: [p]": "line 6: the query has no parameter :p",
    QUERY + "sql: select 1 as n\n        picture: {kind: pie}": "line 6: picture is wrong: kind must be one of bars,",
    QUERY + "sql: select 1 as n\n        picture:\n          kind: bars\n          labl: n":
        "line 6: picture has the unknown key 'labl'; did you mean 'label'?",
    QUERY + "sql: select year, 1 as n from articles\n        picture: {kind: bars, label: yaer, value: n}":
        "line 6: the query has no column 'yaer' to draw; did you mean 'year'?",
    QUERY + "sql: select year, 1 as n from articles\n        picture: {kind: bars, label: year, value: n, link: 'articles?year={yaer}'}":
        "line 6: the query has no column 'yaer' to draw; did you mean 'year'?",
    QUERY + "sql: select 1\n        fragment: g.mark=pie": "line 6: fragment must be a chart such as",
    "databases:\n  corpus:\n    queries:\n      articles:\n        sql: select 1":
        "line 4: 'articles' is the name of a table; call the query something else",
    f"title: {'x' * 1_000_001}": "is larger than 1,000,000 bytes",
}  # fmt: skip


@pytest.mark.parametrize("text", MISTAKES, ids=range(len(MISTAKES)))
def test_mistake(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError) as raised:
        build_with(tmp_path, text)
    said = str(raised.value)
    assert said.startswith(f"{tmp_path / 'metadata.yml'}: {MISTAKES[text]}")
    assert "\n" not in said
    assert not (tmp_path / "corpus.db").exists()


@pytest.mark.parametrize("text", ["", "# nothing yet", "title: Mine", "databases: {corpus: {}}"])
def test_little_is_enough(tmp_path: Path, text: str) -> None:
    path = build_with(tmp_path, text)
    said = json.loads(rows(path, "SELECT value FROM build WHERE key = 'metadata'")[0][0])
    assert said.get("title") == ("Mine" if "Mine" in text else None)
    assert said["databases"]["corpus"]["tables"]["articles"]["description"].startswith("One row")


def test_the_whole_file_is_in_the_database(corpus: Path) -> None:
    said = json.loads(rows(corpus, "SELECT value FROM build WHERE key = 'metadata'")[0][0])
    block, stored = GOOD["databases"]["corpus"], said["databases"]["corpus"]
    assert {key: said[key] for key in GOOD if key != "databases"} == {
        key: value for key, value in GOOD.items() if key != "databases"
    }
    assert stored["queries"].keys() | stored["tables"].keys() | ONLY_SINCE == (
        block["queries"].keys() | block["tables"].keys()
    )
    for name, query in stored["queries"].items():
        assert query == block["queries"][name]
    for name in block["tables"].keys() - ONLY_SINCE:
        table = block["tables"][name]
        assert {key: stored["tables"][name][key] for key in table} == table


def test_what_the_file_says_of_a_column_comes_before_the_schema(tmp_path: Path) -> None:
    path = build_with(tmp_path, TABLE + "columns:\n          title: Mine")
    said = json.loads(rows(path, "SELECT value FROM build WHERE key = 'metadata'")[0][0])
    columns = said["databases"]["corpus"]["tables"]["articles"]["columns"]
    assert columns["title"] == "Mine"
    assert columns["body"].startswith("The text")


def test_every_table_view_and_column_is_described() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(SCHEMA)
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
            " AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
        )
    ]
    assert set(descriptions()) == set(names)
    for name in names:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        about = descriptions()[name]
        assert list(about["columns"]) == columns, name
        for sentence in (about["description"], *about["columns"].values()):
            assert sentence[0].isupper(), sentence
            assert sentence.endswith("."), sentence
    connection.close()


def test_every_table_view_and_query_has_a_title_and_queries_a_description() -> None:
    block = GOOD["databases"]["corpus"]
    assert set(block["tables"]) == set(descriptions())
    assert all(table["title"] for table in block["tables"].values())
    for name, query in block["queries"].items():
        assert query["title"], name
        assert query["description"].endswith("."), name


def test_a_file_reads_the_same_twice() -> None:
    assert read(METADATA) == read(METADATA)


HOSTILE = {
    "title": "Fine",
    "description_html": "<script>alert(1)</script>",
    "license_url": "javascript:alert(1)",
    "about_url": ["https://example.org"],
    "source": {"a": 1},
    "plugins": {"datasette-x": {"root": True}},
    "allow": {"id": "*"},
    "allow_sql": False,
    "databases": {
        "x": {
            "allow": False,
            "tables": {
                "articles": {"title": "Fine too", "facets": [{"sql": "x"}], "size": -1, "allow": 1},
                "files": "not a block",
                3: {},
            },
            "queries": {
                "good": {"sql": "select 1", "write": True, "fragment": "g.mark=bar"},
                "bad": {"sql": "insert into articles values (1)"},
                "attach": {"sql": "attach database '/etc/passwd' as p"},
                "chart": {"sql": "select 1", "fragment": "g.mark=bar</script><script>alert(1)"},
                "none": {"title": "no sql"},
            },
        }
    },
}


def test_a_strangers_database_says_only_what_it_may() -> None:
    assert kept(HOSTILE) == {
        "title": "Fine",
        "databases": {
            "x": {
                "tables": {"articles": {"title": "Fine too"}},
                "queries": {
                    "good": {"sql": "select 1", "fragment": "g.mark=bar"},
                    "chart": {"sql": "select 1"},
                },
            }
        },
    }


@pytest.mark.parametrize(
    "value", [None, 3, "a", [], [[]], {"databases": []}, {"databases": {"a": 3}}]
)
def test_what_is_no_metadata_says_nothing(value: object) -> None:
    assert kept(value).get("databases", {}) == {}


def test_metadata_that_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yml")
    (tmp_path / "binary.yml").write_bytes(b"\xff\xfe\x00")
    for name, said in (("pipe.yml", "no such file"), ("binary.yml", "not a text in UTF-8"),
                       ("none.yml", "no such file"), (".", "no such file")):  # fmt: skip
        with pytest.raises(UsageError, match=said):
            read(tmp_path / name)
