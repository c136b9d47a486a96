"""What is to be served, and how: said once, on the command line.

In: nothing. Out: a `Plan`, which a server process is given as JSON.
"""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from broadsheet.serve.settings import PUBLIC_SETTINGS

KEEP_ALIVE = 15
"""Seconds for which a connection may stay idle. A proxy in front has to let go of its own sooner
(`docs/deploy/nginx.conf`): a request that crosses the end of its connection is lost."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is served, where, and by how many processes.

    `inspected` is the file that says what is known of the databases, once they were looked at.
    """

    databases: tuple[str, ...]
    host: str = "127.0.0.1"
    port: int = 8001
    uds: str | None = None
    base_url: str = "/"
    metadata: str | None = None
    https: bool = False
    processes: int = 1
    sql: bool = False
    inspected: str | None = None
    downloads: tuple[str, ...] = ()

    @property
    def settings(self) -> dict[str, Any]:
        """Return the settings of Datasette."""
        own: dict[str, Any] = {} if self.base_url == "/" else {"base_url": self.base_url}
        if self.https:
            own["force_https_urls"] = True
        if self.sql:
            own["default_allow_sql"] = True
        return {**PUBLIC_SETTINGS, **own}

    def of(self, databases: tuple[str, ...], inspected: str) -> "Plan":
        """Return the same plan for other files, and what is known of them."""
        return replace(self, databases=databases, inspected=inspected)

    def written(self) -> str:
        """Return the plan as JSON.

        >>> read(Plan(("corpus.db",)).written()) == Plan(("corpus.db",))
        True
        """
        return json.dumps(asdict(self))

    @property
    def address(self) -> str:
        """Return where the site can be asked for."""
        if self.uds:
            return f"{self.uds} (Unix socket)"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}{self.base_url}"


def read(text: str) -> Plan:
    """Return a plan from its JSON."""
    said = json.loads(text)
    several = {name: tuple(said[name]) for name in ("databases", "downloads")}
    return Plan(**{**said, **several})


def files(named: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the databases that were named; of a folder, those in it."""
    found: list[Path] = []
    for path in named:
        found += sorted(path.glob("*.db")) if path.is_dir() else [path]
    return tuple(dict.fromkeys(found))
