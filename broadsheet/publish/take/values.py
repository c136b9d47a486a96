"""What all formats share: where rows come from, and values as text files have them."""

import base64
import math
from dataclasses import dataclass
from typing import Any

from broadsheet.publish.citation import Corpus


@dataclass(frozen=True, slots=True)
class Origin:
    """Where rows come from: the corpus, what was asked for, and the address that leads to it."""

    corpus: Corpus
    name: str
    address: str | None = None


def said(origin: Origin) -> list[tuple[str, str]]:
    """Say in lines where rows come from."""
    corpus = origin.corpus
    lines = [("corpus", corpus.title), ("edition", corpus.edition),
             ("manifest_sha256", corpus.manifest or ""), ("table or query", origin.name),
             ("address", origin.address or "")]  # fmt: skip
    return [(name, value) for name, value in lines if value]


def plain(value: Any) -> Any:
    """Return a value as text files have it: bytes as base64 (RFC 4648), no number that is none."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, float) and not math.isfinite(value):
        return "Infinity" if value > 0 else "-Infinity"  # SQLite knows no NaN
    return value
