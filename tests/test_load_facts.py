"""Facts in the tables: who is whom, and what leads where."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

import pytest

from broadsheet.clean import clean
from broadsheet.load import Loader
from broadsheet.load_file import SCHEMA
from broadsheet.load_rows import rows as as_rows
from broadsheet.records import (
    Date,
    Document,
    Enriched,
    Kind,
    Mention,
    Quote,
    Source,
    Speaker,
)

ONE = "Bridge opens\n3 May 2024\n\nThe mayor, Bo Xu, opened the bridge in 1967. “It is safe,” Xu said in Cairo."
TWO = "Bridge closes\n4 May 2024\n\nOn Monday the council closed the bridge again. Xu, it says, was wrong."


def enriched(path: str, text: str, **facts: object) -> Enriched:
    article = clean(Document(Source(path, text.encode(), path[0] * 64), text, "utf-8"))
    assert article is not None
    return replace(Enriched(article), **facts)  # type: ignore[arg-type]


def at(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def loaded(articles: Sequence[Enriched]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(SCHEMA)
    loader = Loader(connection)
    ids = [loader.file(one.article.document) or 0 for one in articles]
    for identity, one in zip(ids, articles, strict=True):
        loader.article(identity, as_rows(one))
    loader.finish()
    connection.row_factory = sqlite3.Row
    return connection


@pytest.fixture(scope="module")
def facts() -> sqlite3.Connection:
    person = Mention(Kind.PERSON, "Bo Xu", *at(ONE, "Bo Xu"), "title before")
    again = replace(person, start=at(ONE, "Xu said")[0], end=at(ONE, "Xu said")[0] + 2)
    cairo = Mention(Kind.PLACE, "Cairo", *at(ONE, "Cairo"), "gazetteer")
    speaker = Speaker(again.start, again.end, "named after the quote", "Bo Xu", Kind.PERSON)
    quote = Quote(*at(ONE, "It is safe,"), True, True, "said", *at(ONE, "said"), speaker)
    date = Date("1967", *at(ONE, "1967"), "year after in", *at(ONE, ONE.split("\n\n")[1][:44]))
    unsure = Mention(Kind.PERSON, None, *at(TWO, "Xu"), "surname")
    nobody = Quote(*at(TWO, "was wrong"), False, False)
    return loaded([
        enriched("a.txt", ONE, mentions=(person, again, cairo), quotes=(quote,), dates=(date,)),
        enriched("b.txt", TWO, mentions=(unsure,), quotes=(nobody,)),
    ])  # fmt: skip


def test_a_name_is_one_row_with_its_counts(facts: sqlite3.Connection) -> None:
    found = facts.execute("SELECT * FROM people").fetchall()
    assert [
        (
            p["name"],
            p["aliases"],
            p["articles"],
            p["mentions"],
            p["stories"],
            p["quotes"],
            p["distinct_quotes"],
        )
        for p in found
    ] == [("Bo Xu", "Xu", 1, 2, 1, 1, 1)]
    links = facts.execute("SELECT person_id, mentions FROM article_people").fetchall()
    assert [tuple(row) for row in links] == [(found[0]["id"], 2)]


def test_mentions_lead_to_the_row_of_their_kind(facts: sqlite3.Connection) -> None:
    rows = facts.execute(
        "SELECT kind, name, words FROM named ORDER BY article_id, start"
    ).fetchall()
    assert sorted(map(tuple, rows), key=repr) == [
        ("person", "Bo Xu", "Bo Xu"),
        ("person", "Bo Xu", "Xu"),
        ("person", None, "Xu"),
        ("place", "Cairo", "Cairo"),
    ]


@pytest.mark.parametrize("table", ["mentions", "quotes", "dates"])
def test_offsets_are_those_of_the_words(facts: sqlite3.Connection, table: str) -> None:
    sql = f'SELECT text, start, "end", path FROM {table} t JOIN articles a ON a.id = t.article_id'
    rows = facts.execute(sql).fetchall()
    assert rows
    for row in rows:
        assert {"a.txt": ONE, "b.txt": TWO}[row["path"]][row["start"] : row["end"]] == row["text"]


def test_quotes_have_their_speaker_or_none(facts: sqlite3.Connection) -> None:
    sql = "SELECT speaker, person_id IS NOT NULL, cue, direct, whole, speaker_text, method FROM quotes ORDER BY text"
    assert [tuple(row) for row in facts.execute(sql)] == [
        ("Bo Xu", 1, "said", 1, 1, "Xu", "named after the quote"),
        (None, 0, None, 0, 0, None, None),
    ]


def test_quotes_can_be_searched(facts: sqlite3.Connection) -> None:
    sql = "SELECT quotes.text FROM quotes_fts JOIN quotes ON quotes.id = quotes_fts.rowid WHERE quotes_fts MATCH 'safe'"
    assert [row[0] for row in facts.execute(sql)] == ["It is safe,"]


def test_the_timeline_has_the_sentence(facts: sqlite3.Connection) -> None:
    row = facts.execute("SELECT edtf, year, words, sentence, published FROM timeline").fetchone()
    assert row["sentence"].endswith("in 1967.")
    assert tuple(row)[:3] == ("1967", "1967", "1967")
    assert row["published"] == "2024-05-03"


def test_every_article_tells_a_story(facts: sqlite3.Connection) -> None:
    rows = facts.execute("SELECT id, story_id FROM articles").fetchall()
    assert all(row["story_id"] is not None for row in rows)
    stories = facts.execute("SELECT id, title, articles, first_published FROM stories").fetchall()
    assert {row["id"] for row in stories} == {row["story_id"] for row in rows}
    assert sum(row["articles"] for row in stories) == len(rows)


def test_nothing_of_the_collecting_stays(facts: sqlite3.Connection) -> None:
    sql = "SELECT name FROM sqlite_temp_master UNION SELECT name FROM sqlite_master"
    assert not [row[0] for row in facts.execute(sql) if row[0].startswith("found_")]


def test_a_nul_in_the_words_does_not_cut_them() -> None:
    text = "Bridge opens\n\nThe mayor, Bo\0Xu, opened the old bridge over the river on Monday."
    mention = Mention(Kind.PERSON, "Bo Xu", *at(text, "Bo\0Xu"), "title before")
    facts = loaded([enriched("a.txt", text, mentions=(mention,))])
    assert facts.execute("SELECT text FROM mentions").fetchone()[0] == "Bo\ufffdXu"
