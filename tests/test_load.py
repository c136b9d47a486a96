"""What is in the tables, and what stays the same from build to build."""

import gzip
import hashlib
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import yaml
from conftest import ARTICLES, METADATA, ONLY_SINCE, ROOT, Build, rows

from broadsheet import load_id
from broadsheet.build import build
from broadsheet.load import Loader
from broadsheet.load_check import check
from broadsheet.load_file import SCHEMA, replacing
from broadsheet.load_id import stable_id
from broadsheet.normal import normal
from broadsheet.records import PROBLEM_KINDS, Problem, Role

SAID = "The council met on Monday and said that it would meet again."
TEXT = "\n\n".join(
    f"{SAID} {word.capitalize()} was what all of them said." for word in ("yes", "no", "so")
)
GERMAN = "Der Stadtrat hat am Montag beschlossen, die alte Brücke noch vor dem Winter zu sanieren."
NASTY = {
    "a/plain.txt": f"Council meets\n\n{SAID}",
    "b/bom.txt": b"\xef\xbb\xbf" + f"Council meets once more\n\n{SAID}".encode(),
    "b/utf16.txt": f"Conseil réuni à nouveau\n\n{SAID}".encode("utf-16"),
    "c/legacy.txt": f"Größere Änderungen nötig\n\n{SAID} Größe, Löhne, Äpfel.\n\nTeilen".encode(
        "cp1252"
    ),
    "c/nul.txt": f"Council\x00meets\n\n{SAID}\x00 And \x00 more. {SAID} {SAID}\nFacebook",
    "d/emoji.txt": f"Council 👩‍👩‍👧 meets 𝕏 today\n\n{SAID} 𝕏👍\n\nShare This Article\n",
    "d/blank.txt": " \n\u00a0\n",
    "d/empty.txt": "",
    "d/broken.txt": "é, ü, ñ, ß, å: ".encode() * 4 + b"\xff\xfe" + SAID.encode(),
    "e/copy.txt": f"Council meets\n\n{SAID}",
    "e/rtl.txt": "\u200fإصلاح الجسر القديم في المدينة\u200f\n\nقرر مجلس المدينة يوم الاثنين إصلاح الجسر.",
    "f/<script>.txt": f"<script>alert(1)</script> is a headline\n\n{SAID}",
}


def test_raw_equals_the_file(make: Build, tmp_path: Path) -> None:
    path = make(NASTY)
    found = rows(path, "SELECT path, raw, bytes, sha256, encoding FROM files")
    assert {row[0] for row in found} == set(NASTY)
    for name, raw, size, sha256, encoding in found:
        there = (tmp_path / "texts" / name).read_bytes()
        assert raw == there
        assert size == len(there)
        assert sha256 == hashlib.sha256(there).hexdigest()
        raw.decode(encoding, "replace")


def test_passages_cover_every_file_that_is_an_article(make: Build) -> None:
    path = make(NASTY)
    files = rows(path, "SELECT article_id, raw, encoding FROM files WHERE article_id IS NOT NULL")
    assert len(files) == len(NASTY) - 2
    for article, raw, encoding in files:
        text = raw.decode(encoding, "replace")
        found = rows(
            path, 'SELECT start, "end" FROM passages WHERE article_id = ? ORDER BY ordinal', article
        )
        assert [start for start, _ in found] == [0, *(end for _, end in found[:-1])]
        assert found[-1][1] == len(text)


def test_body_is_the_passages_with_role_body(make: Build) -> None:
    path = make(NASTY)
    sql = "SELECT a.id, body, raw, encoding FROM articles a JOIN files f ON f.path = a.path"
    for article, body, raw, encoding in rows(path, sql):
        text = raw.decode(encoding, "replace")
        found = rows(
            path,
            "SELECT start, \"end\" FROM passages WHERE article_id = ? AND role = 'body'"
            " ORDER BY ordinal",
            article,
        )
        assert body == "\n\n".join(normal(text[start:end]) for start, end in found)
        assert "\x00" not in body


