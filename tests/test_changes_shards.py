"""What is different from an earlier edition, where either edition is divided into databases."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from conftest import METADATA, one, rows, served, text, words
from test_export import contents, run
from test_shards import columns

from broadsheet.build import Options, build
from broadsheet.errors import UsageError
from broadsheet.load_shard_index import databases
from broadsheet.publish.shards import front as front_of_set
from broadsheet.records import CHANGE_KINDS

BODY = "\n\n".join(
    f"Part {i} of the bridge over the old canal held, says its keeper." for i in range(9)
)


def article(i: int, year: int | None, title: str = "", body: str = BODY) -> str:
    date = f"date: {year}-03-0{i}\n" if year else ""
    said = f"title: {title or f'Bridge {i} is mended'}\n{date}url: https://a.example/{i}\n"
    return f"---\n{said}---\n\n{body} It is bridge {i}.\n"


OLD = {
    "1.md": article(1, 2019),
    "2.md": article(2, 2020),
    "3.md": article(3, 2020),
    "4.md": article(4, 2021),
    "5.md": article(5, 2018),
    "6.md": article(6, None),
}
NEW = {
    "1.md": article(1, 2019),
    "2.md": article(2, 2020, "Bridge 2 is not mended", BODY.replace("held", "fell")),
    "b/3.md": article(3, 2021),
    "6.md": article(6, None),
    "7.md": article(7, 2022),
}
"""Article 3 is now of another year and in another folder; 4 and 5 are withdrawn, and nothing else
is of the year of 5."""

TOLD = {
    "2020": {("changed", "2.md", "headline"), ("changed", "2.md", "body")},
    "2021": {
        ("changed", "b/3.md", "published"), ("renamed", "b/3.md", "path"),
        ("withdrawn", "4.md", None),
    },
    "2022": {("added", "7.md", None)},
    "undated": {("withdrawn", "5.md", None)},
}  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the earlier edition in one file and divided, and the new one in the same ways."""
    folder = tmp_path_factory.mktemp("changes")
    for name, texts in (("old", OLD), ("new", NEW)):
        for path, content in texts.items():
            file = folder / name / "texts" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content)
    build(folder / "old/texts", folder / "old/corpus.db", METADATA)
    build(folder / "old/texts", folder / "old/corpus", METADATA, options=Options(shard_by="year"))
    since = Options(since=folder / "old/corpus.db")
    build(folder / "new/texts", folder / "new/corpus.db", METADATA, options=since)
    since = Options(since=folder / "old/corpus", shard_by="year")
    build(folder / "new/texts", folder / "new/corpus", METADATA, options=since)
    return folder


def test_each_change_is_in_the_database_of_its_article(place: Path) -> None:
    index, *shards = databases(place / "new/corpus")
    told = {
        path.stem.partition("-")[2]: set(rows(path, "SELECT kind, path, field FROM changes"))
        for path in shards
    }
    assert told == {"2019": set(), **TOLD}
    listed = dict(rows(index, "SELECT database, changes FROM shards"))
    assert listed == {"corpus-2019": 0, "corpus-2020": 1, "corpus-2021": 2, "corpus-2022": 1,
                      "corpus-undated": 1}  # fmt: skip
    for path in shards:
        said = dict(rows(path, "SELECT key, value FROM build WHERE key LIKE 'since_%'"))
        for kind in CHANGE_KINDS:
            articles = {name for one, name, _ in told[path.stem.partition("-")[2]] if one == kind}
            assert int(said[f"since_{kind}"]) == len(articles)


def test_together_they_are_those_of_one_file(place: Path) -> None:
    whole = place / "new/corpus.db"
    _, *shards = databases(place / "new/corpus")
    found = Counter(row for path in shards for row in rows(path, "SELECT * FROM changes"))
    assert found == Counter(rows(whole, "SELECT * FROM changes"))
    assert columns(shards[0], "changes") == columns(whole, "changes")
    sql = "SELECT key, value FROM build WHERE key LIKE 'since_%' AND key != 'since_version'"
    assert rows(place / "new/corpus/corpus.db", sql) == rows(whole, sql)


