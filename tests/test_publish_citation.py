"""Citations: what is stated comes back from each format, read by programs that did not write it."""

import json
import re
from pathlib import Path

import pytest
import rispy
from conftest import Build, rows, served
from datasette.app import Datasette
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from broadsheet.publish.citation import Cited, Corpus, plain
from broadsheet.publish.take.citations import Bibtex, CslJson, Ris

HASH = "0123456789ab" + "c" * 52
CORPUS = Corpus("Harbour & sea", "corpus", HASH, "https://news.example/corpus")


def cited(**stated) -> Cited:
    nothing = dict.fromkeys(("body", "outlet", "section", "published", "url", "language"))
    return Cited(**{
        "article": 7, "title": "The port opens", "headline": True, "authors": (), "corpus": CORPUS,
        **nothing, **stated,
    })  # fmt: skip


def ris(*works: Cited) -> list[dict]:
    return rispy.loads("".join(map(Ris().row, works)))


def bibtex(*works: Cited) -> list:
    return list(parse_string("".join(map(Bibtex().row, works)), "bibtex").entries.values())


def csl(*works: Cited) -> list[dict]:
    writer = CslJson()
    return json.loads(writer.begin([]) + "".join(map(writer.row, works)) + writer.end())


_MACROS = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
}  # fmt: skip


def printed(tex: str) -> str:
    """Return what LaTeX prints for what is written into a field."""
    return re.sub(
        r"\\text[a-z]+\{\}|\\[&%$#_{}]|[{}]",
        lambda m: _MACROS.get(m[0], m[0][1:] if len(m[0]) == 2 else ""),
        tex,
    )


def name_of(person) -> str:
    parts = (person.first_names, person.middle_names, person.prelast_names, person.last_names,
             person.lineage_names)  # fmt: skip
    return printed(" ".join(word for part in parts for word in part))


