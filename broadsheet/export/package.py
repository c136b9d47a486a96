"""datapackage.json: a Frictionless data package (https://specs.frictionlessdata.io, version 1).

In: the tables that were written, with what was seen in them, and their files. Out: the package:
each table as a resource with a Table Schema (types, descriptions, keys), and the citations, each
with its size and, where it is one file, its checksum.
"""

import json
from typing import Any

import broadsheet
from broadsheet.export.folder import MARK
from broadsheet.export.tables import Column, File, Table
from broadsheet.publish.citation import Corpus
from broadsheet.publish.edition_read import Edition

_TYPES = {"INTEGER": "integer", "REAL": "number"}
"""Types of Table Schema by those that SQLite's columns are declared with; all others are texts."""

_MEDIA = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "ris": "application/x-research-info-systems",
    "bib": "application/x-bibtex",
    "json": "application/vnd.citationstyles.csl+json",
}


def datapackage(
    edition: Edition, corpus: Corpus, found: list[tuple[Table, list[File]]], cited: list[File]
) -> str:
    """Return the package as JSON."""
    about = {**edition.site, **edition.database}
    described = edition.database.get("tables", {})
    names = {table.name for table, _ in found}
    resources = [_resource(table, files, _about(table, described), names) for table, files in found]
    package = {
        "profile": "data-package",
        "name": "news-corpus",
        "id": corpus.manifest and f"sha256:{corpus.manifest}",
        "title": corpus.title,
        "description": about.get("description"),
        "version": corpus.edition,
        "homepage": corpus.address,
        "licenses": _licences(about),
        "sources": _sources(about),
        MARK: broadsheet.__version__,
        "resources": [*resources, *map(_other, cited)],
    }
    return json.dumps(_filled(package), ensure_ascii=False, indent=1) + "\n"


def _about(table: Table, described: dict[str, Any]) -> dict[str, Any]:
    """Return what is said of a table; of the column that its folders stand for, what articles say.

    Most tables of articles have that column only there.
    """
    about: dict[str, Any] = described.get(table.name, {})
    if table.partition is None:
        return about
    of_articles = described.get("articles", {}).get("columns", {})
    said = {table.partition: of_articles.get(table.partition), **about.get("columns", {})}
    return {**about, "columns": said}


def _resource(
    table: Table, files: list[File], about: dict[str, Any], names: set[str]
) -> dict[str, Any]:
    """Return the resource of a table, in whichever format it was written.

    Only in a CSV is an empty text no value.
    """
    parquet = files[0].path.endswith(".parquet")
    return _filled({
        "name": table.name,
        "title": about.get("title"),
        "description": about.get("description"),
        **(_parquet(table, files) if parquet else _csv(table, files)),
        "schema": {
            "missingValues": [] if parquet else [""],
            **_schema(table, about.get("columns", {}), names),
        },
    })  # fmt: skip


def _csv(table: Table, files: list[File]) -> dict[str, Any]:
    """Return what a CSV has of its own; the same rows as JSON Lines are a note in it.

    As a resource, JSON Lines would be an error to each reader without `frictionless[json]`.
    """
    file, lines = files
    return {
        "profile": "tabular-data-resource",
        "path": file.path,
        "scheme": "file",
        "format": "csv",
        "mediatype": _MEDIA["csv"],
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "rows": table.rows,
        "jsonl": {"path": lines.path, "bytes": lines.size, "hash": f"sha256:{lines.sha256}"},
    }


def _parquet(table: Table, files: list[File]) -> dict[str, Any]:
    """Return what Parquet has of its own.

    It is a file to Frictionless, which would have to be installed as `frictionless[parquet]` to
    look inside; a table of many files has their checksums in SHA256SUMS.
    """
    alone = files[0] if len(files) == 1 else None
    return {
        "type": "file",
        "profile": "data-resource",
        "path": alone.path if alone else [file.path for file in files],
        "format": "parquet",
        "mediatype": _MEDIA["parquet"],
        "bytes": alone and alone.size,
        "hash": alone and f"sha256:{alone.sha256}",
        "parquet": _filled({"rows": table.rows, "partition": table.partition}),
    }


def _schema(table: Table, described: dict[str, str], names: set[str]) -> dict[str, Any]:
    """Return the Table Schema, but for what stands for no value."""
    return _filled({
        "fields": [_field(table, column, described.get(column.name)) for column in table.columns],
        "primaryKey": table.key or None,
        "foreignKeys": [
            {
                "fields": own,
                # A table that leads to itself is named by nothing.
                "reference": {"resource": "" if other == table.name else other, "fields": column},
            }
            for own, other, column in table.leads
            if other in names
        ]
        or None,
    })  # fmt: skip


def _other(file: File) -> dict[str, Any]:
    """Return the resource of a file that is no table."""
    name = file.path.partition("/")[2]
    ending = name.rpartition(".")[2]
    return {
        "name": name.replace(".", "-"),
        "path": file.path,
        "format": ending,
        "mediatype": _MEDIA[ending],
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }


def _field(table: Table, column: Column, description: str | None) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.stated and not column.empty and table.rows:
        constraints["required"] = True
    if table.key == [column.name]:
        constraints["unique"] = True
    return _filled({
        "name": column.name,
        "type": _type(column),
        "format": "binary" if bytes in column.kinds else None,
        "description": description,
        "constraints": constraints,
    })  # fmt: skip


def _type(column: Column) -> str:
    """Return the type of a column: what its values are, and where it has none, what it declares.

    >>> _type(Column("a", "INTEGER", False, {int})), _type(Column("a", "", False, {int, float}))
    ('integer', 'number')
    >>> _type(Column("a", "REAL", False)), _type(Column("a", "INTEGER", False, {int, str}))
    ('number', 'string')
    """
    if not column.kinds:
        return _TYPES.get(column.declared, "string")
    if column.kinds == {int}:
        return "number" if column.declared == "REAL" else "integer"
    return "number" if column.kinds <= {int, float} else "string"


def _licences(about: dict[str, Any]) -> list[dict[str, Any]] | None:
    """Return the terms of use; the package wants an address or a name for each."""
    if about.get("license_url"):
        return [_filled({"path": about["license_url"], "title": about.get("license")})]
    return [{"name": "other", "title": about["license"]}] if about.get("license") else None


def _sources(about: dict[str, Any]) -> list[dict[str, Any]] | None:
    if not about.get("source"):
        return None
    return [_filled({"title": about["source"], "path": about.get("source_url")})]


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", {}, [])}
