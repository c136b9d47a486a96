"""The pages of facts, on articles whose facts are written down: every name, quote and story."""

import html
import json
import re
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import article, one, rows, served, words
from conftest import written_text as text
from datasette.app import Datasette
from written_facts import ARTICLES, EVIL, Said, write

from broadsheet.load_counts import TABLES
from broadsheet.publish import facts
from broadsheet.records import Kind


@pytest.fixture
async def site(written: Path) -> Datasette:
    return await served(written)


def entity(written: Path, table: str, name: str) -> str:
    return f"/{table}/{one(written, f'SELECT id FROM {table} WHERE name = ?', name)}"


def test_the_tables_of_names_are_those_of_the_loader() -> None:
    assert {kind.value: table for kind, (table, _) in TABLES.items()} == facts.TABLES


async def test_an_article_marks_names_and_quotes(site: Datasette, written: Path) -> None:
    page = await text(site, article(written, "bridge.txt"))
    ann = entity(written, "people", "Ann Lee")
    assert (
        f'<a class="bs-name bs-person" id="c20" href="/written{ann}">Ann Lee</a> promises' in page
    )
    shown = page.split('<div class="bs-source"')[0]
    assert shown.count(f'href="/written{ann}"') == 3 + 1 + 2  # text, list of names, speakers
    assert re.search(
        r'“<span class="bs-quote" id="c\d+" tabindex="0">We asked the <a class="bs-name bs-organization"'
        r'[^>]*>Bridge Trust</a> in <a class="bs-name bs-place"[^>]*>Cairo</a> for money',
        shown,
    )
    assert '<span class="bs-who" dir="auto"> Ann Lee, said</span>' in shown
    assert "told, Ann Lee (“Lee”), noted</span>" in shown
    assert "speaker not found</span>" in shown
    # one quote, two paragraphs
    assert shown.count('<span class="bs-who" dir="auto"> Bo Xu, added</span></span>') == 2
    assert '<span class="bs-name bs-person" id="c' in shown  # Smith fits two, and has no page


async def test_an_article_lists_its_facts(site: Datasette, written: Path) -> None:
    page = await text(site, article(written, "bridge.txt"))
    said = words(page)
    for part in ("People, organizations, places: 5", "Quotes: 4", "Dates mentioned: 2", "Ann Lee person 3 times",
                 "Smith fits more than one", "Cairo place 2 times", "noted told", "3 May 2024 2024-05-03",
                 "The first half of what I have to say is long."):  # fmt: skip
        assert part in said, part
    anchors = set(re.findall(r'href="#(c\d+)"', page))
    assert anchors
    there = set(re.findall(r'id="(c\d+)"', page))
    # The date of publication is no part of the text: nothing there to lead to.
    assert len(anchors - there) <= 1


async def test_an_article_says_its_language_and_who_is_not_resolved(
    site: Datasette, tmp_path: Path
) -> None:
    assert 'title="Language (BCP 47)">English (en)</span>' in await text(
        site, article(Path(site.databases["written"].path), "bridge.txt")
    )
    bridge = ARTICLES["bridge.txt"]
    said = Said("a bridge for all of Cairo", "the trust", None, "promised")
    path = write(tmp_path / "written.db", {"bridge.txt": replace(bridge, said=(said,))})
    unresolved = await served(path)
    page = words(await text(unresolved, article(path, "bridge.txt")))
    assert "the trust not resolved a bridge for all of Cairo promised" in page
    identity = one(path, "SELECT id FROM quotes")
    assert "the trust (not resolved)" in words(await text(unresolved, f"/quotes/{identity}"))


async def test_copies_are_listed_with_their_outlets(site: Datasette, written: Path) -> None:
    story, copies = rows(
        written, "SELECT story_id, count(*) FROM articles WHERE path LIKE 'copy%' GROUP BY 1"
    )[0]
    assert copies == 3
    page = words(await text(site, article(written, "copy6.txt")))
    assert "Copies of this text: 2" in page
    assert "The Herald" in page
    assert "Evening Post" in page
    page = await text(site, f"/stories/{story}")
    said = words(page)
    assert "3 articles in 3 outlets · first published 5 June 2024" in said
    assert "100%" in said
    assert [*re.findall(r'data-label="Published">([^<]*)', page)] == [
        "5 June 2024", "6 June 2024", "7 June 2024"]  # fmt: skip
    for link in re.findall(
        r'data-label="Article"><a dir="auto" href="/written(/articles/\d+)"', page
    ):
        await text(site, link)


