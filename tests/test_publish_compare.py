"""The comparison of two articles: nothing lost, nothing run, and no text takes it long."""

import random
import re
import time
from pathlib import Path

import pytest
from conftest import Build, rows, served
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from written_facts import write

from broadsheet.publish.compare.align import Row, aligned
from broadsheet.publish.compare.page import LONGEST, both, compare
from broadsheet.publish.compare.words import stretches, words

TEXTS = st.text("ab ,.-'’\n\t了解กา<>&\u0301", max_size=60)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_nothing_is_lost_and_what_is_shared_is_shared(left: str, right: str) -> None:
    found = stretches(left, right)
    assert "".join(one.left for one in found) == left.lstrip()
    assert "".join(one.right for one in found) == right.lstrip()
    for one in found:
        if one.same:
            assert [word for word, _ in words(one.left)] == [word for word, _ in words(one.right)]


PARAGRAPHS = st.lists(st.sampled_from(["a b c d", "a b c e", "x y z", "x y", "q"]), max_size=7)


@settings(max_examples=150, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_every_paragraph_stands_once_and_in_order(left: list[str], right: list[str]) -> None:
    found = aligned(left, right)
    assert [row.left for row in found if row.left is not None] == left
    assert [row.right for row in found if row.right is not None] == right


CHANGES = {
    "a word": ("It cost four million.", "It cost five million.", ["four"], ["five"]),
    "a phrase, though one word of it stands in both": (
        "The ferry company of the lower bank had warned.",
        "The ferry men and women of an upper town had warned.",
        ["company of the lower bank"],
        ["men and women of an upper town"],
    ),
    "a number with a comma": ("He has 1,200 sheep.", "He has 1,300 sheep.", ["1,200"], ["1,300"]),
    "signs alone": ("“No,” he said.", '"No," he said.', ["“", "”"], ['"', '"']),
    "Chinese": ("他说了解。", "他说理解。", ["了"], ["理"]),
    "Arabic": ("قال أحمد أمس", "قال علي أمس", ["أحمد"], ["علي"]),
    "blanks alone": ("one  two", "one two", [], []),
}


@pytest.mark.parametrize("name", CHANGES)
def test_changed_words(name: str) -> None:
    left, right, out, new = CHANGES[name]
    found = [one for one in stretches(left, right) if not one.same]
    assert [one.left.strip() for one in found if one.left] == out
    assert [one.right.strip() for one in found if one.right] == new


def test_paragraphs_that_were_rewritten_stand_beside_each_other() -> None:
    assert aligned(["Bo Xu left early.", "same"], ["new one", "Bo Xu left late.", "same"]) == [
        Row(None, "new one"),
        Row("Bo Xu left early.", "Bo Xu left late."),
        Row("same", "same"),
    ]


def test_counts_are_those_of_words() -> None:
    compared = compare("One two three.\n\nGone – now.", "One two four.\n\nHere it is!")
    assert (compared.both, compared.left, compared.right) == (2, 3, 4)
    assert not compared.cut


MIXED = random.Random(1)
HOSTILE = {
    "one word a million times": ("word " * 200_000, "word " * 199_999 + "end"),
    "two words by turns": ("a b " * 100_000, "b a " * 100_000),
    "one long word": ("x" * 1_000_000, "y" * 1_000_000),
    "signs": ("“" * 500_000, "”“" * 250_000),
    "chance": (
        " ".join(MIXED.choice("abcd") for _ in range(50_000)),
        " ".join(MIXED.choice("abcd") for _ in range(50_000)),
    ),
    "lines": ("a\n\n" * 50_000, "b\n\n" * 50_000),
    "many alike": (
        "\n\n".join(f"{i} a b c d e f" for i in range(5_000)),
        "\n\n".join(f"{i} f e d c b a" for i in range(5_000)),
    ),
    "marks": ("<i>" * 100_000, "</i>&" * 100_000),
    "empty": ("", "a" * 1_000_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long_or_makes_a_large_page(name: str) -> None:
    left, right = HOSTILE[name]
    begin = time.process_time()
    compared = compare(left, right)
    assert time.process_time() - begin < 5  # a tenth of a second is usual; difflib takes minutes
    assert compared.cut == (max(len(left), len(right)) > LONGEST)
    size = sum(
        len(row.left or "") + len(row.right or "") for g in compared.groups for row in g.rows
    )
    assert size < 11 * LONGEST


def test_everything_is_escaped() -> None:
    left, right = both("<script>a</script> b", '"><img src=x> b')
    assert isinstance(left, Markup)
    assert "<script" not in left
    assert "<img" not in right


async def test_the_page_of_two_copies(tmp_path: Path) -> None:
    path = write(tmp_path / "written.db")
    site = await served(path)
    first, second = (
        rows(path, "SELECT id FROM articles WHERE path = ?", f"copy{i}.txt")[0][0] for i in (5, 7)
    )
    page = (await site.client.get(f"/written/-/compare?a={first}&b={second}")).text
    assert '<ins><span class="bs-aside" dir="ltr">only here: </span>7</ins>' in page
    assert '<del><span class="bs-aside" dir="ltr">only here: </span>5</del>' in page
    assert "Both tell <a" in page
    assert f"compare?a={second}&amp;b={first}" in page
    assert '<a href="/written/-/outlets/Evening+Post">Evening Post</a>' in page
    story = (await site.client.get(f"/written/stories/{first}", follow_redirects=True)).text
    assert f'href="/written/-/compare?a={first}&amp;b={second}">1 word out, 1 in' in story
    assert f'<option value="{second}">Evening Post, 7 June 2024' in story
    page = (await site.client.get(f"/written/-/compare?a={first}&b={first}")).text
    assert "the same article" in page


@pytest.mark.parametrize("arguments", ["", "?a=1", "?a=1&b=2", "?a=x&b=y", "?a=1' OR 1&b=2", "?a=-1&b=1",
                                       f"?a={'9' * 40}&b=1", "?a=1&a=2&b=3", "?a=٣&b=٤", "?a=%00&b=1"])  # fmt: skip
async def test_what_names_no_two_articles_is_not_found(site, arguments: str) -> None:
    response = await site.client.get(f"/corpus/-/compare{arguments}")
    assert response.status_code == 404
    assert "article" in response.text


async def test_hostile_articles_are_compared(make: Build) -> None:
    said = "The council met on Monday and said that it would meet again before the winter came. "
    evil = '<script>window.hit=1</script>"><img src=x onerror=window.hit=1> '
    path = make({"a.txt": f"{evil}\n\n{said}{evil}", "b.txt": f"{evil}!\n\n{said * 2}{evil * 3}"})
    site = await served(path)
    a, b = (one for (one,) in rows(path, "SELECT id FROM articles"))
    page = (await site.client.get(f"/corpus/-/compare?a={a}&b={b}")).text
    assert "<script>window" not in page
    assert not re.search(r"<img", page)
