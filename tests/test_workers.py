"""Work shared among processes: the same results in the same order, whatever becomes of one item."""

import faulthandler
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import METADATA, rows

from broadsheet.build import Options, build
from broadsheet.reuse import findings
from broadsheet.workers import AHEAD, CHUNK, Lost, ordered, serially

TEXT = "The council of {0} meets\n\n3 May 2024\n\nThe council met on Monday, said Ann Lee of {0}.\n"


def doubled(item: int) -> int:
    return item * 2


def troubled(item: str) -> str:
    match item:
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "crashed":
            faulthandler.disable()
            os.kill(os.getpid(), signal.SIGSEGV)
        case "gone":
            os._exit(7)
        case "slow":
            time.sleep(60)
        case "large":
            return "x" * 10**11
        case "deep":
            return troubled(item)
        case "wrong":
            raise ValueError("no such article: ⟦1⟧")
        case "odd":
            return lambda: item  # cannot be sent back
    return item.upper()


@pytest.mark.parametrize("count", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    items = list(range(200))
    assert list(ordered(doubled, items, count)) == [(item, item * 2) for item in items]
    assert list(serially(doubled, items)) == [(item, item * 2) for item in items]
    assert list(ordered(doubled, [], count)) == []


@pytest.mark.parametrize(
    ("item", "kind", "detail"),
    [
        ("killed", "crashed", "ended by SIGKILL"),
        ("crashed", "crashed", "ended by SIGSEGV"),
        ("gone", "crashed", "ended with 7"),
        ("slow", "took too long", "longer than 0.5 seconds"),
        ("large", "crashed", "it needed too much memory"),
        ("deep", "crashed", "RecursionError: maximum recursion depth exceeded"),
        ("wrong", "crashed", "ValueError: no such article: ⟦1⟧"),
        ("odd", "crashed", "AttributeError"),
    ],
)
def test_a_lost_item_costs_no_other(item: str, kind: str, detail: str) -> None:
    found = list(ordered(troubled, ["a", item, "b", "c", item, "d"], 2, 0.5))
    assert [given for given, _ in found] == ["a", item, "b", "c", item, "d"]
    lost = [made for _, made in found if isinstance(made, Lost)]
    assert [one.kind for one in lost] == [kind, kind]
    assert all(one.detail.startswith(detail) for one in lost)
    assert [made for _, made in found if made not in lost] == ["A", "B", "C", "D"]


def test_few_items_are_under_way() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        while taken < 1000:
            taken += 1
            yield taken

    for done, _ in enumerate(ordered(doubled, items(), 2), start=1):
        assert taken <= done + (2 * AHEAD + 1) * CHUNK
    assert done == 1000


def children(parent: int) -> list[str]:
    found = subprocess.run(
        ["pgrep", "-P", str(parent)], capture_output=True, text=True, check=False
    )
    return found.stdout.split()


def test_whoever_stops_early_leaves_no_process() -> None:
    before = children(os.getpid())
    with pytest.raises(ZeroDivisionError):
        for _ in ordered(troubled, ["a", "slow", "slow"], 2):
            1 / 0  # noqa: B018
    left = set(children(os.getpid())) - set(before)
    assert not [pid for pid in left if "Z" not in Path(f"/proc/{pid}/stat").read_text().split()[2]]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing tells a process of it")
def test_the_processes_die_with_their_parent() -> None:
    code = (
        "import time; from broadsheet.workers import ordered\n"
        "def work(x):\n    time.sleep(60)\n"
        "for _ in ordered(work, [1, 2], 2): pass\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code])
    for _ in range(200):
        workers = children(parent.pid)
        if len(workers) == 2:
            break
        time.sleep(0.05)
    assert len(workers) == 2
    parent.kill()
    parent.wait()
    for _ in range(200):
        if not any(Path(f"/proc/{pid}").exists() for pid in workers):
            return
        time.sleep(0.05)
    pytest.fail(f"still there: {workers}")


def folder(path: Path) -> Path:
    path.mkdir()
    for i in range(40):
        (path / f"{i:02}.txt").write_text(TEXT.format(f"Town {i}"), encoding="utf-8")
        (path / f"{i:02}.html").write_text(f"<title>Page {i}</title><p>" + TEXT.format(i) * 3)
    records = "".join(
        f'{{"title": "Record {i}", "text": "{"Words. " * 30}{i}"}}\n' for i in range(30)
    )
    (path / "10.jsonl").write_text(records)
    (path / "same.txt").write_bytes((path / "07.txt").read_bytes())
    (path / "binary.txt").write_bytes(bytes(range(256)) * 9)
    return path


def test_any_number_of_processes_gives_the_same_bytes(tmp_path: Path) -> None:
    texts = folder(tmp_path / "texts")
    made = set()
    for count in (1, 2, 3):
        path = tmp_path / f"{count}.db"
        report = build(texts, path, METADATA, options=Options(workers=count))
        assert report.articles == 110
        made.add(report.sha256)
    assert len(made) == 1


@pytest.mark.parametrize("stage", ["clean", "enrich"])
def test_a_text_that_kills_the_process_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    texts = folder(tmp_path / "texts")
    work = getattr(findings, stage)

    def deadly(one, *rest):
        source = one.source if stage == "clean" else one.document.source
        if source.path == "07.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return work(one, *rest)

    monkeypatch.setattr(findings, stage, deadly)
    build(texts, tmp_path / "x.db", METADATA)
    problem = (
        "SELECT path, article_id, stage, kind, detail FROM problems"
        " WHERE kind IN ('crashed', 'took too long')"
    )
    assert rows(tmp_path / "x.db", problem) == [
        ("07.txt", None, "enrich", "crashed", "ended by SIGKILL")
    ]
    # Its bytes are kept, and those of the file that has the same.
    kept = (
        "SELECT path, article_id, length(raw) > 50 FROM files WHERE path IN ('07.txt', 'same.txt')"
    )
    assert rows(tmp_path / "x.db", kept) == [("07.txt", None, 1), ("same.txt", None, 1)]
    assert rows(tmp_path / "x.db", "SELECT count(*) FROM articles") == [(109,)]


def test_a_file_that_cannot_be_read_in_time_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import broadsheet.capture as capturing

    texts = folder(tmp_path / "texts")
    read = capturing.read

    def slow(folder, path):
        if path.name == "03.html":
            time.sleep(30)
        return read(folder, path)

    monkeypatch.setattr(capturing, "read", slow)
    build(texts, tmp_path / "x.db", METADATA, options=Options(time_limit=5))
    problem = "SELECT path, stage, detail FROM problems WHERE kind = 'took too long'"
    assert rows(tmp_path / "x.db", problem) == [("03.html", "capture", "longer than 5 seconds")]
    assert rows(tmp_path / "x.db", "SELECT count(*) FROM articles") == [(109,)]
