"""The query language: what each thing typed looks for, and that nothing typed is an error."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.folding import folded
from broadsheet.publish.query import MAX_TERMS, escape_fts, fts_query

TYPED = {
    "gaza": '"gaza"',
    "gaza ceasefire": '"gaza" AND "ceasefire"',
    '"west bank"': '"west bank"',
    "“west bank” gaza": '"west bank" AND "gaza"',
    "«west bank»": '"west bank"',
    "cease*": '"cease" *',
    "a OR b": '("a" OR "b")',
    "a OR b OR c d": '("a" OR "b" OR "c") AND "d"',
    "a or b": '"a" AND "or" AND "b"',
    "gaza -egypt": '"gaza" NOT "egypt"',
    'gaza -"arab league" -egypt': '"gaza" NOT ("arab league" OR "egypt")',
    "-egypt gaza": '"gaza" NOT "egypt"',
    "de-escalate": '"de-escalate"',
    "U.S.": '"U.S."',
    "Russia's": '"Russia\'s"',
    "title:gaza": '"title:gaza"',
    "NEAR(a b)": '"NEAR(a" AND "b)"',
    "gaza AND egypt": '"gaza" AND "egypt"',
    "gaza NOT egypt": '"gaza" NOT "egypt"',
    "gaza AND NOT egypt": '"gaza" NOT "egypt"',
    "OR gaza OR": '"OR" AND "gaza"',
    "NOT gaza": '"NOT" AND "gaza"',
    "gaza and not egypt": '"gaza" AND "and" AND "not" AND "egypt"',
    "غزة": '"غزة"',
    "a\x00b": '"a" AND "b"',
    # Nothing to look for.
    "": "",
    "   ": "",
    '"': "",
    '""': "",
    "*": "",
    "- . ! ?": "",
    "-egypt": "",
    "OR": '"OR"',
    "👍": "",
}


@pytest.mark.parametrize("typed", TYPED)
def test_expression(typed: str) -> None:
    assert fts_query(typed) == TYPED[typed]


def index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE f USING fts5(t, tokenize='porter unicode61 remove_diacritics 2')"
    )
    texts = (
        "The U.S. wants to de-escalate; Russia’s ambassador said so.",
        "Russia's embassy in Cairo met the Arab League. Café ceasefires.",
        "غزة والقاهرة",
        "Gaza and the West Bank",
    )
    connection.executemany("INSERT INTO f VALUES (?)", [(folded(text),) for text in texts])
    return connection


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("U.S.", [1]), ("Russia's", [1, 2]), ("Russia’s", [1, 2]), ("de-escalate", [1]),
        ("deescalate", []), ("cafe", [2]), ("ceasefire", [2]), ("غزة", [3]), ("gaz*", [4]),
        ("gaza OR cairo", [2, 4]), ('"bank west"', []), ('"west bank"', [4]),
        ("russia -cairo", [1]), ("russia -cairo -escalate", []), ("", []), ('"', []), ("-a", []),
    ],
)  # fmt: skip
def test_found(typed: str, found: list[int]) -> None:
    connection = index()
    sql = "SELECT rowid FROM f WHERE f MATCH ? ORDER BY rowid"
    assert [row for (row,) in connection.execute(sql, (escape_fts(typed),))] == found
    connection.close()


SIGNS = st.text(alphabet=" \"'*-+()^:{}[]ANDORNEAR|&~,.;!?“”„«»\x00\n\taé缶غ½²﷽", max_size=60)


@settings(max_examples=1500, deadline=None)
@given(st.one_of(st.text(), SIGNS))
def test_nothing_typed_is_an_error(typed: str) -> None:
    connection = index()
    connection.execute("SELECT count(*) FROM f WHERE f MATCH ?", (escape_fts(typed),)).fetchone()
    connection.close()


def test_a_very_long_query_is_cut() -> None:
    connection = index()
    for typed in ("word " * 2000, "a OR " * 2000, "-a " * 2000 + "b", '"' * 10_000, "x" * 10_000):
        expression = escape_fts(typed)
        assert expression.count('"') <= 2 * MAX_TERMS
        connection.execute("SELECT count(*) FROM f WHERE f MATCH ?", (expression,)).fetchone()
    connection.close()


def test_null_finds_nothing() -> None:
    assert escape_fts(None) == '""'
