"""The wheel, in a fresh environment without a checkout: it builds a database and serves it."""

import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from conftest import ARTICLES, METADATA, ROOT, rows, serving

from broadsheet.build import build


@pytest.mark.xdist_group("wheel")
def test_the_wheel_builds_and_serves(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", tmp_path / "dist", ROOT], check=True)
    (wheel,) = (tmp_path / "dist").glob("broadsheet-*.whl")
    empty = [sys.executable, "-m", "venv", "--without-pip", tmp_path / "env"]
    subprocess.run(empty, check=True)
    env = tmp_path / "env" / "bin"
    install = ["--python", env / "python", "install", "-c", ROOT / "constraints.txt", wheel]
    subprocess.run([*pip, *install], check=True)
    missing = subprocess.run(
        [env / "python", "-c", "import pytest, playwright"], capture_output=True, check=False
    )
    assert missing.returncode, "the wheel must not need the tools of its developers"

    place = tmp_path / "place"
    place.mkdir()
    built = subprocess.run(
        [env / "broadsheet", "build", ARTICLES, "-o", "news.db"],
        cwd=place, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert f"Next: {env / 'datasette'} serve news.db" in built.stdout
    report = build(ARTICLES, tmp_path / "here.db", METADATA)
    assert report.sha256 in built.stdout
    assert rows(place / "news.db", "SELECT count(*) FROM articles") == [(5,)]
    with serving(place / "news.db", str(env / "datasette")) as address:
        for path, said in {
            "/news": "What was found in articles, and what was not",
            "/news/-/search?q=ceasefire": "<mark>ceasefire</mark>",
            "/-/static-plugins/broadsheet/broadsheet.css": ".bs-article",
        }.items():
            with urllib.request.urlopen(address + path) as response:  # noqa: S310
                assert said in response.read().decode(), path
