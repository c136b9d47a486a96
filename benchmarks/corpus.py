"""Articles of realistic shape on disk, as many as wanted: the same from the same seed.

In: an empty folder, how many articles, a seed. Out: in `texts` a file for each, below a folder of
its outlet; in `pages` the same articles as HTML; in `articles.jsonl` title and body of each.

Outlets are those of the labelled articles, each as several editions, with their real shapes of
what stands around an article: share buttons, bylines, dates, notices, comment forms, teasers.
Every tenth article is an edited copy of an earlier one, printed by another outlet of the language.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from benchmarks.sentences import headline, paragraph, person, place
from tests.labelled.articles import Article, load
from tests.labelled.copies import KINDS
from tests.labelled.markup import html
from tests.labelled.render import select

EDITIONS = 4
"""Outlets that are made of one of the labelled ones."""

ENGLISH = 0.8
"""Of the articles."""

COPIES = 10
"""One in so many articles is a copy."""

COPIED_FROM = 500
"""Of so many articles before it one is the original."""

PARAGRAPHS = (5, 18)
"""Of an article, at least and at most; some 3 kB."""

FIRST_DAY, NUMBER_OF_DAYS = date(2004, 1, 1), 20 * 365


def write(folder: Path, count: int, seed: int, pages: int = 0) -> int:
    """Write the articles, the first of them as pages as well; return the bytes of the texts."""
    size = 0
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as records:
        for number, article in enumerate(made(count, seed)):
            where = f"{article.outlet.name}/{number // 1000:04}/{article.key}"
            text = select(article).encode()
            _put(folder / "texts" / f"{where}.txt", text)
            if number < pages:
                _put(folder / "pages" / f"{where}.html", html(article).encode())
            body = "\n\n".join(article.paragraphs)
            record = {"id": number, "title": article.headline, "body": body}
            records.write(json.dumps(record, ensure_ascii=False) + "\n")
            size += len(text)
    return size


def made(count: int, seed: int) -> Iterator[Article]:
    """Yield the articles."""
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        if number and chance.random() < 1 / COPIES:
            original = chance.randrange(max(0, number - COPIED_FROM), number)
            yield _copy(seed, number, original, chance)
        else:
            yield _own(seed, number)


def _own(seed: int, number: int) -> Article:
    """Return an article that is no copy."""
    chance = random.Random(f"{seed}/{number}/own")
    shape = chance.choice(_shapes(chance.random() < ENGLISH))
    language = shape.outlet.language[:2]
    people = [person(chance) for _ in range(chance.randint(2, 6))]
    lines = [paragraph(language, people, chance) for _ in range(chance.randint(*PARAGRAPHS))]
    day = FIRST_DAY + timedelta(days=chance.randrange(NUMBER_OF_DAYS))
    return replace(
        _printed(shape, number, chance),
        headline=headline(language, chance),
        byline=shape.byline and f"By {person(chance)}",
        published=f"{day}",
        printed=f"{day:%-d %B %Y}" if language == "en" else f"{day:%d.%m.%Y}",
        dateline=shape.dateline and place(chance),
        lines=tuple(lines),
    )


def _copy(seed: int, number: int, original: int, chance: random.Random) -> Article:
    """Return an edited copy, as another outlet of the language prints it."""
    told = _own(seed, original)
    language = told.outlet.language[:2]
    shapes = [one for one in _shapes(language == "en") if one.outlet.language[:2] == language]
    kind = chance.choice([*KINDS.values()])
    lines = tuple(line for line in kind(list(told.lines), chance) if line) or told.lines
    shape = _printed(chance.choice(shapes), number, chance)
    stated = {"headline": told.headline, "byline": told.byline, "published": told.published}
    return replace(shape, **stated, printed=told.printed, dateline=told.dateline, lines=lines)


def _printed(shape: Article, number: int, chance: random.Random) -> Article:
    """Return a labelled article as one of an edition of its outlet, without its own words."""
    edition = chance.randrange(EDITIONS)
    name = shape.outlet.name + f" {'North South East West'.split()[edition]}" * bool(edition)
    outlet = replace(shape.outlet, name=name)
    key = f"{shape.outlet.key}-{number:07}"
    return replace(shape, outlet=outlet, number=number, key=key, standfirst="", caption="")


@cache
def _shapes(english: bool) -> tuple[Article, ...]:
    """Return the labelled articles that are English, or those that are not."""
    return tuple(
        a for a in load() if a.is_article and a.outlet.language.startswith("en") == english
    )


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
