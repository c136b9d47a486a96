"""Make docs/site.png: three pages of the real site of the five articles, side by side.

Needs the test extra and a Chromium: `.venv/bin/python docs/make_picture.py`.
"""

import base64
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from conftest import ARTICLES, METADATA, chromium, rows, serving  # noqa: E402

from broadsheet.build import build  # noqa: E402

SIZE = {"width": 620, "height": 900}
FRAME = """<body style="margin:0;padding:24px;background:#dfe6ea;display:flex;gap:24px">
{}</body>"""
SHOT = '<img style="border-radius:6px;box-shadow:0 2px 12px #0005" src="data:image/png;base64,{}">'


def main() -> None:
    """Build, serve, look, and write the picture."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        database = Path(folder) / "corpus.db"
        build(ARTICLES, database, METADATA)
        article = rows(database, "SELECT id FROM articles WHERE published IS NOT NULL")[0][0]
        person = rows(database, "SELECT id FROM people ORDER BY quotes DESC, name")[0][0]
        page = browser.new_page(viewport=SIZE)
        shots = []
        with serving(database) as site:
            for path in ("/corpus", f"/corpus/articles/{article}", f"/corpus/people/{person}"):
                page.goto(site + path)
                shots.append(base64.b64encode(page.screenshot()).decode())
        page.set_viewport_size({"width": 3 * SIZE["width"] + 96, "height": SIZE["height"] + 48})
        page.set_content(FRAME.format("".join(map(SHOT.format, shots))))
        page.screenshot(path=ROOT / "docs" / "site.png")


if __name__ == "__main__":
    main()
