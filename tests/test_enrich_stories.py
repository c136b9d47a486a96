"""Stories: copies are found in each kind, and what only shares words is not joined."""

import random
from collections import Counter, defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.clean.shape import words
from broadsheet.enrich.sketch import sketch
from broadsheet.enrich.stories import Sketched, Told, stories
from tests.labelled import articles as labelled
from tests.labelled.copies import KINDS

SYLLABLES = (
    "ba",
    "dor",
    "el",
    "fin",
    "gu",
    "hal",
    "im",
    "jo",
    "kar",
    "lem",
    "mon",
    "nor",
    "os",
    "pel",
)


def prose(seed: int, count: int) -> str:
    """Return a text of so many words, a third of them frequent; texts of two seeds share little."""
    chance = random.Random(seed)
    vocabulary = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(200)]
    frequent = "the of and to in a was said that for on with by at from it".split()
    found = [
        chance.choice(frequent if chance.random() < 0.35 else vocabulary) for _ in range(count)
    ]
    return " ".join(found)


def told(texts: list[str], dates: list[str | None] | None = None) -> list[Told]:
    """Return what is said of texts; each one's id is its place."""
    dated = dates or [None] * len(texts)
    return list(
        stories(
            Sketched(i, day, words(text), sketch(text))
            for i, (text, day) in enumerate(zip(texts, dated, strict=True))
        )
    )


def groups(texts: list[str], dates: list[str | None] | None = None) -> list[int]:
    """Return the story of each text."""
    return [one.story for one in told(texts, dates)]


def alone(texts: list[str]) -> bool:
    """Tell whether every text is a story by itself."""
    return groups(texts) == list(range(len(texts)))


@pytest.fixture(scope="module")
def copied() -> list[tuple[int, str, str]]:
    """Return the labelled articles and five copies of every kind: origin, kind and text."""
    chance = random.Random(7)
    found = []
    for origin, article in enumerate(a for a in labelled.load() if a.is_article):
        paragraphs = list(article.paragraphs)
        found.append((origin, "original", "\n\n".join(paragraphs)))
        for kind, copy in KINDS.items():
            text = "\n\n".join(copy(paragraphs, chance))
            if words(text) >= 40:
                found.append((origin, kind, text))
    return found


FLOORS = dict.fromkeys(KINDS, (0.99, 0.96))
"""Of each kind of copy: precision and recall, at least."""


def test_copies_are_found_in_each_kind(copied: list[tuple[int, str, str]]) -> None:
    story = groups([text for _, _, text in copied])
    members = defaultdict(Counter)
    for (origin, _, _), one in zip(copied, story, strict=True):
        members[one][origin] += 1
    home = {
        origin: s for (origin, kind, _), s in zip(copied, story, strict=True) if kind == "original"
    }
    right, every, joined, asked = Counter(), Counter(), Counter(), Counter()
    for (origin, kind, _), one in zip(copied, story, strict=True):
        right[kind] += members[one][origin] - 1
        every[kind] += members[one].total() - 1
        joined[kind] += home[origin] == one
        asked[kind] += 1
    missed = {
        kind: (right[kind] / every[kind], joined[kind] / asked[kind])
        for kind, (precision, recall) in FLOORS.items()
        if right[kind] < precision * every[kind] or joined[kind] < recall * asked[kind]
    }
    assert missed == {}


def test_the_order_of_articles_changes_nothing(copied: list[tuple[int, str, str]]) -> None:
    texts = [text for _, _, text in copied[:400]]
    sketched = [Sketched(i * 31 % 401, None, words(t), sketch(t)) for i, t in enumerate(texts)]
    expected = {one.article: one for one in stories(sketched)}
    for seed in range(3):
        shuffled = random.Random(seed).sample(sketched, len(sketched))
        assert {one.article: one for one in stories(shuffled)} == expected


QUOTE = prose(999, 90)


