"""What `allow` in the metadata of `datasette -m` closes to a reader is on no page, in no file."""

import html
from pathlib import Path
from typing import Any

import pytest
from conftest import one, rows, served
from datasette.app import Datasette

CLOSED = {"allow": {"id": "me"}}
PLACES = (
    "/",
    "/written",
    "/written/-/search?q=the",
    "/written/-/suggest.json?q=a",
    "/written/-/search.atom",
    "/written/-/all/said.ris",
    "/written/-/all/quotes.bib",
    "/written/-/all/said.csv",
    "/written/said",
    "/written/named",
    "/written/timeline",
    "/written/answers",
    "/written/articles_fts",
    "/written/people?_facet_m2m=articles",
    "/written/people.json?_facet_m2m=articles",
    "/written/article_people?_labels=on",
    "/sitemap-written-outlets-1.xml",
    "/llms.txt",
    "/nothing",
    "/written/nothing",
)
PAGES = ("people", "organizations", "places", "quotes")


async def closed(path: Path, tables: tuple[str, ...] = (), **said: Any) -> Datasette:
    """Serve a database of which some tables, or all, are open to one reader only."""
    block = {**said, "tables": dict.fromkeys(tables, CLOSED)}
    return await served(path, metadata={"databases": {"written": block}})


async def told(site: Datasette, path: str, secrets: list[str], actor: str | None = None) -> bool:
    """Tell whether one of some words stands in an answer."""
    page = html.unescape(await answered(site, path, actor))
    return any(secret in page for secret in secrets)


async def answered(site: Datasette, path: str, actor: str | None) -> str:
    """Return what a reader is answered, who is signed in where `actor` is given."""
    cookies = {"ds_actor": site.sign({"a": {"id": actor}}, "actor")} if actor else {}
    answer = await site.client.get(path, cookies=cookies)
    assert answer.status_code in (200, 400, 403, 404), path
    return str(answer.text)


def titles(path: Path) -> list[str]:
    """Return titles that stand in no text beside their own."""
    sql = (
        "SELECT title FROM articles AS a WHERE length(title) > 20 AND title NOT LIKE '<%' AND NOT"
        " EXISTS (SELECT 1 FROM articles AS b WHERE instr(b.body, a.title))"
    )
    return [row[0] for row in rows(path, sql)]


@pytest.mark.parametrize("by", ["database", "articles"])
async def test_closed_articles_are_shown_to_one_reader_only(written: Path, by: str) -> None:
    site = await (closed(written, **CLOSED) if by == "database" else closed(written, ("articles",)))
    secrets = titles(written)
    assert len(secrets) > 1
    pages = [f"/written/{table}/{one(written, f'SELECT min(id) FROM {table}')}" for table in PAGES]
    shown = set()
    for path in (*PLACES, *pages):
        assert not await told(site, path, secrets), path
        if await told(site, path, secrets, "me"):
            shown.add(path)
    assert {"/", "/written", "/written/said", "/written/-/all/said.ris"} <= shown


async def test_the_front_page_of_several_databases_leaves_out_what_is_closed(
    written: Path, corpus: Path
) -> None:
    block = {"tables": {"quotes": CLOSED}}
    site = await served(written, corpus, metadata={"databases": {"written": block}})
    for actor, sentences in ((None, 1), ("me", 2)):
        page = await answered(site, "/", actor)
        assert page.count("that they mention") == sentences


async def test_closed_articles_are_not_counted_on_the_front_page(written: Path) -> None:
    for path, said in (("/", CLOSED), ("/written", {})):
        site = await closed(written, ("articles",), **said)
        for secret in ("spatialCoverage", "<h2>Newest articles", "bs-figures"):
            assert not await told(site, path, [secret])
            assert await told(site, path, [secret], "me")


@pytest.mark.parametrize(
    ("table", "path", "secret"),
    [
        ("people", "/written", "/written/people"),
        ("people", "/written/articles", "_m2m_people="),
        ("people", "/written/articles.json?_facet_m2m=people", "Bo Xu"),
        ("people", "/written/organizations/{organizations}", "/written/people/"),
        ("people", "/written/articles/{articles}", 'data-label="Kind">person<'),
        ("people", "/written/named", "Bo Xu"),
        ("people", "/written/article_people", "Bo Xu"),
        ("people", "/written/-/outlets/The~20Herald", "<h3>People"),
        ("quotes", "/written/people/{people}", "What they said"),
        ("quotes", "/written/-/outlets/The~20Herald", "Quoted most"),
        ("quotes", "/written/said", "We asked the Bridge Trust"),
        ("dates", "/written/timeline", "<td"),
        ("stories", "/written", '/written/stories"><b>'),
        ("dates", "/written", '<dt><a href="/written/timeline"'),
        ("people", "/written", '<a href="/written/article_people"'),
    ],
)
async def test_a_closed_table_is_in_no_part_of_another_page(
    written: Path, table: str, path: str, secret: str
) -> None:
    naming = {
        "articles": one(written, "SELECT article_id FROM article_people ORDER BY 1 LIMIT 1"),
        "people": one(written, "SELECT person_id FROM quotes WHERE person_id IS NOT NULL LIMIT 1"),
        "organizations": one(
            written,
            "SELECT organization_id FROM article_organizations JOIN article_people"
            " USING (article_id) LIMIT 1",
        ),
    }
    site = await closed(written, (table,))
    for actor, seen in ((None, False), ("me", True)):
        page = await answered(site, path.format(**naming), actor)
        assert (secret in (page.partition("<main")[2] or page)) == seen


async def test_what_is_said_of_a_view_itself_counts(written: Path) -> None:
    block = {"tables": {"articles": CLOSED, "said": {"allow": True}}}
    site = await served(written, metadata={"databases": {"written": block}})
    assert (await site.client.get("/written/said")).status_code == 200
    assert (await site.client.get("/written/named")).status_code == 403


async def test_a_picture_is_as_closed_as_its_query(written: Path) -> None:
    site = await closed(written, queries={"most_quoted": CLOSED})
    link = '<h3><a href="/written/most_quoted"'
    assert not await told(site, "/written", [link])
    assert await told(site, "/written", [link], "me")


@pytest.mark.parametrize("allowed", [True, False])
async def test_the_masthead_leads_to_sql_where_it_may_be_written(
    written: Path, *, allowed: bool
) -> None:
    site = await served(written, settings={"default_allow_sql": allowed})
    for path in ("/", "/written", "/written/articles", "/written/-/search"):
        page = (await site.client.get(path)).text
        assert ('<a href="/written#sql">SQL</a>' in page) is allowed, path
