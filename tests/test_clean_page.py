"""The article on a whole page, in a rough selection of one, and pasted with nothing around it.

The texts are those of `written_pages`.
"""

import time

import pytest
from written_pages import JAPANESE, PAGES

from broadsheet.clean import clean
from broadsheet.clean.lines import paragraphs
from broadsheet.clean.page import AMONG, BELOW, RULES, is_page, rate, set_apart
from broadsheet.clean.page.core import NAMES as CORE
from broadsheet.clean.page.features import NAMES as LINES
from broadsheet.clean.page.headline import NAMES as HEADLINES
from broadsheet.clean.page.model import weights
from broadsheet.clean.roles import Reading, furniture_of, label
from broadsheet.clean.sheet import Sheet
from broadsheet.records import Document, Role, Source


def read(text: str, without: frozenset[str] = frozenset()) -> Reading:
    return label(paragraphs(text), without)


def stated_in(text: str) -> dict[str, str]:
    article = clean(Document(Source("a.txt", b"", "0" * 64), text, "utf-8"))
    assert article is not None
    kept = ("headline", "byline", "published")
    return {field.name: field.value for field in article.fields if field.name in kept}


def body(text: str, reading: Reading) -> list[str]:
    return [text[p.start : p.end] for p in reading.passages if p.role is Role.BODY]


@pytest.mark.parametrize("form", ["whole", "selected", "pasted"])
@pytest.mark.parametrize("name", PAGES)
def test_article_is_found(name: str, form: str) -> None:
    page = PAGES[name]
    text = getattr(page, form)
    reading = read(text)
    assert tuple(body(text, reading)) == page.text
    stated = {"headline": page.headline, "byline": page.byline, "published": page.published}
    assert stated_in(text) == stated


def test_article_is_found_in_a_script_without_blanks_between_words() -> None:
    found = body(JAPANESE, read(JAPANESE))
    assert [line[:6] for line in found] == [
        "緑川市議会は",
        "費用の半分は",
        "野党からは批",
        "水車小屋の工",
    ]
    assert stated_in(JAPANESE) == {
        "headline": "古い水車小屋を再建へ 緑川市議会が決定",
        "published": "2024-03-14T10:20:00",
    }


@pytest.mark.parametrize("name", PAGES)
def test_bullets_and_blank_lines_do_not_matter(name: str) -> None:
    page = PAGES[name]
    text = "\n".join(line.removeprefix("* ") for line in page.whole.splitlines() if line)
    assert tuple(body(text, read(text))) == page.text


@pytest.mark.parametrize("name", PAGES)
def test_a_pasted_article_is_no_page(name: str) -> None:
    found = paragraphs(PAGES[name].pasted)
    assert not is_page(Sheet(found, furniture_of(found)))


def test_rules_say_where_a_line_stood() -> None:
    page = PAGES["english"]
    rules = {page.whole[p.start : p.end]: p.rule for p in read(page.whole).passages}
    assert rules["* Ferry to Oxmoor cancelled for a third day"] == "page: above the article"
    assert rules["Judges at the county show needed a trolley."] == "page: below the article"
    assert rules["* Privacy policy"] == "page: below the article"
    assert rules["Subscribe"] == "sign-up prompt"  # told by its words, wherever it stands


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_can_be_switched_off(rule: str) -> None:
    page = PAGES["english"]
    text = page.whole.replace(page.text[2], f"Watch live now\n\n{page.text[2]}")
    found = paragraphs(text)
    sheet = Sheet(found, furniture_of(found))
    set_apart(sheet, frozenset({rule}))
    assert rule not in {kind.rule for kind in sheet.kinds if kind}
    assert rule not in {passage.rule for passage in read(text, frozenset({rule})).passages}


def test_all_rules_switched_off_leave_a_page_as_it_is() -> None:
    found = paragraphs(PAGES["english"].whole)
    sheet = Sheet(found, furniture_of(found))
    set_apart(sheet, frozenset(RULES))
    assert sheet.left() == list(range(len(found)))


