"""Databases that somebody else made: whatever is in them, the server starts and others are served."""

import json
import sqlite3
from pathlib import Path

import pytest
from conftest import served

from broadsheet.load_file import APPLICATION_ID, SCHEMA

HOSTILE = {
    "no metadata": "",
    "null": "INSERT INTO build VALUES ('metadata', x'00')",
    "not json": "INSERT INTO build VALUES ('metadata', '{')",
    "a list": "INSERT INTO build VALUES ('metadata', '[1, 2]')",
    "deep": f"INSERT INTO build VALUES ('metadata', '{'[' * 5000}')",
    "html": "INSERT INTO build VALUES ('metadata', '"
    + json.dumps(
        {
            "title": "<script>alert(1)</script>",
            "description_html": "<script>alert(2)</script>",
            "license_url": "javascript:alert(3)",
            "plugins": {"a": 1},
            "allow": False,
            "databases": {
                "x": {
                    "allow": False,
                    "tables": {"articles": {"allow": False, "facets": ["nothing"]}},
                    "queries": {
                        "w": {"sql": "delete from articles", "write": True},
                        "c": {"sql": "select 1", "fragment": "'</script><script>alert(4)</script>"},
                    },
                }
            },
        }
    ).replace("'", "''")
    + "')",
}


def stranger(path: Path, sql: str, schema: str = SCHEMA) -> Path:
    connection = sqlite3.connect(path)
    connection.executescript(f"PRAGMA application_id = {APPLICATION_ID}; {schema} {sql}")
    connection.close()
    return path


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_database_that_says_odd_things(tmp_path: Path, corpus: Path, name: str) -> None:
    path = stranger(tmp_path / "x.db", HOSTILE[name])
    site = await served(path, corpus)
    for place in ("/", "/x", "/x/-/search?q=a", "/corpus", "/-/versions.json", "/-/metadata.json"):
        response = await site.client.get(place)
        assert response.status_code == 200, (place, response.text[:300])
        if not place.endswith(".json"):
            assert "<script>alert" not in response.text
            assert 'href="javascript:' not in response.text
    assert (await site.client.get("/x/w")).status_code == 404
    said = json.dumps((await site.client.get("/-/metadata.json")).json()["databases"]["x"])
    for word in ("description_html", "allow", "plugins", "write", "javascript:", "alert(4)"):
        assert word not in said


SHAPES = {
    "empty": "",
    "only a build table": "CREATE TABLE build (key, value); INSERT INTO build VALUES ('metadata', NULL);",
    "a build that never ends": (
        "CREATE VIEW build AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
        " SELECT 'metadata' AS key, x AS value FROM c WHERE x < 0;"
    ),
    "articles as a view": "CREATE VIEW articles AS SELECT 1 AS title;",
}


@pytest.mark.parametrize("name", SHAPES)
async def test_a_database_of_another_shape_is_a_strangers(
    tmp_path: Path, corpus: Path, name: str
) -> None:
    path = stranger(tmp_path / "x.db", "", SHAPES[name])
    site = await served(path, corpus)
    assert (await site.client.get("/x/-/search?q=a")).status_code == 404
    for place in ("/", "/x", "/corpus/articles"):
        assert (await site.client.get(place)).status_code == 200
    assert "bs-contents" not in (await site.client.get("/x")).text


async def test_a_site_under_a_prefix(corpus: Path) -> None:
    site = await served(corpus, settings={"base_url": "/pre/"})
    table = await site.client.get("/corpus/articles")
    assert 'href="/pre/corpus/-/all/articles.csv' in table.text
    download = await site.client.get("/corpus/-/all/articles.jsonl")
    assert download.status_code == 200
    assert download.text.count("\n") == 5
    search = await site.client.get("/corpus/-/search?q=gaza")
    assert 'action="/pre/corpus/-/search"' in search.text
    assert "/pre/pre/" not in search.text


async def test_a_very_long_article_can_be_searched_and_read(tmp_path: Path) -> None:
    from conftest import METADATA

    from broadsheet.build import build

    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "dense.txt").write_text("A headline of words\n\n" + "word and words. " * 60_000)
    (texts / "lines.txt").write_text(
        "Another headline of words\n\n" + "One line of it.\n\n" * 20_000
    )
    build(texts, tmp_path / "long.db", METADATA)
    site = await served(tmp_path / "long.db")
    found = await site.client.get("/long/-/search?q=word")
    assert "<strong>2 articles</strong> match" in found.text
    assert (await site.client.get("/long/search.json?q=word")).json()["rows"]
    for (identity,) in sqlite3.connect(tmp_path / "long.db").execute("SELECT id FROM articles"):
        page = await site.client.get(f"/long/articles/{identity}")
        assert page.status_code == 200
        assert len(page.text) < 20_000_000
