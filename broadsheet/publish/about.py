"""What a database is as a whole: what its site says of it, and what is counted in it.

In: Datasette and the name of a database of ours. Out: `Words`, which are those of `datasette -m`
where it has some; and `Figures`, counted once, as a served database does not change.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from broadsheet.publish.ask import asked
from broadsheet.publish.edition import has_facts
from broadsheet.publish.order import DATED
from broadsheet.publish.remember import Memory

MOST_LANGUAGES = 50
"""Languages that stand for those of a corpus: those of most articles."""

MOST_PLACES = 10
"""Places that stand for the space that a corpus covers: those named in most articles."""

_SPAN = f"""
SELECT min(published) AS first, max(published) AS last FROM articles
WHERE {DATED}
"""
_LANGUAGES = """
SELECT language AS value, count(*) AS articles FROM articles
WHERE language IS NOT NULL GROUP BY language ORDER BY articles DESC, value
"""
_PLACES = f"""
SELECT name, latitude, longitude FROM places WHERE articles IS NOT NULL
ORDER BY articles DESC, name, id LIMIT {MOST_PLACES}
"""
QUESTIONS = (_SPAN, _LANGUAGES, _PLACES)
"""What is asked of whole tables, which takes long where they are large."""

_BUILD = "SELECT key, value FROM build WHERE key != 'metadata' AND typeof(value) = 'text'"
_COUNT = re.compile(r"\d{1,18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Words:
    """What the site says of a database; None what it does not say."""

    title: str
    """The name of the database where there is no title."""
    description: str = ""
    license: str | None = None
    license_url: str | None = None
    source: str | None = None
    source_url: str | None = None
    about: str | None = None
    about_url: str | None = None
    creator: str | None = None
    """Who put the corpus together."""
    creator_url: str | None = None


class Said:
    """All that the site says of its databases, for one page.

    Each question to Datasette puts all of the metadata together anew, so it is asked once.
    """

    def __init__(self, datasette: Any) -> None:
        self.site: dict[str, Any] = datasette.metadata()

    def block(self, database: str) -> dict[str, Any]:
        """Return what is said of a database alone."""
        return (self.site.get("databases") or {}).get(database) or {}

    def table(self, database: str, table: str) -> dict[str, Any]:
        """Return what is said of a table or view."""
        return (self.block(database).get("tables") or {}).get(table) or {}

    def of(self, database: str) -> Words:
        """Return what is said of a database, or of the site that it is part of."""
        block = self.block(database)
        said = {one.name: block.get(one.name, self.site.get(one.name)) for one in fields(Words)}
        stated = {word: str(value) for word, value in said.items() if value}
        return Words(**{"title": database, **stated})


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted in a database."""

    build: Mapping[str, str] = field(default_factory=dict)
    """What the build has written down, but for the metadata."""
    first: str | None = None
    """The earliest stated date of publication, as EDTF."""
    last: str | None = None
    languages: tuple[dict[str, Any], ...] = ()
    """Each with its number of articles, those of most articles first."""
    places: tuple[dict[str, Any], ...] = ()
    complete: bool = True
    """Whether nothing took too long."""

    @property
    def spoken(self) -> list[str]:
        """The languages of most articles, as BCP 47."""
        return [one["value"] for one in self.languages[:MOST_LANGUAGES]]

    def count(self, table: str) -> int | None:
        """Return how many rows a table has, None where the build has not written it down."""
        written = self.build.get(table, "")
        return int(written) if _COUNT.fullmatch(written) else None

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return self.count("articles") or 0

    @property
    def edition(self) -> str | None:
        """The hash of the list of files, by which an edition can be told."""
        return self.build.get("manifest_sha256")

    @property
    def version(self) -> str | None:
        """The version of Broadsheet that made it."""
        return self.build.get("version")


@dataclass(frozen=True, slots=True)
class About:
    """What a database is."""

    words: Words
    figures: Figures


async def about(datasette: Any, database: str, said: Said | None = None) -> About:
    """Return what a database is; `said` is what the site says, where it is known already."""
    words = (said or Said(datasette)).of(database)
    return About(words, await figures(datasette, database))


_figures: Memory[Figures] = Memory()


async def figures(datasette: Any, database: str) -> Figures:
    """Return what is counted in a database."""
    db = datasette.get_database(database)
    known = _figures.get(db)
    if known is None:
        known = await _counted(db, facts=has_facts(datasette, database))
        if known.complete:
            _figures.keep(db, known)
    return known


async def _counted(db: Any, *, facts: bool) -> Figures:
    build = await asked(db, _BUILD, {})
    span = await asked(db, _SPAN, {})
    languages = await asked(db, _LANGUAGES, {})
    places = await asked(db, _PLACES, {}) if facts else []
    return Figures(
        build={row["key"]: row["value"] for row in build or []},
        **(span[0] if span else {}),
        languages=tuple(languages or ()),
        places=tuple(places or ()),
        complete=None not in (build, span, languages, places),
    )