@pytest.mark.parametrize("own", [400, 250, 150, 120])
def test_a_shared_quote_joins_nothing(own: int) -> None:
    parts = [prose(seed, own).split() for seed in range(6)]
    texts = [
        f"{' '.join(part[: own // k])}\n\n“{QUOTE}”\n\n{' '.join(part[own // k :])}"
        for k, part in enumerate(parts, 2)
    ]
    assert alone(texts)


@pytest.mark.parametrize("own", [300, 100, 50, 35])
def test_a_closing_paragraph_of_many_articles_joins_none(own: int) -> None:
    assert alone([f"{prose(seed, own)}\n\n{QUOTE}" for seed in range(60)])


def test_a_closing_paragraph_of_many_articles_parts_no_copies() -> None:
    texts = [f"{prose(seed, 60)}\n\n{QUOTE}" for seed in range(40)]
    copies = [f"{prose(seed, 60)}\n\n{prose(888, 90)}" for seed in range(40)]
    assert groups(texts + copies) == [*range(40), *range(40)]


def weather(chance: random.Random) -> str:
    n = chance.randint
    return (
        f"The national weather service expects temperatures of {n(5, 35)} degrees in the afternoon and "
        f"{n(-9, 20)} degrees overnight, with winds of {n(5, 60)} kilometres an hour from the "
        f"{chance.choice(['north', 'south', 'east', 'west'])}. The chance of rain is {n(0, 100)} percent. "
        f"The sun rises at {n(5, 7)}.{n(10, 59)} and sets at {n(17, 21)}.{n(10, 59)}. The outlook for the "
        f"coming days is for highs between {n(5, 20)} and {n(21, 35)} degrees. The level of the river at "
        f"the bridge stands at {n(100, 400)} centimetres. The next forecast will be issued at six."
    )


def market(chance: random.Random) -> str:
    def share() -> str:
        return f"{chance.randint(0, 4)}.{chance.randint(10, 99)} percent"

    n = chance.randint
    return (
        f"Shares closed {chance.choice(['higher', 'lower'])} as investors weighed the results of companies "
        f"and the outlook for interest rates. The main index rose {share()} to {n(5, 9)},{n(100, 999)} "
        f"points, while the index of technology shares fell {share()} to {n(10, 19)},{n(100, 999)} points. "
        f"Crude oil was up {share()} at {n(60, 99)} dollars a barrel. Gold traded at {n(1800, 2500)} dollars "
        f"an ounce. Among banks, shares of the largest lender gained {share()}. Some {n(100, 900)} million "
        "shares changed hands before the bell."
    )


@pytest.mark.parametrize("template", [weather, market])
@pytest.mark.parametrize("count", [2, 12, 60])
def test_reports_with_other_numbers_are_no_copies(template, count: int) -> None:
    chance = random.Random(3)
    assert alone([template(chance) for _ in range(count)])


def test_a_digest_of_excerpts_joins_nothing() -> None:
    whole = [prose(seed, 400) for seed in range(4)]
    digest = "\n\n".join(" ".join(text.split()[:120]) for text in whole)
    assert alone([*whole, digest])


def test_a_digest_of_whole_texts_is_a_story_by_itself() -> None:
    briefs = [prose(seed, 90) for seed in range(4)]
    assert alone([*briefs, "\n\n".join(briefs)])


def test_of_two_texts_that_a_later_one_quotes_none_is_joined() -> None:
    briefs = [prose(seed, 90) for seed in range(2)]
    texts = [*briefs, "\n\n".join(briefs)]
    assert groups(texts, ["2026-03-01", "2026-03-02", "2026-03-05"]) == [0, 1, 2]
    assert groups(texts, ["2026-03-05", "2026-03-06", "2026-03-05"]) == [2, 2, 2]


def test_two_halves_are_copies_of_the_whole() -> None:
    text = prose(1, 300).split()
    assert groups([" ".join(text[:150]), " ".join(text), " ".join(text[150:])]) == [1, 1, 1]


