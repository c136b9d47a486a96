"""What `broadsheet serve` takes, says and writes, and what it holds on to."""

import asyncio
import json
import os
import shutil
import socket
import sqlite3
import sys
from pathlib import Path
from typing import Any

import click
import httpx
import pytest
from click.testing import CliRunner, Result
from conftest import one, readme_block, served, serving
from served import WITHIN, left, publicly

from broadsheet import cli
from broadsheet.errors import UsageError
from broadsheet.serve import editions as of_editions
from broadsheet.serve import sound
from broadsheet.serve.admission import client
from broadsheet.serve.command import own_machine, stated
from broadsheet.serve.door import Door
from broadsheet.serve.plan import Plan
from broadsheet.serve.server import configured
from broadsheet.serve.settings import PUBLIC_SETTINGS
from broadsheet.serve.site import site
from broadsheet.serve.workspace import clear, workspace
from broadsheet.sha256 import of_file


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, ["serve", *map(str, arguments)])


def test_the_help_in_the_readme_is_the_help() -> None:
    context = click.Context(cli.serve, info_name="broadsheet serve", terminal_width=80)
    assert readme_block("serve help") == cli.serve.get_help(context) + "\n"


MISTAKES = {
    ("none.db", "--public"): "none.db: does not exist",
    ("empty", "--public"): "empty: has no databases",
    ("corpus.db", "--processes", 2): "--processes: goes with --public",
    ("corpus.db", "--https"): "--https: goes with --public",
    ("corpus.db", "--settings-to", "new"): "--settings-to: goes with --public",
    ("corpus.db", "--sql", "on"): "--sql: goes with --public",
    ("corpus.db", "--public", "--sql", "on", "--settings-to", "new"): "--sql: is off without",
    ("corpus.db", "--public", "-m", "none.yml"): "none.yml: cannot be read",
    ("corpus.db", "--public", "-m", "list.yml"): "list.yml: has no keys",
    ("corpus.db", "--public", "--uds", "corpus.db"): "corpus.db: is no socket",
    ("corpus.db", "--public", "--uds", "no/such"): "no/such: cannot be listened at",
    ("corpus.db", "--public", "--settings-to", "full"): "is none of the files",
    ("corpus.db", "--public", "--settings-to", "corpus.db"): "corpus.db: is a file",
    ("list.yml", "--public", "--settings-to", "new"): "list.yml: was not made by Broadsheet",
}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: " ".join(map(str, mistake)))
def test_a_mistake_is_one_line(corpus: Path, tmp_path: Path, monkeypatch, mistake) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy2(corpus, "corpus.db")
    Path("empty").mkdir()
    Path("full").mkdir()
    Path("full", "mine.txt").touch()
    Path("list.yml").write_text("- one\n" * 100)
    result = run(*mistake)
    assert result.exit_code == 2, result.output
    assert MISTAKES[mistake] in result.stderr
    assert result.stderr.count("\n") == 1
    assert left(tmp_path) == []


