"""Complete downloads of a divided corpus: made for each database, served where the set is that."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from conftest import METADATA, served
from datasette.app import Datasette
from divided import divided
from served import left, publicly
from test_downloads import is_file, opened

from broadsheet import cli
from broadsheet.errors import OutputError, UsageError
from broadsheet.export import downloads as making
from broadsheet.export.downloads import downloads
from broadsheet.publish.take.stated import read
from broadsheet.serve import downloads as held
from broadsheet.serve import downloads_folder

PARTS = ("2019", "2020", "2021", "undated")
WHOLE = "/corpus-2019/-/all/articles.csv"


@pytest.fixture(scope="module")
def corpus_set(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus divided by year; tests only read it."""
    return divided(texts, tmp_path_factory.mktemp("set") / "corpus")


@pytest.fixture(scope="module")
def made(corpus_set: Path) -> Path:
    """Its downloads; tests only read them."""
    folder = corpus_set.with_name("downloads")
    downloads(corpus_set, folder)
    return folder


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Path:
    """The same, for a test to change."""
    return Path(shutil.copytree(made, tmp_path / "own"))


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    held._known.clear()


async def public(databases: Path, folder: Path, *names: str) -> Datasette:
    """Serve databases of a set, all of them unless some are named."""
    paths = [databases / f"{name}.db" for name in names] or sorted(databases.glob("*.db"))
    return await opened(*paths, folder=str(folder))


async def test_each_file_is_what_the_page_of_its_database_streams(
    corpus_set: Path, made: Path
) -> None:
    site = await served(*sorted(corpus_set.glob("*.db")))
    assert {path.name for path in made.iterdir()} == {*PARTS, "downloads.json", "SHA256SUMS"}
    for part in PARTS:
        stated = read((made / part / "downloads.json").read_bytes())
        assert {*stated.files, "downloads.json"} == {one.name for one in (made / part).iterdir()}
        for name in stated.files:
            if not name.endswith(".gz"):
                streamed = await site.client.get(f"/corpus-{part}/-/all/{name}")
                assert (made / part / name).read_bytes() == streamed.content, (part, name)
    assert b"Bridge 0 is mended" in (made / "2019/articles.csv").read_bytes()


def test_sha256sum_accepts_the_checksums(made: Path) -> None:
    check = ["sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS"]
    assert subprocess.run(check, cwd=made, capture_output=True, check=True).stdout == b""
    listed = (made / "SHA256SUMS").read_text().splitlines()
    assert len(listed) == sum(1 for path in made.rglob("*") if path.is_file()) - 1


