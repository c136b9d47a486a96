"""Complete downloads as files: what is made, what is served from it, and when it is not."""

import gzip
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner, Result
from conftest import ARTICLES, METADATA, Build, served, serving
from datasette.app import Datasette
from served import Served, left, publicly, until

from broadsheet import cli, place_folder
from broadsheet.build import build
from broadsheet.errors import OutputError, UsageError
from broadsheet.export import downloads as making
from broadsheet.export.downloads import downloads
from broadsheet.publish.take.stated import Whole, read
from broadsheet.publish.take.whole import part
from broadsheet.serve import downloads as held
from broadsheet.serve import kinds
from broadsheet.serve.asked import Asked
from broadsheet.serve.downloads import Files
from broadsheet.serve.downloads_folder import Held
from broadsheet.serve.settings import PUBLIC_SETTINGS

PUBLIC = {"public": True}
WHOLE = "/corpus/-/all/articles.csv"


@pytest.fixture(scope="module")
def made(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The downloads of the five articles; tests only read them."""
    folder = tmp_path_factory.mktemp("made") / "downloads"
    downloads(corpus, folder)
    return folder


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    """Close what a test's sites hold open, which they do for as long as they live."""
    yield
    held._known.clear()


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Path:
    """The same, for a test to change."""
    return Path(shutil.copytree(made, tmp_path / "own"))


async def opened(*paths: Path, folder: object, **more: Any) -> Datasette:
    """Start a public site that has downloads."""
    plugins = {"broadsheet": {**PUBLIC, "downloads": folder}}
    site = Datasette(
        [],
        immutables=[str(path) for path in paths],
        metadata={"plugins": plugins, **more},
        settings=PUBLIC_SETTINGS,
    )
    await site.invoke_startup()
    return site


def is_file(answer: httpx.Response) -> bool:
    return answer.status_code == 200 and "etag" in answer.headers


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


async def test_each_file_is_what_the_page_streams(corpus: Path, made: Path) -> None:
    site = await served(corpus)
    stated = read((made / "downloads.json").read_bytes())
    plain = {name for name in stated.files if not name.endswith(".gz")}
    packed = stated.files.keys() - plain
    shown = {*await site.get_database("corpus").table_names(), *(
        await site.get_database("corpus").view_names())}  # fmt: skip
    tables = {name for name in shown if "_fts" not in name} - {"answers", "sqlite_stat1"}
    assert plain == {f"{name}.{kind}" for name in tables for kind in ("csv", "json", "jsonl")}
    for name in plain:
        streamed = await site.client.get(f"/corpus/-/all/{name}")
        assert "etag" not in streamed.headers
        assert (made / name).read_bytes() == streamed.content, name
    assert "articles.csv.gz" in packed
    assert "authors.csv.gz" not in packed
    for name in packed:
        content = (made / name).read_bytes()
        assert gzip.decompress(content) == (made / name[:-3]).read_bytes()
        assert content[3:8] == bytes(5), "neither a name nor a time"
    everything = {*stated.files, "downloads.json", "SHA256SUMS"}
    assert {path.name for path in made.iterdir()} == everything


def test_sha256sum_accepts_the_checksums(made: Path) -> None:
    check = ["sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS"]
    assert subprocess.run(check, cwd=made, capture_output=True, check=True).stdout == b""


def test_the_command_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    target, folder = tmp_path / "news.db", tmp_path / "d"
    command = [sys.executable, "-m", "broadsheet", "build", ARTICLES, "--metadata", METADATA]
    env = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "BROADSHEET_PUBLIC": "1"}
    words = [*command, "-o", target, "--downloads", folder]
    first = subprocess.run(words, env=env, cwd=tmp_path, capture_output=True, check=True, text=True)
    said = f"{folder}: complete downloads, {len(files(folder))} files, "
    assert said in first.stdout
    command_line = f"broadsheet serve {target} --public --downloads {folder}"
    assert first.stdout.endswith(f"{command_line}\n")
    assert "\nFor everyone: " in first.stdout
    found = files(folder)
    assert found == files(made)


def run(*arguments: object) -> Result:
    words = ["build", *map(str, arguments), "--metadata", str(METADATA)]
    return CliRunner().invoke(cli.main, words)


