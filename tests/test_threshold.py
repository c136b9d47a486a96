"""What was read: enough for exit code 0, for 3, or not enough to take the place of what is there."""

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import one

from broadsheet import cli
from broadsheet.records import LEFT_OUT, PROBLEM_KINDS


def write(folder: Path, good: int = 0, blank: int = 0) -> Path:
    """Make a folder of articles, some of them files of blanks; what it held before is gone."""
    folder.mkdir(exist_ok=True)
    for file in folder.iterdir():
        file.unlink()
    for i in range(good):
        said = f"The council met on Monday about bridge {i}, and then it left. " * 9
        (folder / f"good{i}.txt").write_text(f"Council repairs bridge {i}\n3 May 2024\n\n{said}")
    for i in range(blank):
        (folder / f"blank{i}.txt").write_text(" ")
    return folder


def run(folder: Path, *options: str) -> Result:
    target = str(folder.with_name("out.db"))
    return CliRunner().invoke(cli.main, ["build", str(folder), "-o", target, *options])


@pytest.mark.parametrize(
    ("first", "second", "options", "codes"),
    [
        # good and blank files of the first build and of the second
        ((5, 0), (5, 0), (), (0, 0)),
        ((5, 0), (8, 2), (), (0, 3)),
        ((5, 0), (7, 3), (), (0, 1)),
        ((5, 0), (7, 3), ("--most-unread", "30%"), (0, 3)),
        ((5, 0), (7, 3), ("--most-unread", "30"), (0, 3)),
        ((5, 0), (9, 1), ("--most-unread", "0"), (0, 1)),
        ((5, 0), (0, 0), (), (0, 1)),
        ((5, 0), (0, 2), ("--most-unread", "100%"), (0, 1)),
        # It was no better before, so nothing good is lost.
        ((5, 5), (6, 6), (), (3, 3)),
        ((5, 5), (5, 6), (), (3, 1)),
        ((5, 5), (5, 6), ("--strict",), (1, 1)),
    ],
)
def test_exit_codes(tmp_path: Path, first, second, options, codes) -> None:
    folder = tmp_path / "in"
    target = tmp_path / "out.db"
    strict = options if "--strict" in options else ()
    assert run(write(folder, *first), *strict).exit_code == codes[0]
    before = target.read_bytes()
    result = run(write(folder, *second), *options)
    assert result.exit_code == codes[1], result.output
    assert (target.read_bytes() == before) == (codes[1] == 1 or first == second)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.db"]


def test_what_is_refused_is_said_with_the_remedy(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    run(write(folder, 5))
    result = run(write(folder, 7, 3))
    assert result.output == (
        f"Error: {folder}: 3 of 10 files could not be read (blank0.txt: empty), so the old database"
        " stays; mend them, or allow it with --most-unread 31%\n"
    )
    assert run(folder, "--most-unread", "31%").exit_code == 3
    result = run(write(folder))
    assert result.output == f"Error: {folder}: holds no readable article; put articles into it\n"
    (folder / "a.pdf").write_text("%PDF")
    assert "holds no readable article (a.pdf: not read)" in run(folder).output


def test_files_that_could_not_be_read_are_counted_also_when_quiet(tmp_path: Path) -> None:
    result = run(write(tmp_path / "in", 9, 1), "--quiet")
    assert (
        result.output
        == f"{tmp_path / 'out.db'}: built, but 1 file could not be read; see problems\n"
    )
    assert result.exit_code == 3


def test_what_is_passed_over_is_not_unread(tmp_path: Path) -> None:
    """A picture, a hidden file and a link out of the folder are none of the articles."""
    folder = write(tmp_path / "in", 2)
    (folder / "a.jpg").write_bytes(bytes(99))
    (folder / ".hidden.txt").write_text("Not this.")
    (folder / "out.txt").symlink_to("/etc/passwd")
    assert run(folder).exit_code == 0


def test_records_count_one_by_one(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", 1)
    good = [
        f'{{"title": "Bridge {i}", "text": "The council met about bridge {i}."}}' for i in range(9)
    ]
    (folder / "a.jsonl").write_text("\n".join([*good, "{"]))
    assert run(folder).exit_code == 3
    assert one(tmp_path / "out.db", "SELECT count(*) FROM articles") == 10


def test_a_folder_that_cannot_be_entered_counts_with_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "in", 4)
    (folder / "sub").mkdir()
    for file in sorted(folder.glob("*.txt"))[:2]:
        file.rename(folder / "sub" / file.name)
    assert run(folder).exit_code == 0
    real = os.scandir

    def refusing(path):
        if Path(path).name == "sub":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refusing)
    result = run(folder)
    assert result.exit_code == 1
    assert "3 of 5 files could not be read (sub: unreadable)" in result.output


def test_a_damaged_old_database_is_nothing_to_keep(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", 5)
    run(folder)
    target = tmp_path / "out.db"
    target.write_bytes(target.read_bytes()[:4096])
    assert run(write(folder, 5, 5)).exit_code == 3


def test_kinds_that_stand_for_a_file_left_out() -> None:
    assert set(PROBLEM_KINDS) > LEFT_OUT
