"""What is read for facts, and where it stands in the file."""

from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.clean import clean
from broadsheet.enrich import enrich
from broadsheet.enrich.prose import GAP, Prose, Stretch, prose
from broadsheet.normal import normal
from broadsheet.records import Article, Document, Source

TEXT = (
    "Council repairs the old bridge\nBy Ann Lee\n3 May 2024\n\nShare This Article\n\n"
    "The town council met on Monday and agreed to repair the old bridge before the winter.\n\n"
    "“It is time,” said the mayor, Bo Xu, who has asked for it for eleven years.\n"
)


def cleaned(text: str) -> Article:
    article = clean(Document(Source("a.txt", text.encode(), "0" * 64), text, "utf-8"))
    assert article is not None
    return article


def of(text: str) -> Prose:
    return prose(cleaned(text))


def test_only_headline_and_body_are_read() -> None:
    found = of(TEXT)
    headline, *body = found.text.split(GAP)
    assert headline == "Council repairs the old bridge"
    assert found.headline == len(headline)
    assert body[0].startswith("The town council")
    assert "Share" not in found.text
    assert "Ann Lee" not in found.text
    assert found.published == "2024-05-03"
    assert found.language == "en"


def test_paragraphs_stand_where_they_say() -> None:
    found = of(TEXT)
    assert GAP.join(found.text[a:b] for a, b in found.paragraphs) == found.text
    for start, end in found.paragraphs:
        place = found.place(start, end)
        assert place is not None
        assert TEXT[slice(*place)] == found.text[start:end]


REPAIRED: dict[str, tuple[str, str]] = {
    "It was Bo Xu who said it.": ("Bo Xu", "Bo Xu"),
    "It was Bo\u00a0Xu who said it.": ("Bo Xu", "Bo\u00a0Xu"),
    "It was Bo \r\n  Xu who said it.": ("Bo Xu", "Bo \r\n  Xu"),
    "It was\u200b Bo X\u00adu who said it.": ("Bo Xu", "Bo X\u00adu"),
    "It wasn\u00e2\u20ac\u2122t Bo Xu who said it.": ("Bo Xu", "Bo Xu"),
    "It was JosÃ© Xu who said it.": ("José Xu", "JosÃ© Xu"),
    "It was Jose\u0301 Xu who said it.": ("José Xu", "Jose\u0301 Xu"),
    "A\u200bB it was \u200b Bo Xu\u200b who said it.": ("Bo Xu", "Bo Xu"),
}


@pytest.mark.parametrize("own", REPAIRED)
def test_a_repaired_name_has_its_place_in_the_file(own: str) -> None:
    shown = normal(own)
    name, words = REPAIRED[own]
    found = Prose(shown, "…" + own, (Stretch(0, len(shown), 1, 1 + len(own)),))
    start = shown.index(name)
    place = found.place(start, start + len(name))
    assert place is not None
    assert ("…" + own)[slice(*place)] == words


@given(st.text(alphabet="ab é\u0301\u00a0\u200b\r\nÃ©â€™ \u00ad", max_size=60), st.data())
def test_every_place_is_inside_of_its_paragraph(own: str, data: st.DataObject) -> None:
    shown = normal(own)
    if not shown:
        return
    start = data.draw(st.integers(0, len(shown) - 1))
    end = data.draw(st.integers(start + 1, len(shown)))
    place = Prose(shown, own, (Stretch(0, len(shown), 0, len(own)),)).place(start, end)
    if place is not None:
        assert 0 <= place[0] < place[1] <= len(own)
        words = shown[start:end].strip()
        if set(words) <= set("ab "):
            assert words in normal(own[slice(*place)])


def test_a_book_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("broadsheet.enrich.prose"), "LONGEST", 100)
    found = of(TEXT)
    assert not found.whole
    assert found.text == "Council repairs the old bridge"
    assert [one.kind for one in enrich(cleaned(TEXT)).problems] == ["facts incomplete"]
