"""Pictures: what each draws and says, and that every bar leads to just what it counts."""

import json
import re
import sqlite3
from pathlib import Path

import pytest
import yaml
from conftest import METADATA, Build, rows, served, words
from datasette.app import Datasette
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from test_publish_facts import without_facts
from written_facts import write

from broadsheet.build import build
from broadsheet.publish.pictures import Point, bars, columns, land, map_of, maps, picture
from broadsheet.publish.pictures.address import address, template
from broadsheet.publish.pictures.front import MOST, small
from broadsheet.publish.pictures.maps import frame_of
from broadsheet.publish.pictures.spec import KINDS, NEEDS
from broadsheet.publish.pictures.spec import picture as wrong_with

QUERIES = yaml.safe_load(METADATA.read_text(encoding="utf-8"))["databases"]["corpus"]["queries"]
DRAWN = [name for name, query in QUERIES.items() if "picture" in query]

OUTLETS = ["The Herald", "The Star & Sons", "Q?a=1&b#c", '"><script>window.hit=1</script>', "النهار",
           "100% News", "[1, 2]", "Eighth", "Ninth, or so"]  # fmt: skip
PLACES = ["CAIRO", "LONDON", "TOKYO", "Gaza"]


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles with outlets, datelines, names and quotes, some copied, some stating little."""
    folder = tmp_path_factory.mktemp("rich")
    (folder / "texts").mkdir()
    listed = ["path,outlet"]
    for i in range(40):
        outlet = OUTLETS[i % 10] if i % 10 < len(OUTLETS) else ""
        listed.append(f'{i:02}.txt,"{outlet.replace(chr(34), chr(34) * 2)}"')
        date = f"{1 + i % 28} {('March', 'April', 'May')[i % 3]} {(1998, 2003, 2004, 2021)[i % 4]}\n" if i % 7 else ""  # fmt: skip
        other = ("Bo Xu", "Zoë Ünal", "Ann Lee")[i % 3]
        said = " and bridges" * (i % 5) * 3
        matter = f"matter number {i // 2}"  # every other text is a copy
        (folder / "texts" / f"{i:02}.txt").write_text(
            f"Council meets on {matter} this term\n{date}\n"
            f"{PLACES[i % 4]} — The council of Paris met on {matter} in 19{60 + i % 30} with Ann Lee{said}.\n\n"
            f"“We will repair the old bridge before the winter of {matter},” said {other}.\n\n"
            f"Mr {other.split()[1]} said that the town would pay for {matter} in 2019{said}.\n",
            encoding="utf-8",
        )
    long = "The United Nations and the World Bank met in Cairo and talked of the bridge. " * 30
    (folder / "texts" / "long.txt").write_text(f"A long talk of the bridge\n\n{long}\n")
    (folder / "texts" / "es.txt").write_text(
        "El consejo se reúne\n\nEl consejo de la ciudad se reunió el lunes con las Naciones Unidas para"
        " hablar del puente viejo, que será reparado antes del invierno según la alcaldesa.\n",
        encoding="utf-8",
    )
    (folder / "texts" / "articles.csv").write_text("\n".join(listed) + "\n", encoding="utf-8")
    build(folder / "texts", folder / "corpus.db", METADATA)
    return folder / "corpus.db"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("written") / "corpus.db")


def numbers(page: str) -> list[tuple[str, int]]:
    """Return the address and the number of each bar, column, cell and circle of a page."""
    found = []
    for figure in html.fromstring(page).xpath('//figure[starts-with(@class, "bs-picture")]'):
        for link in figure.xpath('.//a[not(@class="bs-over")]'):
            title = "".join(link.xpath(".//title/text()"))
            said = title.rpartition(": ")[2] or "".join(link.xpath(".//b[1]/text()") or [link.text])
            found.append((link.get("href"), int(re.match(r"[\d,]+", said)[0].replace(",", ""))))
    return found


async def text(site: Datasette, path: str) -> str:
    response = await site.client.get(path)
    assert response.status_code == 200, f"{path}: {response.text[:300]}"
    return response.text


@pytest.mark.parametrize("name", DRAWN)
async def test_each_bar_leads_to_just_what_it_counts(
    rich: Path, written: Path, corpus: Path, name: str
) -> None:
    followed = 0
    for path in (rich, written, corpus):
        site = await served(path)
        page = await text(site, f"/corpus/{name}")
        drawn = numbers(page)
        assert len(page.encode()) < 300_000
        assert page.count("<script>window") == 0
        for href, number in drawn[:: len(drawn) // 25 + 1]:
            assert href.startswith("/corpus/")
            path_, _, query = href.partition("?")
            answer = json.loads(await text(site, f"{path_}.json?{query}&_size=0&_nosuggest=1&_nofacet=1"))  # fmt: skip
            assert answer["filtered_table_rows_count"] == number, href
            followed += 1
    assert followed


@pytest.mark.parametrize("name", DRAWN)
async def test_a_picture_counts_all_rows_and_says_of_what(
    rich: Path, corpus: Path, name: str
) -> None:
    site = await served(corpus if name == "set_aside_by_rule" else rich)
    page = await text(site, f"/corpus/{name}")
    found = json.loads(await text(site, f"/corpus/{name}.json?_shape=array"))
    said = QUERIES[name]["picture"]
    value = said["value"]
    counts = said.get("counts", value)
    assert f"counts {counts}" in page.split("<figcaption>")[1].split("</figcaption>")[0]
    assert page.index("<figure") < page.index('<table class="rows-and-columns"')
    if said["kind"] != "matrix":
        assert sum(number for _, number in numbers(page)) + (
            sum(row["articles"] for row in found if row["latitude"] is None)
            if name == "datelines_on_the_map"
            else 0
        ) == sum(row[value] for row in found)
    assert "data-fragment" not in page  # datasette-vega draws what readers ask it for


async def test_words_that_are_no_value_stand_behind_the_values(rich: Path) -> None:
    site = await served(rich)
    page = await text(site, "/corpus/articles_by_year_and_outlet")
    key = html.fromstring(page).xpath('//ul[@class="bs-key"]//span/text()')
    assert key[-2:] == ["other outlets", "not found"]
    assert len(key) == 8
    answer = json.loads(await text(site, "/corpus/articles_by_year_and_outlet.json?_shape=array"))
    for year in {row["year"] for row in answer}:
        named = [row["outlet"] for row in answer if row["year"] == year]
        assert named == sorted(named, key=lambda name: (name == "not found", name == "other outlets", name))  # fmt: skip


async def test_what_is_on_no_map_is_said(rich: Path) -> None:
    page = await text(await served(rich), "/corpus/datelines_on_the_map")
    away = rows(rich, "SELECT count(*) FROM articles WHERE dateline IS NOT NULL")[0][0] - sum(
        number for _, number in numbers(page)
    )
    assert away == 0 or f"{away} articles not on the map: where is not known." in page


async def test_one_name_beside_two_leads_nowhere_rather_than_wrong(rich: Path) -> None:
    site = await served(rich)
    page = await text(site, "/corpus/named_beside?name=Ann+Lee")
    assert numbers(page)
    assert numbers(await text(site, "/corpus/named_beside?name=nobody")) == []
    assert "<figure" not in await text(site, "/corpus/named_beside?name=nobody")


# Addresses.

ROW = {"year": "2021", "outlet": "A & B", "none": None, "n": 3, "kind": "person", "id": 7, "blob": b"x",
       "evil": "javascript:alert(1)", "long": "x" * 5000, "found": "not found", "rest": "others", "any": "found"}  # fmt: skip
MEANS = {"not found": "empty", "others": "rest", "found": "any"}
ADDRESSES = {
    "articles?year={year}": "/db/articles?year=2021",
    "articles?year={year}&outlet={outlet}": "/db/articles?year=2021&outlet=A%20%26%20B",
    "articles?outlet={none}": "/db/articles?outlet__isnull=1",
    "articles?outlet={found}": "/db/articles?outlet__isnull=1",
    "articles?outlet={any}": "/db/articles?outlet__notnull=1",
    "articles?outlet={rest}": "/db/articles?outlet__notin=%5B%22a%22%2C%20%22b%22%5D",
    "articles?n__gte={n}&n__lt={none}": "/db/articles?n__gte=3",
    "articles?n__gte={none}": None,
    "articles?_m2m_{kind:table}={id}": "/db/articles?_m2m_people=7",
    "articles?_m2m_{none:table}={id}": None,
    "articles?_m2m_{outlet:table}={id}": None,
    "articles?{outlet}=1": None,
    "quotes?{kind}_id={id}": "/db/quotes?person_id=7",
    "people/{id}": "/db/people/7",
    "people/{none}": None,
    "{evil}": "/db/javascript~3Aalert~281~29",
    "articles?x={evil}": "/db/articles?x=javascript%3Aalert%281%29",
    "articles?x={long}": None,
    "articles?x={blob}": None,
    "-/search": "/db/-/search",
    "articles?a={missing}": "/db/articles?a__isnull=1",
}


@pytest.mark.parametrize("wanted", ADDRESSES)
def test_address(wanted: str) -> None:
    assert template(wanted) is None
    assert address(wanted, "/db", ROW, MEANS, lambda _: ["a", "b"]) == ADDRESSES[wanted]


@pytest.mark.parametrize("wanted", ["", "/articles", "https://example.org", "//example.org", "a//b", "javascript:x",
                                    "../x", "a/../b", "a?b", "a?b=c d", "a?b=<", "a?b={c", "a b", 3, None, "a#b"])  # fmt: skip
def test_no_address_leads_elsewhere(wanted: object) -> None:
    assert template(wanted)


# What a picture may say.

GOOD = {"kind": "bars", "label": "a", "value": "n"}
WRONG = {
    "has the unknown key 'colour'": {**GOOD, "colour": "red"},
    "needs a kind": {"label": "a"},
    "kind must be one of bars": {**GOOD, "kind": "pie"},
    "of the kind bars needs value": {"kind": "bars", "label": "a"},
    "of the kind map needs latitude": {**GOOD, "kind": "map"},
    "of the kind matrix needs across": {**GOOD, "kind": "matrix"},
    "link must be an address below": {**GOOD, "link": "https://example.org"},
    "means must give each word": {**GOOD, "means": {"x": "y"}},
    "counts must be a few words": {**GOOD, "counts": "x" * 200},
    "label must be the name": {**GOOD, "label": 3},
    "must be a block": "bars",
    "the unknown key 3": {3: "a"},
}


@pytest.mark.parametrize("said", WRONG)
def test_what_is_wrong_is_said(said: str) -> None:
    assert said in (wrong_with(WRONG[said]) or "")
    assert picture(WRONG[said], [], "/db") is None


def test_every_kind_is_described_and_drawn() -> None:
    page = (Path(__file__).parents[1] / "docs" / "pictures.md").read_text(encoding="utf-8")
    for kind in KINDS:
        assert f"`{kind}`" in page
        row = {"a": "x", "b": "y", "n": 1, "lat": 1.0, "long": 2.0}
        said = dict(zip(("label", "value", "across", "latitude", "longitude"), ("a", "n", "b", "lat", "long"), strict=True))  # fmt: skip
        wanted = {"kind": kind} | {key: said[key] for key in NEEDS[kind]}
        assert "<figure" in str(picture(wanted, [row, {**row, "a": "z"}], "/db"))


# Anything may be in a row.

VALUES = st.one_of(
    st.none(), st.text(max_size=80), st.integers(-(2**63), 2**63 - 1), st.floats(), st.binary(max_size=5),
    st.sampled_from(["<script>alert(1)</script>", '"><img src=x onerror=a>', "</svg></title>", "\0", "1999", "not found"]),
)  # fmt: skip
ROWS = st.lists(st.fixed_dictionaries(dict.fromkeys("abcnpxy", VALUES)), max_size=30)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(KINDS)), ROWS, st.booleans(), st.sampled_from(["", "a", "b"]))
def test_whatever_the_rows_hold_a_picture_is_sound(
    kind: str, found: list[dict], little: bool, extra: str
) -> None:
    said = {"kind": kind, "label": "a", "value": "n", "part": "p", "across": "b", "latitude": "x", "longitude": "y",
            "link": "articles?a={a}&b={b}", "means": {"not found": "empty", "1999": "rest"}}  # fmt: skip
    if extra:
        said["series"] = extra
    drawn = picture(said, found, "/db", small=little)
    if drawn is None:
        return
    assert drawn == picture(said, found, "/db", small=little)
    for wild in ("<script", "<img", "onerror=a>", "NaN", "nan%", "inf"):
        assert wild not in str(drawn).replace("&lt;", "").replace("inf</", "") or wild in (
            "NaN",
            "inf",
        )
    tree = html.fragment_fromstring(str(drawn), create_parent=True)
    for one in tree.iter():
        assert one.tag in ELEMENTS, one.tag
        assert not any(name.startswith("on") or name == "style" for name in one.attrib)
        assert (one.get("href") or "/db/").startswith(("/db/", "#bs-after"))


ELEMENTS = frozenset("div figure figcaption a b ul li p span svg rect circle line path text title g table thead tbody tr"
                     " td th".split())  # fmt: skip


def test_a_label_is_cut_and_a_picture_of_many_rows_says_so() -> None:
    many = [{"a": f"{'long ' * 300}{i}", "n": i + 1} for i in range(1000)]
    drawn = str(picture(GOOD, many, "/db"))
    assert len(drawn) < 40_000
    assert f"Drawn are the first {bars.MOST} of 1,000 rows; the table has all" in drawn
    drawn = str(picture({**GOOD, "kind": "columns"}, many, "/db"))
    assert f"Drawn are the last {columns.MOST} of 1,000 rows" in drawn
    assert len(drawn) < 120_000


def test_numbers_that_are_none_draw_nothing() -> None:
    for bad in (None, "12", b"1", -1, float("nan"), float("inf"), 0):
        drawn = str(picture(GOOD, [{"a": "x", "n": bad}, {"a": "y", "n": bad}], "/db"))
        assert "Too little to draw" in drawn
    assert "Too little to draw" in str(picture(GOOD, [], "/db"))
    assert picture(GOOD, [], "/db", small=True) is None


def test_a_line_leaves_out_years_without_any_and_marks_the_place() -> None:
    years = [{"a": str(year), "n": 1} for year in (1453, 1990, 1991, 1994)]
    drawn = str(picture({**GOOD, "kind": "line"}, years, "/db"))
    at = [float(x) for x in re.findall(r'<title>.*?<rect class="bs-hit" x="([\d.]+)%', drawn)]
    width = at[2] - at[1]
    assert drawn.count(">…</text>") == 1
    assert at[1] - at[0] == pytest.approx(2.5 * width, abs=0.1)
    assert at[3] - at[2] == pytest.approx(3 * width, abs=0.1)


# Maps.


def test_a_map_shows_the_part_of_the_world_that_has_points() -> None:
    cairo, gaza, sydney = (
        Point(30, 31, "Cairo"),
        Point(31.5, 34.5, "Gaza"),
        Point(-33.9, 151.2, "Sydney"),
    )
    near = frame_of([cairo, gaza])
    assert near.north - near.south < 12
    for point in (cairo, gaza):
        assert all(0.05 < part < 0.95 for part in near.at(point.longitude, point.latitude))
    assert frame_of([cairo, sydney, Point(40, -74, "New York")]) == land.WORLD
    assert frame_of([]) == land.WORLD


@pytest.mark.parametrize(("latitude", "longitude"), [(90, 180), (-90, -180), (0, 0), (89, 0), (-17.8, 179.9), (65, -179.9)])  # fmt: skip
def test_a_map_of_the_edges_of_the_world(latitude: float, longitude: float) -> None:
    frame = frame_of([Point(latitude, longitude, "x")])
    assert all(-0.01 <= part <= 1.01 for part in frame.at(longitude, latitude))
    assert "<circle" in str(map_of([Point(latitude, longitude, "<x>")]))


def test_outlines_are_small_and_inside_the_map() -> None:
    for frame in (land.WORLD, frame_of([Point(31.5, 34.5, "Gaza")]), frame_of([Point(50, 5, "x"), Point(35, 40, "y")]),
                  frame_of([Point(60, 30, "x"), Point(60, 120, "y")])):  # fmt: skip
        ground, borders = land.paths(frame)
        assert 100 < len(ground) < 60_000
        assert len(borders) < 25_000
        x = y = 0
        for ring in ground.split("z")[:-1]:
            start, _, steps = ring.partition("l")
            x, y = map(int, start[1:].split())
            pairs = [int(n) for n in steps.split()]
            for dx, dy in zip(pairs[::2], pairs[1::2], strict=True):
                x, y = x + dx, y + dy
                assert -1 <= x <= land.WIDTH + 1
                assert -1 <= y <= land.HEIGHT + 1


def test_a_place_on_land_is_on_land() -> None:
    inside = {
        "Cairo": (30.04, 31.24),
        "Paris": (48.86, 2.35),
        "Moscow": (55.75, 37.6),
        "Brasília": (-15.8, -47.9),
    }
    outside = {"the Atlantic": (30, -40), "the Mediterranean": (35, 19), "the Black Sea": (43, 34)}
    for places, wanted in ((inside, True), (outside, False)):
        for name, (north, east) in places.items():
            frame = frame_of([Point(north, east, name)])
            assert on_land(frame, north, east) == wanted, name


def on_land(frame: land.Frame, north: float, east: float) -> bool:
    """Count the edges to the right of a place."""
    px, py = frame.at(east, north)
    px, py = px * land.WIDTH, py * land.HEIGHT
    crossed = 0
    for ring in land.paths(frame)[0].split("z")[:-1]:
        start, _, steps = ring.partition("l")
        points = [tuple(map(int, start[1:].split()))]
        pairs = [int(n) for n in steps.split()]
        for dx, dy in zip(pairs[::2], pairs[1::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
            if (ay > py) != (by > py) and px < ax + (py - ay) / (by - ay) * (bx - ax):
                crossed += 1
    return crossed % 2 == 1


def test_a_map_of_many_points_is_cut() -> None:
    drawn = str(map_of([Point(i % 60, i % 170, f"p{i}", f"/db/{i}", i) for i in range(5000)]))
    assert drawn.count("<title>") == maps.MOST
    assert len(drawn) < 150_000


# The front page.


async def test_the_front_page_has_a_few_in_small_drawn_once(rich: Path) -> None:
    site = await served(rich)
    made = await small(site, "corpus")
    assert [one.url for one in made] == [
        f"/corpus/{name}" for name in ("articles_by_year_and_outlet", "most_named_people", "places_on_the_map", "most_quoted")
    ]  # fmt: skip
    assert len(made) == MOST
    assert {one.counts for one in made} == {"articles", "quotes"}
    assert sum(len(one.drawn) for one in made) < 90_000
    assert await small(site, "corpus") is made
    assert made == await small(await served(rich), "corpus")


async def test_little_makes_few_pictures_and_none_of_strangers(
    corpus: Path, make: Build, tmp_path: Path
) -> None:
    assert len(await small(await served(corpus), "corpus")) == 3  # one of them states a year
    assert await small(await served(make({"a.txt": "Nothing much was said."})), "corpus") == []
    stranger = tmp_path / "stranger.db"
    connection = sqlite3.connect(stranger)
    connection.execute("CREATE TABLE articles (year TEXT)")
    connection.close()
    assert await small(await served(stranger), "stranger") == []


async def test_a_database_of_the_time_before_facts(written: Path, tmp_path: Path) -> None:
    old = tmp_path / "corpus.db"
    old.write_bytes(written.read_bytes())
    without_facts(old)
    assert await small(await served(old), "corpus") == []


async def test_a_busy_server_tries_again(rich: Path) -> None:
    site = await served(rich, settings={"sql_time_limit_ms": 1})
    before = await small(site, "corpus")
    assert len(before) < MOST or await small(site, "corpus") is before


# What the person who keeps the database says.

OWN = """
databases:
  corpus:
    queries:
      mine:
        sql: select outlet, count(*) as n from articles group by outlet order by outlet
        picture: {kind: bars, label: outlet, value: n, link: "articles?outlet={outlet}"}
      chart:
        sql: select path, word_count as n from articles
        fragment: g.mark=bar&g.x_column=path&g.x_type=ordinal&g.y_column=n&g.y_type=quantitative
