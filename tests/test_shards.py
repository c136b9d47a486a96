"""A corpus divided into several databases has what one file has, and is replaced as a whole."""

import hashlib
import signal
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import METADATA, rows
from divided import divided, write
from faulty import Driver, running

from broadsheet import cli, load_shard_plan, load_shards, threshold
from broadsheet.build import Options, build
from broadsheet.errors import OutputError, UnfitError, UsageError
from broadsheet.load_shard import OF_ARTICLES
from broadsheet.load_shard_index import INDEX_SCHEMA, SHARED, databases
from broadsheet.load_shard_names import shard_name

NAMES = ("people", "organizations", "places", "authors")
SUMMED = ("articles", "mentions", "quotes")


@pytest.fixture(scope="module", params=["year", "outlet"])
def shards(request: pytest.FixtureRequest, texts: Path) -> list[Path]:
    return databases(divided(texts, texts.with_name(f"by-{request.param}"), request.param))


def everything(path: Path, table: str, columns: str = "*") -> list[tuple]:
    return rows(path, f"SELECT {columns} FROM {table}")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("table", ["articles", "files", "problems", *OF_ARTICLES])
def test_the_shards_together_have_the_rows_of_one_file(
    shards: list[Path], whole: Path, table: str
) -> None:
    found = [row for path in shards[1:] for row in everything(path, table)]
    assert Counter(found) == Counter(everything(whole, table))
    assert found


def test_every_table_is_either_divided_or_counted() -> None:
    """One that is added to the schema has to be thought of here."""
    from broadsheet.publish.descriptions import VIEWS, descriptions

    kept = {"articles", "files", "problems", *OF_ARTICLES, *NAMES, "stories", "build"}
    assert set(descriptions()) - VIEWS == kept | {"changes", "answers"}


@pytest.mark.parametrize("table", NAMES)
def test_a_name_is_the_same_in_each_shard_and_counted_in_it(
    shards: list[Path], whole: Path, table: str
) -> None:
    counts = [name for name in SUMMED if name in columns(whole, table)]
    sums: Counter[tuple[int, str]] = Counter()
    for path in shards[1:]:
        known = set(everything(whole, table, "id, name"))
        for identity, name, *numbers in everything(path, table, f"id, name, {', '.join(counts)}"):
            assert (identity, name) in known
            sums.update({(identity, count): n for count, n in zip(counts, numbers, strict=True)})
    expected = {
        (identity, count): n
        for identity, *numbers in everything(whole, table, f"id, {', '.join(counts)}")
        for count, n in zip(counts, numbers, strict=True)
    }
    assert dict(sums) == expected


def columns(path: Path, table: str) -> list[str]:
    return [row[1] for row in rows(path, f"PRAGMA table_info({table})")]


def test_stories_of_several_shards_are_the_same_and_counted_in_each(
    shards: list[Path], whole: Path
) -> None:
    together = Counter(row for path in shards[1:] for row in everything(path, "stories", "id"))
    assert max(together.values()) > 1
    titles = dict(everything(whole, "stories", "id, title"))
    for path in shards[1:]:
        for identity, title, articles in everything(path, "stories", "id, title, articles"):
            assert titles[identity] == title
            counted = rows(path, "SELECT count(*) FROM articles WHERE story_id = ?", identity)
            assert counted == [(articles,)]


@pytest.mark.parametrize("table", [table for table in SHARED if table != "build"])
def test_the_index_has_names_and_stories_as_one_file(
    shards: list[Path], whole: Path, table: str
) -> None:
    assert everything(shards[0], table) == everything(whole, table)


def test_the_index_says_what_there_is(shards: list[Path], whole: Path) -> None:
    index, *others = shards
    stated = dict(everything(index, "build"))
    figures = dict(everything(whole, "build"))
    del figures["metadata"]
    assert figures.items() <= stated.items()
    told = everything(index, "shards", "database, bytes, sha256, articles")
    assert [path.stem for path in others] == [name for name, *_ in told]
    for path, (_, size, sha256, articles) in zip(others, told, strict=True):
        assert (path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest()) == (
            size,
            sha256,
        )
        assert rows(path, "SELECT count(*) FROM articles") == [(articles,)]
        entries = dict(everything(path, "build"))
        assert entries["set_sha256"] == stated["set_sha256"]
        assert (entries["shard"] or "no ") in entries["metadata"]
    of_index = everything(
        index, "articles", "id, title, published, year, outlet, language, story_id"
    )
    assert of_index == everything(
        whole, "articles", "id, title, published, year, outlet, language, story_id"
    )


