"""Odd and hostile texts and lists of names: none stops a build, and none is worse than linear."""

import random
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import pytest
from conftest import Build, rows

from broadsheet.clean import clean
from broadsheet.enrich import enrich
from broadsheet.enrich.quotes.attribute import _Given
from broadsheet.enrich.resolve import Form, resolve_edited
from broadsheet.enrich.resolve.bags import Bag
from broadsheet.enrich.resolve.edits import _Book
from broadsheet.enrich.sketch import sketch
from broadsheet.enrich.stories import Sketched, stories
from broadsheet.records import Document, Enriched, EntityRule, Kind, Source

SAID = (
    "The minister Bob Ray met President Ann Lee of the World Bank in Paris on 7 October 2020 and"
    " said that the bridge was old. “We go now, all of us,” said Ray.\n\n"
)


def read(text: str) -> Enriched:
    """Find the facts of a text."""
    article = clean(Document(Source("a.txt", text.encode(), "0" * 64), text, "utf-8"))
    assert article is not None
    return enrich(article)


def mojibake(text: str) -> str:
    """Break a text as a program does that takes UTF-8 for Latin-1."""
    return text.encode().decode("latin-1")


def test_quotes_in_one_repaired_word_have_one_place(make: Build) -> None:
    marks = mojibake("「中」")
    words = "The minister @Bob@ Ray@ met@ the World Bank in Paris@ and said@ that it was old. "
    text = f"Council repairs the old bridge\n\n3 May 2024\n\n{words.replace('@', marks) * 4}\n"
    quotes = rows(make({"a.txt": text}), 'SELECT start, "end", text FROM quotes')
    assert quotes
    assert len(quotes) == len({one[:2] for one in quotes})
    assert all(text[start:end] == words for start, end, words in quotes)


def test_names_have_no_more_characters_than_names_have() -> None:
    long = ("B" + "o" * 9_000, "Bob-" * 2_000 + "Ray", "A." * 2_000 + "B")
    for name in long:
        found = read(f"Council repairs the old bridge\n\n{SAID}Mr {name} of the {name} Bank came.")
        assert {"Bob Ray", "Ann Lee"} <= {one.name for one in found.mentions}
        assert max(one.end - one.start for one in found.mentions) <= 200


def test_quotes_that_go_on_for_ever_are_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    goes_on = _Given._goes_on

    def counted(self: _Given, number: int) -> bool:
        nonlocal asked
        asked += 1
        return goes_on(self, number)

    monkeypatch.setattr(_Given, "_goes_on", counted)
    text = "“We go on with this and do not end it here.\n\n" * 300
    found = read(
        f"Council repairs the old bridge\n\n{text}“We end it here,” Bob Ray said.\n\n{SAID}"
    )
    assert 290 < asked < 700
    assert len(found.quotes) > 290
    direct = [one.speaker for one in found.quotes if one.direct]
    assert {speaker and speaker.name for speaker in direct} == {"Bob Ray"}


LISTS: dict[str, tuple[str, str]] = {
    "a NUL": ('block: ["A\\0"]', "a name is wanted here"),
    "half a character": ('rename: {"\\ud800": B}', "a name is wanted here"),
    "half a character as the new name": ('rename: {B: "\\udfff"}', "a name is wanted here"),
    "a name that is none": (f"block: [{'Bob ' * 5_000}]", "too long for a name"),
    "lists in lists": ("[" * 100_000, "more than 20 deep"),
    "mappings in mappings": ("merge: " + "{a: " * 50_000, "more than 20 deep"),
    "an alias of itself": ("merge: &a {A: *a}", "an alias"),
    "an alias": ("block: &a [A]\nmerge: {B: *a}", "an alias"),
}


@pytest.mark.parametrize("case", LISTS)
def test_a_list_of_entities_spoils_no_build(case: str, make: Build) -> None:
    said, cause = LISTS[case]
    path = make({"a.txt": f"Council repairs the old bridge\n\n{SAID}", "entities.yml": said})
    (detail,) = rows(path, "SELECT detail FROM problems WHERE kind = 'unread entity rule'")
    assert cause in detail[0]
    assert len(detail[0]) <= 200
    assert rows(path, "SELECT count(*) FROM people WHERE name IN ('Bob Ray', 'Ann Lee')") == [(2,)]


