"""What a database is as a whole: its words, its articles, period, languages, places and edition.

In: a database of ours. Out: an `About`. The words are Datasette's, so that those of `datasette -m`
win; the figures are counted once, as a served database does not change.
"""

from dataclasses import dataclass
from typing import Any

from broadsheet.publish.ask import asked
from broadsheet.publish.edition import has_facts
from broadsheet.publish.remember import remember, remembered

MOST_PLACES = 10
"""Places that stand for the space that a corpus covers: those named in most articles."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted."""

    articles: int = 0
    first: str | None = None
    """The earliest stated date of publication, as EDTF."""
    last: str | None = None
    languages: tuple[str, ...] = ()
    places: tuple[dict[str, Any], ...] = ()
    edition: str | None = None
    """The hash of the list of files, by which an edition can be told."""
    version: str | None = None
    """The version of Broadsheet that made it."""


@dataclass(frozen=True, slots=True)
class About(Figures):
    """What a database is: figures and words."""

    title: str = ""
    description: str = ""
    license: str | None = None
    license_url: str | None = None
    creator: str | None = None
    """Who put the corpus together."""
    creator_url: str | None = None


_WORDS = ("title", "description", "license", "license_url", "creator", "creator_url")

# XXXX-10-07 is a day without a year: it stands after all years.
_FIGURES = """
SELECT
  (SELECT count(*) FROM articles) AS articles,
  (SELECT min(published) FROM articles WHERE published IS NOT NULL AND published < 'X') AS first,
  (SELECT max(published) FROM articles WHERE published IS NOT NULL AND published < 'X') AS last
"""
_LANGUAGES = """
SELECT language FROM articles WHERE language IS NOT NULL
GROUP BY language ORDER BY count(*) DESC, language LIMIT 50
"""
_PLACES = f"""
SELECT name, latitude, longitude FROM places WHERE articles IS NOT NULL
ORDER BY articles DESC, name, id LIMIT {MOST_PLACES}
"""
_BUILD = "SELECT key, value FROM build WHERE key IN ('manifest_sha256', 'version')"


async def about(datasette: Any, database: str) -> About:
    """Return what a database is."""
    db = datasette.get_database(database)
    if (figures := remembered(db, "about")) is None:
        figures = await _figures(datasette, database)
        remember(db, "about", figures)
    said = {word: datasette.metadata(word, database=database) for word in _WORDS}
    said = {word: str(value) for word, value in said.items() if value}
    return About(**figures, **{"title": database, **said})


async def _figures(datasette: Any, database: str) -> dict[str, Any]:
    db = datasette.get_database(database)
    figures: dict[str, Any] = (await asked(db, _FIGURES, {}) or [{}])[0]
    build = {row["key"]: row["value"] for row in await asked(db, _BUILD, {}) or []}
    facts = has_facts(datasette, database)
    return {
        **{key: value for key, value in figures.items() if value is not None},
        "languages": tuple(row["language"] for row in await asked(db, _LANGUAGES, {}) or []),
        "places": tuple(await asked(db, _PLACES, {}) or []) if facts else (),
        "edition": build.get("manifest_sha256"),
        "version": build.get("version"),
    }
