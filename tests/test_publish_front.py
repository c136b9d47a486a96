"""The front page and the look of the site: figures that are right, colours that can be read."""

import re
from html import unescape
from pathlib import Path

import pytest
from conftest import Build, rows, served
from datasette.app import Datasette

from broadsheet.publish.front import NEWEST, STATED

STYLE = (
    Path(__file__).parents[1] / "broadsheet" / "publish" / "plugin" / "static" / "broadsheet.css"
)
FRONTS = pytest.mark.parametrize("path", ["/", "/corpus"])


async def page(site: Datasette, path: str) -> str:
    answer = await site.client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.text


def words(html: str) -> str:
    """Return what a reader sees of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@FRONTS
async def test_what_there_is_is_counted(site: Datasette, corpus: Path, path: str) -> None:
    said = (await page(site, path)).split('class="bs-figures"')[1].split("</ul>")[0]
    for table in ("articles", "stories", "people", "organizations", "places", "quotes"):
        count = rows(corpus, f"SELECT count(*) FROM {table}")[0][0]
        assert f'<a href="/corpus/{table}"><b>{count:,}</b> {table}</a>' in said
    assert f"{rows(corpus, 'SELECT count(*) FROM dates')[0][0]} dates mentioned" in words(said)
    attributed = rows(corpus, "SELECT count(*) FROM quotes WHERE speaker IS NOT NULL")[0][0]
    assert f"{attributed} with the speaker" in words(said)
    languages = rows(corpus, "SELECT count(DISTINCT language) FROM articles")[0][0]
    assert f"{languages} language" in words(said)


async def test_what_is_stated_and_missing_leads_to_those_articles(make: Build) -> None:
    path = make(
        {
            "a.txt": "Council meets for the third time\n\nBy Ann Lee\n3 March 2021\n\nThe council met.",
            "b.txt": "The council met on Monday and said that it would meet again in the hall.",
        }
    )
    site = await served(path)
    table = (await page(site, "/")).split('class="bs-complete"')[1].split("</table>")[0]
    found = re.findall(r'href="([^"]*__(?:notblank|isnull)=1)">([\d,]+)', table)
    assert len(found) >= len(STATED)
    for address, count in found:
        answer = await site.client.get(address.replace("?", ".json?"))
        assert answer.json()["filtered_table_rows_count"] == int(count), address


async def test_the_newest_stand_first_and_copies_once(make: Build) -> None:
    said = "The council of the old town met on Monday in the great hall and said that it would meet again."
    long = " ".join(f"{said} Matter number {i} was put off until the autumn." for i in range(9))
    texts = {
        f"{day}.txt": f"Headline of day {day}\n\n{day} May 2021\n\nOn day {day} nothing went on in the town but rain."
        for day in range(1, 10)
    }
    texts["copy1.txt"] = f"Council meets again\n\n11 May 2021\n\n{long}"
    texts["copy2.txt"] = f"Council meets again\n\n12 May 2021\n\n{long} More follows."
    listed = (
        (await page(await served(make(texts)), "/")).split('class="bs-newest"')[1].split("</ol>")[0]
    )
    titles = [words(title) for title in re.findall(r"<h3.*?</h3>", listed)]
    assert titles == ["Council meets again", *(f"Headline of day {day}" for day in range(9, 4, -1))]
    assert len(titles) == NEWEST


@pytest.mark.parametrize("texts", [{"a.txt": "Only a few words."}, {"a.txt": "x"}])
async def test_next_to_nothing_has_a_front_page(make: Build, texts: dict[str, str]) -> None:
    site = await served(make(texts))
    for path in ("/", "/corpus"):
        said = words(await page(site, path))
        assert "None" not in said
        assert "Cite it" in said


@FRONTS
async def test_hostile_words_are_words(make: Build, path: str) -> None:
    script = "<script>alert(1)</script> rules “the \u200ftown"
    site = await served(
        make(
            {"a.txt": f"{script}\n\n3 May 2021\n\nThe council {script} met on Monday in the hall."}
        )
    )
    html = await page(site, path)
    assert "<script>alert" not in html


async def test_the_masthead_is_on_every_page(site: Datasette) -> None:
    for path in ("/", "/corpus", "/corpus/articles", "/corpus/-/search?q=gaza", "/corpus/most_quoted",
                 "/corpus?sql=select+1"):  # fmt: skip
        html = await page(site, path)
        head = html.split("</header>")[0]
        assert '<html lang="en">' in html
        assert html.count("<h1") == 1, path
        assert html.count("<main") == 1
        assert ">A corpus of news articles</a>" in head
        for section in ("articles", "people", "quotes", "timeline"):
            assert f'href="/corpus/{section}"' in head
        boxes = re.findall(r'<input[^>]*type="search"[^>]*name="q"', html)
        assert len(boxes) == 1, path


def colours() -> dict[str, dict[str, str]]:
    """Return the colours of the style sheet by name: light, and dark with what it leaves alone."""
    sheet = STYLE.read_text(encoding="utf-8")
    light, dark = sheet.split("@media (prefers-color-scheme: dark)")[:2]
    named = [
        dict(re.findall(r"(--bs-[a-z-]+): (#[0-9a-f]{3,6});", part))
        for part in (light, dark.split("\n}\n")[0])
    ]
    assert set(named[0]) == set(named[1])
    return {"light": named[0], "dark": named[1]}


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1 (WCAG 2.1)."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("front", "backs"),
    [
        ("ink", "paper soft mark here quoted told notice"),
        ("quiet", "paper soft mark notice"),
        ("link", "paper soft mark notice"),
        ("visited", "paper soft"),
        ("on-accent", "accent"),
        ("person", "paper soft quoted told"),
        ("organization", "paper soft quoted told"),
        ("place", "paper soft quoted told"),
    ],
)
def test_colours_can_be_told_apart(scheme: str, front: str, backs: str) -> None:
    named = colours()[scheme]
    for back in backs.split():
        pair = sorted((luminance(named[f"--bs-{front}"]), luminance(named[f"--bs-{back}"])))
        assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, (scheme, front, back)


def test_colours_stand_at_the_top_of_the_style_sheet_only() -> None:
    rules = STYLE.read_text(encoding="utf-8").split("/* Datasette's own pages")[1]
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", rules)) <= {"#fff", "#1d1c1a"}
