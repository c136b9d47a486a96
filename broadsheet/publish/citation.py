"""An article as a work that can be cited: what it states about itself, and where it is kept.

In: ids of articles and the `Corpus` they are in. Out: a `Cited` for each; `plain` says it in one
line, `take.citations` writes it for programs that keep references. Nothing is made up: a date is as
precise as it is stated, names stand as they are stated, what is not stated is left out.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from broadsheet.publish.dates import said

SHORT = 12
"""Digits of the hash of an edition that are shown; the whole is beside them."""

_WORKS = """
SELECT id, title, headline, byline, published, outlet, section, url, language
FROM articles WHERE id IN (SELECT value FROM json_each(?))
"""
_NAMES = """
SELECT article_id, field, value FROM fields
WHERE article_id IN (SELECT value FROM json_each(?)) AND field IN ('author', 'agency')
ORDER BY article_id, field, ordinal
"""
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=T|$)")
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Where articles are kept: the title of the site, the database, its edition and its address.

    `manifest` is the sha256 that tells the edition, `address` that of the database's page; either
    is None where it is not known.
    """

    title: str
    database: str
    manifest: str | None
    address: str | None

    @property
    def edition(self) -> str:
        """The edition, as short as it is shown; empty where it is not known."""
        return (self.manifest or "")[:SHORT]


@dataclass(frozen=True, slots=True)
class Cited:
    """An article as a work, each text in one line.

    `authors` are the persons of the byline, in its order. `body` is who signs where no person does:
    the byline as stated, or the agency of the dateline. `published` is EDTF.
    """

    article: int
    title: str
    headline: bool
    authors: tuple[str, ...]
    body: str | None
    outlet: str | None
    section: str | None
    published: str | None
    url: str | None
    language: str | None
    corpus: Corpus

    @property
    def permalink(self) -> str | None:
        """The address of the article's page, where that of the site is known."""
        address = self.corpus.address
        return f"{address}/articles/{self.article}" if address else None

    @property
    def address(self) -> str | None:
        """The address that the article states, else that of its page."""
        return self.url or self.permalink

    @property
    def signed(self) -> tuple[str, ...]:
        """Who signs: persons, else a body, else nobody."""
        return self.authors or ((self.body,) if self.body else ())

    @property
    def day(self) -> tuple[str, ...]:
        """The year, the month and the day of publication, as far as stated from the left."""
        match = _DAY.match(self.published or "")
        return tuple(part for part in match.groups() if part) if match else ()

    @property
    def kept(self) -> str:
        """Where the article is kept: its number, the edition in short and whole, the page."""
        parts = [f"{self.corpus.title}, article {self.article}"]
        if self.corpus.manifest:
            parts.append(f"edition {self.corpus.edition} (sha256 {self.corpus.manifest})")
        return ", ".join([*parts, *([self.permalink] if self.permalink else [])])

    @property
    def remarks(self) -> list[str]:
        """What the fields of a reference cannot say."""
        found = [f"Kept in {self.kept}."]
        if self.published and not self.day:
            found.append(f"Published {said(self.published)}.")
        if not self.headline:
            found.append("No headline is stated; the title is the opening words.")
        return found


def plain(cited: Cited) -> str:
    """Return a citation in one line of plain text.

    >>> corpus = Corpus("Harbour news", "corpus", "a1" * 32, "https://news.example/corpus")
    >>> plain(Cited(7, "Port opens", True, ("Ann Lee", "Bo Xu"), None, "The Star", None,
    ...     "2024-05", "https://star.example/1", "en", corpus))[:79]
    'Ann Lee and Bo Xu. “Port opens.” The Star, May 2024. https://star.example/1. Ke'
    """
    *most, last = cited.signed or ("",)
    who = f"{', '.join(most)} and {last}" if most else last
    dated = said(cited.published) if cited.published else "no date stated"
    where = f"{cited.outlet}, {dated}." if cited.outlet else f"{dated[0].upper()}{dated[1:]}."
    end = "" if cited.title.endswith((".", "!", "?", "…", "。", "؟")) else "."
    parts = [f"{who}{'' if who.endswith('.') else '.'}"] if who else []
    parts += [f"“{cited.title}{end}”", where]
    parts += [f"{cited.url}."] if cited.url else []
    return " ".join([*parts, f"Kept in {cited.kept}."])


def works(connection: sqlite3.Connection, ids: Iterable[int], corpus: Corpus) -> list[Cited]:
    """Return the articles of these ids as works, in the order given; unknown ids are left out."""
    wanted = list(ids)
    names: dict[int, dict[str, list[str]]] = {}
    for article, field, value in connection.execute(_NAMES, (json.dumps(wanted),)):
        names.setdefault(article, {}).setdefault(field, []).append(_line(value))
    found = {
        row[0]: _work(tuple(row), names.get(row[0], {}), corpus)
        for row in connection.execute(_WORKS, (json.dumps(wanted),))
    }
    return [found[one] for one in wanted if one in found]


def corpus_of(connection: sqlite3.Connection, title: Any, database: str, address: Any) -> Corpus:
    """Return what is to be said of a database of ours in each of its citations."""
    sql = "SELECT value FROM build WHERE key = 'manifest_sha256'"
    row = connection.execute(sql).fetchone()
    manifest = str(row[0]) if row and re.fullmatch(r"[0-9a-f]{64}", str(row[0])) else None
    return Corpus(_line(title or database), database, manifest, str(address) if address else None)


def corpus_for(datasette: Any, request: Any, db: Any) -> Callable[[sqlite3.Connection], Corpus]:
    """Return what tells, on a connection, how a served database is to be cited."""
    title = datasette.metadata("title", database=db.name)
    address = datasette.absolute_url(request, datasette.urls.database(db.name))
    return lambda connection: corpus_of(connection, title, db.name, address)


def _work(row: tuple[Any, ...], names: dict[str, list[str]], corpus: Corpus) -> Cited:
    article, title, headline, byline, published, outlet, section, url, language = row
    authors = tuple(dict.fromkeys(names.get("author", ())))
    agency = next(iter(names.get("agency", ())), None)
    return Cited(
        article=article,
        title=_line(title),
        headline=headline is not None,
        authors=authors,
        body=None if authors else _line(byline) or agency,
        outlet=_line(outlet) or None,
        section=_line(section) or None,
        published=published,
        url=url if _is_link(url) else None,
        language=language,
        corpus=corpus,
    )


def _is_link(url: Any) -> bool:
    """Tell whether an address is one of the web, without blanks or signs that end it."""
    return bool(
        url and re.fullmatch(r"https?://[^\s\x00-\x1f\x7f-\x9f<>\"]+", str(url), re.IGNORECASE)
    )


def _line(text: Any) -> str:
    """Return a text in one line: breaks and control characters, which formats end fields at, go."""
    return _BLANKS.sub(" ", str(text or "")).strip()
