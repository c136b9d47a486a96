"""The nouns of an error: what a request was for, and what a reader is told.

In: a request that failed. Out: a `Problem`, which whoever words it fills in, with links to the same
page without what is wrong.
"""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

Link = tuple[str, str]
"""Words and the address that they lead to."""


@dataclass(slots=True)
class Problem:
    """What a reader is told."""

    status: int
    title: str
    said: str
    """What happened, in a sentence or two."""
    detail: str = ""
    """The words of the database, or what was typed."""
    links: list[Link] = field(default_factory=list)
    """What to do next."""
    sql: str | None = None
    """The SQL that was asked, to be changed and asked again."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a request was for, as far as its path tells."""

    datasette: Any
    database: str | None
    table: str | None
    request: Any
    searched: tuple[str, ...] = ()
    """The databases that the reader may search, where the request is for none of them."""

    @property
    def is_own_page(self) -> bool:
        """Whether the path is one below /DATABASE/-/, where Datasette has none."""
        return "/-/" in self.request.path

    @property
    def arguments(self) -> list[tuple[str, str]]:
        """The arguments of the address, in their order."""
        return parse_qsl(self.request.query_string, keep_blank_values=True)

    @property
    def sql(self) -> str | None:
        """The SQL that is asked, where it may be asked here."""
        return dict(self.arguments).get("sql") if self.table is None and self.database else None

    def with_column(self, wrong: str, right: str) -> str:
        """Return the address of the same page with the name of a column put right."""
        pairs = []
        for key, value in self.arguments:
            column, mark, rest = key.partition("__")
            named = right if key.startswith("_") and value == wrong else value
            pairs.append((right + mark + rest if column == wrong else key, named))
        return f"{self._path}?{urlencode(pairs)}"

    def without(self, words: str, *names: str) -> Link:
        """Return a link to the same page without some of its arguments."""
        kept = [(key, value) for key, value in self.arguments if key not in names]
        return words, f"{self._path}?{urlencode(kept)}" if kept else self._path

    @property
    def _path(self) -> str:
        return str(self.datasette.urls.path(self.request.path))


def home(place: Place) -> list[Link]:
    """Return links to where a reader can begin again."""
    urls = place.datasette.urls
    if place.database is None:
        return [("Go to the front page", str(urls.instance()))]
    root = str(urls.database(place.database))
    return [
        ("Search the articles", f"{root}/-/search"),
        ("See every table and saved query", f"{root}#tables"),
    ]


def sentence(message: str) -> str:
    """Return a message as a sentence.

    >>> sentence("no table links articles to nosuch")
    'No table links articles to nosuch.'
    """
    words = " ".join(message.split())
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!")) else ".")