def test_what_is_there_already_is_left(texts_of_one: Path, tmp_path: Path) -> None:
    folder = tmp_path / "d"
    arguments = (texts_of_one, "-o", tmp_path / "a.db", "--downloads", folder)
    assert run(*arguments).exit_code == 0
    before = folder.stat().st_ino
    again = run(*arguments)
    assert again.exit_code == 0
    assert "bytes, there already" in again.output
    assert folder.stat().st_ino == before
    (texts_of_one / "b.txt").write_text("Another council met on Tuesday, and said little.")
    assert run(*arguments, "--quiet").output == ""
    assert folder.stat().st_ino != before
    assert (folder / "articles.csv").read_bytes().count(b"\r\n") == 3
    assert left(tmp_path) == []


@pytest.fixture
def texts_of_one(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("The council met on Monday and said that it would meet again.")
    return folder


MISTAKES = {
    ("--downloads", "a/d", "--shard-by", "year"): "a/d: is inside the folder of databases",
    ("--downloads", "a", "--shard-by", "year"): "a: is where the database is to stand",
    ("--downloads", "notes"): "notes: is no folder of downloads of Broadsheet",
    ("--downloads", "noted"): "mine.txt: is not part of the folder of downloads that is there",
    ("--downloads", "changed"): "articles.csv: was changed since it was made",
    ("--downloads", "export"): "export: is no folder of downloads of Broadsheet",
    ("--downloads", "none/d"): "the folder that it is to stand in does not exist",
    ("--downloads", "texts/d"): "texts/d: is inside the folder of articles",
    ("--downloads", "."): "is no folder of downloads of Broadsheet",
    ("--downloads", "empty", "-o", "empty/a.db"): "empty: is where the database is to stand",
    ("--downloads", "a.db"): "a.db: is where the database is to stand",
    ("--downloads", "file"): "file: is a file",
}


@pytest.mark.parametrize("mistake", MISTAKES, ids=" ".join)
def test_a_mistake_is_one_line_before_the_build(
    made: Path, texts_of_one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mistake: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("notes", "empty", "export", "a"):
        Path(name).mkdir()
    Path("notes/mine.txt").touch()
    Path("export/datapackage.json").write_text('{"broadsheet": 1}')
    Path("export/SHA256SUMS").touch()
    Path("file").touch()
    for name in ("noted", "changed"):
        shutil.copytree(made, name)
    Path("noted/mine.txt").touch()
    Path("changed/articles.csv").write_text("mine")
    result = run(texts_of_one, "-o", "a.db", *mistake)
    assert result.exit_code == 2, result.output
    assert MISTAKES[mistake] in result.stderr
    assert result.stderr.count("\n") == 1
    assert not Path("a.db").exists()
    assert not Path("d").exists()
    assert left(tmp_path) == []


def test_what_fails_after_the_build_says_that_the_database_is_there(
    texts_of_one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "write_sums", full)
    result = run(texts_of_one, "-o", tmp_path / "a.db", "--downloads", tmp_path / "d")
    assert result.exit_code == 5
    assert result.stderr.endswith(
        f"No space left on device; {tmp_path}/a.db itself is in place\n"
    ), result.stderr
    assert (tmp_path / "a.db").exists()
    assert not (tmp_path / "d").exists()
    assert left(tmp_path) == []


def test_who_interrupts_them_is_told_that_the_database_is_there(
    texts_of_one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(making, "_files", interrupted)
    result = run(texts_of_one, "-o", tmp_path / "a.db", "--downloads", tmp_path / "d")
    assert result.exit_code == 5
    said = f"d: interrupted, what was there stays; {tmp_path}/a.db itself is in place\n"
    assert result.stderr.endswith(said), result.stderr
    assert (tmp_path / "a.db").exists()
    assert left(tmp_path) == []


def linked_folder(folder: Path) -> str:
    (folder / "mine").symlink_to(folder.parent)
    return "mine: is not part of the folder of downloads that is there"


def empty_folder(folder: Path) -> str:
    (folder / "mine").mkdir()
    return "mine: is not part of the folder of downloads that is there"


def piped_file(folder: Path) -> str:
    (folder / "said.csv").unlink()
    os.mkfifo(folder / "said.csv")
    return "said.csv: is not part of the folder of downloads that is there"


def piped_statement(folder: Path) -> str:
    (folder / "downloads.json").unlink()
    os.mkfifo(folder / "downloads.json")
    return "own: is no folder of downloads of Broadsheet"


@pytest.mark.parametrize(
    "change",
    [linked_folder, empty_folder, piped_file, piped_statement],
    ids=lambda one: one.__name__,
)
def test_what_is_no_file_of_theirs_stays(corpus: Path, own: Path, change: Any) -> None:
    cause = change(own)
    before = sorted(own.iterdir())
    with pytest.raises(UsageError) as error:
        downloads(corpus, own)
    assert str(error.value).startswith(str(own))
    assert cause in str(error.value)
    assert sorted(own.iterdir()) == before


def test_a_database_that_is_replaced_meanwhile_has_no_mixed_downloads(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "corpus.db"
    shutil.copy2(corpus, target)

    def replaced(*_: object) -> Any:
        shutil.copy2(corpus, tmp_path / "new")
        os.replace(tmp_path / "new", target)
        return []

    monkeypatch.setattr(making, "_files", replaced)
    with pytest.raises(OutputError, match="was replaced while it was read"):
        downloads(target, tmp_path / "d")
    assert not (tmp_path / "d").exists()


@pytest.mark.parametrize("name", ["none.db", "text.db", "folder"])
def test_only_a_database_of_ours_has_downloads(tmp_path: Path, name: str) -> None:
    (tmp_path / "text.db").write_text("Mine")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError):
        downloads(tmp_path / name, tmp_path / "d")


def test_a_table_without_rows_and_hostile_texts(make: Build, tmp_path: Path) -> None:
    said = "The council met on Monday and said that it would meet again, in brief. " * 4
    titles = ("=1+1", "a\x00b\u2028c\u0085d", "<script>\r\n", '","', "w" * 300_000)
    records = [{"title": title, "text": f"{said}{i}"} for i, title in enumerate(titles)]
    path = make({"a.jsonl": "\n".join(map(json.dumps, records))})
    downloads(path, tmp_path / "d")
    assert (tmp_path / "d/authors.json").read_bytes() == b"[\n]\n"
    assert (tmp_path / "d/authors.jsonl").read_bytes() == b""
    lines = (tmp_path / "d/articles.jsonl").read_bytes().split(b"\n")[:-1]
    assert list(map(json.loads, lines)) == json.loads((tmp_path / "d/articles.json").read_bytes())
    assert len(lines) == len(titles)


# What is served.


@pytest.fixture
def pair(tmp_path: Path) -> Files:
    """A file of ten bytes, and the same packed into four."""
    pair = []
    for name, content in (("a", b"0123456789"), ("b", b"gzip")):
        (tmp_path / name).write_bytes(content)
        descriptor = os.open(tmp_path / name, os.O_RDONLY)
        pair.append(Held(descriptor, Whole(len(content), name * 64)))
    return Files("articles", "csv", *pair)


A, B = f'"{"a" * 32}"', f'"{"b" * 32}"'
GZIP = {"accept-encoding": "br, gzip"}

PARTS: list[tuple[dict[str, str], int, bytes]] = [
    ({}, 200, b"0123456789"),
    (GZIP, 200, b"gzip"),
    ({"accept-encoding": "gzip;q=0, identity"}, 200, b"0123456789"),
    ({"range": "bytes=0-0"}, 206, b"0"),
    ({"range": "bytes=4-"}, 206, b"456789"),
    ({"range": "bytes=4-99"}, 206, b"456789"),
    ({"range": "bytes=-3"}, 206, b"789"),
    ({"range": "bytes=-99"}, 206, b"0123456789"),
    ({"range": "bytes=10-"}, 416, b""),
    ({"range": "bytes=-0"}, 416, b""),
    ({"range": "bytes=999999999999999999-"}, 416, b""),
    ({"range": "bytes=9999999999999999999-"}, 200, b"0123456789"),
    ({"range": "bytes=5-4"}, 200, b"0123456789"),
    ({"range": "bytes=-"}, 200, b"0123456789"),
    ({"range": "bytes=0-1,3-4"}, 200, b"0123456789"),
    ({"range": "bytes=" + "0-," * 1000}, 200, b"0123456789"),
    ({"range": "bytes=١-٢"}, 200, b"0123456789"),
    ({"range": "lines=0-1"}, 200, b"0123456789"),
    ({"range": "bytes=2-3", **GZIP}, 206, b"23"),
    ({"range": "bytes=2-3", "if-range": A}, 206, b"23"),
    ({"range": "bytes=2-3", "if-range": B}, 206, b"ip"),
    ({"range": "bytes=2-3", "if-range": '"other"'}, 200, b"0123456789"),
    ({"range": "bytes=2-3", "if-range": f"W/{A}"}, 200, b"0123456789"),
    ({"range": "bytes=2-3", "if-range": "Sun, 22 Nov 2026 16:09:26 GMT"}, 200, b"0123456789"),
    ({"if-none-match": A}, 304, b""),
    ({"if-none-match": f'"x", W/{A}'}, 304, b""),
    ({"if-none-match": "*", "range": "bytes=2-3"}, 304, b""),
    ({"if-none-match": A, **GZIP}, 200, b"gzip"),
    ({"if-none-match": B, **GZIP}, 304, b""),
    ({"if-none-match": '"other"'}, 200, b"0123456789"),
]


@pytest.mark.parametrize(("headers", "status", "content"), PARTS, ids=lambda one: str(one)[:60])
def test_the_part_that_is_asked_for(
    pair: Files, headers: dict[str, str], status: int, content: bytes
) -> None:
    found = part(headers, pair, head=False)
    assert (found.status, found.file.read(found.end - found.start, found.start)) == (
        status,
        content,
    )
    packed = found.file is pair.packed
    assert found.headers["etag"] == (B if packed else A)
    assert found.headers.get("content-encoding") == ("gzip" if packed else None)
    assert found.headers["vary"] == "Accept-Encoding"
    if status in {200, 206}:
        assert found.headers["content-length"] == str(len(content))
    if status in {206, 416}:
        place = found.headers["content-range"]
        assert place.endswith(f"/{found.file.size}")
        assert status == 206 or place == "bytes */10"
    head = part(headers, pair, head=True)
    assert head.status == (304 if status == 304 else 200)


async def test_a_file_is_answered_without_a_row_of_the_database(
    corpus: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = await opened(corpus, folder=[str(made)])
    await site.client.get("/robots.txt")  # with its first request Datasette begins

    database = site.get_database("corpus")
    execute = database.execute

    def connected(*_: object) -> None:
        pytest.fail("the database was opened")

    async def executed(sql: str, *arguments: Any, **options: Any) -> Any:
        # Datasette looks up how a table is spelt before it asks who may see it.
        assert "from sqlite_master where" in sql
        return await execute(sql, *arguments, **options)

    monkeypatch.setattr(type(database), "connect", connected)
    monkeypatch.setattr(database, "execute", executed)
    plain = await site.client.get(WHOLE, headers={"accept-encoding": "identity"})
    assert plain.content == (made / "articles.csv").read_bytes()
    assert plain.headers["content-length"] == str(len(plain.content))
    assert plain.headers["content-disposition"] == 'attachment; filename="articles.csv"'
    assert plain.headers["content-type"] == "text/csv; charset=utf-8"
    assert plain.headers["cache-control"] == "max-age=60"
    assert "default-src 'none'" in plain.headers["content-security-policy"]
    packed = await site.client.get(WHOLE, headers={"accept-encoding": "gzip"})
    assert packed.content == plain.content
    assert packed.headers["content-length"] == str((made / "articles.csv.gz").stat().st_size)
    assert {"Accept-Encoding", "Cookie"} <= set(packed.headers["vary"].split(", "))
    head = await site.client.head(WHOLE, headers={"accept-encoding": "identity"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == plain.headers["content-length"]
    rest = await site.client.get(WHOLE, headers={"range": "bytes=100-"})
    assert (rest.status_code, rest.content) == (206, plain.content[100:])
    same = await site.client.get(
        WHOLE, headers={"if-none-match": packed.headers["etag"], "accept-encoding": "gzip"}
    )
    assert (same.status_code, same.content) == (304, b"")


NOT_FROM_FILES = (
    f"{WHOLE}?year=2021",
    f"{WHOLE}?_sort=id",
    "/corpus/-/all/articles.xlsx",
    "/corpus/-/all/articles.ris",
    "/corpus/-/all/articles_by_year.csv",
)


@pytest.mark.parametrize("address", NOT_FROM_FILES)
async def test_anything_else_is_streamed(corpus: Path, made: Path, address: str) -> None:
    site = await opened(corpus, folder=str(made))
    answer = await site.client.get(address)
    assert answer.status_code == 200
    assert not is_file(answer)
    assert is_file(await site.client.get(WHOLE))


async def test_files_have_a_queue_of_their_own(corpus: Path, made: Path) -> None:
    site = await opened(corpus, folder=str(made))
    expected = dict.fromkeys((WHOLE, "/corpus/-/all/said.jsonl"), kinds.FILE)
    expected |= dict.fromkeys(NOT_FROM_FILES, kinds.DOWNLOAD)
    expected |= {"/corpus/-/all/articles.csv.gz": kinds.DOWNLOAD}
    for address, kind in expected.items():
        path, _, query = address.partition("?")
        scope = {"method": "GET", "path": path, "raw_path": path.encode()}
        assert kinds.kind(Asked(site, {**scope, "query_string": query.encode()})) == kind, address
    scope |= {"method": "POST", "path": WHOLE, "raw_path": WHOLE.encode(), "query_string": b""}
    assert kinds.kind(Asked(site, scope)) == kinds.DOWNLOAD


async def test_a_closed_table_has_no_file(corpus: Path, made: Path) -> None:
    closed = {"databases": {"corpus": {"tables": {"articles": {"allow": {"id": "root"}}}}}}
    site = await opened(corpus, folder=str(made), **closed)
    assert (await site.client.get(WHOLE)).status_code == 403
    assert (await site.client.get("/corpus/-/all/said.csv")).status_code == 403
    assert is_file(await site.client.get("/corpus/-/all/problems.csv"))
    cookie = {"ds_actor": site.sign({"a": {"id": "root"}}, "actor")}
    mine = await site.client.get(WHOLE, cookies=cookie)
    assert is_file(mine)
    assert mine.headers["cache-control"].startswith("private")


async def test_what_the_metadata_shows_otherwise_is_streamed(corpus: Path, made: Path) -> None:
    said = {
        "tables": {"articles": {"sort_desc": "id"}},
        "queries": {"people": {"sql": "select 1 as one"}},
    }
    site = await opened(corpus, folder=str(made), databases={"corpus": said})
    for name in ("articles", "people"):
        answer = await site.client.get(f"/corpus/-/all/{name}.csv")
        assert answer.status_code == 200
        assert not is_file(answer)
        assert answer.content != (made / f"{name}.csv").read_bytes()
    assert is_file(await site.client.get("/corpus/-/all/quotes.csv"))


async def test_downloads_that_are_switched_off_stay_so(corpus: Path, made: Path) -> None:
    site = await opened(corpus, folder=str(made))
    site._settings["allow_csv_stream"] = False
    assert (await site.client.get(WHOLE)).status_code == 403


async def test_the_environment_names_folders(
    corpus: Path, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROADSHEET_DOWNLOADS", os.pathsep.join([str(tmp_path), str(made)]))
    site = await opened(corpus, folder=None)
    assert is_file(await site.client.get(WHOLE))


# A folder that is not as it was made.


def other_edition(folder: Path) -> None:
    path = folder / "downloads.json"
    path.write_text(re.sub(r'(?<=database_sha256": ")\w{8}', "0" * 8, path.read_text()))


def naming(name: str) -> Any:
    def spoil(folder: Path) -> None:
        path = folder / "downloads.json"
        (folder.parent / "secret").write_text("secret")
        (folder / ".secret").write_text("secret")
        path.write_text(path.read_text().replace('"articles.csv"', json.dumps(name)))

    spoil.__name__ = f"naming {name}"
    return spoil


def replaced_by(make: Any, name: str = "articles.csv") -> Any:
    def spoil(folder: Path) -> None:
        (folder / name).unlink()
        make(folder / name)

    spoil.__name__ = f"{name} {make.__name__}"
    return spoil


def link(path: Path) -> None:
    outside = path.parent.with_name("outside")
    outside.write_bytes(b"secret" * 10_000)
    path.symlink_to(outside)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def door(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        here = os.open(path.parent, os.O_RDONLY)
        try:
            one.bind(f"/proc/self/fd/{here}/{path.name}")
        finally:
            os.close(here)


def gone(path: Path) -> None:
    assert not path.exists()


def cut(path: Path) -> None:
    path.write_bytes(b"id")


def garbage(path: Path) -> None:
    path.write_bytes(b"[" * 100_000)


SPOILT = {
    shutil.rmtree: "cannot be opened: No such file or directory",
    other_edition: "is of another edition than the one that is served",
    replaced_by(gone): "articles.csv in it cannot be opened: No such file",
    replaced_by(link): "articles.csv in it cannot be opened: Too many levels of symbolic links",
    replaced_by(pipe): "articles.csv in it is no file",
    replaced_by(door): "articles.csv in it cannot be opened: No such device",
    replaced_by(Path.mkdir): "articles.csv in it is no file",
    replaced_by(cut): "articles.csv in it is not the file that was made",
    replaced_by(gone, "downloads.json"): "has no downloads that Broadsheet made",
    replaced_by(link, "downloads.json"): "downloads.json in it cannot be opened: Too many levels",
    replaced_by(pipe, "downloads.json"): "downloads.json in it is no file",
    replaced_by(garbage, "downloads.json"): "downloads.json in it cannot be read",
    naming("../secret"): "downloads.json in it cannot be read",
    naming(".secret"): "downloads.json in it cannot be read",
    naming("/etc/passwd"): "downloads.json in it cannot be read",
    naming("articles.csv\0"): "downloads.json in it cannot be read",
}


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
async def test_a_folder_that_is_not_right_is_said_and_the_rows_are_streamed(
    corpus: Path, own: Path, capfd: pytest.CaptureFixture[str], spoil: Any
) -> None:
    spoil(own)
    site = await opened(corpus, folder=str(own))
    for _ in range(2):  # it is said once
        answer = await site.client.get(WHOLE)
        assert answer.status_code == 200
        assert not is_file(answer)
        assert b"secret" not in answer.content
    said = capfd.readouterr().err
    assert said.count("\n") == 1
    assert said.startswith(f"{own}: {SPOILT[spoil]}"), said
    assert said.endswith("; complete downloads are streamed from the database\n")


async def test_a_database_that_may_change_has_no_files(
    corpus: Path, made: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    mine = {"plugins": {"broadsheet": {"downloads": [str(made)]}}}
    site = await served(corpus, metadata=mine)
    assert not is_file(await site.client.get(WHOLE))
    assert "served immutable (datasette serve -i)" in capfd.readouterr().err


async def test_a_folder_that_comes_later_is_taken_up(
    corpus: Path, made: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "later"
    site = await opened(corpus, folder=str(folder))
    assert not is_file(await site.client.get(WHOLE))
    shutil.copytree(made, tmp_path / "copy")
    (tmp_path / "copy").rename(folder)
    assert is_file(await site.client.get(WHOLE))
    shutil.rmtree(folder)
    assert is_file(await site.client.get(WHOLE)), "it is held"
    assert capfd.readouterr().err.count("\n") == 2


async def test_a_file_that_is_written_into_is_given_to_nobody(corpus: Path, own: Path) -> None:
    site = await opened(corpus, folder=str(own))
    assert is_file(await site.client.get(WHOLE))
    with (own / "articles.csv").open("r+b") as file:
        file.write(b"other")
    os.utime(own / "articles.csv", ns=(1, 1))
    answer = await site.client.get(WHOLE)
    assert answer.content.startswith(b"id,title,")
    assert not is_file(answer)


TRICKS = (
    "/corpus/-/all/../../downloads.json",
    "/corpus/-/all/..%2fdownloads.json",
    "/corpus/-/all/%2e%2e/downloads.json",
    "/corpus/-/all/..~2Fdownloads.json",
    "/corpus/-/all/downloads.json",
    "/corpus/-/all/SHA256SUMS",
    "/corpus/-/all/.secret.csv",
    "/corpus/-/all/.csv",
    "/corpus/-/all/articles.csv.gz",
    "/corpus/-/all/articles.csv/",
    "/corpus/-/all//articles.csv",
    "/corpus/-/all/./articles.csv",
    "/corpus/-/all/articles.csv%00.json",
    "/corpus/-/all/%2fetc%2fpasswd.csv",
    "/corpus/-/all/~2Fetc~2Fpasswd.csv",
    "/corpus/-/all/articles.csv;x",
    "/corpus/-/all/stray.csv",
    "/nothing/-/all/articles.csv",
    "/-/all/articles.csv",
    "/downloads/articles.csv",
)


@pytest.mark.parametrize("path", TRICKS)
async def test_no_address_leads_to_another_file(corpus: Path, own: Path, path: str) -> None:
    for name in ("stray.csv", ".secret.csv"):
        (own / name).write_text("hidden words")
    site = await opened(corpus, folder=str(own))
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "scheme": "http", "path": httpx.URL(path).path,
             "raw_path": path.encode(), "query_string": b"", "headers": [(b"host", b"localhost")],
             "client": ("192.0.2.1", 1), "http_version": "1.1", "server": ("localhost", 80)}  # fmt: skip
    await site.app()(scope, receive, send)
    assert sent[0]["status"] in {301, 302, 307, 400, 404}, sent
    body = b"".join(message.get("body", b"") for message in sent)
    assert b"hidden words" not in body
    assert b"database_sha256" not in body


# As processes.


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Path]]:
    """Two editions, each a database and its downloads in a folder; articles have a megabyte each."""
    found = []
    for count in (2, 3):
        place = tmp_path_factory.mktemp("edition")
        (place / "texts").mkdir()
        for i in range(count):
            words = " ".join(f"word{i}of{count}number{j}" for j in range(60_000))
            (place / "texts" / f"{i}.txt").write_text(f"Council {count} meets\n\n{words}.\n")
        build(place / "texts", place / "corpus.db", METADATA)
        downloads(place / "corpus.db", place / "d")
        found.append(place)
    yield found
    for place in found:
        shutil.rmtree(place)


def put(edition: Path, here: Path, *names: str) -> None:
    """Put a database, its downloads or both in place, each in one step."""
    for name in names:
        beside = here / "beside"
        if (edition / name).is_dir():
            shutil.copytree(edition / name, beside)
            if (here / name).exists():
                place_folder.put(beside, here / name)
                shutil.rmtree(beside, ignore_errors=True)
                continue
        else:
            shutil.copy2(edition / name, beside)
        os.replace(beside, here / name)


def ask(served: Served, **headers: str) -> httpx.Response:
    address = f"http://127.0.0.1:{served.port}{WHOLE}"
    return httpx.get(address, headers={"accept-encoding": "identity", **headers}, timeout=60)


def test_a_new_edition_takes_its_own_files_and_readers_of_the_old_one_go_on(
    editions: list[Path], tmp_path: Path
) -> None:
    old, new = editions
    put(old, tmp_path, "corpus.db", "d")
    with publicly(tmp_path / "corpus.db", "--downloads", tmp_path / "d") as served:
        served.wait_for(f"{tmp_path}/d: complete downloads of corpus are its")
        first = ask(served)
        assert first.content == (old / "d/articles.csv").read_bytes()
        with socket.create_connection(("127.0.0.1", served.port), 60) as slow:
            slow.sendall(f"GET {WHOLE} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
            read = slow.recv(100)
            put(new, tmp_path, "corpus.db")
            served.hurry()
            served.wait_for("new edition is served")
            served.wait_for("is of another edition than the one that is served")
            streamed = ask(served)
            assert streamed.content == (new / "d/articles.csv").read_bytes()
            assert not is_file(streamed)
            put(new, tmp_path, "d")
            until("files of the new edition", lambda: is_file(ask(served)))
            assert ask(served).content == streamed.content
            resumed = ask(served, range="bytes=100-", **{"if-range": first.headers["etag"]})
            assert (resumed.status_code, resumed.content) == (200, streamed.content)
            while piece := slow.recv(1 << 20):
                read += piece
        assert read.partition(b"\r\n\r\n")[2] == first.content
    assert left(tmp_path) == []


def test_plain_datasette_has_the_files_too(corpus: Path, made: Path, tmp_path: Path) -> None:
    words = [
        str(corpus),
        "--public",
        "--downloads",
        str(made),
        "--settings-to",
        str(tmp_path / "s"),
    ]
    result = CliRunner().invoke(cli.main, ["serve", *words])
    assert result.exit_code == 0, result.output
    with serving(tmp_path / "s") as address:
        answer = httpx.get(f"{address}{WHOLE}", headers={"range": "bytes=2-5"})
        assert answer.status_code == 206
        assert answer.content == (made / "articles.csv").read_bytes()[2:6]
