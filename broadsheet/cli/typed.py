"""What was typed, checked: rules, an address, a day, a share.

In: the values of options. Out: what the stages take. `UsageError` names the option that is wrong.
"""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import click

from broadsheet.errors import UsageError, nearest

PATH = click.Path(path_type=Path, readable=False)
"""A path as it was typed; whether it can be used, and for what, is told where that is tried."""


def rules(named: tuple[str, ...]) -> frozenset[str]:
    """Return the rules that were named. Raises `UsageError` where there is no such rule."""
    if not named:  # what follows takes a while to import
        return frozenset()
    from broadsheet.clean.rules import RULES

    for rule in named:
        if rule not in RULES:
            hint = nearest(rule, RULES) or "; `broadsheet rules` lists them"
            raise UsageError("--without", f"there is no rule '{rule}'{hint}")
    return frozenset(named)


def address(url: str | None) -> str | None:
    """Return an address without a slash at its end. Raises `UsageError` where it is none."""
    from broadsheet.publish.metadata import link

    if url is not None and link(url):
        raise UsageError("--address", link(url) or "")
    return url and url.rstrip("/")


def day(as_of: str | None) -> str:
    """Return the day of the build. Raises `UsageError` where what was given is no day."""
    try:
        if as_of is not None:
            return date.fromisoformat(as_of).isoformat()
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        now = datetime.now(UTC) if epoch is None else datetime.fromtimestamp(int(epoch), UTC)
        return now.date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        name = "--as-of" if as_of is not None else "SOURCE_DATE_EPOCH"
        wanted = "YYYY-MM-DD" if as_of is not None else "seconds since 1970"
        raise UsageError(name, f"is no day; write {wanted} ({error})") from error


def share(percent: str) -> float:
    """Return a share from 0 to 1. Raises `UsageError` where what was given is no percentage.

    >>> share("20%")
    0.2
    """
    try:
        found = float(percent.removesuffix("%")) / 100
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise UsageError("--most-unread", "is no share; write a percentage, such as 20%")
    return found


def place(output: Path, shard_by: str | None) -> Path:
    """Return where the database is to stand, or the folder of databases: named alike.

    >>> print(place(Path("out/corpus.db"), None), place(Path("out/corpus.db"), "year"))
    out/corpus.db out/corpus
    """
    return output.with_suffix("") if shard_by and output.suffix == ".db" else output
