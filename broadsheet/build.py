"""A build: the database is made anew, unless nothing has changed.

In: a folder, where the database goes, and the metadata. Out: the database in its place, and a
`Report`. What makes it, `build_anew`, takes a second to import, and is only imported to do so.
"""

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import msgspec

from broadsheet.build_report import Report
from broadsheet.errors import UsageError
from broadsheet.options import USUAL, Options, default_metadata
from broadsheet.progress import SILENT, Progress
from broadsheet.reuse.code import key
from broadsheet.reuse.store import Store, store_path
from broadsheet.reuse.unchanged import Edition, listing, note, unchanged
from broadsheet.sha256 import of_file

__all__ = ["Options", "Report", "build"]

PASSING = frozenset({"changing", "crashed", "took too long", "unreadable", "vanished"})
"""Problems that may be gone by the next time, although nothing has changed."""


def build(
    folder: Path,
    target: Path,
    metadata: Path | None,
    progress: Progress = SILENT,
    options: Options = USUAL,
) -> Report:
    """Build the database of a folder of articles.

    `metadata` is a metadata.yml, or None for the one that comes with Broadsheet; `progress` is told
    of every file and article. Raises `UsageError` when what was asked for cannot be done,
    `UnfitError` when too little could be read, and what `load_file.replacing` raises; but for
    `UnsyncedError`, the target stays as it was.
    """
    try:
        _refuse(folder, target)
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError(folder, f"cannot be used: {error}") from error
    metadata = metadata or default_metadata()
    with closing(Store(options.cache and store_path(options.cache, target))) as store:
        now = _edition(folder, metadata, options)
        if now and not options.fresh and (report := unchanged(store, now, folder, target)):
            return replace(_REPORT(report), unchanged=True)
        from broadsheet.build_anew import anew, begun

        said, work = begun(metadata, options, store)
        made, late = anew(folder, target, said, progress, work)
        store.tidy()
        steady = now and now.choices == _choices(metadata, options)
        if now and steady and not PASSING & made.problems.keys():
            note(store, replace(now, late=late), folder, target, msgspec.json.encode(made))
    return made


_REPORT = msgspec.json.Decoder(Report).decode


def _edition(folder: Path, metadata: Path, options: Options) -> Edition | None:
    """Return what decides the database: where nothing of it is different, neither is that.

    None where nothing is to be noted, or the metadata cannot be read.
    """
    choices = _choices(metadata, options)
    if not options.cache or options.since or choices is None:
        return None
    return Edition(choices, options.today or "", listing(folder))


def _choices(metadata: Path, options: Options) -> bytes | None:
    """Return a key of what was chosen; of an engine, the code that is installed has the version."""
    try:
        if not metadata.is_file():
            return None
        said = of_file(metadata)
    except (OSError, ValueError):
        return None
    without = ",".join(sorted(options.without))
    by = options.shard_by or ""
    return key("edition", without, options.ner, str(options.time_limit), by, said)


def _refuse(folder: Path, target: Path) -> None:
    if not folder.is_dir():
        cause = "is not a folder" if folder.exists() else "there is no such folder"
        raise UsageError(folder, f"{cause}; name the one that holds the articles")
    if Path(os.path.realpath(target)).is_relative_to(os.path.realpath(folder)):
        raise UsageError(target, "is inside the folder of articles; write it elsewhere")
