"""Folding: readers find what they type, and what is found is marked where it stands."""

import re
import sqlite3
import unicodedata
from pathlib import Path

import pytest
from conftest import Build, served
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.folding import folded, folded_query
from broadsheet.load_file import SCHEMA
from broadsheet.publish.query import escape_fts

TOKENIZERS = re.findall(r'tokenize="([^"]*)"', SCHEMA)

ALIKE = """
غَزَّة = غزة = غزه
أحمد = احمد = إحمد = آحمد
مصطفى = مصطفي = مصطفـــى = مصطفی
مسؤول = مسوول
الكويت = الکویت
ﻏﺰﺓ = غزة
٢٠٢١ = 2021 = ۲۰۲۱
שָׁלוֹם = שלום
Алёна = Алена
Путин = Пу́тин
Straße = Strasse = STRASSE
Bodø = bodo
Łódź = lodz
Đặng = dang
Æsir = aesir
œuvre = oeuvre
İstanbul = istanbul = Istanbul
Þór = thor
Αθήνα = αθηνα = ΑΘΗΝΑ
Qurʾān = quran
ﬁnance = finance
café = café = CAFE
हिन्दी = हिन्दी
""".strip()

APART = "е й; и й; г ґ; ا ء; गा गि; d dj; 大 小"
"""Pairs that must not be taken for one another."""


def found(text: str, typed: str) -> list[str]:
    """Return the words of a text that are marked when somebody types something."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE c (id INTEGER PRIMARY KEY, t TEXT)")
    connection.execute(
        f'CREATE VIRTUAL TABLE f USING fts5(t, content="c", content_rowid="id", tokenize="{TOKENIZERS[0]}")'
    )
    connection.execute("INSERT INTO c VALUES (1, ?)", (text,))
    connection.execute("INSERT INTO f (rowid, t) VALUES (1, ?)", (folded(text),))
    sql = "SELECT highlight(f, 0, '<', '>') FROM f WHERE f MATCH ?"
    row = connection.execute(sql, (escape_fts(typed),)).fetchone()
    connection.close()
    return re.findall("<([^>]*)>", row[0]) if row else []


@pytest.mark.parametrize("line", ALIKE.splitlines())
def test_each_way_of_writing_finds_the_others(line: str) -> None:
    ways = line.split(" = ")
    for written in ways:
        for typed in ways:
            around = f"1 ـ – {written}, ½ ʾ x{written} ذٰلِكَ ße {written}."
            assert found(around, typed)[:1] == [written], (written, typed)
            assert set(found(around, typed)) == {written}


@pytest.mark.parametrize("pair", APART.split("; "))
def test_what_differs_stays_apart(pair: str) -> None:
    first, second = pair.split()
    assert not found(first, second)


def counted(texts: list[str], tokenizer: str) -> list[int]:
    """Return how many words the tokenizer finds in each text."""
    connection = sqlite3.connect(":memory:")
    connection.execute(f'CREATE VIRTUAL TABLE f USING fts5(t, tokenize="{tokenizer}")')
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(f, instance)")
    connection.executemany("INSERT INTO f (rowid, t) VALUES (?, ?)", enumerate(texts))
    numbers = dict(connection.execute("SELECT doc, count(*) FROM v GROUP BY doc"))
    connection.close()
    return [numbers.get(number, 0) for number in range(len(texts))]


@pytest.mark.parametrize(
    "around", ["{}", "a{}b", "a {} b", "غ{}ز", "א{}", "ـ{}", "{}\u064b", "е{}"]
)
def test_no_character_makes_or_drops_a_word(around: str) -> None:
    texts = [around.format(chr(c)) for c in range(0x80, 0x20000) if not 0xD800 <= c < 0xE000]
    changed = [text for text in texts if folded(text) != text]
    assert changed
    for tokenizer in TOKENIZERS:
        before, after = (counted(ones, tokenizer) for ones in (changed, list(map(folded, changed))))
        assert before == after


@given(st.text(st.sampled_from("aße ёـًَّغ½ﷲʾ́ٔﳲ-‌א²"), max_size=20))
def test_no_text_gains_or_loses_words(text: str) -> None:
    for tokenizer in TOKENIZERS:
        before, after = counted([text, folded(text)], tokenizer)
        assert before == after


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert folded_query(unicodedata.normalize("NFD", "é" + text)) is not None


@pytest.mark.parametrize("hostile", ["ـ", "\u0301", "a\u0301", "\u064b ", "ﷺ", "ß"])
def test_a_megabyte_of_one_thing(hostile: str) -> None:
    assert len(folded(hostile * 500_000)) >= 500_000 or hostile == "ـ"


async def test_the_site_finds_and_marks_what_is_typed_without_marks(make: Build) -> None:
    site = await served(make({
        "ar.txt": "أزمة في غَزَّة\n\nقال المسؤول إنَّ غَزَّة كانت في أزمةٍ كبيرة. وقال «سنعود إلى غَزَّة».",
        "ru.txt": "Алёна вернулась\n\nАлёна вернулась домой вечером, и все ещё спали там.",
    }))  # fmt: skip
    arabic = (await site.client.get("/corpus/-/search", params={"q": "غزه"})).text
    assert "<mark>غَزَّة</mark>" in arabic
    assert "<mark>Алёна</mark>" in (await site.client.get("/corpus/-/search?q=алена")).text
    table = await site.client.get("/corpus/articles.json?_search=алена&_shape=array")
    assert len(table.json()) == 1
    query = await site.client.get("/corpus/search.json?q=غزه&_shape=array")
    assert "⟦غَزَّة⟧" in query.json()[0]["snippet"]


async def test_a_database_whose_index_is_not_folded_is_asked_as_before(
    corpus: Path, tmp_path: Path
) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(corpus.read_bytes())
    connection = sqlite3.connect(path)
    connection.executescript(
        "DROP TABLE names_fts; DROP TABLE articles_fts; CREATE VIRTUAL TABLE articles_fts USING fts5"
        ' (title, body, content="articles", content_rowid="id", tokenize="porter unicode61 remove_diacritics 2");'
        "INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');"
    )
    with connection:
        connection.execute(
            "INSERT INTO articles_fts (rowid, title, body) SELECT id, 'Straße', '' FROM articles LIMIT 1"
        )
    connection.close()
    site = await served(path)
    for typed, count in {"Straße": 1, "Strasse": 0}.items():
        for address in ("/old/-/search", "/old/articles"):
            key = "q" if "-" in address else "_search"
            text = (await site.client.get(address, params={key: typed})).text
            assert ("1 article" in text or "1 row" in text) == bool(count)
