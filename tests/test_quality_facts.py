"""Quality of facts on the labelled articles of `tests/labelled/facts`, by groups of languages.

A floor is precision and recall. The floors are what is reached, rounded down: a change may raise
them, and may not silently lower them. `python -m tests.labelled.facts_score --worst 10` shows what
is missed and invented.
"""

import shutil
import sqlite3
from itertools import count
from pathlib import Path

import pytest
from conftest import METADATA
from labelled import facts_gold, facts_score
from labelled.facts_gold import NOT_ASKED, Facts
from labelled.facts_mark import MEASURES, Entry, Found, mark

FLOORS: dict[str, dict[str, tuple[float, float]]] = {
    "en": {"people": (0.94, 0.90), "organizations": (0.86, 0.74), "places": (0.95, 0.83), "joined": (0.97, 0.92), "ambiguous": (1.00, 1.00), "country": (0.99, 0.75), "coordinates": (0.99, 0.75), "quotes": (0.99, 0.98), "speaker": (0.94, 0.75), "told": (0.86, 0.80), "told speaker": (0.92, 0.62), "dates": (0.97, 0.93)},
    "latin": {"people": (0.98, 0.86), "organizations": (0.98, 0.87), "places": (0.98, 0.73), "joined": (0.98, 0.93), "ambiguous": (0.0, 0.0), "country": (0.97, 0.83), "coordinates": (0.98, 0.85), "quotes": (0.98, 0.88), "speaker": (0.98, 0.87), "told": (0.93, 0.88), "told speaker": (0.96, 0.85), "dates": (0.96, 0.95)},
    "other": {"people": (0.98, 0.83), "organizations": (0.88, 0.88), "places": (0.98, 0.63), "joined": (0.98, 0.85), "ambiguous": (0.0, 0.0), "country": (0.98, 0.84), "coordinates": (0.98, 0.84), "quotes": (0.95, 0.95), "speaker": (0.98, 0.68), "told": (0.98, 0.76), "told speaker": (0.98, 0.46), "dates": (0.92, 0.88)},
}  # fmt: skip