NAMES = (
    "Ann Lee", "Zoë Ünal", "Ann O'Neil", "Abdel Fattah el-Sisi", "Ludwig van der Beek", "طه صقر",
    "习近平", "Martin Luther King Jr.", "Pope John Paul II", "Cher", "Ann and Bo", "Lee, Ann",
    "José María de la Cruz y Ortega", "A_B & {C} #1 \\ 50% $ ~ ^", "О'Коннор Пётр", "d'Arc",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_name_is_changed(name: str) -> None:
    other = "Bo Xu"
    work = cited(authors=(name, other))
    (entry,) = bibtex(work)
    assert list(map(name_of, entry.persons["author"])) == [name, other]
    assert [one.removesuffix(",") for one in ris(work)[0]["authors"]] == [name, other]
    assert csl(work)[0]["author"] == [{"literal": name}, {"literal": other}]
    assert plain(work).startswith(f"{name} and {other}. “The port opens.” ")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_would_be_taken_apart_wrong_is_whole(name: str) -> None:
    whole = ("طه صقر", "习近平", "Martin Luther King Jr.", "Pope John Paul II", "Ann and Bo",
             "Lee, Ann", "d'Arc")  # fmt: skip
    work = cited(authors=(name,))
    assert (ris(work)[0]["authors"] == [f"{name},"]) == (name in whole)
    (person,) = bibtex(work)[0].persons["author"]
    assert (len(person.last_names) == 1 and not person.first_names) == (name in (*whole, "Cher"))


@pytest.mark.parametrize(
    "name", ["Agence France-Presse", "AP", "Ministry of Sea and Harbour", "رويترز", "News_24 {x"]
)
def test_a_body_is_one_name_and_marked_as_such(name: str) -> None:
    work = cited(body=name)
    (entry,) = bibtex(work)
    (person,) = entry.persons["author"]
    assert printed(" ".join(person.last_names)) == name
    assert not person.first_names
    assert ris(work)[0]["authors"] == [f"{name},"]
    assert csl(work)[0]["author"] == [{"literal": name}]


def test_who_is_not_stated_is_left_out() -> None:
    (entry,) = bibtex(cited())
    assert "author" not in entry.persons
    assert "authors" not in ris(cited())[0]
    assert "author" not in csl(cited())[0]
    assert plain(cited()).startswith("“The port opens.” No date stated. Kept in Harbour & sea, ")


DATES = {
    None: (None, None, None, None),
    "2021": ("2021", "2021///", [2021], "2021"),
    "2021-12": ("2021", "2021/12//", [2021, 12], "December 2021"),
    "2021-12-26": ("2021", "2021/12/26/", [2021, 12, 26], "26 December 2021"),
    "2021-12-26T06:05:00+02:00": (
        "2021", "2021/12/26/", [2021, 12, 26], "26 December 2021, 06:05 +02:00"
    ),
    "XXXX-10-07": (None, None, None, "7 October, year not stated"),
}  # fmt: skip


@pytest.mark.parametrize("edtf", DATES)
def test_a_date_is_as_precise_as_stated(edtf: str | None) -> None:
    year, slashes, parts, words = DATES[edtf]
    work = cited(published=edtf)
    (entry,), (reference,), (item,) = bibtex(work), ris(work), csl(work)
    assert (reference.get("year"), reference.get("date")) == (year, slashes)
    assert entry.fields.get("year") == year
    assert entry.fields.get("date") == ("-".join(f"{p:02}" for p in parts) if parts else None)
    assert ("month" in entry.fields) == bool(parts and len(parts) > 1)
    if parts:
        assert item["issued"] == {"date-parts": [parts]}
    else:
        assert item.get("issued") == ({"literal": words} if words else None)
    if words:
        assert words in plain(work)
    if words and not parts:
        assert words in entry.fields["note"]
        assert words in str(reference["notes"])


def test_every_citation_has_the_permalink_and_the_edition() -> None:
    work = cited(url="https://star.example/{1}?a=1&b=2%20#x", outlet="The Star & Co",
                 section="World", language="pt-BR", published="2024")  # fmt: skip
    (entry,), (reference,), (item,) = bibtex(work), ris(work), csl(work)
    page = "https://news.example/corpus/articles/7"
    for note in (entry.fields["note"], str(reference["notes"]), item["note"], plain(work)):
        assert f"edition {HASH[:12]} (sha256 {HASH})" in note
        assert page in note
    assert reference["urls"] == [work.url, page]
    assert item["URL"] == work.url
    assert entry.fields["url"] == "https://star.example/%7B1%7D?a=1&b=2%20#x"
    assert entry.type == "article"
    assert printed(entry.fields["journal"]) == item["container-title"] == "The Star & Co"
    assert reference["secondary_title"] == "The Star & Co"
    assert entry.fields["language"] == reference["language"] == item["language"] == "pt-BR"
    assert item["archive"] == reference["name_of_database"] == f"Harbour & sea, edition {HASH[:12]}"
    assert item["type"] == "article-newspaper"
    assert reference["type_of_reference"] == "NEWS"
    unknown = cited(corpus=Corpus("Harbour", "corpus", None, None))
    assert plain(unknown) == "“The port opens.” No date stated. Kept in Harbour, article 7."
    assert bibtex(unknown)[0].type == "misc"
    assert "urls" not in ris(unknown)[0]


TITLES = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1).map(
    lambda text: " ".join(text.split())
).filter(bool)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(TITLES, TITLES)
def test_any_title_comes_back_and_the_next_work_with_it(title: str, body: str) -> None:
    works = cited(title=title, body=body), cited(article=8, title="The next")
    entries = bibtex(*works)
    assert [printed(entry.fields["title"]) for entry in entries] == [title, "The next"]
    assert [item["title"] for item in csl(*works)] == [title, "The next"]
    assert [reference["title"].strip() for reference in ris(*works)] == [title, "The next"]


# What articles state, and what the site makes of it.

PARAGRAPH = "The council met on Monday and said that it would meet again, in brief. " * 4
STATED = [
    {"title": "Profit & loss: 50% } of \\ it", "author": ["Zoë Ünal", "Ann Lee"],
     "date": "2021-12-26", "url": "https://star.example/1", "publisher": "The Star"},
    {"title": "ER  - \n\nTY  - JOUR\n@misc{x,", "author": "Reuters", "date": "2021-12"},
    {"title": "=HYPERLINK(\"http://evil.example\")"},
]  # fmt: skip


@pytest.fixture
async def stated(make: Build) -> tuple[Datasette, Path]:
    records = [{**one, "text": f"{PARAGRAPH}{i}"} for i, one in enumerate(STATED)]
    path = make({
        "a.jsonl": "\n".join(map(json.dumps, records)),
        "b.txt": f"The council meets now\n\nCAIRO (AP) — {PARAGRAPH}",
        "c.txt": PARAGRAPH * 2,
    })  # fmt: skip
    return await served(path), path