def test_the_index_ranks_as_one_file(shards: list[Path], whole: Path) -> None:
    sql = "SELECT rowid, bm25(articles_fts, 4.0, 1.0) FROM articles_fts WHERE articles_fts MATCH ? ORDER BY 2, 1"
    for match in (
        "bridge",
        '"the bridge over"',
        "canal OR held",
        "world AND bank NOT omar",
        "hol*",
    ):
        found = rows(shards[0], sql, match)
        assert found
        assert found == rows(whole, sql, match)


def test_same_folder_same_bytes(texts: Path, tmp_path: Path) -> None:
    first = contents(divided(texts, tmp_path / "corpus", workers=1))
    assert sorted(first) == [
        "corpus-2019.db", "corpus-2020.db", "corpus-2021.db", "corpus-undated.db", "corpus.db",
    ]  # fmt: skip
    assert contents(divided(texts, tmp_path / "corpus", workers=2)) == first


def test_what_is_no_more_leaves_with_the_old_set(texts: Path, tmp_path: Path) -> None:
    target = divided(texts, tmp_path / "corpus", "outlet")
    (target / ".DS_Store").touch()
    (target / "corpus.db").chmod(0o640)
    assert set(contents(divided(texts, target))) == {
        "corpus.db", *(f"corpus-{one}.db" for one in (2019, 2020, 2021, "undated"))
    }  # fmt: skip
    assert {path.stat().st_mode & 0o777 for path in target.iterdir()} == {0o640}
    assert [path.name for path in tmp_path.iterdir()] == ["corpus"]


@pytest.mark.parametrize(
    ("there", "error", "cause"),
    [
        ("notes.txt", UsageError, "notes.txt: is not part of a divided corpus"),
        ("corpus-2018.db", UsageError, "corpus-2018.db: is not part of a divided corpus"),
        ("corpus-2019.db-journal", OutputError, "belongs to an open or crashed writer"),
    ],
)
def test_what_is_not_ours_is_left_alone(
    texts: Path, tmp_path: Path, there: str, error: type[Exception], cause: str
) -> None:
    target = divided(texts, tmp_path / "corpus")
    (target / there).write_text("Mine")
    before = contents(target)
    with pytest.raises(error, match=cause):
        divided(texts, target)
    assert contents(target) == before


