"""What a request asks for, as far as its address tells.

In: the scope of a request. Out: `Asked`. Nothing is looked up in a database.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl

from datasette.utils import tilde_decode

from broadsheet.publish.edition import is_ours
from broadsheet.publish.shards.index import index_of

KNOWN_BY = frozenset({"cookie", "authorization"})
"""Headers that tell who asks."""

_ENDING = re.compile(r"\.(\w+)$")


def raw_path(scope: Any) -> bytes:
    """Return the path as it was sent, where the server tells that."""
    sent: bytes = scope.get("raw_path") or str(scope["path"]).encode("utf-8", "surrogatepass")
    return sent.partition(b"?")[0]


def is_known(scope: Any) -> bool:
    """Tell whether a request says who asks."""
    return any(name.decode("latin-1") in KNOWN_BY for name, _ in scope.get("headers", []))


@dataclass(frozen=True)
class Asked:
    """A request's address in its parts."""

    datasette: Any
    scope: Any

    @cached_property
    def path(self) -> str:
        """The path as Datasette takes it: it begins with a slash."""
        return raw_path(self.scope).decode("latin-1")

    @cached_property
    def parts(self) -> list[str]:
        """The parts of the path between its slashes."""
        return self.path.strip("/").split("/")

    @cached_property
    def arguments(self) -> list[tuple[str, str]]:
        """The arguments, in their order."""
        return parse_qsl(self.scope["query_string"].decode("latin-1"), keep_blank_values=True)

    @cached_property
    def ending(self) -> str:
        """What the path ends in: csv, json and so on; empty for a page."""
        asked = dict(self.arguments).get("_format")
        found = _ENDING.search(self.parts[-1])
        return asked or (found[1] if found else "")

    @cached_property
    def database(self) -> str | None:
        """The name of the database that the path begins with."""
        first = self.parts[0]
        routes = {db.route: name for name, db in self.datasette.databases.items()}
        for route in (first, _ENDING.sub("", first)):
            name = tilde_decode(route) if "~" in route or "+" in route else route
            if name in routes:
                return str(routes[name])
        return None

    @cached_property
    def table(self) -> str | None:
        """The name of the table or saved query that the path leads to."""
        if self.database is None or len(self.parts) < 2 or self.parts[1] == "-":
            return None
        last = len(self.parts) == 2
        return str(tilde_decode(_ENDING.sub("", self.parts[1]) if last else self.parts[1]))

    @cached_property
    def ours(self) -> bool:
        """Whether the database is one that Broadsheet made."""
        return is_ours(self.datasette, self.database) or (
            self.database is not None and index_of(self.datasette, self.database) is not None
        )

    @cached_property
    def is_query(self) -> bool:
        """Whether the path is that of a saved query."""
        if self.table is None:
            return False
        queries = self.datasette.metadata("queries", database=self.database, fallback=False)
        return self.table in (queries or {})