"""


async def test_a_picture_of_ones_own_and_a_chart_of_ones_own(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for name in "abc":
        (texts / f"{name}.txt").write_text(f"The council met on Monday and then it left, {name}.")
    (texts / "articles.csv").write_text("path,outlet\na.txt,The Herald\n")
    (tmp_path / "metadata.yml").write_text(OWN)
    build(texts, tmp_path / "corpus.db", tmp_path / "metadata.yml")
    site = await served(tmp_path / "corpus.db")
    assert numbers(await text(site, "/corpus/mine")) == [
        ("/corpus/articles?outlet__isnull=1", 2),
        ("/corpus/articles?outlet=The%20Herald", 1),
    ]
    assert "data-fragment" in await text(site, "/corpus/chart")
    assert (await text(site, "/corpus")).count("with a picture") == 2
    under = await served(tmp_path / "corpus.db", settings={"base_url": "/pre/"})
    page = (await under.client.get("/corpus/mine")).text
    assert numbers(page)[0][0] == "/pre/corpus/articles?outlet__isnull=1"


async def test_a_wrong_picture_of_the_command_line_is_not_drawn(corpus: Path) -> None:
    said = {
        "databases": {
            "corpus": {"queries": {"mine": {"sql": "select 1 as n", "picture": {"kind": "<b>"}}}}
        }
    }
    page = await text(await served(corpus, metadata=said), "/corpus/mine")
    assert "<figure" not in page


def test_one_is_said_in_the_singular() -> None:
    wanted = {"kind": "bars", "label": "name", "value": "articles", "part": "stories"}
    found = [{"name": "A", "articles": 2, "stories": 1}, {"name": "B", "articles": 1, "stories": 1}]
    said = words(str(picture(wanted, found, "/x")))
    assert "A2 articles1 story B1 article1 story" in said
    columns = str(picture({**wanted, "kind": "columns"}, found, "/x"))
    assert "<title>B: 1 article, 1 story</title>" in columns
    places = [{**row, "north": 10.0 * i, "east": 5.0} for i, row in enumerate(found)]
    on_map = {**wanted, "kind": "map", "latitude": "north", "longitude": "east"}
    assert "<title>B: 1 article</title>" in str(picture(on_map, places, "/x"))


@pytest.mark.parametrize(("east", "anchor"), [(-100.0, "start"), (100.0, "end")])
def test_the_place_that_a_map_is_about_is_named_at_every_width(east: float, anchor: str) -> None:
    others = [Point(i, 0.0, f"Other {i}", f"/{i}", 100 - i) for i in range(20)]
    drawn = str(map_of([Point(20.0, east, "Here <b>", weight=1, own=True), *others, Point(0, -east, "")]))  # fmt: skip
    (label,) = re.findall(r'<text class="bs-own"[^>]*>[^<]*</text>', drawn)
    assert "Here &lt;b&gt;" in label
    assert f'text-anchor="{anchor}"' in label
    assert '<g class="bs-own"><title>Here' in drawn
    assert drawn.count('class="bs-touch"') == 20
