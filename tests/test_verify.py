"""`broadsheet verify` finds what is wrong, says where, and is stopped by nothing that stands in a file."""

import gzip
import os
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from conftest import METADATA, readme_block

from broadsheet import cli
from broadsheet.build import Options, build

SAID = "“We mend it on Sunday,” said Ann Lee of the World Bank in Cairo on 7 October 2020. It was late. "


def text(word: str) -> str:
    return f"Council repairs the {word} bridge\nBy Bo Xu\n3 May 2024\n\n{SAID}{SAID.replace('Ann', word.title())}"


FILES: dict[bytes, bytes] = {
    b"a.txt": text("old").encode(),
    b"same.txt": text("old").encode(),
    b"latin.txt": text("c\xe9l\xe8bre").encode("cp1252"),
    b"wide.txt": text("wide").encode("utf-16"),
    b"zipped.txt.gz": gzip.compress(text("zipped").encode(), mtime=0),
    b"nul.txt": text("n\0ul").encode(),
    b"page.html": f"<title>Bridge | Star</title><link rel=canonical href='https://e.org/1'><p>{SAID}".encode(),
    b"again.html": f"<title>Again | Star</title><link rel=canonical href='https://e.org/1'><p>So: {SAID}".encode(),
    b"note.md": f"---\ntitle: A note\nurl: https://e.org/2\n---\n\n{SAID}\n".encode(),
    b"many.csv": b'title,text\nOne,"%s"\nTwo,"and so %s"\n' % (SAID.encode(), SAID.encode()),
    b"many.jsonl": b'{"title": "Half \\ud800", "text": "So it was."}\nbroken\n',
    b"blank.txt": b" \n",
    b"broken.txt.gz": b"\x1f\x8b\x08no",
    b"articles.csv": b"path,outlet\na.txt,The Star\n",
    b"entities.yml": b"merge: {Ann Lee: [Old Lee]}\n",
    b"picture.png": b"\x89PNG",
    b"sub/line\nend.txt": text("lined").encode(),
    b"sub/back\\slash\r.txt": text("slashed").encode(),
    b"sub/caf\xe9 #3.txt": text("bytes").encode(),
    b"-rf *.txt": text("dashed").encode(),
}  # fmt: skip


