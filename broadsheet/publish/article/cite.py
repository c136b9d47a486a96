"""How to cite an article: in plain text, as files for reference managers, with its edition.

In: the row of an article. Out: a `Cite`: the citation that `publish/citation.py` makes of it, and
where the same is as a file.
"""

import sqlite3
from dataclasses import dataclass
from typing import Any

from broadsheet.publish.citation import Cited, corpus_for, plain, works
from broadsheet.publish.take.writers import FORMATS


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation in plain text, the address and the edition in it, and its files by their name."""

    plain: str
    permalink: str
    edition: str
    files: dict[str, str]


async def cite(datasette: Any, database: str, row: Any, request: Any) -> Cite:
    """Return how to cite an article."""
    db = datasette.get_database(database)
    corpus = corpus_for(datasette, request, db)

    def work(connection: sqlite3.Connection) -> Cited:
        return works(connection, [row["id"]], corpus(connection))[0]

    cited = await db.execute_fn(work)
    whole = datasette.urls.database(database) + "/-/all/articles."
    files = {
        form.title: f"{whole}{kind}?id={row['id']}" for kind, form in FORMATS.items() if form.cites
    }
    path = datasette.urls.row(database, "articles", str(row["id"]))
    permalink = datasette.absolute_url(request, path)
    return Cite(plain(cited), permalink, cited.corpus.edition, files)
