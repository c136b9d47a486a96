"""How well articles are read: what the database says of each shape, against the gold.

In: the labelled articles, written to a folder in one shape and built. Out: figures. Run it with
`python -m tests.labelled.score` from the project's folder; `--worst 10` names the worst articles.

Body: precision and recall of 4-grams of words, of each article, then averaged (as in Zyte's
article-extraction-benchmark), F1 of the two averages. Dates: the day alone, since a page seldom
prints more. Authors: names of persons, over all articles of a group.
"""

import argparse
import re
import sqlite3
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import floor
from pathlib import Path
from statistics import mean

from broadsheet.build import build

from . import markup, render
from .articles import Article, load
from .render import Gold

SHAPES: dict[str, tuple[str, Callable[[Article], str], Callable[[Article, str], Gold]]] = {
    "paste": (".txt", render.paste, render.gold),
    "select": (".txt", render.select, render.gold),
    "page": (".txt", render.page, render.gold),
    "html": (".html", markup.html, markup.gold),
    "markdown": (".md", markup.markdown, markup.gold),
    "record": (".jsonl", markup.record, markup.gold),
    "table": (".csv", markup.table, markup.gold),
    "mail": (".eml", markup.mail, markup.gold),
    "warc": (".warc", markup.warc, markup.gold),
}
"""Each shape: the suffix of its files, what makes them, and what they show."""

WHOLE_PAGES = ("page", "html", "warc")
"""The shapes that a page without an article has too."""

LATIN = ("de", "fr", "es", "pt", "it", "nl", "sv", "tr", "pl", "sw")
GROUPS: dict[str, Callable[[str], bool]] = {
    "en": lambda language: language == "en",
    "latin": LATIN.__contains__,
    "other": lambda language: language not in ("en", *LATIN),
}
"""English, other languages in Latin script, other scripts."""

OPTIONAL = ("dateline", "language", "outlet", "section", "url")
"""Columns that are read where the table has them. A text without a dateline must be left without."""

_TOKEN = re.compile(r"[぀-ヿ一-鿿]|[^\W぀-ヿ一-鿿]+")


@dataclass(frozen=True, slots=True)
class Result:
    """What the database says of one article."""

    headline: str | None = None
    published: str | None = None
    body: str = ""
    authors: frozenset[str] = frozenset()
    dateline: str | None = None
    language: str | None = None
    outlet: str | None = None
    section: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """How one article was read. `date` is right, wrong, missing or invented, and None where none is due."""

    article: Article
    precision: float
    recall: float
    headline: bool
    date: str | None
    authors: tuple[int, int, int]
    others: dict[str, bool]


def measure(shape: str, folder: Path, metadata: Path | None = None) -> list[Marks]:
    """Write all articles in a shape, build the database, and mark what it says."""
    suffix, make, gold = SHAPES[shape]
    files = folder / shape
    files.mkdir()
    found = [a for a in load() if a.is_article or shape in WHOLE_PAGES]
    for article in found:
        (files / (article.key + suffix)).write_bytes(make(article).encode())
    target = folder / f"{shape}.db"
    build(files, target, metadata)
    got, known = _results(target)
    return [mark(a, gold(a, shape), got.get(a.key, Result()), known) for a in found]


def _results(path: Path) -> tuple[dict[str, Result], tuple[str, ...]]:
    """Read the articles by the key that their file is named after, and which columns there are."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    columns = {row[1] for row in connection.execute("PRAGMA table_info(articles)")}
    known = tuple(name for name in OPTIONAL if name in columns)
    authors: dict[int, set[str]] = {}
    for article, name in connection.execute(
        "SELECT article_id, name FROM article_authors JOIN authors ON authors.id = author_id"
    ):
        authors.setdefault(article, set()).add(name)
    wanted = ", ".join(("id", "path", "headline", "published", "body", *known))
    out: dict[str, Result] = {}
    for identity, name, headline, published, body, *rest in connection.execute(
        f"SELECT {wanted} FROM articles ORDER BY path"
    ):
        key = Path(name.partition("#")[0]).name.partition(".")[0]
        people = frozenset(authors.get(identity, ()))
        others = dict(zip(known, rest, strict=True))
        out.setdefault(key, Result(headline, published, body or "", people, **others))
    connection.close()
    return out, known


def mark(article: Article, gold: Gold, got: Result, known: tuple[str, ...] = OPTIONAL) -> Marks:
    """Compare one result with what the shape shows."""
    precision, recall = _body(gold, got.body)
    # A byline in capitals does not say how a name is written.
    names, wanted = ({fold(n).casefold() for n in some} for some in (got.authors, gold.authors))
    others = {}
    for name in known:
        if (due := getattr(gold, name)) is not None:
            said = getattr(got, name) or ""
            # A page seldom says more than the language, and no text says of which country it is.
            cut = slice(2 if name == "language" else None)
            others[name] = fold(said)[cut].casefold() == fold(due)[cut].casefold()
    return Marks(
        article, precision, recall, fold(got.headline or "") == fold(gold.headline or ""),
        _date(gold.published, got.published),
        (len(names & wanted), len(names - wanted), len(wanted - names)), others,
    )  # fmt: skip


def fold(text: str) -> str:
    """Put a text into one Unicode form with single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _date(due: str | None, got: str | None) -> str | None:
    if due is None:
        return "invented" if got else None
    if not got or (len(got) < len(due[:10]) and due.startswith(got)):
        return "missing"
    return "right" if got[:10] == due[:10] else "wrong"


