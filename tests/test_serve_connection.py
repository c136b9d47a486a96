"""What a statement may do: of the site, of a stranger, and of a database that somebody else made."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import rows, served
from datasette import hookimpl
from datasette.plugins import pm
from test_serve_guard import opened

from broadsheet.serve import lanes

EVIL = '"><img src=x onerror=window.ran=1><script>window.ran=2</script>'
LINK = "javascript:window.ran=3"


def hostile(corpus: Path, path: Path, more: str = "") -> Path:
    """Copy a database of ours and put markup into each text of it, its metadata and its answers."""
    shutil.copy(corpus, path)
    connection = sqlite3.connect(path)
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
        " AND name NOT IN ('build', 'answers')"
    ).fetchall()
    for (table,) in tables:
        for _, column, kind, _, _, key in connection.execute(f"PRAGMA table_info({table})"):
            if kind == "TEXT" and not key:
                value = LINK if column == "url" else EVIL
                connection.execute(
                    f'UPDATE {table} SET "{column}" = ? || "{column}"'
                    f' WHERE "{column}" IS NOT NULL', (value,),
                )  # fmt: skip
    for question, kept in connection.execute("SELECT question, rows FROM answers").fetchall():
        changed = [[EVIL + one if isinstance(one, str) else one for one in row]
                   for row in json.loads(kept)]  # fmt: skip
        connection.execute(
            "UPDATE answers SET rows = ? WHERE question = ?", (json.dumps(changed), question)
        )
    (said,) = connection.execute("SELECT value FROM build WHERE key = 'metadata'").fetchone()
    site = {**json.loads(said), "title": EVIL, "description": EVIL, "about": EVIL, "source": EVIL,
            "source_url": LINK, "license_url": LINK, "about_url": LINK, "creator_url": LINK,
            "allow": False, "allow_sql": True, "plugins": {"broadsheet": {"public": True}},
            "extra_js_urls": ["https://evil.example/x.js"], "description_html": EVIL}  # fmt: skip
    connection.execute("UPDATE build SET value = ? WHERE key = 'metadata'", (json.dumps(site),))
    connection.executescript(more)
    connection.commit()
    connection.close()
    return path


SLOW = {
    "instr": "select instr(printf('%.*c', 900000, 'a'), printf('%.*c', 400000, 'a') || 'b')",
    "replace": "select replace(printf('%.*c', 900000, 'a'), printf('%.*c', 400000, 'a') || 'b', '')",
    "trim": "select trim(printf('%.*c', 900000, 'a'), printf('%.*c', 900000, 'b'))",
    "a blob": "select zeroblob(900000000)",
    "hex": "select hex(hex(hex(hex(printf('%.*c', 500000, 'x')))))",
    "group_concat": "select group_concat(a.body) from articles a, articles b, articles c, articles d,"
    " articles e, articles f",
    "a long pattern": "select count(*) from articles where body like printf('%.*c', 500, '%')",
    "a deep expression": "select " + "(" * 150 + "1" + "+1)" * 150,
    "many parts": "select 1" + " union select 2" * 20,
    "without end": "with recursive c(x) as (select 1 union all select x + 1 from c)"
    " select count(*) from c",
    "a cross join": "select count(*) from passages a, passages b, passages c, passages d, passages e",
    "where it is": "select file from pragma_database_list",
    "an extension": "select load_extension('x')",
}


@pytest.mark.parametrize("name", SLOW)
async def test_sql_of_a_stranger_is_bounded(corpus: Path, name: str) -> None:
    site = await opened(corpus, settings={"default_allow_sql": True, "sql_time_limit_ms": 100})
    await site.client.get("/")
    began = time.process_time()
    answer = await site.client.get("/corpus.json", params={"sql": SLOW[name]})
    assert answer.status_code in (400, 503), answer.text[:300]
    assert str(corpus.parent) not in answer.text
    assert time.process_time() - began < 5  # without the limit minutes, or gigabytes
    assert (await site.client.get("/corpus/articles")).status_code == 200


async def test_selects_that_double_are_refused_before_they_are_prepared(corpus: Path) -> None:
    site = await opened(corpus, settings={"default_allow_sql": True})
    steps = ", ".join(f"c{i} as (select * from c{i - 1}, c{i - 1})" for i in range(1, 20))
    answer = await site.client.get(
        "/corpus.json", params={"sql": f"with c0 as (select 1), {steps} select * from c19"}
    )
    assert answer.status_code == 400
    assert "SELECT" in answer.json()["error"]


FINE = (
    "select count(*) from articles", "select year, count(*) from articles group by 1",
    "select title, group_concat(name) from articles join article_people on article_id = articles.id"
    " join people on people.id = person_id group by articles.id",
    "select snippet(articles_fts, 1, '[', ']', '…', 9) from articles_fts where articles_fts match 'gaza'",
    "with a as (select * from articles) select upper(title) from a where body like '%gaza%'",
)  # fmt: skip


@pytest.mark.parametrize("sql", FINE)
@pytest.mark.parametrize("form", ["/corpus", "/corpus.json", "/corpus/-/all.csv"])
async def test_usual_sql_is_answered_where_it_is_on(corpus: Path, sql: str, form: str) -> None:
    site = await opened(corpus, settings={"default_allow_sql": True})
    answer = await site.client.get(form, params={"sql": sql})
    assert answer.status_code == 200, answer.text[:500]


async def test_files_of_sql_have_its_limits(corpus: Path) -> None:
    site = await opened(corpus, settings={"default_allow_sql": True})
    answer = await site.client.get("/corpus/-/all.csv", params={"sql": SLOW["instr"]})
    assert answer.status_code == 400


async def test_a_text_without_measure_is_not_made(corpus: Path) -> None:
    site = await opened(corpus, settings={"default_allow_sql": True})
    sql = "select printf('%.*c', 100000000, 'x')"
    assert len((await site.client.get("/corpus.json", params={"sql": sql})).text) < 10_000


async def asked(site: Any, name: str, work: Callable[[sqlite3.Connection], Any]) -> Any:
    with lanes.lane(name):
        return await site.get_database("corpus").execute_fn(work)


WRITES = (
    "INSERT INTO build VALUES ('a', 'b')", "DELETE FROM articles", "CREATE TABLE x (y)",
    "CREATE TEMP TABLE x (y)", "ATTACH ':memory:' AS other", "DROP TABLE build", "VACUUM INTO 'x'",
)  # fmt: skip


@pytest.mark.parametrize("sql", WRITES)
@pytest.mark.parametrize("lane", lanes.LANES)
async def test_nothing_writes(corpus: Path, sql: str, lane: str) -> None:
    site = await opened(corpus)
    before = corpus.read_bytes()

    def work(connection: sqlite3.Connection) -> list[Any]:
        return connection.execute(sql).fetchall()

    with pytest.raises(sqlite3.Error):
        await asked(site, lane, work)
    assert corpus.read_bytes() == before


BOUNDED = """
import asyncio, sqlite3, sys
from datasette.app import Datasette