def test_dates_and_names_of_teasers_are_not_the_articles() -> None:
    page = PAGES["english"]
    teaser = "Baker wins prize for a loaf\n\nBy Ann Lee\n\n{} May 2024\n\n"
    above = "\n\n".join([page.menu, *(teaser.format(day) for day in range(3, 9))])
    text = f"{above}\n\n{page.selected}\n\n" + "".join(teaser.format(day) for day in range(3, 9))
    assert stated_in(text)["published"] == page.published
    assert stated_in(text)["byline"] == page.byline


def test_the_date_of_a_page_without_one_is_not_taken_from_its_teasers() -> None:
    page = PAGES["english"]
    below = "".join(f"Loaf number {n} wins a prize\n\n{n} May 2024\n\n" for n in range(1, 9))
    text = page.whole.replace(page.date, "").replace(page.below, below + page.below)
    assert "published" not in stated_in(text)


def test_an_advertisement_among_the_text_is_set_apart() -> None:
    page = PAGES["english"]
    text = page.whole.replace(page.text[2], f"Our best offers\n\n* Win a week\n\n{page.text[2]}")
    rules = {text[p.start : p.end]: p.rule for p in read(text).passages}
    assert rules["* Win a week"] == AMONG
    assert tuple(body(text, read(text)))[-4:] == page.text[2:]


NO_PAGES = {
    "names": ["The names of the dead", *(f"Person Number{n}, {n}" for n in range(20, 90)), "Share"],
    "poem": ["A song for the bridge", *("over the water we went" for _ in range(60)), "Menu"],
    "results": ["Results", *(f"Hallow {n} - Seaford {n}" for n in range(60))],
}


@pytest.mark.parametrize("name", NO_PAGES)
def test_a_long_list_is_no_page(name: str) -> None:
    text = "\n".join(NO_PAGES[name])
    assert not any(passage.rule in RULES for passage in read(text).passages)


def test_passages_cover_a_page_in_order() -> None:
    text = PAGES["german"].whole
    passages = read(text).passages
    assert [text[p.start : p.end] for p in passages] == [p.text for p in paragraphs(text)]


def test_every_feature_has_a_weight() -> None:
    for table, names in (("first", LINES), ("second", CORE), ("headlines", HEADLINES)):
        assert list(weights(table)) == ["bias", *names]
        assert len(set(names)) == len(names)


def test_a_paragraph_of_the_text_scores_above_a_menu() -> None:
    found = paragraphs(PAGES["english"].whole)
    rated = rate(Sheet(found, furniture_of(found)))
    score = dict(zip((p.text for p in found), rated, strict=True))
    assert score[PAGES["english"].text[1]] > 0 > score["* Weather"]
    assert BELOW in RULES


@pytest.mark.parametrize(
    "line",
    [
        "Home",
        "* a, b | c",
        "Photo: " * 20,
        "“No.” He said. " * 9,
        "© " * 200,
        "1:11 " * 100,
        "X. " * 50,
    ],
)
def test_time_grows_no_faster_than_a_page(line: str) -> None:
    def seconds(count: int) -> float:
        found = paragraphs("\n".join(["Home", "Menu", "Share this", *[line] * count]))
        sheet = Sheet(found, furniture_of(found))
        begin = time.process_time()
        set_apart(sheet)
        return time.process_time() - begin

    # Sixteen times the lines cost some sixteen times the work; were it quadratic, 256 times.
    small, large = (min(seconds(count) for _ in range(3)) for count in (200, 3200))
    assert large < 64 * max(small, 0.002)


@pytest.mark.parametrize("below", ["© 2021 The Star. All rights reserved.", "Share"])
def test_text_behind_a_list_stays_in_the_text(below: str) -> None:
    """A list is many short lines, and one label below it does not make the rest another article."""
    said = "The council of {} met again and agreed to repair the old bridge before the winter."
    prose = [said.format(town) for town in ("Elm", "Oak", "Ash", "Fir")]
    names = "\n".join(f"Ann Lee {letter}, 34" for letter in "abcdefghijklm")
    head = "Council repairs the old bridge"
    text = "\n\n".join([head, *prose[:2], names, *prose[2:], below])
    article = clean(Document(Source("a.txt", b"", "0" * 64), text, "utf-8"))
    assert article is not None
    assert article.body == text.removeprefix(f"{head}\n\n").removesuffix(f"\n\n{below}").replace(
        "\n", "\n\n"
    ).replace("\n\n\n\n", "\n\n")
