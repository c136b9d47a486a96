"""`broadsheet export`: everything, the same as on the site, sound for the tools it is made for."""

import base64
import csv
import errno
import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest
import rispy
import yaml
from click.testing import CliRunner, Result
from conftest import Build, rows, served
from frictionless import Package
from pybtex.database import parse_string

from broadsheet import cli, place_folder
from broadsheet.errors import OutputError, UsageError
from broadsheet.export import Options, export, folder

csv.field_size_limit(10**9)

CFF = json.loads((Path(__file__).parent / "cff-1.2.0.json").read_text(encoding="utf-8"))
"""The schema of CITATION.cff 1.2.0 (https://citation-file-format.github.io), CC BY 4.0."""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, ["export", *map(str, arguments)])


def contents(target: Path) -> dict[str, bytes]:
    return {
        path.relative_to(target).as_posix(): path.read_bytes()
        for path in sorted(target.rglob("*")) if path.is_file()
    }  # fmt: skip


@pytest.fixture(scope="session")
def exported(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("exports") / "mine"
    result = run(target, "--database", corpus, "--address", "https://news.example/corpus/",
                 "--author", "Ann Lee", "--author", "The Harbour Archive")  # fmt: skip
    assert result.exit_code == 0, result.output
    assert "of 23 tables and views, 5 articles cited, 53 files" in result.output
    return target


def read_csv(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_row_and_value_is_in_both_files(exported: Path, corpus: Path) -> None:
    sql = "SELECT name FROM pragma_table_list WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'"
    names = {name for (name,) in rows(corpus, sql)} - {"answers"}
    files = contents(exported)
    assert {path for path in files if path.startswith("data/")} == {
        f"data/{name}.{kind}" for name in names for kind in ("csv", "jsonl")
    }
    for name in names:
        stored = rows(corpus, f"SELECT * FROM {name}")
        columns = [row[1] for row in rows(corpus, f"PRAGMA table_info({name})")]
        plain = [tuple(base64.b64encode(v).decode() if isinstance(v, bytes) else v for v in row)
                 for row in stored]  # fmt: skip
        lines = list(map(json.loads, files[f"data/{name}.jsonl"].decode().splitlines()))
        assert sorted(map(repr, map(tuple, map(dict.values, lines)))) == sorted(map(repr, plain))
        cells = read_csv(files[f"data/{name}.csv"])
        assert [tuple(row.values()) for row in cells] == [
            tuple("" if v is None else str(v) for v in line.values()) for line in lines
        ]
        if cells:
            assert list(cells[0]) == columns


async def test_numbers_are_those_of_the_site(exported: Path, corpus: Path) -> None:
    site = await served(corpus)
    package = json.loads((exported / "datapackage.json").read_text(encoding="utf-8"))
    front = (await site.client.get("/corpus")).text
    for resource in package["resources"]:
        if "schema" not in resource:
            continue
        name, content = resource["name"], (exported / resource["path"]).read_bytes()
        count = (await site.client.get(f"/corpus/{name}.json?_size=1&_nofacet=1")).json()
        assert resource["rows"] == count["filtered_table_rows_count"] == len(read_csv(content))
        all_of_it = (await site.client.get(f"/corpus/-/all/{name}.json")).json()
        lines = (exported / f"data/{name}.jsonl").read_text(encoding="utf-8").splitlines()
        assert sorted(lines) == sorted(json.dumps(row, ensure_ascii=False) for row in all_of_it)
        title = (await site.client.get(f"/corpus/{name}.json?_size=1")).json()
        assert title["database"] == "corpus"
    assert package["version"] in front


async def test_citations_are_those_of_the_site(exported: Path, corpus: Path) -> None:
    site = await served(corpus)
    for kind in ("ris", "bib", "csl.json"):
        there = (await site.client.get(f"/corpus/-/all/articles.{kind}?_sort=id")).text
        here = (exported / f"citations/articles.{kind}").read_bytes().decode()
        assert here == there.replace("http://localhost/corpus", "https://news.example/corpus")
    assert len(rispy.loads((exported / "citations/articles.ris").read_text(encoding="utf-8"))) == 5
    bib = (exported / "citations/articles.bib").read_text(encoding="utf-8")
    assert len(parse_string(bib, "bibtex").entries) == 5


def test_the_data_package_is_valid_and_describes_everything(exported: Path) -> None:
    package = Package(str(exported / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["type", "fieldName", "note"])[:5]
    described = [one for one in package.resources if one.schema.fields]
    assert len(described) == 23
    for resource in described:
        assert resource.description
        assert all(field.description for field in resource.schema.fields), resource.name
    content = json.loads((exported / "datapackage.json").read_text(encoding="utf-8"))
    by_name = {one["name"]: one for one in content["resources"]}
    types = {
        f"{name}.{field['name']}": field["type"]
        for name in ("articles", "places", "said") for field in by_name[name]["schema"]["fields"]
    }  # fmt: skip
    assert types["articles.id"] == types["said.direct"] == types["articles.word_count"] == "integer"
    assert types["places.latitude"] == types["articles.similarity"] == "number"
    assert types["articles.published"] == types["articles.year"] == "string"
    quotes = by_name["quotes"]["schema"]
    assert quotes["primaryKey"] == ["id"]
    assert {
        "fields": "article_id", "reference": {"resource": "articles", "fields": "id"}
    } in quotes["foreignKeys"]  # fmt: skip
    assert content["homepage"] == "https://news.example/corpus"
    for resource in content["resources"]:
        for file in (resource, resource.get("jsonl", resource)):
            found = (exported / file["path"]).read_bytes()
            assert (file["bytes"], file["hash"][7:]) == (
                len(found), hashlib.sha256(found).hexdigest()
            )  # fmt: skip


def test_a_changed_value_is_found_by_the_data_package(exported: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(exported, copy)
    people = copy / "data/article_people.csv"
    people.write_bytes(people.read_bytes().replace(b"\r\n", b"9\r\n", 1))
    assert not Package(str(copy / "datapackage.json")).validate().valid


@pytest.mark.parametrize("options", [Options(), Options("https://a.example", ("Ann Lee", "王芳"))])
def test_citation_cff_is_valid(corpus: Path, tmp_path: Path, options: Options) -> None:
    report = export(corpus, tmp_path / "e", options)
    content = yaml.safe_load((tmp_path / "e/CITATION.cff").read_text(encoding="utf-8"))
    jsonschema.validate(content, CFF, cls=jsonschema.Draft7Validator)
    assert content["version"] == report.corpus.edition
    names = [author["name"] for author in content["authors"]]
    assert names == list(options.authors or ("A corpus of news articles",))
    assert content.get("url") == options.address


def test_sha256sum_accepts_the_checksums(exported: Path) -> None:
    check = [shutil.which("sha256sum") or "sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS"]
    assert subprocess.run(check, cwd=exported, capture_output=True, check=True).stdout == b""
    listed = {line[66:] for line in (exported / "SHA256SUMS").read_text().splitlines()}
    assert listed == set(contents(exported)) - {"SHA256SUMS"}


def test_the_readme_counts_every_table(exported: Path) -> None:
    said = (exported / "README.txt").read_text(encoding="utf-8")
    assert "articles                         5  One row for each article" in said
    assert "remain their publishers'" in said


def test_the_same_database_gives_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    outputs = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        target = tmp_path / seed
        command = [sys.executable, "-m", "broadsheet", "export", target, "--database", corpus]
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([*command, "--quiet"], check=True, env=env)
        outputs.append(contents(target))
    assert outputs[0] == outputs[1]


def test_hostile_texts_pass_through(make: Build, tmp_path: Path) -> None:
    said = "The council met on Monday and said that it would meet again, in brief. " * 4
    records = [
        {"title": title, "text": f"{said}{i}"}
        for i, title in enumerate(
            ["=1+1", "{0} {title} %s", "a\x00b\u2028c", "<script>", "w" * 300_000]
        )
    ]
    path = make({"a.jsonl": "\n".join(map(json.dumps, records)), "b.txt": "\ufeff" + said * 2})
    export(path, tmp_path / "out")
    report = Package(str(tmp_path / "out/datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "fieldName", "note"])[:5]
    cells = read_csv((tmp_path / "out/data/articles.csv").read_bytes())
    assert [row["headline"] for row in cells] == [
        headline or "" for (headline,) in rows(path, "SELECT headline FROM articles ORDER BY id")
    ]
    assert "=1+1" in [row["headline"] for row in cells]


# What may be replaced.


def prepared(place: Path, corpus: Path) -> dict[str, Path]:
    """Make one of each thing that may stand where an export shall."""
    made = {name: place / name for name in ("new", "empty", "export", "noted", "changed", "mixed")}
    for name in ("empty", "notes", "folders"):
        (place / name).mkdir()
    for name in ("export", "noted", "changed", "mixed"):
        export(corpus, place / name)
    (made["export"] / ".DS_Store").touch()
    (made["noted"] / "notes.txt").write_text("Mine")
    (made["changed"] / "data/people.csv").write_text("Mine")
    (made["mixed"] / "data/README.txt").write_text("Mine")
    (place / "notes/a.txt").write_text("Mine")
    (place / "folders/inner").mkdir()
    (place / "file").write_text("Mine")
    return {**made, **{name: place / name for name in ("notes", "folders", "file")}}


def failing(*_: object) -> None:
    raise OSError


@pytest.mark.parametrize("exchange", [True, False])
def test_only_an_untouched_export_is_replaced(
    make: Build, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr(place_folder, "exchange", failing)
    place = tmp_path / "place"
    place.mkdir()
    targets = prepared(place, corpus)
    other = make({"a.txt": "The council met on Monday and said that it would meet again."})
    for name, cause in {
        "new": None, "empty": None, "export": None,
        "noted": "notes.txt: is not part of the export that is there",
        "mixed": "README.txt: is not part of the export that is there",
        "changed": "people.csv: was changed since it was exported",
        "notes": "notes: is no export of Broadsheet", "folders": "folders: is no export of Broadsheet",
        "file": "file: is a file",
    }.items():  # fmt: skip
        target = targets[name]
        before = contents(target)
        result = run(target, "--database", other)
        if cause:
            assert (result.exit_code, result.output.count("\n")) == (2, 1), name
            assert cause in result.output
            assert contents(target) == before
        else:
            assert result.exit_code == 0, result.output
            assert len(read_csv((target / "data/articles.csv").read_bytes())) == 1
            assert len(contents(target)) == 53
    assert (targets["file"]).read_text() == "Mine"
    assert not list(place.glob(".broadsheet-*"))


def test_what_comes_to_stand_there_meanwhile_stays(tmp_path: Path) -> None:
    target = tmp_path / "out"
    with pytest.raises(UsageError, match="is no export"), folder.replacing(target) as new:
        (new / "new.csv").write_text("new")
        target.mkdir()
        (target / "notes.txt").write_text("Mine")
    assert contents(target) == {"notes.txt": b"Mine"}
    assert not list(tmp_path.glob(".broadsheet-*"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["out", "--database", "none.db"], "none.db: there is no such file"),
        (["out", "--database", "."], ".: is a folder"),
        (["out", "--database", "strange.db"], "strange.db: was not made by Broadsheet"),
        (["out", "--database", "text.db"], "text.db: was not made by Broadsheet"),
        (["out", "--database", "short.db"], "short.db: "),
        (["nowhere/out"], "does not exist; make it first"),
        (["loop"], "loop: is a link that goes round in a circle"),
        (["."], "is no export of Broadsheet"),
        (["out", "--address", "javascript:x"], "--address: must be an address that begins with"),
        ([], "Missing argument"),
    ],
)
def test_wrong_use_is_one_line_and_2(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(corpus, "corpus.db")
    connection = sqlite3.connect("strange.db")
    connection.execute("CREATE TABLE articles (id)")
    connection.close()
    Path("text.db").write_text("My notes.")
    Path("loop").symlink_to("loop")
    Path("short.db").write_bytes(corpus.read_bytes()[:5000])
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert said in result.output
    assert "Traceback" not in result.output
    assert result.output.startswith("Usage") or result.output.count("\n") == 1
    assert not Path("out").exists()


def test_parquet_without_its_library_is_one_line_and_2(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("--parquet", tmp_path / "out", "--database", corpus)
    assert result.exit_code == 2
    assert result.output == (
        "Error: --parquet: pyarrow is not installed; run: pip install 'broadsheet[parquet]'\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_74_and_the_old_export_stays(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(corpus, tmp_path / "out")
    before = contents(tmp_path / "out")

    def full(_: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(folder, "synced", full)
    result = run(tmp_path / "out", "--database", corpus)
    assert result.exit_code == 74
    assert "could not be written, what was there stays: No space left on device" in result.output
    assert contents(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    with pytest.raises(OutputError):
        export(corpus, tmp_path / "out")


def test_interrupted_leaves_nothing(corpus: Path, tmp_path: Path) -> None:
    driver = (
        "import sys, time; from broadsheet import cli, export;"
        "export.tables = lambda connection: print('begun', flush=True) or time.sleep(60);"
        "cli.main(['export', *sys.argv[1:]])"
    )
    command = [sys.executable, "-c", driver, tmp_path / "out", "--database", corpus]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"begun\n"
        process.terminate()
        assert process.wait(20) == 143
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_is_replaced_meanwhile_is_exported_as_it_was(
    make: Build, corpus: Path, tmp_path: Path
) -> None:
    path = make({"a.txt": "The council met on Monday and said that it would meet again."})

    def replace(_: str) -> None:
        if path.stat().st_size != corpus.stat().st_size:
            shutil.copy(corpus, tmp_path / "newer.db")
            os.replace(tmp_path / "newer.db", path)

    report = export(path, tmp_path / "out", tick=replace)
    assert report.rows["articles"] == report.cited == 1


def test_a_database_from_before_there_were_facts(corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    shutil.copy(corpus, path)
    connection = sqlite3.connect(path)
    for view in ("said", "timeline", "named"):
        connection.execute(f"DROP VIEW {view}")
    tables = "people organizations places article_people article_organizations article_places"
    for table in f"{tables} mentions quotes_fts quotes dates stories".split():
        connection.execute(f"DROP TABLE {table}")
    connection.close()
    report = export(path, tmp_path / "out")
    assert report.cited == 5
    assert "people" not in report.rows
    assert Package(str(tmp_path / "out/datapackage.json")).validate().valid


def test_a_table_whose_name_no_file_can_have(corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "odd.db"
    shutil.copy(corpus, path)
    connection = sqlite3.connect(path)
    connection.execute('CREATE TABLE "../evil" (id)')
    connection.close()
    with pytest.raises(UsageError, match="has a name that no file can have"):
        export(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_names_that_need_care(corpus: Path, tmp_path: Path) -> None:
    place = tmp_path / "my news's ÄÖ?#%"
    place.mkdir()
    shutil.copy(corpus, place / "a?b#c%20.db")
    result = run(place / "the export", "--database", place / "a?b#c%20.db")
    assert result.exit_code == 0, result.output
    begun = time.monotonic()
    command = result.output.splitlines()[-1].partition("check it with: ")[2]
    subprocess.run(["sh", "-c", command], check=True, capture_output=True)
    assert time.monotonic() - begun < 30
