"""`broadsheet export --parquet`: the same rows as in SQL, whoever reads them.

Needs the extra parquet, which CI has; what is said without it is tested in test_export.
"""

import importlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from conftest import METADATA, ROOT, Build, rows
from frictionless import Package

from broadsheet import cli
from broadsheet.build import build
from broadsheet.export import Options, export
from broadsheet.export.tables import Column, Table, tables
from broadsheet.publish.descriptions import descriptions

if not os.environ.get("CI"):
    pytest.importorskip("pyarrow", reason="needs pip install 'broadsheet[parquet]'")
    pytest.importorskip("duckdb", reason="needs pip install 'broadsheet[test]'")

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
from pyarrow import parquet as pq

module = importlib.import_module("broadsheet.export.parquet")

SAID = "The council of {} met on Monday and heard that the harbour would open again in spring. "
MONTHS = ["2020-02", "2021-11", "2021-12"]
NONE = "year_month=__HIVE_DEFAULT_PARTITION__"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, ["export", "--parquet", *map(str, arguments)])


def edited(path: Path, place: Path, *statements: str) -> Path:
    """Copy a database and change it, against its foreign keys where need be."""
    copy = place / "edited.db"
    shutil.copy(path, copy)
    connection = sqlite3.connect(copy)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return copy


