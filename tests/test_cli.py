"""What can be typed and what is said back, with its exit code."""

import os
import pty
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from conftest import ARTICLES, METADATA, ROOT, readme_block, rows

import broadsheet
from broadsheet import cli
from broadsheet.capture import capture, listed
from broadsheet.clean.rules import RULES
from broadsheet.cli.ending import UNREAD
from broadsheet.errors import (
    BroadsheetError,
    BusyError,
    DownloadsError,
    OutputError,
    UnfitError,
    UnsyncedError,
    UsageError,
)

README = (ROOT / "README.md").read_text(encoding="utf-8")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


def test_the_summary_says_what_was_built(tmp_path: Path) -> None:
    target = tmp_path / "out.db"
    result = run("build", ARTICLES, "-o", target)
    assert result.exit_code == 0, result.output
    assert "5 articles, 2,215 words" in result.output
    assert "headline 3 of 5, byline 1 of 5, date 1 of 5, dateline 1 of 5" in result.output
    assert "no date 4, no headline 2" in result.output
    assert re.search(
        rf"{target}: {target.stat().st_size:,} bytes, sha256 [0-9a-f]{{64}}\n", result.output
    )
    command = result.output.splitlines()[-1].removeprefix("Next: ").split()
    assert command[1:] == ["serve", str(target)]
    assert subprocess.run([*command[:1], "--version"], check=True, capture_output=True).stdout


def test_the_next_command_can_be_pasted(tmp_path: Path) -> None:
    result = run("build", ARTICLES, "-o", tmp_path / "my news's.db")
    command = shlex.split(result.output.splitlines()[-1].removeprefix("Next: "))
    assert command[1:] == ["serve", str(tmp_path / "my news's.db")]


def test_metadata_without_queries_is_remarked_on(tmp_path: Path) -> None:
    (tmp_path / "m.yml").write_text("title: Mine")
    result = run("build", ARTICLES, "-o", tmp_path / "out.db", "--metadata", tmp_path / "m.yml")
    assert "names no saved queries" in result.output
    assert "names no saved queries" not in run("build", ARTICLES, "-o", tmp_path / "out.db").output


def test_every_entry_is_counted_once(tmp_path: Path) -> None:
    for i in range(5):
        (tmp_path / f"{i}.txt").write_bytes(
            f"Größere Löhne für Männer, heißt es {i}.".encode("cp1252")
        )
    (tmp_path / "a.pdf").touch()
    ticks: list[None] = []
    found = list(capture(tmp_path, lambda: ticks.append(None)))
    assert len(found) == 11
    assert len(ticks) == sum(1 for _ in listed(tmp_path)) == 6