def test_a_file_a_strangers_folder_and_a_strangers_database(
    texts: Path, whole: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("Mine")
    with pytest.raises(UsageError, match="is a file"):
        divided(texts, tmp_path / "file")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(UsageError, match="in a circle"):
        divided(texts, tmp_path / "loop")
    with pytest.raises(UsageError, match="make it first"):
        divided(texts, tmp_path / "nowhere/corpus")
    (tmp_path / "folder").mkdir()
    assert divided(texts, tmp_path / "folder").is_dir()
    (tmp_path / "folder/folder-2019.db").write_text("Mine")
    with pytest.raises(UsageError, match=r"folder-2019\.db: was not made by Broadsheet"):
        divided(texts, tmp_path / "folder")
    with pytest.raises(UsageError, match="was not made by Broadsheet"):
        build(texts, tmp_path / "folder/folder.db", METADATA)


def test_where_folders_cannot_be_exchanged(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = divided(texts, tmp_path / "corpus")
    before = contents(target)
    monkeypatch.setattr(load_shards, "exchange", lambda *_: None)
    with pytest.raises(OutputError, match="cannot be replaced in one step"):
        divided(texts, target)
    assert contents(target) == before


def test_too_many_databases(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_shard_plan, "MOST", 3)
    with pytest.raises(UnfitError, match="would be 4 databases, and 3 can be served together"):
        divided(texts, tmp_path / "corpus")
    assert not list(tmp_path.iterdir())


def test_outlets_whose_names_cannot_be_told_apart_share_a_database(
    texts: Path, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = lambda *said: "corpus-one" if said[2] else "corpus-none"  # noqa: E731
    monkeypatch.setattr(load_shard_plan, "shard_name", named)
    index, *others = databases(divided(texts, tmp_path / "corpus", "outlet"))
    assert [path.name for path in others] == ["corpus-one.db", "corpus-none.db"]
    assert everything(index, "articles", "count(*)") == everything(whole, "articles", "count(*)")


@pytest.mark.parametrize(
    "value",
    [
        "The Star",
        "THE STAR",
        "the-star",
        "النجم",
        "***",
        "",
        "con",
        "a/b\\c",
        "x" * 5000,
        "no-outlet",
    ],
)
def test_names_of_databases(value: str) -> None:
    name = shard_name("corpus", "outlet", value)
    assert name == name.lower()
    assert name.isascii()
    assert len(name) < 70
    others = ("The Star", "THE STAR", "the-star", "no outlet", None)
    assert [one for one in others if shard_name("corpus", "outlet", one) == name] in ([], [value])
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_a_folder_that_can_hardly_be_read_replaces_no_set(texts: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "in")
    target = divided(folder, tmp_path / "corpus")
    before = contents(target)
    (connection,) = [sqlite3.connect(":memory:")]
    connection.execute("CREATE TABLE problems (path, kind)")
    found = threshold._before(connection, target)
    connection.close()
    assert found
    assert found[0].files == 1
    for i in range(12):
        (folder / f"{i:02}.md").write_text(" ")
    with pytest.raises(UnfitError, match="so the old database stays"):
        divided(folder, target)
    assert contents(target) == before


def test_the_command(texts: Path, tmp_path: Path) -> None:
    target = tmp_path / "corpus.db"
    command = ["build", str(texts), "-o", str(target), "--metadata", str(METADATA)]
    result = CliRunner().invoke(cli.main, [*command, "--shard-by", "year"])
    assert result.exit_code == 3, result.output  # the PDF
    assert f"serve {tmp_path / 'corpus'}/*.db" in result.output
    assert len(databases(tmp_path / "corpus")) == 5
    assert not target.exists()


STAGES = [
    "load.py:article", "load_shard_plan.py:plan", "load_shard.py:fill", "load_check.py:check",
    "load_shard_index.py:index_all", "build_anew.py:_seal", "load_shards.py:_put", "place_folder.py:put",
    "place.py:_remove",
]  # fmt: skip


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    with running(tmp_path_factory.mktemp("driver")) as driver:
        yield driver


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM])
def test_ended_at_each_stage_it_leaves_one_set_whole(
    texts: Path, driver: Driver, tmp_path: Path, sent: signal.Signals
) -> None:
    target = tmp_path / "out/corpus"
    target.parent.mkdir()
    how = {"options": ["--quiet", "--shard-by", "year"]}
    driver.warm(texts, tmp_path / "warm.db")
    new = contents(divided(texts, tmp_path / "corpus"))
    few = tmp_path / "few"
    few.mkdir()
    for name in ("00.md", "01.md", "03.md"):
        (few / name).write_bytes((texts / name).read_bytes())
    old = contents(divided(few, target))
    assert set(old) != set(new)
    for stage in STAGES:
        if stage == STAGES[-1]:
            divided(few, target)  # or it would come to that when it clears up after the one before
        result = driver.run(texts, target, stage=stage, signal=sent, **how)
        is_new = stage == STAGES[-1]
        assert result.status == (-sent if sent == signal.SIGKILL else 4 if is_new else 128 + sent), (
            stage, result.said,
        )  # fmt: skip
        assert contents(target) == (new if is_new else old), stage
        left = [path.name for path in target.parent.iterdir() if path != target]
        assert not left or sent == signal.SIGKILL
    assert driver.run(texts, target, **how).status == 3
    assert [path.name for path in target.parent.iterdir()] == ["corpus"]
    assert contents(target) == new


def test_every_table_and_column_of_the_index_is_described() -> None:
    from broadsheet.publish.descriptions import described

    memory = sqlite3.connect(":memory:")
    memory.executescript(INDEX_SCHEMA)
    names = [row[0] for row in memory.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        " AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\'"
    )]  # fmt: skip
    about = described(INDEX_SCHEMA)
    assert set(about) == set(names) == {"shards", "articles", *SHARED}
    for name in names:
        there = {row[1] for row in memory.execute(f"PRAGMA table_info({name})")}
        assert set(about[name]["columns"]) == there
        for sentence in (about[name]["description"], *about[name]["columns"].values()):
            assert sentence.endswith("."), sentence
    memory.close()


def test_what_earlier_builds_found_gives_the_same_set(texts: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for file in sorted(texts.iterdir())[::2]:
        (folder / file.name).write_bytes(file.read_bytes())
    kept = Options(shard_by="year", cache=tmp_path / "cache")
    build(folder, tmp_path / "corpus", METADATA, options=kept)
    for file in texts.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    build(folder, tmp_path / "corpus", METADATA, options=kept)
    (tmp_path / "anew").mkdir()
    anew = divided(folder, tmp_path / "anew/corpus")
    assert contents(tmp_path / "corpus") == contents(anew)
