"""The Datasette that a `Plan` describes."""

import json
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.utils import parse_metadata

from broadsheet.serve.plan import Plan


def site(plan: Plan) -> Any:
    """Return the Datasette that a plan describes."""
    metadata = plan.metadata and Path(plan.metadata).read_text(encoding="utf-8")
    found = Datasette(
        [],
        immutables=list(plan.databases),
        metadata=parse_metadata(metadata) if metadata else None,
        settings=plan.settings,
    )
    if plan.inspected:
        # Only now is it known by which names the files are served.
        known = json.loads(Path(plan.inspected).read_text(encoding="utf-8"))
        found.inspect_data = {
            one.name: known[str(one.path)]
            for one in found.databases.values()
            if str(one.path) in known
        }
    return found