async def test_a_server_gives_them(
    corpus_set: Path, made: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    site = await public(corpus_set, made)
    for part in PARTS:
        answer = await site.client.get(f"/corpus-{part}/-/all/articles.csv")
        assert is_file(answer)
        assert answer.content == (made / part / "articles.csv").read_bytes()
    count = sum(1 for path in made.rglob("*.*") if path.name != "downloads.json")
    said = capfd.readouterr().err
    assert said == f"{made}: complete downloads of corpus are its {count} files\n"
    assert not is_file(await site.client.get("/corpus-2019/-/all/articles.csv?_sort=id"))
    assert (await site.client.get("/corpus/-/all/articles.csv")).status_code == 404


async def test_a_server_of_some_of_the_databases_gives_theirs(corpus_set: Path, made: Path) -> None:
    site = await public(corpus_set, made, "corpus", "corpus-2019")
    assert is_file(await site.client.get(WHOLE))
    alone = await public(corpus_set, made / "2019", "corpus-2019")
    assert is_file(await alone.client.get(WHOLE))


def other_set(folder: Path) -> None:
    stated = json.loads((folder / "downloads.json").read_text())
    stated["database_sha256"] = "0" * 64
    (folder / "downloads.json").write_text(json.dumps(stated))


def exchanged(folder: Path) -> None:
    (folder / "2019").rename(folder / "2018")
    (folder / "2020").rename(folder / "2019")
    (folder / "2018").rename(folder / "2020")


def without_a_part(folder: Path) -> None:
    shutil.rmtree(folder / "2019")


def linked(folder: Path) -> None:
    (folder / "2019").rename(folder.with_name("elsewhere"))
    (folder / "2019").symlink_to(folder.with_name("elsewhere"))


def cut(folder: Path) -> None:
    (folder / "2019/articles.csv").write_text("id")


def outside(folder: Path) -> None:
    stated = json.loads((folder / "downloads.json").read_text())
    stated["parts"] = {f"../{folder.name}/{part}": of for part, of in stated["parts"].items()}
    (folder / "downloads.json").write_text(json.dumps(stated))


SPOILT = {
    other_set: "is of another edition than the one that is served",
    exchanged: "its folder 2019: is of another edition than the set",
    without_a_part: "its folder 2019: cannot be opened: No such file or directory",
    linked: "its folder 2019: cannot be opened: ",
    cut: "its folder 2019: articles.csv in it is not the file that was made",
    outside: "downloads.json in it cannot be read",
}


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
async def test_a_folder_that_is_not_right_is_said_and_the_rows_are_streamed(
    corpus_set: Path,
    own: Path,
    capfd: pytest.CaptureFixture[str],
    spoil: Callable[[Path], None],
) -> None:
    spoil(own)
    site = await public(corpus_set, own)
    for _ in range(2):
        answer = await site.client.get(WHOLE)
        assert answer.status_code == 200
        assert not is_file(answer)
    said = capfd.readouterr().err
    assert said.count("\n") == 1
    assert said.startswith(f"{own}: {SPOILT[spoil]}"), said


async def test_no_more_files_are_opened_than_leave_room_for_readers(
    corpus_set: Path,
    made: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(downloads_folder, "_FOR_READERS", downloads_folder._MOST_FILES)
    site = await public(corpus_set, made)
    assert not is_file(await site.client.get(WHOLE))
    assert "has more files than the 0 that may still be opened (ulimit -Hn)" in (
        capfd.readouterr().err
    )


async def test_a_part_that_comes_later_is_taken_up(corpus_set: Path, own: Path) -> None:
    (own / "2020").rename(own.with_name("later"))
    site = await public(corpus_set, own)
    assert not is_file(await site.client.get(WHOLE))
    own.with_name("later").rename(own / "2020")
    assert is_file(await site.client.get(WHOLE))


async def test_the_index_has_none_and_says_so(corpus_set: Path, made: Path) -> None:
    site = await public(corpus_set, made)
    answer = await site.client.get("/corpus/people.csv?_stream=on")
    assert answer.status_code == 400
    assert "The index of a divided corpus has no complete files; its databases do." in answer.text


def run(*arguments: object) -> str:
    words = ["build", *map(str, arguments), "--metadata", str(METADATA), "--shard-by", "year"]
    result = CliRunner().invoke(cli.main, words)
    assert result.exit_code in {0, 3}, result.output  # 3: a file of theirs cannot be read
    return result.output


def test_the_command_makes_them_and_leaves_what_is_there(
    texts: Path, made: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "d"
    words = (texts, "-o", tmp_path / "corpus.db", "--downloads", folder)
    said = run(*words)
    count = sum(1 for path in made.rglob("*") if path.is_file())
    assert f"{folder}: complete downloads, {count} files, " in said
    command = f"broadsheet serve {tmp_path}/corpus --public --downloads {folder}"
    assert f"{command}\n" in said
    for path in made.rglob("*"):
        if path.is_file():
            there = folder / path.relative_to(made)
            assert there.read_bytes() == path.read_bytes(), path
    before = folder.stat().st_ino
    assert "bytes, there already" in run(*words)
    assert folder.stat().st_ino == before
    shutil.rmtree(folder / "2020")
    assert "there already" not in run(*words)
    assert (folder / "2020/articles.csv").is_file()
    assert left(tmp_path) == []


def test_a_year_that_is_no_more_leaves(texts: Path, tmp_path: Path) -> None:
    few = tmp_path / "texts"
    few.mkdir()
    for name in ("00.md", "01.md"):
        shutil.copy(texts / name, few)
    words = (few, "-o", tmp_path / "corpus.db", "--downloads", tmp_path / "d")
    run(*words)
    assert {path.name for path in (tmp_path / "d").iterdir() if path.is_dir()} == {"2019", "2020"}
    (few / "01.md").unlink()
    run(*words)
    assert {path.name for path in (tmp_path / "d").iterdir() if path.is_dir()} == {"2019"}


def test_a_set_that_is_replaced_meanwhile_has_no_mixed_downloads(
    corpus_set: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = Path(shutil.copytree(corpus_set, tmp_path / "corpus"))

    def replaced(*_: object) -> list[object]:
        shutil.copy2(corpus_set / "corpus-2020.db", tmp_path / "new")
        (tmp_path / "new").replace(copied / "corpus-2020.db")
        return []

    monkeypatch.setattr(making, "_files", replaced)
    with pytest.raises(OutputError, match="was replaced while it was read"):
        downloads(copied, tmp_path / "d")
    assert not (tmp_path / "d").exists()


def test_a_folder_of_something_else_has_no_downloads(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    with pytest.raises(UsageError, match="is no divided corpus of Broadsheet"):
        downloads(tmp_path / "notes", tmp_path / "d")


def test_the_public_server_gives_them(corpus_set: Path, made: Path, tmp_path: Path) -> None:
    databases = Path(shutil.copytree(corpus_set, tmp_path / "corpus"))
    with publicly(databases, "--downloads", made) as server:
        server.wait_for(f"{made}: complete downloads of corpus are its")
        answer = httpx.get(f"http://127.0.0.1:{server.port}{WHOLE}", timeout=60)
        assert is_file(answer)
        assert answer.content == (made / "2019/articles.csv").read_bytes()
