"""The list of entities: what a person states about names wins, and is checked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import METADATA, rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet import build_anew
from broadsheet.build import build
from broadsheet.capture import capture
from broadsheet.capture.entities import entities
from broadsheet.enrich.names.link import link
from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.prose import Prose
from broadsheet.records import EntityRule, Kind, Mention, Problem, Quote, Source, Speaker

NAMED = {
    "Yuki Kato": Kind.PERSON, "Y. Kato": Kind.PERSON, "Kato Yuki": Kind.PERSON, "Ann Lee": Kind.PERSON,
    "Zorro": Kind.PERSON, "Don Diego": Kind.PERSON, "Harbour Board": Kind.ORGANIZATION,
    "Board of the Harbour": Kind.ORGANIZATION, "Old Quay": Kind.PLACE, "Egypt": Kind.PLACE,
}  # fmt: skip
TEXT = (
    "Old Quay gets a new bridge, says Yuki Kato\n\n"
    "Yuki Kato of the Harbour Board, also called Kato Yuki, met Ann Lee at Old Quay in Egypt. "
    "Don Diego, better known as Zorro, asked the Board of the Harbour for a longer bridge. "
    "“The bridge is too short for all of us,” said Zorro after the meeting of the council."
)


class Listed:
    """An engine that finds the names of a list, and who said the words in quotation marks."""

    label = "listed"

    def read(self, prose: Prose) -> tuple[list[Mention], list[Quote]]:
        spans = []
        for name, kind in NAMED.items():
            at = prose.text.find(name)
            while at >= 0:
                spans.append(Span(kind, at, at + len(name), "listed"))
                at = prose.text.find(name, at + 1)
        spans.sort(key=lambda one: one.start)
        found = link(prose, spans)
        start, end = prose.text.find("“") + 1, prose.text.find("”")
        who = prose.text.find("said Zorro") + 5
        speaker = Speaker(who, who + 5, "named", "Zorro", Kind.PERSON)
        return found, [Quote(start, end, True, True, "said", who - 5, who - 1, speaker)]


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Build a database of one article with a list of entities."""
    monkeypatch.setattr(build_anew, "engine", lambda _: Listed())

    def made(content: str | bytes, name: str = "entities.yml") -> Path:
        folder = tmp_path / "texts"
        folder.mkdir(exist_ok=True)
        (folder / "a.txt").write_text(TEXT, encoding="utf-8")
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        build(folder, tmp_path / "corpus.db", METADATA)
        return tmp_path / "corpus.db"

    return made


def names(path: Path, table: str) -> set[str]:
    return {name for (name,) in rows(path, f"SELECT name FROM {table}")}


PEOPLE = {"Yuki Kato", "Kato Yuki", "Ann Lee", "Don Diego", "Zorro"}
BOARDS = {"Harbour Board", "Board of the Harbour"}
QUAYS = {"Old Quay", "Egypt"}

EDITS = {
    "nothing": ("", PEOPLE, BOARDS, QUAYS),
    "merge": ("merge:\n  Yuki Kato: [Kato Yuki]\n", PEOPLE - {"Kato Yuki"}, BOARDS, QUAYS),
    "merge one name": ("merge:\n  Yuki Kato: Kato Yuki\n", PEOPLE - {"Kato Yuki"}, BOARDS, QUAYS),
    "merge to a new name": (
        "merge:\n  Diego de la Vega: [don diego, Zorro]\n",
        PEOPLE - {"Don Diego", "Zorro"} | {"Diego de la Vega"}, BOARDS, QUAYS,
    ),
    "rename": ("rename:\n  Zorro: The Fox\n", PEOPLE - {"Zorro"} | {"The Fox"}, BOARDS, QUAYS),
    "merge and rename": (
        "rename:\n  Harbour Board: The Board\nmerge:\n  Harbour Board: [Board of the Harbour]\n",
        PEOPLE, {"The Board"}, QUAYS,
    ),
    "block": ("block: [Zorro, Old Quay]\n", PEOPLE - {"Zorro"}, BOARDS, {"Egypt"}),
    "block one kind": ("block:\n  place: [Egypt, Old Quay]\n  people: Zorro\n", PEOPLE - {"Zorro"}, BOARDS, set()),
    "kind": ("kind:\n  Zorro: place\n", PEOPLE - {"Zorro"}, BOARDS, QUAYS | {"Zorro"}),
    "kind, then merge": (
        "merge:\n  Harbour Board: [Zorro]\nkind:\n  Zorro: organization\n", PEOPLE - {"Zorro"}, BOARDS, QUAYS,
    ),
    "the other ending": ("rename:\n  Zorro: The Fox\n", PEOPLE - {"Zorro"} | {"The Fox"}, BOARDS, QUAYS),
}  # fmt: skip


@pytest.mark.parametrize("case", EDITS)
def test_what_the_editor_states(built, case):
    content, people, organizations, places = EDITS[case]
    path = built(content, "entities.yaml" if case == "the other ending" else "entities.yml")
    assert names(path, "people") == people
    assert names(path, "organizations") == organizations
    assert names(path, "places") == places
    assert not rows(path, "SELECT * FROM problems WHERE kind LIKE '%entity rule'")


def test_the_list_is_a_file_and_no_article(built):
    content = "block: [Zorro]\n"
    path = built(content)
    assert rows(path, "SELECT article_id, raw FROM files WHERE path = 'entities.yml'") == [
        (None, content.encode())
    ]
    assert rows(path, "SELECT path FROM articles") == [("a.txt",)]
    assert not rows(path, "SELECT * FROM problems WHERE path = 'entities.yml'")