def test_names_of_markup_and_formulas_are_words(make: Build) -> None:
    said = 'rename: {Bob Ray: "<script>alert(1)</script>", Ann Lee: "=cmd()\'; DROP TABLE x"}'
    path = make({"a.txt": f"Council repairs the old bridge\n\n{SAID}", "entities.yml": said})
    names = rows(path, "SELECT name FROM people ORDER BY name")
    assert names == [("<script>alert(1)</script>",), ("=cmd()'; DROP TABLE x",)]


def test_names_that_were_taken_out_are_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0
    whole = _Book.whole

    def counted(self: _Book, name: str, kind: Kind | None = None) -> Sequence[int]:
        nonlocal looked
        looked += len(self.names.get(name.casefold(), ())) + len(self.forms.get("bob ray", ()))
        return whole(self, name, kind)

    monkeypatch.setattr(_Book, "whole", counted)
    rules = [EntityRule("entities.yml", "merge", f"Ray {i}", ("Bob Ray",)) for i in range(500)]
    edited = resolve_edited([Form(Kind.PERSON, "Bob Ray")], rules)
    assert [one.name for one in edited.entities] == ["Ray 499"]
    assert looked < 3_000


def test_a_chain_of_rules_moves_no_form_often(monkeypatch: pytest.MonkeyPatch) -> None:
    moved = 0
    put = Bag.put

    def counted(self: Bag, letters: str, forms: Iterable[Form]) -> None:
        nonlocal moved
        moved += 1
        put(self, letters, forms)

    monkeypatch.setattr(Bag, "put", counted)
    names = [f"Xav{i} Kato{i}" for i in range(1_000)]
    rules = [
        EntityRule("entities.yml", "merge", longer, (shorter,))
        for shorter, longer in pairwise(names)
    ]
    edited = resolve_edited([Form(Kind.PERSON, name) for name in names], rules)
    assert [(one.name, len(one.forms)) for one in edited.entities] == [(names[-1], 1_000)]
    assert moved < 12_000


@pytest.mark.parametrize(
    "unit",
    ["“‘", "“Word ", "Aa of the ", "A. ", "Mr ", "(ABC) ", "â€œAa ", "Aa\u00ad\u202e ", "Ａａ\u0301 ",
     "中「文」", "Bob\u2028Ray\x85", "7 May ", "1/", "ÃƒÂ©", "ق «ال» "],
)  # fmt: skip
@pytest.mark.parametrize("broken", [False, True])
def test_facts_stand_where_they_say(unit: str, broken: bool) -> None:
    words = re.sub(r"(?<=[A-Za-z])(?= )", lambda _: unit, SAID) * 2 + SAID + unit * 200
    text = f"Council repairs the old bridge\n\n{mojibake(words) if broken else words}"
    found = read(text)
    places = [(one.start, one.end) for one in (*found.mentions, *found.quotes, *found.dates)]
    places += [(q.speaker.start, q.speaker.end) for q in found.quotes if q.speaker]
    places += [(one.sentence_start, one.sentence_end) for one in found.dates]
    source = found.article.document.text
    assert all(0 <= start < end <= len(source) for start, end in places)
    assert len({(q.start, q.end) for q in found.quotes}) == len(found.quotes)


def test_a_story_of_many_edited_copies_is_one_story() -> None:
    chance = random.Random(5)
    known = [f"{a}{b}{c}" for a in "bdfgklmn" for b in "aeiou" for c in "prstvwxz"]
    words = chance.choices(known, k=400)
    copies = [
        [chance.choice(known) if chance.random() < 0.08 else word for word in words]
        for _ in range(400)
    ]
    told = list(
        stories(Sketched(i, None, 400, sketch(" ".join(copy))) for i, copy in enumerate(copies))
    )
    assert len({one.story for one in told}) < 8


def test_copies_of_a_digest_join_no_stories() -> None:
    chance = random.Random(5)
    known = [f"{a}{b}{c}" for a in "bdfgklmn" for b in "aeiou" for c in "prstvwxz"]
    parts = [" ".join(chance.choices(known, k=200)) for _ in range(200)]
    texts = [*parts, *(" ".join(chance.sample(parts, 200)) for _ in range(20))]
    told = list(stories(Sketched(i, None, len(t.split()), sketch(t)) for i, t in enumerate(texts)))
    assert len({one.story for one in told if one.article < 200}) == 200
