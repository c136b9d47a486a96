"""A site below a prefix: each link leads somewhere, whether a proxy leaves the prefix or not."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
import pytest
from conftest import served
from datasette.app import Datasette

PAGES = (
    "",
    "corpus",
    "corpus/articles?_size=2&_facet=outlet&_facet_size=1",
    "corpus/articles?_sort=id&_size=1&_m2m_people=1",
    "corpus/people?_size=2&_facet=articles",
    "corpus/articles?nosuch=1",
    "corpus/-/search?q=gaza",
    "corpus/-/outlets",
    "corpus/articles_by_year",
    "corpus/articles/1",
    "corpus/nosuch",
)
"""Below the prefix."""


def asking(site: Datasette) -> httpx.AsyncClient:
    """Return a client that asks for paths as they are, as a proxy does."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=site.app()), base_url="http://a.org")


def links(page: str, address: str) -> set[str]:
    """Return where links and forms of a page on its own site lead."""
    found = re.findall(r'(?:href|action|src)="([^"#]+)', page)
    whole = {urljoin(address, unescape(one)) for one in found}
    return {one for one in whole if urlsplit(one).netloc == "a.org"}


@pytest.mark.parametrize("prefix", ["/news/", "/corpus/"])
@pytest.mark.parametrize("kept", [True, False], ids=["kept", "taken off"])
async def test_no_link_has_the_prefix_twice_or_lacks_it(
    corpus: Path, prefix: str, kept: bool
) -> None:
    if prefix == "/corpus/" and not kept:
        pytest.skip("Datasette takes the first part of /corpus/articles for the prefix")
    site = await served(corpus, settings={"base_url": prefix})
    async with asking(site) as client:
        for path in PAGES:
            address = f"http://a.org{prefix if kept else '/'}{path}"
            page = (await client.get(address)).text
            found = links(page, address)
            assert found, path
            for one in found:
                assert one.startswith(f"http://a.org{prefix}"), (path, one)
                below = one.removeprefix(f"http://a.org{prefix}")
                if prefix == "/news/":
                    assert not below.startswith("news/"), (path, one)


@pytest.mark.parametrize("prefix", ["/news/", "/corpus/"])
async def test_one_page_leads_to_the_next(corpus: Path, prefix: str) -> None:
    site = await served(corpus, settings={"base_url": prefix})
    seen = []
    async with asking(site) as client:
        address = f"http://a.org{prefix}corpus/articles.json?_size=2&_shape=array"
        while address:
            answer = await client.get(address)
            assert answer.status_code == 200, address
            seen += [row["id"] for row in answer.json()]
            address = answer.links.get("next", {}).get("url", "")
        assert len(set(seen)) == len(seen) == 5
        page = (await client.get(f"http://a.org{prefix}corpus/articles?_size=2")).text
        (after,) = re.findall(r'href="([^"]+)" rel="next"', page)
        assert (await client.get(unescape(after))).status_code == 200
        facets = [one for one in links(page, "http://a.org/") if re.search(r"[?&]year=", one)]
        assert facets
        for one in facets:
            assert (await client.get(one)).status_code == 200, one


async def test_other_paths_stay_as_they_are(corpus: Path) -> None:
    site = await served(corpus, settings={"base_url": "/news/"})
    async with asking(site) as client:
        for path, status in {
            "/news": 307, "/newspaper/corpus": 404, "/news/news/corpus": 404, "/-/health": 200,
            "/news/-/health": 200, "/news/": 200, "/": 200,
        }.items():  # fmt: skip
            assert (await client.get(path)).status_code == status, path


@pytest.mark.parametrize("before", ["", "/news"], ids=["taken off", "kept"])
async def test_what_leads_on_stays_below_the_prefix(corpus: Path, before: str) -> None:
    site = await served(corpus, settings={"base_url": "/news/"})
    led = {
        "/corpus/": "/news/corpus",
        "/corpus/articles/": "/news/corpus/articles",
        "/corpus/articles/?year=2021": "/news/corpus/articles?year=2021",
        "/%63orpus": "/news/~63orpus",
        "/corpus/articles?_filter_column=year&_filter_op=exact&_filter_value=2021": (
            "/news/corpus/articles?year__exact=2021"
        ),
    }
    async with asking(site) as client:
        for path, to in led.items():
            answer = await client.get(before + path)
            assert answer.status_code in {301, 302, 307}, path
            assert answer.headers["location"] == to, path
        assert (await client.get("/news")).headers["location"] == "/news/"
