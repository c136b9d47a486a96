"""The page of a saved query lists the first rows; the files, and a picture, have all of them."""

import csv
import io
from pathlib import Path

import pytest
from conftest import METADATA, served

from broadsheet.publish import cells, metadata_file
from broadsheet.publish.listed import MOST

BLOCK = metadata_file.read(METADATA).block[1]
LONG = "/large/search?q=council"


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each cell that is made into HTML."""
    made: list[str] = []
    render = cells.render

    def noting(datasette, row, column, table, database):
        made.append(column)
        return render(datasette, row, column, table, database)

    monkeypatch.setattr(cells, "render", noting)
    return made


@pytest.mark.parametrize("base", ["/", "/papers/"])
async def test_only_what_is_listed_is_made_into_html(
    large: Path, rendered: list[str], base: str
) -> None:
    site = await served(large, settings={"base_url": base})
    page = (await site.client.get(LONG)).text
    assert "The page lists the first 250 of more than 1,000 rows" in page
    assert page.count("<tr>") == MOST + 1
    assert rendered.count("title") == MOST


@pytest.mark.parametrize(
    ("path", "rows"),
    [
        (LONG.replace("?", ".json?_shape=array&"), 1000),
        (LONG.replace("?", ".csv?"), 1000),
        ("/large/-/all/search.csv?q=council", 1203),
    ],
)
async def test_files_have_every_row(large: Path, path: str, rows: int) -> None:
    response = await (await served(large)).client.get(path)
    if ".json" in path:
        assert len(response.json()) == rows
    else:
        assert len([*csv.reader(io.StringIO(response.text))]) == rows + 1


async def test_sql_that_somebody_writes_is_shown_as_far_as_datasette_goes(
    large: Path, rendered: list[str]
) -> None:
    site = await served(large)
    page = (await site.client.get("/large?sql=select+title+from+articles")).text
    assert page.count("<tr>") == 1001
    assert rendered.count("title") == 1000


async def test_a_query_that_somebody_gave_a_picture_keeps_every_row(
    large: Path, rendered: list[str]
) -> None:
    picture = BLOCK["queries"]["articles_by_year"]["picture"]
    sql = "select title, id from articles limit 700"
    own = {"databases": {"large": {"queries": {"search": {"sql": sql, "picture": picture}}}}}
    page = (await (await served(large, metadata=own)).client.get("/large/search")).text
    assert "The page lists the first 250 of 700 rows" in page
    assert rendered.count("title") == 700
