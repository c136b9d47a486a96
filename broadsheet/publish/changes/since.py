"""Which earlier edition a database was compared with, and how many articles are different.

In: what the build has written down. Out: a `Since`. Anyone may have made the file, so that numbers
and hashes are taken for such only if they look so.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from broadsheet.publish.citation import SHORT
from broadsheet.records import CHANGE_KINDS

_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Since:
    """An earlier edition; None what the build has not written down.

    `counts` are the articles by what happened to them; `not_compared` names the columns that the
    earlier edition does not have.
    """

    manifest: str | None
    version: str | None
    articles: int | None
    counts: dict[str, int]
    not_compared: str | None

    @property
    def edition(self) -> str | None:
        """The earlier edition, as short as it is shown."""
        return self.manifest and self.manifest[:SHORT]

    @property
    def total(self) -> int:
        """How many articles are different; one that was renamed and changed counts twice."""
        return sum(self.counts.values())


def since(build: Mapping[str, str]) -> Since:
    """Return the earlier edition.

    >>> since({"since_added": "3", "since_renamed": "many"}).counts
    {'added': 3}
    """
    said = {key: value for key, value in build.items() if key.startswith("since_")}
    manifest = said.get("since_manifest_sha256", "")
    counts = {kind: _number(said.get(f"since_{kind}")) for kind in CHANGE_KINDS}
    return Since(
        manifest if re.fullmatch(r"[0-9a-f]{64}", manifest) else None,
        said.get("since_version"),
        _number(said.get("since_articles")),
        {kind: count for kind, count in counts.items() if count is not None},
        said.get("since_not_compared"),
    )


def _number(text: str | None) -> int | None:
    good = text is not None and text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if text is not None and good else None
