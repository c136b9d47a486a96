"""The addresses that readers ask for, of each kind of page.

In: a database. Out: `Kind`s: many addresses each, as stock Datasette has them and as the public
site has. The same database gives the same ones. A stock server has no page of searches and none of
articles: there a reader takes the table's own search box, its facets, and the page of the row.
"""

import random
import re
import sqlite3
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from datasette.utils import tilde_encode

from broadsheet.database import read_only

SAMPLED = 2_000
"""Articles from which the addresses are made."""

WORDS = 400
"""Words that are searched for: the most frequent of titles and first paragraphs."""

PAGE = 50
"""Rows of a page of JSON and CSV, which is what the public site has where none is said."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: the n-th address of both servers is for the same."""

    name: str
    stock: list[str]
    ours: list[str]


def kinds(path: Path) -> list[Kind]:
    """Return all kinds. Raises `ValueError` where a database has no articles."""
    rows = _sampled(path)
    if not rows:
        raise ValueError(f"{path} has no articles")
    database = f"/{tilde_encode(path.stem)}"
    table, search = f"{database}/articles", f"{database}/-/search"
    words = _words(rows)
    narrowed = list(
        dict.fromkeys(
            urlencode({name: row[name] for name in ("outlet", "year") if row[name]}) for row in rows
        )
    )
    counted = "_facet=outlet&_facet=year"
    dated = [row for row in rows if row["published"]] or rows
    after_id = [urlencode({"_next": row["id"], "_size": PAGE}) for row in dated]
    after_day = [
        urlencode({"_next": f"{row['published']},{row['id']}", "_size": PAGE}) for row in dated
    ]
    articles = [f"{table}/{row['id']}" for row in rows]
    whole = f"{database}/-/all/articles.csv"
    return [
        Kind("front page", ["/"], ["/"]),
        Kind(
            "search",
            [f"{table}?_search={quote(word)}" for word in words],
            [f"{search}?q={quote(word)}" for word in words],
        ),
        Kind("article", articles, articles),
        Kind(
            "facet",
            [f"{table}?{counted}&{one}" for one in narrowed],
            [f"{table}?{one}" for one in narrowed],
        ),
        *(
            Kind(
                kind,
                [f"{table}.{kind.lower()}?{one}" for one in after_id],
                [f"{table}.{kind.lower()}?{one}" for one in after_day],
            )
            for kind in ("JSON", "CSV")
        ),
        Kind(
            "CSV, all rows",
            [f"{table}.csv?_stream=on&{one}" for one in narrowed],
            [f"{whole}?{one}" for one in narrowed],
        ),
    ]


def _sampled(path: Path) -> list[sqlite3.Row]:
    connection = read_only(path)
    connection.row_factory = sqlite3.Row
    ids = [row[0] for row in connection.execute("SELECT id FROM articles ORDER BY id")]
    chosen = random.Random(1).sample(ids, min(SAMPLED, len(ids)))
    sql = "SELECT id, published, outlet, year, title, lead FROM articles WHERE id = ?"
    rows = [connection.execute(sql, (one,)).fetchone() for one in chosen]
    connection.close()
    return rows


def _words(rows: list[sqlite3.Row]) -> list[str]:
    seen = Counter(
        word
        for row in rows
        for word in re.findall(r"\w{4,}", f"{row['title']} {row['lead'] or ''}".lower())
    )
    words = [word for word, _ in sorted(seen.items(), key=lambda one: (-one[1], one[0]))[:WORDS]]
    random.Random(1).shuffle(words)
    return words