async def text(site: Datasette, path: str) -> str:
    response = await site.client.get(path)
    assert response.status_code == 200, response.text[:500]
    return response.text


async def test_all_articles_of_a_table_are_cited(stated: tuple[Datasette, Path]) -> None:
    site, path = stated
    ids = [row[0] for row in rows(path, "SELECT id FROM articles ORDER BY published DESC, id")]
    manifest = rows(path, "SELECT value FROM build WHERE key = 'manifest_sha256'")[0][0]
    base = "/corpus/-/all/articles"
    references = rispy.loads(await text(site, f"{base}.ris"))
    items = json.loads(await text(site, f"{base}.csl.json"))
    entries = parse_string(await text(site, f"{base}.bib"), "bibtex").entries
    lines = (await text(site, f"{base}.txt")).splitlines()
    assert [int(item["id"]) for item in items] == ids
    assert [int(reference["id"]) for reference in references] == ids
    assert list(entries) == [f"article{one}" for one in ids]
    assert len(lines) == len(ids)
    by_id = {int(item["id"]): item for item in items}
    for one, title, published in rows(path, "SELECT id, title, published FROM articles"):
        item = by_id[one]
        assert item["title"] == " ".join(title.split())
        assert f"http://localhost/corpus/articles/{one}" == item["archive_location"]
        assert manifest in item["note"]
        assert ("issued" in item) == (published is not None)
    signed = {item["title"]: [a["literal"] for a in item.get("author", [])] for item in items}
    assert signed["Profit & loss: 50% } of \\ it"] == ["Zoë Ünal", "Ann Lee"]
    assert signed["ER - TY - JOUR @misc{x,"] == ["Reuters"]
    assert signed["The council meets now"] == ["AP"]
    assert "the title is the opening words" in str(
        next(item for item in items if item["title"].endswith("…"))
    )


async def test_filters_searches_and_one_article(stated: tuple[Datasette, Path]) -> None:
    site, path = stated
    ((one,),) = rows(
        path, "SELECT id FROM articles WHERE year_month = '2021-12' AND outlet = 'The Star'"
    )
    for query in (
        f"id={one}",
        "outlet=The+Star",
        "_search=profit&_col=title",
        "_sort=title&_where=outlet+is+not+null",
    ):
        items = json.loads(await text(site, f"/corpus/-/all/articles.csl.json?{query}"))
        assert [int(item["id"]) for item in items] == [one], query
    assert await text(site, "/corpus/-/all/articles.ris?id=1") == ""
    assert json.loads(await text(site, "/corpus/-/all/articles.csl.json?id=1")) == []


async def test_rows_that_name_articles_cite_each_once_in_order(
    stated: tuple[Datasette, Path],
) -> None:
    site, _ = stated
    for table in ("passages", "fields", "field_sources", "quotes", "mentions", "files"):
        seen = json.loads(await text(site, f"/corpus/-/all/{table}.json"))
        order = list(dict.fromkeys(row["article_id"] for row in seen if row["article_id"]))
        items = json.loads(await text(site, f"/corpus/-/all/{table}.csl.json?_nocol=article_id"))
        assert [int(item["id"]) for item in items] == order, table
        assert len(order) < len(seen) or table not in {"passages", "fields"}
    found = json.loads(await text(site, "/corpus/-/all/search.csl.json?q=council"))
    hits = json.loads(await text(site, "/corpus/-/all/search.json?q=council"))
    assert [int(item["id"]) for item in found] == [hit["article_id"] for hit in hits]
    assert len(found) == 5


@pytest.mark.parametrize(
    "path", ["authors.ris", "stories.bib", "build.csl.json", "articles_by_year.txt"]
)
async def test_rows_that_name_no_article_say_so(stated: tuple[Datasette, Path], path: str) -> None:
    response = await stated[0].client.get(f"/corpus/-/all/{path}")
    assert response.status_code == 400
    assert "name no article" in response.text


async def test_the_pages_offer_citations_where_there_is_something_to_cite(
    stated: tuple[Datasette, Path],
) -> None:
    site, _ = stated
    for path, there in {"articles?outlet=The+Star": True, "quotes": True, "authors": False,
                        "search?q=council": True, "articles_by_year": False}.items():  # fmt: skip
        page = await text(site, f"/corpus/{path}")
        link = f"/corpus/-/all/{path.replace('?', '.ris?') if '?' in path else path + '.ris'}"
        assert (f'href="{link}"' in page) == there, path
        assert link.replace(".ris", ".xlsx") in page