async def test_the_page_of_a_person(site: Datasette, written: Path) -> None:
    page = await text(site, entity(written, "people", "Ann Lee"))
    said = words(page)
    for part in ("Named 6 times in 4 articles (2 stories), from 3 May 2024 to 7 June 2024. 2 quotes.",
                 "Also: Lee", "We asked the Bridge Trust", "Bridge Trust", "Bo Xu", "since the war. Ann Lee was there on day 7.",
                 "Ann Lee promises a new bridge 3 May 2024 · The Herald · 3 times"):  # fmt: skip
        assert part in said, part
    dates = re.findall(r"(\d+) (?:May|June) 2024 · ", said.split("Where named")[1])
    assert dates == ["7", "6", "5", "3"]  # the newest first
    links = re.findall(r'href="/written(/articles/\d+)\?at=(\d+)-(\d+)#at"', page)
    assert len(links) == 4 + 2
    for path, start, end in links:
        there = await text(site, f"{path}?at={start}-{end}")
        assert 'id="at"' in there.split('<div class="bs-source"')[0]
        marked = "".join(re.findall(r'<mark class="bs-here"[^>]*>(.*?)</mark>', there))
        assert "Lee" in marked or "Bridge Trust" in marked or "trust" in marked
    for link in set(re.findall(r'href="/written(/[^"#]*)"', page)):
        await text(site, html.unescape(link))


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three copies of one text that quote Ann Lee, and one text in which Bo Xu says two things."""
    asked = "which the farmers of the valley have asked for since the war"
    said = (Said(asked, "Ann Lee", "Ann Lee", direct=False),)
    articles = {
        name: replace(one, said=said) if name.startswith("copy") else one
        for name, one in ARTICLES.items()
        if name != "evil.txt"
    }
    bridge = articles["bridge.txt"]
    more = Said("he left the room", "Bo Xu", "Bo Xu", direct=False)
    articles["bridge.txt"] = replace(bridge, said=(*bridge.said[2:], more))
    return write(tmp_path_factory.mktemp("copied") / "written.db", articles)


async def test_copies_of_one_text_do_not_make_more_quotes(copied: Path) -> None:
    site = await served(copied)
    assert rows(copied, "SELECT name, quotes, distinct_quotes FROM people WHERE quotes > 0 ORDER BY 1") == [
        ("Ann Lee", 3, 1), ("Bo Xu", 2, 2)]  # fmt: skip
    for query, order in (
        ("most_quoted", ["Bo Xu", "Ann Lee"]),
        ("quoted_by_outlet", ["Bo Xu", "Ann Lee", "Ann Lee", "Ann Lee"]),
    ):
        found = json.loads(await text(site, f"/{query}.json?_shape=array"))
        assert [row["name"] for row in found] == order
    assert {
        row["speaker"]
        for row in json.loads(await text(site, "/quotes_of.json?speaker=&_shape=array"))
    } == {"Bo Xu"}
    page = words(await text(site, entity(copied, "people", "Ann Lee")))
    assert "1 quote (3 with copies)." in page
    assert page.split("What they said")[1].split("Named with")[0].count("the farmers of") == 1
    assert "7 June 2024 · Evening Post · also in 2 copies" in page
    assert (
        "All 3 quotes a quote counts again in each copy of a text; without copies 1 quote" in page
    )
    page = words(await text(site, entity(copied, "people", "Bo Xu")))
    assert "2 quotes." in page
    assert "also in" not in page


async def test_quotes_come_with_their_articles_in_reading_order(
    site: Datasette, written: Path
) -> None:
    found = json.loads(await text(site, "/said.json?_shape=array"))
    assert len(found) == one(written, "SELECT count(*) FROM quotes")
    assert [(row["article_id"], row["start"]) for row in found] == sorted(
        (row["article_id"], row["start"]) for row in found
    )
    assert {(row["title"], row["published"], row["outlet"], row["path"]) for row in found if row["speaker"] == "Bo Xu"} == {
        ("Ann Lee promises a new bridge", "2024-05-03", "The Herald", "bridge.txt")}  # fmt: skip
    assert "a bridge for all of Cairo" in await text(site, "/said?_search=bridges")
    page = await text(site, "/said")
    assert f'href="/written{entity(written, "people", "Bo Xu")}"' in page


async def test_names_that_fit_two_lead_to_an_article_and_the_names(
    site: Datasette, tmp_path: Path
) -> None:
    bridge = ARTICLES["bridge.txt"]
    names = (*bridge.names, ("We asked", Kind.PERSON, "Zoe Smith", None), ("Friday", Kind.PERSON, "Ed Smith", None),
             ("Leave", Kind.PERSON, "Smithers", None))  # fmt: skip
    path = write(tmp_path / "written.db", {"bridge.txt": replace(bridge, names=names)})
    found = json.loads(await text(await served(path), "/unresolved_names.json?_shape=array"))
    assert [(row["words"], row["candidates"]) for row in found] == [
        ("Smith", "Ed Smith; Zoe Smith")
    ]
    page = await text(site, "/unresolved_names")
    link = f'href="/written{article(path, "bridge.txt")}"'
    assert f'{link} dir="auto">Ann Lee promises a new bridge</a>' in page


async def test_the_page_of_an_organization_and_of_a_place(site: Datasette, written: Path) -> None:
    page = words(await text(site, entity(written, "organizations", "Bridge Trust")))
    assert "Named 1 time in 1 article (1 story), published 3 May 2024." in page
    page = await text(site, entity(written, "places", "Cairo"))
    assert "Where named" in page
    assert "What they said" not in page


async def test_a_place_says_where_it_lies_and_who_says_so(written: Path, tmp_path: Path) -> None:
    path = tmp_path / "written.db"
    path.write_bytes(written.read_bytes())
    connection = sqlite3.connect(path)
    connection.execute(
        "UPDATE places SET country_code = 'EG', latitude = 30.06263, longitude = -31.24967,"
        " gazetteer = 'geonames:360630', method = 'only place of the name'"
    )
    connection.commit()
    connection.close()
    site = await served(path)
    page = await text(site, entity(path, "places", "Cairo"))
    said = words(page)
    assert "Country: EG. 30.06263° N, 31.24967° W (only place of the name)" in said
    assert 'href="https://www.geonames.org/360630"' in page
    assert 'href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>' in page


async def test_the_page_of_a_quote(site: Datasette, written: Path) -> None:
    identity = one(written, "SELECT id FROM quotes WHERE cue = 'noted'")
    page = await text(site, f"/quotes/{identity}")
    said = words(page)
    assert (
        "Lee noted that the trust had promised “a bridge for all of Cairo” before, and Smith"
        in said
    )
    assert "Cue: noted." in said
    assert f'href="/written{entity(written, "people", "Ann Lee")}">Ann Lee</a>' in page
    assert "bridge for all" in (await text(site, "/quotes?_search=bridges"))
    assert "0 quotes" in await text(site, "/quotes?_search=nowhere")


TABLES_OF_WORDS = {
    "mentions": "text",
    "quotes": "text",
    "dates": "text",
    "named": "words",
    "timeline": "words",
    "said": "text",
    "fields": "value",
    "field_sources": "words",
    "set_aside": "words",
}


@pytest.mark.parametrize("table", TABLES_OF_WORDS)
async def test_every_row_leads_to_its_words(site: Datasette, written: Path, table: str) -> None:
    page = await text(site, f"/{table}?_size=max")
    links = set(re.findall(r'href="/written(/articles/\d+\?at=(\d+)-(\d+))#at"', page))
    stated = f'SELECT article_id, start, "end" FROM {table} WHERE start IS NOT NULL'
    assert len(links) == len(set(rows(written, stated)))
    for link, start, end in sorted(links)[:40]:
        there = await text(site, link)
        found = " ".join(re.findall(r'<mark class="bs-here"[^>]*>(.*?)</mark>', there, re.DOTALL))
        identity = int(link.split("/")[2].partition("?")[0])
        raw = one(written, "SELECT raw FROM files WHERE article_id = ?", identity).decode()
        assert there.count('id="at"') == 1, link
        shown = re.sub(r'<span class="bs-who".*?</span>', "", found)
        stated = raw[int(start) : int(end)].replace("\u202e", "").replace("\u202c", "")
        assert "".join(words(shown).split()) == "".join(stated.split()), link


@pytest.mark.parametrize("at", ["", "x", "5", "5-", "-5", "9-3", "0-0", "999999999-999999999", "1-2-3",
                                "1' OR 1=1", "9" * 40 + "-1", "<script>", "٣-٤"])  # fmt: skip
async def test_a_place_that_is_none_does_no_harm(site: Datasette, written: Path, at: str) -> None:
    response = await site.client.get(f"/written{article(written, 'bridge.txt')}", params={"at": at})
    assert response.status_code == 200
    assert 'id="at"' not in response.text


async def test_a_place_outside_of_the_text_opens_the_file(site: Datasette, written: Path) -> None:
    page = await text(site, article(written, "bridge.txt") + "?at=8-18")
    assert '<details class="bs-fold" id="file" open>' in page
    assert '<mark class="bs-here" id="at">The Herald</mark>' in page


async def test_hostile_names_and_quotes_are_inert(site: Datasette, written: Path) -> None:
    paths = ["/people", "/quotes", "/mentions", "/named", "/dates", "/timeline", "/most_quoted", "/quotes_of",
             "/most_named_people", "/what_happened", "/named_together", "/copies_by_outlet",
             "/quotes_of?speaker=%3Cscript%3E", "/named_beside?name=%3Cscript%3Ewindow",
             article(written, "evil.txt"), entity(written, "people", EVIL),
             entity(written, "organizations", "javascript:window.hit=1"),
             *(f"/quotes/{i}" for (i,) in rows(written, "SELECT id FROM quotes"))]  # fmt: skip
    for path in paths:
        page = await text(site, path)
        assert "<script>window" not in page, path
        assert "<img" not in page, path
        assert not re.search(r'(?:href|src)="javascript:', page), path
    page = await text(site, article(written, "evil.txt"))
    assert "\u202e" not in page.split('id="names"')[0]


def shown_names(page: str) -> set[str]:
    return set(re.findall(r'class="bs-name bs-\w+"[^>]*href="/written(/\w+/\d+)"', page))


async def test_every_name_of_an_article_leads_to_a_page(site: Datasette, written: Path) -> None:
    for (name,) in rows(written, "SELECT path FROM articles"):
        for link in shown_names(await text(site, article(written, name))):
            assert "Where named" in await text(site, link)


ANSWERS = {
    "most_named_people": ("name", "Ann Lee"),
    "most_quoted": ("name", "Ann Lee"),
    "quotes_of?speaker=lee": ("speaker", "Ann Lee"),
    "quotes_of?speaker=bo+xu": ("speaker", "Bo Xu"),
    "named_together": ("name", None),
    "named_beside?name=Cairo": ("name", "Ann Lee"),
    "mentions_by_month?name=Lee": ("month", "2024-05"),
    "what_happened?date=1967": ("edtf", "1967"),
    "unresolved_names": ("words", "Smith"),
    "most_copied": ("articles", 3),
    "stories_by_copies": ("copies", 1),
    "dates_by_year": ("year", "1967"),
}


@pytest.mark.parametrize("query", ANSWERS)
async def test_saved_queries_answer(site: Datasette, query: str) -> None:
    column, value = ANSWERS[query]
    path, _, arguments = query.partition("?")
    found = json.loads(await text(site, f"/{path}.json?{arguments}&_shape=array"))
    assert found
    assert value is None or found[0][column] == value
    await text(site, f"/{query}")


async def test_both_counts(site: Datasette) -> None:
    for query in ("articles_by_month", "articles_by_year", "articles_by_outlet", "articles_by_language",
                  "copies_by_outlet", "mentions_by_month?name=Ann+Lee"):  # fmt: skip
        path, _, arguments = query.partition("?")
        found = json.loads(await text(site, f"/{path}.json?{arguments}&_shape=array"))
        assert all(row["stories"] <= row["articles"] for row in found)
        assert sum(row["articles"] for row in found) in (4, 5)
    june = json.loads(await text(site, "/articles_by_month.json?_shape=array"))[1]
    assert june == {"month": "2024-06", "articles": 3, "stories": 1}


@pytest.mark.parametrize("query", ["quotes_of?speaker=", "named_beside?name=", "mentions_by_month?name=",
                                   "what_happened?date=&name=", "quotes_of?speaker=nobody", "named_beside?name=nobody",
                                   "mentions_by_month?name=nobody", "what_happened?date=zz&name=nobody",
                                   "what_happened?name=%25"])  # fmt: skip
async def test_what_is_left_empty_or_unknown_is_no_error(site: Datasette, query: str) -> None:
    path, _, arguments = query.partition("?")
    found = json.loads(await text(site, f"/{path}.json?{arguments}&_shape=array"))
    assert bool(found) == query.endswith("=")
    await text(site, f"/{query}")


async def test_facets_of_names_narrow_the_articles(site: Datasette, written: Path) -> None:
    answer = json.loads(await text(site, "/articles.json"))
    for table, name, count in (
        ("people", "Ann Lee", 4),
        ("organizations", "Bridge Trust", 1),
        ("places", "Cairo", 1),
    ):
        values = {value["label"]: value for value in answer["facet_results"][table]["results"]}
        assert values[name]["count"] == count
        path = values[name]["toggle_url"].removeprefix("http://localhost/written")
        assert json.loads(await text(site, path))["filtered_table_rows_count"] == count
    ann = one(written, "SELECT id FROM people WHERE name = 'Ann Lee'")
    narrowed = json.loads(await text(site, f"/articles.json?outlet=The+Star&_m2m_people={ann}"))
    assert {v["label"]: v["count"] for v in narrowed["facet_results"]["people"]["results"]} == {
        "Ann Lee": 1
    }


OLD = ("people organizations places article_people article_organizations article_places mentions quotes"
       " dates stories").split()  # fmt: skip


def without_facts(path: Path) -> Path:
    """Make of a database one of the time before there were facts."""
    connection = sqlite3.connect(path)
    for view in ("named", "said", "timeline"):
        connection.execute(f"DROP VIEW {view}")
    for table in ("quotes_fts", *OLD):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("DROP INDEX articles_story_id")
    schema = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'articles'").fetchone()[
        0
    ]
    schema = re.sub(r"  -- [^\n]*\n  (?:story_id|similarity) [^\n]*\n", "", schema)
    connection.execute("PRAGMA legacy_alter_table = ON")
    connection.execute("ALTER TABLE articles RENAME TO newer")
    connection.execute(schema)
    columns = ", ".join(row[1] for row in connection.execute("PRAGMA table_info(articles)"))
    assert "story_id" not in columns
    connection.execute(f"INSERT INTO articles SELECT {columns} FROM newer")
    connection.execute("DROP TABLE newer")
    said = json.loads(
        connection.execute("SELECT value FROM build WHERE key = 'metadata'").fetchone()[0]
    )
    block = said["databases"]["corpus"]
    block["queries"] = {}
    block["tables"] = {
        name: about
        for name, about in block["tables"].items()
        if name not in (*OLD, "named", "said", "timeline")
    }
    block["tables"]["articles"]["facets"] = ["year", {"m2m": "authors"}, {"m2m": "people"}]
    connection.execute("UPDATE build SET value = ? WHERE key = 'metadata'", (json.dumps(said),))
    connection.commit()
    connection.close()
    return path


async def test_a_database_of_the_time_before_facts_is_still_shown(
    written: Path, tmp_path: Path
) -> None:
    path = tmp_path / "written.db"
    path.write_bytes(written.read_bytes())
    site = await served(without_facts(path))
    for place in ("", "/articles", "/-/search?q=bridge", "/problems", "/build"):
        assert "bs-" in (await text(site, place)).split("<body")[1]
    page = await text(site, article(path, "bridge.txt"))
    assert "bs-article" in page
    assert "bs-legend" not in page
    assert "Ann Lee promises a new bridge" in page
