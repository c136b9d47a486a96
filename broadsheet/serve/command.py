"""The same in terms of `datasette serve`: what a plan is without a supervisor.

In: a `Plan`. Out: a command for one's own machine; the line and the settings that are said before
the site is served to everyone.
"""

import os
import shlex
import sys
from pathlib import Path
from typing import Any

from datasette.utils import BadMetadataError, parse_metadata

from broadsheet.errors import UsageError
from broadsheet.publish import datasette_1
from broadsheet.serve.plan import Plan, files
from broadsheet.serve.settings import DOWNLOADS, VARIABLE


def ensure_served(plan: Plan, *, public: bool, folder: Path | None) -> None:
    """Raise `UsageError` where a plan cannot be served."""
    for path in map(Path, plan.databases):
        if not path.exists():
            raise UsageError(path, "does not exist; build it first, or name another one")
        if path.is_dir() and not files((path,)):
            raise UsageError(path, "has no databases; build one first")
    metadata_of(plan)
    if public:
        _ensure_public(plan, folder)
        return
    given = {
        "--settings-to": folder,
        "--https": plan.https,
        "--processes": plan.processes > 1,
        "--sql": plan.sql,
        "--downloads": bool(plan.downloads),
    }
    for option, value in given.items():
        if value:
            raise UsageError(option, "goes with --public only; add that")


def _ensure_public(plan: Plan, folder: Path | None) -> None:
    if datasette_1.NEWER:
        raise UsageError("--public", datasette_1.PUBLIC_NEEDS)
    for made in plan.downloads:
        if os.pathsep in made:
            raise UsageError(made, f"has a {os.pathsep} in its name; give the folder another one")
    if plan.sql and folder:
        raise UsageError("--sql", "is off without a supervisor; leave out --settings-to")


def metadata_of(plan: Plan) -> dict[str, Any]:
    """Return what the file of metadata says. Raises `UsageError` where it cannot be read."""
    if plan.metadata is None:
        return {}
    try:
        said = parse_metadata(Path(plan.metadata).read_text(encoding="utf-8"))
    except (OSError, ValueError, BadMetadataError) as error:
        raise UsageError(plan.metadata, f"cannot be read as YAML or JSON: {error}") from error
    if not isinstance(said, dict):
        raise UsageError(plan.metadata, "has no keys; see `broadsheet metadata`")
    return said


def own_machine(plan: Plan) -> list[str]:
    """Return the command that serves a plan's databases to whoever starts it."""
    base = ["--setting", "base_url", plan.base_url] if plan.base_url != "/" else []
    served = map(str, files(tuple(map(Path, plan.databases))))
    return [sys.executable, "-m", "datasette", "serve", *served, *_where(plan), *base]


def stated(plan: Plan) -> list[str]:
    """Return lines that say how a plan's databases are served."""
    settings = {name: _said(value) for name, value in plan.settings.items()}
    width = max(map(len, settings))
    held = [word for path in files(tuple(map(Path, plan.databases))) for word in ("-i", str(path))]
    plain = {**settings, "default_allow_sql": "off"}  # there it would run among the readers
    chosen = [word for pair in plain.items() for word in ("--setting", *pair)]
    line = ["datasette", "serve", *held, *_where(plan), *chosen]
    return [
        "Settings of Datasette:",
        *(f"  {name:{width}}  {value}" for name, value in settings.items()),
        "The same without a supervisor, which would exchange editions and processes:",
        f"  {_variables(plan)} {shlex.join(line)}",
    ]


def _variables(plan: Plan) -> str:
    downloads = shlex.quote(os.pathsep.join(plan.downloads))
    return f"{VARIABLE}=1" + (f" {DOWNLOADS}={downloads}" if plan.downloads else "")


def _where(plan: Plan) -> list[str]:
    there = ["--uds", plan.uds] if plan.uds else ["-h", plan.host, "-p", str(plan.port)]
    return [*there, *(["-m", plan.metadata] if plan.metadata else [])]


def _said(value: bool | int | str) -> str:
    """Say a setting as the command line of Datasette has it.

    >>> [_said(value) for value in (True, False, 200, "/news/")]
    ['on', 'off', '200', '/news/']
    """
    return ("off", "on")[value] if isinstance(value, bool) else str(value)
