"""The benchmarks: that what they measure is there, and that what they print is consistent."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ARTICLES, ROOT, one, served

from benchmarks.corpus import made, write
from benchmarks.large import make
from benchmarks.site import pages


async def test_the_pages_that_are_measured_are_there(tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    make(path, 50, ARTICLES)
    assert one(path, "SELECT count(*) FROM articles") == 50
    assert one(path, "SELECT value FROM build WHERE key = 'dates'") == str(
        one(path, "SELECT count(*) FROM dates")
    )
    site = await served(path)
    for name, address in pages(path).items():
        response = await site.client.get(f"/many{address}" if address else "/")
        assert response.status_code == 200, name


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
    sizes = ["--articles", "30", "60", "--pages", "10", "--workers", "2"]
    command = [sys.executable, "-m", "benchmarks", *sizes, "--work", str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200, check=True)
    assert not run.stderr
    assert not list(tmp_path.iterdir())
    small, large, growth = re.split(r"^60 articles|^from 30 to 60", run.stdout, flags=re.MULTILINE)
    for block in (small, large):
        seconds = [float(found) for found in re.findall(r"s +([\d.]+) s +[\d.]+ ms", block)]
        parts = [float(found) for found in re.findall(r"main process:.* ([\d.]+) s ", block)]
        whole = float(re.search(r"whole build .*s +([\d.]+) s", block)[1])
        assert sum(seconds[:3]) + sum(parts) == pytest.approx(whole, abs=0.5)
        ratios = dict(re.findall(r"^    +(\S.*?) +([\d.]+)$", block, re.MULTILINE))
        both, *each = [float(ratios[name]) for name in (LOAD, "rows alone", "indexes alone")]
        assert min(each) <= both <= max(each)
        for name in ("sqlite-utils", "trafilatura"):
            assert float(next(value for key, value in ratios.items() if name in key)) > 0
        assert 20 < float(re.search(r"\(RSS\) (\d+) MB", block)[1]) < 1000
        assert all(0 < int(share) <= 101 for share in re.findall(r"(\d+)%", block))
        assert "search: a word of all" in block
    assert "n log n would be" in growth


LOAD = "load and index: plain sqlite3, same rows, same indexes"
