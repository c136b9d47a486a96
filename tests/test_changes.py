"""What is different from an earlier edition (--since): told in a table, on pages, and never wrongly."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import METADATA, ONLY_SINCE, one, rows, served, text, words

from broadsheet.build import Options, Report, build
from broadsheet.cli import main
from broadsheet.errors import UsageError
from broadsheet.load_earlier import FIELDS
from broadsheet.load_file import APPLICATION_ID, SCHEMA
from broadsheet.publish.compare.alike import alike, counted
from broadsheet.records import CHANGE_KINDS

LONG = (
    "The council of the old town met on Monday in the great hall by the river and said that the bridge"
    " would be repaired before winter comes. Nobody spoke against it, and the mayor thanked everyone"
    " who had written letters about the matter in the last year.\n\n"
    "A second paragraph tells how the bridge was built, by whom, and for what money it was sold."
)
OTHER = (
    "Rain fell on the harbour for nine days and no ship could leave it. Fishermen mended their nets,"
    " drank tea and waited; the wind, they told a reporter, had never been so cold in June."
)


def page(title: str = "Council repairs the old bridge", body: str = LONG, **said: str) -> str:
    """Return a text with what an editor of a site puts above it."""
    head = "".join(f"{key}: {value}\n" for key, value in said.items())
    front = f"---\ntitle: {title}\n{head}---\n\n"
    return front + body + "\n"


Editions = Callable[..., Path]


@pytest.fixture
def editions(tmp_path: Path) -> Editions:
    """Build two editions from texts by file name, the second with what changed since the first."""

    def made(before: dict[str, str], now: dict[str, str], old: Path | None = None) -> Path:
        for name, texts in (("old", before), ("new", now)):
            shutil.rmtree(tmp_path / name, ignore_errors=True)
            for path, content in texts.items():
                file = tmp_path / name / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(content, encoding="utf-8")
        if old is None:
            old = tmp_path / "old.db"
            build(tmp_path / "old", old, METADATA)
        build(tmp_path / "new", tmp_path / "new.db", METADATA, options=Options(since=old))
        return tmp_path / "new.db"

    return made


def told(path: Path) -> set[tuple]:
    return set(rows(path, "SELECT kind, path, field, before, after FROM changes"))


KEPT = {"kept.md": page("Nothing happens in the village", OTHER + " It was always so there.")}
AT = "https://star.example/1"

CASES: dict[str, tuple[dict[str, str], dict[str, str], set[tuple]]] = {
    "nothing": ({"a.md": page()}, {"a.md": page()}, set()),
    "added": ({}, {"a.md": page()}, {("added", "a.md", None, None, None)}),
    "withdrawn": ({"a.md": page()}, {}, {("withdrawn", "a.md", None, None, None)}),
    "renamed": (
        {"a.md": page()},
        {"b/c.md": page()},
        {("renamed", "b/c.md", "path", "a.md", "b/c.md")},
    ),
    "fields of an article with an address": (
        {"a.md": page(url=AT, author="Ann Lee", date="2024-05-03", publisher="The Star")},
        {"a.md": page("Council repairs the bridge", url=AT, date="2024-05-04", publisher="Post")},
        {
            ("changed", "a.md", "headline", "Council repairs the old bridge",
             "Council repairs the bridge"),
            ("changed", "a.md", "byline", "Ann Lee", None),
            ("changed", "a.md", "published", "2024-05-03", "2024-05-04"),
            ("changed", "a.md", "outlet", "The Star", "Post"),
        },
    ),
    "another article at one path": (
        {"a.md": page()},
        {"a.md": page("Harbour closed by storm", OTHER)},
        {("added", "a.md", None, None, None), ("withdrawn", "a.md", None, None, None)},
    ),
    "another article at one path with one address": (
        {"a.md": page(url=AT)},
        {"a.md": page("Council repairs the old bridge", OTHER, url=AT)},
        {("changed", "a.md", "body", LONG, None)},
    ),
    "records that moved in their file": (
        {"x.csv": f"title,text\nCouncil repairs bridge,\"{LONG}\"\n"},
        {"x.csv": f"title,text\nHarbour closed,\"{OTHER}\"\nCouncil repairs bridge,\"{LONG}\"\n"},
        {("added", "x.csv#1", None, None, None)},
    ),
    "the file of a second copy is gone": (
        {"a.md": page(), "b.md": page()},
        {"b.md": page()},
        {("renamed", "b.md", "path", "a.md", "b.md")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_kind_of_change(editions: Editions, case: str) -> None:
    before, now, expected = CASES[case]
    path = editions({**KEPT, **before}, {**KEPT, **now})
    assert told(path) == expected
    counts = {kind: len({row[1] for row in expected if row[0] == kind}) for kind in CHANGE_KINDS}
    build_says = dict(rows(path, "SELECT key, value FROM build"))
    assert {kind: int(build_says[f"since_{kind}"]) for kind in CHANGE_KINDS} == counts
    assert one(path, "SELECT count(*) FROM changes WHERE article_id IS NULL") == counts["withdrawn"]
    assert one(path, "SELECT count(*) FROM changes WHERE earlier_id IS NULL") == counts["added"]


def test_a_corrected_text_without_an_address_is_one_article(editions: Editions) -> None:
    corrected = LONG.replace("Nobody spoke", "One member spoke")
    path = editions({"a.md": page()}, {"a.md": page(body=corrected)})
    (old,) = rows(path.with_name("old.db"), "SELECT id FROM articles")
    (new,) = rows(path, "SELECT id FROM articles")
    assert told(path) == {
        ("changed", "a.md", "body", LONG, None),
        ("changed", "a.md", "id", str(*old), str(*new)),
    }
    sql = "SELECT words_added, words_removed, article_id, earlier_id FROM changes WHERE field = 'body'"
    assert rows(path, sql) == [(2, 1, *new, *old)]


def test_bytes_alone_are_told_as_such(editions: Editions) -> None:
    path = editions({"a.md": page(url=AT)}, {"a.md": page(url=AT) + "\n\n"})
    assert rows(path, "SELECT kind, field FROM changes") == [("changed", "sha256")]
    assert one(path, "SELECT after FROM changes") == one(path, "SELECT sha256 FROM articles")


def test_a_withdrawn_article_keeps_its_facts_and_not_its_text(editions: Editions) -> None:
    path = editions({**KEPT, "a.md": page(date="2024-05-03", publisher="The Star")}, KEPT)
    sql = "SELECT title, published, outlet, path, before FROM changes"
    facts = ("Council repairs the old bridge", "2024-05-03", "The Star", "a.md", None)
    assert rows(path, sql) == [facts]
    assert b"Nobody spoke against it" not in path.read_bytes()


def test_the_newest_come_first(editions: Editions) -> None:
    dates = {"1": "2020-01-01", "2": "2024-01-01", "3": "", "4": "2022-01-01"}
    now = {
        f"{key}.md": page(
            f"Matter number {key} of all", f"{OTHER} {key}", **({"date": date} if date else {})
        )
        for key, date in dates.items()
    }
    path = editions(KEPT, {**KEPT, **now})
    assert [path for (path,) in rows(path, "SELECT path FROM changes ORDER BY id")] == [
        "2.md", "4.md", "1.md", "3.md"]  # fmt: skip


def test_which_edition_it_was_stands_in_build(editions: Editions) -> None:
    path = editions({"a.md": page()}, {"b.md": page()})
    said = dict(rows(path, "SELECT key, value FROM build WHERE key LIKE 'since%'"))
    manifest, version = (
        one(path.with_name("old.db"), "SELECT value FROM build WHERE key = ?", key)
        for key in ("manifest_sha256", "version")
    )
    assert said == {
        "since_manifest_sha256": manifest, "since_version": version, "since_articles": "1",
        "since_added": "0", "since_changed": "0", "since_renamed": "1", "since_withdrawn": "0",
    }  # fmt: skip


def test_the_same_folder_and_edition_give_the_same_bytes(
    tmp_path: Path, editions: Editions
) -> None:
    path = editions(
        {"a.md": page(), **KEPT}, {"a.md": page(body=LONG + " More."), "b.md": page(body=OTHER)}
    )
    again = build(
        tmp_path / "new",
        tmp_path / "again.db",
        METADATA,
        options=Options(since=tmp_path / "old.db"),
    )
    assert (tmp_path / "again.db").read_bytes() == path.read_bytes()
    without = [build(tmp_path / "new", tmp_path / f"{i}.db", METADATA).sha256 for i in range(2)]
    assert without[0] == without[1] != again.sha256
    assert not rows(tmp_path / "0.db", "SELECT 1 FROM sqlite_master WHERE name LIKE '%changes%'")
    said = one(tmp_path / "0.db", "SELECT value FROM build WHERE key = 'metadata'")
    assert not [name for name in ONLY_SINCE if name in said]


def test_it_may_be_the_database_that_is_replaced(tmp_path: Path) -> None:
    target, folder = tmp_path / "corpus.db", tmp_path / "texts"
    folder.mkdir()
    (folder / "a.md").write_text(page())
    build(folder, target, METADATA)
    before = one(target, "SELECT value FROM build WHERE key = 'manifest_sha256'")
    (folder / "b.md").write_text(page("Harbour closed by storm", OTHER))
    result = CliRunner().invoke(
        main, ["build", str(folder), "-o", str(target), "--since", str(target)]
    )
    assert result.exit_code == 0, result.output
    counts = "added 1, changed 0, renamed 0, withdrawn 0"
    assert f"  since      edition {before[:12]}: {counts}" in result.output
    build(folder, target, METADATA, options=Options(since=target))
    assert rows(target, "SELECT * FROM changes") == []


def test_an_edition_of_an_older_version_lacks_columns(tmp_path: Path, editions: Editions) -> None:
    editions({"a.md": page(publisher="The Star"), **KEPT}, KEPT)
    old = sqlite3.connect(tmp_path / "old.db")
    for column in ("section", "outlet", "url", "language", "licence"):
        old.execute(f"DROP INDEX IF EXISTS articles_{column}")
    old.execute("DROP INDEX articles_outlet_newest")
    old.execute("DROP VIEW said")
    old.execute("DROP VIEW named")
    for column in ("section", "outlet", "url", "language", "licence"):
        old.execute(f"ALTER TABLE articles DROP COLUMN {column}")
    old.execute("DELETE FROM build WHERE key = 'version'")
    old.commit()
    old.close()
    path = editions({}, {"a.md": page("Council repairs it", publisher="Post")}, tmp_path / "old.db")
    fields = {field for (field,) in rows(path, "SELECT field FROM changes WHERE kind = 'changed'")}
    assert fields == {"headline", "id"}
    lacks = one(path, "SELECT value FROM build WHERE key = 'since_not_compared'")
    assert lacks == "outlet, section, url, language, licence"
    assert not rows(path, "SELECT 1 FROM build WHERE key = 'since_version'")


def hostile(path: Path, sql: str, schema: str = SCHEMA) -> Path:
    connection = sqlite3.connect(path)
    connection.executescript(f"PRAGMA application_id = {APPLICATION_ID}; {schema} {sql}")
    connection.close()
    return path


HASH = f"INSERT INTO build VALUES ('manifest_sha256', '{'a' * 64}');"
PLAIN = (
    "CREATE TABLE build (key TEXT PRIMARY KEY, value TEXT);"
    "CREATE TABLE articles (id INTEGER PRIMARY KEY, sha256, path, title, body {});"
)
VALUES = "INSERT INTO articles (id, sha256, path, title, body) VALUES "
ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS id, x AS sha256, x AS path, x AS title, x AS body FROM c"

STRANGE = {
    "no manifest": ("", SCHEMA),
    "a manifest that is none": ("INSERT INTO build VALUES ('manifest_sha256', 'abc')", SCHEMA),
    "no tables": ("", ""),
    "a view": (HASH, f"CREATE TABLE build (key, value); CREATE VIEW articles AS {ENDLESS};"),
    "a virtual table": (HASH, "CREATE TABLE build (key, value); CREATE VIRTUAL TABLE articles USING fts5 (id, sha256, path, title, body);"),
    "columns missing": (HASH, "CREATE TABLE build (key, value); CREATE TABLE articles (id INTEGER PRIMARY KEY, title);"),
    "no key": (HASH, "CREATE TABLE build (key, value); CREATE TABLE articles (id, sha256, path, title, body);"),
    "a column computed": (HASH, PLAIN.format(", url AS (hex(zeroblob(200000000)))")),
    "bytes for text": (HASH + VALUES + "(1, 'a', 'a', x'ff', 'a')", PLAIN.format("")),
    "nothing for text": (HASH + VALUES + "(1, 'a', 'a', NULL, 'a')", PLAIN.format("")),
    "no Unicode": (HASH + VALUES + "(1, 'a', 'a', CAST(x'ff' AS TEXT), 'a')", PLAIN.format("")),
    "one path twice": (HASH + VALUES + "(1, 'a', 'a', 'a', 'a'), (2, 'b', 'a', 'a', 'a')", PLAIN.format("")),
    "huge": (HASH + VALUES + "(1, 'a', 'a', 'a', CAST(zeroblob(300000000) AS TEXT))", PLAIN.format("")),
    "of the future": (HASH + "PRAGMA user_version = 99;", SCHEMA),
}  # fmt: skip


@pytest.mark.parametrize("case", STRANGE)
def test_what_broadsheet_did_not_write_is_refused(tmp_path: Path, case: str) -> None:
    refused(tmp_path, hostile(tmp_path / "old.db", *STRANGE[case]))


@pytest.mark.parametrize("case", ["none", "folder", "text", "cut", "torn", "stranger"])
def test_what_is_no_earlier_edition_is_refused(tmp_path: Path, corpus: Path, case: str) -> None:
    path, content = tmp_path / "old.db", corpus.read_bytes()
    if case == "folder":
        path.mkdir()
    elif case == "stranger":
        sqlite3.connect(path).execute(
            "CREATE TABLE articles (id INTEGER PRIMARY KEY)"
        ).connection.close()
    elif case != "none":
        middle = len(content) // 2
        torn = content[:8192] + b"\xff" * middle + content[8192 + middle :]
        path.write_bytes({"text": b"news", "cut": content[:5000], "torn": torn}[case])
    refused(tmp_path, path)


def refused(tmp_path: Path, old: Path) -> None:
    folder, target = tmp_path / "texts", tmp_path / "corpus.db"
    folder.mkdir()
    (folder / "a.md").write_text(page())
    build(folder, target, METADATA)
    before = target.read_bytes()
    command = ["build", str(folder), "-o", str(target), "--since", str(old), "--quiet"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 2
    assert result.output.startswith(f"Error: {old}: ")
    assert result.output.count("\n") == 1
    assert target.read_bytes() == before


def test_the_earlier_file_is_only_read(tmp_path: Path, editions: Editions) -> None:
    editions({"a.md": page()}, KEPT)
    old = tmp_path / "old.db"
    before = old.read_bytes()
    old.chmod(0o400)
    editions({}, KEPT, old)
    assert old.read_bytes() == before
    assert not [one for one in tmp_path.iterdir() if one.name.startswith("old.db-")]


def test_nothing_is_refused_late(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> Report:
        raise AssertionError

    monkeypatch.setattr("broadsheet.build_anew.fill", never)
    (tmp_path / "texts").mkdir()
    old = hostile(tmp_path / "old.db", *STRANGE["one path twice"])
    with pytest.raises(UsageError):
        build(tmp_path / "texts", tmp_path / "new.db", METADATA, options=Options(since=old))


def test_every_column_that_is_stated_is_compared(corpus: Path) -> None:
    there = {row[1] for row in rows(corpus, "PRAGMA table_info(articles)")}
    follows = set("id title year year_month word_count sentence_length story_id similarity path"
                  " sha256 lead body".split())  # fmt: skip
    assert there - follows == set(FIELDS)


ALIKE = {
    ("", ""): True,
    ("", "a"): False,
    ("a", "a"): True,
    (LONG, LONG + OTHER): True,
    (LONG, OTHER): False,
    (LONG, LONG.upper()): True,
    ("俄罗斯支持埃及重建加沙的计划", "俄罗斯全力支持埃及重建加沙的计划"): True,
    ('"' * 100_000, "a " * 100_000): False,
}


@pytest.mark.parametrize("texts", ALIKE, ids=range(len(ALIKE)))
def test_alike(texts: tuple[str, str]) -> None:
    assert alike(*texts) is alike(*texts[::-1]) is ALIKE[texts]


def test_words_are_counted_wherever_they_stand() -> None:
    assert counted("a b c", "c b a") == (0, 0)
    assert counted("", "one two") == (2, 0)
    assert counted("x" * 2_000_001, "") == (None, None)


EVIL = "<script>alert(1)</script>"


@pytest.fixture
def changed(editions: Editions) -> Path:
    before = {
        "a.md": page(url=AT, publisher="The Star", date="2024-05-03"),
        "b.md": page(f"{EVIL} of old", OTHER, author=EVIL),
        "gone.md": page(f"{EVIL} gone", OTHER + " And more of it.", publisher=EVIL),
        **KEPT,
    }
    corrected = LONG.replace("Nobody spoke", "One member spoke")
    now = {
        "a.md": page(body=corrected, url=AT, publisher="The Star", date="2024-05-04"),
        "b2.md": before["b.md"],
        "new.md": page("Something new happens", "A plain text about something else. " * 3),
        **KEPT,
    }
    return editions(before, now)


async def test_the_page_tells_what_changed(changed: Path) -> None:
    site = await served(changed)
    shown = await text(site, "/new/-/changes")
    said = words(shown)
    old = one(changed.with_name("old.db"), "SELECT value FROM build WHERE key = 'manifest_sha256'")
    assert f"What changed since edition {old[:12]}" in said
    assert (
        "1 article changed, 1 article withdrawn, 1 article added, 1 article in another file" in said
    )
    assert "The earlier edition had 4 articles, this one has 4." in said
    assert "3 May 2024 → now: 4 May 2024" in said
    assert "2 words more, 1 word fewer · word by word" in said
    assert f"{EVIL} gone" in said
    assert EVIL not in shown
    assert f"Edition {old[:12]}, 4 articles. Made with Broadsheet" in said
    assert old in said
    assert 'href="/new/-/changes">Changes</a>' in shown
    identity = one(changed, "SELECT id FROM articles WHERE path = 'a.md'")
    word_by_word = await text(site, f"/new/-/changes/{identity}")
    assert "1 word only before, 2 words only now" in words(word_by_word)
    assert ">Nobody</del>" in word_by_word
    assert ">One member</ins>" in word_by_word
    article = words(await text(site, f"/new/articles/{identity}"))
    assert "Since the earlier edition: published, text changed" in article


async def test_every_link_of_the_page_leads_somewhere(changed: Path) -> None:
    site = await served(changed)
    for path in ("/new/-/changes", "/new/-/changes/" + str(one(
            changed, "SELECT article_id FROM changes WHERE field = 'body'"))):  # fmt: skip
        page = await text(site, path)
        for link in {part.partition('"')[0] for part in page.split('href="/new')[1:]}:
            target = f"/new{link}".replace("&amp;", "&").partition("#")[0]
            response = await site.client.get(target, follow_redirects=True)
            assert response.status_code == 200, target


async def test_the_front_page_and_the_query_tell_it_too(changed: Path) -> None:
    site = await served(changed)
    assert "1 added, 1 changed, 1 renamed, 1 withdrawn" in words(await text(site, "/new"))
    found = (await site.client.get("/new/what_changed.json?_shape=array")).json()
    assert sorted((row["kind"], row["fields"]) for row in found if row["fields"]) == [
        ("changed", "published, body"),
        ("renamed", "path"),
    ]
    assert {row["kind"] for row in found} == set(CHANGE_KINDS)
    table = await text(site, "/new/changes")
    assert "Changes since the earlier edition" in table
    for kind in ("csv", "jsonl", "xlsx"):
        assert (await site.client.get(f"/new/-/all/changes.{kind}")).status_code == 200


async def test_without_an_earlier_edition_there_is_no_page(corpus: Path) -> None:
    site = await served(corpus)
    for path in (
        "/corpus/-/changes",
        "/corpus/-/changes/1",
        "/corpus/changes",
        "/corpus/what_changed",
    ):
        await text(site, path, 404)
    for path in ("/corpus", "/corpus/articles"):
        page = await text(site, path)
        assert "/-/changes" not in page
        assert "what_changed" not in page


async def test_the_address_of_an_article_of_the_earlier_edition(editions: Editions) -> None:
    path = editions(
        {"a.md": page(), "gone.md": page(f"{EVIL} gone", OTHER), **KEPT},
        {"a.md": page(body=LONG + " More of it."), **KEPT},
    )
    site = await served(path)
    ids = dict(rows(path.with_name("old.db"), "SELECT path, id FROM articles"))
    gone = await text(site, f"/new/articles/{ids['gone.md']}", 410)
    assert "This article was withdrawn" in gone
    assert EVIL not in gone
    assert f"{EVIL} gone" in words(gone)
    corrected = await text(site, f"/new/articles/{ids['a.md']}", 404)
    now = one(path, "SELECT id FROM articles WHERE path = 'a.md'")
    assert f'href="/new/articles/{now}"' in corrected
    told = (await site.client.get(f"/new/articles/{ids['gone.md']}.json")).json()
    assert (told["status"], told["title"]) == (410, "This article was withdrawn")
    assert "No such row" in await text(site, "/new/articles/12", 404)
    assert "No such row" in await text(site, f"/new/articles/{'9' * 40}", 404)


async def test_unknown_articles_have_no_page(changed: Path) -> None:
    site = await served(changed)
    kept = one(changed, "SELECT id FROM articles WHERE path = 'kept.md'")
    for key in (kept, 1, "9" * 40):
        assert "Nothing is told of an article" in await text(site, f"/new/-/changes/{key}", 404)


async def test_nothing_changed(editions: Editions) -> None:
    site = await served(editions(KEPT, KEPT))
    said = words(await text(site, "/new/-/changes"))
    assert "Nothing: every article is as it was, 1 article in both editions." in said
    assert "nothing changed" in words(await text(site, "/new"))


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE changes; CREATE TABLE changes (a)",
        "DROP TABLE changes; CREATE VIEW changes AS SELECT 1 AS id",
        "UPDATE build SET value = '<b>' WHERE key LIKE 'since%'",
        "DELETE FROM build WHERE key LIKE 'since%'",
        "UPDATE changes SET kind = '<script>alert(1)</script>', field = kind, before = x'00ff'",
        "UPDATE changes SET before = 1e999, after = 7, title = '', published = 3, outlet = 4",
        "UPDATE changes SET article_id = NULL",
    ],
)
async def test_a_table_of_changes_that_says_odd_things(changed: Path, sql: str) -> None:
    connection = sqlite3.connect(changed)
    connection.executescript(sql)
    connection.close()
    site = await served(changed)
    whole = one(changed, "SELECT id FROM articles WHERE path = 'a.md'")
    for path in ("", "/-/changes", f"/-/changes/{whole}", f"/articles/{whole}"):
        response = await site.client.get(f"/new{path}")
        assert response.status_code in {200, 404}, (path, response.text[:300])
        assert EVIL not in response.text


async def test_who_may_not_see_the_table_sees_no_page(changed: Path) -> None:
    block = {"databases": {"new": {"tables": {"changes": {"allow": False}}}}}
    site = await served(changed, metadata=block)
    identity = one(changed, "SELECT id FROM articles WHERE path = 'a.md'")
    for path in ("changes", f"changes/{identity}"):
        assert (await site.client.get(f"/new/-/{path}")).status_code == 403
    assert "Since the earlier edition" not in await text(site, f"/new/articles/{identity}")
    gone = one(changed, "SELECT earlier_id FROM changes WHERE kind = 'withdrawn'")
    assert "withdrawn" not in await text(site, f"/new/articles/{gone}", 404)
    closed = {"databases": {"new": {"tables": {"articles": {"allow": False}}}}}
    site = await served(changed, metadata=closed)
    assert (await site.client.get("/new/changes")).status_code == 403


def test_every_facet_of_the_table_has_an_index(changed: Path) -> None:
    leading = {
        rows(changed, f"PRAGMA index_info({index[1]})")[0][2]
        for index in rows(changed, "PRAGMA index_list(changes)")
    }
    assert {"kind", "field", "outlet", "article_id"} <= leading
    assert one(changed, "SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'changes'") > 3
