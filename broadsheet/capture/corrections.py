"""The list of corrections: what a person states about single files, beside the articles.

In: `articles.csv`, `articles.yml` or `articles.yaml` at the top of the folder, with a column or key
`path`. Out: for each path, claims that stand before everything a file says about itself, and
problems for what is of no use. A value `-` says: leave this field empty. Where a file of that name
has no `path`, it is no list of corrections but articles as any other.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from broadsheet.capture.decode import decode
from broadsheet.capture.keys import field_of
from broadsheet.capture.lists import UNREADABLE, Yaml, cause, lists
from broadsheet.capture.walk import MAX_BYTES
from broadsheet.normal import mended
from broadsheet.records import Claim, Document, Problem, Source

NAMES = ("articles.csv", "articles.yml", "articles.yaml")

PATHS = frozenset({"path", "file", "filename"})

FIELDS: dict[str, str] = {
    "headline": "headline",
    "title": "headline",
    "byline": "byline",
    "author": "byline",
    "authors": "byline",
    "published": "published",
    "date": "published",
    "outlet": "outlet",
    "section": "section",
    "url": "url",
    "language": "language",
    "licence": "licence",
    "license": "licence",
}
"""Column or key of the list → the field that it states. Authors are parted by `; `."""


@dataclass(slots=True)
class Corrections:
    """What the list says, and which of its lines were used."""

    sources: list[Source] = field(default_factory=list)
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def apply(self, document: Document) -> Document:
        """Put the corrections of a document before its own claims."""
        stated = self.claims.get(document.source.path)
        if stated is None:
            return document
        self.used.add(document.source.path)
        return replace(document, claims=(*stated, *document.claims))

    def unused(self) -> Iterator[Problem]:
        """Yield a problem for each line that names no file which was read."""
        for path, name in self.lines.items():
            if path not in self.used:
                yield Problem(name, "capture", "unused correction", path)


def corrections(folder: Path) -> Corrections:
    """Read the lists of corrections of a folder. Never raises for what stands in them."""
    found = Corrections()
    for source in lists(folder, NAMES):
        decoded = decode(source.raw)
        try:
            rows = list(_rows(source.path, decoded.text)) if decoded else []
        except (csv.Error, *UNREADABLE) as error:
            problem = Problem(source.path, "capture", "unread correction", cause(error))
            found.problems.append(problem)
            continue
        if rows:
            found.sources.append(source)
        for path, stated in rows:
            _take(found, source.path, path, stated)
    return found


def _take(found: Corrections, name: str, path: str, said: dict[str, str]) -> None:
    path = mended(path)
    stated = {mended(key): mended(value) for key, value in said.items()}
    if path in found.lines:
        found.problems.append(Problem(name, "capture", "unused correction", f"{path}, again"))
        return
    found.lines[path] = name
    claims = found.claims.setdefault(path, [])
    for key, value in stated.items():
        known = FIELDS.get(key.strip().casefold())
        if known and value.strip():
            claims.append(
                Claim(known, " ".join(value.split()), f"correction in {name}", None, None)
            )
        elif not known and key:
            unknown = Problem(name, "capture", "unused correction", f"unknown column: {key}")
            if unknown not in found.problems:
                found.problems.append(unknown)


def _rows(name: str, text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield path and statements of each line; nothing where it is no list of corrections."""
    return _of_csv(text) if name.endswith(".csv") else _of_yaml(text)


def _of_csv(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    csv.field_size_limit(MAX_BYTES)
    for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter):
        named = [key for key in row if key and key.strip().casefold() in PATHS]
        if not named or any(_is_text(key) for key in row):
            return
        path = row.pop(named[0]) or ""
        stated = {key: value for key, value in row.items() if key and isinstance(value, str)}
        if path.strip() or any(stated.values()):
            yield path.strip(), stated


def _is_text(column: str | None) -> bool:
    """Tell whether a column holds articles: then the file is a table of them, and no list."""
    known = field_of((column,)) if column else None
    return known is not None and known[0] in ("body", "html")


def _of_yaml(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the entries of `path: {field: value}`, or of a list of mappings that have a `path`."""
    content: Any = yaml.load(text, Yaml)  # noqa: S506 - makes nothing but texts
    if isinstance(content, list):
        entries = [
            (next((one[key] for key in one if key.casefold() in PATHS), ""), one)
            for one in content
            if isinstance(one, dict)
        ]
        if not any(path for path, _ in entries):
            return
    else:
        entries = list(content.items()) if isinstance(content, dict) else []
    for path, said in entries:
        stated = said if isinstance(said, dict) else {str(said): "?"}
        kept = {key: value for key, value in stated.items() if key.casefold() not in PATHS}
        yield str(path), {key: _words(value) for key, value in kept.items()}


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(one for one in value if isinstance(one, str))
    return value if isinstance(value, str) else ""
