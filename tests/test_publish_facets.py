"""The many-to-many facet and its filter, against SQL."""

from pathlib import Path

import pytest
from conftest import Build, rows, served
from datasette.app import Datasette

from broadsheet.publish import facet_classes


@pytest.fixture
async def site(large: Path) -> Datasette:
    return await served(large)


async def answer(site: Datasette, query: str) -> dict:
    response = await site.client.get(f"/large/articles.json?{query}")
    assert response.status_code == 200, response.text
    return response.json()


def ids(large: Path) -> dict[str, int]:
    return dict(rows(large, "SELECT name, id FROM authors"))


async def test_counts(site: Datasette, large: Path) -> None:
    found = (await answer(site, ""))["facet_results"]["authors"]
    assert [(value["label"], value["count"]) for value in found["results"]] == rows(
        large, "SELECT name, articles FROM authors ORDER BY articles DESC, name"
    )
    assert not found["hideable"]


async def test_filter_alone_and_with_others(site: Datasette, large: Path) -> None:
    ann, bo = ids(large)["Ann Lee"], ids(large)["Bo Xu"]
    sql = (
        "SELECT count(*) FROM articles JOIN article_authors ON article_id = id"
        " WHERE author_id = ? AND year = '2004'"
    )
    found = await answer(site, f"_m2m_authors={ann}&year=2004")
    assert found["filtered_table_rows_count"] == rows(large, sql, ann)[0][0] > 0
    assert {value["label"] for value in found["facet_results"]["authors"]["results"]} == {"Ann Lee"}
    both = await answer(site, f"_m2m_authors={ann}&_m2m_authors={bo}")
    assert both["filtered_table_rows_count"] == 0
    searched = await answer(site, f"_m2m_authors={ann}&_search=17th")
    assert searched["filtered_table_rows_count"] == 0
    searched = await answer(site, f"_m2m_authors={ann}&_search=18th")
    assert searched["filtered_table_rows_count"] == 1


async def test_filter_is_said_in_words_and_can_be_undone(site: Datasette, large: Path) -> None:
    zoe = ids(large)["Zoë Ünal"]
    response = await site.client.get(f"/large/articles?_m2m_authors={zoe}")
    assert "authors include &#34;Zoë Ünal&#34;" in response.text
    found = await answer(site, f"_m2m_authors={zoe}")
    (value,) = found["facet_results"]["authors"]["results"]
    assert value["selected"]
    assert "_m2m_authors" not in value["toggle_url"]


async def test_facet_on_request_and_its_size(site: Datasette) -> None:
    found = await answer(site, "_facet_m2m=authors&_facet_size=2")
    result = found["facet_results"]["authors"]
    assert len(result["results"]) == 2
    assert result["truncated"]


async def test_suggested_from_the_other_side(site: Datasette) -> None:
    response = await site.client.get("/large/authors.json")
    assert "articles" in [one["name"] for one in response.json()["suggested_facets"]]


@pytest.mark.parametrize("query", ["_facet_m2m=nothing", "_m2m_nothing=1", "_facet_m2m="])
async def test_what_is_not_linked_is_said(site: Datasette, query: str) -> None:
    response = await site.client.get(f"/large/articles.json?{query}")
    assert response.status_code == 400
    assert "No table links articles to" in response.json()["error"]


@pytest.mark.parametrize("value", ["abc", "", "0", "' OR 1=1 --", "9" * 30])
async def test_odd_values_find_nothing(site: Datasette, value: str) -> None:
    assert (await answer(site, f"_m2m_authors={value}"))["filtered_table_rows_count"] == 0


async def test_no_facet_of_whole_texts_is_remembered(make: Build) -> None:
    texts = {f"{n}.txt": f"Title {n}\n\n{'word ' * 9000}{n}.\n" for n in range(5)}
    site = await served(make(texts))
    for path, kept in (("body", 0), ("year", 1), ("word_count", 2)):
        page = await site.client.get(f"/corpus/articles.json?_facet={path}&_nosuggest=1")
        assert page.status_code == 200
        known = facet_classes._found._kept.get(site.get_database("corpus"), {})
        counted = [about for about in known if f"group by {path} " in about[0]]
        assert bool(counted) == bool(kept), path