@pytest.mark.parametrize("view", ["set_aside", "field_sources"])
def test_the_words_in_a_view_are_those_of_the_file(make: Build, view: str) -> None:
    path = make(NASTY)
    sql = f"""SELECT words, start, v."end", raw, encoding FROM {view} v
              JOIN articles a ON a.id = v.article_id JOIN files f ON f.path = a.path"""
    found = rows(path, sql)
    assert found
    for words, start, end, raw, encoding in found:
        assert words == raw.decode(encoding, "replace")[start:end].replace("\0", "\ufffd")


def test_ids_are_the_first_digits_of_the_hash(corpus: Path) -> None:
    for identity, sha256 in rows(corpus, "SELECT id, sha256 FROM articles"):
        assert identity == int(sha256[:12], 16)
        assert 0 < identity < 10**15


def test_equal_files_are_one_article(make: Build) -> None:
    path = make({"b.txt": SAID, "a/c.txt": SAID, "d.txt": SAID + " Twice."})
    assert rows(path, "SELECT path FROM articles ORDER BY path") == [("a/c.txt",), ("d.txt",)]
    assert rows(path, "SELECT count(*), count(DISTINCT article_id) FROM files") == [(3, 2)]
    sql = "SELECT path, detail FROM problems WHERE kind = 'same content'"
    assert rows(path, sql) == [("b.txt", "as a/c.txt")]


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    one = build(ARTICLES, tmp_path / "one.db", METADATA)
    two = build(ARTICLES, tmp_path / "two.db", METADATA)
    assert one.sha256 == two.sha256
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()