@pytest.fixture(scope="session")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with articles of three months and of none, and files that are no articles."""
    place = tmp_path_factory.mktemp("dated")
    (place / "texts").mkdir()
    towns = "Oldport Newhaven Ørsted Ras-el-Tin Köln Łódź Marsa Bergen 東京 Quito".split()
    records = [
        {
            "title": f"Harbour of {town} opens",
            "text": SAID.format(town) + f"“We waited {i} years,” said mayor Ann Lee {i}. " * 3,
            "date": f"{MONTHS[i % 3]}-{10 + i}" if i % 4 else None,
            "author": "Ann Lee",
        }
        for i, town in enumerate(towns)
    ]
    (place / "texts/a.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    (place / "texts/blank.txt").write_text(" \n")
    (place / "texts/b.pdf").write_bytes(b"%PDF")
    (place / "texts/c.txt").write_bytes(SAID.format("Málaga").encode("cp1252"))
    build(place / "texts", place / "dated.db", METADATA)
    return place / "dated.db"


@pytest.fixture(scope="session")
def exported(dated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("exports") / "mine"
    result = run(target, "--database", dated)
    assert result.exit_code == 0, result.output
    assert "of 23 tables and views, 11 articles cited" in result.output
    return target


def names(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    found = [table.name for table in tables(connection)]
    connection.close()
    return found


def read(target: Path, name: str) -> pa.Table:
    hive = ds.partitioning(pa.schema([("year_month", pa.string())]), flavor="hive")
    return ds.dataset(
        target / "data" / name, partitioning=hive if by_article(name) else None
    ).to_table()


def by_article(name: str) -> bool:
    return name == "articles" or "article_id" in descriptions()[name]["columns"]


# The rows, as pyarrow and as DuckDB read them.


def test_every_row_and_value_is_there(exported: Path, dated: Path) -> None:
    assert {path.name for path in (exported / "data").iterdir()} == set(names(dated))
    for name in names(dated):
        columns = [row[1] for row in rows(dated, f"PRAGMA table_info({name})")]
        here = read(exported, name).select(columns).to_pylist()
        assert sorted(repr(tuple(row.values())) for row in here) == sorted(
            map(repr, rows(dated, f"SELECT * FROM {name}"))
        ), name


MEASURES: dict[str, tuple[str, str, Callable[[pa.Array], Any]]] = {
    "int64": ("total({})", "sum({})", lambda a: pc.sum(a).as_py()),
    "double": ("total({})", "sum({})", lambda a: pc.sum(a).as_py()),
    "string": ("total(length({}))", "sum(length({}))", lambda a: pc.sum(pc.utf8_length(a)).as_py()),
    "binary": (
        "total(length({}))",
        "sum(octet_length({}))",
        lambda a: pc.sum(pc.binary_length(a)).as_py(),
    ),
}
"""What is added up of a column of each type: in SQLite, in DuckDB, in pyarrow."""


def test_counts_and_sums_are_those_of_sql_in_both_readers(exported: Path, dated: Path) -> None:
    measured = 0
    for name in names(dated):
        table = read(exported, name)
        sums = [("count(*)", "count(*)", table.num_rows)]
        for field in table.schema:
            if str(field.type) in MEASURES and field.name in descriptions()[name]["columns"]:
                in_sql, in_duckdb, of = MEASURES[str(field.type)]
                quoted = f'"{field.name}"'
                nulls = table[field.name].null_count
                sums += [
                    (in_sql.format(quoted), in_duckdb.format(quoted), of(table[field.name]) or 0),
                    (f"count({quoted})", f"count({quoted})", table.num_rows - nulls),
                ]
        ((*sql,),) = rows(dated, f"SELECT {', '.join(one[0] for one in sums)} FROM {name}")
        files = f"'{exported}/data/{name}/**/*.parquet'"
        duck = duckdb.connect().execute(f"SELECT {', '.join(one[1] for one in sums)} FROM {files}")
        assert [one[2] for one in sums] == pytest.approx(sql, rel=1e-12), name
        assert [value or 0 for value in duck.fetchone()] == pytest.approx(sql, rel=1e-12), name
        measured += len(sums)
    assert measured > 300


def test_a_folder_for_each_month_and_one_for_none(exported: Path, dated: Path) -> None:
    months = {f"year_month={month}" for month in MONTHS}
    for name in names(dated):
        folders = {path.name for path in (exported / "data" / name).iterdir()}
        assert folders <= months | {NONE} if by_article(name) else folders == {f"{name}.parquet"}
    assert {path.name for path in (exported / "data/articles").iterdir()} == months | {NONE}
    counts = rows(dated, "SELECT year_month, count(*) FROM articles GROUP BY 1 ORDER BY 1")
    assert counts[0] == (None, 4)
    here = read(exported, "articles")["year_month"].value_counts().to_pylist()
    assert sorted(((one["values"], one["counts"]) for one in here), key=str) == sorted(
        counts, key=str
    )
    duck = duckdb.connect().sql(
        f"SELECT year_month, count(*) FROM '{exported}/data/articles/*/*.parquet' GROUP BY ALL"
        " ORDER BY year_month NULLS FIRST"
    )
    assert duck.fetchall() == counts
    for folder in months | {NONE}:
        path = exported / "data/articles" / folder / "articles.parquet"
        own = pq.read_table(path, partitioning=None)
        assert "year_month" not in own.column_names
        assert {(value or "")[:7] or NONE[11:] for value in own["published"].to_pylist()} == {
            folder[11:]
        }
        assert own["id"].to_pylist() == sorted(own["id"].to_pylist())


def test_pyarrow_tells_the_type_by_itself_where_an_article_has_a_month(exported: Path) -> None:
    for path in (exported / "data").iterdir():
        schema = ds.dataset(path, partitioning="hive").schema
        assert schema.names[-1] != "year_month" or schema.types[-1] == pa.string(), path


def test_what_is_of_no_article_has_no_month(exported: Path, dated: Path) -> None:
    for name in ("files", "problems"):
        here = read(exported, name)
        alone = here.filter(pc.is_null(here["article_id"]))
        assert (
            alone.num_rows
            == rows(dated, f"SELECT count(*) FROM {name} WHERE article_id IS NULL")[0][0]
            > 0
        )
        assert set(alone["year_month"].to_pylist()) == {None}


def test_a_table_without_rows_has_its_columns(make: Build, tmp_path: Path) -> None:
    export(make({"a.txt": SAID * 3}), tmp_path / "out", Options(parquet=True))
    here = read(tmp_path / "out", "article_authors")
    assert here.num_rows == 0
    assert here.column_names[:3] == ["article_id", "author_id", "mentions"]
    assert read(tmp_path / "out", "articles")["year_month"].to_pylist() == [None]


# What is said of the rows.

TYPES = {"INTEGER": "int64", "REAL": "double", "TEXT": "string", "BLOB": "binary"}


def test_types_and_nullability_are_those_of_the_schema(exported: Path, dated: Path) -> None:
    seen = set()
    for name in names(dated):
        about = descriptions()[name]
        files = sorted((exported / "data" / name).rglob("*.parquet"))
        schemas = [pq.read_schema(path) for path in files]
        assert all(schema.equals(schemas[0], check_metadata=True) for schema in schemas)
        assert schemas[0].metadata[b"description"].decode()
        for _, column, declared, required, _, key in rows(dated, f"PRAGMA table_info({name})"):
            if (name, column) == ("articles", "year_month"):
                continue
            field = schemas[0].field(column)
            assert field.metadata[b"description"].decode() == about["columns"][column]
            assert field.nullable is not bool(required or key), (name, column)
            if declared:
                assert str(field.type) == TYPES[declared], (name, column)
            seen.add(str(field.type))
    assert seen == set(TYPES.values())


def test_the_data_package_and_the_checksums_name_every_file(exported: Path, dated: Path) -> None:
    report = Package(str(exported / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])
    content = json.loads((exported / "datapackage.json").read_text(encoding="utf-8"))
    described = {one["name"]: one for one in content["resources"] if "schema" in one}
    assert list(described) == names(dated)
    listed = set()
    for name, resource in described.items():
        paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
        listed |= set(paths)
        here = read(exported, name)
        assert resource["parquet"]["rows"] == here.num_rows
        assert resource["parquet"].get("partition") == ("year_month" if by_article(name) else None)
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == here.column_names
        assert all(field["description"] for field in fields), name
    assert listed == {
        path.relative_to(exported).as_posix() for path in (exported / "data").rglob("*.parquet")
    }
    check = [shutil.which("sha256sum") or "sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS"]
    assert subprocess.run(check, cwd=exported, capture_output=True, check=True).stdout == b""
    said = (exported / "README.txt").read_text(encoding="utf-8")
    assert "each table and view as Parquet" in said
    assert "csv" not in said


def test_the_example_of_the_docs(exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"<!-- duckdb -->\n```sql\n(.*?)```", docs, re.DOTALL)
    (short,) = re.findall(r"^DuckDB +(.*)$", (exported / "README.txt").read_text(), re.MULTILINE)
    monkeypatch.chdir(exported)
    assert duckdb.connect().sql(example).fetchall()
    assert duckdb.connect().sql(short).fetchall()


# How it is written.


def test_the_same_database_gives_the_same_bytes(dated: Path, tmp_path: Path) -> None:
    outputs = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        target = tmp_path / seed
        command = [sys.executable, "-m", "broadsheet", "export", "--parquet", target]
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([*command, "--database", dated, "--quiet"], check=True, env=env)
        outputs.append((target / "SHA256SUMS").read_bytes())
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize("bound", ["ROWS", "SIZE"])
def test_row_groups_are_bounded(
    dated: Path, exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    monkeypatch.setattr(module, bound, {"ROWS": 3, "SIZE": 60}[bound])
    export(dated, tmp_path / "out", Options(parquet=True))
    path = f"data/mentions/{NONE}/mentions.parquet"
    file = pq.ParquetFile(tmp_path / "out" / path)
    sizes = [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)]
    assert len(sizes) > 3
    assert bound == "SIZE" or set(sizes[:-1]) == {3}
    assert file.read() == pq.ParquetFile(exported / path).read()


def test_no_more_rows_are_read_than_a_row_group_has() -> None:
    taken = []
    columns = [Column("id", "INTEGER", stated=True), Column("text", "TEXT", stated=False)]
    table = Table("t", False, columns, ["id"], [])
    long = "x" * (module.SIZE // 4)

    def given():
        for number in range(12):
            taken.append(number)
            yield "", number, long

    schema = pa.schema([("id", pa.int64()), ("text", pa.string())])
    for number, batch in enumerate(module._batches(table, columns, given(), schema), 1):
        assert batch.num_rows == 4
        assert len(taken) == 4 * number
    assert table.rows == 12


def test_a_csv_export_is_replaced_and_a_changed_file_is_not(dated: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    export(dated, target)
    assert run(target, "--database", dated).exit_code == 0
    assert not list(target.rglob("*.csv"))
    changed = target / "data/articles" / NONE / "articles.parquet"
    changed.write_bytes(changed.read_bytes() + b" ")
    result = run(target, "--database", dated)
    assert result.exit_code == 2
    assert "articles.parquet: was changed since it was exported" in result.output


# Databases that others have changed.


def test_bytes_that_are_no_text_are_as_in_the_other_formats(dated: Path, tmp_path: Path) -> None:
    path = edited(
        dated,
        tmp_path,
        "UPDATE articles SET section = CAST(x'41ff42' AS TEXT)",
        "UPDATE articles SET dateline = CAST(x'eda080' AS TEXT)",  # half of a surrogate pair
    )
    export(path, tmp_path / "parquet", Options(parquet=True))
    export(path, tmp_path / "lines")
    lines = (tmp_path / "lines/data/articles.jsonl").read_text(encoding="utf-8").splitlines()
    here = {row["id"]: row for row in read(tmp_path / "parquet", "articles").to_pylist()}
    assert {row["section"] for row in here.values()} == {"A\ufffdB"}
    assert {one["id"]: one for one in map(json.loads, lines)} == here


def test_rows_that_lead_to_no_article_are_kept(dated: Path, tmp_path: Path) -> None:
    path = edited(dated, tmp_path, "DELETE FROM articles WHERE published LIKE '2020-02%'")
    report = export(path, tmp_path / "out", Options(parquet=True))
    assert report.rows["passages"] == rows(path, "SELECT count(*) FROM passages")[0][0]
    assert "year_month=2020-02" not in {p.name for p in (tmp_path / "out/data/passages").iterdir()}


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE articles SET story_id = 1.5", "articles.story_id: holds what is no INTEGER"),
        ("UPDATE articles SET story_id = 'a'", "articles.story_id: holds what is no INTEGER"),
        ("UPDATE articles SET similarity = 'a'", "articles.similarity: holds what is no REAL"),
        ("UPDATE articles SET lead = x'00'", "articles.lead: holds what is no TEXT"),
        ("UPDATE files SET raw = 7", "files.raw: holds what is no BLOB"),
        ("UPDATE articles SET year_month = '../../x'", "articles.year_month: holds '../../x'"),
        ("UPDATE articles SET year_month = x'00'", r"articles.year_month: holds b'\x00'"),
    ],
)
def test_values_that_parquet_cannot_have(
    dated: Path, tmp_path: Path, statement: str, said: str
) -> None:
    result = run(tmp_path / "out", "--database", edited(dated, tmp_path, statement))
    assert (result.exit_code, result.output.count("\n")) == (2, 1), result.output
    assert result.output.startswith(said) or said in result.output
    assert not (tmp_path / "out").exists()