pytestmark = pytest.mark.xdist_group("quality_facts")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder with the database of all labelled articles; it is built once."""
    folder = tmp_path_factory.mktemp("facts")
    facts_score.measure(folder, METADATA)
    return folder


@pytest.mark.parametrize("group", FLOORS)
def test_floors(built: Path, group: str) -> None:
    found = dict(facts_score.grouped(facts_score.marks(built / "facts.db")))[group]
    figures = facts_score.figures(found)
    floors = FLOORS[group]
    below = {
        name: figures[name]
        for name, (precision, recall) in floors.items()
        if figures[name][0] < precision or figures[name][1] < recall
    }
    assert below == {}
    assert set(floors) == set(MEASURES)


def test_the_labels_as_a_database_have_full_marks(built: Path) -> None:
    path = built / "gold.db"
    shutil.copy(built / "facts.db", path)
    _fill(path)
    marks = facts_score.marks(path)
    wrong = {
        (facts.key, name): (one[name].extra, one[name].lost)
        for facts, one in marks
        for name in MEASURES
        if one[name].extra or one[name].lost
    }
    assert wrong == {}
    figures = facts_score.figures([one for _, one in marks])
    assert min(number for _, _, number in figures.values()) >= 3


@pytest.mark.parametrize("facts", facts_gold.load(), ids=lambda facts: facts.key)
def test_every_label_stands_in_its_text(facts: Facts) -> None:
    assert facts_gold.faults(facts) == []


def test_every_text_is_labelled_and_every_label_has_a_text() -> None:
    texts = {path.stem for path in facts_gold.TEXTS.glob("*")}
    assert texts == {facts.key for facts in facts_gold.load() if facts.suffix == ".txt"}


def test_the_set_is_as_large_as_its_description() -> None:
    found = facts_gold.load()
    languages = [facts.language for facts in found]
    others = ("de", "fr", "es", "it", "pt", "nl", "ru", "ar", "tr", "pl")
    assert (len(found) >= 79, languages.count("en") >= 44) == (True, True)
    assert [one for one in others if languages.count(one) < 3] == []


def _facts(key: str) -> Facts:
    return next(facts for facts in facts_gold.load() if facts.key == key)


def _entry(kind: str, name: str, *words: str, **place: object) -> Entry:
    return Entry(kind, name, {w.casefold() for w in (name, *words)}, **place)


WRONG: list[tuple[str, Found, str, tuple[int, int, int]]] = [
    # what is wrong; what was found in the article; the measure; how many are right, extra, lost
    ("nothing is found", Found(), "people", (0, 0, 6)),
    ("a short form is enough",
     Found({("person", 1): _entry("people", "Otieno Wafula", "Wafula")}), "people", (1, 0, 5)),
    ("one person has two entries",
     Found({("person", 1): _entry("people", "Wafula"), ("person", 2): _entry("people", "Esther Wafula")}),
     "people", (1, 1, 5)),
    ("two entries are not joined",
     Found({("person", 1): _entry("people", "Wafula"), ("person", 2): _entry("people", "Esther Wafula")}),
     "joined", (0, 1, 4)),
    ("two people have one entry",
     Found({("person", 1): _entry("people", "Zablon Awiti", "Awiti", "Kimani")}), "joined", (0, 2, 4)),
    ("a person is taken for a place",
     Found({("place", 1): _entry("places", "Esther Wafula")}), "places", (0, 1, 2)),
    ("an optional name is not counted",
     Found({("place", 1): _entry("places", "Nyalenda")}), "places", (0, 0, 2)),
    ("an ambiguous name is given to one of the two",
     Found({("person", 1): _entry("people", "George Otieno", "Otieno")}), "ambiguous", (0, 1, 1)),
    ("an ambiguous name is left open", Found(open={"otieno"}), "ambiguous", (1, 0, 0)),
    ("a place is in another country",
     Found({("place", 1): _entry("places", "Kisumu", country="UG", placed=True)}), "country", (0, 1, 2)),
    ("a place has no coordinates",
     Found({("place", 1): _entry("places", "Kisumu", country="KE")}), "coordinates", (0, 0, 2)),
    ("words in quotation marks are no speech",
     Found(quotes=[("of both schools sang", None, True)]), "quotes", (0, 1, 8)),
    ("a quote has a wrong speaker",
     Found(quotes=[("You know us.", "Abdi Noor", True)]), "speaker", (0, 1, 6)),
    ("two quotes are found as one",
     Found(quotes=[("I love him, but I shall appeal.", None, True)]), "quotes", (2, 0, 6)),
    ("a told clause is found in quotation marks",
     Found(quotes=[("22 jobs were at risk", "Zablon Awiti", True)]), "told", (0, 0, 4)),
    ("a date is more precise than the text",
     Found(dates=[("2015-01", "2015")]), "dates", (0, 1, 6)),
    ("the date of publication is not counted",
     Found(dates=[("2024-06-04", "June 4, 2024")]), "dates", (0, 0, 6)),
    ("a week, a season and this year are not counted",
     Found(dates=[("2024-05-27/2024-06-02", "last week"), ("2024-22", "this summer"), ("2024", "this year")]),
     "dates", (0, 0, 6)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "measure", "due"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG]
)
def test_the_scorer_can_tell_right_from_wrong(
    found: Found, measure: str, due: tuple[int, int, int]
) -> None:
    tally = mark(_facts("en-15-school"), found)[measure]
    assert (tally.right, len(tally.extra), len(tally.lost)) == due, tally


def _fill(path: Path) -> None:
    """Put the labels into a database as if they had been found."""
    connection = sqlite3.connect(path)
    tables = ("mentions", "people", "organizations", "places", "quotes", "dates")
    for table in tables:
        connection.execute(f"DELETE FROM {table}")
    known = {
        Path(p.partition("#")[0]).stem: i
        for i, p in connection.execute("SELECT id, path FROM articles")
    }
    numbers = count(1)
    for facts in facts_gold.load():
        _fill_article(connection, known[facts.key], facts, numbers)
    connection.commit()
    connection.close()


def _fill_article(connection: sqlite3.Connection, article: int, facts: Facts, numbers) -> None:
    singular = {"people": "person", "organizations": "organization", "places": "place"}
    mentions = [(words, "person", None) for words in facts.ambiguous]
    for kind, found in facts.names.items():
        for name, others in found.items():
            identity = next(numbers)
            connection.execute(f"INSERT INTO {kind} (id, name) VALUES (?, ?)", (identity, name))
            mentions += [(words, singular[kind], identity) for words in (name, *others)]
            country = facts.countries.get(name) if kind == "places" else None
            if country not in (None, NOT_ASKED):
                connection.execute(
                    "UPDATE places SET country_code = ?, latitude = 1 WHERE id = ?",
                    (country, identity),
                )
    for i, (words, kind, identity) in enumerate(mentions):
        connection.execute(
            'INSERT INTO mentions (article_id, ordinal, kind, entity_id, text, start, "end")'
            " VALUES (?, ?, ?, ?, ?, 0, 1)",
            (article, i, kind, identity, words),
        )
    for quote in facts.quotes:
        connection.execute(
            'INSERT INTO quotes (id, article_id, text, speaker, direct, start, "end")'
            " VALUES (?, ?, ?, ?, ?, 0, 1)",
            (next(numbers), article, quote.text, quote.speakers[0], quote.direct),
        )
    for i, edtf in enumerate(facts.dates):
        connection.execute(
            'INSERT INTO dates (article_id, ordinal, edtf, text, start, "end", sentence_start, sentence_end)'
            " VALUES (?, ?, ?, ?, 0, 1, 0, 1)",
            (article, i, edtf, edtf),
        )
