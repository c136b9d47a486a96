"""What an export says of itself to whoever opens it: CITATION.cff and README.txt.

In: the edition and what was written. Out: texts, without a date, so that the same database gives
the same bytes.
"""

from importlib.resources import files
from typing import Any

import yaml

import broadsheet
from broadsheet.export.tables import File, Table
from broadsheet.publish.citation import Corpus
from broadsheet.publish.edition_read import Edition


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


_README = _text("readme.txt")
_READING = {True: _text("readme_parquet.txt"), False: _text("readme_csv.txt")}
"""What is in the folder data, in a line, and how to read it; by whether that is Parquet."""


def readme(
    edition: Edition, corpus: Corpus, found: list[tuple[Table, list[File]]], *, parquet: bool
) -> str:
    """Return the README of an export."""
    data, _, reading = _READING[parquet].partition("\n\n")
    about = {**edition.site, **edition.database}
    described = edition.database.get("tables", {})
    width = max(len(table.name) for table, _ in found)
    lines = [
        f"{table.name:{width}}  {table.rows:>11,}  {_sentence(described.get(table.name, {}))}"
        for table, _ in found
    ]
    terms = [about.get("license"), about.get("license_url"), about.get("source")]
    return _README.format(
        title=corpus.title,
        line="=" * len(corpus.title),
        description=about.get("description") or "A corpus of news articles.",
        edition=corpus.edition or "not known",
        manifest=corpus.manifest or "not known",
        terms="\n".join(" ".join(str(term).split()) for term in terms if term),
        version=broadsheet.__version__,
        data=data,
        reading=reading.strip(),
        tables="\n".join(lines),
    )


def citation_cff(edition: Edition, corpus: Corpus, authors: tuple[str, ...]) -> str:
    """Return CITATION.cff (https://citation-file-format.github.io, version 1.2.0).

    Whoever made the corpus is an entity, as nothing states what is a family name; where nobody is
    named, the corpus stands for its makers, since the format wants an author.
    """
    about = {**edition.site, **edition.database}
    content: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "To cite the corpus, please name its title and edition.",
        "type": "dataset",
        "title": corpus.title,
        "abstract": about.get("description"),
        "authors": [{"name": name} for name in authors or (corpus.title,)],
        "version": corpus.edition,
        "identifiers": corpus.manifest
        and [
            {
                "type": "other",
                "value": f"sha256:{corpus.manifest}",
                "description": "The sha256 of the list of the files that the edition was made from",
            }
        ],
        "url": corpus.address,
        "license-url": about.get("license_url"),
    }
    filled = {key: value for key, value in content.items() if value}
    return yaml.safe_dump(filled, allow_unicode=True, sort_keys=False, width=100)


def _sentence(about: dict[str, Any]) -> str:
    """Return the first sentence of a description."""
    first, dot, _ = str(about.get("description") or "").partition(". ")
    return first + ("." if dot else "")