def test_quiet_says_nothing(tmp_path: Path) -> None:
    result = run("build", ARTICLES, "-o", tmp_path / "out.db", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_strict_builds_and_exits_with_1(tmp_path: Path) -> None:
    result = run("build", ARTICLES, "-o", tmp_path / "out.db", "--quiet", "--strict")
    assert result.exit_code == 1
    assert "6 problems" in result.output
    assert rows(tmp_path / "out.db", "SELECT count(*) FROM articles") == [(5,)]


def test_strict_is_content_without_problems(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(
        "Council repairs the old bridge\n3 May 2024\n\n" + "The council met, and then it left. " * 9
    )
    assert run("build", tmp_path / "in", "-o", tmp_path / "out.db", "--strict").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "nowhere: there is no such folder"),
        (["file.txt"], "file.txt: is not a folder"),
        (["articles", "-o", "empty"], "empty: is a folder"),
        (["articles", "-o", "file.txt"], "file.txt: was not made by Broadsheet"),
        (["articles", "-o", "articles/out.db"], "is inside the folder of articles"),
        (["articles", "--metadata", "none.yml"], "none.yml: cannot be read"),
        (["articles", "--metadata", "broken.yml"], "broken.yml: line 2: is not valid YAML"),
        (["articles", "--nonsense"], "No such option"),
        (
            ["articles", "--without", "share button"],
            "there is no rule 'share button'; did you mean",
        ),
        (["articles", "--without", "x"], "there is no rule 'x'; `broadsheet rules` lists them"),
        (["articles", "--as-of", "soon"], "--as-of: is no day"),
        (["articles", "--most-unread", "half"], "--most-unread: is no share"),
        (["articles", "--most-unread", "nan"], "--most-unread: is no share"),
    ],
)
def test_wrong_use_is_one_line_and_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("empty", "pages", "articles"):
        (tmp_path / folder).mkdir()
    (tmp_path / "pages/a.pdf").write_text("Not a text")
    (tmp_path / "file.txt").write_text("My notes.")
    (tmp_path / "articles/a.txt").write_text("The council met on Monday and then it left.")
    (tmp_path / "broken.yml").write_text("title: [a\ndescription: b: c")
    result = run("build", *arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output
    assert result.output.startswith("Usage") or result.output.count("\n") == 1
    assert not (tmp_path / "corpus.db").exists()
    assert (tmp_path / "file.txt").read_text() == "My notes."


def test_a_cluster_without_its_library_is_one_line_and_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = run("build", ARTICLES, "-o", tmp_path / "out.db", "--cluster", "tcp://127.0.0.1:1")
    assert result.exit_code == 2
    cause = "distributed is not installed; run: pip install 'broadsheet[cluster]'"
    assert result.output == f"Error: --cluster tcp://127.0.0.1:1: {cause}\n"
    assert list(tmp_path.iterdir()) == []


def test_every_exit_code_is_in_the_help_and_the_readme() -> None:
    said = run("build", "--help").output
    codes = {one.exit_code for one in BroadsheetError.__subclasses__()} | {0, UNREAD, 130, 143}
    listed = re.findall(r"^ +(\d[\d, ]*)  ", said.partition("Exit codes:")[2], re.MULTILINE)
    assert sorted(int(code) for line in listed for code in line.split(",")) == sorted(codes)
    assert all(f"| {code} |" in README for code in sorted(codes))


def test_a_summary_that_nobody_reads_undoes_no_work(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "broadsheet", "build", str(ARTICLES), "-o"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*command, str(tmp_path / "out.db")], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (0, b"")


def test_memory_that_is_short_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("broadsheet.build_anew.metadata_file.read", short)
    result = run("build", ARTICLES, "-o", tmp_path / "out.db")
    assert result.exit_code == 74
    assert result.output.endswith("out.db: there is not enough memory, what was there stays\n")


def test_metadata_yml_of_the_working_folder_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.txt").write_text("The council met on Monday and then it left.")
    (tmp_path / "metadata.yml").write_text("title: My own corpus")
    assert run("build", "--quiet").exit_code == 0
    sql = "SELECT value FROM build WHERE key = 'metadata'"
    assert "My own corpus" in rows(tmp_path / "corpus.db", sql)[0][0]


def test_the_shipped_metadata_can_be_printed() -> None:
    assert run("metadata").output == METADATA.read_text(encoding="utf-8")


def test_the_script_is_the_same_command(tmp_path: Path) -> None:
    script = subprocess.run(
        [sys.executable, ROOT / "build_db.py", "--help"],
        capture_output=True, text=True, check=True, cwd=tmp_path, env={**os.environ, "COLUMNS": "80"},
    )  # fmt: skip
    assert script.stdout.startswith("Usage: python build_db.py [OPTIONS] [ARTICLES]")
    module = run("build", "--help").output
    assert script.stdout.split()[4:] == module.split()[4:]


def test_the_help_in_the_readme_is_the_help(tmp_path: Path) -> None:
    context = click.Context(cli.build, info_name="python build_db.py", terminal_width=80)
    assert readme_block("help") == cli.build.get_help(context) + "\n"


def test_every_option_is_a_full_sentence() -> None:
    for command in cli.main.commands.values():
        assert command.help
        assert "Example:" in command.help
        for option in command.params:
            if isinstance(option, click.Option):
                assert re.fullmatch(r"[A-Z].*\.", option.help or "", re.DOTALL), option.name


def test_an_error_is_one_line_whatever_the_name() -> None:
    assert str(UsageError("a\nb\x1b[0m\udce9.txt", "is odd")) == "a\\nb\\x1b[0m\\udce9.txt: is odd"


def test_every_error_has_its_own_exit_code_and_names_the_path() -> None:
    classes = [UnfitError, UsageError, UnsyncedError, DownloadsError, OutputError, BusyError]
    assert [one.exit_code for one in classes] == [1, 2, 4, 5, 74, 75]
    assert set(BroadsheetError.__subclasses__()) == set(classes)
    assert all(str(one("a/b.txt", "is odd")) == "a/b.txt: is odd" for one in classes)


def test_the_version() -> None:
    assert broadsheet.__version__ in run("--version").output


def test_a_line_that_changes_on_a_terminal_when_the_work_takes_long(tmp_path: Path) -> None:
    driver = (
        "import sys; from broadsheet import cli; cli.progress.SHOWN_AFTER = 0.0;"
        "cli.progress.TERMINAL_EVERY = 0.0;"
        "cli.main(['build', sys.argv[1], '-o', sys.argv[2]])"
    )
    parent, child = pty.openpty()
    command = [sys.executable, "-c", driver, str(ARTICLES), str(tmp_path / "out.db")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=child) as process:
        out = process.stdout.read()
    os.close(child)
    drawn = os.read(parent, 10_000).decode()
    os.close(parent)
    assert process.returncode == 0
    shown = [line.rstrip() for line in drawn.split("\r")]
    assert any(re.fullmatch(r"Reading files: 5 of 5, [\d.,]+/s", line) for line in shown)
    found = r"Finding what is in them: [1-5] of 5, [\d.,]+/s(, \d+ s left)?, \d+ problems?"
    assert sum(bool(re.fullmatch(found, line)) for line in shown) == 5
    assert "Joining names and copies, indexing and checking" in shown
    assert max(map(len, shown)) <= 78
    assert shown[-1] == ""
    assert b"5 articles" in out


def test_whole_lines_in_a_log(tmp_path: Path) -> None:
    driver = (
        "import sys; from broadsheet import cli; cli.progress.FILE_EVERY = 0.0;"
        "cli.main(['build', sys.argv[1], '-o', sys.argv[2], *sys.argv[3:]])"
    )
    command = [sys.executable, "-c", driver, str(ARTICLES), str(tmp_path / "out.db")]
    log = subprocess.run(command, capture_output=True, check=True, text=True).stderr
    assert log.startswith("Reading files: 1 of 5, ")
    assert len(log.splitlines()) == 11
    assert log.replace("\n", "").isprintable()
    quiet = subprocess.run([*command, "--quiet"], capture_output=True, check=True, text=True)
    assert quiet.stderr == quiet.stdout == ""


def test_a_rule_that_is_switched_off_keeps_its_lines(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    text = "Council repairs the old bridge\n\n" + "The council met, and then it left. " * 9
    (tmp_path / "in/a.txt").write_text(f"{text}\n\nShare This Article\n")
    bodies = []
    for extra in ([], ["--without", "share buttons"]):
        run("build", tmp_path / "in", "-o", tmp_path / "out.db", "--as-of", "2024-05-03", *extra)
        bodies += [body for (body,) in rows(tmp_path / "out.db", "SELECT body FROM articles")]
        options = rows(tmp_path / "out.db", "SELECT value FROM build WHERE key = 'without'")
    assert [body.endswith("Share This Article") for body in bodies] == [False, True]
    assert options == [("share buttons",)]


def test_the_rules_are_listed() -> None:
    lines = run("rules").output.splitlines()
    assert [line.partition("  ")[0] for line in lines] == list(RULES)
    assert all(line.rpartition("  ")[2] for line in lines)


def test_the_day_of_the_build_can_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    said = "The council met on Monday, and then it left. " * 9
    (tmp_path / "in/a.txt").write_text(f"Council repairs the old bridge\n3 May 2024\n\n{said}")
    for epoch, published in (("1577836800", None), ("1893456000", "2024-05-03")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        run("build", tmp_path / "in", "-o", tmp_path / "out.db")
        assert rows(tmp_path / "out.db", "SELECT published FROM articles") == [(published,)]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert "SOURCE_DATE_EPOCH: is no day" in run("build", tmp_path / "in").output
