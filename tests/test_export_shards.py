"""The export of a divided corpus is, byte for byte, that of the same corpus in one file."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from conftest import METADATA
from divided import divided, write
from test_export import contents, run

from broadsheet.build import build


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("exports") / "texts")


@pytest.fixture(scope="module")
def corpus(texts: Path) -> Path:
    return divided(texts, texts.with_name("corpus"), "outlet")


@pytest.fixture(scope="module")
def whole(texts: Path) -> Path:
    build(texts, texts.with_name("corpus.db"), METADATA)
    return texts.with_name("corpus.db")


@pytest.mark.parametrize("options", [("--address", "https://news.example/corpus"), ("--parquet",)])
def test_it_is_that_of_one_file(
    corpus: Path, whole: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    if "--parquet" in options:
        pytest.importorskip("pyarrow")
    named = {"file": whole, "folder": corpus, "index": corpus / "corpus.db"}
    made = {}
    for name, database in named.items():
        result = run(tmp_path / name, "--database", database, *options)
        assert result.exit_code == 0, result.output
        made[name] = contents(tmp_path / name)
    assert len(made["file"]) > 25
    for path, content in made["file"].items():
        assert made["folder"][path] == content, path
    assert made["file"] == made["folder"] == made["index"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder", "index"]


def altered(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(sql)


def first(folder: Path) -> Path:
    return min(path for path in folder.iterdir() if path.name != "corpus.db")


SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "a database is missing": (lambda corpus: first(corpus).unlink(), "is missing from"),
    "a database is changed": (
        lambda corpus: altered(first(corpus), "UPDATE articles SET title = 'Another'"),
        "is not the one that its index was made with",
    ),
    "the index says more": (
        lambda corpus: altered(
            corpus / "corpus.db", "UPDATE build SET value = '99' WHERE key = 'articles'"
        ),
        "states articles 99, its databases have 30",
    ),
    "the index lists less": (
        lambda corpus: altered(corpus / "corpus.db", "DELETE FROM shards WHERE id = 1"),
        "its databases have",
    ),
    "no index": (lambda corpus: (corpus / "corpus.db").unlink(), "without the index"),
    "the index is a stranger's": (
        lambda corpus: altered(corpus / "corpus.db", "DROP TABLE shards"),
        "without the index",
    ),
    "the index lacks a table": (
        lambda corpus: altered(corpus / "corpus.db", "DROP TABLE stories"), "no such table"
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", SPOILT)
def test_a_set_that_is_not_whole_is_refused(corpus: Path, tmp_path: Path, how: str) -> None:
    shutil.copytree(corpus, tmp_path / "corpus")
    spoil, cause = SPOILT[how]
    spoil(tmp_path / "corpus")
    result = run(tmp_path / "out", "--database", tmp_path / "corpus")
    assert (result.exit_code, result.output.count("\n")) in {(2, 1), (74, 1)}, result.output
    assert cause in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["corpus"]
