"""The lock, the bill of materials and the constraints name the same versions, and all are audited."""

import json
import re
import runpy
import subprocess
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest
from conftest import ROOT, readme_block

OF_PIP = {"pip", "setuptools"}
"""What Datasette depends on, and pip freeze leaves out."""


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    found = re.findall(r"^([\w.-]+)==([\w.+!-]+)", text, re.MULTILINE)
    return {canonical(one): version for one, version in found}


def test_the_lock_names_the_versions_of_the_constraints() -> None:
    exact, locked = pins("constraints.txt"), pins("requirements.txt")
    assert {name: exact[name] for name in locked.keys() - OF_PIP} == {
        name: version for name, version in locked.items() if name not in OF_PIP
    }


def test_every_dependency_of_a_server_is_in_the_lock() -> None:
    """What the project names, and what that needs in turn, as it is installed here."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting, seen = (
        [canonical(re.match(r"[\w.-]+", one)[0]) for one in project["dependencies"]],
        set(),
    )
    assert len(waiting) == 15
    while waiting:
        name = waiting.pop()
        if name not in seen | OF_PIP:
            seen.add(name)
            needed = [one for one in requires(name) or [] if ";" not in one]
            waiting += [canonical(re.match(r"[\w.-]+", one)[0]) for one in needed]
    assert len(seen) > 40
    assert seen <= pins("requirements.txt").keys()


def test_every_line_of_the_lock_has_a_hash() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\w)", text.partition("\n")[2].partition("\n")[2])
    assert len(entries) == len(pins("requirements.txt")) > 50
    for entry in entries:
        assert re.fullmatch(r"\S+==\S+( \\\n    --hash=sha256:[0-9a-f]{64})+\n?", entry), entry[:80]


def test_the_bill_of_materials_is_that_of_the_lock() -> None:
    bill = json.loads((ROOT / "docs/sbom.cdx.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["metadata"]["component"]["name"]) == ("CycloneDX", "broadsheet")
    named = {canonical(one["name"]): one["version"] for one in bill["components"]}
    assert named == pins("requirements.txt")
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    hashes = {
        one["content"]
        for component in bill["components"]
        for reference in component["externalReferences"]
        for one in reference["hashes"]
    }
    assert hashes == set(re.findall(r"sha256:([0-9a-f]{64})", lock))


def test_the_lock_says_how_it_was_made() -> None:
    commands = readme_block("lock commands").splitlines()
    assert len(commands) == 2
    assert f"#    {commands[0]}\n" in (ROOT / "requirements.txt").read_text(encoding="utf-8")


AUDIT = runpy.run_path(str(ROOT / ".ci/audit.py"))
HOLE = {"id": "PYSEC-1", "fix_versions": ["2"]}
CANARY = [{"name": "jinja2", "version": "2.10", "vulns": [HOLE]}]
FINE = [{"name": "a", "version": "1", "vulns": []}]
HIT = [{"name": "a", "version": "1", "vulns": [HOLE]}]
MIRROR = [{"name": "jinja2", "version": "2.10", "vulns": []}]
SKIPPED = [{"name": "jinja2", "skip_reason": "not found"}]


def answers(*each: tuple[int, list | None, str]):
    """Stand in for pip-audit: each call has the next answer."""
    left = iter(each)

    def run(command: list[str], **_) -> subprocess.CompletedProcess:
        assert command[1:3] == ["-m", "pip_audit"]
        code, found, said = next(left)
        output = "" if found is None else json.dumps({"dependencies": found})
        return subprocess.CompletedProcess(command, code, output, said)

    return run


CASES = {
    "all is well": ([(1, CANARY, ""), (0, FINE, "")], [], 0, "Audited 1 dependencies"),
    "one is vulnerable": ([(1, CANARY, ""), (1, HIT, "")], [], 1, "a 1: PYSEC-1, mended in ['2']"),
    "no network": ([(1, None, "x"), (1, None, "x")], [], 0, "NOT AUDITED"),
    "a mirror without advisories": ([(0, MIRROR, ""), (0, MIRROR, "")], [], 0, "NOT AUDITED"),
    "an index without the package": ([(0, SKIPPED, ""), (0, SKIPPED, "")], [], 0, "NOT AUDITED"),
    "nobody is asked, and has to be": ([(1, None, ""), (1, None, "")], ["--required"], 1, "NOT AUDITED"),
    "one is not known": ([(1, CANARY, ""), (1, None, "ERROR: b not found"), (1, CANARY, "")], [], 1, "b not found"),
    "the network breaks": ([(1, CANARY, ""), (1, None, ""), (1, None, "")], [], 0, "NOT AUDITED"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_an_audit_says_what_it_knows_and_no_more(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    each, options, code, said = CASES[case]
    assert AUDIT["main"](options, answers(*each)) == code
    output = "".join(capsys.readouterr())
    assert said in output
    assert ("Audited" in output) == (case == "all is well")


def test_the_audit_asks_for_every_version_strictly() -> None:
    asked: list[str] = []

    def run(command: list[str], **_) -> subprocess.CompletedProcess:
        if "--strict" in command:
            with Path(command[-1]).open(encoding="utf-8") as file:
                asked.extend(file.read().split())
        return answers((0, CANARY if "--strict" not in command else FINE, ""))(command)

    assert AUDIT["main"]([], run) == 0
    both = {**pins("requirements.txt"), **pins("constraints.txt")}
    assert sorted(asked) == sorted(f"{name}=={version}" for name, version in both.items())


def test_ci_audits() -> None:
    assert ".venv/bin/python .ci/audit.py" in (ROOT / ".ci/run").read_text(encoding="utf-8")
