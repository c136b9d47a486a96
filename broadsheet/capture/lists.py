"""Lists that a person keeps beside the articles, of corrections or entities: the files themselves.

In: a folder, and the names that a list may have at its top. Out: their bytes, as files that are no
articles, and a loader for YAML that no list can keep busy. What a list says: `corrections`,
`entities`.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from broadsheet.capture.walk import MAX_BYTES, RefusedError, whole
from broadsheet.records import Source

DEEPEST = 20
"""Blocks that may lie in one another; a list has three or four."""

UNREADABLE = (yaml.YAMLError, ValueError, RecursionError)
"""What `Yaml` raises."""


def lists(folder: Path, names: Iterable[str]) -> Iterator[Source]:
    """Yield the lists that a folder has, as files."""
    for name in names:
        try:
            raw = whole(folder, Path(name), MAX_BYTES)
        except (OSError, RefusedError):
            continue  # not there; what else is wrong with it, the walk says
        media_type = "text/csv" if name.endswith(".csv") else "application/yaml"
        yield Source(name, raw, hashlib.sha256(raw).hexdigest(), media_type)


def cause(error: Exception) -> str:
    """Return why a list cannot be read, in one line."""
    return " ".join(str(error).split())[:200]


class Yaml(yaml.BaseLoader):
    """Makes nothing but texts, lists and mappings.

    Refuses aliases, which can repeat a block without end, and blocks in blocks in blocks: a parser
    takes the square of the depth.
    """

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Compose a node and what lies in it."""
        if self.check_event(yaml.AliasEvent):
            raise ValueError("an alias (*) repeats a block; write it out")
        if self.depth == DEEPEST:
            raise ValueError(f"its blocks lie more than {DEEPEST} deep")
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node