def _body(gold: Gold, body: str) -> tuple[float, float]:
    optional = set(map(fold, gold.optional))
    kept = [p for p in body.split("\n\n") if fold(p) not in optional]
    due, got = _shingles("\n".join(gold.body)), _shingles("\n".join(kept))
    if not due:
        return (0.0, 0.0) if got else (1.0, 1.0)
    same = sum((due & got).values())
    return same / max(1, sum(got.values())), same / max(1, sum(due.values()))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    return Counter(tuple(tokens[i : i + 4]) for i in range(len(tokens) - 3))


def figures(marks: list[Marks]) -> dict[str, float]:
    """Sum up the marks of a group; a share of nothing is 1."""

    def share(values: list[bool]) -> float:
        return mean(values) if values else 1.0

    articles = [m for m in marks if m.article.is_article]
    precision, recall = mean(m.precision for m in articles), mean(m.recall for m in articles)
    right, extra, lost = (sum(m.authors[i] for m in articles) for i in range(3))
    dates = [m.date for m in articles if m.date]
    others = {name for m in articles for name in m.others}
    return {
        "articles": len(articles),
        "precision": precision,
        "recall": recall,
        "body": 2 * precision * recall / (precision + recall or 1),
        "headline": share([m.headline for m in articles]),
        "date": share([one == "right" for one in dates if one != "invented"]),
        "date_wrong": sum(one in ("wrong", "invented") for one in dates) / len(articles),
        "author_precision": right / (right + extra or 1),
        "author_recall": right / (right + lost or 1),
        "authors": 2 * right / (2 * right + extra + lost or 1),
    } | {
        name: share([m.others[name] for m in articles if name in m.others])
        for name in OPTIONAL
        if name in others
    }


def grouped(marks: list[Marks]) -> Iterator[tuple[str, list[Marks]]]:
    """Part the marks of articles by the groups of languages."""
    for group, belongs in GROUPS.items():
        yield group, [m for m in marks if m.article.is_article and belongs(_language(m))]


def _language(one: Marks) -> str:
    return one.article.outlet.language.partition("-")[0]


def floors(shape: str, marks: list[Marks]) -> Iterator[str]:
    """Give the lines of the table of floors in `tests/test_quality.py`."""
    for group, found in grouped(marks):
        reached = figures(found)
        names = ("body", "headline", "date", "authors", *(n for n in OPTIONAL if n in reached))
        cells = (f'"{name}": {floor(100 * reached[name] + 1e-9) / 100:.2f}' for name in names)
        yield f'    ("{shape}", "{group}"): {{{", ".join(cells)}}},'


def main() -> None:
    """Print the figures of every shape that can be read."""
    parser = argparse.ArgumentParser(description="Score the labelled articles.")
    parser.add_argument("shapes", nargs="*", default=list(SHAPES))
    parser.add_argument("--languages", action="store_true", help="One row for each language.")
    parser.add_argument("--floors", action="store_true", help="Print them as the test has them.")
    parser.add_argument("--worst", type=int, default=0, help="How many of the worst to name.")
    options = parser.parse_args()
    for shape in options.shapes:
        with tempfile.TemporaryDirectory() as folder:
            marks = measure(shape, Path(folder))
        if options.floors:
            print(*floors(shape, marks), sep="\n")  # noqa: T201 - this is a report
            continue
        rows = dict(grouped(marks))
        if fronts := [m for m in marks if not m.article.is_article]:
            set_aside = mean(m.precision for m in fronts)
            print(f"{shape:8} pages without an article: {set_aside:.3f} have no body")  # noqa: T201
        if options.languages:
            for one in filter(lambda m: m.article.is_article, marks):
                rows.setdefault(f"  {_language(one)}", []).append(one)
        for group, found in rows.items():
            said = " ".join(f"{name} {value:.3f}" for name, value in figures(found).items())
            print(f"{shape:8} {group:6} {said}")  # noqa: T201 - this is a report
        for one in sorted(marks, key=lambda m: m.precision + m.recall)[: options.worst]:
            said = f"P {one.precision:.2f} R {one.recall:.2f}"
            said += f" headline {one.headline} date {one.date} authors {one.authors}"
            print(f"  {one.article.key:14} {said}")  # noqa: T201


if __name__ == "__main__":
    main()