def test_a_blocked_name_is_nowhere(built):
    path = built("")
    assert rows(path, "SELECT speaker, speaker_text, method FROM quotes") == [
        ("Zorro", "Zorro", "named")
    ]
    path = built("block: [Zorro]\n")
    assert rows(path, "SELECT speaker, person_id, speaker_text, method FROM quotes") == [
        (None, None, None, None)
    ]
    assert not rows(path, "SELECT * FROM mentions WHERE text = 'Zorro'")


def test_a_merge_keeps_the_id_and_counts_all(built):
    sql = "SELECT id, mentions, aliases, method FROM people WHERE name = 'Yuki Kato'"
    (before,) = rows(built(""), sql)
    (after,) = rows(built("merge:\n  Yuki Kato: [Kato Yuki]\n"), sql)
    assert after[0] == before[0]
    assert (before[1], after[1]) == (2, 3)
    assert after[2:] == ("Kato Yuki", "stated in entities.yml")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("[29.5, 32.25]", (29.5, 32.25, None)),
        ("[29.5, 32.25, eg]", (29.5, 32.25, "EG")),
        ("{latitude: -29.5, longitude: 32, country: EG}", (-29.5, 32.0, "EG")),
    ],
)
def test_coordinates(built, said, expected):
    path = built(f"coordinates:\n  Old Quay: {said}\n")
    sql = "SELECT latitude, longitude, country_code FROM places WHERE name = 'Old Quay'"
    assert rows(path, sql) == [expected]


UNUSED = {
    "merge": ("merge:\n  Yuki Kato: [Kato Yuuki]\n", "merge: Kato Yuuki; the nearest is Kato Yuki"),
    "merge of nobody": ("merge:\n  Qqqq: [Xxxx]\n", "merge: Qqqq"),
    "rename": ("rename:\n  Ann Leigh: Bo\n", "rename: Ann Leigh; the nearest is Ann Lee"),
    "block": ("block: [Zoro]\n", "block: Zoro; the nearest is Zorro"),
    "block of another kind": ("block:\n  person: [Egypt]\n", "block: Egypt; the nearest is Egypt"),
    "kind": ("kind:\n  Harbor Board: place\n", "kind: Harbor Board; the nearest is Harbour Board"),
    "coordinates": ("coordinates:\n  New Quay: [1, 2]\n", "coordinates: New Quay"),
}


@pytest.mark.parametrize("case", UNUSED)
def test_a_name_that_no_article_has_is_a_problem(built, case):
    content, detail = UNUSED[case]
    path = built(content)
    sql = "SELECT path, detail FROM problems WHERE kind = 'unused entity rule' ORDER BY detail"
    found = rows(path, sql)
    assert ("entities.yml", detail) in found or any(d.startswith(detail) for _, d in found)
    assert names(path, "people") == PEOPLE


UNREAD = {
    "broken": "merge: [unclosed",
    "no mapping": "- a\n- b\n",
    "an unknown key": "colour:\n  a: b\n",
    "a key twice": "block: [a]\nblock: [b]\n",
    "a name twice": "rename:\n  a: b\n  a: c\n",
    "a merge of nothing": "merge:\n  a: []\n",
    "a merge of a mapping": "merge:\n  a: {b: c}\n",
    "an empty name": "rename:\n  a: ''\n",
    "no kind": "kind:\n  a: animal\n",
    "a block of no kind": "block:\n  animal: [a]\n",
    "a nested block": "block: [[a]]\n",
    "too far north": "coordinates:\n  a: [91, 0]\n",
    "no number": "coordinates:\n  a: [north, nan]\n",
    "one number": "coordinates:\n  a: [1]\n",
    "no country": "coordinates:\n  a: [1, 2, Egypt]\n",
    "an alias": "merge: &a\n  x: [y]\nrename: *a\n",
    "a tab": "merge:\n\tx: [y]\n",
    "a list of renames": "rename: [a, b]\n",
    "deep": "[" * 3000,
}


@pytest.mark.parametrize("case", UNREAD)
def test_what_cannot_be_read_is_a_problem(tmp_path, case):
    (tmp_path / "entities.yml").write_text(UNREAD[case], encoding="utf-8")
    found = list(capture(tmp_path))
    problems = [one for one in found if isinstance(one, Problem)]
    assert [(one.path, one.kind) for one in problems] == [("entities.yml", "unread entity rule")]
    assert problems[0].detail
    assert [one.path for one in found if isinstance(one, Source)] == ["entities.yml"]


def test_one_wrong_statement_spoils_no_other(tmp_path):
    content = "kind:\n  a: animal\n  b: place\nblock: [c, [d], e]\ncolour: red\nrename:\n  f: g\n"
    (tmp_path / "entities.yml").write_text(content, encoding="utf-8")
    found = entities(tmp_path)
    assert [(one.action, one.name) for one in found.rules] == [
        ("kind", "b"), ("block", "c"), ("block", "e"), ("rename", "f"),
    ]  # fmt: skip
    assert [one.detail.split(":")[0] for one in found.problems] == ["line 2", "line 4", "line 5"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.binary(max_size=60)
    | st.text(alphabet="merg: blockind{}[],-&*!'\"\n\tab", max_size=60).map(str.encode)
)
def test_no_bytes_break_it(tmp_path, raw):
    (tmp_path / "entities.yml").write_bytes(raw)
    found = entities(tmp_path)
    assert all(isinstance(one, EntityRule) for one in found.rules)
    assert [one.raw for one in found.sources] == [raw]
