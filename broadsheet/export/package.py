"""datapackage.json: a Frictionless data package (https://specs.frictionlessdata.io, version 1).

In: the tables that were written, with what was seen in them, and their files. Out: the package:
each CSV as a tabular resource with a Table Schema (types, descriptions, keys), and the citations,
each with its size and checksum.
"""

import json
from typing import Any

import broadsheet
from broadsheet.export.folder import MARK
from broadsheet.export.tables import Column, File, Table
from broadsheet.publish.citation import Corpus
from broadsheet.publish.edition import Edition

_TYPES = {"INTEGER": "integer", "REAL": "number"}
"""Types of Table Schema by those that SQLite's columns are declared with; all others are texts."""

_MEDIA = {
    "csv": "text/csv",
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
    resources = [
        _tabular(table, files, described.get(table.name, {}), names) for table, files in found
    ]
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


def _tabular(
    table: Table, files: list[File], about: dict[str, Any], names: set[str]
) -> dict[str, Any]:
    """Return the resource of a CSV; the same rows as JSON Lines are a note in it.

    As a resource, JSON Lines would be an error to each reader without `frictionless[json]`.
    """
    file, lines = files
    columns = about.get("columns", {})
    schema = {
        "fields": [_field(table, column, columns.get(column.name)) for column in table.columns],
        "missingValues": [""],
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
    }
    return _filled({
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": file.path,
        "title": about.get("title"),
        "description": about.get("description"),
        "scheme": "file",
        "format": "csv",
        "mediatype": _MEDIA["csv"],
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "rows": table.rows,
        "schema": _filled(schema),
        "jsonl": {"path": lines.path, "bytes": lines.size, "hash": f"sha256:{lines.sha256}"},
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
