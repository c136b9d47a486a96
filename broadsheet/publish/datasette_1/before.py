"""The questions that Datasette 0.65 answers and 1.0 no longer does.

In: a Datasette 1.0, and what is said of its databases. Out: the same object with these methods of
0.65, each of which asks what took its place. What 1.0 itself asks is answered as it expects.
"""

from collections.abc import Sequence
from typing import Any

from datasette.utils.asgi import Forbidden

Permission = str | tuple[str, Any]
"""An action of the whole site, or an action and what it is done to."""


class Before:
    """Questions of 0.65, asked of 1.0; see its documentation, `internals` and `metadata`."""

    def __init__(self, datasette: Any, said: dict[str, Any]) -> None:
        self._datasette = datasette
        self._said = said
        self._check_visibility = datasette.check_visibility

    def metadata(
        self,
        key: str | None = None,
        database: str | None = None,
        table: str | None = None,
        fallback: bool = True,
    ) -> Any:
        """Return what is said of a table, else of its database, else of the site."""
        of_database = (self._said.get("databases") or {}).get(database) or {}
        levels = [self._said]
        if database is not None:
            levels.insert(0, of_database)
        if table is not None:
            levels.insert(0, (of_database.get("tables") or {}).get(table) or {})
        if not fallback:
            levels = levels[:1]
        if key is not None:
            return next((level[key] for level in levels if key in level), None)
        return {name: value for level in levels for name, value in level.items()}

    def table_metadata(self, database: str, table: str) -> dict[str, Any]:
        """Return what is said of a table alone."""
        found: dict[str, Any] = self.metadata(None, database, table, fallback=False)
        return found

    async def get_canned_queries(self, database: str, actor: Any) -> dict[str, dict[str, Any]]:  # noqa: ARG002 - as in 0.65
        """Return the saved queries of a database, whoever may see them."""
        said = self.metadata("queries", database, fallback=False) or {}
        return {
            name: {**(query if isinstance(query, dict) else {"sql": query}), "name": name}
            for name, query in said.items()
            if await self._datasette.get_query(database, name) is not None
        }

    async def get_canned_query(self, database: str, name: str, actor: Any) -> dict[str, Any] | None:
        """Return a saved query of a database."""
        return (await self.get_canned_queries(database, actor)).get(name)

    async def permission_allowed(
        self,
        actor: Any,
        action: str,
        resource: Any = None,
        default: bool | None = False,  # noqa: ARG002 - 1.0 has an answer for each action
    ) -> bool:
        """Tell whether somebody may do something, to a database, or to a table or query of it."""
        datasette = self._datasette
        asked = None
        if resource is not None:
            parent, child = (resource, None) if isinstance(resource, str) else resource
            asked = datasette.resource_for_action(action, parent, child)
        return bool(await datasette.allowed(action=action, resource=asked, actor=actor))

    async def ensure_permissions(self, actor: Any, permissions: Sequence[Permission]) -> None:
        """Raise `Forbidden` where somebody may not do the first of these.

        In 1.0 the answer for a table takes in those for its database and for the site.
        """
        action, resource = _first(permissions)
        if not await self.permission_allowed(actor, action, resource):
            raise Forbidden(action)

    async def check_visibility(
        self,
        actor: Any,
        action: str | None = None,
        resource: Any = None,
        permissions: Sequence[Permission] | None = None,
    ) -> tuple[bool, bool]:
        """Tell whether somebody may see something, and whether strangers may not."""
        if permissions is None:
            seen: tuple[bool, bool] = await self._check_visibility(actor, action, resource)
            return seen
        first = _first(permissions)
        if not await self.permission_allowed(actor, *first):
            return False, False
        return True, not await self.permission_allowed(None, *first)


def answer_as_before(datasette: Any, said: dict[str, Any]) -> None:
    """Have a Datasette 1.0 answer the questions of 0.65."""
    before = Before(datasette, said)
    for name in vars(Before):
        if not name.startswith("_"):
            setattr(datasette, name, getattr(before, name))


def _first(permissions: Sequence[Permission]) -> tuple[str, Any]:
    asked = permissions[0]
    return (asked, None) if isinstance(asked, str) else asked
