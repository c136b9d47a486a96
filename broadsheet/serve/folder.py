"""A folder for plain `datasette serve FOLDER`: one edition with the settings of a public site.

In: a `Plan`. Out: the databases (hard links, or copies), `settings.json`, `metadata.json`, and
`inspect-data.json`, by which Datasette knows that the files do not change
(https://docs.datasette.io/en/0.65.2/settings.html#configuration-directory-mode).
"""

import json
from pathlib import Path
from typing import Any

from broadsheet.errors import OutputError, UsageError
from broadsheet.serve.command import metadata_of
from broadsheet.serve.editions import held, linked
from broadsheet.serve.inspected import inspected
from broadsheet.serve.plan import Plan
from broadsheet.serve.settings import PLUGIN

SETTINGS, METADATA, INSPECTED = "settings.json", "metadata.json", "inspect-data.json"


def write(plan: Plan, folder: Path) -> None:
    """Write the folder anew. Raises `UsageError` where it holds anything else, or `OutputError`."""
    metadata = metadata_of(plan)
    plugins = metadata.setdefault("plugins", {})
    own: dict[str, Any] = {"public": True}
    if plan.downloads:
        own["downloads"] = [str(Path(path).absolute()) for path in plan.downloads]
    plugins[PLUGIN] = {**plugins.get(PLUGIN, {}), **own}
    with held(tuple(map(Path, plan.databases))) as editions:
        edition = editions.take()
        _refuse(folder, {Path(path).name for path in edition.files})
        try:
            folder.mkdir(exist_ok=True)
            found = {Path(path).stem: _put(Path(path), folder) for path in edition.files}
            for name, said in (
                (SETTINGS, plan.settings),
                (METADATA, metadata),
                (INSPECTED, found),
            ):
                text = json.dumps(said, indent=2, ensure_ascii=False) + "\n"
                (folder / name).write_text(text, encoding="utf-8")
        except OSError as error:
            raise OutputError(folder, f"cannot be written: {error.strerror}") from error


def _refuse(folder: Path, databases: set[str]) -> None:
    """Raise `UsageError` unless a folder is free, or was written by `write` for these files."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(folder, "is a file; name a folder")
    own = {SETTINGS, METADATA, INSPECTED, *databases}
    for path in folder.iterdir() if folder.exists() else ():
        if path.name not in own:
            raise UsageError(path, "is none of the files for datasette; name an empty folder")


def _put(file: Path, folder: Path) -> dict[str, Any]:
    """Put a file into the folder under its name; return what `datasette inspect` says of it."""
    target = folder / file.name
    target.unlink(missing_ok=True)
    linked(file, target)
    return inspected(target)