def test_the_same_bytes_from_another_place_process_and_order(tmp_path: Path) -> None:
    first = build(ARTICLES, tmp_path / "one.db", METADATA)
    moved = tmp_path / "elsewhere" / "texts"
    moved.mkdir(parents=True)
    for file in sorted(ARTICLES.iterdir(), reverse=True):
        shutil.copy(file, moved / file.name)
    command = [sys.executable, "-m", "broadsheet", "build", "--quiet", str(moved)]
    environment = {"PYTHONHASHSEED": "7", "PATH": "", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    environment |= {"XDG_CACHE_HOME": str(tmp_path)}
    subprocess.run(
        [*command, "-o", "two.db", "--metadata", str(METADATA)],
        cwd=tmp_path,
        env=environment,
        check=True,
    )
    assert hashlib.sha256((tmp_path / "two.db").read_bytes()).hexdigest() == first.sha256


def test_adding_a_file_changes_no_other_id(make: Build, tmp_path: Path) -> None:
    texts = {f"{i}.txt": f"Headline number {i} of all\nBy Ann Lee\n\n{SAID} {i}" for i in range(9)}
    tables = ("articles", "authors", "problems")
    before = make(texts)
    ids = {table: set(rows(before, f"SELECT id FROM {table}")) for table in tables}
    after = make({"0000.txt": f"The first one\nBy Bo Xu\n\n{SAID}", **texts}, "after.db")
    for table in tables:
        assert ids[table] < set(rows(after, f"SELECT id FROM {table}"))


def test_a_taken_id_goes_to_the_next_free_one(make: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """With ids of one digit, which seventeen articles cannot all have for themselves."""
    monkeypatch.setattr(load_id, "ID_DIGITS", 1)
    path = make({f"{i:02}.txt": f"{SAID} {i}" for i in range(17)})
    found = rows(path, "SELECT id FROM articles")
    assert len(found) == len(set(found)) == 17
    taken = rows(path, "SELECT count(*) FROM problems WHERE kind = 'id taken'")[0][0]
    assert taken >= 1
    assert stable_id("0" * 64) == 1


def test_many_ids_are_given_as_one_after_the_other() -> None:
    wanted = [7, 8, 7, 2**48, 7, 9, 8]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE ids (id INTEGER PRIMARY KEY)")
        connection.execute("INSERT INTO ids VALUES (9), (12)")
        connection.execute("SAVEPOINT one")
        given = []
        for number in wanted:
            given.append(load_id.free_id(connection, "ids", number))
            connection.execute("INSERT INTO ids VALUES (?)", (given[-1],))
        connection.execute("ROLLBACK TO one")
        assert load_id.free_ids(connection, "ids", wanted) == given == [7, 8, 10, 2**48, 11, 13, 14]


def test_authors_count_their_articles(make: Build) -> None:
    path = make(
        {
            "a.txt": f"Headline number one\nBy Ann Lee and Bo Xu\n\n{SAID} 1",
            "b.txt": f"Headline number two\nBy Ann Lee\n\n{SAID} 2",
        }
    )
    assert rows(path, "SELECT name, articles FROM authors ORDER BY name") == [
        ("Ann Lee", 2),
        ("Bo Xu", 1),
    ]


def test_year_and_month_are_text_and_only_where_stated(make: Build) -> None:
    dates = {
        "3 May 2024": ("2024", "2024-05"),
        "7 October": (None, None),
        "May 2023": ("2023", "2023-05"),
    }
    path = make(
        {f"{i}.txt": f"Headline of the day\n{d}\n\n{SAID} {i}" for i, d in enumerate(dates)}
    )
    found = rows(path, "SELECT year, year_month FROM articles ORDER BY path")
    assert found == list(dates.values())


def test_every_kind_of_problem_can_happen_and_is_described(make: Build, tmp_path: Path) -> None:
    body = f"\n\n{SAID} "
    path = make({
        **NASTY,
        "p/ambiguous.txt": f"Headline of day one\n03/04/2024{body}1",
        "p/impossible.txt": f"Headline of day two\n31 April 2024{body}2",
        "p/two.txt": f"Headline of day three\n3 May 2024\n4 May 2024{body}3",
        "p/weekday.txt": f"Headline of day four\nMonday, 3 May 2024{body}5",
        "p/unread.txt": f"Headline of day five\nSeen around 3 May 2024 near Cairo{body}4",
        "p/aside.txt": f"Headline of the day\n\n{SAID}\n\n" + "Share This Article\n" * 9,
        "p/furniture.txt": "Share This Article\n\nLeave a Reply",
        "p/comment.html": "<!-- -->", "p/page.pdf": "<p>", "p/.hidden": "", "p/binary.txt": bytes(1000),
        "p/saved.htm": "<p>", "p/saved_files/ad.txt": SAID, "p/cut.txt.gz": gzip.compress(b"a")[:-3],
        "p/front.md": f"---\ntitle: a: b\n---\n{SAID}", "p/table.csv": f"text,date\n{SAID}",
        "p/lines.jsonl": "{\n[\n".join([
            '{"text": "A \\ud800"}\n', '{"summary": "B"}\n', '{"text": "C", "text": "D"}\n',
            '{"content": "E [+9 chars]"}\n', '{"title": "F"}\n',
            json.dumps({"text": TEXT, "url": "https://e.org/a", "date": "2036-05-03"}) + "\n",
            json.dumps({"text": TEXT, "url": "https://e.org/a", "n": 2}) + "\n"]),
        "p/cut.txt": f"{TEXT}\n\n{SAID[:-1]} […]", "p/list.txt": "Bridge of the town\n" * 3 + "\n".join(
            f"Bridge number {i} of the valley" for i in range(9)) + f"\n\n{SAID}",
        "p/two-languages.txt": f"{TEXT}\n\n{GERMAN}\n\n{GERMAN} Auch das.",
        "articles.csv": "path,language,colour\np/two.txt,!!,red\n",
        "p/names.txt": f"{TEXT}\n\nYuki Kato met Ken Kato on Monday. Mr Kato said that it went well.",
        "entities.yml": "block: [Nobody At All]\ncolour: {}\n",
    })  # fmt: skip
    happened = {kind for (kind,) in rows(path, "SELECT kind FROM problems")}
    elsewhere = {  # test_capture.py, test_census.py, test_enrich_prose.py, test_workers.py, the test of ids
        "unreadable", "vanished", "changing", "not a file", "link", "too large", "id taken",
        "future date", "facts incomplete", "took too long", "crashed",
    }  # fmt: skip
    assert happened | elsewhere == set(PROBLEM_KINDS)
    assert not happened & elsewhere
    files = (file for file in (ROOT / "broadsheet").rglob("*.py") if file.stem != "records")
    source = "".join(file.read_text(encoding="utf-8") for file in files)
    assert all(f'"{kind}' in source for kind in PROBLEM_KINDS)
    assert all(said.endswith(".") for said in PROBLEM_KINDS.values())


def test_the_roles_that_are_set_aside_are_the_same_everywhere() -> None:
    written = SCHEMA + METADATA.read_text(encoding="utf-8")
    listed = [
        set(re.findall(r"'(\w+)'", found)) for found in re.findall(r"role IN \(([^)]*)\)", written)
    ]
    assert listed == [{"boilerplate", "caption", "reading_time", "repeat"}] * 2
    described = re.search(r"-- What the passage is: (.*)\.\n", SCHEMA)[1]
    assert re.split(r", | or ", described) == [role.value for role in Role]


def test_foreign_keys_and_index_are_sound(make: Build) -> None:
    path = make(NASTY)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
    match = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?"
    assert connection.execute(match, ("councils",)).fetchone()[0] > 3
    assert connection.execute(match, ("grossere",)).fetchone()[0] == 1
    assert connection.execute(match, ("reuni",)).fetchone()[0] == 1
    assert connection.execute("SELECT count(*) FROM sqlite_stat1").fetchone()[0] > 5
    connection.close()


@pytest.mark.parametrize("table", ["articles_fts", "quotes_fts", "names_fts"])
def test_a_full_text_table_keeps_no_setting_of_the_build(corpus: Path, table: str) -> None:
    assert [name for name, _ in rows(corpus, f"SELECT k, v FROM {table}_config")] == ["version"]
    segments = rows(corpus, f"SELECT count(DISTINCT segid) FROM {table}_idx")
    assert segments == [(1,)]


def test_a_database_is_checked_while_others_read_it(corpus: Path) -> None:
    with closing(sqlite3.connect(corpus, isolation_level=None)) as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM articles").fetchone()
        check(corpus, corpus)


def test_every_facet_and_sort_has_an_index(corpus: Path) -> None:
    tables = yaml.safe_load(METADATA.read_text(encoding="utf-8"))["databases"]["corpus"]["tables"]
    views = {name for (name,) in rows(corpus, "SELECT name FROM sqlite_master WHERE type = 'view'")}
    for table, about in tables.items():
        if table in views | ONLY_SINCE:
            continue
        leading = {
            rows(corpus, f"PRAGMA index_info({index[1]})")[0][2]
            for index in rows(corpus, f"PRAGMA index_list({table})")
        }
        wanted = [facet for facet in about.get("facets", []) if isinstance(facet, str)]
        wanted += [about[key] for key in ("sort", "sort_desc") if key in about]
        assert set(wanted) <= leading, table


def test_the_manifest_is_that_of_sha256sum(corpus: Path, tmp_path: Path) -> None:
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"
        for file in sorted(ARTICLES.iterdir())
    ]
    expected = hashlib.sha256("".join(lines).encode()).hexdigest()
    sql = "SELECT value FROM build WHERE key = 'manifest_sha256'"
    assert rows(corpus, sql) == [(expected,)]


def test_problems_without_any_article_are_loaded_too(tmp_path: Path) -> None:
    with replacing(tmp_path / "a.db") as connection:
        loader = Loader(connection)
        loader.problem(Problem("a.bin", "capture", "not read", ".bin"))
        loader.finish()
    assert rows(tmp_path / "a.db", "SELECT path, article_id FROM problems") == [("a.bin", None)]


def test_the_articles_are_those_of_the_project() -> None:
    """The five files are evidence: their bytes are fixed."""
    found = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:16] for file in ARTICLES.iterdir()
    }
    assert found == {
        "000_ec2d5ccb5ffe3dba.txt": "bbe39e2b8abee3f2",
        "001_09b630da25c8f530.txt": "84f61e5ae1cd67b7",
        "002_5573df2e7d9fdc2c.txt": "f1d0845f7644ee97",
        "003_9fe883c82c48b5f8.txt": "aa7c38ef56bb8ecb",
        "004_5dc51a7b81f13dae.txt": "ee6d7dd99c19c642",
    }