def test_the_first_copy_is_the_earliest_then_the_longest_then_that_of_the_least_id() -> None:
    text = prose(1, 200)
    longer = f"{text}\n\n{prose(2, 40)}"
    days = ["2026-03-04", "2026-03-03T23:00:00+02:00", "2026-03", None]
    assert set(groups([longer, text, longer, text], days)) == {1}
    assert set(groups([text, longer, longer])) == {1}
    assert set(groups([text, text])) == {0}


def test_similarity_is_the_share_of_the_shorter_text() -> None:
    text = prose(1, 400)
    edited = KINDS["15% of words"]([text], random.Random(1))[0]
    half = " ".join(text.split()[:200])
    found = told([text, edited, f"{half}\n\n{prose(2, 50)}", half])
    assert [one.similarity for one in found] == [
        1.0, pytest.approx(0.85, abs=0.07), pytest.approx(0.8, abs=0.06), 1.0,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (prose(1, 30), prose(1, 30), True),
        (prose(1, 30), prose(1, 30).upper().replace(" ", ", "), True),
        (prose(1, 30), prose(1, 24), False),
        (prose(1, 30), prose(1, 15) + prose(2, 15), False),
        (prose(1, 12), prose(1, 12), False),
        ("", "", False),
    ],
)
def test_very_short_texts_are_copies_only_of_the_same(a: str, b: str, *, same: bool) -> None:
    assert (len(set(groups([a, b]))) == 1) is same


def test_what_is_too_short_has_no_similarity() -> None:
    assert [one.similarity for one in told(["", "Read on.", prose(1, 40)])] == [None, None, 1.0]


def test_nothing_is_no_story() -> None:
    assert told([]) == []


@pytest.mark.parametrize(
    "letters",
    [
        "政府在周一宣布将修复旧桥并在冬季之前完成全部工程市长说费用由州里承担居民们表示欢迎",
        "市は月曜日に古い橋を冬までに修理すると発表し費用は県が負担すると市長が述べた",
        "เทศบาลประกาศเมื่อวันจันทร์ว่าจะซ่อมสะพานเก่าก่อนฤดูหนาวและค่าใช้จ่ายทั้งหมดจังหวัดจะรับผิดชอบ",
    ],
)
def test_scripts_without_blanks(letters: str) -> None:
    def text(seed: int) -> str:
        return "".join(
            random.Random(seed).choices([letters[i : i + 2] for i in range(len(letters))], k=150)
        )

    whole, other = text(1), text(2)
    assert groups([whole, whole[:200], other, whole.replace(letters[3], "", 2)]) == [0, 0, 2, 0]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“Nobody’s here” – she said…", '"Nobody\'s here" - she said...'),
        ("Straße, CAFÉ und 1.000", "STRASSE café und 1,000"),
        ("قالت، إنها تعود؟", "قالت إنها تعود"),
        ("5 \N{MICRO SIGN}m", "5 \N{GREEK SMALL LETTER MU}m"),
    ],
)
def test_typography_and_case_are_ignored(a: str, b: str) -> None:
    assert sketch(f"{prose(1, 60)} {a} {prose(2, 30)}") == sketch(
        f"{prose(1, 60)} {b} {prose(2, 30)}"
    )


def test_a_sketch_grows_with_its_text_and_no_faster() -> None:
    assert [len(sketch(prose(1, n))) for n in (19, 60)] == [0, 57]
    assert 50 <= len(sketch(prose(1, 500))) <= 75
    assert len(sketch("1 a " * 100_000)) < 10


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_has_a_sketch(a: str, b: str) -> None:
    numbers = sketch(a * 9)
    assert list(numbers) == sorted(set(numbers))
    assert all(0 <= number < 2**63 for number in numbers)
    found = told([a * 9, b * 9, a * 9])
    assert [one.article for one in found] == [0, 1, 2]
    assert found[2].story == (0 if numbers and words(a * 9) else found[2].story)
