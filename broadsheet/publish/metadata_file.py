"""metadata.yml: read, with the line of everything in it, and written into the database.

In: a YAML file. Out: a `MetadataFile`, and from it an entry in `build`. Every mistake of the file's
author is a `UsageError` with its line and, for a wrong name, the nearest right one; nothing is
passed over in silence. `metadata` knows what may be said, `metadata_check` whether it is so.
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from sqlite_utils import Database

from broadsheet.errors import UsageError, nearest
from broadsheet.publish import metadata
from broadsheet.publish.descriptions import descriptions
from broadsheet.publish.metadata import KEY, MAX_METADATA, Place

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's, unless PyYAML was built without it."""

_DEEPEST = 100
"""Blocks that may lie in one another; what a file may say has seven."""


@dataclass(frozen=True, slots=True)
class MetadataFile:
    """What a metadata.yml says, and the line of every key in it."""

    path: Path
    content: dict[str, Any]
    lines: dict[Place, int]

    def error(self, place: Place, cause: str) -> UsageError:
        """Return the error for a fault at a place, with the line of its nearest key."""
        while place and place not in self.lines:
            place = place[:-1]
        line = f"line {self.lines[place]}: " if place else ""
        return UsageError(self.path, line + cause)

    @property
    def block(self) -> tuple[Place, dict[str, Any]]:
        """Where the block of the one database stands, and what it says."""
        name, block = next(iter(self.content.get("databases", {}).items()), ("corpus", {}))
        return ("databases", name), block


def read(path: Path) -> MetadataFile:
    """Read a metadata.yml and check its form. Raises `UsageError`."""
    text = _text(path)
    try:
        loader, node = _composed(text)
        lines = _lines(node)
        content = loader.construct_document(node) if node else {}
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        raise UsageError(path, f"{line}is not valid YAML: {error.problem}") from error
    except (yaml.YAMLError, _RefusedError) as error:
        raise UsageError(path, " ".join(str(error).split())) from error
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        # PyYAML lets these through for dates, numbers and tags that cannot be.
        raise UsageError(path, f"holds a value that YAML cannot read: {error!r}") from error
    file = MetadataFile(path, content, lines)
    for place, wrong in metadata.faults(content):
        raise file.error(place, wrong + _nearest_key(place, content))
    if len(content.get("databases", {})) > 1:
        raise file.error(("databases",), "more than one database; a file describes one")
    return file


def _text(path: Path) -> str:
    """Return the text of a metadata.yml."""
    try:
        if not path.is_file():
            raise UsageError(path, "cannot be read: there is no such file")
        if path.stat().st_size > MAX_METADATA:
            raise UsageError(path, f"is larger than {MAX_METADATA:,} bytes")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(path, f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise UsageError(path, "is not a text in UTF-8") from error


def _composed(text: str) -> tuple[Any, yaml.Node | None]:
    """Return what makes values of nodes, and the node at the top.

    libyaml does it in a tenth of the time; what it refuses, PyYAML's own parser names better.
    """
    try:
        _check_depth(text)
        loader = _Loader(text)
        return loader, loader.get_single_node()
    except yaml.YAMLError:
        loader = yaml.SafeLoader(text)
        return loader, loader.get_single_node()


def _check_depth(text: str) -> None:
    """Raise `_RefusedError` for blocks in blocks in blocks: libyaml composes until it crashes."""
    depth = 0
    for event in yaml.parse(text, _Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            line = f"line {event.start_mark.line + 1}: " if event.start_mark else ""
            raise _RefusedError(f"{line}its blocks lie more than {_DEEPEST} deep")


class _RefusedError(ValueError):
    """What YAML allows and a metadata.yml may not have; the message has the line."""


def write(file: MetadataFile, connection: sqlite3.Connection) -> None:
    """Write what the file says into the database, with the schema's descriptions below it.

    Tables stand in the order of the file, so that the site lists them in it; then the others.
    """
    block = file.block[1]
    database = Database(connection)
    names = {*database.table_names(), *database.view_names()}
    described = {name: own for name, own in descriptions().items() if name in names}
    tables: dict[str, Any] = {}
    for name, said in block.get("tables", {}).items():
        own = described.get(name, {})
        columns = {**own.get("columns", {}), **said.get("columns", {})}
        tables[name] = {**own, **said, **({"columns": columns} if columns else {})}
    tables |= {name: own for name, own in described.items() if name not in tables}
    content = {**file.content, "databases": {"corpus": {**block, "tables": tables}}}
    value = json.dumps(content, ensure_ascii=False)
    if len(value) > MAX_METADATA:
        raise UsageError(file.path, f"is longer than {MAX_METADATA:,} characters")
    database.table("build").insert({"key": KEY, "value": value})


def _lines(root: yaml.Node | None) -> dict[Place, int]:
    """Return the line of every key and list item.

    Raises `_RefusedError` for a key that is there twice, which YAML would drop in silence, and
    for an alias, with which a few lines can stand for millions.
    """
    lines: dict[Place, int] = {}
    seen: set[int] = set()
    waiting: list[tuple[yaml.Node | None, Place]] = [(root, ())]
    while waiting:
        node, place = waiting.pop()
        if not isinstance(node, yaml.CollectionNode):
            continue
        if id(node) in seen:
            line = node.start_mark.line + 1
            raise _RefusedError(f"line {line}: an alias (*) repeats this block; write it out")
        seen.add(id(node))
        for key, mark, value in _items(node):
            here = (*place, key)
            if here in lines:
                first = f"line {lines[here]}: {key} is there again on line {mark}; keep one"
                raise _RefusedError(first)
            lines[here] = mark
            waiting.append((value, here))
    return lines


def _items(node: yaml.CollectionNode) -> Iterator[tuple[str | int, int, yaml.Node]]:
    """Yield the key or number of each item of a block or list, its line, and its value."""
    for number, item in enumerate(node.value):
        if isinstance(item, tuple):
            yield str(item[0].value), item[0].start_mark.line + 1, item[1]
        else:
            yield number, item.start_mark.line + 1, item


def _nearest_key(place: Place, content: dict[str, Any]) -> str:
    """Return a hint for a key that is unknown at its level."""
    levels = {1: "top", 3: "database", 5: "query" if "queries" in place[:4] else "table"}
    level = levels.get(len(place))
    value: Any = content
    for key in place[:-1]:
        value = value[key]
    if level is None or place[-1] in metadata.known_keys(level):
        return ""
    return nearest(str(place[-1]), metadata.known_keys(level))
