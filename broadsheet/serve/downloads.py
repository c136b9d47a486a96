"""Complete files of tables, made when the database was built, held open to be given to readers.

In: a Datasette, and the folders that `settings.downloads` names. Out: for a request of a whole
table or view its file, where a folder states the very database that is served, or the very set.
Nothing of an address becomes a path: it is looked up among names that the folder's statement has.
Files are held by descriptor, so whatever takes the folder's place, an edition's readers get that
edition.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from broadsheet.publish.edition import editions
from broadsheet.publish.shards.index import indexes
from broadsheet.publish.take.stated import PACKED, STATEMENT
from broadsheet.serve.asked import Asked
from broadsheet.serve.downloads_folder import Held, NoneError, allow_files, taken
from broadsheet.serve.settings import downloads

_STREAMED = "complete downloads are streamed from the database"


@dataclass(frozen=True, slots=True)
class Files:
    """A whole table in a format: as it is, and packed by gzip where there is that."""

    table: str
    kind: str
    plain: Held
    packed: Held | None


class _Folders:
    """The folders of a site, each looked at until it states a database that is served."""

    def __init__(self, datasette: Any) -> None:
        self.missing: dict[Path, object] = dict.fromkeys(downloads(datasette))
        self.held: dict[str, dict[str, Held]] = {}
        if self.missing:
            allow_files()
        for name in [*editions(datasette), *indexes(datasette)] if self.missing else ():
            datasette.databases[name].hash  # noqa: B018 - taken now, while nobody waits for it

    def look(self, datasette: Any) -> None:
        """Take up what has come since the last look, and say what came of it."""
        for folder, before in list(self.missing.items()):
            now = [*map(_mark, (folder / STATEMENT, *sorted(folder.glob(f"*/{STATEMENT}"))))]
            if now == before:
                continue
            self.missing[folder] = now
            try:
                name, held = taken(datasette, folder)
            except NoneError as error:
                _say(f"{folder}: {error}; {_STREAMED}")
            else:
                self.held.update(held)
                del self.missing[folder]
                count = sum(map(len, held.values()))
                _say(f"{folder}: complete downloads of {name} are its {count} files")


_known: WeakKeyDictionary[Any, _Folders] = WeakKeyDictionary()


def look(datasette: Any) -> dict[str, dict[str, Held]]:
    """Return the files that are held, by the name of the database and their own."""
    if datasette not in _known:
        _known[datasette] = _Folders(datasette)
    found = _known[datasette]
    if found.missing:
        found.look(datasette)
    return found.held


def files(asked: Asked) -> Files | None:
    """Return the files that answer a request, None where it is for anything else."""
    if (
        len(asked.parts) != 4
        or asked.parts[1:3] != ["-", "all"]
        or asked.scope["query_string"]
        or asked.scope.get("method") not in {"GET", "HEAD"}
    ):
        return None
    held = look(asked.datasette).get(asked.database or "", {})
    name = asked.parts[3]
    plain, packed = held.get(name), held.get(name + PACKED)
    if name.endswith(PACKED) or plain is None or not plain.is_whole:
        return None
    table, _, kind = name.partition(".")
    return Files(table, kind, plain, packed if packed and packed.is_whole else None)


def _mark(path: Path) -> object:
    """Return what tells a statement from another one; of one that is not there, that."""
    try:
        status = path.lstat()
    except OSError as error:
        return error.errno
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _say(line: str) -> None:
    sys.stderr.write("".join(c if c.isprintable() else "?" for c in line) + "\n")
    sys.stderr.flush()
