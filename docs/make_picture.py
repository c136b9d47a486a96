"""Take pictures of the real site: the one of the README, or every main page in each form.

    .venv/bin/python docs/make_picture.py                  docs/site.png, of the five articles
    .venv/bin/python docs/make_picture.py --all FOLDER     every main page, wide and narrow, light
                                                           and dark, as FOLDER/PAGE-WIDTH-SCHEME.png
    … --database mine.db                                   of another database

Needs the test extra and a Chromium.
"""

import argparse
import base64
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from conftest import ARTICLES, METADATA, chromium, rows, serving  # noqa: E402

from broadsheet.build import build  # noqa: E402

PAGES = {
    "front": "/",
    "database": "/{db}",
    "search": "/{db}/-/search?q={word}",
    "article": "/{db}/articles/{article}",
    "person": "/{db}/people/{person}",
    "place": "/{db}/places/{place}",
    "story": "/{db}/stories/{story}",
    "articles": "/{db}/articles",
    "quotes": "/{db}/quotes",
    "picture": "/{db}/articles_by_month",
    "sql": "/{db}?sql=select+title,+published+from+articles",
}
"""The main pages, by what they show."""

KEYS = {
    "article": "SELECT article_id FROM quotes GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
    "person": "SELECT id FROM people ORDER BY quotes DESC, name LIMIT 1",
    "place": "SELECT id FROM places WHERE latitude IS NOT NULL ORDER BY articles DESC, id LIMIT 1",
    "story": "SELECT id FROM stories ORDER BY articles DESC, id LIMIT 1",
    "word": "SELECT name FROM places ORDER BY articles DESC, id LIMIT 1",
}
"""What the addresses name, found in the database."""

SHOWN = ("front", "search", "article")
"""Pages of the README's picture."""

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SIZE = {"width": 620, "height": 900}
FRAME = """<body style="margin:0;padding:24px;background:#dfe6ea;display:flex;gap:24px">
{}</body>"""
SHOT = '<img style="border-radius:6px;box-shadow:0 2px 12px #0005" src="data:image/png;base64,{}">'


def main() -> None:
    """Build if need be, serve, look, and write the pictures."""
    parser = argparse.ArgumentParser(description="Take pictures of the site.")
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="Write every main page here.")
    parser.add_argument("--database", type=Path, help="Show this database.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        database = Path(folder) / "corpus.db"
        if given.database:
            database.symlink_to(given.database.resolve())
        else:
            build(ARTICLES, database, METADATA)
        with serving(database) as site:
            addresses = {name: site + path for name, path in paths(database)}
            if given.all:
                given.all.mkdir(parents=True, exist_ok=True)
                take_all(browser, addresses, given.all)
            else:
                take_one(browser, [addresses[name] for name in SHOWN])


def paths(database: Path) -> Iterator[tuple[str, str]]:
    """Yield the path of each page that the database has something for."""
    keys = {name: found[0][0] for name, sql in KEYS.items() if (found := rows(database, sql))}
    for name, path in PAGES.items():
        try:
            yield name, path.format(db=database.stem, **keys)
        except KeyError:
            print(f"{name}: nothing to show", file=sys.stderr)  # noqa: T201


def take_all(browser: Any, addresses: dict[str, str], folder: Path) -> None:
    """Write each page at each width in each scheme, as long as it is."""
    for size in (WIDE, NARROW):
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport=size, color_scheme=scheme)
            for name, address in addresses.items():
                page.goto(address)
                page.wait_for_load_state("networkidle")
                path = folder / f"{name}-{size['width']}-{scheme}.png"
                page.screenshot(path=path, full_page=True)
            page.close()


def take_one(browser: Any, addresses: list[str]) -> None:
    """Write the README's picture: some pages side by side."""
    page = browser.new_page(viewport=SIZE)
    shots = []
    for address in addresses:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        shots.append(base64.b64encode(page.screenshot()).decode())
    width = len(shots) * (SIZE["width"] + 24) + 24
    page.set_viewport_size({"width": width, "height": SIZE["height"] + 48})
    page.set_content(FRAME.format("".join(map(SHOT.format, shots))))
    page.screenshot(path=ROOT / "docs" / "site.png")


if __name__ == "__main__":
    main()
