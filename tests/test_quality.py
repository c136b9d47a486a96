"""Quality on the labelled articles of `tests/labelled`, shape by shape and by groups of languages.

The floors are what is reached, rounded down: a change may raise them, and may not silently lower
them. `python -m tests.labelled.score --worst 10` names the articles that are read worst.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from conftest import METADATA, rows
from labelled import score
from labelled.articles import load
from labelled.score import Marks

FLOORS: dict[tuple[str, str], dict[str, float]] = {
    ("paste", "en"): {"body": 0.96, "headline": 0.96, "date": 0.89, "authors": 0.93, "dateline": 0.90, "language": 1.00},
    ("paste", "latin"): {"body": 0.98, "headline": 0.95, "date": 0.97, "authors": 0.96, "dateline": 0.92, "language": 1.00},
    ("paste", "other"): {"body": 0.97, "headline": 1.00, "date": 0.80, "authors": 0.70, "dateline": 0.83, "language": 1.00},
    ("select", "en"): {"body": 0.94, "headline": 0.96, "date": 0.89, "authors": 0.93, "dateline": 0.87, "language": 1.00},
    ("select", "latin"): {"body": 0.96, "headline": 0.95, "date": 0.94, "authors": 0.94, "dateline": 0.92, "language": 1.00},
    ("select", "other"): {"body": 0.93, "headline": 1.00, "date": 0.75, "authors": 0.70, "dateline": 0.83, "language": 1.00},
    ("page", "en"): {"body": 0.95, "headline": 0.96, "date": 0.89, "authors": 0.93, "dateline": 0.87, "language": 1.00},
    ("page", "latin"): {"body": 0.97, "headline": 0.87, "date": 0.87, "authors": 0.92, "dateline": 0.92, "language": 1.00},
    ("page", "other"): {"body": 0.96, "headline": 0.72, "date": 0.60, "authors": 0.70, "dateline": 0.83, "language": 1.00},
    ("html", "en"): {"body": 0.99, "headline": 1.00, "date": 0.90, "authors": 0.97, "dateline": 0.90, "language": 1.00, "outlet": 1.00, "section": 1.00, "url": 1.00},
    ("html", "latin"): {"body": 0.98, "headline": 1.00, "date": 1.00, "authors": 1.00, "dateline": 0.92, "language": 1.00, "outlet": 1.00, "section": 1.00, "url": 1.00},
    ("html", "other"): {"body": 0.98, "headline": 1.00, "date": 1.00, "authors": 0.70, "dateline": 0.83, "language": 1.00, "outlet": 1.00, "section": 1.00, "url": 1.00},
    ("markdown", "en"): {"body": 1.00, "headline": 1.00, "date": 1.00, "authors": 0.97, "dateline": 0.90, "language": 1.00, "outlet": 1.00, "section": 1.00, "url": 1.00},
    ("markdown", "latin"): {"body": 1.00, "headline": 1.00, "date": 1.00, "authors": 1.00, "dateline": 0.92, "language": 1.00, "outlet": 1.00, "section": 1.00, "url": 1.00},
    ("markdown", "other"): {"body": 0.99, "headline": 1.00, "date": 1.00, "authors": 1.00, "dateline": 0.83, "language": 1.00, "outlet": 1.00, "section": 1.00, "url": 1.00},
    ("record", "en"): {"body": 1.00, "headline": 1.00, "date": 1.00, "authors": 0.97, "dateline": 0.90, "language": 1.00, "outlet": 1.00, "section": 1.00, "url": 1.00},
    ("record", "latin"): {"body": 1.00, "headline": 1.00, "date": 1.00, "authors": 1.00, "dateline": 0.92, "language": 1.00, "outlet": 1.00, "section": 1.00, "url": 1.00},
    ("record", "other"): {"body": 1.00, "headline": 1.00, "date": 1.00, "authors": 1.00, "dateline": 0.83, "language": 1.00, "outlet": 1.00, "section": 1.00, "url": 1.00},
    ("table", "en"): {"body": 1.00, "headline": 1.00, "date": 1.00, "authors": 0.97, "dateline": 0.90, "language": 1.00, "outlet": 1.00, "section": 1.00, "url": 1.00},
    ("table", "latin"): {"body": 1.00, "headline": 1.00, "date": 1.00, "authors": 1.00, "dateline": 0.92, "language": 1.00, "outlet": 1.00, "section": 1.00, "url": 1.00},
    ("table", "other"): {"body": 1.00, "headline": 1.00, "date": 1.00, "authors": 1.00, "dateline": 0.83, "language": 1.00, "outlet": 1.00, "section": 1.00, "url": 1.00},
    ("mail", "en"): {"body": 1.00, "headline": 1.00, "date": 1.00, "dateline": 0.90, "language": 1.00},
    ("mail", "latin"): {"body": 1.00, "headline": 1.00, "date": 1.00, "dateline": 0.92, "language": 1.00},
    ("mail", "other"): {"body": 1.00, "headline": 0.83, "date": 1.00, "dateline": 0.83, "language": 1.00},
    ("warc", "en"): {"body": 0.99, "headline": 1.00, "date": 0.90, "authors": 0.97, "dateline": 0.90, "language": 1.00, "outlet": 1.00, "section": 1.00, "url": 1.00},
    ("warc", "latin"): {"body": 0.98, "headline": 1.00, "date": 1.00, "authors": 1.00, "dateline": 0.92, "language": 1.00, "outlet": 1.00, "section": 1.00, "url": 1.00},
    ("warc", "other"): {"body": 0.98, "headline": 1.00, "date": 1.00, "authors": 0.70, "dateline": 0.83, "language": 1.00, "outlet": 1.00, "section": 1.00, "url": 1.00},
}  # fmt: skip
CEILINGS: dict[str, float] = {
    "paste": 0.0, "select": 0.0, "page": 0.03, "html": 0.0, "markdown": 0.0, "record": 0.0, "table": 0.0,
    "mail": 0.03, "warc": 0.0,
}  # fmt: skip
"""The share of articles, in each shape, with a date that the article does not state."""

pytestmark = pytest.mark.xdist_group("quality")


Measured = Callable[[str], tuple[list[Marks], Path]]


@pytest.fixture(scope="session")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """Give the marks of a shape, and its database; each shape is built once."""
    folder = tmp_path_factory.mktemp("labelled")

    @cache
    def measured(shape: str) -> tuple[list[Marks], Path]:
        return score.measure(shape, folder, METADATA), folder / f"{shape}.db"

    return measured


@pytest.mark.parametrize(("shape", "group"), FLOORS)
def test_floors(measured: Measured, shape: str, group: str) -> None:
    marks, _ = measured(shape)
    figures = score.figures(dict(score.grouped(marks))[group])
    floors = FLOORS[shape, group]
    assert {n: figures[n] for n in floors if figures[n] < floors[n]} == {}, figures


@pytest.mark.parametrize("shape", CEILINGS)
def test_dates_that_are_not_stated(measured: Measured, shape: str) -> None:
    marks, _ = measured(shape)
    articles = [m for m in marks if m.article.is_article]
    assert score.figures(articles)["date_wrong"] <= CEILINGS[shape]


@pytest.mark.parametrize("shape", score.WHOLE_PAGES)
def test_pages_without_an_article_are_told_from_articles(measured: Measured, shape: str) -> None:
    _, path = measured(shape)
    told = rows(path, "SELECT path FROM problems WHERE kind IN ('not an article', 'no body')")
    lists = {article.key for article in load() if not article.is_article}
    assert len(lists) >= 3
    assert {name.partition(".")[0] for (name,) in told} == lists


def test_the_set_is_as_large_as_its_description() -> None:
    articles = [a for a in load() if a.is_article]
    languages = {a.outlet.language.partition("-")[0] for a in articles}
    english = [a for a in articles if a.outlet.language.startswith("en")]
    assert (len(articles) >= 90, len(english) >= 31, len(languages) >= 17) == (True, True, True)


@pytest.mark.parametrize("shape", ["paste", "select", "page"])
def test_every_gold_value_stands_in_the_text(shape: str) -> None:
    """What a reader is asked for must be there: the gold may not drift from the texts."""
    _, make, gold = score.SHAPES[shape]
    for article in filter(lambda a: a.is_article, load()):
        text, due = score.fold(make(article)), gold(article, shape)
        shown = [due.headline, *due.body]
        shown += [a for a in due.authors if a.casefold() not in text.casefold()]
        assert [s for s in shown if score.fold(s) not in text] == [], article.key


def test_the_scorer_can_tell_right_from_wrong() -> None:
    article = next(a for a in load() if a.authors and a.stated)
    due = score.render.gold(article, "paste")
    body = "\n\n".join(due.body)
    right = score.Result(due.headline, due.published, body, due.authors)
    first = score.mark(article, due, right, ())
    assert (first.precision, first.recall, first.headline, first.date) == (1, 1, True, "right")
    assert first.authors == (len(due.authors), 0, 0)
    wrong = score.Result("Menu", "1999-01-01", body + "\n\nOne two three four five", frozenset("x"))
    second = score.mark(article, due, wrong, ())
    assert second.precision < 1 == second.recall
    assert (second.headline, second.date) == (False, "wrong")
    assert second.authors == (0, 1, len(due.authors))
    nothing = score.mark(article, due, score.Result(), ())
    assert (nothing.precision, nothing.recall, nothing.date) == (0, 0, "missing")