async def asked():
    site = Datasette([], immutables=[sys.argv[1]])
    await site.invoke_startup()
    (database,) = (one for name, one in site.databases.items() if name != "_internal")
    print((await database.execute("PRAGMA hard_heap_limit")).first()[0])
    try:  # twelve values at once, each allowed
        await database.execute("SELECT " + ", ".join(["hex(randomblob(15000000))"] * 12))
    except (MemoryError, sqlite3.Error) as error:
        print(type(error).__name__)

asyncio.run(asked())
"""


def test_the_memory_of_all_statements_is_bounded(corpus: Path) -> None:
    """In a process of its own: the limit is that of a process, and cannot be raised again."""
    command = [sys.executable, "-c", BOUNDED, str(corpus)]
    env = os.environ | {"BROADSHEET_PUBLIC": "1"}
    run = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=True)
    assert run.stdout.split() == [str(256 * 1024 * 1024), "MemoryError"], run.stderr


class Danger:
    """A plugin with a function that must not be called by a schema."""

    __name__ = "danger"
    called = False

    @hookimpl
    def prepare_connection(self, conn: sqlite3.Connection) -> None:
        conn.create_function("danger", 0, self.run)

    def run(self) -> int:
        self.called = True
        return 1


def calling(corpus: Path, view: str) -> str:
    """Return SQL that puts a call into a view."""
    columns = [row[1] for row in rows(corpus, f"PRAGMA table_info({view})")]
    calls = ", ".join(f'danger() AS "{column}"' for column in columns)
    return f"DROP VIEW {view}; CREATE VIEW {view} AS SELECT {calls}"


@pytest.mark.parametrize("public", [False, True])
async def test_a_schema_calls_no_function_of_a_plugin(
    corpus: Path, tmp_path: Path, public: bool
) -> None:
    danger = Danger()
    pm.register(danger, "danger")
    try:
        path = hostile(corpus, tmp_path / "x.db", calling(corpus, "timeline"))
        site = await (opened(path) if public else served(path))
        connection = await site.get_database("x").execute_fn(
            lambda c: c.execute("PRAGMA trusted_schema").fetchone()[0]
        )
        for place in ("/x", "/x/timeline", "/x/timeline.json"):
            await site.client.get(place)
    finally:
        pm.unregister(name="danger")
    assert connection == 0
    assert not danger.called


@pytest.mark.parametrize("public", [False, True])
async def test_a_hostile_database_says_nothing_of_permissions_or_links(
    corpus: Path, tmp_path: Path, public: bool
) -> None:
    path = hostile(corpus, tmp_path / "x.db")
    site = await (opened(path) if public else served(path))
    said = json.dumps(site.metadata())
    for word in (
        '"allow"',
        "allow_sql",
        "javascript:",
        "extra_js_urls",
        "evil.example",
        "description_html",
    ):
        assert word not in said
    for place in ("/", "/x", "/x/articles", "/x/people", "/x/-/search?q=gaza", "/x/articles.json"):
        answer = await site.client.get(place)
        assert answer.status_code == 200
        if not place.endswith("json"):
            assert "<script>window" not in answer.text
            assert "<img src=x" not in answer.text
            assert 'href="javascript:' not in answer.text
    sql = await site.client.get("/x?sql=select+1")
    assert sql.status_code == (403 if public else 200)


async def test_a_strangers_database_is_bounded_on_a_public_site(
    corpus: Path, tmp_path: Path
) -> None:
    connection = sqlite3.connect(tmp_path / "theirs.db")
    connection.execute("CREATE TABLE t (a, b)")
    connection.execute("INSERT INTO t VALUES (1, 'x')")
    connection.commit()
    connection.close()
    site = await opened(corpus, tmp_path / "theirs.db")
    assert (await site.client.get("/theirs/t")).status_code == 200
    assert (await site.client.get("/theirs/t?_facet=b")).status_code == 400
    limit = await site.get_database("theirs").execute_fn(
        lambda c: c.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED)
    )
    assert limit == 0