@pytest.mark.parametrize("named", ["old/corpus", "old/corpus/corpus.db"])
def test_a_divided_edition_is_compared_as_one_file_is(
    place: Path, tmp_path: Path, named: str
) -> None:
    build(
        place / "new/texts", tmp_path / "corpus.db", METADATA, options=Options(since=place / named)
    )
    assert (tmp_path / "corpus.db").read_bytes() == (place / "new/corpus.db").read_bytes()


def test_it_may_be_the_set_that_is_replaced(place: Path, tmp_path: Path) -> None:
    target = tmp_path / "corpus"
    shutil.copytree(place / "old/corpus", target)
    options = Options(since=target, shard_by="year")
    build(place / "new/texts", target, METADATA, options=options)
    for path in (place / "new/corpus").iterdir():
        assert (target / path.name).read_bytes() == path.read_bytes()
    build(place / "new/texts", target, METADATA, options=options)
    for path in databases(target)[1:]:
        assert rows(path, "SELECT * FROM changes") == []


def mixed(corpus: Path, place: Path) -> Path:
    shutil.copy(place / "new/corpus/corpus-2020.db", corpus)
    return corpus


SPOILT = {
    "a database of it": (lambda corpus, _: corpus / "corpus-2020.db", "name the folder of all"),
    "a database is missing": (
        lambda corpus, _: (corpus / "corpus-2020.db").unlink() or corpus, "is missing from"
    ),
    "a database of another build": (mixed, "is of another build than its index"),
    "no index": (lambda corpus, _: (corpus / "corpus.db").unlink() or corpus, "was not made by"),
}  # fmt: skip


@pytest.mark.parametrize("how", SPOILT)
def test_a_set_that_is_not_whole_is_refused(place: Path, tmp_path: Path, how: str) -> None:
    shutil.copytree(place / "old/corpus", tmp_path / "corpus")
    spoil, cause = SPOILT[how]
    since = spoil(tmp_path / "corpus", place)
    for by in (None, "year"):
        with pytest.raises(UsageError, match=cause):
            options = Options(since=since, shard_by=by)
            build(place / "new/texts", tmp_path / "new", METADATA, options=options)
    assert not (tmp_path / "new").exists()


def test_it_is_exported_as_of_one_file(place: Path, tmp_path: Path) -> None:
    for name in ("corpus", "corpus.db"):
        result = run(tmp_path / name, "--database", place / "new" / name)
        assert result.exit_code == 0, result.output
    assert contents(tmp_path / "corpus") == contents(tmp_path / "corpus.db")
    assert b"withdrawn" in contents(tmp_path / "corpus")["data/changes.csv"]


async def test_the_pages(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index, *shards = databases(place / "new/corpus")
    site = await served(index, *shards)
    front = await text(site, "/")
    edition = one(place / "old/corpus.db", "SELECT value FROM build WHERE key = 'manifest_sha256'")
    counts = "1 added, 2 changed, 1 renamed, 2 withdrawn"
    assert f"Since edition {edition[:12]}: {counts}." in words(front)
    for path in shards:
        assert (f'href="/{path.stem}/-/changes"' in front) == (path.stem != "corpus-2019")
        page = words(await text(site, f"/{path.stem}/-/changes"))
        assert f"What changed since edition {edition[:12]}" in page
        await text(site, f"/{path.stem}/what_changed")
    second = one(shards[1], "SELECT id FROM articles WHERE path = '2.md'")
    assert "held" in await text(site, f"/corpus-2020/-/changes/{second}")
    gone = one(place / "old/corpus.db", "SELECT id FROM articles WHERE path = '4.md'")
    assert "was withdrawn" in await text(site, f"/corpus-2021/articles/{gone}", 410)
    monkeypatch.setattr(front_of_set, "MOST", 3)
    page = await text(site, "/")
    assert "and 1 database more, all of them" in words(page)
    assert page.count("/-/changes") == 3
    (link,) = re.findall(r'href="(/corpus/shards\?changes[^"]+)"', page)
    table = await text(site, link.replace("&amp;", "&"))
    assert "4 rows" in words(table)
    before = await served(*databases(place / "old/corpus"))
    assert "Since edition" not in words(await text(before, "/"))
