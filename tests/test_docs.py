"""The README says what is so."""

import math
import re
import runpy
from pathlib import Path

import pytest
import yaml
from conftest import METADATA, ROOT, readme_block

from broadsheet.capture.formats import FORMATS
from broadsheet.publish.descriptions import descriptions

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_table_and_view_is_in_the_readme() -> None:
    named = set(re.findall(r"`(\w+)`", README.split("### The tables")[1].split("Every column")[0]))
    assert set(descriptions()) <= named


FORMATS_PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


def test_every_suffix_that_is_read_is_in_the_page_of_formats() -> None:
    table = FORMATS_PAGE.split("| --- | --- | --- |")[1].split("\n\n")[0]
    first = " ".join(row.split("|")[1] for row in table.splitlines() if row)
    assert sorted(re.findall(r"`(\.\w+)`", first)) == sorted(FORMATS)


def test_the_table_of_keys_is_the_one_that_is_used() -> None:
    with_keys = runpy.run_path(str(ROOT / "docs" / "make_formats.py"))["with_keys"]
    assert with_keys(FORMATS_PAGE) == FORMATS_PAGE, "run docs/make_formats.py"


def test_both_commands_use_the_exact_versions_and_nothing_hidden() -> None:
    for mark in ("serve command", "test command"):
        command = readme_block(mark)
        assert command.count("\n") == 1
        assert command.startswith(
            "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt"
        )


def test_every_dependency_has_its_exact_version_and_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    exact = (ROOT / "constraints.txt").read_text(encoding="utf-8").lower()
    listed = re.findall(
        r'^  "([\w-]+)[^"]*",(.*)$',
        project.split("dependencies = [")[1].split("[project.scripts]")[0],
        re.MULTILINE,
    )
    assert len(listed) == 38
    for name, reason in listed:
        assert re.search(rf"^{re.escape(name.lower())}==", exact, re.MULTILINE), name
        assert re.match(r"\s+# \w.{12,}", reason), name


@pytest.mark.parametrize("page", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))])
def test_files_that_a_page_links_to_are_there(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert link.startswith("http") or (page.parent / link).exists(), link


def test_the_metadata_says_whose_the_texts_are() -> None:
    said = yaml.safe_load(METADATA.read_text(encoding="utf-8"))
    assert "remain their publishers'" in said["license"]


def test_ci_runs_the_readmes_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "<!-- test command -->" in script
    assert "export CI=true" in script


def test_every_fault_has_a_test_or_a_reason() -> None:
    page = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
    cells = [line.strip("|").split("|") for line in page.splitlines() if re.match(r"\| s?\d", line)]
    numbers = [row[0].strip() for row in cells]
    assert [int(one) for one in numbers if one.isdigit()] == list(range(1, 40))
    assert {f"s{one}" for one in range(30, 41)} - {"s34"} == {*numbers} - {*map(str, range(40))}
    assert all(len(row) == 4 and "".join(row).count("`") % 2 == 0 for row in cells)
    assert all("::test_" in row[3] or row[3].strip().startswith("No test: ") for row in cells)
    named = set(re.findall(r"(test_\w+\.py)::(test_\w+)", page))
    assert len(named) > 50
    for file, test in sorted(named):
        source = (ROOT / "tests" / file).read_text(encoding="utf-8")
        assert re.search(rf"^(async )?def {test}\(", source, re.MULTILINE), f"{file}::{test}"


def test_large_corpora_are_worked_out_from_what_an_article_costs() -> None:
    page = (ROOT / "docs" / "large.md").read_text(encoding="utf-8")
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in page.splitlines()
        if line.startswith("| ")
    ]
    costs = {row[0]: float(row[1].split()[0]) for row in cells if row[1].endswith((" ms", " kB"))}
    shared = costs["read"] + costs["clean"] + costs["write, join, index and check"]
    rules, spacy = (shared + cost for name, cost in costs.items() if name.startswith("find"))
    paper = [row for row in cells if len(row) == 7 and row[0][0].isdigit()]
    assert [int(row[0].replace(",", "")) for row in paper] == [10**n for n in (6, 7, 8, 9)]
    for row in paper:
        thousands = int(row[0].replace(",", "")) / 1000
        sizes = [
            costs[name] for name in ("text", "database", "Parquet (`broadsheet export --parquet`)")
        ]
        for shown, size in zip(row[1:4], sizes, strict=True):
            number, unit = shown.split()
            assert float(number) * {"GB": 1e9, "TB": 1e12}[unit] == pytest.approx(
                size * thousands * 1e6
            )
        hours = [
            ms * thousands / 3600 for ms in (rules, spacy, costs["write, join, index and check"])
        ]
        factor = {"days": 24}.get(row[6].split()[1], 1)
        shown = [float(cell.split()[0].replace(",", "")) for cell in row[4:]]
        assert [shown[0], shown[1], shown[2] * factor] == pytest.approx(hours, rel=0.02)
    write = costs["write, join, index and check"]
    busy = [str(math.ceil((all_of_it - write) / write)) for all_of_it in (rules, spacy)]
    assert re.findall(r"keeps (?:no more than )?(\d+) (?:processors )?busy", page) == busy