def write(folder: Path) -> Path:
    for name, content in FILES.items():
        path = folder / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build one database of all formats, and the same corpus divided by outlet."""
    folder = tmp_path_factory.mktemp("verified")
    write(folder / "texts")
    options = Options(today="2026-01-01", workers=1, most_unread=1.0)
    build(folder / "texts", folder / "corpus.db", METADATA, options=options)
    divided = Options(today="2026-01-01", workers=1, most_unread=1.0, shard_by="outlet")
    build(folder / "texts", folder / "set", METADATA, options=divided)
    return folder


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Path:
    """Copy all of it, to be spoiled."""
    shutil.copytree(made, tmp_path / "own")
    return tmp_path / "own"


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(cli.main, ["verify", *map(str, arguments)])
    if not isinstance(result.exception, SystemExit | None):
        raise result.exception
    return result


def spoil(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript("PRAGMA writable_schema = ON; PRAGMA journal_mode = OFF;")
        for statement in statements:
            connection.execute(statement)


def test_what_a_build_makes_is_sound(made: Path) -> None:
    result = run(made / "corpus.db", "--against", made / "texts", "--rebuild")
    assert (result.exit_code, result.output.count("\n")) == (0, 1), result.output
    assert "corpus.db: sound, 15 articles, edition " in result.output
    result = run(made / "set", "--against", made / "texts", "--rebuild")
    assert result.exit_code == 0, result.output
    assert run(made / "corpus.db", "--quiet").output == ""


A = "(SELECT id FROM articles WHERE path = 'a.txt')"
SPOILT: dict[str, tuple[str, str]] = {
    "bytes": ("UPDATE files SET raw = CAST(raw || 'x' AS BLOB) WHERE path = 'a.txt'", "files 'a.txt': sha256 is not that of raw"),
    "a hash": (f"UPDATE articles SET sha256 = '{'0' * 64}' WHERE id = {A}", "(a.txt): sha256 is not that of its file"),
    "a hash that is none": (f"UPDATE articles SET sha256 = 'zz' WHERE id = {A}", "(a.txt): id is not the one"),
    "the list of files": ("UPDATE files SET path = 'z.txt' WHERE path = 'same.txt'", "build: the table build states manifest_sha256"),
    "a count": ("UPDATE build SET value = 9 WHERE key = 'quotes'", "build: the table build states quotes 9"),
    "an entry": ("DELETE FROM build WHERE key = 'dates'", "build: has no entry dates"),
    "a text": ("UPDATE files SET text = 'x' || text WHERE path = 'latin.txt'", "files 'latin.txt': text is not what raw says"),
    "an encoding": ("UPDATE files SET encoding = 'none-such' WHERE path = 'latin.txt'", "raw cannot be read in its encoding"),
    "a body": (f"UPDATE articles SET body = replace(body, 'late', 'soon') WHERE id = {A}", "(a.txt): body is not what its passages"),
    "a gap": (f"UPDATE passages SET start = start + 1 WHERE article_id = {A} AND ordinal = 2", "a gap: it goes from"),
    "an overlap": (f"UPDATE passages SET start = start - 1 WHERE article_id = {A} AND ordinal = 2", "an overlap: it goes from"),
    "the end": (f"DELETE FROM passages WHERE article_id = {A} AND ordinal > 3", "(a.txt): end at"),
    "a role": (f"UPDATE passages SET role = 'x' WHERE article_id = {A} AND ordinal = 2", "passage, with role 'x'"),
    "a mention": (f"UPDATE mentions SET start = start + 1, \"end\" = \"end\" + 1 WHERE article_id = {A}", "mentions 0 of articles"),
    "a place beyond": (f"UPDATE mentions SET \"end\" = 99999 WHERE article_id = {A}", "is no place in a text of"),
    "a place before": (f"UPDATE dates SET start = -5 WHERE article_id = {A}", "is no place in a text of"),
    "a quote": (f"UPDATE quotes SET text = 'We never said it' WHERE article_id = {A}", "says 'We never said it', at"),
    "a speaker": (f"UPDATE quotes SET speaker_text = 'Nobody' WHERE article_id = {A}", "speaker_text: says 'Nobody'"),
    "a cue": (f"UPDATE quotes SET cue_start = NULL, cue_end = NULL WHERE article_id = {A}", "has a cue that stands nowhere"),
    "a sentence": (f"UPDATE dates SET sentence_end = 3 WHERE article_id = {A}", "is not around it"),
    "a year": (f"UPDATE dates SET year = '1999' WHERE article_id = {A}", "year is '1999', and edtf"),
    "a value": (f"UPDATE fields SET value = 'X' WHERE article_id = {A} AND field = 'headline'", "headline is 'Council repairs"),
    "a title": (f"UPDATE articles SET title = 'X' WHERE id = {A}", "title is 'X', in fields it is"),
    "a date": (f"UPDATE articles SET year = '1999' WHERE id = {A}", "year and month are '1999'"),
    "a byline": (f"UPDATE articles SET byline = 'X' WHERE id = {A}", "byline is 'X'"),
    "an outlet": (f"UPDATE articles SET outlet = 'X' WHERE id = {A}", "outlet is 'X', in fields it is 'The Star'"),
    "the number of a quote": ("UPDATE quotes SET id = id + 5", "id is not the one made from"),
    "the number of an author": ("UPDATE authors SET name = 'X'", "authors "),
    "the number of a problem": ("UPDATE problems SET detail = 'X'", "problems "),
    "the name of a person": ("UPDATE people SET name = 'X Y'", "full-text index names_fts: row "),
    "how often a name is there": ("UPDATE people SET mentions = 77", "does not count its articles and mentions right"),
    "a link": ("DELETE FROM article_people", "article_people: of article"),
    "a reference": ("DELETE FROM people", "file: foreign key of"),
    "the index of articles": ("UPDATE articles_fts_docsize SET sz = x'0101'", "full-text index articles_fts: row"),
    "the words of an index": ("DELETE FROM articles_fts_data WHERE id > 1000", "full-text index articles_fts"),
    "the index of quotes": ("DELETE FROM quotes_fts_docsize", "is in only one of the two"),
    "a table": ("DROP TABLE dates", "table dates: is missing"),
    "a column": ("ALTER TABLE dates ADD COLUMN more TEXT", "table dates: is not as Broadsheet"),
    "an index": ("DROP INDEX dates_year", "index dates_year: is missing"),
    "a view": ("CREATE VIEW more AS SELECT load_extension('x')", "view more: is none that Broadsheet makes"),
    "a trigger": ("CREATE TRIGGER t INSERT ON dates BEGIN SELECT 1; END", "trigger t: is none"),
    "another kind": ("UPDATE mentions SET start = 'x'", "mentions.start: "),
    "no text": (f"UPDATE articles SET body = x'ff' WHERE id = {A}", "articles.body: 1 values are blob, not text"),
    "broken text": (f"UPDATE articles SET body = CAST(x'ff41' AS TEXT) WHERE id = {A}", "body is not what its passages"),
    "the mark": ("PRAGMA user_version = 9", "file: its user_version is 9, not 1"),
    "a schema of nonsense": ("UPDATE sqlite_schema SET sql = 'CREATE TABLE' WHERE name = 'dates'", "not sound"),
}  # fmt: skip


@pytest.mark.parametrize("case", SPOILT)
def test_what_is_wrong_is_said_where_it_is(own: Path, case: str) -> None:
    statement, said = SPOILT[case]
    spoil(own / "corpus.db", statement)
    result = run(own / "corpus.db")
    assert result.exit_code == 1
    assert said in result.output
    assert "corpus.db: not sound, " in result.output.splitlines()[-1]
    assert len(result.output.splitlines()) < 120


def test_a_word_at_another_place_is_found_in_the_index(own: Path) -> None:
    spoil(
        own / "corpus.db",
        "INSERT INTO articles_fts (articles_fts, rowid, title, body)"
        f" SELECT 'delete', id, title, body FROM articles WHERE id = {A}",
        "INSERT INTO articles_fts (rowid, title, body)"
        f" SELECT id, title, replace(body, 'It was late', 'Late it was') FROM articles WHERE id = {A}",
    )
    result = run(own / "corpus.db")
    assert "full-text index articles_fts: row " in result.output
    assert " elsewhere\n" in result.output


def test_an_index_that_another_sqlite_has_laid_out_is_sound(own: Path) -> None:
    spoil(
        own / "corpus.db",
        "INSERT INTO articles_fts (articles_fts, rank) VALUES ('pgsz', 64)",
        "INSERT INTO articles_fts (articles_fts, rowid, title, body)"
        f" SELECT 'delete', id, title, body FROM articles WHERE id = {A}",
        f"INSERT INTO articles_fts (rowid, title, body) SELECT id, title, body FROM articles WHERE id = {A}",
    )
    assert run(own / "corpus.db").exit_code == 0


CHANGED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file is gone": (lambda f: (f / "same.txt").unlink(), "same.txt: is in the database, not in the folder"),
    "a file is other": (lambda f: (f / "a.txt").write_text("x"), "a.txt: has other bytes than in the database"),
    "a file is new": (lambda f: (f / "new.txt").write_text("x"), "new.txt: is new"),
    "a list is new": (lambda f: (f / "articles.yml").write_text("a.txt: {outlet: X}"), "articles.yml: is new"),
    "a list is gone": (lambda f: (f / "entities.yml").unlink(), "entities.yml: is in the database, not"),
    "a record is other": (lambda f: (f / "many.csv").write_bytes(FILES[b"many.csv"].replace(b"One", b"Uno")), "many.csv#1: has other bytes"),
    "a record is new": (lambda f: (f / "many.csv").write_bytes(FILES[b"many.csv"] + b"Three,So\n"), "many.csv: has 1 records that are not"),
    "a record is gone": (lambda f: (f / "many.csv").write_text("title,text\n"), "many.csv#2: is in the database, not"),
    "what could not be read can be now": (lambda f: (f / "broken.txt.gz").write_bytes(FILES[b"zipped.txt.gz"] * 2), "broken.txt.gz: is new"),
    "a link leads out": (lambda f: ((f / "a.txt").unlink(), (f / "a.txt").symlink_to("/etc/hostname")), "a.txt: cannot be read: link leads out of the folder"),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGED)
def test_the_folder_is_held_against_the_database(own: Path, case: str) -> None:
    change, said = CHANGED[case]
    change(own / "texts")
    result = run(own / "corpus.db", "--against", own / "texts")
    assert (result.exit_code, said in result.output) == (1, True), result.output
    assert run(own / "corpus.db").exit_code == 0


SET_SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "one is gone": (lambda f: shard(f).unlink(), "is missing, or was not made by Broadsheet"),
    "one is another file": (lambda f: shard(f).write_text("x"), "is missing, or was not made by Broadsheet"),
    "one is of another set": (lambda f: spoil(shard(f), "UPDATE build SET value = 'x' WHERE key = 'set_sha256'"), "set_sha256 is 'x', the index states"),
    "one is changed": (lambda f: spoil(shard(f), "UPDATE places SET country_code = 'XX'"), "sha256 is '"),
    "something else is there": (lambda f: (f / "notes.txt").write_text("x"), "notes.txt: is no part of the set"),
    "an article of the index": (lambda f: spoil(f / "set.db", "UPDATE articles SET title = 'X'"), "is not as in its database"),
    "the words of the index": (lambda f: spoil(f / "set.db", "DELETE FROM articles_fts_docsize"), "full-text index articles_fts"),
    "a number that is none": (lambda f: spoil(f / "set.db", "UPDATE shards SET articles = 0.5 WHERE id = 1"), "shards.articles: 1 values are real"),
}  # fmt: skip


def shard(folder: Path) -> Path:
    return next(folder.glob("set-the-star*.db"))


@pytest.mark.parametrize("case", SET_SPOILT)
def test_a_set_is_held_together(own: Path, case: str) -> None:
    change, said = SET_SPOILT[case]
    change(own / "set")
    result = run(own / "set")
    assert (result.exit_code, said in result.output) == (1, True), result.output


def test_a_rebuild_that_gives_another_database_is_said(own: Path) -> None:
    spoil(own / "corpus.db", "UPDATE build SET value = 'x 1' WHERE key = 'made_with'")
    result = run(own / "corpus.db", "--against", own / "texts", "--rebuild")
    assert result.exit_code == 1
    assert "is another, byte for byte" in result.output
    assert "made with 'x 1', here are other libraries" in result.output


def test_what_lies_beside_a_database_is_said(own: Path) -> None:
    (own / "corpus.db-wal").write_bytes(b"x")
    result = run(own / "corpus.db")
    assert result.exit_code == 1
    assert "corpus.db-wal: stands beside the database" in result.output
    assert (own / "corpus.db-wal").read_bytes() == b"x"


def test_no_half_or_hostile_file_ends_it(own: Path) -> None:
    """Cut off, with bytes of chance in it, or with pages exchanged: lines and a verdict."""
    whole = (own / "corpus.db").read_bytes()
    chance, codes = random.Random(7), set()
    for number in range(60):
        raw = bytearray(whole)
        if number % 3 == 0:
            del raw[chance.randrange(100, len(raw)) :]
        elif number % 3 == 1:
            for _ in range(chance.choice((1, 40, 400))):
                raw[chance.randrange(72, len(raw))] = chance.randrange(256)
        else:
            for _ in range(4):
                one, other = (4096 * chance.randrange(1, len(raw) // 4096) for _ in range(2))
                raw[one : one + 4096], raw[other : other + 4096] = (
                    raw[other : other + 4096], raw[one : one + 4096],
                )  # fmt: skip
        (own / "corpus.db").write_bytes(raw)
        result = run(own / "corpus.db")
        codes.add(result.exit_code)
        assert result.exit_code in {0, 1}, (number, result.output)  # 0: in bytes that nothing uses
        assert "sound" in result.output.splitlines()[-1]
    assert 1 in codes


def test_nothing_is_written_beside_what_is_looked_at(own: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in own.rglob("*")}
    run(own / "corpus.db", "--against", own / "texts")
    run(own / "set")
    assert {path: path.stat().st_mtime_ns for path in own.rglob("*")} == before


USAGE: dict[str, tuple[tuple[str, ...], str]] = {
    "no file": (("none.db",), "there is no such file"),
    "no database": (("texts/a.txt",), "was not made by Broadsheet"),
    "an empty file": (("empty.db",), "was not made by Broadsheet"),
    "a folder of texts": (("texts",), "holds no divided corpus"),
    "the index alone": (("set/set.db",), "name the folder that it is in"),
    "no such folder of articles": (("corpus.db", "--against", "none"), "is no folder"),
    "a rebuild from nothing": (("corpus.db", "--rebuild"), "name it with --against"),
    "sums among the articles": (("corpus.db", "--against", "texts", "--sums", "texts/S"), "is inside the folder"),
    "sums in no folder": (("corpus.db", "--sums", "none/S"), "does not exist; make it first"),
}  # fmt: skip


@pytest.mark.parametrize("case", USAGE)
def test_what_cannot_be_done_is_one_line(
    own: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    arguments, said = USAGE[case]
    (own / "empty.db").touch()
    monkeypatch.chdir(own)
    result = run(*arguments)
    assert (result.exit_code, result.output.count("\n")) == (2, 1), result.output
    assert said in result.output


def test_sha256sum_checks_what_verify_writes(own: Path) -> None:
    result = run(own / "corpus.db", "--against", own / "texts", "--sums", own / "SHA256SUMS")
    assert result.exit_code == 0, result.output
    command = ["sha256sum", "--strict", "-c", "SHA256SUMS"]
    done = subprocess.run(command, cwd=own, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b": OK") == 1 + len(FILES) - 1  # the database; no picture
    printed = subprocess.run(
        ["sha256sum", "corpus.db", *sorted(b"texts/" + name for name in FILES if b"png" not in name)],
        cwd=own, capture_output=True, check=True,
    )  # fmt: skip
    written = (own / "SHA256SUMS").read_bytes()
    assert sorted(written.splitlines()) == sorted(printed.stdout.splitlines())
    (own / "texts/sub/line\nend.txt").write_text("x")
    done = subprocess.run(command, cwd=own, capture_output=True, check=False)
    assert (done.returncode, done.stdout.count(b"FAILED")) == (1, 1)


def test_sums_are_written_of_what_is_sound(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(own)
    result = CliRunner().invoke(cli.main, ["verify", "set", "--sums", "-"])
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == len(list((own / "set").glob("*.db")))
    assert "  set/set.db\n" in result.stdout
    (own / "texts/a.txt").write_text("x")
    assert run("corpus.db", "--against", "texts", "--sums", "SUMS").exit_code == 1
    assert not (own / "SUMS").exists()


def test_the_help_in_the_readme_is_the_help() -> None:
    context = click.Context(
        cli.main.commands["verify"], info_name="broadsheet verify", terminal_width=80
    )
    assert readme_block("verify help") == cli.main.commands["verify"].get_help(context) + "\n"
