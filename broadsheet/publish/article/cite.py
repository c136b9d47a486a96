"""How to cite an article: in plain text, as files for reference managers, with its edition.

In: the row of an article. Out: a `Cite`. An edition is told by the first digits of the hash of the
list of files it was built from, which the table `build` keeps.
"""

from dataclasses import dataclass
from typing import Any

from broadsheet.publish.take.writers import FORMATS

DIGITS = 12
"""Digits of the hash that are cited."""

_FILES = {"ris": "RIS", "bib": "BibTeX", "csl.json": "CSL-JSON"}
"""Formats of citations, and what they are called."""

_EDITION = "SELECT value FROM build WHERE key = 'manifest_sha256'"


@dataclass(frozen=True, slots=True)
class Cite:
    """The address and the edition to cite, and where the citation is as a file, by its name."""

    permalink: str
    edition: str | None
    files: dict[str, str]


async def cite(datasette: Any, database: str, row: Any, request: Any) -> Cite:
    """Return how to cite an article."""
    path = datasette.urls.row(database, "articles", str(row["id"]))
    found = (await datasette.get_database(database).execute(_EDITION)).first()
    whole = datasette.urls.database(database) + "/-/all/articles."
    files = {
        name: f"{whole}{suffix}?id={row['id']}"
        for suffix, name in _FILES.items()
        if suffix in FORMATS
    }
    return Cite(
        datasette.absolute_url(request, path), str(found[0])[:DIGITS] if found else None, files
    )