def test_a_port_that_is_taken_is_said(corpus: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run(corpus, "--public", "-p", port)
    assert result.exit_code == 2
    assert f"127.0.0.1:{port}: cannot be listened at: Address already in use" in result.stderr


def test_what_is_said_is_what_is_set(corpus: Path) -> None:
    plan = Plan((str(corpus),), base_url="/news/", https=True, metadata="m.yml")
    lines = stated(plan)
    said = dict(line.split() for line in lines[1 : len(plan.settings) + 1])
    assert set(said) == {*PUBLIC_SETTINGS, "base_url", "force_https_urls"}
    assert said["default_allow_sql"] == "off"
    assert said["base_url"] == "/news/"
    assert "--setting default_allow_sql off" in stated(Plan((str(corpus),), sql=True))[-1]
    for name, value in said.items():
        assert f"--setting {name} {value}" in lines[-1]
    assert (
        f"BROADSHEET_PUBLIC=1 datasette serve -i {corpus} -h 127.0.0.1 -p 8001 -m m.yml"
        in lines[-1]
    )


def test_for_ones_own_machine_it_is_datasette(corpus: Path, monkeypatch) -> None:
    replaced = []

    def execv(_path: str, command: list[str]) -> None:
        replaced.append(command)
        raise SystemExit

    monkeypatch.setattr(os, "execv", execv)
    assert run(corpus, "--base-url", "news").exit_code == 0
    plan = Plan((str(corpus),), base_url="/news/")
    assert replaced == [own_machine(plan)]
    assert replaced[0] == [
        *(sys.executable, "-m", "datasette", "serve", str(corpus), "-h", "127.0.0.1"),
        *("-p", "8001", "--setting", "base_url", "/news/"),
    ]


async def test_no_process_reads_a_whole_file_that_was_looked_at(
    corpus: Path, tmp_path: Path, monkeypatch
) -> None:
    other = tmp_path / "corpus.db"  # a second file of the same name
    shutil.copy2(corpus, other)
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (a)")
    known, paths = tmp_path / "known", (str(corpus), str(other))
    monkeypatch.setattr("os.nice", lambda _more: None)
    assert sound.main(str(known), *paths) == 0

    def read(_path: Path) -> str:
        raise AssertionError("it is read again")

    monkeypatch.setattr("datasette.database.inspect_hash", read)
    found = site(Plan(paths, inspected=str(known)))
    await found.invoke_startup()
    for path, name in zip((corpus, other), ("corpus", "corpus_2"), strict=True):
        database = found.databases[name]
        counts = await database.table_counts()
        assert (database.hash, database.size) == (of_file(path), path.stat().st_size)
        assert counts["articles"] == one(corpus, "SELECT count(*) FROM articles")
        assert ("mine" in counts) == (path == other)


def test_the_folder_may_have_any_name(corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "50% off? #1"
    result = run(corpus, "--public", "--settings-to", folder)
    assert result.exit_code == 0, result.output
    inspected = json.loads((folder / "inspect-data.json").read_text())
    count = one(corpus, "SELECT count(*) FROM articles")
    assert inspected["corpus"]["tables"]["articles"] == {"count": count}
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


def test_the_folder_serves_the_same_with_plain_datasette(corpus: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yml"
    mine.write_text("title: Mine\nplugins: {broadsheet: {other: 1}}")
    folder = tmp_path / "site"
    for _ in range(2):  # the second time, what the first wrote is replaced
        result = run(corpus, "--public", "-m", mine, "--settings-to", folder)
        assert result.exit_code == 0, result.output
    assert sorted(path.name for path in folder.iterdir()) == [
        "corpus.db", "inspect-data.json", "metadata.json", "settings.json",
    ]  # fmt: skip
    assert json.loads((folder / "settings.json").read_text()) == PUBLIC_SETTINGS
    with serving(folder) as address:
        assert httpx.get(f"{address}/-/databases.json").status_code in {200, 403, 404}
        page = httpx.get(f"{address}/corpus/articles.json?_shape=objects").json()
        assert page["filtered_table_rows_count"] == one(corpus, "SELECT count(*) FROM articles")
        assert "Mine" in httpx.get(f"{address}/").text
        assert httpx.get(f"{address}/corpus?sql=select+1").status_code == 403
    assert left(corpus.parent) == []


def test_a_site_at_a_socket_below_a_path(corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "s"
    with publicly(corpus, "--uds", path, "--base-url", "/news/", "--https", port=False):
        client = httpx.Client(transport=httpx.HTTPTransport(uds=str(path)), base_url="http://a.org")
        assert client.get("/news/-/health").json() == {"ok": True}
        assert "https://a.org/news/corpus/-/all/articles.csv" in client.get("/news/corpus").text
        refused = client.get("/news/corpus?sql=select+1")
        assert refused.status_code == 403
        assert "one statement could hold up all other readers" in refused.text
        assert "/news/corpus#queries" in refused.text
        refused = client.get("/news/corpus.json?sql=select+1")
        assert (refused.status_code, refused.json()["title"]) == (403, "No SQL here")
        taken = run(corpus, "--public", "--uds", path)
        assert "is served by another process" in taken.stderr
    assert not path.exists()


def test_a_socket_that_a_killed_server_left_is_taken_over(corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as old:
        old.bind(str(path))
    with publicly(corpus, "--uds", path, port=False):
        client = httpx.Client(transport=httpx.HTTPTransport(uds=str(path)), base_url="http://a.org")
        assert client.get("/-/health").status_code == 200


@pytest.mark.parametrize("links", [True, False])
def test_an_edition_stays_what_it_is(
    corpus: Path, tmp_path: Path, monkeypatch, links: bool
) -> None:
    target = tmp_path / "corpus.db"
    shutil.copy2(corpus, target)
    if not links:

        def refused(*_paths: object) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "hardlink_to", refused)
    with of_editions.held((target,)) as editions:
        edition = editions.take()
        assert target.samefile(edition.files[0]) is links
        (tmp_path / "new").write_bytes(b"new")
        os.replace(tmp_path / "new", target)
        assert Path(edition.files[0]).read_bytes() == corpus.read_bytes()
        assert editions.marks() != edition.marks
        with pytest.raises(UsageError, match="not made by Broadsheet"):
            editions.take()
        editions.release(edition)
        assert not edition.folder.exists()
    assert left(tmp_path) == []


def test_a_file_that_never_settles_is_not_held(corpus: Path, tmp_path: Path, monkeypatch) -> None:
    target = tmp_path / "corpus.db"
    shutil.copy2(corpus, target)
    real = of_editions._held

    def moved(path: Path, folder: Path) -> Path:
        shutil.copy2(corpus, tmp_path / "new")
        os.replace(tmp_path / "new", target)
        return real(path, folder)

    monkeypatch.setattr(of_editions, "_held", moved)
    with of_editions.held((target,)) as editions, pytest.raises(UsageError, match="changes while"):
        editions.take()


def test_only_what_nobody_uses_is_cleared(tmp_path: Path) -> None:
    with workspace(tmp_path) as used:
        unlocked = tmp_path / ".broadsheet-dead.serving"
        unlocked.mkdir()
        (unlocked / "lock").touch()
        (tmp_path / ".broadsheet-bare.serving").mkdir()  # somebody is about to lock it
        clear(tmp_path)
        assert used.exists()
        assert sorted(left(tmp_path)) == sorted([used.name, ".broadsheet-bare.serving"])


async def test_readers_who_come_at_once_are_shared_among_processes() -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    address = listening.getsockname()
    waiting = [socket.create_connection(address) for _ in range(8)]
    taken: list[list[asyncio.Protocol]] = [[], []]

    def door(mine: list[asyncio.Protocol]) -> Door:
        def protocol() -> asyncio.Protocol:
            mine.append(asyncio.Protocol())
            return mine[-1]

        return Door(listening.dup(), protocol, lambda: len(mine))

    doors = [door(mine) for mine in taken]

    async def all_taken() -> None:
        async with asyncio.timeout(WITHIN):
            while sum(map(len, taken)) < len(waiting):  # noqa: ASYNC110 - as the system does
                await asyncio.sleep(0.01)

    for each in doors:
        each.open()
    await all_taken()
    assert min(map(len, taken)) >= 2, taken
    doors[0].shut()
    waiting += [socket.create_connection(address) for _ in range(4)]
    before = len(taken[0])
    await all_taken()
    assert len(taken[0]) == before
    doors[1].shut()
    for each in (*waiting, listening):
        each.close()


async def test_health_tells_of_a_database_that_does_not_answer(corpus: Path) -> None:
    from broadsheet.serve.health import with_health

    site = await served(corpus)
    transport = httpx.ASGITransport(with_health(site.app(), site))
    async with httpx.AsyncClient(transport=transport, base_url="http://a.org") as client:
        assert (await client.get("/-/health")).status_code == 200
        assert (await client.get("/corpus")).status_code == 200

        async def fails(*_arguments: object) -> None:
            raise OSError

        site.get_database("corpus").execute = fails
        assert (await client.get("/-/health")).status_code == 503


@pytest.mark.parametrize(
    ("family", "peer", "who"),
    [
        (socket.AF_UNIX, None, "192.0.2.7"),
        (socket.AF_INET, ("127.0.0.1", 1), "192.0.2.7"),
        (socket.AF_INET6, ("::1", 1), "192.0.2.7"),
        (socket.AF_INET, ("198.51.100.1", 1), "198.51.100.1"),
    ],
)
async def test_turns_are_those_of_whom_a_web_server_in_front_answers(
    family: int, peer: tuple[str, int] | None, who: str
) -> None:
    found: list[str] = []

    async def app(scope: Any, _receive: Any, _send: Any) -> None:
        found.append(client(scope))

    with socket.socket(family) as readers:
        config = configured(app, readers)
    config.load()
    headers = [(b"x-forwarded-for", b"192.0.2.7")]
    scope = {"type": "http", "scheme": "http", "client": peer, "headers": headers}
    await config.loaded_app(scope, None, None)  # type: ignore[arg-type]
    assert found == [who]
