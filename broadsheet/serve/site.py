"""The Datasette that a `Plan` describes."""

from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.utils import parse_metadata

from broadsheet.serve.plan import Plan


def site(plan: Plan) -> Any:
    """Return the Datasette that a plan describes."""
    metadata = plan.metadata and Path(plan.metadata).read_text(encoding="utf-8")
    return Datasette(
        [],
        immutables=list(plan.databases),
        metadata=parse_metadata(metadata) if metadata else None,
        settings=plan.settings,
    )
