"""The benchmarks: that what they measure is there, and that what they print is consistent."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ARTICLES, ROOT, one, served

from benchmarks.__main__ import PAGES, show_growth
from benchmarks.addresses import Kind, kinds
from benchmarks.corpus import made, write
from benchmarks.large import make
from benchmarks.measure import LOADING, STAGES, Build, Figures, Stage
from benchmarks.site import pages
from benchmarks.stages import PARTS, REST
from broadsheet.serve.sound import fault


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database made by multiplying."""
    path = tmp_path_factory.mktemp("many") / "many.db"
    make(path, 50, ARTICLES)
    return path


async def test_the_pages_that_are_measured_are_there(many: Path) -> None:
    assert one(many, "SELECT count(*) FROM articles") == 50
    assert one(many, "SELECT value FROM build WHERE key = 'dates'") == str(
        one(many, "SELECT count(*) FROM dates")
    )
    assert fault(str(many)) is None
    site = await served(many)
    for name, address in pages(many).items():
        response = await site.client.get(f"/many{address}" if address else "/")
        assert response.status_code == 200, name
    for kind in kinds(many):
        assert len(kind.stock) == len(kind.ours)
        for address in (kind.stock[0], kind.ours[0]):
            response = await site.client.get(address)
            assert response.status_code == 200, address


@pytest.mark.skipif(sys.platform != "linux", reason="watches processes by /proc")
def test_each_kind_of_page_is_asked_of_each_server(many: Path) -> None:
    sizes = ["--readers", "3", "--answers", "6", "--processes", "1"]
    command = [sys.executable, "-m", "benchmarks.traffic", str(many), *sizes]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=230, check=True)
    assert not run.stderr
    servers = re.split(r"^(?:stock|broadsheet) .*\n", run.stdout, flags=re.MULTILINE)[1:]
    assert len(servers) == 2
    for said in servers:
        lines = re.findall(LOADED, said, re.MULTILINE)
        named = [(name, about) for kind in kinds(many) for name, about in phases(kind)]
        assert [(name, about) for name, about, *_ in lines] == named
        for _, _, answers, rate, half, most, highest, work in lines:
            assert int(answers) == 6
            assert float(rate) > 0
            assert 0 <= int(half) <= int(most) <= int(highest) < 60_000
            assert 0 <= float(work) < 60_000
        assert 20 < int(re.search(r"server: (\d+) MB", said)[1]) < 2000
    page = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    for kind in kinds(many):
        assert re.search(rf"^  {re.escape(kind.name)}[ ,]", page, re.MULTILINE), kind.name


LOADED = (
    r"^  ([a-zA-Z ,]+?)(?:, (new|again))? +(?:[\d,]+ ms)? +(\d+) +([\d.]+)"
    r" +(\d+) ms +(\d+) ms +(\d+) ms +([\d.]+) ms$"
)


def phases(kind: Kind) -> list[tuple[str, str]]:
    """Return how the lines of a kind of page are named."""
    return (
        [(kind.name, about) for about in ("new", "again")] if kind.ours[1:] else [(kind.name, "")]
    )


def test_made_up_articles_are_the_same_from_the_same_seed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    size = write(tmp_path / "a", 40, seed=7, pages=10)
    texts = sorted((tmp_path / "a" / "texts").rglob("*.txt"))
    assert len(texts) == 40
    assert sum(path.stat().st_size for path in texts) == size
    assert len(list((tmp_path / "a" / "pages").rglob("*.html"))) == 10
    assert [*made(40, 7)] == [*made(40, 7)] != [*made(40, 8)]
    assert [*made(20, 7)] == [*made(40, 7)][:20]
    assert len({one.outlet.language for one in made(200, 7)}) > 8
    headlines = [one.headline for one in made(200, 7)]
    assert 5 < len(headlines) - len(set(headlines)) < 50


@pytest.mark.skipif(sys.platform != "linux", reason="watches processes by /proc")
def test_one_run_prints_every_figure(tmp_path: Path) -> None:
    sizes = ["--articles", "60", "--pages", "10", "--workers", "2", "--runs", "2"]
    command = [sys.executable, "-m", "benchmarks", *sizes, "--work", str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=230, check=True)
    assert not run.stderr
    assert not list(tmp_path.iterdir())
    seconds = [float(found) for found in re.findall(r"s +([\d.]+) s +[\d.]+ ms", run.stdout)]
    parts = [float(found) for found in re.findall(r"main process:.* ([\d.]+) s ", run.stdout)]
    whole = float(re.search(r"whole build .*s +([\d.]+) s", run.stdout)[1])
    assert sum(seconds[:3]) + sum(parts) == pytest.approx(whole, abs=0.5)
    ratios = dict(re.findall(r"^    +(\S.*?) +([\d.]+)$", run.stdout, re.MULTILINE))
    assert all(float(ratio) > 0 for ratio in ratios.values())
    assert set(ratios) == {name.strip() for name in RATIOS}
    assert 20 < float(re.search(r"\(RSS\) (\d+) MB", run.stdout)[1]) < 1000
    assert all(0 <= int(share) <= 105 for share in re.findall(r"(\d+)%", run.stdout))
    assert "search: a word of all" in run.stdout


def figures(articles: int, seconds: float) -> Figures:
    """Make up figures of which every part takes the same time."""
    stages = tuple(Stage(name, 1.0, seconds, 0.5) for name in STAGES)
    built = Build(articles, 9.0, stages, dict.fromkeys((*LOADING, REST), seconds), 100, 200, 0.5)
    return Figures(built, built, 1_000, 2_000, 1.0, 1.0, 2.0, 3.0)


@pytest.mark.parametrize(("seconds", "over"), [(20.0, 0), (29.0, 0), (31.0, 7)])
def test_what_grows_faster_than_n_log_n_is_marked(
    seconds: float, over: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """From 100 to 1,000 articles n log n is fifteen times as much."""
    show_growth(figures(100, 2.0), figures(1_000, seconds))
    printed = capsys.readouterr().out
    assert re.search(r"n log n would be +15\.0", printed)
    assert len(re.findall(rf" {seconds / 2:.1f}(?:  over)?$", printed, re.MULTILINE)) == 7
    assert printed.count("  over") == over


def test_the_page_of_benchmarks_names_every_figure() -> None:
    page = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    for name in (*RATIOS, *STAGES, *PARTS, *PAGES, "n log n would be"):
        assert re.search(rf"^ *(main process: )?{re.escape(name.strip())}  ", page, re.MULTILINE), (
            name
        )


RATIOS = [*figures(1, 1.0).ratios]
