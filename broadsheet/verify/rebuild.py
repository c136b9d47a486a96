"""The same database, built again: whether the articles give it byte for byte.

In: a database or a set, what it states, and the folder of articles. Out: faults. What the build was
given is in the table build: the rules left out, the day, the engine, the metadata.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from broadsheet import made_with
from broadsheet.build import build
from broadsheet.errors import UsageError
from broadsheet.options import Options
from broadsheet.publish.metadata import KEY
from broadsheet.sha256 import of_file
from broadsheet.verify.fault import Fault, short


def faults(target: Path, stated: dict[str, str], articles: Path) -> Iterator[Fault]:
    """Build again, in a folder for temporary files, and yield what is different.

    Raises `UsageError` where that cannot be told, and what `build.build` raises.
    """
    if any(key.startswith("since_") for key in stated):
        raise UsageError("--rebuild", "cannot be told of a database that was made with --since")
    own = ", ".join(map(" ".join, made_with.libraries().items()))
    options = Options(
        without=frozenset(filter(None, stated.get("without", "").split(", "))),
        today=stated.get("as_of") or f"{datetime.now(UTC):%Y-%m-%d}",
        ner=stated.get("ner", "base"),
        most_unread=1.0,
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        metadata = folder / "metadata.yml"
        metadata.write_text(stated.get(KEY, "{}"), encoding="utf-8")  # JSON is YAML
        made = folder / "made" / target.name
        made.parent.mkdir()
        build(articles, made, metadata, options=replace(options, shard_by=stated.get("shard_by")))
        there = {path.name: path for path in (target.iterdir() if target.is_dir() else [target])}
        for path in sorted(made.iterdir() if made.is_dir() else [made]):
            if path.name in there and of_file(path) != of_file(there[path.name]):
                yield Fault(path.name, f"a build from {articles} is another, byte for byte")
                if own != stated.get("made_with"):
                    what = f"made with {short(stated.get('made_with'))}, here are other libraries"
                    yield Fault("build", what)
