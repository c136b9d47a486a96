"""Entities that no rule of the editor is about, on the disk while the others are changed.

In: entities in the order of kinds and keys, and the names of all. Out: whether a key is taken,
which name is the nearest to one that no article has, and the entities again.
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from heapq import merge

import msgspec

from broadsheet.enrich.resolve.forms import Entity, letters
from broadsheet.records import Kind
from broadsheet.scratch import scratch

NEAR, MOST_NEAR = 0.6, 5_000
"""How alike the nearest name must be (difflib's ratio), and how many names are looked at for it."""

_TABLES = """
CREATE TABLE others (key TEXT, entity BLOB);
CREATE INDEX keys ON others (key);
CREATE TABLE written (number INTEGER PRIMARY KEY, letters TEXT UNIQUE, name TEXT);
"""

_NEAR = """
SELECT letters, name FROM written
WHERE substr(letters, 1, 1) = substr(:own, 1, 1) OR instr(letters, :own) OR instr(:own, letters)
ORDER BY number LIMIT :most
"""

_KINDS = list(Kind)


class Others:
    """The entities, and each way of writing a name as it was first written."""

    def __init__(self) -> None:
        self.connection = scratch(_TABLES)

    def __contains__(self, key: str) -> bool:
        """Tell whether one of the entities has a key."""
        sql = "SELECT 1 FROM others WHERE key = ?"
        return self.connection.execute(sql, (key,)).fetchone() is not None

    def keep(self, entity: Entity) -> None:
        """Keep an entity."""
        self.write(entity)
        sql = "INSERT INTO others VALUES (?, ?)"
        self.connection.execute(sql, (entity.key, _ENCODE(entity)))

    def write(self, entity: Entity) -> None:
        """Note how the names of an entity are written."""
        names = dict.fromkeys((entity.name, *(form.name for form in entity.forms)))
        sql = "INSERT OR IGNORE INTO written (letters, name) VALUES (?, ?)"
        self.connection.executemany(sql, [(letters(name), name) for name in names])

    def nearest(self, name: str) -> str:
        """Say which name, of those that articles have, is the nearest to one that none has."""
        own = letters(name)
        asked = {"own": own, "most": MOST_NEAR}
        near = dict(self.connection.execute(_NEAR, asked))
        close = get_close_matches(own, near, n=1, cutoff=NEAR)
        return f"; the nearest is {near[close[0]]}" if close else ""

    def merged(self, changed: Iterable[Entity]) -> Iterator[Entity]:
        """Yield the entities among those that were changed, in the order of kinds and keys."""
        rows = self.connection.execute("SELECT entity FROM others ORDER BY rowid")
        kept = (_DECODE(packed) for (packed,) in rows)
        yield from merge(kept, sorted(changed, key=_order), key=_order)
        self.connection.close()


def _order(entity: Entity) -> tuple[int, str]:
    return _KINDS.index(entity.kind), entity.key


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(Entity).decode
