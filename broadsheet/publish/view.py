"""Which page is about to be shown, as Datasette tells it to plugins."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from broadsheet.publish.about import Said


@dataclass(frozen=True)
class View:
    """A page: what Datasette calls it, and the database and table that it is of, if any."""

    datasette: Any
    request: Any
    name: str
    database: str | None
    table: str | None

    @cached_property
    def said(self) -> Said:
        """What the site says of its databases."""
        return Said(self.datasette)

    @property
    def actor(self) -> Any:
        """Who asks for the page, None for a stranger."""
        return self.request.actor if self.request else None
